//! What the words say of who or what they mean: man, woman or thing; one or several.

use crate::authority;
use crate::extract::rules::holds;
use crate::extract::rules::roles;
use crate::schema::EntityType;

/// What something may be, as far as pronouns tell it apart: a set of man, woman, thing that acts, thing that does not, and of
/// one, several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Features(u8);

impl Features {
    const MAN: u8 = 1;
    const WOMAN: u8 = 2;
    /// A country or body, which acts.
    const BODIES: u8 = 4;
    /// All else, texts among it.
    const MATTER: u8 = 32;
    const THING: u8 = Self::BODIES | Self::MATTER;
    const ONE: u8 = 8;
    const SEVERAL: u8 = 16;
    const SEX: u8 = Self::MAN | Self::WOMAN | Self::THING;

    pub const HE: Self = Self(Self::MAN | Self::ONE);
    pub const SHE: Self = Self(Self::WOMAN | Self::ONE);
    pub const IT: Self = Self(Self::THING | Self::ONE);
    pub const THEY: Self = Self(Self::SEX | Self::SEVERAL);
    /// What can be signed or ratified.
    pub const TEXT: Self = Self(Self::MATTER | Self::ONE);
    /// A person of whom no more is known.
    pub const PERSON: Self = Self(Self::MAN | Self::WOMAN | Self::ONE);
    const BODY: Self = Self(Self::BODIES | Self::ONE | Self::SEVERAL);
    /// One country or body.
    pub const ACTOR: Self = Self(Self::BODIES | Self::ONE);
    /// A name of which nothing is known.
    pub const NAME: Self = Self(Self::SEX | Self::ONE);

    /// What both allow; none where they contradict each other.
    pub const fn with(self, other: Self) -> Option<Self> {
        let both = self.0 & other.0;
        let number = both & (Self::ONE | Self::SEVERAL);
        if both & Self::SEX != 0 && number != 0 { Some(Self(both)) } else { None }
    }

    pub const fn several(self) -> bool {
        self.0 & Self::ONE == 0
    }

    /// Whether it can be a person.
    pub const fn person(self) -> bool {
        self.0 & (Self::MAN | Self::WOMAN) != 0
    }

    /// Whether it is known to be a country or body.
    pub const fn body(self) -> bool {
        self.0 & Self::SEX == Self::BODIES
    }

    /// Whether it is known to be a person, man or woman.
    pub const fn sexed(self) -> bool {
        matches!(self.0 & Self::SEX, Self::MAN | Self::WOMAN)
    }

    const fn sex(self, sex: u8) -> Self {
        Self(self.0 & !Self::SEX | sex)
    }

    /// Of an entity of this class.
    pub const fn of_class(class: EntityType) -> Self {
        match class {
            EntityType::Person => Self::PERSON,
            EntityType::Group => Self(Self::MAN | Self::WOMAN | Self::SEVERAL),
            EntityType::Organization | EntityType::Country => Self::BODY,
            // A capital is its government as often as a city.
            EntityType::Place | EntityType::Facility => Self::IT,
            _ => Self::TEXT,
        }
    }

    /// Of a person called by these words.
    pub fn of_person(name: &str) -> Self {
        let words = || name.split_whitespace().filter(|w| !w.is_empty());
        let given = words().take(2).find_map(|word| {
            let first = word.split('-').next().unwrap_or(word);
            authority::sex(word).or_else(|| authority::sex(first))
        });
        // A name of one word is a surname as likely as not.
        match given.filter(|_| words().count() > 1 || authority::sure_given_name(name) && !authority::surname(name)) {
            Some(authority::Sex::Woman) => Self::SHE,
            Some(authority::Sex::Man) => Self::HE,
            None => Self::PERSON,
        }
    }

    /// Of what a common noun calls it.
    pub fn of_noun(lemma: &str, plural: bool) -> Self {
        let sex =
            sex_of_noun(lemma).unwrap_or_else(|| if is_person(lemma) { Self::MAN | Self::WOMAN } else { Self::THING });
        let number = match () {
            () if plural || holds(PLURALS, lemma) => Self::SEVERAL,
            () if holds(BODIES, lemma) => Self::ONE | Self::SEVERAL,
            () => Self::ONE,
        };
        Self(sex | number)
    }

    /// What a noun or title beside a name adds to it: `Mrs.`, `his wife`, `actress`.
    pub fn hinted(self, word: &str) -> Self {
        match sex_of_noun(word.trim_end_matches('.')).filter(|_| self.person()) {
            Some(sex) => self.sex(sex),
            None => self,
        }
    }
}

fn sex_of_noun(lemma: &str) -> Option<u8> {
    if holds(MEN, lemma) || lemma.len() > 5 && lemma.ends_with("man") && !lemma.ends_with("woman") {
        Some(Features::MAN)
    } else if holds(WOMEN, lemma) || lemma.ends_with("woman") {
        Some(Features::WOMAN)
    } else {
        None
    }
}

