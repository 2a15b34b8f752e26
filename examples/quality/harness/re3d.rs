//! Related pairs in conflict news (re3d): any relation, whatever its direction and name, entities by overlap of spans.
//!
//! A pair of ours is a claim's subject and object with their mentions in the claim's sentence; for a position, the body that it is in.
//! A claim whose object is a position in nothing is no pair. Events, works, laws and treaties are no entities of the annotation, so that
//! a pair with one of them is not judged.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;

use super::data::{self, DataError};
use super::reading::{Claim, Mention, Program, Reading, context};
use super::score::Sums;
use super::table::{Mistake, Report, Table};

const FILE: &str = "news-relations/re3d-dev.jsonl";

/// Relations below this are the annotation's own doubts.
const SURE: f64 = 0.5;

#[derive(Deserialize)]
struct Document {
    doc: String,
    text: String,
    entities: Vec<Marked>,
    relations: Vec<Relation>,
}

#[derive(Deserialize)]
struct Marked {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Clone, Deserialize)]
struct Relation {
    #[serde(rename = "type")]
    kind: String,
    subj_start: usize,
    subj_end: usize,
    obj_start: usize,
    obj_end: usize,
    conf: f64,
}

/// Two spans in text order.
type Pair = [(usize, usize); 2];

impl Relation {
    fn pair(&self) -> Pair {
        let mut pair = [(self.subj_start, self.subj_end), (self.obj_start, self.obj_end)];
        pair.sort_unstable();
        pair
    }
}

/// One claim as a pair: the mentions of each side in its sentence.
struct Found<'a> {
    sides: [Vec<&'a Mention>; 2],
    claim: &'a Claim,
}

impl Found<'_> {
    fn is(&self, pair: Pair) -> bool {
        let touches = |side: usize, (start, end)| self.sides[side].iter().any(|m| m.start < end && start < m.end);
        touches(0, pair[0]) && touches(1, pair[1]) || touches(0, pair[1]) && touches(1, pair[0])
    }
}

/// Measures the file.
pub fn run(program: &Program, data: &Path) -> Result<Report, DataError> {
    let documents: Vec<Document> = data::json_lines(&data.join(FILE))?;
    let (mut all, mut narrow) = (Sums::default(), Sums::default());
    let (mut gold_all, mut gold_narrow) = (0, 0);
    let mut kinds: Vec<(String, usize, usize)> = Vec::new();
    let mut mistakes = Vec::new();
    for document in documents {
        let reading = program.text(&document.doc, &document.text, None);
        let found = pairs(&reading);
        let sure: Vec<&Relation> = document.relations.iter().filter(|r| r.conf >= SURE).collect();
        let gold: BTreeSet<Pair> = sure.iter().map(|r| r.pair()).collect();
        let named: BTreeSet<Pair> = sure.iter().filter(|r| is_related(&document, r)).map(|r| r.pair()).collect();
        all += sums(&gold, &found);
        narrow += sums(&named, &found);
        (gold_all, gold_narrow) = (gold_all + gold.len(), gold_narrow + named.len());
        for relation in &sure {
            let hit = found.iter().any(|f| f.is(relation.pair()));
            match kinds.iter_mut().find(|k| k.0 == relation.kind) {
                Some(kind) => (kind.1, kind.2) = (kind.1 + usize::from(hit), kind.2 + 1),
                None => kinds.push((relation.kind.clone(), usize::from(hit), 1)),
            }
        }
        list(&document, &gold, &found, &mut mistakes);
    }
    kinds.sort();
    let mut table = Table::new(format!("Related pairs, any relation (`{FILE}`)"));
    table.sums("re3d pairs", all, gold_all);
    table.sums("re3d pairs of actors and places, synonyms left out", narrow, gold_narrow);
    for (kind, hit, gold) in kinds {
        table.share(format!("re3d {kind}"), hit, gold);
    }
    Ok(Report { tables: vec![table], mistakes, ..Report::default() })
}

