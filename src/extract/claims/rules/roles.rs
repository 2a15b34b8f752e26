//! Nouns that say what one entity is to another: `X, a member of Y`; `Y's wife, X`; `X is the capital of Y`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// One such noun, or several that say the same.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Role {
    /// `family/name`.
    pub(in super::super) id: &'static str,
    /// Heads, separated by spaces.
    pub(in super::super) nouns: &'static str,
    /// The relation of X to Y.
    pub(in super::super) relation: &'static str,
    /// The prepositions before Y, separated by spaces.
    pub(in super::super) preposition: &'static str,
    /// Confidence in hundredths.
    pub(in super::super) percent: u8,
    /// A sentence and the claim that it gives, which a test runs.
    #[cfg_attr(not(test), expect(dead_code, reason = "run by tests"))]
    pub(in super::super) yes: (&'static str, &'static str),
}

const fn role(
    id: &'static str,
    nouns: &'static str,
    relation: &'static str,
    preposition: &'static str,
    percent: u8,
    yes: (&'static str, &'static str),
) -> Role {
    Role { id, nouns, relation, preposition, percent, yes }
}

/// The roles; the first that has the noun counts.
#[rustfmt::skip]
pub(in super::super) const ROLES: &[Role] = &[
    role("roles/member", "member members", "memberOf", "of", 90,
        ("{Ana Ruiz|Person}, a member of {the Green Party|Organization}, left.", "Ana Ruiz|memberOf|the Green Party|Asserted")),
    role("roles/spouse", "wife husband spouse widow widower ex-wife ex-husband bride consort", "spouse", "of", 92,
        ("{Juan Mora|Person}'s wife, {Ana Ruiz|Person}, left.", "Ana Ruiz|spouse|Juan Mora|Asserted")),
    role("roles/child", "son daughter sons daughters children kids", "childOf", "of", 92,
        ("{Ana Ruiz|Person} is the daughter of {Juan Mora|Person}.", "Ana Ruiz|childOf|Juan Mora|Asserted")),
    role("roles/parent", "father mother", "parentOf", "of", 90,
        ("{Juan Mora|Person}, the father of {Ana Ruiz|Person}, left.", "Juan Mora|parentOf|Ana Ruiz|Asserted")),
    role("roles/sibling", "brother sister", "siblingOf", "of", 90,
        ("{Juan Mora|Person}'s sister {Ana Ruiz|Person} left.", "Ana Ruiz|siblingOf|Juan Mora|Asserted")),
    role("roles/relative", "cousin nephew niece uncle aunt grandson granddaughter grandfather grandmother", "relativeOf", "of", 88,
        ("{Ana Ruiz|Person} was a niece of {Juan Mora|Person}.", "Ana Ruiz|relativeOf|Juan Mora|Asserted")),
    role("roles/capital", "capital", "locatedIn", "of", 92,
        ("{Lima|Place} is the capital of {Peru|Country}.", "Lima|locatedIn|Peru|Asserted")),
    role("roles/founder", "founder cofounder co-founder founders co-founders", "founded", "of", 90,
        ("{Ana Ruiz|Person}, the founder of {Minera Sol|Organization}, left.", "Ana Ruiz|founded|Minera Sol|Asserted")),
    role("roles/owner", "owner", "owns", "of", 86,
        ("{Ana Ruiz|Person} is the owner of {Minera Sol|Organization}.", "Ana Ruiz|owns|Minera Sol|Asserted")),
    role("roles/parent-company", "parent", "owns", "of for", 84,
        ("{Minera Sol|Organization} is the parent of {Cobre Norte|Organization}.", "Minera Sol|owns|Cobre Norte|Asserted")),
    role("roles/resident", "resident inhabitant", "livesIn", "of", 86,
        ("{Ana Ruiz|Person}, a resident of {Lima|Place}, left.", "Ana Ruiz|livesIn|Lima|Asserted")),
    role("roles/politician", "politician councillor councilor lawmaker legislator mp senator congressman congresswoman", "memberOf", "for of with from", 84,
        ("{Ana Ruiz|Person} is a politician for {the Green Party|Organization}.", "Ana Ruiz|memberOf|the Green Party|Asserted")),
    role("roles/subsidiary", "subsidiary", "subsidiaryOf", "of", 92,
        ("{Cobre Norte|Organization} is a subsidiary of {Minera Sol|Organization}.", "Cobre Norte|subsidiaryOf|Minera Sol|Asserted")),
    role("roles/part", "part arm branch division unit wing agency", "partOf", "of", 84,
        ("{The Youth League|Organization}, a branch of {the Green Party|Organization}, met.", "The Youth League|partOf|the Green Party|Asserted")),
    role("roles/party", "party signatory", "partyTo", "to", 90,
        ("{Peru|Country} is a party to {the Lima Accord|Treaty}.", "Peru|partyTo|the Lima Accord|Asserted")),
    role("roles/ally", "ally partner", "alliedWith", "of", 84,
        ("{Peru|Country} is an ally of {Chile|Country}.", "Peru|alliedWith|Chile|Asserted")),
    role("roles/supporter", "supporter backer defender champion", "supports", "of", 84,
        ("{Ana Ruiz|Person} is a supporter of {the Hale Act|Law}.", "Ana Ruiz|supports|the Hale Act|Asserted")),
    role("roles/opponent", "opponent", "opposes", "of", 84,
        ("{Ana Ruiz|Person} is an opponent of {the Hale Act|Law}.", "Ana Ruiz|opposes|the Hale Act|Asserted")),
    role("roles/critic", "critic", "criticizes", "of", 84,
        ("{Ana Ruiz|Person}, a critic of {Juan Mora|Person}, left.", "Ana Ruiz|criticizes|Juan Mora|Asserted")),
    role("roles/citizen", "citizen national", "nationality", "of", 90,
        ("{Ana Ruiz|Person} is a citizen of {Peru|Country}.", "Ana Ruiz|nationality|Peru|Asserted")),
    role("roles/native", "native", "bornIn", "of from", 80,
        ("{Ana Ruiz|Person}, a native of {Lima|Place}, left.", "Ana Ruiz|bornIn|Lima|Asserted")),
    role("roles/graduate", "graduate alumnus alumna", "educatedAt", "of", 86,
        ("{Ana Ruiz|Person}, a graduate of {Lima University|Organization}, left.", "Ana Ruiz|educatedAt|Lima University|Asserted")),
    role("roles/speaks-for", "spokesman spokeswoman spokesperson lawyer attorney envoy representative", "representativeOf", "for of", 88,
        ("{Ana Ruiz|Person}, a spokeswoman for {Minera Sol|Organization}, left.", "Ana Ruiz|representativeOf|Minera Sol|Asserted")),
    role("roles/leader", "leader", "leads", "of", 86,
        ("{Ana Ruiz|Person}, the leader of {the Green Party|Organization}, left.", "Ana Ruiz|leads|the Green Party|Asserted")),
    role("roles/works-at", "professor professors economist analyst analysts researcher researchers scientist scientists lecturer teacher engineer engineers \
        fellow physicist chemist biologist curator emeritus emerita", "employedBy", "at", 86,
        ("{Ana Ruiz|Person} is a professor at {Lima University|Organization}.", "Ana Ruiz|employedBy|Lima University|Asserted")),
    role("roles/reports-for", "reporter reporters journalist journalists columnist correspondent commentator photographer cartoonist", "employedBy",
        "for at with", 86,
        ("{Ana Ruiz|Person} is a reporter for {The Lima Post|Organization}.", "Ana Ruiz|employedBy|The Lima Post|Asserted")),
    role("roles/employee", "employee employees", "employedBy", "of", 86,
        ("{Ana Ruiz|Person} is an employee of {Minera Sol|Organization}.", "Ana Ruiz|employedBy|Minera Sol|Asserted")),
];

