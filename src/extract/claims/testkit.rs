//! Bracketed examples: `{Russia|Country} joined {the WTO|Organization}.` Mentions with class, and kind where it is no name.

use std::collections::BTreeSet;

use crate::base::{Id, Span, slug};
use crate::document::{Comment, CommentKind, Document, Part, PartKind, Unit};
use crate::extract::{Detail, Entity, EntityRef, Facts, Mention, MentionKind, Reason, Speaker};
use crate::nlp::engine::Engine;
use crate::nlp::{Analysis, analyze_all};
use crate::schema::EntityType;

/// Where an example's text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// The article's only paragraph.
    Article,
    /// After another sentence of the article.
    Shifted,
    /// A comment by `reader`.
    Comment,
}

/// A document with its facts, built by hand.
pub(super) struct Scripted {
    pub(super) document: Document,
    pub(super) analyses: Vec<Analysis>,
    pub(super) facts: Facts,
}

/// Builds the document of a bracketed example. A mention is `{text|Class}`, `{text|Class|kind}` or `{text|Class|kind|name}`, where
/// the same name (else the same text) is the same entity.
pub(super) fn scripted(example: &str, setting: Setting) -> Scripted {
    let prefix = if setting == Setting::Shifted { "It rained in the north – again. " } else { "" };
    let mut text = String::from(prefix);
    let mut facts = Facts::default();
    let unit = if setting == Setting::Comment { Unit::Comment(0) } else { Unit::Article };
    let mut rest = example;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (inside, after) = after.split_once('}').unwrap_or((after, ""));
        rest = after;
        let mut parts = inside.split('|');
        let name = parts.next().unwrap_or_default();
        let class =
            parts.next().and_then(EntityType::from_local_name).unwrap_or_else(|| panic!("a class in {{{inside}}}"));
        let kind = match parts.next().unwrap_or("name") {
            "adjective" => MentionKind::Adjective,
            "nominal" => MentionKind::Nominal,
            "pronoun" => MentionKind::Pronoun,
            _ => MentionKind::Name,
        };
        let label = parts.next().unwrap_or(name);
        let start = text.len();
        text.push_str(name);
        let id = Id::new(&["entity", &slug(label)]);
        let at = facts.entities.iter().position(|e| e.id == id).unwrap_or_else(|| {
            facts.entities.push(Entity {
                id,
                class,
                label: label.to_owned(),
                aliases: Vec::new(),
                same_as: Vec::new(),
                detail: Detail::default(),
            });
            facts.entities.len() - 1
        });
        // An article inside the braces is for reading only.
        let skip = ["the ", "The "].iter().find(|a| name.starts_with(**a)).map_or(0, |a| a.len());
        let entity = EntityRef(u32::try_from(at).unwrap_or(0));
        facts.mentions.push(Mention {
            unit,
            span: Span::of(start + skip..text.len()),
            class,
            kind,
            entity,
            reason: Reason::Authority,
            place: None,
        });
    }
    text.push_str(rest);
    let (article, comments) = if unit == Unit::Article {
        (text, Vec::new())
    } else {
        let comment = Comment {
            id: Id::new(&["doc", "x", "comment", "1"]),
            caller_id: None,
            kind: CommentKind::Comment,
            parent: None,
            depth: 0,
            ordinal: 1,
            author: Some("reader".to_owned()),
            created: None,
            language: None,
            text,
        };
        ("Nothing happened.".to_owned(), vec![comment])
    };
    let document = Document {
        id: Id::new(&["doc", "x"]),
        id_from_text: true,
        caller_id: None,
        source: "test".to_owned(),
        url: None,
        site: None,
        title: None,
        byline: None,
        language: None,
        published: None,
        parts: vec![Part { kind: PartKind::Body, span: Span::of(0..article.len()) }],
        text: article,
        topics: Vec::new(),
        related: Vec::new(),
        comments,
        declared_comments: None,
    };
    let texts: Vec<&str> = document.units().map(|u| document.text_of(u)).collect();
    let analyses = analyze_all(&texts, Some(Engine::builtin()));
    Scripted { document, analyses, facts }
}

/// Reads the claims of a bracketed example, as `subject|relation|object|status` and, where there is one, the speaker.
///
/// A position prints as its label, its body after `@` and its tenure after `#`, where it is not the current one.
pub(super) fn read(example: &str, setting: Setting) -> BTreeSet<String> {
    let mut scripted = scripted(example, setting);
    super::claims(&scripted.document, &scripted.analyses, &mut scripted.facts);
    printed(&scripted.facts)
}

/// The claims of `facts` as [`read`] prints them.
pub(super) fn printed(facts: &Facts) -> BTreeSet<String> {
    let name = |entity: EntityRef| {
        let entity = &facts.entities[entity.0 as usize];
        let mut name = entity.label.clone();
        if let Some(body) = entity.detail.position_in {
            name.push('@');
            name.push_str(&facts.entities[body.0 as usize].label);
        }
        if let Some(tenure) = entity.detail.tenure.filter(|t| *t != crate::schema::Tenure::Current) {
            name.push_str(&format!("#{tenure:?}").to_lowercase());
        }
        name
    };
    facts
        .claims
        .iter()
        .map(|claim| {
            let mut line =
                format!("{}|{}|{}|{:?}", name(claim.subject), claim.predicate, name(claim.object), claim.status);
            match &claim.attributed_to {
                Some(Speaker::Entity(entity)) => line.push_str(&format!("|{}", name(*entity))),
                Some(Speaker::Account(account)) => line.push_str(&format!("|{account}")),
                None => {}
            }
            line
        })
        .collect()
}
