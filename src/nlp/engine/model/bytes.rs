//! The primitives of the model file: numbers of variable length, strings, and sorted word tables.

/// Appends primitives to a buffer.
#[derive(Debug, Default)]
pub struct Writer {
    /// What was written.
    pub bytes: Vec<u8>,
}

impl Writer {
    /// Seven bits a byte, low bits first.
    pub fn number(&mut self, mut n: u64) {
        while n >= 0x80 {
            self.bytes.push((n & 0x7f) as u8 | 0x80);
            n >>= 7;
        }
        self.bytes.push((n & 0x7f) as u8);
    }

    /// Length and UTF-8.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes.extend_from_slice(text.as_bytes());
    }
}

/// Reads what [`Writer`] wrote; `None` when the data is broken.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    /// Reads from the beginning of `bytes`.
    #[must_use]
    pub const fn new(bytes: &'b [u8]) -> Self {
        Self { bytes }
    }

    /// The next number.
    pub fn number(&mut self) -> Option<usize> {
        let mut n = 0u64;
        for shift in (0..63).step_by(7) {
            let (first, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            n |= u64::from(first & 0x7f) << shift;
            if first & 0x80 == 0 {
                return usize::try_from(n).ok();
            }
        }
        None
    }

    /// The next `n` bytes.
    pub fn take(&mut self, n: usize) -> Option<&'b [u8]> {
        let (part, rest) = self.bytes.split_at_checked(n)?;
        self.bytes = rest;
        Some(part)
    }

    /// The next string.
    pub fn text(&mut self) -> Option<&'b str> {
        let n = self.number()?;
        std::str::from_utf8(self.take(n)?).ok()
    }
}

/// A sorted set of words, each with a list of strings (mostly none), searched without decoding all of it.
///
/// Words stand in blocks of sixteen; within a block each word is written as the length of the prefix that it shares
/// with the word before, and the rest. A lookup is a binary search over the first words of the blocks.
#[derive(Clone, Copy, Debug)]
pub struct Words<'b> {
    /// Start of each block within `blocks`, little-endian 32-bit numbers.
    starts: &'b [u8],
    blocks: &'b [u8],
    with_values: bool,
}

const BLOCK: usize = 16;

impl<'b> Words<'b> {
    /// Writes sorted, distinct `words`; values only where one of them has any.
    pub fn write(words: &[(&str, Vec<&str>)], out: &mut Writer) {
        let with_values = words.iter().any(|w| !w.1.is_empty());
        let mut starts = Vec::new();
        let mut blocks = Writer::default();
        let mut before = "";
        for (i, (word, values)) in words.iter().enumerate() {
            if i % BLOCK == 0 {
                starts.extend_from_slice(&u32::try_from(blocks.bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
                before = "";
            }
            let shared = word.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
            blocks.number(shared as u64);
            blocks.number((word.len() - shared) as u64);
            blocks.bytes.extend_from_slice(&word.as_bytes()[shared..]);
            if with_values {
                blocks.number(values.len() as u64);
                values.iter().for_each(|v| blocks.text(v));
            }
            before = word;
        }
        out.number(u64::from(with_values));
        out.number((starts.len() / 4) as u64);
        out.number(blocks.bytes.len() as u64);
        out.bytes.extend_from_slice(&starts);
        out.bytes.extend_from_slice(&blocks.bytes);
    }

    /// Takes the table that stands next.
    pub fn read(reader: &mut Reader<'b>) -> Option<Self> {
        let with_values = reader.number()? == 1;
        let (count, length) = (reader.number()?, reader.number()?);
        Some(Self { starts: reader.take(count.checked_mul(4)?)?, blocks: reader.take(length)?, with_values })
    }

    fn block(&self, index: usize) -> Option<Reader<'b>> {
        let start = self.starts.get(index * 4..index * 4 + 4)?;
        let start = u32::from_le_bytes([start[0], start[1], start[2], start[3]]) as usize;
        self.blocks.get(start..).map(Reader::new)
    }

    fn first_word(&self, index: usize) -> Option<&'b [u8]> {
        let mut block = self.block(index)?;
        block.number()?;
        let n = block.number()?;
        block.take(n)
    }

    /// Whether the word is in the table.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// The strings of a word, in order; `None` if the word is not in the table.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<Vec<&'b str>> {
        let (mut low, mut high) = (0, self.starts.len() / 4);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.first_word(middle)? <= word.as_bytes() { low = middle + 1 } else { high = middle }
        }
        let mut block = self.block(low.checked_sub(1)?)?;
        let mut current: Vec<u8> = Vec::with_capacity(32);
        for _ in 0..BLOCK {
            let (shared, rest) = (block.number()?, block.number()?);
            current.truncate(shared);
            current.extend_from_slice(block.take(rest)?);
            let mut values = Vec::new();
            if self.with_values {
                for _ in 0..block.number()? {
                    values.push(block.text()?);
                }
            }
            match current.as_slice().cmp(word.as_bytes()) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => return Some(values),
                std::cmp::Ordering::Greater => return None,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn numbers_and_strings_come_back() {
        let mut w = Writer::default();
        for n in [0, 127, 128, 300, u64::from(u32::MAX)] {
            w.number(n);
        }
        w.text("Erdoğan");
        let mut r = Reader::new(&w.bytes);
        for n in [0, 127, 128, 300, u32::MAX as usize] {
            assert_eq!(r.number(), Some(n));
        }
        assert_eq!(r.text(), Some("Erdoğan"));
        assert_eq!((r.number(), r.text()), (None, None));
    }

    #[test]
    fn every_word_and_no_other_is_found() {
        let words: Vec<String> = (0..500).map(|n| format!("w{:03}", n * 2)).collect();
        for values in [false, true] {
            let table: Vec<(&str, Vec<&str>)> =
                words.iter().map(|w| (w.as_str(), if values { vec!["x", &w[1..]] } else { Vec::new() })).collect();
            let mut out = Writer::default();
            Words::write(&table, &mut out);
            let read = Words::read(&mut Reader::new(&out.bytes)).unwrap();
            for n in 0..1000 {
                let word = format!("w{n:03}");
                assert_eq!(read.contains(&word), n % 2 == 0, "{word}");
                if values && n % 2 == 0 {
                    assert_eq!(read.find(&word).unwrap(), ["x", &word[1..]]);
                }
            }
            assert!(!read.contains("") && !read.contains("a") && !read.contains("z"));
        }
        let mut empty = Writer::default();
        Words::write(&[], &mut empty);
        assert!(!Words::read(&mut Reader::new(&empty.bytes)).unwrap().contains("a"));
    }
}
