//! From a record to a document: article, metadata and the comment tree. Does no linguistics.

mod ancestors;
mod charset;
mod decode;
mod error;
mod exports;
mod flat;
mod html;
mod ids;
mod json;
mod layout;
mod offsets;
mod page;
mod print;
mod pseudonyms;
mod time;

pub(crate) use ancestors::Ancestors;
pub use error::{DocumentError, Fault};
pub use exports::{Each, FieldMap, FieldMapError, Options, stream};
pub use offsets::OffsetMap;
pub use page::Mapped;
pub(crate) use print::BANDS;
pub use print::Print;
pub use pseudonyms::{LEAST_KEY, Pseudonyms, ShortKey};
pub use time::Timestamp;

use std::ops::ControlFlow;

use crate::base::{Events, Id, Span};
use crate::source::{MediaType, Record};

/// Reads a record as a document.
///
/// A page of text is decoded, freed of what is illegal in XML and of bidirectional controls, and read by its layout: the text is title, byline,
/// notes and body in page order, hard-wrapped lines joined by a space, paragraphs separated by a blank line; navigation, dates, topics and
/// promotional lines are left out of it. A line of JSON keeps its text as it is, character for character. Neither is
/// normalised to a Unicode normal form, so that quotes match the source.
///
/// A page of HTML is freed of what is around the article and its thread.
///
/// What is odd but loses nothing (broken bytes, a reply to a comment that is not there) goes to `events`.
///
/// # Errors
///
/// [`DocumentError`] if the record holds no text or is not the JSON that it should be; the message names the place and the remedy.
pub fn parse(record: Record, events: &mut dyn Events) -> Result<Document, DocumentError> {
    match record.media_type {
        MediaType::Text => Ok(page::read(&record.bytes, record.locator, events)?.document),
        MediaType::JsonLine => {
            let text = decode::json(&record.bytes, &record.locator, events);
            json::read(&text, record.locator, events)
        }
        MediaType::Html => {
            let transport = &record.transport;
            let hints = html::Hints { charset: transport.charset.as_deref(), url: transport.url.as_deref() };
            html::read(&record.bytes, hints, record.locator, events)
        }
    }
}

/// Reads a record that may hold several documents: a list of JSON objects does.
pub fn parse_each(record: Record, options: &Options, events: &mut dyn Events, each: &mut Each<'_>) -> ControlFlow<()> {
    match record.media_type {
        MediaType::JsonLine => exports::values(&record.bytes, &record.locator, options, events, each),
        MediaType::Text | MediaType::Html => {
            let mut read = parse(record, events);
            if let (Ok(document), Some(pseudonyms)) = (&mut read, &options.pseudonyms) {
                pseudonyms.apply(document, &[]);
            }
            each(read, events)
        }
    }
}

/// Reads the bytes of a page of text, as [`parse`] does, and keeps the way from the document's texts back to the bytes.
///
/// # Errors
///
/// As [`parse`] for pages of text.
pub fn parse_mapped(bytes: &[u8], locator: &str, events: &mut dyn Events) -> Result<Mapped, DocumentError> {
    page::read(bytes, locator.to_owned(), events)
}

/// One article with its thread.
#[derive(Clone, Debug)]
pub struct Document {
    /// `doc/…`, minted from the caller's id, else the URL, else title with date and site, else the text.
    pub id: Id,
    /// Whether the id rests on the text alone, so that an edited text has another id.
    pub id_from_text: bool,
    /// The caller's own id, where the input has one.
    pub caller_id: Option<String>,
    /// Where it was read from.
    pub source: String,
    /// Canonical address, where the input has one.
    pub url: Option<String>,
    /// The site or outlet that published it, as named by the page.
    pub site: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Byline: the words, the authors in them, the outlet.
    pub byline: Option<Byline>,
    /// The language of its text as a BCP 47 code, where it is another one than English and the text is long enough to tell.
    pub language: Option<&'static str>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// Title, byline, note and body as read, parts separated by blank lines; for JSON Lines input exactly the caller's text.
    pub text: String,
    /// Which stretch of `text` is what, in order, without overlap.
    pub parts: Vec<Part>,
    /// Topics or tags that the page gives itself.
    pub topics: Vec<String>,
    /// Labels of promotional links that the text leaves out.
    pub related: Vec<String>,
    /// The thread, in page order: a parent always comes before its replies.
    pub comments: Vec<Comment>,
    /// How many comments the page says it has.
    pub declared_comments: Option<u32>,
}

