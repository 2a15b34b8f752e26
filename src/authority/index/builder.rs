//! Collects records and puts them into the bytes of an index.

use std::collections::{BTreeMap, BTreeSet};

use fst::MapBuilder;

use super::layout::{self, Strings};
use super::names::{self, NameForm, wikidata_item};
use super::period::Period;
use crate::authority::{self, EntryRef};
use crate::base::slug;
use crate::schema::EntityType;
use crate::schema::names::WD;

/// What one row of a table, or one subject of a vocabulary, says of a thing.
#[derive(Clone, Debug)]
pub struct Record {
    /// What identifies it: a Wikidata item (`Q159`), an IRI, or a word that [`Builder::new`] is told how to make an IRI of.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its class.
    pub class: EntityType,
    /// Other names.
    pub aliases: Vec<String>,
    /// When it bore the office that `description` tells, or was what it is.
    pub period: Period,
    /// What it is, as `member of the State Duma`; perhaps empty.
    pub description: String,
    /// Its country, by name or ISO 3166 code, or other words that speak for it; perhaps empty.
    pub country: String,
}

/// A record that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// It has no id.
    #[error("no id")]
    NoId,
    /// It has no name.
    #[error("{0} has no name")]
    NoName(String),
    /// Its id identifies nothing.
    #[error("the id \"{0}\" is neither a Wikidata item (Q159) nor an IRI; --id-base IRI makes IRIs of such ids")]
    Id(String),
    /// Something said earlier contradicts.
    #[error("{id} is a {now} here and a {before} before")]
    Class {
        /// The IRI.
        id: String,
        /// The class of this record.
        now: EntityType,
        /// The class of those before.
        before: EntityType,
    },
    /// It ends before it begins.
    #[error("{0} ends before it begins")]
    Period(String),
    /// The file would be too large.
    #[error("an index holds no more than 4 GiB; build several")]
    TooMuch,
}

#[derive(Debug)]
struct Thing {
    label: String,
    class: EntityType,
    names: BTreeMap<String, NameForm>,
    terms: BTreeSet<(Period, String)>,
    context: BTreeSet<String>,
}

/// Collects the records of an index.
#[derive(Debug, Default)]
pub struct Builder {
    things: BTreeMap<String, Thing>,
    id_base: Option<String>,
}

impl Builder {
    /// A builder that puts `id_base` before ids that are no IRIs; without one it refuses them.
    #[must_use]
    pub fn new(id_base: Option<String>) -> Self {
        Self { id_base, ..Self::default() }
    }

    /// Takes a record. Several records of one id add up: their names, their terms, their words.
    ///
    /// # Errors
    ///
    /// [`RecordError`] where the record cannot be taken; nothing of it is.
    pub fn add(&mut self, record: &Record) -> Result<(), RecordError> {
        let iri = self.iri(record.id.trim())?;
        let name = single_spaces(&record.name);
        if name.is_empty() {
            return Err(RecordError::NoName(record.id.clone()));
        }
        if record.period.until < record.period.from {
            return Err(RecordError::Period(record.id.clone()));
        }
        let thing = self.things.entry(iri).or_insert_with(|| Thing {
            label: name.clone(),
            class: record.class,
            names: BTreeMap::new(),
            terms: BTreeSet::new(),
            context: BTreeSet::new(),
        });
        if thing.class != record.class {
            let (id, now, before) = (record.id.clone(), record.class, thing.class);
            return Err(RecordError::Class { id, now, before });
        }
        let first = if thing.label == name { NameForm::Name } else { NameForm::Alias };
        let aliases = record.aliases.iter().map(|alias| (single_spaces(alias), NameForm::Alias));
        for (name, form) in std::iter::once((name, first)).chain(aliases).filter(|(name, _)| !name.is_empty()) {
            for (key, form) in names::keys(&name, form, record.class == EntityType::Person) {
                thing.names.entry(key).and_modify(|held| *held = form.min(*held)).or_insert(form);
            }
        }
        let description = single_spaces(&record.description);
        if record.period != Period::ALWAYS || !description.is_empty() {
            thing.context.extend(context(&description));
            thing.terms.insert((record.period, description));
        }
        thing.context.extend(record.country.split(';').flat_map(|country| of_country(country.trim())));
        Ok(())
    }

