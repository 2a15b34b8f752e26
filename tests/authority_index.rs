//! Authorities of the user's own: read from tables and SKOS, and what names in articles are linked to.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::path::Path;
use std::sync::Arc;

use pressgraph::authority::index::read::{self, Options};
use pressgraph::authority::index::{Builder, Index};
use pressgraph::base::Silent;
use pressgraph::document;
use pressgraph::extract::{self, Facts, Knowledge};
use pressgraph::schema::EntityType;
use pressgraph::source::{MediaType, Record};

const PEOPLE: &str = "tests/fixtures/authority/people.csv";
const PARTIES: &str = "tests/fixtures/authority/parties.ttl";

fn index(file: &str) -> Index {
    let mut builder = Builder::default();
    read::file(Path::new(file), &Options::default(), &mut builder, &mut Silent).unwrap();
    Index::from_bytes(file, builder.bytes().unwrap()).unwrap()
}

fn told(name: &str, content: &str, options: &Options) -> String {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(name);
    std::fs::write(&path, content).unwrap();
    let error = read::file(&path, options, &mut Builder::default(), &mut Silent).unwrap_err().to_string();
    error.replace(&format!("{}/", dir.path().display()), "")
}

#[test]
fn tables_and_vocabularies_are_read() {
    let people = index(PEOPLE);
    assert_eq!((people.len(), people.senses("Maria Oduya").count()), (5, 2));
    let parties = index(PARTIES);
    assert_eq!(parties.len(), 2, "the scheme is no party");
    let coast = parties.item(parties.senses("Kystalliansen").next().unwrap().item).unwrap();
    assert_eq!(
        (coast.label, coast.class, coast.iri),
        ("Coast Alliance", EntityType::Organization, "https://parties.example/id/coast")
    );
    let ferry = parties.item(parties.senses("Tobias Ferry").next().unwrap().item).unwrap();
    assert_eq!(ferry.wikidata(), Some("Q900000009"), "what Wikidata has is identified by it");
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let none = Options::default();
    let person = Options { class: Some(EntityType::Person), ..Options::default() };
    for (name, content, options, want) in [
        (
            "a.csv",
            "name,id\nMaria Oduya,Q1\n",
            &none,
            "a.csv:2: no type; name a column with --column type=COLUMN, or give --type CLASS for all",
        ),
        (
            "a.csv",
            "who,id\nx,Q1\n",
            &person,
            "a.csv:1: no column holds the name (columns: who, id); say which with --column name=COLUMN",
        ),
        (
            "a.tsv",
            "name\tid\tstart\nx y\tQ1\t\n\"z\nz\"\tQ2\tsoon\n",
            &person,
            "a.tsv:3: \"soon\" is no date; write 2004-06-02, 2004-06 or 2004",
        ),
        ("a.csv", "name,id\nx,\n", &person, "a.csv:2: no id"),
        (
            "a.csv",
            "name,id,type\nx,Q1,Thing\n",
            &none,
            "a.csv:2: \"Thing\" is no class; write one of Person, Country, Place, Organization, Group, Treaty, Law, Event, Facility, Work, Position",
        ),
        (
            "a.ttl",
            "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n<https://e.org/a> s:prefLabel \"A\" ;\n",
            &person,
            "a.ttl:3: ",
        ),
        (
            "a.ttl",
            "<https://e.org/a> <http://www.w3.org/2004/02/skos/core#prefLabel> \"A\" .\n",
            &none,
            "a.ttl: <https://e.org/a>: no type; state one with rdf:type, or give --type CLASS for all",
        ),
        (
            "a.pdf",
            "",
            &none,
            "a.pdf: no authority by its name; give a table (.csv, .tsv) or SKOS (.ttl, .nt, .rdf, .nq, .trig, .jsonld)",
        ),
    ] {
        let got = told(name, content, options);
        assert!(got.starts_with(want) && !got.contains('\n'), "{got}");
    }
}

