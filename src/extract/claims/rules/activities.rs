//! What people and bodies do in life: lead, hire, make, take part.

use super::Frame::{Light, Preposition};
use super::{ACTORS, BODIES, PERSON, RULE, Rule};
use crate::schema::EntityType::{Event, Group, Organization, Work};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "activities/leads",
        relation: "leads",
        verbs: &["lead", "head", "chair", "command", "captain", "co-chair", "manage", "preside"],
        subject: PERSON,
        object: &[Organization, Group],
        percent: 86,
        why: "Persons at the head of a body; teams lead other teams.",
        yes: &[
            (
                "{Ana Ruiz|Person} heads {the Water Institute|Organization}.",
                &["Ana Ruiz|leads|the Water Institute|Asserted"],
            ),
            ("{Minera Sol|Organization}, led by {Ana Ruiz|Person}, grew.", &["Ana Ruiz|leads|Minera Sol|Asserted"]),
        ],
        no: &["{Minera Sol|Organization} leads {Cobre Norte|Organization} by two points."],
        ..RULE
    },
    Rule {
        id: "activities/runs",
        relation: "leads",
        verbs: &["run", "administer", "oversee"],
        subject: ACTORS,
        object: &[Organization],
        percent: 84,
        why: "Who keeps a body going decides over it.",
        yes: &[
            ("{Ana Ruiz|Person} runs {Minera Sol|Organization}.", &["Ana Ruiz|leads|Minera Sol|Asserted"]),
            (
                "{The Lima Clinic|Organization} opened in 1988 and is run by {the Ministry of Health|Organization}.",
                &["the Ministry of Health|leads|The Lima Clinic|Asserted"],
            ),
        ],
        no: &["{Ana Ruiz|Person} ran a campaign against {Minera Sol|Organization}."],
        ..RULE
    },
    Rule {
        id: "activities/employs",
        relation: "employedBy",
        verbs: &["employ", "recruit"],
        subject: PERSON,
        object: BODIES,
        swapped: true,
        percent: 84,
        why: "The body is the verb's subject and the relation's object.",
        yes: &[("{Minera Sol|Organization} employed {Ana Ruiz|Person}.", &["Ana Ruiz|employedBy|Minera Sol|Asserted"])],
        no: &["{Minera Sol|Organization} employed the methods of {Ana Ruiz|Person}."],
        ..RULE
    },
    Rule {
        id: "activities/created",
        relation: "created",
        verbs: &[
            "write", "author", "publish", "compose", "direct", "paint", "sculpt", "produce", "co-write", "release",
            "record", "edit",
        ],
        subject: ACTORS,
        object: &[Work],
        percent: 86,
        why: "Makers of works; other objects are not made but sent or led.",
        yes: &[("{Ana Ruiz|Person} wrote {Salt and Wind|Work} in 1998.", &["Ana Ruiz|created|Salt and Wind|Asserted"])],
        no: &["{Ana Ruiz|Person} wrote a review of {Salt and Wind|Work}."],
        ..RULE
    },
    Rule {
        id: "activities/took-part",
        relation: "participatesIn",
        verbs: &["participate", "compete", "play", "run"],
        frame: Preposition(&["in", "at"]),
        subject: ACTORS,
        object: &[Event],
        percent: 86,
        why: "An event that is named, after `in` or `at`.",
        yes: &[(
            "{Ana Ruiz|Person} competed in {the Lima Marathon|Event}.",
            &["Ana Ruiz|participatesIn|the Lima Marathon|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} competed in a heat of {the Lima Marathon|Event}."],
        ..RULE
    },
    Rule {
        id: "activities/took-part-in",
        relation: "participatesIn",
        verbs: &["take"],
        frame: Light(&["part"], &["in"]),
        subject: ACTORS,
        object: &[Event],
        percent: 88,
        why: "`take part in`.",
        yes: &[(
            "{Peru|Country} took part in {the Lima Summit|Event}.",
            &["Peru|participatesIn|the Lima Summit|Asserted"],
        )],
        no: &["{Peru|Country} took pride in {the Lima Summit|Event}."],
        ..RULE
    },
    Rule {
        id: "activities/attended",
        relation: "participatesIn",
        verbs: &["attend"],
        subject: ACTORS,
        object: &[Event],
        percent: 84,
        why: "Who attends is there.",
        yes: &[(
            "{Ana Ruiz|Person} attended {the Lima Summit|Event}.",
            &["Ana Ruiz|participatesIn|the Lima Summit|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} attended a talk before {the Lima Summit|Event}."],
        ..RULE
    },
];