/// Whether the relation is between two things that a graph of news has, and says more than that they are one.
fn is_related(document: &Document, relation: &Relation) -> bool {
    let kept = |start: usize, end: usize| {
        let marked = document.entities.iter().find(|e| (e.start, e.end) == (start, end));
        marked.is_none_or(|e| !matches!(e.kind.as_str(), "Temporal" | "Quantity" | "Money" | "Coordinate"))
    };
    relation.kind != "IsSynonymOf"
        && kept(relation.subj_start, relation.subj_end)
        && kept(relation.obj_start, relation.obj_end)
}

fn pairs(reading: &Reading) -> Vec<Found<'_>> {
    let article = reading.article();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for claim in &article.claims {
        let position = reading.entities.get(&claim.object).filter(|e| e.class == "Position");
        let object = match position {
            Some(position) => match &position.position_in {
                Some(body) => body,
                None => continue,
            },
            None => &claim.object,
        };
        let unknown = |e: &str| {
            reading.entities.get(e).is_some_and(|e| matches!(e.class.as_str(), "Event" | "Work" | "Law" | "Treaty"))
        };
        if unknown(&claim.subject) || unknown(object) {
            continue;
        }
        let mut key = [claim.subject.as_str(), object.as_str()];
        key.sort_unstable();
        if seen.insert((key, claim.start)) {
            let side = |entity| article.within(entity, claim.start, claim.end).collect();
            found.push(Found { sides: [side(&claim.subject), side(object)], claim });
        }
    }
    found
}

#[expect(clippy::cast_precision_loss, reason = "counts of a document")]
fn sums(gold: &BTreeSet<Pair>, found: &[Found<'_>]) -> Sums {
    let right = found.iter().filter(|f| gold.iter().any(|pair| f.is(*pair))).count();
    let hit = gold.iter().filter(|pair| found.iter().any(|f| f.is(**pair))).count();
    Sums { right_found: right as f64, found: found.len() as f64, right_gold: hit as f64, gold: gold.len() as f64 }
}

fn list(document: &Document, gold: &BTreeSet<Pair>, found: &[Found<'_>], out: &mut Vec<Mistake>) {
    let text: Vec<char> = document.text.chars().collect();
    let words = |(a, b): (usize, usize)| text.get(a..b).unwrap_or_default().iter().collect::<String>();
    for pair in gold.iter().filter(|pair| !found.iter().any(|f| f.is(**pair))) {
        let relation = document.relations.iter().find(|r| r.pair() == *pair);
        out.push(Mistake {
            place: format!("{}:{}", document.doc, pair[0].0),
            kind: "missed",
            what: format!("{} {} {}", words(pair[0]), relation.map_or("", |r| r.kind.as_str()), words(pair[1])),
            context: context(&text, pair[0].0, pair[1].1),
        });
    }
    for one in found.iter().filter(|f| !gold.iter().any(|pair| f.is(*pair))) {
        let claim = one.claim;
        out.push(Mistake {
            place: format!("{}:{}", document.doc, claim.start),
            kind: "not in gold",
            what: format!("{} {} {} by {}", claim.subject, claim.predicate, claim.object, claim.rule),
            context: context(&text, claim.start, claim.end),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_match_in_either_direction() {
        let mention =
            |start, end| Mention { start, end, class: String::new(), kind: String::new(), entity: String::new() };
        let (a, b) = (mention(0, 5), mention(10, 15));
        let claim: Claim = serde_json::from_str(
            r#"{"subject": "a", "predicate": "attacks", "object": "b", "status": "Asserted", "attributedTo": null,
                "start": 0, "end": 20, "trigger": "t", "rule": "r", "when": null}"#,
        )
        .expect("a claim");
        let found = Found { sides: [vec![&b], vec![&a]], claim: &claim };
        assert!(found.is([(2, 5), (12, 20)]));
        assert!(!found.is([(5, 9), (12, 20)]));
        let gold = BTreeSet::from([[(2, 5), (12, 20)], [(30, 31), (40, 41)]]);
        let (p, r, _) = sums(&gold, &[found]).prf();
        assert!((p - 1.0).abs() < 1e-9 && (r - 0.5).abs() < 1e-9);
    }
}
