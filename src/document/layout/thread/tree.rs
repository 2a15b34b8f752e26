use std::collections::HashMap;

use super::super::marker::MarkerKind;
use super::{Entry, Target};

/// For each entry the index of the one that it replies to.
///
/// A comment replies to the nearest one above it that stands further left, or that has, in the same column, a marker of a kind that came
/// up earlier in the thread ("1." before "•"). "In reply to Ada" outweighs both.
pub(super) fn parents(entries: &[Entry<'_>]) -> Vec<Option<usize>> {
    let ranks = ranks(entries);
    let mut out = Vec::with_capacity(entries.len());
    // The entries that the next one can reply to, the deepest last.
    let mut open: Vec<usize> = Vec::new();
    let mut latest: HashMap<String, usize> = HashMap::new();
    let mut numbered: HashMap<u32, usize> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        while let Some(last) = open.last()
            && !is_below(entry, ranks[at], &entries[*last], ranks[*last])
        {
            open.pop();
        }
        let named = entry.target.as_ref().and_then(|target| match target {
            Target::Name(name) => latest.get(&name.to_lowercase()).copied(),
            Target::Number(number) => numbered.get(number).copied(),
        });
        out.push(named.or_else(|| open.last().copied()));
        open.push(at);
        if let Some(author) = &entry.author {
            latest.insert(author.to_lowercase(), at);
        }
        let own = match &entry.marker {
            Some(MarkerKind::Number(numbers, _)) if numbers.len() == 1 => numbers[0],
            _ => u32::try_from(at + 1).unwrap_or(u32::MAX),
        };
        numbered.entry(own).or_insert(at);
    }
    out
}

/// The order in which the kinds of markers first came up.
fn ranks(entries: &[Entry<'_>]) -> Vec<usize> {
    let mut kinds: Vec<&Option<MarkerKind>> = Vec::new();
    let same = |a: &Option<MarkerKind>, b: &Option<MarkerKind>| match (a, b) {
        (Some(a), Some(b)) => a.same_level(b),
        (None, None) => true,
        _ => false,
    };
    entries
        .iter()
        .map(|entry| {
            kinds.iter().position(|kind| same(kind, &entry.marker)).unwrap_or_else(|| {
                kinds.push(&entry.marker);
                kinds.len() - 1
            })
        })
        .collect()
}

fn is_below(entry: &Entry<'_>, rank: usize, other: &Entry<'_>, other_rank: usize) -> bool {
    // Numbers are set flush on either side: " 9." and "10.".
    let digits = |e: &Entry<'_>| e.marker.as_ref().map_or(0, MarkerKind::digits);
    let flush_right = digits(entry) != digits(other) && entry.column == other.column;
    let siblings = rank == other_rank && (entry.indent == other.indent || flush_right);
    !siblings && (entry.indent, rank) > (other.indent, other_rank)
}
