//! A sentence as the rules see it: words in lower case, with the mentions that lie on them.

use std::ops::Range;

use super::words::{Closed, closed};
use crate::base::Span;
use crate::extract::{Facts, MentionKind};
use crate::nlp::{Analysis, Shape};

/// One word of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) shape: Shape,
    /// As written.
    pub(super) text: String,
    /// In lower case, apostrophes straight.
    pub(super) lower: String,
    /// The closed class that it belongs to by itself; none inside a mention by name or description.
    pub(super) closed: Option<Closed>,
    /// Index into `Facts::mentions` of the mention that it is part of.
    pub(super) mention: Option<usize>,
    /// Whether nothing stands between the word before and this one.
    pub(super) glued: bool,
}

/// The words of a sentence. `mentions` are indices into `Facts::mentions`, of this unit, in order.
pub(super) fn words(
    text: &str,
    analysis: &Analysis,
    sentence: Range<usize>,
    facts: &Facts,
    mentions: &[usize],
) -> Vec<Word> {
    let tokens = analysis.tokens.get(sentence.clone()).unwrap_or_default();
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let lower: String = token.span.slice(text).chars().map(|c| if c == '’' { '\'' } else { c }).collect();
        let lower = lower.to_lowercase();
        let glued = words.last().is_some_and(|last| last.span.end == token.span.start);
        let closed = closed(&lower);
        words.push(Word {
            text: token.span.slice(text).to_owned(),
            span: token.span,
            shape: token.shape,
            lower,
            closed,
            mention: None,
            glued,
        });
    }
    // The longer of two overlapping mentions wins.
    let mut order: Vec<usize> = mentions.to_vec();
    order.sort_by_key(|m| (std::cmp::Reverse(facts.mentions[*m].span.len()), *m));
    for mention in order {
        let span = facts.mentions[mention].span;
        let from = words.partition_point(|w| w.span.end <= span.start);
        let to = words.partition_point(|w| w.span.start < span.end);
        let Some(covered) = words.get_mut(from..to.max(from)) else { continue };
        if covered.is_empty() || covered.iter().any(|w| w.mention.is_some()) {
            continue;
        }
        // Possessive and relative pronouns are read by what they do in the sentence, whoever is meant.
        let pronoun = facts.mentions[mention].kind == MentionKind::Pronoun;
        if pronoun && covered.iter().any(|w| w.closed.is_some_and(|c| c != Closed::Pronoun)) {
            continue;
        }
        for word in covered {
            word.mention = Some(mention);
            word.closed = word.closed.filter(|_| pronoun);
        }
    }
    for at in 1..words.len() {
        if words[at].lower == "back" && is_verb_back(&words, at) {
            words[at].closed = None;
        }
    }
    words
}

/// Whether `back` at `at` is the verb: `did not back the plan`, but `came back the next day`.
fn is_verb_back(words: &[Word], at: usize) -> bool {
    let before = &words[at - 1];
    let opens = words.get(at + 1).is_some_and(|w| w.mention.is_some() || matches!(w.closed, Some(Closed::Determiner)));
    let governs = matches!(
        before.closed,
        Some(Closed::Modal | Closed::Do | Closed::Not | Closed::And | Closed::Pronoun | Closed::Preposition("to"))
    );
    opens && (governs || before.mention.is_some())
}
