//! A page of text as a document.

use super::error::{DocumentError, Fault};
use super::ids::{self, Grounds};
use super::offsets::OffsetMap;
use super::{Comment, CommentKind, Document, decode, layout};
use crate::base::Events;

/// A document read from a page, with the way back to the page's bytes.
#[derive(Clone, Debug)]
pub struct Mapped {
    /// The document.
    pub document: Document,
    /// From the article's text to the record's bytes.
    pub article: OffsetMap,
    /// The same for each comment, in the order of `document.comments`.
    pub comments: Vec<OffsetMap>,
}

pub(super) fn read(bytes: &[u8], locator: String, events: &mut dyn Events) -> Result<Mapped, DocumentError> {
    let decoded = decode::page(bytes, &locator, events);
    let text = decoded.text.as_str();
    if !text.contains(char::is_alphanumeric) {
        return Err(DocumentError { locator, fault: Fault::Empty });
    }
    let page = layout::read(text);
    let (id, id_from_text) = ids::document(&Grounds {
        caller_id: None,
        url: page.url.as_deref(),
        site: page.site.as_deref(),
        title: page.title.as_deref(),
        published: page.published.as_ref(),
        text: &page.text,
    });
    let mut minted = ids::Comments::of(&id);
    let mut comments: Vec<Comment> = Vec::with_capacity(page.comments.len());
    let mut maps = Vec::with_capacity(page.comments.len());
    for (at, read) in page.comments.into_iter().enumerate() {
        let depth = read.parent.and_then(|p| comments.get(p)).map_or(0, |p| p.depth + 1);
        maps.push(read.map.over(&decoded.map));
        comments.push(Comment {
            id: minted.mint(None, read.author.as_deref(), read.created.as_ref(), &read.text),
            caller_id: None,
            kind: CommentKind::Comment,
            parent: read.parent.and_then(|p| u32::try_from(p).ok()),
            depth,
            ordinal: u32::try_from(at + 1).unwrap_or(u32::MAX),
            author: read.author,
            created: read.created,
            language: None,
            text: read.text,
        });
    }
    let document = Document {
        id,
        id_from_text,
        caller_id: None,
        source: locator,
        url: page.url,
        site: page.site,
        title: page.title,
        byline: page.byline,
        language: None,
        published: page.published,
        text: page.text,
        parts: page.parts,
        topics: page.topics,
        related: page.related,
        comments,
        declared_comments: page.declared,
    };
    Ok(Mapped { document, article: page.map.over(&decoded.map), comments: maps })
}
