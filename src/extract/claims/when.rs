//! Expressions of time: where they are, what they say, and the date that they come to against a dateline.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::words::{is_time_unit, month, number, weekday};

/// A length of time that the calendar counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// On which side of the dateline the text puts a weekday or month; none where the verb decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Open,
    Last,
    Next,
}

/// What an expression of time says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// `in 2010`.
    Year(i16),
    /// `in March 2010`.
    Month(i16, i8),
    /// `on 14 December 2012`.
    Day(Date),
    /// `in March`, without a year.
    BareMonth(i8, Side),
    /// `on March 3`, without a year.
    BareDay(i8, i8),
    /// `on Tuesday`.
    Weekday(Weekday, Side),
    /// The dateline's own day, week, month or year and how many on: `last week` is -1.
    Shifted(Unit, i32),
    /// `for the past four years`.
    Past(Unit, i32),
    /// `from 2011 to 2014`, `in the 1990s`.
    Years(i16, i16),
    /// Something else, or what sets a limit only: `since 2010`.
    Vague,
}

impl When {
    /// The time in the lexical form of `xsd:gYear`, `xsd:gYearMonth` or `xsd:date`, or of two of these with a slash between.
    ///
    /// What the text leaves out is counted from `published`, back if the event is `past` and else on; without a dateline it stays
    /// unknown. Weeks run from Monday to Sunday.
    pub(super) fn lexical(self, published: Option<Date>, past: bool) -> Option<String> {
        match self {
            Self::Year(year) => Some(format!("{year:04}")),
            Self::Month(year, month) => Some(format!("{year:04}-{month:02}")),
            Self::Day(date) => Some(date.to_string()),
            Self::Years(from, to) => Some(format!("{from:04}/{to:04}")),
            Self::BareMonth(month, side) => {
                let from = published?;
                let year = match side {
                    Side::Open if past => from.year() - i16::from(month > from.month()),
                    Side::Open => from.year() + i16::from(month < from.month()),
                    Side::Last => from.year() - i16::from(month >= from.month()),
                    Side::Next => from.year() + i16::from(month <= from.month()),
                };
                Some(format!("{year:04}-{month:02}"))
            }
            Self::BareDay(month, day) => {
                let from = published?;
                let this = Date::new(from.year(), month, day).ok()?;
                let year =
                    if past { from.year() - i16::from(this > from) } else { from.year() + i16::from(this < from) };
                Date::new(year, month, day).ok().map(|d| d.to_string())
            }
            Self::Weekday(day, side) => {
                let from = published?;
                let date = match side {
                    Side::Open if past && from.weekday() == day => from,
                    Side::Last => from.nth_weekday(-1, day).ok()?,
                    Side::Open if past => from.nth_weekday(-1, day).ok()?,
                    Side::Open | Side::Next => from.nth_weekday(1, day).ok()?,
                };
                Some(date.to_string())
            }
            Self::Shifted(unit, count) => shifted(published?, unit, count),
            Self::Past(Unit::Year, count) => {
                let to = published?.year();
                Some(format!("{:04}/{to:04}", to - i16::try_from(count).ok()?))
            }
            Self::Past(Unit::Month, count) => {
                let to = published?;
                let from = to.first_of_month().checked_sub(count.months()).ok()?;
                Some(format!("{:04}-{:02}/{:04}-{:02}", from.year(), from.month(), to.year(), to.month()))
            }
            Self::Past(unit, count) => {
                let days = if unit == Unit::Week { count.checked_mul(7)? } else { count };
                let to = published?;
                Some(format!("{}/{to}", to.checked_sub(days.days()).ok()?))
            }
            Self::Vague => None,
        }
    }
}

