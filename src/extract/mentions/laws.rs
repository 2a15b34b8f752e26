//! Treaties and laws by the way their names are built.

use super::names::{self, clean, key, left, nested, tail, year};
use super::view::{Mode, View};
use super::{Candidate, Evidence, Link, Name};
use super::{lexicon, people};
use crate::extract::MentionKind;
use crate::extract::rules::laws::{self, LawHead};
use crate::extract::rules::{heads, holds};
use crate::nlp::Shape;
use crate::schema::EntityType;
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
        if view.word(at) == "Bill" && view.after(at, at + 1) == "of" && view.word(at + 2) == "Rights" {
            push(view, at..at + 3, EntityType::Law, true, out);
        }
        let Some(head) = laws::find(view.word(at)) else { continue };
        if view.shape(at) == Shape::Lower && !head.small {
            continue;
        }
        named(view, evidence, at, head, out);
    }
    articles(view, from, out);
}

fn push(view: &View<'_>, tokens: Range<usize>, class: EntityType, strong: bool, out: &mut Vec<Candidate>) {
    let year = tokens.clone().find_map(|i| year(view.word(i)));
    let key = unquoted(&key(view, tokens.clone()));
    let candidate = Candidate::new(tokens, class, Link::Named(Name { key, strong, year, issuer: None }));
    nested(view, &candidate, out);
    out.push(candidate);
}

fn unquoted(key: &str) -> String {
    key.replace(['“', '”', '"'], "").trim().to_owned()
}

/// Any name around the head at `at`.
fn named(view: &View<'_>, evidence: &Evidence<'_>, at: usize, head: &LawHead, out: &mut Vec<Candidate>) {
    let capital = view.capital(at);
    if head.numbered && capital {
        let number = if view.word(at + 1) == "No." { at + 2 } else { at + 1 };
        if view.shape(number) == Shape::Number
            && view.together(at, number)
            && (head.word != "law" || view.before(at, 1) == "Public" || number == at + 2)
        {
            let start = if matches!(head.word, "article") { at } else { left(view, evidence, at, head.class, false) };
            let from = out.len();
            numbered(view, start, number, head.class, out);
            if let Some(Candidate { link: Link::Named(name), .. }) = out.get_mut(from..).and_then(|new| new.last_mut())
                && start < at
                && view.word(at - 1) != "Public"
            {
                name.issuer = Some((start, at));
            }
            return;
        }
        if head.word == "directive" && view.shape(at + 1) != Shape::Number
            || matches!(head.word, "resolution" | "article" | "decree" | "regulation")
        {
            return;
        }
    }
    let (start, quoted) = beginning(view, evidence, at, head, capital);
    let mut end = at + 1;
    if capital && head.after {
        end = tail(view, at, &["of", "on", "for", "against", "to", "with"]);
    }
    if capital && start < at && end == at + 1 && view.after(at, at + 1) == "of" && year(view.word(at + 2)).is_some() {
        end = at + 3;
    }
    if start == at && end == at + 1 {
        if capital && head.word == "constitution" && !view.initial(at) && view.before(at, 1).eq_ignore_ascii_case("the")
        {
            push(view, at..at + 1, EntityType::Law, false, out);
        }
        return;
    }
    if accepts(view, start, at, end, head, capital, quoted) {
        let strong = (start..end).any(|i| {
            i != at
                && view.capital(i)
                && (names::naming(view, i) || acronym(view, i) || ordinal_amendment(view, i, head))
        }) || (end > at + 3 && (at + 1..end).filter(|i| view.capital(*i)).count() > 1);
        push(view, start..end, head.class, strong, out);
    }
}

/// A word in capitals before a head: `START`, `NAFTA`.
fn acronym(view: &View<'_>, at: usize) -> bool {
    view.shape(at) == Shape::Upper && view.word(at).len() > 2 && lexicon::country(view.word(at)).is_none()
}

fn ordinal_amendment(view: &View<'_>, at: usize, head: &LawHead) -> bool {
    head.word == "amendment" && view.capital(at)
}

/// Where the name before the head begins, and whether it was in quotation marks.
fn beginning(view: &View<'_>, evidence: &Evidence<'_>, at: usize, head: &LawHead, capital: bool) -> (usize, bool) {
    if at == 0 || !view.together(at - 1, at) {
        return (at, false);
    }
    let closing = matches!(view.word(at - 1), "”" | "\"" | "’");
    let name_end = if closing { at - 1 } else { at };
    if closing && (name_end == 0 || !view.capital(name_end - 1)) {
        return (at, false);
    }
    let mut start = left(view, evidence, name_end, head.class, false);
    if start == name_end {
        return (at, false);
    }
    let quoted = start > 0 && matches!(view.word(start - 1), "“" | "\"" | "‘");
    if closing && !quoted {
        return (at, false);
    }
    if start > 0
        && view.shape(start - 1) == Shape::Number
        && year(view.word(start - 1)).is_some()
        && view.together(start - 1, start)
        && (!capital || head.class == EntityType::Treaty)
    {
        start -= 1;
    }
    (start, quoted)
}

