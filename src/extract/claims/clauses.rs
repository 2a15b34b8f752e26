//! Clauses: the subject of each verb group, what it acts on, and whether it is actual, denied, possible …

use super::chunks::{Chunk, Form, Kind, NounPhrase, VerbGroup};
use super::sentence::Word;
use super::status::{combine, complement, modal};
use super::words::{is_approximator, is_government, is_hedge, is_military};
use crate::extract::{EntityRef, Facts, MentionKind};
use crate::schema::{EntityType, Status};

/// How deep control verbs, coordination and relative clauses may nest before a reading is given up.
const DEPTH: usize = 6;

/// How a noun phrase stands for an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Via {
    /// Its head is the mention.
    Head,
    /// `the U.S. government` for the country.
    Government,
    /// `Russian troops` for the country.
    Military,
}

/// An entity in a grammatical role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Argument {
    pub(super) entity: EntityRef,
    pub(super) class: EntityType,
    pub(super) via: Via,
    /// Index into `Facts::mentions`.
    pub(super) mention: usize,
}

/// The subject of a verb group.
#[derive(Clone, Debug, Default)]
pub(super) struct Subject {
    pub(super) arguments: Vec<Argument>,
    /// `neither`, `no`, `nobody`.
    pub(super) negative: bool,
    /// The chunk where the clause begins, as far as the subject tells.
    pub(super) first: usize,
    /// Hundredths of confidence lost on the way.
    pub(super) penalty: u8,
}

/// A verb group with its subject and status.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) subject: Subject,
    /// Actual, denied, possible …; `Asserted` means actual.
    pub(super) status: Status,
    /// Whether the subject suffers the action.
    pub(super) passive: bool,
}

/// One sentence, chunked.
pub(super) struct Sentence<'a> {
    pub(super) words: &'a [Word],
    pub(super) chunks: &'a [Chunk],
    pub(super) facts: &'a Facts,
    /// Whether it asks.
    pub(super) question: bool,
    /// Whether it sets a condition for its main clause.
    pub(super) condition: bool,
}

