//! What a store knows of a document, and how that changes.

use std::collections::BTreeSet;

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
pub(super) fn is_place(source: &str) -> bool {
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

impl Change {
    /// The entry that it puts for a graph.
    pub(super) fn entry(self, graph: &str) -> Option<Entry> {
        self.put.into_iter().rfind(|entry| entry.graph == graph)
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
mod tests {
    use super::source_key;

    #[test]
    fn source_keys_are_absolute_and_keep_what_is_no_path() {
        assert_eq!(source_key("-"), "-");
        assert_eq!(source_key("-#3"), "-#3");
        assert_eq!(source_key("https://e.org/a"), "https://e.org/a");
        let key = source_key("news.jsonl#7");
        assert!(std::path::Path::new(&key).is_absolute() && key.ends_with("news.jsonl#7"));
    }
}