/// Reads an article of this day.
fn read(text: &str, day: &str, authorities: &[&str]) -> Facts {
    let line = serde_json::json!({"id": "test", "text": text, "published": day});
    let record = Record::new(MediaType::JsonLine, "test", line.to_string().into_bytes());
    let doc = document::parse(record, &mut Silent).unwrap();
    let authorities: Vec<Index> = authorities.iter().map(|file| index(file)).collect();
    let knowledge = Knowledge { authorities: authorities.into(), corrections: Arc::default() };
    extract::extract_with(&doc, None, &knowledge, false)
}

/// The end of the IRI that a name is linked to; empty where it is to nothing.
fn linked(facts: &Facts, name: &str) -> String {
    let entity = facts.entities.iter().find(|e| e.label == name || e.aliases.iter().any(|a| a == name));
    let iri = entity.unwrap_or_else(|| panic!("no {name}: {:?}", facts.entities)).same_as.join(" ");
    iri.replace("http://www.wikidata.org/entity/", "")
        .replace("https://parliament.example/", "")
        .replace("https://parties.example/id/", "")
}

#[test]
fn dates_and_words_tell_namesakes_apart() {
    for (text, day, want) in [
        // Who held the office then.
        ("Maria Oduya said on Monday that Norway would go on.", "2014-05-06", "Q900000001"),
        ("Maria Oduya said on Monday that Norway would go on.", "2022-05-06", "Q900000002"),
        // One has left hers and the other has not got it yet.
        ("Maria Oduya said on Monday that Norway would go on.", "2018-05-06", ""),
        // The words around decide.
        ("Norway named Maria Oduya, the former minister of ports, to the panel.", "2018-05-06", "Q900000001"),
        // Somebody of that name, somewhere.
        ("Maria Oduya, who sells fish in Lima, was not amused.", "2014-05-06", ""),
        // A surname alone says too little.
        ("Norway's Minister Oduya resigned.", "2014-05-06", ""),
    ] {
        let facts = read(text, day, &[PEOPLE]);
        let name = if text.contains("Minister Oduya") { "Oduya" } else { "Maria Oduya" };
        assert_eq!(linked(&facts, name), want, "{text} {day}: {:?}", facts.decisions);
    }
}

#[test]
fn names_that_only_the_authority_knows_are_found() {
    let facts = read(
        "The Harbour League and Coast Alliance signed the Green Harbour Pact in Oslo. HAL was pleased.",
        "2015-01-01",
        &[PEOPLE, PARTIES],
    );
    assert_eq!(linked(&facts, "Harbour League"), "parties/3");
    assert_eq!(linked(&facts, "Coast Alliance"), "coast");
    assert_eq!(linked(&facts, "Green Harbour Pact"), "Q900000003");
    let league = facts.entities.iter().position(|e| e.label == "Harbour League").unwrap();
    assert_eq!(
        facts.mentions.iter().filter(|m| m.entity.0 as usize == league).count(),
        2,
        "the acronym is the league's"
    );
}

#[test]
fn several_authorities_add_up_and_disagree() {
    let facts = read("Tobias Ferry told Norway's Storting that he agreed.", "2015-01-01", &[PEOPLE, PARTIES]);
    assert_eq!(linked(&facts, "Tobias Ferry"), "Q900000009 people/17");
    let ferry = facts.entities.iter().find(|e| e.label == "Tobias Ferry").unwrap();
    assert_eq!(ferry.id.as_str(), "entity/Q900000009");
    assert!(facts.decisions.iter().any(|d| d.text.starts_with(PEOPLE)), "{:?}", facts.decisions);
}

#[test]
fn without_an_authority_nothing_changes() {
    let facts = read("Maria Oduya met Vladimir Putin.", "2014-05-06", &[]);
    assert!(facts.decisions.is_empty());
    assert_eq!(linked(&facts, "Maria Oduya"), "");
}
