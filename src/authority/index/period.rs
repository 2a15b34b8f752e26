//! Days and periods as data give them: `2004-06-02`, `2004-06`, `2004`, `1990s`.

use jiff::civil::Date;

use crate::document::Timestamp;

/// A day as a number that sorts as the day does; the ends of time are smaller and greater than any day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub(super) i32);

impl Day {
    /// Before any day.
    pub const START: Self = Self(i32::MIN);
    /// After any day.
    pub const END: Self = Self(i32::MAX);

    const fn new(year: i32, month: i32, day: i32) -> Self {
        Self(year * 512 + month * 32 + day)
    }

    /// The year; none for the ends of time.
    #[must_use]
    pub const fn year(self) -> Option<i32> {
        match self {
            Self::START | Self::END => None,
            Self(number) => Some(number.div_euclid(512)),
        }
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self::new(date.year().into(), date.month().into(), date.day().into())
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.year() {
            None => Ok(()),
            Some(year) => {
                let rest = self.0.rem_euclid(512);
                write!(f, "{year:04}-{:02}-{:02}", rest / 32, rest % 32)
            }
        }
    }
}

/// A stretch of days, both ends in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

impl Period {
    /// All time.
    pub const ALWAYS: Self = Self { from: Day::START, until: Day::END };

    /// Whether a day is in it.
    #[must_use]
    pub fn holds(self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }

    /// Whole years from `day` to the period: negative where it was over before that day, positive where it begins later.
    #[must_use]
    pub fn years_from(self, day: Day) -> i32 {
        let between = |a: Day, b: Day| match (a.year(), b.year()) {
            (Some(a), Some(b)) => b - a,
            _ => 0,
        };
        if day < self.from {
            between(day, self.from)
        } else if day > self.until {
            between(day, self.until)
        } else {
            0
        }
    }

    /// The days that a date of any precision covers; none where it is no date.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let plain = text.trim_start_matches('+');
        // Wikidata and spreadsheets write dates with a time that means nothing.
        let plain = plain.split(['T', ' ']).next().filter(|p| p.starts_with(|c: char| c.is_ascii_digit() || c == '-'));
        iso(plain.unwrap_or_default()).or_else(|| decade(text)).or_else(|| {
            let day = Timestamp::parse_line(text)?.date.into();
            Some(Self { from: day, until: day })
        })
    }
}

fn iso(text: &str) -> Option<Period> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let mut parts = digits.split('-');
    let year = number(parts.next()?, 4)? * sign;
    // Wikidata writes an unknown month or day as 00.
    let month = parts.next().map(|p| number(p, 2)).map_or(Some(0), |m| m)?;
    let day = parts.next().map(|p| number(p, 2)).map_or(Some(0), |d| d)?;
    if parts.next().is_some() || !(0..=12).contains(&month) || !(0..=31).contains(&day) || (month == 0 && day != 0) {
        return None;
    }
    let (first, last) = (month.max(1), if month == 0 { 12 } else { month });
    let (begin, end) = if day == 0 { (1, 31) } else { (day, day) };
    Some(Period { from: Day::new(year, first, begin), until: Day::new(year, last, end) })
}

fn decade(text: &str) -> Option<Period> {
    let year = number(text.strip_suffix('s')?.trim_end_matches(['\'', '’']), 4)?;
    (year % 10 == 0).then(|| Period { from: Day::new(year, 1, 1), until: Day::new(year + 9, 12, 31) })
}

fn number(text: &str, length: usize) -> Option<i32> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_any_precision() {
        for (text, want) in [
            ("2004-06-02", "2004-06-02..2004-06-02"),
            ("2004-06", "2004-06-01..2004-06-31"),
            ("2004", "2004-01-01..2004-12-31"),
            ("1990s", "1990-01-01..1999-12-31"),
            ("+2004-06-02T00:00:00Z", "2004-06-02..2004-06-02"),
            ("2004-00-00", "2004-01-01..2004-12-31"),
            ("2 June 2004", "2004-06-02..2004-06-02"),
            ("-0044-03-15", "-044-03-15..-044-03-15"),
        ] {
            let got = Period::parse(text).map(|p| format!("{}..{}", p.from, p.until)).unwrap_or_default();
            assert_eq!(got, want, "{text}");
        }
        for text in ["", "soon", "2004-13", "2004-6-2-1", "20004", "1995s", "2004-00-02"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn distance_in_years() {
        let term = Period { from: Day::new(2004, 6, 2), until: Day::new(2008, 1, 1) };
        assert!(term.holds(Day::new(2006, 1, 1)) && !term.holds(Day::new(2008, 1, 2)));
        let years = |year| term.years_from(Day::new(year, 1, 1));
        assert_eq!((years(2000), years(2005), years(2018)), (4, 0, -10));
        assert!(Period::ALWAYS.holds(Day::new(-3000, 1, 1)));
        assert_eq!(Period::ALWAYS.years_from(Day::new(2000, 1, 1)), 0);
        assert!(Day::new(-44, 3, 15) < Day::new(-43, 1, 1) && Day::START < Day::new(-4000, 1, 1));
    }
}
