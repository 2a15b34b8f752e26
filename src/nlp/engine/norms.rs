//! Normal forms of words: what the model sees instead of the spelling.

use super::chars::is_alpha;
use super::hash::string_id;
use super::model::bytes::Reader;

/// Signs that count as one another whatever the language, as spaCy has them: the normal form, then its variants.
const SIGNS: &[(&str, &[&str])] = &[
    ("'", &["’", "‘", "´", "`"]),
    ("'s", &["'s", "'S", "’s", "’S"]),
    ("\"", &["”", "“", "''", "``", "´´", "„", "»", "«", "‘‘", "’’"]),
    ("?", &["？"]),
    ("!", &["！"]),
    (",", &["，"]),
    (";", &["；"]),
    (":", &["："]),
    (".", &["。", "।"]),
    ("...", &["…"]),
    ("-", &["—", "–", "--", "---", "——"]),
    ("$", &["€", "£", "¥", "฿", "US$", "C$", "A$", "₺", "₹", "৳", "₩", "Mex$", "₣", "E£"]),
];

/// The model's own normal forms, by string id.
#[derive(Clone, Debug, Default)]
pub struct Norms {
    ids: Vec<u64>,
    texts: Vec<Box<str>>,
}

impl Norms {
    /// Reads the model's section; `None` if it is broken.
    #[must_use]
    pub fn read(section: &[u8]) -> Option<Self> {
        let mut r = Reader::new(section);
        let count = r.number()?;
        let (ids, _) = r.take(count.checked_mul(8)?)?.as_chunks::<8>();
        let ids = ids.iter().map(|b| u64::from_le_bytes(*b)).collect();
        let texts = (0..count).map(|_| r.text().map(Box::from)).collect::<Option<_>>()?;
        Some(Self { ids, texts })
    }

    /// The normal form of a word without one of its own: the model's table, else the signs, else lower case.
    #[must_use]
    pub fn of(&self, word: &str) -> String {
        if let Ok(at) = self.ids.binary_search(&string_id(word)) {
            return self.texts[at].to_string();
        }
        let sign = || SIGNS.iter().find(|(_, variants)| variants.contains(&word)).map(|(norm, _)| (*norm).to_owned());
        // Signs have at most four characters and are not letters all through.
        let sign = if word.len() <= 12 && !word.chars().all(is_alpha) { sign() } else { None };
        sign.unwrap_or_else(|| word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_then_signs_then_lower_case() {
        let norms = Norms { ids: vec![string_id("colour")], texts: vec!["color".into()] };
        for (word, norm) in [("colour", "color"), ("Colour", "colour"), ("US$", "$"), ("’s", "'s"), ("ΟΔΟΣ", "οδος")]
        {
            assert_eq!(norms.of(word), norm);
        }
    }
}
