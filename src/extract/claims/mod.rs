//! Claims: who stands how to whom, who says so, and whether it is a fact. A first form, on tokens and chunks.
//!
//! Each sentence is split into noun phrases and verb groups (`chunks`), verb groups get their subject and status
//! (`clauses`, `status`), stretches in somebody else's words are marked (`voice`, `quotes`), and rules kept as data
//! (`rules`) read relations from what stands together. Where the structure is not plain, nothing is read.

mod chunker;
mod chunks;
mod clauses;
mod collect;
mod control;
mod frames;
mod lexicon;
mod nominal;
mod noun_phrases;
mod offices;
mod phrases;
mod quotes;
mod rules;
mod sentence;
mod status;
mod subjects;
#[cfg(test)]
mod testkit;
#[cfg(test)]
mod tests;
mod title_words;
mod titles;
mod verb_groups;
mod voice;
mod when;
mod words;

use clauses::Sentence;
use collect::{Collector, Place};
use voice::{Quoted, Voice};

use crate::base::Span;
use crate::document::{Document, PartKind, Unit};
use crate::extract::{EntityRef, Facts};
use crate::nlp::Analysis;

/// Reads the claims of every unit of `document` into `facts.claims`, and the positions that they need into `facts.entities`.
///
/// `analyses` are in the order of [`Document::units`]; units without one are passed over. The mentions of `facts` decide who
/// can be spoken of: a relation is only read between entities that are mentioned where it is said.
pub fn claims(document: &Document, analyses: &[Analysis], facts: &mut Facts) {
    let mut collector = Collector::default();
    for (unit, analysis) in document.units().zip(analyses) {
        read_unit(document, unit, analysis, facts, &mut collector);
    }
    collector.finish(document, facts);
}

/// Sentences of more words are tables or lists, not prose, and are passed over.
const MOST_WORDS: usize = 250;

/// One sentence with everything that is known of it before the rules run.
struct Prepared {
    words: Vec<sentence::Word>,
    chunks: Vec<chunks::Chunk>,
    quoted: Vec<Quoted>,
    span: Span,
    /// The speaker beside a quotation in this sentence, if one is named.
    speaker: Option<Vec<EntityRef>>,
}

/// How many mentions may begin before a sentence and end in it.
const NESTED: usize = 4;

fn read_unit(document: &Document, unit: Unit, analysis: &Analysis, facts: &Facts, collector: &mut Collector) {
    let text = document.text_of(unit);
    let mentions: Vec<usize> = (0..facts.mentions.len())
        .filter(|m| facts.mentions[*m].unit == unit && text.get(facts.mentions[*m].span.range()).is_some())
        .collect();
    let quotes = quotes::quotes(text, analysis);
    let mut prepared = Vec::new();
    for range in &analysis.sentences {
        let span = analysis.span(range.clone());
        if range.len() > MOST_WORDS || text.get(span.range()).is_none() || !is_prose(document, unit, span) {
            continue;
        }
        // Mentions are sorted by start; of those that begin before the sentence only the last few can reach into it.
        let start = |m: &usize| facts.mentions[*m].span.start;
        let first = mentions.partition_point(|m| start(m) < span.start).saturating_sub(NESTED);
        let end = mentions.partition_point(|m| start(m) < span.end).max(first);
        let near = mentions[first..end].iter().copied();
        let here: Vec<usize> = near.filter(|m| span.overlaps(facts.mentions[*m].span)).collect();
        let heard = quotes.partition_point(|q| q.end <= span.start);
        let quotes = &quotes[heard..heard + quotes[heard..].partition_point(|q| q.start < span.end)];
        let mut words = sentence::words(text, analysis, range.clone(), facts, &here);
        let quotes = || quotes.iter().filter(|q| span.overlaps(**q)).map(|q| (*q, quotes::is_speech(text, *q)));
        // Quotation marks around a title or a single word do not interrupt the sentence.
        words.retain(|w| !quotes().any(|(q, speech)| !speech && (w.span.end == q.start || w.span.start == q.end)));
        let chunks = chunker::chunks(&words, facts);
        let quoted = quotes()
            .map(|(quote, speech)| {
                let from = words.partition_point(|w| w.span.start < quote.start);
                let to = words.partition_point(|w| w.span.end <= quote.end);
                Quoted { words: from..to.max(from), speech }
            })
            .collect();
        prepared.push(Prepared { words, chunks, quoted, span, speaker: None });
    }
    for prepared in &mut prepared {
        let sentence = Sentence::new(&prepared.words, &prepared.chunks, facts);
        prepared.speaker = voice::quoting(&sentence, &prepared.quoted);
    }
    for at in 0..prepared.len() {
        read_sentence(document, unit, &prepared, at, facts, collector);
    }
}

