use super::super::super::attr::Key;
use super::super::super::tag::Tag;
use super::super::layout::{Layout, Sel};

/// The comments below the questions and the answers of Stack Exchange.
pub(super) const LAYOUT: Layout = Layout {
    comment: &[
        Sel::Both(&Sel::TagClass(Tag::Li, "comment"), &Sel::Has(Key::DataCommentId)),
        Sel::TagClass(Tag::Li, "js-comment"),
    ],
    author: &[Sel::Class("comment-user")],
    time: &[Sel::Class("relativetime-clean"), Sel::Class("comment-date")],
    body: &[Sel::Class("comment-copy")],
    ids: &[Key::DataCommentId],
    ..Layout::NONE
};
