//! The words of one title: where they begin and end, their label, tenure and body.

use super::clauses::Sentence;
use super::offices::{ABBREVIATIONS, holds_offices, is_complement, is_head, is_modifier, tenure_word};
use super::sentence::Word;
use super::titles::Title;
use super::words::Closed;
use crate::base::slug;
use crate::extract::{EntityRef, MentionKind};
use crate::nlp::Shape;
use crate::schema::Tenure;

/// Extends a title to the left over its modifiers; `First` belongs to a deputy minister and not to a colonel.
pub(super) fn extend_left(sentence: &Sentence<'_>, mut start: usize) -> usize {
    let own = sentence.words.get(start).and_then(|w| w.mention);
    while start > 0 {
        let before = &sentence.words[start - 1];
        let hyphen = before.lower == "-" && start >= 2 && is_modifier(sentence.word(start - 2)) && before.glued;
        if (before.mention.is_none() || before.mention == own)
            && is_modifier(&before.lower)
            && (before.closed.is_none() || before.shape == Shape::Title)
        {
            start -= 1;
        } else if hyphen
            && sentence.words[start - 2].mention.is_none()
            && tenure_word(sentence.word(start - 2)).is_none()
        {
            start -= 2;
        } else {
            break;
        }
    }
    start
}

/// Tenure and body to the left of a title: where they begin, and what they are.
pub(super) fn left_context(sentence: &Sentence<'_>, title: usize) -> (usize, Option<EntityRef>, Option<Tenure>) {
    let mut start = title;
    let mut inside = None;
    let mut tenure = None;
    while let Some(before) = start.checked_sub(1).and_then(|i| sentence.words.get(i)) {
        if let Some(mention) = before.mention.filter(|_| inside.is_none()) {
            let Some(found) = sentence.facts.mentions.get(mention).filter(|m| holds_offices(m.class)) else { break };
            inside = Some(found.entity);
            while start > 0 && sentence.words[start - 1].mention == Some(mention) {
                start -= 1;
            }
            // `U.S.-Russian`: two countries are one too many.
            if start > 0 && sentence.word(start - 1) == "-" && start > 1 && sentence.words[start - 2].mention.is_some()
            {
                inside = None;
                break;
            }
            continue;
        }
        if before.lower == "'s" && inside.is_none() && start > 1 && sentence.words[start - 2].mention.is_some() {
            start -= 1;
            continue;
        }
        if before.lower == "-" && start > 1 && tenure_word(sentence.word(start - 2)).is_some() {
            start -= 1;
            continue;
        }
        let Some(found) = tenure_word(&before.lower).filter(|_| before.mention.is_none()) else { break };
        tenure = tenure.or(found);
        start -= 1;
    }
    // A possessive without an office-holding owner is none of the title's.
    if start < title && sentence.word(start) == "'s" {
        start += 1;
    }
    (start, inside, tenure)
}

pub(super) fn label(sentence: &Sentence<'_>, words: std::ops::Range<usize>) -> String {
    let mut label = String::new();
    let words = &sentence.words[words];
    let of = words.iter().position(|w| matches!(w.lower.as_str(), "of" | "for" | "to")).unwrap_or(words.len());
    // `secretary of state`, but `ruler of the Azna`, `CEO of Vale Living`: what is no common noun keeps its capitals.
    let common =
        |w: &Word| is_complement(&w.lower) || is_modifier(&w.lower) || w.shape == Shape::Lower || w.closed.is_some();
    let named = !words[of..].iter().all(common);
    for (at, word) in words.iter().enumerate() {
        if !label.is_empty() && !word.glued {
            label.push(' ');
        }
        let long = ABBREVIATIONS.iter().find(|(short, _)| *short == word.lower).map(|(_, long)| *long);
        match long {
            Some(long) if at < of => label.push_str(long),
            _ if at > of && named => label.push_str(&word.text),
            _ if word.shape == Shape::Upper && word.lower.len() <= 4 => label.push_str(&word.text),
            _ => label.push_str(&word.lower),
        }
    }
    label
}

