//! Names built around a head noun: `Kennan Institute`, `Ministry of Defence`, `Battle of Stalingrad`, `Mount Arden`.

mod extent;
mod identity;

pub(super) use extent::{left, of_year, tail};
pub(super) use identity::{adjective, clean, key, leading_country, nested, year};

use super::lexicon;
use super::view::{Mode, View};
use super::{Candidate, Evidence, Link, Name};
use crate::authority::Form;
use crate::extract::rules::heads::{self, Head, Shape as Build};
use crate::extract::rules::names::{self, listed};
use crate::extract::rules::{holds, roles, words};
use crate::nlp::Shape;
use crate::schema::EntityType;
use std::ops::Range;

pub(super) fn find(view: &View<'_>, evidence: &Evidence<'_>, out: &mut Vec<Candidate>) {
    for at in 0..view.len() {
        if !view.capital(at) || view.mode(at) != Mode::Prose {
            continue;
        }
        if let Some(head) = heads::find(view.word(at)) {
            around(view, evidence, at, head, out);
        }
        if let Some(end) = march(view, at) {
            let name = Name { key: clean(view, at..end), strong: true, ..Name::default() };
            out.push(Candidate::new(at..end, EntityType::Event, Link::Named(name)));
        }
        if let Some(end) = place(view, at).or_else(|| quarter(view, at)) {
            let class = if view.word(at) == "Camp" { EntityType::Facility } else { EntityType::Place };
            let name = Name { key: clean(view, at..end), strong: true, ..Name::default() };
            out.push(Candidate::new(at..end, class, Link::Named(name)));
        }
    }
}

/// A name whose head is token `at`.
fn around(view: &View<'_>, evidence: &Evidence<'_>, at: usize, head: &'static Head, out: &mut Vec<Candidate>) {
    let start = match head.shape {
        Build::Both | Build::Before => left(view, evidence, at, head.class, false),
        Build::Suffix => left(view, evidence, at, head.class, true),
        Build::Of | Build::Prefix => at,
    };
    let end = match head.shape {
        Build::Both if head.state && !matches!(head.word, "ministry" | "department") => tail(view, at, &["of"]),
        Build::Both => tail(view, at, &["of", "for", "on", "against", "to"]),
        Build::Of => tail(view, at, &["of"]),
        Build::Prefix => extent::follow(view, at, head.class),
        Build::Before | Build::Suffix => extent::figure(view, at),
    };
    let end = if end == at + 1 { extent::figure(view, at) } else { end };
    let end = if head.class == EntityType::Event { extent::of_year(view, at, end, start) } else { end };
    // A phrase that goes on to another head belongs to that one: "Police Department".
    let goes_on = end == at + 1 && view.together(at, at + 1) && view.capital(at + 1);
    if start == at && end == at + 1
        || goes_on && heads::find(view.word(at + 1)).is_some_and(|h| h.shape != Build::Prefix)
    {
        return;
    }
    let event = head.class == EntityType::Event;
    if event && (view.hyphen(at.wrapping_sub(1)) || view.before(at, 1) == "Star") {
        return;
    }
    if let Some(candidate) = judge(view, evidence, start..end, at, head) {
        nested(view, &candidate, out);
        out.push(candidate);
    }
}

