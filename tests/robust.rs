//! Bad input, bad output, bad usage: one clear line, the right exit code, and nothing lost.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn pressgraph(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pressgraph")).args(args).current_dir(dir).stdin(Stdio::null()).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn folder_with(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(dir.path().join(name), bytes).unwrap();
    }
    dir
}

const GOOD: &[u8] = b"A short note\n\nRussia criticized NATO on Monday. Nobody answered.\n";

#[test]
fn unreadable_inputs_are_named_and_the_run_goes_on() {
    let junk: Vec<u8> = (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let dir = folder_with(&[
        ("good.txt", GOOD),
        ("empty.txt", b""),
        ("blank.txt", b" \n\n\t\n"),
        ("junk.txt", &junk),
        ("packed.txt", b"\x1f\x8b\x08\x00\x00\x00\x00\x00"),
        (
            "bad.jsonl",
            b"{\"id\": \"1\", \"text\": \"Fine.\"}\n{\"id\": \"2\"\n{\"id\": \"3\", \"text\": \"Fine too.\"}\n[]\n",
        ),
    ]);
    for (file, place) in [
        ("empty.txt", "empty.txt: "),
        ("blank.txt", "blank.txt: "),
        ("junk.txt", "junk.txt: "),
        ("packed.txt", "packed.txt: "),
        ("missing.txt", "missing.txt: "),
    ] {
        let alone = pressgraph(dir.path(), &["extract", file]);
        assert_eq!(alone.status.code(), Some(1), "{file} alone: {}", told(&alone));
        let both = pressgraph(dir.path(), &["extract", "good.txt", file]);
        assert_eq!(both.status.code(), Some(3), "{file} beside a good file: {}", told(&both));
        assert_eq!(told(&both).lines().count(), 1, "{}", told(&both));
        assert!(told(&both).contains(place), "{}", told(&both));
        assert!(String::from_utf8(both.stdout).unwrap().contains("A short note"));
    }
    let lines = pressgraph(dir.path(), &["annotate", "bad.jsonl"]);
    assert_eq!(lines.status.code(), Some(3));
    assert_eq!(String::from_utf8(lines.stdout.clone()).unwrap().lines().count(), 2);
    assert!(told(&lines).contains("bad.jsonl#2: ") && told(&lines).contains("bad.jsonl#4: "), "{}", told(&lines));
}

#[test]
fn wrong_usage_is_refused_before_any_work() {
    let dir = folder_with(&[("good.txt", GOOD)]);
    for args in [
        &["extract"][..],
        &["extract", "good.txt", "-o", "graph.unknown"],
        &["extract", "good.txt", "--format", "word"],
        &["extract", "good.txt", "--base", "not an iri"],
        &["extract", "good.txt", "-o", "no/such/folder/graph.ttl"],
        &["extract", "good.txt", "-o", "."],
        &["query", "good.txt"],
        &["query"],
        &["unknown"],
    ] {
        let output = pressgraph(dir.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", told(&output));
        assert!(!told(&output).is_empty(), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "nothing may be left behind");
}

#[test]
fn output_appears_whole_or_not_at_all() {
    let dir = folder_with(&[("good.txt", GOOD), ("graph.ttl", b"earlier"), ("empty.txt", b"")]);
    let failed = pressgraph(dir.path(), &["extract", "empty.txt", "-o", "graph.ttl"]);
    assert_eq!(failed.status.code(), Some(1));
    assert_eq!(fs::read(dir.path().join("graph.ttl")).unwrap(), b"earlier");
    let done = pressgraph(dir.path(), &["extract", "good.txt", "-o", "graph.ttl"]);
    assert_eq!(done.status.code(), Some(0), "{}", told(&done));
    assert!(fs::read_to_string(dir.path().join("graph.ttl")).unwrap().contains("A short note"));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 3, "no temporary file may stay");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let dir = folder_with(&[("good.txt", GOOD)]);
    for args in
        [&["extract", "good.txt", "-o", "/dev/full", "-f", "ttl"][..], &["annotate", "good.txt", "-o", "/dev/full"]]
    {
        let output = pressgraph(dir.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", told(&output));
        assert!(told(&output).contains("No space left"), "{}", told(&output));
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let dir = folder_with(&[("good.txt", GOOD.repeat(3000).as_slice())]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_pressgraph"))
        .args(["extract", "good.txt"])
        .current_dir(dir.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(output.stderr.is_empty(), "{}", told(&output));
}

#[test]
fn standard_input_is_an_input() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_pressgraph"))
        .args(["extract", "-", "--format", "nt"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(GOOD).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().contains("A short note"));
}

#[test]
fn hostile_text_is_read_and_escaped() {
    let hostile = "</text><script>alert(1)</script> \"quoted\" & 'x' \u{202e}Putin\u{202c} \u{1b}[31m \u{b}\u{1}\u{fffe} =cmd|' /C calc'!A0\n\
                   \nRussia \"criticized\" <NATO> & the \\EU\\.\n\nComments (1)\n\n  1. <b>eve\"\u{7}</b>\n\n    \u{0}]]> -- NATO attacked Russia\n\n    May 1, 2020 at 1:00 pm | Reply\n";
    let dir = folder_with(&[
        ("hostile.txt", hostile.replace('\u{0}', "").as_bytes()),
        ("broken.txt", b"Caf\xe9 talks\n\nFrance\xff joined NATO.\n"),
    ]);
    for format in ["ttl", "nt", "nq", "trig", "rdf", "jsonld", "graphml", "gexf", "dot"] {
        let output = pressgraph(dir.path(), &["extract", "hostile.txt", "broken.txt", "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{format}: {}", told(&output));
        let text = String::from_utf8(output.stdout.clone()).unwrap();
        let illegal =
            |c: char| (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
        assert!(!text.contains(illegal), "{format} lets {:?} through", text.chars().find(|c| illegal(*c)));
        if ["rdf", "graphml", "gexf"].contains(&format) {
            assert!(!text.contains("<script>"), "{format}");
        }
        assert!(told(&output).contains("broken.txt"), "broken UTF-8 is told: {}", told(&output));
    }
}

#[test]
fn sentences_without_an_end_are_read() {
    let cases = [
        "Peru was bombed and shelled and ".repeat(1500),
        // Joined to what stands in another paragraph.
        "Peru was bombed,\n\nand shelled,\n\nand burned\n\n".repeat(100),
        "Peru, Chile, ".repeat(1500),
        "said that Peru ".repeat(1500),
        "(\"".repeat(3000),
    ];
    for (at, text) in cases.iter().enumerate() {
        let dir = folder_with(&[("long.txt", format!("A long day\n\n{text}.").as_bytes())]);
        let output = pressgraph(dir.path(), &["extract", "long.txt", "--format", "nq"]);
        assert_eq!(output.status.code(), Some(0), "case {at}: {}", told(&output));
    }
}
