//! A store on a server, through the SPARQL 1.1 Graph Store Protocol or SPARQL 1.1 Update: one graph a document, and one that says what is
//! stored.

mod address;
mod http;
mod state;

use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphNameRef, NamedNode, Quad, QuadRef, TripleRef};

use super::catalogue::{Catalogue, Entries};
use super::entry::{Change, Entry, Origin};
use super::error::StoreError;
use super::import::RdfFile;
use super::lines::Kept;
use super::{Contents, Dataset, Graphs, Outcome, Parts, Store, bulk, segment};
use crate::base::spill::{IN_MEMORY, TemporaryFile};
use crate::rdf::Quads;
pub use address::shown;
use http::Server;
use state::{GONE, Known, STATE};

/// Graphs whose entries are settled together where the server takes updates.
const SETTLED: usize = 100;

/// A store on a server that speaks the SPARQL 1.1 Graph Store Protocol or SPARQL 1.1 Update (Oxigraph, Fuseki, GraphDB, Virtuoso and others).
///
/// What is known of a graph is written before it is changed and after, so that an interrupted change shows: such a document counts as not
/// stored, and loading its input again mends it. One process is to write at a time; the protocols have no locks.
pub struct Remote {
    server: Server,
    catalogue: Catalogue<Kept>,
    /// Of which graphs the state on the server says more than the catalogue, where the server takes updates.
    stale: BTreeSet<String>,
    /// Whether it does of any, where it takes none.
    untidy: bool,
    /// Graphs whose deletion was interrupted.
    gone: BTreeSet<String>,
}

/// Whether the name of a store is the address of a server.
#[must_use]
pub fn is_address(store: &Path) -> bool {
    store.to_str().is_some_and(address::is_web)
}

impl Remote {
    /// The store behind the Graph Store Protocol at `address`, as `http://localhost:7878/store`, or behind a query and an update address, as
    /// `http://localhost:7878/query,http://localhost:7878/update`.
    ///
    /// # Errors
    ///
    /// [`StoreError::Server`] if it cannot be reached or says something else than RDF.
    pub fn open(address: &str) -> Result<Self, StoreError> {
        let server = Server::new(address)?;
        let graphs = state::read(&server)?;
        let catalogue = Catalogue::new(Kept::new(IN_MEMORY), IN_MEMORY);
        let mut store = Self { server, catalogue, untidy: false, stale: BTreeSet::new(), gone: BTreeSet::new() };
        for known in graphs {
            let Known { graph, entries } = known?;
            let entry = entries.first().filter(|_| entries.len() == 1).and_then(|json| serde_json::from_str(json).ok());
            match entry {
                Some(entry) => store.record(&Change { put: vec![entry], drop: Vec::new() })?,
                None => {
                    store.mark(&graph);
                    if entries.iter().any(|entry| entry == GONE) {
                        store.gone.insert(graph);
                    }
                }
            }
        }
        Ok(store)
    }

    /// The state says more of a graph than is so.
    fn mark(&mut self, graph: &str) {
        if self.server.updates() {
            self.stale.insert(graph.to_owned());
        } else {
            self.untidy = true;
        }
    }

    fn record(&mut self, change: &Change) -> Result<(), StoreError> {
        let place = self.catalogue.lines.push(change)?;
        self.catalogue.apply(change, place).map(drop)
    }

    fn note(&self, graph: &str, entry: &str) -> Result<(), StoreError> {
        self.server.post(STATE, &state::line(graph, entry))
    }

    /// Appends the lines of an entry's quads, as triples of its graph.
    fn lines<'q>(
        &self,
        origin: &Origin,
        quads: impl Iterator<Item = QuadRef<'q>>,
        lines: &mut Vec<String>,
    ) -> Result<(), StoreError> {
        let graph = origin.graph.as_str();
        for quad in quads {
            if !matches!(quad.graph_name, GraphNameRef::NamedNode(name) if name.as_str() == graph) {
                return Err(self
                    .server
                    .fault(format!("{graph} holds several graphs; load such files with the server's own loader")));
            }
            lines.push(format!("{} .\n", TripleRef::from(quad)));
        }
        Ok(())
    }

    /// Stores the lines of an entry.
    fn put(&mut self, origin: &Origin, mut body: Vec<String>) -> Result<Outcome, StoreError> {
        let graph = origin.graph.as_str();
        body.sort_unstable();
        body.dedup();
        let change = self.catalogue.change(origin, origin.content.clone(), body.len() as u64)?;
        let earlier = self.catalogue.get(graph)?;
        let entry = change.put.first().map(state::json).unwrap_or_default();
        let parts = parts(&body, self.server.most());
        if earlier.is_some() {
            self.note(graph, &entry)?;
            self.mark(graph);
        } else if parts.len() > 1 {
            // Until its last part is in, the graph is one that goes.
            self.note(graph, GONE)?;
            self.mark(graph);
        }
        for (number, part) in parts.iter().enumerate() {
            match number {
                0 => self.server.put(graph, part)?,
                _ => self.server.post(graph, part)?,
            }
        }
        self.gone.remove(graph);
        if earlier.is_none() {
            self.note(graph, &entry)?;
        }
        self.apply(&change)?;
        Ok(if earlier.is_some() { Outcome::Replaced } else { Outcome::Added })
    }

    /// Does what a change does beside putting its first entry.
    fn apply(&mut self, change: &Change) -> Result<(), StoreError> {
        change.put.iter().skip(1).for_each(|entry| self.mark(&entry.graph));
        for graph in &change.drop {
            self.note(graph, GONE)?;
            self.server.delete(graph)?;
            self.mark(graph);
        }
        self.record(change)?;
        if self.stale.len() < SETTLED + self.gone.len() { Ok(()) } else { self.settle() }
    }

    /// Has the state say of the stale graphs what the catalogue does.
    fn settle(&mut self) -> Result<(), StoreError> {
        let mut update = String::new();
        // Those that are to be deleted are told to be until they are.
        let (kept, settled): (_, BTreeSet<_>) =
            std::mem::take(&mut self.stale).into_iter().partition(|graph| self.gone.contains(graph));
        self.stale = kept;
        for graph in settled {
            let name = NamedNode::new(graph.as_str()).map_err(|_| StoreError::GraphName(graph.clone()))?;
            let entry = self.catalogue.get(&graph)?;
            let one = state::settled(&name, entry.as_ref());
            if !update.is_empty() && update.len() + one.len() > http::UPDATE {
                self.server.update(&std::mem::take(&mut update))?;
            }
            update += if update.is_empty() { "" } else { " ;\n" };
            update += &one;
        }
        if update.is_empty() { Ok(()) } else { self.server.update(&update) }
    }

    /// Writes the whole state anew.
    fn rewrite(&self) -> Result<(), StoreError> {
        let mut lines = BufWriter::new(TemporaryFile::new()?);
        for entry in self.catalogue.entries() {
            let entry = entry?;
            lines.write_all(state::line(&entry.graph, &state::json(&entry)).as_bytes())?;
        }
        let file = lines.into_inner().map_err(io::IntoInnerError::into_error)?;
        self.server.put_file(STATE, &file.into_file())
    }

    fn quads(&self, entry: &Entry) -> Result<Vec<Quad>, StoreError> {
        let bytes = self.server.get(&entry.graph)?.unwrap_or_default();
        let graph = NamedNode::new(&entry.graph).map_err(|_| StoreError::GraphName(entry.graph.clone()))?;
        let parser = RdfParser::from_format(RdfFormat::NTriples).with_default_graph(graph);
        let quads = parser.for_slice(&bytes).collect::<Result<Vec<_>, _>>();
        quads.map_err(|e| self.server.fault(format!("{} is no N-Triples ({e})", entry.graph)))
    }
}

