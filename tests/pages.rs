//! Reads the invented pages of HTML under `tests/fixtures/pages` and compares what was read with the goldens beside them.
//!
//! `UPDATE_GOLDEN=1` writes the goldens anew; read the difference before it is kept.

#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "support/shown.rs"]
mod shown;

use std::path::Path;
use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs};

use pressgraph::base::Silent;
use pressgraph::document::{Document, parse};
use pressgraph::source::{MediaType, Record};
use shown::shown;

fn read(bytes: Vec<u8>) -> Option<Document> {
    parse(Record::new(MediaType::Html, "page.html".to_owned(), bytes), &mut Silent).ok()
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
    let mut pages: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "html"))
        .collect();
    pages.sort();
    pages
}

#[test]
fn pages_read_as_their_goldens_say() {
    let mut wrong = Vec::new();
    for page in fixtures() {
        let golden = page.with_extension("golden");
        let got = shown(&read(fs::read(&page).unwrap()).unwrap());
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
fn cut_pages_are_read_as_far_as_they_go() {
    for page in fixtures() {
        let bytes = fs::read(&page).unwrap();
        for end in (0..bytes.len()).step_by(97) {
            read(bytes[..end].to_vec());
        }
    }
}

/// Hostile pages, each of some megabytes: whatever is read, it is read in time that grows with the page's length.
#[test]
fn hostile_pages_take_linear_time() {
    let many = |part: &str, count: usize| part.repeat(count);
    let comments: String =
        (0..20_000).map(|n| format!("<li class=comment id=comment-{n}><cite class=fn>A</cite><p>x</p><ul>")).collect();
    let pages: Vec<(&str, String)> = vec![
        ("nesting", format!("<article>{}text{}", many("<div>", 100_000), many("</div>", 100_000))),
        (
            "attributes",
            format!("<p {}>Words of a page.</p>", (0..1_000_000).map(|n| format!("a{n}=1 ")).collect::<String>()),
        ),
        ("classes", format!("<div class='{}'>Words of a page.</div>", many("comment nav ", 200_000))),
        ("open quotes", format!("<p a=\"{}", many("<p>x ", 200_000))),
        ("inline", format!("<p>{}Words", many("<b><i><a href=x>", 60_000))),
        ("comments in comments", format!("<ol class=commentlist>{comments}")),
        ("headings", many("<h2>Related</h2><p>Some words of no length.</p>", 30_000)),
        ("bylines", many("<div class='byline author date'>By Ada Byron on 3 May 2012</div>", 30_000)),
        ("json", format!("<script type='application/ld+json'>{}</script><p>x</p>", many("[", 100_000))),
        (
            "replies",
            many("<div class=comment><span class=author>A</span><blockquote>q</blockquote>@A no</div>", 20_000),
        ),
    ];
    for (name, page) in pages {
        let started = Instant::now();
        read(page.into_bytes());
        let seconds = started.elapsed().as_secs_f64();
        assert!(seconds < 30.0, "{name}: {seconds:.1} s");
    }
}
