//! How an index lies in its file: a header with checksum and table of sections, then the sections. Little-endian throughout.

use std::fmt::Write as _;
use std::io;
use std::ops::Range;
use std::sync::Arc;

use fst::Map;

use super::mapped::Bytes;

const MAGIC: &[u8; 8] = b"PGAUTH\r\n";
/// The layout that this build writes and reads.
const VERSION: u32 = 1;
const DIGEST: usize = 16;
/// Magic, version, number of sections, checksum of all that follows.
const HEADER: usize = DIGEST + blake3::OUT_LEN;
/// Names, postings, items, terms, words, text.
const SECTIONS: usize = 6;
const TABLE: usize = SECTIONS * 16;

/// Bytes of an item: IRI, label (offset and length each), class, terms, words (first and number each).
pub(super) const ITEM: usize = 36;
/// Bytes of a posting: item and form; before them, first and number of those that follow.
pub(super) const POSTING: usize = 8;
/// Bytes of a term: first day, last day, description.
pub(super) const TERM: usize = 16;

/// An index that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// It cannot be read.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: String,
        /// The system's reason.
        source: io::Error,
    },
    /// It is no index, or no whole one.
    #[error("{path}: {fault}")]
    Fault {
        /// The file.
        path: String,
        /// What is wrong.
        fault: LayoutFault,
    },
}

/// What is wrong with the bytes of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LayoutFault {
    /// It is something else.
    #[error("not an authority index; make one with `pressgraph authority build`")]
    Foreign,
    /// It was written by a build with another layout.
    #[error("an authority index of layout {0}, this build reads layout {VERSION}; build it again")]
    Version(u32),
    /// Its checksum does not hold, or a part is missing.
    #[error("the authority index is damaged; copy or build it again")]
    Damaged,
}

/// A stretch of the file.
#[derive(Clone, Debug)]
pub(super) struct Section {
    bytes: Arc<Bytes>,
    range: Range<usize>,
}

impl AsRef<[u8]> for Section {
    fn as_ref(&self) -> &[u8] {
        (*self.bytes).as_ref().get(self.range.clone()).unwrap_or_default()
    }
}

impl Section {
    /// How many records of this size it holds.
    pub(super) fn count(&self, size: usize) -> u32 {
        u32::try_from(self.range.len() / size).unwrap_or(u32::MAX)
    }

    /// One of its records of this size.
    pub(super) fn record(&self, at: u32, size: usize) -> Option<Record<'_>> {
        let from = (at as usize).checked_mul(size)?;
        self.as_ref().get(from..from.checked_add(size)?).map(Record)
    }
}

/// Whole numbers at places of a record.
#[derive(Clone, Copy)]
pub(super) struct Record<'b>(&'b [u8]);

impl Record<'_> {
    pub(super) fn u32(self, at: usize) -> u32 {
        self.0.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
    }

    pub(super) fn i32(self, at: usize) -> i32 {
        self.u32(at).cast_signed()
    }

    /// Records elsewhere: the first one and how many.
    pub(super) fn range(self, at: usize) -> Range<u32> {
        let first = self.u32(at);
        first..first.saturating_add(self.u32(at + 4))
    }
}

/// The sections of a file but its names.
#[derive(Debug)]
pub(super) struct Sections {
    pub(super) postings: Section,
    pub(super) items: Section,
    pub(super) terms: Section,
    pub(super) words: Section,
    text: Section,
    pub(super) digest: blake3::Hash,
    pub(super) size: usize,
}

impl Sections {
    pub(super) fn text(&self, from: u32, length: u32) -> &str {
        let (from, length) = (from as usize, length as usize);
        // The checksum held, so this is what the builder wrote; were it not, an empty text is harmless.
        let bytes = self.text.as_ref().get(from..from.saturating_add(length)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

/// Reads header and table, and checks the whole.
pub(super) fn read(bytes: Bytes) -> Result<(Map<Section>, Sections), LayoutFault> {
    let whole = bytes.as_ref();
    let size = whole.len();
    if !whole.starts_with(MAGIC) {
        // A copy that broke off at once is no index any more, and cannot be told from other short files.
        return Err(LayoutFault::Foreign);
    }
    let number = |at: usize| whole.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    let version = number(8).ok_or(LayoutFault::Damaged)?;
    if version != VERSION {
        return Err(LayoutFault::Version(version));
    }
    let stated = whole.get(DIGEST..HEADER).and_then(|b| <[u8; 32]>::try_from(b).ok()).ok_or(LayoutFault::Damaged)?;
    let digest = blake3::hash(&whole[HEADER..]);
    if digest != blake3::Hash::from(stated) || number(12) != u32::try_from(SECTIONS).ok() {
        return Err(LayoutFault::Damaged);
    }
    let long = |at: usize| whole.get(at..at + 8).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes);
    let mut ranges = Vec::with_capacity(SECTIONS);
    for at in (HEADER..HEADER + TABLE).step_by(16) {
        let pair = long(at).zip(long(at + 8)).ok_or(LayoutFault::Damaged)?;
        let from = usize::try_from(pair.0).map_err(|_| LayoutFault::Damaged)?;
        let until = usize::try_from(pair.1).map_err(|_| LayoutFault::Damaged)?;
        if from > until || until > size {
            return Err(LayoutFault::Damaged);
        }
        ranges.push(from..until);
    }
    let bytes = Arc::new(bytes);
    let sections: Vec<Section> = ranges.into_iter().map(|range| Section { bytes: bytes.clone(), range }).collect();
    let [names, postings, items, terms, words, text] =
        <[Section; SECTIONS]>::try_from(sections).map_err(|_| LayoutFault::Damaged)?;
    let names = Map::new(names).map_err(|_| LayoutFault::Damaged)?;
    Ok((names, Sections { postings, items, terms, words, text, digest, size }))
}

/// Puts sections, in the order of [`read`], into a file.
pub(super) fn write(sections: [Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut body = Vec::with_capacity(TABLE + sections.iter().map(Vec::len).sum::<usize>());
    let mut from = HEADER + TABLE;
    for section in &sections {
        let until = from + section.len();
        body.extend((from as u64).to_le_bytes());
        body.extend((until as u64).to_le_bytes());
        from = until;
    }
    for section in &sections {
        body.extend(section);
    }
    let mut out = Vec::with_capacity(HEADER + body.len());
    out.extend(MAGIC);
    out.extend(VERSION.to_le_bytes());
    out.extend(u32::try_from(SECTIONS).unwrap_or_default().to_le_bytes());
    out.extend(blake3::hash(&body).as_bytes());
    out.extend(body);
    out
}

/// Strings end to end, each kept once.
#[derive(Default)]
pub(super) struct Strings {
    pub(super) bytes: String,
    known: std::collections::HashMap<String, (u32, u32)>,
}

impl Strings {
    /// Offset and length of a string; none where there is more text than 32 bits can tell.
    pub(super) fn add(&mut self, text: &str) -> Option<(u32, u32)> {
        if let Some(at) = self.known.get(text) {
            return Some(*at);
        }
        let at = (u32::try_from(self.bytes.len()).ok()?, u32::try_from(text.len()).ok()?);
        let _ = self.bytes.write_str(text);
        self.known.insert(text.to_owned(), at);
        Some(at)
    }
}