/// `trading partner`, before the plain `partner`.
pub(in super::super) const TRADE: Role = role(
    "roles/trade-partner",
    "partner",
    "tradesWith",
    "of",
    88,
    ("{Peru|Country} is the largest trading partner of {Chile|Country}.", "Peru|tradesWith|Chile|Asserted"),
);

/// `Lima, Peru`.
pub(in super::super) const PLACE: Role = role(
    "places/comma",
    "",
    "locatedIn",
    "",
    93,
    ("They met in {Lima|Place}, {Peru|Country}.", "Lima|locatedIn|Peru|Asserted"),
);

/// `Lima in central Peru`.
pub(in super::super) const WITHIN: Role = role(
    "places/in",
    "",
    "locatedIn",
    "",
    90,
    ("They met in {Callao|Place} in central {Peru|Country}.", "Callao|locatedIn|Peru|Asserted"),
);

/// `the Peruvian city of Lima`, `Peru's Junín province`.
pub(in super::super) const KIND: Role = role(
    "places/kind",
    "",
    "locatedIn",
    "",
    88,
    ("They met in the {Peruvian|Country|adjective|Peru} city of {Lima|Place}.", "Lima|locatedIn|Peru|Asserted"),
);

/// `Ana Ruiz, 42, of Lima,`.
pub(in super::super) const OF: Role = role(
    "people/of-place",
    "",
    "livesIn",
    "",
    82,
    ("{Ana Ruiz|Person}, 42, of {Lima|Place}, left.", "Ana Ruiz|livesIn|Lima|Asserted"),
);

