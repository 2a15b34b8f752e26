//! Reads the invented pages under `tests/fixtures/layouts` and compares what was read with the goldens beside them.
//!
//! `UPDATE_GOLDEN=1` writes the goldens anew; read the difference before it is kept.

#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "support/shown.rs"]
mod shown;

use std::path::Path;
use std::{env, fs};

use pressgraph::base::Silent;
use pressgraph::document::{Document, parse};
use pressgraph::source::{MediaType, Record};

use shown::shown;

fn read(path: &Path) -> Document {
    let bytes = fs::read(path).unwrap();
    let locator = path.file_name().unwrap().to_string_lossy().into_owned();
    parse(Record::new(MediaType::Text, locator, bytes), &mut Silent).unwrap()
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
            let record = Record::new(MediaType::Text, String::new(), changed.into_bytes());
            assert_eq!(shown(&parse(record, &mut Silent).unwrap()), want, "{} with {what}", path.display());
        }
    }
}
