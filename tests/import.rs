//! RDF files that others made, in a store beside documents.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::Path;

use oxigraph::model::{GraphName, NamedNode, Quad};
use pressgraph::rdf::Quads;
use pressgraph::store::{
    Contents, Durability, Graphs, Memory, Origin, Outcome, Segments, Store, StoreError, rdf_format,
};

const BASE: &str = "https://e.org/id/";

fn dump(store: &dyn Contents) -> String {
    let mut out = Vec::new();
    store.dump(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The same two triples in each syntax.
const SYNTAXES: &[(&str, &str)] = &[
    ("a.ttl", "@prefix e: <https://e.org/> . e:ann e:knows e:bob ; e:age 41 ."),
    (
        "a.nt",
        "<https://e.org/ann> <https://e.org/knows> <https://e.org/bob> .\n\
         <https://e.org/ann> <https://e.org/age> \"41\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n",
    ),
    (
        "a.nq",
        "<https://e.org/ann> <https://e.org/knows> <https://e.org/bob> .\n\
         <https://e.org/ann> <https://e.org/age> \"41\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n",
    ),
    ("a.trig", "@prefix e: <https://e.org/> . { e:ann e:knows e:bob ; e:age 41 }"),
    (
        "a.xml",
        r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://e.org/">
           <rdf:Description rdf:about="https://e.org/ann"><e:knows rdf:resource="https://e.org/bob"/>
           <e:age rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">41</e:age></rdf:Description></rdf:RDF>"#,
    ),
    ("a.json", r#"{"@context": {"e": "https://e.org/"}, "@id": "e:ann", "e:knows": {"@id": "e:bob"}, "e:age": 41}"#),
];

#[test]
fn every_syntax_gives_the_same_triples() {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in SYNTAXES {
        let path = dir.path().join(name);
        fs::write(&path, text).unwrap();
        let mut store = Memory::new();
        assert_eq!(store.import_rdf(&path, None, BASE).unwrap(), Outcome::Added, "{name}");
        let graph = store.entries().next().unwrap().unwrap().graph.clone();
        assert!(graph.starts_with("https://e.org/id/import/"), "{graph}");
        let want = format!(
            "<https://e.org/ann> <https://e.org/age> \"41\"^^<http://www.w3.org/2001/XMLSchema#integer> <{graph}> .\n\
             <https://e.org/ann> <https://e.org/knows> <https://e.org/bob> <{graph}> .\n"
        );
        assert_eq!(dump(&store), want, "{name}");
    }
}

#[test]
fn quads_keep_their_graphs_and_relative_iris_belong_to_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.trig");
    fs::write(&path, "<https://e.org/g> { <x> <https://e.org/p> 1 } <y> <https://e.org/p> 2 .").unwrap();
    let mut store = Memory::new();
    store.import_rdf(&path, None, BASE).unwrap();
    let own = store.entries().next().unwrap().unwrap().graph.clone();
    let dataset = store.dataset(Graphs::All).unwrap();
    let mut graphs: Vec<_> = dataset.named_graphs().map(|g| g.unwrap().to_string()).collect();
    graphs.sort();
    assert_eq!(graphs, ["<https://e.org/g>".to_owned(), format!("<{own}>")]);
    assert!(dump(&store).contains("<https://e.org/id/import/x>"), "{}", dump(&store));
}

#[test]
fn the_same_file_again_changes_nothing_and_an_edited_one_takes_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let (file, copy) = (dir.path().join("a.ttl"), dir.path().join("copy.ttl"));
    let mut store = Segments::open(&dir.path().join("store"), Durability::Each).unwrap();
    fs::write(&file, "<https://e.org/a> <https://e.org/p> [ <https://e.org/q> 1 ] .").unwrap();
    fs::copy(&file, &copy).unwrap();
    assert_eq!(store.import_rdf(&file, None, BASE).unwrap(), Outcome::Added);
    let first = dump(&store);
    assert_eq!(store.import_rdf(&file, None, BASE).unwrap(), Outcome::Unchanged);
    assert_eq!(store.import_rdf(&copy, None, BASE).unwrap(), Outcome::Unchanged);
    assert_eq!(dump(&store), first);

    fs::write(&file, "<https://e.org/a> <https://e.org/p> 2 .").unwrap();
    store.import_rdf(&file, None, BASE).unwrap();
    assert_eq!(store.entries().count(), 2, "the copy still has the earlier content");
    fs::write(&copy, "<https://e.org/a> <https://e.org/p> 2 .").unwrap();
    store.import_rdf(&copy, None, BASE).unwrap();
    assert_eq!(store.entries().count(), 1);
}

#[test]
fn blank_nodes_of_two_files_stay_apart_and_get_the_same_labels_in_every_run() {
    let dir = tempfile::tempdir().unwrap();
    let run = || {
        let mut store = Memory::new();
        for (name, value) in [("a.ttl", 1), ("b.ttl", 2)] {
            let path = dir.path().join(name);
            fs::write(&path, format!("_:x <https://e.org/p> {value} , [ ] . [] <https://e.org/q> _:x .")).unwrap();
            store.import_rdf(&path, None, BASE).unwrap();
        }
        (dump(&store), store.dataset(Graphs::Union).unwrap().len().unwrap())
    };
    let (text, count) = run();
    assert_eq!(count, 6);
    assert_eq!(run().0, text);
}

#[test]
fn what_a_document_and_a_file_both_say_goes_only_with_both() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("doc.nq");
    let line = "<https://e.org/a> <https://e.org/p> <https://e.org/b> <https://e.org/doc/1> .\n";
    fs::write(&path, line).unwrap();
    let name = |iri: &str| NamedNode::new(iri).unwrap();
    let quad = Quad::new(
        name("https://e.org/a"),
        name("https://e.org/p"),
        name("https://e.org/b"),
        GraphName::NamedNode(name("https://e.org/doc/1")),
    );
    let document = |content: &str| Origin {
        graph: name("https://e.org/doc/1"),
        content: content.into(),
        source: "/in/doc".into(),
        weak_identity: false,
        print: None,
    };
    let mut store = Memory::new();
    store.import_rdf(&path, None, BASE).unwrap();
    store.replace(&document("1"), &[quad].into_iter().collect()).unwrap();
    assert_eq!(store.dataset(Graphs::Union).unwrap().len().unwrap(), 1);
    store.replace(&document("2"), &Quads::default()).unwrap();
    assert_eq!(store.dataset(Graphs::Union).unwrap().len().unwrap(), 1);
    fs::write(&path, "").unwrap();
    store.import_rdf(&path, None, BASE).unwrap();
    assert_eq!(store.dataset(Graphs::Union).unwrap().len().unwrap(), 0);
}

