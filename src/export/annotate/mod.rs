//! The layer below the graph as JSON: one object a document, its mentions, entities, claims and thread.
//!
//! The wire structs are separate from the domain's and are described by [`SCHEMA`]. Offsets are Unicode code points into the
//! `text` of the same object, ends exclusive.

mod layers;

use serde::Serialize;

pub use layers::{Layer, Layers};

use crate::base::{CodePoints, Span};
use crate::document::{Comment, Document, Part, PartKind, Unit};
use crate::extract::{Claim, EntityRef, Facts, MentionKind, Regard, Speaker, Stance};
use crate::schema::OrganizationKind;

/// JSON Schema (draft 2020-12) of one line of the output.
pub const SCHEMA: &str = include_str!("schema.json");

/// One document and what was read from it, ready to be serialised.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Annotation<'a> {
    id: &'a str,
    iri: String,
    source: &'a str,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    published: Option<String>,
    language: Option<&'static str>,
    url: Option<&'a str>,
    text: &'a str,
    parts: Vec<WirePart>,
    mentions: Vec<WireMention<'a>>,
    entities: Vec<WireEntity<'a>>,
    claims: Vec<WireClaim<'a>>,
    comments: Vec<WireComment<'a>>,
    declared_comments: Option<u32>,
}

#[derive(Debug, Serialize)]
struct WirePart {
    kind: &'static str,
    start: u32,
    end: u32,
}

#[derive(Debug, Serialize)]
struct WireMention<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    class: &'static str,
    entity: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WireEntity<'a> {
    id: &'a str,
    iri: String,
    #[serde(rename = "type")]
    class: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization_kind: Option<&'static str>,
    label: &'a str,
    aliases: &'a [String],
    same_as: &'a [String],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WireClaim<'a> {
    subject: &'a str,
    predicate: &'static str,
    object: &'a str,
    status: &'static str,
    attributed_to: Option<&'a str>,
    start: u32,
    end: u32,
    trigger: &'a str,
    confidence: f64,
    rule: &'static str,
    when: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WireComment<'a> {
    id: &'a str,
    iri: String,
    parent: Option<&'a str>,
    author: Option<&'a str>,
    account: Option<String>,
    created: Option<String>,
    kind: &'static str,
    language: Option<&'static str>,
    text: &'a str,
    depth: u32,
    mentions: Vec<WireMention<'a>>,
    claims: Vec<WireClaim<'a>>,
    stances: Vec<WireStance<'a>>,
}

/// What a comment says of another post or of a claim.
#[derive(Debug, Serialize)]
struct WireStance<'a> {
    agrees: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<WireStated<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WireStated<'a> {
    subject: &'a str,
    predicate: &'static str,
    object: &'a str,
    status: &'static str,
    attributed_to: Option<&'a str>,
}

impl<'a> Annotation<'a> {
    /// What `facts` says of `document`, with IRIs under `base`; where wanted, with the reason of each mention.
    #[must_use]
    pub fn new(document: &'a Document, facts: &'a Facts, base: &str, explain: bool) -> Self {
        let article = UnitView::new(document, facts, Unit::Article, explain);
        let entities = facts.entities.iter().map(|e| WireEntity {
            id: e.id.as_str(),
            iri: e.id.iri(base),
            class: e.class.local_name(),
            organization_kind: e.detail.kind.map(OrganizationKind::local_name),
            label: &e.label,
            aliases: &e.aliases,
            same_as: &e.same_as,
        });
        Self {
            id: document_name(document),
            iri: document.id.iri(base),
            source: &document.source,
            title: document.title.as_deref(),
            byline: document.byline.as_ref().map(|b| b.text.as_str()),
            published: document.published.map(|t| t.xsd()),
            language: document.language,
            url: document.url.as_deref(),
            text: &document.text,
            parts: document.parts.iter().map(|p| article.part(p)).collect(),
            mentions: article.mentions(),
            entities: entities.collect(),
            claims: article.claims(),
            comments: (0..)
                .zip(&document.comments)
                .map(|(n, c)| comment(document, facts, base, explain, n, c))
                .collect(),
            declared_comments: document.declared_comments,
        }
    }
}

/// The caller's own id, else the end of the IRI.
fn document_name(document: &Document) -> &str {
    document.caller_id.as_deref().unwrap_or(document.id.as_str())
}

fn comment_name(comment: &Comment) -> &str {
    comment.caller_id.as_deref().unwrap_or(comment.id.as_str())
}

