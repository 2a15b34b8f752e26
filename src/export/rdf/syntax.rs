use oxigraph::io::{JsonLdProfileSet, RdfFormat};

/// A syntax of RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the table of syntaxes describes each")]
pub enum RdfSyntax {
    Turtle,
    NTriples,
    NQuads,
    TriG,
    RdfXml,
    JsonLd,
}

/// What there is to know of a syntax.
#[derive(Clone, Copy, Debug)]
pub struct Syntax {
    /// Which.
    pub syntax: RdfSyntax,
    /// The name on the command line.
    pub name: &'static str,
    /// File extensions without the dot, the usual one first.
    pub extensions: &'static [&'static str],
    /// The registered media type.
    pub media_type: &'static str,
    /// One line for the help.
    pub description: &'static str,
    /// Whether it says which document's graph a statement is in; the others write the union.
    pub keeps_graphs: bool,
    /// Whether it is written document by document, without the whole graph in memory.
    pub streams: bool,
}

/// Every syntax; help, file extensions and content negotiation come from here.
pub const SYNTAXES: &[Syntax] = &[
    Syntax {
        syntax: RdfSyntax::Turtle,
        name: "turtle",
        extensions: &["ttl"],
        media_type: "text/turtle",
        description: "RDF to read: prefixes, grouped by subject, sorted",
        keeps_graphs: false,
        streams: false,
    },
    Syntax {
        syntax: RdfSyntax::NTriples,
        name: "ntriples",
        extensions: &["nt"],
        media_type: "application/n-triples",
        description: "RDF, one triple a line",
        keeps_graphs: false,
        streams: true,
    },
    Syntax {
        syntax: RdfSyntax::NQuads,
        name: "nquads",
        extensions: &["nq"],
        media_type: "application/n-quads",
        description: "RDF, one triple and its document a line",
        keeps_graphs: true,
        streams: true,
    },
    Syntax {
        syntax: RdfSyntax::TriG,
        name: "trig",
        extensions: &["trig"],
        media_type: "application/trig",
        description: "Turtle with a block for every document",
        keeps_graphs: true,
        streams: true,
    },
    Syntax {
        syntax: RdfSyntax::RdfXml,
        name: "rdfxml",
        extensions: &["rdf", "owl"],
        media_type: "application/rdf+xml",
        description: "RDF as XML",
        keeps_graphs: false,
        streams: false,
    },
    Syntax {
        syntax: RdfSyntax::JsonLd,
        name: "jsonld",
        extensions: &["jsonld"],
        media_type: "application/ld+json",
        description: "RDF as JSON, compact, with its context inside",
        keeps_graphs: true,
        streams: false,
    },
];

impl RdfSyntax {
    /// Its row of the table.
    #[must_use]
    pub fn info(self) -> &'static Syntax {
        // The table is in the order of declaration.
        &SYNTAXES[self as usize]
    }

    /// The syntax of that command-line name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        SYNTAXES.iter().find(|row| row.name == name).map(|row| row.syntax)
    }

    /// The syntax of files with that extension (no dot; case does not matter).
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        let has = |row: &&Syntax| row.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension));
        SYNTAXES.iter().find(has).map(|row| row.syntax)
    }

    /// The syntax of that media type; parameters such as `;charset=utf-8` are ignored.
    #[must_use]
    pub fn from_media_type(media_type: &str) -> Option<Self> {
        let bare = media_type.split(';').next().unwrap_or_default().trim();
        SYNTAXES.iter().find(|row| row.media_type.eq_ignore_ascii_case(bare)).map(|row| row.syntax)
    }

    /// What Oxigraph calls it, to read it with.
    #[must_use]
    pub fn oxigraph(self) -> RdfFormat {
        match self {
            Self::Turtle => RdfFormat::Turtle,
            Self::NTriples => RdfFormat::NTriples,
            Self::NQuads => RdfFormat::NQuads,
            Self::TriG => RdfFormat::TriG,
            Self::RdfXml => RdfFormat::RdfXml,
            Self::JsonLd => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_finds_every_syntax() {
        for (at, row) in SYNTAXES.iter().enumerate() {
            assert_eq!(row.syntax as usize, at);
            assert_eq!(row.syntax.info().name, row.name);
            assert_eq!(RdfSyntax::from_name(row.name), Some(row.syntax));
            assert_eq!(RdfSyntax::from_media_type(&format!("{}; charset=utf-8", row.media_type)), Some(row.syntax));
            for extension in row.extensions {
                assert_eq!(RdfSyntax::from_extension(&extension.to_uppercase()), Some(row.syntax));
            }
            assert_eq!(row.syntax.oxigraph().supports_datasets(), row.keeps_graphs);
            assert_eq!(RdfFormat::from_extension(row.extensions[0]).map(RdfFormat::media_type), Some(row.media_type));
        }
        assert_eq!(RdfSyntax::from_extension("dot"), None);
    }
}
