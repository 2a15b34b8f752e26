//! Reads pages of HTML without analysing them: a line of JSON a page, in the words of `pressgraph annotate`.
//!
//! `pages [--repeat N] FOLDER`; with `--repeat`, each page is read N times and the line tells pages and seconds only.

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs};

use pressgraph::base::Silent;
use pressgraph::document::{Document, parse};
use pressgraph::source::{MediaType, Record};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let repeat =
        args.iter().position(|a| a == "--repeat").and_then(|at| args.get(at + 1)).map(|n| n.parse()).transpose()?;
    let folder = args.last().ok_or("name the folder of the pages")?;
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    paths.retain(|path| path.extension().is_some_and(|e| e == "html" || e == "htm"));
    paths.sort();
    let mut pages = Vec::new();
    for path in paths {
        pages.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), fs::read(path)?));
    }
    let read =
        |name: &str, bytes: &[u8]| parse(Record::new(MediaType::Html, name.to_owned(), bytes.to_vec()), &mut Silent);
    let mut out = std::io::stdout().lock();
    let started = Instant::now();
    for _ in 0..repeat.unwrap_or(0) {
        for (name, bytes) in &pages {
            std::hint::black_box(read(name, bytes)).ok();
        }
    }
    if let Some(times) = repeat {
        writeln!(out, "{}", json!({"pages": pages.len() * times, "seconds": started.elapsed().as_secs_f64()}))?;
        return Ok(());
    }
    for (name, bytes) in &pages {
        match read(name, bytes) {
            Ok(document) => writeln!(out, "{}", line(name, &document))?,
            Err(error) => writeln!(std::io::stderr(), "pages: {error}")?,
        }
    }
    Ok(())
}

fn line(source: &str, document: &Document) -> Value {
    let name = |at: usize| {
        let comment = &document.comments[at];
        comment.caller_id.clone().unwrap_or_else(|| comment.id.as_str().to_owned())
    };
    let comments = document.comments.iter().enumerate().map(|(at, comment)| {
        json!({
            "id": name(at), "parent": comment.parent.map(|parent| name(parent as usize)), "author": comment.author,
            "created": comment.created.map(|t| t.xsd()), "kind": comment.kind.name(), "text": comment.text, "depth": comment.depth,
        })
    });
    json!({
        "source": source, "title": document.title, "byline": document.byline.as_ref().map(|b| &b.text),
        "authors": document.byline.as_ref().map(|b| &b.authors), "published": document.published.map(|t| t.xsd()), "site": document.site,
        "url": document.url, "text": document.text, "comments": comments.collect::<Vec<_>>(), "declaredComments": document.declared_comments,
    })
}
