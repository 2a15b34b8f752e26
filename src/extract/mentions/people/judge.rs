//! Decides whether capitalised words without a title are a personal name.

use super::parts::Part;
use super::{given, known};
use crate::extract::mentions::view::View;
use crate::extract::mentions::{Evidence, lexicon};
use crate::extract::rules::names::{self, listed};
use crate::extract::rules::roles::{self, RoleKind};
use crate::extract::rules::{heads, holds, words};
use crate::nlp::Shape;

/// Whether the parts are a name of two words at least that its own form or the words around show to be a person's.
pub(super) fn plausible(view: &View<'_>, evidence: &Evidence<'_>, parts: &[Part], suffix: bool) -> bool {
    let [first, .., last] = parts else { return false };
    if last.initial || parts.iter().all(|p| p.initial) || listed(names::PLACE_WORDS, view.word(first.tokens.start)) {
        return false;
    }
    let (start, end) = (first.tokens.start, last.tokens.end);
    let opener = view.word(start);
    let ordinary = words::ordinary(&last.text);
    let surname = !last.particle && !ordinary && lexicon::surname(&last.text);
    if heads_on(view, start, end) && !given(opener) || opener == "P.S." {
        return false;
    }
    // "in Satu Mare", "the village of Laurel Hollow".
    let settlement = view.before(start, 1) == "of" && listed(names::SETTLEMENTS, view.before(start, 2));
    let located = matches!(view.before(start, 1), "in" | "In" | "near");
    if settlement || located && !lexicon::sure_given_name(opener) {
        return false;
    }
    if first.initial {
        return parts.len() > 2 || !ordinary && !evidence.small(&last.text) || surname;
    }
    if given(opener) && !first.particle {
        return with_given(view, evidence, parts, surname);
    }
    let others_name = parts.len() > 2 && !lexicon::surname(opener) && given(&parts[1].text) && !parts[1].particle;
    if words::topical(opener) || others_name {
        return false;
    }
    let doubtful =
        words::ordinary(opener) || lexicon::names_a_thing(opener) || view.initial(start) && evidence.small(opener);
    let family = listed(names::FAMILY_FIRST, opener);
    if doubtful && !family {
        return false;
    }
    if formal(parts, opener) || suffix || matches!(opener, "Abu" | "Abdul" | "Abdel" | "Abd") {
        return true;
    }
    if family && parts.len() <= 3 && parts[1..].iter().all(|p| syllables(&p.text)) {
        let placed = matches!(view.before(start, 1), "in" | "In" | "at" | "near" | "from" | "to" | "of" | "-" | "–");
        return !(placed || view.initial(start) && words::ordinary(opener));
    }
    if parts.len() > 3
        || words::topical(&last.text) && !surname
        || parts.iter().any(|p| words::ordinary(&p.text)) && !surname
    {
        return false;
    }
    surname && !evidence.small(opener) || !parts.iter().any(|p| words::topical(&p.text)) && described(view, start, end)
}

/// Whether a capitalised head noun follows that makes the words the name of something else.
fn heads_on(view: &View<'_>, start: usize, end: usize) -> bool {
    let next = view.after(start, end);
    view.capital(end) && heads::find(next).is_some_and(|h| h.shape != heads::Shape::Prefix)
}

/// Judges names that begin with a given name.
fn with_given(view: &View<'_>, evidence: &Evidence<'_>, parts: &[Part], surname: bool) -> bool {
    let [first, second, ..] = parts else { return false };
    let start = first.tokens.start;
    let opener = view.word(start);
    let last = &parts[parts.len() - 1].text;
    // "Will Congress act?", "Mark Obama's words": an ordinary word begins the sentence.
    if view.initial(start)
        && (holds(words::FUNCTION, opener) && (!surname || parts.len() > 2) || words::ordinary(opener) && known(last))
    {
        return false;
    }
    if parts.len() > 2 && given(&second.text) && !words::ordinary(&second.text) {
        return true;
    }
    let doubtful = !lexicon::sure_given_name(opener)
        || words::ordinary(opener)
        || words::topical(opener)
        || lexicon::names_a_thing(opener)
        || view.initial(start) && evidence.small(opener);
    if !doubtful {
        let topic = words::topical(last) && !lexicon::any_surname(last);
        return !(topic
            || words::ordinary(last) && evidence.small(last) && view.initial(start) && !holds(words::COMMON, last));
    }
    surname
        || second.initial
        || !words::ordinary(last)
            && !words::topical(last)
            && !lexicon::names_a_thing(last)
            && !lexicon::names_a_thing(opener)
}

/// Whether a middle initial or a particle that only people have shows a personal name.
fn formal(parts: &[Part], opener: &str) -> bool {
    let [_, middle @ .., last] = parts else { return false };
    let particle =
        |p: &Part| p.particle && p.text.split([' ', '-']).next().is_some_and(|w| listed(names::PARTICLES, w));
    middle.iter().any(|p| p.initial)
        || (middle.iter().any(particle) || particle(last)) && !listed(names::NOT_PEOPLE, opener)
}

/// A short word that could be a Chinese, Korean or Vietnamese given name.
fn syllables(word: &str) -> bool {
    word.split('-')
        .all(|w| w.chars().count() <= 9 && !words::ordinary(w) && !lexicon::names_a_thing(w) && !words::topical(w))
}

/// Whether what follows a name shows that it is a person: an age, `who`, a role in apposition, a verb of saying.
fn described(view: &View<'_>, start: usize, end: usize) -> bool {
    let next = view.after(start, end);
    if next != "," {
        return listed(names::TELLING, next);
    }
    let second = view.after(start, end + 1);
    let age = view.shape(end + 1) == Shape::Number && second.len() == 2 && view.after(start, end + 2) == ",";
    if age || second == "who" {
        return true;
    }
    let from = if matches!(second, "a" | "an" | "the" | "its" | "their" | "his" | "her") { end + 2 } else { end + 1 };
    (from..from + 5)
        .take_while(|i| {
            view.together(start, *i)
                && !matches!(
                    view.word(*i),
                    "," | "and" | "of" | "who" | "by" | "for" | "from" | "in" | "at" | "to" | "with" | "on"
                )
        })
        .any(|i| {
            view.shape(i) == Shape::Lower
                && roles::find(view.word(i))
                    .is_some_and(|r| r.kind != RoleKind::Honorific && !listed(names::VAGUE_TITLES, r.words))
        })
}
