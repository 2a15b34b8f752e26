//! Whose words the sentences of a text are in, as the sentences around them tell.

use super::sentence::Sentence;
use super::tree::Voice;
use crate::base::Span;
use crate::extract::{EntityRef, Facts, MentionKind, turns};

/// Gives a statement without quotation marks to its speaker: all that follows a paragraph which ends in `the minister said:`, up to the next such
/// paragraph or a quotation, where the article speaks again.
pub(super) fn announce(text: &str, sentences: &mut [Sentence]) {
    let mut who: Option<Vec<EntityRef>> = None;
    for at in 0..sentences.len() {
        let here = &sentences[at];
        if here.has_speech() {
            who = None;
            continue;
        }
        let end = sentences.get(at + 1).map_or(here.span.end, |next| next.span.start);
        let gap = text.get(here.span.end as usize..end as usize).unwrap_or_default();
        let opens = gap.matches('\n').count() > 1;
        match here.announces.clone().filter(|_| opens) {
            Some(speakers) => who = Some(speakers),
            None => sentences[at].announced.clone_from(&who),
        }
    }
}

/// Gives what is said in an interview or a debate to who says it; the article speaks through those who ask.
pub(super) fn take_turns(text: &str, facts: &Facts, mentions: &[usize], sentences: &mut [Sentence]) {
    for turn in turns::turns(text).iter().filter(|turn| !turn.asks) {
        let from = mentions.partition_point(|m| facts.mentions[*m].span.start < turn.label.start);
        let named = mentions[from..].iter().map(|m| &facts.mentions[*m]).take_while(|m| m.span.start < turn.label.end);
        let who: Vec<EntityRef> = named.filter(|m| m.kind == MentionKind::Name).map(|m| m.entity).take(1).collect();
        let first = sentences.partition_point(|s| s.span.start < turn.label.start);
        for sentence in sentences[first..].iter_mut().take_while(|s| s.span.start < turn.speech.end) {
            sentence.announced = Some(who.clone());
        }
    }
}

/// Whose `words` in sentence `at` are, which by its grammar are in `voice`: what stands in quotation marks is the speaker's, unless the sentence
/// says whose it is more nearly.
pub(super) fn voice_of(text: &str, sentences: &[Sentence], at: usize, voice: &Voice, words: Span) -> Voice {
    let here = &sentences[at];
    let named = matches!(voice, Voice::Other(who) if !who.is_empty());
    if !named && here.quoted.iter().any(|q| q.speech && q.span.contains(words)) {
        return Voice::Other(quote_speaker(text, sentences, at));
    }
    match &here.announced {
        Some(who) if *voice == Voice::Own => Voice::Other(who.clone()),
        _ => voice.clone(),
    }
}

/// Who speaks a quotation in sentence `at`: the speaker beside it, else the one of the sentence before or after in the
/// same paragraph; nobody where the text does not tell.
fn quote_speaker(text: &str, sentences: &[Sentence], at: usize) -> Vec<EntityRef> {
    if let Some(speaker) = &sentences[at].speaker {
        return speaker.clone();
    }
    let joined = |a: usize, b: usize| {
        text.get(sentences[a].span.end as usize..sentences[b].span.start as usize)
            .is_some_and(|gap| gap.matches('\n').count() < 2)
    };
    let mut before = at;
    while before > 0 && joined(before - 1, before) {
        before -= 1;
        if let Some(speaker) = &sentences[before].speaker {
            return speaker.clone();
        }
        if !sentences[before].has_speech() {
            break;
        }
    }
    let after =
        Some(at + 1).filter(|a| *a < sentences.len() && joined(at, *a)).and_then(|a| sentences[a].speaker.clone());
    after.unwrap_or_default()
}
