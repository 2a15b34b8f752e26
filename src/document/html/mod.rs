//! A page of HTML as a document: the article's own text and metadata, and its comment tree.

#![allow(dead_code, reason = "the readers of threads and of exports use the rest")]

mod attr;
mod blocks;
mod dom;
mod parse;
mod tag;

use super::error::{DocumentError, Fault};
use super::ids::{self, Grounds};
use super::{Document, Part, PartKind, charset};
use crate::base::Events;
use crate::base::Span;

/// What is known of a page beside its bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::document) struct Hints<'h> {
    /// The encoding that the transport named.
    pub charset: Option<&'h str>,
    /// The address that it was fetched from.
    pub url: Option<&'h str>,
}

/// The paragraphs of a fragment of HTML, such as the body of a comment in an export; blank lines separate them.
pub(in crate::document) fn paragraphs(fragment: &str) -> String {
    let dom = parse::parse(fragment);
    blocks::joined(&blocks::blocks(&dom, dom::Dom::ROOT, |_| false), "\n\n")
}

/// A name or a title that may hold references (`&amp;`) or tags, on one line.
pub(in crate::document) fn label(text: &str) -> String {
    blocks::label(text)
}

/// Reads a page.
pub(in crate::document) fn read(
    bytes: &[u8],
    hints: Hints<'_>,
    locator: String,
    _events: &mut dyn Events,
) -> Result<Document, DocumentError> {
    let html = charset::decode(bytes, hints.charset);
    let dom = parse::parse(&html);
    let body = (0..dom.nodes.len()).find(|n| dom.tag(*n) == tag::Tag::Body).unwrap_or(dom::Dom::ROOT);
    let found = blocks::blocks(&dom, body, |n| {
        matches!(dom.tag(n), tag::Tag::Nav | tag::Tag::Aside | tag::Tag::Footer | tag::Tag::Form)
    });
    let mut text = String::new();
    let mut parts = Vec::new();
    for block in found.iter().filter(|b| b.linked * 2 < b.text.len()) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&block.text);
        let kind = if dom.tag(block.node).is_heading() { PartKind::Heading } else { PartKind::Body };
        parts.push(Part { kind, span: Span::of(start..text.len()) });
    }
    if !text.contains(char::is_alphanumeric) {
        return Err(DocumentError { locator, fault: Fault::Empty });
    }
    let url = hints.url.map(str::to_owned);
    let (id, id_from_text) = ids::document(&Grounds {
        caller_id: None,
        url: url.as_deref(),
        site: None,
        title: None,
        published: None,
        text: &text,
    });
    Ok(Document {
        id,
        id_from_text,
        caller_id: None,
        source: locator,
        url,
        site: None,
        title: None,
        byline: None,
        published: None,
        text,
        parts,
        topics: Vec::new(),
        related: Vec::new(),
        comments: Vec::new(),
        declared_comments: None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::base::Silent;

    #[test]
    fn fragments_become_paragraphs() {
        for (fragment, want) in [
            ("One &amp; two<br>three<br/><br>four", "One & two\nthree\n\nfour"),
            ("<p>One <b>bold\n word</b>.<p>Two&nbsp;words&#8217;", "One bold word.\n\nTwo words’"),
            ("a<script>if (a < b) {}</script>b<style>p{}</style>", "ab"),
            ("<blockquote>He said</blockquote>I say", "He said\n\nI say"),
            ("<pre>a\n  b\n\nc</pre>", "a\nb\n\nc"),
            ("<ul><li>x<li>y</ul>so\u{ad}ft", "x\n\ny\n\nsoft"),
            ("plain < text & more", "plain < text & more"),
            ("", ""),
        ] {
            assert_eq!(paragraphs(fragment), want);
        }
    }

    #[test]
    fn a_page_is_read_without_its_navigation() {
        let page = b"<!doctype html><html><head><title>x</title><body><nav><a href=/>Home</a></nav>\
            <article><h1>Harbour closes</h1><p>The harbour of Alm closes.</article><footer>(c) Alm</footer>";
        let document = read(page, Hints::default(), "p.html".to_owned(), &mut Silent).unwrap();
        assert_eq!(document.text, "Harbour closes\n\nThe harbour of Alm closes.");
        assert!(read(b"<html><nav>x</nav>", Hints::default(), "p.html".to_owned(), &mut Silent).is_err());
    }
}
