//! Verb groups without a subject of their own: participles, infinitives, gerunds.

use super::chunks::{Form, Kind, VerbGroup};
use super::clauses::{Clause, Sentence, Subject, Via};
use super::status::{
    adjective_control, combine, gerund_control, noun_control, object_control, passive_control, subject_control,
};
use crate::schema::Status;

impl Sentence<'_> {
    /// `the treaty signed by Hale`: taken for granted, whatever the clause around it says.
    pub(super) fn reduced_clause(&self, at: usize) -> Option<Clause> {
        let before = at.checked_sub(1)?;
        let noun = match &self.chunks[before].kind {
            Kind::Noun(noun) => noun,
            Kind::Comma => self.chunks[before.checked_sub(1)?].noun()?,
            _ => return None,
        };
        let at = if noun.head < self.chunks[before].words.end && self.chunks[before].noun().is_some() {
            before
        } else {
            before - 1
        };
        if self.is_setting(at) {
            return None;
        }
        let arguments = self.entity(noun).into_iter().collect();
        let subject = Subject { arguments, negative: noun.negative, first: before, penalty: 5 };
        let status = if self.question || noun.negative { Status::Possible } else { Status::Asserted };
        Some(Clause { subject, status, passive: true })
    }

    pub(super) fn infinitive(&self, at: usize, group: &VerbGroup, depth: usize) -> Option<Clause> {
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
                    } else if governor.lemma == "go" && !governor.progressive
                        || governor.lemma == "use" && governor.form != Form::Past
                    {
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

    pub(super) fn gerund(&self, at: usize, depth: usize) -> Option<Clause> {
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
                self.verb(Some(governor)).filter(|v| v.lemma == "accuse" && !v.passive)?;
                let outer = self.clause_within(governor, depth)?;
                let status = if outer.status == Status::Denied { return None } else { outer.status };
                let arguments = self.entity(noun).into_iter().collect();
                let subject = Subject { arguments, negative: false, first: accused, penalty: 5 };
                Some(Clause { subject, status, passive: false })
            }
            // `are advising and assisting`: the second shares the first one's auxiliary.
            Kind::And => {
                let governor = (0..before).rev().find(|i| self.verb(Some(*i)).is_some_and(VerbGroup::finite))?;
                self.verb(Some(governor)).filter(|v| v.progressive)?;
                self.clause_within(governor, depth)
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
}
