use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use oxigraph::io::RdfFormat;
use oxigraph::model::QuadRef;

use super::bulk::{self, Graphs};
use super::catalogue::{Catalogue, Entries};
use super::entry::{Change, Origin};
use super::error::StoreError;
use super::import::RdfFile;
use super::lines::Kept;
use super::{Contents, Dataset, Outcome, Parts, Store, segment};
use crate::rdf::Quads;

/// A store that is gone with the process; what `pressgraph query INPUT...` uses.
pub struct Memory {
    catalogue: Catalogue<Kept>,
    /// By the names that the segments of [`super::Segments`] would have.
    segments: BTreeMap<String, Quads>,
}

impl Default for Memory {
    fn default() -> Self {
        Self { catalogue: Catalogue::new(Kept::new(usize::MAX), usize::MAX), segments: BTreeMap::new() }
    }
}

impl Memory {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Everything as a dataset, as [`Contents::dataset`]; cheaper, because the store ends.
    ///
    /// # Errors
    ///
    /// [`StoreError::Dataset`].
    pub fn into_dataset(mut self, graphs: Graphs) -> Result<Dataset, StoreError> {
        let names = self.segment_names()?;
        let segments = names.iter().filter_map(|name| self.segments.remove(name));
        bulk::load_quads(segments.flatten(), graphs)
    }

    /// Names of the segments in the order of the entries.
    fn segment_names(&self) -> Result<Vec<String>, StoreError> {
        self.catalogue.entries().map(|entry| Ok(entry?.segment)).collect()
    }

    fn record(&mut self, change: &Change) -> Result<(), StoreError> {
        let place = self.catalogue.lines.push(change)?;
        for segment in self.catalogue.apply(change, place)? {
            self.segments.remove(&segment);
        }
        Ok(())
    }

    fn put(&mut self, origin: &Origin, quads: Quads) -> Result<Outcome, StoreError> {
        let known = self.catalogue.get(origin.graph.as_str())?.is_some();
        // Content and graph decide the quads, and hashing these is much cheaper.
        let segment = blake3::hash(format!("{} {}", origin.graph, origin.content).as_bytes()).to_hex().to_string();
        let change = self.catalogue.change(origin, segment.clone(), quads.len() as u64)?;
        self.record(&change)?;
        self.segments.insert(segment, quads);
        Ok(if known { Outcome::Replaced } else { Outcome::Added })
    }
}

impl Store for Memory {
    fn knows(&self, origin: &Origin) -> Result<bool, StoreError> {
        self.catalogue.knows(origin)
    }

    fn confirm(&mut self, origin: &Origin) -> Result<bool, StoreError> {
        let Some(change) = self.catalogue.confirmation(origin)? else { return Ok(false) };
        self.record(&change)?;
        Ok(true)
    }

    fn replace(&mut self, origin: &Origin, quads: &Quads) -> Result<Outcome, StoreError> {
        if self.confirm(origin)? {
            return Ok(Outcome::Unchanged);
        }
        self.put(origin, quads.clone())
    }

    fn replace_by_parts(&mut self, origin: &Origin, parts: Parts<'_>) -> Result<Outcome, StoreError> {
        if self.confirm(origin)? {
            return Ok(Outcome::Unchanged);
        }
        let mut quads = Quads::default();
        for part in parts {
            quads.append(part?);
        }
        self.put(origin, quads)
    }

    fn remove(&mut self, graph: &str) -> Result<bool, StoreError> {
        let known = self.catalogue.get(graph)?.is_some();
        self.record(&Change { put: Vec::new(), drop: vec![graph.to_owned()] })?;
        Ok(known)
    }

    fn import_rdf(&mut self, path: &Path, format: Option<RdfFormat>, base: &str) -> Result<Outcome, StoreError> {
        let file = RdfFile::open(path, format, base)?;
        if self.confirm(&file.origin)? {
            return Ok(Outcome::Unchanged);
        }
        let mut quads = Quads::default();
        file.read(|batch| {
            quads.extend(batch);
            Ok(())
        })?;
        self.put(&file.origin, quads)
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        Ok(())
    }
}

impl Contents for Memory {
    fn entries(&self) -> Entries<'_> {
        self.catalogue.entries()
    }

    fn dataset(&self, graphs: Graphs) -> Result<Dataset, StoreError> {
        let names = self.segment_names()?;
        let quads = names.iter().filter_map(|name| self.segments.get(name)).flat_map(Quads::iter);
        bulk::load_quads(quads.map(QuadRef::into_owned), graphs)
    }

    fn dump(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        for quads in self.segment_names()?.iter().filter_map(|name| self.segments.get(name)) {
            let (lines, _) = segment::canonical(quads.iter());
            out.write_all(&lines).map_err(StoreError::io("write", Path::new("the dump")))?;
        }
        Ok(())
    }
}
