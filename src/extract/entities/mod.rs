//! Decides which mentions mean the same thing, and what that thing is called everywhere.

mod addresses;
mod aliases;
mod bodies;
mod byline;
mod coref;
mod kinds;
mod nominals;
mod persons;
mod registry;
mod repeats;
mod seats;

use crate::authority::index::Index;
use crate::base::Span;
use crate::document::Document;
use crate::extract::mentions::view::View;
use crate::extract::mentions::{self, Candidate, Evidence, Link, lexicon};
use crate::extract::rules::{roles, words};
use crate::extract::{Facts, MentionKind};
use crate::nlp::Analysis;
use crate::schema::EntityType;
use registry::{Found, Registry};
use std::collections::BTreeMap;

/// Everything of a document but its claims: mentions, entities, addressed accounts, authors, publisher.
///
/// `analyses` are those of the document's texts in the order of [`Document::units`]; what `authorities` name is found, but not yet
/// identified by them. Pure: the same document gives the same facts.
#[must_use]
pub fn entities(doc: &Document, analyses: &[Analysis], authorities: &[Index]) -> Facts {
    let views: Vec<View<'_>> =
        doc.units().zip(analyses).map(|(unit, analysis)| View::new(doc, unit, analysis)).collect();
    let evidence = Evidence::read(&views);
    let mut candidates: Vec<Vec<Candidate>> =
        views.iter().map(|view| mentions::find(view, &evidence, authorities)).collect();
    let addressed = addresses::find(doc, &views);
    for (view, (found, blocked)) in views.iter().zip(candidates.iter_mut().zip(&addressed.blocked)) {
        found.retain(|c| {
            let span = view.span(c.tokens.clone());
            !blocked.iter().any(|b: &Span| b.overlaps(span))
        });
    }
    let mut registry = Registry::new(doc);
    let credits = byline::find(doc, &views, &mut candidates, &mut registry);
    let mut found = resolve(&views, &candidates, &mut registry);
    repeats::find(&views, &evidence, &addressed.blocked, &mut registry, &mut found);
    aliases::merge(&views, &registry, &mut found);
    seats::find(&views, &mut registry, &mut found);
    nominals::find(&views, &registry, &mut found);
    let references = coref::find(&views, &registry, &found);
    let mut facts = registry.finish(&views, found, references, &credits);
    facts.addresses = addressed.accounts;
    facts
}

/// Gives every candidate its entity. People come last, when all full names are known.
fn resolve(views: &[View<'_>], candidates: &[Vec<Candidate>], registry: &mut Registry<'_>) -> Vec<Vec<Found>> {
    let mut found: Vec<Vec<Found>> = vec![Vec::new(); views.len()];
    let mut people = Vec::new();
    for (at, (view, candidates)) in views.iter().zip(candidates).enumerate() {
        for candidate in candidates {
            match &candidate.link {
                Link::Entry(entry) => {
                    let proto = registry.entry(*entry);
                    if let Some(proto) = proto {
                        if candidate.class == crate::schema::EntityType::Person {
                            registry.people.full(proto, at, view, candidate);
                        }
                        found[at].push(Found::new(candidate, proto));
                    }
                }
                // "Vice President" alone is nobody's name.
                Link::Person(words) if is_role(words) => {}
                Link::Person(words) => people.push((at, candidate, words)),
                Link::Named(_) | Link::Generic(_) | Link::Nothing => {}
            }
        }
    }
    bodies::resolve(views, candidates, registry, &mut found);
    for (at, candidate, words) in people.iter().filter(|(_, _, words)| words.len() > 1 || words[0].contains(' ')) {
        let proto = persons::full(registry, words);
        registry.people.full(proto, *at, &views[*at], candidate);
        found[*at].push(Found::new(candidate, proto));
    }
    for (at, candidate, words) in people.iter().filter(|(_, _, words)| words.len() == 1 && !words[0].contains(' ')) {
        if let Some(proto) = persons::short(registry, *at, &views[*at], candidate, &words[0]) {
            found[*at].push(Found::new(candidate, proto));
        }
    }
    acronyms(views, &mut found, registry);
    found
}

/// Whether the words of a name are a role and no more.
fn is_role(words: &[String]) -> bool {
    let spoken = words.join(" ");
    let parts: Vec<&str> = spoken.split(' ').collect();
    roles::longest_at(0, |i| parts.get(i).copied()).is_some_and(|(_, length)| length == parts.len() && length > 1)
}

/// Learns acronyms from `Baltic Energy Forum (BEF)`.
fn acronyms(views: &[View<'_>], found: &mut [Vec<Found>], registry: &mut Registry<'_>) {
    let mut learnt: BTreeMap<String, usize> = BTreeMap::new();
    for (view, found) in views.iter().zip(found.iter()) {
        for mention in found.iter().filter(|m| m.kind == MentionKind::Name) {
            let open = mention.tokens.end;
            if view.word(open) == "("
                && view.word(open + 2) == ")"
                && view.shape(open + 1) == crate::nlp::Shape::Upper
                && (fits(view.word(open + 1), view.slice(mention.tokens.clone()))
                    || translated(view, open + 1, registry.protos[mention.proto].class))
            {
                learnt.entry(view.word(open + 1).to_owned()).or_insert(mention.proto);
            }
        }
    }
    for (view, found) in views.iter().zip(found.iter_mut()) {
        found.retain(|m| !(m.tokens.len() == 1 && learnt.contains_key(view.word(m.tokens.start))));
    }
    registry.acronyms = learnt;
}

/// Whether an acronym in parentheses may be that of the name in its own language: `Movement for the Left (MPS)`.
fn translated(view: &View<'_>, at: usize, class: EntityType) -> bool {
    let word = view.word(at);
    class == EntityType::Organization
        && (2..=7).contains(&word.len())
        && lexicon::readings(word).is_empty()
        && !words::ordinary(word)
}

/// Whether the letters of an acronym come in order in the name, the first one first.
fn fits(acronym: &str, name: &str) -> bool {
    let mut rest = name.chars().flat_map(char::to_lowercase);
    let letters = acronym.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase);
    let first = letters.clone().next();
    let begins = name.split_whitespace().any(|w| w.chars().flat_map(char::to_lowercase).next() == first);
    begins && letters.into_iter().all(|l| rest.any(|c| c == l))
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn acronyms_take_letters_of_the_name_in_order() {
        for (acronym, name, want) in [
            ("BEF", "Baltic Energy Forum", true),
            ("OSCE", "Organization for Security and Co-operation in Europe", true),
            ("OPCW", "Organisation for the Prohibition of Chemical Weapons", true),
            ("WTO", "Baltic Energy Forum", false),
            ("EFB", "Baltic Energy Forum", false),
        ] {
            assert_eq!(fits(acronym, name), want, "{acronym} / {name}");
        }
    }
}
