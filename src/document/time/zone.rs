use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

use super::tokens::Token;

/// What a text says about the zone of a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Zone {
    /// A fixed offset in minutes.
    Minutes(i32),
    /// The rules of a place, as the IANA database has them.
    Place(&'static str),
    /// A zone is named, but which one is not certain.
    Ambiguous,
}

/// Zone abbreviations.
///
/// The eight North American ones with a season mean what RFC 5322 (section 4.3) fixes for dates in mail, although CST is China's time too. Those
/// without a season (ET) follow their place's rules on that day, and so does MSK, whose offset changed. What
/// different countries use for different times without such a rule (IST, AST, SST, GST) tells no offset.
const ABBREVIATIONS: &[(&str, Zone)] = &[
    ("z", Zone::Minutes(0)),
    ("utc", Zone::Minutes(0)),
    ("gmt", Zone::Minutes(0)),
    ("est", Zone::Minutes(-300)),
    ("edt", Zone::Minutes(-240)),
    ("cst", Zone::Minutes(-360)),
    ("cdt", Zone::Minutes(-300)),
    ("mst", Zone::Minutes(-420)),
    ("mdt", Zone::Minutes(-360)),
    ("pst", Zone::Minutes(-480)),
    ("pdt", Zone::Minutes(-420)),
    ("et", Zone::Place("America/New_York")),
    ("ct", Zone::Place("America/Chicago")),
    ("mt", Zone::Place("America/Denver")),
    ("pt", Zone::Place("America/Los_Angeles")),
    ("akst", Zone::Minutes(-540)),
    ("akdt", Zone::Minutes(-480)),
    ("hst", Zone::Minutes(-600)),
    ("nst", Zone::Minutes(-210)),
    ("ndt", Zone::Minutes(-150)),
    ("brt", Zone::Minutes(-180)),
    ("bst", Zone::Minutes(60)),
    ("wet", Zone::Minutes(0)),
    ("west", Zone::Minutes(60)),
    ("cet", Zone::Minutes(60)),
    ("cest", Zone::Minutes(120)),
    ("mez", Zone::Minutes(60)),
    ("mesz", Zone::Minutes(120)),
    ("eet", Zone::Minutes(120)),
    ("eest", Zone::Minutes(180)),
    ("msk", Zone::Place("Europe/Moscow")),
    ("trt", Zone::Place("Europe/Istanbul")),
    ("wat", Zone::Minutes(60)),
    ("cat", Zone::Minutes(120)),
    ("sast", Zone::Minutes(120)),
    ("eat", Zone::Minutes(180)),
    ("pkt", Zone::Minutes(300)),
    ("npt", Zone::Minutes(345)),
    ("wib", Zone::Minutes(420)),
    ("hkt", Zone::Place("Asia/Hong_Kong")),
    ("sgt", Zone::Place("Asia/Singapore")),
    ("jst", Zone::Minutes(540)),
    ("kst", Zone::Place("Asia/Seoul")),
    ("awst", Zone::Minutes(480)),
    ("acst", Zone::Minutes(570)),
    ("acdt", Zone::Minutes(630)),
    ("aest", Zone::Minutes(600)),
    ("aedt", Zone::Minutes(660)),
    ("nzst", Zone::Minutes(720)),
    ("nzdt", Zone::Minutes(780)),
    ("ist", Zone::Ambiguous),
    ("ast", Zone::Ambiguous),
    ("adt", Zone::Ambiguous),
    ("sst", Zone::Ambiguous),
    ("gst", Zone::Ambiguous),
    ("amt", Zone::Ambiguous),
    ("ect", Zone::Ambiguous),
    ("wst", Zone::Ambiguous),
];

/// `Eastern`, with a season in minutes or the rules of the place.
const SPOKEN: &[(&str, i32, &str)] = &[
    ("eastern", -300, "America/New_York"),
    ("central", -360, "America/Chicago"),
    ("mountain", -420, "America/Denver"),
    ("pacific", -480, "America/Los_Angeles"),
];

/// The zone at the start of `tokens`, in parentheses or not, and how many tokens name it.
pub(super) fn zone(tokens: &[Token]) -> Option<(Zone, usize)> {
    let open = tokens.first().is_some_and(|t| t.is_mark(&['(', '[']));
    let (found, length) = plain(&tokens[usize::from(open)..])?;
    if !open {
        return Some((found, length));
    }
    let closed = tokens.get(length + 1).is_some_and(|t| t.is_mark(&[')', ']']));
    closed.then_some((found, length + 2))
}

