use super::super::time::{DateOrder, Expression, Timestamp, expressions};
use super::author::{Name, is_name_like, name};
use super::phrase::Words;
use super::rules::FURNITURE;

/// Words that stand side by side without separators, as in "Reply Report Like".
pub(super) const BUTTONS: &[&str] =
    &["reply|report|like|likes|share|permalink|flag|link|quote|edit|delete|on|at|posted"];

/// Longer lines are text, whatever time they name.
const LONGEST: usize = 160;

/// Words that a page puts around the time of a comment.
const LABELS: &[&str] = &[
    "posted on|at?",
    "posted",
    "on",
    "at",
    "date",
    "time",
    "published on|at?",
    "submitted on|at?",
    "added on|at?",
    "commented on|at?",
    "comment",
    "written on|at?",
    "sent on|at?",
    "created on|at?",
    "comment posted|made|left|added? on|at?",
    "edited",
    "updated",
    "last edited|updated|modified",
    "no #",
    "comment #",
    "post #",
    "reply #",
    "response #",
    "said on|at?",
    "says on|at?",
    "wrote on|at?",
    "this comment was? posted|made on|at?",
    "joined",
    "member since",
    "pinned",
    "op",
    "author",
    "moderator",
    "staff",
    "local time",
    "uhr",
    "hrs",
];

/// A line that tells when a comment was written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TimeLine {
    /// The point in time, as far as it is told.
    pub stamp: Option<Timestamp>,
    /// The commenter, where the line names one.
    pub author: Option<Name>,
    /// What of the comment's text stands in the same line.
    pub text: Option<(usize, usize)>,
    /// What it tells.
    pub shape: Shape,
    /// It holds "Reply", "Permalink" and the like, or a word such as "posted".
    pub furnished: bool,
}

/// What a time line tells: comments of one thread mostly tell the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Shape {
    /// It names the commenter.
    pub authored: bool,
    /// It names a day, or counts from today.
    pub day: bool,
    /// It names a time of day, or counts from now.
    pub clock: bool,
}

/// Reads `text`, a line without its marker, as a time line.
pub(super) fn time_line(text: &str, order: DateOrder) -> Option<TimeLine> {
    if !may_hold_time(text) {
        return None;
    }
    let head = super::super::decode::start(text, LONGEST);
    let found = expressions(head, order);
    let (first, last) = (found.first()?, found.last()?);
    let best = found.iter().find(|e| e.stamp().is_some()).unwrap_or(first);
    // Several expressions in one line are one time if only a bracket or a word such as "edited" stands between them.
    let tight =
        found.windows(2).all(|pair| is_furniture(&text[pair[0].range.end..pair[1].range.start], true).is_some());
    let end = if tight { last.range.end } else { first.range.end };
    let best = if tight { best } else { first };
    let before = trim(&text[..first.range.start]);
    let (_, after) = skip(text, end);

    let lead = is_furniture(before, false);
    let trail = is_furniture(after, true);
    let mut line = TimeLine { stamp: best.stamp(), author: None, text: None, shape: shape(&found), furnished: false };
    match (lead, trail) {
        (Some(a), Some(b)) if text.len() <= LONGEST => {
            line.furnished = a || b;
            Some(line)
        }
        // "Ada | 14 December 2012 | Reply", "Posted by Ada on 14 December 2012".
        (None, Some(b)) if text.len() <= LONGEST => {
            let author = author_before(before)?;
            line.furnished = b || author.marked;
            line.author = Some(author);
            line.shape.authored = true;
            Some(line)
        }
        // "14 December 2012, Ada says:"
        (Some(_), None) if text.len() <= LONGEST && author_after(&text[end..]).is_some() => {
            line.author = author_after(&text[end..]);
            line.shape.authored = true;
            line.furnished = line.author.as_ref().is_some_and(|a| a.marked);
            Some(line)
        }
        // "[14 December 2012] Ada: I think that …"
        (Some(_), None) => {
            let (start, rest) = skip(text, end);
            let (author, said) =
                rest.split_once(": ").filter(|(author, said)| is_short_name(author) && !said.trim().is_empty())?;
            line.author = Some(name(author));
            line.shape.authored = true;
            line.text = Some((start + author.len() + rest[author.len()..].len() - said.trim_start().len(), text.len()));
            Some(line)
        }
        // "Ada (14 December 2012): I think that …"
        (None, None) => {
            let opened = text[end..].trim_start_matches([')', ']', ' ']).strip_prefix([':', '–', '—'])?;
            let (start, _) = skip(text, text.len() - opened.len());
            line.author = Some(author_before(before)?);
            line.shape.authored = true;
            line.text = Some((start, text.len()));
            Some(line)
        }
        _ => None,
    }
}

