use super::super::super::attr::Key;
use super::super::super::tag::Tag;
use super::super::layout::{Layout, Sel};

/// Old Reddit: things inside things.
pub(super) const LAYOUT: Layout = Layout {
    comment: &[Sel::Both(&Sel::Class("thing"), &Sel::Class("comment"))],
    author_keys: &[Key::DataAuthor],
    author: &[Sel::TagClass(Tag::A, "author"), Sel::Class("author"), Sel::TagClass(Tag::Em, "author")],
    time: &[Sel::Tag(Tag::Time)],
    body: &[Sel::Class("usertext-body"), Sel::Class("md")],
    skip: &[Sel::Class("flat-list"), Sel::Class("tagline"), Sel::Class("midcol")],
    ids: &[Key::DataFullname],
    ..Layout::NONE
};
