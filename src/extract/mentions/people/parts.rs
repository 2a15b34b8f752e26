//! Cuts a run of words into the parts of a personal name.

use super::given;
use crate::authority::Form;
use crate::extract::mentions::lexicon;
use crate::extract::mentions::view::{Mode, View};
use crate::extract::rules::names::{self, listed};
use crate::extract::rules::{heads, holds, laws, roles, words};
use crate::nlp::Shape;
use crate::schema::EntityType;
use std::ops::Range;

/// One part of a name: a word, an initial, or a particle with its word.
pub(super) struct Part {
    pub text: String,
    pub tokens: Range<usize>,
    pub initial: bool,
    pub particle: bool,
}

/// Most parts that a name has.
const MOST: usize = 5;

/// The parts of a name from token `at` on, and where a suffix after them ends.
pub(super) fn parts(view: &View<'_>, at: usize) -> (Vec<Part>, Option<usize>) {
    let mut parts: Vec<Part> = Vec::new();
    let mut i = at;
    let limit = view.sentence(at).end;
    while i < limit && parts.len() < MOST {
        let Some(part) = part_at(view, i, limit, &parts) else { break };
        i = part.tokens.end;
        parts.push(part);
    }
    // An initial at the end begins something else: "Peter A. Then".
    let comma = usize::from(view.after(at, i) == ",");
    let suffix = view.after(at, i + comma);
    if parts.len() == 1 && suffix == "the" && listed(names::EPITHETS, view.after(at, i + 1)) {
        return (parts, Some(i + 2));
    }
    let junior = matches!(suffix, "Jr." | "Sr." | "Jr" | "Sr");
    if !parts.is_empty() && (junior || comma == 0 && listed(names::REGNAL, suffix)) {
        return (parts, Some(i + comma + 1));
    }
    (parts, None)
}

fn part_at(view: &View<'_>, at: usize, limit: usize, before: &[Part]) -> Option<Part> {
    let word = view.word(at);
    let small = view.shape(at) == Shape::Lower;
    if holds(words::PARTICLES, word)
        && (small || listed(names::CAPITAL_PARTICLES, word))
        && let Some(tokens) = particles(view, at, limit, before)
    {
        return Some(Part { text: text(view, tokens.clone()), tokens, initial: false, particle: true });
    }
    if small {
        return None;
    }
    let initials = view.shape(at) == Shape::Initial && !(word == "I" || before.is_empty() && word.len() == 1)
        // "J.K." is one token.
        || view.shape(at) == Shape::Upper
            && word.ends_with('.')
            && word.matches('.').count() == 2
            && lexicon::readings(word).is_empty()
            && view.capital(at + 1);
    if initials {
        return Some(Part { text: word.to_owned(), tokens: at..at + 1, initial: true, particle: false });
    }
    if view.shape(at) == Shape::Initial || !view.capital(at) || !name_like(view, at, before) {
        return None;
    }
    let tokens = at..joined(view, at, limit);
    if tokens.len() > 1 && lexicon::names_a_thing(word) {
        return None;
    }
    Some(Part { text: text(view, tokens.clone()), tokens, initial: false, particle: false })
}

fn text(view: &View<'_>, tokens: Range<usize>) -> String {
    view.slice(tokens).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Particles from `at` on, joined or not, with the name that they belong to: `al-Assad`, `van der Meulen`.
fn particles(view: &View<'_>, at: usize, limit: usize, before: &[Part]) -> Option<Range<usize>> {
    let word = view.word(at);
    let small = view.shape(at) == Shape::Lower;
    if matches!(word, "e" | "y" | "do" | "san" | "st" | "af" | "v") {
        return None;
    }
    if before.is_empty() && small && (!listed(names::PARTICLES, word) || matches!(word, "der" | "ul" | "ter" | "zu")) {
        return None;
    }
    let mut i = at + 1;
    let mut hops = 0;
    while i < limit && hops < 3 {
        if view.hyphen(i) {
            i += 1;
        } else if holds(words::PARTICLES, view.word(i))
            && view.shape(i) == Shape::Lower
            && !matches!(view.word(i), "e" | "y")
        {
            i += 1;
            hops += 1;
        } else {
            break;
        }
    }
    (i < limit && view.capital(i) && name_like(view, i, before)).then(|| at..joined(view, i, limit))
}

/// The end of a hyphenated word that begins at `at`: `Jean-Pierre`, `Jong-un`.
fn joined(view: &View<'_>, at: usize, limit: usize) -> usize {
    let mut end = at + 1;
    while end + 1 < limit && view.hyphen(end) && view.word(end) == "-" {
        let next = view.word(end + 1);
        let capital = view.capital(end + 1) && !lexicon::names_a_thing(next);
        if !(capital || view.shape(end + 1) == Shape::Lower && syllable(view.word(at), next)) {
            break;
        }
        end += 2;
    }
    end
}

/// `Jong-un`, `Ki-moon`: the second syllable is written small.
fn syllable(first: &str, second: &str) -> bool {
    const OTHERS: [&str; 11] =
        ["based", "born", "elect", "era", "held", "led", "like", "made", "owned", "run", "style"];
    first.chars().count() <= 6
        && second.chars().count() <= 5
        && !holds(words::FUNCTION, second)
        && !OTHERS.contains(&second)
}

/// Whether a capitalised word could be part of a name after `before`.
fn name_like(view: &View<'_>, at: usize, before: &[Part]) -> bool {
    let word = view.word(at);
    let first = before.is_empty();
    let after_given = matches!(before, [only] if !only.initial && given(&only.text));
    let next_capital = view.capital(at + 1) && view.together(at, at + 1);
    if word.contains(|c: char| c.is_numeric() || c == '_' || c == '&') {
        return false;
    }
    if view.shape(at) == Shape::Upper {
        let shouted = view.mode(at) == Mode::Capitals || (!first && word.chars().count() > 3);
        if !shouted || lexicon::names_a_thing(word) || word.contains(|c: char| !c.is_alphabetic()) {
            return false;
        }
    }
    if holds(words::FUNCTION, word) {
        return first && given(word) && next_capital;
    }
    if holds(words::TIME, word) {
        return after_given && matches!(word, "May" | "March")
            || first && given(word) && next_capital && !view.initial(at);
    }
    // "Ahmed Mohamed Image", "Matthew Ingram Writing": ordinary words that are nobody's surname end a name.
    let plain = words::topical(word) || words::ordinary(word);
    if before.len() > 1 && !before[before.len() - 1].initial && plain && !lexicon::any_surname(word) && !given(word) {
        return false;
    }
    let last_name = after_given && !next_capital;
    if roles::find(word).is_some() && !given(word) {
        return last_name && listed(names::ROLE_SURNAMES, word);
    }
    if heads::find(word).is_some() {
        return last_name && listed(names::HEAD_SURNAMES, word) && !lexicon::names_a_thing(&before[0].text);
    }
    if laws::find(word).is_some() {
        return matches!(word, "Bill" | "Law" | "Charter") && (first && given(word) || last_name);
    }
    if lexicon::names_a_thing(word) {
        // "Jack London", but not "Victoria England".
        let place = lexicon::readings(word).iter().all(|r| {
            matches!(r.form, Form::Name | Form::Surname)
                && matches!(lexicon::class(r.entry), Some(EntityType::Country | EntityType::Place))
        });
        let surname = place || lexicon::any_surname(word);
        return first && given(word) || surname && last_name && !lexicon::names_a_thing(&before[0].text);
    }
    true
}