/// Modifiers that make an assembly of people of a `Convention`, and other things that are no law; sorted.
const ASSEMBLIES: &[&str] = &[
    "annual",
    "bar",
    "comic",
    "constitutional",
    "democratic",
    "gop",
    "libertarian",
    "national",
    "party",
    "republican",
];

fn accepts(view: &View<'_>, start: usize, at: usize, end: usize, head: &LawHead, capital: bool, quoted: bool) -> bool {
    let modifiers: Vec<usize> = (start..at).filter(|i| view.capital(*i)).collect();
    let before = modifiers.as_slice();
    if before.is_empty() && end > at + 1 {
        // "Agreement on Syria" at the start of a sentence may be an ordinary word.
        let capitals = (at + 1..end).filter(|i| view.capital(*i)).count();
        return head.word != "law"
            && (!view.initial(at) || capitals > 1 || matches!(head.word, "treaty" | "convention" | "protocol"));
    }
    if matches!(head.word, "convention" | "conventions") && before.iter().any(|i| holds(ASSEMBLIES, view.word(*i))) {
        return false;
    }
    let naming = before.iter().any(|i| names::naming(view, *i) || acronym(view, *i));
    let known = |i: &usize| lexicon::names_a_thing(view.word(*i));
    if !capital {
        if quoted {
            return true;
        }
        let acronym = before.iter().any(|i| acronym(view, *i));
        return match head.class {
            EntityType::Treaty => {
                let countries = before.iter().all(|i| lexicon::country(view.word(*i)).is_some());
                let bodies = before.iter().any(|i| {
                    known(i)
                        && lexicon::readings(view.word(*i))
                            .iter()
                            .any(|r| lexicon::class(r.entry) == Some(EntityType::Organization))
                });
                (naming || acronym) && !countries && !bodies && before.iter().all(|i| !party(view.word(*i)))
            }
            _ => {
                naming
                    && !before.iter().any(known)
                    && !before.iter().any(|i| heads::find(view.word(*i)).is_some() || party(view.word(*i)))
                    && !view.initial(start)
            }
        };
    }
    if matches!(head.word, "bill" | "law" | "code" | "act") {
        if view.capital(at + 1) && view.together(at, at + 1) && !quoted {
            return false;
        }
        if let [only] = before
            && (people::given(view.word(*only)) || matches!(view.word(*only), "Uncle" | "Class"))
            && head.word != "act"
        {
            return false;
        }
    }
    match head.word {
        "law" | "code" => naming && before.iter().any(|i| lexicon::country(view.word(*i)).is_none()),
        "bill" | "agreement" | "agreements" => naming || before.len() > 1,
        _ => true,
    }
}

fn party(word: &str) -> bool {
    matches!(
        word,
        "Republican"
            | "Democratic"
            | "Senate"
            | "House"
            | "Congress"
            | "Tory"
            | "Labour"
            | "Labor"
            | "Conservative"
            | "GOP"
    )
}

/// A name that ends in a number: `Resolution 1973`, `Public Law 112-208`, `Directive 95/46/EC`.
fn numbered(view: &View<'_>, start: usize, number: usize, class: EntityType, out: &mut Vec<Candidate>) {
    let mut end = number + 1;
    while matches!(view.word(end), "-" | "/" | "–")
        && view.glued(end)
        && view.glued(end + 1)
        && matches!(view.shape(end + 1), Shape::Number | Shape::Upper)
    {
        end += 2;
    }
    let strong = start + 1 < number
        && !matches!(view.word(start), "Article" | "Resolution" | "Directive" | "Decree" | "Law")
        || view.word(number).contains('/');
    push(view, start..end, class, strong, out);
    // The number is no year.
    if let Some(Candidate { link: Link::Named(name), .. }) = out.last_mut() {
        name.year = None;
    }
}

/// `Article 5 of the Ostmark Treaty` is one law with the treaty inside.
fn articles(view: &View<'_>, from: usize, out: &mut Vec<Candidate>) {
    let articles: Vec<usize> = (from..out.len()).filter(|i| view.word(out[*i].tokens.start) == "Article").collect();
    for index in articles {
        let end = out[index].tokens.end;
        if view.after(out[index].tokens.start, end) != "of" {
            continue;
        }
        let name = if view.word(end + 1) == "the" { end + 2 } else { end + 1 };
        let inner = out
            .iter()
            .enumerate()
            .filter(|(i, c)| {
                *i != index && c.tokens.start == name && matches!(c.class, EntityType::Treaty | EntityType::Law)
            })
            .max_by_key(|(_, c)| c.tokens.len())
            .map(|(i, c)| (i, c.tokens.end));
        if let Some((inner, end)) = inner {
            out[inner].inner = true;
            out[inner].kind = MentionKind::Name;
            let tokens = out[index].tokens.start..end;
            let key = clean(view, tokens.clone());
            out.push(Candidate::new(
                tokens,
                EntityType::Law,
                Link::Named(Name { key, strong: true, ..Name::default() }),
            ));
        }
    }
}
