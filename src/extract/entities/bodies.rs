//! Names of bodies, laws, places and events, and the short forms of state bodies: `the Foreign Ministry`, `Congress`.

use super::registry::{Found, Registry};
use crate::authority::EntryRef;
use crate::extract::MentionKind;
use crate::extract::mentions::view::View;
use crate::extract::mentions::{Candidate, Link, Name, lexicon};
use crate::extract::rules::{heads, words};
use crate::nlp::Shape;
use crate::schema::EntityType;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn resolve(
    views: &[View<'_>],
    candidates: &[Vec<Candidate>],
    registry: &mut Registry<'_>,
    found: &mut [Vec<Found>],
) {
    let mut weak = Vec::new();
    let longer = longer(candidates);
    // Which entities a state body without its country may be: "Foreign Ministry" -> Russia's, Turkey's.
    let mut owned: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, (view, candidates)) in views.iter().zip(candidates).enumerate() {
        for candidate in candidates {
            let Link::Named(name) = &candidate.link else { continue };
            let short = view.slice(candidate.tokens.clone());
            let state = candidate.tokens.clone().any(|i| heads::find(view.word(i)).is_some_and(|h| h.state));
            if !name.strong && state {
                if let Some(owner) = owner(view, candidate).and_then(lexicon::entry).map(|e| e.label) {
                    let name = Name { key: format!("{owner} {}", name.key), strong: true, ..name.clone() };
                    let proto = registry.named(candidate.class, &name);
                    owned.entry(short.to_lowercase()).or_default().insert(proto);
                    found[at].push(Found::new(candidate, proto));
                } else {
                    weak.push((at, candidate, name, short));
                }
                continue;
            }
            let full = longer.get(&name.key).and_then(|full| full.as_ref()).unwrap_or(name);
            let proto = registry.named(candidate.class, full);
            company(view, candidate, registry, proto);
            if state && let Some((country, rest)) = without_country(view, candidate) {
                let _ = country;
                owned.entry(rest.to_lowercase()).or_default().insert(proto);
            }
            if let Some((from, to)) = name.issuer {
                issue(registry, view, &mut found[at], candidate, from..to, proto);
            }
            found[at].push(Found::new(candidate, proto));
        }
    }
    for (at, candidate, name, short) in weak {
        let proto = match owned.get(&short.to_lowercase()) {
            Some(one) if one.len() == 1 => one.first().copied().unwrap_or_default(),
            _ => registry.named(candidate.class, longer.get(&name.key).and_then(|full| full.as_ref()).unwrap_or(name)),
        };
        found[at].push(Found::new(candidate, proto));
    }
    generic(views, candidates, registry, found, &owned);
}

/// For short names the only longer name of the document that they are the beginning or the end of: `Halden Center` for
/// `Halden Center for Rivers`, `Resolution 1973` for `UN Security Council Resolution 1973`.
fn longer(candidates: &[Vec<Candidate>]) -> BTreeMap<String, Option<Name>> {
    let names: BTreeMap<&str, (&Name, EntityType)> = candidates
        .iter()
        .flatten()
        .filter_map(|c| match &c.link {
            Link::Named(name) => Some((name.key.as_str(), (name, c.class))),
            _ => None,
        })
        .collect();
    let mut longer = BTreeMap::new();
    // Names are few, but a long thread can have thousands: look up the parts of each, do not compare all pairs.
    for (key, (name, class)) in &names {
        for (at, _) in key.match_indices(' ') {
            let (head, rest) = key.split_at(at);
            let goes_on = [" for ", " of ", " on ", " at "].iter().any(|link| rest.starts_with(link));
            for part in [goes_on.then_some(head), Some(rest.trim_start())].into_iter().flatten() {
                let begins = part.len() == head.len() && part == head;
                let Some((short, short_class)) = names.get(part) else { continue };
                if short_class != class || (!begins && short.strong) {
                    continue;
                }
                longer
                    .entry(part.to_owned())
                    .and_modify(|full: &mut Option<Name>| {
                        if full.as_ref().is_some_and(|f| f.key != name.key) {
                            *full = None;
                        }
                    })
                    .or_insert_with(|| Some((*name).clone()));
            }
        }
    }
    longer
}

/// Notes the first word of a company's name, by which news call it later.
fn company(view: &View<'_>, candidate: &Candidate, registry: &mut Registry<'_>, proto: usize) {
    let first = candidate.tokens.start;
    let last = candidate.tokens.end - 1;
    let incorporated = heads::find(view.word(last)).is_some_and(|h| h.shape == heads::Shape::Suffix);
    let word = view.word(first);
    if !incorporated
        || candidate.tokens.len() < 2
        || words::ordinary(word)
        || words::topical(word)
        || lexicon::names_a_thing(word)
        || lexicon::given_name(word)
        || view.shape(first) == Shape::Initial
    {
        return;
    }
    let slot = registry.companies.entry(word.to_owned()).or_insert(Some(proto));
    if *slot != Some(proto) {
        *slot = None;
    }
}

