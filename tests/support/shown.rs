//! A document as a golden shows it.

use std::fmt::Write;

use pressgraph::document::{CommentKind, Document};

/// A text as one line of the golden: whole if it is short, else its first words, its length and its last words.
fn brief(text: &str) -> String {
    let line = text.replace("\n\n", " ¶ ").replace('\n', " ↵ ");
    let words: Vec<&str> = line.split(' ').collect();
    if words.len() <= 16 {
        return line;
    }
    format!("{} … {} [{} words]", words[..9].join(" "), words[words.len() - 4..].join(" "), words.len())
}

/// The document's metadata, its parts and its thread, a line each.
pub fn shown(document: &Document) -> String {
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
        let kind = if comment.kind == CommentKind::Comment { "" } else { comment.kind.name() };
        field(&format!("{indent}- {kind}{author} [{created}]"), Some(brief(&comment.text)));
    }
    out
}
