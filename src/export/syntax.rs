use std::io::Write;

use crate::graph::KnowledgeGraph;
use crate::rdf;

use super::rdf::{RdfSyntax, write_based};
use super::{ExportError, ExportOptions, Exporter};

/// The RDF syntaxes.
pub(super) struct Syntax(pub(super) RdfSyntax);

impl Exporter for Syntax {
    fn write(&self, graph: &KnowledgeGraph, options: &ExportOptions, out: &mut dyn Write) -> Result<(), ExportError> {
        Ok(write_based(self.0, &options.rdf.base, &rdf::quads(graph, &options.rdf), out)?)
    }
}
