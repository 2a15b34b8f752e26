//! A page cut into comments by the table of a layout.

use std::collections::BTreeSet;

use super::super::attr::Key;
use super::super::dom::{Dom, NodeId};
use super::super::regions::Regions;
use super::super::tag::Tag;
use super::super::words::named;
use super::layout::Layout;
use super::parts::{self, Parts};
use crate::document::CommentKind;

/// A page's comments before their parents are known.
pub(super) struct Cut<'l> {
    pub layout: &'l Layout,
    pub pieces: Vec<Piece>,
}

/// One comment.
pub(super) struct Piece {
    pub node: NodeId,
    /// One past its last node.
    pub end: NodeId,
    /// Index of the comment in whose element it stands.
    pub above: Option<usize>,
    pub id: Option<String>,
    pub kind: CommentKind,
    pub parts: Parts,
}

impl Cut<'_> {
    /// How many comments it has.
    pub fn weight(&self) -> usize {
        self.pieces.len()
    }

    /// The elements that belong to the thread: the comments, and what they are listed in.
    pub fn regions(&self, dom: &Dom) -> Vec<NodeId> {
        let mut out: Vec<NodeId> = Vec::new();
        let mut lists = BTreeSet::new();
        for piece in &self.pieces {
            // What follows a term of a list belongs to it.
            let mut at = piece.node;
            while at < piece.end {
                out.push(at);
                at = dom.end(at);
            }
            if piece.above.is_none() {
                let around = dom.ancestors(piece.node);
                lists.extend(
                    around
                        .take_while(|a| !matches!(dom.tag(*a), Tag::Body | Tag::Main | Tag::Article | Tag::Html))
                        .take(4),
                );
            }
        }
        out.extend(lists.into_iter().filter(|list| is_list(dom, *list)));
        out
    }
}

fn is_list(dom: &Dom, node: NodeId) -> bool {
    named(dom, node, |word| {
        matches!(word, "comments" | "commentlist" | "commentarea" | "disqus" | "responses" | "replies")
    }) && !dom.descendants(node).any(|n| dom.tag(n) == Tag::H1)
}

/// Cuts a page.
pub(super) fn cut<'l>(dom: &Dom, layout: &'l Layout) -> Cut<'l> {
    let nodes = (0..dom.nodes.len()).filter(|node| !dom.is_text(*node) && layout.is_comment(dom, *node));
    of(dom, layout, nodes)
}

/// Cuts a page at `nodes`, which are in page order.
pub(super) fn of<'l>(dom: &Dom, layout: &'l Layout, nodes: impl Iterator<Item = NodeId>) -> Cut<'l> {
    let mut found: Vec<(NodeId, Option<usize>)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for node in nodes {
        while open.last().is_some_and(|at| dom.end(found[*at].0) <= node) {
            open.pop();
        }
        let above = open.last().copied();
        if above.is_some_and(|above| is_same(dom, found[above].0, node)) {
            continue;
        }
        open.push(found.len());
        found.push((node, above));
    }
    let starts = Regions::of(found.iter().map(|(node, _)| *node).collect());
    // Comments that are kept, by their place among those found.
    let mut kept: Vec<Option<usize>> = Vec::with_capacity(found.len());
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, (node, above)) in found.iter().enumerate() {
        let above = above.and_then(|above| kept[above]);
        let next = found.get(at + 1).map(|(next, _)| *next);
        let end = if dom.tag(*node) == Tag::Dt { end_of_term(dom, *node, next) } else { dom.end(*node) };
        let parts = parts::read(dom, layout, *node..end, &starts);
        let kind = kind(dom, *node, &parts.text);
        let is_comment = (!parts.text.is_empty() || parts.gone)
            && (parts.author.is_some() || parts.created.is_some() || parts.gone || kind != CommentKind::Comment);
        if !is_comment || (layout.opens && at == 0) {
            kept.push(above);
            continue;
        }
        kept.push(Some(pieces.len()));
        pieces.push(Piece { node: *node, end, above, id: id(dom, layout, *node), kind, parts });
    }
    Cut { layout, pieces }
}

/// Where a term's definitions end: at the next term, or with the list.
fn end_of_term(dom: &Dom, node: NodeId, next: Option<NodeId>) -> NodeId {
    let list = dom.parent(node).map_or(dom.end(node), |list| dom.end(list));
    next.map_or(list, |next| next.min(list))
}

/// Whether an element inside a comment's is the same comment and not a reply to it.
fn is_same(dom: &Dom, outer: NodeId, inner: NodeId) -> bool {
    if let (Some(a), Some(b)) = (number(dom, outer), number(dom, inner)) {
        return a == b;
    }
    let between = dom.ancestors(inner).take_while(|a| *a > outer);
    !between.into_iter().any(|a| {
        matches!(dom.tag(a), Tag::Ul | Tag::Ol)
            || named(dom, a, |w| {
                matches!(w, "children" | "child" | "replies" | "responses" | "nested" | "thread" | "answers")
            })
    })
}

/// The number in an element's id.
fn number(dom: &Dom, node: NodeId) -> Option<&str> {
    let id = dom.attribute(node, Key::Id)?;
    let digits = id.trim_start_matches(|c: char| !c.is_ascii_digit());
    (!digits.is_empty()).then_some(digits)
}

/// The page's id of a comment, without the word before its number.
fn id(dom: &Dom, layout: &Layout, node: NodeId) -> Option<String> {
    let given = layout.ids.iter().find_map(|key| dom.attribute(node, *key));
    let id = given
        .or_else(|| dom.attribute(node, Key::Id))
        .or_else(|| dom.attribute(node, Key::DataCommentId))
        .or_else(|| dom.attribute(node, Key::DataId))?
        .trim();
    let digits = id.trim_start_matches(|c: char| !c.is_ascii_digit());
    let bare =
        if given.is_none() && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) { digits } else { id };
    (!bare.is_empty() && bare.len() <= 80 && !bare.contains(char::is_control)).then(|| bare.to_owned())
}

fn kind(dom: &Dom, node: NodeId, text: &str) -> CommentKind {
    if dom.has_class(node, "pingback") || text.starts_with("Pingback:") {
        CommentKind::Pingback
    } else if dom.has_class(node, "trackback") || text.starts_with("Trackback:") {
        CommentKind::Trackback
    } else {
        CommentKind::Comment
    }
}
