//! Reads and checks the Turtle files: one record an entry.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use oxrdf::{NamedOrBlankNode, Term, vocab::rdf};
use oxttl::TurtleParser;

const PG: &str = "https://w3id.org/pressgraph/ontology#";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const ENTITY: &str = "https://w3id.org/pressgraph/id/entity/";
const WIKIDATA: &str = "http://www.wikidata.org/entity/";
const SAME_AS: &str = "http://www.w3.org/2002/07/owl#sameAs";

/// Classes an entry may have: `crate::schema::EntityType`, less those that nothing here belongs to.
const CLASSES: &[&str] = &["Country", "Event", "Group", "Law", "Organization", "Person", "Place", "Treaty"];

/// Kinds an entry may have, and the variant of `Kind` for each.
pub const KINDS: &[(&str, &str)] = &[
    ("state", "State"),
    ("territory", "Territory"),
    ("former", "FormerState"),
    ("disputed", "DisputedState"),
    ("constituent", "ConstituentCountry"),
    ("capital", "Capital"),
    ("seat", "Seat"),
    ("city", "City"),
    ("province", "Province"),
    ("region", "Region"),
    ("continent", "Continent"),
    ("waters", "Waters"),
    ("government", "Government"),
    ("party", "Party"),
    ("intergovernmental", "Intergovernmental"),
    ("company", "Company"),
    ("media", "Media"),
    ("armed", "Armed"),
    ("institute", "Institute"),
    ("other", "Other"),
    ("nationality", "Nationality"),
    ("ethnic", "Ethnic"),
    ("religious", "Religious"),
    ("political", "Political"),
];

/// The properties that name an entry, and the variant of `Form` for each.
const FORMS: &[(&str, &str, &str)] = &[
    (SKOS, "prefLabel", "Name"),
    (SKOS, "altLabel", "Name"),
    (PG, "acronym", "Acronym"),
    (PG, "adjective", "Adjective"),
    (PG, "people", "People"),
    (PG, "demonym", "Demonym"),
    (PG, "surname", "Surname"),
    (PG, "generic", "Generic"),
];

/// One entry as the files have it.
#[derive(Debug, Default)]
pub struct Record {
    /// Last segment of its IRI.
    pub key: String,
    /// Local name of its class.
    pub class: String,
    /// Preferred name.
    pub label: String,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// Variant of `Kind`.
    pub kind: Option<&'static str>,
    /// Key of its country.
    pub country: Option<String>,
    /// Key of its party.
    pub party: Option<String>,
    /// Its year.
    pub year: Option<i16>,
    /// ISO codes.
    pub codes: Vec<String>,
    /// Names, each with the variant of `Form`.
    pub names: Vec<(String, &'static str)>,
    /// Those of the names that mean something else more often than not.
    pub ambiguous: Vec<String>,
    /// The file it stands in, for messages.
    file: String,
}

/// Every entry of the folder's `.ttl` files, sorted by key; or everything that is wrong with them.
pub fn read(folder: &Path) -> Result<Vec<Record>, Vec<String>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .map_err(|e| vec![format!("{}: {e}", folder.display())])?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ext| ext == "ttl"))
        .collect();
    paths.sort();
    let mut faults = Vec::new();
    let mut records: BTreeMap<String, Record> = BTreeMap::new();
    for path in paths {
        let file = path.display().to_string();
        match std::fs::read(&path) {
            Ok(bytes) => read_file(&file, &bytes, &mut records, &mut faults),
            Err(e) => faults.push(format!("{file}: {e}")),
        }
    }
    let records: Vec<Record> = records.into_values().collect();
    check(&records, &mut faults);
    if faults.is_empty() { Ok(records) } else { Err(faults) }
}

fn read_file(file: &str, bytes: &[u8], records: &mut BTreeMap<String, Record>, faults: &mut Vec<String>) {
    for triple in TurtleParser::new().for_slice(bytes) {
        let triple = match triple {
            Ok(triple) => triple,
            Err(e) => return faults.push(format!("{file}: {e}")),
        };
        let NamedOrBlankNode::NamedNode(subject) = &triple.subject else {
            faults.push(format!("{file}: a blank node is no entry"));
            continue;
        };
        let Some(key) = subject.as_str().strip_prefix(ENTITY) else {
            faults.push(format!("{file}: {subject} is not under {ENTITY}"));
            continue;
        };
        let record = records.entry(key.to_owned()).or_insert_with(|| Record {
            key: key.to_owned(),
            file: file.to_owned(),
            ..Record::default()
        });
        if record.file != file {
            faults.push(format!("{file}: ent:{key} stands in {} already", record.file));
        } else if let Err(fault) = take(record, triple.predicate.as_str(), &triple.object) {
            faults.push(format!("{file}: ent:{key}: {fault}"));
        }
    }
}

