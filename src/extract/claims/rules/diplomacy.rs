//! Talk and help between sides: meetings, visits, statements, answers, requests, aid, cooperation, trade.

use super::Frame::{Light, Object, Preposition, Together};
use super::{ACTORS, BODIES, RULE, Rule};
use crate::schema::EntityType::{Country, Law, Organization, Person, Place, Treaty};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "diplomacy/met",
        relation: "consultsWith",
        verbs: &["meet", "consult"],
        frame: Object,
        subject: &[Person],
        object: &[Person],
        percent: 85,
        why: "Persons meet persons; teams meet targets and bodies meet demands.",
        yes: &[(
            "{Ana Ruiz|Person} met {Juan Mora|Person} in {Lima|Place}.",
            &["Ana Ruiz|consultsWith|Juan Mora|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} met demands from {Juan Mora|Person}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/met-with",
        relation: "consultsWith",
        verbs: &["meet", "talk", "speak", "confer", "consult", "negotiate", "communicate"],
        frame: Preposition(&["with", "to"]),
        subject: ACTORS,
        object: ACTORS,
        percent: 87,
        why: "Talks with a side that is named.",
        yes: &[
            (
                "{Ana Ruiz|Person} met with {Juan Mora|Person} on Tuesday.",
                &["Ana Ruiz|consultsWith|Juan Mora|Asserted"],
            ),
            ("{Peru|Country} is negotiating with {Chile|Country}.", &["Peru|consultsWith|Chile|Asserted"]),
        ],
        no: &["{Ana Ruiz|Person} met with resistance in {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/held-talks",
        relation: "consultsWith",
        verbs: &["hold", "have", "begin", "open", "resume", "start", "conduct"],
        frame: Light(
            &["talks", "negotiations", "consultations", "discussions", "dialogue", "meeting", "meetings", "summit"],
            &["with"],
        ),
        subject: ACTORS,
        object: ACTORS,
        percent: 90,
        why: "`held talks with`.",
        yes: &[
            ("{Peru|Country} held talks with {Chile|Country}.", &["Peru|consultsWith|Chile|Asserted"]),
            ("{Peru|Country} will hold talks with {Chile|Country}.", &["Peru|consultsWith|Chile|Planned"]),
        ],
        no: &["{Peru|Country} held a grudge with {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/both-met",
        relation: "consultsWith",
        verbs: &["meet", "talk", "negotiate", "confer"],
        frame: Together(&[]),
        subject: ACTORS,
        object: ACTORS,
        percent: 82,
        why: "Two joined subjects and no other object: they meet each other.",
        yes: &[
            (
                "{Ana Ruiz|Person} and {Juan Mora|Person} met in {Lima|Place}.",
                &["Ana Ruiz|consultsWith|Juan Mora|Asserted"],
            ),
            (
                "{Peru|Country} and {Chile|Country} have been talking for the past four years.",
                &["Peru|consultsWith|Chile|Asserted"],
            ),
        ],
        no: &["{Ana Ruiz|Person} and {Juan Mora|Person} met with reporters."],
        ..RULE
    },
    Rule {
        id: "diplomacy/visited",
        relation: "visits",
        verbs: &["visit"],
        frame: Object,
        subject: ACTORS,
        object: &[Country, Place, Organization, Person],
        percent: 88,
        why: "Travel to a place or a person.",
        yes: &[("{Ana Ruiz|Person} visited {Chile|Country} in March 2009.", &["Ana Ruiz|visits|Chile|Asserted"])],
        no: &["{Ana Ruiz|Person} visited a museum in {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/travelled",
        relation: "visits",
        verbs: &["travel", "fly", "arrive", "return"],
        frame: Preposition(&["to", "in"]),
        subject: &[Person],
        object: &[Country, Place],
        percent: 80,
        why: "A person on the way to a place.",
        yes: &[("{Ana Ruiz|Person} traveled to {Chile|Country} last week.", &["Ana Ruiz|visits|Chile|Asserted"])],
        no: &["{Ana Ruiz|Person} flew past {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/told",
        relation: "statesTo",
        verbs: &["tell", "inform", "notify", "assure", "warn", "remind"],
        frame: Object,
        subject: ACTORS,
        object: ACTORS,
        percent: 90,
        why: "Speech to somebody who is named.",
        yes: &[
            ("{Ana Ruiz|Person} told {Juan Mora|Person} that it was late.", &["Ana Ruiz|statesTo|Juan Mora|Asserted"]),
            ("{Peru|Country} has never told {Chile|Country}.", &["Peru|statesTo|Chile|Denied"]),
        ],
        no: &["{Ana Ruiz|Person} told the story of {Juan Mora|Person}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/responded",
        relation: "respondsTo",
        verbs: &["respond", "reply", "react"],
        frame: Preposition(&["to"]),
        subject: ACTORS,
        object: &[Person, Country, Organization, Treaty, Law],
        percent: 88,
        why: "An answer to somebody or to a text.",
        yes: &[("{Peru|Country} responded to {Chile|Country}.", &["Peru|respondsTo|Chile|Asserted"])],
        no: &["{Peru|Country} responded to calls from {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/urged",
        relation: "requests",
        verbs: &["urge", "ask", "beg", "implore", "pressure", "petition", "lobby", "press", "instruct", "order"],
        frame: Object,
        subject: ACTORS,
        object: ACTORS,
        percent: 88,
        why: "Somebody is asked to do something; the thing asked for is only possible.",
        yes: &[(
            "{Peru|Country} urged {Chile|Country} to sign {the Lima Accord|Treaty}.",
            &["Peru|requests|Chile|Asserted", "Chile|signed|the Lima Accord|Possible"],
        )],
        no: &["{Peru|Country} asked a judge in {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/called-on",
        relation: "requests",
        verbs: &["call", "appeal"],
        frame: Preposition(&["on", "upon", "to"]),
        subject: ACTORS,
        object: BODIES,
        percent: 84,
        why: "`called on` a side; persons may be visited that way.",
        yes: &[("{Peru|Country} called on {Chile|Country} to stop.", &["Peru|requests|Chile|Asserted"])],
        no: &["{Peru|Country} called on Monday for calm in {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/aids",
        relation: "aids",
        verbs: &["aid", "assist", "help", "arm", "fund", "finance", "train", "rescue", "subsidize", "bankroll"],
        frame: Object,
        subject: ACTORS,
        object: ACTORS,
        percent: 85,
        why: "Help in deeds; `help` with a verb after the object may be of no use to the object.",
        yes: &[
            ("{Iran|Country} arms {Hezbollah|Organization}.", &["Iran|aids|Hezbollah|Asserted"]),
            ("{Hezbollah|Organization} is funded by {Iran|Country}.", &["Iran|aids|Hezbollah|Asserted"]),
        ],
        no: &["{Iran|Country} trains in {Syria|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/supplied",
        relation: "aids",
        verbs: &["provide", "supply", "give", "send", "offer"],
        frame: Light(
            &[
                "aid",
                "assistance",
                "help",
                "weapons",
                "arms",
                "loans",
                "relief",
                "supplies",
                "ammunition",
                "shelter",
                "asylum",
            ],
            &["to", "for"],
        ),
        subject: ACTORS,
        object: ACTORS,
        percent: 86,
        why: "Goods or help as the object, the receiver after `to`.",
        yes: &[("{Peru|Country} sent aid to {Haiti|Country}.", &["Peru|aids|Haiti|Asserted"])],
        no: &["{Peru|Country} sent troops to {Haiti|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/cooperates",
        relation: "cooperatesWith",
        verbs: &["cooperate", "collaborate", "work", "coordinate"],
        frame: Preposition(&["with"]),
        subject: ACTORS,
        object: ACTORS,
        percent: 86,
        why: "`with` a side.",
        yes: &[("{Peru|Country} cooperates with {Chile|Country}.", &["Peru|cooperatesWith|Chile|Asserted"])],
        no: &["{Peru|Country} works with care in {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/together",
        relation: "cooperatesWith",
        verbs: &["work", "cooperate", "collaborate"],
        frame: Together(&["together", "jointly"]),
        subject: ACTORS,
        object: ACTORS,
        percent: 86,
        why: "Two joined subjects that work together.",
        yes: &[
            ("{Peru|Country} and {Chile|Country} worked together.", &["Peru|cooperatesWith|Chile|Asserted"]),
            (
                "{Peru|Country} and {Chile|Country} were able to work together in {Haiti|Country}.",
                &["Peru|cooperatesWith|Chile|Asserted"],
            ),
        ],
        no: &["{Peru|Country} and {Chile|Country} worked hard."],
        ..RULE
    },
    Rule {
        id: "diplomacy/trades",
        relation: "tradesWith",
        verbs: &["trade"],
        frame: Preposition(&["with"]),
        subject: BODIES,
        object: BODIES,
        percent: 88,
        why: "Trade with a side.",
        yes: &[("{Peru|Country} traded with {Chile|Country}.", &["Peru|tradesWith|Chile|Asserted"])],
        no: &["{Peru|Country} trades on fear of {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/agreed",
        relation: "agreesWith",
        verbs: &["agree"],
        frame: Preposition(&["with"]),
        subject: ACTORS,
        object: ACTORS,
        percent: 84,
        why: "Coming to terms with a side.",
        yes: &[("{Peru|Country} agreed with {Chile|Country}.", &["Peru|agreesWith|Chile|Asserted"])],
        no: &["{Peru|Country} agreed with a view from {Chile|Country}."],
        ..RULE
    },
];
