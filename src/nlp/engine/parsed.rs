//! What the engine says of a text.

use std::ops::Range;
use std::sync::Arc;

use super::names::{Label, Names};
use crate::base::Span;

/// One token with its annotation. Labels are read with [`Parsed::text_of`], strings with [`Parsed::lemma`] and [`Parsed::norm`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenInfo {
    /// Bytes of the text that it covers.
    pub span: Span,
    /// The token that governs it; itself for the root of a sentence.
    pub head: u32,
    /// Dependency label, as `nsubj`.
    pub dep: Label,
    /// Fine-grained tag, as `NNP`.
    pub tag: Label,
    /// Coarse tag, as `PROPN`.
    pub pos: Label,
    /// Morphological features, as `Number=Sing|Person=3`; the empty label for none.
    pub morph: Label,
    pub(super) lemma: u32,
    pub(super) norm: u32,
    /// Whether a single space follows, which belongs to no token.
    pub whitespace_after: bool,
    /// Whether it is white space itself.
    pub is_space: bool,
}

/// A named entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its type, as `GPE`.
    pub label: Label,
}

/// The analysis of one text. Layers that were not asked for are empty; without trees each text is one sentence and each
/// token its own head.
///
/// Tokens cover the text in order without overlap; between two of them, before the first and after the last stands
/// nothing but single spaces. Sentences are gapless. Token ranges are half-open.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The tokens.
    pub tokens: Vec<TokenInfo>,
    /// The sentences, as token ranges: gapless, in order, never empty.
    pub sentences: Vec<Range<u32>>,
    /// Named entities in order, none overlapping.
    pub ents: Vec<Entity>,
    /// What the second recogniser finds, in order, none overlapping; empty where the model has none.
    pub names: Vec<Entity>,
    /// Base noun phrases in order, none overlapping.
    pub noun_chunks: Vec<Range<u32>>,
    pub(super) strings: Vec<Box<str>>,
    pub(super) labels: Arc<Names>,
}

impl Parsed {
    pub(super) const fn empty(labels: Arc<Names>) -> Self {
        Self {
            tokens: Vec::new(),
            sentences: Vec::new(),
            ents: Vec::new(),
            names: Vec::new(),
            noun_chunks: Vec::new(),
            strings: Vec::new(),
            labels,
        }
    }

    /// Puts the analyses of pieces of one text together, each with the byte where it begins; the white space between them has no
    /// tokens. None of no pieces.
    pub(in crate::nlp) fn joined(pieces: impl IntoIterator<Item = (u32, Self)>) -> Option<Self> {
        let mut pieces = pieces.into_iter();
        let (offset, mut whole) = pieces.next()?;
        whole.shift(offset, 0, 0);
        for (offset, mut piece) in pieces {
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            piece.shift(offset, count(whole.tokens.len()), count(whole.strings.len()));
            whole.tokens.append(&mut piece.tokens);
            whole.sentences.append(&mut piece.sentences);
            whole.ents.append(&mut piece.ents);
            whole.names.append(&mut piece.names);
            whole.noun_chunks.append(&mut piece.noun_chunks);
            whole.strings.append(&mut piece.strings);
        }
        whole.tokens.shrink_to_fit();
        Some(whole)
    }

    /// Moves everything by so many bytes, tokens and strings.
    fn shift(&mut self, bytes: u32, tokens: u32, strings: u32) {
        for token in &mut self.tokens {
            token.span = Span::new(token.span.start + bytes, token.span.end + bytes);
            token.head += tokens;
            token.lemma += strings;
            token.norm += strings;
        }
        let entities = self.ents.iter_mut().chain(&mut self.names).map(|entity| &mut entity.tokens);
        for range in self.sentences.iter_mut().chain(&mut self.noun_chunks).chain(entities) {
            *range = range.start + tokens..range.end + tokens;
        }
    }

    /// The text of a label.
    #[must_use]
    pub fn text_of(&self, label: Label) -> &str {
        self.labels.text(label)
    }

    /// The number of a label text, to compare tokens with; `None` if the model has no such label.
    #[must_use]
    pub fn label(&self, text: &str) -> Option<Label> {
        self.labels.get(text)
    }

    /// Lemma of a token.
    ///
    /// # Panics
    ///
    /// If there is no such token; so do [`Self::norm`], [`Self::tag`], [`Self::pos`] and [`Self::dep`].
    #[must_use]
    pub fn lemma(&self, token: usize) -> &str {
        &self.strings[self.tokens[token].lemma as usize]
    }

    /// Normal form of a token: lower case, contractions and spelling variants undone.
    #[must_use]
    pub fn norm(&self, token: usize) -> &str {
        &self.strings[self.tokens[token].norm as usize]
    }

    /// Fine-grained tag of a token.
    #[must_use]
    pub fn tag(&self, token: usize) -> &str {
        self.text_of(self.tokens[token].tag)
    }

    /// Coarse tag of a token.
    #[must_use]
    pub fn pos(&self, token: usize) -> &str {
        self.text_of(self.tokens[token].pos)
    }

    /// Dependency label of a token.
    #[must_use]
    pub fn dep(&self, token: usize) -> &str {
        self.text_of(self.tokens[token].dep)
    }

    /// The bytes that a range of tokens covers; empty at 0 for an empty range.
    #[must_use]
    pub fn span(&self, tokens: Range<u32>) -> Span {
        match self.tokens.get(tokens.start as usize..tokens.end as usize) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::new(0, 0),
        }
    }
}
