use super::super::super::attr::Key;
use super::super::super::tag::Tag;
use super::super::layout::{Above, Layout, Sel};

/// Boards: phpBB, vBulletin, XenForo, SMF and their kin. The first post opens the thread.
pub(super) const LAYOUT: Layout = Layout {
    comment: &[
        Sel::Both(&Sel::Class("post"), &Sel::Id("p")),
        Sel::TagClass(Tag::Article, "message"),
        Sel::TagClass(Tag::Li, "message"),
        Sel::Class("postcontainer"),
        Sel::Class("post_wrapper"),
        Sel::Both(&Sel::Tag(Tag::Table), &Sel::Id("post")),
        Sel::Class("forum-post"),
        Sel::Class("forumpost"),
        Sel::Both(&Sel::Class("post"), &Sel::Id("post")),
        Sel::Both(&Sel::Class("post"), &Sel::Id("post-")),
        Sel::Both(&Sel::Class("post"), &Sel::Id("post_")),
    ],
    author_keys: &[Key::DataAuthor],
    author: &[
        Sel::Class("username"),
        Sel::Class("username-coloured"),
        Sel::Class("bigusername"),
        Sel::Class("poster"),
        Sel::Class("postauthor"),
        Sel::Class("post-author"),
        Sel::Class("author"),
        Sel::Prop("author"),
    ],
    time: &[
        Sel::Tag(Tag::Time),
        Sel::Class("DateTime"),
        Sel::Class("postdate"),
        Sel::Class("post-date"),
        Sel::Class("date"),
        Sel::Class("keyinfo"),
        Sel::Class("author"),
        Sel::Class("thead"),
    ],
    body: &[
        Sel::Class("bbWrapper"),
        Sel::Class("messageText"),
        Sel::TagClass(Tag::Div, "content"),
        Sel::Class("postcontent"),
        Sel::Class("post_message"),
        Sel::Class("inner"),
        Sel::Class("post-content"),
        Sel::Class("message-body"),
        Sel::Id("post_message_"),
        Sel::Class("postbody"),
    ],
    skip: &[
        Sel::Tag(Tag::Blockquote),
        Sel::Class("signature"),
        Sel::Class("message-signature"),
        Sel::Class("quote"),
        Sel::Class("quoteheader"),
        Sel::Class("quotefooter"),
        Sel::Class("bbcode_container"),
        Sel::Class("notice"),
        Sel::Class("post-buttons"),
        Sel::Class("postprofile"),
    ],
    above: &[Above::Quote],
    opens: true,
    ..Layout::NONE
};
