//! Turtle and TriG.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::io::Write;

use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{GraphNameRef, LiteralRef, NamedNodeRef, NamedOrBlankNodeRef, QuadRef, TermRef};

use super::blocks::{Block, blocks};
use super::names::{Names, Short};

/// Writes the union of all graphs as Turtle.
pub fn turtle(base: &str, quads: &[QuadRef<'_>], out: &mut dyn Write) -> io::Result<()> {
    let names = Names::of(base, quads);
    header(&names, out)?;
    for block in blocks(quads.iter().copied()) {
        write_block(&names, &block, "", out)?;
    }
    Ok(())
}

/// Writes a block for every graph, in the order of their names, the default graph first.
pub fn trig(base: &str, quads: &[QuadRef<'_>], out: &mut dyn Write) -> io::Result<()> {
    let names = Names::of(base, quads);
    header(&names, out)?;
    graphs(&names, quads.iter().copied(), out)
}

/// Writes a block for every graph.
pub fn graphs<'q>(names: &Names<'_>, quads: impl Iterator<Item = QuadRef<'q>>, out: &mut dyn Write) -> io::Result<()> {
    let mut graphs: BTreeMap<Option<String>, Vec<QuadRef<'_>>> = BTreeMap::new();
    for quad in quads {
        let name = match quad.graph_name {
            GraphNameRef::DefaultGraph => None,
            GraphNameRef::NamedNode(node) => Some(Node(names, node).to_string()),
            GraphNameRef::BlankNode(node) => Some(node.to_string()),
        };
        graphs.entry(name).or_default().push(quad);
    }
    for (name, quads) in graphs {
        let blocks = blocks(quads.into_iter());
        let Some(name) = name else {
            for block in blocks {
                write_block(names, &block, "", out)?;
            }
            continue;
        };
        write!(out, "\nGRAPH {name} {{")?;
        for block in blocks {
            write_block(names, &block, "    ", out)?;
        }
        writeln!(out, "}}")?;
    }
    Ok(())
}

/// The base and the prefixes.
pub fn header(names: &Names, out: &mut dyn Write) -> io::Result<()> {
    if let Some(base) = names.base() {
        writeln!(out, "@base <{base}> .")?;
    }
    for (prefix, namespace) in &names.prefixes {
        writeln!(out, "@prefix {prefix}: <{namespace}> .")?;
    }
    Ok(())
}

fn write_block(names: &Names, block: &Block, indent: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "\n{indent}")?;
    match block.subject {
        NamedOrBlankNodeRef::NamedNode(node) => write!(out, "{}", Node(names, node))?,
        NamedOrBlankNodeRef::BlankNode(node) => write!(out, "{node}")?,
    }
    for (at, &(predicate, ref objects)) in block.statements.iter().enumerate() {
        if at > 0 {
            write!(out, " ;\n{indent}   ")?;
        }
        let is_type = predicate == rdf::TYPE;
        if is_type {
            out.write_all(b" a")?;
        } else {
            write!(out, " {}", Node(names, predicate))?;
        }
        let one_line = is_type || objects.len() == 1;
        for (at, &object) in objects.iter().enumerate() {
            let comma = if at > 0 { "," } else { "" };
            if one_line {
                write!(out, "{comma} {}", Object(names, object))?;
            } else {
                write!(out, "{comma}\n{indent}        {}", Object(names, object))?;
            }
        }
    }
    out.write_all(b" .\n")
}

struct Node<'n>(&'n Names<'n>, NamedNodeRef<'n>);

impl fmt::Display for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.short(self.1.as_str()) {
            Short::Prefixed(prefix, local) => write!(f, "{prefix}:{local}"),
            Short::Relative(iri) | Short::Full(iri) => write!(f, "<{iri}>"),
        }
    }
}

struct Object<'n>(&'n Names<'n>, TermRef<'n>);

impl fmt::Display for Object<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1 {
            TermRef::NamedNode(node) => Node(self.0, node).fmt(f),
            TermRef::Literal(literal) => self.literal(literal, f),
            other => other.fmt(f),
        }
    }
}

impl Object<'_> {
    fn literal(&self, literal: LiteralRef<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (value, datatype) = (literal.value(), literal.datatype());
        if is_bare(value, datatype.as_str()) {
            return f.write_str(value);
        }
        quote(value, f)?;
        if let Some(language) = literal.language() {
            write!(f, "@{language}")
        } else if datatype == xsd::STRING {
            Ok(())
        } else {
            write!(f, "^^{}", Node(self.0, datatype))
        }
    }
}

/// Whether Turtle has a bare form that reads as exactly this literal, by rdflib too, which reads a bare `007` as `7`.
fn is_bare(value: &str, datatype: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let unsigned = value.strip_prefix(['+', '-']).unwrap_or(value);
    if datatype == xsd::INTEGER.as_str() {
        digits(unsigned)
            && !value.starts_with('+')
            && (value == "0" || !matches!(unsigned.bytes().next(), None | Some(b'0')))
    } else if datatype == xsd::DECIMAL.as_str() {
        unsigned.split_once('.').is_some_and(|(whole, part)| digits(whole) && !part.is_empty() && digits(part))
    } else {
        datatype == xsd::BOOLEAN.as_str() && matches!(value, "true" | "false")
    }
}

/// In one pair of quotes, or in three where the text has several lines.
fn quote(value: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let long = value.contains('\n');
    let marks = if long { "\"\"\"" } else { "\"" };
    f.write_str(marks)?;
    let mut rest = value.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' => f.write_str("\\\\")?,
            '\n' if long => f.write_str("\n")?,
            // Between three quotes only a run of quotes, or one at the end, could be misread.
            '"' if long && rest.peek().is_some_and(|next| *next != '"') => f.write_str("\"")?,
            '"' => f.write_str("\\\"")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            '\0'..='\u{1F}' | '\u{7F}' | '\u{FFFE}' | '\u{FFFF}' => write!(f, "\\u{:04X}", u32::from(c))?,
            _ => write!(f, "{c}")?,
        }
    }
    f.write_str(marks)
}
