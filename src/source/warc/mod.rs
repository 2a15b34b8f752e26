//! Archives of the web: WARC 0.17 to 1.1 and ARC 1 and 2, plain, gzip-compressed member by member, or zstd-compressed with or
//! without a dictionary. A damaged record is told and the next one looked for.
//!
//! The `warc` crate was not taken: it ends at the first damaged record, tells no offsets, and knows no ARC.

mod header;
mod http;
mod input;

use std::io::{self, BufRead, Read};
use std::rc::Rc;

use header::Head;
pub(super) use header::is_archive;
use input::Input;

use super::container::{Budget, Compression};
use super::lines::{Line, read_line};
use super::{MAX_EXPANSION, Meter, RECORD_LIMIT, size};

/// The longest line of a header.
const LINE: u64 = 1 << 16;

/// The longest header of an HTTP response.
const HTTP_HEAD: u64 = 1 << 18;

/// One record of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number in the archive, from 1.
    pub number: u64,
    /// Where it, or the compressed member that holds it, starts.
    pub offset: u64,
    /// Its type: `response`, `resource`, `revisit`, `request` …; in an ARC file `arc_header` or `response`.
    pub kind: String,
    /// The address that was asked for.
    pub url: Option<String>,
    /// The status of an HTTP response.
    pub status: Option<u16>,
    /// The media type of the payload, lower case, without parameters; empty where none is told.
    pub media_type: String,
    /// The charset that the transport told.
    pub charset: Option<String>,
    /// The payload, freed of the HTTP header, of chunks and of content encoding; none where the caller did not want it.
    pub payload: Option<Vec<u8>>,
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The record's number.
    pub number: u64,
    /// What is wrong, with the offset.
    pub what: String,
    /// Whether the record was read all the same, as far as it goes.
    pub salvaged: bool,
}

/// What [`Reader::next`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A record.
    Entry(Entry),
    /// A damaged place. The record itself follows if something of it could be saved.
    Damage(Damage),
}

/// Reads the records of an archive, one in memory at a time.
pub struct Reader<'i> {
    input: Input<'i>,
    /// The most bytes that a record may have.
    limit: u64,
    number: u64,
    is_arc: bool,
    /// A header line found while looking for the next record, with its offset.
    ahead: Option<(Vec<u8>, u64)>,
    /// A record that is told after the damage to it.
    salvaged: Option<Entry>,
    /// An error met while looking beyond the end of a record that is itself whole.
    failed: Option<io::Error>,
}

/// Whether the payload of a record is wanted; its own is not yet there.
pub type Wanted<'w> = dyn FnMut(&Entry) -> bool + 'w;

impl<'i> Reader<'i> {
    /// A reader of an archive as it lies on the disk; compressed ones are told by their first bytes.
    #[must_use]
    pub fn new(input: Box<dyn BufRead + 'i>) -> Self {
        Self::bounded(input, Budget::new(MAX_EXPANSION, &Meter::default()), RECORD_LIMIT)
    }

    /// The same, within a budget that the input has.
    pub(super) fn bounded(mut input: Box<dyn BufRead + 'i>, budget: Rc<Budget>, limit: u64) -> Self {
        let compression = input.fill_buf().ok().and_then(Compression::of);
        let input = Input::new(input, compression, budget);
        Self { input, limit, number: 0, is_arc: false, ahead: None, salvaged: None, failed: None }
    }

    /// The next record or damage; none at the end.
    pub fn next(&mut self, wanted: &mut Wanted<'_>) -> Option<Found> {
        if let Some(entry) = self.salvaged.take() {
            return Some(Found::Entry(entry));
        }
        match self.record(wanted) {
            Ok(found) => found,
            Err(error) => Some(self.broken(&error)),
        }
    }

    /// A fault of the bytes themselves: tells it and goes to the next member.
    fn broken(&mut self, error: &io::Error) -> Found {
        self.ahead = None;
        let damage = Damage { number: self.number.max(1), what: error.to_string(), salvaged: false };
        if error.kind() != io::ErrorKind::InvalidData || !self.input.resync() {
            self.input.end();
        }
        Found::Damage(damage)
    }

    fn damage(&self, what: String) -> Found {
        Found::Damage(Damage { number: self.number, what, salvaged: false })
    }

