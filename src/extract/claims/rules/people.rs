//! Lives: birth, death, marriage, study, work, appointments.

use super::Frame::{PassivePreposition, PassiveTogether, Preposition, Together};
use super::{ACTORS, PERSON, PLACES, RULE, Rule};
use crate::schema::EntityType::{Organization, Person};

/// Where one can be born: bases and hospitals, too.
const SITES: &[crate::schema::EntityType] =
    &[crate::schema::EntityType::Place, crate::schema::EntityType::Country, crate::schema::EntityType::Facility];

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "people/born",
        relation: "bornIn",
        verbs: &["bear"],
        frame: PassivePreposition(&["in", "at"]),
        subject: PERSON,
        object: SITES,
        percent: 92,
        why: "`was born in` a place, a date may stand between.",
        yes: &[
            ("{Ana Ruiz|Person} was born in {Lima|Place} in 1961.", &["Ana Ruiz|bornIn|Lima|Asserted"]),
            ("{Ana Ruiz|Person}, born in {Lima|Place}, sings.", &["Ana Ruiz|bornIn|Lima|Asserted"]),
        ],
        no: &["{Ana Ruiz|Person} was born in poverty near the port of {Lima|Place}."],
        ..RULE
    },
    Rule {
        id: "people/died",
        relation: "diedIn",
        verbs: &["die"],
        frame: Preposition(&["in", "at"]),
        subject: PERSON,
        object: PLACES,
        percent: 88,
        why: "`died in` a place.",
        yes: &[("{Ana Ruiz|Person} died in {Lima|Place} on 4 May 2009.", &["Ana Ruiz|diedIn|Lima|Asserted"])],
        no: &["{Ana Ruiz|Person} died in a crash outside {Lima|Place}."],
        ..RULE
    },
    Rule {
        id: "people/married",
        relation: "spouse",
        verbs: &["marry", "wed", "divorce"],
        subject: PERSON,
        object: PERSON,
        percent: 90,
        why: "The ontology's spouse is present or past, so divorce says so too.",
        yes: &[("{Ana Ruiz|Person} married {Juan Mora|Person} in 1988.", &["Ana Ruiz|spouse|Juan Mora|Asserted"])],
        no: &["{Ana Ruiz|Person} married a friend of {Juan Mora|Person}."],
        ..RULE
    },
    Rule {
        id: "people/married-to",
        relation: "spouse",
        verbs: &["marry"],
        frame: PassivePreposition(&["to"]),
        subject: PERSON,
        object: PERSON,
        percent: 92,
        why: "`is married to`.",
        yes: &[("{Ana Ruiz|Person} is married to {Juan Mora|Person}.", &["Ana Ruiz|spouse|Juan Mora|Asserted"])],
        no: &["{Ana Ruiz|Person} is married to the work of {Juan Mora|Person}."],
        ..RULE
    },
    Rule {
        id: "people/both-married",
        relation: "spouse",
        verbs: &["marry", "wed", "divorce"],
        frame: Together(&[]),
        subject: PERSON,
        object: PERSON,
        percent: 88,
        why: "Two joined subjects and no object: they marry each other.",
        yes: &[("{Ana Ruiz|Person} and {Juan Mora|Person} married in 1988.", &["Ana Ruiz|spouse|Juan Mora|Asserted"])],
        no: &["{Ana Ruiz|Person} and {Juan Mora|Person} married two brothers."],
        ..RULE
    },
    Rule {
        id: "people/were-married",
        relation: "spouse",
        verbs: &["marry", "wed", "divorce"],
        frame: PassiveTogether(&["to", "with", "by"]),
        subject: PERSON,
        object: PERSON,
        percent: 88,
        why: "Two joined subjects that are married, and to nobody else.",
        yes: &[(
            "{Ana Ruiz|Person} and {Juan Mora|Person} have been married for 35 years.",
            &["Ana Ruiz|spouse|Juan Mora|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} and {Juan Mora|Person} were married to two brothers."],
        ..RULE
    },
    Rule {
        id: "people/studied",
        relation: "educatedAt",
        verbs: &["study", "graduate"],
        frame: Preposition(&["at", "from"]),
        subject: PERSON,
        object: &[Organization],
        percent: 88,
        why: "A school after `at` or `from`.",
        yes: &[(
            "{Ana Ruiz|Person} graduated from {Lima University|Organization} in 1983.",
            &["Ana Ruiz|educatedAt|Lima University|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} studied reports from {Lima University|Organization}."],
        ..RULE
    },
    Rule {
        id: "people/educated",
        relation: "educatedAt",
        verbs: &["educate"],
        frame: PassivePreposition(&["at"]),
        subject: PERSON,
        object: &[Organization],
        percent: 90,
        why: "`was educated at`.",
        yes: &[(
            "{Ana Ruiz|Person} was educated at {Lima University|Organization}.",
            &["Ana Ruiz|educatedAt|Lima University|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} was educated at home."],
        ..RULE
    },
    Rule {
        id: "people/lives",
        relation: "livesIn",
        verbs: &["live", "reside"],
        frame: Preposition(&["in"]),
        subject: PERSON,
        object: PLACES,
        percent: 88,
        why: "Where somebody lives or lived.",
        yes: &[("{Ana Ruiz|Person} lives in {Lima|Place}.", &["Ana Ruiz|livesIn|Lima|Asserted"])],
        no: &["{Ana Ruiz|Person} lives in fear of {Lima|Place}."],
        ..RULE
    },
    Rule {
        id: "people/works-for",
        relation: "employedBy",
        verbs: &["work", "teach"],
        frame: Preposition(&["for", "at"]),
        subject: PERSON,
        object: &[Organization],
        percent: 84,
        why: "Work for or at a body; work with somebody is cooperation.",
        yes: &[(
            "{Ana Ruiz|Person} works for {Minera Sol|Organization}.",
            &["Ana Ruiz|employedBy|Minera Sol|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} worked for peace with {Minera Sol|Organization}."],
        ..RULE
    },
    Rule {
        id: "people/appointed",
        relation: "appointed",
        verbs: &["appoint", "nominate", "hire", "reappoint"],
        subject: ACTORS,
        object: &[Person],
        percent: 88,
        why: "Who puts whom into an office; `name` and `elect` have other objects too often.",
        yes: &[
            ("{Juan Mora|Person} appointed {Ana Ruiz|Person} on Friday.", &["Juan Mora|appointed|Ana Ruiz|Asserted"]),
            ("{Ana Ruiz|Person} was nominated by {Juan Mora|Person}.", &["Juan Mora|appointed|Ana Ruiz|Asserted"]),
        ],
        no: &["{Juan Mora|Person} appointed an aide of {Ana Ruiz|Person}."],
        ..RULE
    },
    Rule {
        id: "people/succeeded",
        relation: "succeeds",
        verbs: &["succeed", "replace"],
        subject: PERSON,
        object: PERSON,
        percent: 84,
        why: "A person after a person in an office.",
        yes: &[("{Ana Ruiz|Person} succeeded {Juan Mora|Person} in 2006.", &["Ana Ruiz|succeeds|Juan Mora|Asserted"])],
        no: &["{Ana Ruiz|Person} succeeded in {Lima|Place}."],
        ..RULE
    },
];
