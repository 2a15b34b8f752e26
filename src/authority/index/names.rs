//! Under which names a thing can be found.

use std::collections::BTreeMap;

use crate::base::slug;

/// How a name of an index stands to what it names. Better ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameForm {
    /// The preferred name.
    Name,
    /// Another name.
    Alias,
    /// A name in capitals, as `WHO`, that means the thing only when it is written so.
    Capitals,
    /// A personal name without some of its words: `Ludwig Ahrendt` for `Ludwig Maria von Ahrendt`.
    Short,
}

impl NameForm {
    const ALL: [Self; 4] = [Self::Name, Self::Alias, Self::Capitals, Self::Short];

    pub(super) const fn number(self) -> u32 {
        self as u32
    }

    pub(super) fn from_number(number: u32) -> Option<Self> {
        Self::ALL.get(number as usize).copied()
    }
}

/// The Wikidata item that a text is, as `Q159`.
#[must_use]
pub fn wikidata_item(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('Q')?;
    let number = !digits.starts_with('0') && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    number.then_some(text)
}

/// Words before personal names that are no part of them.
const HONORIFICS: &[&str] =
    &["baron", "baroness", "count", "countess", "dame", "dr", "lady", "lord", "mr", "mrs", "ms", "prof", "sir"];
/// Words after personal names that are no part of them.
const SUFFIXES: &[&str] = &["esq", "ii", "iii", "iv", "jnr", "jr", "kc", "mp", "phd", "qc", "snr", "sr"];
/// Words inside personal names that belong to the next one.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten", "ter",
    "van", "von", "y", "zu",
];
/// Of names with more words than this only the whole is kept.
const MOST_WORDS: usize = 6;

/// The keys under which a name is found, with its form there.
pub(super) fn keys(name: &str, form: NameForm, person: bool) -> BTreeMap<String, NameForm> {
    let mut out = BTreeMap::new();
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let shouted = !person && letters().count() > 1 && letters().all(char::is_uppercase) && !name.contains(' ');
    let mut add = |key: String, form: NameForm| {
        out.entry(key).and_modify(|held: &mut NameForm| *held = form.min(*held)).or_insert(form);
    };
    add(slug(name), if shouted { NameForm::Capitals } else { form });
    if !person {
        return out;
    }
    // "Ahrendt, Ludwig von" is "Ludwig von Ahrendt".
    let turned = match name.split_once(',') {
        Some((last, first)) if !first.contains(',') && !SUFFIXES.contains(&slug(first).as_str()) => {
            format!("{} {}", first.trim(), last.trim())
        }
        _ => name.to_owned(),
    };
    let words = parts(&turned);
    if words.is_empty() {
        return out;
    }
    add(words.join("-"), form);
    for short in shortened(&words) {
        add(short, NameForm::Short);
    }
    out
}

/// The words of a personal name as slugs, without title and suffix, particles joined to what follows.
fn parts(name: &str) -> Vec<String> {
    let words: Vec<String> =
        name.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).map(slug).collect();
    let start = words.iter().take_while(|w| HONORIFICS.contains(&w.as_str())).count();
    let tail = words.iter().rev().take_while(|w| SUFFIXES.contains(&w.as_str())).count();
    let Some(words) = words.get(start..words.len().saturating_sub(tail)).filter(|w| !w.is_empty()) else {
        return Vec::new();
    };
    let mut out: Vec<String> = Vec::new();
    let mut particle = String::new();
    for (at, word) in words.iter().enumerate() {
        if PARTICLES.contains(&word.as_str()) && at > 0 && at + 1 < words.len() {
            particle = format!("{particle}{word}-");
        } else {
            out.push(format!("{particle}{word}"));
            particle.clear();
        }
    }
    out
}

/// What a person of three names or more is called with two or more of them: some before the last one, or without the last one, as in
/// Spanish and Portuguese.
fn shortened(words: &[String]) -> Vec<String> {
    let Some((last, before)) = words.split_last() else { return Vec::new() };
    if before.len() < 2 || words.len() > MOST_WORDS {
        return Vec::new();
    }
    let mut out: Vec<String> = (1..(1_u32 << before.len()) - 1)
        .map(|chosen| {
            let kept = before.iter().enumerate().filter(|(n, _)| chosen & (1 << n) != 0).map(|(_, w)| w.as_str());
            kept.chain([last.as_str()]).collect::<Vec<_>>().join("-")
        })
        .collect();
    out.push(before.join("-"));
    // Initials alone, "George H. W.", are nobody's name.
    out.retain(|short| {
        let words: Vec<&str> = short.split('-').collect();
        words.iter().filter(|w| w.chars().count() > 1).count() > 1
            && words.last().is_some_and(|w| w.chars().count() > 1)
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, key: &str, person: bool) -> Option<NameForm> {
        keys(name, NameForm::Name, person).get(key).copied()
    }

    #[test]
    fn people_are_found_by_parts_of_their_names() {
        for (name, key, want) in [
            ("Ludwig Maria von Ahrendt", "ludwig-maria-von-ahrendt", Some(NameForm::Name)),
            ("Ludwig Maria von Ahrendt", "ludwig-von-ahrendt", Some(NameForm::Short)),
            ("Ludwig Maria von Ahrendt", "maria-von-ahrendt", Some(NameForm::Short)),
            ("Ludwig Maria von Ahrendt", "ludwig-maria", Some(NameForm::Short)),
            ("Ludwig Maria von Ahrendt", "von-ahrendt", None),
            ("Oduya, Maria", "maria-oduya", Some(NameForm::Name)),
            ("Sir Tobias Ferry KC", "tobias-ferry", Some(NameForm::Name)),
            ("Tobias Ferry, Jr.", "tobias-ferry", Some(NameForm::Name)),
            ("George H. W. Ferry", "george-h-w", None),
            ("George H. W. Ferry", "george-ferry", Some(NameForm::Short)),
            ("Maria Oduya", "oduya", None),
            ("Maria Oduya", "maria", None),
            ("Zezé", "zeze", Some(NameForm::Name)),
        ] {
            assert_eq!(found(name, key, true), want, "{name} / {key}");
        }
    }

    #[test]
    fn names_in_capitals_stay_in_capitals() {
        assert_eq!(found("OAT", "oat", false), Some(NameForm::Capitals));
        assert_eq!(found("Oat", "oat", false), Some(NameForm::Name));
        assert_eq!(found("Baltic Energy Forum", "energy-forum", false), None);
    }

    #[test]
    fn items_are_q_and_a_number() {
        assert_eq!(wikidata_item("Q159"), Some("Q159"));
        for text in ["Q", "Q0", "Q012", "P31", "q159", "Q15a", ""] {
            assert_eq!(wikidata_item(text), None, "{text}");
        }
    }
}
