use oxigraph::io::{JsonLdProfileSet, RdfFormat};

/// A syntax of RDF. [`Format::TABLE`](crate::export::Format::TABLE) has their names, extensions and media types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the table of formats describes each")]
pub enum RdfSyntax {
    Turtle,
    NTriples,
    NQuads,
    TriG,
    RdfXml,
    JsonLd,
}

impl RdfSyntax {
    /// Every syntax.
    pub const ALL: [Self; 6] = [Self::Turtle, Self::NTriples, Self::NQuads, Self::TriG, Self::RdfXml, Self::JsonLd];

    /// Whether it says which document's graph a statement is in; the others write the union of all graphs.
    #[must_use]
    pub const fn keeps_graphs(self) -> bool {
        matches!(self, Self::NQuads | Self::TriG | Self::JsonLd)
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
    fn graphs_are_kept_where_the_standard_has_them() {
        for syntax in RdfSyntax::ALL {
            assert_eq!(syntax.oxigraph().supports_datasets(), syntax.keeps_graphs(), "{syntax:?}");
        }
    }
}