fn comment<'a>(
    document: &'a Document,
    facts: &'a Facts,
    base: &str,
    explain: bool,
    index: u32,
    comment: &'a Comment,
) -> WireComment<'a> {
    let view = UnitView::new(document, facts, Unit::Comment(index), explain);
    WireComment {
        id: comment_name(comment),
        iri: comment.id.iri(base),
        parent: comment.parent.and_then(|p| document.comments.get(p as usize)).map(comment_name),
        author: comment.author.as_deref(),
        account: comment.author.as_deref().map(|a| document.account(a).to_string()),
        created: comment.created.map(|t| t.xsd()),
        kind: comment.kind.name(),
        language: comment.language,
        text: &comment.text,
        depth: comment.depth,
        mentions: view.mentions(),
        claims: view.claims(),
        stances: facts.stances.iter().filter(|s| s.comment == index).map(|s| view.stance(document, s)).collect(),
    }
}

/// One text of a document with its offsets in code points.
struct UnitView<'a> {
    facts: &'a Facts,
    unit: Unit,
    text: &'a str,
    points: CodePoints<'a>,
    explain: bool,
}

impl<'a> UnitView<'a> {
    fn new(document: &'a Document, facts: &'a Facts, unit: Unit, explain: bool) -> Self {
        let text = document.text_of(unit);
        Self { facts, unit, text, points: CodePoints::new(text), explain }
    }

    fn entity(&self, entity: EntityRef) -> &'a str {
        self.facts.entities[entity.0 as usize].id.as_str()
    }

    fn part(&self, part: &Part) -> WirePart {
        let kind = match part.kind {
            PartKind::Title => "title",
            PartKind::Byline => "byline",
            PartKind::Note => "note",
            PartKind::Heading => "heading",
            PartKind::Body => "body",
        };
        let (start, end) = self.points.span(part.span);
        WirePart { kind, start, end }
    }

    fn mentions(&self) -> Vec<WireMention<'a>> {
        let own = self.facts.mentions.iter().filter(|m| m.unit == self.unit);
        own.map(|m| {
            let (start, end) = self.points.span(m.span);
            WireMention {
                start,
                end,
                text: m.span.slice(self.text),
                class: m.class.local_name(),
                entity: self.entity(m.entity),
                place: m.place.map(|place| self.entity(place)),
                kind: m.kind.name(),
                reason: self.explain.then(|| m.reason.name()),
            }
        })
        .collect()
    }

    /// A row for each piece of evidence that this text has for a claim.
    fn claims(&self) -> Vec<WireClaim<'a>> {
        let mut rows: Vec<_> = self
            .facts
            .claims
            .iter()
            .flat_map(|claim| claim.evidence.iter().filter(|e| e.unit == self.unit).map(move |e| (e, claim)))
            .map(|(evidence, claim)| self.claim(claim, evidence.span, evidence.trigger))
            .collect();
        rows.sort_by_key(|row| row.start);
        rows
    }

    fn stance(&self, document: &'a Document, stance: &Stance) -> WireStance<'a> {
        let post = match stance.of {
            Regard::Post(Unit::Article) => Some(document_name(document)),
            Regard::Post(Unit::Comment(n)) => document.comments.get(n as usize).map(comment_name),
            Regard::Claim(_) => None,
        };
        let claim = match stance.of {
            Regard::Claim(at) => self.facts.claims.get(at),
            Regard::Post(_) => None,
        };
        let stated = |claim: &'a Claim| WireStated {
            subject: self.entity(claim.subject),
            predicate: claim.predicate,
            object: self.entity(claim.object),
            status: claim.status.local_name(),
            attributed_to: self.speaker(claim),
        };
        WireStance { agrees: stance.agrees, post, claim: claim.map(stated) }
    }

    fn speaker(&self, claim: &'a Claim) -> Option<&'a str> {
        claim.attributed_to.as_ref().map(|speaker| match speaker {
            Speaker::Entity(entity) => self.entity(*entity),
            Speaker::Account(id) => id.as_str(),
        })
    }

    fn claim(&self, claim: &'a Claim, evidence: Span, trigger: Span) -> WireClaim<'a> {
        let (start, end) = self.points.span(evidence);
        WireClaim {
            subject: self.entity(claim.subject),
            predicate: claim.predicate,
            object: self.entity(claim.object),
            status: claim.status.local_name(),
            attributed_to: self.speaker(claim),
            start,
            end,
            trigger: trigger.slice(self.text),
            confidence: claim.confidence.fraction(),
            rule: claim.rule,
            when: claim.when.as_deref(),
        }
    }
}

impl MentionKind {
    /// The kind's name in JSON and RDF.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Adjective => "adjective",
            Self::Nominal => "nominal",
            Self::Pronoun => "pronoun",
        }
    }
}
