//! From files, folders, archives and standard input to records. Never looks inside a page.

mod container;
mod error;
mod kind;
mod lines;
mod reader;
mod sniff;
mod walk;
pub mod warc;

pub use error::SourceError;
pub(crate) use error::{remedy, size};
pub(crate) use lines::{Line, read_line};
pub use reader::read;
pub use walk::total_size;

use std::ffi::OsString;
use std::io::BufRead;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use regex::Regex;

use crate::base::Warning;

/// The most bytes that one record may have unless the caller says otherwise: longer files and lines are an error, so that a stray dump cannot
/// eat the memory.
pub const RECORD_LIMIT: u64 = 64 << 20;

/// How many times its size a compressed input may expand to, unless the caller says otherwise.
pub const MAX_EXPANSION: u64 = 1000;

/// What the caller names to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file, read whatever its name is; a folder, of which what can be read is read; or, where there is no such file, a pattern
    /// such as `crawl/*.warc.gz`.
    Path(PathBuf),
}

/// `-` is standard input, everything else a path.
impl From<OsString> for Input {
    fn from(argument: OsString) -> Self {
        if argument == "-" { Self::Stdin } else { Self::Path(argument.into()) }
    }
}

/// What of the inputs is read.
#[derive(Clone, Debug)]
pub struct Options {
    /// Of web archives only pages whose address matches.
    pub url_filter: Option<Regex>,
    /// How many times its size a compressed input may expand to.
    pub max_expansion: u64,
    /// The most bytes that one document may have; at most 4 GiB.
    pub max_document: u64,
    /// Counts the bytes that were read, as they lie on the disk.
    pub meter: Meter,
}

/// A count that a run adds to while others look at it; clones count together.
#[derive(Clone, Debug, Default)]
pub struct Meter(Arc<AtomicU64>);

impl Meter {
    /// The bytes so far.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    fn add(&self, bytes: usize) {
        self.0.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

impl Default for Options {
    fn default() -> Self {
        Self { url_filter: None, max_expansion: MAX_EXPANSION, max_document: RECORD_LIMIT, meter: Meter::default() }
    }
}

/// What kind of bytes a record holds, as far as its content, name and container tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaType {
    /// Plain text, possibly a saved page with its thread.
    Text,
    /// One JSON object, or a list of them.
    JsonLine,
    /// A page of HTML.
    Html,
}

/// What the way that a record came tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transport {
    /// The address that it was fetched from.
    pub url: Option<String>,
    /// The charset that the server told.
    pub charset: Option<String>,
}

/// One document's worth of bytes with the place it came from.
#[derive(Clone, Debug)]
pub struct Record {
    /// What kind of bytes.
    pub media_type: MediaType,
    /// Where from, for messages and for `annotate`'s `source`: `news.txt`, `news.jsonl#7`, `news.warc.gz#7`, `-`.
    pub locator: String,
    /// The bytes as read.
    pub bytes: Vec<u8>,
    /// What came with them.
    pub transport: Transport,
}

impl Record {
    /// A record of which nothing else is known.
    #[must_use]
    pub fn new(media_type: MediaType, locator: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { media_type, locator: locator.into(), bytes, transport: Transport::default() }
    }
}

/// What kind of documents a stream holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamType {
    /// One JSON value a line.
    JsonLines,
    /// A feed or an export in XML.
    Xml,
    /// Comma- or tab-separated values with a header row.
    Table,
}

/// Bytes of many documents, read one after the other.
pub struct Stream<'i> {
    /// What kind of documents.
    pub stream_type: StreamType,
    /// Where from.
    pub locator: String,
    /// The bytes.
    pub input: &'i mut dyn BufRead,
    /// The most bytes that one document of it may have.
    pub limit: u64,
    /// What came with them.
    pub transport: Transport,
}

/// What reading finds.
pub enum Found<'i> {
    /// One document.
    Record(Record),
    /// Many documents.
    Stream(Stream<'i>),
    /// An input, or a part of one, that could not be read.
    Fault(SourceError),
    /// Something worth knowing, of which nothing was lost.
    Note(Warning),
    /// So many things were left out for this reason, which is in the plural.
    LeftOut(&'static str, u64),
}
