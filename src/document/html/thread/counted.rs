//! The heading of a thread that tells how many comments it has: `12 Responses to “…”`.

use super::super::blocks::label;
use super::super::dom::Dom;
use super::cut::Cut;

/// Nodes before the first comment in which its heading stands.
const NEAR: usize = 150;

pub(super) fn heading(dom: &Dom, cut: &Cut<'_>) -> Option<u32> {
    let first = cut.pieces.first()?.node;
    (first.saturating_sub(NEAR)..first).rev().filter(|n| dom.is_text(*n)).find_map(|n| count(&label(dom.raw(n))))
}

/// The number before a word for comments at the head of a short line.
fn count(text: &str) -> Option<u32> {
    if text.len() > 200 {
        return None;
    }
    let mut words = text.split_whitespace();
    let number = words.next()?.trim_matches(['(', ')']);
    let digits: String = number.chars().filter(|c| *c != ',' && *c != '.').collect();
    let count = if digits.eq_ignore_ascii_case("one") { 1 } else { digits.parse().ok()? };
    let word = words.next()?.trim_end_matches([')', ':']).to_lowercase();
    WORDS.contains(&word.as_str()).then_some(count)
}

const WORDS: &[&str] = &[
    "comment",
    "comments",
    "response",
    "responses",
    "reply",
    "replies",
    "thought",
    "thoughts",
    "kommentar",
    "kommentare",
    "antwort",
    "antworten",
    "gedanke",
    "gedanken",
    "commentaire",
    "commentaires",
    "réponses",
    "comentario",
    "comentarios",
    "comentários",
    "commenti",
    "reacties",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_tell_their_number() {
        for (text, want) in [
            ("12 Responses to “A dam”", Some(12)),
            ("One thought on “A dam”", Some(1)),
            ("1,204 comments", Some(1204)),
            ("(3) Comments:", Some(3)),
            ("Comments", None),
            ("12 people", None),
            ("", None),
        ] {
            assert_eq!(count(text), want, "{text}");
        }
    }
}
