//! More of lives: where people come from, move to, study, serve and play.

use super::Frame::{Across, Light, Object, PassivePreposition, Preposition};
use super::{PERSON, PLACES, RULE, Rule};
use crate::schema::EntityType::{Facility, Group, Organization};

/// Where one can study.
const SCHOOLS: &[crate::schema::EntityType] = &[Organization, Facility];

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "lives/moved",
        relation: "livesIn",
        verbs: &["move", "relocate", "emigrate", "immigrate", "settle"],
        frame: Preposition(&["to", "in"]),
        subject: PERSON,
        object: PLACES,
        percent: 86,
        why: "Who moves to a place lives there then.",
        yes: &[
            ("{Ana Ruiz|Person} moved to {Lima|Place} in 1990.", &["Ana Ruiz|livesIn|Lima|Asserted"]),
            ("{Ana Ruiz|Person} may settle in {Chile|Country}.", &["Ana Ruiz|livesIn|Chile|Possible"]),
        ],
        no: &["{Ana Ruiz|Person} moved to a suburb of {Lima|Place}."],
        ..RULE
    },
    Rule {
        id: "lives/grew-up",
        relation: "livesIn",
        verbs: &["grow up", "grow"],
        frame: Preposition(&["in", "up in"]),
        subject: PERSON,
        object: PLACES,
        percent: 88,
        why: "Who grew up in a place lived there.",
        yes: &[("{Ana Ruiz|Person} grew up in {Lima|Place}.", &["Ana Ruiz|livesIn|Lima|Asserted"])],
        no: &["{Ana Ruiz|Person} grew up in a house near {Lima|Place}."],
        ..RULE
    },
    Rule {
        id: "lives/raised",
        relation: "livesIn",
        verbs: &["raise", "base"],
        frame: PassivePreposition(&["in"]),
        subject: PERSON,
        object: PLACES,
        percent: 86,
        why: "`was raised in`; of a person who is based in a place it says the same.",
        yes: &[("{Ana Ruiz|Person} was raised in {Lima|Place}.", &["Ana Ruiz|livesIn|Lima|Asserted"])],
        no: &["{Ana Ruiz|Person} was raised in poverty."],
        ..RULE
    },
    Rule {
        id: "lives/hails",
        relation: "bornIn",
        verbs: &["hail"],
        frame: Preposition(&["from"]),
        subject: PERSON,
        object: PLACES,
        percent: 78,
        why: "`hails from` a place.",
        yes: &[("{Ana Ruiz|Person} hails from {Lima|Place}.", &["Ana Ruiz|bornIn|Lima|Asserted"])],
        no: &["{Ana Ruiz|Person} hails a cab from {Lima|Place}."],
        ..RULE
    },
    Rule {
        id: "lives/studied",
        relation: "educatedAt",
        verbs: &["study", "enroll", "enrol", "matriculate", "train", "major"],
        frame: Across(&["at"]),
        subject: PERSON,
        object: SCHOOLS,
        percent: 86,
        why: "A school that one goes to, whatever one learns there.",
        yes: &[
            (
                "{Ana Ruiz|Person} studied law at {Lima University|Organization}.",
                &["Ana Ruiz|educatedAt|Lima University|Asserted"],
            ),
            (
                "{Ana Ruiz|Person} enrolled at {Lima University|Organization}.",
                &["Ana Ruiz|educatedAt|Lima University|Asserted"],
            ),
        ],
        no: &["{Ana Ruiz|Person} studied the books of {Lima University|Organization}."],
        ..RULE
    },
    Rule {
        id: "lives/degree",
        relation: "educatedAt",
        verbs: &[
            "receive", "earn", "obtain", "hold", "have", "complete", "get", "gain", "take", "pursue", "do", "finish",
            "begin", "continue",
        ],
        frame: Light(
            &[
                "degree",
                "degrees",
                "ba",
                "b.a.",
                "bs",
                "b.s.",
                "bsc",
                "b.sc.",
                "ma",
                "m.a.",
                "ms",
                "m.s.",
                "msc",
                "mba",
                "m.b.a.",
                "phd",
                "ph.d.",
                "ph.d",
                "doctorate",
                "master",
                "masters",
                "master's",
                "bachelor",
                "bachelors",
                "bachelor's",
                "diploma",
                "jd",
                "j.d.",
                "md",
                "m.d.",
                "studies",
                "education",
                "training",
                "schooling",
                "m.f.a.",
                "mfa",
                "b.f.a.",
                "llb",
                "ll.b.",
                "a.b.",
                "certificate",
                "residency",
            ],
            &["from", "at"],
        ),
        subject: PERSON,
        object: SCHOOLS,
        percent: 88,
        why: "A degree as the object, the school after `from` or `at`.",
        yes: &[(
            "{Ana Ruiz|Person} received a degree from {Lima University|Organization}.",
            &["Ana Ruiz|educatedAt|Lima University|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} received a letter from {Lima University|Organization}."],
        ..RULE
    },
    Rule {
        id: "lives/taught",
        relation: "employedBy",
        verbs: &["teach", "lecture"],
        frame: Across(&["at"]),
        subject: PERSON,
        object: SCHOOLS,
        percent: 84,
        why: "Whoever teaches at a school works there.",
        yes: &[(
            "{Ana Ruiz|Person} taught law at {Lima University|Organization}.",
            &["Ana Ruiz|employedBy|Lima University|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} taught {Juan Mora|Person} at {Lima University|Organization}."],
        ..RULE
    },
    Rule {
        id: "lives/admitted",
        relation: "educatedAt",
        verbs: &["train", "school", "teach"],
        frame: PassivePreposition(&["at"]),
        subject: PERSON,
        object: SCHOOLS,
        percent: 80,
        why: "`was trained at` a school.",
        yes: &[(
            "{Ana Ruiz|Person} was trained at {Lima University|Organization}.",
            &["Ana Ruiz|educatedAt|Lima University|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} was trained at home by {Lima University|Organization}."],
        ..RULE
    },
    Rule {
        id: "lives/attended",
        relation: "educatedAt",
        verbs: &["attend"],
        frame: Object,
        subject: PERSON,
        object: SCHOOLS,
        percent: 84,
        why: "Bodies that one attends are schools; events have a rule of their own.",
        yes: &[(
            "{Ana Ruiz|Person} attended {Lima University|Organization}.",
            &["Ana Ruiz|educatedAt|Lima University|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} attended {the Lima Summit|Event}."],
        ..RULE
    },
    Rule {
        id: "lives/served",
        relation: "memberOf",
        verbs: &["serve", "enlist", "fight", "sit"],
        frame: Preposition(&["in", "with", "on"]),
        subject: PERSON,
        object: &[Organization, Group],
        percent: 82,
        why: "Armies, councils and governments that one serves in.",
        yes: &[(
            "{Ana Ruiz|Person} served in {the Peruvian Navy|Organization}.",
            &["Ana Ruiz|memberOf|the Peruvian Navy|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} served in a unit of {the Peruvian Navy|Organization}."],
        ..RULE
    },
    Rule {
        id: "lives/belongs",
        relation: "memberOf",
        verbs: &["belong"],
        frame: Preposition(&["to"]),
        subject: PERSON,
        object: &[Organization, Group],
        percent: 86,
        why: "Persons belong to parties and orders.",
        yes: &[(
            "{Ana Ruiz|Person} belongs to {the Green Party|Organization}.",
            &["Ana Ruiz|memberOf|the Green Party|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} belongs to a wing of {the Green Party|Organization}."],
        ..RULE
    },
    Rule {
        id: "lives/plays",
        relation: "memberOf",
        verbs: &["play", "ride", "drive", "skate", "coach"],
        frame: Preposition(&["for"]),
        subject: PERSON,
        object: &[Organization],
        percent: 84,
        why: "A team after `for`.",
        yes: &[(
            "{Ana Ruiz|Person} plays for {Lima United|Organization}.",
            &["Ana Ruiz|memberOf|Lima United|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} plays for time against {Lima United|Organization}."],
        ..RULE
    },
];