/// `Russia's Foreign Ministry`: the country that owns what follows.
fn owner(view: &View<'_>, candidate: &Candidate) -> Option<EntryRef> {
    let start = candidate.tokens.start;
    if !matches!(view.before(start, 1), "'s" | "’s") {
        return None;
    }
    (1..=3).rev().find_map(|length| {
        let from = start.checked_sub(1 + length)?;
        let reading =
            lexicon::of(view, from..start - 1).iter().find(|r| lexicon::class(r.entry) == Some(EntityType::Country))?;
        Some(reading.entry)
    })
}

/// The words of a body's name without the country that begins it.
fn without_country<'v>(view: &View<'v>, candidate: &Candidate) -> Option<(crate::authority::EntryRef, &'v str)> {
    let tokens = candidate.tokens.clone();
    (1..tokens.len().min(4)).rev().find_map(|length| {
        let reading = lexicon::of(view, tokens.start..tokens.start + length)
            .iter()
            .find(|r| lexicon::class(r.entry) == Some(EntityType::Country))?;
        Some((reading.entry, view.slice(tokens.start + length..tokens.end)))
    })
}

/// The body that stands before a numbered law issued it.
fn issue(
    registry: &mut Registry<'_>,
    view: &View<'_>,
    found: &mut Vec<Found>,
    law: &Candidate,
    body: std::ops::Range<usize>,
    proto: usize,
) {
    let known = lexicon::of(view, body.clone())
        .iter()
        .find(|r| lexicon::class(r.entry) == Some(EntityType::Organization))
        .copied();
    let issuer = match known.and_then(|r| registry.entry(r.entry)) {
        Some(entry) => entry,
        None if body.len() > 1 => {
            let key = view.slice(body.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
            registry.named(EntityType::Organization, &Name { key, strong: true, ..Name::default() })
        }
        None => return,
    };
    registry.protos[proto].issuer = Some(issuer);
    if body != law.tokens {
        found.push(Found::of(body, MentionKind::Name, issuer, law.reason));
    }
}

/// How often the document speaks of each country, by name, adjective or people.
fn countries(candidates: &[Vec<Candidate>]) -> BTreeMap<EntryRef, u32> {
    let mut counts = BTreeMap::new();
    for candidate in candidates.iter().flatten() {
        let Link::Entry(entry) = candidate.link else { continue };
        let Some(data) = lexicon::entry(entry) else { continue };
        let country = if data.class == EntityType::Country { Some(entry) } else { data.country };
        if let Some(country) = country {
            *counts.entry(country).or_default() += 1;
        }
    }
    counts
}

/// Bodies without their country: `Congress`, `the Senate`, `the Supreme Court`.
fn generic(
    views: &[View<'_>],
    candidates: &[Vec<Candidate>],
    registry: &mut Registry<'_>,
    found: &mut [Vec<Found>],
    owned: &BTreeMap<String, BTreeSet<usize>>,
) {
    let counts = countries(candidates);
    for (at, (view, candidates)) in views.iter().zip(candidates).enumerate() {
        for candidate in candidates {
            let Link::Generic(readings) = candidate.link else { continue };
            let words = view.slice(candidate.tokens.clone());
            let owner = owner(view, candidate);
            let full = owned.get(&words.to_lowercase());
            let proto = match (owner, full) {
                (Some(owner), _) => {
                    match readings.iter().find(|r| lexicon::entry(r.entry).and_then(|e| e.country) == Some(owner)) {
                        Some(reading) => registry.entry(reading.entry),
                        None => owned_body(registry, owner, words),
                    }
                }
                (None, Some(one)) if one.len() == 1 => one.first().copied(),
                (None, Some(_)) => None,
                (None, None) => match likely(readings, &counts) {
                    Some(entry) => registry.entry(entry),
                    None => Some(registry.named(candidate.class, &Name { key: words.to_owned(), ..Name::default() })),
                },
            };
            if let Some(proto) = proto {
                found[at].push(Found::new(candidate, proto));
            }
        }
    }
}

/// The body whose country the document speaks of alone, or at least twice as often as of any other country with such a body.
fn likely(readings: &[crate::authority::Reading], counts: &BTreeMap<EntryRef, u32>) -> Option<EntryRef> {
    let mut ranked: Vec<(u32, EntryRef)> = readings
        .iter()
        .filter(|r| r.form == crate::authority::Form::Generic)
        .filter_map(|r| Some((*counts.get(&lexicon::entry(r.entry)?.country?)?, r.entry)))
        .collect();
    ranked.sort_unstable();
    let (most, entry) = ranked.pop()?;
    ranked.last().is_none_or(|(next, _)| most >= 2 * next).then_some(entry)
}

/// A body of a country that the authority has no entry for.
fn owned_body(registry: &mut Registry<'_>, country: EntryRef, words: &str) -> Option<usize> {
    let key = format!("{} {words}", lexicon::entry(country)?.label);
    Some(registry.named(EntityType::Organization, &Name { key, strong: true, ..Name::default() }))
}
