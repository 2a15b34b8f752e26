//! Events that lower-case words after a year or a place name: `the 2012 presidential election`, `the 1999 Izmit earthquake`,
//! `the Syrian civil war`, `the Rwandan genocide`.

use super::names::{adjective, clean, leading_country, of_year, year};
use super::view::{Mode, View};
use super::{Candidate, Evidence, Link, Name, holds, lexicon, people, roles, words};
use crate::authority::Form;
use crate::extract::rules::names::{self, listed};
use crate::nlp::Shape;
use crate::schema::EntityType;

/// What kinds of elections there are; sorted.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "assembly", "by", "congressional", "council", "early", "federal", "general", "governor", "gubernatorial", "house", "leadership",
    "legislative", "local", "lower", "mayoral", "midterm", "municipal", "national", "parliament", "parliamentary", "presidential",
    "primary", "provincial", "regional", "runoff", "senate", "snap", "special", "state", "term",
];

/// Other events that a year with a place names, written small; sorted.
#[rustfmt::skip]
const EVENTS: &[&str] = &[
    "attack", "attacks", "bombing", "bombings", "conference", "coup", "crisis", "earthquake", "famine", "floods", "games", "genocide",
    "hijacking", "invasion", "massacre", "olympics", "protests", "revolution", "riots", "siege", "summit", "tsunami", "uprising", "war",
];

/// Events that a place names without a year; sorted.
#[rustfmt::skip]
const GREAT: &[&str] = &[
    "earthquake", "famine", "genocide", "insurrection", "massacre", "mutiny", "putsch", "rebellion", "revolt", "revolution", "riot",
    "riots", "rising", "tsunami", "uprising",
];

/// Those of them that a name of ordinary words or of several has, too: `Boxer rebellion`, `Broadwater Farm riot`; sorted.
#[rustfmt::skip]
const RISINGS: &[&str] = &[
    "insurrection", "massacre", "mutiny", "rebellion", "revolt", "riot", "riots", "rising", "uprising",
];

/// Most words between the year and the head.
const REACH: usize = 7;

pub(super) fn find(view: &View<'_>, evidence: &Evidence<'_>, out: &mut Vec<Candidate>) {
    for at in 1..view.len() {
        if view.mode(at) != Mode::Prose {
            continue;
        }
        let word = view.word(at);
        let election =
            matches!(word, "election" | "elections" | "referendum" | "Election" | "Elections" | "Referendum");
        let event = holds(EVENTS, word) && view.shape(at) == Shape::Lower;
        if !election && !event && !holds(GREAT, word) {
            continue;
        }
        let start = beginning(view, at, election).filter(|start| {
            let named = (start + 1..at).any(|i| view.capital(i));
            start + 1 < at && (election || named)
        });
        if let Some(start) = start.or_else(|| placed(view, evidence, at)) {
            let named = (start..at).any(|i| view.capital(i));
            let country =
                (start..at).find_map(|i| leading_country(view, i..at + 1).map(|(n, entry)| (i..i + n, entry)));
            if let Some((tokens, entry)) = country {
                out.push(adjective(tokens, entry));
            }
            let dated = year(view.word(start));
            let end = if dated.is_some() { at + 1 } else { of_year(view, at, at + 1, start) };
            let year = dated.or_else(|| year(view.word(end - 1)));
            let name = Name { key: clean(view, start..end), strong: named, year, issuer: None };
            out.push(Candidate::new(start..end, EntityType::Event, Link::Named(name)));
        }
    }
}

/// The year that begins the name whose head is at `at`.
fn beginning(view: &View<'_>, at: usize, election: bool) -> Option<usize> {
    let floor = view.sentence(at).start.max(at.saturating_sub(REACH));
    for i in (floor..at).rev() {
        let word = view.word(i);
        if year(word).is_some() {
            return Some(i);
        }
        let kind = election && (holds(KINDS, word) || matches!(word, "-" | "of" | "Representatives"))
            || matches!(word, "Summer" | "Winter");
        let place = view.capital(i)
            && (lexicon::country(word).is_some()
                || matches!(word, "United" | "States")
                || !words::ordinary(word) && roles::find(word).is_none());
        if !kind && !place {
            return None;
        }
    }
    None
}

/// The place that names the event whose head is at `at`: `Izmit earthquake`, `Syrian civil war`, `Korean war`.
fn placed(view: &View<'_>, evidence: &Evidence<'_>, at: usize) -> Option<usize> {
    let civil = view.word(at) == "war" && view.before(at, 1) == "civil";
    let last = at.checked_sub(if civil { 2 } else { 1 })?;
    if !(civil || view.word(at) == "war" || holds(GREAT, view.word(at))) || !view.together(last, at) {
        return None;
    }
    let start = (last.saturating_sub(2)..=last)
        .find(|from| view.together(*from, at) && !lexicon::of(view, *from..last + 1).is_empty());
    let Some(start) = start else {
        let word = view.word(last);
        // "the February revolution".
        if listed(names::EVENT_MONTHS, word) && view.word(at) == "revolution" {
            return Some(last);
        }
        let plain = words::topical(word) || roles::find(word).is_some() || evidence.small(word);
        let unknown = view.shape(last) == Shape::Title && view.capital(last) && !view.initial(last) && !plain;
        if !unknown || !holds(GREAT, view.word(at)) {
            return None;
        }
        if !view.capital(last - 1) {
            return (holds(RISINGS, view.word(at)) || !words::ordinary(word)).then_some(last);
        }
        return holds(RISINGS, view.word(at)).then(|| several(view, last)).flatten();
    };
    let readings = lexicon::of(view, start..last + 1);
    let place = |form: &[Form]| {
        lexicon::with(readings, form)
            .and_then(|r| lexicon::class(r.entry))
            .is_some_and(|c| matches!(c, EntityType::Country | EntityType::Place))
    };
    // "The Russian war" is any; "the Iraq war" is one.
    let wide = civil || view.word(at) != "war";
    (view.capital(start) && (place(&[Form::Name]) || wide && place(&[Form::Adjective]))).then_some(start)
}

/// Where the capitalised words behind an article begin that end at `last`, unless they are a person's name: `the Bar Kokhba revolt`.
fn several(view: &View<'_>, last: usize) -> Option<usize> {
    let start =
        (last.saturating_sub(3)..last).rev().take_while(|i| view.capital(*i) && view.together(*i, last)).last()?;
    let article = matches!(view.before(start, 1), "the" | "The");
    let plain = words::ordinary(view.word(start)) || roles::find(view.word(start)).is_some();
    (article && !plain && !people::given(view.word(start))).then_some(start)
}

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_sorted() {
        assert!(super::KINDS.is_sorted() && super::EVENTS.is_sorted() && super::GREAT.is_sorted());
        assert!(super::RISINGS.is_sorted());
    }
}
