//! Capitals that mean their governments and capitals that mean cities, on sentences written for it.
#![allow(clippy::unwrap_used, reason = "tests")]

use pressgraph::base::Silent;
use pressgraph::document;
use pressgraph::extract;
use pressgraph::nlp::engine::Engine;
use pressgraph::source::{MediaType, Record};

/// The mentions of capitals and seats: `Moscow = Russia, Place, of Moscow`.
fn seats(text: &str, engine: Option<&Engine>) -> Vec<String> {
    let bytes = serde_json::json!({"id": "test", "text": text}).to_string().into_bytes();
    let doc = document::parse(Record::new(MediaType::JsonLine, "test", bytes), &mut Silent).unwrap();
    let facts = extract::extract(&doc, engine);
    let label = |entity: extract::EntityRef| facts.entities[entity.0 as usize].label.as_str();
    let own = facts.mentions.iter().filter(|m| m.place.is_some());
    own.map(|m| {
        let words = m.span.slice(doc.text_of(m.unit));
        assert!(
            !facts.entities[m.entity.0 as usize].aliases.iter().any(|a| a == words),
            "{text}: no name of the country"
        );
        format!("{words} = {}, {}, of {}", label(m.entity), m.class, m.place.map_or("", label))
    })
    .collect()
}

#[test]
fn capitals_that_act_are_their_governments() {
    let moscow = "Moscow = Russia, Place, of Moscow";
    let cases: &[(&str, &[&str])] = &[
        ("Moscow denied the report.", &[moscow]),
        ("Moscow is arming the rebels.", &[moscow]),
        ("Moscow has no plans to attack anybody.", &[moscow]),
        ("Moscow was right to protest.", &[moscow]),
        ("The rebels were armed by Moscow.", &[moscow]),
        ("Peru urged Moscow to sign the accord.", &[moscow]),
        ("Peru imposed sanctions on Moscow last year.", &[moscow]),
        ("According to Moscow, nobody was hurt.", &[moscow]),
        ("Moscow's policy has not changed.", &[moscow]),
        ("Ties between Moscow and Ankara are warm.", &[moscow, "Ankara = Turkey, Place, of Ankara"]),
        ("Peru negotiated a deal with Beijing.", &["Beijing = China, Place, of Beijing"]),
        (
            "Washington and Paris signed the accord.",
            &["Washington = United States, Place, of Washington, D.C.", "Paris = France, Place, of Paris"],
        ),
        ("The Beijing government refused.", &["Beijing = China, Place, of Beijing"]),
    ];
    for (text, want) in cases {
        assert_eq!(seats(text, Some(Engine::builtin())), *want, "{text}");
    }
}

#[test]
fn capitals_where_something_is_are_cities() {
    for text in [
        "Ana Ruiz arrived in Moscow.",
        "Ana Ruiz was born in Moscow and lives in Paris.",
        "Ana Ruiz visited Moscow on Monday.",
        "Moscow is a big city.",
        "Moscow has twelve million people.",
        "Moscow's streets were empty.",
        "The road between Moscow and Minsk was closed.",
        "She flew from Washington to London.",
        "The talks in Beijing failed.",
        "Rain fell on Moscow.",
        "Moscow mayor Ivan Orlov said the city would pay.",
        "London announced a marathon for the mayor's birthday.",
        "Paris hosted the games.",
        "The company has an office in Brussels.",
        "The Moscow Times reported it.",
        "Police in Madrid warned drivers.",
    ] {
        assert!(seats(text, Some(Engine::builtin())).is_empty(), "{text}: {:?}", seats(text, Some(Engine::builtin())));
    }
}

#[test]
fn a_capital_of_two_is_the_one_of_which_the_text_speaks() {
    let cases: &[(&str, &[&str])] = &[
        ("Brussels has not commented.", &["Brussels = European Union, Place, of Brussels"]),
        (
            "The European Commission met on Monday. Brussels rejected the deal.",
            &["Brussels = European Commission, Place, of Brussels"],
        ),
        ("Belgium sent troops. Brussels denied it.", &["Brussels = Belgium, Place, of Brussels"]),
        ("The Soviet Union fell apart. Moscow had refused to help.", &["Moscow = Soviet Union, Place, of Moscow"]),
    ];
    for (text, want) in cases {
        assert_eq!(seats(text, Some(Engine::builtin())), *want, "{text}");
    }
}

#[test]
fn without_a_tree_a_verb_of_saying_tells() {
    assert_eq!(seats("Moscow denied the report.", None), ["Moscow = Russia, Place, of Moscow"]);
    assert!(seats("Ana Ruiz arrived in Moscow.", None).is_empty());
}

/// The class of the first mention of these words.
fn class(text: &str, words: &str) -> String {
    let bytes = serde_json::json!({"id": "test", "text": text}).to_string().into_bytes();
    let doc = document::parse(Record::new(MediaType::JsonLine, "test", bytes), &mut Silent).unwrap();
    let facts = extract::extract(&doc, Some(Engine::builtin()));
    let found = facts.mentions.iter().find(|m| m.span.slice(doc.text_of(m.unit)) == words);
    found.map(|m| m.class.to_string()).unwrap_or_default()
}

#[test]
fn buildings_are_places_where_something_is_and_bodies_elsewhere() {
    for (text, words, want) in [
        ("The Kremlin denied it.", "Kremlin", "Organization"),
        ("They protested outside the Kremlin.", "Kremlin", "Facility"),
        ("The White House said that Ana Ruiz would resign.", "White House", "Organization"),
        ("Ana Ruiz dined at the White House.", "White House", "Facility"),
        ("A statement from the Pentagon said so.", "Pentagon", "Organization"),
        ("Reporters waited near the Pentagon.", "Pentagon", "Facility"),
        ("Downing Street rejected the plan.", "Downing Street", "Organization"),
    ] {
        assert_eq!(class(text, words), want, "{text}");
    }
}
