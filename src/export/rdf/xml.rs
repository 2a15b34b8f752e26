//! RDF/XML. Oxigraph's own writer lets characters through that XML forbids, and loses carriage returns.

use std::borrow::Cow;
use std::io::Write;

use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{NamedNodeRef, NamedOrBlankNodeRef, QuadRef, TermRef};

use super::blocks::{Block, blocks};
use super::names::{Names, Short};
use super::{WriteError, XmlFault};
use crate::schema::names::{PG, RDF};

/// Writes the union of all graphs.
pub fn write(base: &str, quads: &[QuadRef<'_>], out: &mut dyn Write) -> Result<(), WriteError> {
    let names = Names::of(base, quads);
    let blocks = blocks(quads.iter().copied());
    // Half a file is no file: whatever XML cannot hold is found before the first byte.
    for block in &blocks {
        for &(predicate, ref objects) in &block.statements {
            check(block.subject, predicate, objects)?;
        }
    }
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    write!(out, "<rdf:RDF xmlns:rdf=\"{RDF}\"")?;
    for (prefix, namespace) in names.prefixes.iter().filter(|(prefix, _)| *prefix != "rdf") {
        write!(out, "\n    xmlns:{prefix}=\"{namespace}\"")?;
    }
    if let Some(base) = names.base() {
        write!(out, "\n    xml:base=\"{}\"", attribute(base))?;
    }
    writeln!(out, ">")?;
    for block in &blocks {
        write_block(&names, block, out)?;
    }
    writeln!(out, "</rdf:RDF>")?;
    Ok(())
}

fn check(
    subject: NamedOrBlankNodeRef<'_>,
    predicate: NamedNodeRef<'_>,
    objects: &[TermRef<'_>],
) -> Result<(), WriteError> {
    let literals = objects.iter().filter_map(|object| match object {
        TermRef::Literal(literal) => Some(literal.value()),
        _ => None,
    });
    let forbidden = literals.flat_map(str::chars).find(|c| !is_xml_char(*c)).map(XmlFault::Character);
    let nameless = Name::split(predicate.as_str()).is_none().then_some(XmlFault::Element);
    match nameless.or(forbidden) {
        Some(fault) => {
            Err(WriteError::Xml { subject: subject.to_string(), predicate: predicate.as_str().to_owned(), fault })
        }
        None => Ok(()),
    }
}

fn write_block(names: &Names, block: &Block, out: &mut dyn Write) -> Result<(), WriteError> {
    let class = element_class(block);
    let description = || Element { name: "rdf:Description".to_owned(), xmlns: String::new() };
    let element = class.and_then(|class| Element::of(names, class)).unwrap_or_else(description);
    write!(out, "\n  <{}{}", element.name, element.xmlns)?;
    match block.subject {
        NamedOrBlankNodeRef::NamedNode(node) => write!(out, " rdf:about=\"{}\"", reference(names, node.as_str()))?,
        NamedOrBlankNodeRef::BlankNode(node) => write!(out, " rdf:nodeID=\"{}\"", node.as_str())?,
    }
    writeln!(out, ">")?;
    for &(predicate, ref objects) in &block.statements {
        let Some(property) = Element::of(names, predicate) else { continue }; // `check` has refused these
        for &object in objects {
            if predicate == rdf::TYPE && matches!(object, TermRef::NamedNode(node) if Some(node) == class) {
                continue;
            }
            write_property(names, &property, object, out)?;
        }
    }
    writeln!(out, "  </{}>", element.name)?;
    Ok(())
}

fn write_property(
    names: &Names,
    property: &Element,
    object: TermRef<'_>,
    out: &mut dyn Write,
) -> Result<(), WriteError> {
    let Element { name, xmlns } = property;
    write!(out, "    <{name}{xmlns}")?;
    match object {
        TermRef::NamedNode(node) => writeln!(out, " rdf:resource=\"{}\"/>", reference(names, node.as_str()))?,
        TermRef::BlankNode(node) => writeln!(out, " rdf:nodeID=\"{}\"/>", node.as_str())?,
        TermRef::Literal(literal) => {
            if let Some(language) = literal.language() {
                write!(out, " xml:lang=\"{language}\"")?;
            } else if literal.datatype() != xsd::STRING {
                write!(out, " rdf:datatype=\"{}\"", reference(names, literal.datatype().as_str()))?;
            }
            writeln!(out, ">{}</{name}>", text(literal.value()))?;
        }
        #[allow(unreachable_patterns, reason = "a triple term, only with Oxigraph's feature for RDF 1.2")]
        _ => writeln!(out, "/>")?,
    }
    Ok(())
}

/// The class that names the subject's element: the most specific of ours.
fn element_class<'q>(block: &Block<'q>) -> Option<NamedNodeRef<'q>> {
    let types = block.statements.iter().find(|(predicate, _)| *predicate == rdf::TYPE)?;
    let classes = types.1.iter().filter_map(|object| match object {
        TermRef::NamedNode(class) => Some(*class),
        _ => None,
    });
    let ours = classes.filter(|class| class.as_str().starts_with(PG) && Name::split(class.as_str()).is_some());
    ours.max_by_key(|class| class.as_str() != "https://w3id.org/pressgraph/ontology#Entity")
}

