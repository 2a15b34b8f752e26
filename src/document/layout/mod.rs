//! The saved-page text layout: what the lines of a page are, by their form and their neighbours.
//!
//! The page is cut into article and thread first ([`heading`]). The article's head gives title, dates and byline ([`header`]), the
//! rest its paragraphs ([`body`]). The thread has its own rules ([`thread`]). All fixed phrases are in [`rules`].

mod author;
mod body;
mod byline;
mod dates;
mod header;
mod heading;
mod labels;
mod lines;
mod marker;
mod names;
mod phrase;
mod quoted;
mod rules;
mod text;
mod thread;
mod timeline;
mod wrap;

use super::offsets::OffsetMap;
use super::time::Timestamp;
use super::{Byline, Part, PartKind};
use crate::base::Span;
pub(super) use thread::Read;
pub(super) use thread::{is_furniture, is_placeholder};

/// An article with its thread as read from a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub title: Option<String>,
    pub byline: Option<Byline>,
    pub published: Option<Timestamp>,
    pub site: Option<String>,
    pub url: Option<String>,
    pub text: String,
    /// From `text` to the page.
    pub map: OffsetMap,
    pub parts: Vec<Part>,
    pub topics: Vec<String>,
    pub related: Vec<String>,
    pub comments: Vec<Read>,
    pub declared: Option<u32>,
}

/// Reads a decoded page. Linear in its length.
pub(super) fn read(page: &str) -> Page {
    let mut lines = lines::split(page);
    let order = thread::date_order(&lines);
    quoted::unquote(&mut lines, order);
    let rows = thread::rows(&lines, order);
    let found = heading::find(&rows);
    let article_end = found.as_ref().map_or(lines.len(), |f| line_of(&lines, rows[f.row].line.start));
    let mut out = body::Article::new(order);
    let start = header::read(&lines[..article_end], &mut out);
    body::read(&lines[start..article_end], &mut out, found.is_some());
    let mut page = out.finish();
    if let Some(found) = found {
        page.declared = found.declared.or(page.declared);
        page.comments = found.thread.map_or_else(Vec::new, |thread| thread.comments);
    }
    page
}

fn line_of(lines: &[lines::Line<'_>], start: usize) -> usize {
    lines.partition_point(|line| line.start < start)
}

/// The paragraphs of a text that stays as it is: what JSON Lines gives. Title and byline are recognised by their words.
pub(super) fn parts_of(text: &str, title: Option<&str>, byline: Option<&str>) -> Vec<Part> {
    let lines = lines::split(text);
    let width = wrap::Width::of(lines.iter());
    let mut out: Vec<Part> = Vec::new();
    let mut before: Option<lines::Line<'_>> = None;
    for line in &lines {
        if line.is_blank() {
            before = None;
            continue;
        }
        let end = line.start + line.text.len();
        let goes_on = before.is_some_and(|b| wrap::join(&b, line, width) == wrap::Join::Space);
        match out.last_mut() {
            Some(part) if goes_on => part.span = part.span.cover(Span::of(line.start..end)),
            _ => out.push(Part { kind: PartKind::Body, span: Span::of(line.start..end) }),
        }
        before = Some(*line);
    }
    let is = |part: &Part, label: Option<&str>| {
        label.is_some_and(|l| !l.is_empty() && header::same_words(part.span.slice(text), l))
    };
    for (at, part) in out.iter_mut().enumerate().take(8) {
        if at == 0 && is(part, title) {
            part.kind = PartKind::Title;
        } else if is(part, byline) {
            part.kind = PartKind::Byline;
        } else if labels::note(part.span.slice(text)) == Some(labels::Note::Here) {
            part.kind = PartKind::Note;
        }
    }
    out
}

/// Reads a byline that the caller gives as such, so that a bare name counts, too.
pub(super) fn byline_of(line: &str) -> Byline {
    let read =
        byline::byline(line).or_else(|| byline::bare_byline(line)).or_else(|| byline::byline(&format!("By {line}")));
    read.map_or_else(|| Byline::unread(line.to_owned()), |found| Byline { text: line.to_owned(), ..found })
}

/// Reads a line that says itself that it is a byline.
pub(super) fn byline_line(line: &str) -> Option<Byline> {
    byline::byline(line).or_else(|| byline::bare_byline(line))
}

/// A commenter's name in a label of a page, without "says:" and the like; none if it is nobody's or of a deleted account.
pub(super) fn commenter(label: &str) -> Option<String> {
    let name = author::name(label).text;
    (!name.is_empty() && !author::is_nobody(&name) && !is_placeholder(&name)).then_some(name)
}
