//! Talk and help between sides: meetings, visits, statements, answers, requests, aid, cooperation, trade.

use super::Frame::{Light, Object, PassiveTogether, Preposition, Together, Within};
use super::{ACTORS, BODIES, RULE, Rule};
use crate::schema::EntityType::{Country, Group, Law, Organization, Person, Place, Treaty};

/// What is sent, given or offered to help.
#[rustfmt::skip]
const SUPPLIES: &[&str] = &[
    "aid", "assistance", "help", "weapons", "arms", "loans", "relief", "supplies", "ammunition", "shelter", "asylum",
    "food", "money", "cash", "fuel", "gas", "grain", "doctors", "medicine", "medicines", "vaccines", "tents",
    "equipment", "helicopters", "missiles", "drones", "tanks", "rifles",
];

/// What is lent, brought or donated to help.
#[rustfmt::skip]
const LOANS: &[&str] = &[
    "dollars", "euros", "pounds", "money", "loan", "loans", "food", "medicine", "medicines", "aid", "relief",
    "supplies", "weapons", "help", "equipment", "blankets", "tents", "water", "billion", "million",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "diplomacy/met",
        relation: "consultsWith",
        verbs: &["meet", "consult"],
        frame: Object,
        subject: &[Person],
        object: &[Person, Organization],
        percent: 85,
        why: "Persons meet persons and bodies; teams meet targets and bodies meet demands.",
        yes: &[
            (
                "{Ana Ruiz|Person} met {Juan Mora|Person} in {Lima|Place}.",
                &["Ana Ruiz|consultsWith|Juan Mora|Asserted"],
            ),
            ("{Ana Ruiz|Person} never met {Minera Sol|Organization}.", &["Ana Ruiz|consultsWith|Minera Sol|Denied"]),
        ],
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
        no: &[
            "{Ana Ruiz|Person} met with resistance in {Chile|Country}.",
            "Speaking a year after the fall of {Lima|Place} to {Hezbollah|Organization}, {Ana Ruiz|Person} was calm.",
        ],
        ..RULE
    },
    Rule {
        id: "diplomacy/in-talks",
        relation: "consultsWith",
        verbs: &["be", "enter", "remain", "stay"],
        frame: Within(
            &["talks", "negotiations", "consultations", "discussions", "dialogue", "contact", "touch"],
            &["with"],
        ),
        subject: ACTORS,
        object: ACTORS,
        percent: 88,
        why: "`is in talks with`.",
        yes: &[
            ("{Peru|Country} is in talks with {Chile|Country}.", &["Peru|consultsWith|Chile|Asserted"]),
            ("{Peru|Country} may enter into negotiations with {Chile|Country}.", &["Peru|consultsWith|Chile|Possible"]),
        ],
        no: &["{Peru|Country} is in a dispute with {Chile|Country}."],
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
        verbs: &[
            "aid",
            "assist",
            "help",
            "arm",
            "fund",
            "finance",
            "train",
            "rescue",
            "subsidize",
            "bankroll",
            "pay",
            "equip",
            "supply",
        ],
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
        frame: Light(SUPPLIES, &["to", "for"]),
        subject: ACTORS,
        object: ACTORS,
        percent: 86,
        why: "Goods or help as the object, the receiver after `to`.",
        yes: &[
            ("{Peru|Country} sent aid to {Haiti|Country}.", &["Peru|aids|Haiti|Asserted"]),
            ("{Peru|Country} sent {Haiti|Country} food.", &["Peru|aids|Haiti|Asserted"]),
        ],
        no: &["{Peru|Country} sent troops to {Haiti|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/lent",
        relation: "aids",
        verbs: &["lend", "deliver", "bring", "donate"],
        frame: Light(LOANS, &["to"]),
        subject: ACTORS,
        object: &[Person, Country, Organization, Group, Place],
        percent: 84,
        why: "Things that help as the object; the receiver after `to` or before them.",
        yes: &[
            ("{Germany|Country} lent {Peru|Country} two billion euros.", &["Germany|aids|Peru|Asserted"]),
            ("{The Red Cross|Organization} delivered food to {Lima|Place}.", &["The Red Cross|aids|Lima|Asserted"]),
        ],
        no: &["{Germany|Country} lent an ear to {Peru|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/received",
        relation: "consultsWith",
        verbs: &["host", "phone", "telephone"],
        subject: ACTORS,
        object: &[Person],
        percent: 82,
        why: "Guests and calls are talks; teams and cities host events, not persons.",
        yes: &[(
            "{Ana Ruiz|Person} hosted {Juan Mora|Person} on Friday.",
            &["Ana Ruiz|consultsWith|Juan Mora|Asserted"],
        )],
        no: &["{Ana Ruiz|Person} hosted a friend of {Juan Mora|Person}."],
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
        id: "diplomacy/both-committed",
        relation: "relatedTo",
        verbs: &["commit", "unite", "ally"],
        frame: PassiveTogether(&["by", "with"]),
        subject: BODIES,
        object: BODIES,
        percent: 66,
        why: "Joined subjects that are bound to one thing have something to do with each other; the words do not say what.",
        yes: &[("{Peru|Country} and {Chile|Country} are committed to peace.", &["Peru|relatedTo|Chile|Possible"])],
        no: &["{Peru|Country} and {Chile|Country} are separated by the Andes."],
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
    Rule {
        id: "diplomacy/restored-ties",
        relation: "cooperatesWith",
        verbs: &["restore", "renew", "resume", "establish", "normalize", "strengthen", "forge", "deepen", "reopen"],
        frame: Light(&["ties", "relations", "contacts", "cooperation"], &["with"]),
        subject: BODIES,
        object: BODIES,
        percent: 80,
        why: "Ties taken up or made closer.",
        yes: &[
            (
                "{Peru|Country} is about to renew its diplomatic ties with {Chile|Country}.",
                &["Peru|cooperatesWith|Chile|Planned"],
            ),
            (
                "{Peru|Country} and {Chile|Country} have renewed diplomatic ties.",
                &["Peru|cooperatesWith|Chile|Asserted"],
            ),
        ],
        no: &[
            "{Peru|Country} cut ties with {Chile|Country}.",
            "{Peru|Country} and {Chile|Country} have renewed ties with their neighbours.",
        ],
        ..RULE
    },
    Rule {
        id: "diplomacy/cut-ties",
        relation: "sanctions",
        verbs: &["cut", "sever", "break", "suspend", "downgrade", "abandon", "freeze"],
        frame: Light(&["ties", "relations", "contacts", "cooperation"], &["with", "off with"]),
        subject: BODIES,
        object: BODIES,
        percent: 84,
        why: "Breaking off ties is a penalty in the ontology's sense.",
        yes: &[(
            "{Peru|Country} severed diplomatic relations with {Chile|Country} in 1978.",
            &["Peru|sanctions|Chile|Asserted"],
        )],
        no: &["{Peru|Country} has close relations with {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/signed-with",
        relation: "agreesWith",
        verbs: &["sign", "reach", "conclude", "strike", "seal"],
        frame: Light(
            &[
                "agreement",
                "accord",
                "pact",
                "deal",
                "treaty",
                "protocol",
                "contract",
                "memorandum",
                "agreements",
                "truce",
            ],
            &["with"],
        ),
        subject: ACTORS,
        object: ACTORS,
        percent: 88,
        why: "A text without a name, signed with a side that has one.",
        yes: &[
            (
                "{Peru|Country} signed a trade accord with {Chile|Country} on Monday.",
                &["Peru|agreesWith|Chile|Asserted"],
            ),
            (
                "{Peru|Country} and {Chile|Country} signed a trade accord.",
                &["Peru|agreesWith|Chile|Asserted", "Chile|agreesWith|Peru|Asserted"],
            ),
        ],
        no: &["{Peru|Country} signed a petition with {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "diplomacy/both-agreed",
        relation: "agreesWith",
        verbs: &["agree"],
        frame: Together(&[]),
        subject: ACTORS,
        object: ACTORS,
        percent: 82,
        why: "Two joined subjects that agree, agree with each other.",
        yes: &[(
            "{Peru|Country} and {Chile|Country} agreed that it was late.",
            &["Peru|agreesWith|Chile|Asserted", "Chile|agreesWith|Peru|Asserted"],
        )],
        no: &["{Peru|Country} and {Chile|Country} agreed with the court."],
        ..RULE
    },
    Rule {
        id: "diplomacy/contributed",
        relation: "aids",
        verbs: &["contribute", "donate", "give", "lend", "pledge", "provide"],
        frame: Light(&["dollars", "euros", "pounds", "money", "funds", "funding", "loan", "grants"], &["to"]),
        subject: ACTORS,
        object: ACTORS,
        percent: 84,
        why: "Money as the object, the receiver after `to`.",
        yes: &[("{Peru|Country} will contribute a million dollars to {Haiti|Country}.", &["Peru|aids|Haiti|Planned"])],
        no: &["{Peru|Country} gave a speech to {Haiti|Country}."],
        ..RULE
    },
];
