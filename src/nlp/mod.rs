//! Language analysis of one text. Opens no files and knows nothing of RDF.

use crate::base::Span;

/// One token: a word, a number or a punctuation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it is.
    pub span: Span,
    /// What it looks like.
    pub shape: Shape,
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// All letters lower case: `treaty`.
    Lower,
    /// First letter upper case, a lower-case letter after it: `Treaty`, `McCarthy`, `iPhone` too.
    Title,
    /// At least two letters, all upper case, perhaps with dots or digits: `NATO`, `U.S.`, `G20`.
    Upper,
    /// One upper-case letter, perhaps with a dot: `J.`, `A`.
    Initial,
    /// A number, perhaps with separators, sign, percent, ordinal ending: `2010`, `1,200`, `20th`, `3.5%`.
    Number,
    /// Punctuation, symbols, anything else.
    Mark,
}

/// What is known of one text: tokens that cover every non-space character in order, and sentences that cover every token.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The tokens, in order, without overlap.
    pub tokens: Vec<Token>,
    /// The sentences as ranges of token indices: in order, gapless, never empty.
    pub sentences: Vec<std::ops::Range<usize>>,
}
