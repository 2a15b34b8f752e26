//! Where a noun phrase ends, and which mention is its head.

use super::chunker::Chunker;
use super::chunks::{Kind, NounPhrase};
use super::when::When;
use super::words::Closed;
use crate::nlp::Shape;

impl Chunker<'_> {
    pub(super) fn noun_phrase(&mut self, from: usize) -> usize {
        let mut at = from;
        let mut possessor = None;
        let mut modifiers = Vec::new();
        let mut negative = false;
        while at < self.words.len() {
            let word = &self.words[at];
            let joined = word.glued && at > from && self.words[at - 1].lower == "-";
            if let Some(mention) = word.mention {
                // Two names in a row without anything between are one phrase, `U.S. President Barack Obama` too.
                while self.mention(at) == Some(mention) {
                    at += 1;
                }
                modifiers.push(mention);
                if at < self.words.len() && self.is_hyphen(at) {
                    at += 1;
                }
                continue;
            }
            if word.lower == "'s"
                || (word.lower == "'"
                    && word.glued
                    && at > from
                    && self.words[at - 1].lower.ends_with('s')
                    && self.may_possess(at))
            {
                if at == from {
                    at += 1;
                    continue;
                }
                possessor = self.words[at - 1].mention;
                modifiers.clear();
                at += 1;
                continue;
            }
            if self.is_hyphen(at) && at > from {
                at += 1;
                continue;
            }
            match word.closed {
                Some(Closed::Determiner) if at == from => {
                    negative |= matches!(word.lower.as_str(), "no" | "neither" | "few");
                    at += 1;
                    continue;
                }
                Some(Closed::That | Closed::Adverb) if at == from => {
                    at += 1;
                    continue;
                }
                Some(Closed::Determiner) if at == from + 1 && self.closed(from) == Some(Closed::Determiner) => {
                    at += 1;
                    continue;
                }
                Some(Closed::Adverb)
                    if at > from && self.determined(at) && matches!(word.lower.as_str(), "first" | "only") =>
                {
                    at += 1;
                    continue;
                }
                Some(Closed::Adverb)
                    if at > from && (self.determined(at) || joined) && self.noun_follows_loosely(at + 1) =>
                {
                    at += 1;
                    continue;
                }
                Some(_) if joined => {
                    at += 1;
                    continue;
                }
                Some(_) => break,
                None => {}
            }
            if word.shape == Shape::Mark && !matches!(word.lower.as_str(), "%" | "$" | "€" | "£") {
                break;
            }
            if at > from && !joined && !self.determined(at) {
                let after_mention = self.words[at - 1].mention.is_some_and(|m| self.is_adjective(m));
                if !after_mention && self.verb_here(at, true) {
                    break;
                }
                if self.time(at).is_some_and(|(_, w)| !matches!(w, When::Year(_)))
                    && self.words[at - 1].mention.is_some()
                {
                    break;
                }
            }
            at += 1;
        }
        let end = at.max(from + 1);
        let head = end - 1;
        let glued_after = self.words.get(end).is_some_and(|w| w.glued && w.lower == "-");
        let after_hyphen = head > from && self.hyphen_before_head(from, head);
        let mut mention = self.words[head].mention.filter(|_| !glued_after && !after_hyphen);
        if let Some(m) = mention {
            modifiers.retain(|x| *x != m);
            if self.is_adjective(m) {
                mention = None;
                modifiers.push(m);
            }
        }
        self.push(from..end, Kind::Noun(NounPhrase { head, mention, possessor, modifiers, negative, pronoun: false }))
    }

    /// Whether the mention that ends at `head` is the second half of a hyphenated word: `anti-U.S.`.
    pub(super) fn hyphen_before_head(&self, from: usize, head: usize) -> bool {
        let mention = self.words[head].mention;
        let mut first = head;
        while first > from && self.words[first - 1].mention == mention && mention.is_some() {
            first -= 1;
        }
        first > from && self.words[first].glued && self.words[first - 1].lower == "-"
    }

    /// Whether the word before leaves a noun phrase that must go on: a determiner, a possessive.
    pub(super) fn determined(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|i| self.words.get(i)) else { return false };
        before.mention.is_none()
            && (matches!(before.closed, Some(Closed::Determiner | Closed::That))
                || before.lower == "'s"
                || before.lower == "'"
                || matches!(before.closed, Some(Closed::Adverb)))
    }

    pub(super) fn noun_follows_loosely(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.mention.is_some() || (w.closed.is_none() && w.shape != Shape::Mark))
    }

    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.lower == "-" && w.glued) && self.words.get(at + 1).is_some_and(|w| w.glued)
    }

    pub(super) fn may_possess(&self, at: usize) -> bool {
        self.noun_follows_loosely(at + 1) && self.words.get(at + 1).is_some_and(|w| !w.glued)
    }
}
