//! Which articles are copies of which, in a graph of its own: no document says it, and more documents may change it.

use oxigraph::model::{NamedNode, Quad};

use super::vocabulary::pg;
use super::{Quads, RdfOptions};
use crate::graph::{Copies, CopyLink, KnowledgeGraph};

/// Name of the graph that holds the links between copies.
#[must_use]
pub fn copies_graph(base: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{base}graph/copies"))
}

/// Links between copies, whose names are IRIs, as quads sorted by subject, predicate and object.
#[must_use]
pub fn copy_quads(links: &[CopyLink], base: &str) -> Quads {
    let graph = copies_graph(base);
    let node = |iri: &str| NamedNode::new_unchecked(iri);
    let quad = |link: &CopyLink, predicate| Quad::new(node(&link.copy), predicate, node(&link.original), graph.clone());
    let exact = links.iter().filter(|link| link.exact).map(|link| quad(link, pg::EXACT_COPY_OF));
    let mut quads: Quads = links.iter().map(|link| quad(link, pg::COPY_OF)).chain(exact).collect();
    quads.sort();
    quads
}

/// The links between the articles of `graph`.
pub(super) fn quads(graph: &KnowledgeGraph, options: &RdfOptions) -> Quads {
    let mut copies = Copies::in_memory();
    for (id, print) in graph.prints() {
        // Memory does not fail.
        let _ = copies.add(&id.iri(&options.base), print);
    }
    copy_quads(&copies.links().unwrap_or_default(), &options.base)
}
