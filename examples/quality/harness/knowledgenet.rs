//! Facts of KnowledgeNet's properties (Mesquita et al. 2019), text F1: the property right, subject and object by overlap of spans.
//!
//! A passage is annotated for some properties only; a fact of ours counts only where one of its properties is among them. Only
//! claims that state something count: Asserted and Reported. [`PREDICATES`] says which relations stand for which properties. The three
//! properties with dates have no relation of ours to an entity: a claim that a date hangs on (born, died, founded, with `when`) stands for them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;

use super::data::{self, DataError};
use super::reading::{Claim, Mention, Program, Reading, context};
use super::score::Counts;
use super::table::{Mistake, Report, Table};

const FILE: &str = "facts/knowledgenet-dev.jsonl";

/// Which relation stands for which property; `true` where our subject is the property's object.
///
/// Where one relation stands for several properties, a fact of ours is right if it is right for any of them.
const PREDICATES: &[(&str, &str, bool)] = &[
    ("employedBy", "EMPLOYEE_OR_MEMBER_OF", false),
    ("memberOf", "EMPLOYEE_OR_MEMBER_OF", false),
    ("leads", "EMPLOYEE_OR_MEMBER_OF", false),
    ("representativeOf", "EMPLOYEE_OR_MEMBER_OF", false),
    ("joined", "EMPLOYEE_OR_MEMBER_OF", false),
    ("holdsPosition", "EMPLOYEE_OR_MEMBER_OF", false),
    ("memberOf", "POLITICAL_AFFILIATION", false),
    ("joined", "POLITICAL_AFFILIATION", false),
    ("holdsPosition", "CEO", true),
    ("leads", "CEO", true),
    ("livesIn", "PLACE_OF_RESIDENCE", false),
    ("spouse", "SPOUSE", false),
    ("spouse", "SPOUSE", true),
    ("bornIn", "PLACE_OF_BIRTH", false),
    ("educatedAt", "EDUCATED_AT", false),
    ("childOf", "CHILD_OF", false),
    ("parentOf", "CHILD_OF", true),
    ("headquarteredIn", "HEADQUARTERS", false),
    ("locatedIn", "HEADQUARTERS", false),
    ("founded", "FOUNDED_BY", true),
    ("nationality", "NATIONALITY", false),
    ("subsidiaryOf", "SUBSIDIARY_OF", false),
    ("owns", "SUBSIDIARY_OF", true),
    ("partOf", "SUBSIDIARY_OF", false),
];

/// Properties whose object is a date: the relation whose `when` is that date, and whether the one with the date is its object.
const DATES: &[(&str, &str, bool)] =
    &[("bornIn", "DATE_OF_BIRTH", false), ("diedIn", "DATE_OF_DEATH", false), ("founded", "DATE_FOUNDED", true)];

#[derive(Deserialize)]
struct Passage {
    doc: String,
    start: usize,
    text: String,
    annotated: Vec<String>,
    facts: Vec<Fact>,
}

#[derive(Deserialize)]
struct Fact {
    prop: String,
    subj: (usize, usize),
    subj_text: String,
    obj: (usize, usize),
    obj_text: String,
}

/// A claim as a fact: who it is of, and where its object stands.
struct Ours<'a> {
    claim: &'a Claim,
    /// The properties that it may be, with the mentions of subject and object in their order.
    readings: Vec<(&'static str, Vec<&'a Mention>, Object<'a>)>,
}

enum Object<'a> {
    Mentions(Vec<&'a Mention>),
    Date(&'a str),
}

impl Ours<'_> {
    fn is(&self, fact: &Fact) -> bool {
        let touch = |mentions: &[&Mention], (start, end)| mentions.iter().any(|m| m.start < end && start < m.end);
        self.readings.iter().any(|(prop, subject, object)| {
            *prop == fact.prop
                && touch(subject, fact.subj)
                && match object {
                    Object::Mentions(mentions) => touch(mentions, fact.obj),
                    Object::Date(when) => when.get(..4).is_some_and(|year| fact.obj_text.contains(year)),
                }
        })
    }
}

