//! Disqus's export: threads, which are articles without their text, and posts, which are comments.

use std::ops::ControlFlow::{self, Continue};

use super::Out;
use super::feeds::Format;
use super::markup;
use super::threads::{Row, Threads};
use super::xml::Node;

/// An export as far as it is read.
#[derive(Debug, Default)]
pub(super) struct Disqus {
    threads: Threads,
}

fn id(node: &Node) -> Option<String> {
    node.attribute("dsq:id").map(str::to_owned)
}

impl Format for Disqus {
    fn item(&mut self, node: Node, number: u64, out: &mut Out<'_>) -> ControlFlow<()> {
        let is = |name| node.get(name) == Some("true");
        let author = node.child("author").and_then(|a| a.any(&["name", "username"])).and_then(markup::label);
        let created = node.get("createdAt").and_then(markup::time);
        let text = markup::paragraphs(node.get("message").unwrap_or_default());
        match node.name.as_str() {
            "thread" => self.threads.add(Row {
                id: id(&node),
                global_id: true,
                url: node.get("link").map(str::to_owned),
                site: node.get("forum").map(str::to_owned),
                title: node.get("title").and_then(markup::label),
                author,
                created,
                text,
                number,
                ..Row::default()
            }),
            // The end of a file that was cut off may have taken what a post answers with it.
            "post" if !node.closed => {}
            "post" if is("isSpam") => out.left_out("spam comments", 1),
            "post" => {
                let gone = is("isDeleted");
                self.threads.add(Row {
                    id: id(&node),
                    global_id: true,
                    thread: node.child("thread").and_then(id),
                    parent: node.child("parent").and_then(id),
                    is_comment: true,
                    author: author.filter(|_| !gone),
                    created,
                    text: if gone { String::new() } else { text },
                    number,
                    ..Row::default()
                });
            }
            _ => {}
        }
        Continue(())
    }

    fn finish(self: Box<Self>, out: &mut Out<'_>) -> ControlFlow<()> {
        self.threads.finish(out)
    }
}
