//! Treaties, laws and membership in bodies: sign, ratify, enact, join, leave.

use super::Frame::{Object, Preposition};
use super::{ACTORS, BODIES, RULE, Rule, TEXTS};
use crate::schema::EntityType::{Country, Event, Facility, Group, Organization, Place, Treaty};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "treaties/signed",
        relation: "signed",
        verbs: &["sign", "initial", "conclude", "cosign"],
        subject: ACTORS,
        object: TEXTS,
        beside: &["with"],
        percent: 93,
        why: "Players and directors are signed too: the object has to be a treaty or a law.",
        yes: &[
            (
                "{Ana Ruiz|Person} signed {the Lima Accord|Treaty} in 2010.",
                &["Ana Ruiz|signed|the Lima Accord|Asserted"],
            ),
            (
                "{The Lima Accord|Treaty} was signed by {Peru|Country} and {Chile|Country}.",
                &["Peru|signed|The Lima Accord|Asserted", "Chile|signed|The Lima Accord|Asserted"],
            ),
            (
                "{The Hale Act|Law}, a law that {Ruiz|Person} will sign, is short.",
                &["Ruiz|signed|The Hale Act|Planned"],
            ),
            ("{Peru|Country} never signed {the Lima Accord|Treaty}.", &["Peru|signed|the Lima Accord|Denied"]),
            (
                "{Peru|Country} signed {the Lima Accord|Treaty} with {Chile|Country} in 1990.",
                &["Peru|signed|the Lima Accord|Asserted", "Chile|signed|the Lima Accord|Asserted"],
            ),
            (
                "{Ana Ruiz|Person} signed {the Hale Act|Law} with {Juan Mora|Person} at her side.",
                &["Ana Ruiz|signed|the Hale Act|Asserted"],
            ),
        ],
        no: &[
            "{Arsenal|Organization} signed {Juan Mora|Person}.",
            "{Peru|Country} signed a copy of {the Lima Accord|Treaty}.",
        ],
        ..RULE
    },
    Rule {
        id: "treaties/signed-up",
        relation: "signed",
        verbs: &["sign"],
        frame: Preposition(&["up to", "on to", "onto"]),
        subject: ACTORS,
        object: &[Treaty],
        percent: 88,
        why: "`signed up to` is to bind oneself to an agreement.",
        yes: &[("{Peru|Country} signed up to {the Lima Accord|Treaty}.", &["Peru|signed|the Lima Accord|Asserted"])],
        no: &["{Peru|Country} signed up to nothing like {the Lima Accord|Treaty}."],
        ..RULE
    },
    Rule {
        id: "treaties/ratified",
        relation: "ratified",
        verbs: &["ratify"],
        subject: ACTORS,
        object: TEXTS,
        percent: 94,
        why: "Only texts are ratified.",
        yes: &[
            (
                "{The Senate|Organization} has ratified {the Lima Accord|Treaty}.",
                &["The Senate|ratified|the Lima Accord|Asserted"],
            ),
            (
                "{Congress|Organization} may ratify {the Lima Accord|Treaty}.",
                &["Congress|ratified|the Lima Accord|Possible"],
            ),
        ],
        no: &["{The Senate|Organization} ratified talks on {the Lima Accord|Treaty}."],
        ..RULE
    },
    Rule {
        id: "treaties/enacted",
        relation: "enacted",
        verbs: &["enact", "pass", "adopt", "approve", "promulgate"],
        subject: ACTORS,
        object: TEXTS,
        percent: 88,
        why: "`pass` and `approve` mean this only with a law or a treaty as the object.",
        yes: &[
            ("{Congress|Organization} passed {the Hale Act|Law}.", &["Congress|enacted|the Hale Act|Asserted"]),
            (
                "{The Hale Act|Law} was passed by {the Senate|Organization} but not signed.",
                &["the Senate|enacted|The Hale Act|Asserted"],
            ),
            ("{Congress|Organization} did not approve {the Hale Act|Law}.", &["Congress|enacted|the Hale Act|Denied"]),
        ],
        no: &["{Ana Ruiz|Person} passed {the Senate|Organization} on her way."],
        ..RULE
    },
    Rule {
        id: "treaties/repealed",
        relation: "repealed",
        verbs: &["repeal", "abolish", "revoke", "annul", "terminate", "rescind", "overturn", "strike down"],
        subject: ACTORS,
        object: TEXTS,
        percent: 80,
        why: "What ends a law or an agreement.",
        yes: &[(
            "{Congress|Organization} repealed {the Hale Act|Law} in 2004.",
            &["Congress|repealed|the Hale Act|Asserted"],
        )],
        no: &["{Peru|Country} abolished a tax under {the Hale Act|Law}."],
        ..RULE
    },
    Rule {
        id: "treaties/violates",
        relation: "violates",
        verbs: &["violate", "breach", "break", "flout", "contravene"],
        subject: ACTORS,
        object: TEXTS,
        percent: 86,
        why: "`break` means this only with a text as the object.",
        yes: &[
            ("{Peru|Country} violated {the Lima Accord|Treaty}.", &["Peru|violates|the Lima Accord|Asserted"]),
            (
                "{Chile|Country} said {Peru|Country} had violated {the Lima Accord|Treaty}.",
                &["Peru|violates|the Lima Accord|Reported|Chile"],
            ),
        ],
        no: &["{Peru|Country} broke with {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "treaties/negotiated",
        relation: "negotiated",
        verbs: &["negotiate", "renegotiate", "broker", "hammer"],
        subject: ACTORS,
        object: TEXTS,
        beside: &["with"],
        percent: 88,
        why: "A text that is worked out.",
        yes: &[(
            "{Peru|Country} and {Chile|Country} negotiated {the Lima Accord|Treaty}.",
            &["Peru|negotiated|the Lima Accord|Asserted", "Chile|negotiated|the Lima Accord|Asserted"],
        )],
        no: &["{Peru|Country} negotiated under {the Lima Accord|Treaty}."],
        ..RULE
    },
    Rule {
        id: "treaties/joined",
        relation: "joined",
        verbs: &["join", "enter", "rejoin"],
        subject: ACTORS,
        object: &[Organization, Treaty],
        percent: 90,
        why: "`join` a body or a treaty; one joins people and enters countries in another sense.",
        yes: &[
            ("{Russia|Country} joined {the WTO|Organization} in 2012.", &["Russia|joined|the WTO|Asserted"]),
            ("{Peru|Country} plans to join {the WTO|Organization}.", &["Peru|joined|the WTO|Planned"]),
            ("The deal allows {Peru|Country} to enter {the WTO|Organization}.", &["Peru|joined|the WTO|Possible"]),
        ],
        no: &["{Ana Ruiz|Person} joined {Juan Mora|Person} on stage.", "{Peru|Country} entered {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "treaties/acceded",
        relation: "joined",
        verbs: &["accede"],
        frame: Preposition(&["to"]),
        subject: BODIES,
        object: &[Organization, Treaty],
        percent: 92,
        why: "One accedes to a body or a treaty; with other objects it means to give in.",
        yes: &[(
            "{Peru|Country} acceded to {the Lima Accord|Treaty} in 1994.",
            &["Peru|joined|the Lima Accord|Asserted"],
        )],
        no: &["{Peru|Country} acceded to demands from {the WTO|Organization}."],
        ..RULE
    },
    Rule {
        id: "treaties/withdrew",
        relation: "withdrewFrom",
        verbs: &["withdraw", "pull", "back", "drop", "opt", "walk"],
        frame: Preposition(&["from", "out of", "away from"]),
        subject: ACTORS,
        object: &[Organization, Treaty, Event],
        percent: 88,
        why: "Leaving a body, a treaty or talks; troops that leave a place have a rule of their own.",
        yes: &[
            ("{Peru|Country} withdrew from {the Lima Accord|Treaty}.", &["Peru|withdrewFrom|the Lima Accord|Asserted"]),
            ("{Peru|Country} has pulled out of {the WTO|Organization}.", &["Peru|withdrewFrom|the WTO|Asserted"]),
            (
                "{Peru|Country} threatened to withdraw from {the WTO|Organization}.",
                &["Peru|withdrewFrom|the WTO|Planned"],
            ),
        ],
        no: &["{Peru|Country} walked away from {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "treaties/retreated",
        relation: "withdrewFrom",
        verbs: &["withdraw", "pull", "retreat"],
        frame: Preposition(&["from", "out of"]),
        subject: &[Country, Organization, Group],
        object: &[Country, Place, Facility],
        percent: 84,
        why: "Countries, armies and militias that withdraw from a place take their forces away.",
        yes: &[
            ("{Peru|Country} refused to withdraw from {Arica|Place}.", &["Peru|withdrewFrom|Arica|Denied"]),
            ("{Peru|Country} may pull out of {Haiti|Country}.", &["Peru|withdrewFrom|Haiti|Possible"]),
        ],
        no: &["{Peru|Country} withdrew its envoy to {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "treaties/left",
        relation: "withdrewFrom",
        verbs: &["leave", "quit", "exit", "abandon"],
        frame: Object,
        subject: ACTORS,
        object: &[Organization, Treaty],
        percent: 80,
        why: "`left` is also a place to go from: only bodies and treaties.",
        yes: &[("{Peru|Country} left {the WTO|Organization} in 1987.", &["Peru|withdrewFrom|the WTO|Asserted"])],
        no: &["{Ana Ruiz|Person} left {Chile|Country} on Monday."],
        ..RULE
    },
];
