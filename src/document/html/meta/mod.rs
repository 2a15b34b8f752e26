//! Title, authors, dates, site, section and address of a page: from JSON-LD, microdata, OpenGraph, `meta` elements, and what can be seen.

mod authors;
mod dates;
mod linked;
mod named;
mod title;

use super::attr::Key;
use super::dom::Dom;
use super::regions::Regions;
use super::tag::Tag;
use crate::document::{Byline, Timestamp};
pub(super) use linked::Linked;
pub(super) use linked::read as linked;
use named::Named;

/// What a page says of its article.
#[derive(Debug, Default)]
pub(super) struct Meta {
    pub title: Option<String>,
    pub byline: Option<Byline>,
    /// The byline was seen on the page, not only in what it says of itself to machines.
    pub seen_byline: bool,
    pub published: Option<Timestamp>,
    pub site: Option<String>,
    pub section: Option<String>,
    pub url: Option<String>,
    pub topics: Vec<String>,
    pub linked: Linked,
}

/// Reads what the page says. `outside` are elements (threads) in which nothing is said of the article.
pub(super) fn read(dom: &Dom, outside: &Regions, linked: Linked, address: Option<&str>) -> Meta {
    let named = Named::of(dom, outside);
    let site =
        named.first(&["og:site_name", "application-name", "dc.publisher", "cre"]).or_else(|| linked.site.clone());
    let url = canonical(dom, &named)
        .or_else(|| linked.url.clone().filter(|u| is_address(u)))
        .or_else(|| address.map(str::to_owned));
    let title = title::read(dom, outside, &named, &linked, site.as_deref());
    let headline = title.headline;
    let (byline, seen_byline) = authors::read(dom, outside, &named, &linked, headline, site.as_deref());
    let published = dates::read(dom, outside, &named, &linked, url.as_deref(), headline);
    let mut topics = named.all(&["article:tag", "parsely-tags", "sailthru.tags", "news_keywords"]);
    if topics.is_empty() {
        topics = linked.keywords.clone();
    }
    if topics.is_empty() {
        topics = named.all(&["keywords"]);
    }
    topics.dedup();
    Meta {
        title: title.text,
        byline,
        seen_byline,
        published,
        site: site.or_else(|| host(url.as_deref()?)),
        section: linked
            .section
            .clone()
            .or_else(|| named.first(&["article:section", "parsely-section", "section", "dc.subject"])),
        url,
        topics,
        linked,
    }
}

fn canonical(dom: &Dom, named: &Named) -> Option<String> {
    let links = (0..dom.nodes.len()).filter(|n| dom.tag(*n) == Tag::Link);
    let link = links
        .filter(|n| {
            dom.attribute(*n, Key::Rel).is_some_and(|rel| rel.split(' ').any(|r| r.eq_ignore_ascii_case("canonical")))
        })
        .find_map(|n| dom.attribute(n, Key::Href).map(|h| h.trim().to_owned()).filter(|h| is_address(h)));
    link.or_else(|| named.first(&["og:url", "twitter:url", "parsely-link"]).filter(|u| is_address(u)))
}

fn is_address(url: &str) -> bool {
    (url.starts_with("http://") || url.starts_with("https://")) && !url.contains(char::is_whitespace)
}

/// The host of an address, as a site's name where the page gives none.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let bare = host.strip_prefix("www.").unwrap_or(host);
    (!bare.is_empty()).then(|| bare.to_lowercase())
}
