//! Comma-, semicolon- or tab-separated values with a header row, in any encoding.

use std::cell::Cell;
use std::io::{self, BufRead, Cursor, Read};
use std::ops::ControlFlow::{self, Continue};
use std::rc::Rc;

use super::super::charset;
use super::super::error::Fault;
use super::threads::Threads;
use super::xml::Transcoder;
use super::{FieldMap, Options, Out};
use crate::source::{remedy, size};

/// How many bytes are looked at for encoding and separator.
const SAMPLE: u64 = 1 << 18;

pub(super) fn read(input: &mut dyn BufRead, limit: u64, options: &Options, out: &mut Out<'_>) -> ControlFlow<()> {
    let mut sample = Vec::new();
    if let Err(error) = (&mut *input).take(SAMPLE).read_to_end(&mut sample) {
        out.failed(&error)?;
    }
    let encoding = charset::of_stream(&sample, None);
    let separator = separator(&encoding.decode_with_bom_removal(&sample).0);
    let taken = Rc::<Cell<u64>>::default();
    let text = Transcoder::new(Cursor::new(sample).chain(input), encoding);
    let text = Bounded { inner: text, taken: taken.clone(), limit };
    let mut rows = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text);
    let names: Vec<String> = match rows.headers() {
        Ok(names) => names.iter().map(|name| name.trim().to_owned()).collect(),
        Err(error) => return out.fault(out.locator.to_owned(), broken(&error)),
    };
    let Some(map) = options.fields.clone().or_else(|| FieldMap::guess(names.iter().map(String::as_str))) else {
        let columns = names.join(", ");
        let what = format!("no column holds texts by its name (columns: {columns})");
        let remedy = "say which with --map text=COLUMN";
        return out.fault(out.locator.to_owned(), Fault::Unread { what, remedy });
    };
    if !names.iter().any(|name| name == map.text_field()) {
        let what = format!("there is no column \"{}\" (columns: {})", map.text_field(), names.join(", "));
        return out.fault(out.locator.to_owned(), Fault::Unread { what, remedy: "correct --map" });
    }
    let mut threads = Threads::default();
    let mut record = csv::StringRecord::new();
    loop {
        let line = rows.position().line();
        taken.set(0);
        match rows.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {
                let row = map.row(line, |field| {
                    let column = names.iter().position(|name| name == field)?;
                    record.get(column).map(str::to_owned)
                });
                if map.has_threads() {
                    threads.add(row);
                } else {
                    let mut alone = Threads::default();
                    alone.add(row);
                    alone.finish(out)?;
                }
            }
            Err(error) => {
                let is_io = error.is_io_error();
                out.fault(out.locator.to_owned(), broken(&error))?;
                if is_io {
                    break;
                }
            }
        }
    }
    threads.finish(out)?;
    Continue(())
}

/// A reader that fails when more than a document's bytes were taken from it, as by a quotation mark that is never closed.
struct Bounded<R> {
    inner: R,
    /// Bytes since the last row.
    taken: Rc<Cell<u64>>,
    limit: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.taken.get() > self.limit {
            let limit = size(self.limit);
            let message = format!(
                "a row is longer than {limit}, the limit of one document, or has a quotation mark that is never closed; what follows was not read"
            );
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
        }
        let count = self.inner.read(out)?;
        self.taken.set(self.taken.get() + count as u64);
        Ok(count)
    }
}

/// The separator that the header row has most of.
fn separator(start: &str) -> u8 {
    let header = start.lines().next().unwrap_or_default();
    let count = |separator: u8| header.bytes().filter(|b| *b == separator).count();
    let mut best = b',';
    for other in [b'\t', b';'] {
        if count(other) > count(best) {
            best = other;
        }
    }
    best
}

fn broken(error: &csv::Error) -> Fault {
    match error.position() {
        Some(at) => Fault::Broken { line: at.line(), column: 1, what: error.to_string() },
        None => match error.kind() {
            csv::ErrorKind::Io(error) => Fault::Unread { what: error.to_string(), remedy: remedy(error) },
            _ => {
                Fault::Unread { what: error.to_string(), remedy: "what stands before it was read; get the file again" }
            }
        },
    }
}
