use std::collections::HashMap;

use super::super::author::{is_name_like, is_nobody, name};
use super::super::lines::Line;
use super::super::marker::MarkerKind;
use super::super::text::TextLine;
use super::grammar::{Grammar, Place};
use super::rows::Row;
use super::{Entry, Target, is_placeholder};

/// Cuts a thread into its comments by the rows that tell their times.
pub(super) fn entries<'t>(rows: &[Row<'t>], grammar: &Grammar) -> Vec<Entry<'t>> {
    let mut out = Vec::new();
    let times = &grammar.times;
    match grammar.place {
        Place::Below | Place::Signed | Place::FootLine => {
            let marks = marks(rows, times);
            let all: usize = marks.values().map(|(marked, _)| marked).sum();
            // The first comment may stand behind a line of the page, so it counts neither way.
            let marked = all * 2 > times.len() || all + 1 == times.len() && starts_at_one(rows, times[0]);
            let mut from = 0;
            for at in times {
                below(rows, from..*at, *at, grammar.place, marked, &marks, &mut out);
                from = at + 1;
            }
            // Comments behind the last time, as deleted ones, which have none.
            let rest = from..grammar.end;
            if marked && rows[rest.clone()].first().is_some_and(|row| fits_level(row, &out)) {
                let mut heads = Vec::new();
                region(rows, rest, &mut heads);
                out.append(&mut heads);
            }
        }
        Place::Above | Place::First | Place::HeadLine => {
            let heads: Vec<usize> =
                times.iter().enumerate().map(|(nth, at)| head_above(rows, times, nth, *at, grammar.place)).collect();
            for (nth, at) in times.iter().enumerate() {
                let until = heads.get(nth + 1).copied().unwrap_or(grammar.end);
                above(rows, heads[nth], *at, until, grammar.place, &mut out);
            }
        }
    }
    out
}

/// An entry whose head is `row`.
fn headed<'t>(rows: &[Row<'t>], at: usize) -> Entry<'t> {
    let row = &rows[at];
    let author = name(row.body.text).text;
    Entry {
        row: at,
        indent: row.line.indent,
        column: row.body.indent,
        marker: row.marker.clone(),
        author: Some(author),
        created: None,
        target: None,
        text: Vec::new(),
    }
}

fn text_line<'t>(row: &Row<'t>) -> TextLine<'t> {
    TextLine { line: row.line, gap: row.gap }
}

