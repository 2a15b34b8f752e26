use super::super::decode::label;
use super::super::time::{DateOrder, Timestamp};
use super::super::{Byline, Part, PartKind};
use super::Page;
use super::byline::byline;
use super::dates::{date_line, published};
use super::header::{bare_title, is_navigation, is_rule, is_underline};
use super::labels::{self, Note, is_promo, is_promo_heading, topics};
use super::lines::Line;
use super::phrase::Words;
use super::rules::FOOTERS;
use super::text::{Builder, TextLine, assemble};
use super::wrap::{Join, Width, is_item, join};
use crate::base::Span;

/// A heading inside the body is no longer than this, in characters.
const LONGEST_HEADING: usize = 90;

/// An article being read.
pub(super) struct Article<'t> {
    pub order: DateOrder,
    pub title: Option<String>,
    pub byline: Option<Byline>,
    pub published: Option<Timestamp>,
    /// The head has a date line, complete or not.
    pub dated: bool,
    pub site: Option<String>,
    pub url: Option<String>,
    pub topics: Vec<String>,
    pub related: Vec<String>,
    pub declared: Option<u32>,
    built: Builder,
    parts: Vec<Part>,
    page: std::marker::PhantomData<&'t str>,
}

impl<'t> Article<'t> {
    pub fn new(order: DateOrder) -> Self {
        Self {
            order,
            title: None,
            byline: None,
            published: None,
            dated: false,
            site: None,
            url: None,
            topics: Vec::new(),
            related: Vec::new(),
            declared: None,
            built: Builder::default(),
            parts: Vec::new(),
            page: std::marker::PhantomData,
        }
    }

    /// Adds a part of one line, of which `text` is kept.
    pub fn part(&mut self, kind: PartKind, line: &Line<'t>, text: &'t str) {
        if self.parts.iter().any(|p| p.kind == PartKind::Title) && kind == PartKind::Title {
            return;
        }
        let lead = line.text.find(text).unwrap_or(0);
        let line = Line { text, start: line.start + lead, ..*line };
        self.paragraph(kind, &[TextLine { line, gap: false }], None);
    }

    fn paragraph(&mut self, kind: PartKind, lines: &[TextLine<'t>], width: Option<Width>) {
        let piece = assemble(lines, width);
        if piece.text.is_empty() {
            return;
        }
        if !self.parts.is_empty() {
            self.built.put("\n\n");
        }
        let start = self.built.text.len();
        self.built.append(piece);
        self.parts.push(Part { kind, span: Span::of(start..self.built.text.len()) });
    }

    /// The article as far as it was read.
    pub fn finish(self) -> Page {
        let site = self.site.or_else(|| self.byline.as_ref().and_then(|b| b.outlet.clone()));
        Page {
            title: self.title,
            byline: self.byline,
            published: self.published,
            site,
            url: self.url,
            text: self.built.text,
            map: self.built.map,
            parts: self.parts,
            topics: self.topics,
            related: self.related,
            declared: self.declared,
            comments: Vec::new(),
        }
    }
}

/// Reads the paragraphs of an article. `ended` says that the thread follows, so that the page's foot is not in these lines.
pub(super) fn read<'t>(lines: &[Line<'t>], out: &mut Article<'t>, ended: bool) {
    let width = Width::of(lines.iter());
    let paragraphs = split(lines, width);
    let foot = if ended { paragraphs.len() } else { foot(&paragraphs) };
    let mut listing = false;
    let mut noting = false;
    for (nth, paragraph) in paragraphs[..foot].iter().enumerate() {
        let first = &paragraph[0].line;
        let text = first.text;
        let single = paragraph.len() == 1;
        if is_rule(text) && single {
            continue;
        }
        if noting {
            noting = false;
            out.paragraph(PartKind::Note, paragraph, width);
            continue;
        }
        if listing && is_link(paragraph) {
            out.related.push(label(text.trim_start_matches(['•', '*', '-', '–', '·', ' '])));
            continue;
        }
        listing = false;
        match labels::note(text) {
            Some(Note::Here) => {
                out.paragraph(PartKind::Note, paragraph, width);
                continue;
            }
            Some(Note::Next) if single && nth + 1 < foot => {
                out.paragraph(PartKind::Heading, paragraph, width);
                noting = true;
                continue;
            }
            _ => {}
        }
        if single && is_idle(text, out, nth + 1 == foot) {
            continue;
        }
        // "Comments are closed." between article and thread.
        if single && ended && nth + 3 >= foot && text.len() < 60 && Words::of(text).are(FOOTERS) {
            continue;
        }
        if single && (is_promo(text) || is_promo_heading(text)) {
            listing = is_promo_heading(text) || text.ends_with(':');
            if !listing || text.split_whitespace().count() > 4 {
                out.related.push(label(text));
            }
            continue;
        }
        let heading = is_heading(paragraph, paragraphs[..foot].get(nth + 1));
        if heading {
            let bare = bare_title(text);
            out.part(PartKind::Heading, first, bare);
        } else {
            out.paragraph(PartKind::Body, paragraph, width);
        }
    }
}

