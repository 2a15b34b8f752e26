//! Head nouns that make a capitalised phrase the name of an organisation, an event, a facility or a place.

use crate::schema::EntityType;
use crate::schema::EntityType::{Event, Facility, Organization, Place};
use Shape::{Before, Both, Of, Prefix, Suffix};

/// Where the rest of the name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Before the head, after it with a preposition, or both: `Kennan Institute`, `Ministry of Defence`.
    Both,
    /// Before it: `Baltic Sea`.
    Before,
    /// After it with `of`: `Battle of Stalingrad`.
    Of,
    /// Directly after it: `Hurricane Sandy`.
    Prefix,
    /// Before it, and whatever stands there is the name of a company: `Acme Inc.`
    Suffix,
}

/// A head noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The word, lower case.
    pub word: &'static str,
    /// What a name with this head is.
    pub class: EntityType,
    /// Where the rest of the name stands.
    pub shape: Shape,
    /// Whether it is a body of a state, which belongs to the country that stands before it.
    pub state: bool,
}

const fn head(word: &'static str, class: EntityType, shape: Shape) -> Head {
    Head { word, class, shape, state: false }
}

/// The head of a body of a state.
const fn state(word: &'static str, class: EntityType, shape: Shape) -> Head {
    Head { word, class, shape, state: true }
}

/// The head of this word, in any case.
#[must_use]
pub fn find(word: &str) -> Option<&'static Head> {
    HEADS.binary_search_by(|head| super::folded(head.word, word)).ok().map(|at| &HEADS[at])
}

