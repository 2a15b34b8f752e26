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
mod when;
mod words;

use collect::{Collector, Place};
use speech::Quoted;
use tree::{Tree, Voice};

use std::ops::Range;

use crate::base::Span;
use crate::document::{Document, PartKind, Unit};
use crate::extract::{EntityRef, Facts, MentionKind, turns};
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

/// One sentence with what is known of its quotations.
struct Prepared<'a> {
    tree: Tree<'a>,
    quoted: Vec<Quoted>,
    /// The speaker beside a quotation in this sentence, if one is named.
    speaker: Option<Vec<EntityRef>>,
    /// The speaker of a statement without quotation marks that this sentence belongs to.
    announced: Option<Vec<EntityRef>>,
}

fn read_unit(document: &Document, unit: Unit, analysis: &Analysis, facts: &Facts, collector: &mut Collector) {
    let text = document.text_of(unit);
    let mentions: Vec<usize> = (0..facts.mentions.len())
        .filter(|m| facts.mentions[*m].unit == unit && text.get(facts.mentions[*m].span.range()).is_some())
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
    let trees: Vec<Tree<'_>> = if let Some(parsed) = &analysis.parsed {
        let sentences = parsed.sentences.iter().flat_map(|tokens| paragraphs(parsed, tokens.clone(), is_break));
        let sentences = sentences.map(|tokens| (tokens.clone(), parsed.span(tokens)));
        sentences
            .filter(|(tokens, span)| fits(tokens.len(), *span))
            .map(|(tokens, span)| Tree::new(text, parsed, tokens, facts, within(span)))
            .collect()
    } else {
        let sentences = analysis.sentences.iter().map(|tokens| (tokens.clone(), analysis.span(tokens.clone())));
        sentences
            .filter(|(tokens, span)| fits(tokens.len(), *span))
            .map(|(tokens, span)| Tree::flat(text, &analysis.tokens[tokens], span, facts, within(span)))
            .collect()
    };
    let mut prepared: Vec<Prepared<'_>> = trees
        .into_iter()
        .map(|tree| {
            let quoted = speech::quoted(text, &quotes, tree.span);
            let speaker = speech::speaker(&tree, &quoted);
            Prepared { tree, quoted, speaker, announced: None }
        })
        .collect();
    announce(text, &mut prepared);
    if unit == Unit::Article {
        take_turns(text, facts, &mentions, &mut prepared);
    }
    for at in 0..prepared.len() {
        read_sentence(document, unit, &prepared, at, collector);
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

fn read_sentence(document: &Document, unit: Unit, prepared: &[Prepared<'_>], at: usize, collector: &mut Collector) {
    let here = &prepared[at];
    let tree = &here.tree;
    if tree.mentions.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for token in 0..tree.len() {
        if tree.is_verb(token) || tree.is_predicate(token) {
            found.extend(verbs::verb_claims(tree, token));
        } else if tree.is_noun(token) {
            found.extend(nominal::noun_claims(tree, token));
            found.extend(phrases::phrase_claims(tree, token));
        }
    }
    let around = callings::around(&found);
    found.extend(around);
    for token in (0..tree.len()).filter(|t| tree.is_verb(*t)) {
        let elliptic = verbs::elliptic_claims(tree, token, &found);
        found.extend(elliptic);
        let open = open::open_claims(tree, token, &found);
        found.extend(open);
    }
    for token in (0..tree.len()).filter(|t| tree.is_noun(*t)) {
        let open = open::noun_claims(tree, token, &found);
        found.extend(open);
    }
    let holders = titles::holders(tree);
    if found.is_empty() && holders.is_empty() {
        return;
    }
    // Words that the text keeps at a distance carry no claim.
    let distanced = |words: Span| {
        let start = tree.covered(words).start;
        here.quoted.iter().any(|q| !q.speech && q.span.overlaps(words))
            || start > 1 && tree.word(start - 1) == "called" && tree.word(start - 2) == "so"
            || start > 2 && tree.word(start - 1) == "called" && tree.word(start - 3) == "so"
    };
    // What stands in quotation marks is the speaker's, unless the sentence says whose it is more nearly.
    let voice = |voice: Voice, words: Span| match voice {
        Voice::Other(who) if !who.is_empty() => Voice::Other(who),
        other => {
            let spoken = here.quoted.iter().any(|q| q.speech && q.span.contains(words));
            match &here.announced {
                _ if spoken => Voice::Other(quote_speaker(document, unit, prepared, at)),
                Some(who) if other == Voice::Own => Voice::Other(who.clone()),
                _ => other,
            }
        }
    };
    let place = Place { document, unit, span: tree.span };
    let times = times::times(tree);
    for found in found.into_iter().filter(|f| !distanced(f.trigger)) {
        let when = times::time_of(tree, &times, found.token);
        let voice = voice(found.voice.clone(), found.trigger);
        let past = !tree.is_verb(found.token) || tree.is_past(found.token);
        collector.add(&place, &found, voice, when, past);
    }
    for holder in holders.into_iter().filter(|h| !distanced(h.title.span)) {
        let voice = voice(holder.context.voice.clone(), holder.title.span);
        let when = if tree.is_verb(holder.token) { times::time_of(tree, &times, holder.token) } else { None };
        collector.hold(&place, holder, voice, when);
    }
}

/// Gives a statement without quotation marks to its speaker: all that follows a paragraph which ends in `the minister said:`, up to the next such
/// paragraph or a quotation, where the article speaks again.
fn announce(text: &str, prepared: &mut [Prepared<'_>]) {
    let mut who: Option<Vec<EntityRef>> = None;
    for at in 0..prepared.len() {
        let here = &prepared[at];
        if here.quoted.iter().any(|q| q.speech) {
            who = None;
            continue;
        }
        let end = prepared.get(at + 1).map_or(here.tree.span.end, |next| next.tree.span.start);
        let gap = text.get(here.tree.span.end as usize..end as usize).unwrap_or_default();
        let opens = gap.matches('\n').count() > 1;
        match speech::announces(&here.tree).filter(|_| opens) {
            Some(speakers) => who = Some(speakers),
            None => prepared[at].announced.clone_from(&who),
        }
    }
}

/// Gives what is said in an interview or a debate to who says it; the article speaks through those who ask.
fn take_turns(text: &str, facts: &Facts, mentions: &[usize], prepared: &mut [Prepared<'_>]) {
    for turn in turns::turns(text).iter().filter(|turn| !turn.asks) {
        let from = mentions.partition_point(|m| facts.mentions[*m].span.start < turn.label.start);
        let named = mentions[from..].iter().map(|m| &facts.mentions[*m]).take_while(|m| m.span.start < turn.label.end);
        let who: Vec<EntityRef> = named.filter(|m| m.kind == MentionKind::Name).map(|m| m.entity).take(1).collect();
        let first = prepared.partition_point(|p| p.tree.span.start < turn.label.start);
        for sentence in prepared[first..].iter_mut().take_while(|p| p.tree.span.start < turn.speech.end) {
            sentence.announced = Some(who.clone());
        }
    }
}

/// Who speaks a quotation in sentence `at`: the speaker beside it, else the one of the sentence before or after in the
/// same paragraph; nobody where the text does not tell.
fn quote_speaker(document: &Document, unit: Unit, prepared: &[Prepared<'_>], at: usize) -> Vec<EntityRef> {
    if let Some(speaker) = &prepared[at].speaker {
        return speaker.clone();
    }
    let text = document.text_of(unit);
    let joined = |a: usize, b: usize| {
        text.get(prepared[a].tree.span.end as usize..prepared[b].tree.span.start as usize)
            .is_some_and(|gap| gap.matches('\n').count() < 2)
    };
    let mut before = at;
    while before > 0 && joined(before - 1, before) {
        before -= 1;
        if let Some(speaker) = &prepared[before].speaker {
            return speaker.clone();
        }
        if !prepared[before].quoted.iter().any(|q| q.speech) {
            break;
        }
    }
    let after =
        Some(at + 1).filter(|a| *a < prepared.len() && joined(at, *a)).and_then(|a| prepared[a].speaker.clone());
    after.unwrap_or_default()
}
