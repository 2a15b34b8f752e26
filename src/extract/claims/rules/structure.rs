//! Bodies and places: founding, ownership, seat, parts, borders.

use super::Frame::{Light, PassivePreposition, Preposition};
use super::{ACTORS, BODIES, PLACES, RULE, Rule};
use crate::schema::EntityType::{Country, Facility, Group, Organization, Person, Place};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "structure/founded",
        relation: "founded",
        verbs: &["found", "co-found", "cofound", "establish"],
        subject: ACTORS,
        object: &[Organization],
        percent: 90,
        why: "`found` is also the past of `find`: the lexicon keeps them apart by their other forms.",
        yes: &[
            ("{Ana Ruiz|Person} founded {Minera Sol|Organization} in 1998.", &["Ana Ruiz|founded|Minera Sol|Asserted"]),
            ("{Minera Sol|Organization} was founded by {Ana Ruiz|Person}.", &["Ana Ruiz|founded|Minera Sol|Asserted"]),
            (
                "{Ana Ruiz|Person} is a trader who co-founded {Minera Sol|Organization} in 1998.",
                &["Ana Ruiz|founded|Minera Sol|Asserted"],
            ),
        ],
        no: &["{Ana Ruiz|Person} found {Minera Sol|Organization} in trouble."],
        ..RULE
    },
    Rule {
        id: "structure/formed",
        relation: "founded",
        verbs: &["form", "create", "start", "set up", "launch", "start up", "incorporate", "organize"],
        subject: &[Person, Organization, Country],
        object: &[Organization],
        percent: 80,
        why: "With a body as the object it is brought into being.",
        yes: &[
            ("{Ana Ruiz|Person} set up {Minera Sol|Organization}.", &["Ana Ruiz|founded|Minera Sol|Asserted"]),
            ("{Minera Sol|Organization} was formed by {Ana Ruiz|Person}.", &["Ana Ruiz|founded|Minera Sol|Asserted"]),
        ],
        no: &["{Ana Ruiz|Person} started a row with {Minera Sol|Organization}."],
        ..RULE
    },
    Rule {
        id: "structure/acquired",
        relation: "owns",
        verbs: &["own", "acquire", "buy", "purchase", "take over", "buy out"],
        subject: ACTORS,
        object: &[Organization, Facility],
        percent: 85,
        why: "Buying a body is owning it afterwards; plans to buy are planned.",
        yes: &[
            ("{Minera Sol|Organization} owns {Cobre Norte|Organization}.", &["Minera Sol|owns|Cobre Norte|Asserted"]),
            (
                "{Cobre Norte|Organization} was acquired by {Minera Sol|Organization} in 2003.",
                &["Minera Sol|owns|Cobre Norte|Asserted"],
            ),
        ],
        no: &["{Minera Sol|Organization} bought a truck from {Cobre Norte|Organization}."],
        ..RULE
    },
    Rule {
        id: "structure/share",
        relation: "owns",
        verbs: &["own", "acquire", "buy", "purchase", "hold"],
        frame: Light(
            &[
                "percent", "%", "stake", "stakes", "share", "shares", "half", "third", "quarter", "fifth", "tenth",
                "majority", "minority",
            ],
            &["of", "in"],
        ),
        subject: ACTORS,
        object: &[Organization, Facility],
        percent: 84,
        why: "The relation holds of parts, too.",
        yes: &[
            ("{Ana Ruiz|Person} owns a fifth of {Minera Sol|Organization}.", &["Ana Ruiz|owns|Minera Sol|Asserted"]),
            (
                "{Minera Sol|Organization} bought a stake in {Cobre Norte|Organization}.",
                &["Minera Sol|owns|Cobre Norte|Asserted"],
            ),
        ],
        no: &["{Ana Ruiz|Person} holds a share of the blame at {Minera Sol|Organization}."],
        ..RULE
    },
    Rule {
        id: "structure/based",
        relation: "headquarteredIn",
        verbs: &["base", "headquarter"],
        frame: PassivePreposition(&["in", "at"]),
        subject: &[Organization],
        object: PLACES,
        percent: 88,
        why: "A body that is based in a place has its seat there.",
        yes: &[
            ("{Minera Sol|Organization} is based in {Lima|Place}.", &["Minera Sol|headquarteredIn|Lima|Asserted"]),
            (
                "{Minera Sol|Organization}, headquartered in {Lima|Place}, grew.",
                &["Minera Sol|headquarteredIn|Lima|Asserted"],
            ),
        ],
        no: &["{Minera Sol|Organization} is based in part on plans from {Lima|Place}."],
        ..RULE
    },
    Rule {
        id: "structure/located",
        relation: "locatedIn",
        verbs: &["locate", "situate", "station"],
        frame: PassivePreposition(&["in", "at"]),
        subject: &[Organization, Facility, Place],
        object: PLACES,
        percent: 88,
        why: "Where a thing stands.",
        yes: &[("{Fort Paz|Facility} is located in {Peru|Country}.", &["Fort Paz|locatedIn|Peru|Asserted"])],
        no: &["{Fort Paz|Facility} was located by {Peru|Country}."],
        ..RULE
    },
    Rule {
        id: "structure/borders",
        relation: "borders",
        verbs: &["border"],
        subject: &[Country, Place],
        object: &[Country, Place],
        percent: 85,
        why: "`border` with a place on each side.",
        yes: &[("{Peru|Country} has long bordered {Chile|Country}.", &["Peru|borders|Chile|Asserted"])],
        no: &["{Peru|Country} borders on war with {Chile|Country}."],
        ..RULE
    },
    Rule {
        id: "structure/has-seat",
        relation: "headquarteredIn",
        verbs: &["have"],
        frame: Light(&["headquarters", "seat"], &["in"]),
        subject: &[Organization],
        object: PLACES,
        percent: 85,
        why: "`has its headquarters in`.",
        yes: &[(
            "{Minera Sol|Organization} has its headquarters in {Lima|Place}.",
            &["Minera Sol|headquarteredIn|Lima|Asserted"],
        )],
        no: &["{Minera Sol|Organization} has a plan in {Lima|Place}."],
        ..RULE
    },
    Rule {
        id: "structure/includes",
        relation: "memberOf",
        verbs: &["include", "comprise"],
        subject: &[Organization, Group],
        object: BODIES,
        swapped: true,
        percent: 78,
        why: "A coalition that includes a body has it as a member.",
        yes: &[(
            "{The Lima Front|Organization}, which includes {the Green Party|Organization}, won.",
            &["the Green Party|memberOf|The Lima Front|Asserted"],
        )],
        no: &["{The Lima Front|Organization} included a letter from {the Green Party|Organization}."],
        ..RULE
    },
    Rule {
        id: "structure/belongs",
        relation: "memberOf",
        verbs: &["belong"],
        frame: Preposition(&["to"]),
        subject: BODIES,
        object: &[Organization],
        percent: 75,
        why: "Countries and bodies belong to alliances.",
        yes: &[("{Peru|Country} belongs to {the OAS|Organization}.", &["Peru|memberOf|the OAS|Asserted"])],
        no: &["{Peru|Country} belongs to {Chile|Country}."],
        ..RULE
    },
];
