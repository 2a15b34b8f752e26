//! Treaties and laws by the way their names are built.

mod judge;

use super::names::{clean, key, left, nested, tail, year};
use super::view::{Mode, View};
use super::{Candidate, Evidence, Link, Name, lexicon};
use crate::extract::MentionKind;
use crate::extract::rules::laws::{self, LawHead};
use crate::extract::rules::{heads, roles, words};
use crate::nlp::Shape;
use crate::schema::EntityType;
use std::collections::HashMap;
use std::ops::Range;

pub(super) fn find(view: &View<'_>, evidence: &Evidence<'_>, out: &mut Vec<Candidate>) {
    let from = out.len();
    for at in 0..view.len() {
        if view.mode(at) != Mode::Prose || !matches!(view.shape(at), Shape::Title | Shape::Lower) {
            continue;
        }
        if view.word(at) == "Executive" && view.after(at, at + 1) == "Order" && view.shape(at + 2) == Shape::Number {
            numbered(view, at, at + 2, EntityType::Law, out);
        }
        let Some(head) = laws::find(view.word(at)) else { continue };
        let capital = view.capital(at);
        if !capital && !head.small || capital && head.numbered && with_number(view, evidence, at, head, out) {
            continue;
        }
        named(view, evidence, at, head, out);
    }
    articles(view, from, out);
}

fn push(view: &View<'_>, tokens: Range<usize>, class: EntityType, strong: bool, out: &mut Vec<Candidate>) {
    let year = tokens.clone().find_map(|i| year(view.word(i)));
    let key = key(view, tokens.clone()).replace('"', "").trim().to_owned();
    let candidate = Candidate::new(tokens, class, Link::Named(Name { key, strong, year, issuer: None }));
    nested(view, &candidate, out);
    out.push(candidate);
}

/// `UN Security Council Resolution 1973`, `Article 5`, `Public Law 112-208`; whether the head at `at` can only be named by a number.
fn with_number(view: &View<'_>, evidence: &Evidence<'_>, at: usize, head: &LawHead, out: &mut Vec<Candidate>) -> bool {
    let number = if view.word(at + 1) == "No." { at + 2 } else { at + 1 };
    let public = view.before(at, 1) == "Public";
    let counted = view.shape(number) == Shape::Number && view.together(at, number);
    if !counted || head.word == "law" && !public && number == at + 1 {
        return head.word != "law";
    }
    let start = if head.word == "article" { at } else { left(view, evidence, at, head.class, false) };
    numbered(view, start, number, head.class, out);
    if let Some(Candidate { link: Link::Named(name), .. }) = out.last_mut()
        && start < at
        && !public
    {
        name.issuer = Some((start, at));
    }
    true
}

/// A name that ends in a number.
fn numbered(view: &View<'_>, start: usize, number: usize, class: EntityType, out: &mut Vec<Candidate>) {
    let mut end = number + 1;
    let goes_on = |end: usize| matches!(view.word(end), "-" | "/" | "–") && view.glued(end) && view.glued(end + 1);
    while goes_on(end) && matches!(view.shape(end + 1), Shape::Number | Shape::Upper) {
        end += 2;
    }
    // "Resolution 1973" alone may be any body's.
    let strong = start + 1 < number || view.word(number).contains('/');
    push(view, start..end, class, strong, out);
    if let Some(Candidate { link: Link::Named(name), .. }) = out.last_mut() {
        name.year = None; // the number is no year
    }
}

