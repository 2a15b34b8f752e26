use super::super::attr::Key;
use super::super::blocks::line;
use super::super::dom::{Dom, NodeId};
use super::super::regions::Regions;
use super::super::tag::Tag;
use super::super::words::named as has_word;
use super::Linked;
use super::named::Named;
use crate::document::{Byline, layout};

/// Names of `meta` elements that name authors, the surest first.
const NAMES: &[&str] = &[
    "author",
    "byl",
    "article:author",
    "article:author_name",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.creator.creator",
    "citation_author",
    "article.author",
    "cse_author",
    "authors",
    "byline",
    "creator",
    "rbauthors",
    "shareaholic:article_author_name",
    "dcsext.author",
];

/// The byline, and whether it can be seen on the page.
pub(super) fn read(
    dom: &Dom,
    outside: &Regions,
    named: &Named,
    linked: &Linked,
    headline: Option<NodeId>,
    site: Option<&str>,
) -> (Option<Byline>, bool) {
    let seen = seen(dom, outside, headline);
    let is_name = |name: &str| is_author(name, site);
    let told: Vec<String> = linked.authors.iter().filter(|n| is_name(n)).cloned().collect();
    let told = if told.is_empty() {
        NAMES
            .iter()
            .map(|n| named.each(n).filter(|v| is_name(v)).map(str::to_owned).collect::<Vec<_>>())
            .find(|list| !list.is_empty())
            .unwrap_or_default()
    } else {
        told
    };
    let told_authors = whole_names(dom, outside, split(&told));
    match (seen, told_authors.is_empty()) {
        // What is seen has the words; what is told knows which of them are names.
        (Some(seen), false) if told_authors.iter().any(|name| contains(&seen.text, name)) => {
            (Some(Byline { text: seen.text, authors: told_authors, outlet: seen.outlet }), true)
        }
        (_, false) => (
            Some(Byline { text: told_authors.join(", "), authors: told_authors, outlet: linked.outlet.clone() }),
            false,
        ),
        (Some(seen), true) if !seen.authors.is_empty() => (Some(seen), true),
        (_, true) => (
            linked.outlet.clone().map(|outlet| Byline {
                text: outlet.clone(),
                authors: Vec::new(),
                outlet: Some(outlet),
            }),
            false,
        ),
    }
}

fn contains(text: &str, name: &str) -> bool {
    text.to_lowercase().contains(&name.to_lowercase())
}

/// `By Ada Byron and Carl Elm` from a `meta` element as two names; a name that the byline reader does not know is kept as it stands.
fn split(told: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in told {
        let bare = line.trim().trim_start_matches("By ").trim_start_matches("by ").trim_start_matches("BY ").trim();
        let read = layout::byline_of(bare).authors;
        let names = if read.is_empty() { vec![bare.to_owned()] } else { read };
        for name in names {
            if !name.is_empty() && !out.contains(&name) {
                out.push(name);
            }
        }
    }
    out
}

/// A first name alone is made whole by a line of the page that is the whole name.
fn whole_names(dom: &Dom, outside: &Regions, mut names: Vec<String>) -> Vec<String> {
    let [name] = names.as_mut_slice() else { return names };
    if name.contains(' ') || !name.starts_with(char::is_uppercase) {
        return names;
    }
    let blocks = super::super::blocks::blocks(dom, super::super::body(dom), |n| outside.has(n));
    let is_whole = |text: &str| {
        text.strip_prefix(name.as_str()).is_some_and(|rest| {
            let family = rest.trim_start();
            family.len() < rest.len()
                && family.split(' ').count() <= 2
                && family.split(' ').all(|w| w.starts_with(char::is_uppercase))
        }) && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\'' | '’'))
    };
    if let Some(block) = blocks.into_iter().find(|b| b.text.len() < 60 && is_whole(&b.text)) {
        *name = block.text;
    }
    names
}

