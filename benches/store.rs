//! How fast quads get into a store, and a store into memory to be queried.
//!
//! `cargo bench --bench store`; the items are quads.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use oxigraph::model::{GraphName, Literal, NamedNode, Quad};
use pressgraph::rdf::Quads;
use pressgraph::store::query::{self, Options, Results};
use pressgraph::store::{Contents, Durability, Graphs, Memory, Origin, Segments, Store};

const DOCUMENTS: usize = 1000;
const QUADS: usize = 520;

fn main() {
    divan::main();
}

/// A document as the extraction makes them: entities that recur from document to document, claims with a sentence each.
fn document(number: usize) -> (Origin, Quads) {
    let node = |local: String| NamedNode::new(format!("https://w3id.org/pressgraph/id/{local}")).unwrap();
    let term = |local: &str| NamedNode::new(format!("https://w3id.org/pressgraph/ontology#{local}")).unwrap();
    let graph = node(format!("doc/{number:06}"));
    let in_graph = |s: &NamedNode, p: &str, o: oxigraph::model::Term| {
        Quad::new(s.clone(), term(p), o, GraphName::NamedNode(graph.clone()))
    };
    let mut quads = Quads::default();
    for claim in 0..QUADS / 4 {
        let name = node(format!("doc/{number:06}/claim/{claim:04}"));
        let entity = |salt: usize| node(format!("entity/Q{}", (number * 31 + claim * salt) % 5000));
        let text = format!("Sentence {claim} of article {number} says what one country did to another, and when.");
        quads.push(in_graph(&name, "subject", entity(7).into()).as_ref());
        quads.push(in_graph(&name, "object", entity(13).into()).as_ref());
        quads.push(in_graph(&name, "status", term("Reported").into()).as_ref());
        quads.push(in_graph(&name, "evidenceText", Literal::from(text).into()).as_ref());
    }
    let source = format!("/corpus/{number}.txt");
    (Origin { graph, content: number.to_string(), source, weak_identity: false, print: None }, quads)
}

fn fill(store: &mut dyn Store, documents: &[(Origin, Quads)]) {
    for (origin, quads) in documents {
        store.replace(origin, quads).unwrap();
    }
    store.commit().unwrap();
}

fn corpus(documents: usize) -> Vec<(Origin, Quads)> {
    (0..documents).map(document).collect()
}

#[divan::bench(args = [1, 100], sample_count = 5, sample_size = 1)]
fn load_on_disk(bencher: Bencher<'_, '_>, batch: usize) {
    let documents = corpus(200);
    bencher.counter(ItemsCount::new(200 * QUADS)).with_inputs(|| tempfile::tempdir().unwrap()).bench_values(|dir| {
        let delay = std::time::Duration::from_secs(60);
        let durability = if batch == 1 { Durability::Each } else { Durability::Batch { documents: batch, delay } };
        fill(&mut Segments::open(dir.path(), durability).unwrap(), &documents);
        dir
    });
}

#[divan::bench(args = ["union", "all"], sample_count = 3, sample_size = 1)]
fn open_to_query(bencher: Bencher<'_, '_>, graphs: &str) {
    let dir = tempfile::tempdir().unwrap();
    let delay = std::time::Duration::from_secs(60);
    let batch = Durability::Batch { documents: 1000, delay };
    fill(&mut Segments::open(dir.path(), batch).unwrap(), &corpus(DOCUMENTS));
    let graphs = if graphs == "union" { Graphs::Union } else { Graphs::All };
    bencher
        .counter(ItemsCount::new(DOCUMENTS * QUADS))
        .bench_local(|| Segments::read(dir.path()).unwrap().dataset(graphs).unwrap());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn ask_who_did_what(bencher: Bencher<'_, '_>) {
    let mut store = Memory::new();
    fill(&mut store, &corpus(200));
    let dataset = store.dataset(Graphs::Union).unwrap();
    let options = Options { prefixes: &[("pg", "https://w3id.org/pressgraph/ontology#")], timeout: None };
    let sparql = "SELECT ?who (COUNT(*) AS ?n) { ?c pg:subject ?who ; pg:object ?o } GROUP BY ?who ORDER BY DESC(?n)";
    bencher.counter(ItemsCount::new(200 * QUADS / 4)).bench_local(|| {
        let Results::Solutions(solutions) = query::run(&dataset, sparql, &options).unwrap() else { return 0 };
        black_box(solutions.rows.count())
    });
}
