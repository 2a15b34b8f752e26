//! Threads of layouts that no table knows: boxes that repeat, are named for comments, and have authors, times and words.

use std::collections::HashMap;

use super::super::attr::Key;
use super::super::dom::{Dom, NodeId};
use super::super::tag::Tag;
use super::super::words::any_word;
use super::cut::{self, Cut};
use super::layout::{Above, Layout, Sel};

/// Where the parts of comments stand by the words of class names.
const LAYOUT: Layout = Layout {
    author_keys: &[Key::DataAuthor, Key::DataUsername, Key::Author],
    author: &[
        Sel::Word("author"),
        Sel::Word("username"),
        Sel::Word("user"),
        Sel::Word("name"),
        Sel::Word("nickname"),
        Sel::Word("poster"),
        Sel::Word("commenter"),
        Sel::Word("byline"),
        Sel::Tag(Tag::Cite),
        Sel::Tag(Tag::Strong),
        Sel::Tag(Tag::B),
        Sel::Tag(Tag::H4),
        Sel::Tag(Tag::H5),
    ],
    time: &[
        Sel::Tag(Tag::Time),
        Sel::Word("time"),
        Sel::Word("date"),
        Sel::Word("timestamp"),
        Sel::Word("datetime"),
        Sel::Word("posted"),
        Sel::Word("ago"),
        Sel::Word("meta"),
        Sel::Word("info"),
        Sel::Word("header"),
        Sel::Word("byline"),
        Sel::Tag(Tag::Small),
    ],
    body: &[Sel::Word("body"), Sel::Word("content"), Sel::Word("text"), Sel::Word("message")],
    skip: &[
        Sel::Word("author"),
        Sel::Word("username"),
        Sel::Word("meta"),
        Sel::Word("date"),
        Sel::Word("time"),
        Sel::Word("quote"),
    ],
    above: &[
        Above::Id(Key::DataParent),
        Above::Id(Key::DataParentId),
        Above::Id(Key::DataParentid),
        Above::Id(Key::DataCommentParent),
        Above::Id(Key::DataInReplyTo),
        Above::Id(Key::DataReplyTo),
        Above::Link,
        Above::Level(Key::DataDepth),
        Above::Level(Key::DataLevel),
        Above::LevelClass("depth-"),
        Above::LevelClass("level-"),
        Above::LevelClass("indent-"),
        Above::Indent,
        Above::Quote,
    ],
    ids: &[Key::DataCommentId, Key::DataId],
    ..Layout::NONE
};

/// Words of class names that boxes of comments have.
const NAMES: &[&str] = &[
    "comment",
    "commentary",
    "cmt",
    "reply",
    "response",
    "post",
    "message",
    "feedback",
    "talkback",
    "reaction",
    "opinion",
    "discussion",
];

/// Kinds of boxes of a page that are tried.
const MOST_KINDS: usize = 40;

/// The kind of repeated boxes with the most comments.
pub(super) fn cut(dom: &Dom) -> Option<Cut<'static>> {
    let mut kinds: HashMap<(Tag, String), usize> = HashMap::new();
    let mut groups: Vec<Vec<NodeId>> = Vec::new();
    for node in 0..dom.nodes.len() {
        let tag = dom.tag(node);
        if !(tag.is_block() || tag == Tag::Other) || matches!(tag, Tag::Body | Tag::Html | Tag::Form | Tag::H1) {
            continue;
        }
        let Some(kind) = kind(dom.class(node)) else { continue };
        let known = kinds.len();
        let group = *kinds.entry((tag, kind)).or_insert(known);
        if group < MOST_KINDS {
            groups.resize_with(groups.len().max(group + 1), Vec::new);
            groups[group].push(node);
        }
    }
    let headline = (0..dom.nodes.len()).find(|n| dom.tag(*n) == Tag::H1);
    let tried = groups.into_iter().filter(|group| group.len() > 1).filter_map(|group| {
        let nodes = group.iter().copied().filter(|n| headline.is_none_or(|h| !dom.contains(*n, h)));
        let cut = cut::of(dom, &LAYOUT, nodes);
        let whole = cut
            .pieces
            .iter()
            .filter(|p| p.parts.gone || (p.parts.author.is_some() && p.parts.created.is_some()))
            .count();
        if whole < 2 || whole * 10 < group.len() * 6 {
            return None;
        }
        Some(cut)
    });
    tried.reduce(|best, next| if next.weight() > best.weight() { next } else { best })
}

/// The classes that boxes of one kind share; none if no word of them means a comment.
fn kind(classes: &str) -> Option<String> {
    if classes.is_empty() || !any_word(classes, |word| NAMES.contains(&word)) {
        return None;
    }
    let shared = classes.split_ascii_whitespace().filter(|class| {
        !class.contains(|c: char| c.is_ascii_digit())
            && !matches!(*class, "odd" | "even" | "alt" | "first" | "last" | "parent" | "reply" | "child" | "nested")
    });
    let mut shared: Vec<&str> = shared.take(6).collect();
    shared.sort_unstable();
    (!shared.is_empty()).then(|| shared.join(" "))
}
