/// What stands before a commenter's name or a list item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Which one.
    pub kind: MarkerKind,
    /// Bytes of the line up to what follows it.
    pub length: usize,
}

/// The kind of a marker: markers of one kind in one column are on one level.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum MarkerKind {
    /// `3.`, `3)`, `#3`, `[3]`; `1.2.3` has several numbers. The sign is the one before the number, else the one behind it.
    Number(Vec<u32>, char),
    /// `•`, `*`, `-`, `↳`, and how often it is repeated.
    Bullet(char, u32),
    /// `a.`, `b)`.
    Letter(char),
}

/// Bullets that no word starts with.
const SYMBOLS: &[char] = &[
    '•', '◦', '▪', '▫', '‣', '∙', '●', '○', '■', '□', '◆', '◇', '⁃', '►', '▸', '▶', '→', '↳', '⤷', '↪', '»', '└', '├',
    '│', '┗', '┣', '·', '❖', '✦', '➤',
];

/// Bullets only with a space behind them.
const SIGNS: &[char] = &['*', '-', '+', '–', '—', 'o', '>', '|', '~', '='];

/// Arrows drawn with signs.
const ARROWS: &[&str] = &["-->", "->", "==>", "=>", "~>", ">>>", ">>"];

/// The marker at the start of a line's text.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    if let Some(found) = arrow(text) {
        return Some(found);
    }
    if SYMBOLS.contains(&first) {
        return symbol(text, first);
    }
    if SIGNS.contains(&first)
        && let Some(found) = sign(text, first)
    {
        return Some(found);
    }
    number(text).or_else(|| letter(text))
}

/// `--> `, `=> `; an arrow before a number only points at it: `--> [1.1] `.
fn arrow(text: &str) -> Option<Marker> {
    let arrow = ARROWS.iter().find(|arrow| text.starts_with(**arrow))?;
    let rest = text[arrow.len()..].trim_start_matches(super::lines::is_space);
    let length = text.len() - rest.len();
    if length == arrow.len() {
        return None;
    }
    Some(match number(rest) {
        Some(found) => Marker { length: length + found.length, ..found },
        None => Marker { kind: MarkerKind::Bullet('→', u32::try_from(arrow.len()).ok()?), length },
    })
}

/// `• `, `••`, `└── `, `├─ `.
fn symbol(text: &str, first: char) -> Option<Marker> {
    let repeated = text.chars().take_while(|c| *c == first).count();
    let rest = text.trim_start_matches(first);
    let rest = if matches!(first, '└' | '├' | '│' | '┗' | '┣') {
        // A tree may be drawn over several columns; its depth is where the branch ends.
        rest.trim_start_matches(|c: char| {
            matches!(c, '─' | '-' | '━' | '╴' | '>' | '│' | '├' | '└') || super::lines::is_space(c)
        })
    } else {
        rest.trim_start_matches(super::lines::is_space)
    };
    let length = text.len() - rest.len();
    let depth =
        if matches!(first, '└' | '├' | '│' | '┗' | '┣') { text[..length].chars().count() } else { repeated };
    let kind = if matches!(first, '└' | '├' | '│' | '┗' | '┣') { '└' } else { first };
    Some(Marker { kind: MarkerKind::Bullet(kind, u32::try_from(depth).ok()?), length })
}

/// `* `, `** `, `-- `, `o `.
fn sign(text: &str, first: char) -> Option<Marker> {
    let repeated = text.chars().take_while(|c| *c == first).count();
    let rest = text.trim_start_matches(first);
    let trimmed = rest.trim_start_matches(super::lines::is_space);
    let spaced = trimmed.len() < rest.len() || rest.is_empty();
    // "**Ada**" is emphasis, "---" a rule, "o" alone or repeated a word.
    let is_rule = rest.is_empty() && repeated > 2;
    if !spaced || is_rule || (first == 'o' && (repeated > 1 || rest.is_empty())) {
        return None;
    }
    let repeated = u32::try_from(repeated).ok()?;
    Some(Marker { kind: MarkerKind::Bullet(first, repeated), length: text.len() - trimmed.len() })
}