fn shifted(from: Date, unit: Unit, count: i32) -> Option<String> {
    match unit {
        Unit::Day => from.checked_add(count.days()).ok().map(|d| d.to_string()),
        Unit::Week => {
            let back = i32::from(from.weekday().to_monday_zero_offset());
            let monday = from.checked_add(count.checked_mul(7)?.checked_sub(back)?.days()).ok()?;
            Some(format!("{monday}/{}", monday.checked_add(6.days()).ok()?))
        }
        Unit::Month => {
            let month = from.first_of_month().checked_add(count.months()).ok()?;
            Some(format!("{:04}-{:02}", month.year(), month.month()))
        }
        Unit::Year => {
            let year = from.year().checked_add(i16::try_from(count).ok()?)?;
            (1000..=9999).contains(&year).then(|| format!("{year:04}"))
        }
    }
}

/// The expression of time that begins with the first of `words` (in lower case): how many words, and what it says.
///
/// A preposition belongs to it only where it is followed by a date.
pub(super) fn time_at(words: &[&str]) -> Option<(usize, When)> {
    let first = *words.first()?;
    let word = |at: usize| words.get(at).copied().unwrap_or("");
    if matches!(first, "from" | "between") {
        let joint = if first == "from" { ["to", "until"] } else { ["and", "and"] };
        let month = |at: usize| usize::from(self::month(word(at)).is_some());
        let second = 2 + month(1);
        let years = year(word(second - 1)).zip(year(word(second + 1 + month(second + 1))));
        if let Some((from, to)) = years.filter(|(from, to)| joint.contains(&word(second)) && from <= to) {
            return Some((second + 2 + month(second + 1), When::Years(from, to)));
        }
    }
    let exact = matches!(first, "in" | "on" | "during" | "at");
    let loose = matches!(
        first,
        "since"
            | "until"
            | "till"
            | "by"
            | "around"
            | "from"
            | "before"
            | "after"
            | "for"
            | "over"
            | "within"
            | "through"
            | "throughout"
    );
    let mut at = usize::from(exact || loose);
    let mut skip = |listed: &[&str]| {
        let there = at > 0 && words.get(at).is_some_and(|w| listed.contains(w));
        at += usize::from(there);
        there
    };
    skip(&["the"]);
    while skip(&["early", "late", "mid", "-", "mid-", "middle", "end", "beginning", "start", "of"]) {}
    let (len, when) = date(words.get(at..)?)?;
    if matches!(when, When::Year(_)) && at == 0 {
        return None;
    }
    // `since 2010` sets a limit; `for the past four years` and `over the weekend` say when.
    let limit = loose
        && !matches!((first, when), ("for" | "over" | "through" | "throughout", When::Past(..) | When::Shifted(..)));
    Some((at + len, if limit { When::Vague } else { when }))
}

fn date(words: &[&str]) -> Option<(usize, When)> {
    let first = *words.first()?;
    let word = |at: usize| words.get(at).copied().unwrap_or("");
    if let Some(day) = weekday(first) {
        let comma = usize::from(word(1) == ",");
        let dated = words.get(1 + comma..).and_then(date);
        if let Some((len, when)) = dated.filter(|(_, w)| matches!(w, When::Day(_) | When::BareDay(..))) {
            return Some((1 + comma + len, when));
        }
        let part = usize::from(is_part_of_day(word(1)));
        return Some((1 + part, When::Weekday(day, Side::Open)));
    }
    if let Some(found) = calendar(words) {
        return Some(found);
    }
    match first {
        "today" | "tonight" => return Some((1, When::Shifted(Unit::Day, 0))),
        "yesterday" => return Some((1 + usize::from(is_part_of_day(word(1))), When::Shifted(Unit::Day, -1))),
        "tomorrow" => return Some((1 + usize::from(is_part_of_day(word(1))), When::Shifted(Unit::Day, 1))),
        "last" | "past" | "next" | "this" | "earlier" | "later" | "coming" => {
            let this = usize::from(matches!(first, "earlier" | "later") && word(1) == "this");
            return pointed(if this == 1 { "this" } else { first }, &words[1 + this..])
                .map(|(len, when)| (1 + this + len, when));
        }
        "previous" | "following" | "recent" => return is_time_unit(word(1)).then_some((2, When::Vague)),
        _ => {}
    }
    if let Some((count, len)) = counted(words) {
        let what = word(len);
        let ago = word(len + 1) == "ago";
        let later = matches!(word(len + 1), "later" | "earlier" | "before");
        let when = match unit(what).filter(|_| ago) {
            Some(unit) => When::Shifted(unit, -count),
            None => When::Vague,
        };
        return is_time_unit(what).then_some((len + 1 + usize::from(ago || later), when));
    }
    let decade = first.strip_suffix("0s").and_then(|d| year(&format!("{d}0")));
    decade.map(|from| (1, When::Years(from, from + 9)))
}

