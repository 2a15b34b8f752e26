//! Chunks: noun phrases, verb groups and what stands between them.

use std::ops::Range;

use super::when::When;

/// A stretch of words and what it is.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    pub(super) words: Range<usize>,
    pub(super) kind: Kind,
}

/// What a chunk is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Noun(NounPhrase),
    Verb(VerbGroup),
    Preposition(&'static str),
    Time(When),
    Adverb,
    And,
    Or,
    Nor,
    But,
    That,
    Relative,
    Subordinator,
    Comma,
    Quote,
    /// A dash, bracket, colon, semicolon or anything else that keeps its sides apart.
    Break,
    /// The end of the sentence.
    Stop,
}

/// A noun phrase without what follows its head.
#[derive(Clone, Debug, Default)]
pub(super) struct NounPhrase {
    /// Its head, the last word.
    pub(super) head: usize,
    /// The mention that ends with the head, where the head belongs to one by itself.
    pub(super) mention: Option<usize>,
    /// The mention before a possessive ending, as `Russia` in `Russia's accession`.
    pub(super) possessor: Option<usize>,
    /// Mentions before the head, after any possessive.
    pub(super) modifiers: Vec<usize>,
    /// Whether it denies what is said of it: `no`, `neither`, `none`, `nobody`, `few`.
    pub(super) negative: bool,
    /// Whether it is a pronoun that refers to nothing known.
    pub(super) pronoun: bool,
}

/// How a verb group stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Past, or perfect.
    Past,
    /// Present, or under a modal.
    Present,
    /// With `to`.
    Infinitive,
    /// `-ing` without a form of *be*.
    Gerund,
    /// A past participle alone.
    Participle,
    /// A base form whose subject stands elsewhere: after `and`, or in a question.
    Bare,
}

/// A verb with its auxiliaries, negation and adverbs.
#[derive(Clone, Debug)]
pub(super) struct VerbGroup {
    /// Position of the main verb.
    pub(super) main: usize,
    pub(super) lemma: &'static str,
    pub(super) form: Form,
    pub(super) passive: bool,
    pub(super) perfect: bool,
    pub(super) progressive: bool,
    /// Position of a modal.
    pub(super) modal: Option<usize>,
    pub(super) negative: bool,
    /// Whether it has no verb but an auxiliary: `is`, `had`, `will`.
    pub(super) auxiliary_only: bool,
    /// Whether an auxiliary is there.
    pub(super) auxiliary: bool,
}

impl VerbGroup {
    /// Whether it makes a clause by itself.
    pub(super) fn finite(&self) -> bool {
        matches!(self.form, Form::Past | Form::Present)
    }
}

impl Chunk {
    pub(super) fn noun(&self) -> Option<&NounPhrase> {
        if let Kind::Noun(noun) = &self.kind { Some(noun) } else { None }
    }

    pub(super) fn verb(&self) -> Option<&VerbGroup> {
        if let Kind::Verb(verb) = &self.kind { Some(verb) } else { None }
    }

    pub(super) fn preposition(&self) -> Option<&'static str> {
        if let Kind::Preposition(word) = self.kind { Some(word) } else { None }
    }
}
