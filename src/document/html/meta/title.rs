use super::super::article::same;
use super::super::blocks::line;
use super::super::dom::{Dom, NodeId};
use super::super::regions::Regions;
use super::super::tag::Tag;
use super::super::words::named as has_word;
use super::Linked;
use super::named::Named;

pub(super) struct Title {
    pub text: Option<String>,
    /// The heading that shows it.
    pub headline: Option<NodeId>,
}

/// The title: the heading that also stands in the page's name or in what the page says of itself, else that without the site's name.
pub(super) fn read(dom: &Dom, outside: &Regions, named: &Named, linked: &Linked, site: Option<&str>) -> Title {
    let page_title = (0..dom.nodes.len())
        .find(|n| dom.tag(*n) == Tag::Title && !in_svg(dom, *n))
        .map(|n| dom.text(n))
        .map(|t| super::super::blocks::label(&t))
        .filter(|t| !t.is_empty());
    let mut said: Vec<String> = linked.title.iter().cloned().collect();
    said.extend(named.first(&[
        "og:title",
        "twitter:title",
        "dc.title",
        "sailthru.title",
        "parsely-title",
        "headline",
        "title",
    ]));
    said.extend(page_title);
    let headings = headings(dom, outside);
    // A heading that the page's name confirms.
    let confirmed = headings.iter().find(|(_, text)| {
        said.iter()
            .any(|s| holds(s, text) && letters(text).chars().count() > 3 && !site.is_some_and(|site| same(site, text)))
    });
    if let Some((node, text)) = confirmed {
        return Title { text: Some(text.clone()), headline: Some(*node) };
    }
    // One that shares most of its words, or the only `h1`.
    let near = headings.iter().find(|(node, text)| {
        dom.tag(*node) == Tag::H1 && said.iter().any(|s| shared_words(s, text) * 2 >= words(text))
    });
    let only = || {
        let mut all = headings.iter().filter(|(node, text)| {
            dom.tag(*node) == Tag::H1 && text.len() > 15 && !site.is_some_and(|site| holds(text, site))
        });
        all.next().filter(|_| all.next().is_none())
    };
    if let Some((node, text)) = near.or_else(only) {
        return Title { text: Some(text.clone()), headline: Some(*node) };
    }
    let text = said.first().map(|t| without_site(t, site));
    Title { text: text.filter(|t| !t.is_empty()), headline: None }
}

fn in_svg(dom: &Dom, node: NodeId) -> bool {
    dom.ancestors(node).any(|a| dom.tag(a) == Tag::Svg)
}

/// Headings in page order, `h1` first, then others of the head of the page.
fn headings(dom: &Dom, outside: &Regions) -> Vec<(NodeId, String)> {
    let mut out = Vec::new();
    for tags in [&[Tag::H1][..], &[Tag::H2, Tag::H3], &[Tag::Other, Tag::Div, Tag::Span, Tag::P, Tag::A, Tag::Strong]] {
        let mut at = 0;
        while at < dom.nodes.len() && out.len() < 60 {
            if outside.has(at) {
                at = dom.end(at);
                continue;
            }
            let heads = tags.contains(&dom.tag(at))
                && (dom.tag(at).is_heading() || has_word(dom, at, |w| matches!(w, "title" | "headline")));
            if heads
                && dom.end(at) - at < 40
                && !dom.ancestors(at).any(|a| matches!(dom.tag(a), Tag::Nav | Tag::Aside | Tag::Svg | Tag::Head))
            {
                let text = line(dom, at, |_| false);
                if (1..=400).contains(&text.len()) {
                    out.push((at, text));
                }
            }
            at += 1;
        }
    }
    out
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether `part` stands at the start or the end of `whole`, punctuation aside.
fn holds(whole: &str, part: &str) -> bool {
    let (whole, part) = (letters(whole), letters(part));
    !part.is_empty() && (whole.starts_with(&part) || whole.ends_with(&part))
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn shared_words(a: &str, b: &str) -> usize {
    let set: std::collections::HashSet<String> = a.split_whitespace().map(letters).collect();
    b.split_whitespace().filter(|w| set.contains(&letters(w))).count()
}

/// `The title | The Site` and `The Site: the title` without the site.
fn without_site(title: &str, site: Option<&str>) -> String {
    const BARS: &[&str] = &[" | ", " – ", " — ", " - ", " · ", " • ", " :: ", " » ", " « ", " // "];
    for bar in BARS {
        if let Some((before, after)) = title.rsplit_once(bar) {
            let is_site = site.is_some_and(|s| same(after, s) || holds(s, after));
            if is_site || (words(after) <= 4 && words(before) >= 3) {
                return before.trim().to_owned();
            }
        }
        if let Some((before, after)) = title.split_once(bar)
            && site.is_some_and(|s| same(before, s))
        {
            return after.trim().to_owned();
        }
    }
    title.to_owned()
}