/// One example: a text and what must be found in it, as `class: words`, or nothing.
pub type Example = (&'static str, &'static [&'static str]);

/// What the heads must find (an empty list: no name at all).
pub const EXAMPLES: &[Example] = &[
    ("He left the Corvane Institute in anger.", &["Organization: Corvane Institute"]),
    ("She works at the University of Tarvik.", &["Organization: University of Tarvik"]),
    ("They met at the Institute for the Study of Rivers.", &["Organization: Institute for the Study of Rivers"]),
    (
        "The Halden Center for Strategic and International Studies closed.",
        &["Organization: Halden Center for Strategic and International Studies"],
    ),
    ("The Ministry of Foreign Affairs was silent.", &["Organization: Ministry of Foreign Affairs"]),
    ("Shares of Brandt & Vole Inc. fell.", &["Organization: Brandt & Vole Inc."]),
    ("It was bought by Norvik Steel Corp. last year.", &["Organization: Norvik Steel Corp."]),
    ("The Orsk Liberation Front claimed the attack.", &["Organization: Orsk Liberation Front"]),
    ("He read it in the Tarvik Herald.", &["Organization: Tarvik Herald"]),
    ("They fell at the Battle of Hollow Creek.", &["Event: Battle of Hollow Creek"]),
    ("Hurricane Odile reached the coast.", &["Event: Hurricane Odile"]),
    ("It began with the Marsh War.", &["Event: Marsh War"]),
    ("They recalled Harl's Rebellion.", &["Event: Harl's Rebellion"]),
    ("She joined the March on Tarvik in spring.", &["Event: March on Tarvik"]),
    ("In March on Tarvik's hills snow fell.", &[]),
    ("He died in the Harl uprising of 1848.", &["Event: Harl uprising of 1848"]),
    ("It followed the Ale rebellion and the Harl Bridge riot.", &["Event: Ale rebellion", "Event: Harl Bridge riot"]),
    ("They feared a backbench rebellion and a party revolt.", &[]),
    ("They sailed the Varn Sea.", &["Place: Varn Sea"]),
    ("They landed at Kessel Airport.", &["Facility: Kessel Airport"]),
    ("The Military-Industrial Complex wins again.", &[]),
    ("They climbed Mount Arden.", &["Place: Mount Arden"]),
    ("The party was over before the war began.", &[]),
    ("The Party was over.", &[]),
    ("Meanwhile the Council met.", &[]),
    ("In December War broke out.", &[]),
    ("The company's group of friends left the island.", &[]),
];

/// Every head, sorted.
#[rustfmt::skip]
pub const HEADS: &[Head] = &[
    head("academy", Organization, Both), state("administration", Organization, Both), head("affair", Event, Before),
    head("ag", Organization, Suffix), head("agency", Organization, Both), head("airfield", Facility, Before),
    head("airlift", Event, Before), head("airlines", Organization, Before), head("airport", Facility, Before),
    head("airways", Organization, Before), head("alliance", Organization, Both),
    head("archdiocese", Organization, Both), head("archipelago", Place, Before), head("arena", Facility, Before),
    head("armistice", Event, Before), state("army", Organization, Both), head("assembly", Organization, Both),
    head("association", Organization, Both), head("authority", Organization, Both), head("avenue", Facility, Before),
    head("ballet", Organization, Before), head("bancorp", Organization, Before),
    head("bancshares", Organization, Before), head("band", Organization, Before), head("bank", Organization, Both),
    head("barracks", Facility, Before), head("base", Facility, Before), head("basin", Place, Before),
    head("battalion", Organization, Both), head("battle", Event, Of), head("bay", Place, Before),
    head("beach", Place, Before), head("bhd", Organization, Suffix), head("blitz", Event, Before),
    head("blockade", Event, Both), head("board", Organization, Both), head("bombing", Event, Before),
    head("bombings", Event, Before), head("borough", Place, Before), head("boulevard", Facility, Before),
    head("bowl", Event, Before), head("boycott", Event, Before), head("bridge", Facility, Before), head("brigade", Organization, Both),
    head("brigades", Organization, Both), head("broadcasting", Organization, Before),
    head("building", Facility, Before), head("bureau", Organization, Both), state("cabinet", Organization, Both),
    head("campaign", Event, Before), head("canal", Facility, Before), head("canyon", Place, Before),
    head("cape", Place, Prefix), head("casino", Facility, Before), head("castle", Facility, Before),
    head("cathedral", Facility, Before), head("caucus", Organization, Both), head("cemetery", Facility, Before),
    head("center", Organization, Both), head("centre", Organization, Both), head("cf", Organization, Before),
    head("chamber", Organization, Both), head("championship", Event, Both), head("championships", Event, Both),
    head("checkpoint", Facility, Before), head("choir", Organization, Before),
    head("chronicle", Organization, Before), head("church", Organization, Both), head("clinic", Organization, Before),
    head("club", Organization, Before), head("co", Organization, Suffix), head("co.", Organization, Suffix),
    head("coalition", Organization, Both), head("coast", Place, Before), head("college", Organization, Both),
    head("command", Organization, Both), head("commissariat", Organization, Both),
    head("commission", Organization, Both), head("committee", Organization, Both),
    head("communications", Organization, Before), head("company", Organization, Both),
    head("complex", Facility, Before), head("confederation", Organization, Both), head("conference", Event, Both),
    head("conglomerate", Organization, Before), state("congress", Organization, Both),
    head("conservatory", Organization, Both), head("consortium", Organization, Both),
    head("consulate", Organization, Both), head("corp", Organization, Suffix), head("corp.", Organization, Suffix),
    head("corporation", Organization, Suffix), head("corps", Organization, Both),
    head("cosmodrome", Facility, Before), head("council", Organization, Both), head("county", Place, Both),
    head("coup", Event, Before), state("court", Organization, Both), state("courts", Organization, Both),
    head("creek", Place, Before), head("crisis", Event, Before), head("crusade", Event, Both),
    head("cup", Event, Before), head("cyclone", Event, Prefix), head("dam", Facility, Before),
    head("delta", Place, Before), head("demonstrations", Event, Before), state("department", Organization, Both), head("derby", Event, Before),
    head("desert", Place, Before), head("diocese", Organization, Both), head("directorate", Organization, Both),
    head("disaster", Event, Before), head("district", Place, Both), head("division", Organization, Both),
    head("dock", Facility, Before), head("docks", Facility, Before), head("dragoons", Organization, Before),
    head("earthquake", Event, Before), head("election", Event, Before), head("elections", Event, Before),
    state("embassy", Organization, Both), head("endowment", Organization, Before),
    head("ensemble", Organization, Before), head("enterprises", Organization, Before),
    head("entertainment", Organization, Before), head("exchange", Organization, Before),
    head("expedition", Event, Both), head("expo", Event, Before), head("expressway", Facility, Before),
    head("falls", Place, Before), head("famine", Event, Before), head("fc", Organization, Before),
    head("federation", Organization, Both), head("festival", Event, Before), head("fleet", Organization, Both),
    head("force", Organization, Before), head("forces", Organization, Before), head("forest", Place, Before),
    head("fort", Facility, Prefix), head("forum", Organization, Both), head("foundation", Organization, Both),
    head("freeway", Facility, Before), head("front", Organization, Both), head("fund", Organization, Both),
    head("fusiliers", Organization, Before), head("games", Event, Both), head("gazette", Organization, Before),
    head("genocide", Event, Both), head("glacier", Place, Before), head("gmbh", Organization, Suffix),
    state("government", Organization, Both), head("governorate", Place, Both), head("grill", Facility, Before),
    head("group", Organization, Before), head("guard", Organization, Both), head("guards", Organization, Both),
    head("guild", Organization, Both), head("gulf", Place, Before), head("gym", Facility, Before),
    head("harbor", Place, Before), head("harbour", Place, Before), head("heights", Place, Before),
    head("herald", Organization, Before), head("highlands", Place, Before), head("highway", Facility, Before),
    head("hills", Place, Before), head("holdings", Organization, Before), head("hospital", Organization, Both),
    head("hostilities", Event, Before), head("hotel", Facility, Before), head("hurricane", Event, Prefix),
    head("inauguration", Event, Both), head("inc", Organization, Suffix), head("inc.", Organization, Suffix),
    head("incident", Event, Before), head("incorporated", Organization, Suffix),
    head("industries", Organization, Before), head("initiative", Organization, Both),
    head("inspectorate", Organization, Both), head("institute", Organization, Both),
    head("institutes", Organization, Both), head("institution", Organization, Both),
    head("insurance", Organization, Before), head("insurrection", Event, Both),
    head("international", Organization, Before), head("intifada", Event, Before), head("invasion", Event, Both),
    head("investments", Organization, Before), head("island", Place, Both), head("islands", Place, Both),
    head("journal", Organization, Both), head("krai", Place, Before), head("l.l.c.", Organization, Suffix),
    head("laboratory", Organization, Both), head("labs", Organization, Before), head("lagoon", Place, Before),
    head("lake", Place, Before), head("league", Organization, Both), head("legion", Organization, Both),
    state("legislature", Organization, Both), head("library", Organization, Both),
    head("lighthouse", Facility, Before), head("limited", Organization, Suffix), head("llc", Organization, Suffix),
    head("llp", Organization, Suffix), head("ltd", Organization, Suffix), head("ltd.", Organization, Suffix),
    head("magazine", Organization, Before), head("mall", Facility, Before), head("marathon", Event, Both),
    head("march", Event, Before), head("marches", Event, Before), head("marshes", Place, Before),
    head("massacre", Event, Both), head("mausoleum", Facility, Before), head("memorial", Facility, Before),
    head("militia", Organization, Both), state("ministry", Organization, Both), head("mission", Organization, Both),
    head("monument", Facility, Before), head("mosque", Facility, Before), head("motors", Organization, Before),
    head("motorsports", Organization, Before), head("motorway", Facility, Before), head("mount", Place, Prefix),
    head("mountains", Place, Before), head("movement", Organization, Both), head("mt.", Place, Prefix),
    head("municipality", Place, Both), head("museum", Organization, Both), head("mutiny", Event, Both),
    head("n.v.", Organization, Suffix), state("navy", Organization, Both), head("network", Organization, Both),
    head("news", Organization, Before), head("newspapers", Organization, Before), head("oblast", Place, Both),
    head("observatory", Organization, Both), head("ocean", Place, Before), head("offensive", Event, Before),
    head("office", Organization, Both), head("olympiad", Event, Both), head("olympics", Event, Both),
    head("opera", Organization, Before), head("operation", Event, Prefix), head("orchestra", Organization, Both),
    head("organisation", Organization, Both), head("organization", Organization, Both),
    head("oyj", Organization, Suffix), head("palace", Facility, Before), head("parish", Place, Before),
    head("park", Place, Before), state("parliament", Organization, Both), head("partnership", Organization, Both),
    head("party", Organization, Both), head("peninsula", Place, Both), head("penitentiary", Facility, Before),
    head("petroleum", Organization, Before), head("pharmaceuticals", Organization, Before),
    head("philharmonic", Organization, Before), head("pictures", Organization, Before),
    head("pipeline", Facility, Before), head("plant", Facility, Before), head("plateau", Place, Before),
    head("plc", Organization, Suffix), state("police", Organization, Both), head("politburo", Organization, Both),
    head("polytechnic", Organization, Before), head("post", Organization, Before), head("prefecture", Place, Both),
    head("presidium", Organization, Both), head("press", Organization, Before), head("prison", Facility, Before),
    head("prix", Event, Before), head("productions", Organization, Before), head("program", Organization, Both), 
    head("programme", Organization, Both), head("protest", Event, Before), head("protests", Event, Before), head("province", Place, Both),
    head("putsch", Event, Before), head("quartet", Organization, Before), head("racecourse", Facility, Before),
    head("raceway", Facility, Before), head("racing", Organization, Before), head("radio", Organization, Before),
    head("raid", Event, Before), head("railroad", Organization, Before), head("railway", Organization, Before),
    head("railways", Organization, Before), head("reactor", Facility, Before), head("rebellion", Event, Both),
    head("records", Organization, Before), head("reef", Place, Before), head("referendum", Event, Both),
    head("refinery", Facility, Before), head("regiment", Organization, Both), head("region", Place, Both),
    head("registry", Organization, Both), head("resort", Facility, Before), head("revolt", Event, Before), head("revolts", Event, Before),
    head("revolution", Event, Both), head("riot", Event, Before), head("riots", Event, Before), head("rising", Event, Before), head("risings", Event, Before),
    head("river", Place, Before), head("road", Facility, Before), head("s.a.", Organization, Suffix),
    head("savings", Organization, Before), head("scandal", Event, Before), head("school", Organization, Both),
    head("sea", Place, Before), head("secretariat", Organization, Both), head("semiconductor", Organization, Before),
    head("seminary", Organization, Both), state("senate", Organization, Both), head("service", Organization, Both),
    head("services", Organization, Both), head("shipyard", Facility, Before), head("siege", Event, Both),
    head("skyscraper", Facility, Before), head("society", Organization, Both), head("software", Organization, Before),
    head("spaceport", Facility, Before), head("speedway", Facility, Before), head("squadron", Organization, Both),
    head("square", Facility, Before), head("stadium", Facility, Before), head("standoff", Event, Before), head("station", Facility, Before),
    head("steppe", Place, Before), head("strait", Place, Before), head("straits", Place, Before),
    head("street", Facility, Before), head("strike", Event, Before), head("studios", Organization, Before),
    head("summit", Event, Both), head("symphony", Organization, Before), head("syndicate", Organization, Both),
    head("synod", Organization, Both), head("systems", Organization, Before), head("taskforce", Organization, Both),
    head("team", Organization, Before), head("technologies", Organization, Before),
    head("telecom", Organization, Before), head("telegraph", Organization, Before),
    head("television", Organization, Before), head("territory", Place, Before), head("theater", Organization, Both),
    head("theatre", Organization, Both), head("times", Organization, Before), head("tournament", Event, Both),
    head("tower", Facility, Before), head("towers", Facility, Before), head("township", Place, Before),
    state("treasury", Organization, Both), head("tribunal", Organization, Both),
    head("tribune", Organization, Before), head("trust", Organization, Both), head("tsunami", Event, Before),
    head("tunnel", Facility, Before), head("typhoon", Event, Prefix), head("union", Organization, Both),
    head("university", Organization, Both), head("uprising", Event, Both), head("uprisings", Event, Before), head("valley", Place, Before),
    head("volcano", Place, Before), head("war", Event, Both), head("wars", Event, Both),
    head("zoo", Facility, Before),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted() {
        assert!(HEADS.is_sorted_by(|a, b| a.word < b.word));
        assert_eq!(find("Institute").map(|h| h.class), Some(Organization));
    }
}
