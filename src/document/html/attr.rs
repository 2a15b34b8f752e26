//! The attributes that matter; all others are not kept.

macro_rules! attributes {
    ($($key:ident $name:literal;)*) => {
        /// An attribute that some reader asks for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in crate::document::html) enum Key {
            $($key,)*
        }

        impl Key {
            /// The key of an attribute's lower-case name.
            pub fn of(name: &[u8]) -> Option<Self> {
                match name {
                    $($name => Some(Self::$key),)*
                    _ => None,
                }
            }
        }
    };
}

attributes! {
    Class b"class";
    Id b"id";
    Rel b"rel";
    Href b"href";
    Title b"title";
    Name b"name";
    Content b"content";
    Property b"property";
    Itemprop b"itemprop";
    Itemscope b"itemscope";
    Itemtype b"itemtype";
    Datetime b"datetime";
    Type b"type";
    Role b"role";
    Style b"style";
    Hidden b"hidden";
    AriaHidden b"aria-hidden";
    AriaLabel b"aria-label";
    Lang b"lang";
    Width b"width";
    Colspan b"colspan";
    Alt b"alt";
    Depth b"depth";
    Author b"author";
    Parentid b"parentid";
    Thingid b"thingid";
    Created b"created-timestamp";
    Indent b"indent";
    DataId b"data-id";
    DataParent b"data-parent";
    DataParentId b"data-parent-id";
    DataParentid b"data-parentid";
    DataCommentId b"data-comment-id";
    DataCommentParent b"data-comment-parent";
    DataReplyTo b"data-reply-to";
    DataInReplyTo b"data-in-reply-to";
    DataDepth b"data-depth";
    DataLevel b"data-level";
    DataAuthor b"data-author";
    DataUsername b"data-username";
    DataPostId b"data-post-id";
    DataPostNumber b"data-post-number";
    DataFullname b"data-fullname";
    DataTimestamp b"data-timestamp";
    DataTime b"data-time";
    DataUserCard b"data-user-card";
    DataQuote b"data-quote";
    DataPost b"data-post";
    DataSource b"data-source";
    DataTestid b"data-testid";
    DataType b"data-type";
    DataComponent b"data-component";
    DataRole b"data-role";
    DataStyle b"data-style";
}