/// Relations that say the same as a property, so that a claim is wrong where the annotation lacks the fact. A body that is located in a
/// place need not have its headquarters there, nor does an office make one the head of a company.
const SAME: &[(&str, &str)] = &[
    ("bornIn", "PLACE_OF_BIRTH"),
    ("childOf", "CHILD_OF"),
    ("educatedAt", "EDUCATED_AT"),
    ("employedBy", "EMPLOYEE_OR_MEMBER_OF"),
    ("founded", "FOUNDED_BY"),
    ("headquarteredIn", "HEADQUARTERS"),
    ("holdsPosition", "EMPLOYEE_OR_MEMBER_OF"),
    ("livesIn", "PLACE_OF_RESIDENCE"),
    ("memberOf", "EMPLOYEE_OR_MEMBER_OF"),
    ("nationality", "NATIONALITY"),
    ("parentOf", "CHILD_OF"),
    ("spouse", "SPOUSE"),
    ("subsidiaryOf", "SUBSIDIARY_OF"),
];

impl Ours<'_> {
    /// Whether it is right; none where the passage is not annotated for a property that says the same.
    fn verdict(&self, passage: &Passage) -> Option<bool> {
        let same = |prop: &str| SAME.contains(&(self.claim.predicate.as_str(), prop));
        let judged = passage.annotated.iter().any(|prop| same(prop) && self.readings.iter().any(|r| r.0 == prop));
        judged.then(|| passage.facts.iter().any(|f| self.is(f)))
    }
}

/// Measures the file.
pub fn run(program: &Program, data: &Path) -> Result<Report, DataError> {
    let passages: Vec<Passage> = data::json_lines(&data.join(FILE))?;
    let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
    let (mut mistakes, mut verdicts) = (Vec::new(), Vec::new());
    for passage in &passages {
        let reading = program.text(&format!("{}-{}", passage.doc, passage.start), &passage.text, None);
        let ours = facts(&reading);
        judge(passage, &ours, &mut counts, &mut mistakes);
        verdicts.extend(ours.iter().filter_map(|one| Some((one.claim.rule.clone(), one.verdict(passage)?))));
    }
    let mut table = Table::new(format!("Facts of KnowledgeNet's properties, text F1 (`{FILE}`)"));
    let (mut with_dates, mut covered) = (Counts::default(), Counts::default());
    for (prop, counts) in &counts {
        table.counts(*prop, *counts);
        with_dates += *counts;
        if !DATES.iter().any(|d| d.1 == *prop) {
            covered += *counts;
        }
    }
    table.counts("KnowledgeNet, 12 properties between entities", covered);
    table.counts("KnowledgeNet, all 15", with_dates);
    Ok(Report { tables: vec![table], mistakes, verdicts })
}

fn facts(reading: &Reading) -> Vec<Ours<'_>> {
    let article = reading.article();
    let mentions = |entity: &str| article.mentions.iter().filter(|m| m.entity == entity).collect::<Vec<_>>();
    let stated = article.claims.iter().filter(|c| c.status == "Asserted" || c.status == "Reported");
    let all = stated.filter_map(|claim| {
        let position = reading.entities.get(&claim.object).filter(|e| e.class == "Position");
        let object = position.map_or(Some(&claim.object), |p| p.position_in.as_ref());
        let chief = position.is_none_or(|p| is_chief(&p.label));
        let mut readings = Vec::new();
        for (_, prop, turned) in PREDICATES.iter().filter(|p| p.0 == claim.predicate) {
            let Some(object) = object else { continue };
            // A city in a country has no headquarters there.
            let place =
                reading.entities.get(&claim.subject).is_some_and(|e| matches!(e.class.as_str(), "Place" | "Country"));
            if *prop == "CEO" && !chief || *prop == "HEADQUARTERS" && place {
                continue;
            }
            let (subject, object) = if *turned { (object, &claim.subject) } else { (&claim.subject, object) };
            readings.push((*prop, mentions(subject), Object::Mentions(mentions(object))));
        }
        for (_, prop, turned) in DATES.iter().filter(|d| d.0 == claim.predicate) {
            if let Some(when) = &claim.when {
                readings.push((
                    *prop,
                    mentions(if *turned { &claim.object } else { &claim.subject }),
                    Object::Date(when),
                ));
            }
        }
        (!readings.is_empty()).then_some(Ours { claim, readings })
    });
    // The same claim with a second piece of evidence is no second fact.
    let mut seen = BTreeSet::new();
    all.filter(|o| seen.insert((&o.claim.subject, &o.claim.predicate, &o.claim.object))).collect()
}

