//! Names of identified things: countries, their peoples, organisations, people, treaties, laws, places. Never guesses.
//!
//! The data are Turtle files under `ontology/authority/`; `build.rs` compiles them into sorted static tables, so nothing is
//! parsed or built at start-up, and no look-up allocates.
//!
//! ```
//! use pressgraph::authority::{Form, entry, readings};
//!
//! let reading = readings("Russian Federation").next().expect("an official name");
//! assert_eq!((entry(reading.entry).key, reading.form), ("Q159", Form::Name));
//! ```

mod canonical;
pub mod index;
mod table;

use crate::schema::EntityType;
use table::{Cursor, Names, Sorted};

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
    /// What it is within its class.
    pub kind: Option<Kind>,
    /// For a people: the country. For a capital, a city, a region, a public body, a person: the country it is in or of.
    /// For a territory or a disputed state: the country that it belongs to or that claims it, where the data say.
    pub country: Option<EntryRef>,
    /// For a political group: its party.
    pub party: Option<EntryRef>,
    /// For a treaty, a law, an event: its year.
    pub year: Option<i16>,
}

/// Index of an [`Entry`] in the authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryRef(pub u16);

/// What an entry is within its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A country that is a state now.
    State,
    /// A dependent territory with an ISO 3166 code.
    Territory,
    /// A state or empire of the past.
    FormerState,
    /// A state whose statehood is disputed: Kosovo, Taiwan, Abkhazia.
    DisputedState,
    /// England, Scotland, Wales, Northern Ireland.
    ConstituentCountry,
    /// A capital.
    Capital,
    /// A further seat of government: The Hague.
    Seat,
    /// A city, a town.
    City,
    /// A first-level division of a country: Texas, Bavaria, Chechnya.
    Province,
    /// A region within, across or of countries: Siberia, the Middle East.
    Region,
    /// A continent.
    Continent,
    /// A sea, a river, a lake, a strait, a canal.
    Waters,
    /// A body of a state: a parliament, a ministry, a court, an agency.
    Government,
    /// A political party.
    Party,
    /// An organisation of states, or a body of one.
    Intergovernmental,
    /// A company.
    Company,
    /// A newspaper, broadcaster, news agency, platform.
    Media,
    /// An armed group.
    Armed,
    /// A think tank, a university, a non-governmental organisation.
    Institute,
    /// Anything else.
    Other,
    /// The people of a country.
    Nationality,
    /// An ethnic or regional people.
    Ethnic,
    /// The followers of a religion.
    Religious,
    /// The followers of a party or an idea.
    Political,
}

/// How a name stands to what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A name, official or common, or an alias: `Russia`, `Russian Federation`.
    Name,
    /// An acronym or code: `WTO`, `U.S.`, `USSR`.
    Acronym,
    /// The adjective; the entry is the country, the continent, the group: `Russian`, `U.S.`, `European`, `Kurdish`.
    Adjective,
    /// The people; the entry is the group: `Russians`, `the French`. A people name that is an adjective too (`French`) means the
    /// people only after an article or where a noun must stand; the caller decides.
    People,
    /// A person of the people, in the singular; the entry is the group: `a Russian`, `an Englishman`.
    Demonym,
    /// A surname alone, so well known and so rare that it stands for one person: `Putin`.
    Surname,
    /// A name that is complete only in a context that tells the country: `Congress`, `Senate`, `Supreme Court`. Every body of
    /// that name in the authority is a reading; without a country in the context none may be taken.
    Generic,
}

/// One reading of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reading {
    /// What it names.
    pub entry: EntryRef,
    /// How.
    pub form: Form,
    /// Whether the words mean something else more often than not (`Reading`, `Apple`, `Congo` of the smaller Congo), so that
    /// this reading needs support from context.
    pub ambiguous: bool,
}

/// The longest name at the start of a sequence of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// How many tokens it takes.
    pub tokens: usize,
    /// Its readings, never empty: unambiguous ones first, then in the order of [`Form`].
    pub readings: &'static [Reading],
}

/// Readings of one name, in the order of [`Match::readings`].
pub type Readings = std::iter::Copied<std::slice::Iter<'static, Reading>>;

include!(concat!(env!("OUT_DIR"), "/authority.rs"));

static NOTHING: Entry = Entry {
    key: "nothing",
    class: EntityType::Work,
    label: "",
    wikidata: None,
    kind: None,
    country: None,
    party: None,
    year: None,
};

/// The entry behind a reference. A reference that no look-up gave may name nothing; then the label is empty.
#[must_use]
pub fn entry(at: EntryRef) -> &'static Entry {
    ENTRIES.get(usize::from(at.0)).unwrap_or(&NOTHING)
}

/// Every entry, in the order of their references, which is the order of their keys.
pub fn entries() -> impl ExactSizeIterator<Item = (EntryRef, &'static Entry)> {
    ENTRIES.iter().enumerate().map(|(at, entry)| (EntryRef(u16::try_from(at).unwrap_or(u16::MAX)), entry))
}

