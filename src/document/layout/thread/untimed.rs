use super::super::author::{is_name_like, name};
use super::super::lines::Line;
use super::super::marker::MarkerKind;
use super::super::text::TextLine;
use super::rows::Row;
use super::{Entry, Evidence, is_placeholder};

/// Cuts a thread in which no line tells a time.
pub(super) fn entries<'t>(rows: &[Row<'t>], declared: Option<u32>) -> Option<(Vec<Entry<'t>>, Evidence)> {
    let end = rows.iter().position(|row| row.footer).unwrap_or(rows.len());
    let rows = &rows[..end];
    let first = rows.iter().position(Row::counts)?;
    if rows[first].headish() == 3 && rows[first].body.text.ends_with(':') {
        return Some((cut(rows, first, |_, row, _| row.headish() == 3), Evidence::Said));
    }
    if rows[first].marker.is_some() {
        let inline = split_inline(&rows[first]).is_some();
        let block = is_name_like(rows[first].body.text)
            && rows
                .get(first + 1)
                .is_some_and(|next| next.marker.is_none() || next.line.indent > rows[first].line.indent);
        if inline {
            return Some((
                cut(rows, first, |_, row, _| row.marker.is_some() && split_inline(row).is_some()),
                Evidence::Marked,
            ));
        }
        if block {
            let spaced = rows.get(first + 1).is_some_and(|next| next.gap);
            return Some((
                cut(rows, first, |at, row, found| is_marked_head(rows, at, row, found, spaced)),
                Evidence::Marked,
            ));
        }
        return None;
    }
    // "Ada: I think that …" in every paragraph, from two people or more.
    let opens = |at: usize| at == first || rows[at].gap;
    let spoken = (first..rows.len()).filter(|at| opens(*at)).all(|at| split_inline(&rows[at]).is_some());
    if spoken {
        let entries = cut(rows, first, |at, row, _| opens(at) && split_inline(row).is_some());
        let others = entries.iter().any(|e| e.author != entries[0].author);
        return others.then_some((entries, Evidence::Marked));
    }
    let entries = blocks(rows, first);
    let plausible = declared.is_some_and(|n| n as usize == entries.len());
    plausible.then_some((entries, Evidence::Blocks))
}

fn cut<'t>(rows: &[Row<'t>], first: usize, is_head: impl Fn(usize, &Row<'t>, &[Entry<'t>]) -> bool) -> Vec<Entry<'t>> {
    let mut out: Vec<Entry<'t>> = Vec::new();
    for (at, row) in rows.iter().enumerate().skip(first) {
        if out.is_empty() || is_head(at, row, &out) {
            let (author, rest) =
                split_inline(row).map_or((name(row.body.text).text, None), |(author, rest)| (author, Some(rest)));
            out.push(Entry {
                row: at,
                indent: row.line.indent,
                column: row.body.indent,
                marker: row.marker.clone(),
                author: Some(author),
                created: None,
                target: None,
                text: rest.map(|line| TextLine { line, gap: false }).into_iter().collect(),
            });
        } else if let Some(entry) = out.last_mut() {
            match (&row.target, entry.text.is_empty()) {
                (Some(target), true) => entry.target = Some(target.clone()),
                _ => entry.text.push(TextLine { line: row.line, gap: row.gap }),
            }
        }
    }
    out
}

/// Whether a marked row is a head and no list item: it has text of its own below it, set off as below the first head, it does not
/// stand among its like, and its number goes on from that of the comment before it on its level.
fn is_marked_head(rows: &[Row<'_>], at: usize, row: &Row<'_>, entries: &[Entry<'_>], spaced: bool) -> bool {
    let (Some(kind), Some(entry)) = (&row.marker, entries.last()) else { return false };
    let Some(first) = entry.text.first() else { return false };
    let gone = is_placeholder(row.body.text);
    if !is_name_like(row.body.text) && !gone {
        return false;
    }
    let alike = |other: &Row<'_>| {
        other.line.indent == row.line.indent && other.marker.as_ref().is_some_and(|m| m.same_level(kind))
    };
    let behind_like = alike(&rows[at - 1]);
    let in_list = (behind_like && !row.gap) || rows.get(at + 1).is_some_and(|next| alike(next) && !next.gap);
    if in_list && !gone && row.line.indent >= first.line.indent {
        return false;
    }
    let on_level =
        |e: &&Entry<'_>| e.indent == row.line.indent && e.marker.as_ref().is_some_and(|m| m.same_level(kind));
    let level = entries.iter().rev().take(64).find(on_level);
    if row.line.indent < first.line.indent && (level.is_some() || entry.indent < row.line.indent) {
        return true;
    }
    let goes_on = match (kind, level.and_then(|e| e.marker.as_ref())) {
        (MarkerKind::Number(own, _), Some(MarkerKind::Number(before, _))) => {
            own.last().zip(before.last()).is_some_and(|(own, before)| *own == before + 1 || *own == 1)
        }
        (MarkerKind::Number(own, _), _) => own.last() == Some(&1) || own.len() > 1,
        _ => true,
    };
    let has_text = rows.get(at + 1).is_some_and(|next| {
        let deeper = next.line.indent > row.line.indent;
        next.gap == spaced && (deeper || (!behind_like && next.line.indent == row.line.indent && next.marker.is_none()))
    });
    goes_on && (has_text || gone)
}

/// `Ada: I think that …`.
fn split_inline<'t>(row: &Row<'t>) -> Option<(String, Line<'t>)> {
    let (head, rest) = row.body.text.split_once(": ")?;
    let rest = rest.trim_start();
    if rest.is_empty() || !is_name_like(head) || head.split_whitespace().count() > 5 {
        return None;
    }
    let lead = row.body.text.len() - rest.len();
    Some((name(head).text, Line { text: rest, start: row.body.start + lead, indent: row.body.indent }))
}

/// Blocks between blank lines: a name in the first line, or alone in a block, and the text below it.
fn blocks<'t>(rows: &[Row<'t>], first: usize) -> Vec<Entry<'t>> {
    let opens = |at: usize| at == first || rows[at].gap;
    cut(rows, first, |at, row, found| {
        let has_text = rows.get(at + 1).is_some_and(|next| !next.gap || !is_name_like(next.body.text));
        opens(at) && row.headish() > 0 && has_text && found.last().is_some_and(|e| !e.text.is_empty())
    })
}
