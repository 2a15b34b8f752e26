//! From files, folders and standard input to records. Never looks inside a page.

mod error;
mod lines;
mod records;
mod sniff;
mod walk;

pub use error::SourceError;
pub use records::{Records, read};

use std::ffi::OsString;
use std::path::PathBuf;

/// The most bytes that one record may have: longer files and lines are an error, so that a stray dump cannot eat the memory.
pub const RECORD_LIMIT: u64 = 256 << 20;

/// What the caller names to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file, read whatever its name is, or a folder, of which only files with a known extension are read.
    Path(PathBuf),
}

/// `-` is standard input, everything else a path.
impl From<OsString> for Input {
    fn from(argument: OsString) -> Self {
        if argument == "-" { Self::Stdin } else { Self::Path(argument.into()) }
    }
}

/// What kind of bytes a record holds, as far as its name and container tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaType {
    /// Plain text, possibly a saved page with its thread.
    Text,
    /// One JSON object of a JSON Lines file.
    JsonLine,
    /// A page of HTML.
    Html,
}

/// One document's worth of bytes with the place it came from.
#[derive(Clone, Debug)]
pub struct Record {
    /// What kind of bytes.
    pub media_type: MediaType,
    /// Where from, for messages and for `annotate`'s `source`: `news.txt`, `news.jsonl#7`, `-`.
    pub locator: String,
    /// The bytes as read.
    pub bytes: Vec<u8>,
}
