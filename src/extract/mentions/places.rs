//! Places that only the words around show: `Brannock, California`, `the town of Lisk`, `in Homs`.

use super::view::{Mode, View};
use super::{Candidate, Evidence, Link, Name, lexicon, people};
use crate::extract::rules::names::{self, listed};
use crate::extract::rules::{heads, holds, laws, roles, words};
use crate::nlp::Shape;
use crate::schema::EntityType;
use std::ops::Range;

pub(super) fn find(view: &View<'_>, evidence: &Evidence<'_>, kept: &mut Vec<Candidate>) {
    let mut taken = vec![false; view.len()];
    for candidate in kept.iter() {
        taken[candidate.tokens.clone()].fill(true);
    }
    let known: Vec<usize> = kept
        .iter()
        .filter(|c| matches!(c.class, EntityType::Country | EntityType::Place) && c.kind == super::MentionKind::Name)
        .map(|c| c.tokens.start)
        .collect();
    let mut at = 0;
    while at < view.len() {
        let run = run(view, evidence, &taken, at);
        if run.is_empty() {
            at += 1;
            continue;
        }
        at = run.end;
        if let Some(name) = place(view, &run, &known) {
            kept.push(Candidate::new(run, EntityType::Place, Link::Named(name)));
        }
    }
}

/// Capitalised words from `at` on that nothing else has read and that could name a place.
fn run(view: &View<'_>, evidence: &Evidence<'_>, taken: &[bool], at: usize) -> Range<usize> {
    let mut end = at;
    while end < view.len()
        && end < at + 4
        && view.together(at, end)
        && view.shape(end) == Shape::Title
        && view.capital(end)
        && !taken[end]
        && view.mode(end) == Mode::Prose
    {
        let word = view.word(end);
        let first = end == at;
        if holds(words::FUNCTION, word)
            || holds(words::TIME, word)
            || words::topical(word) && first
            || roles::find(word).is_some()
            || laws::find(word).is_some()
        {
            return at..at;
        }
        if first
            && (words::ordinary(word) && !matches!(word, "New" | "Old" | "Fort" | "Little" | "Grand" | "High")
                || view.initial(at)
                || evidence.small(word))
        {
            return at..at;
        }
        if heads::find(word).is_some() && (!first || heads::find(word).is_some_and(|h| h.state))
            || holds(words::LANGUAGES, word)
        {
            return at..at;
        }
        end += 1;
    }
    // A word before it or after it that belongs to the same name: not read here.
    let joined = view.hyphen(end)
        || view.together(at, end) && view.capital(end) && !view.glued(end)
        || at > 0
            && view.together(at - 1, at)
            && (view.capital(at - 1) && !view.glued(at) || view.hyphen(at - 1) || view.word(at - 1) == "&");
    if joined || end - at > 3 { at..at } else { at..end }
}

/// Decides by the words around.
fn place(view: &View<'_>, run: &Range<usize>, known: &[usize]) -> Option<Name> {
    let before = view.before(run.start, 1);
    let name = || view.slice(run.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
    let next = view.after(run.start, run.end);
    let container = (next == ",").then(|| known.binary_search(&(run.end + 1)).ok()).flatten();
    let locative = matches!(
        before,
        "in" | "near"
            | "around"
            | "outside"
            | "from"
            | "at"
            | "to"
            | "of"
            | "In"
            | "Near"
            | "and"
            | ","
            | "into"
            | "toward"
            | "towards"
            | "through"
            | "for"
    );
    if container.is_some() && locative && before != "," && before != "and" {
        let end = run.end + 2;
        let ends = !view.together(run.start, end)
            || matches!(view.word(end), "," | "." | ")" | ";" | ":")
            || holds(words::FUNCTION, view.word(end));
        // "in Homs, Syria and Iraq" is a list as likely as a container, but Homs is a place either way.
        if ends {
            let whole = format!("{}, {}", name(), view.word(run.end + 1));
            return Some(Name { key: whole, strong: true, ..Name::default() });
        }
    }
    if before == "of" && listed(names::SETTLEMENTS, view.before(run.start, 2)) {
        return Some(Name { key: name(), strong: false, ..Name::default() });
    }
    let personal = people::given(view.word(run.start)) || lexicon::surname(view.word(run.start));
    if matches!(before, "in" | "In") && !personal && stands_alone(view, run) {
        return Some(Name { key: name(), strong: false, ..Name::default() });
    }
    None
}

/// Whether what follows is no noun that the words could belong to, and no possessive.
fn stands_alone(view: &View<'_>, run: &Range<usize>) -> bool {
    let next = view.after(run.start, run.end);
    match view.shape(run.end) {
        Shape::Mark => !matches!(next, "'s" | "’s" | "'" | "’" | "&" | "/" | "-" | "(" | "”" | "\""),
        Shape::Lower => holds(words::FUNCTION, next) || holds(words::VERBS, next),
        Shape::Number => false,
        _ => next.is_empty(),
    }
}
