//! Input that is made to exhaust or to mislead: each limit holds, is told in one line that names what helps, and the rest is read.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn pressgraph(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pressgraph"));
    command.args(args).current_dir(dir).stdin(Stdio::null()).output().unwrap()
}

/// Standard output and the lines of standard error of a run that ends with this code.
#[track_caller]
fn run(dir: &Path, code: i32, args: &[&str]) -> (String, Vec<String>) {
    let output = pressgraph(dir, args);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{args:?}: {told}");
    (String::from_utf8(output.stdout).unwrap(), told.lines().map(str::to_owned).collect())
}

fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

const GOOD: &str = "A short note\n\nRussia criticized NATO on Monday. Nobody answered.\n";

#[test]
fn one_document_has_a_limit_whatever_holds_it() {
    let long = "Peru signed the treaty. ".repeat(50_000);
    let line = |id: &str, text: &str| serde_json::json!({"id": id, "text": text}).to_string() + "\n";
    let item =
        |title: &str, text: &str| format!("<item><title>{title}</title><description>{text}</description></item>");
    let page = |url: &str, text: &str| {
        let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>{text}</p></html>");
        let length = block.len();
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nWARC-Target-URI: {url}\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n"
        )
    };
    let dir = folder_with(&[
        ("long.txt", &long),
        ("long.html", &format!("<html><p>{long}</p></html>")),
        ("lines.jsonl", &[line("a", "Chile signed it."), line("b", &long), line("c", "Ghana left.")].concat()),
        ("rows.csv", &format!("id,text\na,Chile signed it.\nb,{long}\nc,Ghana left.\n")),
        (
            "feed.xml",
            &format!(
                "<rss version=\"2.0\"><channel><title>N</title>{}{}{}</channel></rss>",
                item("a", "Chile signed it."),
                item("b", &long),
                item("c", "Ghana left.")
            ),
        ),
        (
            "crawl.warc",
            &[
                page("http://n.example/a", "Chile signed it."),
                page("http://n.example/b", &long),
                page("http://n.example/c", "Ghana left."),
            ]
            .concat(),
        ),
    ]);
    let dir = dir.path();
    for (file, code) in
        [("long.txt", 1), ("long.html", 1), ("lines.jsonl", 3), ("rows.csv", 3), ("feed.xml", 3), ("crawl.warc", 3)]
    {
        let limited = ["annotate", "--model=none", "--max-document=1", file];
        let (out, told) = run(dir, code, &limited);
        let told: Vec<_> = told.iter().filter(|line| line.starts_with("skipped")).collect();
        assert_eq!(told.len(), 1, "{file}: {told:?}");
        assert!(told[0].contains(file) && told[0].contains("1 MiB") && told[0].contains("--max-document"), "{told:?}");
        let documents = if code == 1 { 0 } else { 2 };
        assert_eq!(out.lines().count(), documents, "{file}: what is before and after it is read");
        let (out, told) = run(dir, 0, &["annotate", "--model=none", "--max-document=2", file]);
        assert!(told.is_empty() && out.lines().count() == (documents + 1), "{file}: {told:?}");
    }
    // A line of a hundred megabytes is over the limit that nobody has to ask for.
    fs::write(dir.join("huge.jsonl"), line("a", &"Peru signed. ".repeat(8_000_000)) + &line("b", "Ghana left."))
        .unwrap();
    let (out, told) = run(dir, 3, &["annotate", "--model=none", "huge.jsonl"]);
    assert!(out.lines().count() == 1 && told.len() == 1 && told[0].contains("huge.jsonl#1: "), "{told:?}");
}

#[test]
fn entities_that_a_document_type_declares_are_not_expanded() {
    let mut laughs = "<!ENTITY l0 \"lol\">".to_owned();
    for n in 1..30 {
        laughs += &format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10));
    }
    let feed = |head: &str| {
        format!(
            "<?xml version=\"1.0\"?><!DOCTYPE rss [{head}]><rss version=\"2.0\"><channel><title>N</title>\
             <item><title>Talks</title><description>Peru signed. &l29; &file; Ghana left.</description></item></channel></rss>"
        )
    };
    let dir = folder_with(&[
        ("laughs.xml", &feed(&laughs)),
        ("files.xml", &feed("<!ENTITY file SYSTEM \"secret.txt\">")),
        ("secret.txt", "Norway criticized Sweden."),
    ]);
    for file in ["laughs.xml", "files.xml"] {
        let (out, _) = run(dir.path(), 0, &["annotate", "--model=none", file]);
        assert!(out.contains("Peru signed.") && out.contains("Ghana left."), "{out}");
        assert!(out.len() < 10_000 && !out.contains("lol") && !out.contains("Norway"), "{out}");
    }
}

