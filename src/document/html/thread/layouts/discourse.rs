use super::super::super::attr::Key;
use super::super::super::tag::Tag;
use super::super::layout::{Above, Layout, Sel};

/// Discourse, as crawlers and as browsers see it. The first post is the topic.
pub(super) const LAYOUT: Layout = Layout {
    comment: &[
        Sel::Class("crawler-post"),
        Sel::Both(&Sel::Tag(Tag::Article), &Sel::Id("post_")),
        Sel::Both(&Sel::Tag(Tag::Div), &Sel::Has(Key::DataPostNumber)),
    ],
    author: &[Sel::Class("username"), Sel::Prop("author"), Sel::Class("creator"), Sel::Class("names")],
    time: &[Sel::Class("post-time"), Sel::Class("relative-date"), Sel::Tag(Tag::Time), Sel::Class("post-date")],
    body: &[
        Sel::Class("cooked"),
        Sel::Both(&Sel::Class("post"), &Sel::Prop("text")),
        Sel::Prop("text"),
        Sel::TagClass(Tag::Div, "post"),
    ],
    skip: &[
        Sel::TagClass(Tag::Aside, "quote"),
        Sel::Class("post-likes"),
        Sel::Class("post-menu-area"),
        Sel::Class("embedded-posts"),
        Sel::Class("crawler-linkback-list"),
    ],
    above: &[Above::Id(Key::DataReplyTo), Above::Link, Above::Quote],
    ids: &[Key::DataPostNumber],
    opens: true,
    ..Layout::NONE
};
