#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::base::Silent;
use crate::document;
use crate::document::Document;
use crate::extract::{Facts, Knowledge, extract_with};
use crate::nlp::engine::Engine;
use crate::source::{MediaType, Record};

fn document(id: &str, text: &str) -> Document {
    let line = serde_json::json!({"id": id, "text": text}).to_string().into_bytes();
    document::parse(Record::new(MediaType::JsonLine, "test", line), &mut Silent).unwrap()
}

fn read(id: &str, text: &str, corrections: &str) -> (Document, Facts) {
    let corrections = Corrections::parse("c.toml", corrections).unwrap();
    let knowledge = Knowledge { corrections: corrections.into(), ..Knowledge::default() };
    let doc = document(id, text);
    let facts = extract_with(&doc, Some(Engine::builtin()), &knowledge, false);
    (doc, facts)
}

/// Every entity that is no position: id, class, label, its mentions.
fn entities(id: &str, text: &str, corrections: &str) -> Vec<String> {
    let (doc, facts) = read(id, text, corrections);
    let of = |at: usize| {
        let own = facts.mentions.iter().filter(|m| m.entity.0 as usize == at);
        own.map(|m| m.span.slice(doc.text_of(m.unit))).collect::<Vec<_>>().join("|")
    };
    let shown = facts.entities.iter().enumerate().filter(|(_, e)| e.class != EntityType::Position);
    shown.map(|(at, e)| format!("{} {} \"{}\" {}", e.id, e.class, e.label, of(at))).collect()
}

const TEXT: &str = "Maria Oduya criticized Peter Lindholm in Oslo. President Lindholm praised Mario Oduya.";

#[test]
fn merging_makes_one_of_several() {
    let merge = "[[merge]]\nname = [\"Mario Oduya\", \"Maria Oduya\"]\nto = \"Maria Oduya\"\n";
    let got = entities("a", TEXT, merge);
    assert!(got.contains(&"entity/maria-oduya Person \"Maria Oduya\" Maria Oduya|Mario Oduya".to_owned()), "{got:?}");
    assert_eq!(got.len(), 3, "{got:?}");
    // Where only one of them is named, it has the identity all the same.
    let got = entities("b", "Mario Oduya criticized Peter Lindholm.", merge);
    assert!(got[0].starts_with("entity/maria-oduya Person \"Maria Oduya\""), "{got:?}");
    let known = entities("a", TEXT, "[[merge]]\nname = \"Mario Oduya\"\nto = \"Q76\"\n");
    assert!(known.iter().any(|e| e == "entity/Q76 Person \"Barack Obama\" Mario Oduya"), "{known:?}");
}

#[test]
fn splitting_takes_mentions_or_a_whole_document() {
    let some = "[[split]]\nname = \"Peter Lindholm\"\nmentions = \"Lindholm\"\nto = \"Paul Lindholm\"\n";
    let got = entities("a", TEXT, some);
    assert!(got.contains(&"entity/peter-lindholm Person \"Peter Lindholm\" Peter Lindholm".to_owned()), "{got:?}");
    assert!(got.contains(&"entity/paul-lindholm Person \"Paul Lindholm\" Lindholm".to_owned()), "{got:?}");
    let whole = "[[split]]\nname = \"Peter Lindholm\"\ndocument = \"a\"\nto = \"Peter Lindholm (minister)\"\n";
    assert!(entities("a", TEXT, whole).iter().any(|e| e.starts_with("entity/peter-lindholm-minister ")));
    assert!(entities("b", TEXT, whole).iter().any(|e| e.starts_with("entity/peter-lindholm ")));
}

