//! One text with its tokens, as the recognisers look at it.

use crate::base::Span;
use crate::document::{Document, PartKind, Unit};
use crate::extract::rules::words;
use crate::nlp::{Analysis, Shape};
use std::ops::Range;

/// How far capitals can be trusted in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Capitals mark names.
    Prose,
    /// A heading that capitalises its words: capitals mark nothing.
    Heading,
    /// Everything is in capitals.
    Capitals,
}

/// One unit of a document with its tokens.
pub struct View<'d> {
    /// Which text.
    pub unit: Unit,
    /// The text.
    pub text: &'d str,
    /// Its tokens and sentences.
    pub analysis: &'d Analysis,
    modes: Vec<Mode>,
    /// Sentences, cut also where a short line ends: lists and signatures have no full stops.
    sentences: Vec<Range<usize>>,
    /// For every token, the sentence it is in.
    sentence: Vec<u32>,
}

impl<'d> View<'d> {
    /// Looks at `unit` of `doc`.
    pub fn new(doc: &'d Document, unit: Unit, analysis: &'d Analysis) -> Self {
        let text = doc.text_of(unit);
        let mut sentence = vec![0; analysis.tokens.len()];
        let mut sentences = Vec::with_capacity(analysis.sentences.len());
        for range in &analysis.sentences {
            cut(text, analysis, range.clone(), &mut sentences);
        }
        let mut modes = Vec::with_capacity(sentences.len());
        for (at, range) in sentences.iter().enumerate() {
            for slot in sentence.get_mut(range.clone()).unwrap_or_default() {
                *slot = u32::try_from(at).unwrap_or(u32::MAX);
            }
            let part = match unit {
                Unit::Article => part_at(doc, analysis.span(range.clone())),
                Unit::Comment(_) => Some(PartKind::Body),
            };
            modes.push(mode(text, analysis, range.clone(), part));
        }
        Self { unit, text, analysis, modes, sentences, sentence }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.analysis.tokens.len()
    }

    /// The words of token `at`; empty past the end.
    pub fn word(&self, at: usize) -> &'d str {
        self.analysis.tokens.get(at).map_or("", |t| t.span.slice(self.text))
    }

    /// The word `back` tokens before `at` in the same sentence; empty past its start.
    pub fn before(&self, at: usize, back: usize) -> &'d str {
        match at.checked_sub(back) {
            Some(i) if self.together(i, at) => self.word(i),
            _ => "",
        }
    }

    /// The word at `at` if it is in the same sentence as `from`, else empty.
    pub fn after(&self, from: usize, at: usize) -> &'d str {
        if self.together(from, at) { self.word(at) } else { "" }
    }

    /// What token `at` looks like; a mark past the end.
    pub fn shape(&self, at: usize) -> Shape {
        self.analysis.tokens.get(at).map_or(Shape::Mark, |t| t.shape)
    }

    /// The span of a range of tokens.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.analysis.span(range)
    }

    /// The words of a range of tokens as written.
    pub fn slice(&self, range: Range<usize>) -> &'d str {
        self.span(range).slice(self.text)
    }

    /// Whether the token begins with a capital letter.
    pub fn capital(&self, at: usize) -> bool {
        matches!(self.shape(at), Shape::Title | Shape::Upper | Shape::Initial)
            && self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether nothing stands between token `at - 1` and `at`.
    pub fn glued(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|i| self.analysis.tokens.get(i)), self.analysis.tokens.get(at)) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        }
    }

    /// Whether a hyphen joins token `at - 1` (the hyphen) to the words on both sides.
    pub fn hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "\u{2010}" | "\u{2011}" | "–") && self.glued(at) && self.glued(at + 1)
    }

    /// Whether both tokens are in one sentence.
    pub fn together(&self, a: usize, b: usize) -> bool {
        matches!((self.sentence.get(a), self.sentence.get(b)), (Some(x), Some(y)) if x == y)
    }

    /// The tokens of the sentence that holds `at`.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        self.sentence.get(at).and_then(|s| self.sentences.get(*s as usize)).cloned().unwrap_or(0..0)
    }

    /// How far the capitals around token `at` can be trusted.
    pub fn mode(&self, at: usize) -> Mode {
        self.sentence.get(at).and_then(|s| self.modes.get(*s as usize)).copied().unwrap_or(Mode::Prose)
    }

    /// Whether a capital at `at` says nothing, because the word begins a sentence, a quotation or a list item.
    pub fn initial(&self, at: usize) -> bool {
        let start = self.sentence(at).start;
        let Some(prev) = at.checked_sub(1).filter(|p| *p >= start) else { return true };
        match self.word(prev) {
            "“" | "‘" | "\"" | "«" | ":" | "•" | "*" | "(" | "[" | "…" | "..." | "—" | ";" | "'" => true,
            "–" | "-" | "--" => !self.glued(at),
            word => {
                (start..at).all(|i| self.shape(i) == Shape::Mark || self.shape(i) == Shape::Number) && !word.is_empty()
            }
        }
    }

    /// Whether this is a comment.
    pub fn comment(&self) -> bool {
        matches!(self.unit, Unit::Comment(_))
    }
}

