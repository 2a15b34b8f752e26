//! RDF in its six syntaxes, from quads.
//!
//! The line formats stream. The others group what is known of one subject, in an order made for reading, and
//! shorten IRIs with the prefixes of [`PREFIXES`](crate::schema::PREFIXES) and the base of the data.

mod blocks;
mod jsonld;
mod names;
mod pieces;
mod syntax;
mod terse;
mod xml;

use std::io;
use std::io::Write;

use oxigraph::model::{QuadRef, TripleRef};

use crate::rdf::Quads;
use crate::schema::DATA_BASE;

pub use pieces::Pieces;
pub use syntax::RdfSyntax;

/// Why quads were not written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The output failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// RDF/XML cannot hold the statement.
    #[error("RDF/XML cannot hold the <{predicate}> of {subject}: {fault}; write Turtle instead")]
    Xml {
        /// The statement's subject, as in N-Triples.
        subject: String,
        /// The statement's predicate.
        predicate: String,
        /// What XML has no way to say.
        fault: XmlFault,
    },
}

/// What XML has no way to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum XmlFault {
    /// A character that XML 1.0 forbids even as a reference.
    #[error("XML forbids the character U+{:04X}", u32::from(*.0))]
    Character(char),
    /// A predicate whose IRI does not end in an XML name, or that RDF/XML reserves.
    #[error("its IRI cannot be an XML element")]
    Element,
}

/// Writes `quads` in `syntax`; IRIs under [`DATA_BASE`] are written relative to it where the syntax can.
///
/// N-Triples and N-Quads keep the order of `quads`; the others depend on the set of quads alone. A syntax
/// without graphs writes the union of all graphs.
///
/// # Errors
///
/// [`WriteError::Io`] if `out` fails, [`WriteError::Xml`] for a statement that RDF/XML has no way to write.
///
/// ```
/// use oxigraph::model::{GraphName, NamedNode, Quad};
/// use pressgraph::export::rdf::{RdfSyntax, write};
///
/// let node = |iri| NamedNode::new_unchecked(iri);
/// let quad = Quad::new(
///     node("https://w3id.org/pressgraph/id/entity/peru"),
///     node("https://w3id.org/pressgraph/ontology#borders"),
///     node("https://w3id.org/pressgraph/id/entity/chile"),
///     GraphName::DefaultGraph,
/// );
/// let mut turtle = Vec::new();
/// write(RdfSyntax::Turtle, &[quad].into_iter().collect(), &mut turtle)?;
/// assert!(String::from_utf8_lossy(&turtle).ends_with("\n<entity/peru> pg:borders <entity/chile> .\n"));
/// # Ok::<_, pressgraph::export::rdf::WriteError>(())
/// ```
pub fn write(syntax: RdfSyntax, quads: &Quads, out: &mut dyn Write) -> Result<(), WriteError> {
    write_based(syntax, DATA_BASE, quads, out)
}

/// As [`write()`], with IRIs under `base` written relative to it. A base that is no directory-like IRI shortens nothing.
///
/// # Errors
///
/// As [`write()`].
pub fn write_based(syntax: RdfSyntax, base: &str, quads: &Quads, out: &mut dyn Write) -> Result<(), WriteError> {
    write_all(syntax, base, &quads.iter().collect::<Vec<_>>(), out)
}

fn write_all(syntax: RdfSyntax, base: &str, quads: &[QuadRef<'_>], out: &mut dyn Write) -> Result<(), WriteError> {
    match syntax {
        RdfSyntax::Turtle => terse::turtle(base, quads, out)?,
        RdfSyntax::TriG => terse::trig(base, quads, out)?,
        RdfSyntax::NTriples => {
            for quad in quads {
                writeln!(out, "{} .", TripleRef::from(*quad))?;
            }
        }
        RdfSyntax::NQuads => {
            for quad in quads {
                writeln!(out, "{quad} .")?;
            }
        }
        RdfSyntax::RdfXml => xml::write(base, quads, out)?,
        RdfSyntax::JsonLd => jsonld::write(base, quads, out)?,
    }
    Ok(())
}