/// Whether a position's title means the head of a company.
fn is_chief(title: &str) -> bool {
    let title = title.to_lowercase();
    ["ceo", "chief executive", "president", "managing director", "chief"].iter().any(|t| title.contains(t))
}

/// A gold fact is found if one of ours is it. One of ours is right if it is any gold fact, else wrong for the first of its
/// properties that the passage is annotated for.
fn judge<'a>(
    passage: &'a Passage,
    ours: &[Ours<'_>],
    counts: &mut BTreeMap<&'a str, Counts>,
    mistakes: &mut Vec<Mistake>,
) {
    let text: Vec<char> = passage.text.chars().collect();
    let mut mistake = |kind, (start, end), what| {
        let place = format!("{}:{}", passage.doc, passage.start);
        mistakes.push(Mistake { place, kind, what, context: context(&text, start, end) });
    };
    for fact in &passage.facts {
        let found = ours.iter().any(|o| o.is(fact));
        let counts = counts.entry(&fact.prop).or_default();
        *counts += Counts { tp: usize::from(found), fp: 0, fn_: usize::from(!found) };
        if !found {
            let span = (fact.subj.0.min(fact.obj.0), fact.subj.1.max(fact.obj.1));
            mistake("missed", span, format!("{} {} {}", fact.subj_text, fact.prop, fact.obj_text));
        }
    }
    for one in ours.iter().filter(|o| !passage.facts.iter().any(|f| o.is(f))) {
        let judged = one.readings.iter().find_map(|r| passage.annotated.iter().find(|a| *a == r.0));
        if let Some(prop) = judged {
            counts.entry(prop).or_default().fp += 1;
            let claim = one.claim;
            let what = format!("{} {} {} ({prop}, {})", claim.subject, claim.predicate, claim.object, claim.rule);
            mistake("wrong", (claim.start, claim.end), what);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage() -> Passage {
        let json = r#"{"doc": "1", "start": 0, "text": "Ann Lee was born in Rome.", "annotated": ["PLACE_OF_BIRTH", "SPOUSE"],
            "facts": [{"prop": "PLACE_OF_BIRTH", "subj": [0, 7], "subj_text": "Ann Lee", "obj": [20, 24], "obj_text": "Rome"}]}"#;
        serde_json::from_str(json).expect("a passage")
    }

    fn reading(predicate: &str) -> Reading {
        let mention = |start, end, entity: &str| Mention {
            start,
            end,
            class: String::new(),
            kind: "name".into(),
            entity: entity.into(),
        };
        let json = format!(
            r#"{{"id": "1", "text": "Ann Lee was born in Rome.", "mentions": [], "claims": [
                {{"subject": "ann", "predicate": "{predicate}", "object": "rome", "status": "Asserted", "attributedTo": null,
                  "start": 0, "end": 25, "trigger": "born", "rule": "r", "when": null}}]}}"#
        );
        let mut unit: super::super::reading::Unit = serde_json::from_str(&json).expect("a unit");
        unit.mentions = vec![mention(0, 7, "ann"), mention(20, 24, "rome")];
        Reading { units: vec![unit], entities: BTreeMap::new() }
    }

    #[test]
    fn right_wrong_and_unjudged() {
        let passage = passage();
        for (predicate, want) in [
            ("bornIn", Counts { tp: 1, fp: 0, fn_: 0 }),
            ("livesIn", Counts { tp: 0, fp: 0, fn_: 1 }), // residence is not annotated here
        ] {
            let (mut counts, mut mistakes, reading) = (BTreeMap::new(), Vec::new(), reading(predicate));
            judge(&passage, &facts(&reading), &mut counts, &mut mistakes);
            assert_eq!(counts["PLACE_OF_BIRTH"], want, "{predicate}");
        }
        let (mut counts, mut mistakes, reading) = (BTreeMap::new(), Vec::new(), reading("spouse"));
        judge(&passage, &facts(&reading), &mut counts, &mut mistakes);
        assert_eq!(counts["SPOUSE"], Counts { tp: 0, fp: 1, fn_: 0 });
    }

    #[test]
    fn relations_are_the_ontologys() {
        for (predicate, ..) in PREDICATES.iter().chain(DATES) {
            assert!(pressgraph::schema::ONTOLOGY.contains(&format!("pg:{predicate} a ")), "{predicate}");
        }
    }
}
