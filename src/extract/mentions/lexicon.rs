//! The authority, asked about tokens.

use super::view::View;
use crate::authority::{self, Entry, EntryRef, Form, Reading};
use crate::schema::EntityType;

/// The readings of a name as it stands in text.
pub fn readings(name: &str) -> &'static [Reading] {
    authority::longest_at([name]).map_or(&[], |found| found.readings)
}

/// The readings of a name in text that neglects capitals.
pub fn readings_folded(name: &str) -> &'static [Reading] {
    authority::longest_folded_at([name]).map_or(&[], |found| found.readings)
}

/// The entry behind a reference.
pub fn entry(at: EntryRef) -> Option<&'static Entry> {
    Some(authority::entry(at)).filter(|e| !e.label.is_empty())
}

/// Whether this is a given name, perhaps also something else.
pub fn given_name(name: &str) -> bool {
    authority::given_name(name)
}

/// Whether this is a given name and seldom anything else.
pub fn sure_given_name(name: &str) -> bool {
    authority::sure_given_name(name)
}

/// Whether this is a surname and seldom anything else.
pub fn surname(name: &str) -> bool {
    authority::sure_surname(name)
}

/// Whether this is a surname, perhaps also something else.
pub fn any_surname(name: &str) -> bool {
    authority::surname(name)
}

/// The longest name of the authority that begins at token `at`, within its sentence: how many tokens, and its readings.
pub fn longest_at(view: &View<'_>, at: usize) -> Option<(usize, &'static [Reading])> {
    let end = view.sentence(at).end;
    authority::longest_at((at..end).map(|i| view.word(i))).map(|found| (found.tokens, found.readings))
}

/// The same in text that neglects capitals.
pub fn longest_folded_at(view: &View<'_>, at: usize, end: usize) -> Option<(usize, &'static [Reading])> {
    authority::longest_folded_at((at..end).map(|i| view.word(i))).map(|found| (found.tokens, found.readings))
}

/// The readings of exactly these tokens.
pub fn of(view: &View<'_>, range: std::ops::Range<usize>) -> &'static [Reading] {
    let length = range.len();
    authority::longest_at(range.map(|i| view.word(i)))
        .filter(|found| found.tokens == length)
        .map_or(&[], |found| found.readings)
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