/// A name around the head at `at`.
fn named(view: &View<'_>, evidence: &Evidence<'_>, at: usize, head: &LawHead, out: &mut Vec<Candidate>) {
    let capital = view.capital(at);
    let (start, quoted) = beginning(view, evidence, at, head, capital);
    let mut end = if !head.after {
        at + 1
    } else if capital {
        // "Friendship Treaty with Ostmark" is a name; "signed the Ostmark Accord with Tarvik" has another side.
        let whose = start < at && !words::ordinary(view.word(at - 1)) && !words::topical(view.word(at - 1));
        let links = ["of", "on", "for", "against", "to", "with"];
        tail(view, at, if whose { &links[..5] } else { &links })
    } else {
        treaty_of(view, at, head)
    };
    if head.word == "bill" && capital && view.after(at, at + 1) == "of" && view.word(at + 2) == "Rights" {
        end = at + 3;
    }
    if start == at && end == at + 1 {
        let the = view.before(at, 1).eq_ignore_ascii_case("the") && !view.initial(at);
        if capital && head.word == "constitution" && the {
            push(view, at..end, EntityType::Law, false, out);
        }
        return;
    }
    if capital {
        end = dated(view, at, end, head);
    }
    let found = judge::Found { view, start, at, end, head, quoted };
    if found.accepted() {
        push(view, start..end, head.class, found.strong(), out);
    }
}

/// Past a year at the end: `Clean Air Act of 1990`, `Septennial Act 1716`, `Treaty of Karlowitz of 1699`.
fn dated(view: &View<'_>, at: usize, end: usize, head: &LawHead) -> usize {
    if view.after(at, end) == "of" && year(view.after(at, end + 1)).is_some() {
        end + 2
    } else if head.class == EntityType::Law && year(view.after(at, end)).is_some() {
        end + 1
    } else {
        end
    }
}

/// `the treaty of Kars`: the head written small before a place.
fn treaty_of(view: &View<'_>, at: usize, head: &LawHead) -> usize {
    let place = at + 2;
    let named = matches!(head.word, "treaty" | "pact" | "accord")
        && view.after(at, at + 1) == "of"
        && view.together(at, place)
        && view.shape(place) == Shape::Title
        && view.capital(place)
        && !(words::ordinary(view.word(place)) || roles::find(view.word(place)).is_some())
        && lexicon::country(view.word(place)).is_none();
    if named { place + 1 } else { at + 1 }
}

/// Where the name before the head begins, and whether it was in quotation marks.
fn beginning(view: &View<'_>, evidence: &Evidence<'_>, at: usize, head: &LawHead, capital: bool) -> (usize, bool) {
    if at == 0 || !view.together(at - 1, at) {
        return (at, false);
    }
    // "Debtors (Scotland) Act".
    if capital && view.word(at - 1) == ")" {
        let open = (at.saturating_sub(6)..at - 1).rev().find(|i| !view.capital(*i));
        let name = open.filter(|i| view.word(*i) == "(" && *i > 0 && *i + 2 < at && view.capital(*i - 1));
        return (name.map_or(at, |open| left(view, evidence, open, head.class, false)), false);
    }
    let closing = matches!(view.word(at - 1), "”" | "\"" | "’");
    let name_end = at - usize::from(closing);
    if closing && (name_end == 0 || !view.capital(name_end - 1)) {
        return (at, false);
    }
    let mut start = left(view, evidence, name_end, head.class, false);
    if capital {
        start = linked(view, evidence, start, name_end, head);
    }
    let quoted = start > 0 && matches!(view.word(start - 1), "“" | "\"" | "‘");
    if start == name_end || closing && !quoted {
        return (at, false);
    }
    let dated = start > 0 && view.together(start - 1, start) && year(view.word(start - 1)).is_some();
    if dated && (!capital || head.class == EntityType::Treaty || head.word == "act") {
        start -= 1;
    }
    (start, quoted)
}

/// The most links of a name: what has more is a list of other things.
const LINKS: usize = 3;

/// Goes on to the left over small words, link by link: `Species at Risk Act`, `Prevention of Corruption Act`, `Americans with Disabilities Act`.
fn linked(view: &View<'_>, evidence: &Evidence<'_>, start: usize, at: usize, head: &LawHead) -> usize {
    let mut start = start;
    for _ in 0..LINKS {
        let Some(before) = link(view, evidence, start, at, head) else { break };
        start = before;
    }
    start
}

