//! What each comment answers.

use std::collections::HashMap;

use super::super::attr::Key;
use super::super::blocks::line;
use super::super::dom::{Dom, NodeId};
use super::super::tag::Tag;
use super::super::words::named;
use super::Found;
use super::cut::{Cut, Piece};
use super::layout::Above;

/// The comments of a page with their parents; a parent comes before its replies.
pub(super) fn grow(dom: &Dom, cut: Cut<'_>) -> Vec<Found> {
    let ways: Vec<Way<'_>> = cut.layout.above.iter().map(|above| way(dom, &cut.pieces, *above)).collect();
    let parent = |at: usize| {
        let told = cut.pieces[at].above.or_else(|| beside(dom, &cut.pieces, at));
        told.or_else(|| ways.iter().find_map(|way| way(at))).filter(|parent| *parent != at)
    };
    let parents: Vec<Option<usize>> = (0..cut.pieces.len()).map(parent).collect();
    drop(ways);
    let comments = cut.pieces.into_iter().map(|piece| Found {
        id: piece.id,
        kind: piece.kind,
        parent: None,
        author: piece.parts.author,
        created: piece.parts.created,
        text: piece.parts.text,
    });
    in_order(comments.collect(), &parents)
}

type Way<'p> = Box<dyn Fn(usize) -> Option<usize> + 'p>;

fn way<'p>(dom: &'p Dom, pieces: &'p [Piece], above: Above) -> Way<'p> {
    let by_id = || -> HashMap<&'p str, usize> {
        pieces.iter().enumerate().rev().filter_map(|(at, p)| Some((p.id.as_deref()?, at))).collect()
    };
    match above {
        Above::Id(key) => {
            let by_id = by_id();
            Box::new(move |at| {
                let value = dom.attribute(pieces[at].node, key)?.trim();
                by_id.get(value).or_else(|| by_id.get(digits(value))).copied()
            })
        }
        Above::Level(key) => by_level(pieces.iter().map(|p| dom.attribute(p.node, key)?.trim().parse().ok()).collect()),
        Above::LevelClass(start) => by_level(
            pieces
                .iter()
                .map(|p| dom.class(p.node).split_ascii_whitespace().find_map(|c| c.strip_prefix(start)?.parse().ok()))
                .collect(),
        ),
        Above::Indent => by_level(pieces.iter().map(|p| indent(dom, p.node)).collect()),
        Above::Link => {
            let by_id = by_id();
            Box::new(move |at| {
                let piece = &pieces[at];
                let mut links = (piece.node..piece.end).filter(|n| dom.tag(*n) == Tag::A && is_answer(dom, *n));
                links.find_map(|n| {
                    let (_, target) = dom.attribute(n, Key::Href)?.rsplit_once('#')?;
                    by_id.get(target).or_else(|| by_id.get(digits(target))).copied()
                })
            })
        }
        Above::Quote => {
            let by_id = by_id();
            Box::new(move |at| quoted(dom, pieces, &by_id, at))
        }
    }
}

/// The comment before a list of replies that stands beside it and not inside it.
fn beside(dom: &Dom, pieces: &[Piece], at: usize) -> Option<usize> {
    let list =
        dom.ancestors(pieces[at].node).take(3).find(|a| named(dom, *a, |w| matches!(w, "children" | "replies")))?;
    let around = dom.parent(list)?;
    let from = at.saturating_sub(200);
    (from..at).rev().find(|before| pieces[*before].end <= list && dom.parent(pieces[*before].node) == Some(around))
}

fn digits(value: &str) -> &str {
    value.trim_start_matches(|c: char| !c.is_ascii_digit())
}

/// The nearest comment before that has a lower level.
fn by_level<'p>(levels: Vec<Option<u32>>) -> Way<'p> {
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(levels.len());
    let mut open: Vec<(u32, usize)> = Vec::new();
    for (at, level) in levels.into_iter().enumerate() {
        let Some(level) = level else {
            parents.push(None);
            continue;
        };
        while open.last().is_some_and(|(above, _)| *above >= level) {
            open.pop();
        }
        parents.push(open.last().map(|(_, at)| *at));
        open.push((level, at));
    }
    Box::new(move |at| parents.get(at).copied().flatten())
}

/// How far a comment is set to the right: by an attribute, by an empty image, by a margin.
fn indent(dom: &Dom, node: NodeId) -> Option<u32> {
    std::iter::once(node).chain(dom.descendants(node).take(12)).find_map(|n| {
        let told = dom.attribute(n, Key::Indent).and_then(|v| v.trim().parse().ok());
        let image = || (dom.tag(n) == Tag::Img).then(|| dom.attribute(n, Key::Width)?.parse().ok()).flatten();
        told.or_else(image).or_else(|| margin(dom.attribute(n, Key::Style)?))
    })
}