/// Below so many bytes a line that ends does so on purpose, not because the page wraps its text.
const SHORT_LINE: usize = 45;

/// More tokens than a sentence has. What looks for names goes through a sentence for each of its words.
const LONG_SENTENCE: usize = 500;

/// Cuts a sentence after its short lines, and where it has no end.
fn cut(text: &str, analysis: &Analysis, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let mut start = range.start;
    for at in range.start + 1..range.end {
        if at - start == LONG_SENTENCE {
            out.push(start..at);
            start = at;
        }
        let (Some(before), Some(token)) = (analysis.tokens.get(at - 1), analysis.tokens.get(at)) else { break };
        let (end, next) = (before.span.end as usize, token.span.start as usize);
        if !text[end..next].contains('\n') {
            continue;
        }
        let line = text[..end].rfind('\n').map_or(0, |i| i + 1);
        if end - line < SHORT_LINE {
            out.push(start..at);
            start = at;
        }
    }
    out.push(start..range.end);
}

fn part_at(doc: &Document, span: Span) -> Option<PartKind> {
    let at = doc.parts.partition_point(|p| p.span.end <= span.start);
    doc.parts.get(at).filter(|p| p.span.start <= span.start).map(|p| p.kind)
}

fn mode(text: &str, analysis: &Analysis, range: Range<usize>, part: Option<PartKind>) -> Mode {
    let tokens = analysis.tokens.get(range).unwrap_or_default();
    let (mut letters, mut upper, mut content, mut capital, mut shouted) = (0, 0, 0, 0, 0);
    for token in tokens {
        let word = token.span.slice(text);
        if matches!(token.shape, Shape::Mark | Shape::Number) {
            continue;
        }
        letters += 1;
        upper += u32::from(matches!(token.shape, Shape::Upper | Shape::Initial));
        shouted += u32::from(token.shape == Shape::Upper && word.len() > 3 && !word.contains('.'));
        if word.len() > 3 && !super::super::rules::holds(words::FUNCTION, word) {
            content += 1;
            capital += u32::from(word.starts_with(char::is_uppercase));
        }
    }
    if letters > 2 && upper * 10 >= letters * 7 && shouted > 1 {
        return Mode::Capitals;
    }
    let heading = matches!(part, Some(PartKind::Title | PartKind::Heading));
    let all = content > 1 && capital == content;
    // A line of prose with no full stop and every long word capital is a heading that the reader took for a paragraph.
    let bare = tokens.len() < 16
        && letters > 3
        && content > 2
        && tokens.last().is_some_and(|t| t.shape != Shape::Mark)
        && ends_line(text, tokens);
    if all && (heading || bare) { Mode::Heading } else { Mode::Prose }
}

fn ends_line(text: &str, tokens: &[crate::nlp::Token]) -> bool {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return false };
    let before = text[..first.span.start as usize].trim_end_matches([' ', '\t']);
    let after = text[last.span.end as usize..].trim_start_matches([' ', '\t']);
    (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'))
}
