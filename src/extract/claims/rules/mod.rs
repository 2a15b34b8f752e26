//! The rules as data: which words carry which relation, between what classes, and why; with examples that a test runs.
//!
//! An example marks its mentions: `{Russia|Country} joined {the WTO|Organization}.`; a third part gives the kind (`adjective`,
//! `nominal`, `pronoun`). What it must give is `subject|relation|object|status`, with the speaker after another bar.

mod activities;
mod conflict;
mod diplomacy;
mod lives;
mod nouns;
mod people;
mod roles;
mod stance;
mod structure;
mod treaties;

#[cfg(test)]
pub(super) use roles::ROLES;
pub(super) use roles::{
    AT, BASED, BORN, DIED, IN, KIND, NATION, OF, PLACE, PLAYER, Role, TRADE, UNIT, WITHIN, WORKER, is_place_kind,
    is_unit, role_of,
};

use crate::schema::EntityType;

/// How a verb and its arguments stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// Subject and direct object: `signed the treaty`; also the passive with `by`.
    Object,
    /// Subject and the object of one of these prepositions, which may be two words: `pulled out of the pact`.
    Preposition(&'static [&'static str]),
    /// Subject and the object of one of these prepositions, with or without a direct object that names nobody: `studied law at Lima University`.
    Across(&'static [&'static str]),
    /// A direct object with one of these heads, and the object of one of these prepositions: `imposed sanctions on Iran`.
    Light(&'static [&'static str], &'static [&'static str]),
    /// The subject, and the object of one of these prepositions behind one of these nouns, in which the subject is: `is in talks with`.
    Within(&'static [&'static str], &'static [&'static str]),
    /// The two parts of a coordinated subject: `Obama and Putin met`; with the adverb, where one is given.
    Together(&'static [&'static str]),
    /// The two parts of a coordinated passive subject with none of these prepositions: `were married in 1988`.
    PassiveTogether(&'static [&'static str]),
    /// Passive subject and the object of one of these prepositions: `was born in Kiev`, `is based in Paris`.
    PassivePreposition(&'static [&'static str]),
}

/// One way in which a verb states a relation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    /// `family/name`.
    pub(super) id: &'static str,
    /// The relation's local name in the ontology.
    pub(super) relation: &'static str,
    /// The verbs' dictionary forms.
    pub(super) verbs: &'static [&'static str],
    pub(super) frame: Frame,
    /// Classes of the subject; empty for all that the relation admits.
    pub(super) subject: &'static [EntityType],
    /// Classes of the object; empty for all that the relation admits.
    pub(super) object: &'static [EntityType],
    /// Prepositions behind which stands another who does the same to a treaty: `signed the pact with Chile`.
    pub(super) beside: &'static [&'static str],
    /// Whether the relation's subject is the verb's object.
    pub(super) swapped: bool,
    /// Confidence in hundredths: the share of its readings in active clauses that should be right.
    pub(super) percent: u8,
    /// Why the rule is there, or what it keeps off.
    #[cfg_attr(not(test), expect(dead_code, reason = "documentation that tests check"))]
    pub(super) why: &'static str,
    /// Sentences and the claims that the rule reads from them.
    #[cfg_attr(not(test), expect(dead_code, reason = "run by tests"))]
    pub(super) yes: &'static [(&'static str, &'static [&'static str])],
    /// Sentences that must not give a claim with the rule's relation.
    #[cfg_attr(not(test), expect(dead_code, reason = "run by tests"))]
    pub(super) no: &'static [&'static str],
}

/// A noun that states a relation between what it belongs to and what follows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct NounRule {
    pub(super) id: &'static str,
    pub(super) relation: &'static str,
    /// Heads: `accession`.
    pub(super) nouns: &'static [&'static str],
    /// Prepositions of the object: `to`. Two sides are joined by `between … and`.
    pub(super) prepositions: &'static [&'static str],
    pub(super) subject: &'static [EntityType],
    pub(super) object: &'static [EntityType],
    /// Whether the noun names a standing relation, which is there wherever it is spoken of: `ties`; not a deed: `invasion`.
    pub(super) standing: bool,
    pub(super) percent: u8,
    #[cfg_attr(not(test), expect(dead_code, reason = "documentation that tests check"))]
    pub(super) why: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "run by tests"))]
    pub(super) yes: &'static [(&'static str, &'static [&'static str])],
    #[cfg_attr(not(test), expect(dead_code, reason = "run by tests"))]
    pub(super) no: &'static [&'static str],
}

/// All verb rules, family by family; for one verb, the first that fits counts.
pub(super) fn verb_rules() -> impl Iterator<Item = &'static Rule> {
    [
        treaties::RULES,
        structure::RULES,
        activities::RULES,
        people::RULES,
        lives::RULES,
        conflict::RULES,
        stance::RULES,
        diplomacy::RULES,
    ]
    .into_iter()
    .flatten()
}

/// All noun rules.
pub(super) fn noun_rules() -> impl Iterator<Item = &'static NounRule> {
    nouns::RULES.iter()
}

/// Persons, countries, organisations and groups: who can act.
const ACTORS: &[EntityType] = &[EntityType::Person, EntityType::Country, EntityType::Organization, EntityType::Group];
/// Actors without persons.
const BODIES: &[EntityType] = &[EntityType::Country, EntityType::Organization, EntityType::Group];
const PERSON: &[EntityType] = &[EntityType::Person];
const TEXTS: &[EntityType] = &[EntityType::Treaty, EntityType::Law];
const PLACES: &[EntityType] = &[EntityType::Place, EntityType::Country];

/// The blank rule, to fill in.
const RULE: Rule = Rule {
    id: "",
    relation: "",
    verbs: &[],
    frame: Frame::Object,
    subject: &[],
    object: &[],
    beside: &[],
    swapped: false,
    percent: 85,
    why: "",
    yes: &[],
    no: &[],
};