#[test]
fn classes_and_names_change_and_things_go() {
    let got = entities(
        "a",
        TEXT,
        "[[retype]]\nname = \"Oslo\"\nto = \"Facility\"\n[[rename]]\nname = \"Oslo\"\nto = \"Oslo Hall\"\n",
    );
    assert!(got.iter().any(|e| e.contains(" Facility \"Oslo Hall\" Oslo")), "{got:?}");
    let (_, facts) = read("a", TEXT, "[[reject]]\nname = \"Maria Oduya\"\n");
    assert!(facts.entities.iter().all(|e| e.label != "Maria Oduya"));
    assert!(facts.claims.iter().all(|c| (c.subject.0 as usize) < facts.entities.len()));
    let (_, before) = read("a", TEXT, "");
    assert!(before.claims.len() > facts.claims.len(), "{:?}", before.claims);
    let only = entities("a", TEXT, "[[reject]]\nname = \"Oslo\"\nclass = \"Person\"\n");
    assert!(only.iter().any(|e| e.contains("\"Oslo\"")), "another class is meant: {only:?}");
}

#[test]
fn ids_iris_and_items_select_too() {
    for name in ["entity/maria-oduya", "https://e.org/entity/maria-oduya", "MARIA ODUYA"] {
        let got = entities("a", TEXT, &format!("[[rename]]\nname = \"{name}\"\nto = \"M\"\n"));
        assert!(got.iter().any(|e| e.starts_with("entity/maria-oduya Person \"M\"")), "{name}: {got:?}");
    }
    let got = entities("a", "Barack Obama left.", "[[rename]]\nname = \"Q76\"\nto = \"B. Obama\"\n");
    assert_eq!(got, ["entity/Q76 Person \"B. Obama\" Barack Obama"]);
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    for (text, want) in [
        ("[[merge]]\nname = \"a\"\n", "c.toml:1: merge needs to, a name, a Wikidata item or an IRI"),
        ("\n[[merge]]\nto = \"a\"\n", "c.toml:2: merge needs name, whom or what it is for"),
        ("[[merge]]\nname = []\nto = \"a\"\n", "c.toml:2: name is empty"),
        (
            "[[split]]\nname = \"a\"\nto = \"b\"\n",
            "c.toml:1: split needs mentions or document, which of the mentions are another thing",
        ),
        (
            "[[reject]]\nname = \"a\"\nto = \"b\"\n",
            "c.toml:3: reject takes no to: what is rejected becomes nothing else",
        ),
        (
            "[[rename]]\nname = \"a\"\nto = \"b\"\nmentions = \"c\"\n",
            "c.toml:4: rename takes no mentions, only split does",
        ),
        (
            "[[retype]]\nname = \"a\"\nto = \"Human\"\n",
            "c.toml:3: \"Human\" is no class; write one of Person, Country, Place, Organization, Group, Treaty, Law, Event, Facility, \
             Work, Position",
        ),
        (
            "[[rename]]\nname = \"a\"\nto = \"b\"\n[[rename]]\nname = \"A\"\nto = \"c\"\n",
            "c.toml:4: \"A\" is called \"c\" here and \"b\" at c.toml:1; keep one of them",
        ),
        (
            "[[marge]]\nname = \"a\"\n",
            "c.toml:1: unknown field `marge`, expected one of `reject`, `split`, `merge`, `retype`, `rename`",
        ),
        ("[[merge]]\nname = \n", "c.toml:2: "),
        ("[[merge]]\nname = \"a\"\nto = 7\n", "c.toml:3: invalid type: integer `7`, expected a string"),
    ] {
        let got = Corrections::parse("c.toml", text).unwrap_err().to_string();
        assert!(got.starts_with(want) && !got.contains('\n'), "{got}\n{want}");
    }
    assert!(Corrections::parse("c.toml", "# nothing yet\n").unwrap().is_empty());
}

#[test]
fn doing_it_twice_changes_nothing_more() {
    let all = "[[merge]]\nname = \"Mario Oduya\"\nto = \"Maria Oduya\"\n[[split]]\nname = \"Peter Lindholm\"\nmentions = \"Lindholm\"\n\
        to = \"Paul Lindholm\"\n[[retype]]\nname = \"Oslo\"\nto = \"Facility\"\n[[rename]]\nname = \"Oslo\"\nto = \"Oslo Hall\"\n";
    let (doc, once) = read("a", TEXT, all);
    let mut twice = once.clone();
    Corrections::parse("c.toml", all).unwrap().apply(&doc, &mut twice);
    assert_eq!(format!("{once:?}"), format!("{twice:?}"));
}
