use super::author::is_name_like;
use super::phrase::Words;
use super::rules::{BARE_HEADINGS, COUNTED_HEADINGS, EMPTY_HEADINGS};
use super::thread::{self, Evidence, Row, Thread};

/// How many headings are tried: a page with more is a list of pages.
const TRIES: usize = 12;
/// How many rows may stand between the heading and the first comment.
const PREAMBLE: usize = 6;

/// Where the thread of a page starts.
#[derive(Debug)]
pub(super) struct Found {
    /// Index of the row that heads it; the article ends before it.
    pub row: usize,
    /// How many comments the heading says there are.
    pub declared: Option<u32>,
    /// The thread, unless the page only says how many comments there are.
    pub thread: Option<Thread>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Heading {
    Counted(u32),
    /// Names comments, but does not count them.
    Bare,
    Empty,
}

/// Finds the thread of a page by its heading, else by its comments alone.
pub(super) fn find(rows: &[Row<'_>]) -> Option<Found> {
    let candidates: Vec<(usize, Heading)> =
        rows.iter().enumerate().filter_map(|(at, row)| Some((at, heading(row)?))).collect();
    // The last headings are tried, too, when there are many: a thread stands at the end of its page.
    let skipped = candidates.len().saturating_sub(TRIES);
    let tried =
        candidates.iter().take(TRIES / 2).chain(candidates[candidates.len().min(TRIES / 2)..].iter().skip(skipped));
    // "OPINION" above a title heads no thread: something has to have been said first.
    let closes = ['.', '!', '?', '”', '"', '…', '’', ')'];
    let said = rows.iter().position(|row| row.line.text.len() >= 40 && row.line.text.ends_with(closes)).unwrap_or(0);
    let mut best: Option<Found> = None;
    let mut bare: Option<Found> = None;
    for (at, heading) in tried.filter(|(at, heading)| *heading != Heading::Bare || *at >= said.max(1)) {
        let behind = &rows[at + 1..];
        let declared = if let Heading::Counted(n) = heading { Some(*n) } else { None };
        if let Some(found) = thread::read(behind, declared).filter(|t| is_thread(t, *heading)) {
            // The count above the article, then the heading of the thread inside what read as the first comment: that was the
            // article. "2 replies" inside a thread is a button.
            let inside_first = best.as_ref().is_some_and(|b| {
                let second = b.thread.as_ref().and_then(|t| t.second);
                !rows[*at].furniture && second.is_none_or(|second| *at < b.row + 1 + second)
            });
            if best.is_none() || inside_first {
                let declared = declared.or(best.and_then(|b| b.declared));
                best = Some(Found { row: *at, declared, thread: Some(found) });
            }
            continue;
        }
        let declared = if *heading == Heading::Empty { Some(0) } else { declared };
        // A heading without comments ends the article if nothing but the foot of the page follows it.
        if bare.is_none() && declared.is_some() && *at > 0 && is_foot(behind) {
            bare = Some(Found { row: *at, declared, thread: None });
        }
    }
    if best.is_some() {
        return best;
    }
    unheaded(rows).or(bare)
}

fn heading(row: &Row<'_>) -> Option<Heading> {
    let text = row.line.text;
    if text.len() > 160 || row.time.is_some() {
        return None;
    }
    let words = Words::of(text);
    if words.are(EMPTY_HEADINGS) {
        return Some(Heading::Empty);
    }
    // A sentence: "Comments on the treaty were few."
    if text.ends_with(['.', ',', ';']) {
        return None;
    }
    // "1 | Reply" is a row of buttons.
    if row.furniture && text.contains(['|', '·', '•']) {
        return None;
    }
    if let Some(numbers) = words.match_any(COUNTED_HEADINGS)
        && let Some(count) = numbers.into_iter().max()
    {
        return Some(Heading::Counted(count));
    }
    // "Reply" and "Add a comment" are buttons.
    (!row.furniture && !row.footer && words.are(BARE_HEADINGS)).then_some(Heading::Bare)
}

fn is_thread(thread: &Thread, heading: Heading) -> bool {
    if thread.first > PREAMBLE {
        return false;
    }
    let named = thread.comments.iter().filter(|c| c.author.is_some() || c.text.len() < 80).count();
    if named * 2 < thread.comments.len()
        || thread.comments.first().is_none_or(|c| c.author.is_none() && thread.evidence > Evidence::Sure)
    {
        return false;
    }
    match (heading, thread.evidence) {
        (_, Evidence::Sure | Evidence::Said) => true,
        (Heading::Counted(_), _) => true,
        (_, Evidence::Timed) => true,
        (_, Evidence::Marked) => thread.comments.len() > 1,
        (_, Evidence::Blocks) => false,
    }
}

/// Whether rows hold nothing but the foot of a page: fixed phrases, then anything; or short lines.
fn is_foot(rows: &[Row<'_>]) -> bool {
    rows.iter()
        .take_while(|row| !row.footer)
        .all(|row| row.furniture || (row.line.text.len() < 60 && !row.line.text.ends_with('.')))
}

/// A thread whose heading has no phrase that is known: at least two comments with times and more.
fn unheaded(rows: &[Row<'_>]) -> Option<Found> {
    let is_comment_time = |at: usize| {
        let row = &rows[at];
        let Some(time) = &row.time else { return false };
        time.shape.day
            && (time.furnished && time.author.is_none()
                || row.marker.is_some() && time.author.is_some()
                || rows[at.saturating_sub(2)..at].iter().any(|r| r.headish() >= 2))
    };
    let first = (1..rows.len()).find(|at| is_comment_time(*at))?;
    (1..=first)
        .rev()
        .take(24)
        .filter(|at| {
            rows[*at].headish() >= 2 || (*at == first && rows[*at].time.as_ref().is_some_and(|t| t.author.is_some()))
        })
        .find_map(|start| {
            let thread = thread::read(&rows[start..], None)?;
            let sure = thread.evidence == Evidence::Sure && thread.comments.len() >= 2 && thread.first == 0;
            let row = &rows[start - 1];
            let headed = start >= 2
                && row.gap
                && is_name_like(row.line.text)
                && row.line.text.len() < 60
                && row.marker.is_none();
            (sure && is_thread(&thread, Heading::Bare)).then_some(Found {
                row: if headed { start - 1 } else { start },
                declared: None,
                thread: Some(thread),
            })
        })
}
