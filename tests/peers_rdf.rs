//! Our RDF before other people's eyes: rdflib reads every syntax as the same graphs, and pySHACL finds that data conform.

#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "support/peers.rs"]
mod peers;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use oxigraph::io::RdfParser;
use oxigraph::model::{GraphName, NamedNode, Quad};
use pressgraph::export::rdf::{RdfSyntax, SYNTAXES, write};

/// Quads to look at, with a name for the report.
struct Input {
    name: &'static str,
    quads: Vec<Quad>,
    /// Whether they are documents, and so are to conform to the shapes.
    documents: bool,
}

fn inputs() -> Vec<Input> {
    let read = |path: &Path, syntax: RdfSyntax| -> Vec<Quad> {
        let parser = RdfParser::from_format(syntax.oxigraph());
        parser.for_slice(&fs::read(path).unwrap()).map(Result::unwrap).collect()
    };
    let document = GraphName::from(NamedNode::new("https://w3id.org/pressgraph/id/doc/k").unwrap());
    let good = read(&peers::fixture("shapes/good.ttl"), RdfSyntax::Turtle);
    vec![
        Input {
            name: "good",
            quads: good.into_iter().map(|quad| Quad { graph_name: document.clone(), ..quad }).collect(),
            documents: true,
        },
        Input { name: "hard", quads: read(&peers::fixture("rdf/hard.nq"), RdfSyntax::NQuads), documents: false },
        Input { name: "ontology", quads: read(&ontology(), RdfSyntax::Turtle), documents: false },
    ]
}

fn ontology() -> PathBuf {
    peers::root().join("ontology/pressgraph.ttl")
}

fn shapes() -> PathBuf {
    peers::root().join("ontology/shapes.ttl")
}

/// Writes the quads in `syntax` to a file of `folder`.
fn written(folder: &Path, input: &Input, syntax: RdfSyntax) -> PathBuf {
    let path = folder.join(format!("{}.{}", input.name, syntax.info().extensions[0]));
    let mut bytes = Vec::new();
    write(syntax, &input.quads, &mut bytes).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

/// Fails unless rdflib reads all syntaxes of every input as the same.
fn assert_isomorphic(inputs: &[Input]) {
    for input in inputs {
        let folder = tempfile::tempdir().unwrap();
        let reference = written(folder.path(), input, RdfSyntax::NQuads);
        let others = SYNTAXES.iter().filter(|row| row.syntax != RdfSyntax::NQuads);
        let files = others.map(|row| written(folder.path(), input, row.syntax));
        peers::python("isomorphic.py", std::iter::once(reference).chain(files));
    }
}

/// Fails unless every document of the inputs conforms to the shapes.
fn assert_conform(inputs: &[Input]) {
    let folder = tempfile::tempdir().unwrap();
    let documents = inputs.iter().filter(|input| input.documents);
    let files = documents.map(|input| written(folder.path(), input, RdfSyntax::NQuads));
    peers::python("conforms.py", [ontology(), shapes()].into_iter().chain(files));
}

#[test]
fn rdflib_reads_every_syntax_alike() {
    assert_isomorphic(&inputs());
}

#[test]
fn documents_conform_to_the_shapes() {
    assert_conform(&inputs());
}

#[test]
fn every_check_of_the_shapes_can_fail() {
    let mut arguments: Vec<OsString> = vec![ontology().into(), shapes().into()];
    arguments.push(peers::fixture("shapes/good.ttl").into());
    let cases = ["article", "comment", "entity", "claim", "evidence"];
    arguments.extend(cases.map(|of| peers::fixture(&format!("shapes/bad-{of}.trig")).into()));
    peers::python("shapes_fail.py", arguments);
}

#[test]
fn the_checkers_themselves_can_fail() {
    let folder = tempfile::tempdir().unwrap();
    let mut input = inputs().remove(0);
    let reference = written(folder.path(), &input, RdfSyntax::NQuads);
    let asserted = "https://w3id.org/pressgraph/ontology#signed";
    input.quads.retain(|quad| quad.predicate.as_str() != asserted);
    input.name = "less";
    let (turtle, quads) =
        (written(folder.path(), &input, RdfSyntax::Turtle), written(folder.path(), &input, RdfSyntax::NQuads));

    let differs = peers::try_python("isomorphic.py", [&reference, &turtle]).unwrap_err();
    assert!(differs.contains("\n  - <https://w3id.org/pressgraph/id/entity/Q419>"), "{differs}");
    let fails = peers::try_python("conforms.py", [&ontology(), &shapes(), &quads]).unwrap_err();
    assert!(fails.contains("Claim-plain"), "{fails}");
}