/// Days, months and years by their names: `March 3, 2009`, `14 December`, `2010`.
fn calendar(words: &[&str]) -> Option<(usize, When)> {
    let first = *words.first()?;
    let word = |at: usize| words.get(at).copied().unwrap_or("");
    let exact = |year, month, day| Date::new(year, month, day).map_or(When::Vague, When::Day);
    if let Some(month) = month(first) {
        if let Some(day) = day(word(1)) {
            let comma = usize::from(word(2) == ",");
            if let Some(year) = year(word(2 + comma)) {
                let closing = usize::from(comma == 1 && word(4) == ",");
                return Some((3 + comma + closing, exact(year, month, day)));
            }
            return Some((2, When::BareDay(month, day)));
        }
        let comma = usize::from(word(1) == ",");
        if let Some(year) = year(word(1 + comma)) {
            return Some((2 + comma, When::Month(year, month)));
        }
        return Some((1, When::BareMonth(month, Side::Open)));
    }
    if let (Some(day), Some(month)) = (day(first), month(word(1))) {
        return Some(year(word(2)).map_or((2, When::BareDay(month, day)), |year| (3, exact(year, month, day))));
    }
    year(first).map(|year| (1, When::Year(year)))
}

/// What follows `last`, `next` or `this`.
fn pointed(pointer: &str, words: &[&str]) -> Option<(usize, When)> {
    let first = *words.first()?;
    let (side, shift) = match pointer {
        "last" | "past" => (Side::Last, -1),
        "next" | "coming" => (Side::Next, 1),
        "this" => (Side::Open, 0),
        // `later Tuesday`; of `later that year` nothing is known.
        _ => {
            let plain = weekday(first).is_some() || matches!(first, "today" | "on");
            return if plain {
                date(&words[usize::from(first == "on")..]).map(|(n, w)| (n + usize::from(first == "on"), w))
            } else {
                None
            };
        }
    };
    if let Some(day) = weekday(first) {
        return Some((1 + usize::from(is_part_of_day(words.get(1).copied().unwrap_or(""))), When::Weekday(day, side)));
    }
    if let Some(month) = month(first) {
        return Some((1, When::BareMonth(month, side)));
    }
    if let Some((count, len)) = counted(words) {
        let what = words.get(len).copied().unwrap_or("");
        let when = unit(what).filter(|_| shift < 0).map_or(When::Vague, |unit| When::Past(unit, count));
        return is_time_unit(what).then_some((len + 1, when));
    }
    let when = match (first, pointer) {
        ("night" | "evening", "last") => When::Shifted(Unit::Day, -1),
        ("morning" | "afternoon" | "evening", "this") => When::Shifted(Unit::Day, 0),
        ("year" | "month" | "week", "past") => When::Past(unit(first)?, 1),
        (other, _) => {
            unit(other).filter(|_| !other.ends_with('s')).map_or(When::Vague, |unit| When::Shifted(unit, shift))
        }
    };
    is_time_unit(first).then_some((1, when))
}

/// A number in figures or words, `a` and `the` for one, and how many words it takes.
fn counted(words: &[&str]) -> Option<(i32, usize)> {
    match *words.first()? {
        "a" | "an" if words.get(2) == Some(&"ago") => Some((1, 1)),
        first => {
            let count = number(first)?;
            (0..=1000).contains(&count).then_some((count, 1))
        }
    }
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "month" | "months" => Unit::Month,
        "year" | "years" => Unit::Year,
        _ => return None,
    })
}

