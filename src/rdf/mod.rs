//! From the knowledge graph to quads in the ontology's terms. Touches no store and no file.
//!
//! What a document says stands in the graph named by the document's IRI. There are no blank nodes. The plain triple
//! `subject predicate object` of a claim is derived here and nowhere else: it stands exactly where the claim is asserted
//! in the article's own voice, and never for `pg:relatedTo`.

mod copies;
mod describe;
mod literal;
mod quads;
mod vocabulary;

use std::cmp::Ordering;

pub use copies::{copies_graph, copy_quads};
pub use quads::Quads;

use oxigraph::model::{GraphNameRef, NamedNode, QuadRef, TermRef};

use crate::document::Document;
use crate::extract::Facts;
use crate::graph::KnowledgeGraph;
use crate::schema::names::DATA_BASE;

/// How the graph is put into quads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RdfOptions {
    /// What every id's IRI starts with: an absolute IRI that ends in `/` or `#`.
    pub base: String,
    /// Whether every mention becomes a resource of its own, with its words and offsets.
    pub mentions: bool,
}

impl Default for RdfOptions {
    fn default() -> Self {
        Self { base: DATA_BASE.to_owned(), mentions: false }
    }
}

/// A base that ids cannot be put under.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{base}\" cannot be a base of IRIs: {fault}; give an absolute IRI that ends in \"/\" or \"#\"")]
pub struct BaseError {
    /// The base as given.
    pub base: String,
    /// What is wrong with it.
    pub fault: String,
}

impl RdfOptions {
    /// The default options with another base.
    ///
    /// # Errors
    ///
    /// [`BaseError`] if `base` is no absolute IRI or ends otherwise than in `/` or `#`.
    pub fn with_base(base: &str) -> Result<Self, BaseError> {
        let refuse = |fault: String| BaseError { base: base.to_owned(), fault };
        NamedNode::new(base).map_err(|error| refuse(error.to_string()))?;
        if !base.ends_with(['/', '#']) {
            return Err(refuse("it ends in another character".to_owned()));
        }
        Ok(Self { base: base.to_owned(), ..Self::default() })
    }
}

/// Everything that `graph` holds, sorted by graph, subject, predicate and object, each quad once; at the end, in the graph
/// [`copies_graph`], which articles are copies of which.
#[must_use]
pub fn quads(graph: &KnowledgeGraph, options: &RdfOptions) -> Quads {
    // Sorting document by document compares the long names of graphs but once a document.
    let mut documents: Vec<_> = describe::documents(graph, options).into_iter().collect();
    documents.sort_unstable_by_key(|(document, _)| *document);
    let mut sorted = Quads::default();
    for (_, said) in documents {
        let mut quads = said.quads;
        quads.sort();
        sorted.append(quads);
    }
    sorted.append(copies::quads(graph, options));
    sorted
}

/// The quads of one document, for loading document by document: all in the graph named by the document's IRI.
#[must_use]
pub fn document_quads(document: &Document, facts: &Facts, options: &RdfOptions) -> Quads {
    quads(&KnowledgeGraph::of(document, facts), options)
}

/// The order of [`quads()`]: by graph, subject, predicate and object; IRIs before literals, literals by value.
#[must_use]
pub fn order(a: QuadRef<'_>, b: QuadRef<'_>) -> Ordering {
    let graphs = match (graph(a.graph_name), graph(b.graph_name)) {
        (Some(a), Some(b)) => compare(a, b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    };
    graphs
        .then_with(|| compare(a.subject.into(), b.subject.into()))
        .then_with(|| compare(a.predicate.into(), b.predicate.into()))
        .then_with(|| compare(a.object, b.object))
}

fn graph(name: GraphNameRef<'_>) -> Option<TermRef<'_>> {
    match name {
        GraphNameRef::NamedNode(node) => Some(node.into()),
        GraphNameRef::BlankNode(node) => Some(node.into()),
        GraphNameRef::DefaultGraph => None,
    }
}

fn compare(a: TermRef<'_>, b: TermRef<'_>) -> Ordering {
    key(a).cmp(&key(b))
}

fn key(term: TermRef<'_>) -> (u8, &str, &str, &str) {
    match term {
        TermRef::NamedNode(node) => (0, node.as_str(), "", ""),
        TermRef::BlankNode(node) => (1, node.as_str(), "", ""),
        TermRef::Literal(literal) => {
            (2, literal.value(), literal.datatype().as_str(), literal.language().unwrap_or_default())
        }
        #[allow(unreachable_patterns, reason = "triple terms exist only with RDF 1.2")]
        _ => (3, "", "", ""),
    }
}
