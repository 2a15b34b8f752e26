//! Expressions of time: where they are and, where the text says it, the date.

use jiff::civil::Date;

use super::words::{is_number_word, is_time_unit, is_weekday, month};

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
    BareMonth(i8),
    /// Something else, or a stretch of time: `since 2010`, `last week`.
    Vague,
}

impl When {
    /// The date in the lexical form of `xsd:gYear`, `xsd:gYearMonth` or `xsd:date`.
    ///
    /// A month without a year is the latest such month up to `published`, if the event is `past`; else nothing.
    pub(super) fn lexical(self, published: Option<Date>, past: bool) -> Option<String> {
        match self {
            Self::Year(year) => Some(format!("{year:04}")),
            Self::Month(year, month) => Some(format!("{year:04}-{month:02}")),
            Self::Day(date) => Some(date.to_string()),
            Self::BareMonth(month) => {
                let published = published.filter(|_| past)?;
                let year = if month <= published.month() { published.year() } else { published.year() - 1 };
                Some(format!("{year:04}-{month:02}"))
            }
            Self::Vague => None,
        }
    }
}

/// The expression of time that begins with the first of `words` (in lower case): how many words, and what it says.
///
/// A preposition belongs to it only where it is followed by a date.
pub(super) fn time_at(words: &[&str]) -> Option<(usize, When)> {
    let first = *words.first()?;
    let exact = matches!(first, "in" | "on" | "during");
    let prefixed =
        exact || matches!(first, "since" | "until" | "by" | "around" | "from" | "before" | "after" | "for" | "over");
    let mut at = usize::from(prefixed);
    let mut loose = prefixed && !exact;
    if prefixed && words.get(at) == Some(&"the") {
        at += 1;
    }
    while matches!(words.get(at), Some(&("early" | "late" | "mid" | "-"))) && prefixed {
        at += 1;
    }
    let (len, when) = date(&words[at.min(words.len())..])?;
    if matches!(when, When::Year(_)) && !prefixed {
        return None;
    }
    // `for the past four years` is a stretch; `in the past` is one as well.
    loose |= matches!(when, When::Vague);
    Some((at + len, if loose { When::Vague } else { when }))
}

fn date(words: &[&str]) -> Option<(usize, When)> {
    let first = *words.first()?;
    let word = |at: usize| words.get(at).copied().unwrap_or("");
    if is_weekday(first) {
        let comma = usize::from(word(1) == ",");
        if let Some((len, when)) =
            date(words.get(1 + comma..)?).filter(|(_, w)| !matches!(w, When::Vague | When::Year(_)))
        {
            return Some((1 + comma + len, when));
        }
        let part = usize::from(is_time_unit(word(1)));
        return Some((1 + part, When::Vague));
    }
    if let Some(month) = month(first) {
        if let Some(day) = day(word(1)) {
            let comma = usize::from(word(2) == ",");
            if let Some(year) = year(word(2 + comma)) {
                let closing = usize::from(comma == 1 && word(4) == ",");
                return Some((3 + comma + closing, exact(year, month, day)));
            }
            return Some((2, When::Vague));
        }
        let comma = usize::from(word(1) == ",");
        if let Some(year) = year(word(1 + comma)) {
            return Some((2 + comma, When::Month(year, month)));
        }
        return Some((1, When::BareMonth(month)));
    }
    if let (Some(day), Some(month)) = (day(first), month(word(1))) {
        return Some(year(word(2)).map_or((2, When::Vague), |year| (3, exact(year, month, day))));
    }
    if let Some(year) = year(first) {
        return Some((1, When::Year(year)));
    }
    if matches!(first, "last" | "next" | "this" | "past" | "earlier" | "later" | "previous" | "following" | "recent") {
        let more =
            usize::from(word(1).chars().all(|c| c.is_ascii_digit()) && !word(1).is_empty() || is_number_word(word(1)))
                + usize::from(first == "earlier" && word(1) == "this");
        let unit = word(1 + more);
        return (is_time_unit(unit) || is_weekday(unit) || month(unit).is_some()).then_some((2 + more, When::Vague));
    }
    if (first.chars().all(|c| c.is_ascii_digit()) || is_number_word(first)) && is_time_unit(word(1)) {
        let ago = usize::from(matches!(word(2), "ago" | "later" | "earlier" | "before"));
        return Some((2 + ago, When::Vague));
    }
    (first.ends_with("0s") && first.len() == 5).then_some((1, When::Vague))
}

fn exact(year: i16, month: i8, day: i8) -> When {
    Date::new(year, month, day).map_or(When::Vague, When::Day)
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

    #[test]
    fn reads_dates() {
        let published = Date::new(2012, 12, 14).ok();
        for (text, len, want) in [
            ("in 2010 .", 2, Some("2010")),
            ("in march 2010", 3, Some("2010-03")),
            ("on 14 december 2012 he", 4, Some("2012-12-14")),
            ("on december 14 , 2012 , he", 6, Some("2012-12-14")),
            ("in march that", 2, Some("2012-03")),
            ("since 2010", 2, None),
            ("last week", 2, None),
            ("for the past four years", 5, None),
            ("on tuesday , march 3 , 2009", 7, Some("2009-03-03")),
            ("two years ago", 3, None),
            ("on 31 february 2012", 4, None),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            let found = time_at(&words);
            assert_eq!(found.map(|f| f.0), Some(len), "{text}");
            assert_eq!(found.and_then(|f| f.1.lexical(published, true)).as_deref(), want, "{text}");
        }
        assert_eq!(time_at(&["2010", "treaty"]), None);
        assert_eq!(time_at(&["in", "turkey"]), None);
        assert_eq!(When::BareMonth(3).lexical(published, false), None);
    }
}
