//! The tree of a page, in one array in page order, so that every walk is a loop and no depth can overflow a stack.

use std::ops::Range;

use super::attr::Key;
use super::tag::Tag;

/// A node's place in page order; its descendants follow it directly.
pub(in crate::document::html) type NodeId = usize;

/// One element or text.
#[derive(Clone, Debug)]
pub(in crate::document::html) struct Node {
    pub tag: Tag,
    /// The element around it; the root is its own.
    pub parent: u32,
    /// One past its last descendant.
    pub end: u32,
    /// Text: its characters. Other elements of no known tag: their name. JSON-LD scripts: their content.
    text: Range<u32>,
    attributes: Range<u32>,
}

/// A parsed page.
#[derive(Debug)]
pub(in crate::document::html) struct Dom {
    pub nodes: Vec<Node>,
    /// All characters that nodes and attributes point into.
    strings: String,
    attributes: Vec<(Key, Range<u32>)>,
}

impl Dom {
    /// The document around everything.
    pub const ROOT: NodeId = 0;

    pub(super) fn new(capacity: usize) -> Self {
        let mut dom = Self {
            nodes: Vec::with_capacity(capacity / 24),
            strings: String::with_capacity(capacity / 2),
            attributes: Vec::with_capacity(capacity / 48),
        };
        dom.nodes.push(Node { tag: Tag::Other, parent: 0, end: 1, text: 0..0, attributes: 0..0 });
        dom
    }

    /// Appends a node without descendants.
    pub(super) fn push(&mut self, tag: Tag, parent: NodeId, text: Range<u32>, attributes: Range<u32>) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node { tag, parent: offset(parent), end: offset(id + 1), text, attributes });
        id
    }

    pub(super) fn push_attribute(&mut self, key: Key, value: Range<u32>) {
        self.attributes.push((key, value));
    }

    pub(super) fn attribute_count(&self) -> u32 {
        offset(self.attributes.len())
    }

    /// Keeps a string.
    pub(super) fn keep(&mut self, text: &str) -> Range<u32> {
        let start = offset(self.strings.len());
        self.strings.push_str(text);
        start..offset(self.strings.len())
    }

    /// The characters of a text node, the name of an unknown element, the content of a JSON-LD script.
    pub fn raw(&self, id: NodeId) -> &str {
        let range = &self.nodes[id].text;
        &self.strings[range.start as usize..range.end as usize]
    }

    pub fn tag(&self, id: NodeId) -> Tag {
        self.nodes[id].tag
    }

    pub fn is_text(&self, id: NodeId) -> bool {
        self.nodes[id].tag == Tag::Text
    }

    /// Whether an element has the given name, known or not.
    pub fn is_named(&self, id: NodeId, name: &str) -> bool {
        let tag = Tag::of(name.as_bytes());
        self.tag(id) == tag && (tag != Tag::Other || self.raw(id) == name)
    }

    pub fn end(&self, id: NodeId) -> NodeId {
        self.nodes[id].end as usize
    }

    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id != Self::ROOT).then(|| self.nodes[id].parent as usize)
    }

    /// The first value of an attribute.
    pub fn attribute(&self, id: NodeId, key: Key) -> Option<&str> {
        let range = &self.nodes[id].attributes;
        let found = self.attributes[range.start as usize..range.end as usize].iter().find(|(k, _)| *k == key)?;
        Some(&self.strings[found.1.start as usize..found.1.end as usize])
    }

    pub fn class(&self, id: NodeId) -> &str {
        self.attribute(id, Key::Class).unwrap_or("")
    }

    /// Whether one of an element's classes is `class`.
    pub fn has_class(&self, id: NodeId, class: &str) -> bool {
        self.class(id).split_ascii_whitespace().any(|c| c == class)
    }

    /// Elements and texts directly inside, in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.end(id);
        std::iter::successors(Some(id + 1).filter(|c| *c < end), move |c| Some(self.end(*c)).filter(|n| *n < end))
    }

    /// Everything inside, in page order.
    pub fn descendants(&self, id: NodeId) -> Range<NodeId> {
        id + 1..self.end(id)
    }

    /// The elements around, innermost first.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(id), |p| self.parent(*p))
    }

    /// Whether `inner` is inside `outer` or is it.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        (outer..self.end(outer)).contains(&inner)
    }

    /// All characters inside, as they stand, without scripts and the like.
    pub fn text(&self, id: NodeId) -> String {
        let mut out = String::new();
        let mut at = id;
        while at < self.end(id) {
            match self.tag(at) {
                Tag::Text => out.push_str(self.raw(at)),
                tag if tag.is_unread() && at != id => {
                    at = self.end(at);
                    continue;
                }
                tag if tag.is_block() || tag == Tag::Br => out.push(' '),
                _ => {}
            }
            at += 1;
        }
        out
    }
}

/// Pages are far below 4 GiB: `source::RECORD_LIMIT`.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