/// Whether a comment before row `at` has the number 1.
fn starts_at_one(rows: &[Row<'_>], at: usize) -> bool {
    rows[..at]
        .iter()
        .any(|row| matches!(&row.marker, Some(MarkerKind::Number(n, _)) if n[..] == [1]) && row.headish() >= 2)
}

/// By column, how many comments start there with a marker, and how many in all.
type Marks = HashMap<usize, (usize, usize)>;

fn marks(rows: &[Row<'_>], times: &[usize]) -> Marks {
    let mut from = 0;
    let mut marks = Marks::new();
    for at in times {
        if let Some(row) = rows[from..*at].iter().find(|row| row.counts()) {
            let (marked, all) = marks.entry(row.line.indent).or_default();
            *marked += usize::from(row.marker.is_some());
            *all += 1;
        }
        from = at + 1;
    }
    marks
}

/// The comment in `range`, whose time stands in row `at` behind it; before it perhaps others without a time.
fn below<'t>(
    rows: &[Row<'t>],
    range: std::ops::Range<usize>,
    at: usize,
    place: Place,
    marked: bool,
    marks: &Marks,
    out: &mut Vec<Entry<'t>>,
) {
    let time = rows[at].time.as_ref();
    let counts = |at: &usize| rows[*at].counts() && !rows[*at].footer;
    let mut start = range.clone().find(counts).unwrap_or(at);
    // A line of the page before the first comment, where comments have markers: the first comment starts at the first marker.
    if place == Place::Below
        && marked
        && out.is_empty()
        && rows.get(start).is_some_and(|row| row.marker.is_none() && row.headish() == 0)
    {
        start = (start..at).find(|at| rows[*at].headish() >= 2).unwrap_or(start);
    }
    let mut found = Vec::new();
    if place == Place::Below {
        region(rows, start..at, &mut found);
        let first_is_text =
            found.first().is_some_and(|e: &Entry<'_>| !is_name_like(rows[e.row].body.text) && e.marker.is_none());
        if first_is_text && let Some(entry) = found.first_mut() {
            inline(&rows[entry.row], entry);
        }
    } else if let Some(row) = rows.get(start).filter(|_| start < at) {
        // The text comes first; a marker before it is the comment's where most comments in that column have one.
        let marked = marks.get(&row.line.indent).is_some_and(|(marked, all)| marked * 2 > *all)
            || is_single_sign(rows, start..at);
        let mut entry = headed(rows, start);
        entry.text = text_rows(rows, start..at);
        if row.marker.is_some()
            && marked
            && let Some(first) = entry.text.first_mut()
        {
            first.line = row.body;
        } else if !marked {
            entry.marker = None;
        }
        entry.author = match (place, time) {
            (Place::FootLine, Some(time)) => time.author.as_ref().map(|a| a.text.clone()),
            _ => entry.text.pop().map(|last| name(last.line.text.trim_start_matches(['—', '–', '-', '~', ' '])).text),
        };
        found.push(entry);
    } else {
        let mut entry = headed(rows, at);
        entry.author = time.and_then(|t| t.author.as_ref()).map(|a| a.text.clone());
        found.push(entry);
    }
    if let (Some(entry), Some(time)) = (found.last_mut(), time) {
        entry.created = time.stamp;
    }
    out.append(&mut found);
}

/// Whether the first row of `range` has a sign that no word starts with and that starts no list: no other row has it.
fn is_single_sign(rows: &[Row<'_>], range: std::ops::Range<usize>) -> bool {
    let Some((first, rest)) = rows[range].split_first() else { return false };
    let sign = |row: &Row<'_>| row.marker.clone().filter(|m| matches!(m, MarkerKind::Bullet(c, _) if !c.is_ascii()));
    sign(first).is_some_and(|own| rest.iter().all(|row| sign(row).as_ref() != Some(&own)))
}

/// The text rows of `range`, with what they say of whom they answer left out.
fn text_rows<'t>(rows: &[Row<'t>], range: std::ops::Range<usize>) -> Vec<TextLine<'t>> {
    rows[range].iter().map(text_line).collect()
}

/// A head row and its text; a dedented marker starts another comment, whose forerunner then has no time.
fn region<'t>(rows: &[Row<'t>], range: std::ops::Range<usize>, found: &mut Vec<Entry<'t>>) {
    for at in range {
        let row = &rows[at];
        let starts = match found.last() {
            None => row.counts(),
            Some(entry) => splits(rows, entry, at),
        };
        if starts {
            found.push(headed(rows, at));
        } else if let Some(entry) = found.last_mut() {
            match (&row.target, entry.text.is_empty()) {
                (Some(target), true) => entry.target = Some(target.clone()),
                _ => entry.text.push(text_line(row)),
            }
        }
    }
}

/// Whether row `at` starts another comment inside the region of `entry`.
fn splits(rows: &[Row<'_>], entry: &Entry<'_>, at: usize) -> bool {
    let row = &rows[at];
    if row.marker.is_none() || entry.marker.is_none() || !is_name_like(row.body.text) && !is_placeholder(row.body.text)
    {
        return false;
    }
    let gone = entry.author.as_deref().is_some_and(|a| is_nobody(a) || is_placeholder(a));
    match entry.text.first() {
        // Text never stands left of the first line of its comment's text.
        Some(first) => row.line.indent < first.line.indent || (gone && !same_list(entry, row)),
        None => gone,
    }
}

fn same_list(entry: &Entry<'_>, row: &Row<'_>) -> bool {
    entry.text.iter().any(|t| {
        super::super::marker::marker(t.line.text)
            .is_some_and(|m| row.marker.as_ref().is_some_and(|k| k.same_level(&m.kind)))
    })
}

/// Whether `row` has the marker and the column of a comment that was read.
fn fits_level(row: &Row<'_>, entries: &[Entry<'_>]) -> bool {
    let Some(kind) = &row.marker else { return false };
    entries.iter().rev().take(64).any(|e| {
        e.marker.as_ref().is_some_and(|m| m.same_level(kind))
            && (e.indent == row.line.indent || e.column == row.body.indent)
    })
}

