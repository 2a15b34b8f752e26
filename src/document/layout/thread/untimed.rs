use super::super::author::{is_name_like, name};
use super::super::lines::Line;
use super::super::marker::MarkerKind;
use super::super::text::TextLine;
use super::rows::Row;
use super::{Entry, Evidence};

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
        let block =
            is_name_like(rows[first].body.text) && rows.get(first + 1).is_some_and(|next| next.marker.is_none());
        if inline {
            return Some((
                cut(rows, first, |_, row, _| row.marker.is_some() && split_inline(row).is_some()),
                Evidence::Marked,
            ));
        }
        if block {
            let spaced = rows.get(first + 1).is_some_and(|next| next.gap);
            return Some((
                cut(rows, first, |at, row, entry| is_marked_head(rows, at, row, entry, spaced)),
                Evidence::Marked,
            ));
        }
        return None;
    }
    let entries = blocks(rows, first);
    let plausible = declared.is_some_and(|n| n as usize == entries.len());
    plausible.then_some((entries, Evidence::Blocks))
}

fn cut<'t>(
    rows: &[Row<'t>],
    first: usize,
    is_head: impl Fn(usize, &Row<'t>, Option<&Entry<'t>>) -> bool,
) -> Vec<Entry<'t>> {
    let mut out: Vec<Entry<'t>> = Vec::new();
    for (at, row) in rows.iter().enumerate().skip(first) {
        if out.is_empty() || is_head(at, row, out.last()) {
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

/// Whether a marked row is a head and no list item: it has text of its own below it, set off as below the first head.
fn is_marked_head(rows: &[Row<'_>], at: usize, row: &Row<'_>, entry: Option<&Entry<'_>>, spaced: bool) -> bool {
    let (Some(kind), Some(entry)) = (&row.marker, entry) else { return false };
    if !is_name_like(row.body.text) {
        return false;
    }
    let left_of_text = entry.text.first().is_some_and(|first| row.line.indent < first.line.indent);
    let goes_on = match (kind, &entry.marker) {
        (MarkerKind::Number(a, _), Some(MarkerKind::Number(b, _))) => {
            a.len() == b.len() && a.last().zip(b.last()).is_some_and(|(a, b)| *a == b + 1)
        }
        _ => true,
    };
    let has_text = rows
        .get(at + 1)
        .is_some_and(|next| next.marker.is_none() && next.gap == spaced && next.line.indent >= row.line.indent);
    (left_of_text && !entry.text.is_empty()) || (has_text && goes_on && !entry.text.is_empty())
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
    cut(rows, first, |at, row, entry| {
        let has_text = rows.get(at + 1).is_some_and(|next| !next.gap || !is_name_like(next.body.text));
        opens(at) && row.headish() > 0 && has_text && entry.is_some_and(|e| !e.text.is_empty())
    })
}
