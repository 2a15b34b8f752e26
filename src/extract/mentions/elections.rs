//! Elections and referendums with their year: `the 2012 presidential election`, `1997 United Kingdom general election`.

use super::names::{clean, year};
use super::view::{Mode, View};
use super::{Candidate, Link, Name, lexicon};
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

/// Most words between the year and the head.
const REACH: usize = 7;

pub(super) fn find(view: &View<'_>, out: &mut Vec<Candidate>) {
    for at in 1..view.len() {
        if view.mode(at) != Mode::Prose
            || !matches!(
                view.word(at),
                "election" | "elections" | "referendum" | "Election" | "Elections" | "Referendum"
            )
        {
            continue;
        }
        let Some(start) = beginning(view, at) else { continue };
        let words = start + 1..at;
        let named = words.clone().any(|i| view.capital(i));
        if words.is_empty() {
            continue;
        }
        let year = year(view.word(start));
        let key = clean(view, start..at + 1);
        let name = Name { key, strong: named, year, issuer: None };
        out.push(Candidate::new(start..at + 1, EntityType::Event, Link::Named(name)));
    }
}

/// The year that begins the name whose head is at `at`.
fn beginning(view: &View<'_>, at: usize) -> Option<usize> {
    let floor = view.sentence(at).start.max(at.saturating_sub(REACH));
    let mut i = at;
    while i > floor {
        i -= 1;
        let word = view.word(i);
        if year(word).is_some() {
            return Some(i);
        }
        let kind = super::holds(KINDS, word) || word == "-" || word == "of" || word == "Representatives";
        let place = view.capital(i)
            && (lexicon::country(word).is_some()
                || !super::words::ordinary(word) && super::roles::find(word).is_none()
                || word == "United"
                || word == "States");
        if !kind && !place {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #[test]
    fn kinds_are_sorted() {
        assert!(super::KINDS.is_sorted());
    }
}
