use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, NamedOrBlankNodeRef, Quad};

use super::bulk::{Graphs, placed, unreadable};
use super::disk::{self, Held};
use super::segment;
use super::{Contents, Dataset, Durability, Entries, Origin, Outcome, Parts, Segments, Store, StoreError};
use crate::rdf::Quads;

/// Folder of the index in the store's folder.
const INDEX: &str = "index";
/// Says what the index holds; gone while it is being changed.
const STATE: &str = "index.state";

/// [`Segments`] with Oxigraph's disk store (RocksDB) beside them, for corpora beyond memory.
///
/// The segments stay what counts. The index is made from them, and made again where a killed process left it behind:
/// so what survives does not depend on it.
pub struct Indexed {
    // Declared before the segments, so that its lock is gone when these commit for the last time.
    index: Mutex<Index>,
    segments: Segments,
    dir: PathBuf,
}

struct Index {
    dataset: Dataset,
    /// Graph and segment of each entry that the dataset holds.
    applied: BTreeMap<String, String>,
    /// Whether an entry has quads in graphs of other names, so that two entries may share a quad.
    shared: bool,
    /// Keeps segments that are to be taken out of the index from being deleted before.
    _segments_stay: Held,
}

impl Indexed {
    /// Opens the store in `dir` for writing, as [`Segments::open`], and brings the index up to date.
    ///
    /// # Errors
    ///
    /// As [`Segments::open`], and [`StoreError::Dataset`] if RocksDB fails.
    pub fn open(dir: &Path, durability: Durability) -> Result<Self, StoreError> {
        let segments = Segments::open(dir, durability)?;
        let stay = super::segments::lock_for_reading(dir)?;
        let dataset = Dataset::open(dir.join(INDEX))?;
        let mut index = Index { dataset, applied: BTreeMap::new(), shared: false, _segments_stay: stay };
        let current = applied(&segments)?;
        if let Ok(state) = std::fs::read_to_string(dir.join(STATE))
            && state.strip_suffix(" shared").unwrap_or(&state) == digest(&current)
        {
            index.shared = state.ends_with(" shared");
            index.applied = current;
        } else {
            index.forget(dir)?;
        }
        let store = Self { index: Mutex::new(index), segments, dir: dir.to_owned() };
        store.catch_up()?;
        Ok(store)
    }

    /// The index of the store in `dir`, to be queried while others may write.
    ///
    /// # Errors
    ///
    /// [`StoreError::Missing`], and [`StoreError::Damaged`] if the index is behind the segments.
    pub fn read(dir: &Path) -> Result<Dataset, StoreError> {
        let snapshot = Segments::read(dir)?;
        let state = std::fs::read_to_string(dir.join(STATE)).unwrap_or_default();
        if state.strip_suffix(" shared").unwrap_or(&state) != digest(&applied(&snapshot)?) {
            return Err(StoreError::Damaged {
                path: dir.join(INDEX),
                fault: "it is behind the documents".to_owned(),
                remedy: "load any input into this store, which brings it up to date".to_owned(),
            });
        }
        Ok(Dataset::open_read_only(dir.join(INDEX))?)
    }

    /// Makes the index say what the segments say.
    fn catch_up(&self) -> Result<Dataset, StoreError> {
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        let current = applied(&self.segments)?;
        if index.applied != current {
            let state = self.dir.join(STATE);
            if state.exists() {
                std::fs::remove_file(&state).map_err(StoreError::io("remove", &state))?;
                disk::sync_folder(&self.dir)?;
            }
            index.apply(&self.dir, current)?;
        }
        let mut state = digest(&index.applied);
        if index.shared {
            state.push_str(" shared");
        }
        let path = self.dir.join(STATE);
        if std::fs::read_to_string(&path).ok().as_ref() != Some(&state) {
            index.dataset.flush()?;
            disk::write_atomically(&path, |out| {
                out.write_all(state.as_bytes()).map_err(StoreError::io("write", &path))
            })?;
        }
        Ok(index.dataset.clone())
    }
}

impl Index {
    fn apply(&mut self, dir: &Path, current: BTreeMap<String, String>) -> Result<(), StoreError> {
        let gone = |(graph, segment): &(&String, &String)| current.get(*graph) != Some(*segment);
        if self.shared && self.applied.iter().any(|entry| gone(&entry)) {
            self.forget(dir)?;
        }
        let removed: Vec<_> = self.applied.iter().filter(gone).map(|(g, s)| (g.clone(), s.clone())).collect();
        for (graph, segment) in removed {
            self.take_out(&read(dir, &segment, &graph)?)?;
            self.applied.remove(&graph);
        }
        let mut loader = self.dataset.bulk_loader();
        for (graph, segment) in current {
            if self.applied.contains_key(&graph) {
                continue;
            }
            let quads = read(dir, &segment, &graph)?;
            let own = |q: &Quad| matches!(&q.graph_name, GraphName::NamedNode(n) if n.as_str() == graph);
            self.shared |= !quads.iter().all(own);
            loader.load_quads(quads.into_iter().flat_map(|quad| placed(quad, Graphs::All)))?;
            self.applied.insert(graph, segment);
        }
        Ok(loader.commit()?)
    }