    /// How many things there are so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether there is nothing so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    fn iri(&self, id: &str) -> Result<String, RecordError> {
        const WIKIDATA: &[&str] = &[
            WD,
            "https://www.wikidata.org/entity/",
            "http://www.wikidata.org/wiki/",
            "https://www.wikidata.org/wiki/",
            "wd:",
        ];
        if id.is_empty() {
            return Err(RecordError::NoId);
        }
        let bare = WIKIDATA.iter().find_map(|base| id.strip_prefix(base)).unwrap_or(id);
        if wikidata_item(bare).is_some() {
            return Ok(format!("{WD}{bare}"));
        }
        let whole =
            if id.contains(':') { id.to_owned() } else { format!("{}{id}", self.id_base.as_deref().unwrap_or("")) };
        match oxiri::Iri::parse(whole.as_str()) {
            Ok(_) => Ok(whole),
            Err(_) => Err(RecordError::Id(id.to_owned())),
        }
    }

    /// The bytes of the index. The same records give the same bytes in any order, but for the name that is preferred: the first.
    ///
    /// # Errors
    ///
    /// [`RecordError::TooMuch`].
    pub fn bytes(&self) -> Result<Vec<u8>, RecordError> {
        self.sections().ok_or(RecordError::TooMuch).map(layout::write)
    }

    fn sections(&self) -> Option<[Vec<u8>; 6]> {
        let mut strings = Strings::default();
        let (mut items, mut terms, mut words) = (Vec::new(), Vec::new(), Vec::new());
        let mut senses: BTreeMap<&str, BTreeSet<(NameForm, u32)>> = BTreeMap::new();
        let (mut term_count, mut word_count) = (0_u32, 0_u32);
        let put = |out: &mut Vec<u8>, numbers: &[u32]| numbers.iter().for_each(|n| out.extend(n.to_le_bytes()));
        for ((iri, thing), at) in self.things.iter().zip(0_u32..) {
            let (iri, label) = (strings.add(iri)?, strings.add(&thing.label)?);
            let class = u32::try_from(EntityType::all().iter().position(|c| *c == thing.class)?).ok()?;
            let (own_terms, own_words) =
                (u32::try_from(thing.terms.len()).ok()?, u32::try_from(thing.context.len()).ok()?);
            put(&mut items, &[iri.0, iri.1, label.0, label.1, class, term_count, own_terms, word_count, own_words]);
            for (period, description) in &thing.terms {
                let text = strings.add(description)?;
                let day = |day: super::Day| day.0.cast_unsigned();
                put(&mut terms, &[day(period.from), day(period.until), text.0, text.1]);
            }
            for word in &thing.context {
                let text = strings.add(word)?;
                put(&mut words, &[text.0, text.1]);
            }
            term_count = term_count.checked_add(own_terms)?;
            word_count = word_count.checked_add(own_words)?;
            for (key, form) in &thing.names {
                senses.entry(key).or_default().insert((*form, at));
            }
        }
        let mut names = MapBuilder::memory();
        let mut postings = Vec::new();
        let mut posting_count = 0_u32;
        for (key, senses) in &senses {
            // Keys come in order, and a builder in memory does not fail.
            names.insert(key, posting_count.into()).ok()?;
            let count = u32::try_from(senses.len()).ok()?;
            put(&mut postings, &[posting_count + 1, count]);
            for (form, item) in senses {
                put(&mut postings, &[*item, form.number()]);
            }
            posting_count = posting_count.checked_add(count)?.checked_add(1)?;
        }
        let names = names.into_inner().ok()?;
        Some([names, postings, items, terms, words, strings.bytes.into_bytes()])
    }
}

fn single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a description that can speak for somebody, and the countries in it.
fn context(text: &str) -> BTreeSet<String> {
    const EMPTY: &[&str] = &["and", "for", "from", "its", "the", "with", "minor", "der", "des", "von"];
    let words = text.split(|c: char| !c.is_alphanumeric()).map(slug).filter(|w| w.chars().count() > 2);
    let mut out: BTreeSet<String> = words.filter(|w| !EMPTY.contains(&w.as_str())).collect();
    if text.is_empty() {
        // The slug of nothing is a fingerprint.
        out.clear();
    }
    out.extend(countries(text).into_iter().map(|at| authority::entry(at).key.to_owned()));
    out
}

/// What a country speaks by, given as Wikidata's item, by its ISO 3166 code or by name.
fn of_country(country: &str) -> BTreeSet<String> {
    let item = country.strip_prefix(WD).unwrap_or(country);
    match (wikidata_item(item), authority::by_code(country)) {
        (Some(item), _) => BTreeSet::from([item.to_owned()]),
        (None, Some(at)) => BTreeSet::from([authority::entry(at).key.to_owned()]),
        (None, None) => context(country),
    }
}

/// The countries that a text names, also by their cities and regions.
fn countries(text: &str) -> BTreeSet<EntryRef> {
    let words: Vec<&str> = text.split_whitespace().map(|w| w.trim_matches([',', ';', '(', ')', '.'])).collect();
    let mut out = BTreeSet::new();
    for at in 0..words.len() {
        let found = authority::longest_at(words[at..].iter().copied());
        for reading in found.iter().flat_map(|f| f.readings).filter(|r| !r.ambiguous) {
            let entry = authority::entry(reading.entry);
            match entry.class {
                EntityType::Country => drop(out.insert(reading.entry)),
                EntityType::Place | EntityType::Organization => out.extend(entry.country),
                _ => {}
            }
        }
    }
    out
}
