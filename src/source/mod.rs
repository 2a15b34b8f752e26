//! From files, folders and standard input to records. Never looks inside a page.

/// What kind of bytes a record holds, as far as its name and container tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaType {
    /// Plain text, possibly a saved page with its thread.
    Text,
    /// One JSON object of a JSON Lines file.
    JsonLine,
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
