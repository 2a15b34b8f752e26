//! The subject of a verb group: before it, across an apposition, shared with another verb, behind a relative pronoun.

use super::chunks::{Chunk, Form, Kind, NounPhrase, VerbGroup};
use super::clauses::{Argument, Clause, Sentence, Subject, is_clause_opener};
use super::status::{complement, is_saying};
use crate::schema::EntityType;

impl Sentence<'_> {
    /// The noun phrase that the one at `at` hangs on through prepositions: `talks` for `Moscow` in `talks in Moscow`.
    pub(super) fn base(&self, at: usize) -> usize {
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
    pub(super) fn subject_ending(&self, at: usize) -> Option<Subject> {
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
    pub(super) fn subject_list(&self, at: usize, noun: &NounPhrase) -> Subject {
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

    /// The noun that `who`, `which` or `that` at `at` refers to.
    pub(super) fn relative(&self, at: usize) -> Option<Subject> {
        let mut before = self.before(at)?;
        if matches!(self.chunks[before].kind, Kind::Comma) {
            before = self.before(before)?;
        }
        let noun = self.chunks[before].noun()?;
        let argument = self.entity(noun);
        let person = argument.is_some_and(|a| matches!(a.class, EntityType::Person | EntityType::Group));
        // `members of the League who`, `a group of courts that`: the clause is about the members, the group.
        let part = self.before(before).is_some_and(|b| self.chunks[b].preposition() == Some("of"));
        let fits = match self.word(self.chunks[at].words.start) {
            "who" => person && (!part || argument.is_some_and(|a| a.class == EntityType::Person)),
            "which" => argument.is_none_or(|a| a.class != EntityType::Person),
            "that" => !part,
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
    pub(super) fn shared(
        &self,
        at: usize,
        conjunction: usize,
        group: &VerbGroup,
        depth: usize,
    ) -> Option<(Clause, usize)> {
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
    pub(super) fn across_comma(&self, comma: usize) -> Option<Subject> {
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
            if let [Chunk { kind: Kind::Noun(inner), .. }] = inner
                && let Some(argument) = self.entity(inner).filter(|a| a.class == EntityType::Person)
            {
                return Some(Subject { arguments: vec![argument], penalty: 5, ..subject });
            }
        }
        Some(Subject { penalty: subject.penalty + 5, ..subject })
    }

    /// `Mora said`, `said Mora`, set between commas.
    pub(super) fn says(&self, inner: &[Chunk]) -> bool {
        let saying = |chunk: &Chunk| chunk.verb().is_some_and(|v| v.finite() && is_saying(v.lemma));
        match inner {
            [a, b] => a.noun().is_some() && saying(b) || saying(a) && b.noun().is_some(),
            [a, b, c] if matches!(c.kind, Kind::Time(_)) => a.noun().is_some() && saying(b),
            _ => false,
        }
    }
}
