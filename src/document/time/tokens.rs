use std::ops::Range;

/// What a time expression is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run of at most eight digits; longer ones are words.
    Number { value: u32, digits: usize },
    /// A run of letters, lower case.
    Word(String),
    /// Any other character that is not space.
    Mark(char),
}

#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub range: Range<usize>,
    /// No space before it.
    pub glued: bool,
    /// A word in capitals.
    pub upper: bool,
}

impl Token {
    pub fn number(&self) -> Option<(u32, usize)> {
        match self.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub fn is_mark(&self, marks: &[char]) -> bool {
        matches!(self.kind, Kind::Mark(mark) if marks.contains(&mark))
    }
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    Digit,
    Letter,
    Space,
    Mark,
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' => Class::Digit,
        _ if c.is_whitespace() => Class::Space,
        // Written without spaces between them and the digits: each is a word of its own.
        '年' | '月' | '日' => Class::Mark,
        _ if c.is_alphabetic() => Class::Letter,
        _ => Class::Mark,
    }
}

/// Splits `text` where digits, letters and marks meet. Linear.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let kind = class(c);
        let mut end = start + c.len_utf8();
        if kind == Class::Digit || kind == Class::Letter {
            while let Some((at, next)) = chars.next_if(|(_, next)| class(*next) == kind) {
                end = at + next.len_utf8();
            }
        }
        let range = start..end;
        let slice = &text[range.clone()];
        let token = match kind {
            Class::Space => continue,
            Class::Digit if slice.len() <= 8 => Kind::Number { value: slice.parse().unwrap_or(0), digits: slice.len() },
            Class::Digit | Class::Letter => Kind::Word(slice.to_lowercase()),
            Class::Mark => Kind::Mark(c),
        };
        let glued = out.last().is_some_and(|last| last.range.end == start);
        let upper = kind == Class::Letter && slice.chars().all(char::is_uppercase);
        out.push(Token { kind: token, range, glued, upper });
    }
    out
}
