//! What pronouns and descriptions mean, on sentences written for it.
#![allow(clippy::unwrap_used, reason = "tests")]

use pressgraph::base::Silent;
use pressgraph::document::{self, Document};
use pressgraph::extract::{self, Facts, MentionKind};
use pressgraph::nlp::engine::Engine;
use pressgraph::source::{MediaType, Record};

fn document(text: &str) -> Document {
    let bytes = serde_json::json!({"id": "test", "text": text}).to_string().into_bytes();
    document::parse(Record::new(MediaType::JsonLine, "test", bytes), &mut Silent).unwrap()
}

fn read(text: &str) -> (Document, Facts) {
    let doc = document(text);
    let facts = extract::extract(&doc, Some(Engine::builtin()));
    (doc, facts)
}

/// Every pronoun and description with the label of what it means: `she = Maria Oduya`.
fn references(text: &str) -> Vec<String> {
    let (doc, facts) = read(text);
    let own = facts.mentions.iter().filter(|m| matches!(m.kind, MentionKind::Pronoun | MentionKind::Nominal));
    own.map(|m| {
        let words = m.span.slice(doc.text_of(m.unit));
        format!("{} = {}", words, facts.entities[m.entity.0 as usize].label)
    })
    .collect()
}

#[test]
fn pronouns_mean_what_grammar_and_course_of_the_text_tell() {
    let cases: &[(&str, &[&str])] = &[
        ("Maria Oduya met Peter Lindholm in Oslo. She thanked him.", &["She = Maria Oduya", "him = Peter Lindholm"]),
        ("Peter Lindholm said that he would resign.", &["he = Peter Lindholm"]),
        ("In her speech, Maria Oduya praised Peter Lindholm.", &["her = Maria Oduya"]),
        // An object is not its own subject; a reflexive is.
        ("Peter Lindholm criticized him.", &[]),
        ("Peter Lindholm criticized himself.", &["himself = Peter Lindholm"]),
        ("Peter Lindholm let him speak.", &[]),
        // The owner of the thing, and not the aunt who is owned.
        (
            "Anna Brandt thanked Maria Oduya. Living with her aunt Clara Weiss, Maria Oduya studied.",
            &["her = Maria Oduya"],
        ),
        // Nothing that an `it` means.
        ("Russia joined the talks. It is clear that the talks will fail.", &[]),
        ("Russia held an election after its parliament resigned.", &["its = Russia"]),
        // The driver, who has no name.
        ("Maria Oduya was hit by a man. He fled.", &[]),
        // Several are meant, and so none of them.
        ("Britain and France went too far. They must be held in check.", &[]),
        // An act has no parliament.
        ("The Hale Act has infuriated Peru. Its parliament responded.", &["Its = Peru"]),
        // Only a text is signed.
        (
            "Sudan and Egypt negotiated the Nile Waters Agreement, and Ethiopia never signed it.",
            &["it = Nile Waters Agreement"],
        ),
        ("Peter Lindholm, who leads the party, resigned.", &["who = Peter Lindholm"]),
        ("\"I will never sign this law,\" said Maria Oduya.", &["I = Maria Oduya"]),
    ];
    for (text, want) in cases {
        assert_eq!(references(text), *want, "{text}");
    }
}

#[test]
fn descriptions_mean_the_one_thing_that_fits() {
    let cases: &[(&str, &[&str])] = &[
        ("NATO met on Monday. The alliance wants more troops.", &["alliance = NATO"]),
        (
            "France and Spain signed a pact. The two countries share a border.",
            &["two countries = France", "two countries = Spain"],
        ),
        // The one that is called a treaty, not the nearer convention.
        (
            "The Gulf of Riga Treaty was signed. Latvia left the Helsinki Convention. Sweden criticized the treaty.",
            &["treaty = Gulf of Riga Treaty"],
        ),
        // Two that fit, none is meant.
        ("The World Bank and the European Bank met. The treaty was signed.", &[]),
    ];
    for (text, want) in cases {
        assert_eq!(references(text), *want, "{text}");
    }
}

#[test]
fn a_claim_may_have_a_pronoun_for_its_subject() {
    let (_, facts) = read("Chancellor Maria Oduya arrived in Paris on Monday. She criticized Russia.");
    let label = |at: extract::EntityRef| facts.entities[at.0 as usize].label.as_str();
    let read: Vec<_> = facts.claims.iter().map(|c| (label(c.subject), c.predicate, label(c.object))).collect();
    assert!(read.contains(&("Maria Oduya", "criticizes", "Russia")), "{read:?}");
}