/// The entry of a key (`Q159`, `soviets`).
#[must_use]
pub fn by_key(key: &str) -> Option<EntryRef> {
    let at = ENTRIES.binary_search_by(|entry| entry.key.cmp(key)).ok()?;
    u16::try_from(at).ok().map(EntryRef)
}

/// The country of an ISO 3166-1 code of two or three capital letters. Codes are not names: `IT` is no reading in text.
#[must_use]
pub fn by_code(code: &str) -> Option<EntryRef> {
    CODES.binary_search_by(|(known, _)| (*known).cmp(code)).ok().and_then(|at| CODES.get(at)).map(|(_, entry)| *entry)
}

/// What a name can mean, as it stands in text: case matters; the form of apostrophes, dashes and spaces does not.
pub fn readings(name: &str) -> Readings {
    let mut cursor = Cursor::new(&NAMES, false);
    if cursor.read(name) { cursor.readings() } else { &[] }.iter().copied()
}

/// What a name can mean in text that neglects capitals: `russia`, `OBAMA`, `new york times`.
///
/// Leaves out ambiguous and generic names, and names that are everyday English words in lower case (`us`, `turkey`, `polish`;
/// `ontology/authority/stop.txt` lists them with the reason).
pub fn readings_folded(name: &str) -> Readings {
    let mut cursor = Cursor::new(&FOLDED, true);
    if cursor.read(name) { cursor.readings() } else { &[] }.iter().copied()
}

/// Every name that [`readings_folded`] knows, in lower case, with its readings.
pub fn folded_names() -> impl Iterator<Item = (&'static str, &'static [Reading])> {
    (0..FOLDED.words.len()).map(|at| (FOLDED.words.get(at), FOLDED.readings_of(at)))
}

/// Whether a word in lower case is an English word one letter away from a word of some name: `plain` beside Palin, `pack` beside the
/// Warsaw Pact. `ontology/authority/near.txt` lists them.
#[must_use]
pub fn near_word(word: &str) -> bool {
    NEAR_WORDS.contains(word)
}

/// The longest name that begins at the first token, compared as by [`readings`].
///
/// Tokens are joined by one space, except around hyphens, apostrophes, `&`, `/` and before `,` and `.`: `["Guinea", "-", "Bissau"]`
/// and `["Guinea-Bissau"]` find the same name. Takes no more tokens than it needs.
pub fn longest_at<'t>(tokens: impl IntoIterator<Item = &'t str>) -> Option<Match> {
    longest(Cursor::new(&NAMES, false), tokens)
}

/// The longest name that begins at the first token, compared as by [`readings_folded`].
pub fn longest_folded_at<'t>(tokens: impl IntoIterator<Item = &'t str>) -> Option<Match> {
    longest(Cursor::new(&FOLDED, true), tokens)
}

fn longest<'t>(mut cursor: Cursor<'_>, tokens: impl IntoIterator<Item = &'t str>) -> Option<Match> {
    let mut found = None;
    for (at, token) in tokens.into_iter().enumerate() {
        if !(cursor.read(" ") && cursor.read(token)) {
            break;
        }
        let readings = cursor.readings();
        if !readings.is_empty() {
            found = Some(Match { tokens: at + 1, readings });
        }
    }
    found
}

/// The number of words, parted by spaces, in the longest name. A tokeniser that splits at hyphens makes more tokens of it.
#[must_use]
pub const fn max_words() -> usize {
    MAX_WORDS
}

/// Whether this is a given name somewhere in the world, romanised, with its capital: `Olga`, `Barack`, `Mark`, `May`.
#[must_use]
pub fn given_name(name: &str) -> bool {
    GIVEN_WORDS.contains(name) || GIVEN_AMBIGUOUS_WORDS.contains(name)
}

/// Whether this is a [`given_name`] that is seldom anything else: `Olga` and `Barack`, not `May` or `Paris`.
#[must_use]
pub fn sure_given_name(name: &str) -> bool {
    GIVEN_WORDS.contains(name)
}

/// Whose given name a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// A woman's.
    Woman,
    /// A man's.
    Man,
}

/// Whether a given name is nearly always a woman's or a man's; none where it is both, or unknown.
#[must_use]
pub fn sex(name: &str) -> Option<Sex> {
    match (WOMEN_WORDS.contains(name), MEN_WORDS.contains(name)) {
        (true, false) => Some(Sex::Woman),
        (false, true) => Some(Sex::Man),
        _ => None,
    }
}

/// Whether this is a surname somewhere in the world, romanised, with its capital: `Smith`, `Ivanov`, `Brown`.
#[must_use]
pub fn surname(name: &str) -> bool {
    SURNAMES_WORDS.contains(name) || SURNAMES_AMBIGUOUS_WORDS.contains(name)
}

/// Whether this is a [`surname`] that is seldom anything else: `Ivanov`, not `Brown` or `Young`.
#[must_use]
pub fn sure_surname(name: &str) -> bool {
    SURNAMES_WORDS.contains(name)
}

#[cfg(test)]
mod tests;
