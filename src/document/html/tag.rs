//! The elements that matter, and what the parser and the readers have to know of each.

macro_rules! tags {
    ($($tag:ident $name:literal $traits:expr;)*) => {
        /// What a node is: text, a known element, or any other element.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(in crate::document::html) enum Tag {
            Text,
            Other,
            $($tag,)*
        }

        impl Tag {
            /// The tag of an element's lower-case name.
            pub fn of(name: &[u8]) -> Self {
                match name {
                    $($name => Self::$tag,)*
                    _ => Self::Other,
                }
            }

            fn traits(self) -> u16 {
                match self {
                    Self::Text | Self::Other => 0,
                    $(Self::$tag => $traits,)*
                }
            }

            /// How many there are.
            pub const COUNT: usize = [$($name.len(),)*].len() + 2;
        }
    };
}

/// Starts a paragraph of its own.
const BLOCK: u16 = 1;
/// Has no content.
const VOID: u16 = 2;
/// Its start ends an open `p`.
const ENDS_P: u16 = 4;
/// An end tag does not reach beyond it.
const SCOPE: u16 = 8;
/// Is no text for readers.
const UNREAD: u16 = 16;
/// Formats words; its end tag may come late.
const INLINE: u16 = 32;
/// Its content is passed over by the tokenizer as one raw text.
const RAW: u16 = 64;

tags! {
    Html b"html" BLOCK | SCOPE;
    Head b"head" UNREAD;
    Body b"body" BLOCK;
    Title b"title" UNREAD;
    Meta b"meta" VOID | UNREAD;
    Link b"link" VOID | UNREAD;
    Base b"base" VOID | UNREAD;
    Script b"script" UNREAD | RAW;
    Style b"style" UNREAD | RAW;
    Noscript b"noscript" UNREAD | RAW;
    Template b"template" UNREAD | SCOPE;
    Svg b"svg" UNREAD;
    Math b"math" 0;
    Iframe b"iframe" UNREAD | RAW;
    Object b"object" UNREAD | SCOPE;
    Canvas b"canvas" UNREAD;
    Video b"video" UNREAD;
    Audio b"audio" UNREAD;
    Picture b"picture" 0;
    Source b"source" VOID | UNREAD;
    Track b"track" VOID | UNREAD;
    Embed b"embed" VOID | UNREAD;
    Param b"param" VOID | UNREAD;
    Wbr b"wbr" VOID;
    Col b"col" VOID | UNREAD;
    Area b"area" VOID | UNREAD;
    Img b"img" VOID;
    Br b"br" VOID;
    Hr b"hr" VOID | BLOCK | ENDS_P;
    Input b"input" VOID | UNREAD;
    Button b"button" UNREAD | SCOPE;
    Select b"select" UNREAD;
    Option b"option" UNREAD;
    Textarea b"textarea" UNREAD;
    Label b"label" 0;
    Form b"form" BLOCK | ENDS_P;
    Fieldset b"fieldset" BLOCK | ENDS_P;
    Div b"div" BLOCK | ENDS_P;
    P b"p" BLOCK | ENDS_P;
    Section b"section" BLOCK | ENDS_P;
    Article b"article" BLOCK | ENDS_P;
    Main b"main" BLOCK | ENDS_P;
    Aside b"aside" BLOCK | ENDS_P;
    Nav b"nav" BLOCK | ENDS_P;
    Header b"header" BLOCK | ENDS_P;
    Footer b"footer" BLOCK | ENDS_P;
    Address b"address" BLOCK | ENDS_P;
    Hgroup b"hgroup" BLOCK | ENDS_P;
    Center b"center" BLOCK | ENDS_P;
    Details b"details" BLOCK | ENDS_P;
    Summary b"summary" BLOCK | ENDS_P;
    Dialog b"dialog" BLOCK | ENDS_P | UNREAD;
    Menu b"menu" BLOCK | ENDS_P;
    H1 b"h1" BLOCK | ENDS_P;
    H2 b"h2" BLOCK | ENDS_P;
    H3 b"h3" BLOCK | ENDS_P;
    H4 b"h4" BLOCK | ENDS_P;
    H5 b"h5" BLOCK | ENDS_P;
    H6 b"h6" BLOCK | ENDS_P;
    Blockquote b"blockquote" BLOCK | ENDS_P;
    Pre b"pre" BLOCK | ENDS_P;
    Figure b"figure" BLOCK | ENDS_P;
    Figcaption b"figcaption" BLOCK | ENDS_P;
    Ul b"ul" BLOCK | ENDS_P;
    Ol b"ol" BLOCK | ENDS_P;
    Li b"li" BLOCK | ENDS_P;
    Dl b"dl" BLOCK | ENDS_P;
    Dt b"dt" BLOCK | ENDS_P;
    Dd b"dd" BLOCK | ENDS_P;
    Table b"table" BLOCK | ENDS_P | SCOPE;
    Caption b"caption" BLOCK | SCOPE;
    Thead b"thead" BLOCK;
    Tbody b"tbody" BLOCK;
    Tfoot b"tfoot" BLOCK;
    Tr b"tr" BLOCK;
    Td b"td" BLOCK | SCOPE;
    Th b"th" BLOCK | SCOPE;
    A b"a" INLINE;
    Abbr b"abbr" INLINE;
    B b"b" INLINE;
    Big b"big" INLINE;
    Cite b"cite" INLINE;
    Code b"code" INLINE;
    Del b"del" INLINE;
    Em b"em" INLINE;
    Font b"font" INLINE;
    I b"i" INLINE;
    Ins b"ins" INLINE;
    Mark b"mark" INLINE;
    Q b"q" INLINE;
    S b"s" INLINE;
    Small b"small" INLINE;
    Span b"span" INLINE;
    Strike b"strike" INLINE;
    Strong b"strong" INLINE;
    Sub b"sub" INLINE;
    Sup b"sup" INLINE;
    Time b"time" INLINE;
    Tt b"tt" INLINE;
    U b"u" INLINE;
}

impl Tag {
    fn has(self, what: u16) -> bool {
        self.traits() & what != 0
    }

    /// Stands in paragraphs of its own.
    pub fn is_block(self) -> bool {
        self.has(BLOCK)
    }

    /// Has no content and no end tag.
    pub fn is_void(self) -> bool {
        self.has(VOID)
    }

    /// Ends a paragraph that is still open.
    pub fn ends_paragraph(self) -> bool {
        self.has(ENDS_P)
    }

    /// End tags do not reach beyond it.
    pub fn is_scope(self) -> bool {
        self.has(SCOPE)
    }

    /// Holds no text for readers: scripts, forms' controls, players.
    pub fn is_unread(self) -> bool {
        self.has(UNREAD)
    }

    /// Formats words within a paragraph.
    pub fn is_inline(self) -> bool {
        self.has(INLINE)
    }

    /// Its content is raw text.
    pub fn is_raw(self) -> bool {
        self.has(RAW)
    }

    /// `h1` to `h6`.
    pub fn is_heading(self) -> bool {
        matches!(self, Self::H1 | Self::H2 | Self::H3 | Self::H4 | Self::H5 | Self::H6)
    }
}
