use oxigraph::model::NamedNode;

use crate::rdf::Quads;

use super::{Derived, Entries, Origin, Outcome, Store, StoreError};

/// What a run of loading did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Documents and files that are new.
    pub added: u64,
    /// Those that took the place of their earlier selves.
    pub replaced: u64,
    /// Those that were there already.
    pub unchanged: u64,
    /// Quads written.
    pub quads: u64,
}

/// Puts documents into a store one by one and counts.
///
/// Ask [`Loader::skips`] before extracting anything; then give what was extracted to [`Loader::put`].
pub struct Loader<'s> {
    store: &'s mut dyn Store,
    report: Report,
}

impl<'s> Loader<'s> {
    /// A loader into `store`.
    pub fn new(store: &'s mut dyn Store) -> Self {
        Self { store, report: Report::default() }
    }

    /// Whether the store has this document with this content; it counts as unchanged then.
    ///
    /// # Errors
    ///
    /// As [`Store::confirm`].
    pub fn skips(&mut self, origin: &Origin) -> Result<bool, StoreError> {
        let known = self.store.confirm(origin)?;
        self.report.unchanged += u64::from(known);
        Ok(known)
    }

    /// Whether the store has this document with this content, without counting or writing anything.
    ///
    /// # Errors
    ///
    /// As [`Store::knows`].
    pub fn knows(&self, origin: &Origin) -> Result<bool, StoreError> {
        self.store.knows(origin)
    }

    /// What the store holds.
    pub fn entries(&self) -> Entries<'_> {
        self.store.entries()
    }

    /// Stores what follows from all documents together under the name of its graph; without quads there is no such entry. Counts as no
    /// document.
    ///
    /// # Errors
    ///
    /// As [`Store::replace_by_parts`].
    pub fn derive(&mut self, graph: &NamedNode, quads: Derived) -> Result<(), StoreError> {
        let mut lines = quads.sorted()?;
        let Some(content) = lines.content.clone() else { return self.store.remove(graph.as_str()).map(drop) };
        let origin = Origin { graph: graph.clone(), content, source: String::new(), weak_identity: false, print: None };
        self.store.replace_by_parts(&origin, &mut lines.parts()).map(drop)
    }

    /// Stores one document's quads.
    ///
    /// # Errors
    ///
    /// As [`Store::replace`].
    pub fn put(&mut self, origin: &Origin, quads: &Quads) -> Result<Outcome, StoreError> {
        let outcome = self.store.replace(origin, quads)?;
        self.count(outcome);
        if outcome != Outcome::Unchanged {
            self.report.quads += quads.len() as u64;
        }
        Ok(outcome)
    }

    /// Stores an RDF file; see [`Store::import_rdf`].
    ///
    /// # Errors
    ///
    /// As [`Store::import_rdf`].
    pub fn import(&mut self, path: &std::path::Path, base: &str) -> Result<Outcome, StoreError> {
        let outcome = self.store.import_rdf(path, None, base)?;
        self.count(outcome);
        Ok(outcome)
    }

    /// Commits what waits and tells what was done.
    ///
    /// # Errors
    ///
    /// As [`Store::commit`].
    pub fn finish(self) -> Result<Report, StoreError> {
        self.store.commit()?;
        Ok(self.report)
    }

    fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Added => self.report.added += 1,
            Outcome::Replaced => self.report.replaced += 1,
            Outcome::Unchanged => self.report.unchanged += 1,
        }
    }
}
