//! Comma-, semicolon- or tab-separated values with a header row, in any encoding.

use std::io::{BufRead, BufReader, Cursor, Read};
use std::ops::ControlFlow::{self, Continue};

use super::super::charset;
use super::super::error::Fault;
use super::rows::{Row, Rows};
use super::threads::Threads;
use super::xml::Transcoder;
use super::{FieldMap, Options, Out, TOO_LONG};
use crate::source::size;

/// How many bytes are looked at for encoding and separator.
const SAMPLE: u64 = 1 << 18;

pub(super) fn read(input: &mut dyn BufRead, limit: u64, options: &Options, out: &mut Out<'_>) -> ControlFlow<()> {
    let mut sample = Vec::new();
    if let Err(error) = (&mut *input).take(SAMPLE).read_to_end(&mut sample) {
        out.failed(&error)?;
    }
    let encoding = charset::of_stream(&sample, None);
    let separator = separator(&encoding.decode_with_bom_removal(&sample).0);
    let text = BufReader::new(Transcoder::new(Cursor::new(sample).chain(input), encoding));
    let mut rows = Rows::new(text, separator, limit);
    let mut cells = csv::StringRecord::new();
    let names: Vec<String> = match rows.next(&mut cells) {
        Ok(Row::TooLong) => return out.fault(out.place(1), too_long(limit)),
        Ok(_) => cells.iter().map(|name| name.trim().to_owned()).collect(),
        Err(error) => return out.failed(&error),
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
    loop {
        let line = rows.line();
        match rows.next(&mut cells) {
            Ok(Row::End) => break,
            Ok(Row::TooLong) => out.fault(out.place(line), too_long(limit))?,
            Ok(Row::Read) => {
                let row = map.row(line, |field| {
                    let column = names.iter().position(|name| name == field)?;
                    cells.get(column).map(str::to_owned)
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
                out.failed(&error)?;
                break;
            }
        }
    }
    threads.finish(out)?;
    Continue(())
}

fn too_long(limit: u64) -> Fault {
    let what = format!(
        "the row is longer than {}, the limit of one document, or has a quotation mark that is never closed",
        size(limit)
    );
    Fault::Unread { what, remedy: TOO_LONG }
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
