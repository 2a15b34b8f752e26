//! RSS 0.9 to 2.0 and RDF feeds: articles, comment feeds, and WordPress's export, which is RSS with more.

use std::collections::HashMap;
use std::ops::ControlFlow::{self, Continue};

use super::super::flat::Given;
use super::draft::Draft;
use super::feeds::Format;
use super::xml::Node;
use super::{Out, markup, wxr};

/// A feed as far as it is read.
#[derive(Debug, Default)]
pub(super) struct Rss {
    site: Option<String>,
    authors: wxr::Authors,
    /// Threads of a comment feed, in the order of their first comment.
    threads: Vec<Draft>,
    by_url: HashMap<String, usize>,
    /// Where the feed came from.
    url: Option<String>,
    first: u64,
}

impl Rss {
    pub(super) fn new(url: Option<String>) -> Self {
        Self { url, ..Self::default() }
    }

    /// An item of a comment feed: it links to a place on its article's page.
    fn comment(&mut self, item: &Node, url: &str, fragment: &str) {
        let title = item.get("title").unwrap_or_default();
        let threads = &mut self.threads;
        let at = *self.by_url.entry(url.to_owned()).or_insert_with(|| {
            threads.push(Draft { url: Some(url.to_owned()), ..Draft::default() });
            threads.len() - 1
        });
        let thread = &mut threads[at];
        if thread.title.is_none() {
            let of = title.strip_prefix("Comment on ").and_then(|rest| rest.rsplit_once(" by ")).map(|(of, _)| of);
            let feed = self.site.as_deref().and_then(|s| s.strip_prefix("Comments on: "));
            thread.title = of.or(feed).and_then(markup::label);
        }
        let author = item.any(&["dc:creator", "author"]).or_else(|| title.strip_prefix("By: "));
        let reply = item.child("thr:in-reply-to");
        let parent = reply.and_then(|r| r.attribute("href").or_else(|| r.attribute("ref")));
        thread.comments.push(Given {
            id: Some(fragment.trim_start_matches("comment-").to_owned()),
            parent: parent.and_then(|p| Some(p.rsplit_once("#comment-")?.1.to_owned())),
            author: author.and_then(markup::label),
            created: item.any(&["pubDate", "dc:date"]).and_then(markup::time),
            text: markup::paragraphs(item.any(&["content:encoded", "description"]).unwrap_or_default()),
            ..Given::default()
        });
    }

    fn article(&self, item: &Node) -> Draft {
        let guid = item.child("guid").filter(|g| g.attribute("isPermaLink") != Some("false"));
        let permalink = guid.map(|g| g.text.trim()).filter(|url| url.starts_with("http"));
        let link = item.any(&["feedburner:origLink", "link"]).or(permalink).or_else(|| item.attribute("rdf:about"));
        let author = item.any(&["dc:creator", "author", "itunes:author"]).map(author_name);
        let topics = item.children.iter().filter(|c| matches!(c.name.as_str(), "category" | "dc:subject"));
        Draft {
            id: item.get("guid").map(str::to_owned),
            global_id: false,
            url: link.map(str::to_owned),
            site: item.child("source").map(|s| s.text.trim().to_owned()).or_else(|| self.site.clone()),
            title: item.get("title").and_then(markup::label),
            authors: author.and_then(|a| markup::label(&a)).into_iter().collect(),
            by_account: false,
            published: item.any(&["pubDate", "dc:date", "dcterms:created", "published"]).and_then(markup::time),
            body: markup::paragraphs(item.any(&["content:encoded", "description", "summary"]).unwrap_or_default()),
            topics: topics.filter_map(|c| markup::label(&c.text)).collect(),
            declared: item.get("slash:comments").and_then(|n| n.parse().ok()),
            comments: Vec::new(),
        }
    }
}

/// The name in `mail@example.org (Ada Byron)`, which RSS 2.0 asks for.
fn author_name(author: &str) -> String {
    match author.split_once('(').filter(|(mail, _)| mail.contains('@')) {
        Some((_, name)) => name.trim_end_matches(')').to_owned(),
        None => author.to_owned(),
    }
}

impl Format for Rss {
    fn item(&mut self, node: Node, number: u64, out: &mut Out<'_>) -> ControlFlow<()> {
        match node.name.as_str() {
            "title" => self.site = markup::label(&node.text),
            // In RDF feeds the channel stands beside its items.
            "channel" => self.site = node.get("title").and_then(markup::label),
            "wp:author" => self.authors.add(&node),
            "item" if wxr::is_item(&node) => {
                if let Some(draft) = wxr::draft(&node, &self.authors, out) {
                    return out.give(Draft { site: self.site.clone(), ..draft }, number);
                }
            }
            "item" => {
                let link = node.any(&["link", "guid"]).unwrap_or_default();
                match link.split_once('#').filter(|(_, fragment)| fragment.starts_with("comment")) {
                    Some((url, fragment)) => {
                        if self.threads.is_empty() {
                            self.first = number;
                        }
                        let (url, fragment) = (url.to_owned(), fragment.to_owned());
                        self.comment(&node, &url, &fragment);
                    }
                    None => return out.give(self.article(&node), number),
                }
            }
            _ => {}
        }
        Continue(())
    }

    fn finish(mut self: Box<Self>, out: &mut Out<'_>) -> ControlFlow<()> {
        let prefixes = ["Comments on: ", "Comments for ", "Comments on "];
        let site = self.site.take();
        let site =
            site.filter(|site| !prefixes.iter().any(|p| site.starts_with(p)) || site.starts_with("Comments for "));
        let site = site.map(|s| s.strip_prefix("Comments for ").unwrap_or(&s).to_owned());
        for mut draft in self.threads {
            // The newest comment comes first in a feed.
            draft.comments.reverse();
            draft.comments.sort_by_key(|c| c.created.map(|t| t.xsd()));
            draft.url = draft.url.or_else(|| self.url.clone());
            out.give(Draft { site: site.clone(), ..draft }, self.first)?;
        }
        Continue(())
    }
}
