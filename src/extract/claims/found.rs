//! A relation as the rules find it, before it is a claim.

use super::tree::{Argument, Tree, Via, Voice};
use crate::base::Span;
use crate::extract::MentionKind;
use crate::schema::{EntityType, Relation, Status};

/// A relation read from one place in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) subject: Argument,
    pub(super) relation: &'static str,
    pub(super) object: Argument,
    /// `Asserted` means actual.
    pub(super) status: Status,
    pub(super) voice: Voice,
    /// The words that carry the relation.
    pub(super) trigger: Span,
    pub(super) percent: u8,
    pub(super) rule: &'static str,
    /// The verb or noun that carries it, whose time is the claim's.
    pub(super) token: usize,
}

/// The two sides of a relation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sides {
    pub(super) subject: Argument,
    pub(super) object: Argument,
    pub(super) trigger: Span,
}

/// Hundredths of confidence lost where a body stands for its country.
pub(super) fn metonym(argument: Argument) -> u8 {
    if argument.via == Via::Head { 0 } else { 8 }
}

/// Relations of force, which a country's army carries out for it.
const FORCEFUL: &[&str] = &[
    "attacks",
    "deploysIn",
    "withdrewFrom",
    "aids",
    "mobilizesAgainst",
    "coerces",
    "releases",
    "threatens",
    "relatedTo",
];

/// Whether a rule's classes and the ontology's domain and range admit the two sides.
pub(super) fn admits(
    relation: &str,
    subjects: &[EntityType],
    objects: &[EntityType],
    subject: Argument,
    object: Argument,
) -> bool {
    let listed = |classes: &[EntityType], class| classes.is_empty() || classes.contains(&class);
    let military = subject.via == Via::Military || object.via == Via::Military;
    listed(subjects, subject.class)
        && listed(objects, object.class)
        && Relation::named(relation).is_some_and(|r| r.admits(subject.class, object.class))
        && (!military || FORCEFUL.contains(&relation))
}

/// Whether the two may be the sides of a claim: references to different things.
pub(super) fn may_stand(tree: &Tree<'_>, subject: Argument, object: Argument) -> bool {
    let fine = |a: Argument| a.via != Via::Head || tree.facts.mentions[a.mention].kind != MentionKind::Adjective;
    subject.entity != object.entity && fine(subject) && fine(object)
}
