use super::super::super::attr::Key;
use super::super::super::tag::Tag;
use super::super::layout::{Above, Layout, Sel};

/// Reddit of today: elements of its own, with all in their attributes.
pub(super) const LAYOUT: Layout = Layout {
    comment: &[Sel::Named("shreddit-comment")],
    author_keys: &[Key::Author],
    time: &[Sel::Tag(Tag::Time), Sel::Named("faceplate-timeago")],
    body: &[Sel::Is(Key::DataTestid, "comment"), Sel::Class("md")],
    skip: &[Sel::Named("shreddit-comment-action-row")],
    above: &[Above::Id(Key::Parentid), Above::Level(Key::Depth)],
    ids: &[Key::Thingid],
    ..Layout::NONE
};
