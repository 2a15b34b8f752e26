//! Offices and roles: the words of a title, its tenure and what it is in.

use super::chunks::{Form, Kind};
use super::clauses::{Sentence, Via};
use super::offices::{ABBREVIATIONS, is_complement, is_head, is_modifier};
use super::title_words::{extend_left, label, left_context, phrase, phrases};
use super::words::Closed;
use crate::extract::{EntityRef, MentionKind};
use crate::nlp::Shape;
use crate::schema::{EntityType, Status, Tenure};

/// A title as the text gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// In lower case, acronyms apart: `foreign minister`, `CEO`.
    pub(super) label: String,
    pub(super) tenure: Tenure,
    /// What the office is in.
    pub(super) inside: Option<EntityRef>,
    /// Its words, tenure and complement included.
    pub(super) words: std::ops::Range<usize>,
}

/// Somebody with a title.
#[derive(Clone, Debug)]
pub(super) struct Holder {
    pub(super) person: EntityRef,
    pub(super) title: Title,
    /// `Asserted` means actual.
    pub(super) status: Status,
    pub(super) percent: u8,
    pub(super) rule: &'static str,
    /// The verb group that says so, where one does.
    pub(super) chunk: Option<usize>,
}

/// Everybody with a title in the sentence.
pub(super) fn holders(sentence: &Sentence<'_>) -> Vec<Holder> {
    let mut found = Vec::new();
    for (at, chunk) in sentence.chunks.iter().enumerate() {
        match &chunk.kind {
            Kind::Noun(_) => {
                found.extend(before_name(sentence, at));
                found.extend(after_name(sentence, at));
                found.extend(phrase_then_name(sentence, at));
            }
            Kind::Verb(_) => found.extend(by_verb(sentence, at)),
            _ => {}
        }
    }
    found
}

/// The person that the noun phrase at chunk `at` names by its head, with the first word of the name.
fn person(sentence: &Sentence<'_>, at: usize) -> Option<(EntityRef, usize)> {
    let noun = sentence.noun(Some(at))?;
    let mention = noun.mention?;
    let found = sentence.facts.mentions.get(mention)?;
    if found.class != EntityType::Person || matches!(found.kind, MentionKind::Nominal | MentionKind::Adjective) {
        return None;
    }
    let mut first = noun.head;
    while first > 0 && sentence.words[first - 1].mention == Some(mention) {
        first -= 1;
    }
    // A title inside the mention itself.
    while first < noun.head && sentence.words[first].mention.is_some() && title_in_name(sentence.word(first)) {
        first += 1;
    }
    Some((found.entity, first))
}

fn title_in_name(word: &str) -> bool {
    matches!(
        word,
        "president"
            | "senator"
            | "minister"
            | "prime"
            | "secretary"
            | "chancellor"
            | "general"
            | "governor"
            | "ambassador"
            | "premier"
    ) || ABBREVIATIONS.iter().any(|(short, _)| *short == word)
}

/// `former Russian foreign minister X`, `then-President X`, `U.S. Secretary of State X`.
fn before_name(sentence: &Sentence<'_>, at: usize) -> Option<Holder> {
    let (person, name) = person(sentence, at)?;
    if sentence.noun(Some(at))?.mention.is_some_and(|m| sentence.facts.mentions[m].kind == MentionKind::Pronoun) {
        return None;
    }
    let mut end = name;
    let mut tenure = None;
    if end >= 2 && sentence.word(end - 1) == "elect" && sentence.word(end - 2) == "-" {
        tenure = Some(Tenure::Elect);
        end -= 2;
    } else if end >= 1 && sentence.word(end - 1) == "elect" {
        tenure = Some(Tenure::Elect);
        end -= 1;
    }
    // `Secretary of State X`, `Chief of Staff X`.
    let mut start = end.checked_sub(1)?;
    if !is_head(sentence.word(start)) {
        let of = (1..=2)
            .find(|n| end > n + 1 && sentence.word(end - n - 1) == "of" && is_head(sentence.word(end - n - 2)))?;
        (end - of..end).all(|i| is_complement(sentence.word(i)) || is_modifier(sentence.word(i))).then_some(())?;
        start = end - of - 2;
    }
    if sentence.words[start].mention.is_some_and(|m| sentence.noun(Some(at)).and_then(|n| n.mention) != Some(m)) {
        return None;
    }
    start = extend_left(sentence, start);
    let label = label(sentence, start..end);
    let (context, inside, more) = left_context(sentence, start);
    // `Gen. Smith`, `Captain Smith`: ranks are no offices without more; `Judge` and `King` begin many names.
    let shape = sentence.words[end - 1].shape;
    let bare_rank = matches!(
        label.as_str(),
        "major" | "head" | "chief" | "chair" | "fellow" | "deputy" | "executive" | "general" | "justice"
    ) && shape == Shape::Lower
        && inside.is_none();
    // `Dean Hale`: a given name more often than an office.
    let given = label == "dean" && shape != Shape::Lower && inside.is_none();
    if bare_rank || given {
        return None;
    }
    let words = context..name;
    let title = Title { label, tenure: tenure.or(more).unwrap_or(Tenure::Current), inside, words };
    Some(Holder { person, title, status: Status::Asserted, percent: 92, rule: "positions/before-name", chunk: None })
}

/// `X, the acting director of Y,`.
fn after_name(sentence: &Sentence<'_>, at: usize) -> Vec<Holder> {
    after_name_titles(sentence, at).unwrap_or_default()
}

