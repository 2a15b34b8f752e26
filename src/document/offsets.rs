use std::ops::Range;

use crate::base::Span;

/// Leads from a text back to the bytes it was read from.
///
/// A list of runs, each a number of units that have the same length in the text and the same length in the source: one byte and one byte for
/// what was copied, one and two for ASCII read from UTF-16, three and one for a broken byte that became U+FFFD. What was
/// put in (the space of a joined line, the blank line between parts) belongs to no run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    runs: Vec<Run>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    text: u32,
    source: u64,
    unit_text: u32,
    unit_source: u32,
    count: u32,
}

impl Run {
    const fn text_end(&self) -> u32 {
        self.text + self.unit_text * self.count
    }

    const fn source_end(&self) -> u64 {
        self.source + self.unit_source as u64 * self.count as u64
    }
}

impl OffsetMap {
    /// Adds `count` units of `unit_text` bytes at `text`, read from units of `unit_source` bytes at `source`.
    ///
    /// Must be called in the order of the text.
    pub(super) fn push(&mut self, text: u32, source: u64, unit_text: u32, unit_source: u32, count: u32) {
        if count == 0 || unit_text == 0 {
            return;
        }
        if let Some(last) = self.runs.last_mut()
            && (last.unit_text, last.unit_source) == (unit_text, unit_source)
            && (last.text_end(), last.source_end()) == (text, source)
        {
            last.count += count;
        } else {
            self.runs.push(Run { text, source, unit_text, unit_source, count });
        }
    }

    /// The source bytes that `span` of the text was read from.
    ///
    /// An end inside a unit counts the whole unit; an end inside what was put in counts the read text before it. Dropped
    /// bytes inside the span, as a line end with its indent, are covered.
    #[must_use]
    pub fn source(&self, span: Span) -> Range<u64> {
        let start = self.first_byte(span.start);
        let end = if span.is_empty() { start } else { self.last_byte(span.end - 1) };
        start..end.max(start)
    }

    /// Where the unit with the byte at `text` starts in the source.
    fn first_byte(&self, text: u32) -> u64 {
        let next = self.runs.partition_point(|run| run.text_end() <= text);
        match self.runs.get(next) {
            Some(run) if run.text <= text => {
                run.source + u64::from((text - run.text) / run.unit_text) * u64::from(run.unit_source)
            }
            Some(run) => run.source,
            None => self.runs.last().map_or(0, Run::source_end),
        }
    }

    /// One past the unit with the byte at `text` in the source.
    fn last_byte(&self, text: u32) -> u64 {
        let next = self.runs.partition_point(|run| run.text <= text);
        match next.checked_sub(1).and_then(|at| self.runs.get(at)) {
            Some(run) if text < run.text_end() => {
                run.source + (u64::from((text - run.text) / run.unit_text) + 1) * u64::from(run.unit_source)
            }
            Some(run) => run.source_end(),
            None => self.runs.first().map_or(0, |run| run.source),
        }
    }

    /// Adds the runs of `other`, whose text stands at `at` of this one.
    pub(super) fn append(&mut self, other: &Self, at: u32) {
        for run in &other.runs {
            self.push(run.text + at, run.source, run.unit_text, run.unit_source, run.count);
        }
    }

    /// This map of a text into a second text, followed by `below`, the map of the second text into the source.
    pub(super) fn over(&self, below: &Self) -> Self {
        let mut out = Self::default();
        for run in &self.runs {
            let (Ok(start), Ok(end)) = (u32::try_from(run.source), u32::try_from(run.source_end())) else { continue };
            let mut at = below.runs.partition_point(|b| b.text_end() <= start);
            while let Some(b) = below.runs.get(at).filter(|b| b.text < end) {
                let (from, to) = (b.text.max(start), b.text_end().min(end));
                let skipped = (from - b.text) / b.unit_text;
                let count = (to - from) / b.unit_text;
                let source = b.source + u64::from(skipped) * u64::from(b.unit_source);
                out.push(run.text + (from - start), source, b.unit_text, b.unit_source, count);
                at += 1;
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_merge_and_lead_back() {
        let mut map = OffsetMap::default();
        map.push(0, 3, 1, 1, 2);
        map.push(2, 5, 1, 1, 2);
        map.push(5, 9, 3, 1, 1);
        assert_eq!(map.runs.len(), 2);
        assert_eq!(map.source(Span::new(1, 3)), 4..6);
        assert_eq!(map.source(Span::new(0, 5)), 3..7);
        assert_eq!(map.source(Span::new(4, 8)), 9..10);
        assert_eq!(map.source(Span::new(2, 2)), 5..5);
        assert_eq!(OffsetMap::default().source(Span::new(0, 9)), 0..0);
    }

    #[test]
    fn maps_compose() {
        let mut below = OffsetMap::default();
        below.push(0, 2, 1, 2, 4);
        below.push(4, 10, 3, 2, 1);
        below.push(7, 12, 1, 2, 3);
        let mut above = OffsetMap::default();
        above.push(0, 2, 1, 1, 6);
        let both = above.over(&below);
        assert_eq!(both.source(Span::new(0, 2)), 6..10);
        assert_eq!(both.source(Span::new(2, 5)), 10..12);
        assert_eq!(both.source(Span::new(5, 6)), 12..14);
    }
}
