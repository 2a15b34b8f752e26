//! Reads the invented pages under `tests/fixtures/layouts` and compares what was read with the goldens beside them.
//!
//! `UPDATE_GOLDEN=1` writes the goldens anew; read the difference before it is kept.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use pressgraph::base::Silent;
use pressgraph::document::{Document, parse};
use pressgraph::source::{MediaType, Record};

fn read(path: &Path) -> Document {
    let bytes = fs::read(path).unwrap();
    let locator = path.file_name().unwrap().to_string_lossy().into_owned();
    parse(Record { media_type: MediaType::Text, locator, bytes }, &mut Silent).unwrap()
}

/// A text as one line of the golden: whole if it is short, else its first words, its length and its last words.
fn brief(text: &str) -> String {
    let line = text.replace("\n\n", " ¶ ").replace('\n', " ↵ ");
    let words: Vec<&str> = line.split(' ').collect();
    if words.len() <= 16 {
        return line;
    }
    format!("{} … {} [{} words]", words[..9].join(" "), words[words.len() - 4..].join(" "), words.len())
}

fn shown(document: &Document) -> String {
    let mut out = String::new();
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            writeln!(out, "{name}: {value}").unwrap();
        }
    };
    field("title", document.title.clone());
    field(
        "byline",
        document.byline.as_ref().map(|b| format!("{} @ {}", b.authors.join(" + "), b.outlet.as_deref().unwrap_or("-"))),
    );
    field("published", document.published.map(|t| t.xsd()));
    field("site", document.site.clone());
    field("url", document.url.clone());
    field("topics", (!document.topics.is_empty()).then(|| document.topics.join(" | ")));
    for related in &document.related {
        field("related", Some(related.clone()));
    }
    for part in &document.parts {
        field(&format!("  {:?}", part.kind), Some(brief(part.span.slice(&document.text))));
    }
    field("declared", document.declared_comments.map(|n| n.to_string()));
    for comment in &document.comments {
        let indent = "  ".repeat(comment.depth as usize);
        let author = comment.author.as_deref().unwrap_or("?");
        let created = comment.created.map_or("?".to_owned(), |t| t.xsd());
        field(&format!("{indent}- {author} [{created}]"), Some(brief(&comment.text)));
    }
    out
}

#[test]
fn pages_read_as_their_goldens_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/layouts");
    let mut pages: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    pages.sort();
    assert!(pages.len() >= 25, "the table of layouts is short of pages");
    let mut wrong = Vec::new();
    for page in pages {
        let golden = page.with_extension("golden");
        let got = shown(&read(&page));
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, &got).unwrap();
        }
        let want = fs::read_to_string(&golden).unwrap_or_default();
        if got != want {
            wrong.push(format!("{}\n--- want\n{want}--- got\n{got}", page.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\nif intended: UPDATE_GOLDEN=1, then read the difference", wrong.join("\n"));
}

#[test]
fn the_same_page_reads_the_same_with_other_line_ends_and_spaces() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/layouts");
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let want = shown(&read(&path));
        let text = fs::read_to_string(&path).unwrap();
        for (what, changed) in [
            ("Windows line ends", text.replace('\n', "\r\n")),
            ("trailing spaces", text.replace('\n', "  \n")),
            ("no final line end", text.trim_end().to_owned()),
            ("a byte order mark", format!("\u{feff}{text}")),
            ("blank lines around", format!("\n\n{text}\n\n")),
        ] {
            let record = Record { media_type: MediaType::Text, locator: String::new(), bytes: changed.into_bytes() };
            assert_eq!(shown(&parse(record, &mut Silent).unwrap()), want, "{} with {what}", path.display());
        }
    }
}
