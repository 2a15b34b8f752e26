//! Throughput of reading, analysis and extraction, in bytes of input a second, on the articles of `examples/`.
//!
//! `cargo bench --bench stages`

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use std::fs;

use divan::Bencher;
use divan::counter::BytesCount;
use pressgraph::base::Silent;
use pressgraph::document::{self, Document};
use pressgraph::extract::Knowledge;
use pressgraph::graph::KnowledgeGraph;
use pressgraph::nlp::engine::Engine;
use pressgraph::source::{MediaType, Record};
use pressgraph::{extract, nlp};

fn main() {
    divan::main();
}

fn records() -> Vec<Record> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let mut records = Vec::new();
    for name in ["gulf-treaty.txt", "dam-dispute.txt"] {
        let bytes = fs::read(format!("{folder}/{name}")).unwrap();
        records.push(Record::new(MediaType::Text, name.to_owned(), bytes));
    }
    for (n, line) in (1..).zip(fs::read_to_string(format!("{folder}/wire.jsonl")).unwrap().lines()) {
        let bytes = line.as_bytes().to_vec();
        records.push(Record::new(MediaType::JsonLine, format!("wire.jsonl#{n}"), bytes));
    }
    records
}

fn documents() -> Vec<Document> {
    records().into_iter().map(|r| document::parse(r, &mut Silent).unwrap()).collect()
}

fn bytes_of(documents: &[Document]) -> BytesCount {
    BytesCount::new(documents.iter().flat_map(|d| d.units().map(|u| d.text_of(u).len())).sum::<usize>())
}

#[divan::bench]
fn read(bencher: Bencher) {
    let records = records();
    bencher.counter(BytesCount::new(records.iter().map(|r| r.bytes.len()).sum::<usize>())).bench(|| {
        records.iter().map(|r| document::parse(r.clone(), &mut Silent).unwrap().comments.len()).sum::<usize>()
    });
}

#[divan::bench]
fn analyze(bencher: Bencher) {
    let documents = documents();
    bencher.counter(bytes_of(&documents)).bench(|| {
        let units = documents.iter().flat_map(|d| d.units().map(move |u| d.text_of(u)));
        units.map(|text| nlp::analyze(text).tokens.len()).sum::<usize>()
    });
}

#[divan::bench]
fn extract_facts(bencher: Bencher) {
    let documents = documents();
    bencher
        .counter(bytes_of(&documents))
        .bench(|| documents.iter().map(|d| extract::extract(d, None).mentions.len()).sum::<usize>());
}

#[divan::bench]
fn build_graph(bencher: Bencher) {
    let documents = documents();
    let facts: Vec<_> = documents.iter().map(|d| extract::extract(d, None)).collect();
    bencher.counter(bytes_of(&documents)).bench(|| {
        let mut whole = KnowledgeGraph::default();
        for (document, facts) in documents.iter().zip(&facts) {
            whole.merge(KnowledgeGraph::of(document, facts));
        }
        whole.node_count()
    });
}

/// The articles of the annotated corpus with their threads, without the marks of the annotation.
fn corpus() -> Vec<Document> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let texts = paths.into_iter().filter(|p| p.extension().is_some_and(|e| e == "txt"));
    let page = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let page = text.trim_start_matches("==== page\n").split("\n====").next().unwrap();
        Record::new(MediaType::Text, path.display().to_string(), plain(page).into_bytes())
    };
    texts.map(|path| document::parse(page(path), &mut Silent).unwrap()).collect()
}

/// `{it=peru} and {#1 Ann}{Peru~adj}` as it was: `it and Peru`.
fn plain(marked: &str) -> String {
    let (mut text, mut open) = (String::new(), Vec::new());
    for c in marked.chars() {
        match c {
            '{' => open.push(true),
            '}' => drop(open.pop()),
            '=' | '~' | '#' if !open.is_empty() => *open.last_mut().unwrap() = false,
            _ if open.iter().all(|shown| *shown) => text.push(c),
            _ => {}
        }
    }
    text
}

fn analyses(document: &Document, engine: &Engine) -> Vec<nlp::Analysis> {
    let texts: Vec<&str> = document.units().map(|u| document.text_of(u)).collect();
    nlp::analyze_all(&texts, Some(engine))
}

/// The engine's work on the corpus.
#[divan::bench]
fn corpus_engine(bencher: Bencher) {
    let (documents, engine) = (corpus(), Engine::builtin());
    bencher.counter(bytes_of(&documents)).bench(|| documents.iter().map(|d| analyses(d, engine).len()).sum::<usize>());
}

/// Everything that is extracted from the engine's work on the corpus: names, identity, claims.
#[divan::bench]
fn corpus_extraction(bencher: Bencher) {
    let (documents, engine) = (corpus(), Engine::builtin());
    let analysed: Vec<_> = documents.iter().map(|d| (d, analyses(d, engine))).collect();
    bencher.counter(bytes_of(&documents)).bench(|| {
        analysed.iter().map(|(d, a)| extract::from_analyses(d, a, &Knowledge::default()).claims.len()).sum::<usize>()
    });
}

/// Claims alone, from names and the engine's work.
#[divan::bench]
fn corpus_claims(bencher: Bencher) {
    let (documents, engine) = (corpus(), Engine::builtin());
    let named: Vec<_> = documents
        .iter()
        .map(|d| {
            let analyses = analyses(d, engine);
            let facts = extract::entities::entities(d, &analyses, &Knowledge::default().authorities);
            (d, analyses, facts)
        })
        .collect();
    bencher.counter(bytes_of(&documents)).bench(|| {
        let mut read = 0;
        for (document, analyses, facts) in &named {
            let mut facts = facts.clone();
            extract::claims::claims(document, analyses, &mut facts);
            read += facts.claims.len();
        }
        read
    });
}
