//! Names of GUM linked to authorities that are built from public data: politicians with their terms of office, and countries.
//!
//! Gold: phrases whose head is a proper noun and that GUM gives a Wikidata item which the authority holds; for people, phrases that share a
//! word with the name, for "Madam Speaker" is no name that it holds. A mention of ours stands for
//! a phrase as in [`super::gum`]; it is right when its entity is the same as the item, and wrong when its entity is the same as
//! another item of the authority, also where GUM gives the phrase none.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use pressgraph::authority::index::read;
use pressgraph::authority::index::{Builder, Index, Period, Record};
use pressgraph::base::{Silent, slug};
use pressgraph::extract::Knowledge;
use pressgraph::schema::EntityType;
use serde::Deserialize;

use super::data::{self, DataError};
use super::gum::{Document, align};
use super::reading::{Mention, Program, context};
use super::score::Counts;
use super::table::{Mistake, Report, Table};

const POLITICIANS: &str = "authority/politicians_wikidata_terms.tsv";
const COUNTRIES: &str = "authority/countries_iso_demonym_qid.json";
const NEWS: &str = "coref/gum-news-dev.jsonl";
/// Other genres, to develop on.
const OTHERS: &[&str] = &[
    "gum-train/gum_bio.jsonl",
    "gum-train/gum_court.jsonl",
    "gum-train/gum_interview.jsonl",
    "gum-train/gum_speech.jsonl",
];
const WIKIDATA: &str = "http://www.wikidata.org/entity/";

#[derive(Deserialize)]
struct Country {
    name: CountryName,
    cca2: String,
    wikidata: String,
}

#[derive(Deserialize)]
struct CountryName {
    common: String,
    official: String,
}

fn politicians(data: &Path) -> Result<Index, DataError> {
    let file = data.join(POLITICIANS);
    let options = read::Options { class: Some(EntityType::Person), ..read::Options::default() };
    let mut builder = Builder::default();
    read::file(&file, &options, &mut builder, &mut Silent).map_err(|e| DataError::new(&file, None, e))?;
    index(&file, &builder)
}

fn countries(data: &Path) -> Result<Index, DataError> {
    let file = data.join(COUNTRIES);
    let told = |e: &dyn std::fmt::Display| DataError::new(&file, None, e);
    let list: Vec<Country> = serde_json::from_str(&data::text(&file)?).map_err(|e| told(&e))?;
    let mut builder = Builder::default();
    for country in list {
        let record = Record {
            id: country.wikidata,
            name: country.name.common,
            class: EntityType::Country,
            aliases: vec![country.name.official],
            period: Period::ALWAYS,
            description: String::new(),
            country: country.cca2,
        };
        builder.add(&record).map_err(|e| told(&e))?;
    }
    index(&file, &builder)
}

fn index(file: &Path, builder: &Builder) -> Result<Index, DataError> {
    let told = |e: &dyn std::fmt::Display| DataError::new(file, None, e);
    let bytes = builder.bytes().map_err(|e| told(&e))?;
    Index::from_bytes(&file.display().to_string(), bytes).map_err(|e| told(&e))
}

/// The Wikidata items of an index, each with the words of its name.
type Held = BTreeMap<String, BTreeSet<String>>;

fn held(index: &Index) -> Held {
    let items = index.items().filter_map(|at| index.item(at));
    items.filter_map(|item| Some((item.wikidata()?.to_owned(), words(item.label)))).collect()
}

fn words(name: &str) -> BTreeSet<String> {
    name.split_whitespace().map(slug).collect()
}

/// Measures the files.
pub fn run(program: &Program, data: &Path) -> Result<Report, DataError> {
    let authorities = [politicians(data)?, countries(data)?];
    let held = [("politicians", held(&authorities[0])), ("countries", held(&authorities[1]))];
    let program = program.knowing(Knowledge { authorities: Arc::new(authorities), corrections: Arc::default() });
    let mut mistakes = Vec::new();
    let mut table = Table::new(format!("Names linked to authorities of {POLITICIANS} and {COUNTRIES}"));
    for (genre, files) in [("GUM news", &[NEWS][..]), ("other GUM", OTHERS)] {
        let mut counts = [Counts::default(); 2];
        for file in files {
            for document in data::json_lines::<Document>(&data.join(file))? {
                measure(&program, &document, &held, &mut counts, &mut mistakes);
            }
        }
        for ((what, _), counts) in held.iter().zip(counts) {
            table.counts(format!("{what}, {genre}"), counts);
        }
    }
    Ok(Report { tables: vec![table], mistakes, ..Report::default() })
}

fn measure(
    program: &Program,
    document: &Document,
    held: &[(&str, Held); 2],
    counts: &mut [Counts; 2],
    mistakes: &mut Vec<Mistake>,
) {
    let (text, phrases) = document.text();
    let reading = program.text(&document.doc, &text, Some(&document.date));
    let article = reading.article();
    let ours: Vec<&Mention> = article.mentions.iter().filter(|m| m.kind != "pronoun").collect();
    let aligned = align(&ours, &phrases);
    let characters: Vec<char> = article.text.chars().collect();
    let linked: Vec<Option<String>> = (0..phrases.len())
        .map(|phrase| {
            let mention = aligned.iter().find(|(_, p)| **p == phrase).map(|(m, _)| ours[*m])?;
            let same = &reading.entities.get(&mention.entity)?.same_as;
            same.iter().find_map(|iri| iri.strip_prefix(WIKIDATA)).map(str::to_owned)
        })
        .collect();
    for ((what, items), counts) in held.iter().zip(counts) {
        for (phrase, link) in phrases.iter().zip(&linked).filter(|(p, _)| p.name) {
            let gold = phrase.qid.as_ref().filter(|qid| items.contains_key(*qid));
            let link = link.as_ref().filter(|qid| items.contains_key(*qid));
            let core: String = characters[phrase.core.0..phrase.core.1].iter().collect();
            let shares = |qid: &String| items[qid].iter().any(|word| words(&core).contains(word));
            if *what == "politicians" && gold.is_some_and(|qid| !shares(qid)) {
                continue;
            }
            let kind = match (gold, link) {
                (Some(gold), Some(link)) if gold == link => {
                    counts.tp += 1;
                    continue;
                }
                (None, None) => continue,
                (Some(_), None) => "missed",
                _ => "wrong",
            };
            counts.fn_ += usize::from(gold.is_some());
            counts.fp += usize::from(link.is_some());
            let none = "none".to_owned();
            let say = format!("{what}: {} is {}", link.unwrap_or(&none), phrase.qid.as_ref().unwrap_or(&none));
            let place = format!("{}:{}", document.doc, phrase.core.0);
            mistakes.push(Mistake {
                place,
                kind,
                what: say,
                context: context(&characters, phrase.core.0, phrase.core.1),
            });
        }
    }
}
