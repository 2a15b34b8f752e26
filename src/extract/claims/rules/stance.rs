//! Stances and words about somebody: support, opposition, criticism, blame, refusal, protest.

use super::Frame::{Light, Object, Preposition};
use super::{ACTORS, RULE, Rule};
use crate::schema::EntityType::{Country, Event, Group, Law, Organization, Person, Treaty};

/// What one can be for or against.
const CAUSES: &[crate::schema::EntityType] = &[Person, Country, Organization, Group, Treaty, Law, Event];

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "stance/supports",
        relation: "supports",
        verbs: &[
            "support",
            "back",
            "endorse",
            "praise",
            "defend",
            "champion",
            "applaud",
            "laud",
            "commend",
            "congratulate",
            "salute",
        ],
        frame: Object,
        subject: ACTORS,
        object: CAUSES,
        percent: 88,
        why: "Support in words or deeds; `back` as a particle never has an object.",
        yes: &[
            ("{Peru|Country} supports {the Hale Act|Law}.", &["Peru|supports|the Hale Act|Asserted"]),
            (
                "Neither {France|Country} nor {Germany|Country} supports {the Hale Act|Law}.",
                &["France|supports|the Hale Act|Denied", "Germany|supports|the Hale Act|Denied"],
            ),
            ("{Juan Mora|Person} is backed by {Peru|Country}.", &["Peru|supports|Juan Mora|Asserted"]),
            ("{Peru|Country} stopped supporting {Juan Mora|Person}.", &["Peru|supports|Juan Mora|Denied"]),
        ],
        no: &[
            "{Peru|Country} supports a ban on {Minera Sol|Organization}.",
            "{Peru|Country} went back to {Chile|Country}.",
        ],
        ..RULE
    },
    Rule {
        id: "stance/supports-prep",
        relation: "supports",
        verbs: &["side", "vote", "campaign"],
        frame: Preposition(&["with", "for"]),
        subject: ACTORS,
        object: &[Person, Country, Organization, Treaty, Law],
        percent: 80,
        why: "Taking a side in a vote or a quarrel.",
        yes: &[("{Peru|Country} sided with {Chile|Country}.", &["Peru|supports|Chile|Asserted"])],
        no: &["{Peru|Country} voted against {the Hale Act|Law}."],
        ..RULE
    },
    Rule {
        id: "stance/opposes",
        relation: "opposes",
        verbs: &["oppose", "resist", "defy"],
        subject: ACTORS,
        object: CAUSES,
        percent: 90,
        why: "`is opposed to` has a rule of its own.",
        yes: &[
            ("{Russia|Country} opposes {the Lima Accord|Treaty}.", &["Russia|opposes|the Lima Accord|Asserted"]),
            ("{Russia|Country} does not oppose {the Lima Accord|Treaty}.", &["Russia|opposes|the Lima Accord|Denied"]),
        ],
        no: &["{Russia|Country} opposes talks on {the Lima Accord|Treaty}."],
        ..RULE
    },
    Rule {
        id: "stance/opposed-to",
        relation: "opposes",
        verbs: &["oppose"],
        frame: super::Frame::PassivePreposition(&["to"]),
        subject: ACTORS,
        object: CAUSES,
        percent: 88,
        why: "`is opposed to`.",
        yes: &[("{Peru|Country} is not opposed to {the Hale Act|Law}.", &["Peru|opposes|the Hale Act|Denied"])],
        no: &["{Peru|Country} is opposed to parts of {the Hale Act|Law}."],
        ..RULE
    },
    Rule {
        id: "stance/criticizes",
        relation: "criticizes",
        verbs: &[
            "criticize",
            "criticise",
            "condemn",
            "denounce",
            "slam",
            "deplore",
            "decry",
            "rebuke",
            "chide",
            "castigate",
            "lambaste",
            "mock",
            "insult",
            "deride",
        ],
        subject: ACTORS,
        object: CAUSES,
        percent: 89,
        why: "Words against somebody or something.",
        yes: &[
            ("{Juan Mora|Person} sharply criticized {Chile|Country}.", &["Juan Mora|criticizes|Chile|Asserted"]),
            ("{Chile|Country} was criticized by {the OAS|Organization}.", &["the OAS|criticizes|Chile|Asserted"]),
            ("{Peru|Country} criticized the government of {Chile|Country}.", &["Peru|criticizes|Chile|Asserted"]),
            (
                "{French|Country|adjective|France} and {German|Country|adjective|Germany} officials criticized {Chile|Country}.",
                &["France|criticizes|Chile|Asserted", "Germany|criticizes|Chile|Asserted"],
            ),
            ("{Chile|Country} denounced {the Lima Accord|Treaty}.", &["Chile|criticizes|the Lima Accord|Asserted"]),
        ],
        no: &["{Juan Mora|Person} criticized the silence of {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "stance/accuses",
        relation: "accuses",
        verbs: &["accuse", "blame", "sue", "indict", "prosecute", "charge", "investigate", "suspect"],
        subject: ACTORS,
        object: ACTORS,
        percent: 90,
        why: "That somebody accuses is a fact; what of, is the accuser's word.",
        yes: &[
            ("{Peru|Country} accused {Chile|Country} of theft.", &["Peru|accuses|Chile|Asserted"]),
            ("{Chile|Country} was accused by {Peru|Country} of theft.", &["Peru|accuses|Chile|Asserted"]),
            (
                "{Peru|Country} accused {Chile|Country} of violating {the Lima Accord|Treaty}.",
                &["Peru|accuses|Chile|Asserted", "Chile|violates|the Lima Accord|Reported|Peru"],
            ),
        ],
        no: &["{Peru|Country} charged a fee to {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "stance/complained",
        relation: "accuses",
        verbs: &["file", "lodge", "bring", "submit"],
        frame: super::Frame::Light(&["complaint", "complaints", "lawsuit", "suit", "charges", "case"], &["against"]),
        subject: ACTORS,
        object: ACTORS,
        percent: 86,
        why: "The noun carries the accusation.",
        yes: &[("{Peru|Country} filed a complaint against {Chile|Country}.", &["Peru|accuses|Chile|Asserted"])],
        no: &["{Peru|Country} filed a note against the advice of {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "stance/objects",
        relation: "opposes",
        verbs: &["object"],
        frame: Preposition(&["to"]),
        subject: ACTORS,
        object: CAUSES,
        percent: 88,
        why: "`object to`.",
        yes: &[("{Peru|Country} objected to {the Hale Act|Law}.", &["Peru|opposes|the Hale Act|Asserted"])],
        no: &["{Peru|Country} objected to a part of {the Hale Act|Law}."],
        ..RULE
    },
    Rule {
        id: "stance/rejects",
        relation: "rejects",
        verbs: &["reject", "veto", "rebuff", "snub", "spurn", "disavow", "dismiss"],
        subject: ACTORS,
        object: &[Treaty, Law, Country, Organization],
        percent: 85,
        why: "`dismiss` a person is to fire them, so no persons.",
        yes: &[
            ("{Congress|Organization} rejected {the Hale Act|Law}.", &["Congress|rejects|the Hale Act|Asserted"]),
            (
                "{Congress|Organization} may reject {the Lima Accord|Treaty}.",
                &["Congress|rejects|the Lima Accord|Possible"],
            ),
        ],
        no: &["{Congress|Organization} rejected an appeal from {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "stance/votes-against",
        relation: "rejects",
        verbs: &["vote"],
        frame: Preposition(&["against"]),
        subject: ACTORS,
        object: &[Treaty, Law],
        percent: 88,
        why: "A vote against a text.",
        yes: &[("{Juan Mora|Person} voted against {the Hale Act|Law}.", &["Juan Mora|rejects|the Hale Act|Asserted"])],
        no: &["{Juan Mora|Person} voted for {the Hale Act|Law}."],
        ..RULE
    },
    Rule {
        id: "stance/protests",
        relation: "protestsAgainst",
        verbs: &["protest", "demonstrate", "rally", "march", "riot", "revolt"],
        frame: Preposition(&["against"]),
        subject: ACTORS,
        object: CAUSES,
        percent: 86,
        why: "In the street or on paper, against somebody named.",
        yes: &[(
            "{Peruvians|Group} protested against {the Hale Act|Law}.",
            &["Peruvians|protestsAgainst|the Hale Act|Asserted"],
        )],
        no: &["{Peruvians|Group} protested in {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "stance/expressed",
        relation: "supports",
        verbs: &["express", "voice", "pledge", "offer", "reiterate", "reaffirm", "declare"],
        frame: Light(&["support", "backing", "solidarity"], &["for", "to", "with"]),
        subject: ACTORS,
        object: CAUSES,
        percent: 84,
        why: "Support as a noun.",
        yes: &[("{Peru|Country} expressed support for {Juan Mora|Person}.", &["Peru|supports|Juan Mora|Asserted"])],
        no: &["{Peru|Country} expressed concern for {Juan Mora|Person}."],
        ..RULE
    },
];
