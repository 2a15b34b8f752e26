//! Where the words of a query are.
//!
//! The parser reports the furthest byte that any of its rules looked at, and a rule for a keyword looks at as many
//! bytes as the keyword has: a fault at one word shows up in the middle of another. With enough space after each word
//! the byte lies between the faulty word and the next.

/// More than the longest keyword of SPARQL (`ENCODE_FOR_URI`).
const SPACE: &str = "                                ";

/// A text taken apart into words: names, literals, IRIs, operators, brackets.
pub(super) struct Tokens<'q> {
    text: &'q str,
    /// Byte ranges, in order.
    ranges: Vec<(usize, usize)>,
}

impl<'q> Tokens<'q> {
    pub fn of(text: &'q str) -> Self {
        let mut ranges = Vec::new();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            if c.is_whitespace() || c == '\u{feff}' {
                at += c.len_utf8();
            } else if c == '#' {
                at += text[at..].find('\n').unwrap_or(text.len() - at);
            } else {
                let length = token(&text[at..]);
                ranges.push((at, at + length));
                at += length;
            }
        }
        Self { text, ranges }
    }

    pub fn len(&self) -> usize {
        self.ranges.len()
    }

    /// The words in order.
    pub fn words(&self) -> impl Iterator<Item = &'q str> {
        self.ranges.iter().map(|(start, end)| &self.text[*start..*end])
    }

    /// The word and its first byte; after the last word none and the end of the text without the space that ends it.
    pub fn get(&self, index: usize) -> (Option<&'q str>, usize) {
        match self.ranges.get(index) {
            Some((start, end)) => (Some(&self.text[*start..*end]), *start),
            None => (None, self.ranges.last().map_or(0, |(_, end)| *end)),
        }
    }

    /// The text with space between words, and where each word begins in it.
    pub fn spaced(&self) -> (String, Vec<usize>) {
        let bracket = |c: u8| b"{}()[];,".contains(&c);
        let bytes = self.text.as_bytes();
        let mut out = String::with_capacity(self.text.len() + self.ranges.len() * SPACE.len());
        let mut starts = Vec::with_capacity(self.ranges.len());
        for (index, (start, end)) in self.ranges.iter().enumerate() {
            starts.push(out.len());
            out.push_str(&self.text[*start..*end]);
            let next = self.ranges.get(index + 1).map_or(usize::MAX, |(next, _)| *next);
            // `"1"^^xsd:integer` and `?s?p` stay together.
            if next != *end || bracket(bytes[end - 1]) || bracket(bytes[next]) {
                out.push_str(SPACE);
            }
        }
        (out, starts)
    }
}

/// Length of the word that `text` begins with; at least one character.
fn token(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    match text.as_bytes()[0] {
        b'"' | b'\'' => string(text),
        b'<' => iri(text).unwrap_or(first),
        b'^' if text.starts_with("^^") => 2,
        b'?' | b'$' | b'@' => {
            first + text[first..].find(|c| !name(c) || c == '.' || c == ':').unwrap_or(text.len() - first)
        }
        _ if text.starts_with(name) => {
            let run = &text[..text.find(|c| !name(c)).unwrap_or(text.len())];
            run.trim_end_matches('.').len().max(1)
        }
        _ => first,
    }
}

fn name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.' | '%' | '\\' | '\u{b7}')
}

/// `<...>` without what an IRI cannot hold; otherwise `<` is an operator.
fn iri(text: &str) -> Option<usize> {
    let end = text[1..].find(|c: char| c <= ' ' || "<>\"{}|^`".contains(c))? + 1;
    text[end..].starts_with('>').then_some(end + 1)
}

/// A string with its quotes; one that never ends goes up to the end of its line.
fn string(text: &str) -> usize {
    let quote = &text[..1];
    let long = text.starts_with(&quote.repeat(3));
    let close = if long { quote.repeat(3) } else { quote.to_owned() };
    let mut at = close.len();
    while let Some(c) = text[at..].chars().next() {
        if text[at..].starts_with(&close) {
            return at + close.len();
        }
        if c == '\n' && !long {
            return at;
        }
        at += c.len_utf8();
        if c == '\\' {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    at
}

/// Whether a word is a string that does not end.
pub(super) fn is_open_string(word: &str) -> bool {
    let quote = word.as_bytes()[0];
    if quote != b'"' && quote != b'\'' {
        return false;
    }
    let marks = word.bytes().take_while(|b| *b == quote).count();
    let close = if marks >= 3 && marks != 6 { 3 } else { 1 };
    let inner = &word.as_bytes()[..word.len().saturating_sub(close)];
    let escaped = inner.iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1;
    word.len() < 2 * close || !word.bytes().rev().take(close).all(|b| b == quote) || escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        Tokens::of(text).words().collect()
    }

    #[test]
    fn words_are_names_literals_iris_operators() {
        for (text, want) in [
            ("SELECT*{?s a pg:Claim.}", vec!["SELECT", "*", "{", "?s", "a", "pg:Claim", ".", "}"]),
            ("?a<?b && ?c<<http://e.org/x#y>", vec!["?a", "<", "?b", "&", "&", "?c", "<", "<http://e.org/x#y>"]),
            ("'it\\'s' \"\"\"a \"quoted\" one\"\"\" 'open", vec!["'it\\'s'", "\"\"\"a \"quoted\" one\"\"\"", "'open"]),
            ("\"1\"^^xsd:int # note\n@en 1.5 5 .", vec!["\"1\"", "^^", "xsd:int", "@en", "1.5", "5", "."]),
            ("Łódź é", vec!["Łódź", "é"]),
            ("", vec![]),
        ] {
            assert_eq!(words(text), want, "{text}");
        }
    }

    #[test]
    fn open_strings_are_told_from_closed_ones() {
        for (word, open) in [
            ("'a'", false),
            ("'a", true),
            ("''", false),
            ("'", true),
            ("'a\\'", true),
            ("'a\\\\'", false),
            ("\"\"\"a\"\"\"", false),
            ("\"\"\"a\"", true),
            ("\"\"\"\"\"\"", false),
            ("\"\"\"Ł\u{fffd}", true),
            ("name", false),
        ] {
            assert_eq!(is_open_string(word), open, "{word}");
        }
    }

    #[test]
    fn spacing_keeps_the_words() {
        let text = "SELECT ?s{?s a \"x\"@en,\"1\"^^xsd:int;pg:p ?o}";
        let (spaced, starts) = Tokens::of(text).spaced();
        assert_eq!(words(&spaced), words(text));
        assert!(words(text).iter().zip(&starts).all(|(word, start)| spaced[*start..].starts_with(word)));
    }
}
