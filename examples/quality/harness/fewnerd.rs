//! Kinds of names that few data sets mark: laws, wars, protests. Recall only, because the files leave most names unmarked.

use std::collections::BTreeMap;
use std::path::Path;

use super::conll::{bare, documents};
use super::data::{self, DataError};
use super::reading::{Program, context};
use super::table::{Mistake, Report, Table};

const FILES: [&str; 2] = ["ner/fewnerd-a.conll", "ner/fewnerd-b.conll"];

/// Gold labels, and the classes that are right for them.
const LABELS: &[(&str, &[&str])] = &[
    ("other-law", &["Law", "Treaty"]),
    ("event-attack/battle/war/militaryconflict", &["Event"]),
    ("event-protest", &["Event"]),
    ("event-disaster", &["Event"]),
    ("person-politician", &["Person"]),
    ("organization-company", &["Organization"]),
    ("organization-media/newspaper", &["Organization"]),
    ("organization-sportsteam", &["Organization"]),
    ("location-GPE", &["Country", "Place"]),
    ("building-airport", &["Facility"]),
    ("art-film", &["Work"]),
];

/// Gold names, those found with the same span and a right class, and those that a mention of a right class touches.
#[derive(Clone, Copy, Default)]
struct Tally {
    gold: usize,
    exact: usize,
    touched: usize,
}

/// Measures both files.
pub fn run(program: &Program, data: &Path) -> Result<Report, DataError> {
    let mut report = Report::default();
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for file in FILES {
        for (at, document) in documents(&data::text(&data.join(file))?).iter().enumerate() {
            let reading = program.text(&format!("{file}-{at}"), &document.text, None);
            let text: Vec<char> = document.text.chars().collect();
            for (a, b, label) in &document.spans {
                let Some((label, classes)) = LABELS.iter().find(|(l, _)| l == label) else { continue };
                let (start, end) = bare(&text, *a, *b);
                let right = reading.article().mentions.iter().filter(|m| m.kind == "name");
                let right: Vec<(usize, usize)> = right
                    .filter(|m| classes.contains(&m.class.as_str()))
                    .map(|m| bare(&text, m.start, m.end))
                    .collect();
                let tally = tallies.entry(label).or_default();
                let exact = right.contains(&(start, end));
                tally.gold += 1;
                tally.exact += usize::from(exact);
                tally.touched += usize::from(right.iter().any(|m| m.0 < end && start < m.1));
                if !exact {
                    report.mistakes.push(Mistake {
                        place: format!("{file} {at}:{start}"),
                        kind: "missed",
                        what: format!("{} {label}", text[start..end].iter().collect::<String>()),
                        context: context(&text, start, end),
                    });
                }
            }
        }
    }
    let mut table = Table::new(
        "Few-NERD, recall: exact span and class, and (touched) any overlap with a name of the class (`ner/fewnerd-*.conll`)",
    );
    for (label, _) in LABELS {
        let tally = tallies.get(label).copied().unwrap_or_default();
        table.share(*label, tally.exact, tally.gold);
        table.share(format!("{label} touched"), tally.touched, tally.gold);
    }
    report.tables.push(table);
    // Laws and events first: they are what this data is for.
    report.mistakes.sort_by_key(|m| LABELS.iter().position(|(label, _)| m.what.ends_with(label)));
    Ok(report)
}