impl<'a> Sentence<'a> {
    pub(super) fn new(words: &'a [Word], chunks: &'a [Chunk], facts: &'a Facts) -> Self {
        let question = words.iter().rev().take(3).any(|w| w.lower.starts_with('?'));
        let condition = words.iter().enumerate().any(|(at, w)| {
            let before = at.checked_sub(1).map_or("", |i| words[i].lower.as_str());
            let after = words.get(at + 1).map_or("", |w| w.lower.as_str());
            match w.lower.as_str() {
                "if" => !matches!(before, "as" | "even") && !matches!(after, "not" | "only" | "any"),
                "unless" => true,
                "provided" | "assuming" => after == "that",
                _ => false,
            }
        });
        Self { words, chunks, facts, question, condition }
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |w| w.lower.as_str())
    }

    fn skippable(chunk: &Chunk) -> bool {
        matches!(chunk.kind, Kind::Adverb | Kind::Time(_))
    }

    /// The chunk before, adverbs and times left out.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|i| !Self::skippable(&self.chunks[*i]))
    }

    /// The chunk after, adverbs and times left out.
    pub(super) fn after(&self, at: usize) -> Option<usize> {
        (at + 1..self.chunks.len()).find(|i| !Self::skippable(&self.chunks[*i]))
    }

    pub(super) fn noun(&self, at: Option<usize>) -> Option<&'a NounPhrase> {
        self.chunks.get(at?).and_then(Chunk::noun)
    }

    pub(super) fn verb(&self, at: Option<usize>) -> Option<&'a VerbGroup> {
        self.chunks.get(at?).and_then(Chunk::verb)
    }

    pub(super) fn kind(&self, at: Option<usize>) -> Option<&'a Kind> {
        self.chunks.get(at?).map(|c| &c.kind)
    }

    /// The entity that a mention refers to, as an argument.
    pub(super) fn argument(&self, mention: usize, via: Via) -> Option<Argument> {
        let found = self.facts.mentions.get(mention)?;
        let class = self.facts.entities.get(found.entity.0 as usize)?.class;
        Some(Argument { entity: found.entity, class, via, mention })
    }

    /// The entity that a noun phrase stands for: its head's, or its country's where it is about a government or forces.
    pub(super) fn entity(&self, noun: &NounPhrase) -> Option<Argument> {
        if let Some(mention) = noun.mention {
            return self.argument(mention, Via::Head);
        }
        let head = self.word(noun.head);
        let via = if is_government(head) {
            Via::Government
        } else if is_military(head) {
            Via::Military
        } else {
            return None;
        };
        // `the Russian government`: the modifier right before the head, or the possessor, and nothing between.
        let mention = match (noun.modifiers.as_slice(), noun.possessor) {
            ([only], None) => *only,
            ([], Some(possessor)) => possessor,
            _ => return None,
        };
        let before = self.words.get(noun.head.checked_sub(1)?)?;
        let close = before.mention == Some(mention) || before.lower == "'s";
        let argument = self.argument(mention, via)?;
        (close && argument.class == EntityType::Country).then_some(argument)
    }

    /// The noun phrases joined with the one at `at` to its right: `A, B and C`. Gives their chunks.
    pub(super) fn joined_after(&self, at: usize) -> Vec<usize> {
        let between = matches!(self.kind(self.before(at)), Some(Kind::Preposition("between")));
        let mut items = vec![at];
        let mut last = at;
        while let Some(next) = self.after(last) {
            match self.chunks[next].kind {
                Kind::And | Kind::Nor => {
                    let item = self.after(next);
                    if self.noun(item).is_some() && (between || !self.starts_clause(item)) {
                        items.extend(item);
                        return items;
                    }
                    break;
                }
                Kind::Comma => {
                    let mut item = self.after(next);
                    if matches!(self.kind(item), Some(Kind::And)) {
                        item = item.and_then(|i| self.after(i));
                        if self.noun(item).is_some() && !self.starts_clause(item) && items.len() > 1 {
                            items.extend(item);
                            return items;
                        }
                        break;
                    }
                    let Some(item) = item.filter(|i| self.chunks[*i].noun().is_some()) else { break };
                    items.push(item);
                    last = item;
                }
                _ => break,
            }
        }
        // A comma without a closing `and` is no list but an apposition.
        items.truncate(1);
        items
    }

    /// Whether the noun phrase at `at` is the subject of a verb to its right.
    fn starts_clause(&self, at: Option<usize>) -> bool {
        let Some(at) = at else { return false };
        let mut next = self.after(at);
        while let Some(i) = next {
            match &self.chunks[i].kind {
                Kind::Preposition(_) => {
                    next = self.after(i).filter(|n| self.chunks[*n].noun().is_some()).and_then(|n| self.after(n))
                }
                Kind::Verb(group) => return group.finite() && !self.reduced(i),
                _ => return false,
            }
        }
        false
    }

    /// Whether the verb group at `at` is a participle that modifies the noun before it: `signed by Hale`.
    pub(super) fn reduced(&self, at: usize) -> bool {
        let Some(group) = self.chunks[at].verb() else { return false };
        !group.auxiliary
            && (group.form == Form::Participle
                || group.form == Form::Past
                    && super::lexicon::verb(self.word(group.main)).is_some_and(|v| v.participle)
                    && self.after(at).and_then(|n| self.chunks[n].preposition()) == Some("by"))
    }

    /// The subject, status and voice of the verb group at `at`; none where the structure is not plain.
    pub(super) fn clause(&self, at: usize) -> Option<Clause> {
        self.clause_within(at, DEPTH)
    }

    pub(super) fn clause_within(&self, at: usize, depth: usize) -> Option<Clause> {
        let depth = depth.checked_sub(1)?;
        let group = self.chunks.get(at)?.verb()?;
        if self.reduced(at) {
            return self.reduced_clause(at);
        }
        match group.form {
            Form::Infinitive => self.infinitive(at, group, depth),
            Form::Gerund => self.gerund(at, depth),
            Form::Participle => None,
            Form::Past | Form::Present | Form::Bare => self.finite(at, group, depth),
        }
    }

    /// Whether the noun phrase at `at` only says where: a participle after `a party in Peru` is about the party.
    pub(super) fn is_setting(&self, at: usize) -> bool {
        let place = self
            .noun(Some(at))
            .and_then(|n| self.entity(n))
            .is_some_and(|a| matches!(a.class, EntityType::Place | EntityType::Country));
        match self.kind(self.before(at)) {
            Some(Kind::Preposition("in" | "at" | "on" | "near" | "from" | "outside" | "across")) => true,
            Some(Kind::Comma) => place,
            _ => false,
        }
    }

    fn finite(&self, at: usize, group: &VerbGroup, depth: usize) -> Option<Clause> {
        let before = self.before(at);
        let mut passive = group.passive;
        let mut inherited = Status::Asserted;
        let subject = match self.kind(before) {
            Some(Kind::Noun(_)) => self.subject_ending(before?)?,
            Some(Kind::Relative) => self.relative(before?)?,
            Some(Kind::And | Kind::But) => {
                let (clause, governor) = self.shared(at, before?, group, depth)?;
                let other = self.chunks[governor].verb()?;
                // `was signed and ratified`: the second participle shares the auxiliary.
                if other.passive && !group.auxiliary && self.noun(self.after(at)).is_none() {
                    passive = true;
                }
                let auxiliary =
                    group.form == Form::Bare || !group.auxiliary && other.auxiliary && clause.passive == passive;
                if auxiliary || self.opened_by(clause.subject.first).is_some() {
                    inherited = clause.status;
                }
                Subject { penalty: clause.subject.penalty + 5, ..clause.subject }
            }
            Some(Kind::Comma) => self.across_comma(before?)?,
            _ => return None,
        };
        if group.form == Form::Bare && inherited == Status::Asserted {
            let question = self.verb(self.before(subject.first)).is_some_and(|v| v.auxiliary_only);
            if !question && !matches!(self.kind(before), Some(Kind::And | Kind::But)) {
                return None;
            }
        }
        let status = combine(self.own_status(at, group, &subject)?, inherited)?;
        Some(Clause { subject, status, passive })
    }

    /// The status that a finite group has by itself and its place in the sentence.
    fn own_status(&self, at: usize, group: &VerbGroup, subject: &Subject) -> Option<Status> {
        let mut status = group.modal.map_or(Status::Asserted, |m| modal(self.word(m)));
        let could_have =
            group.modal.is_some_and(|m| matches!(self.word(m), "could" | "should" | "might")) && group.perfect;
        if could_have && !group.passive && group.modal.is_some_and(|m| self.word(m) != "might") {
            status = Status::Conditional;
        }
        // `not only` and a negation in the subject and the verb at once leave the reading open.
        if group.negative && subject.negative {
            return None;
        }
        if group.negative || subject.negative {
            status = combine(status, Status::Denied)?;
        }
        let from = self.chunks.get(self.clause_start(subject.first)).map_or(0, |c| c.words.start);
        let end = self.chunks[at].words.end;
        let window = from.min(end)..end;
        for word in &self.words[window] {
            if word.mention.is_none() && is_hedge(&word.lower) {
                status = combine(status, Status::Possible)?;
                break;
            }
        }
        let inside = self.chunks[at].words.start.saturating_sub(1)..(end + 1).min(self.words.len());
        for (i, word) in self.words[inside.clone()].iter().enumerate() {
            if is_approximator(&word.lower) && word.mention.is_none() {
                return None;
            }
            // `hardly`, `scarcely`; the group's own `not` is counted above.
            if matches!(word.lower.as_str(), "hardly" | "scarcely" | "barely") && inside.start + i < end {
                status = combine(status, Status::Denied)?;
            }
        }
        match self.opened_by(subject.first) {
            Some("if" | "unless" | "provided" | "assuming") => status = combine(status, Status::Conditional)?,
            Some("whether") => status = combine(status, Status::Asked)?,
            Some("before" | "until") => status = combine(status, Status::Possible)?,
            Some("when" | "once" | "whenever" | "where" | "how" | "why" | "what" | "whatever" | "whoever" | "lest")
                if group.form != Form::Past =>
            {
                status = combine(status, Status::Possible)?;
            }
            _ => {}
        }
        if self.condition && !(group.form == Form::Past && group.modal.is_none() && complement(group.lemma).is_some()) {
            status = combine(status, Status::Conditional)?;
        }
        if self.question {
            status = combine(status, Status::Asked)?;
        }
        Some(status)
    }

    /// Where the clause begins whose subject begins at `first`: adverbs and commas before it belong to it.
    fn clause_start(&self, first: usize) -> usize {
        let mut start = first;
        while start > 0 && matches!(self.chunks[start - 1].kind, Kind::Adverb | Kind::Comma | Kind::Time(_)) {
            start -= 1;
        }
        start
    }

    /// The word that opens the clause whose subject begins at `first`: `if`, `when`, `before` …
    fn opened_by(&self, first: usize) -> Option<&'a str> {
        let opener = self.before(first)?;
        matches!(self.chunks[opener].kind, Kind::Subordinator | Kind::Preposition(_))
            .then(|| self.word(self.chunks[opener].words.start))
    }

    /// The noun phrases that the verb group at `at` acts on directly.
    pub(super) fn objects(&self, at: usize) -> Vec<usize> {
        let Some(next) = self.after(at) else { return Vec::new() };
        // After a verb that takes no clause, a verb behind the object belongs to somebody else: `that Peru signed the pact is known`.
        let takes_clause = self.verb(Some(at)).is_some_and(|v| complement(v.lemma).is_some());
        if self.chunks[next].noun().is_none() || (takes_clause && self.starts_clause(Some(next))) {
            return Vec::new();
        }
        self.joined_after(next)
    }

    /// The noun a relative clause without an object of its own is about: `the treaty that Hale signed`.
    pub(super) fn object_before(&self, at: usize, subject: &Subject) -> Option<Argument> {
        if self.noun(self.after(at)).is_some() {
            return None;
        }
        let opener = self.before(subject.first)?;
        let relative = match self.chunks[opener].kind {
            Kind::That => true,
            Kind::Relative => self.word(self.chunks[opener].words.start) == "which",
            _ => false,
        };
        let mut noun = self.before(opener).filter(|_| relative)?;
        if matches!(self.chunks[noun].kind, Kind::Comma) {
            noun = self.before(noun)?;
        }
        let phrase = self.chunks[noun].noun()?;
        // `the Hale Act, a law that Hale signed`.
        self.entity(phrase).or_else(|| {
            let comma = self.before(noun).filter(|c| matches!(self.chunks[*c].kind, Kind::Comma))?;
            let article = matches!(self.word(self.chunks[noun].words.start), "a" | "an" | "the");
            self.noun(self.before(comma).filter(|_| article)).and_then(|n| self.entity(n))
        })
    }

    /// Whether the mention is a name or something else that may stand in a claim.
    pub(super) fn is_reference(&self, mention: usize) -> bool {
        self.facts.mentions.get(mention).is_some_and(|m| m.kind != MentionKind::Adjective)
    }
}

/// Prepositions that also open clauses.
pub(super) fn is_clause_opener(preposition: &str) -> bool {
    matches!(preposition, "after" | "before" | "since" | "until" | "as" | "than")
}