/// An element's name, with the declaration that it needs.
struct Element {
    name: String,
    xmlns: String,
}

impl Element {
    fn of(names: &Names, node: NamedNodeRef<'_>) -> Option<Self> {
        let Name { namespace, local } = Name::split(node.as_str())?;
        let declared = names.prefixes.iter().find(|(_, known)| *known == namespace);
        Some(match declared {
            Some((prefix, _)) => Self { name: format!("{prefix}:{local}"), xmlns: String::new() },
            None if namespace == RDF => Self { name: format!("rdf:{local}"), xmlns: String::new() },
            None => Self { name: format!("ns:{local}"), xmlns: format!(" xmlns:ns=\"{}\"", attribute(namespace)) },
        })
    }
}

/// An IRI as XML sees it.
struct Name<'i> {
    namespace: &'i str,
    local: &'i str,
}

impl<'i> Name<'i> {
    /// Splits before the longest ASCII name at the end; none where there is no name, or where RDF/XML keeps it for itself.
    fn split(iri: &'i str) -> Option<Self> {
        const RESERVED: [&str; 12] = [
            "Description",
            "RDF",
            "ID",
            "about",
            "aboutEach",
            "aboutEachPrefix",
            "bagID",
            "datatype",
            "li",
            "nodeID",
            "parseType",
            "resource",
        ];
        let is_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
        let tail = iri.bytes().rev().take_while(|b| is_name(*b)).count();
        let start = iri.len() - tail;
        let skip = iri[start..].bytes().position(|b| b.is_ascii_alphabetic() || b == b'_')?;
        let (namespace, local) = iri.split_at(start + skip);
        let reserved = namespace == RDF && RESERVED.contains(&local);
        (!namespace.is_empty() && !reserved).then_some(Self { namespace, local })
    }
}

fn reference<'i>(names: &Names, iri: &'i str) -> Cow<'i, str> {
    match names.short(iri) {
        Short::Relative(relative) => attribute(relative),
        Short::Prefixed(..) | Short::Full(_) => attribute(iri),
    }
}

fn attribute(value: &str) -> Cow<'_, str> {
    escape(value, |c| matches!(c, '&' | '<' | '>' | '"' | '\t' | '\n' | '\r'))
}

/// A carriage return goes as a reference, or a parser would read it as a line feed.
fn text(value: &str) -> Cow<'_, str> {
    escape(value, |c| matches!(c, '&' | '<' | '>' | '\r'))
}

fn escape(value: &str, special: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !value.contains(&special) {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len() + 16);
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if special(c) => out.push_str("&quot;"),
            _ if special(c) => out.push_str(&format!("&#{};", u32::from(c))),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// XML 1.0, production 2. A `char` is never a surrogate.
const fn is_xml_char(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}
