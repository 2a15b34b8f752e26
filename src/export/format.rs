use std::fmt;
use std::path::Path;

use super::Exporter;
use super::dot::Dot;
use super::gexf::Gexf;
use super::graphml::GraphMl;
use super::syntax::Syntax;

/// A format that a graph can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// RDF 1.1 Turtle.
    Turtle,
    /// RDF 1.1 N-Triples.
    NTriples,
    /// RDF 1.1 N-Quads.
    NQuads,
    /// RDF 1.1 TriG.
    TriG,
    /// RDF 1.1 XML Syntax.
    RdfXml,
    /// JSON-LD 1.1.
    JsonLd,
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
    /// Whether documents are written as they are read; if not, the whole graph is held in memory first.
    pub streams: bool,
    /// Whether it keeps which document says what, by named graphs.
    pub named_graphs: bool,
    /// Whether it is an RDF syntax; if not, it is a viewer's format.
    pub rdf: bool,
}

impl Format {
    /// Every format, in the order of the help text.
    pub const TABLE: [FormatInfo; 9] = [
        FormatInfo {
            format: Self::Turtle,
            name: "turtle",
            aliases: &["ttl"],
            extensions: &["ttl"],
            media_type: "text/turtle",
            about: "RDF that people read: prefixes, sorted, grouped by subject",
            streams: false,
            named_graphs: false,
            rdf: true,
        },
        FormatInfo {
            format: Self::NTriples,
            name: "ntriples",
            aliases: &["nt", "n-triples"],
            extensions: &["nt"],
            media_type: "application/n-triples",
            about: "RDF, a triple a line",
            streams: true,
            named_graphs: false,
            rdf: true,
        },
        FormatInfo {
            format: Self::NQuads,
            name: "nquads",
            aliases: &["nq", "n-quads"],
            extensions: &["nq"],
            media_type: "application/n-quads",
            about: "RDF, a quad a line: best for loading into any store",
            streams: true,
            named_graphs: true,
            rdf: true,
        },
        FormatInfo {
            format: Self::TriG,
            name: "trig",
            aliases: &[],
            extensions: &["trig"],
            media_type: "application/trig",
            about: "Turtle with a named graph for each document",
            streams: true,
            named_graphs: true,
            rdf: true,
        },
        FormatInfo {
            format: Self::RdfXml,
            name: "rdfxml",
            aliases: &["rdf", "rdf-xml", "xml"],
            extensions: &["rdf", "owl", "xml"],
            media_type: "application/rdf+xml",
            about: "RDF in XML, for older tools",
            streams: false,
            named_graphs: false,
            rdf: true,
        },
        FormatInfo {
            format: Self::JsonLd,
            name: "jsonld",
            aliases: &["json-ld"],
            extensions: &["jsonld"],
            media_type: "application/ld+json",
            about: "RDF in JSON, for web programs",
            streams: false,
            named_graphs: true,
            rdf: true,
        },
        FormatInfo {
            format: Self::GraphMl,
            name: "graphml",
            aliases: &["yed"],
            extensions: &["graphml"],
            media_type: "application/graphml+xml",
            about: "for yEd, Cytoscape, networkx, igraph",
            streams: false,
            named_graphs: false,
            rdf: false,
        },
        FormatInfo {
            format: Self::Gexf,
            name: "gexf",
            aliases: &["gephi"],
            extensions: &["gexf"],
            media_type: "application/gexf+xml",
            about: "for Gephi: sizes, colours, weights",
            streams: false,
            named_graphs: false,
            rdf: false,
        },
        FormatInfo {
            format: Self::Dot,
            name: "dot",
            aliases: &["graphviz", "gv"],
            extensions: &["dot", "gv"],
            media_type: "text/vnd.graphviz",
            about: "for Graphviz: a drawing of a small graph",
            streams: false,
            named_graphs: false,
            rdf: false,
        },
    ];

    /// What there is to know of the format.
    #[must_use]
    pub const fn info(self) -> FormatInfo {
        // The table is in the order of the variants; a test holds it to that.
        Self::TABLE[self as usize]
    }

    /// The format of this name, alias or extension, in any case; none if there is no such format.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let is = |known: &&str| known.eq_ignore_ascii_case(name);
        Self::TABLE.iter().find(|info| is(&info.name) || info.aliases.iter().any(is)).map(|info| info.format)
    }

    /// The format that the extension of `path` stands for, in any case; none if it stands for none.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        let has = |info: &&FormatInfo| info.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension));
        Self::TABLE.iter().find(has).map(|info| info.format)
    }

    /// A line for each format: its name, extensions, what it is good for and what it asks of memory.
    #[must_use]
    pub fn help() -> String {
        let mut help = String::new();
        for info in Self::TABLE {
            let extensions = info.extensions.iter().map(|known| format!(".{known}")).collect::<Vec<_>>().join(", ");
            let memory = if info.streams { "streams" } else { "whole graph in memory" };
            let graphs = if info.named_graphs { ", keeps which document says what" } else { "" };
            help.push_str(&format!("{:<9} {extensions:<17} {} ({memory}{graphs})\n", info.name, info.about));
        }
        help
    }

    /// What writes the format.
    #[must_use]
    pub fn exporter(self) -> Box<dyn Exporter> {
        match self {
            Self::GraphMl => Box::new(GraphMl),
            Self::Gexf => Box::new(Gexf),
            Self::Dot => Box::new(Dot),
            rdf => Box::new(Syntax(rdf)),
        }
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
    use std::collections::BTreeSet;

    #[test]
    fn the_table_is_in_order_and_unambiguous() {
        let (mut names, mut extensions) = (BTreeSet::new(), BTreeSet::new());
        for info in Format::TABLE {
            assert_eq!(info.format.info(), info);
            for name in info.aliases.iter().chain([&info.name]) {
                assert!(names.insert(*name), "{name} twice");
                assert_eq!(Format::from_name(&name.to_uppercase()), Some(info.format));
            }
            for extension in info.extensions {
                assert!(extensions.insert(*extension), "{extension} twice");
                assert_eq!(
                    Format::from_path(Path::new(&format!("a.b/News.{}", extension.to_uppercase()))),
                    Some(info.format)
                );
            }
            assert!(Format::help().contains(&format!("{:<9} .{}", info.name, info.extensions[0])));
        }
        assert_eq!((Format::from_name("docx"), Format::from_path(Path::new("ttl"))), (None, None));
    }
}