/// `the Vale Institute at the Orsay Center`.
pub(in super::super) const AT: Role = role(
    "places/body-at-body",
    "",
    "partOf",
    "",
    82,
    (
        "She is the head of {the Water Institute|Organization} at {Lima University|Organization}.",
        "the Water Institute|partOf|Lima University|Asserted",
    ),
);

/// `Second Battalion, Fifth Regiment`.
pub(in super::super) const UNIT: Role = role(
    "places/unit-of-body",
    "",
    "partOf",
    "",
    80,
    (
        "She served in the {Second Battalion|Organization}, {Fifth Regiment|Organization}.",
        "Second Battalion|partOf|Fifth Regiment|Asserted",
    ),
);

/// `at the Orsay Center in Washington`.
pub(in super::super) const IN: Role = role(
    "places/body-in-place",
    "",
    "locatedIn",
    "",
    86,
    ("They met at {the Water Institute|Organization} in {Lima|Place}.", "the Water Institute|locatedIn|Lima|Asserted"),
);

/// `Moscow-based Acme`.
pub(in super::super) const BASED: Role = role(
    "places/based",
    "",
    "headquarteredIn",
    "",
    90,
    ("{Lima|Place}-based {Minera Sol|Organization} grew.", "Minera Sol|headquarteredIn|Lima|Asserted"),
);

/// `Ana Ruiz (born 1961 in Lima)`.
pub(in super::super) const BORN: Role = role(
    "people/born-in-brackets",
    "",
    "bornIn",
    "",
    93,
    ("{Ana Ruiz|Person} (born 4 May 1961, {Lima|Place}) is a singer.", "Ana Ruiz|bornIn|Lima|Asserted"),
);

/// `Ana Ruiz (1906 in Lima – 1968 in Cusco)`.
pub(in super::super) const DIED: Role = role(
    "people/died-in-brackets",
    "",
    "diedIn",
    "",
    93,
    ("{Ana Ruiz|Person} (1906, {Lima|Place} – 1968, {Cusco|Place}) was a singer.", "Ana Ruiz|diedIn|Cusco|Asserted"),
);

/// `Minera Sol engineer X`.
pub(in super::super) const WORKER: Role = role(
    "roles/body-worker",
    "",
    "employedBy",
    "",
    84,
    ("{Minera Sol|Organization} engineer {Ana Ruiz|Person} left.", "Ana Ruiz|employedBy|Minera Sol|Asserted"),
);

/// `Lima United striker X`.
pub(in super::super) const PLAYER: Role = role(
    "roles/body-member",
    "",
    "memberOf",
    "",
    85,
    ("{Ana Ruiz|Person} is a {Lima United|Organization} striker.", "Ana Ruiz|memberOf|Lima United|Asserted"),
);

/// `Peruvian wine trader X`.
pub(in super::super) const NATION: Role = role(
    "people/nationality",
    "",
    "nationality",
    "",
    90,
    ("The {Peruvian|Country|adjective|Peru} singer {Ana Ruiz|Person} left.", "Ana Ruiz|nationality|Peru|Asserted"),
);

/// Nouns for a place by its kind, as they stand beside its name; sorted.
#[rustfmt::skip]
const PLACE_KINDS: &[&str] = &[
    "area", "borough", "canton", "capital", "city", "commune", "community", "county", "department", "district", "enclave", "governorate",
    "hamlet", "island", "municipality", "neighborhood", "neighbourhood", "peninsula", "port", "prefecture", "province", "region", "resort",
    "settlement", "state", "stronghold", "suburb", "territory", "town", "valley", "village",
];

/// Whether the word says what kind of place a name is of.
pub(in super::super) fn is_place_kind(word: &str) -> bool {
    PLACE_KINDS.binary_search(&word).is_ok()
}

/// Last words of names of bodies that are parts of larger ones; sorted.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "Battalion", "Battery", "Brigade", "Bureau", "Department", "Division", "Faculty", "Institute", "Laboratory", "Platoon", "Regiment",
    "School", "Squadron", "Wing",
];

/// Whether a name with that last word is of a part of a larger body.
pub(in super::super) fn is_unit(word: &str) -> bool {
    UNITS.binary_search(&word).is_ok()
}

/// The role that the noun names.
pub(in super::super) fn role_of(noun: &str) -> Option<&'static Role> {
    static BY_NOUN: LazyLock<HashMap<&str, &Role>> = LazyLock::new(|| {
        let nouns = ROLES.iter().flat_map(|role| role.nouns.split(' ').map(move |noun| (noun, role)));
        // Of two roles with a noun the first one counts.
        nouns.rev().collect()
    });
    BY_NOUN.get(noun).copied()
}
