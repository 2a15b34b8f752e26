//! Names of identified things: countries, their peoples, organisations, people, treaties, laws, places. Never guesses.
//!
//! The data are Turtle files under `ontology/authority/`; `build.rs` compiles them into sorted static tables, so nothing is
//! parsed or built at start-up.

use crate::schema::EntityType;

/// One identified thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Last segment of its id: the Wikidata item where it is known (`Q159`), else the slug of its label.
    pub key: &'static str,
    /// Its class.
    pub class: EntityType,
    /// Preferred name in English.
    pub label: &'static str,
    /// Wikidata item, as `Q159`.
    pub wikidata: Option<&'static str>,
    /// For a people: the country. For a capital, a city, a region, a public body: the country it is in or of.
    pub country: Option<EntryRef>,
    /// For a treaty, a law, an event: its year.
    pub year: Option<i16>,
}

/// Index of an [`Entry`] in the authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryRef(pub u16);

/// How a name stands to what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A name, official or common, or an alias: `Russia`, `Russian Federation`.
    Name,
    /// An acronym or code: `WTO`, `U.S.`, `USSR`.
    Acronym,
    /// The adjective; the entry is the country: `Russian`, `U.S.`.
    Adjective,
    /// The people; the entry is the group: `Russians`, `the French`.
    People,
    /// A person of the people, in the singular; the entry is the group: `a Russian`, `an Englishman`.
    Demonym,
    /// A surname alone, so well known and so rare that it stands for one person: `Putin`.
    Surname,
}

/// One reading of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reading {
    /// What it names.
    pub entry: EntryRef,
    /// How.
    pub form: Form,
}
