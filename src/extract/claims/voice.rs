//! Who says what a stretch of a sentence says: clauses after verbs of saying, `according to`, quotations.

use std::ops::Range;

use super::chunks::Kind;
use super::clauses::{Argument, Sentence};
use super::status::{combine, complement, is_saying, noun_complement};
use crate::extract::EntityRef;
use crate::schema::Status;

/// Whose words a place in the text is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// The text's own.
    Own,
    /// Somebody's; empty where the text does not tell whose.
    Other(Vec<EntityRef>),
    /// Not to be told.
    Unclear,
}

/// A stretch of words in another voice or under a verb that changes its status.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub(super) words: Range<usize>,
    pub(super) voice: Voice,
    /// What the governing verb makes of the clause; `Asserted` where nothing.
    pub(super) effect: Status,
    /// Where a denial holds for one clause only: its verb group. Other verbs in the stretch are merely possible.
    pub(super) main: Option<usize>,
}

/// A stretch of a sentence between quotation marks.
#[derive(Clone, Debug)]
pub(super) struct Quoted {
    pub(super) words: Range<usize>,
    /// Whether it is speech; else single words that the text keeps at a distance, or a title.
    pub(super) speech: bool,
}

/// The stretches of `sentence` that are not in its own voice.
pub(super) fn regions(sentence: &Sentence<'_>, quoted: &[Quoted]) -> Vec<Region> {
    let mut found = Vec::new();
    for (at, chunk) in sentence.chunks.iter().enumerate() {
        match &chunk.kind {
            Kind::Verb(group) if group.lemma == "accuse" => found.extend(accusation(sentence, at)),
            Kind::Verb(group) if complement(group.lemma).is_some() => found.extend(governed(sentence, at, quoted)),
            Kind::That => found.extend(noun_governed(sentence, at)),
            Kind::Noun(noun) if sentence.word(noun.head) == "according" => found.extend(according(sentence, at)),
            _ => {}
        }
    }
    found
}

/// `accused X of attacking Y`: what follows `of` is the accuser's word.
fn accusation(sentence: &Sentence<'_>, at: usize) -> Option<Region> {
    let of = (at + 1..sentence.chunks.len().min(at + 6))
        .find(|i| matches!(sentence.chunks[*i].preposition(), Some("of" | "for")))?;
    let clause = sentence.clause(at).filter(|c| !c.passive);
    let who = clause.map(|c| speakers(&c.subject.arguments)).unwrap_or_default();
    let words = range(sentence, of, end_of(sentence, of).0);
    Some(Region { words, voice: Voice::Other(who), effect: Status::Asserted, main: None })
}

fn speakers(arguments: &[Argument]) -> Vec<EntityRef> {
    arguments.iter().map(|a| a.entity).collect()
}

/// The stretch that the verb of saying or thinking at `at` governs.
fn governed(sentence: &Sentence<'_>, at: usize, quoted: &[Quoted]) -> Vec<Region> {
    let Some(group) = sentence.verb(Some(at)) else { return Vec::new() };
    let Some(takes) = complement(group.lemma) else { return Vec::new() };
    if let Some((start, asked)) = clause_after(sentence, at) {
        let clause = sentence.clause(at);
        let outer = clause.as_ref().map_or(Status::Possible, |c| c.status);
        let who = clause.filter(|c| !c.passive).map(|c| speakers(&c.subject.arguments)).unwrap_or_default();
        let effect = if asked { Status::Asked } else { takes.effect };
        // What somebody may say, or did not say, is not said.
        let said = outer == Status::Asserted;
        let effect = if said { Some(effect) } else { combine(effect, Status::Possible) };
        let voice = match effect {
            None => Voice::Unclear,
            Some(_) if matches!(outer, Status::Denied) => Voice::Unclear,
            Some(_) if takes.spoken => Voice::Other(who),
            Some(_) => Voice::Own,
        };
        let (end, murky) = end_of(sentence, start);
        let main = (start..end).find(|i| {
            sentence.verb(Some(*i)).is_some_and(super::chunks::VerbGroup::finite)
                && !matches!(sentence.kind(sentence.before(*i)), Some(Kind::Relative))
        });
        let words = range(sentence, start, end);
        let mut found = vec![Region { words, voice, effect: effect.unwrap_or(Status::Possible), main }];
        if murky {
            let rest = range(sentence, end, sentence.chunks.len());
            found.push(Region { words: rest, voice: Voice::Unclear, effect: Status::Asserted, main: None });
        }
        return found;
    }
    if !is_saying(group.lemma) || !group.finite() || group.passive {
        return Vec::new();
    }
    let Some((who, aside)) = aside_speaker(sentence, at) else { return Vec::new() };
    let region =
        |words: Range<usize>| Region { words, voice: Voice::Other(who.clone()), effect: Status::Asserted, main: None };
    let speech: Vec<_> = quoted.iter().filter(|q| q.speech).collect();
    // Words outside the quotation, where there is one, are the text's own.
    if !speech.is_empty() {
        return speech
            .into_iter()
            .filter(|q| !q.words.contains(&aside.start))
            .map(|q| region(q.words.clone()))
            .collect();
    }
    // Without a quotation only a clause set off by a comma is somebody's word.
    let set_off = aside.start > 0;
    if set_off { vec![region(0..aside.start), region(aside.end..sentence.words.len())] } else { Vec::new() }
}

