//! Names that the document has shown elsewhere: surnames alone, acronyms it explains, names in headings, names written small in comments.

use super::registry::{Found, Registry};
use crate::base::{Span, slug};
use crate::extract::mentions::view::{Mode, View};
use crate::extract::mentions::{Evidence, lexicon, people};
use crate::extract::rules::{heads, holds, roles, words};
use crate::extract::{MentionKind, Reason, mentions::laws_find};
use crate::nlp::Shape;
use crate::schema::EntityType;
use std::collections::HashMap;

/// Names of several words, by their first one.
type Phrases = HashMap<String, Vec<(Vec<String>, usize)>>;

pub(super) fn find(
    views: &[View<'_>],
    evidence: &Evidence<'_>,
    blocked: &[Vec<Span>],
    registry: &mut Registry<'_>,
    found: &mut [Vec<Found>],
) {
    let phrases = phrases(views, found);
    for (at, view) in views.iter().enumerate() {
        let mut taken = vec![false; view.len()];
        for mention in &found[at] {
            taken[mention.tokens.clone()].fill(true);
        }
        for span in &blocked[at] {
            taken[view.analysis.tokens_in(*span)].fill(true);
        }
        let mut token = 0;
        while token < view.len() {
            let hit = if taken[token] {
                None
            } else {
                phrase(view, &phrases, &taken, token).or_else(|| word(view, evidence, registry, &taken, token))
            };
            match hit {
                Some(mention) => {
                    taken[mention.tokens.clone()].fill(true);
                    token = mention.tokens.end;
                    found[at].push(mention);
                }
                None => token += 1,
            }
        }
    }
}

fn phrases(views: &[View<'_>], found: &[Vec<Found>]) -> Phrases {
    let mut phrases = Phrases::new();
    for (view, found) in views.iter().zip(found) {
        for mention in found.iter().filter(|m| m.kind == MentionKind::Name && m.tokens.len() > 1) {
            let words: Vec<String> = mention.tokens.clone().map(|i| view.word(i).to_lowercase()).collect();
            let list = phrases.entry(words[0].clone()).or_default();
            if !list.iter().any(|(w, _)| *w == words) {
                list.push((words, mention.proto));
            }
        }
    }
    for list in phrases.values_mut() {
        list.sort_by_key(|(words, proto)| (std::cmp::Reverse(words.len()), *proto));
    }
    phrases
}

/// A name of several words that stands elsewhere in the document.
fn phrase(view: &View<'_>, phrases: &Phrases, taken: &[bool], at: usize) -> Option<Found> {
    if !view.capital(at) {
        return None;
    }
    let list = phrases.get(view.word(at).to_lowercase().as_str())?;
    let (words, proto) = list.iter().find(|(words, _)| {
        let end = at + words.len();
        end <= view.len()
            && view.together(at, end - 1)
            && !taken[at..end].contains(&true)
            && words.iter().zip(at..end).all(|(w, i)| {
                view.word(i).to_lowercase() == *w
                    && (view.mode(at) != Mode::Prose
                        || view.shape(i) != Shape::Lower
                        || w.len() < 4
                        || view.word(i) == w)
            })
    })?;
    Some(Found::of(at..at + words.len(), MentionKind::Name, *proto, Reason::Document))
}

/// A single word that stands for a person or a body named in full elsewhere.
fn word(view: &View<'_>, evidence: &Evidence<'_>, registry: &Registry<'_>, taken: &[bool], at: usize) -> Option<Found> {
    let word = view.word(at);
    if let Some(proto) = registry.acronyms.get(word) {
        return Some(Found::of(at..at + 1, MentionKind::Name, *proto, Reason::Document));
    }
    let small = view.shape(at) == Shape::Lower;
    let shouted = view.shape(at) == Shape::Upper;
    let letters = word.chars().count();
    if !(view.shape(at) == Shape::Title || shouted && letters > 3 || small && view.comment() && letters > 3) {
        return None;
    }
    let people = registry.people.by_surname(&slug(word));
    let company = registry.companies.get(word).copied();
    let (proto, family) = match people.as_slice() {
        _ if !small && company.is_some() => match (people.as_slice(), company) {
            ([], Some(Some(company))) => (company, true),
            _ => return None,
        },
        [only] => (*only, true),
        [] if !small && people::given(word) && !lexicon::names_a_thing(word) => {
            (registry.people.by_given(&slug(word))?, false)
        }
        _ => return None,
    };
    let next = view.after(at, at + 1);
    let subject = view.shape(at) == Shape::Title
        && !evidence.small(word)
        && !holds(words::FUNCTION, word)
        && (matches!(next, "," | "'s" | "’s") || holds(words::VERBS, next) || holds(words::SAYING, next));
    if (words::ordinary(word) || evidence.small(word))
        && !subject
        && (small || view.initial(at) || view.mode(at) != Mode::Prose)
    {
        return None;
    }
    if !matches!(registry.protos[proto].class, EntityType::Person | EntityType::Organization)
        || roles::find(word).is_some() && small
    {
        return None;
    }
    let mut start = at;
    // "al-Assad", "von Hettlingen".
    while start > 0
        && (view.hyphen(start - 1) && holds(words::PARTICLES, view.before(at, 2)) && start == at
            || holds(words::PARTICLES, view.word(start - 1))
                && view.together(start - 1, at)
                && particle(view.word(start - 1), start < at))
    {
        start -= 1;
    }
    if start < at && view.hyphen(start) {
        start = at;
    }
    if view.mode(at) == Mode::Prose && !small && neighbour(view, taken, start, at) {
        return None;
    }
    if family && start == at && opens(view, evidence, taken, at) {
        start -= 1;
    }

    Some(Found::of(start..at + 1, MentionKind::Name, proto, Reason::Document))
}

/// Whether the word before a surname, the first of its sentence, is its unknown given name: `Eugenio Calabi was born…`.
fn opens(view: &View<'_>, evidence: &Evidence<'_>, taken: &[bool], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|i| view.together(*i, at) && !taken[*i]) else { return false };
    let word = view.word(before);
    view.mode(at) == Mode::Prose
        && view.initial(before)
        && view.shape(before) == Shape::Title
        && !(words::ordinary(word) || words::topical(word) || evidence.small(word) || roles::find(word).is_some())
        && !lexicon::names_a_thing(word)
        && !["ly", "ing", "ed", "s"].iter().any(|e| word.ends_with(e))
}

fn particle(word: &str, joined: bool) -> bool {
    matches!(word, "von" | "van" | "der" | "den" | "bin" | "ibn" | "de" | "del" | "da" | "di")
        || joined && matches!(word, "al" | "el" | "Al" | "El")
}

/// Whether the word is part of a longer unknown name: `Michelle Obama`, `Clinton Foundation`.
fn neighbour(view: &View<'_>, taken: &[bool], start: usize, at: usize) -> bool {
    let loose = |i: usize| {
        let word = view.word(i);
        view.capital(i) && taken.get(i) == Some(&false) && !words::ordinary(word) && view.shape(i) != Shape::Initial
            || people::given(word) && view.capital(i) && taken.get(i) == Some(&false)
    };
    let before = start > 0
        && view.together(start - 1, at)
        && loose(start - 1)
        && roles::find(view.word(start - 1)).is_none()
        && !view.initial(start - 1);
    let given = start > 0
        && view.together(start - 1, at)
        && people::given(view.word(start - 1))
        && view.capital(start - 1)
        && taken.get(start - 1) == Some(&false);
    let after = view.together(at, at + 1) && loose(at + 1);
    let head = view.together(at, at + 1)
        && view.capital(at + 1)
        && (heads::find(view.word(at + 1)).is_some() || laws_find(view.word(at + 1)));
    // "in Coleman, Florida".
    let place = matches!(view.before(start, 1), "in" | "near" | "of")
        && view.after(at, at + 1) == ","
        && lexicon::readings(view.after(at, at + 2))
            .iter()
            .any(|r| matches!(lexicon::class(r.entry), Some(EntityType::Place | EntityType::Country)));
    let saint = start > 0
        && matches!(
            view.before(at, at - start + 1),
            "St." | "St" | "San" | "Santa" | "Saint" | "Fort" | "Port" | "Mount" | "Lake" | "New" | "Old"
        );
    let double = view.hyphen(at + 1) && view.capital(at + 2) && !taken.get(at + 2).is_some_and(|t| *t)
        || start > 1
            && view.hyphen(start - 1)
            && view.capital(start - 2)
            && !taken[start - 2]
            && !view.initial(start - 2);
    before || given || after || head || saint || double || place
}
