//! Chunks: noun phrases, verb groups and what stands between them, by closed classes and the lexicon of verbs.

use std::ops::Range;

use super::lexicon::{Verb, verb};
use super::sentence::Word;
use super::status::is_saying;
use super::when::{When, time_at};
use super::words::{Closed, is_number_word, month};
use crate::extract::{Facts, MentionKind};
use crate::nlp::Shape;

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

/// Splits a sentence into chunks that cover all its words in order, bracketed asides of few words left out.
pub(super) fn chunks(words: &[Word], facts: &Facts) -> Vec<Chunk> {
    let mut chunker = Chunker { words, facts, chunks: Vec::new() };
    let mut at = 0;
    while at < words.len() {
        at = chunker.next(at).max(at + 1);
    }
    chunker.chunks
}

struct Chunker<'a> {
    words: &'a [Word],
    facts: &'a Facts,
    chunks: Vec<Chunk>,
}

impl Chunker<'_> {
    fn push(&mut self, words: Range<usize>, kind: Kind) -> usize {
        let end = words.end;
        self.chunks.push(Chunk { words, kind });
        end
    }

    fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.lower.as_str())
    }

    fn closed(&self, at: usize) -> Option<Closed> {
        self.words.get(at).and_then(|w| w.closed)
    }

    fn mention(&self, at: usize) -> Option<usize> {
        self.words.get(at).and_then(|w| w.mention)
    }

    fn is_adjective(&self, mention: usize) -> bool {
        self.facts.mentions.get(mention).is_some_and(|m| m.kind == MentionKind::Adjective)
    }

    /// The verb that a word can be: in lower case or at the start of the sentence, outside mentions.
    fn verb(&self, at: usize) -> Option<Verb> {
        let word = self.words.get(at)?;
        (word.mention.is_none() && word.shape == Shape::Lower).then(|| verb(&word.lower)).flatten()
    }

    /// Chunks from `at` on and returns where the next one begins.
    fn next(&mut self, at: usize) -> usize {
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
                let noun = NounPhrase { head: at, negative, pronoun: true, ..NounPhrase::default() };
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
    fn aside(&self, at: usize) -> Option<usize> {
        if self.lower(at) != "(" {
            return None;
        }
        let close = (at + 1..self.words.len().min(at + 6)).find(|i| self.lower(*i) == ")")?;
        Some(close + 1)
    }

    fn time(&self, at: usize) -> Option<(usize, When)> {
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
    fn that(&mut self, at: usize) -> usize {
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
    fn begins_verb(&self, at: usize) -> bool {
        match self.closed(at) {
            Some(Closed::Be | Closed::Have | Closed::Do | Closed::Modal) => true,
            Some(Closed::Not | Closed::Adverb) => at + 1 < self.words.len() && self.begins_verb(at + 1),
            None => self.verb(at).is_some_and(|v| v.past || v.third || (v.base && !v.noun)),
            _ => false,
        }
    }

    /// Position of the base form after `to` at `at`.
    fn infinitive(&self, at: usize) -> Option<usize> {
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
    fn plural_subject(&self) -> bool {
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
    fn verb_here(&self, at: usize, inside: bool) -> bool {
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
            return after_noun
                || before.is_none_or(|c| !matches!(c.kind, Kind::Stop))
                    && (found.past && !found.participle || is_saying(found.lemma) || !self.noun_follows(at + 1));
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
            return (after_noun || before.is_some_and(|c| matches!(c.kind, Kind::Relative | Kind::And)))
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
    fn after_person(&self, at: usize) -> bool {
        let named = at.checked_sub(1).and_then(|i| self.mention(i)).and_then(|m| self.facts.mentions.get(m));
        named.is_some_and(|m| m.kind == MentionKind::Name && m.class == crate::schema::EntityType::Person)
    }

    fn plural_here(&self, at: usize, inside: bool) -> bool {
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
    fn opens_phrase(&self, at: usize) -> bool {
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
    fn noun_follows(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| {
            w.mention.is_some() || (w.closed.is_none() && w.shape != Shape::Mark && self.verb(at).is_none())
        })
    }

    fn noun_phrase(&mut self, from: usize) -> usize {
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
    fn hyphen_before_head(&self, from: usize, head: usize) -> bool {
        let mention = self.words[head].mention;
        let mut first = head;
        while first > from && self.words[first - 1].mention == mention && mention.is_some() {
            first -= 1;
        }
        first > from && self.words[first].glued && self.words[first - 1].lower == "-"
    }

    /// Whether the word before leaves a noun phrase that must go on: a determiner, a possessive.
    fn determined(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|i| self.words.get(i)) else { return false };
        before.mention.is_none()
            && (matches!(before.closed, Some(Closed::Determiner | Closed::That))
                || before.lower == "'s"
                || before.lower == "'"
                || matches!(before.closed, Some(Closed::Adverb)))
    }

    fn noun_follows_loosely(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.mention.is_some() || (w.closed.is_none() && w.shape != Shape::Mark))
    }

    fn is_hyphen(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.lower == "-" && w.glued) && self.words.get(at + 1).is_some_and(|w| w.glued)
    }

    fn may_possess(&self, at: usize) -> bool {
        self.noun_follows_loosely(at + 1) && self.words.get(at + 1).is_some_and(|w| !w.glued)
    }

    fn verb_group(&mut self, from: usize) -> usize {
        let mut at = from;
        let mut group = VerbGroup {
            main: from,
            lemma: "be",
            form: Form::Present,
            passive: false,
            perfect: false,
            progressive: false,
            modal: None,
            negative: false,
            auxiliary_only: true,
            auxiliary: false,
        };
        let mut last: Option<Closed> = None;
        if self.closed(at) == Some(Closed::Preposition("to")) {
            group.form = Form::Infinitive;
            at += 1;
        }
        let mut end = at;
        while at < self.words.len() {
            let word = &self.words[at];
            match word.closed {
                Some(kind @ (Closed::Be | Closed::Have | Closed::Do | Closed::Modal)) => {
                    let standalone = matches!(last, Some(Closed::Be)) && kind != Closed::Be
                        || matches!(last, Some(Closed::Do)) && kind == Closed::Do && word.lower != "do";
                    if standalone && word.lower != "having" {
                        break;
                    }
                    group.negative |= word.lower.ends_with("n't") || word.lower == "cannot";
                    if kind == Closed::Modal {
                        group.modal = Some(at);
                    }
                    group.auxiliary = true;
                    group.main = at;
                    group.lemma = match kind {
                        Closed::Be => "be",
                        Closed::Have => "have",
                        Closed::Do => "do",
                        _ => "will",
                    };
                    if last.is_none() && group.form != Form::Infinitive {
                        group.form = match word.lower.as_str() {
                            "was" | "were" | "had" | "did" | "wasn't" | "weren't" | "hadn't" | "didn't" => Form::Past,
                            "being" | "having" => Form::Gerund,
                            "be" => Form::Bare,
                            _ => Form::Present,
                        };
                    }
                    if matches!(last, Some(Closed::Have)) {
                        group.perfect = true;
                    }
                    last = Some(kind);
                    at += 1;
                    end = at;
                }
                Some(Closed::Not) => {
                    if self.lower(at + 1) != "only" {
                        group.negative = true;
                    }
                    at += 1;
                    end = at;
                }
                Some(Closed::Adverb) => {
                    // `no longer` and adverbs before the main verb belong to the group; a trailing adverb does not.
                    if !self.verb_goes_on(at + 1, last) {
                        break;
                    }
                    at += 1;
                }
                Some(Closed::Determiner) if word.lower == "no" && self.lower(at + 1) == "longer" => {
                    group.negative = true;
                    at += 2;
                    end = at;
                }
                None if word.lower == "likely" && last.is_some() && self.main_verb(at + 1, last, group.form) => at += 1,
                None if self.main_verb(at, last, group.form) => {
                    let Some(found) = self.verb(at) else { break };
                    group.lemma = found.lemma;
                    group.main = at;
                    group.auxiliary_only = false;
                    match last {
                        Some(Closed::Be) if found.ing => group.progressive = true,
                        Some(Closed::Be) => group.passive = true,
                        Some(Closed::Have) => group.perfect = true,
                        None if group.form != Form::Infinitive => {
                            group.form = if found.ing {
                                Form::Gerund
                            } else if found.past {
                                Form::Past
                            } else if found.participle {
                                Form::Participle
                            } else if found.third || self.plural_subject() {
                                Form::Present
                            } else {
                                Form::Bare
                            };
                        }
                        _ => {}
                    }
                    end = at + 1;
                    break;
                }
                _ => break,
            }
        }
        let end = end.max(from + 1);
        self.push(from..end, Kind::Verb(group))
    }

    fn verb_goes_on(&self, at: usize, last: Option<Closed>) -> bool {
        match self.closed(at) {
            Some(Closed::Not | Closed::Adverb) => at + 1 < self.words.len() && self.verb_goes_on(at + 1, last),
            Some(Closed::Be | Closed::Have | Closed::Do) => !matches!(last, Some(Closed::Be) | None),
            None => self.main_verb(at, last, Form::Present),
            _ => false,
        }
    }

    /// Whether the word at `at` completes a group whose last auxiliary is `last`.
    fn main_verb(&self, at: usize, last: Option<Closed>, form: Form) -> bool {
        let Some(found) = self.verb(at) else { return false };
        let hyphened = self.is_hyphen(at + 1);
        !hyphened
            && match last {
                Some(Closed::Be) => found.participle || found.ing,
                Some(Closed::Have) => found.participle,
                Some(Closed::Do | Closed::Modal) => found.base,
                None if form == Form::Infinitive => found.base,
                _ => found.base || found.third || found.past || found.participle || found.ing,
            }
    }
}
