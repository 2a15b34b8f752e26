//! The authors and the publisher of the article.

use super::registry::Registry;
use crate::base::Span;
use crate::document::{Document, PartKind, Unit};
use crate::extract::Reason;
use crate::extract::mentions::lexicon;
use crate::extract::mentions::view::View;
use crate::extract::mentions::{Candidate, Link, Name};
use crate::schema::EntityType;
use std::collections::BTreeMap;

/// Who wrote and who published the article, as entities.
#[derive(Clone, Debug, Default)]
pub(super) struct Credits {
    pub authors: Vec<usize>,
    pub publisher: Option<usize>,
    /// What the byline calls an entity that the text never mentions.
    pub names: BTreeMap<usize, String>,
}

/// Reads the byline: its names become mentions, and nothing else in it does.
pub(super) fn find(
    doc: &Document,
    views: &[View<'_>],
    candidates: &mut [Vec<Candidate>],
    registry: &mut Registry<'_>,
) -> Credits {
    let mut credits = Credits::default();
    let part = doc.parts.iter().find(|p| p.kind == PartKind::Byline).map(|p| p.span);
    let (Some(view), Some(found)) = (views.first(), candidates.first_mut()) else { return credits };
    debug_assert_eq!(view.unit, Unit::Article);
    if let Some(part) = part {
        found.retain(|c| !view.span(c.tokens.clone()).overlaps(part));
    }
    let place = |name: &str| -> Option<std::ops::Range<usize>> {
        let part = part?;
        let start = part.slice(&doc.text).find(name)?;
        let from = part.start as usize + start;
        let tokens = view.analysis.tokens_in(Span::of(from..from + name.len()));
        (!tokens.is_empty()).then_some(tokens)
    };
    for author in doc.byline.iter().flat_map(|b| &b.authors) {
        let words: Vec<String> = author.split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            continue;
        }
        let proto = author_entity(registry, author, &words);
        credits.names.insert(proto, author.clone());
        if !credits.authors.contains(&proto) {
            credits.authors.push(proto);
        }
        if let Some(tokens) = place(author) {
            found.push(credited(Candidate::new(tokens, EntityType::Person, Link::Person(words))));
        }
    }
    let outlet = doc.byline.as_ref().and_then(|b| b.outlet.as_ref());
    if let Some(name) = outlet.or(doc.site.as_ref()).filter(|n| !n.trim().is_empty()) {
        let known =
            lexicon::readings(name).iter().find(|r| lexicon::class(r.entry) == Some(EntityType::Organization)).copied();
        // "The Harbour Post" in a byline is "the Harbour Post" in the text.
        let bare = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
        let named = Name { key: bare.to_owned(), strong: true, ..Name::default() };
        let proto = known
            .and_then(|r| registry.entry(r.entry))
            .unwrap_or_else(|| registry.named(EntityType::Organization, &named));
        credits.names.insert(proto, name.clone());
        credits.publisher = Some(proto);
        if outlet.is_some()
            && let Some(tokens) = place(name)
        {
            let link = known.map_or(Link::Named(named), |r| Link::Entry(r.entry));
            found.push(credited(Candidate::new(tokens, EntityType::Organization, link)));
        }
    }
    found.sort_by_key(|c| (c.tokens.start, std::cmp::Reverse(c.tokens.end)));
    credits
}

fn credited(mut candidate: Candidate) -> Candidate {
    candidate.reason = Reason::Byline;
    candidate
}

/// An author is a person even where no list knows the name.
fn author_entity(registry: &mut Registry<'_>, author: &str, words: &[String]) -> usize {
    let proto = if words.len() > 1 { super::persons::full(registry, words) } else { registry.person(author, false) };
    let slugs: Vec<String> = words.iter().map(|w| crate::base::slug(w)).collect();
    registry.people.add(proto, &slugs, None);
    proto
}
