//! Claims: who stands how to whom, who says so, and whether it is a fact.
//!
//! Each sentence is a dependency tree with the mentions on it (`tree`), which undoes passives, control, coordination and relative
//! clauses and tells how a clause stands to the facts and whose words it is in. Rules kept as data (`rules`) read relations from
//! verbs (`verbs`), nouns (`nominal`), roles and places (`phrases`) and offices (`titles`); what no rule knows is an open
//! relation (`open`). Without a parse only titles before names are read.

mod callings;
mod collect;
mod found;
mod lifespans;
mod measured;
mod nominal;
mod offices;
mod open;
mod phrases;
mod places;
mod quotes;
mod rules;
mod sentence;
mod speech;
mod status;
#[cfg(test)]
mod testkit;
#[cfg(test)]
mod tests;
mod thread;
mod times;
mod title_words;
mod titles;
mod tree;
mod verbs;
mod voices;
mod when;
mod words;

use collect::{Collector, Place};
use sentence::{Dated, Sentence};
use tree::Tree;

use std::ops::Range;

use crate::base::Span;
use crate::document::{Document, PartKind, Unit};
use crate::extract::Facts;
use crate::nlp::Analysis;
use crate::nlp::engine::Parsed;
use crate::schema::EntityType;

/// Reads the claims of every unit of `document` into `facts.claims`, and the positions that they need into `facts.entities`.
///
/// `analyses` are in the order of [`Document::units`]; of units without a parse only titles before names are read. The mentions of `facts` decide who
/// can be spoken of: a relation is only read between entities that are mentioned where it is said.
pub fn claims(document: &Document, analyses: &[Analysis], facts: &mut Facts) {
    let mut collector = Collector::default();
    for (unit, analysis) in document.units().zip(analyses) {
        read_unit(document, unit, analysis, facts, &mut collector);
    }
    collector.finish(document, facts);
}

/// Reads what comments say of other posts and of the claims of `facts` into `facts.stances`; the claims have to be final.
pub fn stances(document: &Document, analyses: &[Analysis], facts: &mut Facts) {
    thread::stances(document, analyses, facts);
}

/// Whether a noun beside the name of a country or body stands for it: `Peruvian troops`, `Hamas gunmen`.
pub(super) fn stands_for(noun: &str, class: EntityType) -> bool {
    words::is_government(noun)
        || words::is_military(noun)
        || matches!(class, EntityType::Organization | EntityType::Group) && words::is_fighter(noun)
}

/// Whether the word names somebody who holds an office or speaks for a body: `spokesman`.
pub(super) fn is_office(noun: &str) -> bool {
    offices::is_head(noun)
}

/// Sentences of more tokens are tables or lists, not prose, and are passed over.
const MOST_TOKENS: usize = 250;

/// How many mentions may begin before a sentence and end in it.
const NESTED: usize = 4;

fn read_unit(document: &Document, unit: Unit, analysis: &Analysis, facts: &Facts, collector: &mut Collector) {
    let text = document.text_of(unit);
    let first = facts.mentions.partition_point(|m| m.unit < unit);
    let mentions: Vec<usize> = (first..facts.mentions.len())
        .take_while(|m| facts.mentions[*m].unit == unit)
        .filter(|m| text.get(facts.mentions[*m].span.range()).is_some())
        .collect();
    let quotes = quotes::quotes(text, analysis);
    // Mentions are sorted by start; of those that begin before the sentence only the last few can reach into it.
    let within = |span: Span| -> Vec<usize> {
        let start = |m: &usize| facts.mentions[*m].span.start;
        let first = mentions.partition_point(|m| start(m) < span.start).saturating_sub(NESTED);
        let end = mentions.partition_point(|m| start(m) < span.end).max(first);
        mentions[first..end].iter().copied().filter(|m| span.overlaps(facts.mentions[*m].span)).collect()
    };
    let fits = |length: usize, span: Span| {
        length <= MOST_TOKENS && text.get(span.range()).is_some() && is_prose(document, unit, span)
    };
    // White space that ends a paragraph, or a part of the article.
    let is_break = |space: Span| {
        let part = document.parts.partition_point(|p| p.span.end < space.start);
        let ends = unit == Unit::Article && document.parts.get(part).is_some_and(|p| p.span.end <= space.end);
        ends || space.slice(text).matches('\n').count() > 1
    };
    let mut sentences: Vec<Sentence> = if let Some(parsed) = &analysis.parsed {
        let sentences = parsed.sentences.iter().flat_map(|tokens| paragraphs(parsed, tokens.clone(), is_break));
        let sentences = sentences.map(|tokens| (tokens.clone(), parsed.span(tokens)));
        sentences
            .filter(|(tokens, span)| fits(tokens.len(), *span))
            .map(|(tokens, span)| Sentence::read(&Tree::new(text, parsed, tokens, facts, within(span)), &quotes))
            .collect()
    } else {
        let sentences =
            analysis.sentences.iter().map(|tokens| (&analysis.tokens[tokens.clone()], analysis.span(tokens.clone())));
        sentences
            .filter(|(tokens, span)| fits(tokens.len(), *span))
            .map(|(tokens, span)| Sentence::read(&Tree::flat(text, tokens, span, facts, within(span)), &quotes))
            .collect()
    };
    voices::announce(text, &mut sentences);
    if unit == Unit::Article {
        voices::take_turns(text, facts, &mentions, &mut sentences);
    }
    for (at, sentence) in sentences.iter().enumerate() {
        let place = Place { document, unit, span: sentence.span };
        for Dated { what, when, past } in &sentence.relations {
            let voice = voices::voice_of(text, &sentences, at, &what.voice, what.trigger);
            collector.add(&place, what, voice, *when, *past);
        }
        for Dated { what, when, past } in &sentence.holders {
            let voice = voices::voice_of(text, &sentences, at, &what.context.voice, what.title.span);
            collector.hold(&place, what, voice, *when, *past);
        }
    }
}

/// A sentence without the white space around it; where the engine has taken lines of several paragraphs for one sentence, the
/// piece of each.
fn paragraphs(parsed: &Parsed, sentence: Range<u32>, is_break: impl Fn(Span) -> bool) -> Vec<Range<u32>> {
    let mut pieces = Vec::new();
    let mut from = sentence.start;
    for at in sentence.clone() {
        let token = &parsed.tokens[at as usize];
        if token.is_space && (at == from || is_break(token.span)) {
            pieces.push(from..at);
            from = at + 1;
        }
    }
    let last = (from..sentence.end).rev().find(|at| !parsed.tokens[*at as usize].is_space);
    pieces.extend(last.map(|last| from..last + 1));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Whether a sentence is to be read: not the title, the byline or a heading of an article.
fn is_prose(document: &Document, unit: Unit, span: Span) -> bool {
    let next = document.parts.partition_point(|p| p.span.end <= span.start);
    let part = document.parts.get(next).filter(|p| p.span.overlaps(span));
    unit != Unit::Article || part.is_none_or(|p| matches!(p.kind, PartKind::Body | PartKind::Note))
}
