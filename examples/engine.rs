//! Annotates texts with the language engine: reads JSON Lines with `text` from standard input and writes spaCy's JSON.
//!
//! `engine [--model FILE] [--count]`; `--count` writes only how many tokens there were and how long annotating took.

use std::io::{BufRead, Write};
use std::path::Path;
use std::time::Instant;

use pressgraph::base::CodePoints;
use pressgraph::nlp::engine::{Engine, LayerSet, Parsed};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let model = args.iter().position(|a| a == "--model").and_then(|at| args.get(at + 1));
    let opened = model.map(|path| Engine::open(Path::new(path))).transpose()?;
    let started = Instant::now();
    let engine = opened.as_ref().unwrap_or_else(|| Engine::builtin());
    let loaded = started.elapsed();
    let texts = std::io::stdin().lock().lines().map(|line| {
        let value: Value = serde_json::from_str(&line?)?;
        Ok(value["text"].as_str().unwrap_or_default().to_owned())
    });
    let texts = texts.collect::<Result<Vec<String>, Box<dyn std::error::Error>>>()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let started = Instant::now();
    // What spaCy's pipeline gives; the second recogniser is not part of it.
    let layers = LayerSet::CHUNKS | LayerSet::ENTS;
    let mut tokens = 0;
    for batch in texts.chunks(64) {
        let batch: Vec<&str> = batch.iter().map(String::as_str).collect();
        for (text, parsed) in batch.iter().zip(engine.parse_batch(&batch, layers)) {
            tokens += parsed.tokens.len();
            if !args.iter().any(|a| a == "--count") {
                writeln!(out, "{}", document(text, &parsed))?;
            }
        }
    }
    if args.iter().any(|a| a == "--count") {
        let seconds = started.elapsed().as_secs_f64();
        writeln!(out, "{}", json!({"tokens": tokens, "seconds": seconds, "load": loaded.as_secs_f64()}))?;
    }
    out.flush()?;
    Ok(())
}

/// spaCy's `Doc.to_json`, with noun chunks beside.
fn document(text: &str, parsed: &Parsed) -> Value {
    let points = CodePoints::new(text);
    let at = |span| {
        let (start, end) = points.span(span);
        json!({"start": start, "end": end})
    };
    let range = |tokens: &std::ops::Range<u32>| at(parsed.span(tokens.clone()));
    let tokens: Vec<Value> = (0..parsed.tokens.len())
        .map(|i| {
            let token = &parsed.tokens[i];
            let (start, end) = points.span(token.span);
            json!({
                "id": i, "start": start, "end": end, "tag": parsed.tag(i), "pos": parsed.pos(i),
                "morph": parsed.text_of(token.morph), "lemma": parsed.lemma(i), "norm": parsed.norm(i),
                "dep": parsed.dep(i), "head": token.head,
            })
        })
        .collect();
    let ents: Vec<Value> = parsed
        .ents
        .iter()
        .map(|e| {
            let mut span = range(&e.tokens);
            span["label"] = parsed.text_of(e.label).into();
            span
        })
        .collect();
    json!({
        "text": text,
        "tokens": tokens,
        "ents": ents,
        "sents": parsed.sentences.iter().map(range).collect::<Vec<_>>(),
        "noun_chunks": parsed.noun_chunks.iter().map(range).collect::<Vec<_>>(),
    })
}