fn is_short_name(text: &str) -> bool {
    is_name_like(text) && text.split_whitespace().count() <= 4
}

fn may_hold_time(text: &str) -> bool {
    text.bytes().take(LONGEST).any(|b| b.is_ascii_digit())
        || ["ago", "esterday", "oday", "ust now", "ast "]
            .iter()
            .any(|word| text.len() <= LONGEST && text.contains(word))
}

fn shape(found: &[Expression]) -> Shape {
    let relative = found.iter().any(|e| e.relative);
    Shape {
        authored: false,
        day: relative || found.iter().any(|e| e.has_day),
        clock: relative || found.iter().any(|e| e.time.is_some()),
    }
}

fn is_edge(c: char) -> bool {
    super::lines::is_space(c)
        || matches!(
            c,
            '|' | '·' | '•' | '—' | '–' | '-' | ',' | ';' | ':' | '(' | ')' | '[' | ']' | '/' | '#' | '@' | '»' | '«'
        )
}

fn trim(text: &str) -> &str {
    text.trim_matches(super::lines::is_space)
}

/// Where the text after `from` starts, without separators, and that text.
fn skip(text: &str, from: usize) -> (usize, &str) {
    let rest = text[from..].trim_start_matches(is_edge);
    (text.len() - rest.len(), rest)
}

/// Whether `text`, which stands behind a time or before it, is only separators, labels and furniture; `Some(true)` if there is a word among it.
fn is_furniture(text: &str, behind: bool) -> Option<bool> {
    let mut any = false;
    for segment in text.split(['|', '·', '•', '—', '–', '(', ')', '[', ']', '/', ';', ',', '»', '«']) {
        let words = Words::of(segment);
        if words.is_empty() {
            continue;
        }
        // "#12" is the comment's number, a bare number before the time can be a name.
        let numbered = words.are(&["#"]) && (segment.trim_start().starts_with('#') || behind);
        if !numbered && !words.are(FURNITURE) && !words.are(LABELS) {
            let each = segment.split_whitespace().all(|word| {
                let word = Words::of(word);
                word.is_empty() || word.are(BUTTONS) || (behind && word.are(&["#"]))
            });
            if !each {
                return None;
            }
        }
        any = true;
    }
    Some(any)
}

/// Takes separators off the end, but not the bracket of `Ada (Oslo)`.
fn trim_end(text: &str) -> &str {
    let trimmed = text.trim_end_matches(is_edge);
    let closing = text[trimmed.len()..].chars().next().filter(|c| matches!(c, ')' | ']'));
    let open = closing.map(|c| if c == ')' { '(' } else { '[' });
    match (open, closing) {
        (Some(open), Some(close)) if trimmed.contains(open) && !trimmed.contains(close) => &text[..trimmed.len() + 1],
        _ => trimmed,
    }
}