/// Whether a value names somebody and not an address, an account, a department or the site itself.
fn is_author(name: &str, site: Option<&str>) -> bool {
    let lower = name.trim().to_lowercase();
    !lower.is_empty()
        && lower.len() <= 120
        && !lower.starts_with("http")
        && !lower.starts_with("www.")
        && !lower.starts_with('@')
        && !lower.contains("://")
        && lower.chars().any(char::is_alphabetic)
        && !NOBODY.contains(&lower.as_str())
        && !site.is_some_and(|site| super::super::article::same(site, name) && !name.contains(' '))
}

const NOBODY: &[&str] = &[
    "by",
    "posted by",
    "written by",
    "admin",
    "administrator",
    "staff",
    "editor",
    "editors",
    "webmaster",
    "author",
    "guest",
    "none",
    "null",
    "undefined",
    "unknown",
    "root",
    "user",
    "anonymous",
    "redaktion",
    "newsroom",
    "wordpress",
];

/// The byline that the page shows: an element that is named for it, near the headline; else a line that reads as one.
fn seen(dom: &Dom, outside: &Regions, headline: Option<NodeId>) -> Option<Byline> {
    let mut found: Vec<(u8, usize, NodeId, Byline)> = Vec::new();
    let mut at = 0;
    while at < dom.nodes.len() {
        if outside.has(at) {
            at = dom.end(at);
            continue;
        }
        if !dom.is_text(at)
            && dom.end(at) - at < 40
            && let Some(sureness) = sureness(dom, at)
            && !dom.ancestors(at).any(|a| matches!(dom.tag(a), Tag::Nav | Tag::Footer | Tag::Aside | Tag::Head))
        {
            let text = line(dom, at, |_| false);
            if let Some(byline) = parse(&text, dom.has_class(at, "fn") || sureness == 1) {
                found.push((sureness, headline.map_or(0, |h| at.abs_diff(h)), at, byline));
            }
        }
        at += 1;
    }
    if let Some(best) = found.into_iter().min_by_key(|(sureness, distance, node, _)| (*sureness, *distance, *node)) {
        return Some(best.3);
    }
    let blocks = super::super::blocks::blocks(dom, super::super::body(dom), |n| outside.has(n));
    let from = headline.map_or(0, |h| blocks.partition_point(|b| b.first < h));
    let near = blocks[from..].iter().take(8);
    near.chain(blocks.iter().rev().take(6)).filter(|b| b.text.len() < 120).find_map(|b| layout::byline_line(&b.text))
}

fn sureness(dom: &Dom, node: NodeId) -> Option<u8> {
    if dom.tag(node).is_unread() {
        return None;
    }
    if dom.attribute(node, Key::Itemprop).is_some_and(|p| p.split(' ').any(|p| p == "author")) {
        return Some(1);
    }
    if dom.attribute(node, Key::Rel).is_some_and(|r| r.split(' ').any(|r| r == "author")) {
        return Some(1);
    }
    if dom.has_class(node, "p-author") {
        return Some(1);
    }
    let mut author = false;
    let mut other = false;
    has_word(dom, node, |word| {
        author |= matches!(word, "byline" | "author" | "authors" | "authorname" | "bylines" | "writer" | "autor");
        other |= matches!(
            word,
            "bio"
                | "box"
                | "about"
                | "avatar"
                | "image"
                | "img"
                | "photo"
                | "social"
                | "description"
                | "desc"
                | "share"
                | "comment"
                | "related"
        );
        false
    });
    (author && !other).then_some(2)
}

/// A byline, or a bare name in an element that is named for it.
///
/// A name that is marked as one may be an account's: `oz`.
fn parse(text: &str, marked: bool) -> Option<Byline> {
    if text.is_empty() || text.len() > 140 {
        return None;
    }
    let read = layout::byline_of(text);
    if read.authors.iter().any(|name| is_author(name, None)) {
        return Some(read);
    }
    let words = text.split_whitespace().count();
    let bare = text.trim_start_matches("By ").trim_start_matches("by ").trim();
    (words <= 4
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
        && is_author(bare, None)
        && (marked || bare.starts_with(char::is_uppercase)))
    .then(|| Byline { text: text.to_owned(), authors: vec![bare.to_owned()], outlet: None })
}