/// `1.`, `1)`, `(1)`, `[1]`, `#1`, `1.2.`, `1.2)`, `№ 1`.
fn number(text: &str) -> Option<Marker> {
    let (open, inner) = match text.chars().next()? {
        c @ ('(' | '[' | '#' | '№') => (Some(c), text[c.len_utf8()..].trim_start()),
        _ => (None, text),
    };
    let mut numbers = Vec::new();
    let mut rest = inner;
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 5 {
            break;
        }
        numbers.push(rest[..digits].parse().ok()?);
        rest = &rest[digits..];
        match rest.strip_prefix('.') {
            Some(after) if after.starts_with(|c: char| c.is_ascii_digit()) => rest = after,
            _ => break,
        }
    }
    let last = *numbers.first()?;
    let closed = match open {
        Some('(') => rest.strip_prefix(')')?,
        Some('[') => rest.strip_prefix(']')?,
        Some(_) => rest.strip_prefix(['.', ':', ')', '|']).unwrap_or(rest),
        None if numbers.len() > 1 => rest.strip_prefix(['.', ')', ':']).unwrap_or(rest),
        // "1   Ada", in columns.
        None if rest.starts_with('\t') || rest.starts_with("  ") => rest,
        None => rest.strip_prefix(['.', ')'])?,
    };
    let behind = rest.chars().next().filter(|_| closed.len() < rest.len());
    let sign = open.or(behind).unwrap_or('.');
    let trimmed = closed.trim_start_matches(super::lines::is_space);
    let spaced = trimmed.len() < closed.len() || closed.is_empty();
    // "12.12.2012" and "3.5 million" are no markers of nested lists; nor is a year.
    let nested =
        numbers.len() <= 1 || numbers.iter().all(|n| *n < 1000) && (closed.len() < rest.len() || numbers.len() > 1);
    (spaced && nested && (open.is_some() || last < 10_000 || numbers.len() == 1))
        .then_some(Marker { kind: MarkerKind::Number(numbers, sign), length: text.len() - trimmed.len() })
}

/// `a.`, `b)`; not an initial: those are capitals.
fn letter(text: &str) -> Option<Marker> {
    let mut chars = text.chars();
    let (letter, close) = (chars.next()?, chars.next()?);
    let rest = chars.as_str();
    let trimmed = rest.trim_start_matches(super::lines::is_space);
    (letter.is_ascii_lowercase() && close == ')' && trimmed.len() < rest.len())
        .then_some(Marker { kind: MarkerKind::Letter(letter), length: text.len() - trimmed.len() })
}

impl MarkerKind {
    /// How many digits a number has; 0 for other markers.
    pub fn digits(&self) -> u32 {
        match self {
            Self::Number(numbers, _) => numbers.iter().map(|n| n.checked_ilog10().unwrap_or(0) + 1).sum(),
            _ => 0,
        }
    }

    /// Whether two markers can be of one level: the same sign, or numbers of one depth.
    pub fn same_level(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(a, sign), Self::Number(b, other)) => a.len() == b.len() && sign == other,
            (Self::Letter(_), Self::Letter(_)) => true,
            _ => self == other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match marker(text) {
            None => "-".to_owned(),
            Some(m) => {
                let kind = match m.kind {
                    MarkerKind::Number(n, _) => format!("{n:?}"),
                    MarkerKind::Bullet(c, n) => format!("{c}{n}"),
                    MarkerKind::Letter(c) => c.to_string(),
                };
                format!("{kind}|{}", &text[m.length..])
            }
        }
    }

    #[test]
    fn markers() {
        for (text, want) in [
            ("1. Ada", "[1]|Ada"),
            ("12) Ada", "[12]|Ada"),
            ("(3) Ada", "[3]|Ada"),
            ("#4 Ada", "[4]|Ada"),
            ("[5] Ada", "[5]|Ada"),
            ("1.2. Ada", "[1, 2]|Ada"),
            ("1.2.1 Ada", "[1, 2, 1]|Ada"),
            ("4. 1984", "[4]|1984"),
            ("• Ada", "•1|Ada"),
            ("•Ada", "•1|Ada"),
            ("* Ada", "*1|Ada"),
            ("** Ada", "*2|Ada"),
            ("o Ada", "o1|Ada"),
            ("- Ada", "-1|Ada"),
            ("└─ Ada", "└3|Ada"),
            ("1.", "[1]|"),
            ("2   Ada", "[2]|Ada"),
            ("2 Ada", "-"),
            ("a) Ada", "a|Ada"),
            ("--> Ada", "→3|Ada"),
            ("-> [1.1] Ada", "[1, 1]|Ada"),
            ("->Ada", "-"),
            ("**Ada**", "-"),
            ("-Ada", "-"),
            ("old Ada", "-"),
            ("---", "-"),
            ("1984", "-"),
            ("2012-12-14", "-"),
            ("J. Smith", "-"),
            ("1.5million", "-"),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }
}
