//! A store on a server, through the SPARQL 1.1 Graph Store Protocol or SPARQL 1.1 Update: one graph a document, and one that says what is
//! stored.

mod address;
mod http;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term, Triple};

use super::catalogue::{Catalogue, Entries};
use super::entry::{Change, Entry, Origin};
use super::error::StoreError;
use super::import::RdfFile;
use super::lines::InMemory;
use super::{Contents, Dataset, Graphs, Outcome, Parts, Store, bulk, segment};
pub use address::shown;
use http::Server;

/// The graph of entries; each is a triple of the document's graph, [`ENTRY`] and the entry as JSON.
const STATE: &str = "https://w3id.org/pressgraph/ontology#Store";
const ENTRY: &str = "https://w3id.org/pressgraph/ontology#storeEntry";
/// The "entry" of a graph that is about to be deleted.
const GONE: &str = "gone";

/// A store on a server that speaks the SPARQL 1.1 Graph Store Protocol or SPARQL 1.1 Update (Oxigraph, Fuseki, GraphDB, Virtuoso and others).
///
/// What is known of a graph is written before it is changed and after, so that an interrupted change shows: such a document counts as not
/// stored, and loading its input again mends it. One process is to write at a time; the protocols have no locks.
pub struct Remote {
    server: Server,
    catalogue: Catalogue<InMemory>,
    /// Whether the state on the server says more than the catalogue.
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
        let state = server.get(STATE)?.unwrap_or_default();
        let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for quad in RdfParser::from_format(RdfFormat::NTriples).for_slice(&state) {
            let quad = quad.map_err(|e| server.fault(format!("the state it keeps is no N-Triples ({e})")))?;
            if let (NamedOrBlankNode::NamedNode(graph), Term::Literal(entry)) = (quad.subject, quad.object) {
                known.entry(graph.into_string()).or_default().insert(entry.destruct().0);
            }
        }
        let catalogue = Catalogue::new(InMemory::default(), usize::MAX);
        let mut store = Self { server, catalogue, untidy: false, gone: BTreeSet::new() };
        for (graph, entries) in known {
            let entry = entries.first().filter(|_| entries.len() == 1).and_then(|json| serde_json::from_str(json).ok());
            match entry {
                Some(entry) => store.record(&Change { put: vec![entry], drop: Vec::new() })?,
                None => {
                    store.untidy = true;
                    if entries.contains(GONE) {
                        store.gone.insert(graph);
                    }
                }
            }
        }
        Ok(store)
    }

    fn record(&mut self, change: &Change) -> Result<(), StoreError> {
        let place = self.catalogue.lines.push(change)?;
        self.catalogue.apply(change, place).map(drop)
    }

    fn note(&self, graph: &str, entry: &str) -> Result<(), StoreError> {
        let triple = state(graph, entry);
        self.server.post(STATE, &format!("{triple} .\n"))
    }

    fn put(&mut self, origin: &Origin, quads: &[Quad]) -> Result<Outcome, StoreError> {
        let graph = origin.graph.as_str();
        let own = |quad: &Quad| matches!(&quad.graph_name, GraphName::NamedNode(name) if name.as_str() == graph);
        if !quads.iter().all(own) {
            return Err(self
                .server
                .fault(format!("{graph} holds several graphs; load such files with the server's own loader")));
        }
        let (_, count) = segment::canonical(quads);
        let change = self.catalogue.change(origin, origin.content.clone(), count)?;
        let earlier = self.catalogue.get(graph)?;
        let entry = change.put.first().map(json).unwrap_or_default();
        let mut body: Vec<String> = quads.iter().map(|quad| format!("{} .\n", Triple::from(quad.clone()))).collect();
        body.sort_unstable();
        body.dedup();
        let parts = parts(&body, self.server.most());
        if earlier.is_some() {
            self.note(graph, &entry)?;
            self.untidy = true;
        } else if parts.len() > 1 {
            // Until its last part is in, the graph is one that goes.
            self.note(graph, GONE)?;
            self.untidy = true;
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
        self.untidy |= change.put.len() > 1;
        for graph in &change.drop {
            self.note(graph, GONE)?;
            self.server.delete(graph)?;
            self.untidy = true;
        }
        self.record(change)
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

/// Strings, numbers and lists of them always serialise.
fn json(entry: &Entry) -> String {
    serde_json::to_string(entry).unwrap_or_default()
}

fn state(graph: &str, entry: &str) -> Triple {
    let node = NamedNode::new_unchecked;
    Triple::new(node(graph), node(ENTRY), Literal::new_simple_literal(entry))
}

impl Store for Remote {
    fn knows(&self, origin: &Origin) -> Result<bool, StoreError> {
        self.catalogue.knows(origin)
    }

    fn confirm(&mut self, origin: &Origin) -> Result<bool, StoreError> {
        let Some(change) = self.catalogue.confirmation(origin)? else { return Ok(false) };
        self.untidy |= change != Change::default();
        self.apply(&change)?;
        Ok(true)
    }

    fn replace(&mut self, origin: &Origin, quads: &[Quad]) -> Result<Outcome, StoreError> {
        if self.confirm(origin)? {
            return Ok(Outcome::Unchanged);
        }
        self.put(origin, quads)
    }

    fn replace_by_parts(&mut self, origin: &Origin, parts: Parts<'_>) -> Result<Outcome, StoreError> {
        let quads = parts.collect::<Result<Vec<_>, _>>()?.concat();
        self.replace(origin, &quads)
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
        let mut quads = Vec::new();
        file.read(|batch| {
            quads.extend(batch);
            Ok(())
        })?;
        self.put(&file.origin, &quads)
    }

    /// Writes the state anew where it says more than is so.
    fn commit(&mut self) -> Result<(), StoreError> {
        for graph in std::mem::take(&mut self.gone) {
            self.server.delete(&graph)?;
        }
        if self.untidy {
            let mut lines = String::new();
            for entry in self.catalogue.entries() {
                let entry = entry?;
                lines.push_str(&format!("{} .\n", state(&entry.graph, &json(&entry))));
            }
            self.server.put(STATE, &lines)?;
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
            let (lines, _) = segment::canonical(&self.quads(&entry?)?);
            out.write_all(&lines).map_err(StoreError::io("write", Path::new("the dump")))?;
        }
        Ok(())
    }
}
