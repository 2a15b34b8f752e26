use thiserror::Error;

use super::super::chars::{Ranges, decimals, is_space, word_chars};

/// A pattern that uses something this engine does not have.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("pattern, character {at}: {what}")]
pub struct PatternError {
    /// Code points before the fault.
    pub at: usize,
    /// What is wrong or missing.
    pub what: String,
}

/// A parsed pattern.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Empty,
    Set(Set),
    Concat(Vec<Self>),
    Either(Vec<Self>),
    Repeat { node: Box<Self>, min: u32, max: Option<u32>, greedy: bool },
    Look { behind: bool, negative: bool, node: Box<Self> },
    Start,
    End,
}

/// A set of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set {
    pub(super) ranges: Ranges,
    pub(super) negated: bool,
}

impl Set {
    pub(super) fn contains(&self, c: char) -> bool {
        self.ranges.contains(c) != self.negated
    }

    fn one(c: char) -> Self {
        Self { ranges: Ranges::from_pairs(vec![(c, c)]), negated: false }
    }
}

/// A counted repeat is unrolled, so its bounds are bounded.
const MOST_REPEATS: u32 = 1000;

pub(super) fn parse(pattern: &str) -> Result<Node, PatternError> {
    let mut parser = Parser { chars: pattern.chars().collect(), at: 0, depth: 0 };
    let node = parser.either()?;
    if parser.at < parser.chars.len() {
        return parser.fail("a closing parenthesis without its opening one");
    }
    Ok(node)
}

struct Parser {
    chars: Vec<char>,
    at: usize,
    depth: u32,
}

impl Parser {
    fn fail<T>(&self, what: &str) -> Result<T, PatternError> {
        Err(PatternError { at: self.at, what: what.to_owned() })
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = text.chars().enumerate().all(|(i, c)| self.chars.get(self.at + i) == Some(&c));
        if found {
            self.at += text.chars().count();
        }
        found
    }

    fn either(&mut self) -> Result<Node, PatternError> {
        self.depth += 1;
        if self.depth > 100 {
            return self.fail("groups nested more than 100 deep");
        }
        let mut branches = vec![self.concat()?];
        while self.eat("|") {
            branches.push(self.concat()?);
        }
        self.depth -= 1;
        Ok(if branches.len() == 1 { branches.remove(0) } else { Node::Either(branches) })
    }

    fn concat(&mut self) -> Result<Node, PatternError> {
        let mut parts = Vec::new();
        while let Some(c) = self.peek() {
            if c == '|' || c == ')' {
                break;
            }
            let atom = self.atom()?;
            parts.push(self.repeat(atom)?);
        }
        Ok(match parts.len() {
            0 => Node::Empty,
            1 => parts.remove(0),
            _ => Node::Concat(parts),
        })
    }

    fn atom(&mut self) -> Result<Node, PatternError> {
        match self.next() {
            Some('(') => self.group(),
            Some('[') => self.class().map(Node::Set),
            Some('^') => Ok(Node::Start),
            Some('$') => Ok(Node::End),
            Some('.') => Ok(Node::Set(Set { ranges: Ranges::from_pairs(vec![('\n', '\n')]), negated: true })),
            Some('\\') => self.escape().map(Node::Set),
            Some('*' | '+' | '?') => self.fail("nothing to repeat"),
            Some(c) => Ok(Node::Set(Set::one(c))),
            None => self.fail("the pattern ends too early"),
        }
    }

    fn group(&mut self) -> Result<Node, PatternError> {
        let look = [("?=", false, false), ("?!", false, true), ("?<=", true, false), ("?<!", true, true)];
        if let Some((_, behind, negative)) = look.into_iter().find(|(sign, ..)| self.eat(sign)) {
            let node = Box::new(self.group_end()?);
            return Ok(Node::Look { behind, negative, node });
        }
        if self.eat("?u)") {
            return Ok(Node::Empty); // Unicode classes are the only ones there are.
        }
        if self.eat("?P<") {
            while self.next().is_some_and(|c| c != '>') {}
        } else if !self.eat("?:") && self.peek() == Some('?') {
            return self.fail("an extension of the group syntax that is not supported (flags, conditions, references)");
        }
        self.group_end()
    }

    fn group_end(&mut self) -> Result<Node, PatternError> {
        let node = self.either()?;
        if self.eat(")") { Ok(node) } else { self.fail("a parenthesis that is never closed") }
    }

