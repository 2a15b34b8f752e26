//! Names that the authority knows.

use super::lexicon;
use super::spelling;
use super::view::{Mode, View};
use super::{Candidate, Evidence, Link};
use crate::authority::{Form, Kind, Reading};
use crate::extract::rules::{holds, words};
use crate::extract::{MentionKind, Reason};
use crate::nlp::Shape;
use crate::schema::EntityType;

/// Every longest match, in order.
pub(super) fn find(view: &View<'_>, evidence: &Evidence<'_>, out: &mut Vec<Candidate>) {
    let mut at = 0;
    while at < view.len() {
        let known = match_at(view, at).map(|found| Candidate { reason: Reason::Authority, ..found });
        let least = known.as_ref().map_or(0, |found| found.tokens.len());
        at += match misspelt(view, evidence, at, least).or(known) {
            Some(found) => {
                let length = found.tokens.len();
                out.push(found);
                length
            }
            None => 1,
        };
    }
}

/// A name of the authority of more than `least` tokens that a comment misspells.
fn misspelt(view: &View<'_>, evidence: &Evidence<'_>, at: usize, least: usize) -> Option<Candidate> {
    if !view.comment() {
        return None;
    }
    let (length, readings) = spelling::at(view, evidence, at, least)?;
    read(view, at..at + length, readings).map(|found| Candidate { reason: Reason::Misspelt, ..found })
}

fn match_at(view: &View<'_>, at: usize) -> Option<Candidate> {
    let shape = view.shape(at);
    if matches!(view.word(at), "al" | "el" | "von" | "bin" | "de" | "van")
        && (view.hyphen(at + 1) || view.capital(at + 1))
    {
        let (length, readings) = lexicon::longest_at(view, at).filter(|(length, _)| *length > 1)?;
        return read(view, at..at + length, readings);
    }
    if !matches!(shape, Shape::Title | Shape::Upper | Shape::Initial | Shape::Number) {
        return if shape == Shape::Lower && view.comment() { small(view, at) } else { None };
    }
    let (length, readings) = match lexicon::longest_at(view, at) {
        Some(found) => found,
        None if shape == Shape::Upper => undotted(view, at).map_or_else(|| shouted(view, at), Some)?,
        None => return None,
    };
    let tokens = at..at + length;
    if length == 1
        && view.mode(at) == Mode::Capitals
        && view.word(at).len() < 4
        && lexicon::class(readings[0].entry) != Some(EntityType::Country)
    {
        return None;
    }
    let doubtful = readings.first().is_none_or(|r| r.ambiguous) && (view.initial(at) || view.mode(at) != Mode::Prose);
    if length == 1 && (shape == Shape::Initial || refuses(view, at) || doubtful) {
        return None;
    }
    if length == 1 && shape == Shape::Upper && holds(words::FUNCTION, view.word(at)) && shouting(view, at) {
        return None;
    }
    // "the neo-Ottoman Empire" is another one.
    if at > 1 && view.hyphen(at - 1) && matches!(view.word(at - 2), "neo" | "Neo" | "pseudo" | "quasi") {
        return Some(Candidate::new(tokens, EntityType::Place, Link::Nothing));
    }
    // "US$ 20".
    if length == 1 && view.word(at + 1).starts_with('$') && view.glued(at + 1) {
        return None;
    }
    // "WARSAW PACK": half of a name in capitals that is not known is not the place.
    let half = length == 1
        && view.mode(at) == Mode::Prose
        && view.shape(at) == Shape::Upper
        && lexicon::class(readings[0].entry) == Some(EntityType::Place)
        && [at.wrapping_sub(1), at + 1].iter().any(|i| {
            view.together(at, *i)
                && view.shape(*i) == Shape::Upper
                && view.word(*i).len() > 2
                && lexicon::readings_folded(view.word(*i)).is_empty()
        });
    if half {
        return None;
    }
    read(view, tokens, readings)
}

/// Whether `IS`, `WHO`, `US` at `at` is more likely a word in capitals: its neighbours are in capitals too.
fn shouting(view: &View<'_>, at: usize) -> bool {
    let loud = |i: usize| {
        view.together(at, i)
            && view.shape(i) == Shape::Upper
            && !view.word(i).contains('.')
            && lexicon::readings(view.word(i)).is_empty()
    };
    let beside = at.checked_sub(1).is_some_and(loud) || loud(at + 1);
    (beside || view.mode(at) == Mode::Capitals) && !(view.word(at) == "US" && view.before(at, 1) == "THE")
}

/// A single word that reads as a name but is an ordinary word here.
fn refuses(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    view.initial(at)
        && (holds(words::FUNCTION, word)
            || (word == "May"
                || word == "March"
                || word == "Polish" && view.shape(at + 1) == Shape::Lower && holds(words::FUNCTION, view.word(at + 1))))
}

