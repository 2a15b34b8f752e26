//! Mentions and entities on hand-written sentences and articles.
#![allow(clippy::unwrap_used, reason = "tests")]

use pressgraph::base::{Id, Span};
use pressgraph::document::{Byline, Comment, CommentKind, Document, Part, PartKind, Unit};
use pressgraph::extract::entities::entities;
use pressgraph::extract::{Facts, Mention, MentionKind};
use pressgraph::nlp::{Analysis, analyze};
use proptest::prelude::*;
use std::fmt::Write;

/// A document of parts and of comments (author, parent, text).
fn document(parts: &[(PartKind, &str)], comments: &[(&str, Option<u32>, &str)]) -> Document {
    let mut text = String::new();
    let mut spans = Vec::new();
    for (kind, words) in parts {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        spans.push(Part { kind: *kind, span: Span::of(text.len()..text.len() + words.len()) });
        text.push_str(words);
    }
    let id = Id::new(&["doc", "test"]);
    let byline = parts.iter().find(|p| p.0 == PartKind::Byline).map(|(_, line)| {
        let (authors, outlet) = line.strip_prefix("By ").unwrap_or(line).split_once(", ").unwrap_or((line, ""));
        Byline {
            text: (*line).to_owned(),
            authors: authors.trim_start_matches("By ").split(" and ").map(str::to_owned).collect(),
            outlet: outlet.strip_prefix("Special to ").map(str::to_owned),
        }
    });
    let comments = comments
        .iter()
        .zip(1..)
        .map(|((author, parent, text), ordinal)| Comment {
            id: id.child(&["comment", &ordinal.to_string()]),
            caller_id: None,
            kind: CommentKind::Comment,
            parent: *parent,
            depth: u32::from(parent.is_some()),
            ordinal,
            author: Some((*author).to_owned()),
            created: None,
            language: None,
            text: (*text).to_owned(),
        })
        .collect();
    Document {
        id,
        id_from_text: false,
        caller_id: None,
        source: "test".to_owned(),
        url: None,
        site: None,
        title: parts.iter().find(|p| p.0 == PartKind::Title).map(|p| p.1.to_owned()),
        byline,
        language: None,
        published: None,
        text,
        parts: spans,
        topics: Vec::new(),
        related: Vec::new(),
        comments,
        declared_comments: None,
    }
}

fn facts(doc: &Document) -> Facts {
    let analyses: Vec<Analysis> = doc.units().map(|u| analyze(doc.text_of(u))).collect();
    entities(doc, &analyses, &[])
}

/// The text of a unit with its mentions marked, `[words|Class]`.
fn marked(doc: &Document, facts: &Facts, unit: Unit) -> String {
    let mentions: Vec<&Mention> = facts.mentions.iter().filter(|m| m.unit == unit).collect();
    let text = doc.text_of(unit);
    let mut out = String::new();
    for (at, c) in text.char_indices().chain([(text.len(), '\0')]) {
        for m in mentions.iter().rev().filter(|m| m.span.end as usize == at) {
            let sign = match m.kind {
                MentionKind::Name => "",
                MentionKind::Adjective => "~",
                MentionKind::Nominal => "=",
                MentionKind::Pronoun => "?",
            };
            write!(out, "|{sign}{:?}]", m.class).unwrap();
        }
        out.extend(mentions.iter().filter(|m| m.span.start as usize == at).map(|_| '['));
        if at < text.len() {
            out.push(c);
        }
    }
    out
}

/// The words of a marked text without the marks.
fn plain(marked: &str) -> String {
    let mut out = String::new();
    let mut class = false;
    for c in marked.chars() {
        match c {
            '[' => {}
            '|' => class = true,
            ']' => class = false,
            _ if class => {}
            _ => out.push(c),
        }
    }
    out
}

