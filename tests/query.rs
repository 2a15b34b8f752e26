//! Queries: what they run on, how their answers are written, how their faults are told.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::time::{Duration, Instant};

use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Term};
use pressgraph::store::query::{self, Form, Options, QueryError, Results};
use pressgraph::store::results::{self, Layout, ResultFormat};
use pressgraph::store::{Contents, Dataset, Graphs, Memory, Origin, Store};

const E: &str = "https://e.org/";
const PREFIXES: &[(&str, &str)] = &[("e", E), ("en", "https://e.org/n/"), ("xsd", "http://www.w3.org/2001/XMLSchema#")];

fn node(local: &str) -> NamedNode {
    NamedNode::new(format!("{E}{local}")).unwrap()
}

/// Two documents that share the triple `ann knows bob`.
fn corpus() -> Memory {
    let mut store = Memory::new();
    for (graph, object) in [("g1", "carl"), ("g2", "dora")] {
        let quad = |o: Term| Quad::new(node("ann"), node("knows"), o, GraphName::NamedNode(node(graph)));
        let origin =
            Origin { graph: node(graph), content: "1".into(), source: graph.into(), weak_identity: false, print: None };
        store.replace(&origin, &[node("bob").into(), node(object).into()].map(quad).into_iter().collect()).unwrap();
    }
    store
}

fn dataset(sparql: &str) -> Dataset {
    corpus().dataset(query::graphs(sparql)).unwrap()
}

fn options() -> Options<'static> {
    Options { prefixes: PREFIXES, timeout: None }
}

fn ask(sparql: &str, format: ResultFormat) -> String {
    let mut out = Vec::new();
    match query::run(&dataset(sparql), sparql, &options()).unwrap() {
        Results::Solutions(solutions) => {
            let layout = Layout { prefixes: PREFIXES, width: Some(60) };
            results::write_solutions(solutions, format, &layout, &mut out).unwrap();
        }
        Results::Boolean(answer) => results::write_boolean(answer, format, &mut out).unwrap(),
        Results::Triples(triples) => {
            for triple in triples {
                out.extend(format!("{} .\n", triple.unwrap()).into_bytes());
            }
        }
    }
    String::from_utf8(out).unwrap()
}

fn error(sparql: &str) -> QueryError {
    match query::run(&dataset(sparql), sparql, &options()) {
        Err(error) => error,
        Ok(Results::Solutions(solutions)) => solutions.rows.last().unwrap().unwrap_err(),
        Ok(_) => panic!("no error"),
    }
}

#[test]
fn the_default_graph_is_the_union_of_all_graphs_each_triple_once() {
    for (sparql, want) in [
        ("SELECT (COUNT(*) AS ?n) { e:ann e:knows ?who }", "3"),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { e:ann e:knows ?who } }", "4"),
        ("SELECT (COUNT(*) AS ?n) { e:ann e:knows ?who MINUS { GRAPH e:g1 { ?a ?b ?who } } }", "1"),
        ("SELECT (COUNT(*) AS ?n) FROM e:g1 { e:ann e:knows ?who }", "2"),
        ("SELECT (COUNT(*) AS ?n) FROM e:g1 FROM e:g2 { e:ann e:knows e:carl }", "1"),
        ("SELECT (COUNT(*) AS ?n) FROM NAMED e:g1 { GRAPH ?g { e:ann e:knows ?who } }", "2"),
        ("SELECT (COUNT(*) AS ?n) FROM NAMED e:g1 { e:ann e:knows ?who }", "0"),
    ] {
        assert_eq!(ask(sparql, ResultFormat::Csv), format!("n\r\n{want}\r\n"), "{sparql}");
    }
}

#[test]
fn a_querys_own_prefixes_win() {
    let own = "PREFIX e: <https://e.org/n/> SELECT (e:x AS ?x) {}";
    assert_eq!(ask(own, ResultFormat::Csv), "x\r\nhttps://e.org/n/x\r\n");
    assert_eq!(ask("SELECT (e:x AS ?x) {}", ResultFormat::Csv), "x\r\nhttps://e.org/x\r\n");
}