/// The commenter in the words before a time: `Posted by Ada on`, `Ada |`, `Ada (`, `Ada says:`, `Reply | Ada,`.
fn author_before(before: &str) -> Option<Name> {
    let mut rest = trim_end(before);
    let mut separated = rest.len() < before.trim_end().len();
    for word in ["posted on", "wrote on", "said on", "says on", "commented on", "replied on", "posted at", "on", "at"] {
        if let Some(stripped) = rest.strip_suffix(word).filter(|s| s.ends_with(|c: char| c.is_whitespace())) {
            rest = trim_end(stripped);
            separated |= word.contains(' ');
            break;
        }
    }
    // "Ada | Reply | 14 December": furniture between name and time.
    if let Some((author, between)) = rest.split_once(['|', '·', '•'])
        && is_furniture(between, false).is_some()
    {
        rest = author;
        separated = true;
    }
    let rest = rest.trim_start_matches(|c: char| super::lines::is_space(c) || matches!(c, '|' | '—' | '–' | '·' | '•'));
    let mut found = name(rest);
    found.marked |= separated;
    (is_name_like(rest) && (found.marked || found.text.split_whitespace().count() <= 5)).then_some(found)
}

/// The commenter in the words behind a time: `by Ada`, `Ada says:`, `| Ada`.
fn author_after(after: &str) -> Option<Name> {
    let separated = after.trim_start().starts_with(['|', '-', '–', '—', '·', '•', ',', ':', ')', ']']);
    let mut rest = after.trim_start_matches(is_edge);
    if let Some((author, furniture)) = rest.split_once(['|', '·', '•'])
        && is_furniture(furniture, true).is_some()
    {
        rest = author;
    }
    let found = name(rest);
    let by = rest.starts_with("by ") || rest.starts_with("By ");
    let sure = found.marked || separated || by;
    (sure && is_name_like(rest) && found.text.split_whitespace().count() <= 5)
        .then_some(Name { marked: found.marked || by, ..found })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match time_line(text, DateOrder::Unknown) {
            None => "-".to_owned(),
            Some(line) => format!(
                "{} {} {}",
                line.author.map_or("?".to_owned(), |a| a.text),
                line.stamp.map_or("?".to_owned(), |s| s.xsd()),
                line.text.map_or("", |(a, b)| &text[a..b]),
            )
            .trim()
            .to_owned(),
        }
    }

    #[test]
    fn time_lines() {
        for (text, want) in [
            ("December 14, 2012 at 7:45 pm | Reply", "? 2012-12-14T19:45:00"),
            ("December 14, 2012 at 7:46 pm |", "? 2012-12-14T19:46:00"),
            ("Posted on December 14, 2012 at 7:46 pm", "? 2012-12-14T19:46:00"),
            ("14 Dec 2012 19:46 · Like (3) · Report abuse", "? 2012-12-14T19:46:00"),
            ("(2012-12-14 19:46)", "? 2012-12-14T19:46:00"),
            ("Posted by Ada Byron on December 14, 2012 at 7:46 pm", "Ada Byron 2012-12-14T19:46:00"),
            ("Posted by: Ada | December 14, 2012 at 07:46 PM", "Ada 2012-12-14T19:46:00"),
            ("Ada, 14 December 2012, 19:46", "Ada 2012-12-14T19:46:00"),
            ("Ada says: December 14, 2012 at 7:46 pm", "Ada 2012-12-14T19:46:00"),
            ("Ada wrote on December 14, 2012:", "Ada 2012-12-14"),
            ("Ada - 2 hours ago", "Ada ?"),
            ("harbour-cat-77 · 5h", "harbour-cat-77 ?"),
            ("2 hours ago", "? ?"),
            ("Ada (14 December 2012): I was there.", "Ada 2012-12-14 I was there."),
            (
                "[14 December 2012, 19:46] Ada Byron: I was there: twice.",
                "Ada Byron 2012-12-14T19:46:00 I was there: twice.",
            ),
            ("2012-12-14 19:46 by Ada", "Ada 2012-12-14T19:46:00"),
            ("December 14, 2012 at 7:46 pm - Ada says:", "Ada 2012-12-14T19:46:00"),
            ("On December 14, 2012, the harbour was closed.", "-"),
            ("We waited until 7:46 pm and then went home to sleep.", "-"),
            ("The treaty of 2010", "-"),
            ("3. Cost", "-"),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }
}
