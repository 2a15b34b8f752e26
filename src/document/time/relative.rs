use super::tokens::Token;

const UNITS: &[&str] = &[
    "second", "seconds", "sec", "secs", "s", "minute", "minutes", "min", "mins", "m", "hour", "hours", "hr", "hrs",
    "h", "day", "days", "d", "week", "weeks", "wk", "wks", "w", "month", "months", "mo", "mos", "mth", "year", "years",
    "yr", "yrs", "y",
];

/// How many tokens at the start say when something was, seen from the day that the page was saved: `2 hours ago`,
/// `about a year ago`, `yesterday`, `just now`, `5h`.
pub(super) fn relative(tokens: &[Token]) -> Option<usize> {
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    match (word(0), word(1)) {
        (Some("just"), Some("now")) | (Some("moments"), Some("ago")) => return Some(2),
        (Some("last"), Some("week" | "month" | "year" | "night")) => return Some(2),
        (Some("yesterday" | "today"), _) => return Some(1),
        _ => {}
    }
    let mut at = 0;
    while matches!(word(at), Some("about" | "over" | "almost" | "nearly" | "more" | "than" | "around")) && at < 3 {
        at += 1;
    }
    let mut counted = 0;
    loop {
        let count = tokens.get(at)?;
        let is_count = count.number().is_some_and(|(_, digits)| digits <= 3)
            || count.word().is_some_and(|w| matches!(w, "a" | "an" | "one" | "two" | "three" | "few" | "several"));
        if !is_count {
            break;
        }
        at += 1;
        if word(at) == Some("few") {
            at += 1;
        }
        if !word(at).is_some_and(|w| UNITS.contains(&w)) {
            return None;
        }
        counted += 1;
        at += 1;
        if word(at) == Some("ago") {
            return Some(at + 1);
        }
        // "5h", with nothing behind it.
        if counted == 1 && at >= tokens.len() && tokens[at - 1].glued && tokens[at - 1].range.len() <= 2 {
            return Some(at);
        }
        if tokens.get(at)?.is_mark(&[',']) || word(at) == Some("and") {
            at += 1;
        }
        if counted == 3 {
            break;
        }
    }
    None
}