/// Chooses the reading that fits the words around and makes the candidate.
fn read(view: &View<'_>, tokens: std::ops::Range<usize>, readings: &'static [Reading]) -> Option<Candidate> {
    // "EU" in "EU leaders" is the name of an organisation; adjectives are of countries, regions and peoples.
    let adjective = lexicon::with(readings, &[Form::Adjective])
        .filter(|r| lexicon::class(r.entry) != Some(EntityType::Organization));
    let people = lexicon::with(readings, &[Form::People]);
    let demonym = lexicon::with(readings, &[Form::Demonym]);
    let name = lexicon::with(readings, &[Form::Name, Form::Acronym]).or_else(|| {
        lexicon::with(readings, &[Form::Adjective])
            .filter(|r| lexicon::class(r.entry) == Some(EntityType::Organization))
    });
    let surname = lexicon::with(readings, &[Form::Surname]);
    let made = |reading: Reading, kind: MentionKind| {
        let class = lexicon::class(reading.entry)?;
        let mut candidate = Candidate::new(tokens.clone(), class, Link::Entry(reading.entry));
        candidate.kind = kind;
        candidate.inner = matches!(class, EntityType::Organization | EntityType::Country);
        Some(candidate)
    };
    let attributive = attributive(view, &tokens);
    let tongue = tokens.len() == 1 && holds(words::LANGUAGES, view.word(tokens.start));
    if tongue && attributive != Use::Modifier {
        return Some(Candidate::new(tokens.clone(), EntityType::Group, Link::Nothing));
    }
    if let Some(adjective) = adjective {
        if language(view, &tokens) && name.is_none() {
            return Some(Candidate::new(tokens.clone(), EntityType::Group, Link::Nothing));
        }
        if attributive == Use::Modifier {
            return made(adjective, MentionKind::Adjective);
        }
    }
    if attributive == Use::Joined
        && let Some(reading) = adjective.or(name.filter(|r| lexicon::class(r.entry) == Some(EntityType::Country)))
    {
        return made(reading, MentionKind::Adjective);
    }
    let before = view.before(tokens.start, 1);
    if let Some(name) = name {
        return made(name, MentionKind::Name);
    }
    if let Some(surname) = surname {
        return made(surname, MentionKind::Name);
    }
    if readings.iter().any(|r| r.form == Form::Generic) && adjective.is_none() {
        return generic(view, tokens, readings);
    }
    let single = ["a", "an", "one", "another", "every", "each", "first", "only", "young", "old"];
    match (people, demonym, adjective) {
        (_, Some(demonym), Some(adjective)) if attributive != Use::Alone => {
            let _ = demonym;
            made(adjective, MentionKind::Adjective)
        }
        (_, Some(demonym), Some(_)) if single.contains(&before.to_lowercase().as_str()) => {
            made(demonym, MentionKind::Name)
        }
        (Some(people), _, None) => made(people, MentionKind::Name),
        // "Muslim leaders"
        (None, Some(demonym), None) if attributive != Use::Alone => made(demonym, MentionKind::Adjective),
        (None, Some(demonym), None) => made(demonym, MentionKind::Name),
        (Some(people), _, Some(_)) if before.eq_ignore_ascii_case("the") || predicate(view, tokens.end) => {
            made(people, MentionKind::Name)
        }
        (_, _, Some(adjective)) => made(adjective, MentionKind::Adjective),
        _ => None,
    }
}

/// A body without its country, where the words around do not make it something else: `Congress of doctors`, `a new Parliament`.
fn generic(view: &View<'_>, tokens: std::ops::Range<usize>, readings: &'static [Reading]) -> Option<Candidate> {
    let word = view.word(tokens.start);
    let before = view.before(tokens.start, 1).to_lowercase();
    let alone = tokens.len() == 1;
    let ordinary = alone
        && (view.initial(tokens.start) && words::ordinary(word)
            || matches!(before.as_str(), "a" | "an" | "new" | "this" | "each" | "every"));
    let of = view.after(tokens.start, tokens.end) == "of"
        && view.shape(tokens.end + 1) == Shape::Lower
        && view.word(tokens.end + 1) != "the";
    if ordinary || of || view.mode(tokens.start) == Mode::Capitals {
        return None;
    }
    let class = lexicon::class(readings.first()?.entry)?;
    Some(Candidate::new(tokens, class, Link::Generic(readings)))
}

/// How a name or adjective of a country stands to the next words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// Before a noun.
    Modifier,
    /// Joined by a hyphen to another word: `U.S.-led`, `anti-U.S.`.
    Joined,
    /// On its own.
    Alone,
}

