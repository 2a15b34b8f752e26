//! Reader threads in the text of a page.
//!
//! A thread has a grammar of its own: where the time of a comment stands, whether the commenter is in the same line, what markers and
//! indents set the levels apart. [`grammar`] finds it by what most comments of the thread do, [`timed`] and [`untimed`] cut the thread
//! into entries by it, [`tree`] finds the parents.

mod grammar;
mod rows;
mod timed;
mod tree;
mod untimed;

use super::super::offsets::OffsetMap;
use super::super::time::{DateOrder, Timestamp};
use super::author;
use super::lines::Line;
use super::marker::MarkerKind;
use super::phrase::Words;
use super::rules::{FURNITURE, PLACEHOLDERS};
use super::text::{TextLine, assemble};
use super::timeline::BUTTONS;
use super::wrap::Width;
pub(super) use rows::{Row, rows};

/// One comment as read from a page.
#[derive(Debug)]
pub(in crate::document) struct Read {
    /// Index of the comment it replies to; smaller than its own.
    pub parent: Option<usize>,
    /// The commenter's name.
    pub author: Option<String>,
    /// When it was written.
    pub created: Option<Timestamp>,
    /// What it says.
    pub text: String,
    /// From `text` to the page.
    pub map: OffsetMap,
}

/// What makes a stretch of a page a thread, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// Its comments have times, and markers, "says" or "Reply" besides.
    Sure,
    /// Its comments have times.
    Timed,
    /// Its comments start with "Ada says:".
    Said,
    /// Its comments start with numbers or bullets and a name.
    Marked,
    /// Its paragraphs start with what can be a name.
    Blocks,
}

/// A thread.
#[derive(Debug)]
pub(super) struct Thread {
    pub comments: Vec<Read>,
    pub evidence: Evidence,
    /// Index of the row of the first comment.
    pub first: usize,
    /// Index of the row of the second comment.
    pub second: Option<usize>,
}

/// A comment before its text is put together and its parent is known.
#[derive(Debug)]
pub(super) struct Entry<'t> {
    /// Index of its first row.
    row: usize,
    /// Column of its first line, marker included.
    indent: usize,
    /// Column of what follows the marker.
    column: usize,
    marker: Option<MarkerKind>,
    author: Option<String>,
    created: Option<Timestamp>,
    /// Whom or what it says it replies to.
    target: Option<Target>,
    text: Vec<TextLine<'t>>,
}

/// What a line such as "In reply to Ada" names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Name(String),
    Number(u32),
}

/// Reads the thread that fills `rows`, if there is one.
pub(super) fn read(rows: &[Row<'_>], declared: Option<u32>) -> Option<Thread> {
    let (entries, evidence) = match grammar::find(rows) {
        Some(grammar) => {
            (timed::entries(rows, &grammar), if grammar.furnished { Evidence::Sure } else { Evidence::Timed })
        }
        None => untimed::entries(rows, declared)?,
    };
    let first = entries.first()?.row;
    let second = entries.get(1).map(|e| e.row);
    let parents = tree::parents(&entries);
    let width = Width::of(entries.iter().flat_map(|e| e.text.iter().map(|t| &t.line)));
    let comments = entries.into_iter().zip(parents).map(|(entry, parent)| finish(entry, parent, width)).collect();
    Some(Thread { comments, evidence, first, second })
}

fn finish(entry: Entry<'_>, parent: Option<usize>, width: Option<Width>) -> Read {
    let mut author = entry.author.filter(|name| !name.is_empty());
    let mut lines = trim_furniture(&entry.text);
    if lines.is_empty() {
        lines = &entry.text;
    }
    let mut built = assemble(lines, width);
    if let Some(name) = author.take_if(|name| author::is_nobody(name) || is_placeholder(name))
        && built.text.is_empty()
    {
        built.put(&name);
    }
    Read { parent, author, created: entry.created, text: built.text, map: built.map }
}

/// Leaves out "Reply", "Like (3)" and the like before and behind the text.
fn trim_furniture<'l, 't>(mut lines: &'l [TextLine<'t>]) -> &'l [TextLine<'t>] {
    let idle = |line: &Line<'_>| line.is_blank() || is_furniture(line.text);
    while let [first, rest @ ..] = lines
        && idle(&first.line)
    {
        lines = rest;
    }
    while let [rest @ .., last] = lines
        && idle(&last.line)
    {
        lines = rest;
    }
    lines
}

/// Whether a line belongs to the page: "Reply", "Report abuse | Like (3)", "▲ 12 ▼".
pub(in crate::document) fn is_furniture(text: &str) -> bool {
    if text.len() > 120 {
        return false;
    }
    if Words::of(text).is_empty() {
        return !text.contains(|c: char| c.is_alphabetic() || is_pictograph(c)) && !text.is_empty();
    }
    let is_counter = |c: char| {
        c.is_ascii_digit()
            || matches!(
                c,
                '▲' | '▼'
                    | '△'
                    | '▽'
                    | '↑'
                    | '↓'
                    | '⬆'
                    | '⬇'
                    | '👍'
                    | '👎'
                    | '♥'
                    | '❤'
                    | ' '
                    | '|'
                    | '·'
                    | '+'
                    | '-'
                    | '\u{fe0f}'
            )
    };
    let arrows = text.contains(|c: char| !c.is_ascii() && is_counter(c));
    (arrows && text.chars().all(is_counter))
        || Words::of(text).are(FURNITURE)
        || (text.contains(' ') && text.split_whitespace().all(|word| Words::of(word).are(BUTTONS)))
        || text.split(['|', '·', '•', '/', '\t']).filter(|s| !s.trim().is_empty()).all(|s| {
            let words = Words::of(s);
            words.is_empty() || words.are(FURNITURE) || (words.are(&["%"]) && text.len() > s.len())
        })
}

/// Whether a line stands where a comment was taken down.
pub(in crate::document) fn is_placeholder(text: &str) -> bool {
    Words::of(text).are(PLACEHOLDERS)
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}')
}

/// What the order of slashed dates on a page is, by the dates that leave no choice.
pub(super) fn date_order(lines: &[Line<'_>]) -> DateOrder {
    let mut found = DateOrder::Unknown;
    for line in lines.iter().filter(|l| l.text.len() < 200 && l.text.contains('/')) {
        let numbers: Vec<u32> = line
            .text
            .split(|c: char| !c.is_ascii_digit() && c != '/')
            .find(|s| s.matches('/').count() == 2)
            .map_or(Vec::new(), |s| s.split('/').filter_map(|n| n.parse().ok()).collect());
        let order = match numbers[..] {
            [13..=31, 1..=12, _] => DateOrder::DayFirst,
            [1..=12, 13..=31, _] => DateOrder::MonthFirst,
            _ => continue,
        };
        if found != DateOrder::Unknown && found != order {
            return DateOrder::Unknown;
        }
        found = order;
    }
    found
}
