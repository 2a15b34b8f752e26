//! Syndicated copies: which articles of a run or a store are linked, and that nothing but the set of articles decides it.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const PG: &str = "https://w3id.org/pressgraph/ontology#";

fn pressgraph(dir: &Path, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_pressgraph")).args(args).current_dir(dir).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// One of many words, by a number.
fn pick<'w>(words: &[&'w str], number: usize) -> &'w str {
    words[number % words.len()]
}

/// The paragraphs of an invented report. Two numbers give reports of one kind and outlet with other facts, as sport and weather pages have them.
fn report(number: usize) -> Vec<String> {
    let town = ["Alm", "Berrow", "Caskill", "Dunmere", "Elsby", "Farrow", "Glint", "Hask", "Ilden", "Jarrow"];
    let body = ["the harbour board", "the school council", "a tenants' union", "the ferry company", "the water office"];
    let did = ["rejected a plan", "voted for a loan", "sued over delays", "asked for an audit", "named a new chair"];
    let what = ["a footbridge", "cheaper tickets", "the old cannery", "longer hours", "a flood wall", "new boilers"];
    let who = ["Mara Lind", "Tove Asker", "Jon Perrin", "Ib Sand", "Lea Corte", "Omar Haal", "Una Brisk"];
    (0..9)
        .map(|n| {
            let at = number * 17 + n * 5 + number * n;
            format!(
                "In {} {} {} that concerns {}, {} of {} said, and {} residents had until day {} to object to stage {}. \
                 Costs of {} thousand are shared by {} and {}, where {} waits.",
                pick(&town, at),
                pick(&body, at / 2),
                pick(&did, at / 3),
                pick(&what, at + number),
                pick(&who, at * 3 + number),
                pick(&town, at + 4),
                at * 13 % 997,
                at % 29,
                number + n,
                at * 7 % 641,
                pick(&town, at + 7),
                pick(&town, at * 2 + 1),
                pick(&what, at * 5 + 2),
            )
        })
        .collect()
}

struct Article {
    id: String,
    published: Option<&'static str>,
    text: String,
}

/// Twelve reports; five of them with copies as other outlets print them, and the links that must be found.
fn corpus() -> (Vec<Article>, BTreeSet<String>) {
    let mut articles = Vec::new();
    let mut links = BTreeSet::new();
    for number in 0..12 {
        let text = report(number).join("\n\n");
        articles.push(Article { id: format!("r{number:02}"), published: Some("2019-03-02T08:00:00Z"), text });
    }
    let mut copy = |of: usize, name: &str, published, exact: bool, paragraphs: Vec<String>| {
        let id = format!("r{of:02}-{name}");
        links.insert(format!("{id} {} r{of:02}", if exact { "exact" } else { "near" }));
        articles.push(Article { id, published, text: paragraphs.join("\n\n") });
    };
    // Printed as it came, later; and with other letter case and layout.
    copy(0, "same", Some("2019-03-02T09:00:00Z"), true, report(0));
    copy(0, "loud", None, true, vec![report(0).join(" ").to_uppercase()]);
    // Cut from the bottom.
    copy(1, "cut", Some("2019-03-03"), false, report(1)[..7].to_vec());
    // A lead and a closing line of its own.
    let mut framed = report(2);
    framed
        .insert(0, "This paper's readers along the coast have waited for this decision since last autumn.".to_owned());
    framed.push("Write to the editors of the Evening Sounder with questions on this story.".to_owned());
    copy(2, "framed", Some("2019-03-04"), false, framed);
    // Edited for style.
    let edited = report(3).join("\n\n").replace(" said, and ", " told the agency; ").replace(" thousand", ",000");
    copy(3, "edited", None, false, vec![edited]);
    // A paragraph moved and one taken out.
    let mut moved = report(4);
    let last = moved.remove(8);
    moved.remove(3);
    moved.insert(0, last);
    copy(4, "moved", None, false, moved);
    (articles, links)
}

fn lines(articles: &[Article]) -> String {
    let line = |a: &Article| {
        let mut line = serde_json::json!({"id": a.id, "text": a.text});
        if let Some(published) = a.published {
            line["published"] = published.into();
        }
        line.to_string() + "\n"
    };
    articles.iter().map(line).collect()
}

