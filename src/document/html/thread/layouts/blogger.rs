use super::super::super::tag::Tag;
use super::super::layout::{Layout, Sel};

/// Blogger since it has replies.
pub(super) const THREADED: Layout = Layout {
    comment: &[Sel::Both(&Sel::TagClass(Tag::Li, "comment"), &Sel::Id("c"))],
    author: &[Sel::Class("user"), Sel::Class("comment-author"), Sel::Tag(Tag::Cite)],
    time: &[Sel::Class("datetime"), Sel::Class("comment-timestamp")],
    body: &[Sel::Class("comment-content"), Sel::Class("comment-body")],
    skip: &[Sel::Class("comment-actions"), Sel::Class("comment-replies"), Sel::Class("comment-header")],
    ..Layout::NONE
};

/// Blogger before: a list of definitions, a term for the author and two definitions for text and time. See `flat`.
pub(super) const FLAT: Layout = Layout {
    comment: &[Sel::TagClass(Tag::Dt, "comment-author")],
    author: &[Sel::Tag(Tag::A), Sel::TagClass(Tag::Dt, "comment-author")],
    time: &[Sel::Class("comment-timestamp"), Sel::Class("comment-footer")],
    body: &[Sel::TagClass(Tag::Dd, "comment-body")],
    skip: &[Sel::Class("comment-delete"), Sel::Class("comment-timestamp")],
    ..Layout::NONE
};