fn after_name_titles(sentence: &Sentence<'_>, at: usize) -> Option<Vec<Holder>> {
    let (person, _) = person(sentence, at)?;
    let comma = sentence.chunks.get(at + 1).filter(|c| matches!(c.kind, Kind::Comma))?;
    let titles = phrases(sentence, comma.words.end);
    let title = titles.last()?;
    let next = sentence.words.get(title.words.end);
    let closed = next.is_none_or(|w| {
        matches!(w.lower.as_str(), "," | "." | "”" | "\"" | ")" | "(" | ";" | ":" | "–" | "—" | "?" | "!")
            || matches!(w.closed, Some(Closed::Relative | Closed::Preposition(_) | Closed::And | Closed::That))
            || (w.closed.is_some_and(|c| matches!(c, Closed::Be | Closed::Have | Closed::Modal | Closed::Do)))
            || super::lexicon::verb(&w.lower).is_some_and(|v| v.past || v.third) && w.mention.is_none()
    });
    // `Hale, President Hale and others`: a list, not an apposition.
    let list = next.is_some_and(|w| w.mention.is_some() || w.shape == Shape::Title);
    // `Hale, ministers`: a title that stands in apposition has an article, a body or a tenure, or ends at a comma.
    let holder = |title| Holder {
        person,
        title,
        status: Status::Asserted,
        percent: 92,
        rule: "positions/after-name",
        chunk: None,
    };
    (closed && !list).then(|| titles.into_iter().map(holder).collect())
}

/// `The director of the Vale Institute, X,`.
fn phrase_then_name(sentence: &Sentence<'_>, at: usize) -> Option<Holder> {
    let chunk = &sentence.chunks[at];
    let first = chunk.words.start;
    let noun = chunk.noun()?;
    if noun.mention.is_some()
        || !(sentence.word(first) == "the" || noun.possessor.is_some() || !noun.modifiers.is_empty())
    {
        return None;
    }
    let title = phrase(sentence, first, sentence.words.len())?;
    let comma =
        sentence.chunks.iter().position(|c| c.words.start == title.words.end && matches!(c.kind, Kind::Comma))?;
    let (person, _) = person(sentence, comma + 1)?;
    let closed = matches!(sentence.kind(Some(comma + 2)), None | Some(Kind::Comma | Kind::Stop));
    // After a preposition or a verb the person may be the next item of a list; a comma on each side still marks an apposition.
    closed.then_some(Holder {
        person,
        title,
        status: Status::Asserted,
        percent: 86,
        rule: "positions/then-name",
        chunk: None,
    })
}

/// `X is the director of Y`, `X was appointed Z`, `X served as Z`, `X resigned as Z`.
fn by_verb(sentence: &Sentence<'_>, at: usize) -> Vec<Holder> {
    by_verb_titles(sentence, at).unwrap_or_default()
}

fn by_verb_titles(sentence: &Sentence<'_>, at: usize) -> Option<Vec<Holder>> {
    let group = sentence.verb(Some(at))?;
    let next = sentence.chunks.get(at + 1)?;
    let as_next = next.preposition() == Some("as");
    let from = if as_next { next.words.end } else { next.words.start };
    let past = group.form == Form::Past && !group.perfect;
    let copula = group.auxiliary_only && group.lemma == "be" && !as_next;
    let (tenure, effect, rule) = match group.lemma {
        "be" if copula => (if past { Tenure::Former } else { Tenure::Current }, Status::Asserted, "positions/copula"),
        "become" if !group.passive && !as_next => (Tenure::Current, Status::Asserted, "positions/became"),
        "remain" if !as_next => (Tenure::Current, Status::Asserted, "positions/remains"),
        "serve" | "work" | "act" if as_next && !group.passive => {
            (if past { Tenure::Former } else { Tenure::Current }, Status::Asserted, "positions/served")
        }
        "resign" | "retire" if as_next => (Tenure::Former, Status::Asserted, "positions/resigned"),
        "appoint" | "elect" | "name" | "choose" | "select" | "reelect" | "re-elect" | "reappoint" | "install"
        | "inaugurate"
            if group.passive =>
        {
            (Tenure::Current, Status::Asserted, "positions/appointed")
        }
        "nominate" if group.passive => (Tenure::Current, Status::Planned, "positions/nominated"),
        "oust" | "replace" | "remove" | "fire" | "sack" | "depose" if group.passive && as_next => {
            (Tenure::Former, Status::Asserted, "positions/removed")
        }
        _ => return None,
    };
    let titles = phrases(sentence, from);
    let title = titles.last()?;
    let next = sentence.words.get(title.words.end);
    // `is the president's friend`, `was a general strike`.
    let goes_on = next.is_some_and(|w| {
        w.lower == "'s"
            || (w.glued && w.lower == "-")
            || w.mention.is_some()
            || (w.closed.is_none()
                && w.shape != Shape::Mark
                && w.shape != Shape::Number
                && super::lexicon::verb(&w.lower).is_none())
    });
    if goes_on {
        return None;
    }
    let clause = sentence.clause(at)?;
    let [subject] = clause.subject.arguments.as_slice() else { return None };
    if subject.class != EntityType::Person || subject.via != Via::Head || group.progressive {
        return None;
    }
    let status = super::status::combine(effect, clause.status)?;
    let percent = 90_u8.saturating_sub(clause.subject.penalty);
    let holder = |title: Title| {
        let tenure = if title.tenure == Tenure::Current { tenure } else { title.tenure };
        Holder { person: subject.entity, title: Title { tenure, ..title }, status, percent, rule, chunk: Some(at) }
    };
    Some(titles.into_iter().map(holder).collect())
}
