//! The authority, asked about tokens.

use super::view::View;
use crate::authority::{Entry, EntryRef, Form, Reading};
use crate::schema::EntityType;

pub fn readings(_name: &str) -> &'static [Reading] {
    &[]
}
pub fn readings_folded(_name: &str) -> &'static [Reading] {
    &[]
}
pub fn entry(_at: EntryRef) -> Option<&'static Entry> {
    None
}
pub fn given_name(name: &str) -> bool {
    crate::extract::rules::holds(
        &[
            "ada", "anna", "barack", "boris", "dmitry", "james", "john", "joseph", "mark", "mary", "mira", "peter",
            "viktor", "william",
        ],
        name,
    )
}
pub fn surname(_name: &str) -> bool {
    false
}

/// Most tokens that a name of the authority has.
const MOST_TOKENS: usize = 10;

/// The longest name of the authority that begins at token `at`, within its sentence: how many tokens, and its readings.
pub fn longest_at(view: &View<'_>, at: usize) -> Option<(usize, &'static [Reading])> {
    let end = view.sentence(at).end.min(at + MOST_TOKENS);
    (at + 1..=end).rev().find_map(|to| {
        let found = of(view, at..to);
        (!found.is_empty()).then_some((to - at, found))
    })
}

/// The readings of exactly these tokens.
pub fn of(view: &View<'_>, range: std::ops::Range<usize>) -> &'static [Reading] {
    let words = view.slice(range);
    if words.contains(['\n', '\t', '’', '\u{a0}']) || words.contains("  ") {
        let clean = words.replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ");
        readings(&clean)
    } else {
        readings(words)
    }
}

/// The first reading with one of these forms.
pub fn with(readings: &[Reading], forms: &[Form]) -> Option<Reading> {
    readings.iter().copied().find(|r| forms.contains(&r.form))
}

/// The class of an entry.
pub fn class(at: EntryRef) -> Option<EntityType> {
    entry(at).map(|e| e.class)
}

/// The country that a word stands for, as name, acronym or adjective.
pub fn country(word: &str) -> Option<EntryRef> {
    readings(word)
        .iter()
        .find(|r| {
            matches!(r.form, Form::Adjective | Form::Name | Form::Acronym)
                && class(r.entry) == Some(EntityType::Country)
        })
        .map(|r| r.entry)
}

/// Whether the authority knows the word as the name, acronym or adjective of something that is not a person.
pub fn names_a_thing(word: &str) -> bool {
    readings(word)
        .iter()
        .any(|r| !matches!(r.form, Form::Surname) && class(r.entry).is_some_and(|c| c != EntityType::Person))
}
