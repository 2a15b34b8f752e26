//! A look at every byte of a store on disk, and what of it is whole.

use std::path::{Path, PathBuf};

use oxigraph::io::{RdfFormat, RdfParser};

use super::catalogue::{Catalogue, Entries};
use super::disk::Held;
use super::error::StoreError;
use super::journal;
use super::manifest::{MANIFEST, Manifest};
use super::segment::{self, SEGMENTS};
use super::segments::lock_for_reading;

/// A store that may be damaged, opened to be read as far as it goes. Waits for no writer.
pub struct Salvage {
    dir: PathBuf,
    /// None without a manifest.
    catalogue: Option<Catalogue<Manifest>>,
    /// Segments that no entry names, looked for only where the manifest is damaged.
    unlisted: Vec<String>,
    faults: Vec<StoreError>,
    _lock: Held,
}

/// What one entry holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The entry's graph; none for a segment that a damaged manifest has lost: a document of the store, or an earlier self of one.
    pub graph: Option<String>,
    /// Its quads as sorted lines of N-Quads.
    pub lines: Vec<u8>,
    /// How many they are.
    pub quads: u64,
}

impl Salvage {
    /// Opens the store in `dir`.
    ///
    /// # Errors
    ///
    /// [`StoreError::Missing`] if there is nothing of a store, [`StoreError::Io`].
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        let folder = dir.join(SEGMENTS);
        let segments = || {
            let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
            files.filter_map(|file| Some(segment::name_of(&file.path())?.to_owned())).collect::<Vec<_>>()
        };
        // A run that was killed at its very beginning leaves an empty folder.
        if !dir.join(MANIFEST).is_file() && segments().is_empty() {
            return Err(StoreError::Missing { dir: dir.to_owned() });
        }
        let lock = lock_for_reading(dir)?;
        let (catalogue, faults) = journal::salvage(dir)?;
        let mut unlisted = Vec::new();
        if !faults.is_empty() {
            for name in segments() {
                let listed = catalogue.as_ref().map_or(Ok(false), |catalogue| catalogue.uses_segment(&name))?;
                unlisted.extend((!listed).then_some(name));
            }
            unlisted.sort_unstable();
        }
        Ok(Self { dir: dir.to_owned(), catalogue, unlisted, faults, _lock: lock })
    }

    /// What is wrong with the manifest.
    #[must_use]
    pub fn faults(&self) -> &[StoreError] {
        &self.faults
    }

    /// Every entry in the order of the graphs' names, read and checked, and behind them what the manifest has lost.
    pub fn entries(&self) -> impl Iterator<Item = Result<Whole, StoreError>> + '_ {
        let entries: Entries<'_> = match &self.catalogue {
            Some(catalogue) => catalogue.entries(),
            None => Box::new(std::iter::empty()),
        };
        let listed = entries.map(|entry| {
            let entry = entry?;
            let whole = self.read(&entry.segment, &entry.graph)?;
            if whole.quads != entry.quads {
                let fault = format!("it has {} quads where the manifest says {}", whole.quads, entry.quads);
                return Err(self.damaged(&entry.segment, fault));
            }
            Ok(Whole { graph: Some(entry.graph), ..whole })
        });
        listed.chain(self.unlisted.iter().map(|segment| self.read(segment, "a document that the manifest has lost")))
    }

    fn read(&self, name: &str, graph: &str) -> Result<Whole, StoreError> {
        let lines = segment::read(&self.dir, name, graph)?;
        let mut quads = 0;
        for quad in RdfParser::from_format(RdfFormat::NQuads).lenient().for_slice(&lines) {
            quad.map_err(|error| self.damaged(name, format!("it is no N-Quads: {error}")))?;
            quads += 1;
        }
        Ok(Whole { graph: None, lines, quads })
    }

    fn damaged(&self, name: &str, fault: String) -> StoreError {
        let remedy = "delete the file and load that document's input again".to_owned();
        StoreError::Damaged { path: segment::path(&self.dir, name), fault, remedy }
    }
}
