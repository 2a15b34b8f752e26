//! An authority of the user's own: names of identified things in one file that is mapped into memory and searched where it lies.
//!
//! [`Builder`] makes the file from tables and SKOS; [`Index`] reads it. What a name means in a document is decided by `extract::link`.

mod builder;
mod layout;
mod mapped;
mod names;
mod period;
pub mod read;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use fst::Map;
use fst::raw::Fst;

use crate::base::{Id, fingerprint, slug};
use crate::schema::EntityType;
use crate::schema::names::WD;
use layout::{ITEM, POSTING, Section, Sections, TERM};

pub use builder::{Builder, Record, RecordError};
pub use layout::IndexError;
pub use names::{NameForm, wikidata_item};
pub use period::{Day, Period};

/// An authority file in memory. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Index {
    name: Arc<str>,
    names: Arc<Map<Section>>,
    sections: Arc<Sections>,
}

/// Which thing of an [`Index`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemRef(pub u32);

/// One identified thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item<'i> {
    /// Its IRI, as `http://www.wikidata.org/entity/Q159`.
    pub iri: &'i str,
    /// Its preferred name.
    pub label: &'i str,
    /// Its class.
    pub class: EntityType,
}

impl<'i> Item<'i> {
    /// The Wikidata item, as `Q159`, where that is what its IRI is.
    #[must_use]
    pub fn wikidata(self) -> Option<&'i str> {
        self.iri.strip_prefix(WD).filter(|item| wikidata_item(item).is_some())
    }

    /// Its identity in the graph: keyed by the Wikidata item where there is one, else by name and IRI, for the name alone may be
    /// that of others.
    #[must_use]
    pub fn id(self) -> Id {
        match self.wikidata() {
            Some(item) => Id::new(&["entity", item]),
            None => Id::new(&["entity", &format!("{}-{}", slug(self.label), fingerprint(&[self.iri]))]),
        }
    }
}

/// A time in which an item bore an office, or was what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term<'i> {
    /// When.
    pub period: Period,
    /// What it was, as `member of the State Duma`; perhaps empty.
    pub description: &'i str,
}

/// One thing that a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sense {
    /// How the name stands to the thing.
    pub form: NameForm,
    /// The thing.
    pub item: ItemRef,
}

impl Index {
    /// Opens a file that [`Builder::bytes`] made, and checks all of it.
    ///
    /// # Errors
    ///
    /// [`IndexError`] when it cannot be read, is something else, is damaged, or was made for another release.
    pub fn open(path: &Path) -> Result<Self, IndexError> {
        let name = path.display().to_string();
        let (names, sections) = layout::read(mapped::Bytes::open(path)?)
            .map_err(|fault| IndexError::Fault { path: name.clone(), fault })?;
        Ok(Self { name: name.into(), names: Arc::new(names), sections: Arc::new(sections) })
    }

    /// Reads what [`Builder::bytes`] made. `name` is what errors and explanations call it.
    ///
    /// # Errors
    ///
    /// As [`Index::open`].
    pub fn from_bytes(name: &str, bytes: Vec<u8>) -> Result<Self, IndexError> {
        let (names, sections) = layout::read(mapped::Bytes::Owned(bytes))
            .map_err(|fault| IndexError::Fault { path: name.to_owned(), fault })?;
        Ok(Self { name: name.into(), names: Arc::new(names), sections: Arc::new(sections) })
    }

    /// The file's name as it was given.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The checksum of its content, in hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        self.sections.digest.to_hex().to_string()
    }

    /// How many things it holds.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.sections.items.count(ITEM)
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many different names it holds, short forms of personal names included.
    #[must_use]
    pub fn name_count(&self) -> usize {
        self.names.len()
    }

    /// How many bytes it takes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.sections.size
    }

    /// Everything in it, by IRI.
    pub fn items(&self) -> impl Iterator<Item = ItemRef> {
        (0..self.len()).map(ItemRef)
    }

    /// The thing behind a reference; none for a reference of another index that goes too far.
    #[must_use]
    pub fn item(&self, at: ItemRef) -> Option<Item<'_>> {
        let record = self.sections.items.record(at.0, ITEM)?;
        let class = *EntityType::all().get(record.u32(16) as usize)?;
        Some(Item {
            iri: self.text(record.u32(0), record.u32(4)),
            label: self.text(record.u32(8), record.u32(12)),
            class,
        })
    }

    /// Its terms, earliest first.
    pub fn terms(&self, at: ItemRef) -> impl Iterator<Item = Term<'_>> {
        let range = self.sections.items.record(at.0, ITEM).map_or(0..0, |r| r.range(20));
        range.filter_map(|n| {
            let record = self.sections.terms.record(n, TERM)?;
            let period = Period { from: Day(record.i32(0)), until: Day(record.i32(4)) };
            Some(Term { period, description: self.text(record.u32(8), record.u32(12)) })
        })
    }

    /// The words that speak for it: of its descriptions and its country, in lower case, and the built-in authority's keys of the
    /// countries among them. Sorted.
    pub fn context(&self, at: ItemRef) -> impl Iterator<Item = &str> {
        let range = self.sections.items.record(at.0, ITEM).map_or(0..0, |r| r.range(28));
        range.filter_map(|n| {
            let record = self.sections.words.record(n, 8)?;
            Some(self.text(record.u32(0), record.u32(4)))
        })
    }

    /// What a name can mean, however it is capitalised, accented and punctuated; best forms first.
    pub fn senses(&self, name: &str) -> impl Iterator<Item = Sense> {
        let from = self.names.get(slug(name)).and_then(|at| u32::try_from(at).ok());
        let first = from.and_then(|at| self.sections.postings.record(at, POSTING));
        let range = first.map_or(0..0, |record| record.range(0));
        range.filter_map(|n| {
            let record = self.sections.postings.record(n, POSTING)?;
            Some(Sense { form: NameForm::from_number(record.u32(4))?, item: ItemRef(record.u32(0)) })
        })
    }

    /// Whether some name goes on from what `start` is the beginning of, at the end of a word.
    #[must_use]
    pub fn continues(&self, start: &str) -> bool {
        let fst: &Fst<Section> = self.names.as_fst();
        let mut node = fst.root();
        for byte in slug(start).bytes().chain([b'-']) {
            let Some(at) = node.find_input(byte) else { return false };
            node = fst.node(node.transition(at).addr);
        }
        true
    }

    fn text(&self, from: u32, length: u32) -> &str {
        self.sections.text(from, length)
    }
}
