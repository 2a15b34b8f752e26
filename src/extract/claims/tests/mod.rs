//! The rules' own examples, in every setting.

mod articles;
mod merging;
mod open;
mod properties;
mod speakers;
mod statuses;

use std::collections::BTreeSet;

use super::rules::{
    AT, BASED, BORN, DIED, IN, KIND, NATION, OF, PLACE, PLAYER, ROLES, TRADE, UNIT, WITHIN, WORKER, noun_rules,
    verb_rules,
};
use super::testkit::{Setting, read};
use crate::schema::Relation;

/// One rule's documentation, of whichever kind the rule is.
struct Card {
    id: &'static str,
    relation: &'static str,
    why: &'static str,
    yes: &'static [(&'static str, &'static [&'static str])],
    no: &'static [&'static str],
}

fn cards() -> Vec<Card> {
    let verbs = verb_rules().map(|r| Card { id: r.id, relation: r.relation, why: r.why, yes: r.yes, no: r.no });
    let nouns = noun_rules().map(|r| Card { id: r.id, relation: r.relation, why: r.why, yes: r.yes, no: r.no });
    verbs.chain(nouns).collect()
}

/// The claims of an example without those of other rules, so that an example shows one thing.
fn of_relations(found: &BTreeSet<String>, wanted: &[String]) -> BTreeSet<String> {
    let relations: BTreeSet<&str> = wanted.iter().filter_map(|w| w.split('|').nth(1)).collect();
    found.iter().filter(|f| f.split('|').nth(1).is_some_and(|r| relations.contains(r))).cloned().collect()
}

#[test]
fn every_rule_is_documented_and_known_to_the_ontology() {
    let mut seen = BTreeSet::new();
    for card in cards() {
        assert!(Relation::named(card.relation).is_some(), "{}: no relation {}", card.id, card.relation);
        assert!(!card.why.is_empty() && !card.yes.is_empty() && !card.no.is_empty(), "{}", card.id);
        assert!(seen.insert(card.id), "{} twice", card.id);
    }
}

#[test]
fn rules_read_their_examples() {
    let mut wrong = Vec::new();
    for card in cards() {
        for (example, want) in card.yes {
            let want: BTreeSet<String> = want.iter().map(|w| (*w).to_owned()).collect();
            let list: Vec<String> = want.iter().cloned().collect();
            for setting in [Setting::Article, Setting::Shifted] {
                let found = of_relations(&read(example, setting), &list);
                if found != want {
                    wrong.push(format!(
                        "{} {setting:?}: {example}\n   want {want:?}\n  found {:?}",
                        card.id,
                        read(example, setting)
                    ));
                }
            }
            // In a comment everything is the commenter's word.
            let found = read(example, Setting::Comment);
            for line in &found {
                assert!(!line.contains("|Asserted") && line.contains("|doc/x/account/reader"), "{}: {line}", card.id);
            }
        }
        for example in card.no {
            for setting in [Setting::Article, Setting::Shifted, Setting::Comment] {
                let found = read(example, setting);
                if found.iter().any(|f| f.split('|').nth(1) == Some(card.relation)) {
                    wrong.push(format!("{} {setting:?}: must not read {example}\n  found {found:?}", card.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// Marks the names that the tables use, so that their sentences read as sentences.
fn marked(text: &str) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("Peruvian", "Country|adjective|Peru"),
        ("Chilean", "Country|adjective|Chile"),
        ("Peruvians", "Group"),
        ("Peru", "Country"),
        ("Chile", "Country"),
        ("Bolivia", "Country"),
        ("Lima Accord", "Treaty"),
        ("Hale Act", "Law"),
        ("WTO", "Organization"),
        ("Congress", "Organization"),
        ("Ana Ruiz", "Person"),
        ("Ruiz", "Person|name|Ana Ruiz"),
        ("Juan Mora", "Person"),
        ("Mora", "Person|name|Juan Mora"),
    ];
    let mut out = String::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let word_start = !text[..at].ends_with(|c: char| c.is_alphanumeric());
        let hit =
            NAMES.iter().filter(|(name, _)| word_start && rest.starts_with(name)).max_by_key(|(name, _)| name.len());
        let hit = hit.filter(|(name, _)| !rest[name.len()..].starts_with(|c: char| c.is_alphanumeric()));
        if let Some((name, class)) = hit {
            out.push_str(&format!("{{{name}|{class}}}"));
            at += name.len();
        } else if let Some(c) = rest.chars().next() {
            out.push(c);
            at += c.len_utf8();
        }
    }
    out
}

/// Runs a table of sentences and what they must give of the relations listed, all wrong rows at once.
fn run(table: &[(&str, &[&str])], relations: &[&str]) {
    let mut wrong = Vec::new();
    for (text, want) in table {
        let found = read(&marked(text), Setting::Article);
        let relevant: BTreeSet<&str> = found
            .iter()
            .map(String::as_str)
            .filter(|f| f.split('|').nth(1).is_some_and(|r| relations.contains(&r)))
            .collect();
        let want: BTreeSet<&str> = want.iter().copied().collect();
        if relevant != want {
            wrong.push(format!("{text}\n   want {want:?}\n  found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn roles_read_their_examples() {
    for role in ROLES
        .iter()
        .chain([&TRADE, &PLACE, &AT, &IN, &BASED, &NATION, &WITHIN, &BORN, &DIED, &WORKER, &PLAYER, &KIND, &OF, &UNIT])
    {
        assert!(Relation::named(role.relation).is_some(), "{}", role.id);
        for setting in [Setting::Article, Setting::Shifted] {
            let found = read(role.yes.0, setting);
            assert!(found.contains(role.yes.1), "{}: {}\n  found {found:?}", role.id, role.yes.0);
        }
    }
}

#[test]
fn a_description_may_open_the_sentence() {
    run(
        &[
            ("A member of Congress, Ana Ruiz left.", &["Ana Ruiz|memberOf|Congress|Asserted"]),
            ("A former member of Congress, Ana Ruiz left.", &[]),
            ("In the house of a member of Congress, Ana Ruiz slept.", &[]),
        ],
        &["memberOf"],
    );
}
