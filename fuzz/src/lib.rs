//! What must hold of every reader for whatever bytes, from the bytes to the quads. Each function is a fuzz target.

use std::collections::HashSet;
use std::io::Cursor;
use std::ops::ControlFlow;

use oxigraph::io::{RdfFormat, RdfParser};
use pressgraph::base::Silent;
use pressgraph::document;
use pressgraph::document::{Document, DocumentError, Options, PartKind, Pseudonyms};
use pressgraph::export::rdf::{RdfSyntax, write};
use pressgraph::extract;
use pressgraph::rdf::{Quads, RdfOptions, document_quads};
use pressgraph::source::warc;
use pressgraph::source::{MediaType, Record, Stream, StreamType, Transport};
use pressgraph::store::query;

/// The most bytes of a document in a stream, so that the limit is met, too.
const LIMIT: u64 = 1 << 16;

/// A page of HTML.
pub fn page(bytes: &[u8]) {
    record(MediaType::Html, bytes);
}

/// A page of text.
pub fn text(bytes: &[u8]) {
    record(MediaType::Text, bytes);
    if let Ok(mapped) = document::parse_mapped(bytes, "x", &mut Silent) {
        holds(&mapped.document);
    }
}

/// One JSON value.
pub fn json_line(bytes: &[u8]) {
    record(MediaType::JsonLine, bytes);
}

/// JSON Lines: the project's own, and those of forums.
pub fn json_lines(bytes: &[u8]) {
    stream(StreamType::JsonLines, bytes, &Options::default());
    if let Ok(map) = "text=t,author=a.n,parent=p,id=i,thread=h".parse() {
        stream(StreamType::JsonLines, bytes, &Options { fields: Some(map), ..Options::default() });
    }
}

/// A feed or an export.
pub fn xml(bytes: &[u8]) {
    stream(StreamType::Xml, bytes, &Options::default());
}

/// A table.
pub fn table(bytes: &[u8]) {
    stream(StreamType::Table, bytes, &Options::default());
}

/// A web archive, whose pages are read.
pub fn archive(bytes: &[u8]) {
    let mut reader = warc::Reader::new(Box::new(Cursor::new(bytes)));
    // Every record or damage takes at least a byte.
    for _ in 0..=2 * bytes.len() + 2 {
        match reader.next(&mut |_| true) {
            None => return,
            Some(warc::Found::Entry(entry)) => record(MediaType::Html, &entry.payload.unwrap_or_default()),
            Some(warc::Found::Damage(_)) => {}
        }
    }
    panic!("the archive never ends");
}

/// A thread whose readers are to have other names.
pub fn pseudonyms(bytes: &[u8]) {
    let key = Pseudonyms::new(&[1; 32]).ok();
    let names = |options: &Options| {
        let mut names = Vec::new();
        let record = Record::new(MediaType::Html, "x", bytes.to_vec());
        let mut each = |read: Result<Document, DocumentError>, _: &mut dyn pressgraph::base::Events| {
            if let Ok(document) = read {
                holds(&document);
                names.extend(document.comments.into_iter().map(|comment| comment.author));
            }
            ControlFlow::Continue(())
        };
        let _ = document::parse_each(record, options, &mut Silent, &mut each);
        names
    };
    let (real, given) = (names(&Options::default()), names(&Options { pseudonyms: key.clone(), ..Options::default() }));
    let want: Vec<_> = real.into_iter().map(|name| name.zip(key.as_ref()).map(|(name, key)| key.of(&name))).collect();
    assert_eq!(given, want);
}

/// A SPARQL query: refused or parsed, and its fault told.
pub fn query(bytes: &[u8]) {
    let sparql = String::from_utf8_lossy(bytes);
    let _ = query::graphs(&sparql);
    if let Err(error) = query::parse(&sparql, &query::Options { prefixes: &[("pg", "https://e.org/")], timeout: None })
    {
        assert!(!error.to_string().is_empty());
    }
}

fn record(media_type: MediaType, bytes: &[u8]) {
    let record = Record::new(media_type, "x", bytes.to_vec());
    let _ = document::parse_each(record, &Options::default(), &mut Silent, &mut |read, _| check(read));
}

fn stream(stream_type: StreamType, bytes: &[u8], options: &Options) {
    let mut input = Cursor::new(bytes);
    let (locator, transport) = ("x".to_owned(), Transport::default());
    let stream = Stream { stream_type, locator, input: &mut input, limit: LIMIT, transport };
    let _ = document::stream(stream, options, &mut Silent, &mut |read, _| check(read));
}

fn check(read: Result<Document, DocumentError>) -> ControlFlow<()> {
    match read {
        Ok(document) => holds(&document),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    ControlFlow::Continue(())
}

/// What is true of every document.
fn holds(document: &Document) {
    // What XML 1.0 allows, less what steers terminals and turns text around.
    let turns =
        |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let legal = |c: char| match c {
        '\t' | '\n' | '\r' => true,
        ' '..='\u{fffd}' | '\u{10000}'.. => !c.is_control() && !turns(c),
        _ => false,
    };
    let mut end = 0;
    for part in &document.parts {
        let range = part.span.range();
        assert!(
            range.start >= end && document.text.get(range.clone()).is_some(),
            "parts are stretches of the text, in order"
        );
        end = range.end;
        assert!(part.kind != PartKind::Title || document.title.is_some() || !document.text.is_empty());
    }
    let mut ids = HashSet::from([&document.id]);
    for (at, comment) in document.comments.iter().enumerate() {
        assert!(comment.parent.is_none_or(|parent| (parent as usize) < at), "parents come first");
        let above = comment.parent.map(|parent| document.comments[parent as usize].depth + 1);
        assert_eq!(comment.depth, above.unwrap_or(0));
        assert!(ids.insert(&comment.id), "ids are unique");
        let author = comment.author.as_deref().unwrap_or_default();
        assert!(author.chars().all(|c| legal(c) && !c.is_control()), "a name is one line without controls: {author:?}");
    }
    let texts = document.units().map(|unit| document.text_of(unit)).chain(document.title.as_deref());
    for text in texts {
        assert!(text.chars().all(legal), "no writer meets an illegal character: {text:?}");
    }
    let facts = extract::extract(document, None);
    let quads = document_quads(document, &facts, &RdfOptions { mentions: true, ..RdfOptions::default() });
    let mut lines = Vec::new();
    write(RdfSyntax::NQuads, &quads, &mut lines).expect("writing to memory");
    let back = RdfParser::from_format(RdfFormat::NQuads).for_slice(&lines).collect::<Result<Quads, _>>();
    assert_eq!(back.expect("what is written is N-Quads, of legal IRIs"), quads);
}
