use super::super::super::tag::Tag;
use super::super::layout::{Above, Layout, Sel};

/// schema.org `Comment` and `UserComments` in microdata.
pub(super) const LAYOUT: Layout = Layout {
    comment: &[Sel::Type("Comment"), Sel::Type("UserComments")],
    author: &[Sel::Prop("author"), Sel::Prop("creator")],
    time: &[Sel::Prop("dateCreated"), Sel::Prop("datePublished"), Sel::Prop("commentTime"), Sel::Tag(Tag::Time)],
    body: &[Sel::Prop("text"), Sel::Prop("commentText"), Sel::Prop("description")],
    skip: &[
        Sel::Prop("author"),
        Sel::Prop("creator"),
        Sel::Prop("dateCreated"),
        Sel::Prop("datePublished"),
        Sel::Prop("upvoteCount"),
    ],
    above: &[Above::Link],
    ..Layout::NONE
};
