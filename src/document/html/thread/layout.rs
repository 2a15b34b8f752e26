//! What a layout of comment threads is made of: where the parts of a comment stand.

use super::super::attr::Key;
use super::super::dom::{Dom, NodeId};
use super::super::tag::Tag;
use super::super::words::named;

/// What an element must be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sel {
    /// One of its classes is this one.
    Class(&'static str),
    /// It is such an element and one of its classes is this one.
    TagClass(Tag, &'static str),
    /// It is such an element.
    Tag(Tag),
    /// It is an element of this name that HTML does not know.
    Named(&'static str),
    /// Its `itemprop` has this word.
    Prop(&'static str),
    /// Its `itemtype` ends in this word.
    Type(&'static str),
    /// It has this attribute.
    Has(Key),
    /// It has this attribute with this value.
    Is(Key, &'static str),
    /// Its `id` is this with a number behind it.
    Id(&'static str),
    /// It is this and has a number in its `id`.
    Numbered(&'static Self),
    /// A word of its class names or of its id is this one.
    Word(&'static str),
    /// It is both.
    Both(&'static Self, &'static Self),
}

impl Sel {
    pub fn is(&self, dom: &Dom, node: NodeId) -> bool {
        match *self {
            Self::Class(class) => dom.has_class(node, class),
            Self::TagClass(tag, class) => dom.tag(node) == tag && dom.has_class(node, class),
            Self::Tag(tag) => dom.tag(node) == tag,
            Self::Named(name) => dom.is_named(node, name),
            Self::Prop(word) => {
                dom.attribute(node, Key::Itemprop).is_some_and(|p| p.split_ascii_whitespace().any(|p| p == word))
            }
            Self::Type(word) => dom
                .attribute(node, Key::Itemtype)
                .is_some_and(|t| t.rsplit(['/', '#']).next().is_some_and(|t| t.trim() == word)),
            Self::Has(key) => dom.attribute(node, key).is_some(),
            Self::Is(key, value) => dom.attribute(node, key) == Some(value),
            Self::Id(start) => {
                dom.attribute(node, Key::Id).and_then(|id| id.strip_prefix(start)).is_some_and(is_number)
            }
            Self::Numbered(sel) => {
                sel.is(dom, node)
                    && dom.attribute(node, Key::Id).is_some_and(|id| id.ends_with(|c: char| c.is_ascii_digit()))
            }
            Self::Word(word) => named(dom, node, |w| w == word),
            Self::Both(a, b) => a.is(dom, node) && b.is(dom, node),
        }
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// How the comments of a layout tell what they answer, beside standing inside it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Above {
    /// An attribute of the comment has the id of the other.
    Id(Key),
    /// An attribute has the level, from any number up.
    Level(Key),
    /// A class ends in the level: `depth-2`.
    LevelClass(&'static str),
    /// The width of what indents it.
    Indent,
    /// A link inside it, which says "in reply to" or such, points to the other.
    Link,
    /// A quotation at its start names the post that it is from.
    Quote,
}

/// A kind of pages: one table a file in [`layouts`](super::layouts).
#[derive(Debug)]
pub(super) struct Layout {
    /// The element of a comment; what is nested in it without an id of its own is the same comment.
    pub comment: &'static [Sel],
    /// Where the author's name stands, the surest first. An attribute counts with its value.
    pub author: &'static [Sel],
    /// Attributes of the comment that have the author's name.
    pub author_keys: &'static [Key],
    pub time: &'static [Sel],
    /// What the comment says; without one, all that is not something else.
    pub body: &'static [Sel],
    /// What is no part of the body.
    pub skip: &'static [Sel],
    pub above: &'static [Above],
    /// Attributes of the comment that are its id, before `id` itself.
    pub ids: &'static [Key],
    /// The first of the posts is the article.
    pub opens: bool,
}

impl Layout {
    /// A table with nothing in it.
    pub const NONE: Self = Self {
        comment: &[],
        author: &[],
        author_keys: &[],
        time: &[],
        body: &[],
        skip: &[],
        above: &[],
        ids: &[],
        opens: false,
    };

    pub fn is_comment(&self, dom: &Dom, node: NodeId) -> bool {
        any(self.comment, dom, node)
    }
}

pub(super) fn any(sels: &[Sel], dom: &Dom, node: NodeId) -> bool {
    sels.iter().any(|sel| sel.is(dom, node))
}