    fn take_out(&self, quads: &[Quad]) -> Result<(), StoreError> {
        let mut transaction = self.dataset.start_transaction()?;
        for quad in quads {
            transaction.remove(quad);
        }
        for quad in quads {
            let subject: NamedOrBlankNodeRef<'_> = quad.subject.as_ref();
            let mut left = transaction.quads_for_pattern(
                Some(subject),
                Some(quad.predicate.as_ref()),
                Some(quad.object.as_ref()),
                None,
            );
            let elsewhere = left.any(|q| q.is_ok_and(|q| !q.graph_name.is_default_graph()));
            drop(left);
            if !elsewhere {
                transaction.remove(Quad { graph_name: GraphName::DefaultGraph, ..quad.clone() }.as_ref());
            }
        }
        Ok(transaction.commit()?)
    }

    /// Empties the index.
    fn forget(&mut self, dir: &Path) -> Result<(), StoreError> {
        let _ = std::fs::remove_file(dir.join(STATE));
        self.dataset.clear()?;
        self.applied.clear();
        self.shared = false;
        Ok(())
    }
}

fn applied(contents: &dyn Contents) -> Result<BTreeMap<String, String>, StoreError> {
    contents.entries().map(|entry| entry.map(|entry| (entry.graph, entry.segment))).collect()
}

fn digest(applied: &BTreeMap<String, String>) -> String {
    let mut hasher = blake3::Hasher::new();
    for (graph, segment) in applied {
        hasher.update(format!("{graph} {segment}\n").as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

fn read(dir: &Path, segment: &str, graph: &str) -> Result<Vec<Quad>, StoreError> {
    let bytes = segment::read(dir, segment, graph)?;
    let quads = RdfParser::from_format(RdfFormat::NQuads).lenient().for_slice(&bytes);
    quads.map(|quad| quad.map_err(|e| unreadable(&e))).collect()
}

impl Store for Indexed {
    fn knows(&self, origin: &Origin) -> Result<bool, StoreError> {
        self.segments.knows(origin)
    }

    fn confirm(&mut self, origin: &Origin) -> Result<bool, StoreError> {
        self.segments.confirm(origin)
    }

    fn replace(&mut self, origin: &Origin, quads: &Quads) -> Result<Outcome, StoreError> {
        self.segments.replace(origin, quads)
    }

    fn replace_by_parts(&mut self, origin: &Origin, parts: Parts<'_>) -> Result<Outcome, StoreError> {
        self.segments.replace_by_parts(origin, parts)
    }

    fn remove(&mut self, graph: &str) -> Result<bool, StoreError> {
        self.segments.remove(graph)
    }

    fn import_rdf(&mut self, path: &Path, format: Option<RdfFormat>, base: &str) -> Result<Outcome, StoreError> {
        self.segments.import_rdf(path, format, base)
    }

    /// Commits, and brings the index up to date.
    fn commit(&mut self) -> Result<(), StoreError> {
        self.segments.commit()?;
        self.catch_up().map(|_| ())
    }
}

impl Contents for Indexed {
    fn entries(&self) -> Entries<'_> {
        self.segments.entries()
    }

    /// The index, which always holds all graphs.
    fn dataset(&self, _: Graphs) -> Result<Dataset, StoreError> {
        self.catch_up()
    }

    fn dump(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        self.segments.dump(out)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use oxigraph::model::{Literal, NamedNode};

    use super::*;

    fn put(store: &mut Indexed, graph: &str, values: &[i32]) {
        let node = |local: &str| NamedNode::new(format!("https://e.org/{local}")).unwrap();
        let quad = |v: &i32| Quad::new(node("s"), node("p"), Literal::from(*v), GraphName::NamedNode(node(graph)));
        let content = format!("{values:?}");
        let origin = Origin { graph: node(graph), content, source: graph.into(), weak_identity: false, print: None };
        store.replace(&origin, &values.iter().map(quad).collect()).unwrap();
    }

    fn counts(store: &Indexed) -> (usize, usize) {
        let dataset = store.dataset(Graphs::All).unwrap();
        dataset.validate().unwrap();
        let union = dataset.quads_for_pattern(None, None, None, Some(oxigraph::model::GraphNameRef::DefaultGraph));
        let union = union.count();
        (union, dataset.len().unwrap() - union)
    }

    #[test]
    fn the_index_follows_the_segments() {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Indexed::open(dir.path(), Durability::Each).unwrap();
        put(&mut store, "a", &[1, 2, 3]);
        put(&mut store, "b", &[3, 4]);
        assert_eq!(counts(&store), (4, 5), "a triple of two graphs stands once in the union");
        put(&mut store, "a", &[1]);
        assert_eq!(counts(&store), (3, 3), "and stays while one graph has it");
        store.remove("https://e.org/b").unwrap();
        assert_eq!(counts(&store), (1, 1));
        put(&mut store, "c", &[7]);
        drop(store);

        let file = dir.path().join("f.nq");
        std::fs::write(&file, "<https://e.org/s> <https://e.org/p> \"x\" <https://e.org/a> .").unwrap();
        let mut store = Indexed::open(dir.path(), Durability::Each).unwrap();
        assert_eq!(counts(&store), (2, 2), "an index that is behind catches up");
        store.import_rdf(&file, None, "https://e.org/").unwrap();
        put(&mut store, "a", &[5, 6]);
        assert_eq!(counts(&store), (4, 4));
        put(&mut store, "a", &[5]);
        assert_eq!(counts(&store), (3, 3), "the file still has its quad in that graph");
        store.commit().unwrap();
        drop(store);
        assert_eq!(Indexed::read(dir.path()).unwrap().len().unwrap(), 6);
        std::fs::remove_file(dir.path().join(STATE)).unwrap();
        assert!(Indexed::read(dir.path()).is_err());
        assert_eq!(counts(&Indexed::open(dir.path(), Durability::Each).unwrap()), (3, 3));
    }
}
