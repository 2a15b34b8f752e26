//! Words seen so far, with what the network needs to know of each.

use super::chars::{is_alpha, is_digit, is_space};
use super::hash::{FastMap, string_id};
use super::norms::Norms;

/// A distinct token text.
#[derive(Clone, Debug)]
pub struct Lexeme {
    /// The text.
    pub text: Box<str>,
    /// The text in lower case.
    pub lower: Box<str>,
    /// The normal form, unless the token has one of its own.
    pub norm: Box<str>,
    /// String id of the text.
    pub orth_id: u64,
    /// String id of the lower-case text.
    pub lower_id: u64,
    /// String id of the normal form.
    pub norm_id: u64,
    /// String id of the first character.
    pub prefix_id: u64,
    /// String id of the last three characters.
    pub suffix_id: u64,
    /// String id of [`word_shape`].
    pub shape_id: u64,
    /// White space all through.
    pub is_space: bool,
}

impl Lexeme {
    /// Works out the attributes of a word.
    #[must_use]
    pub fn new(text: &str, norms: &Norms) -> Self {
        let prefix = text.chars().next().map_or(0, char::len_utf8);
        let suffix = text.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        let norm = norms.of(text);
        let lower = text.to_lowercase();
        Self {
            orth_id: string_id(text),
            lower_id: string_id(&lower),
            norm_id: string_id(&norm),
            prefix_id: string_id(&text[..prefix]),
            suffix_id: string_id(&text[suffix..]),
            shape_id: string_id(&word_shape(text)),
            is_space: !text.is_empty() && text.chars().all(is_space),
            norm: norm.into(),
            lower: lower.into(),
            text: text.into(),
        }
    }
}

/// What a word looks like: letters become `X` or `x`, digits `d`, and runs are cut to four; `LONG` from 100 characters on.
///
/// ```
/// # use pressgraph::nlp::engine::vocab::word_shape;
/// assert_eq!(word_shape("McDonald's-2010"), "XxXxxxx'x-dddd");
/// ```
#[must_use]
pub fn word_shape(text: &str) -> String {
    if text.len() >= 100 && text.chars().nth(99).is_some() {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(text.len());
    let (mut last, mut run) = (None, 0);
    for c in text.chars() {
        let class = match c {
            _ if is_alpha(c) && c.is_uppercase() => 'X',
            _ if is_alpha(c) => 'x',
            _ if is_digit(c) => 'd',
            _ => c,
        };
        run = if last == Some(class) { run + 1 } else { 0 };
        last = Some(class);
        if run < 4 {
            shape.push(class);
        }
    }
    shape
}

/// The lexemes of a session, by number and by text.
#[derive(Debug, Default)]
pub struct Vocab {
    lexemes: Vec<Lexeme>,
    by_text: FastMap<Box<str>, u32>,
}

impl Vocab {
    /// The number of a word, which is added if it is new.
    pub fn add(&mut self, text: &str, norms: &Norms) -> u32 {
        if let Some(id) = self.by_text.get(text) {
            return *id;
        }
        let id = u32::try_from(self.lexemes.len()).unwrap_or(u32::MAX);
        self.lexemes.push(Lexeme::new(text, norms));
        self.by_text.insert(text.into(), id);
        id
    }

    /// The word of a number that [`Self::add`] gave.
    #[must_use]
    pub fn get(&self, id: u32) -> &Lexeme {
        &self.lexemes[id as usize]
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lexemes.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lexemes.is_empty()
    }

    /// Forgets all; numbers given before are void.
    pub fn clear(&mut self) {
        self.lexemes.clear();
        self.by_text.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_spacys() {
        for (word, shape) in [
            ("NATO", "XXXX"),
            ("Parliament", "Xxxxx"),
            ("2,500km²", "d,dddxxd"),
            ("é", "x"),
            ("!!!!!!", "!!!!"),
            ("", ""),
        ] {
            assert_eq!(word_shape(word), shape);
        }
        assert_eq!(word_shape(&"é".repeat(100)), "LONG");
        assert_eq!(word_shape(&"é".repeat(99)), "xxxx");
    }

    #[test]
    fn short_words_are_their_own_affixes() {
        let norms = Norms::default();
        let word = Lexeme::new("ab", &norms);
        assert_eq!((word.prefix_id, word.suffix_id), (string_id("a"), string_id("ab")));
        let word = Lexeme::new("Çelik", &norms);
        assert_eq!(
            (word.prefix_id, word.suffix_id, word.norm_id),
            (string_id("Ç"), string_id("lik"), string_id("çelik"))
        );
    }
}
