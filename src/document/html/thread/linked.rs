//! Comments that a page tells machines in JSON-LD.

use std::collections::HashMap;

use super::super::meta::Linked;
use super::Found;
use super::tree::in_order;
use crate::document::{CommentKind, layout};

pub(super) fn comments(told: &Linked) -> Vec<Found> {
    let by_id: HashMap<&str, usize> =
        told.comments.iter().enumerate().rev().filter_map(|(at, c)| Some((c.id.as_deref()?, at))).collect();
    let parents: Vec<Option<usize>> = told
        .comments
        .iter()
        .enumerate()
        .map(|(at, c)| c.above.or_else(|| by_id.get(c.parent.as_deref()?).copied()).filter(|parent| *parent != at))
        .collect();
    let comments = told.comments.iter().map(|c| Found {
        id: c.id.clone(),
        kind: CommentKind::Comment,
        parent: None,
        author: c.author.as_deref().and_then(layout::commenter).filter(|_| !layout::is_placeholder(&c.text)),
        created: c.created,
        text: c.text.clone(),
    });
    in_order(comments.collect(), &parents)
}
