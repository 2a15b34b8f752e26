//! Which entries a store has: where the last change of each stands, by its graph, its sources and its segment.
//!
//! The entries themselves are read again from there when they are asked for, and compared with what was asked, so that two names of the same
//! hash are told apart.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::entry::{Change, Entry, Origin, is_place};
use super::error::StoreError;
use super::lines::Lines;
use crate::base::spill::{HashMap64, StringSorter};

/// All entries of a store.
pub(super) struct Catalogue<L> {
    /// Where their changes stand.
    pub lines: L,
    places: Mutex<Places>,
    in_memory: usize,
}

/// Hashes to places and hashes; in memory or in temporary files.
struct Places {
    /// By the hash of a graph the place of the change that put its entry.
    graphs: HashMap64,
    /// By the hash of a source or a segment those of the graphs whose entries have it.
    links: HashMap64,
    /// Whether a temporary file failed in the middle of a change.
    broken: bool,
}

/// Entries, as they are read one by one.
pub type Entries<'s> = Box<dyn Iterator<Item = Result<Entry, StoreError>> + Send + 's>;

/// What stands between a graph and its place where both are sorted; less than all that a name may hold.
const BEHIND: u8 = 0;

impl<L: Lines> Catalogue<L> {
    /// No entry; up to `in_memory` bytes of each table stay in memory.
    pub fn new(lines: L, in_memory: usize) -> Self {
        let places = Places { graphs: HashMap64::new(in_memory), links: HashMap64::new(in_memory), broken: false };
        Self { lines, places: Mutex::new(places), in_memory }
    }

    /// The same entries, whose changes stand in what `make` makes of where they stood.
    pub fn map<M>(self, make: impl FnOnce(L) -> M) -> Catalogue<M> {
        Catalogue { lines: make(self.lines), places: self.places, in_memory: self.in_memory }
    }

    /// Takes over the entries of another catalogue of the same changes.
    pub fn become_as<M>(&mut self, other: Catalogue<M>) {
        self.places = other.places;
    }

    /// From now on nothing is known.
    pub fn lose(&mut self) {
        self.places.get_mut().unwrap_or_else(PoisonError::into_inner).broken = true;
    }