    fn repeat(&mut self, atom: Node) -> Result<Node, PatternError> {
        let mut node = atom;
        loop {
            let (min, max) = match self.peek() {
                Some('*') => (0, None),
                Some('+') => (1, None),
                Some('?') => (0, Some(1)),
                Some('{') => match self.counts() {
                    Some(counts) => counts,
                    None => return self.fail("a counted repeat that is not {n}, {n,} or {n,m}"),
                },
                _ => return Ok(node),
            };
            if self.peek() != Some('}') && !matches!(self.peek(), Some('*' | '+' | '?')) {
                return self.fail("a repeat that never ends");
            }
            self.at += 1;
            if min > MOST_REPEATS || max.is_some_and(|m| m > MOST_REPEATS || m < min) {
                return self.fail("a counted repeat beyond 1000, or with its bounds the wrong way round");
            }
            let greedy = !self.eat("?");
            node = Node::Repeat { node: Box::new(node), min, max, greedy };
        }
    }

    /// Reads `{n,m` and stops before the brace.
    fn counts(&mut self) -> Option<(u32, Option<u32>)> {
        self.at += 1;
        let number = |parser: &mut Self| {
            let from = parser.at;
            while parser.peek().is_some_and(|c| c.is_ascii_digit()) {
                parser.at += 1;
            }
            parser.chars[from..parser.at].iter().collect::<String>().parse::<u32>().ok()
        };
        let min = number(self);
        if self.eat(",") {
            let max = number(self);
            return Some((min.unwrap_or(0), max));
        }
        min.map(|n| (n, Some(n)))
    }

    fn escape(&mut self) -> Result<Set, PatternError> {
        let set = |ranges: &Ranges, negated| Set { ranges: ranges.clone(), negated };
        match self.peek() {
            Some('d') => self.at += 1,
            Some('D') => {
                self.at += 1;
                return Ok(set(decimals(), true));
            }
            Some(c @ ('w' | 'W')) => {
                self.at += 1;
                return Ok(set(word_chars(), c == 'W'));
            }
            Some(c @ ('s' | 'S')) => {
                self.at += 1;
                return Ok(set(&spaces(), c == 'S'));
            }
            _ => return self.escaped_char().map(Set::one),
        }
        Ok(set(decimals(), false))
    }

    fn escaped_char(&mut self) -> Result<char, PatternError> {
        let digits = match self.next() {
            Some('n') => return Ok('\n'),
            Some('t') => return Ok('\t'),
            Some('r') => return Ok('\r'),
            Some('f') => return Ok('\u{c}'),
            Some('v') => return Ok('\u{b}'),
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some(c) if c.is_ascii_alphanumeric() => {
                return self.fail("an escape that is not supported (word boundaries, back references)");
            }
            Some(c) => return Ok(c),
            None => return self.fail("a backslash at the end"),
        };
        let code: String = self.chars.iter().skip(self.at).take(digits).collect();
        self.at += digits;
        match u32::from_str_radix(&code, 16) {
            // Surrogates cannot stand in UTF-8 text, so any character there will do.
            Ok(code) => Ok(char::from_u32(code).unwrap_or('\u{fffe}')),
            Err(_) => self.fail("a character number that is not hexadecimal"),
        }
    }

    fn class(&mut self) -> Result<Set, PatternError> {
        let negated = self.eat("^");
        let mut pairs = Vec::new();
        let mut first = true;
        loop {
            match self.peek() {
                None => return self.fail("a character set that is never closed"),
                Some(']') if !first => {
                    self.at += 1;
                    return Ok(Set { ranges: Ranges::from_pairs(pairs), negated });
                }
                _ => {}
            }
            first = false;
            let low = match self.next() {
                Some('\\') if matches!(self.peek(), Some('d' | 'w' | 's')) => {
                    pairs.extend_from_slice(self.escape()?.ranges.pairs());
                    continue;
                }
                Some('\\') if matches!(self.peek(), Some('D' | 'W' | 'S')) => {
                    return self.fail("a negated class inside a character set");
                }
                Some('\\') => self.escaped_char()?,
                Some(c) => c,
                None => return self.fail("a character set that is never closed"),
            };
            let ranges = self.peek() == Some('-') && self.chars.get(self.at + 1).is_some_and(|c| *c != ']');
            let high = if ranges {
                self.at += 1;
                match self.next() {
                    Some('\\') => self.escaped_char()?,
                    Some(c) => c,
                    None => return self.fail("a character set that is never closed"),
                }
            } else {
                low
            };
            if low > high {
                return self.fail("a range with its ends the wrong way round");
            }
            pairs.push((low, high));
        }
    }
}

/// Python's `\s`.
fn spaces() -> Ranges {
    Ranges::from_pairs(('\0'..='\u{3000}').filter(|c| is_space(*c)).map(|c| (c, c)).collect())
}