/// Whether a common noun names a person.
fn is_person(lemma: &str) -> bool {
    if holds(THINGS, lemma) {
        return false;
    }
    holds(PEOPLE, lemma)
        || roles::find(lemma).is_some()
        || lemma.len() > 5 && ["ist", "ian", "eer", "crat", "person", "logist"].iter().any(|end| lemma.ends_with(end))
}

/// Sorted.
#[rustfmt::skip]
const MEN: &[&str] = &[
    "actor", "baron", "bishop", "boy", "boyfriend", "bridegroom", "brother", "dad", "daddy", "duke", "earl", "emperor", "father",
    "fiance", "fiancé", "friar", "gentleman", "godfather", "grandfather", "grandson", "groom", "guy", "headmaster", "heir", "hero",
    "host", "husband", "king", "knight", "lad", "lord", "man", "monk", "mr", "nephew", "patriarch", "pope", "priest", "prince",
    "rabbi", "sir", "son", "stepbrother", "stepfather", "stepson", "sultan", "tsar", "uncle", "viscount", "waiter", "widower",
];

/// Sorted.
#[rustfmt::skip]
const WOMEN: &[&str] = &[
    "actress", "aunt", "ballerina", "baroness", "bride", "countess", "dame", "daughter", "duchess", "empress", "fiancee",
    "fiancée", "girl", "girlfriend", "goddess", "godmother", "granddaughter", "grandmother", "headmistress", "heiress", "heroine",
    "hostess", "lady", "ma'am", "madam", "madame", "maid", "matriarch", "miss", "mistress", "mom", "mother", "mrs", "ms", "mum",
    "niece", "nun", "princess", "queen", "sister", "stepdaughter", "stepmother", "stepsister", "waitress", "widow", "wife", "witch",
];

/// Nouns for people whose ending does not show it, beside the roles; sorted.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "adult", "ally", "applicant", "artist", "assailant", "assistant", "athlete", "attacker", "author", "baby", "boss", "captain",
    "captor", "celebrity", "champion", "character", "child", "citizen", "classmate", "coach", "colleague", "companion", "composer",
    "consultant", "cousin", "critic", "customer", "dancer", "defendant", "doctor", "driver", "expert", "fan", "farmer", "fighter",
    "founder", "friend", "graduate", "guard", "guest", "gunman", "hostage", "individual", "infant", "inmate", "journalist", "kid",
    "killer", "lawyer", "lover", "mentor", "migrant", "minor", "model", "murderer", "musician", "native", "neighbor", "neighbour",
    "novelist", "nurse", "opponent", "owner", "painter", "parent", "partner", "passenger", "patient", "people", "performer",
    "person", "photographer", "pilot", "player", "poet", "police", "politician", "prisoner", "producer", "professional", "protester",
    "pupil", "refugee", "relative", "reporter", "resident", "rival", "scholar", "shooter", "sibling", "singer", "soldier", "spouse",
    "star", "stranger", "student", "supporter", "suspect", "teacher", "teenager", "toddler", "tourist", "twin", "victim",
    "villager", "visitor", "volunteer", "voter", "witness", "worker", "writer", "youth",
];

/// Nouns that the endings would take for people; sorted.
const THINGS: &[&str] = &["career", "checklist", "head", "playlist", "price", "seat", "shortlist", "twist", "wrist"];

/// Nouns that are several without an ending; sorted.
const PLURALS: &[&str] = &["cattle", "clergy", "folk", "gentry", "majority", "people", "police", "public"];

/// Nouns for bodies of people, which are one or several; sorted.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "administration", "agency", "army", "audience", "authority", "band", "board", "cabinet", "club", "coalition", "commission",
    "committee", "company", "council", "couple", "court", "crew", "crowd", "duo", "faction", "family", "firm", "government",
    "group", "jury", "leadership", "majority", "media", "militia", "ministry", "navy", "opposition", "organisation", "organization",
    "pair", "panel", "parliament", "party", "press", "public", "side", "squad", "staff", "team", "trio", "union",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [MEN, WOMEN, PEOPLE, THINGS, PLURALS, BODIES] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn names_nouns_and_titles_tell_man_woman_and_thing() {
        assert_eq!(Features::of_person("Maria Oduya"), Features::SHE);
        assert_eq!(Features::of_person("Jean-Pierre Vasseur"), Features::HE);
        assert_eq!(Features::of_person("Oduya"), Features::PERSON);
        assert_eq!(Features::of_noun("chairwoman", false), Features::SHE);
        assert_eq!(Features::of_noun("treaty", false), Features::IT);
        assert!(Features::of_noun("official", true).with(Features::THEY).is_some());
        assert!(Features::of_noun("official", true).with(Features::HE).is_none());
        assert_eq!(Features::PERSON.hinted("Mrs."), Features::SHE);
        assert_eq!(Features::of_class(EntityType::Treaty).hinted("wife"), Features::TEXT);
        assert_eq!(Features::of_class(EntityType::Country).with(Features::TEXT), None);
    }
}
