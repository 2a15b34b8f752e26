use super::super::super::tag::Tag;
use super::super::layout::{Above, Layout, Sel};

/// Hacker News: rows of a table, with an empty image as wide as the level is deep.
pub(super) const LAYOUT: Layout = Layout {
    comment: &[Sel::Both(&Sel::Tag(Tag::Tr), &Sel::Class("comtr"))],
    author: &[Sel::Class("hnuser")],
    time: &[Sel::Class("age")],
    body: &[Sel::Class("commtext"), Sel::Class("comment")],
    skip: &[Sel::TagClass(Tag::Div, "reply"), Sel::Class("navs"), Sel::Class("comhead")],
    above: &[Above::Indent],
    ..Layout::NONE
};