/// Metadata and navigation inside and below the body.
fn is_idle(text: &str, out: &mut Article<'_>, last: bool) -> bool {
    if let Some(found) = topics(text) {
        out.topics.extend(found);
        return true;
    }
    if is_navigation(text) || Words::of(text).are(&["post|posted|written by"]) {
        return true;
    }
    if text.starts_with('©')
        || (last && Words::of(text).are(&["copyright # *?", "copyright c # *?", "all rights reserved"]))
    {
        return true;
    }
    let lower = text.get(..10).unwrap_or_default().to_lowercase();
    if (lower.starts_with("post by") || lower.starts_with("posted by") || lower.starts_with("written b"))
        && let Some(found) = byline(text)
    {
        out.published = out.published.or_else(|| Timestamp::find(text).map(|(_, stamp)| stamp));
        out.byline.get_or_insert(Byline { authors: found.authors, outlet: found.outlet, text: label(text) });
        return true;
    }
    if !out.dated
        && text.len() < 100
        && let Some(date) = date_line(text, out.order)
        && text.contains(char::is_alphabetic)
        && (date.update || text.to_lowercase().starts_with("p"))
    {
        out.published = out.published.or_else(|| published(&[date], out.order));
        return true;
    }
    false
}

/// Splits lines into paragraphs: at blank lines, and where a line end inside a block is no wrap.
fn split<'t>(lines: &[Line<'t>], width: Option<Width>) -> Vec<Vec<TextLine<'t>>> {
    let mut out: Vec<Vec<TextLine<'t>>> = Vec::new();
    let mut gap = true;
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() {
            gap = true;
            continue;
        }
        let single = |t: &str| is_rule(t) || t.starts_with("# ") || t.starts_with("## ") || t.starts_with("### ");
        let goes_on = !gap
            && !single(line.text)
            && !lines.get(at + 1).is_some_and(|next| is_underline(next.text))
            && out
                .last()
                .and_then(|p| p.last())
                .is_some_and(|before| !single(before.line.text) && join(&before.line, line, width) == Join::Space);
        let current = TextLine { line: *line, gap: false };
        match out.last_mut() {
            Some(paragraph) if goes_on => paragraph.push(current),
            _ => out.push(vec![TextLine { gap, ..current }]),
        }
        gap = false;
    }
    out
}

/// A line of a list of links: an item, or a short line that is no sentence.
fn is_link(paragraph: &[TextLine<'_>]) -> bool {
    let text = paragraph[0].line.text;
    paragraph.len() == 1 && text.chars().count() < 120 && (is_item(text) || !text.ends_with(['.', '!', '”', '"']))
}

/// A short line between paragraphs that is no sentence and no item, or a line in mark-up.
fn is_heading(paragraph: &[TextLine<'_>], next: Option<&Vec<TextLine<'_>>>) -> bool {
    let [only] = paragraph else { return false };
    let text = only.line.text;
    let marked = bare_title(text).len() < text.len() || next.is_some_and(|n| is_underline(n[0].line.text) && !n[0].gap);
    let apart = only.gap && next.is_some_and(|n| n[0].gap);
    let starts =
        text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"' | '‘' | '\''));
    let sentence = text.ends_with(['.', '!', ':', ';', ',', '…', '”', '"', '’']);
    let short = text.chars().count() <= LONGEST_HEADING && text.split_whitespace().count() <= 12;
    // "Q: What next?" is said by somebody.
    let spoken = text.ends_with('?') && text.contains(": ");
    marked || (apart && starts && !sentence && !spoken && short && !is_item(text))
}

/// Where the foot of a page without a thread starts: at a fixed phrase behind which little text is left.
fn foot(paragraphs: &[Vec<TextLine<'_>>]) -> usize {
    let length = |p: &Vec<TextLine<'_>>| p.iter().map(|l| l.line.text.len()).sum::<usize>();
    let total: usize = paragraphs.iter().map(length).sum();
    let mut behind = 0;
    let mut foot = paragraphs.len();
    for (nth, paragraph) in paragraphs.iter().enumerate().rev() {
        behind += length(paragraph);
        if behind * 3 > total {
            break;
        }
        let text = paragraph[0].line.text;
        if paragraph.len() == 1
            && labels::note(text).is_none()
            && topics(text).is_none()
            && (Words::of(text).are(FOOTERS) || text.starts_with('©'))
        {
            foot = nth;
        }
    }
    foot
}
