use jiff::civil::Time;

use super::tokens::{Kind, Token};
use super::zone::{Zone, zone};

/// A time of day with the zone that the text names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Clock {
    pub time: Time,
    pub zone: Option<Zone>,
    /// How many tokens it takes.
    pub length: usize,
}

/// The time of day that starts with the first of `tokens`. `loose` takes `18.54` too, which elsewhere is a number.
pub(super) fn clock(tokens: &[Token], loose: bool) -> Option<Clock> {
    let (time, length) = bare(tokens, loose)?;
    let (zone, taken) = match zone(&tokens[length..]) {
        Some((zone, taken)) => (Some(zone), taken),
        None => (None, 0),
    };
    let mut length = length + taken;
    // "1854 ET (2354 GMT)": the same moment again, for readers elsewhere.
    if zone.is_some() && tokens.get(length).is_some_and(|t| t.is_mark(&['(', '/'])) {
        let again = &tokens[length + 1..];
        if let Some((_, one)) = bare(again, false)
            && let Some((_, two)) = super::zone::zone(&again[one..])
        {
            let closed = again.get(one + two).is_some_and(|t| t.is_mark(&[')']));
            length += 1 + one + two + usize::from(closed);
        }
    }
    Some(Clock { time, zone, length })
}

fn bare(tokens: &[Token], loose: bool) -> Option<(Time, usize)> {
    let first = tokens.first()?;
    if let Some(word) = first.word() {
        return match word {
            "noon" => Some((Time::new(12, 0, 0, 0).ok()?, 1)),
            _ => None,
        };
    }
    let (hour, digits) = first.number()?;
    // Four digits are a time only before a zone or "hrs": "1854 GMT".
    if digits == 4 {
        let rest = &tokens[1..];
        let hours = rest.first().and_then(Token::word).is_some_and(|w| matches!(w, "hrs" | "hours" | "h"));
        let named = rest.first().is_some_and(|t| t.upper) && zone(rest).is_some();
        return (hours || named)
            .then(|| time(hour / 100, hour % 100, 0, 0, None))?
            .map(|t| (t, 1 + usize::from(hours)));
    }
    if digits > 2 {
        return None;
    }
    let glued_number = |at: usize| {
        let (value, digits) = tokens.get(at).filter(|t| t.glued)?.number()?;
        (digits == 2).then_some(value)
    };
    let separator = tokens.get(1).filter(|t| t.glued);
    let colon = separator.is_some_and(|t| t.is_mark(&[':']) || t.word() == Some("h"));
    let dot = separator.is_some_and(|t| t.is_mark(&['.']));
    if let Some(minute) = glued_number(2).filter(|_| colon || dot) {
        let mut length = 3;
        let mut second = 0;
        let mut nanosecond = 0;
        if colon
            && tokens.get(3).is_some_and(|t| t.glued && t.is_mark(&[':']))
            && let Some(value) = glued_number(4)
        {
            second = value;
            length = 5;
            if tokens.get(5).is_some_and(|t| t.glued && t.is_mark(&['.', ',']))
                && let Some((value, digits)) = tokens.get(6).filter(|t| t.glued).and_then(Token::number)
                && digits <= 8
            {
                nanosecond = i32::try_from(value).ok()? * 10_i32.pow(9 - u32::try_from(digits).ok()?);
                length = 7;
            }
        }
        let half = half(&tokens[length..]);
        let hours = tokens.get(length).and_then(Token::word).is_some_and(|w| matches!(w, "hrs" | "hours" | "uhr"));
        if dot && half.is_none() && !loose && !hours {
            return None;
        }
        let taken = half.map_or(usize::from(hours), |(_, taken)| taken);
        return Some((time(hour, minute, second, nanosecond, half.map(|(pm, _)| pm))?, length + taken));
    }
    let (pm, taken) = half(&tokens[1..])?;
    Some((time(hour, 0, 0, 0, Some(pm))?, 1 + taken))
}

/// `am`, `p.m.`: whether it is the second half of the day, and how many tokens say so.
fn half(tokens: &[Token]) -> Option<(bool, usize)> {
    let word = tokens.first()?.word()?;
    if let "am" | "pm" = word {
        return Some((word == "pm", 1));
    }
    if !matches!(word, "a" | "p")
        || !matches!(tokens.get(1)?.kind, Kind::Mark('.'))
        || tokens.get(2)?.word() != Some("m")
    {
        return None;
    }
    Some((word == "p", 3 + usize::from(tokens.get(3).is_some_and(|t| t.glued && t.is_mark(&['.'])))))
}

fn time(hour: u32, minute: u32, second: u32, nanosecond: i32, pm: Option<bool>) -> Option<Time> {
    let hour = match pm {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, i8::try_from(second).ok()?, nanosecond).ok()
}