    fn places(&self) -> Result<MutexGuard<'_, Places>, StoreError> {
        let places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        if places.broken {
            let fault =
                "a temporary file failed before, and what is stored is not known any more; open the store again";
            return Err(io::Error::other(fault).into());
        }
        Ok(places)
    }

    /// How many entries there are.
    pub fn len(&self) -> Result<u64, StoreError> {
        Ok(self.places()?.graphs.len())
    }

    pub fn get(&self, graph: &str) -> Result<Option<Entry>, StoreError> {
        Ok(self.find(graph)?.map(|(entry, _)| entry))
    }

    /// The entry of a graph, and its place.
    fn find(&self, graph: &str) -> Result<Option<(Entry, u64)>, StoreError> {
        let places = self.places()?.graphs.get(hash("", graph))?;
        for place in places {
            if let Some(entry) = self.lines.read(place)?.entry(graph) {
                return Ok(Some((entry, place)));
            }
        }
        Ok(None)
    }

    /// Whether an entry uses a segment; true, too, where one uses another segment of the same hash, which keeps a file that could go.
    pub fn uses_segment(&self, segment: &str) -> Result<bool, StoreError> {
        let users = self.places()?.links.get(hash(SEGMENT, segment))?;
        Ok(!users.is_empty())
    }

    /// The entries that were read from `source`, by graph.
    fn of_source(&self, source: &str) -> Result<Vec<Entry>, StoreError> {
        let mut places = Vec::new();
        {
            let mut tables = self.places()?;
            for graph in tables.links.get(hash(SOURCE, source))? {
                places.extend(tables.graphs.get(graph)?);
            }
        }
        places.sort_unstable();
        places.dedup();
        let mut entries = Vec::new();
        for place in places {
            for entry in self.lines.read(place)?.put {
                // The line may have others, and earlier selves.
                if entry.sources.contains(source) && self.find(&entry.graph)?.is_some_and(|(_, at)| at == place) {
                    entries.push(entry);
                }
            }
        }
        entries.sort_unstable_by(|a, b| a.graph.cmp(&b.graph));
        Ok(entries)
    }

    /// What has to change when `origin` was read and its quads lie in `segment`.
    pub fn change(&self, origin: &Origin, segment: String, quads: u64) -> Result<Change, StoreError> {
        let graph = origin.graph.as_str();
        let mut sources = self.get(graph)?.map(|e| e.sources).unwrap_or_default();
        sources.insert(origin.source.clone());
        let entry = Entry {
            graph: graph.to_owned(),
            segment,
            quads,
            content: origin.content.clone(),
            sources,
            print: origin.print,
        };
        let mut change = Change { put: vec![entry], drop: Vec::new() };
        if origin.weak_identity && is_place(&origin.source) {
            for mut entry in self.of_source(&origin.source)?.into_iter().filter(|entry| entry.graph != graph) {
                entry.sources.remove(&origin.source);
                if entry.sources.is_empty() { change.drop.push(entry.graph) } else { change.put.push(entry) }
            }
        }
        Ok(change)
    }

    /// Whether `origin` is here with this content.
    pub fn knows(&self, origin: &Origin) -> Result<bool, StoreError> {
        Ok(self.get(origin.graph.as_str())?.is_some_and(|entry| entry.content == origin.content))
    }

    /// What has to change when `origin` was read and its content is the one that is stored; none when it is not.
    pub fn confirmation(&self, origin: &Origin) -> Result<Option<Change>, StoreError> {
        let Some(entry) = self.get(origin.graph.as_str())?.filter(|e| e.content == origin.content) else {
            return Ok(None);
        };
        let mut change = self.change(origin, entry.segment.clone(), entry.quads)?;
        if change.put.first() == Some(&entry) {
            change.put.remove(0);
        }
        Ok(Some(change))
    }

    /// Applies a change that stands at `place` and returns the segments that nothing uses any more.
    pub fn apply(&mut self, change: &Change, place: u64) -> Result<Vec<String>, StoreError> {
        let applied = self.try_apply(change, place);
        if applied.is_err() {
            self.lose();
        }
        applied
    }

    fn try_apply(&mut self, change: &Change, place: u64) -> Result<Vec<String>, StoreError> {
        let mut released = Vec::new();
        for graph in &change.drop {
            released.extend(self.take(graph)?);
        }
        for entry in &change.put {
            released.extend(self.take(&entry.graph)?);
            let mut places = self.places()?;
            let graph = hash("", &entry.graph);
            places.graphs.insert(graph, place)?;
            for link in links(entry) {
                places.links.insert(link, graph)?;
            }
        }
        released.sort_unstable();
        released.dedup();
        let mut unused = Vec::new();
        for segment in released {
            if !self.uses_segment(&segment)? {
                unused.push(segment);
            }
        }
        Ok(unused)
    }

    /// Takes an entry out and tells its segment.
    fn take(&mut self, graph: &str) -> Result<Option<String>, StoreError> {
        let Some((entry, place)) = self.find(graph)? else { return Ok(None) };
        let mut places = self.places()?;
        let graph = hash("", graph);
        places.graphs.remove(graph, place)?;
        for link in links(&entry) {
            places.links.remove(link, graph)?;
        }
        Ok(Some(entry.segment))
    }

    /// The entries in the order of their graphs' names.
    pub fn entries(&self) -> Entries<'_> {
        let sorted = match self.sorted().and_then(|names| Ok(names.sorted()?)) {
            Ok(sorted) => sorted,
            Err(error) => return Box::new(std::iter::once(Err(error))),
        };
        let mut last = Box::default();
        // Two graphs of one hash that came in one change are found twice.
        let names = sorted.filter(move |name| {
            name.as_ref().map_or(true, |name| {
                let new = *name != last;
                last.clone_from(name);
                new
            })
        });
        Box::new(names.map(|name| self.named(&name?)))
    }

    /// The graphs' names, each with the place of its entry behind it.
    fn sorted(&self) -> Result<StringSorter, StoreError> {
        let mut names = StringSorter::new(self.in_memory);
        let mut add = |hash_of_graph, place: u64| {
            let mut change = self.lines.read(place)?;
            change.put.retain(|entry| hash("", &entry.graph) == hash_of_graph);
            for entry in change.put {
                let mut name = entry.graph.into_bytes();
                name.push(BEHIND);
                name.extend(place.to_be_bytes());
                names.push(name.into_boxed_slice())?;
            }
            Ok::<_, StoreError>(())
        };
        self.places()?.graphs.each(&mut add)?;
        Ok(names)
    }

    fn named(&self, name: &[u8]) -> Result<Entry, StoreError> {
        let (graph, place) = name.split_at(name.len() - size_of::<u64>());
        let place = place.iter().fold(0, |place, byte| place << 8 | u64::from(*byte));
        let graph = String::from_utf8_lossy(&graph[..graph.len() - 1]);
        self.lines.read(place)?.entry(&graph).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData).into())
    }
}

const SEGMENT: &str = "segment ";
const SOURCE: &str = "source ";

fn hash(kind: &str, name: &str) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(kind.as_bytes());
    hasher.update(name.as_bytes());
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    // Zero is no number of the tables.
    u64::from_le_bytes(bytes).max(1)
}

