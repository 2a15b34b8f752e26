//! The graph that says what a server stores: each entry is a triple of a document's graph, [`ENTRY`] and the entry as JSON.

use std::iter::Peekable;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Literal, NamedNode, NamedOrBlankNode, Term, Triple};

use super::http::{Server, insert};
use crate::base::spill::{IN_MEMORY, Sorted, StringSorter};
use crate::store::{Entry, StoreError};

/// The graph of entries.
pub(super) const STATE: &str = "https://w3id.org/pressgraph/ontology#Store";
const ENTRY: &str = "https://w3id.org/pressgraph/ontology#storeEntry";
/// The "entry" of a graph that is about to be deleted.
pub(super) const GONE: &str = "gone";

/// A graph and what the state has of it: its entry, or several where a change was interrupted.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub graph: String,
    pub entries: Vec<String>,
}

/// All graphs that the state has something of, in order.
pub(super) struct Graphs(Peekable<Sorted<Box<[u8]>>>);

/// Reads the state, of which little has to be in memory.
pub(super) fn read(server: &Server) -> Result<Graphs, StoreError> {
    let mut lines = StringSorter::new(IN_MEMORY);
    if let Some(state) = server.read(STATE)? {
        for quad in RdfParser::from_format(RdfFormat::NTriples).for_reader(state) {
            let quad = quad.map_err(|e| server.fault(format!("the state it keeps is no N-Triples ({e})")))?;
            if let (NamedOrBlankNode::NamedNode(graph), Term::Literal(entry)) = (quad.subject, quad.object) {
                lines.push([graph.as_str(), entry.value()].join(BEHIND).into_bytes().into_boxed_slice())?;
            }
        }
    }
    Ok(Graphs(lines.sorted()?.peekable()))
}

/// What stands between a graph and its entry where both are sorted; no IRI has it.
const BEHIND: &str = "\0";

fn parted(line: &[u8]) -> (String, String) {
    let line = String::from_utf8_lossy(line);
    let (graph, entry) = line.split_once(BEHIND).unwrap_or_default();
    (graph.to_owned(), entry.to_owned())
}

/// Whether a line is of this graph.
fn is_of(line: &[u8], graph: &str) -> bool {
    line.strip_prefix(graph.as_bytes()).is_some_and(|rest| rest.starts_with(BEHIND.as_bytes()))
}

impl Iterator for Graphs {
    type Item = Result<Known, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (graph, entry) = match self.0.next()? {
            Ok(line) => parted(&line),
            Err(error) => return Some(Err(error.into())),
        };
        let mut known = Known { graph, entries: vec![entry] };
        while let Some(Ok(line)) = self.0.next_if(|line| line.as_ref().is_ok_and(|line| is_of(line, &known.graph))) {
            let (_, entry) = parted(&line);
            if known.entries.last() != Some(&entry) {
                known.entries.push(entry);
            }
        }
        Some(Ok(known))
    }
}

/// The line of the state for an entry.
pub(super) fn line(graph: &str, entry: &str) -> String {
    let node = NamedNode::new_unchecked;
    format!("{} .\n", Triple::new(node(graph), node(ENTRY), Literal::new_simple_literal(entry)))
}

/// The update after which the state has this entry of a graph, or none, and no other.
pub(super) fn settled(graph: &NamedNode, entry: Option<&Entry>) -> String {
    // Not the short form, which some servers do not have.
    let all = format!("GRAPH <{STATE}> {{ {graph} <{ENTRY}> ?entry }}");
    let delete = format!("DELETE {{ {all} }} WHERE {{ {all} }}");
    let Some(entry) = entry else { return delete };
    format!("{delete} ;\n{}", insert(&format!("<{STATE}>"), &line(graph.as_str(), &json(entry))))
}

/// Strings, numbers and lists of them always serialise.
pub(super) fn json(entry: &Entry) -> String {
    serde_json::to_string(entry).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn entries_come_graph_by_graph() {
        let mut lines = StringSorter::new(8);
        for (graph, entry) in [("ab", "1"), ("a", "2"), ("abc", "3"), ("a", "1"), ("ab", "1")] {
            lines.push([graph, entry].join(BEHIND).into_bytes().into_boxed_slice()).unwrap();
        }
        let graphs = Graphs(lines.sorted().unwrap().peekable());
        let known: Vec<_> = graphs.map(|known| known.unwrap()).map(|known| (known.graph, known.entries)).collect();
        let want = [("a", vec!["1", "2"]), ("ab", vec!["1"]), ("abc", vec!["3"])];
        assert_eq!(
            known,
            want.map(|(graph, entries)| (graph.to_owned(), entries.into_iter().map(str::to_owned).collect()))
        );
    }
}