/// "Ada: I think that …" in the first row.
fn inline<'t>(row: &Row<'t>, entry: &mut Entry<'t>) {
    let text = row.body.text;
    let split = text.split_once(':').filter(|(head, rest)| {
        is_name_like(head) && head.split_whitespace().count() <= 5 && !rest.trim().is_empty() && !rest.starts_with("//")
    });
    let line = match split {
        Some((head, rest)) => {
            entry.author = Some(name(head).text);
            let lead = text.len() - rest.trim_start().len();
            Line { text: rest.trim_start(), start: row.body.start + lead, indent: row.body.indent }
        }
        None => {
            entry.author = None;
            row.body
        }
    };
    entry.text.insert(0, TextLine { line, gap: false });
}

/// The row where the comment with the time in row `at` starts.
fn head_above(rows: &[Row<'_>], times: &[usize], nth: usize, at: usize, place: Place) -> usize {
    let from = nth.checked_sub(1).map_or(0, |before| times[before] + 1);
    match place {
        Place::Above => (from..at).rev().find(|at| rows[*at].counts()).unwrap_or(at),
        _ => at,
    }
}

/// The comment whose head is row `head` and whose time is row `at`, with text up to row `until`.
fn above<'t>(rows: &[Row<'t>], head: usize, at: usize, until: usize, place: Place, out: &mut Vec<Entry<'t>>) {
    let Some(time) = rows[at].time.as_ref() else { return };
    let mut entry = headed(rows, head);
    let mut from = at + 1;
    match place {
        Place::Above if head < at => entry.target = rows[head..at].iter().find_map(|row| row.target.clone()),
        Place::First => {
            let name_row = (from..until).find(|at| rows[*at].counts());
            entry.author = None;
            if let Some(row) = name_row.filter(|at| rows[*at].headish() > 0) {
                entry.author = Some(rows[row].name().text);
                from = row + 1;
            }
        }
        _ => entry.author = time.author.as_ref().map(|a| a.text.clone()),
    }
    if let Some((start, end)) = time.text {
        let body = rows[at].body;
        let line = Line { text: &body.text[start..end], start: body.start + start, indent: body.indent };
        entry.text.push(TextLine { line, gap: false });
    }
    if let Some((author, target)) = entry.author.as_deref().and_then(split_target) {
        entry.author = Some(author);
        entry.target = Some(target);
    }
    entry.created = time.stamp;
    let mut found = vec![entry];
    for row_at in from..until {
        let row = &rows[row_at];
        let Some(entry) = found.last_mut() else { break };
        if row.footer && row.marker.is_none() {
            break;
        }
        if dedented(row, entry) && row.marker.is_none() {
            break;
        }
        if splits(rows, entry, row_at) || gone_for_good(row, entry) {
            found.push(headed(rows, row_at));
            continue;
        }
        match (&row.target, entry.text.is_empty()) {
            (Some(target), true) => entry.target = Some(target.clone()),
            _ => entry.text.push(text_line(row)),
        }
    }
    out.append(&mut found);
}

/// A line further left than the comment's own head, behind a blank line: the page goes on.
fn dedented(row: &Row<'_>, entry: &Entry<'_>) -> bool {
    row.gap
        && row.line.indent < entry.indent
        && entry.text.first().is_some_and(|first| first.line.indent >= entry.indent)
}

/// "[deleted]" or "Comment removed by moderator" as a block of its own behind the text of another comment.
fn gone_for_good(row: &Row<'_>, entry: &Entry<'_>) -> bool {
    row.gap && !entry.text.is_empty() && is_placeholder(row.body.text)
}

/// `Bob in reply to Ada`, `Bob → Ada`.
fn split_target(author: &str) -> Option<(String, Target)> {
    let (own, other) = [" in reply to ", " replying to ", " replied to ", " in response to ", " → ", " ▸ ", " ► "]
        .iter()
        .find_map(|word| author.split_once(word))?;
    (!own.trim().is_empty() && !other.trim().is_empty())
        .then(|| (own.trim().to_owned(), Target::Name(other.trim().trim_start_matches('@').to_owned())))
}
