//! Our RDF before other people's eyes: rdflib reads every syntax as the same graphs, and pySHACL finds that data conform.

#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "support/peers.rs"]
mod peers;
#[path = "support/sample.rs"]
mod sample;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use oxigraph::io::RdfParser;
use oxigraph::model::{GraphName, NamedNode, Quad, QuadRef};
use pressgraph::export::Format;
use pressgraph::export::rdf::{RdfSyntax, write};
use pressgraph::rdf::{Quads, RdfOptions, document_quads};

const EXAMPLES: [&str; 3] = ["examples/gulf-treaty.txt", "examples/dam-dispute.txt", "examples/wire.jsonl"];

/// Quads to look at, with a name for the report.
struct Input {
    name: &'static str,
    quads: Quads,
    /// Whether they are documents, and so are to conform to the shapes.
    documents: bool,
}

fn inputs() -> Vec<Input> {
    let read = |path: &Path, syntax: RdfSyntax| -> Quads {
        let parser = RdfParser::from_format(syntax.oxigraph());
        parser.for_slice(&fs::read(path).unwrap()).map(Result::unwrap).collect()
    };
    let of_sample = |options: &RdfOptions| {
        let (document, facts) = sample::sample();
        document_quads(&document, &facts, options)
    };
    let mentions = |base| RdfOptions { mentions: true, ..RdfOptions::with_base(base).unwrap() };
    vec![
        Input { name: "good", quads: good(), documents: true },
        Input { name: "hard", quads: read(&peers::fixture("rdf/hard.nq"), RdfSyntax::NQuads), documents: false },
        Input { name: "ontology", quads: read(&ontology(), RdfSyntax::Turtle), documents: false },
        Input { name: "sample", quads: of_sample(&RdfOptions::default()), documents: true },
        Input { name: "mentions", quads: of_sample(&mentions("https://example.org/news/")), documents: true },
        Input { name: "hash", quads: of_sample(&mentions("https://example.org/news#")), documents: true },
    ]
}

/// The document that conforms, in the graph of its own name.
fn good() -> Quads {
    let graph = GraphName::from(NamedNode::new("https://w3id.org/pressgraph/id/doc/k").unwrap());
    let turtle = fs::read(peers::fixture("shapes/good.ttl")).unwrap();
    let parser = RdfParser::from_format(RdfSyntax::Turtle.oxigraph());
    parser.for_slice(&turtle).map(|quad| Quad { graph_name: graph.clone(), ..quad.unwrap() }).collect()
}

fn ontology() -> PathBuf {
    peers::root().join("ontology/pressgraph.ttl")
}

fn shapes() -> PathBuf {
    peers::root().join("ontology/shapes.ttl")
}

fn extension(syntax: RdfSyntax) -> &'static str {
    Format::Rdf(syntax).info().extensions[0]
}

/// Writes the quads in `syntax` to a file of `folder`.
fn written(folder: &Path, input: &Input, syntax: RdfSyntax) -> PathBuf {
    let path = folder.join(format!("{}.{}", input.name, extension(syntax)));
    let mut bytes = Vec::new();
    write(syntax, &input.quads, &mut bytes).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

/// Fails unless rdflib reads the files of all syntaxes, as `file` gives them, as the same.
fn assert_isomorphic(file: impl Fn(RdfSyntax) -> PathBuf) {
    let others = RdfSyntax::ALL.into_iter().filter(|syntax| *syntax != RdfSyntax::NQuads);
    peers::python("isomorphic.py", std::iter::once(RdfSyntax::NQuads).chain(others).map(file));
}

/// Fails unless every document of the N-Quads files conforms to the shapes.
fn assert_conform(files: impl IntoIterator<Item = PathBuf>) {
    peers::python("conforms.py", [ontology(), shapes()].into_iter().chain(files));
}

#[test]
fn rdflib_reads_every_syntax_alike() {
    let folder = tempfile::tempdir().unwrap();
    for input in inputs() {
        assert_isomorphic(|syntax| written(folder.path(), &input, syntax));
    }
}

#[test]
fn documents_conform_to_the_shapes() {
    let folder = tempfile::tempdir().unwrap();
    let documents = inputs().into_iter().filter(|input| input.documents);
    assert_conform(documents.map(|input| written(folder.path(), &input, RdfSyntax::NQuads)));
}

#[test]
fn what_the_command_writes_of_the_examples_is_the_same_in_every_syntax_and_conforms() {
    let folder = tempfile::tempdir().unwrap();
    let extracted = |syntax| {
        let path = folder.path().join(format!("examples.{}", extension(syntax)));
        let mut command = Command::new(env!("CARGO_BIN_EXE_pressgraph"));
        command.args(["extract", "--mentions", "-o"]).arg(&path).args(EXAMPLES).current_dir(peers::root());
        assert!(command.output().unwrap().status.success());
        path
    };
    assert_isomorphic(extracted);
    assert_conform([extracted(RdfSyntax::NQuads)]);
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
    let good = good();
    let fewer = good.iter().filter(|quad| quad.predicate.as_str() != "https://w3id.org/pressgraph/ontology#signed");
    let less = Input { name: "less", quads: fewer.map(QuadRef::into_owned).collect(), documents: true };
    let reference = written(folder.path(), &Input { name: "whole", quads: good, documents: true }, RdfSyntax::NQuads);
    let turtle = written(folder.path(), &less, RdfSyntax::Turtle);
    let quads = written(folder.path(), &less, RdfSyntax::NQuads);

    let differs = peers::try_python("isomorphic.py", [&reference, &turtle]).unwrap_err();
    assert!(differs.contains("\n  - <https://w3id.org/pressgraph/id/entity/Q419>"), "{differs}");
    let fails = peers::try_python("conforms.py", [&ontology(), &shapes(), &quads]).unwrap_err();
    assert!(fails.contains("Claim-plain"), "{fails}");
}