/// `copy exact|near original` of each link in N-Quads, in whatever graph.
fn links(nquads: &str) -> BTreeSet<String> {
    let id = |iri: &str| {
        let name = iri.rsplit("/doc/").next().unwrap();
        name.rsplit_once('-').unwrap().0.to_owned()
    };
    let of = |property: &str| {
        let predicate = format!("<{PG}{property}>");
        let found = nquads.lines().map(|l| l.split(' ').collect::<Vec<_>>()).filter(move |l| l[1] == predicate);
        found.map(move |l| (id(l[0]), id(l[2]))).collect::<BTreeSet<_>>()
    };
    let exact = of("exactCopyOf");
    let all = of("copyOf");
    assert!(exact.is_subset(&all));
    all.iter().map(|l| format!("{} {} {}", l.0, if exact.contains(l) { "exact" } else { "near" }, l.1)).collect()
}

#[test]
fn copies_and_nothing_else_are_linked() {
    let dir = tempfile::tempdir().unwrap();
    let (mut articles, want) = corpus();
    for jobs in ["1", "3"] {
        articles.rotate_right(5);
        fs::write(dir.path().join("all.jsonl"), lines(&articles)).unwrap();
        let streamed = pressgraph(dir.path(), &["extract", "--model=none", "--jobs", jobs, "-f", "nq", "all.jsonl"]);
        assert_eq!(links(&streamed), want);
        let graphs: BTreeSet<_> =
            streamed.lines().filter(|l| l.contains("opyOf>")).map(|l| l.split(' ').nth(3).unwrap()).collect();
        assert_eq!(graphs, BTreeSet::from(["<https://w3id.org/pressgraph/id/graph/copies>"]));
        let turtle = pressgraph(dir.path(), &["extract", "--model=none", "--jobs", jobs, "all.jsonl", "-o", "all.ttl"]);
        assert_eq!(turtle, "");
        let all = "CONSTRUCT { ?a ?p ?b } { VALUES ?p { pg:copyOf pg:exactCopyOf } ?a ?p ?b }";
        let asked = pressgraph(dir.path(), &["query", "all.ttl", "-q", all, "--format", "nt"]);
        assert_eq!(links(&asked), want, "the graph in memory says the same");
    }
}

#[test]
fn a_store_links_what_came_in_several_runs() {
    let dir = tempfile::tempdir().unwrap();
    let (articles, want) = corpus();
    let (early, late) = articles.split_at(13);
    fs::write(dir.path().join("early.jsonl"), lines(early)).unwrap();
    fs::write(dir.path().join("late.jsonl"), lines(late)).unwrap();
    let load = |store: &str, inputs: &[&str]| {
        pressgraph(dir.path(), &[&["load", "--quiet", "--model=none", "--store", store], inputs].concat());
    };
    let dump = |store: &str| pressgraph(dir.path(), &["dump", "--store", store]);
    load("in-steps", &["late.jsonl"]);
    assert!(links(&dump("in-steps")).len() < want.len());
    load("in-steps", &["early.jsonl"]);
    load("at-once", &["early.jsonl", "late.jsonl"]);
    assert_eq!(links(&dump("at-once")), want);
    assert!(dump("in-steps") == dump("at-once"));

    let manifest = || fs::read(dir.path().join("at-once/manifest")).unwrap();
    let before = manifest();
    load("at-once", &["late.jsonl", "early.jsonl"]);
    assert_eq!(manifest(), before, "nothing has changed");

    // The original goes: what was a copy of it is a copy no more.
    let mut changed = lines(early);
    changed = changed.replace("\"id\":\"r01\"", "\"id\":\"r01\",\"title\":\"Withdrawn\"");
    let other = format!("\"text\":{}", serde_json::json!(report(40).join("\n\n")));
    let old = format!("\"text\":{}", serde_json::json!(report(1).join("\n\n")));
    assert!(changed.contains(&old));
    fs::write(dir.path().join("early.jsonl"), changed.replace(&old, &other)).unwrap();
    load("at-once", &["early.jsonl"]);
    let left: BTreeSet<_> = want.iter().filter(|l| !l.starts_with("r01")).cloned().collect();
    assert_eq!(links(&dump("at-once")), left);
}
