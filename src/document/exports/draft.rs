//! An article with its thread as an export gives it, on its way to a document.

use super::super::flat::{Given, order};
use super::super::ids::{self, Grounds};
use super::super::{Byline, Comment, Document, Part, PartKind, Timestamp, decode, layout};
use crate::base::{Events, Span};

/// What an export says of one article.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The export's own id.
    pub id: Option<String>,
    /// Whether that id is the article's everywhere, and not only in its site's export.
    pub global_id: bool,
    pub url: Option<String>,
    pub site: Option<String>,
    pub title: Option<String>,
    pub authors: Vec<String>,
    /// Whether the authors are accounts of a forum.
    pub by_account: bool,
    pub published: Option<Timestamp>,
    /// The body: paragraphs separated by blank lines, without the title.
    pub body: String,
    pub topics: Vec<String>,
    pub declared: Option<u32>,
    pub comments: Vec<Given>,
}

impl Draft {
    /// Whether there is anything to read.
    pub(super) fn is_empty(&self) -> bool {
        self.comments.is_empty() && !self.body.contains(char::is_alphanumeric)
    }

    /// The document: the title, where there is one, is the first paragraph of its text.
    pub(super) fn document(self, locator: String, events: &mut dyn Events) -> Document {
        let title = self.title.map(|t| decode::label(&t)).filter(|t| !t.is_empty());
        let site = self.site.map(|s| decode::label(&s)).filter(|s| !s.is_empty());
        let (text, parts) = text(title.as_deref(), &self.body);
        let authors: Vec<String> = self.authors.iter().map(|a| decode::label(a)).filter(|a| !a.is_empty()).collect();
        let byline = (!authors.is_empty()).then(|| Byline { text: authors.join(", "), authors, outlet: None });
        let caller_id = self.id.map(|id| decode::label(&id)).filter(|id| !id.is_empty());
        // Numbers of posts are the same in every blog: they identify only together with the site, and an address does so better.
        let own = if self.global_id || self.url.is_none() { caller_id.as_deref() } else { None };
        let sited = own.map(|id| match &site {
            Some(site) if !self.global_id => format!("{site} {id}"),
            _ => id.to_owned(),
        });
        let (id, id_from_text) = ids::document(&Grounds {
            caller_id: sited.as_deref(),
            url: self.url.as_deref(),
            site: site.as_deref(),
            title: title.as_deref(),
            published: self.published.as_ref(),
            text: &text,
        });
        let comments = thread(&id, self.comments, &locator, events);
        Document {
            id,
            id_from_text,
            caller_id,
            source: locator,
            url: self.url,
            site,
            title,
            byline,
            language: None,
            published: self.published,
            text,
            parts,
            topics: self.topics.iter().map(|t| decode::label(t)).filter(|t| !t.is_empty()).collect(),
            related: Vec::new(),
            comments,
            declared_comments: self.declared,
        }
    }
}

/// Puts comments in order, makes their texts legal and mints their ids.
pub(in crate::document) fn thread(
    document: &crate::base::Id,
    given: Vec<Given>,
    locator: &str,
    events: &mut dyn Events,
) -> Vec<Comment> {
    let mut minted = ids::Comments::of(document);
    order(given, locator, events)
        .into_iter()
        .enumerate()
        .map(|(at, (comment, parent, depth))| (at, legal(comment), parent, depth))
        .map(|(at, comment, parent, depth)| Comment {
            id: minted.mint(comment.id.as_deref(), comment.author.as_deref(), comment.created.as_ref(), &comment.text),
            caller_id: comment.id,
            kind: comment.kind,
            parent,
            depth,
            ordinal: u32::try_from(at + 1).unwrap_or(u32::MAX),
            author: comment.author,
            created: comment.created,
            language: None,
            text: comment.text,
        })
        .collect()
}

fn legal(comment: Given) -> Given {
    let author = comment.author.map(|name| decode::label(&name)).filter(|name| !name.is_empty());
    Given { text: decode::replace_illegal(comment.text), author, ..comment }
}

fn text(title: Option<&str>, body: &str) -> (String, Vec<Part>) {
    let mut text = String::new();
    let mut parts = Vec::new();
    if let Some(title) = title {
        text.push_str(title);
        parts.push(Part { kind: PartKind::Title, span: Span::of(0..title.len()) });
    }
    let body = decode::replace_illegal(body.trim().to_owned());
    if !body.is_empty() {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&body);
        let moved = |part: Part| Part {
            span: Span::of(start + part.span.start as usize..start + part.span.end as usize),
            ..part
        };
        parts.extend(layout::parts_of(&body, None, None).into_iter().map(moved));
    }
    (text, parts)
}