#[test]
fn construct_and_describe_give_triples() {
    let constructed =
        ask("CONSTRUCT { ?o e:knownTo ?s } WHERE { ?s e:knows ?o . FILTER(?o = e:carl) }", ResultFormat::Tsv);
    assert_eq!(constructed, "<https://e.org/carl> <https://e.org/knownTo> <https://e.org/ann> .\n");
    assert_eq!(ask("DESCRIBE e:ann", ResultFormat::Tsv).lines().count(), 3);
}

const VALUES: &str =
    "SELECT ?a ?b { VALUES (?a ?b) { (e:ann \"say \\\"hi\\\",\\n=1+1\") (UNDEF 7) (en:x \"été\"@fr) } }";

#[test]
fn answers_are_written_as_the_standards_say() {
    let csv = "a,b\r\nhttps://e.org/ann,\"say \"\"hi\"\",\n=1+1\"\r\n,7\r\nhttps://e.org/n/x,été\r\n";
    assert_eq!(ask(VALUES, ResultFormat::Csv), csv);
    let tsv = "?a\t?b\n<https://e.org/ann>\t\"say \\\"hi\\\",\\n=1+1\"\n\t7\n<https://e.org/n/x>\t\"été\"@fr\n";
    assert_eq!(ask(VALUES, ResultFormat::Tsv), tsv);
    let json = concat!(
        r#"{"head":{"vars":["a","b"]},"results":{"bindings":[{"a":{"type":"uri","value":"https://e.org/ann"},"#,
        r#""b":{"type":"literal","value":"say \"hi\",\n=1+1"}},"#,
        r#"{"b":{"type":"literal","value":"7","datatype":"http://www.w3.org/2001/XMLSchema#integer"}},"#,
        r#"{"a":{"type":"uri","value":"https://e.org/n/x"},"b":{"type":"literal","value":"été","xml:lang":"fr"}}]}}"#,
        "\n"
    );
    assert_eq!(ask(VALUES, ResultFormat::Json), json);
    let xml = concat!(
        r#"<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="a"/>"#,
        r#"<variable name="b"/></head><results><result><binding name="a"><uri>https://e.org/ann</uri></binding>"#,
        "<binding name=\"b\"><literal>say &quot;hi&quot;,\n=1+1</literal></binding></result>",
        r#"<result><binding name="b"><literal datatype="http://www.w3.org/2001/XMLSchema#integer">7</literal></binding>"#,
        r#"</result><result><binding name="a"><uri>https://e.org/n/x</uri></binding><binding name="b">"#,
        r#"<literal xml:lang="fr">été</literal></binding></result></results></sparql>"#,
        "\n"
    );
    assert_eq!(ask(VALUES, ResultFormat::Xml), xml);
}

#[test]
fn empty_answers_are_valid() {
    let none = "SELECT ?a ?b { ?a e:nothing ?b }";
    assert_eq!(ask(none, ResultFormat::Csv), "a,b\r\n");
    assert_eq!(ask(none, ResultFormat::Tsv), "?a\t?b\n");
    assert_eq!(ask(none, ResultFormat::Json), "{\"head\":{\"vars\":[\"a\",\"b\"]},\"results\":{\"bindings\":[]}}\n");
    assert!(ask(none, ResultFormat::Xml).contains("<results></results>"));
    assert_eq!(ask(none, ResultFormat::Table).lines().count(), 1);
    assert_eq!(ask("SELECT * {}", ResultFormat::Table).trim(), "");
}