/// Adds what one triple says to its entry.
fn take(record: &mut Record, predicate: &str, object: &Term) -> Result<(), String> {
    let text = match object {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        other => return Err(format!("{other} is no value here")),
    };
    if predicate == rdf::TYPE.as_str() {
        if text == format!("{SKOS}Concept") {
            return Ok(());
        }
        let class = text.strip_prefix(PG).filter(|c| CLASSES.contains(c)).ok_or(format!("unknown class <{text}>"))?;
        return once(&mut record.class, class, "class");
    }
    if let Some((_, local, form)) = FORMS.iter().find(|(ns, local, _)| predicate == format!("{ns}{local}")) {
        if text.is_empty() || text.trim() != text || text.contains(['’', '\u{a0}', '\t', '\n']) || text.contains("  ")
        {
            return Err(format!("{local} {text:?} needs single spaces and straight apostrophes"));
        }
        // The names of a group are those of a people; whether they are its preferred ones makes no other kind of name.
        let form = if record.class == "Group" && *form == "Name" { "People" } else { form };
        record.names.push((text.clone(), form));
        return if *local == "prefLabel" { once(&mut record.label, &text, "skos:prefLabel") } else { Ok(()) };
    }
    let entity = |what| text.strip_prefix(ENTITY).map(str::to_owned).ok_or(format!("{what} <{text}> is no entry"));
    match predicate {
        SAME_AS => {
            let item =
                text.strip_prefix(WIKIDATA).filter(|i| is_item(i)).ok_or(format!("<{text}> is no Wikidata item"))?;
            if item != record.key {
                return Err(format!("its key is not its Wikidata item {item}"));
            }
            record.wikidata = Some(item.to_owned());
        }
        _ if predicate == format!("{SKOS}notation") => record.codes.push(text),
        _ => match predicate.strip_prefix(PG) {
            Some("ambiguousName") => record.ambiguous.push(text),
            Some("country") if record.country.is_none() => record.country = Some(entity("pg:country")?),
            Some("party") if record.party.is_none() => record.party = Some(entity("pg:party")?),
            Some("year") if record.year.is_none() => {
                record.year = Some(text.parse().map_err(|_| format!("{text:?} is no year"))?);
            }
            Some("kind") if record.kind.is_none() => {
                let kind = KINDS.iter().find(|k| k.0 == text).ok_or(format!("unknown pg:kind {text:?}"))?;
                record.kind = Some(kind.1);
            }
            _ => return Err(format!("<{predicate}> is unknown or given twice")),
        },
    }
    Ok(())
}

fn once(field: &mut String, value: &str, what: &str) -> Result<(), String> {
    if !field.is_empty() && field != value {
        return Err(format!("two values of {what}: {field} and {value}"));
    }
    value.clone_into(field);
    Ok(())
}

fn is_item(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// What only the whole shows: missing parts, dangling references, names that two entries of one class claim.
fn check(records: &[Record], faults: &mut Vec<String>) {
    let classes: HashMap<&str, &str> = records.iter().map(|r| (r.key.as_str(), r.class.as_str())).collect();
    let mut owners: HashMap<(&str, &str, &str), &Record> = HashMap::new();
    for record in records {
        let mut fault = |what: String| faults.push(format!("{}: ent:{}: {what}", record.file, record.key));
        if record.class.is_empty() {
            fault("has no class".to_owned());
        }
        if record.label.is_empty() {
            fault("has no skos:prefLabel".to_owned());
        }
        for (reference, class) in [(&record.country, "Country"), (&record.party, "Organization")] {
            if let Some(key) = reference
                && classes.get(key.as_str()) != Some(&class)
            {
                fault(format!("ent:{key} is no pg:{class}"));
            }
        }
        for name in &record.ambiguous {
            if !record.names.iter().any(|(n, _)| n == name) {
                fault(format!("pg:ambiguousName {name:?} is none of its names"));
            }
        }
        for (name, form) in &record.names {
            if *form == "Generic" || record.ambiguous.contains(name) {
                continue;
            }
            let claim = (name.as_str(), record.class.as_str(), *form);
            if let Some(other) = owners.insert(claim, record)
                && other.key != record.key
            {
                fault(format!("{name:?} names ent:{} too; mark one of them pg:ambiguousName", other.key));
            }
        }
    }
}
