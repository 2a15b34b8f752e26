//! Sorted tables of words, searched character by character without allocating.

use super::Reading;
use super::canonical::Canonical;

/// Words in byte order, end to end in one string.
#[derive(Clone, Copy)]
pub(super) struct Sorted {
    pub(super) text: &'static str,
    /// Where each word begins, and at last the end of the text.
    pub(super) starts: &'static [u32],
}

impl Sorted {
    pub(super) fn len(self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    pub(super) fn get(self, at: usize) -> &'static str {
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&from), Some(&to)) => self.text.get(from as usize..to as usize).unwrap_or_default(),
            _ => "",
        }
    }

    pub(super) fn contains(self, word: &str) -> bool {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.get(middle).cmp(word) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        false
    }
}

/// Names with their readings.
pub(super) struct Names {
    pub(super) words: Sorted,
    /// Where each name's readings begin, and at last their number.
    pub(super) from: &'static [u32],
    pub(super) readings: &'static [Reading],
}

impl Names {
    /// The readings of the name at an index.
    pub(super) fn readings_of(&self, at: usize) -> &'static [Reading] {
        let bound = |at: usize| self.from.get(at).map_or(0, |&n| n as usize);
        self.readings.get(bound(at)..bound(at + 1)).unwrap_or_default()
    }
}

/// The names that begin with what was read so far.
pub(super) struct Cursor<'n> {
    names: &'n Names,
    low: usize,
    high: usize,
    /// Bytes read.
    depth: usize,
    joiner: Canonical,
    lower: bool,
}

impl<'n> Cursor<'n> {
    /// All names; `lower` reads every character in lower case.
    pub(super) fn new(names: &'n Names, lower: bool) -> Self {
        Self { names, low: 0, high: names.words.len(), depth: 0, joiner: Canonical::default(), lower }
    }

    /// Reads on; false when no name goes on so.
    pub(super) fn read(&mut self, text: &str) -> bool {
        for c in text.chars() {
            for c in self.joiner.push(c) {
                let alive = if self.lower { c.to_lowercase().all(|c| self.narrow(c)) } else { self.narrow(c) };
                if !alive {
                    return false;
                }
            }
        }
        true
    }

    fn narrow(&mut self, c: char) -> bool {
        let mut buffer = [0; 4];
        for &byte in c.encode_utf8(&mut buffer).as_bytes() {
            // The names in the range agree up to `depth`, so they are in the order of their next byte.
            self.low = self.bound(|next| next < Some(byte));
            self.high = self.bound(|next| next == Some(byte));
            self.depth += 1;
        }
        self.low < self.high
    }

    /// The first name in the range whose next byte does not meet `before`.
    fn bound(&self, before: impl Fn(Option<u8>) -> bool) -> usize {
        let (mut low, mut high) = (self.low, self.high);
        while low < high {
            let middle = low.midpoint(high);
            let next = self.names.words.get(middle).as_bytes().get(self.depth).copied();
            if before(next) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The readings of exactly what was read; none where it is no name.
    pub(super) fn readings(&self) -> &'static [Reading] {
        if self.low < self.high && self.depth > 0 && self.names.words.get(self.low).len() == self.depth {
            self.names.readings_of(self.low)
        } else {
            &[]
        }
    }
}
