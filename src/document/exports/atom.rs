//! Atom: articles with full text, comment feeds, and Blogger's export, which holds posts, comments and settings as entries.

use std::ops::ControlFlow::{self, Continue};

use super::Out;
use super::feeds::Format;
use super::markup;
use super::threads::{Row, Threads};
use super::xml::Node;

/// A feed as far as it is read. Comments stand apart from their posts, so all is gathered.
#[derive(Debug, Default)]
pub(super) struct Atom {
    site: Option<String>,
    threads: Threads,
}

/// What an entry is, by the end of the term that Blogger gives it.
fn kind(entry: &Node) -> Option<&str> {
    let category = entry.all("category").find(|c| c.attribute("scheme").is_some_and(|s| s.ends_with("#kind")));
    match category.and_then(|c| c.attribute("term")) {
        Some(term) => Some(term.rsplit('#').next().unwrap_or(term)),
        // Exports since 2024 have an element instead.
        None => entry.get("blogger:type"),
    }
}

/// The address that a link of this relation gives.
fn link<'n>(entry: &'n Node, relation: &str) -> Option<&'n str> {
    entry.all("link").find(|l| l.attribute("rel").unwrap_or("alternate") == relation)?.attribute("href")
}

impl Format for Atom {
    fn item(&mut self, node: Node, number: u64, out: &mut Out<'_>) -> ControlFlow<()> {
        match node.name.as_str() {
            "title" if self.site.is_none() => self.site = markup::label(&node.text),
            "entry" => self.entry(&node, number, out),
            _ => {}
        }
        Continue(())
    }

    fn finish(self: Box<Self>, out: &mut Out<'_>) -> ControlFlow<()> {
        self.threads.finish(out)
    }
}

impl Atom {
    fn entry(&mut self, entry: &Node, number: u64, out: &mut Out<'_>) {
        let reply = entry.child("thr:in-reply-to");
        let kind = kind(entry).map(str::to_ascii_lowercase);
        let is_comment = match kind.as_deref() {
            Some("comment") => true,
            Some("post" | "page") => false,
            Some(_) => {
                out.left_out("settings and templates", 1);
                return;
            }
            None => reply.is_some(),
        };
        // The end of a file that was cut off may have taken what a comment answers with it.
        if is_comment && !entry.closed {
            return;
        }
        let status = entry.get("blogger:status").unwrap_or_default();
        let draft = entry.child("app:control").is_some_and(|c| c.get("app:draft") == Some("yes"));
        match status.to_ascii_lowercase().as_str() {
            "spam" => return out.left_out("spam comments", 1),
            _ if draft || status.eq_ignore_ascii_case("draft") => {
                return out.left_out("drafts and other items that were never published", 1);
            }
            _ => {}
        }
        let content = entry.any(&["content", "summary"]).unwrap_or_default();
        let inline = entry.child("content").filter(|c| c.text.trim().is_empty() && !c.children.is_empty());
        let body = inline.map_or_else(|| markup::paragraphs(content), inner);
        let author = entry.child("author").and_then(|a| a.get("name")).and_then(markup::label);
        let thread = reply.and_then(|r| r.attribute("ref")).or_else(|| entry.get("blogger:parent")).map(str::to_owned);
        let article_url = reply.and_then(|r| r.attribute("href"));
        // Blogger names the comment that is answered by the address of its own entry, which ends in the comment's number.
        let related = link(entry, "related").and_then(|url| url.rsplit('/').next());
        let parent = entry.get("blogger:inReplyTo").or(related).map(number_of);
        let topics = entry.all("category").filter(|c| !c.attribute("scheme").is_some_and(|s| s.ends_with("#kind")));
        let id = entry.get("id").unwrap_or_default();
        self.threads.add(Row {
            id: Some(if is_comment { number_of(id) } else { id.to_owned() }),
            global_id: true,
            thread: if is_comment { thread } else { None },
            thread_url: article_url.map(|url| url.split('#').next().unwrap_or(url).to_owned()),
            parent: if is_comment { parent } else { None },
            is_comment,
            url: if is_comment { None } else { link(entry, "alternate").map(str::to_owned) },
            site: self.site.clone(),
            title: if is_comment { None } else { entry.get("title").and_then(markup::label) },
            author,
            created: entry.any(&["published", "updated"]).and_then(markup::time),
            text: body,
            topics: topics.filter_map(|c| c.attribute("term").and_then(markup::label)).collect(),
            number,
            ..Row::default()
        });
    }
}

/// The last number of an entry's name: `tag:blogger.com,1999:blog-1.post-42` is 42.
fn number_of(id: &str) -> String {
    match id.rsplit_once("post-") {
        Some((_, number)) if id.starts_with("tag:") && !number.is_empty() => number.to_owned(),
        _ => id.to_owned(),
    }
}

/// The text of elements that stand in the feed as they are (`type="xhtml"`).
fn inner(node: &Node) -> String {
    fn mark(node: &Node, out: &mut String) {
        let name = node.name.rsplit(':').next().unwrap_or(&node.name);
        out.push_str(&format!("<{name}>"));
        // Text and elements are kept apart, so what stands between elements comes first.
        out.push_str(&node.text.replace('&', "&amp;").replace('<', "&lt;"));
        node.children.iter().for_each(|child| mark(child, out));
        out.push_str(&format!("</{name}>"));
    }
    let mut html = String::new();
    node.children.iter().for_each(|child| mark(child, &mut html));
    markup::paragraphs(&html)
}
