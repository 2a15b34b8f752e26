use jiff::civil::Date;

use super::find::DateOrder;
use super::tokens::{Kind, Token};

/// Month names and their short forms, in English and in the languages of the larger European and Latin American papers.
const MONTHS: &[(i8, &[&str])] = &[
    (1, &["january", "jan", "januar", "jänner", "janvier", "janv", "enero", "gennaio", "janeiro", "januari", "января"]),
    (2, &["february", "feb", "februar", "février", "févr", "febrero", "febbraio", "fevereiro", "februari", "февраля"]),
    (3, &["march", "mar", "märz", "mrz", "mars", "marzo", "março", "maart", "марта"]),
    (4, &["april", "apr", "avril", "avr", "abril", "aprile", "апреля"]),
    (5, &["may", "mai", "mayo", "maggio", "maio", "mei", "мая"]),
    (6, &["june", "jun", "juni", "juin", "junio", "giugno", "junho", "июня"]),
    (7, &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "julho", "июля"]),
    (8, &["august", "aug", "août", "agosto", "augustus", "августа"]),
    (9, &["september", "sept", "sep", "septembre", "septiembre", "settembre", "setembro", "сентября"]),
    (10, &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "outubro", "октября"]),
    (11, &["november", "nov", "novembre", "noviembre", "novembro", "ноября"]),
    (12, &["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dicembre", "dezembro", "декабря"]),
];

const WEEKDAYS: &[&str] = &[
    "monday",
    "mon",
    "tuesday",
    "tue",
    "tues",
    "wednesday",
    "wed",
    "thursday",
    "thu",
    "thur",
    "thurs",
    "friday",
    "fri",
    "saturday",
    "sat",
    "sunday",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
];

fn month(token: Option<&Token>) -> Option<i8> {
    let word = token?.word()?;
    MONTHS.iter().find(|(_, names)| names.contains(&word)).map(|(month, _)| *month)
}

/// A date, or the part of one that a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// The date, where day, month and year are all there and their order is plain.
    pub date: Option<Date>,
    /// How many tokens it takes.
    pub length: usize,
}

/// The date that starts with the first of `tokens`.
pub(super) fn day(tokens: &[Token], order: DateOrder) -> Option<Day> {
    let mut at = 0;
    if tokens.first()?.word().is_some_and(|word| WEEKDAYS.contains(&word)) {
        at = 1;
        while at <= 2 && tokens.get(at).is_some_and(|t| t.is_mark(&['.', ','])) {
            at += 1;
        }
        if tokens.get(at).is_some_and(|t| matches!(t.word(), Some("the" | "le" | "den" | "el"))) {
            at += 1;
        }
    }
    let rest = &tokens[at..];
    let found =
        month_first(rest).or_else(|| day_first(rest)).or_else(|| numeric(rest, order)).or_else(|| east_asian(rest));
    match found {
        Some(day) => Some(Day { length: day.length + at, ..day }),
        // "Friday 7:46 pm": a day, but no date.
        None if at > 0 && tokens[0].range.len() > 3 => Some(Day { date: None, length: 1 }),
        None => None,
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|y| (1000..3000).contains(y))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Walks over tokens.
struct Cursor<'t> {
    tokens: &'t [Token],
    at: usize,
}

impl<'t> Cursor<'t> {
    fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.at)
    }

    fn skip_marks(&mut self, marks: &[char]) -> bool {
        let found = self.peek().is_some_and(|t| t.is_mark(marks));
        self.at += usize::from(found);
        found
    }

    fn skip_words(&mut self, words: &[&str]) -> bool {
        let found = self.peek().and_then(Token::word).is_some_and(|word| words.contains(&word));
        self.at += usize::from(found);
        found
    }

    fn month(&mut self) -> Option<u32> {
        let month = month(self.peek())?;
        self.at += 1;
        u32::try_from(month).ok()
    }

    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let (value, found) = self.peek()?.number()?;
        digits.contains(&found).then(|| self.at += 1)?;
        Some(value)
    }

    /// `th`, `st`, glued to the number before it.
    fn skip_ordinal(&mut self) {
        if self.peek().is_some_and(|t| t.glued) {
            self.skip_words(&["st", "nd", "rd", "th", "er"]);
        }
    }

    /// A four-digit year that is not the hour of a time such as `2012:30`.
    fn year(&mut self) -> Option<u32> {
        let start = self.at;
        let year = self.number(4..=4).filter(|y| (1000..3000).contains(y));
        let is_clock = self.peek().is_some_and(|t| t.glued && t.is_mark(&[':']))
            && self.tokens.get(self.at + 1).is_some_and(|t| t.glued && t.number().is_some());
        if year.is_none() || is_clock {
            self.at = start;
            return None;
        }
        year
    }
}

