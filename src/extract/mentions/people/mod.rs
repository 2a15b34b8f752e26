//! Personal names: after titles, with given names, initials, particles and suffixes.

mod judge;
mod parts;

use super::lexicon;
use super::view::{Mode, View};
use super::{Candidate, Evidence, Link};
use crate::extract::rules::names::{self, listed};
use crate::extract::rules::roles::{self, Role, RoleKind};
use crate::extract::rules::{heads, laws, words};
use crate::nlp::Shape;
use crate::schema::EntityType;
use parts::{Part, parts};
use std::ops::Range;

/// Whether a slug is a family name that comes first.
pub(crate) fn family_first(slug: &str) -> bool {
    names::FAMILY_FIRST.iter().any(|f| f.eq_ignore_ascii_case(slug))
}

/// Whether the authority knows a given name.
pub(crate) fn given(word: &str) -> bool {
    lexicon::given_name(word)
}

pub(super) fn find(view: &View<'_>, evidence: &Evidence<'_>, out: &mut Vec<Candidate>) {
    let mut at = 0;
    while at < view.len() {
        at = match person_at(view, evidence, at) {
            Some(candidate) => {
                let next = candidate.tokens.end;
                out.push(candidate);
                next
            }
            None => at + 1,
        };
    }
}

fn person_at(view: &View<'_>, evidence: &Evidence<'_>, at: usize) -> Option<Candidate> {
    if view.mode(at) == Mode::Heading || matches!(view.shape(at), Shape::Mark | Shape::Number) {
        return None;
    }
    if let Some((role, length)) = roles::longest_at(at, |i| view.together(at, i).then(|| view.word(i)))
        && let Some(found) = titled(view, evidence, at, role, length)
    {
        return Some(found);
    }
    if view.mode(at) == Mode::Capitals || !(view.capital(at) || matches!(view.word(at), "al" | "el" | "bin")) {
        return None;
    }
    // "Sinn Fein", "Santa Barbara": a name of several words that is no person's.
    let thing = lexicon::longest_at(view, at).is_some_and(|(n, readings)| {
        n > 1 && readings.iter().all(|r| lexicon::class(r.entry) != Some(EntityType::Person))
    });
    if thing || at > 0 && view.together(at - 1, at) && listed(names::PLACE_WORDS, view.word(at - 1)) {
        return None;
    }
    let (parts, suffix) = parts(view, at);
    if let ([only], None) = (parts.as_slice(), suffix)
        && only.particle
        && matches!(only.text.get(..3), Some("al-" | "Al-" | "el-"))
        && matches!(
            view.after(at, only.tokens.end),
            "regime" | "government" | "family" | "clan" | "dynasty" | "administration" | "loyalists"
        )
    {
        return Some(candidate(&parts, suffix, None));
    }
    let epithet = parts.len() == 1 && suffix.is_some() && given(view.word(at));
    if !epithet && !judge::plausible(view, evidence, &parts, suffix.is_some()) {
        return None;
    }
    let mut found = candidate(&parts, suffix, None);
    if let (true, Link::Person(names)) = (epithet, &mut found.link)
        && let [only] = names.as_mut_slice()
    {
        *only = format!("{only} the {}", view.word(found.tokens.end - 1));
    }
    Some(found)
}

fn candidate(parts: &[Part], suffix: Option<usize>, title: Option<Range<usize>>) -> Candidate {
    let start = parts.first().map_or(0, |p| p.tokens.start);
    let end = suffix.unwrap_or_else(|| parts.last().map_or(start, |p| p.tokens.end));
    let names = parts.iter().map(|p| p.text.clone()).collect();
    let mut candidate = Candidate::new(start..end, EntityType::Person, Link::Person(names));
    candidate.title = title;
    candidate
}