/// Whether a sentence is to be read: not the title, the byline or a heading of an article.
fn is_prose(document: &Document, unit: Unit, span: Span) -> bool {
    let next = document.parts.partition_point(|p| p.span.end <= span.start);
    let part = document.parts.get(next).filter(|p| p.span.overlaps(span));
    unit != Unit::Article || part.is_none_or(|p| matches!(p.kind, PartKind::Body | PartKind::Note))
}

fn read_sentence(
    document: &Document,
    unit: Unit,
    prepared: &[Prepared],
    at: usize,
    facts: &Facts,
    collector: &mut Collector,
) {
    let here = &prepared[at];
    let sentence = Sentence::new(&here.words, &here.chunks, facts);
    let mut regions = voice::regions(&sentence, &here.quoted);
    for quoted in here.quoted.iter().filter(|q| q.speech) {
        regions.push(voice::Region {
            words: quoted.words.clone(),
            voice: Voice::Other(quote_speaker(document, unit, prepared, at)),
            effect: crate::schema::Status::Asserted,
            main: None,
        });
    }
    let place = Place { document, unit, span: here.span };
    // Words that the text keeps at a distance carry no claim.
    let distanced = |words: &std::ops::Range<usize>| {
        here.quoted.iter().any(|q| !q.speech && words.start < q.words.end && q.words.start < words.end)
            || words.clone().any(|i| i > 1 && sentence.word(i - 1) == "called" && sentence.word(i - 2) == "so")
    };
    for chunk in 0..here.chunks.len() {
        let mut found = frames::verb_claims(&sentence, chunk);
        found.extend(nominal::noun_claims(&sentence, chunk));
        found.extend(phrases::phrase_claims(&sentence, chunk));
        for found in found {
            if distanced(&found.trigger) {
                continue;
            }
            if let Some((voice, effect)) = voice::voice_at(&regions, found.trigger.start, found.chunk) {
                collector.add(&place, &here.words, &found, voice, effect);
            }
        }
    }
    for holder in titles::holders(&sentence) {
        let words = holder.title.words.clone();
        if distanced(&words) {
            continue;
        }
        let spoken = here.quoted.iter().any(|q| q.speech && q.words.contains(&words.start));
        // Titles in apposition are the writer's words even where the sentence reports somebody else's.
        let voice = match holder.chunk {
            Some(chunk) => voice::voice_at(&regions, words.start, chunk),
            None if spoken => voice::voice_at(&regions, words.start, usize::MAX),
            None => Some((Voice::Own, crate::schema::Status::Asserted)),
        };
        if let Some((voice, effect)) = voice {
            collector.hold(&place, &here.words, holder, voice, effect);
        }
    }
}

/// Who speaks a quotation in sentence `at`: the speaker beside it, else the one of the sentence before or after in the
/// same paragraph; nobody where the text does not tell.
fn quote_speaker(document: &Document, unit: Unit, prepared: &[Prepared], at: usize) -> Vec<EntityRef> {
    if let Some(speaker) = &prepared[at].speaker {
        return speaker.clone();
    }
    let text = document.text_of(unit);
    let joined = |a: usize, b: usize| {
        text.get(prepared[a].span.end as usize..prepared[b].span.start as usize)
            .is_some_and(|gap| gap.matches('\n').count() < 2)
    };
    let before = at.checked_sub(1).filter(|b| joined(*b, at)).and_then(|b| prepared[b].speaker.as_ref());
    let after =
        Some(at + 1).filter(|a| *a < prepared.len() && joined(at, *a)).and_then(|a| prepared[a].speaker.as_ref());
    before.or(after).cloned().unwrap_or_default()
}