    fn record(&mut self, wanted: &mut Wanted<'_>) -> io::Result<Option<Found>> {
        let (line, offset) = match self.ahead.take() {
            Some(ahead) => ahead,
            None => {
                self.number += 1;
                if let Some(error) = self.failed.take() {
                    return Err(error);
                }
                if !self.input.skip_blank()? {
                    return Ok(None);
                }
                let offset = self.input.offset();
                (self.line()?.unwrap_or_default(), offset)
            }
        };
        let head = if line.starts_with(b"WARC/") {
            let mut lines = Vec::new();
            while let Some(line) = self.line()?.filter(|line| !line.is_empty()) {
                lines.push(line);
            }
            Head::warc(&lines)
        } else {
            match Head::arc(&line, self.is_arc) {
                Some(head) => head,
                None => {
                    let what = format!("no record starts at byte {offset}");
                    return self.next_header(what).map(Some);
                }
            }
        };
        self.is_arc |= head.kind == "arc_header";
        let Some(length) = head.length else {
            if self.is_arc {
                // Where it ends is not known, and that it was there is worth telling.
                let what = format!("the record at byte {offset} does not tell its length");
                let found = self.body(head, 0, offset, wanted)?;
                self.salvaged = if let Found::Entry(entry) = found { Some(entry) } else { None };
                return Ok(Some(Found::Damage(Damage { number: self.number, what, salvaged: true })));
            }
            let what = format!("the record at byte {offset} does not tell its length");
            return self.next_header(what).map(Some);
        };
        self.body(head, length, offset, wanted).map(Some)
    }

    /// Looks for the header of the next record.
    fn next_header(&mut self, what: String) -> io::Result<Found> {
        let damage = self.damage(what);
        loop {
            if !self.input.skip_blank()? {
                break;
            }
            let offset = self.input.offset();
            let Some(line) = self.line()? else { break };
            if line.starts_with(b"WARC/") || Head::arc(&line, self.is_arc).is_some() {
                self.number += 1;
                self.ahead = Some((line, offset));
                break;
            }
        }
        Ok(damage)
    }

    /// A line without its end; none at the end of the archive. Of a line that is too long nothing is left.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        Ok(match read_line(&mut self.input, &mut line, LINE)? {
            Line::End => None,
            Line::TooLong => Some(b"?".to_vec()),
            Line::Read => Some(line),
        })
    }

    fn body(&mut self, head: Head, length: u64, offset: u64, wanted: &mut Wanted<'_>) -> io::Result<Found> {
        let mut entry = Entry {
            number: self.number,
            offset,
            kind: head.kind,
            url: head.url,
            status: None,
            media_type: String::new(),
            charset: None,
            payload: None,
        };
        let mut start = Vec::new();
        let is_http = head.media_type.starts_with("application/http") || (self.is_arc && entry.kind == "response");
        if is_http {
            (&mut self.input).take(length.min(HTTP_HEAD)).read_to_end(&mut start)?;
        }
        let response = http::Response::of(&start).filter(|_| is_http);
        let told = response.as_ref().map_or(head.media_type.as_str(), |r| r.header("content-type").unwrap_or_default());
        (entry.media_type, entry.charset) = http::media_type(told);
        entry.status = response.as_ref().map(|r| r.status);
        let rest = length - (start.len() as u64).min(length);
        if !wanted(&entry) {
            let passed = io::copy(&mut (&mut self.input).take(rest), &mut io::sink())?;
            return Ok(self.told(entry, rest - passed));
        }
        if length > self.limit {
            io::copy(&mut (&mut self.input).take(rest), &mut io::sink())?;
            let limit = size(self.limit);
            return Ok(self.damage(format!(
                "the record at byte {offset} is longer than {limit}, the limit of one document (see --max-document)"
            )));
        }
        (&mut self.input).take(rest).read_to_end(&mut start)?;
        let missing = length - (start.len() as u64).min(length);
        let body = response.as_ref().map_or(0, |r| r.start());
        let too_great = missing == 0
            && self.cut_at_next(&mut start, body).unwrap_or_else(|error| {
                self.failed = Some(error);
                false
            });
        entry.payload = Some(match response {
            Some(response) => response.body(&start, self.limit),
            // An empty line is a header without anything in it.
            None if is_http && start.starts_with(b"\n") => start.split_off(1),
            None => start,
        });
        if too_great {
            let what = format!("the record at byte {offset} tells a length that takes in the next one");
            self.salvaged = Some(entry);
            return Ok(Found::Damage(Damage { number: self.number, what, salvaged: true }));
        }
        Ok(self.told(entry, missing))
    }

    /// The record, or first what is missing of it.
    fn told(&mut self, entry: Entry, missing: u64) -> Found {
        if missing == 0 {
            return Found::Entry(entry);
        }
        let what = format!("the record at byte {} ends {missing} bytes too early", entry.offset);
        let damage = Damage { number: entry.number, what, salvaged: entry.payload.is_some() };
        self.salvaged = entry.payload.is_some().then_some(entry);
        Found::Damage(damage)
    }

    /// A length that is too great takes in the record that follows: cuts `block` there and gives the rest back.
    fn cut_at_next(&mut self, block: &mut Vec<u8>, from: usize) -> io::Result<bool> {
        if self.is_arc || !self.input.skip_blank()? || self.input.starts_with(b"WARC/")? {
            return Ok(false);
        }
        const NEXT: &[u8] = b"\nWARC/1.";
        let Some(at) = block[from..].windows(NEXT.len()).position(|window| window == NEXT) else { return Ok(false) };
        let rest = block.split_off(from + at + 1);
        self.input.give_back(rest);
        if block.ends_with(b"\r\n\r\n") {
            block.truncate(block.len() - 4);
        }
        Ok(true)
    }
}
