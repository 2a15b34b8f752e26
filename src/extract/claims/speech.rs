//! Quotations on trees: who speaks them.

use super::quotes;
use super::status::is_saying;
use super::tree::Tree;
use crate::base::Span;
use crate::extract::EntityRef;

/// How far the verb of `said in a statement on Monday:` may be from the colon, in tokens.
const ANNOUNCED: usize = 8;

/// A stretch of a sentence between quotation marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quoted {
    pub(super) span: Span,
    /// Whether it is speech; else single words that the text keeps at a distance, or a title.
    pub(super) speech: bool,
}

/// The quotations of a text that fall on a sentence.
pub(super) fn quoted(text: &str, quotes: &[Span], sentence: Span) -> Vec<Quoted> {
    let from = quotes.partition_point(|q| q.end <= sentence.start);
    let here = quotes[from..].iter().take_while(|q| q.start < sentence.end);
    here.filter(|q| q.overlaps(sentence)).map(|q| Quoted { span: *q, speech: quotes::is_speech(text, *q) }).collect()
}

/// Who is said to say what follows, in a sentence that ends in `said:`.
pub(super) fn announces(tree: &Tree<'_>) -> Option<Vec<EntityRef>> {
    let colon = tree.len().checked_sub(1).filter(|last| tree.word(*last) == ":")?;
    let verb = (0..colon).rev().find(|at| tree.is_verb(*at))?;
    let near = colon - verb <= ANNOUNCED && is_saying(tree.node(verb).lemma);
    let (subject, _) = tree.subject(verb, 0).filter(|_| near)?;
    Some(tree.speakers(subject)).filter(|who| !who.is_empty())
}

/// Who speaks the quotation in the sentence, if it has one and says whose it is.
pub(super) fn speaker(tree: &Tree<'_>, quoted: &[Quoted]) -> Option<Vec<EntityRef>> {
    let speech: Vec<Span> = quoted.iter().filter(|q| q.speech).map(|q| q.span).collect();
    if speech.is_empty() {
        return None;
    }
    let outside = |at: usize| !speech.iter().any(|q| q.overlaps(tree.node(at).span));
    for verb in (0..tree.len()).filter(|v| tree.is_verb(*v) && outside(*v) && is_saying(tree.node(*v).lemma)) {
        if let Some((subject, _)) = tree.subject(verb, 0).filter(|(s, _)| outside(*s)) {
            return Some(tree.speakers(subject));
        }
    }
    let according = (0..tree.len()).find(|at| tree.word(*at) == "according" && outside(*at))?;
    let source = tree.prepositions(according, None).first().map(|p| p.object)?;
    Some(tree.speakers(source))
}
