use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use oxigraph::io::RdfFormat;
use oxigraph::model::Quad;

use super::bulk::{self, Graphs};
use super::catalogue::{Catalogue, Change, Entry, Origin};
use super::error::StoreError;
use super::import::RdfFile;
use super::{Contents, Dataset, Outcome, Store, segment};

/// A store that is gone with the process; what `pressgraph query INPUT...` uses.
#[derive(Default)]
pub struct Memory {
    catalogue: Catalogue,
    /// By the names that the segments of [`super::Segments`] would have.
    segments: BTreeMap<String, Vec<Quad>>,
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
        let segments = self.catalogue.entries().filter_map(|e| self.segments.remove(&e.segment));
        bulk::load_quads(segments.flatten(), graphs)
    }

    fn record(&mut self, change: Change) {
        for segment in self.catalogue.apply(change) {
            self.segments.remove(&segment);
        }
    }

    fn put(&mut self, origin: &Origin, quads: Vec<Quad>) -> Outcome {
        let outcome =
            if self.catalogue.get(origin.graph.as_str()).is_some() { Outcome::Replaced } else { Outcome::Added };
        // Content and graph decide the quads, and hashing these is much cheaper.
        let segment = blake3::hash(format!("{} {}", origin.graph, origin.content).as_bytes()).to_hex().to_string();
        let change = self.catalogue.change(origin, segment.clone(), quads.len() as u64);
        self.record(change);
        self.segments.insert(segment, quads);
        outcome
    }
}

impl Store for Memory {
    fn knows(&self, origin: &Origin) -> bool {
        self.catalogue.knows(origin)
    }

    fn confirm(&mut self, origin: &Origin) -> Result<bool, StoreError> {
        let Some(change) = self.catalogue.confirmation(origin) else { return Ok(false) };
        self.record(change);
        Ok(true)
    }

    fn replace(&mut self, origin: &Origin, quads: &[Quad]) -> Result<Outcome, StoreError> {
        if self.confirm(origin)? {
            return Ok(Outcome::Unchanged);
        }
        Ok(self.put(origin, quads.to_vec()))
    }

    fn remove(&mut self, graph: &str) -> Result<bool, StoreError> {
        let known = self.catalogue.get(graph).is_some();
        self.record(Change { put: Vec::new(), drop: vec![graph.to_owned()] });
        Ok(known)
    }

    fn import_rdf(&mut self, path: &Path, format: Option<RdfFormat>, base: &str) -> Result<Outcome, StoreError> {
        let file = RdfFile::open(path, format, base)?;
        if self.confirm(&file.origin)? {
            return Ok(Outcome::Unchanged);
        }
        let mut quads = Vec::new();
        file.read(|batch| {
            quads.extend(batch);
            Ok(())
        })?;
        Ok(self.put(&file.origin, quads))
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        Ok(())
    }
}

impl Contents for Memory {
    fn entries(&self) -> Box<dyn Iterator<Item = &Entry> + '_> {
        Box::new(self.catalogue.entries())
    }

    fn dataset(&self, graphs: Graphs) -> Result<Dataset, StoreError> {
        let quads = self.catalogue.entries().filter_map(|e| self.segments.get(&e.segment)).flatten();
        bulk::load_quads(quads.cloned(), graphs)
    }

    fn dump(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        for quads in self.catalogue.entries().filter_map(|e| self.segments.get(&e.segment)) {
            let (lines, _) = segment::canonical(quads);
            out.write_all(&lines).map_err(StoreError::io("write", Path::new("the dump")))?;
        }
        Ok(())
    }
}
