//! What the extraction knows of English, as data: titles and roles, head nouns of names, closed word lists.
//!
//! Every table is a sorted static slice, so nothing is built at start-up; rules carry their own yes and no examples, and a test runs them.

pub mod acting;
pub mod heads;
pub mod laws;
pub mod names;
pub mod roles;
pub mod words;

use std::cmp::Ordering;

/// Whether a sorted list of lower-case words holds `word` in any case of its ASCII letters.
#[must_use]
pub fn holds(sorted: &[&str], word: &str) -> bool {
    sorted.binary_search_by(|entry| folded(entry, word)).is_ok()
}

/// How a lower-case entry of a table compares with a word of the text, whatever the case of its ASCII letters.
fn folded(entry: &str, word: &str) -> Ordering {
    entry.bytes().cmp(word.bytes().map(|b| b.to_ascii_lowercase()))
}

/// Whether a lower-case entry begins with a word of the text, whatever the case of its ASCII letters.
fn begins(entry: &str, word: &str) -> bool {
    entry.len() >= word.len() && entry.bytes().zip(word.bytes()).all(|(e, w)| e == w.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_of_ascii_letters_does_not_matter() {
        assert!(holds(&["act", "zone", "élan"], "ACT") && holds(&["act", "zone", "élan"], "élan"));
        assert!(!holds(&["act", "zone"], "acts") && !holds(&[], ""));
        assert!(begins("act of union", "Act") && !begins("act", "Action"));
    }
}
