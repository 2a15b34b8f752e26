//! From text to tokens, by rule.

use super::{Shape, Token};
use crate::base::Span;

/// Abbreviations whose dot belongs to the word, in lower case and without the dot; sorted.
const ABBREVIATIONS: &[&str] = &[
    "adm", "amb", "apr", "assoc", "asst", "aug", "ave", "blvd", "brig", "capt", "cmdr", "co", "col", "comdr", "corp",
    "cpl", "dec", "dept", "dr", "e.g", "etc", "feb", "fig", "fr", "gen", "gov", "hon", "i.e", "inc", "jan", "jr",
    "jul", "jun", "lt", "ltd", "maj", "messrs", "mr", "mrs", "ms", "mt", "no", "nov", "oct", "prof", "rep", "reps",
    "rev", "sec", "sen", "sens", "sep", "sept", "sgt", "sr", "st", "supt", "vol", "vs",
];

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() || c == '\u{feff}' || c.is_control() {
            at += c.len_utf8();
            continue;
        }
        let end = token_end(text, at, c);
        tokens.push(Token { span: Span::of(at..end), shape: shape(&text[at..end]) });
        at = end;
    }
    tokens
}

fn token_end(text: &str, at: usize, first: char) -> usize {
    let rest = &text[at..];
    if let Some(len) = web_address(rest) {
        return at + len;
    }
    if first.is_numeric() {
        return at + number(rest);
    }
    if is_word_char(first) {
        return at + word(rest);
    }
    if is_apostrophe(first) && possessive(rest) {
        return at + first.len_utf8() + 1;
    }
    // A run of one mark is one token: "...", "--", "!!!".
    at + rest.chars().take_while(|c| *c == first).map(char::len_utf8).sum::<usize>()
}

/// Letters, with digits, dots between single letters, and apostrophes inside; a possessive ending is left for the next token.
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        let goes_on = is_word_char(c)
            || (is_apostrophe(c) && next.is_some_and(char::is_alphabetic) && !possessive(&rest[i..]))
            || (matches!(c, '.' | '&') && next.is_some_and(char::is_alphabetic) && single_letters(&rest[..i]));
        if !goes_on {
            break;
        }
        end = i + c.len_utf8();
    }
    let word = &rest[..end];
    if rest[end..].starts_with('.') && !rest[end..].starts_with("..") && keeps_dot(word) { end + 1 } else { end }
}

/// Whether a dot after `word` belongs to it: initials (`J.`, `U.S.`) and known abbreviations.
fn keeps_dot(word: &str) -> bool {
    if word.contains('.') || (word.chars().count() == 1 && word.chars().all(char::is_uppercase)) {
        return single_letters(word) || is_abbreviation(word);
    }
    is_abbreviation(word) && !matches!(word, "no" | "fig" | "co" | "sec" | "mt" | "dec" | "jan" | "jun" | "mar")
}

fn is_abbreviation(word: &str) -> bool {
    word.len() <= 6 && ABBREVIATIONS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// Single letters joined by dots or `&`: `U.S`, `a.m`, `R&D`.
fn single_letters(word: &str) -> bool {
    word.split(['.', '&']).all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    })
}

/// Digits with separators inside, then letters as in `20th` or `1990s`.
fn number(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, n)| n.is_numeric());
        if is_word_char(c) || (matches!(c, '.' | ',' | ':' | '/') && next_is_digit) {
            end = i + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// Length of a URL, an address of mail, a handle or a hash tag at the start of `rest`.
fn web_address(rest: &str) -> Option<usize> {
    let addressed =
        ["http://", "https://", "www."].iter().any(|p| rest.get(..p.len()).is_some_and(|s| s.eq_ignore_ascii_case(p)));
    let tagged = rest.starts_with(['@', '#']) && rest[1..].starts_with(is_word_char);
    if !addressed && !tagged {
        return None;
    }
    let len = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(rest.len());
    let trimmed = if tagged {
        rest[1..len].find(|c: char| !is_word_char(c)).map_or(&rest[..len], |i| &rest[..=i])
    } else {
        rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '”'])
    };
    Some(trimmed.len())
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || matches!(c, '\u{300}'..='\u{36f}')
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Whether `rest` begins with `'s` that ends a word.
fn possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next().is_some_and(is_apostrophe)
        && matches!(chars.next(), Some('s' | 'S'))
        && !chars.next().is_some_and(is_word_char)
}

fn shape(token: &str) -> Shape {
    let Some(first) = token.chars().next() else { return Shape::Mark };
    if first.is_numeric() {
        return Shape::Number;
    }
    if !is_word_char(first) || token.contains("://") {
        return Shape::Mark;
    }
    let (mut upper, mut lower, mut letters) = (0, 0, 0);
    for c in token.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        upper += u32::from(c.is_uppercase());
        lower += u32::from(c.is_lowercase());
    }
    match (upper, lower) {
        (0, _) if letters > 0 => Shape::Lower,
        (1, 0) if letters == 1 && !token.contains(char::is_numeric) => Shape::Initial,
        (_, 0) => Shape::Upper,
        _ => Shape::Title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| t.span.slice(text)).collect()
    }

    #[test]
    fn splits_what_news_is_written_in() {
        for (text, want) in [
            ("Russia’s U.S.-led talks", vec!["Russia", "’s", "U.S.", "-", "led", "talks"]),
            (
                "He met Mr. J. Smith Jr. at 6:54 p.m.",
                vec!["He", "met", "Mr.", "J.", "Smith", "Jr.", "at", "6:54", "p.m."],
            ),
            (
                "the 1990's, 20th, 1,200 and 3.5%.",
                vec!["the", "1990", "'s", ",", "20th", ",", "1,200", "and", "3.5", "%", "."],
            ),
            ("don't “quote” me...", vec!["don't", "“", "quote", "”", "me", "..."]),
            ("He said no. The end", vec!["He", "said", "no", ".", "The", "end"]),
            ("see https://a.example/x?y=1, or @joe!", vec!["see", "https://a.example/x?y=1", ",", "or", "@joe", "!"]),
            ("O'Brien's al-Assad AT&T", vec!["O'Brien", "'s", "al", "-", "Assad", "AT", "&", "T"]),
            ("Plan A. We go", vec!["Plan", "A.", "We", "go"]),
        ] {
            assert_eq!(words(text), want, "{text}");
        }
    }

    #[test]
    fn shapes() {
        for (token, want) in [
            ("treaty", Shape::Lower),
            ("McCarthy", Shape::Title),
            ("U.S.", Shape::Upper),
            ("G20", Shape::Upper),
            ("J.", Shape::Initial),
            ("20th", Shape::Number),
            ("’s", Shape::Mark),
            ("Ünal", Shape::Title),
        ] {
            assert_eq!(shape(token), want, "{token}");
        }
    }

    #[test]
    fn abbreviations_are_sorted() {
        assert!(ABBREVIATIONS.is_sorted());
    }

    #[test]
    fn tokens_cover_everything_but_space() {
        for text in ["", "\u{0}\u{1}x", "שלום, «мир»!  \u{1f600}\u{1f600} e\u{301}t", "''''s's", "@", "# #a"] {
            let found = tokens(text);
            assert!(found.windows(2).all(|w| w[0].span.end <= w[1].span.start));
            let covered: usize = found.iter().map(|t| t.span.len() as usize).sum();
            let space: usize = text.chars().filter(|c| c.is_whitespace() || c.is_control()).map(char::len_utf8).sum();
            assert_eq!(covered + space, text.len(), "{text:?}");
        }
    }
}