#[test]
fn ask_prints_true_or_false() {
    let (yes, no) = ("ASK { e:ann e:knows e:bob }", "ASK { e:bob e:knows e:ann }");
    assert_eq!(ask(yes, ResultFormat::Table), "true\n");
    assert_eq!(ask(no, ResultFormat::Csv), "false\n");
    assert_eq!(ask(no, ResultFormat::Tsv), "false\n");
    assert_eq!(ask(yes, ResultFormat::Json), "{\"head\":{},\"boolean\":true}\n");
    assert!(ask(no, ResultFormat::Xml).contains("<boolean>false</boolean>"));
}

#[test]
fn tables_are_aligned_whatever_the_script() {
    let sparql = "SELECT ?name ?what { VALUES (?name ?what) { (\"中文名\" e:ann) (\"Łódź\" en:x) (\"a\" \"x\\u202Ey\\u0007\") } }";
    let table = ask(sparql, ResultFormat::Table);
    let want = ["name    what", "中文名  e:ann", "Łódź    en:x", "a       x\\u{202e}y\\u{7}"];
    let got: Vec<_> = table.lines().map(str::trim_end).collect();
    assert_eq!(got, want.map(|line| format!(" {line}")), "\n{table}");
    let long = ask(&format!("SELECT (\"{}\" AS ?x) (1 AS ?y) {{}}", "many words ".repeat(20)), ResultFormat::Table);
    assert!(long.lines().count() > 3 && long.lines().all(|line| line.chars().count() <= 60), "\n{long}");
}

#[test]
fn characters_that_xml_forbids_do_not_reach_it() {
    let xml = ask("SELECT (\"a\\u0001\\uFFFFb\" AS ?x) (\"\\u000B\"@en AS ?y) {}", ResultFormat::Xml);
    assert!(
        xml.contains("<literal>a\u{fffd}\u{fffd}b</literal>") && xml.contains("xml:lang=\"en\">\u{fffd}<"),
        "{xml}"
    );
}

#[test]
fn faults_point_at_the_word() {
    for (sparql, line, column, words) in [
        ("SELEC * {}", 1, 1, "begins no query"),
        ("PREFIX x: <https://x.org/>\nFIND ?x", 2, 1, "begins no query"),
        ("SELECT * WHERE { ?s ?p }", 1, 24, "`}` cannot stand here"),
        ("SELECT * WHERE {\n\t?s ?p ?o .\n\t?s foo:bar ?o\n}", 3, 5, "`foo:` is not declared"),
        ("SELECT * WHERE { ?s ?p ?o", 1, 26, "before its `{` is closed"),
        ("SELECT * WHERE { ?s ?p ?o\n\n# end\n", 1, 26, "before its `{` is closed"),
        ("SELECT * { ?s ?p ?o } GROUP BY", 1, 31, "ends too early"),
        ("SELECT * { ?s ?p ?o } LIMIT ten", 1, 29, "`ten` cannot stand here"),
        ("SELECT * { ?s e:p 'abc }", 1, 19, "no closing quote"),
        ("SELECT * { ?s a <thing> }", 1, 17, "no absolute IRI"),
        ("SELECT ?é { ?é a ü }", 1, 18, "`ü` cannot stand here"),
        ("SELECT * {\r\n  ?s ?p ?o ;\r\n  ] }", 3, 3, "`]` cannot stand here"),
        ("ASK { FILTER(1 = 1 }", 1, 20, "`}` cannot stand here"),
        ("SELECT ?x { ?s ?p ?x } ORDER BY ?x }", 1, 36, "`}` cannot stand here"),
    ] {
        let error = error(sparql);
        let QueryError::Syntax { line: l, column: c, message, excerpt } = &error else { panic!("{sparql}: {error}") };
        assert_eq!((*l, *c), (line, column), "{sparql}: {error}");
        assert!(message.contains(words), "{sparql}: {error}");
        let (text, caret) = excerpt.split_once('\n').unwrap();
        assert!(caret.trim() == "^" && caret.chars().count() == 4 + column, "{sparql}: {error}");
        assert_eq!(text.trim(), sparql.lines().nth(line - 1).unwrap().replace('\t', " ").trim());
    }
    let deep = format!("SELECT * {{ {} }}", "{".repeat(400));
    assert!(error(&deep).to_string().contains("nested more than"));
    let wide = error(&format!("SELECT * {{ ?s ?p {} \"x\" ] }}", "\"word\" , ".repeat(100)));
    assert!(wide.to_string().lines().all(|line| line.len() < 120), "{wide}");
    assert!(
        matches!(error("SELECT ?x (COUNT(*) AS ?n) { ?x a ?y }"), QueryError::Syntax { message, .. } if message.contains("unbound"))
    );
}

