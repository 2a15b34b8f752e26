//! Events that a year and a place name: `the 2012 presidential election`, `the 1999 Izmit earthquake`.

use super::names::{adjective, clean, leading_country, year};
use super::view::{Mode, View};
use super::{Candidate, Link, Name, holds, lexicon, roles, words};
use crate::schema::EntityType;

/// What kinds of elections there are; sorted.
const KINDS: &[&str] = &[
    "assembly",
    "by",
    "congressional",
    "council",
    "early",
    "federal",
    "general",
    "governor",
    "gubernatorial",
    "house",
    "leadership",
    "legislative",
    "local",
    "lower",
    "mayoral",
    "midterm",
    "municipal",
    "national",
    "parliament",
    "parliamentary",
    "presidential",
    "primary",
    "provincial",
    "regional",
    "runoff",
    "senate",
    "snap",
    "special",
    "state",
    "term",
];

/// Other events that a year with a place names, written small; sorted.
const EVENTS: &[&str] = &[
    "attack",
    "attacks",
    "bombing",
    "bombings",
    "conference",
    "coup",
    "crisis",
    "earthquake",
    "famine",
    "floods",
    "games",
    "genocide",
    "hijacking",
    "invasion",
    "massacre",
    "olympics",
    "protests",
    "revolution",
    "riots",
    "siege",
    "summit",
    "tsunami",
    "uprising",
    "war",
];

/// Most words between the year and the head.
const REACH: usize = 7;

pub(super) fn find(view: &View<'_>, out: &mut Vec<Candidate>) {
    for at in 1..view.len() {
        if view.mode(at) != Mode::Prose {
            continue;
        }
        let election =
            matches!(view.word(at), "election" | "elections" | "referendum" | "Election" | "Elections" | "Referendum");
        if !election && !holds(EVENTS, view.word(at)) {
            continue;
        }
        let Some(start) = beginning(view, at, election) else { continue };
        let between = start + 1..at;
        let named = between.clone().any(|i| view.capital(i));
        if between.is_empty() || (!election && !named) {
            continue;
        }
        if let Some((from, length, entry)) =
            between.clone().find_map(|i| leading_country(view, i..at + 1).map(|(n, entry)| (i, n, entry)))
        {
            out.push(adjective(from..from + length, entry));
        }
        let name = Name { key: clean(view, start..at + 1), strong: named, year: year(view.word(start)), issuer: None };
        out.push(Candidate::new(start..at + 1, EntityType::Event, Link::Named(name)));
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

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_sorted() {
        assert!(super::KINDS.is_sorted() && super::EVENTS.is_sorted());
    }
}
