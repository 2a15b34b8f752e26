//! From the knowledge graph to files: one exporter a file, one table of formats. Loses nothing silently.
//!
//! The RDF formats hold everything. The viewers' formats (GraphML, GEXF, DOT) hold a [`View`]: claims
//! as edges with their words, status and speakers, but neither the articles' text nor the resources of single mentions.

pub mod annotate;
mod columns;
mod dot;
mod error;
pub mod explain;
mod format;
mod gexf;
mod graphml;
mod legal;
pub mod rdf;
mod style;
mod syntax;

use std::io::Write;

use crate::graph::{KnowledgeGraph, View};
use crate::rdf::RdfOptions;

pub use error::ExportError;
pub use format::{Format, FormatInfo};
pub use style::{LEGEND, Style};

/// How a graph is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportOptions {
    /// The base of IRIs in every format, and what the RDF formats hold.
    pub rdf: RdfOptions,
    /// What the viewers' formats hold.
    pub view: View,
}

/// Writes a graph in one format.
pub trait Exporter: Send + Sync {
    /// Writes the whole of `graph` to `out`. The same graph and options give the same bytes.
    ///
    /// # Errors
    ///
    /// [`ExportError::Io`] if `out` refuses; [`ExportError::IllegalCharacter`] if the graph holds a character that the
    /// format cannot.
    fn write(&self, graph: &KnowledgeGraph, options: &ExportOptions, out: &mut dyn Write) -> Result<(), ExportError>;
}