/// `margin-left: 40px` as 40.
fn margin(style: &str) -> Option<u32> {
    let (_, rest) = style.split_once("margin-left").or_else(|| style.split_once("padding-left"))?;
    let value = rest.trim_start_matches([':', ' ']);
    let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    value[..end].parse().ok()
}

/// A link that says that it leads to what is answered.
fn is_answer(dom: &Dom, node: NodeId) -> bool {
    let marked = named(dom, node, |w| matches!(w, "parent" | "inreplyto" | "replyto"))
        || dom.class(node).contains("in-reply-to")
        || dom.attribute(node, Key::Rel).is_some_and(|r| r.contains("in-reply-to"));
    if marked {
        return true;
    }
    let text = line(dom, node, |_| false).to_lowercase();
    text.len() < 80
        && (text.starts_with("in reply to")
            || text.starts_with("in response to")
            || text.starts_with("replying to")
            || text == "parent")
}

/// The post that a quotation at a post's head is from: by its number, else the last one by the author that it names.
fn quoted(dom: &Dom, pieces: &[Piece], by_id: &HashMap<&str, usize>, at: usize) -> Option<usize> {
    let piece = &pieces[at];
    let quotes = (piece.node..piece.end)
        .filter(|n| dom.tag(*n) == Tag::Blockquote || dom.has_class(*n, "quote") || dom.has_class(*n, "quoteheader"));
    for quote in quotes.take(8) {
        let number = [Key::DataPost, Key::DataSource].iter().find_map(|key| dom.attribute(quote, *key)).map(digits);
        if let Some(found) = number.and_then(|n| by_id.get(n)).filter(|found| **found < at) {
            return Some(*found);
        }
        let told =
            [Key::DataUsername, Key::DataQuote].iter().find_map(|key| dom.attribute(quote, *key)).map(str::to_owned);
        let writer = told.or_else(|| {
            let head = dom
                .descendants(quote)
                .take(12)
                .find(|n| matches!(dom.tag(*n), Tag::Cite | Tag::Strong | Tag::B | Tag::A))?;
            Some(line(dom, head, |_| false))
        });
        let Some(name) = writer.as_deref().and_then(crate::document::layout::commenter) else { continue };
        // Only so far back that a long thread of strangers' quotations stays linear.
        let from = at.saturating_sub(500);
        if let Some(found) =
            (from..at).rev().find(|before| pieces[*before].parts.author.as_deref() == Some(name.as_str()))
        {
            return Some(found);
        }
    }
    None
}

/// Puts parents before their replies and numbers them anew; what answers itself in a circle answers the article.
pub(super) fn in_order(comments: Vec<Found>, parents: &[Option<usize>]) -> Vec<Found> {
    let mut replies: Vec<Vec<usize>> = vec![Vec::new(); comments.len()];
    let mut roots = Vec::new();
    for (at, parent) in parents.iter().enumerate() {
        match parent {
            Some(parent) if *parent < at => replies[*parent].push(at),
            Some(parent) if *parent < comments.len() && !is_circle(parents, at) => replies[*parent].push(at),
            _ => roots.push(at),
        }
    }
    if parents.iter().enumerate().all(|(at, parent)| parent.is_none_or(|parent| parent < at)) {
        return comments
            .into_iter()
            .zip(parents)
            .map(|(comment, parent)| Found { parent: *parent, ..comment })
            .collect();
    }
    let mut left: Vec<Option<Found>> = comments.into_iter().map(Some).collect();
    let mut out: Vec<Found> = Vec::with_capacity(left.len());
    let mut open: Vec<(usize, Option<usize>)> = roots.into_iter().rev().map(|at| (at, None)).collect();
    while let Some((at, parent)) = open.pop() {
        let Some(comment) = left[at].take() else { continue };
        let place = out.len();
        out.push(Found { parent, ..comment });
        open.extend(replies[at].iter().rev().map(|reply| (*reply, Some(place))));
    }
    out
}

/// Whether going up from a comment does not end within so many steps as pages have levels.
fn is_circle(parents: &[Option<usize>], from: usize) -> bool {
    let mut at = from;
    for _ in 0..1000 {
        match parents.get(at).copied().flatten() {
            Some(parent) => at = parent,
            None => return false,
        }
    }
    true
}