/// Where the name begins if what stands before `start` belongs to it.
fn link(view: &View<'_>, evidence: &Evidence<'_>, start: usize, at: usize, head: &LawHead) -> Option<usize> {
    let link = start.checked_sub(1).filter(|i| start < at && view.together(*i, at))?;
    let before = link.checked_sub(1).filter(|i| view.together(*i, at) && view.capital(*i))?;
    let word = view.word(before);
    let joins = match view.word(link) {
        "of" | "to" | "at" | "with" | "for" => {
            head.class == EntityType::Law && matches!(head.word, "act" | "law" | "acts" | "laws")
        }
        "and" => word.ends_with('s') || words::topical(word),
        // "Parties, Elections and Referendums Act".
        "," => head.word == "act" && (start + 1..at).any(|i| view.word(i) == "and"),
        _ => false,
    };
    // "Gulf of Riga Treaty", "Bay of Fundy Accord": the place's own name has the small word.
    if view.word(link) == "of" && matches!(word, "Gulf" | "Strait" | "Sea" | "Bay" | "Isle" | "Cape" | "Republic") {
        return Some(before);
    }
    // "Elections and Referendums Act" has heads in its list.
    let list = matches!(view.word(link), "and" | ",");
    let other = roles::find(word).is_some()
        || laws::find(word).is_some()
        || heads::find(word).is_some() && !list
        || lexicon::readings(word).iter().any(|r| lexicon::class(r.entry) != Some(EntityType::Group));
    if !joins || other || words::ordinary(word) && view.initial(before) {
        return None;
    }
    Some(left(view, evidence, before, head.class, false))
}

/// `Article 5 of the Ostmark Treaty` is one law with the treaty inside, and so is `Third Amendment to the Ostmark Constitution`.
fn articles(view: &View<'_>, from: usize, out: &mut Vec<Candidate>) {
    let mut longest: HashMap<usize, usize> = HashMap::new();
    for candidate in &out[from..] {
        let end = longest.entry(candidate.tokens.start).or_default();
        *end = candidate.tokens.end.max(*end);
    }
    for index in from..out.len() {
        let whole = &out[index];
        if !matches!(whole.class, EntityType::Treaty | EntityType::Law) || !matches!(whole.link, Link::Named(_)) {
            continue;
        }
        let (name, end) = (whole.tokens.start, whole.tokens.end);
        let longest = longest.get(&name).is_none_or(|most| *most <= end);
        let Some(start) = part(view, name).filter(|_| longest) else { continue };
        let inner = &mut out[index];
        inner.inner = true;
        inner.kind = MentionKind::Name;
        let name = Name { key: clean(view, start..end), strong: true, ..Name::default() };
        out.push(Candidate::new(start..end, EntityType::Law, Link::Named(name)));
    }
}

/// Where the part of a law begins that stands before the law's name at `name`: `Article 5 of the`, `Third Amendment to the`.
fn part(view: &View<'_>, name: usize) -> Option<usize> {
    let link = name.checked_sub(1 + usize::from(view.before(name, 1) == "the"))?;
    if link < 2 || !view.together(link - 2, name) {
        return None;
    }
    let counted = |at: usize| view.shape(at) == Shape::Number || view.shape(at) == Shape::Upper;
    // "Section 23 (1) of the".
    let bracketed = link > 5 && view.word(link - 1) == ")" && view.word(link - 3) == "(" && counted(link - 4);
    let first = if bracketed { link - 5 } else { link - 2 };
    match (view.word(link), view.word(first), view.word(link - 1)) {
        ("of", "Article" | "Section" | "Part" | "Chapter" | "Schedule" | "Title" | "Clause", _)
            if counted(first + 1) =>
        {
            Some(first)
        }
        ("to", _, "Amendment") if view.capital(link - 2) => Some(link - 2),
        _ => None,
    }
}