fn is_part_of_day(word: &str) -> bool {
    matches!(word, "morning" | "afternoon" | "evening" | "night")
}

fn year(word: &str) -> Option<i16> {
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))
        .then(|| word.parse().ok())
        .flatten()
        .filter(|y| (1500..2100).contains(y))
}

fn day(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten().filter(|d| (1..=31).contains(d))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Friday.
    const DATELINE: Date = jiff::civil::date(2012, 12, 14);

    #[test]
    fn resolves_expressions_against_the_dateline() {
        for (text, len, past, future) in [
            ("in 2010 .", 2, Some("2010"), Some("2010")),
            ("in march 2010", 3, Some("2010-03"), Some("2010-03")),
            ("on 14 december 2012 he", 4, Some("2012-12-14"), Some("2012-12-14")),
            ("on december 14 , 2012 , he", 6, Some("2012-12-14"), Some("2012-12-14")),
            ("on december 20", 3, Some("2011-12-20"), Some("2012-12-20")),
            ("on 3 march", 3, Some("2012-03-03"), Some("2013-03-03")),
            ("in march that", 2, Some("2012-03"), Some("2013-03")),
            ("in early march", 3, Some("2012-03"), Some("2013-03")),
            ("last december", 2, Some("2011-12"), Some("2011-12")),
            ("since 2010", 2, None, None),
            ("by tuesday", 2, None, None),
            ("on tuesday", 2, Some("2012-12-11"), Some("2012-12-18")),
            ("friday morning", 2, Some("2012-12-14"), Some("2012-12-21")),
            ("last friday", 2, Some("2012-12-07"), Some("2012-12-07")),
            ("earlier on monday", 3, Some("2012-12-10"), Some("2012-12-17")),
            ("on tuesday , march 3 , 2009", 7, Some("2009-03-03"), Some("2009-03-03")),
            ("today", 1, Some("2012-12-14"), Some("2012-12-14")),
            ("yesterday", 1, Some("2012-12-13"), Some("2012-12-13")),
            ("this morning", 2, Some("2012-12-14"), Some("2012-12-14")),
            ("last week", 2, Some("2012-12-03/2012-12-09"), Some("2012-12-03/2012-12-09")),
            ("next month", 2, Some("2013-01"), Some("2013-01")),
            ("earlier this year", 3, Some("2012"), Some("2012")),
            ("two years ago", 3, Some("2010"), Some("2010")),
            ("a month ago", 3, Some("2012-11"), Some("2012-11")),
            ("three days ago", 3, Some("2012-12-11"), Some("2012-12-11")),
            ("three days later", 3, None, None),
            ("for the past four years", 5, Some("2008/2012"), Some("2008/2012")),
            ("from 2001 to 2004", 4, Some("2001/2004"), Some("2001/2004")),
            ("between may 2001 and july 2004", 6, Some("2001/2004"), Some("2001/2004")),
            ("in the 1990s", 3, Some("1990/1999"), Some("1990/1999")),
            ("on 31 february 2012", 4, None, None),
            ("last summer", 2, None, None),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            let found = time_at(&words);
            assert_eq!(found.map(|f| f.0), Some(len), "{text}");
            let lexical = |past| found.and_then(|f| f.1.lexical(Some(DATELINE), past));
            assert_eq!(lexical(true).as_deref(), past, "{text}");
            assert_eq!(lexical(false).as_deref(), future, "{text}");
        }
        for none in ["2010 treaty", "in turkey", "later that year"] {
            let words: Vec<&str> = none.split(' ').collect();
            assert_eq!(time_at(&words), None, "{none}");
        }
        assert_eq!(When::Weekday(Weekday::Monday, Side::Open).lexical(None, true), None);
    }
}
