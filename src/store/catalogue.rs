use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::NamedNode;
use serde::{Deserialize, Serialize};

use crate::document::Print;

/// Where a set of quads comes from and what it must be compared with. Says everything that decides whether a
/// document is new, changed, unchanged or the successor of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The document's IRI, which is the name of its graph.
    pub graph: NamedNode,
    /// A hash of everything that the quads depend on: the input's bytes, the options, the extractor's version.
    pub content: String,
    /// Where it was read from, as [`source_key`] writes it.
    pub source: String,
    /// Whether the graph's name rests on the text alone, so that an edited text has another name
    /// (`Document::id_from_text`). Such a document takes the place of what the same source gave before.
    pub weak_identity: bool,
    /// What its copies are found by; none for what is no article or too short.
    pub print: Option<Print>,
}

/// A locator as a lasting name of a place: the path made absolute, a `#7` at its end kept.
///
/// `-` (standard input) and addresses with a scheme stay as they are.
#[must_use]
pub fn source_key(locator: &str) -> String {
    if !is_place(locator) || locator.contains("://") {
        return locator.to_owned();
    }
    std::path::absolute(locator).map_or_else(|_| locator.to_owned(), |path| path.to_string_lossy().into_owned())
}

/// Standard input names no place: two texts read from it have nothing to do with each other.
fn is_place(source: &str) -> bool {
    !(source.is_empty() || source == "-" || source.starts_with("-#"))
}

/// What the manifest knows of one document or imported file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The document's IRI.
    pub graph: String,
    /// BLAKE3 hash of the segment's bytes in hexadecimal; names the segment file.
    pub segment: String,
    /// Quads in the segment.
    pub quads: u64,
    /// [`Origin::content`].
    pub content: String,
    /// Every place that it was read from.
    pub sources: BTreeSet<String>,
    /// [`Origin::print`].
    #[serde(default, skip_serializing_if = "Option::is_none", with = "hexadecimal")]
    pub print: Option<Print>,
}

/// One transaction: entries that come or change, graphs that go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// New and changed entries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub put: Vec<Entry>,
    /// Graphs of the entries that go.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drop: Vec<String>,
}

/// All entries of a store, by graph.
#[derive(Clone, Debug, Default)]
pub(super) struct Catalogue {
    entries: BTreeMap<String, Entry>,
    by_source: BTreeMap<String, BTreeSet<String>>,
    /// How many entries use a segment.
    uses: BTreeMap<String, u32>,
}

impl Catalogue {
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.entries.values()
    }

    pub fn get(&self, graph: &str) -> Option<&Entry> {
        self.entries.get(graph)
    }

    pub fn uses_segment(&self, segment: &str) -> bool {
        self.uses.contains_key(segment)
    }

    /// What has to change when `origin` was read and its quads lie in `segment`.
    pub fn change(&self, origin: &Origin, segment: String, quads: u64) -> Change {
        let graph = origin.graph.as_str();
        let mut sources = self.entries.get(graph).map(|e| e.sources.clone()).unwrap_or_default();
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
            for earlier in self.by_source.get(&origin.source).into_iter().flatten().filter(|g| *g != graph) {
                let Some(entry) = self.entries.get(earlier) else { continue };
                let mut entry = entry.clone();
                entry.sources.remove(&origin.source);
                if entry.sources.is_empty() { change.drop.push(entry.graph) } else { change.put.push(entry) }
            }
        }
        change
    }

    /// Whether `origin` is here with this content.
    pub fn knows(&self, origin: &Origin) -> bool {
        self.entries.get(origin.graph.as_str()).is_some_and(|entry| entry.content == origin.content)
    }

    /// What has to change when `origin` was read and its content is the one that is stored; none when it is not.
    pub fn confirmation(&self, origin: &Origin) -> Option<Change> {
        let entry = self.entries.get(origin.graph.as_str()).filter(|e| e.content == origin.content)?;
        let mut change = self.change(origin, entry.segment.clone(), entry.quads);
        change.put.retain(|e| self.entries.get(&e.graph) != Some(e));
        Some(change)
    }

    /// Applies `change` and returns the segments that nothing uses any more.
    pub fn apply(&mut self, change: Change) -> Vec<String> {
        let mut released = Vec::new();
        for graph in change.drop {
            released.extend(self.take(&graph));
        }
        for entry in change.put {
            released.extend(self.take(&entry.graph));
            *self.uses.entry(entry.segment.clone()).or_default() += 1;
            for source in &entry.sources {
                self.by_source.entry(source.clone()).or_default().insert(entry.graph.clone());
            }
            self.entries.insert(entry.graph.clone(), entry);
        }
        released.retain(|segment| !self.uses_segment(segment));
        released
    }

    fn take(&mut self, graph: &str) -> Option<String> {
        let entry = self.entries.remove(graph)?;
        for source in &entry.sources {
            if let Some(graphs) = self.by_source.get_mut(source) {
                graphs.remove(graph);
                if graphs.is_empty() {
                    self.by_source.remove(source);
                }
            }
        }
        if let Some(count) = self.uses.get_mut(&entry.segment) {
            *count -= 1;
            if *count == 0 {
                self.uses.remove(&entry.segment);
            }
        }
        Some(entry.segment)
    }
}