#[test]
fn parsing_tells_what_a_query_answers_with() {
    for (sparql, form) in [
        ("SELECT * {}", Form::Solutions),
        ("ASK { ?s e:p ?o }", Form::Boolean),
        ("DESCRIBE e:a", Form::Triples),
        ("CONSTRUCT WHERE { ?s ?p ?o }", Form::Triples),
    ] {
        assert_eq!(query::parse(sparql, &options()).unwrap(), form, "{sparql}");
    }
    assert_eq!(query::parse("SELECT", &options()).unwrap_err().to_string(), error("SELECT").to_string());
}

#[test]
fn what_is_no_query_is_refused_in_words() {
    for update in [
        "INSERT DATA { e:a e:b 1 }",
        "prefix x: <https://x.org/>\n# all\ndelete where { ?s ?p ?o }",
        "CLEAR ALL",
        "LOAD",
    ] {
        assert!(matches!(error(update), QueryError::Update(_)), "{update}");
    }
    for empty in ["", " \n", "# nothing", "PREFIX x: <https://x.org/>"] {
        assert!(matches!(error(empty), QueryError::Empty), "{empty}");
    }
    assert!(matches!(error("SELECT * { SERVICE <https://x.org/> { ?s ?p ?o } }"), QueryError::Service));
    assert!(matches!(error("SELECT * { SERVICE SILENT <https://x.org/> { ?s ?p ?o } }"), QueryError::Service));
    assert!(error("SELECT (e:f(1) AS ?x) {}").to_string().contains("https://e.org/f"));
    assert!(matches!(error(&" ".repeat(2 << 20)), QueryError::TooLong { .. }));
}

#[test]
fn a_timeout_holds_for_evaluation_and_for_taking_results() {
    let mut store = Memory::new();
    let quads =
        (0..300).map(|n| Quad::new(node("s"), node("p"), Literal::from(n), GraphName::NamedNode(node("g")))).collect();
    let origin =
        Origin { graph: node("g"), content: String::new(), source: String::new(), weak_identity: false, print: None };
    store.replace(&origin, &quads).unwrap();
    let dataset = store.dataset(Graphs::Union).unwrap();
    let product = "{ ?a e:p ?x . ?b e:p ?y . ?c e:p ?z . ?d e:p ?v . FILTER(?x + ?y + ?z + ?v > 0) }";
    for sparql in [
        format!("SELECT (COUNT(*) AS ?n) {product}"),
        format!("ASK {{ SELECT * {product} ORDER BY ?x }}"),
        format!("SELECT * {product}"),
        format!("CONSTRUCT {{ ?a e:q ?x }} WHERE {product}"),
    ] {
        let start = Instant::now();
        let options = Options { prefixes: PREFIXES, timeout: Some(Duration::from_millis(300)) };
        let error = match query::run(&dataset, &sparql, &options) {
            Err(error) => error,
            Ok(Results::Solutions(solutions)) => solutions.rows.last().unwrap().unwrap_err(),
            Ok(Results::Triples(triples)) => triples.last().unwrap().unwrap_err(),
            Ok(Results::Boolean(_)) => panic!("too fast"),
        };
        assert!(matches!(error, QueryError::Timeout(_)), "{sparql}: {error}");
        assert!(start.elapsed() < Duration::from_secs(2), "{sparql}");
    }
}
