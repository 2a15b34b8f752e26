//! Language analysis of one text. Opens no files and knows nothing of RDF.

pub mod engine;
pub mod language;
mod lines;
mod sentences;
mod tagged;
mod tokens;

pub use tagged::{NameKind, TaggedName};

use crate::base::Span;
use crate::nlp::engine::LayerSet;
use crate::nlp::engine::Parsed;

/// One token: a word, a number or a punctuation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it is.
    pub span: Span,
    /// What it looks like.
    pub shape: Shape,
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// All letters lower case: `treaty`.
    Lower,
    /// Upper and lower case mixed: `Treaty`, `McCarthy`, `iPhone`.
    Title,
    /// At least two letters, all upper case, perhaps with dots or digits: `NATO`, `U.S.`, `G20`.
    Upper,
    /// One upper-case letter, perhaps with a dot: `J.`, `A`.
    Initial,
    /// Begins with a digit: `2010`, `1,200`, `20th`, `3.5`.
    Number,
    /// Punctuation, symbols, addresses of the web, anything else.
    Mark,
}

/// What is known of one text: tokens that cover every non-space character in order, and sentences that cover every token.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The tokens, in order, without overlap.
    pub tokens: Vec<Token>,
    /// The sentences as ranges of token indices: in order, gapless, never empty.
    pub sentences: Vec<std::ops::Range<usize>>,
    /// What a statistical engine takes for names, in order, without overlap; empty where none was asked.
    pub names: Vec<TaggedName>,
    /// Whether the names are a transformer's, whose bounds are surer than the rules for them.
    pub exact: bool,
    /// Everything else the engine says: tags, lemmas, dependency trees over tokens of its own; none where none was asked.
    pub parsed: Option<Parsed>,
}

/// Splits `text` into tokens and sentences, in time linear in its length.
///
/// Hyphenated words are split (`U.S.-Russian` is `U.S.`, `-`, `Russian`), a possessive `'s` is a token of its own,
/// abbreviations keep their dot.
#[must_use]
pub fn analyze(text: &str) -> Analysis {
    read(&lines::without_notes(text))
}

fn read(text: &str) -> Analysis {
    let tokens = tokens::tokens(text);
    let sentences = sentences::sentences(text, &tokens);
    Analysis { tokens, sentences, names: Vec::new(), exact: false, parsed: None }
}

/// Analyses several texts; with an engine also its names and its parse.
#[must_use]
pub fn analyze_all(texts: &[&str], engine: Option<&engine::Engine>) -> Vec<Analysis> {
    let readable: Vec<_> = texts.iter().map(|text| lines::without_notes(text)).collect();
    let texts: Vec<&str> = readable.iter().map(AsRef::as_ref).collect();
    let mut analyses: Vec<_> = texts.iter().map(|text| read(text)).collect();
    if let Some(engine) = engine {
        // The second recogniser is made for names in news, comments and encyclopaedias; a model without one has its entities. A
        // transformer reads whole texts, below.
        let second = engine.layers().has(LayerSet::NAMES);
        let names = match (second, engine.transformer()) {
            (true, Some(_)) => LayerSet::TOKENS,
            (true, None) => LayerSet::NAMES,
            (false, _) => LayerSet::ENTS,
        };
        let wanted = LayerSet::TAGS | LayerSet::TREES | names;
        // A paragraph is read by itself: titles and bylines end without a full stop, and would run on into what follows.
        let blocks: Vec<Vec<Span>> = texts.iter().map(|text| paragraphs(text)).collect();
        let pieces = texts.iter().zip(&blocks).flat_map(|(text, blocks)| blocks.iter().map(|block| block.slice(text)));
        let pieces: Vec<&str> = pieces.collect();
        let mut parsed = engine.parse_batch(&pieces, wanted).into_iter();
        for ((text, analysis), blocks) in texts.iter().zip(&mut analyses).zip(&blocks) {
            let own = blocks.iter().map(|block| block.start).zip(parsed.by_ref());
            let Some(mut whole) = Parsed::joined(own) else { continue };
            if let Some(transformer) = engine.transformer() {
                transformer.read(text, &mut whole);
                analysis.exact = true;
            }
            analysis.names = tagged::names(&whole, if second { &whole.names } else { &whole.ents });
            analysis.parsed = Some(whole);
        }
    }
    analyses
}

/// The stretches between blank lines, headings by themselves; one for a text without words.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut headings = lines::headings(text).into_iter().peekable();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if headings.next_if(|end| *end < at).is_some() {
            found.push(Span::of(start..at));
            start = at;
        }
        if line.trim().is_empty() {
            if !text[start..at].trim().is_empty() {
                found.push(Span::of(start..at));
            }
            start = at + line.len();
        }
        at += line.len();
    }
    if found.is_empty() || !text[start..].trim().is_empty() {
        found.push(Span::of(start..text.len()));
    }
    found
}

impl Analysis {
    /// The span from the first to the last token of a range of tokens; empty at 0 for an empty range.
    #[must_use]
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        match self.tokens.get(range) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::new(0, 0),
        }
    }

    /// The tokens that overlap `span`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let from = self.tokens.partition_point(|t| t.span.end <= span.start);
        let to = self.tokens.partition_point(|t| t.span.start < span.end);
        from..to.max(from)
    }

    /// Index of the sentence that holds token `token`.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= token).min(self.sentences.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_read_by_themselves() {
        let text = "A quarrel over ports\n\nPeru left.\nChile stayed.\n \n\n";
        let words = |span: &Span| span.slice(text).trim().to_owned();
        assert_eq!(
            paragraphs(text).iter().map(words).collect::<Vec<_>>(),
            ["A quarrel over ports", "Peru left.\nChile stayed."]
        );
        assert_eq!(paragraphs(" \n\n"), [Span::new(3, 3)]);
        let analyses = analyze_all(&[text, ""], Some(engine::Engine::builtin()));
        let parsed = analyses[0].parsed.as_ref().expect("an engine parses");
        let tokens: Vec<&str> =
            parsed.tokens.iter().map(|t| t.span.slice(text).trim()).filter(|t| !t.is_empty()).collect();
        assert_eq!(tokens, ["A", "quarrel", "over", "ports", "Peru", "left", ".", "Chile", "stayed", "."]);
        let left = parsed.tokens.iter().position(|t| t.span.slice(text) == "left").expect("a verb");
        assert_eq!(
            (parsed.lemma(left), parsed.dep(left - 1), parsed.tokens[left - 1].head as usize),
            ("leave", "nsubj", left)
        );
        assert!(parsed.sentences.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert!(analyses[1].parsed.as_ref().is_some_and(|p| p.tokens.is_empty()));
    }
}