/// Prints as text.
mod hexadecimal {
    use std::fmt::Write as _;

    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::document::Print;

    pub(super) fn serialize<S: Serializer>(print: &Option<Print>, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(2 * Print::SIZE);
        for byte in print.iter().flat_map(Print::to_bytes) {
            // Writing to memory cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        serializer.serialize_str(&text)
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Option<Print>, D::Error> {
        let text = String::deserialize(deserializer)?;
        let mut bytes = [0; Print::SIZE];
        if text.len() != 2 * Print::SIZE || !text.is_ascii() {
            return Err(D::Error::custom("a print of another length"));
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).map_err(D::Error::custom)?;
        }
        Ok(Some(Print::from_bytes(&bytes)))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn origin(graph: &str, content: &str, source: &str, weak_identity: bool) -> Origin {
        Origin {
            graph: NamedNode::new(format!("https://e.org/{graph}")).unwrap(),
            content: content.into(),
            source: source.into(),
            weak_identity,
            print: None,
        }
    }

    fn read(catalogue: &mut Catalogue, origin: &Origin) {
        let change = catalogue
            .confirmation(origin)
            .unwrap_or_else(|| catalogue.change(origin, format!("segment-{}", origin.content), 1));
        catalogue.apply(change);
    }

    fn graphs(catalogue: &Catalogue) -> Vec<&str> {
        catalogue.entries().map(|e| e.graph.trim_start_matches("https://e.org/")).collect()
    }

    #[test]
    fn an_edited_text_leaves_its_earlier_self_only_where_another_place_still_has_it() {
        let mut catalogue = Catalogue::default();
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
        let mut catalogue = Catalogue::default();
        read(&mut catalogue, &origin("a", "1", "/x.txt", false));
        read(&mut catalogue, &origin("b", "2", "/x.txt", false));
        read(&mut catalogue, &origin("c", "3", "-", true));
        read(&mut catalogue, &origin("d", "4", "-", true));
        assert_eq!(graphs(&catalogue), ["a", "b", "c", "d"]);
    }

    #[test]
    fn segments_are_released_with_their_last_user() {
        let mut catalogue = Catalogue::default();
        let put = |c: &Catalogue, graph: &str, segment: &str| {
            c.change(&origin(graph, segment, graph, false), segment.into(), 0)
        };
        let change = put(&catalogue, "a", "s");
        assert!(catalogue.apply(change).is_empty());
        let change = put(&catalogue, "b", "s");
        assert!(catalogue.apply(change).is_empty());
        let change = put(&catalogue, "a", "t");
        assert!(catalogue.apply(change).is_empty(), "b still uses s");
        let change = Change { put: Vec::new(), drop: vec!["https://e.org/b".into()] };
        assert_eq!(catalogue.apply(change), ["s"]);
    }

    #[test]
    fn source_keys_are_absolute_and_keep_what_is_no_path() {
        assert_eq!(source_key("-"), "-");
        assert_eq!(source_key("-#3"), "-#3");
        assert_eq!(source_key("https://e.org/a"), "https://e.org/a");
        let key = source_key("news.jsonl#7");
        assert!(std::path::Path::new(&key).is_absolute() && key.ends_with("news.jsonl#7"));
    }
}
