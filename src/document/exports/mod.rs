//! Streams of many documents: feeds, exports of blogs and of comment services, dumps of forums, tables. One format a file.
//!
//! An article of WordPress or of a feed goes on as soon as it is read. Formats in which comments stand apart from what they
//! answer (Blogger, Disqus, Reddit, Hacker News, ConvoKit, tables with a parent) are gathered first: see [`threads`].

mod atom;
mod convokit;
mod disqus;
mod draft;
mod feeds;
mod fields;
mod hackernews;
mod lines;
mod markup;
mod reddit;
mod rows;
mod rss;
mod table;
mod threads;
mod wxr;
mod xml;

use std::ops::ControlFlow;

pub use fields::{FieldMap, FieldMapError};

pub(super) use draft::thread;
pub(super) use lines::values;

use super::error::{DocumentError, Fault};
use super::{Document, Pseudonyms, json};
use crate::base::{Events, Warning};
use crate::source::{Stream, StreamType, remedy};
use draft::Draft;

/// How records become documents.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which fields of JSON objects and which columns of tables mean what; guessed by their names without it.
    pub fields: Option<FieldMap>,
    /// What stands for commenters' names; the names themselves without it.
    pub pseudonyms: Option<Pseudonyms>,
}

/// What is done with each document or fault of a stream; it can end the run.
pub type Each<'e> = dyn FnMut(Result<Document, DocumentError>, &mut dyn Events) -> ControlFlow<()> + 'e;

/// Reads the documents of a stream, one after the other, and hands each to `each`.
///
/// A broken place is handed on as an error; what stands before it and behind it is read as far as the format allows.
pub fn stream(stream: Stream<'_>, options: &Options, events: &mut dyn Events, each: &mut Each<'_>) -> ControlFlow<()> {
    let stream_type = stream.stream_type;
    let mut out = Out { locator: &stream.locator, pseudonyms: options.pseudonyms.as_ref(), events, each };
    match stream_type {
        StreamType::Xml => feeds::read(stream.input, stream.limit, &stream.transport, &mut out),
        StreamType::JsonLines => lines::read(stream.input, stream.limit, options, &mut out),
        StreamType::Table => table::read(stream.input, stream.limit, options, &mut out),
    }
}

/// What to do about a part of a file that is longer than a document may be.
const TOO_LONG: &str = "raise --max-document if it is a document";

/// Where the documents of a stream go.
struct Out<'o> {
    locator: &'o str,
    pseudonyms: Option<&'o Pseudonyms>,
    events: &'o mut dyn Events,
    each: &'o mut Each<'o>,
}

impl Out<'_> {
    /// Hands on an article, the `number`th thing in the stream; nothing if there is nothing to read in it.
    fn give(&mut self, draft: Draft, number: u64) -> ControlFlow<()> {
        if draft.is_empty() {
            self.left_out("items without text or comments", 1);
            return ControlFlow::Continue(());
        }
        let accounts = if draft.by_account { draft.authors.clone() } else { Vec::new() };
        let mut document = draft.document(self.place(number), self.events);
        if let Some(pseudonyms) = self.pseudonyms {
            pseudonyms.apply(&mut document, &accounts);
        }
        (self.each)(Ok(document), self.events)
    }

    fn fault(&mut self, locator: String, fault: Fault) -> ControlFlow<()> {
        (self.each)(Err(DocumentError { locator, fault }), self.events)
    }

    /// Reading failed.
    fn failed(&mut self, error: &std::io::Error) -> ControlFlow<()> {
        self.fault(self.locator.to_owned(), Fault::Unread { what: error.to_string(), remedy: remedy(error) })
    }

    fn note(&mut self, message: String) {
        self.events.noticed(&Warning { locator: self.locator.to_owned(), message });
    }

    fn left_out(&mut self, what: &'static str, count: u64) {
        if count > 0 {
            self.events.left_out(what, count);
        }
    }

    fn place(&self, number: u64) -> String {
        format!("{}#{number}", self.locator)
    }

    /// A JSON object in the project's own form.
    fn own(&mut self, text: &str, number: u64) -> ControlFlow<()> {
        self.read(text, self.place(number))
    }

    fn read(&mut self, text: &str, locator: String) -> ControlFlow<()> {
        let mut read = json::read(text, locator, self.events);
        if let (Ok(document), Some(pseudonyms)) = (&mut read, self.pseudonyms) {
            pseudonyms.apply(document, &[]);
        }
        (self.each)(read, self.events)
    }
}