#[test]
fn comments_that_answer_in_a_circle_answer_the_article() {
    let comment =
        |id: &str, parent: &str| serde_json::json!({"id": id, "author": id, "text": "Peru signed.", "parent": parent});
    let thread = [
        comment("own", "own"),
        comment("a", "b"),
        comment("b", "c"),
        comment("c", "a"),
        comment("d", "a"),
        comment("lost", "nobody"),
    ];
    let document = serde_json::json!({"id": "n", "text": "Peru signed the treaty.", "comments": thread});
    let dir = folder_with(&[("thread.jsonl", &document.to_string())]);
    let ask = "SELECT ?c ?p { ?c sioc:reply_of+ ?p . ?p a pg:Article }";
    let query = ["query", "--model=none", "thread.jsonl", "-q", ask, "--format", "csv"];
    let (rows, _) = run(dir.path(), 0, &query);
    assert_eq!(rows.lines().count(), 1 + thread.len(), "every comment leads up to the article: {rows}");
    let (own, _) = run(
        dir.path(),
        0,
        &["query", "--model=none", "thread.jsonl", "-q", "ASK { ?c sioc:reply_of+ ?c }", "--format", "csv"],
    );
    assert_eq!(own.trim(), "false", "nothing answers itself");
}

/// Whether a terminal or a reader could be misled by it.
fn misleads(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t' | '\r')
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn marks_and_markup_reach_no_output() {
    let name = "Eve \u{202e}nituP\u{202c} \u{2066}\"<b>\\&'\u{1b}[31m\u{7}";
    let document = serde_json::json!({
        "id": "a b\"<>\u{202e}\\", "url": "http://n.example/a b\"<x>{}|^`\u{202e}", "title": format!("Talks \u{200f}of {name}"),
        "author": name, "text": format!("President \u{202a}Vladimir Putin\u{202c} criticized NATO. {name} said so."),
        "comments": [
            {"id": "1\u{202e}", "author": name, "text": format!("{name} is right: Russia criticized \u{61c}NATO </script><svg onload=x>")},
            {"id": "=2", "author": "=HYPERLINK(\"x\")", "text": "@SUM(A1) NATO is wrong", "parent": "1\u{202e}"},
        ],
    });
    let dir = folder_with(&[("bad.jsonl", &document.to_string())]);
    let dir = dir.path();
    for model in ["--model=none", "--model=fast"] {
        for format in ["ttl", "nt", "nq", "trig", "rdf", "jsonld", "graphml", "gexf", "dot"] {
            let (out, told) = run(dir, 0, &["extract", model, "bad.jsonl", "--format", format]);
            assert!(!out.contains(misleads), "{format} lets {:?} through", out.chars().find(|c| misleads(*c)));
            assert!(told.iter().all(|line| !line.contains(misleads)), "{told:?}");
            if ["rdf", "graphml", "gexf"].contains(&format) {
                assert!(!out.contains("<svg") && !out.contains("<b>"), "{format}: {out}");
            }
        }
        for args in [&["annotate"][..], &["annotate", "--explain"], &["stats"], &["explain", "NATO"]] {
            let args = [args, &[model, "bad.jsonl"]].concat();
            let (out, _) = run(dir, 0, &args);
            assert!(!out.contains(misleads), "{args:?} lets {:?} through", out.chars().find(|c| misleads(*c)));
        }
    }
    let (json, _) =
        run(dir, 0, &["query", "bad.jsonl", "-q", "SELECT ?n { ?a a pg:Account ; rdfs:label ?n }", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    let names: Vec<&str> =
        json["results"]["bindings"].as_array().unwrap().iter().map(|b| b["n"]["value"].as_str().unwrap()).collect();
    assert!(names.contains(&"=HYPERLINK(\"x\")"), "what is harmless stays as it is: {names:?}");
    assert!(names.iter().all(|name| !name.contains(misleads)), "{names:?}");
}

#[test]
fn a_folder_for_temporary_files_that_is_none_is_told() {
    // Long enough to be compared with each other.
    let words = |n: usize| -> String {
        (0..7).map(|p| format!("Envoy {} of ward {n} visits pier {p} and quay {}. ", n * p, n * 31 + p)).collect()
    };
    let notes: String = (0..3_000).map(|n| format!("{{\"id\":\"n{n}\",\"text\":\"{}\"}}\n", words(n))).collect();
    let dir = folder_with(&[("notes.jsonl", &notes)]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_pressgraph"));
    command.args(["extract", "--model=none", "notes.jsonl", "-o", "out.nq"]).env("TMPDIR", dir.path().join("none"));
    let output = command.current_dir(dir.path()).stdin(Stdio::null()).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("TMPDIR"), "{told}");
    assert!(!dir.path().join("out.nq").exists());

    // The directory of a zip archive is at its end, so that one from a pipe is laid down first.
    fs::write(dir.path().join("a.zip"), b"PK\x03\x04 and so on").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_pressgraph"));
    command.args(["extract", "--model=none", "-"]).env("TMPDIR", dir.path().join("none"));
    let archive = fs::File::open(dir.path().join("a.zip")).unwrap();
    let told = String::from_utf8(command.stdin(archive).output().unwrap().stderr).unwrap();
    assert!(told.contains("TMPDIR"), "{told}");
}

#[test]
fn a_short_run_beside_all_that_is_quiet() {
    let dir = folder_with(&[("good.txt", GOOD)]);
    let (_, told) = run(dir.path(), 0, &["extract", "--model=none", "good.txt"]);
    assert!(told.is_empty(), "{told:?}");
}
