//! Names of the authority with one slip of the pen, as comments have them: `Isreal`, `OBMA`, `warsaw pack`.
//!
//! A slip is one letter more, less, other or exchanged with its neighbour, never the first. Precision comes first: a word that is
//! another name or an English word of its own is none; of a name of several words the others must be there and name something; and all
//! but states must be named rightly elsewhere in the document.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Evidence;
use super::lexicon;
use super::view::View;
use crate::authority::{self, Form, Kind, Reading};
use crate::extract::rules::words;
use crate::nlp::Shape;
use crate::schema::EntityType;

/// Shorter names of one word are one letter away from too many words.
const SHORTEST: usize = 5;
/// Shorter words of a longer name, too.
const SHORTEST_PART: usize = 4;
/// Names of states that are as long are known everywhere.
const SHORTEST_STATE: usize = 6;

/// A name with its readings.
type Known = (&'static str, &'static [Reading]);

/// Names by what is looked up of them, in lower case.
struct Names {
    /// Of one word, by their first letter.
    single: [Vec<Known>; 26],
    /// Of several, by their first and by their second word, each as a hash.
    first: HashMap<u64, Vec<Known>>,
    second: HashMap<u64, Vec<Known>>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { single: Default::default(), first: HashMap::new(), second: HashMap::new() };
    for (name, readings) in authority::folded_names() {
        let mut parts = name.split(' ');
        if !name.bytes().all(|b| b.is_ascii_lowercase() || b == b' ') {
            continue;
        }
        match (parts.next(), parts.next()) {
            (Some(first), Some(second)) => {
                names.first.entry(hash(first)).or_default().push((name, readings));
                names.second.entry(hash(second)).or_default().push((name, readings));
            }
            (Some(first), None) if first.len() >= SHORTEST && readings.iter().any(|r| known(*r, first)) => {
                names.single[usize::from(first.as_bytes()[0] - b'a')].push((name, readings));
            }
            _ => {}
        }
    }
    names
});

/// Whether a name of one word may be meant when it is misspelt.
fn known(reading: Reading, name: &str) -> bool {
    let entry = authority::entry(reading.entry);
    match reading.form {
        Form::Surname => true,
        Form::Adjective => state(reading, name) || entry.class == EntityType::Country,
        Form::People => entry.kind == Some(Kind::Nationality),
        Form::Name => {
            matches!(entry.class, EntityType::Country | EntityType::Organization) || entry.kind == Some(Kind::Capital)
        }
        _ => false,
    }
}

/// Whether it is a state that everybody knows, or its adjective.
fn state(reading: Reading, name: &str) -> bool {
    matches!(reading.form, Form::Name | Form::Adjective)
        && authority::entry(reading.entry).kind == Some(Kind::State)
        && name.len() >= SHORTEST_STATE
}

