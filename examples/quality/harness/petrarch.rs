//! Who acts on whom: source and target of the events in PETRARCH2's own test sentences.
//!
//! The gold names actors by code. [`ACTORS`] says which words of the sentences a code stands for; an event is judged if both its
//! codes are there, their words stand in the sentence, and they differ. Codes of what happened are not judged, for many of them are made up.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;

use super::data::{self, DataError};
use super::reading::{Claim, Program, Reading};
use super::score::Sums;
use super::table::{Mistake, Report, Table};

const FILE: &str = "events/petrarch2-gold-dev.jsonl";

/// A code that actors' codes contain, and the words that stand for it.
const ACTORS: &[(&str, &[&str])] = &[
    ("ARN", &["Arnor"]),
    ("BRE", &["Bree", "Romendacil"]),
    ("CAF", &["Central African Republic"]),
    ("CAL", &["Calenardhon"]),
    ("DAG", &["Dagolath"]),
    ("DNK", &["Danish", "Zealand"]),
    ("DOL", &["Dol Amroth", "Dol_Amroth"]),
    ("ERI", &["Eriador"]),
    ("ETH", &["Ethiopia"]),
    ("FOR", &["Fornost"]),
    ("FRA", &["France"]),
    ("FRO", &["Shire"]),
    ("GMW", &["West German"]),
    ("GON", &["Gondor", "Minas Tirith", "Gonzo"]),
    ("HGW", &["Quibbler"]),
    ("HOB", &["Gamgee", "Frodo", "Gollum", "Smeagol", "Stinker", "Slinker"]),
    ("IGOAFR", &["AU"]),
    ("IGOCOPITP", &["International Criminal Court"]),
    ("IGOEEU", &["European Union", "EU"]),
    ("ITH", &["Ithilen"]),
    ("KOR", &["South Korea", "Seoul"]),
    ("KUW", &["Kuwait"]),
    ("LBY", &["Libya"]),
    ("MOR", &["Mordor", "Cirith Ungol", "Barad-dur"]),
    ("MRG", &["Morgul"]),
    ("OSG", &["Osgiliath"]),
    ("PAK", &["Pakistan"]),
    ("PHL", &["Philippines"]),
    ("PRK", &["North Korea", "Hermit Kingdom"]),
    ("RHO", &["Zimbabwe"]),
    ("ROH", &["Rohan"]),
    ("USA", &["White House", "Washington", "United States", "K.U."]),
    ("ELR", &["Lorien"]),
];

#[derive(Deserialize)]
struct Sentence {
    id: Option<String>,
    #[serde(default)]
    text: Option<String>,
    events: Vec<Event>,
}

#[derive(Deserialize)]
struct Event {
    sourcecode: Option<String>,
    targetcode: Option<String>,
}

/// The words of the first actor whose code `code` contains.
fn words_of(code: &str) -> Option<&'static [&'static str]> {
    ACTORS.iter().find(|(part, _)| code.contains(part)).map(|(_, words)| *words)
}

/// An actor is its words' place in the table.
type Pair = (&'static [&'static str], &'static [&'static str]);

impl Sentence {
    fn gold(&self, text: &str) -> BTreeSet<Pair> {
        let stands = |words: &[&str]| words.iter().any(|w| text.contains(w));
        let judged = self.events.iter().filter_map(|event| {
            let pair = (words_of(event.sourcecode.as_deref()?)?, words_of(event.targetcode.as_deref()?)?);
            (pair.0 != pair.1 && stands(pair.0) && stands(pair.1)).then_some(pair)
        });
        judged.collect()
    }
}

/// The actor that an entity is: by the words of its mentions.
fn actors(reading: &Reading, entity: &str) -> Vec<&'static [&'static str]> {
    let article = reading.article();
    let text: Vec<char> = article.text.chars().collect();
    let own = article.mentions.iter().filter(|m| m.entity == entity && m.kind != "pronoun");
    let said: Vec<String> = own.map(|m| text[m.start..m.end].iter().collect()).collect();
    let is = |words: &[&str]| words.iter().any(|w| said.iter().any(|s| s.contains(w)));
    ACTORS.iter().map(|(_, words)| *words).filter(|words| is(words)).collect()
}

/// Measures the file.
#[expect(clippy::cast_precision_loss, reason = "counts of a file")]
pub fn run(program: &Program, data: &Path) -> Result<Report, DataError> {
    let sentences: Vec<Sentence> = data::json_lines(&data.join(FILE))?;
    let (mut sums, mut undirected, mut judged) = (Sums::default(), 0, 0);
    let mut mistakes = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let Some(text) = sentence.text.as_deref() else { continue };
        let gold = sentence.gold(text);
        if gold.is_empty() {
            continue;
        }
        let id = sentence.id.clone().unwrap_or_else(|| at.to_string());
        let reading = program.text(&id, text, None);
        let found: BTreeSet<Pair> = reading.article().claims.iter().flat_map(|c| pairs(&reading, c)).collect();
        let right = gold.intersection(&found).count();
        undirected += gold.iter().filter(|g| found.contains(*g) || found.contains(&(g.1, g.0))).count();
        judged += gold.len();
        let right = right as f64;
        sums += Sums { right_found: right, found: found.len() as f64, right_gold: right, gold: gold.len() as f64 };
        for (kind, pairs) in [("missed", gold.difference(&found)), ("not in gold", found.difference(&gold))] {
            mistakes.extend(pairs.map(|(source, target)| Mistake {
                place: id.clone(),
                kind,
                what: format!("{} -> {}", source[0], target[0]),
                context: text.to_owned(),
            }));
        }
    }
    let mut table = Table::new(format!(
        "Who acts on whom: PETRARCH2's sentences (`{FILE}`); R is the share of events with both right"
    ));
    table.sums("PETRARCH2 source and target", sums, judged);
    table.share("PETRARCH2 either direction", undirected, judged);
    Ok(Report { tables: vec![table], mistakes, ..Report::default() })
}

fn pairs(reading: &Reading, claim: &Claim) -> Vec<Pair> {
    let (sources, targets) = (actors(reading, &claim.subject), actors(reading, &claim.object));
    let all = sources.iter().flat_map(|s| targets.iter().map(move |t| (*s, *t)));
    let mut pairs: Vec<Pair> = all.filter(|(s, t)| s != t).collect();
    // What is so in both directions acts in both.
    if super::is_symmetric(&claim.predicate) {
        let turned: Vec<Pair> = pairs.iter().map(|(s, t)| (*t, *s)).collect();
        pairs.extend(turned);
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judges_events_whose_actors_stand_in_the_sentence() {
        let event = |s: &str, t: &str| Event { sourcecode: Some(s.into()), targetcode: Some(t.into()) };
        let events = vec![event("ARNGOV", "GON"), event("ARN", "---"), event("ETH", "GON"), event("ARN", "ARNMIL")];
        let sentence = Sentence { id: None, text: None, events };
        let gold = sentence.gold("Arnorian envoys met people of Gondor.");
        assert_eq!(gold.into_iter().map(|(s, t)| (s[0], t[0])).collect::<Vec<_>>(), [("Arnor", "Gondor")]);
    }
}
