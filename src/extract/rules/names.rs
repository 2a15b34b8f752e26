//! Closed lists about names, all sorted.

/// Family names that come first in Chinese, Korean and Vietnamese names.
#[rustfmt::skip]
pub const FAMILY_FIRST: &[&str] = &[
    "Bae", "Bai", "Ban", "Bo", "Cai", "Cao", "Chang", "Chen", "Cheng", "Chiang", "Choi", "Cui", "Dai", "Deng", "Ding",
    "Dong", "Feng", "Fu", "Gao", "Geng", "Gong", "Gu", "Guo", "Hong", "Hou", "Hu", "Hua", "Huang", "Hwang", "Jang",
    "Jeong", "Jia", "Jiang", "Jin", "Jo", "Jung", "Kang", "Kim", "Kong", "Kwon", "Lai", "Lee", "Lei", "Li", "Liang",
    "Liao", "Lim", "Lin", "Ling", "Liu", "Lu", "Luo", "Mao", "Meng", "Ngo", "Nguyen", "Pak", "Pan", "Park", "Peng",
    "Pham", "Qian", "Qin", "Ri", "Roh", "Ryu", "Seo", "Shen", "Shi", "Shin", "Sim", "Su", "Tang", "Tao", "Tian",
    "Tran", "Tsai", "Wang", "Wei", "Wen", "Woo", "Wu", "Xi", "Xia", "Xiao", "Xie", "Xu", "Xue", "Yan", "Yang", "Yao",
    "Ye", "Yin", "Yoo", "Yoon", "Yu", "Yuan", "Yun", "Zeng", "Zhang", "Zhao", "Zheng", "Zhong", "Zhou", "Zhu", "Zou",
];

/// Particles that only personal names have.
#[rustfmt::skip]
pub const PARTICLES: &[&str] = &[
    "Bin", "Ibn", "Van", "Von", "abu", "al", "bin", "der", "el", "ibn", "ter", "ul", "van", "von", "zu",
];

/// Particles that may be written with a capital.
#[rustfmt::skip]
pub const CAPITAL_PARTICLES: &[&str] = &[
    "Abd", "Abdel", "Abdul", "Abu", "Al", "Ben", "Bin", "Da", "De", "Del", "Di", "Dos", "Du", "El", "Ibn", "La", "Le",
    "Mac", "San", "St.", "Van", "Von",
];

/// Numbers after the names of monarchs and popes, and of sons named after their fathers.
#[rustfmt::skip]
pub const REGNAL: &[&str] = &[
    "II", "III", "IV", "IX", "V", "VI", "VII", "VIII", "X", "XI", "XII", "XIII", "XIV", "XVI", "XXIII",
];

/// What stands after `the` in names such as `Catherine the Great`.
#[rustfmt::skip]
pub const EPITHETS: &[&str] = &[
    "Bold", "Conqueror", "Elder", "Great", "Lionheart", "Magnificent", "Pious", "Terrible", "Wise", "Younger",
];

/// Titles that are also surnames.
#[rustfmt::skip]
pub const ROLE_SURNAMES: &[&str] = &[
    "Abbot", "Baron", "Bishop", "Cook", "Dean", "Driver", "Duke", "Earl", "Farmer", "Judge", "King", "Major",
    "Marshal", "Painter", "Pope", "Prince", "Shah", "Sharif", "Singer",
];

/// Heads of names of places and bodies that are also surnames.
#[rustfmt::skip]
pub const HEAD_SURNAMES: &[&str] = &[
    "Bay", "Church", "Ford", "Forest", "Fort", "Guard", "Hills", "Lake", "League", "Mount", "Post", "Rivers", "Young",
];

/// First words of Arabic names of places and groups, which particles join as they join names of people.
#[rustfmt::skip]
pub const NOT_PEOPLE: &[&str] = &[
    "Ahrar", "Ain", "Ansar", "Asaib", "Ayn", "Bab", "Bayt", "Beit", "Dar", "Deir", "Fatah", "Harakat", "Hizb",
    "Jabal", "Jabhat", "Jaish", "Jaysh", "Kafr", "Kataib", "Khan", "Liwa", "Majlis", "Masjid", "Mersa", "Qasr", "Ras",
    "Saraya", "Sharm", "Tal", "Tell", "Umm", "Wadi",
];

/// Titles without their dot, which are titles only with a capital.
#[rustfmt::skip]
pub const CAPITAL_TITLES: &[&str] = &[
    "brig gen", "capt", "col", "fr", "gen", "gov", "hon", "lt", "lt col", "lt gen", "maj", "maj gen", "prof", "rep",
    "rev", "sen", "sgt",
];

/// Titles written small that must not make a person of one capitalised word after them.
#[rustfmt::skip]
pub const WEAK_TITLES: &[&str] = &[
    "agent", "attorney", "brother", "candidate", "chair", "commissioner", "count", "delegate", "deputy", "don",
    "father", "fellow", "general", "guru", "head", "incumbent", "justice", "lady", "lawyer", "leader", "lord",
    "major", "minister", "miss", "nominee", "officer", "peer", "prince", "principal", "private", "representative",
    "saint", "scholar", "secretary", "shah", "sister", "speaker", "specialist", "st.", "whip",
];

