//! Class names and ids as words: `entry-content`, `articleBody`, `post__share--top`.

use super::attr::Key;
use super::dom::{Dom, NodeId};

/// Calls `see` with each lower-case word of a class list or an id; `true` ends the walk and is the answer.
///
/// Words are cut at every change of case and at everything that is no letter.
pub(super) fn any_word(names: &str, mut see: impl FnMut(&str) -> bool) -> bool {
    let bytes = names.as_bytes();
    let mut word = [0_u8; 24];
    let mut length = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let starts = byte.is_ascii_uppercase() && at > 0 && bytes[at - 1].is_ascii_lowercase();
        if (starts || !byte.is_ascii_alphabetic()) && length > 0 {
            if ends(&word, length, &mut see) {
                return true;
            }
            length = 0;
        }
        if byte.is_ascii_alphabetic() {
            if length < word.len() {
                word[length] = byte.to_ascii_lowercase();
            }
            length += 1;
        }
    }
    length > 0 && ends(&word, length, &mut see)
}

fn ends(word: &[u8; 24], length: usize, see: &mut impl FnMut(&str) -> bool) -> bool {
    word.get(..length).and_then(|w| std::str::from_utf8(w).ok()).is_some_and(see)
}

/// Whether a word of the element's class names or of its id is one for which `see` holds.
pub(super) fn named(dom: &Dom, node: NodeId, mut see: impl FnMut(&str) -> bool) -> bool {
    [Key::Class, Key::Id].into_iter().any(|key| dom.attribute(node, key).is_some_and(|names| any_word(names, &mut see)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words() {
        let words = |names: &str| {
            let mut out = Vec::new();
            any_word(names, |w| {
                out.push(w.to_owned());
                false
            });
            out.join(" ")
        };
        assert_eq!(
            words("entry-content articleBody post__share--top h2 ÄB"),
            "entry content article body post share top h b"
        );
        assert_eq!(
            words("aVeryLongWordThatIsNotOneOfOursAtAllReally wordofmorethantwentyfourletters"),
            "a very long word that is not one of ours at all really"
        );
        assert_eq!(words(""), "");
    }
}
