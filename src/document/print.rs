//! What is kept of an article's words to find its copies by.

use jiff::civil::Time;
use jiff::tz::Offset;

use super::{Document, PartKind, Timestamp};

/// Words that stand together in a shingle.
const SHINGLE: usize = 4;

/// Articles of fewer words are not compared: what they share is a formula, not a text.
const LEAST_WORDS: usize = 60;

/// Groups of least hashes, all of one of which two texts must share to be compared at all.
pub(crate) const BANDS: usize = 21;

/// Least hashes in a group.
pub(crate) const ROWS: usize = 3;

const HASHES: usize = BANDS * ROWS;

/// Least hashes of 63 that two near copies share; six tenths of their shingles are the same then, give or take a tenth.
const NEAR: usize = 38;

/// An article's words and time in 87 bytes.
///
/// Holds a hash of all words, and of the hashes of all runs of four words the least under each of 63 permutations (`MinHash`, Broder 1997), of
/// which the lowest byte: how many of them two prints share tells how many of the runs two texts share. Letter case and all that
/// is neither letter nor digit make no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Print {
    /// Seconds since 1970 of the time of publication, as if in UTC where the zone is not known.
    time: Option<i64>,
    words: [u8; 16],
    least: [u8; HASHES],
}

impl Print {
    /// Bytes that a print has.
    pub const SIZE: usize = 8 + 16 + HASHES;

    /// The print of a text; none if it is too short to have copies.
    #[must_use]
    pub fn of(text: &str, published: Option<Timestamp>) -> Option<Self> {
        let words: Vec<u64> = words(text).map(|word| hash(&word)).collect();
        if words.len() < LEAST_WORDS {
            return None;
        }
        let mut hasher = blake3::Hasher::new();
        for word in &words {
            hasher.update(&word.to_le_bytes());
        }
        let mut whole = [0; 16];
        whole.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        let mut least = [u64::MAX; HASHES];
        for shingle in words.windows(SHINGLE) {
            let shingle = shingle.iter().fold(0, |sum, word| mix(sum ^ word));
            for (least, seed) in least.iter_mut().zip(1_u64..) {
                *least = mix(shingle ^ seed.wrapping_mul(SPREAD)).min(*least);
            }
        }
        let time = published.and_then(seconds);
        Some(Self { time, words: whole, least: least.map(|hash| hash.to_le_bytes()[0]) })
    }

    /// Whether both texts have the same words in the same order.
    #[must_use]
    pub fn is_exact_copy(&self, other: &Self) -> bool {
        self.words == other.words
    }

    /// Whether both texts have most of their runs of words in common.
    #[must_use]
    pub fn is_copy(&self, other: &Self) -> bool {
        let shared = self.least.iter().zip(&other.least).filter(|(a, b)| a == b).count();
        shared >= NEAR || self.is_exact_copy(other)
    }

    /// Sorts what was published first to the front, and what tells no time to the end.
    pub(crate) fn time(&self) -> i64 {
        self.time.unwrap_or(i64::MAX)
    }

    /// A number that exact copies share.
    pub(crate) fn whole(&self) -> u32 {
        u32::from_le_bytes([self.words[0], self.words[1], self.words[2], self.words[3]])
    }

    /// A number that texts share whose least hashes of a group are the same.
    pub(crate) fn band(&self, band: usize) -> u32 {
        self.least[band * ROWS..][..ROWS].iter().fold(0, |key, hash| key << 8 | u32::from(*hash))
    }

    /// The print as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; Self::SIZE] {
        let mut bytes = [0; Self::SIZE];
        bytes[..8].copy_from_slice(&self.time().to_le_bytes());
        bytes[8..24].copy_from_slice(&self.words);
        bytes[24..].copy_from_slice(&self.least);
        bytes
    }

    /// The print that [`Print::to_bytes`] wrote.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; Self::SIZE]) -> Self {
        let (mut time, mut words, mut least) = ([0; 8], [0; 16], [0; HASHES]);
        time.copy_from_slice(&bytes[..8]);
        words.copy_from_slice(&bytes[8..24]);
        least.copy_from_slice(&bytes[24..]);
        let time = Some(i64::from_le_bytes(time)).filter(|time| *time != i64::MAX);
        Self { time, words, least }
    }
}

