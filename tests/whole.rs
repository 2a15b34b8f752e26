//! The whole way on the articles of `examples/`: every output, the invariants, the shipped queries.

#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "support/golden.rs"]
mod golden;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term, Triple};
use serde_json::Value;

const EXAMPLES: [&str; 3] = ["examples/gulf-treaty.txt", "examples/dam-dispute.txt", "examples/wire.jsonl"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the command prints; it must succeed without a word on standard error.
#[track_caller]
fn pressgraph(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_pressgraph")).args(args).current_dir(root()).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {told}");
    assert_eq!(told, "", "{args:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn extract(inputs: &[&str], format: &str) -> String {
    pressgraph(&[&["extract", "--format", format], inputs].concat())
}

fn parse(format: RdfFormat, text: &str) -> Vec<Quad> {
    let base = "https://w3id.org/pressgraph/id/";
    RdfParser::from_format(format).with_base_iri(base).unwrap().for_slice(text).map(Result::unwrap).collect()
}

fn triples(quads: &[Quad]) -> BTreeSet<String> {
    quads.iter().map(|q| Triple::from(q.clone()).to_string()).collect()
}

#[test]
fn any_number_of_jobs_writes_the_same_bytes() {
    for command in [&["extract", "--format", "nq"][..], &["extract"], &["annotate"], &["annotate", "--layers", "tags"]]
    {
        let run = |jobs: &str| pressgraph(&[command, &EXAMPLES, &["--jobs", jobs]].concat());
        let want = run("1");
        for jobs in ["2", "3", "16"] {
            assert!(run(jobs) == want, "{command:?} with {jobs} jobs");
        }
    }
}

#[test]
fn every_syntax_says_the_same() {
    let quads = parse(RdfFormat::NQuads, &extract(&EXAMPLES, "nq"));
    let want = triples(&quads);
    assert!(want.len() > 500, "{} triples", want.len());
    for (name, format) in [
        ("ttl", RdfFormat::Turtle),
        ("nt", RdfFormat::NTriples),
        ("trig", RdfFormat::TriG),
        ("rdf", RdfFormat::RdfXml),
        ("jsonld", RdfFormat::from_extension("jsonld").unwrap()),
    ] {
        let got = parse(format, &extract(&EXAMPLES, name));
        assert_eq!(triples(&got), want, "{name}");
        if format.supports_datasets() {
            let set = |quads: &[Quad]| quads.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
            assert_eq!(set(&got), set(&quads), "{name}");
        }
    }
    assert!(
        quads.iter().all(|q| matches!(q.graph_name, GraphName::NamedNode(_))),
        "every quad has its document's graph"
    );
    assert!(!quads.iter().any(|q| q.subject.is_blank_node() || q.object.is_blank_node()), "no blank nodes");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for format in ["ttl", "nq", "gexf", "graphml", "dot", "jsonld"] {
        assert_eq!(extract(&EXAMPLES, format), extract(&EXAMPLES, format), "{format}");
    }
    let mut turned = EXAMPLES;
    turned.reverse();
    assert_eq!(extract(&EXAMPLES, "ttl"), extract(&turned, "ttl"), "the order of inputs does not matter");
}

#[test]
fn our_own_quads_come_back_unchanged() {
    let dir = tempfile::tempdir().unwrap();
    let (file, store) = (dir.path().join("all.nq"), dir.path().join("store"));
    fs::write(&file, extract(&EXAMPLES, "nq")).unwrap();
    let store = store.to_str().unwrap();
    pressgraph(&["load", "--quiet", "--store", store, file.to_str().unwrap()]);
    let all = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }";
    let rows = |text: String| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let back = rows(pressgraph(&["query", "--store", store, all]));
    let direct = rows(pressgraph(&[&["query", "-q", all], &EXAMPLES[..]].concat()));
    assert_eq!(back, direct);
    assert!(direct.len() > 500);
}

/// The statements of each subject in each graph, by predicate.
type Subjects = BTreeMap<(String, String), BTreeMap<String, Vec<Term>>>;

fn subjects(quads: &[Quad]) -> Subjects {
    let mut subjects = Subjects::new();
    for quad in quads {
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { panic!("{quad}") };
        let of = subjects.entry((quad.graph_name.to_string(), subject.as_str().to_owned())).or_default();
        of.entry(quad.predicate.as_str().to_owned()).or_default().push(quad.object.clone());
    }
    subjects
}

#[test]
fn asserted_claims_and_plain_triples_are_the_same_thing() {
    const PG: &str = "https://w3id.org/pressgraph/ontology#";
    const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    let quads = parse(RdfFormat::NQuads, &extract(&EXAMPLES, "nq"));
    let subjects = subjects(&quads);
    let one = |of: &BTreeMap<String, Vec<Term>>, name: String| of.get(&name).map(|terms| terms[0].to_string());
    let mut asserted = BTreeSet::new();
    let mut claims = 0;
    for ((graph, _), of) in &subjects {
        let Some(status) = one(of, format!("{PG}status")) else { continue };
        claims += 1;
        let predicate = one(of, format!("{RDF}predicate")).unwrap();
        let spoken = of.contains_key(&format!("{PG}attributedTo"));
        assert_eq!(status == format!("<{PG}Asserted>"), !spoken && !status.ends_with("Denied>") && !is_weak(&status));
        if status == format!("<{PG}Asserted>") && predicate != format!("<{PG}relatedTo>") {
            let [subject, object] = ["subject", "object"].map(|n| one(of, format!("{RDF}{n}")).unwrap());
            asserted.insert(format!("{graph} {subject} {predicate} {object}"));
        }
    }
    let relations: BTreeSet<_> = pressgraph::schema::Relation::all().map(|r| r.iri().to_owned()).collect();
    let plain = quads.iter().filter(|q| relations.contains(q.predicate.as_str()));
    let plain: BTreeSet<_> =
        plain.map(|q| format!("{} {} {} {}", q.graph_name, q.subject, q.predicate, q.object)).collect();
    assert_eq!(plain, asserted);
    assert!(claims > asserted.len() && asserted.len() >= 5, "{claims} claims, {} asserted", asserted.len());
}

