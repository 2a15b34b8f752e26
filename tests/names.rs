//! The names that the engine and the rules find together, and what shows them.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// The mentions of a text with comments, as `words|type|reason`, and its entities.
fn annotated(input: &Value) -> (Vec<String>, Vec<Value>) {
    let told = annotation(input);
    let texts = std::iter::once(&told).chain(told["comments"].as_array().unwrap());
    let mentions = texts.flat_map(|text| text["mentions"].as_array().unwrap());
    let part = |mention: &Value, name: &str| mention[name].as_str().unwrap().to_owned();
    let shown = mentions.map(|m| format!("{}|{}|{}", part(m, "text"), part(m, "type"), part(m, "reason")));
    (shown.collect(), told["entities"].as_array().unwrap().clone())
}

fn annotation(input: &Value) -> Value {
    let mut child = Command::new(env!("CARGO_BIN_EXE_pressgraph"))
        .args(["annotate", "--quiet", "--explain", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(child.stdin.take().unwrap(), "{input}").unwrap();
    serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap()
}

fn mentions(text: &str) -> Vec<String> {
    annotated(&json!({ "id": "t", "text": text })).0
}

#[test]
fn each_mention_says_what_shows_it() {
    let told = mentions(
        "Shares of Kolvar Textiles rose. Annika Sorvald, who lives in Tarvik, told Meridian News that U.S. troops had left the \
         Elmstad Riots to the police. Prof Ilse Brandt agreed, and Sorvald said no more.",
    );
    assert_eq!(
        told,
        [
            "Kolvar Textiles|Organization|engine",
            "Annika Sorvald|Person|person",
            "who|Person|antecedent",
            "Tarvik|Place|place",
            "Meridian News|Organization|pattern",
            "U.S.|Country|authority",
            "Elmstad Riots|Event|pattern",
            "police|Group|collective",
            "Ilse Brandt|Person|longer",
            "Sorvald|Person|document",
        ]
    );
}

#[test]
fn cities_are_teams_on_a_page_of_results_and_cities_elsewhere() {
    let told =
        mentions("Results of first division matches played on Saturday:\nLiverpool 2 Leeds 1\nNorwich 0 Southampton 3");
    assert_eq!(told.iter().filter(|m| m.contains("|Organization|engine")).count(), 4, "{told:?}");
    let told = mentions("The minister flew from Liverpool to Norwich and went on to Leeds by train.");
    assert!(told.iter().all(|m| m.contains("|Place|")) && told.len() == 3, "{told:?}");
}

#[test]
fn names_written_small_or_misspelt_in_comments_are_the_known_ones() {
    let (told, entities) = annotated(&json!({
        "id": "t", "text": "The minister spoke.",
        "comments": [{ "id": "c", "author": "reader", "text": "I never trusted Afganistan and I was in canada at the time." }],
    }));
    let labels: Vec<&str> = entities.iter().map(|e| e["label"].as_str().unwrap()).collect();
    assert!(labels.contains(&"Afghanistan") && labels.contains(&"Canada"), "{told:?} {labels:?}");
}

/// The labels of what a comment names, by its words, below a text that names some of it.
fn misspelt(comment: &str) -> Vec<String> {
    let told = annotation(&json!({
        "id": "t", "text": "The minister met Obama.", "comments": [{ "id": "c", "author": "reader", "text": comment }],
    }));
    let mentions = told["comments"][0]["mentions"].as_array().unwrap().iter();
    let entity = |id: &Value| told["entities"].as_array().unwrap().iter().find(|e| e["id"] == *id).unwrap().clone();
    mentions.map(|m| entity(&m["entity"])["label"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn one_slip_in_a_comment_is_forgiven_where_nothing_else_can_be_meant() {
    for (comment, want) in [
        ("Isreal will not agree.", "Israel"),
        ("THE WARSAW PACK IS DEAD", "Warsaw Pact"),
        ("OBMA DID IT", "Barack Obama"),
        ("the Warsaw Pack is dead and gone", "Warsaw Pact"),
        ("i blame obamma for all of it", "Barack Obama"),
        ("Hilary Clinton knew it.", "Hillary Clinton"),
        ("The Europaen Union will pay.", "European Union"),
        ("Vladmir Putin laughs.", "Vladimir Putin"),
        ("the rusian army is weak", "Russia"),
    ] {
        assert!(misspelt(comment).contains(&want.to_owned()), "{comment}: {:?}", misspelt(comment));
    }
    for comment in [
        "it is plain that we lost",
        "IT IS PLAIN TO SEE",
        "She rode a White Horse home.",
        "the Security Counsel said no",
        "a macro would do it",
        "what a tramp he was",
        "Osama was a killer.",
        "He sold the coral and the flair.",
    ] {
        let told = misspelt(comment);
        let wrong = [
            "Sarah Palin",
            "White House",
            "United Nations Security Council",
            "Emmanuel Macron",
            "Donald Trump",
            "Barack Obama",
        ];
        assert!(!told.iter().any(|label| wrong.contains(&label.as_str())), "{comment}: {told:?}");
    }
}

#[test]
fn organisations_say_what_they_are() {
    let (_, entities) =
        annotated(&json!({ "id": "t", "text": "The Tarvik Ministry of Health sued Norvik Steel Corp. and NATO." }));
    let kinds: Vec<_> = entities.iter().filter_map(|e| e.get("organizationKind")).collect();
    assert_eq!(kinds, ["government", "company", "intergovernmental"], "{entities:?}");
}

#[test]
fn groups_without_a_name_are_there_where_a_claim_speaks_of_them() {
    let told = mentions(
        "Syrian rebels attacked Aleppo on Monday. Two days later the rebels bombed Homs. Students cheered at home.",
    );
    assert!(told.contains(&"Syrian rebels|Group|collective".to_owned()), "{told:?}");
    assert!(told.contains(&"rebels|Group|collective".to_owned()), "{told:?}");
    assert!(!told.iter().any(|m| m.starts_with("Students")), "{told:?}");
    // Allies are others than the one whose they are.
    let told = mentions("Peru works with its allies to defend Chile.");
    assert!(told.contains(&"allies|Group|collective".to_owned()), "{told:?}");
    // Who left a body does not stand for it.
    let told = mentions("Ana Ruiz was helped by former members of the Tarvik Institute.");
    assert!(told.iter().any(|m| m.starts_with("former members|Group")), "{told:?}");
    // A country's forces and its government are the country's.
    let told = mentions("Peru praised the government and people of Chile.");
    assert!(!told.iter().any(|m| m.contains("Group")), "{told:?}");
    let told = mentions("Peruvian troops attacked Chile on Monday.");
    assert!(!told.iter().any(|m| m.contains("Group")), "{told:?}");
}

/// What the text says a name is outweighs what the name looks like, wherever else it stands.
#[test]
fn a_description_tells_an_organisation_from_a_person() {
    for (name, text, bodies) in [
        ("Cole Carbide", "Cole Carbide is headquartered in Warren, Michigan. Buyers like Cole Carbide.", 2),
        ("Tamsin Vale", "Headquartered in Callao, Peru, Tamsin Vale had revenues of 3 billion dollars.", 1),
        ("Hale Orsted", "Hale Orsted (CHX: HALE) is a Danish shipping company with 600 ships.", 1),
        ("Lena Morrow", "Workers of Lena Morrow, a textile retailer founded in 1902, went on strike.", 1),
        ("Arden Pell", "Ruth Delgado has been CEO of Arden Pell since March.", 1),
        ("Arden Pell", "Arden Pell CEO Ruth Delgado resigned.", 1),
        // Who is no body.
        ("Cole Hardin", "Cole Hardin is a company director in Warren, Michigan.", 0),
        ("Cole Hardin", "Cole Hardin was the only Conservative Party member in the room.", 0),
        ("Cole Hardin", "Cole Hardin, a club member for years, resigned. Cole Hardin is headed for Lima.", 0),
        ("Cole Hardin", "According to Cole Hardin, a company in Lima paid him.", 0),
    ] {
        let told = mentions(text);
        let body = format!("{name}|Organization|");
        assert_eq!(told.iter().filter(|m| m.starts_with(&body)).count(), bodies, "{text} {told:?}");
    }
}
