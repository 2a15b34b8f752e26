use super::super::attr::Key;
use super::super::blocks::line;
use super::super::dom::{Dom, NodeId};
use super::super::regions::Regions;
use super::super::tag::Tag;
use super::super::words::named as has_word;
use super::Linked;
use super::named::Named;
use crate::document::Timestamp;

/// Names of `meta` elements that tell when an article was published, the surest first.
const NAMES: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "published_at",
    "published",
    "article.published",
    "article_date_original",
    "articledate",
    "originalpublicationdate",
    "ptime",
    "pdate",
    "displaydate",
    "release_date",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
    "rnews:datepublished",
    "datecreated",
    "date",
    "created",
    "article.created",
    "publication_date",
    "publicationdate",
    "last-modified",
    "lastmod",
    "article:modified_time",
];

/// When the article was published.
pub(super) fn read(
    dom: &Dom,
    outside: &Regions,
    named: &Named,
    linked: &Linked,
    url: Option<&str>,
    headline: Option<NodeId>,
) -> Option<Timestamp> {
    let told = linked.published.or_else(|| NAMES.iter().find_map(|name| named.each(name).find_map(stamp)));
    let shown = || shown(dom, outside, headline).or_else(|| from_address(url?));
    told.map(|told| local(told, shown()))
        .or_else(|| elements(dom, outside, headline))
        .or_else(|| from_address(url?))
        .or_else(|| seen(dom, outside, headline))
}

/// The day that the page shows below its headline or has in its address, where that is another one than the machine's: of another zone, or of the version that is
/// read.
fn local(told: Timestamp, shown: Option<Timestamp>) -> Timestamp {
    let days = |stamp: &Timestamp| i64::from(stamp.date.year()) * 366 + i64::from(stamp.date.day_of_year());
    shown.filter(|shown| shown.date != told.date && days(shown).abs_diff(days(&told)) <= 3).unwrap_or(told)
}

/// The date in an element that is named for it, near the headline.
fn shown(dom: &Dom, outside: &Regions, headline: Option<NodeId>) -> Option<Timestamp> {
    const NEAR: usize = 80;
    let headline = headline?;
    let until = (dom.end(headline) + NEAR).min(dom.nodes.len());
    (headline..until).filter(|n| !outside.has(*n) && !dom.is_text(*n) && dom.end(*n) - n < 12).find_map(|node| {
        sureness(dom, node)?;
        let text = line(dom, node, |_| false);
        let (range, stamp) = Timestamp::find(&text).filter(|_| text.len() < 60)?;
        // Figures alone may be in either order.
        text[range].contains(char::is_alphabetic).then_some(stamp)
    })
}

fn stamp(text: &str) -> Option<Timestamp> {
    if let Some(packed) = text.get(..8).filter(|t| t.bytes().all(|b| b.is_ascii_digit()))
        && text.len() == 8
    {
        return Timestamp::find(&format!("{}-{}-{}", &packed[..4], &packed[4..6], &packed[6..]))
            .map(|(_, stamp)| stamp);
    }
    Timestamp::find(text).map(|(_, stamp)| stamp)
}

/// Microdata, `time` elements and elements that are named for a date; near the headline before others.
fn elements(dom: &Dom, outside: &Regions, headline: Option<NodeId>) -> Option<Timestamp> {
    let mut found: Vec<(u8, NodeId, Timestamp)> = Vec::new();
    let mut at = 0;
    while at < dom.nodes.len() {
        if outside.has(at) {
            at = dom.end(at);
            continue;
        }
        if !dom.is_text(at)
            && let Some(sureness) = sureness(dom, at)
        {
            let machine = [Key::Datetime, Key::Content, Key::Title]
                .into_iter()
                .filter_map(|key| dom.attribute(at, key))
                .find_map(stamp);
            let read = machine.or_else(|| stamp(&line(dom, at, |_| false)).filter(|_| dom.end(at) - at < 30));
            if let Some(stamp) = read {
                found.push((sureness, at, stamp));
            }
        }
        at += 1;
    }
    let distance = |node: NodeId| headline.map_or(0, |h| node.abs_diff(h));
    found.into_iter().min_by_key(|(sureness, node, _)| (*sureness, distance(*node), *node)).map(|(.., stamp)| stamp)
}

fn sureness(dom: &Dom, node: NodeId) -> Option<u8> {
    let tag = dom.tag(node);
    if let Some(property) = dom.attribute(node, Key::Itemprop) {
        if property.contains("datePublished") {
            return Some(0);
        }
        if property.contains("dateModified") {
            return Some(4);
        }
    }
    if dom.has_class(node, "dt-published") || dom.has_class(node, "published") || dom.has_class(node, "entry-date") {
        return Some(1);
    }
    if tag == Tag::Time {
        return Some(if dom.has_class(node, "updated") { 4 } else { 2 });
    }
    let is_line = matches!(
        tag,
        Tag::Span
            | Tag::Div
            | Tag::P
            | Tag::Li
            | Tag::Abbr
            | Tag::A
            | Tag::Small
            | Tag::Em
            | Tag::I
            | Tag::Td
            | Tag::H2
            | Tag::H3
            | Tag::H4
            | Tag::H5
            | Tag::H6
    );
    (is_line
        && dom.end(node) - node < 30
        && has_word(dom, node, |w| {
            matches!(
                w,
                "date"
                    | "dateline"
                    | "datetime"
                    | "published"
                    | "publish"
                    | "pubdate"
                    | "timestamp"
                    | "posted"
                    | "time"
                    | "postdate"
                    | "datestamp"
                    | "byline"
                    | "meta"
                    | "postmetadata"
            )
        }))
    .then_some(3)
}

/// `/2013/07/19/` in the address.
fn from_address(url: &str) -> Option<Timestamp> {
    let parts: Vec<&str> = url.split('/').collect();
    let slashed = parts.windows(3).find_map(|p| {
        let number = |s: &str, digits: std::ops::RangeInclusive<usize>| {
            digits.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit())
        };
        (number(p[0], 4..=4) && p[0].starts_with(['1', '2']) && number(p[1], 1..=2) && number(p[2], 1..=2))
            .then(|| format!("{}-{:0>2}-{:0>2}", p[0], p[1], p[2]))
    });
    slashed
        .or_else(|| {
            parts.iter().find_map(|p| {
                p.get(..10)
                    .filter(|d| d.starts_with("20") && d.as_bytes()[4] == b'-' && d.as_bytes()[7] == b'-')
                    .map(str::to_owned)
            })
        })
        .and_then(|d| Timestamp::find(&d))
        .map(|(_, stamp)| stamp)
}

/// The first short line with a date behind the headline, else before it.
fn seen(dom: &Dom, outside: &Regions, headline: Option<NodeId>) -> Option<Timestamp> {
    let blocks = super::super::blocks::blocks(dom, super::super::body(dom), |n| outside.has(n));
    let from = headline.map_or(0, |h| blocks.partition_point(|b| b.first < h));
    let dated = |b: &super::super::blocks::Block| (b.text.len() < 160).then(|| stamp(&b.text)).flatten();
    blocks[from..]
        .iter()
        .take(12)
        .find_map(dated)
        .or_else(|| blocks[..from].iter().rev().take(8).find_map(dated))
        .or_else(|| blocks.iter().rev().take(30).find_map(dated))
}
