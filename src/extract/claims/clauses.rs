//! Clauses: the subject of each verb group, what it acts on, and whether it is actual, denied, possible …

use super::chunks::{Chunk, Form, Kind, NounPhrase, VerbGroup};
use super::sentence::Word;
use super::status::{
    adjective_control, combine, complement, gerund_control, is_saying, modal, noun_control, object_control,
    passive_control, subject_control,
};
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
        loop {
            let Some(next) = self.after(last) else { break };
            match self.chunks[next].kind {
                Kind::And | Kind::Nor => {
                    let item = self.after(next);
                    if self.noun(item).is_some() && (between || !self.starts_clause(item)) {
                        items.extend(item);
                    }
                    return items;
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

    /// Whether the verb group at `at` is a participle that modifies the noun before it: `signed by Obama`.
    pub(super) fn reduced(&self, at: usize) -> bool {
        let Some(group) = self.chunks[at].verb() else { return false };
        !group.auxiliary
            && (group.form == Form::Participle
                || group.form == Form::Past
                    && super::lexicon::verb(self.word(group.main)).is_some_and(|v| v.participle)
                    && self.after(at).and_then(|n| self.chunks[n].preposition()) == Some("by"))
    }

    /// The noun phrase that the one at `at` hangs on through prepositions: `talks` for `Moscow` in `talks in Moscow`.
    fn base(&self, at: usize) -> usize {
        let mut base = at;
        while let Some(before) = self.before(base) {
            let of_clause = self.chunks[before].preposition().is_none_or(is_clause_opener);
            match self.before(before) {
                Some(noun) if !of_clause && self.chunks[noun].noun().is_some() => base = noun,
                _ => break,
            }
        }
        base
    }

    /// The subject whose last noun phrase is the chunk at `at`.
    fn subject_ending(&self, at: usize) -> Option<Subject> {
        let noun = self.chunks[at].noun()?;
        let alone = |first: usize, noun: &NounPhrase, penalty| Subject {
            arguments: self.entity(noun).into_iter().collect(),
            negative: noun.negative,
            first,
            penalty,
        };
        let before = self.before(at);
        match self.kind(before) {
            None => Some(alone(at, noun, 0)),
            Some(Kind::Preposition(word)) if is_clause_opener(word) => Some(alone(at, noun, 0)),
            Some(Kind::Preposition(_)) => {
                let base = self.base(at);
                if base == at {
                    None
                } else {
                    self.subject_ending(base).map(|s| Subject { penalty: s.penalty + 5, ..s })
                }
            }
            Some(Kind::And | Kind::Nor) => {
                let left = before.and_then(|b| self.before(b));
                let Some(other) = self.noun(left) else { return Some(alone(at, noun, 0)) };
                let left = left?;
                let base = self.base(left);
                let governor = self.before(base);
                if self.verb(governor).is_some_and(|v| complement(v.lemma).is_none() && !v.auxiliary_only) {
                    return Some(alone(at, noun, 5));
                }
                if base != left {
                    return self.subject_ending(base);
                }
                if matches!(self.kind(governor), Some(Kind::Preposition(word)) if !is_clause_opener(word)) {
                    return None;
                }
                let mut subject = self.subject_list(left, other);
                subject.negative |= noun.negative;
                subject.arguments.extend(self.entity(noun));
                Some(subject)
            }
            Some(Kind::Or) => None,
            Some(Kind::Verb(group)) => {
                let inverted = group.auxiliary_only
                    && !matches!(self.kind(before.and_then(|b| self.before(b))), Some(Kind::Noun(_)));
                (inverted || complement(group.lemma).is_some()).then(|| alone(at, noun, 0))
            }
            Some(Kind::Noun(_)) => {
                let governor = before.and_then(|b| self.before(b));
                self.verb(governor).filter(|v| v.lemma == "tell").map(|_| alone(at, noun, 0))
            }
            Some(_) => Some(alone(at, noun, 0)),
        }
    }

    /// The items `A, B` of `A, B and C`, whose last but one is the chunk at `at`.
    fn subject_list(&self, at: usize, noun: &NounPhrase) -> Subject {
        let mut arguments: Vec<Argument> = self.entity(noun).into_iter().collect();
        let mut negative = noun.negative;
        let mut first = at;
        while matches!(self.kind(self.before(first)), Some(Kind::Comma)) {
            let item = self.before(first).and_then(|comma| self.before(comma));
            let Some(noun) = self.noun(item) else { break };
            let Some(item) = item else { break };
            if self.before(item).is_some_and(|b| {
                !matches!(self.chunks[b].kind, Kind::Comma | Kind::That | Kind::Subordinator | Kind::Quote)
            }) {
                break;
            }
            arguments.splice(0..0, self.entity(noun));
            negative |= noun.negative;
            first = item;
        }
        Subject { arguments, negative, first, penalty: 0 }
    }

    /// The subject, status and voice of the verb group at `at`; none where the structure is not plain.
    pub(super) fn clause(&self, at: usize) -> Option<Clause> {
        self.clause_within(at, DEPTH)
    }

    fn clause_within(&self, at: usize, depth: usize) -> Option<Clause> {
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

    /// `the treaty signed by Obama`: taken for granted, whatever the clause around it says.
    fn reduced_clause(&self, at: usize) -> Option<Clause> {
        let before = at.checked_sub(1)?;
        let noun = match &self.chunks[before].kind {
            Kind::Noun(noun) => noun,
            Kind::Comma => self.chunks[before.checked_sub(1)?].noun()?,
            _ => return None,
        };
        let arguments = self.entity(noun).into_iter().collect();
        let subject = Subject { arguments, negative: noun.negative, first: before, penalty: 5 };
        let status = if self.question || noun.negative { Status::Possible } else { Status::Asserted };
        Some(Clause { subject, status, passive: true })
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
                if group.form == Form::Bare || !group.auxiliary && other.auxiliary && clause.passive == passive {
                    inherited = clause.status;
                } else if self.opened_by(clause.subject.first).is_some() {
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

    /// The noun that `who`, `which` or `that` at `at` refers to.
    fn relative(&self, at: usize) -> Option<Subject> {
        let mut before = self.before(at)?;
        if matches!(self.chunks[before].kind, Kind::Comma) {
            before = self.before(before)?;
        }
        let noun = self.chunks[before].noun()?;
        let argument = self.entity(noun);
        let person = argument.is_some_and(|a| matches!(a.class, EntityType::Person | EntityType::Group));
        let fits = match self.word(self.chunks[at].words.start) {
            "who" => person,
            "which" => !argument.is_some_and(|a| a.class == EntityType::Person),
            "that" => true,
            _ => false,
        };
        if !fits || argument.is_none() {
            return Some(Subject { first: at, ..Subject::default() });
        }
        let nested = self.chunks.get(before.wrapping_sub(1)).is_some_and(|c| c.preposition().is_some());
        // A relative clause after `X of Y` may be about either.
        let penalty = if nested { 15 } else { 5 };
        Some(Subject { arguments: argument.into_iter().collect(), negative: noun.negative, first: at, penalty })
    }

    /// The clause whose subject the verb group at `at`, after a conjunction, shares; with the chunk of its verb.
    fn shared(&self, at: usize, conjunction: usize, group: &VerbGroup, depth: usize) -> Option<(Clause, usize)> {
        for i in (0..conjunction).rev() {
            match &self.chunks[i].kind {
                Kind::Break | Kind::Stop => return None,
                Kind::Verb(other) if !self.reduced(i) => {
                    let fits = match group.form {
                        Form::Past if group.auxiliary => other.finite(),
                        Form::Past => other.form == Form::Past || other.perfect || (other.passive && other.finite()),
                        Form::Present => other.form == Form::Present && (group.auxiliary || other.modal.is_none()),
                        Form::Bare => {
                            other.modal.is_some() || other.form == Form::Infinitive || other.form == Form::Present
                        }
                        _ => false,
                    };
                    if fits {
                        return self.clause_within(i, depth).map(|c| (c, i)).filter(|_| i < at);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The subject before a stretch between commas that ends at `comma`: `Lavrov, the foreign minister, said`.
    fn across_comma(&self, comma: usize) -> Option<Subject> {
        let open = (0..comma).rev().find(|i| matches!(self.chunks[*i].kind, Kind::Comma))?;
        let inner = &self.chunks[open + 1..comma];
        let first = inner.first()?;
        let relative = matches!(first.kind, Kind::Relative);
        let verbs = inner.iter().filter(|c| c.verb().is_some_and(VerbGroup::finite)).count();
        let plain = match &first.kind {
            Kind::Relative => verbs <= 1,
            Kind::Noun(_) | Kind::Preposition(_) | Kind::Verb(_) | Kind::Time(_) | Kind::Adverb => {
                verbs == 0 || self.says(inner) || first.verb().is_some() && verbs == 1
            }
            _ => false,
        };
        let broken = inner.iter().any(|c| {
            matches!(c.kind, Kind::And | Kind::Or | Kind::Break | Kind::Quote | Kind::That | Kind::Subordinator)
        });
        if !plain || (broken && !relative) {
            return None;
        }
        let noun = open.checked_sub(1).filter(|i| self.chunks[*i].noun().is_some())?;
        let subject = self.subject_ending(noun)?;
        if subject.arguments.is_empty() {
            // `The director of the institute, William Hale, said`.
            if let [Chunk { kind: Kind::Noun(inner), .. }] = inner {
                if let Some(argument) = self.entity(inner).filter(|a| a.class == EntityType::Person) {
                    return Some(Subject { arguments: vec![argument], penalty: 5, ..subject });
                }
            }
        }
        Some(Subject { penalty: subject.penalty + 5, ..subject })
    }

    /// `Mora said`, `said Mora`, set between commas.
    fn says(&self, inner: &[Chunk]) -> bool {
        let saying = |chunk: &Chunk| chunk.verb().is_some_and(|v| v.finite() && is_saying(v.lemma));
        match inner {
            [a, b] => a.noun().is_some() && saying(b) || saying(a) && b.noun().is_some(),
            [a, b, c] if matches!(c.kind, Kind::Time(_)) => a.noun().is_some() && saying(b),
            _ => false,
        }
    }

    fn infinitive(&self, at: usize, group: &VerbGroup, depth: usize) -> Option<Clause> {
        let negate = |status: Status| if group.negative { combine(status, Status::Denied) } else { Some(status) };
        let before = self.before(at)?;
        match &self.chunks[before].kind {
            Kind::Verb(governor) => {
                let outer = self.clause_within(before, depth)?;
                let effect =
                    if governor.lemma == "have" && self.word(self.chunks[at].words.start.wrapping_sub(1)) == "yet" {
                        Status::Denied
                    } else if governor.lemma == "be" && governor.auxiliary_only {
                        Status::Planned
                    } else if governor.passive {
                        passive_control(governor.lemma)?
                    } else if governor.lemma == "go" && !governor.progressive {
                        return None;
                    } else if governor.lemma == "use" && governor.form != Form::Past {
                        return None;
                    } else {
                        subject_control(governor.lemma)?
                    };
                let status = negate(combine(effect, outer.status)?)?;
                Some(Clause { subject: outer.subject, status, passive: group.passive })
            }
            // `is about to`.
            Kind::Preposition("about") => {
                let be = self.before(before).filter(|b| self.verb(Some(*b)).is_some_and(|v| v.lemma == "be"))?;
                let outer = self.clause_within(be, depth)?;
                let status = negate(combine(Status::Planned, outer.status)?)?;
                Some(Clause { subject: outer.subject, status, passive: group.passive })
            }
            Kind::Noun(noun) => {
                let head = self.word(noun.head);
                let governor = self.before(before);
                if let Some(verb) = self.verb(governor) {
                    let be = verb.lemma == "be" || matches!(verb.lemma, "remain" | "seem" | "appear" | "become");
                    if be && noun.mention.is_none() {
                        let outer = self.clause_within(governor?, depth)?;
                        let effect = adjective_control(head, verb.form == Form::Past || verb.perfect)?;
                        let status = negate(combine(effect, outer.status)?)?;
                        return Some(Clause { subject: outer.subject, status, passive: group.passive });
                    }
                    if let Some(argument) = self.entity(noun) {
                        let effect = object_control(verb.lemma).filter(|_| !verb.passive)?;
                        // Somebody who is urged, or is not urged, to act has not acted yet either way. Whoever urges is not needed.
                        let outer_status = match self.clause_within(governor?, depth) {
                            Some(outer) if outer.status != Status::Denied => outer.status,
                            _ => Status::Possible,
                        };
                        let status = negate(combine(effect, outer_status)?)?;
                        let subject = Subject { arguments: vec![argument], negative: false, first: before, penalty: 5 };
                        return Some(Clause { subject, status, passive: group.passive });
                    }
                }
                let effect = noun_control(head)?;
                let possessor = noun.possessor.or(match noun.modifiers.as_slice() {
                    [only] => Some(*only),
                    _ => None,
                })?;
                let argument = self.argument(possessor, Via::Head)?;
                let subject = Subject { arguments: vec![argument], negative: false, first: before, penalty: 10 };
                let effect = if self.question || self.condition { Status::Possible } else { effect };
                Some(Clause { subject, status: negate(effect)?, passive: group.passive })
            }
            Kind::And | Kind::But => {
                let other = self.before(before)?;
                let shared =
                    (0..=other).rev().find(|i| self.verb(Some(*i)).is_some_and(|v| v.form == Form::Infinitive))?;
                let outer = self.clause_within(shared, depth)?;
                Some(Clause { status: negate(outer.status)?, subject: outer.subject, passive: group.passive })
            }
            _ => None,
        }
    }

    fn gerund(&self, at: usize, depth: usize) -> Option<Clause> {
        let before = self.before(at)?;
        match &self.chunks[before].kind {
            Kind::Verb(governor) if !governor.passive => {
                let effect = gerund_control(governor.lemma)?;
                let outer = self.clause_within(before, depth)?;
                Some(Clause { status: combine(effect, outer.status)?, subject: outer.subject, passive: false })
            }
            // `accused X of attacking Y`: the voice is the accuser's.
            Kind::Preposition("of" | "for") => {
                let accused = self.before(before)?;
                let noun = self.chunks[accused].noun()?;
                let governor = self.before(accused)?;
                let outer = self.verb(Some(governor)).filter(|v| v.lemma == "accuse" && !v.passive)?;
                let _ = outer;
                let outer = self.clause_within(governor, depth)?;
                let status = if outer.status == Status::Denied { return None } else { outer.status };
                let arguments = self.entity(noun).into_iter().collect();
                let subject = Subject { arguments, negative: false, first: accused, penalty: 5 };
                Some(Clause { subject, status, passive: false })
            }
            Kind::Preposition("without") => {
                let main = (0..before).rev().find(|i| self.verb(Some(*i)).is_some_and(VerbGroup::finite))?;
                let outer = self.clause_within(main, depth)?;
                let status = if outer.status == Status::Asserted { Status::Denied } else { return None };
                Some(Clause { status, subject: outer.subject, passive: false })
            }
            _ => None,
        }
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

    /// The noun a relative clause without an object of its own is about: `the treaty that Obama signed`.
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
        // `the Hale Act, a law that Obama signed`.
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
