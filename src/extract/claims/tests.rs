//! The rules' own examples, in every setting.

use std::collections::BTreeSet;

use super::rules::{noun_rules, verb_rules};
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