/// Decides whether the words around a head make a name, and how strong a one.
fn judge(view: &View<'_>, evidence: &Evidence<'_>, tokens: Range<usize>, at: usize, head: &Head) -> Option<Candidate> {
    let others: Vec<usize> = tokens.clone().filter(|i| *i != at && view.capital(*i)).collect();
    let facility = head.class == EntityType::Facility;
    let naming = others.iter().any(|i| naming(view, *i) && !(facility && compound(view, *i)))
        || leading_country(view, tokens.clone()).is_some();
    if facility && !naming && others.iter().any(|i| compound(view, *i)) {
        return None;
    }
    let topical = others.iter().map(|i| view.word(*i)).any(|w| words::topical(w) && !holds(words::BLAND, w));
    let numbered = head.class == EntityType::Organization
        && head.shape == Build::Both
        && tokens.clone().any(|i| view.shape(i) == Shape::Number);
    // "Wall Street Journal": papers have names of ordinary words.
    let paper = others.len() > 1 && listed(names::PAPERS, head.word);
    let needs_name = head.class == EntityType::Event && listed(names::LOOSE_EVENTS, head.word);
    if needs_name && !naming {
        return None;
    }
    if !(naming || topical || numbered || paper) || !naming && head.shape == Build::Suffix {
        return None;
    }
    if !naming
        && let [only] = others.as_slice()
        && view.initial(*only)
        && !head.state
        && holds(words::COMMON, view.word(*only))
        && evidence.small(view.word(*only))
    {
        return None;
    }
    let class =
        if head.word == "district" && view.before(at, 1) == "School" { EntityType::Organization } else { head.class };
    let year = tokens.clone().find_map(|i| year(view.word(i)));
    let name = Name { key: key(view, tokens.clone()), strong: naming || paper, year, issuer: None };
    Some(Candidate::new(tokens, class, Link::Named(name)))
}

/// Whether a hyphen joins the word at `at` to an ordinary one, so that the two describe and do not name: `Military-Industrial`.
fn compound(view: &View<'_>, at: usize) -> bool {
    let plain = |i: usize| words::ordinary(view.word(i)) || words::topical(view.word(i));
    at > 1 && view.hyphen(at - 1) && plain(at - 2) || view.hyphen(at + 1) && plain(at + 2)
}

/// Whether a capitalised word gives a name its own identity.
pub(super) fn naming(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    if view.shape(at) == Shape::Upper && view.mode(at) == Mode::Prose && word.len() > 2 && !holds(words::COMMON, word) {
        return true;
    }
    // "Northwest Rebellion", "October Revolution".
    let event = heads::find(view.word(at + 1)).is_some_and(|h| h.class == EntityType::Event);
    if event && (holds(words::DIRECTIONS, word) || listed(names::EVENT_MONTHS, word)) {
        return true;
    }
    let plain = words::ordinary(word)
        || words::topical(word)
        || holds(words::DIRECTIONS, word)
        || heads::find(word).is_some()
        || listed(names::ORDINALS, word);
    !plain || lexicon::country(word).is_some()
}

/// The end of `March on Washington`, `Marches on Rome`: no month, for it has an article.
fn march(view: &View<'_>, at: usize) -> Option<usize> {
    let named = matches!(view.word(at), "March" | "Marches")
        && matches!(view.before(at, 1), "the" | "The")
        && view.after(at, at + 1) == "on"
        && view.capital(at + 2)
        && !words::ordinary(view.word(at + 2));
    named.then(|| tail(view, at, &["on"]).max(at + 3))
}

/// The end of the name of a place whose kind comes first: `Lake Baikal`, `Gulf of Aden`, `Port Sudan`.
fn place(view: &View<'_>, at: usize) -> Option<usize> {
    let name = match view.word(at) {
        "Gulf" | "Strait" | "Sea" | "Isle" | "Bay" if view.after(at, at + 1) == "of" => {
            at + 2 + usize::from(view.word(at + 2) == "the")
        }
        "Lake" => at + 1,
        "Camp" | "Port" | "River" if !view.initial(at) => at + 1,
        _ => return None,
    };
    let word = view.after(at, name);
    let refused = words::ordinary(word) || roles::find(word).is_some() || heads::find(word).is_some();
    (view.capital(name) && !word.is_empty() && !refused && view.shape(name) != Shape::Initial).then_some(name + 1)
}

/// The end of a direction and a known country or place: `Northern Iraq`, `West Africa`.
fn quarter(view: &View<'_>, at: usize) -> Option<usize> {
    if !holds(words::DIRECTIONS, view.word(at)) || !view.together(at, at + 1) {
        return None;
    }
    let (length, readings) = lexicon::longest_at(view, at + 1)?;
    let class = lexicon::with(readings, &[Form::Name]).and_then(|r| lexicon::class(r.entry));
    let end = at + 1 + length;
    (matches!(class, Some(EntityType::Country | EntityType::Place)) && !view.hyphen(end)).then_some(end)
}
