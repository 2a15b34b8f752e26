//! A page of HTML as a document: the article's own text and metadata, and its comment tree.

#![allow(dead_code, reason = "the readers of exports use the rest")]

mod article;
mod attr;
mod blocks;
mod dom;
mod meta;
mod parse;
mod regions;
mod tag;
mod thread;
mod words;

use std::collections::HashSet;

use super::error::{DocumentError, Fault};
use super::ids::{self, Grounds};
use super::{Comment, Document, Part, PartKind, charset};
use crate::base::Events;
use crate::base::Id;
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

/// The page's `body`.
fn body(dom: &dom::Dom) -> dom::NodeId {
    (0..dom.nodes.len()).find(|n| dom.tag(*n) == tag::Tag::Body).unwrap_or(dom::Dom::ROOT)
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
    let linked = meta::linked(&dom);
    let thread = thread::read(&dom, &linked);
    let outside = regions::Regions::of(thread.regions);
    let meta = meta::read(&dom, &outside, linked, hints.url);
    let mut story = article::read(&dom, &outside, meta.title.as_deref());
    if let Some(told) = meta.linked.body.as_deref().map(told_story)
        && length(&told) > 2 * length(&story)
    {
        story = told;
    }
    if let Some(byline) = meta.byline.as_ref().filter(|_| meta.seen_byline)
        && let Some(at) = story.iter().take(3).position(|block| article::same(&block.text, &byline.text))
    {
        story.remove(at);
    }
    let mut text = String::new();
    let mut parts = Vec::new();
    let mut part = |kind: PartKind, words: &str| {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(words);
        parts.push(Part { kind, span: Span::of(start..text.len()) });
    };
    if let Some(title) = &meta.title {
        part(PartKind::Title, title);
    }
    if let Some(byline) = meta.byline.as_ref().filter(|_| meta.seen_byline) {
        part(PartKind::Byline, &byline.text);
    }
    for block in &story {
        part(if block.heading { PartKind::Heading } else { PartKind::Body }, &block.text);
    }
    if !text.contains(char::is_alphanumeric) {
        return Err(DocumentError { locator, fault: Fault::Empty });
    }
    let (id, id_from_text) = ids::document(&Grounds {
        caller_id: None,
        url: meta.url.as_deref(),
        site: meta.site.as_deref(),
        title: meta.title.as_deref(),
        published: meta.published.as_ref(),
        text: &text,
    });
    let comments = commented(&id, thread.comments);
    Ok(Document {
        id,
        id_from_text,
        caller_id: None,
        source: locator,
        url: meta.url,
        site: meta.site,
        title: meta.title,
        byline: meta.byline,
        language: None,
        published: meta.published,
        text,
        parts,
        topics: meta.topics,
        related: Vec::new(),
        comments,
        declared_comments: thread.declared.or(meta.linked.comment_count),
    })
}

/// The thread with ids, levels and places. An id that the page gives twice is none.
fn commented(document: &Id, found: Vec<thread::Found>) -> Vec<Comment> {
    let mut minted = ids::Comments::of(document);
    let mut seen = HashSet::new();
    let mut out: Vec<Comment> = Vec::with_capacity(found.len());
    for (at, one) in found.into_iter().enumerate() {
        let caller_id = one.id.filter(|id| seen.insert(id.clone()));
        out.push(Comment {
            id: minted.mint(caller_id.as_deref(), one.author.as_deref(), one.created.as_ref(), &one.text),
            caller_id,
            kind: one.kind,
            parent: one.parent.and_then(|p| u32::try_from(p).ok()),
            depth: one.parent.and_then(|p| out.get(p)).map_or(0, |p| p.depth + 1),
            ordinal: u32::try_from(at + 1).unwrap_or(u32::MAX),
            author: one.author,
            created: one.created,
            language: None,
            text: one.text,
        });
    }
    out
}

/// The text that a page tells machines, for pages whose own text comes by script.
fn told_story(body: &str) -> Vec<article::Kept> {
    let has_tags = body.contains("</") || body.contains("<br") || body.contains("&");
    let text = if has_tags { paragraphs(body) } else { body.to_owned() };
    text.split('\n').map(blocks::label).filter(|line| !line.is_empty()).map(article::Kept::told).collect()
}

fn length(story: &[article::Kept]) -> usize {
    story.iter().map(|block| block.text.len()).sum()
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
        let page = b"<!doctype html><html><head><title>Harbour closes</title><body><nav><a href=/>Home</a></nav>\
            <article><h1>Harbour closes</h1><p>The harbour of Alm closes.</article><footer>(c) Alm</footer>";
        let document = read(page, Hints::default(), "p.html".to_owned(), &mut Silent).unwrap();
        assert_eq!(document.text, "Harbour closes\n\nThe harbour of Alm closes.");
        assert!(read(b"<html><nav>x</nav>", Hints::default(), "p.html".to_owned(), &mut Silent).is_err());
    }
}
