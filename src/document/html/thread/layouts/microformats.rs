use super::super::super::tag::Tag;
use super::super::layout::{Above, Layout, Sel};

/// Microformats 2: a cited `h-cite` that is a comment or a reply.
pub(super) const LAYOUT: Layout = Layout {
    comment: &[
        Sel::Both(&Sel::Class("h-cite"), &Sel::Class("p-comment")),
        Sel::Both(&Sel::Class("h-cite"), &Sel::Class("u-comment")),
        Sel::Both(&Sel::Class("h-entry"), &Sel::Class("p-comment")),
        Sel::Both(&Sel::Class("h-entry"), &Sel::Class("u-comment")),
        Sel::TagClass(Tag::Li, "h-cite"),
    ],
    author: &[Sel::Class("p-name"), Sel::Class("p-author"), Sel::Class("h-card")],
    time: &[Sel::Class("dt-published"), Sel::Class("dt-updated"), Sel::Tag(Tag::Time)],
    body: &[Sel::Class("e-content"), Sel::Class("p-content"), Sel::Class("p-summary")],
    skip: &[Sel::Class("p-author"), Sel::Class("h-card"), Sel::Class("dt-published"), Sel::Class("u-url")],
    above: &[Above::Link],
    ..Layout::NONE
};