fn attributive(view: &View<'_>, tokens: &std::ops::Range<usize>) -> Use {
    let end = tokens.end;
    if view.hyphen(end) && view.shape(end + 1) != Shape::Number {
        return Use::Joined;
    }
    if tokens.start > 1 && view.hyphen(tokens.start - 1) {
        let first = view.word(tokens.start - 2);
        if matches!(first.to_lowercase().as_str(), "anti" | "pro" | "non" | "ex" | "intra" | "un") {
            return Use::Joined;
        }
    }
    let next = view.after(tokens.start, end);
    let modifier = match view.shape(end) {
        // "the Gabonese and Estonian teams": the first adjective shares the noun of the second.
        Shape::Lower if matches!(next, "and" | "or") => {
            lexicon::with(lexicon::of(view, end + 1..end + 2), &[Form::Adjective]).is_some()
                && attributive(view, &(end + 1..end + 2)) == Use::Modifier
        }
        Shape::Lower => {
            let verb = holds(words::VERBS, next)
                || holds(words::SAYING, next)
                || next.ends_with("ed") && !next.ends_with("eed");
            !(verb || holds(words::FUNCTION, next) || next.ends_with("ly") && next.len() > 5)
        }
        Shape::Title | Shape::Upper => {
            !next.is_empty()
                && !holds(words::FUNCTION, next)
                && !holds(words::TIME, next)
                && view.mode(end) != Mode::Heading
        }
        Shape::Number => next.len() < 4,
        _ => false,
    };
    if modifier { Use::Modifier } else { Use::Alone }
}

/// Whether what follows is a verb or the end, so that an adjective stands for its people.
fn predicate(view: &View<'_>, end: usize) -> bool {
    let next = view.word(end);
    matches!(
        next,
        "are" | "were" | "have" | "will" | "who" | "do" | "did" | "would" | "should" | "want" | "must" | "don't"
    )
}

/// Languages are none of the classes: `in Russian`, `speaks Chinese`, `the Polish language`.
fn language(view: &View<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let before = view.before(tokens.start, 1).to_lowercase();
    let next = view.after(tokens.start, tokens.end).to_lowercase();
    let spoken = matches!(
        before.as_str(),
        "speak"
            | "speaks"
            | "spoke"
            | "speaking"
            | "spoken"
            | "fluent"
            | "broken"
            | "learn"
            | "learning"
            | "learned"
            | "teach"
            | "teaches"
            | "taught"
            | "study"
            | "studying"
            | "studied"
            | "translate"
            | "into"
            | "from"
            | "in"
            | "understand"
            | "understands"
            | "of"
    );
    let ends = !matches!(view.shape(tokens.end), Shape::Title | Shape::Upper | Shape::Number)
        && (view.shape(tokens.end) == Shape::Mark && !view.hyphen(tokens.end) || holds(words::FUNCTION, &next));
    matches!(
        next.as_str(),
        "language"
            | "languages"
            | "dialect"
            | "speaker"
            | "speakers"
            | "grammar"
            | "translation"
            | "word"
            | "alphabet"
            | "lessons"
    ) || (spoken && ends && !matches!(before.as_str(), "from" | "of"))
        || (matches!(before.as_str(), "from" | "of") && ends && view.before(tokens.start, 2).starts_with("translat"))
}

/// `U.S` for `U.S.`, where the last dot was lost.
fn undotted(view: &View<'_>, at: usize) -> Option<(usize, &'static [Reading])> {
    let word = view.word(at);
    if !word.contains('.') || word.ends_with('.') {
        return None;
    }
    let found = lexicon::readings(&format!("{word}."));
    (!found.is_empty()).then_some((1, found))
}

/// A name in capitals that the authority knows in small letters: `MADE IN THE USSR`, `CHINA`.
fn shouted(view: &View<'_>, at: usize) -> Option<(usize, &'static [Reading])> {
    let capitals = |i: &usize| matches!(view.shape(*i), Shape::Upper | Shape::Mark | Shape::Number);
    let end = (at..view.sentence(at).end.min(at + 10)).take_while(capitals).last()? + 1;
    if view.word(at) == "CHINA" {
        return Some((1, lexicon::readings("China")));
    }
    let (length, found) = lexicon::longest_folded_at(view, at, end)?;
    let words = view.slice(at..at + length);
    (words.len() > 2 && !(length == 1 && words::ordinary(words))).then_some((length, found))
}

/// Bodies that comments also write small.
const SMALL_BODIES: &[&str] = &["cia", "eu", "fbi", "kremlin", "nato", "opec", "pentagon", "ussr"];

/// A name written small, as comments do: countries and their peoples, a few bodies, people.
fn small(view: &View<'_>, at: usize) -> Option<Candidate> {
    let word = view.word(at);
    if words::ordinary(word) {
        return None;
    }
    // The authority keeps "china" out for the porcelain, which news comments do not speak of.
    if word == "china" && !matches!(view.before(at, 1), "fine" | "bone") {
        return read(view, at..at + 1, lexicon::readings("China"));
    }
    let end = (at..view.sentence(at).end.min(at + 4)).take_while(|i| view.shape(*i) == Shape::Lower).last()? + 1;
    let (length, found) = lexicon::longest_folded_at(view, at, end)?;
    let usable = found.iter().position(|r| match r.form {
        Form::Surname => true,
        Form::Name | Form::Acronym => {
            let entry = lexicon::entry(r.entry);
            let seat = entry.is_some_and(|e| e.class == EntityType::Country || e.kind == Some(Kind::Capital));
            length > 1 || seat || SMALL_BODIES.contains(&word)
        }
        Form::People | Form::Adjective => true,
        Form::Demonym | Form::Generic => false,
    })?;
    read(view, at..at + length, found.get(usable..)?)
}