/// The byline of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Byline {
    /// The whole line as read: `By Ada Lovelace, Special to CNN`.
    pub text: String,
    /// The authors' names, in order.
    pub authors: Vec<String>,
    /// The outlet that the line names, if any.
    pub outlet: Option<String>,
}

/// What a stretch of the article's text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// The article's title.
    Title,
    /// The byline.
    Byline,
    /// An editor's note or an author's note.
    Note,
    /// A heading inside the body.
    Heading,
    /// A paragraph of the body.
    Body,
}

/// One stretch of the article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where it is.
    pub span: Span,
}

/// What made a comment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommentKind {
    /// A reader wrote it.
    #[default]
    Comment,
    /// Another page's software tells that it links here.
    Pingback,
    /// Another page's author sent a summary of what links here.
    Trackback,
}

impl CommentKind {
    /// The kind's name in JSON and RDF.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Pingback => "pingback",
            Self::Trackback => "trackback",
        }
    }
}

/// One comment of the thread.
#[derive(Clone, Debug)]
pub struct Comment {
    /// `doc/…/comment/…`, minted from the caller's id or from author, time and text.
    pub id: Id,
    /// The caller's own id, where the input has one.
    pub caller_id: Option<String>,
    /// Whether a reader wrote it or another site announced that it links here.
    pub kind: CommentKind,
    /// Index into `Document::comments` of the comment that this one replies to; always smaller than its own.
    pub parent: Option<u32>,
    /// 0 for a comment on the article, 1 for a reply to it, and so on.
    pub depth: u32,
    /// Position in the thread, from 1, in page order.
    pub ordinal: u32,
    /// Who wrote it, as the page shows the name; none for a deleted account.
    pub author: Option<String>,
    /// When it was written.
    pub created: Option<Timestamp>,
    /// The language of its text as a BCP 47 code, where it is another one than English and the text is long enough to tell.
    pub language: Option<&'static str>,
    /// What it says; paragraphs separated by blank lines.
    pub text: String,
}

/// Which text a span points into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// `Document::text`.
    Article,
    /// The text of `Document::comments[n]`.
    Comment(u32),
}

impl Document {
    /// The text that spans of `unit` point into.
    #[must_use]
    pub fn text_of(&self, unit: Unit) -> &str {
        match unit {
            Unit::Article => &self.text,
            Unit::Comment(n) => &self.comments[n as usize].text,
        }
    }

    /// The language of `unit`'s text, where it is another one than English.
    #[must_use]
    pub fn language_of(&self, unit: Unit) -> Option<&'static str> {
        match unit {
            Unit::Article => self.language,
            Unit::Comment(n) => self.comments[n as usize].language,
        }
    }

    /// The resource that `unit` stands for: the article or the comment.
    #[must_use]
    pub fn id_of(&self, unit: Unit) -> &Id {
        match unit {
            Unit::Article => &self.id,
            Unit::Comment(n) => &self.comments[n as usize].id,
        }
    }

    /// The article, then every comment.
    pub fn units(&self) -> impl Iterator<Item = Unit> + use<> {
        let count = u32::try_from(self.comments.len()).unwrap_or(u32::MAX);
        std::iter::once(Unit::Article).chain((0..count).map(Unit::Comment))
    }

    /// Bytes of all its texts.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.units().map(|unit| self.text_of(unit).len()).sum()
    }

    /// The account of a commenter: `account/SITE/NAME`, one a name and site; without a site, one a name and document.
    #[must_use]
    pub fn account(&self, name: &str) -> Id {
        let tag = format!("{}-{}", crate::base::slug(name), &crate::base::fingerprint(&[name])[..6]);
        match &self.site {
            Some(site) => Id::new(&["account", &crate::base::slug(site), &tag]),
            None => self.id.child(&["account", &tag]),
        }
    }
}
