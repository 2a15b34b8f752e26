//! What the extraction knows of English, as data: titles and roles, head nouns of names, closed word lists.
//!
//! Every table is a sorted static slice, so nothing is built at start-up; rules carry their own yes and no examples, and a test runs them.

pub mod heads;
pub mod laws;
pub mod names;
pub mod roles;
pub mod words;

/// Whether a sorted list of lower-case words holds `word` in any case.
#[must_use]
pub fn holds(sorted: &[&str], word: &str) -> bool {
    if word.bytes().any(|b| b.is_ascii_uppercase()) {
        sorted.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
    } else {
        sorted.binary_search(&word).is_ok()
    }
}
