#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::time::Duration;

use clap::Parser;

use super::*;
use crate::base::Silent;

#[derive(Parser, Debug)]
struct Cli {
    #[command(flatten)]
    query: Args,
}

fn plan(args: &[&str]) -> Result<Plan, String> {
    let cli = Cli::try_parse_from([&["query"], args].concat()).map_err(|e| e.to_string())?;
    cli.query.try_into().map_err(|e: UsageError| e.to_string())
}

const ASK: &str = "ASK { ?s ?p ?o }";

#[test]
fn the_operand_is_a_query_with_a_store_and_an_input_without() {
    let stored = plan(&["--store", "s", ASK]).unwrap();
    assert_eq!((stored.on, stored.text), (On::Store("s".into()), Text::Given(ASK.into())));
    let read = plan(&["a.txt", "b", "-q", ASK]).unwrap();
    assert_eq!((read.on, read.text), (On::Inputs(vec!["a.txt".into(), "b".into()]), Text::Given(ASK.into())));
    let file = plan(&["--store", "s", "-f", "x.rq"]).unwrap();
    assert_eq!(file.text, Text::File("x.rq".into()));
    assert_eq!(plan(&["-", "-f", "x.rq"]).unwrap().on, On::Inputs(vec!["-".into()]));
    assert_eq!(plan(&["a.txt", "-f", "-"]).unwrap().text, Text::Stdin);
    assert_eq!(plan(&["--store", "s", ASK, "--timeout", "1.5"]).unwrap().timeout, Some(Duration::from_millis(1500)));
}

#[test]
fn what_is_ambiguous_is_refused_with_a_way_out() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("who.rq");
    fs::write(&file, ASK).unwrap();
    for (args, words) in [
        (vec![], "no query"),
        (vec!["a.txt"], "-q QUERY"),
        (vec![ASK], "without --store DIR the query needs -q"),
        (vec!["-q", ASK], "nothing to ask"),
        (vec!["--store", "s"], "no query"),
        (vec!["--store", "s", "ASK", "{}"], "put it in quotes"),
        (vec!["--store", "s", "a.txt", "-q", ASK], "leave out a.txt"),
        (vec!["--store", "s", file.to_str().unwrap()], "with -f"),
        (vec!["-f", "-", "-"], "both the query and a document"),
        (vec!["-f", "a", "-q", "b", "c"], "cannot be used with"),
        (vec!["--store", "s", ASK, "--timeout", "0"], "above 0"),
        (vec!["--store", "s", ASK, "--timeout=-1"], "above 0"),
        (vec!["--store", "s", ASK, "--timeout", "NaN"], "above 0"),
        (vec!["--store", "s", ASK, "--format", "gexf"], "not known"),
    ] {
        let error = plan(&args).unwrap_err();
        assert!(error.contains(words), "{args:?}: {error}");
    }
}

/// What the query writes, taken from a file because the tests share one standard output.
fn answered(args: &[&str], stdin: &str, is_terminal: bool) -> Result<String, String> {
    let plan = plan(args)?;
    let dir = tempfile::tempdir().unwrap();
    let path = plan.output.clone().unwrap_or_else(|| dir.path().join("answer"));
    let terminal = Terminal { is_terminal, width: Some(80) };
    let output = Output::open(Some(&path)).map_err(|e| e.to_string())?;
    answer(&plan, &mut Silent, &mut stdin.as_bytes(), terminal, output).map_err(|e| e.to_string())?;
    Ok(if plan.output.is_some() { String::new() } else { fs::read_to_string(path).unwrap() })
}

#[test]
fn answers_fit_the_query_and_the_place_they_go_to() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("a.ttl");
    fs::write(&file, "<https://w3id.org/pressgraph/id/a> a <https://schema.org/Person>, <https://e.org/C> .").unwrap();
    let file = file.to_str().unwrap();
    let select = "SELECT ?s ?c { ?s a ?c . FILTER(?c = schema:Person) }";
    assert_eq!(answered(&[file, "-q", select], "", true).unwrap(), " s     c\n id:a  schema:Person\n");
    let tsv = "?s\t?c\n<https://w3id.org/pressgraph/id/a>\t<https://schema.org/Person>\n";
    assert_eq!(answered(&[file, "-f", "-"], select, false).unwrap(), tsv);
    assert_eq!(answered(&[file, "-q", "ASK { id:a a ?c }", "--format", "CSV"], "", true).unwrap(), "true\n");
    let twice = "CONSTRUCT { ?s a pg:Entity } { ?s a ?c }";
    assert!(answered(&[file, "-q", twice], "", true).unwrap().ends_with("\n<a> a pg:Entity .\n"));
    assert!(answered(&[file, "-q", twice, "--format", "rdfxml"], "", true).unwrap().contains("<rdf:RDF"));
    assert!(
        answered(&[file, "-q", twice, "--format", "csv"], "", true).unwrap_err().contains("no format for the answer")
    );
    assert!(
        answered(&[file, "-q", select, "--format", "ttl"], "", true).unwrap_err().contains("no format for the answer")
    );
    assert!(
        answered(&["/none.ttl", "-q", "SELECT"], "", true).unwrap_err().contains("line 1"),
        "the query is looked at first"
    );

    let out = dir.path().join("out.json");
    let out = out.to_str().unwrap();
    assert_eq!(answered(&[file, "-q", "ASK {}", "-o", out], "", true).unwrap(), "");
    assert!(fs::read_to_string(out).unwrap().contains("\"boolean\":true"));
    assert!(answered(&["/none.ttl", "-q", "ASK {}", "-o", "no/folder.json"], "", true).unwrap_err().contains("no"));
    fs::remove_file(out).unwrap();
    assert!(answered(&[file, "-q", "SELECT (<https://e.org/f>(1) AS ?x) {}", "-o", out], "", true).is_err());
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "no output and no leftover after a failure");
}

#[test]
fn a_store_that_is_not_there_is_named() {
    let error = answered(&["--store", "/no/store", ASK], "", false).unwrap_err();
    assert!(error.contains("no store at /no/store") && error.contains("pressgraph load"), "{error}");
}