/// Where the clause begins that the verb group at `at` governs (a chunk), and whether it is asked.
fn clause_after(sentence: &Sentence<'_>, at: usize) -> Option<(usize, bool)> {
    let mut next = sentence.after(at)?;
    // `told the senators that`, `said in Geneva that`.
    for _ in 0..4 {
        match &sentence.chunks[next].kind {
            Kind::That => return Some((next + 1, false)),
            Kind::Subordinator => {
                let asked = matches!(sentence.word(sentence.chunks[next].words.start), "whether" | "if");
                return Some((next, asked));
            }
            Kind::Noun(_) | Kind::Preposition(_) => {
                if sentence.chunks[next].noun().is_some() && finite_after(sentence, next) {
                    return Some((next, false));
                }
                next = sentence.after(next)?;
            }
            _ => return None,
        }
    }
    None
}

/// Whether a finite verb has the noun phrase at `at` as its subject.
fn finite_after(sentence: &Sentence<'_>, at: usize) -> bool {
    let mut next = sentence.after(at);
    for _ in 0..8 {
        match sentence.kind(next) {
            Some(Kind::Verb(group)) => return group.finite() && !next.is_some_and(|n| sentence.reduced(n)),
            Some(Kind::Noun(_) | Kind::Preposition(_) | Kind::And) => next = next.and_then(|n| sentence.after(n)),
            _ => return false,
        }
    }
    false
}

/// Where a governed clause ends (a chunk), and whether what follows may or may not still belong to it.
fn end_of(sentence: &Sentence<'_>, start: usize) -> (usize, bool) {
    for at in start..sentence.chunks.len() {
        match &sentence.chunks[at].kind {
            Kind::Comma => match sentence.kind(Some(at + 1)) {
                Some(Kind::But) => return (at, false),
                Some(Kind::Subordinator)
                    if matches!(
                        sentence.word(sentence.chunks[at + 1].words.start),
                        "although" | "while" | "whereas"
                    ) =>
                {
                    return (at, false);
                }
                Some(Kind::And) => {
                    let next = sentence.after(at + 1);
                    match sentence.kind(next) {
                        Some(Kind::That) => {}
                        Some(Kind::Noun(_)) if next.is_some_and(|n| finite_after(sentence, n)) => return (at, true),
                        Some(Kind::Verb(group)) if group.finite() => return (at, true),
                        _ => {}
                    }
                }
                _ => {}
            },
            Kind::And => {
                if let Some(Kind::Verb(group)) = sentence.kind(sentence.after(at)) {
                    // `said he agreed and signed`: either verb may be the first one's or the speaker's.
                    if group.finite() {
                        return (at, true);
                    }
                }
            }
            Kind::Break if matches!(sentence.word(sentence.chunks[at].words.start), ";" | ":") => return (at, false),
            _ => {}
        }
    }
    (sentence.chunks.len(), false)
}

fn range(sentence: &Sentence<'_>, from: usize, to: usize) -> Range<usize> {
    let start = sentence.chunks.get(from).map_or(sentence.words.len(), |c| c.words.start);
    let end = sentence.chunks.get(to).map_or(sentence.words.len(), |c| c.words.start);
    start..end.max(start)
}

