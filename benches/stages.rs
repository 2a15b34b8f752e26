//! Throughput of reading, analysis and extraction, in bytes of input a second, on the articles of `examples/`.
//!
//! `cargo bench --bench stages`

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use std::fs;

use divan::Bencher;
use divan::counter::BytesCount;
use pressgraph::base::Silent;
use pressgraph::document::{self, Document};
use pressgraph::graph::KnowledgeGraph;
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