fn is_weak(status: &str) -> bool {
    ["Possible>", "Planned>", "Asked>", "Conditional>", "Reported>"].iter().any(|end| status.ends_with(end))
}

#[test]
fn the_shipped_queries_answer() {
    let mut files: Vec<PathBuf> =
        fs::read_dir(root().join("examples/queries")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 11, "{files:?}");
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let answer = pressgraph(&[&["query", "-f", file.to_str().unwrap()], &EXAMPLES[..]].concat());
        assert!(answer.lines().count() > 1, "{name} has no answer");
        golden::assert_golden(&format!("queries/{name}.tsv"), &answer);
    }
}

#[test]
fn the_examples_read_as_they_should() {
    for example in EXAMPLES {
        let name = Path::new(example).file_stem().unwrap().to_str().unwrap();
        golden::assert_golden(&format!("examples/{name}.ttl"), &extract(&[example], "ttl"));
    }
}

#[test]
fn offsets_are_code_points_into_the_text_of_the_same_object() {
    let mut mentions = 0;
    let check = |object: &Value, mentions: &mut usize| {
        let text: Vec<char> = object["text"].as_str().unwrap().chars().collect();
        let slice = |row: &Value| -> String {
            let at = |name: &str| usize::try_from(row[name].as_u64().unwrap()).unwrap();
            text[at("start")..at("end")].iter().collect()
        };
        for mention in object["mentions"].as_array().unwrap() {
            assert_eq!(mention["text"], slice(mention));
            *mentions += 1;
        }
        for claim in object["claims"].as_array().unwrap() {
            assert!(slice(claim).contains(claim["trigger"].as_str().unwrap()), "{claim}");
        }
    };
    for line in pressgraph(&[&["annotate"], &EXAMPLES[..]].concat()).lines() {
        let object: Value = serde_json::from_str(line).unwrap();
        check(&object, &mut mentions);
        let known: BTreeSet<_> =
            object["entities"].as_array().unwrap().iter().map(|e| e["id"].as_str().unwrap()).collect();
        for part in object["parts"].as_array().unwrap() {
            assert!(part["start"].as_u64() < part["end"].as_u64());
        }
        let mut seen = BTreeSet::new();
        for comment in object["comments"].as_array().unwrap() {
            check(comment, &mut mentions);
            assert!(comment["parent"].is_null() || seen.contains(comment["parent"].as_str().unwrap()));
            seen.insert(comment["id"].as_str().unwrap());
        }
        for mention in object["mentions"].as_array().unwrap() {
            assert!(known.contains(mention["entity"].as_str().unwrap()));
        }
    }
    assert!(mentions > 60, "{mentions}");
}

#[test]
fn the_callers_text_and_id_come_back_verbatim() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("a.jsonl");
    let text = "  Tabs\tand\r\nline ends, caf\u{e9} e\u{301} \u{1f600} stay.\n\n1. So does this list.\n";
    let line = serde_json::json!({ "id": "my/id 7", "text": text }).to_string();
    fs::write(&file, line + "\n").unwrap();
    let object: Value = serde_json::from_str(&pressgraph(&["annotate", file.to_str().unwrap()])).unwrap();
    assert_eq!((object["id"].as_str().unwrap(), object["text"].as_str().unwrap()), ("my/id 7", text));
}

#[test]
fn layers_are_in_spacys_vocabulary() {
    let lines = pressgraph(&["annotate", "--layers", "tokens,tags,deps,ents", "examples/wire.jsonl"]);
    let first: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    let text: Vec<char> = first["text"].as_str().unwrap().chars().collect();
    let at = |row: &Value, name: &str| usize::try_from(row[name].as_u64().unwrap()).unwrap();
    let words = |row: &Value| text[at(row, "start")..at(row, "end")].iter().collect::<String>();
    let tokens = first["tokens"].as_array().unwrap();
    for (id, token) in tokens.iter().enumerate() {
        assert_eq!(at(token, "id"), id);
        assert!(at(token, "head") < tokens.len());
    }
    let verb = &tokens[3];
    let told = ["tag", "pos", "lemma", "dep"].map(|layer| verb[layer].as_str().unwrap());
    assert_eq!((words(verb).as_str(), told), ("renewed", ["VBD", "VERB", "renew", "ROOT"]));
    let ents: Vec<_> =
        first["ents"].as_array().unwrap().iter().map(|e| (words(e), e["label"].as_str().unwrap())).collect();
    assert!(ents.contains(&("Claire Beaumont".to_owned(), "PERSON")), "{ents:?}");
    assert_eq!(first["sents"].as_array().unwrap().len(), 3);
    assert_eq!(first["comments"].as_array().unwrap().len(), 2);

    let bare = pressgraph(&["annotate", "--layers", "tokens", "examples/wire.jsonl"]);
    let bare: Value = serde_json::from_str(bare.lines().next().unwrap()).unwrap();
    assert!(bare["tokens"][3].get("tag").is_none() && bare.get("ents").is_none());
}
