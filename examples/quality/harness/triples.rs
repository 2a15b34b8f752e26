//! Precision of asserted triples, on texts that no rule was written for. Somebody read each sentence and judged strictly: subject,
//! predicate, object and that it is a fact, all as the text says. The verdicts lie in `tests/corpus/triples.tsv` as places and labels,
//! without a word of the texts.
//!
//! Verdicts outlive the rules: a triple that the program still finds in the same place keeps its verdict, and triples that nobody has
//! judged are counted and listed in an order that is random but always the same, so that the next ones to judge are a fair sample.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::conll;
use super::corpus;
use super::data::{self, DataError};
use super::gum;
use super::reading::{Claim, Program, Reading, context};
use super::table::{Mistake, Report, Table};

const VERDICTS: &str = "triples.tsv";
const WIKIGOLD: &str = "ner/wikigold.conll";
const RE3D: &str = "news-relations/re3d-dev.jsonl";

/// Documents of wikigold that models train on.
const TRAINED_ON: usize = 72;

#[derive(Deserialize)]
struct Report3d {
    text: String,
}

/// A text of one of the sets.
struct Source {
    set: &'static str,
    number: usize,
    text: String,
    day: Option<String>,
}

/// Measures the triples of every set.
pub fn run(program: &Program, data: &Path) -> Result<Report, DataError> {
    let verdicts = verdicts()?;
    // Set to right ones, judged ones, all.
    let mut counts: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    let (mut wrong, mut unjudged, mut by_rule) = (Vec::new(), Vec::new(), Vec::new());
    for source in sources(data)? {
        let reading = program.text(&format!("{}-{}", source.set, source.number), &source.text, source.day.as_deref());
        let text: Vec<char> = source.text.chars().collect();
        for claim in asserted(&reading) {
            let key = key(&source, &reading, claim);
            let counts = counts.entry(source.set).or_default();
            counts.2 += 1;
            let mistake = |kind| Mistake {
                place: key.clone(),
                kind,
                what: format!("{} {} {} by {}", claim.subject, claim.predicate, claim.object, claim.rule),
                context: context(&text, claim.start, claim.end),
            };
            match verdicts.get(&key) {
                Some(right) => {
                    counts.0 += usize::from(*right);
                    counts.1 += 1;
                    by_rule.push((claim.rule.clone(), *right));
                    wrong.extend((!right).then(|| mistake("wrong")));
                }
                None => unjudged.push((blake3::hash(key.as_bytes()).to_hex(), mistake("unjudged"))),
            }
        }
    }
    unjudged.sort_by(|a, b| a.0.as_str().cmp(b.0.as_str()));
    let mut table = Table::new("Asserted triples, judged strictly (`tests/corpus/triples.tsv`)");
    let mut all = (0, 0, 0);
    for (set, (right, judged, found)) in counts {
        table.share(format!("triples right, {set}"), right, judged);
        all = (all.0 + right, all.1 + judged, all.2 + found);
    }
    table.share("triples right", all.0, all.1);
    table.share("triples judged", all.1, all.2);
    let mistakes = wrong.into_iter().chain(unjudged.into_iter().map(|u| u.1)).collect();
    Ok(Report { tables: vec![table], mistakes, verdicts: by_rule })
}

/// By key, whether it is right.
fn verdicts() -> Result<BTreeMap<String, bool>, DataError> {
    let file = corpus::folder().join(VERDICTS);
    let mut verdicts = BTreeMap::new();
    for (at, line) in data::text(&file)?.lines().enumerate() {
        let verdict = line.rsplit_once('\t').and_then(|(key, verdict)| match verdict {
            "right" => Some((key.to_owned(), true)),
            "wrong" => Some((key.to_owned(), false)),
            _ => None,
        });
        let (key, right) =
            verdict.ok_or_else(|| DataError::new(&file, Some(at + 1), "a line is PLACE, a tab, `right` or `wrong`"))?;
        verdicts.insert(key, right);
    }
    Ok(verdicts)
}

fn sources(data: &Path) -> Result<Vec<Source>, DataError> {
    let mut sources = Vec::new();
    let mut add = |set, number, text, day| sources.push(Source { set, number, text, day });
    let wikigold = conll::documents(&data::text(&data.join(WIKIGOLD))?);
    for (number, document) in wikigold.into_iter().enumerate().skip(TRAINED_ON) {
        add("wikigold", number, document.text, None);
    }
    for (number, document) in data::json_lines::<Report3d>(&data.join(RE3D))?.into_iter().enumerate() {
        add("re3d", number, document.text, None);
    }
    for (number, document) in gum::documents(data)?.into_iter().enumerate() {
        add("GUM", number, document.text().0, Some(document.date));
    }
    Ok(sources)
}

/// The claims that stand as triples, each once.
fn asserted(reading: &Reading) -> impl Iterator<Item = &Claim> {
    let mut seen = std::collections::BTreeSet::new();
    reading.article().claims.iter().filter(move |c| {
        let triple = (&c.subject, &c.predicate, &c.object);
        c.status == "Asserted" && c.predicate != "relatedTo" && seen.insert(triple)
    })
}

/// Where a triple stands: set, document, where the sentence begins, subject, predicate, object; a side that its sentence does not mention,
/// as an office, by a digest of what it is.
fn key(source: &Source, reading: &Reading, claim: &Claim) -> String {
    let side = |entity: &str| match reading.article().within(entity, claim.start, claim.end).next() {
        Some(mention) => format!("{}-{}", mention.start, mention.end),
        None => {
            let what = entity.rsplit_once("position/").map_or(entity, |(_, office)| office);
            blake3::hash(what.as_bytes()).to_hex()[..8].to_owned()
        }
    };
    let (subject, object) = (side(&claim.subject), side(&claim.object));
    format!("{} {} {} {subject} {} {object}", source.set, source.number, claim.start, claim.predicate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_triple_is_known_by_its_place() {
        let text = "Egypt accused Ethiopia. France did not accuse Spain.";
        let reading = Program::default().text("a", text, None);
        let source = Source { set: "a", number: 3, text: text.to_owned(), day: None };
        let keys: Vec<String> = asserted(&reading).map(|c| key(&source, &reading, c)).collect();
        assert_eq!(keys, ["a 3 0 0-5 accuses 14-22"]);
    }

    #[test]
    fn verdicts_are_well_formed() {
        assert!(!verdicts().expect("the file can be read").is_empty());
    }
}