fn plain(tokens: &[Token]) -> Option<(Zone, usize)> {
    if let Some((minutes, length)) = numeric(tokens) {
        return Some((Zone::Minutes(minutes), length));
    }
    let first = tokens.first()?;
    let word = first.word()?;
    if let Some((_, minutes, place)) = SPOKEN.iter().find(|(name, ..)| *name == word) {
        let season = tokens.get(1).and_then(Token::word);
        let is_time = |at: usize| tokens.get(at).and_then(Token::word) == Some("time");
        return match season {
            Some("standard") if is_time(2) => Some((Zone::Minutes(*minutes), 3)),
            Some("daylight" | "summer") if is_time(2) => Some((Zone::Minutes(minutes + 60), 3)),
            Some("time") => Some((Zone::Place(place), 2)),
            _ if matches!(word, "eastern" | "pacific") => Some((Zone::Place(place), 1)),
            _ => None,
        };
    }
    if word == "local" && tokens.get(1).and_then(Token::word) == Some("time") {
        return Some((Zone::Ambiguous, 2));
    }
    // Lower-case "cat", "mt" or "est" are words of the text; only after a time in capitals are they zones.
    let safe_in_lower_case = matches!(word, "utc" | "gmt" | "est" | "edt" | "pst" | "pdt" | "cet" | "cest");
    if !first.upper && !safe_in_lower_case {
        return None;
    }
    let known = ABBREVIATIONS.iter().find(|(name, _)| *name == word).map(|(_, zone)| *zone);
    match known {
        Some(Zone::Minutes(0)) => match numeric(&tokens[1..]).or_else(|| hours(&tokens[1..])) {
            Some((minutes, length)) => Some((Zone::Minutes(minutes), 1 + length)),
            None => Some((Zone::Minutes(0), 1)),
        },
        Some(zone) => Some((zone, 1)),
        // An abbreviation not in the table: a zone is named, nothing is known of it.
        None if (3..=5).contains(&word.len()) && word.ends_with('t') && first.upper => Some((Zone::Ambiguous, 1)),
        None => None,
    }
}

/// `+05:30`, `-0500`.
fn numeric(tokens: &[Token]) -> Option<(i32, usize)> {
    let sign = sign(tokens.first()?)?;
    let second = tokens.get(1).filter(|t| t.glued)?;
    let (value, digits) = second.number()?;
    let value = i32::try_from(value).ok()?;
    let (minutes, length) = match digits {
        4 => (value / 100 * 60 + value % 100, 2),
        1 | 2 if tokens.get(2).is_some_and(|t| t.glued && t.is_mark(&[':'])) => {
            let (rest, _) = tokens.get(3).filter(|t| t.glued)?.number().filter(|(_, digits)| *digits == 2)?;
            (value * 60 + i32::try_from(rest).ok()?, 4)
        }
        _ => return None,
    };
    (minutes <= 14 * 60).then_some((sign * minutes, length))
}

/// `+2` after UTC or GMT.
fn hours(tokens: &[Token]) -> Option<(i32, usize)> {
    let sign = sign(tokens.first().filter(|t| t.glued)?)?;
    let (value, digits) = tokens.get(1).filter(|t| t.glued)?.number()?;
    let value = i32::try_from(value).ok().filter(|v| digits <= 2 && *v <= 14)?;
    Some((sign * value * 60, 2))
}

fn sign(token: &Token) -> Option<i32> {
    if token.is_mark(&['+']) {
        Some(1)
    } else if token.is_mark(&['-', '−']) {
        Some(-1)
    } else {
        None
    }
}

impl Zone {
    /// The offset at the civil time `at`; none where the zone is uncertain or the hour happens twice or never.
    pub fn offset(self, at: DateTime) -> Option<Offset> {
        match self {
            Self::Minutes(minutes) => Offset::from_seconds(minutes * 60).ok(),
            Self::Place(name) => {
                let ambiguous = TimeZone::get(name).ok()?.to_ambiguous_timestamp(at);
                match ambiguous.offset() {
                    jiff::tz::AmbiguousOffset::Unambiguous { offset } => Some(offset),
                    _ => None,
                }
            }
            Self::Ambiguous => None,
        }
    }
}
