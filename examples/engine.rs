//! Annotates texts with the language engine: reads JSON Lines with `text` from standard input and writes spaCy's JSON.
//!
//! `engine [--model FILE] [--names] [--count]`; with `--names` the entities are those of the built-in transformer, or of the file's;
//! `--count` writes only how many tokens there were and how long annotating took, with `--names` how long the transformer took.

use std::io::{BufRead, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use pressgraph::base::CodePoints;
use pressgraph::nlp::engine::{Engine, LayerSet, Parsed, TokenInfo};
use serde::Serialize;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let model = args.iter().position(|a| a == "--model").and_then(|at| args.get(at + 1));
    let opened = model.map(|path| Engine::open(Path::new(path))).transpose()?;
    let started = Instant::now();
    let names = args.iter().any(|a| a == "--names");
    let engine = opened.as_ref().unwrap_or_else(|| if names { Engine::accurate() } else { Engine::builtin() });
    let loaded = started.elapsed();
    let texts = std::io::stdin().lock().lines().map(|line| {
        let value: Value = serde_json::from_str(&line?)?;
        Ok(value["text"].as_str().unwrap_or_default().to_owned())
    });
    let texts = texts.collect::<Result<Vec<String>, Box<dyn std::error::Error>>>()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let started = Instant::now();
    // What spaCy's pipeline gives; the second recogniser is not part of it.
    let layers = if names { LayerSet::TREES } else { LayerSet::CHUNKS | LayerSet::ENTS };
    let mut tokens = 0;
    let mut reading = Duration::ZERO;
    for batch in texts.chunks(64) {
        let batch: Vec<&str> = batch.iter().map(String::as_str).collect();
        for (text, mut parsed) in batch.iter().zip(engine.parse_batch(&batch, layers)) {
            tokens += parsed.tokens.len();
            if let Some(transformer) = engine.transformer().filter(|_| names) {
                let started = Instant::now();
                transformer.read(text, &mut parsed);
                reading += started.elapsed();
                parsed.ents = std::mem::take(&mut parsed.names);
            }
            if !args.iter().any(|a| a == "--count") {
                serde_json::to_writer(&mut out, &document(text, &parsed))?;
                writeln!(out)?;
            }
        }
    }
    if args.iter().any(|a| a == "--count") {
        let seconds = if names { reading } else { started.elapsed() }.as_secs_f64();
        writeln!(out, "{}", json!({"tokens": tokens, "seconds": seconds, "load": loaded.as_secs_f64()}))?;
    }
    out.flush()?;
    Ok(())
}

/// spaCy's `Doc.to_json`, with noun chunks and normal forms beside.
#[derive(Serialize)]
struct Document<'p> {
    text: &'p str,
    tokens: Vec<Token<'p>>,
    ents: Vec<Range<'p>>,
    sents: Vec<Range<'p>>,
    noun_chunks: Vec<Range<'p>>,
}

#[derive(Serialize)]
struct Token<'p> {
    id: usize,
    start: u32,
    end: u32,
    tag: &'p str,
    pos: &'p str,
    morph: &'p str,
    lemma: &'p str,
    norm: &'p str,
    dep: &'p str,
    head: u32,
}

#[derive(Serialize)]
struct Range<'p> {
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'p str>,
}

fn document<'p>(text: &'p str, parsed: &'p Parsed) -> Document<'p> {
    let points = CodePoints::new(text);
    let range = |tokens: &std::ops::Range<u32>, label| {
        let (start, end) = points.span(parsed.span(tokens.clone()));
        Range { start, end, label }
    };
    let token = |(id, token): (usize, &TokenInfo)| {
        let (start, end) = points.span(token.span);
        Token {
            id,
            start,
            end,
            tag: parsed.tag(id),
            pos: parsed.pos(id),
            morph: parsed.text_of(token.morph),
            lemma: parsed.lemma(id),
            norm: parsed.norm(id),
            dep: parsed.dep(id),
            head: token.head,
        }
    };
    Document {
        text,
        tokens: parsed.tokens.iter().enumerate().map(token).collect(),
        ents: parsed.ents.iter().map(|e| range(&e.tokens, Some(parsed.text_of(e.label)))).collect(),
        sents: parsed.sentences.iter().map(|s| range(s, None)).collect(),
        noun_chunks: parsed.noun_chunks.iter().map(|c| range(c, None)).collect(),
    }
}
