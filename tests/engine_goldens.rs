//! The engine against spaCy's own output over texts written for this project (`models/golden.py` made the `.gold` files).
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use pressgraph::base::CodePoints;
use pressgraph::nlp::engine::{Engine, LayerSet, Parsed};

/// Lines that differ from spaCy's, each with its reason: a new difference fails, and so does a listed one that is gone.
const KNOWN_DIFFERENCES: &[(&str, &str, &str)] = &[];

fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        // Python's `isprintable`: no controls, formats, separators but the space, or unassigned characters.
        let hidden = c.is_control()
            || (c.is_whitespace() && c != ' ')
            || matches!(c, '\\' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}');
        if hidden { out.push_str(&format!("\\u{{{:x}}}", u32::from(c))) } else { out.push(c) }
    }
    out
}

fn lines(text: &str, parsed: &Parsed) -> Vec<String> {
    let points = CodePoints::new(text);
    let starts: BTreeSet<u32> = parsed.sentences.iter().map(|s| s.start).collect();
    let mut lines = Vec::new();
    for (i, token) in parsed.tokens.iter().enumerate() {
        let index = u32::try_from(i).unwrap();
        let (start, end) = points.span(token.span);
        let ent = parsed.ents.iter().find(|e| e.tokens.contains(&index));
        let ent =
            ent.map(|e| format!("{}-{}", if e.tokens.start == index { "B" } else { "I" }, parsed.text_of(e.label)));
        let fields = [
            start.to_string(),
            end.to_string(),
            parsed.tag(i).to_owned(),
            parsed.pos(i).to_owned(),
            parsed.text_of(token.morph).to_owned(),
            parsed.lemma(i).to_owned(),
            parsed.norm(i).to_owned(),
            token.head.to_string(),
            parsed.dep(i).to_owned(),
            if starts.contains(&index) { "S" } else { "" }.to_owned(),
            ent.unwrap_or_default(),
        ];
        lines.push(fields.map(|f| escape(&f)).join("\t"));
    }
    let chunks = parsed.noun_chunks.iter().map(|c| format!(" {}-{}", c.start, c.end - 1));
    lines.push(format!("chunks{}", chunks.collect::<String>()));
    lines
}

#[test]
fn analyses_are_spacys() {
    let mut files: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/engine"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let texts: Vec<String> = files.iter().map(|f| fs::read_to_string(f).unwrap()).collect();
    let batch: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut differences = BTreeSet::new();
    let mut compared = 0;
    for ((file, text), parsed) in files.iter().zip(&texts).zip(Engine::builtin().parse_batch(&batch, LayerSet::ALL)) {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let gold = fs::read_to_string(file.with_extension("gold")).unwrap();
        let (gold, ours): (Vec<&str>, _) = (gold.split('\n').filter(|l| !l.is_empty()).collect(), lines(text, &parsed));
        assert_eq!(gold.len(), ours.len(), "{name}: tokens");
        for (want, got) in gold.iter().zip(&ours).filter(|(want, got)| want != got) {
            differences.insert((name.clone(), (*want).to_owned(), got.clone()));
        }
        compared += gold.len();
    }
    let known = KNOWN_DIFFERENCES
        .iter()
        .map(|(f, want, got)| ((*f).to_owned(), (*want).to_owned(), (*got).to_owned()))
        .collect();
    assert_eq!(differences, known, "of {compared} lines");
}