/// Titles written small that are as often ordinary words before another name: `rival Acme Motors`.
#[rustfmt::skip]
pub const VAGUE_TITLES: &[&str] = &[
    "ally", "anchor", "boss", "candidate", "captain", "chair", "champion", "chief", "coach", "count", "counterpart",
    "driver", "fellow", "friend", "general", "head", "host", "leader", "major", "member", "model", "officer",
    "opponent", "owner", "partner", "predecessor", "principal", "private", "producer", "publisher", "rival", "star",
    "successor",
];

/// Titles that belong to the name of their bearer: `Pope Francis`, `King Harald`.
#[rustfmt::skip]
pub const THRONES: &[&str] = &[
    "crown prince", "crown princess", "czar", "emperor", "empress", "king", "pope", "prince", "princess", "queen",
    "sultan", "tsar",
];

/// Verbs that only people do, after a name that nothing else shows to be a person's.
#[rustfmt::skip]
pub const TELLING: &[&str] = &[
    "added", "argued", "explained", "joked", "quipped", "recalled", "said", "says", "testified", "told", "wrote",
];

/// Possessors that belong to names: `People's Party`, `Children's Fund`.
#[rustfmt::skip]
pub const OWNERS: &[&str] = &[
    "Boys", "Children", "Citizens", "Consumer", "Driver", "Farmers", "Girls", "King", "Ladies", "Lloyd", "Lord",
    "Men", "Moody", "People", "Peoples", "Queen", "Teachers", "Veterans", "Women", "Workers",
];

/// Words of the calendar that belong to names: `Cold Spring Laboratory`.
#[rustfmt::skip]
pub const SEASONS: &[&str] = &[
    "Christmas", "Easter", "May", "Spring", "Summer", "Sun", "Winter",
];

/// Titles that also begin names of bodies and places: `King County`, `General Motors`.
#[rustfmt::skip]
pub const TITLES_IN_NAMES: &[&str] = &[
    "chief", "duke", "general", "king", "lord", "major", "model", "prince", "private", "queen", "saint", "specialist",
    "st.", "star", "students",
];

/// Heads of names of newspapers.
#[rustfmt::skip]
pub const PAPERS: &[&str] = &[
    "chronicle", "gazette", "herald", "journal", "magazine", "news", "post", "telegraph", "times", "tribune",
];

/// Ordinal numbers.
#[rustfmt::skip]
pub const ORDINALS: &[&str] = &[
    "Eighth", "Fifth", "First", "Fourth", "Ninth", "Second", "Seventh", "Sixth", "Tenth", "Third",
];

/// Small-letter words that make a `Convention` an assembly of people.
#[rustfmt::skip]
pub const ASSEMBLIES: &[&str] = &[
    "annual", "bar", "comic", "constitutional", "democratic", "gop", "libertarian", "national", "party", "republican",
];

/// Who makes laws: `the Senate bill` is no name.
#[rustfmt::skip]
pub const MAKERS: &[&str] = &[
    "Congress", "Conservative", "Democratic", "GOP", "House", "Labor", "Labour", "Republican", "Senate", "Tory",
];

/// Months that revolutions are named after.
#[rustfmt::skip]
pub const EVENT_MONTHS: &[&str] = &[
    "April", "February", "July", "June", "March", "May", "November", "October", "September",
];

/// Heads of events that must have a naming word: `Global Offensive` is none.
#[rustfmt::skip]
pub const LOOSE_EVENTS: &[&str] = &[
    "affair", "armistice", "blitz", "bowl", "boycott", "campaign", "demonstrations", "disaster", "expo", "festival",
    "hostilities", "incident", "march", "marches", "mutiny", "offensive", "parade", "protest", "raid", "rising",
    "risings", "scandal", "standoff", "strike", "tournament",
];

/// Heads of events that a person or a people names by the possessive, lower case: `Kett's Rebellion`.
#[rustfmt::skip]
pub const OWNED_EVENTS: &[&str] = &[
    "crusade", "mutiny", "rebellion", "revolt", "rising", "uprising",
];

/// First words of names of places, never of people.
#[rustfmt::skip]
pub const PLACE_WORDS: &[&str] = &[
    "Cape", "Fort", "Las", "Los", "Mount", "Nueva", "Nuevo", "Port", "Puerto", "Rio", "San", "Santa", "Santo", "Sao",
    "São",
];

/// Kinds of settlement and region that a name follows with `of`.
#[rustfmt::skip]
pub const SETTLEMENTS: &[&str] = &[
    "city", "coast", "county", "district", "island", "islands", "neighborhood", "neighbourhood", "outskirts", "port",
    "province", "region", "state", "streets", "suburb", "suburbs", "town", "village",
];

/// Whether a sorted list holds the word exactly.
#[must_use]
pub fn listed(sorted: &[&str], word: &str) -> bool {
    sorted.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [
            FAMILY_FIRST,
            PARTICLES,
            CAPITAL_PARTICLES,
            REGNAL,
            EPITHETS,
            ROLE_SURNAMES,
            HEAD_SURNAMES,
            NOT_PEOPLE,
            CAPITAL_TITLES,
            WEAK_TITLES,
            VAGUE_TITLES,
            THRONES,
            TELLING,
            OWNERS,
            SEASONS,
            TITLES_IN_NAMES,
            PAPERS,
            ORDINALS,
            ASSEMBLIES,
            MAKERS,
            EVENT_MONTHS,
            LOOSE_EVENTS,
            OWNED_EVENTS,
            PLACE_WORDS,
            SETTLEMENTS,
        ] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }
}