/// The hashes that lead to an entry's graph.
fn links(entry: &Entry) -> impl Iterator<Item = u64> {
    let sources = entry.sources.iter().filter(|source| is_place(source)).map(|source| hash(SOURCE, source));
    sources.chain([hash(SEGMENT, &entry.segment)])
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use oxigraph::model::NamedNode;

    use super::*;
    use crate::store::lines::Kept;

    fn origin(graph: &str, content: &str, source: &str, weak_identity: bool) -> Origin {
        Origin {
            graph: NamedNode::new(format!("https://e.org/{graph}")).unwrap(),
            content: content.into(),
            source: source.into(),
            weak_identity,
            print: None,
        }
    }

    fn empty() -> Catalogue<Kept> {
        Catalogue::new(Kept::new(usize::MAX), 0)
    }

    fn apply(catalogue: &mut Catalogue<Kept>, change: &Change) -> Vec<String> {
        let place = catalogue.lines.push(change).unwrap();
        catalogue.apply(change, place).unwrap()
    }

    fn read(catalogue: &mut Catalogue<Kept>, origin: &Origin) {
        let change = match catalogue.confirmation(origin).unwrap() {
            Some(change) => change,
            None => catalogue.change(origin, format!("segment-{}", origin.content), 1).unwrap(),
        };
        apply(catalogue, &change);
    }

    fn graphs(catalogue: &Catalogue<Kept>) -> Vec<String> {
        catalogue.entries().map(|e| e.unwrap().graph.trim_start_matches("https://e.org/").to_owned()).collect()
    }

    #[test]
    fn an_edited_text_leaves_its_earlier_self_only_where_another_place_still_has_it() {
        let mut catalogue = empty();
        read(&mut catalogue, &origin("a", "1", "/x.txt", true));
        read(&mut catalogue, &origin("b", "2", "/x.txt", true));
        assert_eq!(graphs(&catalogue), ["b"], "the same place, another text");
        read(&mut catalogue, &origin("b", "2", "/copy.txt", true));
        read(&mut catalogue, &origin("c", "3", "/x.txt", true));
        assert_eq!(graphs(&catalogue), ["b", "c"], "/copy.txt still has b");
        read(&mut catalogue, &origin("c", "3", "/copy.txt", true));
        assert_eq!(graphs(&catalogue), ["c"], "an unchanged text can take a place too");
    }

    #[test]
    fn strong_names_and_standard_input_drop_nothing() {
        let mut catalogue = empty();
        read(&mut catalogue, &origin("a", "1", "/x.txt", false));
        read(&mut catalogue, &origin("b", "2", "/x.txt", false));
        read(&mut catalogue, &origin("c", "3", "-", true));
        read(&mut catalogue, &origin("d", "4", "-", true));
        assert_eq!(graphs(&catalogue), ["a", "b", "c", "d"]);
    }

    #[test]
    fn segments_are_released_with_their_last_user() {
        let mut catalogue = empty();
        let mut put = |graph: &str, segment: &str| {
            let change = catalogue.change(&origin(graph, segment, graph, false), segment.into(), 0).unwrap();
            apply(&mut catalogue, &change)
        };
        assert!(put("a", "s").is_empty());
        assert!(put("b", "s").is_empty());
        assert!(put("a", "t").is_empty(), "b still uses s");
        let change = Change { put: Vec::new(), drop: vec!["https://e.org/b".into()] };
        assert_eq!(apply(&mut catalogue, &change), ["s"]);
    }

    /// Whatever comes, changes and goes, it knows what a plain map knows.
    #[test]
    fn it_knows_what_a_map_in_memory_knows() {
        let mut catalogue = empty();
        let mut want = std::collections::BTreeMap::new();
        for n in 0..4000_u32 {
            let graph = format!("g{}", n * 7919 % 700);
            if n % 11 == 5 {
                let change = Change { put: Vec::new(), drop: vec![format!("https://e.org/{graph}")] };
                apply(&mut catalogue, &change);
                want.remove(&graph);
            } else {
                let content = (n % 3).to_string();
                read(&mut catalogue, &origin(&graph, &content, &format!("/{}", n % 50), false));
                want.insert(graph, content);
            }
        }
        assert_eq!(graphs(&catalogue), want.keys().cloned().collect::<Vec<_>>());
        assert_eq!(catalogue.len().unwrap(), want.len() as u64);
        for content in ["0", "1", "2", "3"] {
            let used = catalogue.uses_segment(&format!("segment-{content}")).unwrap();
            assert_eq!(used, want.values().any(|c| c == content), "{content}");
        }
        for (graph, content) in want {
            assert!(catalogue.knows(&origin(&graph, &content, "-", false)).unwrap());
        }
        catalogue.lose();
        assert!(
            catalogue.get("https://e.org/g1").is_err_and(|error| error.to_string().contains("open the store again"))
        );
    }
}
