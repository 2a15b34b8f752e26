//! JSON Lines: the project's own form, forums' dumps that are told by their fields, and any other objects by a mapping.

use std::io::BufRead;
use std::ops::ControlFlow::{self, Continue};

use serde_json::{Map, Value};

use super::super::decode;
use super::super::error::Fault;
use super::threads::{Row, Threads};
use super::{Each, Options, Out, convokit, hackernews, reddit};
use crate::base::Events;
use crate::source::{Line, read_line, size};

/// Reads a forum's object; none if it is not of that forum.
type Dialect = fn(&Map<String, Value>, u64, &mut Vec<Row>) -> bool;

/// The forums whose dumps are known by their fields.
const DIALECTS: &[Dialect] = &[reddit::rows, hackernews::rows, convokit::rows];

pub(super) fn read(input: &mut dyn BufRead, limit: u64, options: &Options, out: &mut Out<'_>) -> ControlFlow<()> {
    let mut threads = Threads::default();
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        match read_line(input, &mut line, limit) {
            Ok(Line::End) => break,
            Ok(Line::TooLong) => {
                number += 1;
                let what = format!("longer than {}, the limit of one document", size(limit));
                let remedy = "split it into one document a line, or raise --max-document";
                out.fault(out.place(number), Fault::Unread { what, remedy })?;
            }
            Ok(Line::Read) => {
                number += 1;
                if !line.trim_ascii().is_empty() {
                    let text = decode::json(&line, &out.place(number), out.events).into_owned();
                    value(&text, number, options, &mut threads, out)?;
                }
            }
            Err(error) => {
                out.failed(&error)?;
                break;
            }
        }
    }
    threads.finish(out)
}

/// Reads a file that is one JSON value: an object, or a list of objects.
pub(in crate::document) fn values(
    bytes: &[u8],
    locator: &str,
    options: &Options,
    events: &mut dyn Events,
    each: &mut Each<'_>,
) -> ControlFlow<()> {
    let text = decode::json(bytes, locator, events);
    let mut out = Out { locator, pseudonyms: options.pseudonyms.as_ref(), events, each };
    let mut threads = Threads::default();
    match serde_json::from_str(&text) {
        Ok(Value::Array(list)) => {
            for (item, number) in list.into_iter().zip(1..) {
                value(&item.to_string(), number, options, &mut threads, &mut out)?;
            }
            threads.finish(&mut out)
        }
        Ok(Value::Object(object)) if rows(&object, 1, options, &mut threads) => threads.finish(&mut out),
        _ => out.read(&text, locator.to_owned()),
    }
}

fn value(text: &str, number: u64, options: &Options, threads: &mut Threads, out: &mut Out<'_>) -> ControlFlow<()> {
    // What is no JSON object is told by the reader of the project's own form.
    let Ok(Value::Object(object)) = serde_json::from_str::<Value>(text) else { return out.own(text, number) };
    if let Some(map) = &options.fields {
        let Some(row) = map.row_of_object(&object, number) else {
            let field = map.text_field().to_owned();
            let problem = "is missing, which --map says holds the text".to_owned();
            return out.fault(out.place(number), Fault::Field { field, problem });
        };
        if map.has_threads() {
            threads.add(row);
            return Continue(());
        }
        let mut alone = Threads::default();
        alone.add(row);
        return alone.finish(out);
    }
    if rows(&object, number, options, threads) { Continue(()) } else { out.own(text, number) }
}

/// Takes in an object of a known forum.
fn rows(object: &Map<String, Value>, number: u64, options: &Options, threads: &mut Threads) -> bool {
    let mut found = Vec::new();
    let known = options.fields.is_none() && DIALECTS.iter().any(|dialect| dialect(object, number, &mut found));
    found.into_iter().for_each(|row| threads.add(row));
    known
}

/// A field's text.
pub(super) fn text<'v>(object: &'v Map<String, Value>, name: &str) -> Option<&'v str> {
    object.get(name)?.as_str()
}

/// A field that is a whole number, also where it is written as text or with a fraction.
pub(super) fn integer(object: &Map<String, Value>, name: &str) -> Option<i64> {
    match object.get(name)? {
        #[expect(clippy::cast_possible_truncation, reason = "times and counts are far below")]
        Value::Number(n) => n.as_i64().or_else(|| n.as_f64().map(|f| f as i64)),
        Value::String(text) => text.trim().split('.').next()?.parse().ok(),
        _ => None,
    }
}
