//! Character classes as Python's `str` methods define them: the reference tokenizer and word shapes use those, and they
//! differ from Rust's (`isalpha` is the letter categories, not the Alphabetic property; `isspace` counts U+001C to U+001F).

use std::sync::OnceLock;

use regex_syntax::hir::{Class, HirKind};

/// Whether Python's `str.isspace` holds for one character.
#[must_use]
pub fn is_space(c: char) -> bool {
    matches!(c, '\u{1c}'..='\u{1f}') || c.is_whitespace()
}

/// Whether Python's `str.isalpha` holds for one character: general category L*.
#[must_use]
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { letters().contains(c) }
}

/// Whether Python's `str.isdigit` holds for one character: numeric type Decimal or Digit.
#[must_use]
pub fn is_digit(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { in_ranges(OTHER_DIGITS, c) || decimals().contains(c) }
}

/// Numeric type Digit without being a decimal digit (superscripts, circled digits and the like), from `UnicodeData.txt`.
const OTHER_DIGITS: &[(char, char)] = &[
    ('\u{b2}', '\u{b3}'),
    ('\u{b9}', '\u{b9}'),
    ('\u{1369}', '\u{1371}'),
    ('\u{19da}', '\u{19da}'),
    ('\u{2070}', '\u{2070}'),
    ('\u{2074}', '\u{2079}'),
    ('\u{2080}', '\u{2089}'),
    ('\u{2460}', '\u{2468}'),
    ('\u{2474}', '\u{247c}'),
    ('\u{2488}', '\u{2490}'),
    ('\u{24ea}', '\u{24ea}'),
    ('\u{24f5}', '\u{24fd}'),
    ('\u{24ff}', '\u{24ff}'),
    ('\u{2776}', '\u{277e}'),
    ('\u{2780}', '\u{2788}'),
    ('\u{278a}', '\u{2792}'),
    ('\u{10a40}', '\u{10a43}'),
    ('\u{10e60}', '\u{10e68}'),
    ('\u{11052}', '\u{1105a}'),
    ('\u{1f100}', '\u{1f10a}'),
];

/// Category L* as sorted ranges.
pub fn letters() -> &'static Ranges {
    static LETTERS: OnceLock<Ranges> = OnceLock::new();
    LETTERS.get_or_init(|| Ranges::of(r"\p{L}"))
}

/// Category Nd as sorted ranges: Python's `\d`.
pub fn decimals() -> &'static Ranges {
    static DECIMALS: OnceLock<Ranges> = OnceLock::new();
    DECIMALS.get_or_init(|| Ranges::of(r"\p{Nd}"))
}

/// Categories L* and N* and the underscore: Python's `\w`.
pub fn word_chars() -> &'static Ranges {
    static WORD: OnceLock<Ranges> = OnceLock::new();
    WORD.get_or_init(|| Ranges::of(r"[\p{L}\p{N}_]"))
}

/// Sorted, non-overlapping ranges of characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranges(Vec<(char, char)>);

impl Ranges {
    /// The ranges of a Unicode class of the `regex` crate.
    fn of(class: &str) -> Self {
        let parsed = regex_syntax::Parser::new().parse(class).map(regex_syntax::hir::Hir::into_kind);
        match parsed {
            Ok(HirKind::Class(Class::Unicode(c))) => Self(c.ranges().iter().map(|r| (r.start(), r.end())).collect()),
            // The three classes above always parse; an empty set is the harmless answer if a crate update drops one.
            _ => Self::default(),
        }
    }

    /// Sorts and joins.
    #[must_use]
    pub fn from_pairs(mut pairs: Vec<(char, char)>) -> Self {
        pairs.sort_unstable();
        let mut out: Vec<(char, char)> = Vec::with_capacity(pairs.len());
        for (low, high) in pairs {
            match out.last_mut() {
                Some(last) if u32::from(low) <= u32::from(last.1) + 1 => last.1 = last.1.max(high),
                _ => out.push((low, high)),
            }
        }
        Self(out)
    }

    /// Whether `c` is in one of them.
    #[must_use]
    pub fn contains(&self, c: char) -> bool {
        in_ranges(&self.0, c)
    }

    /// The ranges in order.
    #[must_use]
    pub fn pairs(&self) -> &[(char, char)] {
        &self.0
    }
}

fn in_ranges(ranges: &[(char, char)], c: char) -> bool {
    let after = ranges.partition_point(|r| r.0 <= c);
    after > 0 && c <= ranges[after - 1].1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_pythons() {
        assert!(is_space('\u{1f}') && is_space('\u{85}') && is_space('\u{3000}') && !is_space('\u{200b}'));
        assert!(is_alpha('ß') && is_alpha('ª') && is_alpha('漢') && !is_alpha('\u{93f}') && !is_alpha('Ⅳ'));
        assert!(is_digit('²') && is_digit('٣') && is_digit('①') && !is_digit('½') && !is_digit('Ⅳ'));
    }

    #[test]
    fn joined_ranges_hold_what_their_parts_held() {
        let r = Ranges::from_pairs(vec![('d', 'f'), ('a', 'c'), ('x', 'x'), ('e', 'h')]);
        assert_eq!(r.pairs(), [('a', 'h'), ('x', 'x')]);
        assert!(r.contains('a') && r.contains('h') && r.contains('x') && !r.contains('i') && !r.contains('`'));
    }
}