/// The same for a word in any case of its ASCII letters (FNV-1a).
fn hash(word: &str) -> u64 {
    let step = |h: u64, b: u8| (h ^ u64::from(b.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
    word.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The misspelt name of more than `least` tokens at a token: how many it takes, and the readings of the name; none where two names are
/// as near.
pub(super) fn at(
    view: &View<'_>,
    evidence: &Evidence<'_>,
    at: usize,
    least: usize,
) -> Option<(usize, &'static [Reading])> {
    if !matches!(view.shape(at), Shape::Title | Shape::Upper | Shape::Lower) || view.word(at).len() < SHORTEST_PART {
        return None;
    }
    several(view, at)
        .filter(|(length, _)| *length > least)
        .or_else(|| if least == 0 { single(view, evidence, at) } else { None })
}

fn several(view: &View<'_>, at: usize) -> Option<(usize, &'static [Reading])> {
    let by_first = NAMES.first.get(&hash(view.word(at)));
    let by_second = NAMES.second.get(&hash(view.after(at, at + 1)));
    let mut found: Option<(usize, &'static [Reading])> = None;
    for (name, readings) in by_first.into_iter().chain(by_second).flatten() {
        let Some(length) = misspells(view, at, name, readings) else { continue };
        match found {
            Some((held, _)) if held > length => {}
            Some((held, other)) if held == length && other[0].entry != readings[0].entry => return None,
            _ => found = Some((length, readings)),
        }
    }
    found
}

/// The tokens that a name takes at `at`, if all its words are there but one, which has a slip.
fn misspells(view: &View<'_>, at: usize, name: &str, readings: &[Reading]) -> Option<usize> {
    let (mut slip, mut length) = (None, 0);
    for (part, i) in name.split(' ').zip(at..) {
        let word = view.after(at, i);
        length += 1;
        if part.eq_ignore_ascii_case(word) {
            continue;
        }
        if slip.is_some() || part.len().min(word.len()) < SHORTEST_PART || !one_slip(word, part) {
            return None;
        }
        slip = Some(i);
    }
    let slip = slip?;
    let rest = (at..at + length).filter(|i| *i != slip);
    let title = titled(view.word(slip));
    let (lower, part) = (title.to_lowercase(), name.split(' ').nth(slip - at)?);
    if plural(&lower, part) || !lexicon::readings_folded(view.word(slip)).is_empty() {
        return None;
    }
    let person = readings.iter().any(|r| lexicon::class(r.entry) == Some(EntityType::Person));
    let fits = if person {
        // "Hilary Clinton" is the Clinton that is known; "Angela Merkle" is no other Merkle.
        let own = |i: usize| {
            lexicon::readings(&titled(view.word(i)))
                .iter()
                .any(|r| r.form == Form::Surname && r.entry == readings[0].entry)
        };
        doubled(&lower, part)
            || rest.clone().any(own)
            || !(lexicon::any_surname(&title) || authority::near_word(&lower))
    } else {
        // "White Horse" is no White House: what is left must be a name, and no English word takes the place of another in small letters.
        let proper = |i: usize| {
            let word = titled(view.word(i));
            !words::ordinary(&word) && !lexicon::readings_folded(&word).is_empty()
        };
        let word = authority::near_word(&lower);
        exchanged(&lower, part) && !word || rest.clone().any(proper) && (view.capital(slip) || !word)
    };
    fits.then_some(length)
}

fn single(view: &View<'_>, evidence: &Evidence<'_>, at: usize) -> Option<(usize, &'static [Reading])> {
    let word = view.word(at);
    let small = view.shape(at) == Shape::Lower;
    if !word.is_ascii() || small && word.len() < SHORTEST || words::ordinary(word) {
        return None;
    }
    let letter = usize::from(word.as_bytes().first()?.to_ascii_lowercase().checked_sub(b'a')?);
    let mut found: Option<Known> = None;
    for (name, readings) in NAMES.single.get(letter)?.iter().filter(|(name, _)| one_slip(word, name)) {
        if found.is_some_and(|(_, other)| other[0].entry != readings[0].entry) {
            return None;
        }
        found = Some((name, readings));
    }
    let (name, readings) = found?;
    let lower = word.to_lowercase();
    let title = titled(word);
    // "Italia" and "Argentino" are words of other languages; a slip is seldom the last letter.
    let foreign = || lower.len() >= name.len() && !lower.ends_with(&name[name.len() - 1..]);
    let sure = readings.iter().any(|r| state(*r, name)) && !foreign();
    if !sure && !evidence.named(&titled(name)) {
        return None;
    }
    let person = lexicon::class(readings[0].entry) == Some(EntityType::Person);
    let other = authority::near_word(&lower)
        || lexicon::any_surname(&title)
        || lexicon::given_name(&title) && !exchanged(&lower, name)
        || !lexicon::readings_folded(word).is_empty()
        || !lexicon::readings(&title).is_empty();
    (!(other || person && plural(&lower, name))).then_some((1, readings))
}

/// Whether two words in small letters differ by the ending of the plural.
fn plural(a: &str, b: &str) -> bool {
    a.strip_suffix('s') == Some(b) || b.strip_suffix('s') == Some(a)
}

/// Whether one of two words in small letters only doubles a letter of the other: `hilary` and `hillary` are one name.
fn doubled(a: &str, b: &str) -> bool {
    let single = |word: &str| {
        let mut letters = word.bytes().collect::<Vec<_>>();
        letters.dedup();
        letters
    };
    a.len().abs_diff(b.len()) == 1 && single(a) == single(b)
}

/// Whether the slip is two letters in the wrong order: `Isreal` is Israel, although people are called so too.
fn exchanged(word: &str, name: &str) -> bool {
    let wrong = word.bytes().zip(name.bytes()).filter(|(a, b)| a != b).count();
    word.len() == name.len() && wrong == 2
}

/// With a capital and small letters.
fn titled(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect())
        .unwrap_or_default()
}

/// Whether a word is a name with one slip, whatever its case; the name is in small letters.
fn one_slip(word: &str, name: &str) -> bool {
    let (a, b) = (word.as_bytes(), name.as_bytes());
    let same = |x: u8, y: u8| x.eq_ignore_ascii_case(&y);
    if a.len().abs_diff(b.len()) > 1 || !a.first().zip(b.first()).is_some_and(|(x, y)| same(*x, *y)) {
        return false;
    }
    let begin = a.iter().zip(b).take_while(|(x, y)| same(**x, **y)).count();
    let (a, b) = (&a[begin..], &b[begin..]);
    match (a, b) {
        ([], []) => false,
        ([x, y, rest @ ..], [v, w, others @ ..])
            if same(*x, *w) && same(*y, *v) && rest.eq_ignore_ascii_case(others) =>
        {
            true
        }
        ([_, rest @ ..], [_, others @ ..]) if rest.eq_ignore_ascii_case(others) => true,
        (longer, [_, others @ ..]) if longer.eq_ignore_ascii_case(others) => true,
        ([_, rest @ ..], shorter) => rest.eq_ignore_ascii_case(shorter),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::one_slip;

    #[test]
    fn one_slip_is_forgiven_and_two_are_not() {
        for (word, name, want) in [
            ("Isreal", "israel", true),
            ("OBMA", "obama", true),
            ("Ukrane", "ukraine", true),
            ("Germanny", "germany", true),
            ("pack", "pact", true),
            ("Israel", "israel", false),
            ("Isrl", "israel", false),
            ("Losama", "obama", false),
            ("Osrael", "israel", false),
        ] {
            assert_eq!(one_slip(word, name), want, "{word}");
        }
    }
}
