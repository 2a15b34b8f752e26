//! Names of people, organisations and places: exact span and type against files in CoNLL form.
//!
//! Both sides lose a leading article and a possessive ending; gold of other types is left out, and so are our own names of other
//! classes. Only mentions of kind `name` count.

use std::collections::BTreeSet;
use std::path::Path;

use super::conll::{Marked, bare, documents};
use super::data::{self, DataError};
use super::reading::{Program, Unit, context};
use super::score::Counts;
use super::table::{Mistake, Report, Table};

/// Name of the set, file, documents left out because models train on them.
const SETS: &[(&str, &str, usize)] = &[
    ("wikigold", "ner/wikigold.conll", 72),
    ("politics", "ner/politics-dev.conll", 0),
    ("EWT", "ner/ewt-dev.conll", 0),
    ("WNUT-17", "ner/wnut17-dev.conll", 0),
];

const KINDS: [&str; 3] = ["PER", "ORG", "LOC"];

/// The label map of the gold; labels that it lacks are not judged.
fn gold_kind(label: &str) -> Option<&'static str> {
    match label {
        "PER" | "PERSON" | "person" | "politician" => Some("PER"),
        "ORG" | "organisation" | "organization" | "politicalparty" | "corporation" | "group" => Some("ORG"),
        "LOC" | "location" | "country" | "GPE" | "place" => Some("LOC"),
        _ => None,
    }
}

/// The same for our classes.
pub fn our_kind(class: &str) -> Option<&'static str> {
    match class {
        "Person" => Some("PER"),
        "Organization" => Some("ORG"),
        "Country" | "Place" | "Facility" => Some("LOC"),
        _ => None,
    }
}

/// A judged span: start, end, kind.
type Name = (usize, usize, &'static str);

/// Measures every set.
pub fn run(program: &Program, data: &Path) -> Result<Report, DataError> {
    let mut report = Report::default();
    for (set, file, skip) in SETS {
        let read = documents(&data::text(&data.join(file))?);
        let mut counts = [Counts::default(); 3];
        for (at, document) in read.iter().enumerate().skip(*skip) {
            let reading = program.text(&format!("{set}-{at}"), &document.text, None);
            let text: Vec<char> = document.text.chars().collect();
            let (gold, found) = (gold(document, &text), found(reading.article(), &text));
            for (kind, counts) in KINDS.iter().zip(&mut counts) {
                *counts += Counts::of(&of_kind(&gold, kind), &of_kind(&found, kind));
            }
            mistakes(&format!("{set} {at}"), &text, &gold, &found, &mut report.mistakes);
        }
        let mut table = Table::new(format!("Names, exact span and type: {set} (`{file}`)"));
        let mut all = Counts::default();
        for (kind, counts) in KINDS.iter().zip(counts) {
            table.counts(format!("{set} {kind}"), counts);
            all += counts;
        }
        table.counts(format!("{set} all"), all);
        report.tables.push(table);
    }
    Ok(report)
}

fn of_kind(names: &BTreeSet<Name>, kind: &str) -> BTreeSet<Name> {
    names.iter().filter(|n| n.2 == kind).copied().collect()
}

fn gold(document: &Marked, text: &[char]) -> BTreeSet<Name> {
    let judged = document.spans.iter().filter_map(|(a, b, label)| Some((*a, *b, gold_kind(label)?)));
    judged.map(|(a, b, kind)| named(text, a, b, kind)).collect()
}

fn found(article: &Unit, text: &[char]) -> BTreeSet<Name> {
    let names = article.mentions.iter().filter(|m| m.kind == "name");
    names.filter_map(|m| Some(named(text, m.start, m.end, our_kind(&m.class)?))).collect()
}

fn named(text: &[char], start: usize, end: usize, kind: &'static str) -> Name {
    let (start, end) = bare(text, start, end);
    (start, end, kind)
}

fn mistakes(place: &str, text: &[char], gold: &BTreeSet<Name>, found: &BTreeSet<Name>, out: &mut Vec<Mistake>) {
    let differing = gold.symmetric_difference(found);
    out.extend(differing.map(|name| {
        let (start, end, kind) = *name;
        let missed = gold.contains(name);
        let others = if missed { found } else { gold };
        let near: Vec<String> = others
            .iter()
            .filter(|o| o.0 < end && start < o.1)
            .map(|o| format!("{} {}", text[o.0..o.1].iter().collect::<String>(), o.2))
            .collect();
        let against = if near.is_empty() { String::new() } else { format!(" against {}", near.join(", ")) };
        Mistake {
            place: format!("{place}:{start}"),
            kind: if missed { "missed" } else { "wrong" },
            what: format!("{} {kind}{against}", text[start..end].iter().collect::<String>()),
            context: context(text, start, end),
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judges_bare_spans_of_judged_kinds() {
        let text: Vec<char> = "The BBC's man in Rome, MISC".chars().collect();
        let document = Marked {
            text: text.iter().collect(),
            spans: vec![(0, 9, "organisation".to_owned()), (17, 21, "LOC".to_owned()), (23, 27, "MISC".to_owned())],
        };
        assert_eq!(gold(&document, &text), BTreeSet::from([(4, 7, "ORG"), (17, 21, "LOC")]));
    }

    #[test]
    fn mistakes_tell_both_sides() {
        let text: Vec<char> = "in New York City".chars().collect();
        let mut out = Vec::new();
        mistakes("x", &text, &BTreeSet::from([(3, 16, "LOC")]), &BTreeSet::from([(3, 11, "LOC")]), &mut out);
        let told: Vec<_> = out.iter().map(|m| (m.kind, m.what.as_str())).collect();
        assert_eq!(
            told,
            [("wrong", "New York LOC against New York City LOC"), ("missed", "New York City LOC against New York LOC")]
        );
    }
}