impl Document {
    /// The print of the article's body, or of all its text where no part of it is known to be the body.
    #[must_use]
    pub fn print(&self) -> Option<Print> {
        let body = self.parts.iter().filter(|part| matches!(part.kind, PartKind::Heading | PartKind::Body));
        let body: Vec<&str> = body.filter_map(|part| self.text.get(part.span.range())).collect();
        match body.as_slice() {
            [] => Print::of(&self.text, self.published),
            paragraphs => Print::of(&paragraphs.join("\n"), self.published),
        }
    }
}

/// The words of a text in lower case; of scripts that set no spaces each character.
fn words(text: &str) -> impl Iterator<Item = String> {
    let unspaced = |c: char| matches!(c, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).flat_map(move |word| {
        if word.contains(unspaced) {
            word.chars().map(String::from).collect::<Vec<_>>()
        } else {
            vec![word.to_lowercase()]
        }
    })
}

/// 64-bit FNV-1a.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Two to the 64th, divided by the golden ratio.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// A permutation of all numbers that leaves no pattern in them (the finaliser of SplitMix64).
fn mix(mut x: u64) -> u64 {
    x = x.wrapping_add(SPREAD);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// Midnight stands for a time of day that is not known.
fn seconds(at: Timestamp) -> Option<i64> {
    let civil = at.date.to_datetime(at.time.unwrap_or_else(Time::midnight));
    at.offset.unwrap_or(Offset::UTC).to_timestamp(civil).ok().map(jiff::Timestamp::as_second)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    /// `count` sentences that no two values of `story` share.
    fn story(story: usize, count: usize) -> Vec<String> {
        let place = ["harbour", "valley", "mill", "orchard", "station", "museum", "quarry"];
        let act = ["opened", "closed", "sold", "painted", "measured", "flooded", "mapped", "guarded"];
        let sentence = |n: usize| {
            let (place, act) = (place[(story + n) % place.len()], act[(story * 3 + n * 5) % act.len()]);
            format!(
                "Councillors of ward {n} {act} the {place} of district {} after debate {}.",
                story * 7 + n,
                story + n
            )
        };
        (0..count).map(sentence).collect()
    }

    fn print(text: &str) -> Print {
        Print::of(text, None).unwrap()
    }

    #[test]
    fn copies_are_told_from_other_texts() {
        let wire = story(1, 20);
        let whole = print(&wire.join(" "));
        let exact = print(&wire.join("\n\n").to_uppercase().replace('.', " !"));
        assert!(whole.is_exact_copy(&exact) && whole.is_copy(&exact));
        let cut = print(&wire[..15].join(" "));
        assert!(whole.is_copy(&cut) && !whole.is_exact_copy(&cut));
        let edited = print(&wire.join(" ").replace("Councillors of ward 3", "Angry members of the third ward"));
        assert!(whole.is_copy(&edited));
        let half = print(&wire[..8].join(" "));
        assert!(!whole.is_copy(&half), "less than half of it is a quotation");
        for other in 2..60 {
            let other = story(other, 20).join(" ");
            assert!(!whole.is_copy(&print(&other)), "{other}");
        }
        assert_eq!(Print::of("Subscribe to read on. It is only a click away.", None), None);
    }

    #[test]
    fn prints_survive_being_written() {
        for published in [None, Timestamp::parse_line("14 December 2012"), Timestamp::parse_line("3 May 1961")] {
            let print = Print::of(&story(1, 9).join(" "), published).unwrap();
            assert_eq!(Print::from_bytes(&print.to_bytes()), print);
        }
        let time = |text| print_at(text).time();
        assert!(time("2012-12-14T18:54:00-05:00") > time("2012-12-14T18:54:00Z"));
        assert!(time("2012-12-14T00:00:00Z") == time("14 December 2012"));
        assert!(time("14 December 2012") < time(""));
    }

    fn print_at(time: &str) -> Print {
        Print::of(&story(1, 9).join(" "), Timestamp::parse_line(time)).unwrap()
    }

    #[test]
    fn scripts_without_spaces_have_words() {
        let text = "今天市议会决定关闭旧港口".repeat(8);
        assert!(Print::of(&text, None).is_some());
    }
}