/// Lines put together as long as they have no more than so many bytes; one that has more stands alone. There is always a first part.
fn parts(lines: &[String], most: usize) -> Vec<String> {
    let mut parts = vec![String::new()];
    for line in lines {
        match parts.last_mut() {
            Some(part) if part.is_empty() || part.len() + line.len() <= most => part.push_str(line),
            _ => parts.push(line.clone()),
        }
    }
    parts
}

impl Store for Remote {
    fn knows(&self, origin: &Origin) -> Result<bool, StoreError> {
        self.catalogue.knows(origin)
    }

    fn confirm(&mut self, origin: &Origin) -> Result<bool, StoreError> {
        let Some(change) = self.catalogue.confirmation(origin)? else { return Ok(false) };
        change.put.iter().for_each(|entry| self.mark(&entry.graph));
        self.apply(&change)?;
        Ok(true)
    }

    fn replace(&mut self, origin: &Origin, quads: &Quads) -> Result<Outcome, StoreError> {
        if self.confirm(origin)? {
            return Ok(Outcome::Unchanged);
        }
        let mut lines = Vec::new();
        self.lines(origin, quads.iter(), &mut lines)?;
        self.put(origin, lines)
    }

    fn replace_by_parts(&mut self, origin: &Origin, parts: Parts<'_>) -> Result<Outcome, StoreError> {
        if self.confirm(origin)? {
            return Ok(Outcome::Unchanged);
        }
        let mut lines = Vec::new();
        for part in parts {
            self.lines(origin, part?.iter(), &mut lines)?;
        }
        self.put(origin, lines)
    }

    fn remove(&mut self, graph: &str) -> Result<bool, StoreError> {
        if self.catalogue.get(graph)?.is_none() {
            return Ok(false);
        }
        self.apply(&Change { put: Vec::new(), drop: vec![graph.to_owned()] })?;
        Ok(true)
    }

    /// Only files whose triples go into one graph: the protocol has no transactions over several.
    fn import_rdf(&mut self, path: &Path, format: Option<RdfFormat>, base: &str) -> Result<Outcome, StoreError> {
        let file = RdfFile::open(path, format, base)?;
        if self.confirm(&file.origin)? {
            return Ok(Outcome::Unchanged);
        }
        let mut lines = Vec::new();
        file.read(|batch| self.lines(&file.origin, batch.iter().map(Quad::as_ref), &mut lines))?;
        self.put(&file.origin, lines)
    }

    fn heed(&mut self, interrupt: &'static AtomicBool) {
        self.server.interrupt = Some(interrupt);
    }

    /// Has the state say what is so.
    fn commit(&mut self) -> Result<(), StoreError> {
        for graph in std::mem::take(&mut self.gone) {
            self.server.delete(&graph)?;
        }
        self.settle()?;
        if self.untidy {
            self.rewrite()?;
            self.untidy = false;
        }
        Ok(())
    }
}

impl Contents for Remote {
    fn entries(&self) -> Entries<'_> {
        self.catalogue.entries()
    }

    fn dataset(&self, graphs: Graphs) -> Result<Dataset, StoreError> {
        let mut all = Vec::new();
        for entry in self.catalogue.entries() {
            all.extend(self.quads(&entry?)?);
        }
        bulk::load_quads(all.into_iter(), graphs)
    }

    fn dump(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        for entry in self.catalogue.entries() {
            let (lines, _) = segment::canonical(self.quads(&entry?)?.iter().map(Quad::as_ref));
            out.write_all(&lines).map_err(StoreError::io("write", Path::new("the dump")))?;
        }
        Ok(())
    }
}
