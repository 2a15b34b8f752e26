//! Points in time as free text gives them.

mod calendar;
mod clock;
mod find;
mod relative;
mod tokens;
mod zone;

use std::ops::Range;

use jiff::civil::{Date, Time};
use jiff::tz::Offset;

pub(super) use find::{DateOrder, Expression, expressions};

/// A point in time as far as the text tells it: a date, perhaps a time of day, perhaps a zone. Nothing is invented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// The day.
    pub date: Date,
    /// The time of day.
    pub time: Option<Time>,
    /// The offset from UTC, where the text names a zone.
    pub offset: Option<Offset>,
}

impl Timestamp {
    /// The first point in time that `text` names, with the bytes that name it.
    ///
    /// Reads dates with month names in either order, ISO 8601, `14.12.2012`, and slashed dates whose order is plain
    /// (`31/12/2012`); a date without a year, a time without a date and "two hours ago" are no points in time. Linear in `text`.
    ///
    /// ```
    /// use pressgraph::document::Timestamp;
    /// let (range, stamp) = Timestamp::find("Published: Dec. 14, 2012, 6:54 p.m. EST").unwrap();
    /// assert_eq!(stamp.xsd(), "2012-12-14T18:54:00-05:00");
    /// assert_eq!(range, 11..39);
    /// assert!(Timestamp::find("2 hours ago").is_none());
    /// ```
    #[must_use]
    pub fn find(text: &str) -> Option<(Range<usize>, Self)> {
        expressions(text, DateOrder::Unknown).into_iter().find_map(|e| Some((e.range.clone(), e.stamp()?)))
    }

    /// The point in time that `text` is, with nothing else around it but space and punctuation.
    #[must_use]
    pub fn parse_line(text: &str) -> Option<Self> {
        let (range, stamp) = Self::find(text)?;
        let bare = |rest: &str| !rest.chars().any(char::is_alphanumeric);
        (bare(&text[..range.start]) && bare(&text[range.end..])).then_some(stamp)
    }

    /// The lexical form of `xsd:dateTime`, with a zone only if one is known, or of `xsd:date` if no time of day is known.
    ///
    /// `2012-12-14T18:54:00-05:00`, `2012-12-14T18:54:00Z`, `2012-12-14T18:54:00`, `2012-12-14`.
    #[must_use]
    pub fn xsd(&self) -> String {
        let Some(time) = self.time else { return self.date.to_string() };
        let zone = match self.offset {
            None => String::new(),
            Some(offset) if offset.seconds() == 0 => "Z".to_owned(),
            Some(offset) => {
                let minutes = offset.seconds() / 60;
                let sign = if minutes < 0 { '-' } else { '+' };
                format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        };
        format!("{}T{time}{zone}", self.date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text, and its lexical form; empty where the text gives no point in time.
    const CASES: &[(&str, &str)] = &[
        ("December 14th, 2012", "2012-12-14"),
        ("December 14th, 2012 06:54 PM ET", "2012-12-14T18:54:00-05:00"),
        ("July 1st, 2012 at 06:54 PM ET", "2012-07-01T18:54:00-04:00"),
        ("14 December 2012", "2012-12-14"),
        ("2012-12-14 18:54", "2012-12-14T18:54:00"),
        ("2012-12-14T18:54:09Z", "2012-12-14T18:54:09Z"),
        ("2012-12-14T18:54:09.250+05:30", "2012-12-14T18:54:09.25+05:30"),
        ("2012-12-14T18:54-0500", "2012-12-14T18:54:00-05:00"),
        ("Dec. 14, 2012, 6:54 p.m. EST", "2012-12-14T18:54:00-05:00"),
        ("Published: 14 Dec 2012 18:54 GMT", "2012-12-14T18:54:00Z"),
        ("Updated 1854 GMT (0254 HKT) December 14, 2012", "2012-12-14T18:54:00Z"),
        ("14.12.2012", "2012-12-14"),
        ("14.12.2012, 18.54 Uhr", "2012-12-14T18:54:00"),
        ("Friday, 14 December, 2012, 6.54pm", "2012-12-14T18:54:00"),
        ("Fri Dec 14 2012 12:05 am", "2012-12-14T00:05:00"),
        ("Friday 14th of December 2012 at noon", "2012-12-14T12:00:00"),
        ("12 p.m. PT on Sept. 3, 2021", "2021-09-03T12:00:00-07:00"),
        ("6:54 pm, December 14, 2012", "2012-12-14T18:54:00"),
        ("7:46pm on 14 December 2012", "2012-12-14T19:46:00"),
        ("14-Dec-2012 07:46:10", "2012-12-14T07:46:10"),
        ("2012/12/14 - 7:46", "2012-12-14T07:46:00"),
        ("31/12/2012 23:59", "2012-12-31T23:59:00"),
        ("12/31/2012 11:59 PM", "2012-12-31T23:59:00"),
        ("05/05/2012", "2012-05-05"),
        ("03/04/2012", ""),
        ("December 14, 2012 at 6:54 PM Eastern Standard Time", "2012-12-14T18:54:00-05:00"),
        ("December 14, 2012 at 6:54 PM (CET)", "2012-12-14T18:54:00+01:00"),
        ("14 June 2021, 10:00 BST", "2021-06-14T10:00:00+01:00"),
        ("14 December 2012 10:00 MSK", "2012-12-14T10:00:00+04:00"),
        ("14 December 2015 10:00 MSK", "2015-12-14T10:00:00+03:00"),
        ("14 December 2015 10:00 IST", "2015-12-14T10:00:00"),
        ("14 December 2015 10:00 UTC+2", "2015-12-14T10:00:00+02:00"),
        // The hour that the clocks go back happens twice, so ET does not tell the offset.
        ("November 4, 2012 1:30 am ET", "2012-11-04T01:30:00"),
        ("2012年12月14日 18:54", "2012-12-14T18:54:00"),
        ("14. Dezember 2012 um 18:54 Uhr", "2012-12-14T18:54:00"),
        ("14 décembre 2012 à 18h54", "2012-12-14T18:54:00"),
        ("14 de diciembre de 2012", "2012-12-14"),
        ("December 14", ""),
        ("7:46 pm", ""),
        ("Yesterday at 7:46 pm", ""),
        ("2 hours ago", ""),
        ("February 30, 2012", ""),
        ("Article 5 of 2012", ""),
        ("May 2012", ""),
        ("version 2.10.2012", "2012-10-02"),
        ("December 14, 2012 at 25:99", "2012-12-14"),
        ("", ""),
    ];

    #[test]
    fn dates_and_times_in_many_forms() {
        for (text, want) in CASES {
            let got = Timestamp::find(text).map(|(_, stamp)| stamp.xsd()).unwrap_or_default();
            assert_eq!(&got, want, "{text}");
        }
    }

    #[test]
    fn a_line_that_is_only_a_time() {
        assert!(Timestamp::parse_line(" (December 14, 2012, 7 pm) ").is_some());
        assert!(Timestamp::parse_line("on December 14, 2012").is_none());
    }
}
