//! Finds the chunks of a sentence, by closed classes and the lexicon of verbs.

use std::ops::Range;

use super::chunks::{Chunk, Kind, NounPhrase};
use super::lexicon::{Verb, verb};
use super::sentence::Word;
use super::status::is_saying;
use super::when::{When, time_at};
use super::words::{Closed, is_number_word, month};
use crate::extract::{Facts, MentionKind};
use crate::nlp::Shape;

/// Splits a sentence into chunks that cover all its words in order, bracketed asides of few words left out.
pub(super) fn chunks(words: &[Word], facts: &Facts) -> Vec<Chunk> {
    let mut chunker = Chunker { words, facts, chunks: Vec::new() };
    let mut at = 0;
    while at < words.len() {
        at = chunker.next(at).max(at + 1);
    }
    chunker.chunks
}

/// A sentence on its way to chunks.
pub(super) struct Chunker<'a> {
    pub(super) words: &'a [Word],
    pub(super) facts: &'a Facts,
    pub(super) chunks: Vec<Chunk>,
}

impl Chunker<'_> {
    pub(super) fn push(&mut self, words: Range<usize>, kind: Kind) -> usize {
        let end = words.end;
        self.chunks.push(Chunk { words, kind });
        end
    }

    pub(super) fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.lower.as_str())
    }

    pub(super) fn closed(&self, at: usize) -> Option<Closed> {
        self.words.get(at).and_then(|w| w.closed)
    }

    pub(super) fn mention(&self, at: usize) -> Option<usize> {
        self.words.get(at).and_then(|w| w.mention)
    }

    pub(super) fn is_adjective(&self, mention: usize) -> bool {
        self.facts.mentions.get(mention).is_some_and(|m| m.kind == MentionKind::Adjective)
    }

    /// The verb that a word can be: in lower case or at the start of the sentence, outside mentions.
    pub(super) fn verb(&self, at: usize) -> Option<Verb> {
        let word = self.words.get(at)?;
        (word.mention.is_none() && word.shape == Shape::Lower).then(|| verb(&word.lower)).flatten()
    }

    /// Chunks from `at` on and returns where the next one begins.
    pub(super) fn next(&mut self, at: usize) -> usize {
        let word = &self.words[at];
        if word.mention.is_some() {
            return self.noun_phrase(at);
        }
        if let Some(end) = self.aside(at) {
            return end;
        }
        if let Some((len, when)) = self.time(at) {
            return self.push(at..at + len, Kind::Time(when));
        }
        match word.closed {
            Some(Closed::Be | Closed::Have | Closed::Do | Closed::Modal) => return self.verb_group(at),
            Some(Closed::Not) => {
                if self.lower(at + 1) == "only" || !self.begins_verb(at + 1) {
                    return self.push(at..at + 1, Kind::Adverb);
                }
                return self.verb_group(at);
            }
            Some(Closed::Adverb) => {
                // `then-President`: the adverb is part of the title.
                if self.is_hyphen(at + 1) {
                    return self.noun_phrase(at);
                }
                if self.lower(at) == "so" && self.lower(at + 1) == "that" {
                    return self.push(at..at + 2, Kind::Subordinator);
                }
                return self.push(at..at + 1, Kind::Adverb);
            }
            Some(Closed::And) => return self.push(at..at + 1, Kind::And),
            Some(Closed::Or) => return self.push(at..at + 1, Kind::Or),
            Some(Closed::Nor) => return self.push(at..at + 1, Kind::Nor),
            Some(Closed::But) => return self.push(at..at + 1, Kind::But),
            Some(Closed::Subordinator) => return self.push(at..at + 1, Kind::Subordinator),
            Some(Closed::Relative) => return self.push(at..at + 1, Kind::Relative),
            Some(Closed::That) => return self.that(at),
            Some(Closed::Preposition("to")) if self.infinitive(at).is_some() => return self.verb_group(at),
            Some(Closed::Preposition(preposition)) => return self.push(at..at + 1, Kind::Preposition(preposition)),
            Some(Closed::Pronoun) => {
                let negative = matches!(word.lower.as_str(), "nobody" | "none" | "nothing");
                let mention = word.mention;
                let noun =
                    NounPhrase { head: at, mention, negative, pronoun: mention.is_none(), ..NounPhrase::default() };
                let end = self.push(at..at + 1, Kind::Noun(noun));
                // `it's`, `that's`: an auxiliary in a token of its own.
                return if self.lower(end) == "'s" { self.push(end..end + 1, Kind::Break) } else { end };
            }
            Some(Closed::Determiner) if word.lower == "no" && self.lower(at + 1) == "longer" => {
                return self.verb_group(at);
            }
            Some(Closed::Determiner) => return self.noun_phrase(at),
            None => {}
        }
        match word.lower.as_str() {
            "," => self.push(at..at + 1, Kind::Comma),
            "." | "!" | "?" | "..." => self.push(at..at + 1, Kind::Stop),
            "“" | "”" | "\"" | "''" | "«" | "»" => self.push(at..at + 1, Kind::Quote),
            _ if word.shape == Shape::Mark => self.push(at..at + 1, Kind::Break),
            _ if self.verb_here(at, false) => self.verb_group(at),
            _ => self.noun_phrase(at),
        }
    }

    /// A bracketed aside of a few words, such as an acronym after its long form, left out of the chunks.
    pub(super) fn aside(&self, at: usize) -> Option<usize> {
        if self.lower(at) != "(" {
            return None;
        }
        let close = (at + 1..self.words.len().min(at + 6)).find(|i| self.lower(*i) == ")")?;
        Some(close + 1)
    }

    pub(super) fn time(&self, at: usize) -> Option<(usize, When)> {
        let end = self.words.len().min(at + 9);
        let plain = self.words[at..end].iter().take_while(|w| w.mention.is_none()).count();
        let lower: Vec<&str> = self.words[at..at + plain].iter().map(|w| w.lower.as_str()).collect();
        let (len, when) = time_at(&lower)?;
        // `May` is a month and `may` is none.
        let months_are_names =
            self.words[at..at + len].iter().all(|w| month(&w.lower).is_none() || w.shape != Shape::Lower);
        // `in the 2010 treaty`: part of a noun phrase, not a date.
        let last = &self.words[at + len - 1];
        let next = self.words.get(at + len);
        let goes_on = (last.shape == Shape::Number || month(&last.lower).is_some())
            && next.is_some_and(|n| {
                n.lower == "'s"
                    || n.glued && n.lower == "-"
                    || (n.closed.is_none()
                        && n.shape != Shape::Mark
                        && n.mention.is_none()
                        && self.verb(at + len).is_none())
            });
        (months_are_names && !goes_on).then_some((len, when))
    }

    /// `that` as a relative, a conjunction or a determiner.
    pub(super) fn that(&mut self, at: usize) -> usize {
        if self.begins_verb(at + 1) && self.chunks.last().is_some_and(|c| c.noun().is_some()) {
            return self.push(at..at + 1, Kind::Relative);
        }
        let after_noun_or_verb = self.chunks.last().is_some_and(|c| {
            matches!(
                c.kind,
                Kind::Noun(_)
                    | Kind::Verb(_)
                    | Kind::Adverb
                    | Kind::And
                    | Kind::But
                    | Kind::Time(_)
                    | Kind::Comma
                    | Kind::Quote
            )
        });
        if after_noun_or_verb {
            return self.push(at..at + 1, Kind::That);
        }
        let noun = NounPhrase { head: at, pronoun: true, ..NounPhrase::default() };
        if self.begins_verb(at + 1) { self.push(at..at + 1, Kind::Noun(noun)) } else { self.noun_phrase(at) }
    }

    /// Whether a verb group begins here, whatever stands before.
    pub(super) fn begins_verb(&self, at: usize) -> bool {
        match self.closed(at) {
            Some(Closed::Be | Closed::Have | Closed::Do | Closed::Modal) => true,
            Some(Closed::Not | Closed::Adverb) => at + 1 < self.words.len() && self.begins_verb(at + 1),
            None => self.verb(at).is_some_and(|v| v.past || v.third || (v.base && !v.noun)),
            _ => false,
        }
    }

    /// Position of the base form after `to` at `at`.
    pub(super) fn infinitive(&self, at: usize) -> Option<usize> {
        let mut next = at + 1;
        while matches!(self.closed(next), Some(Closed::Adverb | Closed::Not)) {
            next += 1;
        }
        let base = match self.closed(next) {
            Some(Closed::Be | Closed::Have | Closed::Do) => matches!(self.lower(next), "be" | "have" | "do"),
            None => self.verb(next).is_some_and(|v| v.base),
            _ => false,
        };
        base.then_some(next)
    }

    /// Whether the phrase before leaves room for a subject of several: a coordination or a plural.
    pub(super) fn plural_subject(&self) -> bool {
        let Some(last) = self.chunks.last().and_then(Chunk::noun) else { return false };
        let word = &self.words[last.head];
        let coordinated =
            self.chunks.len() > 1 && matches!(self.chunks[self.chunks.len() - 2].kind, Kind::And | Kind::Nor);
        let group = last.mention.and_then(|m| self.facts.mentions.get(m)).is_some_and(|m| {
            matches!(m.class, crate::schema::EntityType::Group | crate::schema::EntityType::Organization)
        });
        coordinated
            || group
            || (word.lower.ends_with('s') && !word.lower.ends_with("ss"))
            || last.pronoun
            || matches!(word.lower.as_str(), "people" | "police" | "men" | "women" | "children")
    }

    /// Whether the word at `at` is a verb here. `inside` means that a noun phrase is open before it.
    pub(super) fn verb_here(&self, at: usize, inside: bool) -> bool {
        let Some(found) = self.verb(at) else { return false };
        let before = self.chunks.iter().rev().find(|c| !matches!(c.kind, Kind::Adverb));
        let after_noun = inside || before.is_some_and(|c| c.noun().is_some());
        let after_preposition = !inside && before.is_some_and(|c| c.preposition().is_some());
        if after_preposition {
            return found.ing;
        }
        if found.ing {
            return !inside || self.mention(at.wrapping_sub(1)).is_some() || self.opens_phrase(at + 1);
        }
        if found.past || found.participle {
            // A participle before a noun is a modifier, unless what stands before can be a subject.
            let shares =
                before.is_some_and(|c| matches!(c.kind, Kind::And | Kind::But)) && self.mention(at + 1).is_some();
            return after_noun
                || before.is_none_or(|c| !matches!(c.kind, Kind::Stop))
                    && (found.past && !found.participle
                        || is_saying(found.lemma)
                        || shares
                        || !self.noun_follows(at + 1));
        }
        let question = before.is_some_and(|c| c.noun().is_some())
            && self
                .chunks
                .iter()
                .rev()
                .filter(|c| !matches!(c.kind, Kind::Adverb))
                .nth(1)
                .and_then(Chunk::verb)
                .is_some_and(|v| v.auxiliary_only);
        if found.third {
            if !found.noun {
                return after_noun
                    || before.is_some_and(|c| {
                        matches!(
                            c.kind,
                            Kind::Relative
                                | Kind::And
                                | Kind::But
                                | Kind::Comma
                                | Kind::That
                                | Kind::Subordinator
                                | Kind::Quote
                        )
                    });
            }
            let after_adverb = after_noun && self.chunks.last().is_some_and(|c| matches!(c.kind, Kind::Adverb));
            if (self.after_person(at) || after_adverb)
                && (self.opens_phrase(at + 1) || matches!(self.closed(at + 1), Some(Closed::Preposition(_))))
            {
                return true;
            }
            let closes_aside = before.is_some_and(|c| matches!(c.kind, Kind::Comma))
                && self.chunks.iter().filter(|c| matches!(c.kind, Kind::Comma)).count() > 1;
            return (after_noun
                || closes_aside
                || before.is_some_and(|c| matches!(c.kind, Kind::Relative | Kind::And)))
                && (self.opens_phrase(at + 1) || self.infinitive(at + 1).is_some() && self.lower(at + 1) == "to");
        }
        // A base form: with a plural subject, coordinated, in a question or after another verb.
        let fits = question
            || (inside || after_noun) && (self.plural_here(at, inside))
            || before
                .is_some_and(|c| matches!(c.kind, Kind::And | Kind::Or | Kind::Relative | Kind::Verb(_) | Kind::But))
            || before.is_none();
        fits && (!found.noun || self.opens_phrase(at + 1))
    }

    /// Whether the name of a person ends right before `at`: `Merkel talks with` has a verb, `Russia talks with` hardly.
    pub(super) fn after_person(&self, at: usize) -> bool {
        let named = at.checked_sub(1).and_then(|i| self.mention(i)).and_then(|m| self.facts.mentions.get(m));
        named.is_some_and(|m| m.kind == MentionKind::Name && m.class == crate::schema::EntityType::Person)
    }

    pub(super) fn plural_here(&self, at: usize, inside: bool) -> bool {
        if !inside {
            return self.plural_subject();
        }
        // The open phrase is not among the chunks yet: judge it by its last word and what stands before it.
        let Some(last) = at.checked_sub(1).and_then(|i| self.words.get(i)) else { return false };
        let group = last.mention.and_then(|m| self.facts.mentions.get(m)).is_some_and(|m| {
            matches!(m.class, crate::schema::EntityType::Group | crate::schema::EntityType::Organization)
        });
        let coordinated = self.chunks.last().is_some_and(|c| matches!(c.kind, Kind::And | Kind::Nor));
        group
            || coordinated
            || (last.lower.ends_with('s') && !last.lower.ends_with("ss"))
            || matches!(last.lower.as_str(), "people" | "police" | "men" | "women" | "children")
    }

    /// Whether a noun phrase surely begins here.
    pub(super) fn opens_phrase(&self, at: usize) -> bool {
        let at = if matches!(self.closed(at), Some(Closed::Adverb)) { at + 1 } else { at };
        match self.words.get(at) {
            Some(word) if word.mention.is_some() => true,
            Some(word) => {
                matches!(word.closed, Some(Closed::Determiner | Closed::Pronoun | Closed::That | Closed::Subordinator))
                    || word.shape == Shape::Number
                    || is_number_word(&word.lower)
            }
            None => false,
        }
    }

    /// Whether the next word goes on a noun phrase: a plain noun, an adjective, a name.
    pub(super) fn noun_follows(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| {
            w.mention.is_some() || (w.closed.is_none() && w.shape != Shape::Mark && self.verb(at).is_none())
        })
    }
}