#[test]
fn finds_exactly_the_mentions_of_each_case() {
    let cases = include_str!("fixtures/mentions.txt");
    let mut wrong = String::new();
    let mut count = 0;
    for case in cases.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        count += 1;
        let (doc, unit, want) = if let Some(want) = case.strip_prefix("comment: ") {
            (document(&[(PartKind::Body, "Nothing.")], &[("reader", None, &plain(want))]), Unit::Comment(0), want)
        } else if let Some(want) = case.strip_prefix("heading: ") {
            (document(&[(PartKind::Title, &plain(want)), (PartKind::Body, "Nothing.")], &[]), Unit::Article, want)
        } else {
            (document(&[(PartKind::Body, &plain(case))], &[]), Unit::Article, case)
        };
        let got = marked(&doc, &facts(&doc), unit);
        let got = got.trim_end_matches("\n\nNothing.");
        if got != want {
            writeln!(wrong, "want {want}\n got {got}").unwrap();
        }
    }
    assert!(count >= 150, "only {count} cases");
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The examples that the rules carry, alone and shifted behind other sentences.
#[test]
fn rules_keep_their_examples() {
    use pressgraph::extract::rules::{heads, laws};
    let mut wrong = String::new();
    for (text, want) in heads::EXAMPLES.iter().chain(laws::EXAMPLES) {
        for shifted in [
            (*text).to_owned(),
            format!("It was late – “very late”. {text}"),
            format!("Über 40 % came.\n\n{text} Nobody cared."),
        ] {
            let doc = document(&[(PartKind::Body, &shifted)], &[]);
            let facts = facts(&doc);
            let got: Vec<String> =
                facts.mentions.iter().map(|m| format!("{:?}: {}", m.class, m.span.slice(&doc.text))).collect();
            if got != *want {
                writeln!(wrong, "{shifted:?}\n want {want:?}\n  got {got:?}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The entities and mentions of a document as compact text.
fn report(doc: &Document, facts: &Facts) -> String {
    let mut out = String::new();
    for unit in doc.units() {
        let author = match unit {
            Unit::Article => String::new(),
            Unit::Comment(n) => format!("{} says: ", doc.comments[n as usize].author.clone().unwrap_or_default()),
        };
        writeln!(out, "{author}{}\n", marked(doc, facts, unit)).unwrap();
    }
    for entity in &facts.entities {
        write!(out, "{:?} {} = {}", entity.class, entity.id, entity.label).unwrap();
        if !entity.aliases.is_empty() {
            write!(out, " | {}", entity.aliases.join(" | ")).unwrap();
        }
        let label = |r: pressgraph::extract::EntityRef| facts.entities[r.0 as usize].label.as_str();
        if let Some(year) = entity.detail.year {
            write!(out, " ({year})").unwrap();
        }
        if let Some(body) = entity.detail.issued_by {
            write!(out, " issued by {}", label(body)).unwrap();
        }
        if let Some(country) = entity.detail.country {
            write!(out, " of {}", label(country)).unwrap();
        }
        out.push('\n');
    }
    let label = |r: &pressgraph::extract::EntityRef| facts.entities[r.0 as usize].label.clone();
    writeln!(out, "authors: {}", facts.authors.iter().map(label).collect::<Vec<_>>().join(", ")).unwrap();
    writeln!(out, "publisher: {}", facts.publisher.as_ref().map(label).unwrap_or_default()).unwrap();
    for (comment, account) in &facts.addresses {
        writeln!(out, "comment {comment} addresses {account}").unwrap();
    }
    out
}

/// Reads a fixture: blocks separated by blank lines; `# ` begins the title, `By ` the byline, `Note: ` a note, `## ` a heading,
/// `> author:` a comment and `>> author:` a reply to the comment before it.
fn fixture(text: &str) -> Document {
    let mut parts = Vec::new();
    let mut comments: Vec<(&str, Option<u32>, &str)> = Vec::new();
    for block in text.split("\n\n").map(str::trim).filter(|b| !b.is_empty()) {
        if let Some(comment) = block.strip_prefix('>') {
            let (author, words) = comment.trim_start_matches('>').trim().split_once(": ").unwrap();
            let parent = comment.starts_with('>').then(|| u32::try_from(comments.len() - 1).unwrap());
            comments.push((author, parent, words));
        } else if let Some(heading) = block.strip_prefix("## ") {
            parts.push((PartKind::Heading, heading));
        } else if let Some(title) = block.strip_prefix("# ") {
            parts.push((PartKind::Title, title));
        } else if block.starts_with("By ") {
            parts.push((PartKind::Byline, block));
        } else if let Some(note) = block.strip_prefix("Note: ") {
            parts.push((PartKind::Note, note));
        } else {
            parts.push((PartKind::Body, block));
        }
    }
    document(&parts, &comments)
}

#[test]
fn articles_match_their_goldens() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/entities");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.to_string_lossy().ends_with(".article.txt"))
        .collect();
    names.sort();
    assert!(names.len() >= 4);
    for path in names {
        let doc = fixture(&std::fs::read_to_string(&path).unwrap());
        let got = report(&doc, &facts(&doc));
        let golden = std::path::PathBuf::from(path.to_string_lossy().replace(".article.txt", ".golden.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&golden, &got).unwrap();
        }
        let want = std::fs::read_to_string(&golden).unwrap_or_default();
        assert!(got == want, "{}: if intended, UPDATE_GOLDEN=1, then read the diff\n{got}", golden.display());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever the text, mentions lie on character boundaries inside it, in order, and entities are complete.
    #[test]
    fn any_text_gives_sound_facts(
        body in "(\\PC|\n| |[A-Z][a-z]{1,6} |U\\.S\\.|-|Treaty of |Mr\\. |, Inc\\. |\\(|\\)|\u{201c}|\u{201d}|’s |al-|Article 5 of the |2010 |@|President |Institute |and ){0,60}",
        reply in "(\\PC|[A-Za-z]{1,8} |@|, |\\.){0,30}",
        author in "\\PC{1,12}",
    ) {
        let doc = document(&[(PartKind::Title, "A Title"), (PartKind::Byline, "By Ada Brandt, Special to CNN"), (PartKind::Body, &body)], &[(&author, None, &body), ("reader", Some(0), &reply)]);
        let facts = facts(&doc);
        for pair in facts.mentions.windows(2) {
            prop_assert!((pair[0].unit, pair[0].span.start) <= (pair[1].unit, pair[1].span.start));
        }
        for mention in &facts.mentions {
            let text = doc.text_of(mention.unit);
            prop_assert!(text.get(mention.span.range()).is_some_and(|w| !w.trim().is_empty()));
            prop_assert!((mention.entity.0 as usize) < facts.entities.len());
        }
        for entity in &facts.entities {
            prop_assert!(!entity.label.is_empty(), "{:?}", entity);
            prop_assert!(entity.id.as_str().chars().all(|c| c.is_alphanumeric() || "-._~/".contains(c)));
            prop_assert!(!entity.aliases.contains(&entity.label));
        }
        let ids: std::collections::BTreeSet<_> = facts.entities.iter().map(|e| &e.id).collect();
        prop_assert_eq!(ids.len(), facts.entities.len());
    }
}