/// A title from word `from` on: `the acting director of the Vale Institute`, `Russia's foreign minister`, `a senior fellow at X`.
pub(super) fn phrase(sentence: &Sentence<'_>, from: usize, limit: usize) -> Option<Title> {
    let mut at = from;
    let mut tenure = None;
    let mut inside = None;
    let mut start = None;
    let mut end = None;
    while at < limit {
        let word = &sentence.words[at];
        if let Some(mention) = word.mention {
            let found = sentence.facts.mentions.get(mention).filter(|m| holds_offices(m.class))?;
            if start.is_some() || inside.is_some() {
                break;
            }
            inside = Some(found.entity);
            while sentence.words.get(at).is_some_and(|w| w.mention == Some(mention)) {
                at += 1;
            }
            if sentence.word(at) == "'s" {
                at += 1;
            }
            continue;
        }
        let begins = start.is_none();
        if begins
            && matches!(word.closed, Some(Closed::Determiner))
            && matches!(word.lower.as_str(), "the" | "a" | "an" | "its" | "their")
        {
            at += 1;
            continue;
        }
        if begins && let Some(found) = tenure_word(&word.lower) {
            tenure = tenure.or(found);
            at += 1;
            if sentence.word(at) == "-" {
                at += 1;
            }
            continue;
        }
        if is_head(&word.lower) {
            start = start.or(Some(at));
            at += 1;
            end = Some(at);
            continue;
        }
        if is_modifier(&word.lower) {
            start = start.or(Some(at));
            at += 1;
            continue;
        }
        if word.lower == "-" && word.glued && !begins {
            if sentence.word(at + 1) == "elect" {
                tenure = Some(Tenure::Elect);
                at += 2;
                break;
            }
            at += 1;
            continue;
        }
        break;
    }
    let (start, mut end) = (start?, end?);
    let mut last = end.max(if tenure == Some(Tenure::Elect) { at } else { end });
    // The complements: `of State`, `of the Vale Institute`, `at X`, `to X`, `for X`.
    let mut text_end = end;
    for _ in 0..3 {
        let preposition = sentence.word(last);
        if !matches!(preposition, "of" | "at" | "for" | "to" | "in" | "with") {
            break;
        }
        let mut next = last + 1;
        if matches!(sentence.word(next), "the" | "its") {
            next += 1;
        }
        let word = sentence.words.get(next)?;
        if let Some(mention) = word.mention {
            let found = sentence.facts.mentions.get(mention)?;
            let mut after = next;
            while sentence.words.get(after).is_some_and(|w| w.mention == Some(mention)) {
                after += 1;
            }
            // `director of Acme's research`, `president of Russian Railways`: the name is no head here.
            let goes_on = sentence.words.get(after).is_some_and(|w| {
                w.lower == "'s" || (w.glued && w.lower == "-") || found.kind == MentionKind::Adjective
            });
            if goes_on {
                break;
            }
            if preposition == "to" {
                text_end = after;
                last = after;
                continue;
            }
            if inside.is_none() && holds_offices(found.class) && (preposition != "in" && preposition != "with") {
                inside = Some(found.entity);
                last = after;
                continue;
            }
            break;
        }
        if preposition != "of" && !(preposition == "for" && word.shape == Shape::Lower) {
            break;
        }
        // `of foreign affairs`, `of the armed services committee`: up to four plain words, ended by a preposition or a mark.
        let plain = (next..sentence.words.len().min(next + 5))
            .take_while(|i| {
                let w = &sentence.words[*i];
                w.mention.is_none() && w.closed.is_none() && w.shape != Shape::Mark
            })
            .count();
        let after = next + plain;
        let known = plain > 0 && is_complement(sentence.word(next));
        let closed = sentence.words.get(after).is_none_or(|w| {
            w.shape == Shape::Mark && w.lower != "'s" && w.lower != "-"
                || matches!(w.closed, Some(Closed::Preposition(_) | Closed::And))
        });
        if plain == 0 || plain > 4 || !(closed || known) {
            break;
        }
        let after = if closed { after } else { next + 1 };
        text_end = after;
        last = after;
    }
    end = end.max(text_end);
    let mut label = label(sentence, start..end);
    if let Some((before, _)) = label.split_once(" at ") {
        label = before.to_owned();
    }
    // The words between that name the body are no part of the label.
    if let Some(body) = inside.and_then(|e| sentence.facts.entities.get(e.0 as usize)) {
        let body = slug(&body.label);
        let cut = label
            .match_indices(" of ")
            .find(|(at, _)| slug(&label[at + 4..]).trim_start_matches("the-").starts_with(&body));
        if let Some(at) = cut.map(|(at, _)| at) {
            label.truncate(at);
        }
    }
    // `dictator of Italy from 1922 to 1943`.
    let number = |at: usize| sentence.words.get(at).is_some_and(|w| w.shape == Shape::Number);
    if sentence.word(last) == "from" && number(last + 1) && sentence.word(last + 2) == "to" && number(last + 3) {
        tenure = tenure.or(Some(Tenure::Former));
    }
    Some(Title { label, tenure: tenure.unwrap_or(Tenure::Current), inside, words: from..last })
}

/// The titles from word `from` on that are joined by `and` or a comma: `president and CEO of Acme`. What the last is in, all are in.
pub(super) fn phrases(sentence: &Sentence<'_>, from: usize) -> Vec<Title> {
    let limit = sentence.words.len();
    let mut titles: Vec<Title> = phrase(sentence, from, limit).into_iter().collect();
    while let Some(last) = titles.last().filter(|t| t.inside.is_none() && titles.len() < 4) {
        let mut next = last.words.end;
        if sentence.word(next) == "," {
            next += 1;
        }
        if sentence.word(next) == "and" {
            next += 1;
        }
        let begins = sentence
            .words
            .get(next)
            .is_some_and(|w| w.mention.is_none() && (is_head(&w.lower) || is_modifier(&w.lower)));
        let Some(title) = (next > last.words.end && begins).then(|| phrase(sentence, next, limit)).flatten() else {
            break;
        };
        // `former chairman and CEO`: former in both.
        let tenure = if title.tenure == Tenure::Current { last.tenure } else { title.tenure };
        titles.push(Title { tenure, ..title });
    }
    if let Some(inside) = titles.last().and_then(|t| t.inside) {
        for title in &mut titles {
            title.inside = Some(inside);
        }
    }
    titles
}
