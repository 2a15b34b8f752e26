use std::fmt;
use std::fmt::Write as _;
use std::io::{BufWriter, Write};
use std::path::Path;

use crate::graph::KnowledgeGraph;

use super::dot::Dot;
use super::gexf::Gexf;
use super::graphml::GraphMl;
use super::rdf::RdfSyntax;
use super::syntax::Syntax;
use super::{ExportError, ExportOptions, Exporter};

/// A format that a graph can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A syntax of RDF 1.1.
    Rdf(RdfSyntax),
    /// GraphML with yEd's graphics.
    GraphMl,
    /// GEXF 1.3.
    Gexf,
    /// The DOT language.
    Dot,
}

/// What there is to know of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatInfo {
    /// The format.
    pub format: Format,
    /// Its name on the command line.
    pub name: &'static str,
    /// Other names that are understood.
    pub aliases: &'static [&'static str],
    /// File extensions, the usual one first.
    pub extensions: &'static [&'static str],
    /// Its media type.
    pub media_type: &'static str,
    /// What it is good for, in a line.
    pub about: &'static str,
}

const fn row(
    format: Format,
    name: &'static str,
    aliases: &'static [&'static str],
    extensions: &'static [&'static str],
    media_type: &'static str,
    about: &'static str,
) -> FormatInfo {
    FormatInfo { format, name, aliases, extensions, media_type, about }
}

impl Format {
    /// What is written where nobody says otherwise.
    pub const DEFAULT: Self = Self::Rdf(RdfSyntax::Turtle);

    /// Every format, in the order of the help text. Names, extensions, media types and help come from here alone.
    #[rustfmt::skip]
    pub const TABLE: [FormatInfo; 9] = [
        row(Self::Rdf(RdfSyntax::Turtle), "turtle", &["ttl"], &["ttl"], "text/turtle",
            "RDF that people read: prefixes, sorted, grouped by subject"),
        row(Self::Rdf(RdfSyntax::NTriples), "ntriples", &["nt", "n-triples"], &["nt"], "application/n-triples",
            "RDF, a triple a line"),
        row(Self::Rdf(RdfSyntax::NQuads), "nquads", &["nq", "n-quads"], &["nq"], "application/n-quads",
            "RDF, a quad a line: best for loading into any store"),
        row(Self::Rdf(RdfSyntax::TriG), "trig", &[], &["trig"], "application/trig",
            "Turtle with a named graph for each document"),
        row(Self::Rdf(RdfSyntax::RdfXml), "rdfxml", &["rdf", "rdf-xml", "xml"], &["rdf", "owl", "xml"], "application/rdf+xml",
            "RDF in XML, for older tools"),
        row(Self::Rdf(RdfSyntax::JsonLd), "jsonld", &["json-ld"], &["jsonld"], "application/ld+json",
            "RDF in JSON, for web programs"),
        row(Self::GraphMl, "graphml", &["yed"], &["graphml"], "application/graphml+xml",
            "for yEd, Cytoscape, networkx, igraph"),
        row(Self::Gexf, "gexf", &["gephi"], &["gexf"], "application/gexf+xml",
            "for Gephi: sizes, colours, weights"),
        row(Self::Dot, "dot", &["graphviz", "gv"], &["dot", "gv"], "text/vnd.graphviz",
            "for Graphviz: a drawing of a small graph"),
    ];

    /// Every format, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::TABLE.iter().map(|info| info.format)
    }

    /// What there is to know of the format.
    #[must_use]
    pub fn info(self) -> &'static FormatInfo {
        // A test holds the table to having every format.
        Self::TABLE.iter().find(|info| info.format == self).unwrap_or(&Self::TABLE[0])
    }

    /// The syntax, if the format is one of RDF; else it is a viewer's.
    #[must_use]
    pub const fn syntax(self) -> Option<RdfSyntax> {
        match self {
            Self::Rdf(syntax) => Some(syntax),
            _ => None,
        }
    }

    /// Whether documents are written as they are read, with no more than one in memory.
    #[must_use]
    pub const fn streams(self) -> bool {
        matches!(self, Self::Rdf(RdfSyntax::NTriples | RdfSyntax::NQuads | RdfSyntax::TriG))
    }

    /// The format of this name, alias or extension, in any case; none if there is no such format.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let is = |known: &&str| known.eq_ignore_ascii_case(name);
        Self::TABLE
            .iter()
            .find(|info| is(&info.name) || info.aliases.iter().any(is) || info.extensions.iter().any(is))
            .map(|info| info.format)
    }

    /// The format that the extension of `path` stands for, in any case; none if it stands for none.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        let has = |info: &&FormatInfo| info.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension));
        Self::TABLE.iter().find(has).map(|info| info.format)
    }

    /// The names of all formats, for a message.
    #[must_use]
    pub fn names() -> String {
        Self::TABLE.map(|info| info.name).join(", ")
    }

    /// A line for each format: its name, extensions, what it is good for and what it asks of memory.
    #[must_use]
    pub fn help() -> String {
        let mut help = String::from("Formats (* needs the whole graph in memory, + keeps which document says what):\n");
        for info in &Self::TABLE {
            let extensions = info.extensions.iter().map(|known| format!(".{known}")).collect::<Vec<_>>().join(" ");
            let memory = if info.format.streams() { ' ' } else { '*' };
            let graphs = if info.format.syntax().is_some_and(RdfSyntax::keeps_graphs) { '+' } else { ' ' };
            // Writing to a string cannot fail.
            let _ = writeln!(help, "  {memory}{graphs} {:<9} {extensions:<15} {}", info.name, info.about);
        }
        help
    }

    /// What writes the format.
    #[must_use]
    pub fn exporter(self) -> Box<dyn Exporter> {
        match self {
            Self::Rdf(syntax) => Box::new(Syntax(syntax)),
            Self::GraphMl => Box::new(GraphMl),
            Self::Gexf => Box::new(Gexf),
            Self::Dot => Box::new(Dot),
        }
    }
}

impl Format {
    /// Writes `graph` in this format, gathering the exporter's small pieces.
    ///
    /// # Errors
    ///
    /// As [`Exporter::write`].
    pub fn write(
        self,
        graph: &KnowledgeGraph,
        options: &ExportOptions,
        out: &mut dyn Write,
    ) -> Result<(), ExportError> {
        let mut out = BufWriter::new(out);
        self.exporter().write(graph, options, &mut out)?;
        Ok(out.flush()?)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.info().name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn the_table_is_complete_and_unambiguous() {
        let (mut names, mut extensions) = (BTreeMap::new(), BTreeSet::new());
        for info in &Format::TABLE {
            assert_eq!(info.format.info(), info);
            for name in info.aliases.iter().chain([&info.name]).chain(info.extensions) {
                assert_eq!(*names.entry(*name).or_insert(info.format), info.format, "{name} means two formats");
                assert_eq!(Format::from_name(&name.to_uppercase()), Some(info.format));
            }
            for extension in info.extensions {
                assert!(extensions.insert(*extension), "{extension} twice");
                let path = format!("a.b/News.{}", extension.to_uppercase());
                assert_eq!(Format::from_path(Path::new(&path)), Some(info.format));
            }
            assert!(Format::help().contains(info.about) && Format::names().contains(info.name));
            if let Some(syntax) = info.format.syntax() {
                assert_eq!(syntax.oxigraph().media_type(), info.media_type);
            }
        }
        for syntax in RdfSyntax::ALL {
            assert_eq!(Format::Rdf(syntax).info().format.syntax(), Some(syntax));
        }
        assert_eq!((Format::from_name("docx"), Format::from_path(Path::new("ttl"))), (None, None));
    }
}
