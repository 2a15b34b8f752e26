use super::super::super::attr::Key;
use super::super::super::tag::Tag;
use super::super::layout::{Layout, Sel};

/// Disqus, as saved by a browser or written into the page for those without scripts.
pub(super) const LAYOUT: Layout = Layout {
    comment: &[
        Sel::Both(&Sel::TagClass(Tag::Li, "post"), &Sel::Id("post-")),
        Sel::Id("dsq-comment-"),
        Sel::TagClass(Tag::Div, "dsq-comment"),
    ],
    author: &[Sel::Class("author"), Sel::Class("post-byline"), Sel::Id("dsq-author-user-"), Sel::Tag(Tag::Cite)],
    time: &[
        Sel::Class("time-ago"),
        Sel::Class("dsq-comment-header-time"),
        Sel::Tag(Tag::Time),
        Sel::Class("post-meta"),
    ],
    body: &[
        Sel::Class("post-message"),
        Sel::Class("post-body-inner"),
        Sel::Class("dsq-comment-message"),
        Sel::Class("dsq-comment-text"),
    ],
    skip: &[
        Sel::Is(Key::DataRole, "children"),
        Sel::Class("post-menu"),
        Sel::Class("comment__footer"),
        Sel::Class("see-more"),
        Sel::Class("parent-link"),
    ],
    ..Layout::NONE
};