/// `December 14th, 2012`, `Dec. 14 2012`, `December 14`.
fn month_first(tokens: &[Token]) -> Option<Day> {
    let mut c = Cursor { tokens, at: 0 };
    let month = c.month()?;
    c.skip_marks(&['.']);
    c.skip_marks(&['-', '/', ' ']);
    let day = c.number(1..=2).filter(|d| (1..=31).contains(d))?;
    c.skip_ordinal();
    let without_year = c.at;
    c.skip_marks(&[',', '.']);
    c.skip_marks(&['-', '/', '\'']);
    match c.year() {
        Some(year) => Some(Day { date: Some(date(year, month, day)?), length: c.at }),
        // "May 7:46": the number is an hour.
        None if tokens.get(without_year).is_some_and(|t| t.glued && t.is_mark(&[':'])) => None,
        None => Some(Day { date: None, length: without_year }),
    }
}

/// `14 December 2012`, `14th of Dec., 2012`, `14-Dec-2012`, `14. Dezember 2012`, `14 December`.
fn day_first(tokens: &[Token]) -> Option<Day> {
    let mut c = Cursor { tokens, at: 0 };
    let day = c.number(1..=2).filter(|d| (1..=31).contains(d))?;
    c.skip_ordinal();
    c.skip_marks(&['.']);
    c.skip_marks(&['-', '/', ',']);
    c.skip_words(&["of", "de"]);
    let month = c.month()?;
    let without_year = c.at;
    c.skip_marks(&['.']);
    c.skip_marks(&[',', '-', '/']);
    c.skip_words(&["de", "del"]);
    match c.year() {
        Some(year) => Some(Day { date: Some(date(year, month, day)?), length: c.at }),
        None => Some(Day { date: None, length: without_year }),
    }
}

/// `2012-12-14`, `14.12.2012`, `31/12/2012`, `12/31/12`.
fn numeric(tokens: &[Token], order: DateOrder) -> Option<Day> {
    let [first, sep, second, sep2, third, ..] = tokens else { return None };
    let (Kind::Mark(mark), Kind::Mark(mark2)) = (&sep.kind, &sep2.kind) else { return None };
    if mark != mark2 || !matches!(mark, '-' | '/' | '.') || !(sep.glued && second.glued && sep2.glued && third.glued) {
        return None;
    }
    let ((a, a_digits), (b, b_digits), (c, c_digits)) = (first.number()?, second.number()?, third.number()?);
    // The next digits would make it a version number or an address.
    if tokens.get(5).is_some_and(|t| t.glued && t.is_mark(&['.', '/', '-']) && *mark == '.')
        && tokens.get(6).is_some_and(|t| t.glued && t.number().is_some())
    {
        return None;
    }
    if a_digits == 4 && b_digits <= 2 && c_digits <= 2 {
        return Some(Day { date: Some(date(a, b, c)?), length: 5 });
    }
    if a_digits > 2 || b_digits > 2 || !matches!(c_digits, 2 | 4) {
        return None;
    }
    let year = if c_digits == 4 { c } else { 2000 + c };
    let (day_month, month_day) = (date(year, b, a), date(year, a, b));
    let found = match (mark, order) {
        ('.', _) => day_month,
        (_, DateOrder::DayFirst) => day_month,
        (_, DateOrder::MonthFirst) => month_day,
        _ if a == b => day_month,
        _ if day_month.is_some() && month_day.is_some() => return Some(Day { date: None, length: 5 }),
        _ => day_month.or(month_day),
    };
    // Two-digit years with dots are more often something else: "version 1.2.12".
    (c_digits == 4 || *mark == '/').then_some(Day { date: Some(found?), length: 5 })
}

/// `2012年12月14日`.
fn east_asian(tokens: &[Token]) -> Option<Day> {
    let [y, ym, m, mm, d, dm, ..] = tokens else { return None };
    if !(ym.is_mark(&['年']) && mm.is_mark(&['月']) && dm.is_mark(&['日'])) {
        return None;
    }
    Some(Day { date: Some(date(y.number()?.0, m.number()?.0, d.number()?.0)?), length: 6 })
}
