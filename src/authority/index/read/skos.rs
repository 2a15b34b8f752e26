//! Vocabularies in SKOS, in any syntax of RDF.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term};

use super::table::unknown_class;
use super::{Fault, Note, Options, class_named, period};
use crate::authority::index::{Builder, Period, Record, wikidata_item};
use crate::schema::names::{OWL, PG, RDF, RDFS, SKOS, WD};

/// The syntax that an extension stands for.
pub(super) fn format(extension: &str) -> Option<RdfFormat> {
    RdfFormat::from_extension(extension)
}

/// What one subject says.
#[derive(Debug, Default)]
struct Subject {
    /// Preferred labels, and whether they are in English or in no language.
    labels: BTreeSet<(bool, String)>,
    aliases: BTreeSet<String>,
    types: BTreeSet<String>,
    from: Option<String>,
    until: Option<String>,
    descriptions: BTreeSet<String>,
    countries: BTreeSet<String>,
    same: BTreeSet<String>,
}

pub(super) fn read(
    bytes: &[u8],
    format: RdfFormat,
    options: &Options,
    builder: &mut Builder,
    note: Note<'_>,
) -> Result<(), Fault> {
    let mut subjects: BTreeMap<String, Subject> = BTreeMap::new();
    for quad in RdfParser::from_format(format).for_slice(bytes) {
        let quad = quad.map_err(|error| {
            let line = error.location().map_or(1, |at| at.start.line + 1);
            Fault::Line(line, error.to_string())
        })?;
        if let NamedOrBlankNode::NamedNode(subject) = quad.subject {
            take(subjects.entry(subject.into_string()).or_default(), quad.predicate.as_str(), &quad.object);
        }
    }
    for (iri, subject) in &subjects {
        // A vocabulary has subjects that name nothing: its scheme, its licence.
        if subject.labels.is_empty() && subject.aliases.is_empty() {
            continue;
        }
        let mut note = |message: &str| note(format!(": <{iri}>"), message);
        let Some(record) =
            record(iri, subject, options, &mut note).map_err(|told| Fault::Whole(format!("<{iri}>: {told}")))?
        else {
            continue;
        };
        builder.add(&record).map_err(|e| Fault::Whole(format!("<{iri}>: {e}")))?;
    }
    Ok(())
}

fn take(subject: &mut Subject, predicate: &str, object: &Term) {
    const PREFERRED: &[&str] = &["prefLabel", "label", "name"];
    const OTHER: &[&str] = &["altLabel", "hiddenLabel", "alternateName"];
    const FROM: &[&str] = &["startDate", "validFrom", "foundingDate"];
    const UNTIL: &[&str] = &["endDate", "validThrough", "validUntil", "dissolutionDate"];
    const ABOUT: &[&str] = &["definition", "description", "comment", "note", "scopeNote", "jobTitle"];
    const COUNTRY: &[&str] = &["nationality", "addressCountry", "country", "locatedIn"];
    const SAME: &[&str] = &["sameAs", "exactMatch"];
    let known = [SKOS, RDFS, OWL, PG, RDF, "https://schema.org/", "http://schema.org/", "http://xmlns.com/foaf/0.1/"];
    let Some(local) = known.iter().find_map(|namespace| predicate.strip_prefix(namespace)) else { return };
    let (text, language) = match object {
        Term::NamedNode(iri) => (iri.as_str(), None),
        Term::Literal(literal) => (literal.value(), literal.language()),
        _ => return,
    };
    let earliest = |held: &mut Option<String>| {
        if held.as_deref().is_none_or(|held| text < held) {
            *held = Some(text.to_owned());
        }
    };
    match local {
        "type" => drop(subject.types.insert(text.to_owned())),
        _ if PREFERRED.contains(&local) => {
            let english = language.is_none_or(|l| l.eq_ignore_ascii_case("en") || l.to_lowercase().starts_with("en-"));
            subject.labels.insert((!english, text.to_owned()));
        }
        _ if OTHER.contains(&local) => drop(subject.aliases.insert(text.to_owned())),
        _ if FROM.contains(&local) => earliest(&mut subject.from),
        _ if UNTIL.contains(&local) => earliest(&mut subject.until),
        _ if ABOUT.contains(&local) => drop(subject.descriptions.insert(text.to_owned())),
        _ if COUNTRY.contains(&local) => drop(subject.countries.insert(text.to_owned())),
        _ if SAME.contains(&local) => drop(subject.same.insert(text.to_owned())),
        _ => {}
    }
}

/// The record of a subject; none for the scheme itself.
fn record(
    iri: &str,
    subject: &Subject,
    options: &Options,
    note: &mut dyn FnMut(&str),
) -> Result<Option<Record>, String> {
    if subject.types.contains(&format!("{SKOS}ConceptScheme")) || subject.types.contains(&format!("{OWL}Ontology")) {
        return Ok(None);
    }
    let class = subject.types.iter().find_map(|name| class_named(name)).or(options.class);
    let class = class.ok_or_else(|| match subject.types.iter().find(|t| !t.starts_with(SKOS)) {
        Some(name) => unknown_class(name),
        None => "no type; state one with rdf:type, or give --type CLASS for all".to_owned(),
    })?;
    let mut names = subject.labels.iter().map(|(_, name)| name.clone()).chain(subject.aliases.iter().cloned());
    let name = names.next().unwrap_or_default();
    let day = |text: &Option<String>| -> Result<Option<Period>, String> {
        let Some(text) = text else { return Ok(None) };
        Period::parse(text).map(Some).ok_or_else(|| format!("\"{text}\" is no date; write 2004-06-02, 2004-06 or 2004"))
    };
    let item = |iri: &&String| iri.strip_prefix(WD).is_some_and(|item| wikidata_item(item).is_some());
    let joined = |texts: &BTreeSet<String>| texts.iter().map(String::as_str).collect::<Vec<_>>().join("; ");
    Ok(Some(Record {
        // What is the same as a Wikidata item is identified by it, as everything is.
        id: subject.same.iter().find(item).map_or(iri, String::as_str).to_owned(),
        name,
        class,
        aliases: names.collect(),
        period: period(day(&subject.from)?, day(&subject.until)?, note),
        description: joined(&subject.descriptions),
        country: joined(&subject.countries),
    }))
}