/// A name after a title.
fn titled(
    view: &View<'_>,
    evidence: &Evidence<'_>,
    at: usize,
    role: &'static Role,
    length: usize,
) -> Option<Candidate> {
    let name = at + length;
    if !view.together(at, name) || view.word(name) == "of" {
        return None;
    }
    let capital = view.capital(at);
    // "MS Windows" has no title; "MR. SMITH" among capitals has one.
    if role.kind == RoleKind::Honorific && view.shape(at) == Shape::Upper && view.mode(at) == Mode::Prose {
        return None;
    }
    let (mut parts, suffix) = parts(view, name);
    let accepted = match parts.as_slice() {
        [] => false,
        // "Dean Kamen" is called Dean.
        [_] if capital && matches!(role.words, "dean" | "earl") && given(view.word(at)) => false,
        [only] => one_word(view, evidence, only, role, capital),
        several => words_after(view, several, role, capital),
    };
    if !accepted || (!capital && listed(names::CAPITAL_TITLES, role.words)) {
        return None;
    }
    if listed(names::THRONES, role.words)
        && capital
        && let [only] = parts.as_mut_slice()
    {
        let number = suffix.map(|end| format!(" {}", view.word(end - 1))).unwrap_or_default();
        let title = view.slice(at..name).split_whitespace().collect::<Vec<_>>().join(" ");
        only.text = format!("{title} {}{number}", only.text);
        only.tokens.start = at;
    }
    Some(candidate(&parts, suffix, Some(at..name)))
}

/// Whether the authority knows a person by this name alone.
fn known(word: &str) -> bool {
    lexicon::readings(word).iter().any(|r| lexicon::class(r.entry) == Some(EntityType::Person))
}

/// Whether one word after a title is a name: `Mr. Halvorsen`, `President Morsi`.
fn one_word(view: &View<'_>, evidence: &Evidence<'_>, part: &Part, role: &Role, capital: bool) -> bool {
    let word = view.word(part.tokens.start);
    if known(word) || known(&part.text) {
        return true;
    }
    let titles = match role.kind {
        RoleKind::Honorific
        | RoleKind::Political
        | RoleKind::Military
        | RoleKind::Religious
        | RoleKind::Royal
        | RoleKind::Academic => true,
        RoleKind::Legal | RoleKind::Police => capital,
        RoleKind::Job | RoleKind::Kin => false,
    };
    let honorific = role.kind == RoleKind::Honorific && capital;
    let office = role.kind == RoleKind::Political && capital && !evidence.small(word);
    let ordinary = (words::ordinary(word) || words::topical(word) && !given(word)) && !honorific && !office;
    let weak = listed(names::WEAK_TITLES, role.words);
    if !titles
        || ordinary
        || part.initial
        || (weak && !capital)
        || lexicon::names_a_thing(word)
        || words::topical(word) && !honorific
    {
        return false;
    }
    let unsure = matches!(role.words, "mr" | "mrs" | "ms" | "dr" | "sir") && !capital
        || matches!(role.words, "saint" | "st." | "justice" | "attorney general" | "major" | "private")
        || role.words == "miss" && !given(word) && !lexicon::surname(word);
    // "leader Stuart Lyon Smith" has a name that was not read whole.
    let cut = !capital
        && view.capital(part.tokens.end)
        && view.together(part.tokens.start, part.tokens.end)
        && !view.initial(part.tokens.end);
    if unsure || cut || (view.shape(part.tokens.start) == Shape::Upper && word.len() < 5) {
        return false;
    }
    // "General Motors", "Prince Albert Bridge": a head makes it something else.
    let next = part.tokens.end;
    heads::find(word).is_none()
        && laws::find(word).is_none()
        && !(view.capital(next) && heads::find(view.word(next)).is_some())
}

/// Whether several words after a title are a name: `analyst Peter Lindqvist`.
fn words_after(view: &View<'_>, parts: &[Part], role: &Role, capital: bool) -> bool {
    let [first, .., last] = parts else { return false };
    let word = view.word(first.tokens.start);
    if given(word) || first.initial {
        return true;
    }
    if words::ordinary(word)
        || lexicon::names_a_thing(word) && !known(word)
        || words::topical(word) && !lexicon::surname(word)
    {
        return false;
    }
    if !capital && listed(names::VAGUE_TITLES, role.words) && !lexicon::surname(&last.text) || last.initial {
        return false;
    }
    let next = last.tokens.end;
    let headed = view.capital(next) && view.together(next - 1, next) && heads::find(view.word(next)).is_some();
    !(headed || role.kind == RoleKind::Kin && !capital && parts.len() > 2)
}
