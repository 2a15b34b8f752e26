//! JSON-LD 1.1, compact: prefixed keys, plain values where the context can say the type once.

use std::collections::BTreeMap;
use std::io;
use std::io::Write;

use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{GraphNameRef, LiteralRef, NamedNodeRef, NamedOrBlankNodeRef, QuadRef, TermRef};
use serde_json::{Map, Value, json};

use super::blocks::{Block, blocks};
use super::names::{Names, Short};

/// Writes one JSON object: the context, and the subjects under `@graph`, those of a named graph under the graph's own.
pub fn write(base: &str, quads: &[QuadRef<'_>], out: &mut dyn Write) -> io::Result<()> {
    let names = Names::of(base, quads);
    let file = File { coercions: coercions(&names, quads), names };
    let mut graphs: BTreeMap<Option<String>, Vec<QuadRef<'_>>> = BTreeMap::new();
    for quad in quads {
        let name = match quad.graph_name {
            GraphNameRef::DefaultGraph => None,
            GraphNameRef::NamedNode(node) => Some(file.id(node)),
            GraphNameRef::BlankNode(node) => Some(node.to_string()),
        };
        graphs.entry(name).or_default().push(*quad);
    }
    write!(out, "{{\n  \"@context\": {},\n  \"@graph\": [", file.context())?;
    let mut first = true;
    let mut separate = |indent: &str, out: &mut dyn Write| {
        let comma = if std::mem::take(&mut first) { "" } else { "," };
        write!(out, "{comma}\n{indent}")
    };
    for (name, quads) in graphs {
        let Some(name) = name else {
            for block in blocks(quads.into_iter()) {
                separate("    ", out)?;
                file.write_block(&block, "    ", out)?;
            }
            continue;
        };
        separate("    ", out)?;
        write!(out, "{{\n      \"@id\": {},\n      \"@graph\": [", Value::from(name))?;
        for (at, block) in blocks(quads.into_iter()).iter().enumerate() {
            write!(out, "{}\n        ", if at > 0 { "," } else { "" })?;
            file.write_block(block, "        ", out)?;
        }
        write!(out, "\n      ]\n    }}")?;
    }
    writeln!(out, "\n  ]\n}}")
}

/// What the context says of a predicate, so that its values need not.
#[derive(Clone, PartialEq)]
enum Coercion {
    /// Every object is a resource.
    Id,
    /// Every object is a literal of one datatype that JSON does not have.
    Datatype(String),
    /// Anything else.
    None,
}

/// The coercion of every predicate, by its key.
fn coercions(names: &Names, quads: &[QuadRef<'_>]) -> BTreeMap<String, Coercion> {
    let mut found: BTreeMap<&str, Coercion> = BTreeMap::new();
    for quad in quads.iter().filter(|quad| quad.predicate != rdf::TYPE) {
        let fits = match quad.object {
            TermRef::NamedNode(_) | TermRef::BlankNode(_) => Coercion::Id,
            TermRef::Literal(literal) if literal.language().is_some() || native(literal).is_some() => Coercion::None,
            TermRef::Literal(literal) => Coercion::Datatype(names.prefixed(literal.datatype().as_str())),
            #[allow(unreachable_patterns, reason = "a triple term, only with Oxigraph's feature for RDF 1.2")]
            _ => Coercion::None,
        };
        let so_far = found.entry(quad.predicate.as_str()).or_insert_with(|| fits.clone());
        if *so_far != fits {
            *so_far = Coercion::None;
        }
    }
    // A key may not be explained by a key, itself least of all.
    let keys: Vec<String> = found.keys().map(|predicate| names.prefixed(predicate)).collect();
    let explained = |coercion: &Coercion| matches!(coercion, Coercion::Datatype(datatype) if keys.contains(datatype));
    let sound = |coercion| if explained(&coercion) { Coercion::None } else { coercion };
    keys.iter().cloned().zip(found.into_values().map(sound)).collect()
}

/// The JSON value that reads as exactly this literal.
fn native(literal: LiteralRef<'_>) -> Option<Value> {
    let (value, datatype) = (literal.value(), literal.datatype());
    if datatype == xsd::STRING {
        Some(Value::from(value))
    } else if datatype == xsd::BOOLEAN {
        value.parse().ok().map(Value::Bool)
    } else if datatype == xsd::INTEGER {
        // Beyond 2^53 a JSON reader may round; and only canonical numbers come back as they were.
        let number: i64 = value.parse().ok().filter(|n: &i64| n.unsigned_abs() < 1 << 53)?;
        (number.to_string() == value).then(|| Value::from(number))
    } else {
        None
    }
}

struct File<'b> {
    names: Names<'b>,
    coercions: BTreeMap<String, Coercion>,
}

impl File<'_> {
    fn context(&self) -> String {
        let mut lines = Vec::new();
        let mut line = |key: &str, value: Value| lines.push(format!("    {}: {value}", Value::from(key)));
        if let Some(base) = self.names.base() {
            line("@base", Value::from(base));
        }
        for (prefix, namespace) in &self.names.prefixes {
            line(prefix, Value::from(*namespace));
        }
        for (key, coercion) in &self.coercions {
            match coercion {
                Coercion::Id => line(key, json!({"@type": "@id"})),
                Coercion::Datatype(datatype) => line(key, json!({"@type": datatype})),
                Coercion::None => {}
            }
        }
        if lines.is_empty() { "{}".to_owned() } else { format!("{{\n{}\n  }}", lines.join(",\n")) }
    }

    fn write_block(&self, block: &Block, indent: &str, out: &mut dyn Write) -> io::Result<()> {
        let subject = match block.subject {
            NamedOrBlankNodeRef::NamedNode(node) => self.id(node),
            NamedOrBlankNodeRef::BlankNode(node) => node.to_string(),
        };
        write!(out, "{{\n{indent}  \"@id\": {}", Value::from(subject))?;
        for &(predicate, ref objects) in &block.statements {
            let is_type = predicate == rdf::TYPE && objects.iter().all(|object| !matches!(object, TermRef::Literal(_)));
            let key = if is_type { "@type".to_owned() } else { self.names.prefixed(predicate.as_str()) };
            let values: Vec<_> = objects.iter().map(|&object| self.value(&key, object).to_string()).collect();
            write!(out, ",\n{indent}  {}: ", Value::from(key))?;
            match values.as_slice() {
                [one] => out.write_all(one.as_bytes())?,
                several if is_type => write!(out, "[{}]", several.join(", "))?,
                several => {
                    let line = format!(",\n{indent}    ");
                    write!(out, "[\n{indent}    {}\n{indent}  ]", several.join(&line))?;
                }
            }
        }
        write!(out, "\n{indent}}}")
    }

    fn value(&self, key: &str, object: TermRef<'_>) -> Value {
        let coercion = self.coercions.get(key).unwrap_or(&Coercion::None);
        match object {
            TermRef::NamedNode(node) if key == "@type" => Value::from(self.names.prefixed(node.as_str())),
            TermRef::BlankNode(node) if key == "@type" => Value::from(node.to_string()),
            TermRef::NamedNode(node) => resource(coercion, self.id(node)),
            TermRef::BlankNode(node) => resource(coercion, node.to_string()),
            TermRef::Literal(literal) => self.literal(coercion, literal),
            #[allow(unreachable_patterns, reason = "a triple term, only with Oxigraph's feature for RDF 1.2")]
            _ => Value::Null,
        }
    }

    fn literal(&self, coercion: &Coercion, literal: LiteralRef<'_>) -> Value {
        if let Some(language) = literal.language() {
            return json!({"@value": literal.value(), "@language": language});
        }
        let datatype = self.names.prefixed(literal.datatype().as_str());
        match native(literal) {
            Some(value) => value,
            None if *coercion == Coercion::Datatype(datatype.clone()) => Value::from(literal.value()),
            None => {
                let mut typed = Map::new();
                typed.insert("@value".to_owned(), Value::from(literal.value()));
                typed.insert("@type".to_owned(), Value::from(datatype));
                Value::Object(typed)
            }
        }
    }

    /// An IRI where JSON-LD resolves against the base.
    fn id(&self, node: NamedNodeRef<'_>) -> String {
        match self.names.short(node.as_str()) {
            Short::Relative(relative) => relative.to_owned(),
            Short::Prefixed(prefix, local) => format!("{prefix}:{local}"),
            Short::Full(iri) => iri.to_owned(),
        }
    }
}

fn resource(coercion: &Coercion, id: String) -> Value {
    if *coercion == Coercion::Id { Value::from(id) } else { json!({"@id": id}) }
}
