//! The comment tree of a page.
//!
//! A layout is a table of where the parts of a comment stand ([`layouts`]). The table that finds the most comments reads the page ([`cut`]);
//! where none finds any, repeated boxes with authors and times are comments ([`unknown`]), or what the page tells machines is ([`linked`]).
//! What a comment answers is told by the nesting, by attributes, by levels, by links and by quotations ([`tree`]).

mod counted;
mod cut;
mod layout;
mod layouts;
mod linked;
mod parts;
mod tree;
mod unknown;

use super::dom::{Dom, NodeId};
use super::meta::Linked;
use crate::document::{CommentKind, Timestamp};

/// A comment as the page shows it.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// The page's own id of it.
    pub id: Option<String>,
    pub kind: CommentKind,
    /// Index of the comment that it answers; smaller than its own.
    pub parent: Option<usize>,
    pub author: Option<String>,
    pub created: Option<Timestamp>,
    pub text: String,
}

/// The thread of a page.
#[derive(Debug, Default)]
pub(super) struct Thread {
    /// In page order, parents before their replies.
    pub comments: Vec<Found>,
    /// Elements that belong to it.
    pub regions: Vec<NodeId>,
    /// How many comments its heading tells of.
    pub declared: Option<u32>,
}

/// Reads the thread.
pub(super) fn read(dom: &Dom, told: &Linked) -> Thread {
    let known = layouts::ALL.iter().map(|layout| cut::cut(dom, layout)).reduce(|best, next| {
        // The first of equals.
        if next.weight() > best.weight() { next } else { best }
    });
    let cut = known.filter(|cut| cut.weight() > 0).or_else(|| unknown::cut(dom));
    let told = linked::comments(told);
    match cut {
        Some(cut) if cut.weight() >= told.len() => {
            let declared = counted::heading(dom, &cut);
            let regions = cut.regions(dom);
            Thread { comments: tree::grow(dom, cut), regions, declared }
        }
        cut => Thread { comments: told, regions: cut.map(|c| c.regions(dom)).unwrap_or_default(), declared: None },
    }
}