#[test]
fn faults_name_file_line_and_column_and_change_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Segments::open(&dir.path().join("store"), Durability::Each).unwrap();
    for (name, text, place) in [
        ("a.ttl", "@prefix e: <https://e.org/> .\ne:a e:p x .\n", ":2:"),
        ("a.nt", "<https://e.org/a> <https://e.org/p> .\n", ":1:"),
        ("a.jsonld", "{\n\"@id\": \"https://e.org/a\",,}", ":2:"),
        ("a.rdf", "<rdf:RDF", "a.rdf"),
        ("remote.jsonld", r#"{"@context": "https://e.org/context.jsonld", "@id": "x"}"#, "remote.jsonld"),
    ] {
        let path = dir.path().join(name);
        fs::write(&path, text).unwrap();
        let error = store.import_rdf(&path, None, BASE).err().unwrap_or_else(|| panic!("{name} is no RDF"));
        let message = error.to_string();
        assert!(matches!(error, StoreError::Syntax { .. }) && message.contains(place), "{name}: {message}");
    }
    let text = dir.path().join("a.txt");
    fs::write(&text, "x").unwrap();
    assert!(matches!(store.import_rdf(&text, None, BASE).err().unwrap(), StoreError::UnknownFormat { .. }));
    assert!(matches!(store.import_rdf(Path::new("/none.ttl"), None, BASE).err().unwrap(), StoreError::Io { .. }));
    let good = dir.path().join("good.ttl");
    fs::write(&good, "").unwrap();
    assert!(matches!(store.import_rdf(&good, None, "not an iri ").err().unwrap(), StoreError::GraphName(_)));
    assert_eq!(store.entries().count(), 0);
    assert_eq!(fs::read_dir(dir.path().join("store/segments")).unwrap().count(), 0);
}

#[test]
fn names_that_others_use_too_need_content_that_agrees() {
    let format = |name: &str, head: &str| rdf_format(Path::new(name), head.as_bytes()).is_some();
    assert!(format("a.TTL", "") && format("a.nq", "") && format("a.jsonld", "{}"));
    assert!(
        !format("a.xml", "<rss/>") && !format("a.json", r#"{"id": 1}"#) && !format("a.txt", "") && !format("ttl", "")
    );
    assert!(format("a.json", r#"{"@context": {}}"#));
}
