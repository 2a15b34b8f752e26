//! The layers of language analysis in the vocabulary of spaCy's `Doc.to_json`, so that its users can compare and swap.
//!
//! Offsets are Unicode code points into the `text` of the same object; `head` is the index of a token in `tokens`.

use serde::Serialize;

use super::{comment_name, document_name};
use crate::base::{CodePoints, Span};
use crate::document::{Document, Unit};
use crate::nlp::engine::{Entity, Parsed};

/// A layer of analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Tokens and sentences.
    Tokens,
    /// Tags, coarse tags, features and lemmas.
    Tags,
    /// Heads and dependency labels.
    Deps,
    /// Named entities.
    Ents,
    /// What the model's second recogniser finds, if it has one.
    Names,
}

/// A document's texts with their layers.
#[derive(Debug, Serialize)]
pub struct Layers<'a> {
    id: &'a str,
    #[serde(flatten)]
    article: UnitLayers<'a>,
    comments: Vec<CommentLayers<'a>>,
}

#[derive(Debug, Serialize)]
struct CommentLayers<'a> {
    id: &'a str,
    #[serde(flatten)]
    text: UnitLayers<'a>,
}

#[derive(Debug, Serialize)]
struct UnitLayers<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ents: Option<Vec<WireEnt<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    names: Option<Vec<WireEnt<'a>>>,
    sents: Vec<WireSpan>,
    tokens: Vec<WireToken<'a>>,
}

#[derive(Debug, Serialize)]
struct WireSpan {
    start: u32,
    end: u32,
}

#[derive(Debug, Serialize)]
struct WireEnt<'a> {
    start: u32,
    end: u32,
    label: &'a str,
}

#[derive(Debug, Serialize)]
struct WireToken<'a> {
    id: usize,
    start: u32,
    end: u32,
    #[serde(flatten)]
    tags: Option<WireTags<'a>>,
    #[serde(flatten)]
    arc: Option<WireArc<'a>>,
}

#[derive(Debug, Serialize)]
struct WireTags<'a> {
    tag: &'a str,
    pos: &'a str,
    morph: &'a str,
    lemma: &'a str,
}

#[derive(Debug, Serialize)]
struct WireArc<'a> {
    dep: &'a str,
    head: u32,
}

impl<'a> Layers<'a> {
    /// `parsed` are the analyses of the document's texts in the order of [`Document::units`]. Tokens and sentences are always
    /// written, the other layers where they are asked for.
    #[must_use]
    pub fn new(document: &'a Document, parsed: &'a [Parsed], layers: &[Layer]) -> Self {
        let mut units =
            document.units().zip(parsed).map(|(unit, parsed)| (unit, of(document.text_of(unit), parsed, layers)));
        let article = units.next().map_or_else(|| of_nothing(&document.text), |(_, layers)| layers);
        let comments = units.filter_map(|(unit, text)| match unit {
            Unit::Article => None,
            Unit::Comment(n) => document.comments.get(n as usize).map(|c| CommentLayers { id: comment_name(c), text }),
        });
        let comments = comments.collect();
        Self { id: document_name(document), article, comments }
    }
}

const fn of_nothing(text: &str) -> UnitLayers<'_> {
    UnitLayers { text, ents: None, names: None, sents: Vec::new(), tokens: Vec::new() }
}

fn of<'a>(text: &'a str, parsed: &'a Parsed, layers: &[Layer]) -> UnitLayers<'a> {
    let points = CodePoints::new(text);
    let at = |span: Span| points.span(span);
    let wire = |entity: &Entity| {
        let (start, end) = at(parsed.span(entity.tokens.clone()));
        WireEnt { start, end, label: parsed.text_of(entity.label) }
    };
    let ents = layers.contains(&Layer::Ents).then(|| parsed.ents.iter().map(wire).collect());
    let names = layers.contains(&Layer::Names).then(|| parsed.names.iter().map(wire).collect());
    let sents = parsed.sentences.iter().map(|sentence| {
        let (start, end) = at(parsed.span(sentence.clone()));
        WireSpan { start, end }
    });
    let tokens = parsed.tokens.iter().enumerate().map(|(id, token)| {
        let (start, end) = at(token.span);
        let tags = layers.contains(&Layer::Tags).then(|| WireTags {
            tag: parsed.tag(id),
            pos: parsed.pos(id),
            morph: parsed.text_of(token.morph),
            lemma: parsed.lemma(id),
        });
        let arc = layers.contains(&Layer::Deps).then(|| WireArc { dep: parsed.dep(id), head: token.head });
        WireToken { id, start, end, tags, arc }
    });
    UnitLayers { text, ents, names, sents: sents.collect(), tokens: tokens.collect() }
}
