use jiff::civil::{Date, Time};
use jiff::tz::Offset;

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
