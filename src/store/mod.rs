//! From quads to a store that keeps them, and to answers.
//!
//! A store holds *entries*: one a document, named by the document's IRI, one an imported RDF file. Putting an entry
//! replaces its earlier self as a whole. [`Segments`] keeps them on disk and survives being killed at any moment with
//! every committed entry; [`Memory`] keeps nothing; with the feature `rocksdb`, `Indexed` adds a disk index to the
//! segments. All give a dataset that [`query::run`] answers from.

mod bulk;
mod catalogue;
mod derived;
mod disk;
mod entry;
mod error;
mod import;
#[cfg(feature = "rocksdb")]
mod indexed;
mod journal;
mod lines;
mod loader;
mod manifest;
mod memory;
pub mod query;
mod remote;
pub mod results;
mod salvage;
mod segment;
mod segments;
pub mod table;

use std::io::Write;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use oxigraph::io::RdfFormat;

use crate::rdf::Quads;

pub use bulk::Graphs;
pub use catalogue::Entries;
pub use derived::Derived;
pub use entry::{Entry, Origin, source_key};
pub use error::StoreError;
pub use import::{known_extensions, rdf_format, sniff_rdf};
#[cfg(feature = "rocksdb")]
pub use indexed::Indexed;
pub use loader::{Loader, Report};
pub use memory::Memory;
/// What queries run on: Oxigraph's own store, in memory.
pub use oxigraph::store::Store as Dataset;
pub use remote::{Remote, is_address, shown};
pub use salvage::{Salvage, Whole};
pub use segments::{Durability, Segments, Snapshot};

/// What putting an entry did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    Added,
    /// It took the place of its earlier self.
    Replaced,
    /// It was there already, with the same content.
    Unchanged,
}

/// What a store holds, as of one moment.
pub trait Contents {
    /// The entries in the order of their graphs' names; an error ends them.
    fn entries(&self) -> Entries<'_>;

    /// Everything as a dataset in memory, ready to be queried.
    ///
    /// # Errors
    ///
    /// [`StoreError::Damaged`] if what is on disk is not what was written.
    fn dataset(&self, graphs: Graphs) -> Result<Dataset, StoreError>;

    /// Writes everything as N-Quads, entry by entry; the same contents give the same bytes.
    ///
    /// # Errors
    ///
    /// [`StoreError::Damaged`] as above, [`StoreError::Io`] if `out` fails.
    fn dump(&self, out: &mut dyn Write) -> Result<(), StoreError>;
}

/// Quads, a part at a time.
pub type Parts<'p> = &'p mut dyn Iterator<Item = Result<Quads, StoreError>>;

/// A store that can be written. What it says is done is done: committed, or with [`Durability::Batch`] committed by
/// the next [`Store::commit`].
pub trait Store: Contents {
    /// Whether `origin` is stored with the same content already.
    ///
    /// # Errors
    ///
    /// [`StoreError::Temporary`], [`StoreError::Io`] if what is known of it cannot be read.
    fn knows(&self, origin: &Origin) -> Result<bool, StoreError>;

    /// As [`Store::knows`], and remembers the new place of a text that was known from another.
    ///
    /// # Errors
    ///
    /// [`StoreError::Io`] if that cannot be written down.
    fn confirm(&mut self, origin: &Origin) -> Result<bool, StoreError>;

    /// Makes `quads` all that is stored of `origin`, in one transaction. With a weak identity, what the same source
    /// gave before goes in the same transaction, unless another source still gives it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Io`]; the store is then as it was before.
    fn replace(&mut self, origin: &Origin, quads: &Quads) -> Result<Outcome, StoreError>;

    /// As [`Store::replace`] with quads that come in parts, so that they need not be in memory together: sorted as lines of N-Quads, each once.
    ///
    /// # Errors
    ///
    /// As [`Store::replace`], and the first error of the parts.
    fn replace_by_parts(&mut self, origin: &Origin, parts: Parts<'_>) -> Result<Outcome, StoreError>;

    /// Takes an entry out; false if there is none of that graph.
    ///
    /// # Errors
    ///
    /// [`StoreError::Io`]; the store is then as it was before.
    fn remove(&mut self, graph: &str) -> Result<bool, StoreError>;

    /// Stores an RDF file as one entry. Quads keep their graphs, triples go into the graph `{base}import/{hash}` of
    /// the file's content, which also names the entry and resolves relative IRIs; blank nodes get labels of their own.
    /// A changed file at the same path takes the place of its earlier self.
    ///
    /// Without a format it is told from the file's name and content, see [`rdf_format`].
    ///
    /// # Errors
    ///
    /// [`StoreError::Syntax`] with line and column, [`StoreError::UnknownFormat`], [`StoreError::GraphName`] if `base`
    /// is no IRI; the store is then as it was before.
    fn import_rdf(&mut self, path: &Path, format: Option<RdfFormat>, base: &str) -> Result<Outcome, StoreError>;

    /// Lets the store give up what it waits for, such as a server that is busy, once `interrupt` is set.
    fn heed(&mut self, _interrupt: &'static AtomicBool) {}

    /// Returns when everything put so far is on the disk.
    ///
    /// # Errors
    ///
    /// [`StoreError::Io`]; what was not committed before is then gone.
    fn commit(&mut self) -> Result<(), StoreError>;
}

/// Opens the store on disk in `dir` for writing; makes it if there is none. An address of http is that of a server.
///
/// # Errors
///
/// As [`Segments::open`] or [`Remote::open`]; with the feature `rocksdb` also [`StoreError::Dataset`].
pub fn open(dir: &Path, durability: Durability) -> Result<Box<dyn Store>, StoreError> {
    if is_address(dir) {
        return Ok(Box::new(Remote::open(&dir.to_string_lossy())?));
    }
    #[cfg(feature = "rocksdb")]
    return Ok(Box::new(Indexed::open(dir, durability)?));
    #[cfg(not(feature = "rocksdb"))]
    Ok(Box::new(Segments::open(dir, durability)?))
}

/// What the store on disk in `dir` holds, or the one on a server, fetched into memory, ready to be queried.
///
/// # Errors
///
/// As [`Segments::read`] and [`Contents::dataset`].
pub fn read(dir: &Path, graphs: Graphs) -> Result<Dataset, StoreError> {
    if is_address(dir) {
        return Remote::open(&dir.to_string_lossy())?.dataset(graphs);
    }
    #[cfg(feature = "rocksdb")]
    if let Ok(dataset) = Indexed::read(dir) {
        return Ok(dataset);
    }
    Segments::read(dir)?.dataset(graphs)
}