/// The speaker of a verb of saying that stands beside what is said, and the words of that aside: `…, Hale said`,
/// `“…,” said Hale`.
fn aside_speaker(sentence: &Sentence<'_>, at: usize) -> Option<(Vec<EntityRef>, Range<usize>)> {
    let after = sentence.after(at);
    let closes = |chunk: Option<usize>| {
        matches!(
            sentence.kind(chunk),
            None | Some(Kind::Comma | Kind::Stop | Kind::Quote | Kind::Break | Kind::Preposition(_))
        )
    };
    let end = |from: usize| {
        let close = (from + 1..sentence.chunks.len())
            .find(|i| matches!(sentence.chunks[*i].kind, Kind::Comma | Kind::Stop | Kind::Quote | Kind::Break));
        close.map_or(sentence.words.len(), |c| sentence.chunks[c].words.start)
    };
    let before = sentence.before(at);
    if matches!(sentence.kind(before), Some(Kind::Comma | Kind::Quote))
        && let Some(noun) = sentence.noun(after)
        && closes(after.and_then(|a| sentence.after(a)))
    {
        let who = sentence.entity(noun).map(|a| vec![a.entity]).unwrap_or_default();
        return Some((who, sentence.chunks[at].words.start..end(at)));
    }
    let told = sentence.verb(Some(at)).is_some_and(|v| v.lemma == "tell");
    if !(closes(after) || told && closes(after.and_then(|a| sentence.after(a)))) {
        return None;
    }
    let subject = sentence.clause(at)?.subject;
    let start = sentence.before(subject.first);
    let own = sentence.chunks.get(subject.first)?.words.start;
    matches!(sentence.kind(start), None | Some(Kind::Comma | Kind::Quote | Kind::Stop | Kind::Break))
        .then(|| (speakers(&subject.arguments), own..end(at)))
}

/// `the claim that …`: the stretch after `that`.
fn noun_governed(sentence: &Sentence<'_>, at: usize) -> Option<Region> {
    let noun = sentence.noun(sentence.before(at))?;
    if noun.mention.is_some() {
        return None;
    }
    let effect = noun_complement(sentence.word(noun.head))?;
    let words = range(sentence, at + 1, end_of(sentence, at + 1).0);
    Some(Region { words, voice: Voice::Own, effect, main: None })
}

/// `according to X`: the whole sentence is X's.
fn according(sentence: &Sentence<'_>, at: usize) -> Option<Region> {
    let to = sentence.after(at)?;
    let noun = sentence.noun(sentence.after(to)).filter(|_| sentence.chunks[to].preposition() == Some("to"))?;
    let who = sentence.entity(noun).map(|a| vec![a.entity]).unwrap_or_default();
    let words = 0..sentence.words.len();
    Some(Region { words, voice: Voice::Other(who), effect: Status::Asserted, main: None })
}

/// The voice of the verb group or noun at chunk `at`, and what the verbs around it make of its status.
///
/// The innermost stretch names the speaker; the effects of all stretches add up.
pub(super) fn voice_at(regions: &[Region], word: usize, at: usize) -> Option<(Voice, Status)> {
    let mut voice = Voice::Own;
    let mut size = usize::MAX;
    let mut status = Status::Asserted;
    for region in regions.iter().filter(|r| r.words.contains(&word)) {
        let effect = match region.effect {
            Status::Denied if region.main.is_some_and(|m| m != at) => Status::Possible,
            effect => effect,
        };
        status = combine(status, effect)?;
        if region.voice == Voice::Unclear {
            return None;
        }
        // A source without a name gives way to the named one around it.
        match &region.voice {
            Voice::Other(who) if who.is_empty() && voice == Voice::Own => voice = region.voice.clone(),
            Voice::Other(who) if who.is_empty() => {}
            Voice::Other(_) if region.words.len() < size => {
                voice = region.voice.clone();
                size = region.words.len();
            }
            _ => {}
        }
    }
    Some((voice, status))
}

/// The speaker that the sentence names beside a quotation in it: of the first verb of saying outside of all quotations.
///
/// None where no such verb is there; empty where there is one and its subject is nobody known.
pub(super) fn quoting(sentence: &Sentence<'_>, quoted: &[Quoted]) -> Option<Vec<EntityRef>> {
    let outside = |word: usize| !quoted.iter().any(|q| q.words.contains(&word));
    quoted.iter().any(|q| q.speech).then_some(())?;
    for (at, chunk) in sentence.chunks.iter().enumerate() {
        let Kind::Verb(group) = &chunk.kind else { continue };
        if !is_saying(group.lemma) || !group.finite() || group.passive || !outside(chunk.words.start) {
            continue;
        }
        if let Some((who, _)) = aside_speaker(sentence, at) {
            return Some(who);
        }
        return Some(sentence.clause(at).map(|c| speakers(&c.subject.arguments)).unwrap_or_default());
    }
    None
}
