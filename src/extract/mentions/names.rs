//! Names built around a head noun: `Kennan Institute`, `Ministry of Defence`, `Battle of Stalingrad`, `Mount Arden`.

use super::lexicon;
use super::view::{Mode, View};
use super::{Candidate, Evidence, Link, Name};
use crate::extract::MentionKind;
use crate::extract::rules::heads::{self, Head, Shape as Build};
use crate::extract::rules::{holds, laws, roles, words};
use crate::nlp::Shape;
use crate::schema::EntityType;
use std::ops::Range;

/// Most words on either side of a head.
const REACH: usize = 9;

pub(super) fn find(view: &View<'_>, evidence: &Evidence<'_>, out: &mut Vec<Candidate>) {
    for at in 0..view.len() {
        if !view.capital(at) || view.mode(at) != Mode::Prose {
            continue;
        }
        if let Some(head) = heads::find(view.word(at)) {
            around(view, evidence, at, head, out);
        }
        if matches!(
            view.word(at),
            "Lake" | "River" | "Camp" | "Port" | "Gulf" | "Strait" | "Sea" | "Isle" | "City" | "Bay" | "Republic"
        ) {
            place(view, at, out);
        }
        quarter(view, at, out);
    }
}

/// A name whose head is token `at`.
fn around(view: &View<'_>, evidence: &Evidence<'_>, at: usize, head: &'static Head, out: &mut Vec<Candidate>) {
    let start = match head.shape {
        Build::Both | Build::Before => left(view, evidence, at, head.class, false),
        Build::Suffix => left(view, evidence, at, head.class, true),
        Build::Of | Build::Prefix => at,
    };
    let end = match head.shape {
        Build::Both => tail(view, at, &["of", "for", "on", "against", "in", "to"]),
        Build::Of => tail(view, at, &["of"]),
        Build::Prefix => follow(view, at, head.class),
        Build::Before | Build::Suffix => world_number(view, at),
    };
    if start == at && end == at + 1 {
        return;
    }
    // A phrase that goes on to another head belongs to that one: `Research Institute Director` does not, `Police Department` does.
    if end == at + 1
        && view.capital(at + 1)
        && view.together(at, at + 1)
        && heads::find(view.word(at + 1)).is_some_and(|h| h.shape != Build::Prefix)
    {
        return;
    }
    if let Some(candidate) = judge(view, evidence, start..end, at, head) {
        nested(view, &candidate, out);
        out.push(candidate);
    }
}

/// Decides whether the words around a head make a name, and how strong a one.
fn judge(view: &View<'_>, evidence: &Evidence<'_>, tokens: Range<usize>, at: usize, head: &Head) -> Option<Candidate> {
    let others = || {
        tokens
            .clone()
            .filter(|i| *i != at && !matches!(view.shape(*i), Shape::Mark | Shape::Number) && view.capital(*i))
    };
    let naming = others().any(|i| naming(view, i));
    let topical = others().any(|i| words::topical(view.word(i)) && !holds(words::BLAND, view.word(i)));
    let numbered = head.class == EntityType::Organization
        && head.shape == Build::Both
        && tokens.clone().any(|i| view.shape(i) == Shape::Number);
    let paper = others().count() > 1
        && matches!(
            head.word,
            "times"
                | "post"
                | "journal"
                | "herald"
                | "news"
                | "tribune"
                | "gazette"
                | "chronicle"
                | "telegraph"
                | "magazine"
        );
    if !naming && !topical && !numbered && !paper {
        return None;
    }
    if !naming && head.shape == Build::Suffix {
        return None;
    }
    if tokens.end == at + 1 && tokens.len() == 2 && view.initial(tokens.start) && !naming {
        // "Foreign Ministry officials" at the start of a sentence is a name, "New Group" is not.
        let word = view.word(tokens.start);
        if holds(words::COMMON, word) && !head.state && evidence.small(word) {
            return None;
        }
    }
    let key = key(view, tokens.clone());
    let strong = naming || paper;
    let year = tokens.clone().find_map(|i| year(view.word(i)));
    let class =
        if head.word == "district" && view.before(at, 1) == "School" { EntityType::Organization } else { head.class };
    Some(Candidate::new(tokens, class, Link::Named(Name { key, strong, year, issuer: None })))
}

/// Whether a capitalised word gives a name its own identity.
pub(super) fn naming(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    if view.shape(at) == Shape::Upper && view.mode(at) == Mode::Prose && word.len() > 2 && !holds(words::COMMON, word) {
        return true;
    }
    !(words::ordinary(word)
        || words::topical(word)
        || holds(words::DIRECTIONS, word)
        || heads::find(word).is_some()
        || ordinal(word))
        || lexicon::country(word).is_some()
}

fn ordinal(word: &str) -> bool {
    matches!(
        word,
        "First" | "Second" | "Third" | "Fourth" | "Fifth" | "Sixth" | "Seventh" | "Eighth" | "Ninth" | "Tenth"
    )
}

/// The year that a token is: four digits from 1000 to 2199.
pub(super) fn year(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|y| (1000..2200).contains(y))
}

/// The name as an identity: white space single, a leading adjective of a country as the country, `of COUNTRY` moved to the front.
pub(super) fn key(view: &View<'_>, tokens: Range<usize>) -> String {
    if let Some((length, country)) = leading_country(view, tokens.clone())
        && let Some(entry) = lexicon::entry(country)
        && tokens.len() > length
        && (tokens
            .clone()
            .any(|i| heads::find(view.word(i)).is_some_and(|h| h.state) || laws::find(view.word(i)).is_some())
            || view.hyphen(tokens.start + length))
    {
        return format!("{} {}", entry.label, clean(view, tokens.start + length..tokens.end));
    }
    if let Some(of) = tokens.clone().rfind(|i| view.word(*i) == "of") {
        let name = if view.word(of + 1).eq_ignore_ascii_case("the") { of + 2 } else { of + 1 };
        if name < tokens.end
            && of > tokens.start
            && let Some(country) = lexicon::with(
                lexicon::of(view, name..tokens.end),
                &[crate::authority::Form::Name, crate::authority::Form::Acronym],
            )
            && let Some(entry) = lexicon::entry(country.entry).filter(|e| e.class == EntityType::Country)
            && heads::find(view.word(of - 1)).is_some_and(|h| h.state)
        {
            return format!("{} {}", entry.label, clean(view, tokens.start..of));
        }
    }
    clean(view, tokens)
}

/// The words of a range with single spaces and plain apostrophes.
pub(super) fn clean(view: &View<'_>, tokens: Range<usize>) -> String {
    let words = view.slice(tokens).replace('’', "'");
    words.split_whitespace().filter(|w| *w != "“" && *w != "”").collect::<Vec<_>>().join(" ")
}

/// The country whose adjective or name begins the tokens, and how many tokens it takes.
pub(super) fn leading_country(view: &View<'_>, tokens: Range<usize>) -> Option<(usize, crate::authority::EntryRef)> {
    (1..=tokens.len().saturating_sub(1).min(3)).rev().find_map(|length| {
        let found = lexicon::of(view, tokens.start..tokens.start + length);
        let reading = found.iter().find(|r| {
            matches!(
                r.form,
                crate::authority::Form::Adjective | crate::authority::Form::Acronym | crate::authority::Form::Name
            ) && lexicon::class(r.entry) == Some(EntityType::Country)
        })?;
        Some((length, reading.entry))
    })
}

/// The country inside the name of a body is a mention of its own.
pub(super) fn nested(view: &View<'_>, outer: &Candidate, out: &mut Vec<Candidate>) {
    if !matches!(outer.class, EntityType::Organization | EntityType::Law) {
        return;
    }
    if let Some((length, country)) = leading_country(view, outer.tokens.clone()) {
        let state = outer.tokens.clone().any(|i| heads::find(view.word(i)).is_some_and(|h| h.state))
            || outer.class == EntityType::Law;
        let pair = view.hyphen(outer.tokens.start + length);
        if state || pair {
            let mut inner = Candidate::new(
                outer.tokens.start..outer.tokens.start + length,
                EntityType::Country,
                Link::Entry(country),
            );
            inner.kind = MentionKind::Adjective;
            inner.inner = true;
            out.push(inner);
        }
        if pair && let Some((more, second)) = leading_country(view, outer.tokens.start + length + 1..outer.tokens.end) {
            let from = outer.tokens.start + length + 1;
            let mut inner = Candidate::new(from..from + more, EntityType::Country, Link::Entry(second));
            inner.kind = MentionKind::Adjective;
            inner.inner = true;
            out.push(inner);
        }
    }
}

/// Where the name that ends with the head at `at` begins.
pub(super) fn left(view: &View<'_>, evidence: &Evidence<'_>, at: usize, class: EntityType, company: bool) -> usize {
    let floor = view.sentence(at).start.max(at.saturating_sub(REACH));
    let mut start = at;
    while start > floor {
        let prev = start - 1;
        let word = view.word(prev);
        if company && start == at && word == "," && prev > floor && view.capital(prev - 1) {
            start = prev - 1;
            continue;
        }
        if view.capital(prev) {
            // "Ante Tadic Croatian Party": a person stands before the adjective that begins the name.
            if start < at
                && lexicon::country(view.word(start)).is_some()
                && !words::topical(word)
                && !holds(words::DIRECTIONS, word)
                && lexicon::country(word).is_none()
                && lexicon::of(view, prev..start + 1).is_empty()
            {
                break;
            }
            if !modifies(view, evidence, prev, start, company) {
                break;
            }
            start = prev;
        } else if view.hyphen(prev)
            && prev > floor
            && (view.capital(prev - 1) || matches!(view.word(prev - 1), "co" | "non" | "anti" | "counter"))
        {
            start = prev - 1;
        } else if word == "&" && prev > floor && view.capital(prev - 1) {
            start = prev - 1;
        } else if word == "and"
            && prev > floor
            && view.capital(prev - 1)
            && words::topical(view.word(prev - 1))
            && heads::find(view.word(prev - 1)).is_none()
            && words::topical(view.word(start))
            && !company
        {
            start = prev - 1;
        } else if matches!(word, "'s" | "’s") && prev > floor && owner(view.word(prev - 1)) {
            start = prev - 1;
        } else if view.shape(prev) == Shape::Number
            && (numeral(word, class) || (class == EntityType::Event && year(word).is_some()))
        {
            start = prev;
        } else {
            break;
        }
    }
    // An adjective of direction or a bare ordinal does not begin a sentence's name alone.
    while start < at && (view.word(start) == "-" || view.word(start) == "," || view.shape(start) == Shape::Mark) {
        start += 1;
    }
    start
}

/// `101st Airborne Division`, `9th Circuit Court`.
fn numeral(word: &str, class: EntityType) -> bool {
    class == EntityType::Organization && ["st", "nd", "rd", "th"].iter().any(|s| word.ends_with(s)) && word.len() < 6
}

/// Possessors that belong to names: `People's Party`, `Children's Fund`.
fn owner(word: &str) -> bool {
    matches!(
        word,
        "People"
            | "Women"
            | "Children"
            | "Men"
            | "Workers"
            | "Farmers"
            | "Veterans"
            | "Citizens"
            | "Peoples"
            | "Lloyd"
            | "Moody"
            | "King"
            | "Queen"
            | "Teachers"
            | "Girls"
            | "Boys"
            | "Driver"
            | "Consumer"
            | "Lord"
            | "Ladies"
    )
}

/// Whether the capitalised word at `at`, before `next`, belongs to a name further right.
fn modifies(view: &View<'_>, evidence: &Evidence<'_>, at: usize, next: usize, company: bool) -> bool {
    let word = view.word(at);
    if holds(words::FUNCTION, word) && !(word == "Own" || view.shape(at) == Shape::Upper && word.len() > 2)
        || holds(words::TIME, word)
            && !matches!(word, "May" | "Sun" | "Spring" | "Summer" | "Winter" | "Christmas" | "Easter")
    {
        return false;
    }
    if view.shape(at) == Shape::Initial && view.initial(at) && word.len() == 1 {
        return false;
    }
    if roles::find(word).is_some_and(|r| {
        !matches!(
            r.words,
            "chief"
                | "general"
                | "major"
                | "private"
                | "specialist"
                | "saint"
                | "st."
                | "king"
                | "queen"
                | "prince"
                | "students"
                | "republican"
                | "model"
                | "star"
                | "lord"
                | "duke"
        )
    }) && !words::topical(word)
    {
        return false;
    }
    if view.initial(at) && !company {
        if words::topical(word) && !evidence.small(word) {
            return true;
        }
        let ordinary = holds(words::COMMON, word)
            || evidence.small(word)
            || word.ends_with("ly")
            || (word.ends_with("ing") && word.len() > 5 && next > 0);
        return !ordinary || words::topical(word) || lexicon::country(word).is_some() || view.shape(at) == Shape::Upper;
    }
    true
}

/// Where a name goes on after its head at `at` with one of `links` and capitalised words; `at + 1` if it does not.
pub(super) fn tail(view: &View<'_>, at: usize, links: &[&str]) -> usize {
    let end = view.sentence(at).end.min(at + 2 * REACH);
    let first = view.after(at, at + 1);
    if !links.contains(&first) {
        return at + 1;
    }
    // "War on Iran", "Summit in Moscow": a place after these is where or against whom, not the name.
    let strict = matches!(first, "against" | "in" | "to" | "on" | "for");
    let mut last = at + 1;
    let mut i = at + 2;
    let mut content = 0;
    while i < end {
        let word = view.word(i);
        if view.capital(i) && !holds(words::FUNCTION, word) && !holds(words::TIME, word) {
            let inner =
                heads::find(word).is_some_and(|h| h.class == EntityType::Organization && h.shape != Build::Suffix);
            if content > 0
                && inner
                && view.capital(i - 1)
                && !words::topical(word)
                && i >= at + 3
                && view.word(at + 2) == "the"
            {
                return at + 1;
            }
            if content > 0 && roles::find(word).is_some_and(|r| r.kind != roles::RoleKind::Kin) && !words::topical(word)
            {
                break;
            }
            // "Liberal Party of Canada Fernand Viau": the country is whole, what follows is another name.
            if content > 0
                && strict_country(view, at + 2, i)
                && !strict_country(view, at + 2, i + 1)
                && heads::find(word).is_none()
            {
                break;
            }
            if content == 0
                && matches!(word, "Directors" | "Trustees" | "Governors" | "Regents" | "Advisors" | "Advisers")
            {
                return at + 1;
            }
            content += 1;
            last = i + 1;
            i += 1;
            continue;
        }
        let goes_on = match word {
            "the" => i == at + 2 || matches!(view.word(i - 1), "of" | "for" | "on" | "to" | "in" | "and" | "against"),
            "of" => view.capital(i - 1) && content > 0 && !strict_country(view, at + 2, i),
            "and" if view.word(i + 1) == "the" => {
                view.capital(i - 1)
                    && words::topical(view.word(i - 1))
                    && words::topical(view.word(i + 2))
                    && view.capital(i + 2)
            }
            "and" => {
                view.capital(i - 1)
                    && words::topical(view.word(i - 1))
                    && words::topical(view.word(i + 1))
                    && view.capital(i + 1)
            }
            "," => {
                words::topical(view.word(i - 1))
                    && words::topical(view.word(i + 1))
                    && view.capital(i + 1)
                    && view.capital(i - 1)
                    && list_goes_on(view, i)
            }
            "for" | "on" | "in" => {
                view.capital(i - 1)
                    && words::topical(view.word(i - 1))
                    && view.capital(i + 1)
                    && words::topical(view.word(i + 1))
                    || word == "in" && view.word(i - 1).ends_with("operation")
            }
            "&" => view.capital(i + 1),
            "-" => view.hyphen(i),
            "operation" | "governmental" | "proliferation" => view.hyphen(i - 1),
            "de" | "la" | "du" | "del" | "das" | "von" => view.capital(i + 1) || view.capital(i + 2),
            "’s" | "'s" => owner(view.word(i - 1)) && view.capital(i + 1),
            _ => false,
        };
        if !goes_on {
            break;
        }
        i += 1;
        if matches!(word, "operation" | "governmental" | "proliferation") {
            last = i;
        }
    }
    let verb = first == "to" && content > 1;
    let study = content > 1 && (at + 2..last).any(|k| view.word(k) == "of");
    if strict
        && !verb
        && !study
        && (content == 0 || !(at + 2..last).any(|k| view.capital(k) && words::topical(view.word(k))))
    {
        return at + 1;
    }
    // "Board of Muslim clerics": an adjective at the end belongs to what follows.
    let adjective = lexicon::of(view, last - 1..last).iter().any(|r| r.form == crate::authority::Form::Adjective);
    if adjective
        && view.shape(last) == Shape::Lower
        && view.together(at, last)
        && !holds(words::FUNCTION, view.word(last))
        && !holds(words::VERBS, view.word(last))
    {
        return at + 1;
    }
    if last == at + 1 { at + 1 } else { last }
}

/// Whether the tokens are a whole name of a country, so that an `of` after them begins something else.
fn strict_country(view: &View<'_>, from: usize, to: usize) -> bool {
    lexicon::of(view, from..to).iter().any(|r| lexicon::class(r.entry) == Some(EntityType::Country))
}

/// Whether a comma at `at` stands in a list that ends in `and X`: `Department of Health, Education and Welfare`.
fn list_goes_on(view: &View<'_>, at: usize) -> bool {
    (at + 1..(at + 8).min(view.len()))
        .find(|i| view.word(*i) == "and" || view.shape(*i) == Shape::Lower)
        .is_some_and(|i| view.word(i) == "and" && words::topical(view.word(i + 1)) && view.capital(i + 1))
}

/// Where the words directly after a head that comes first end: `Hurricane Sandy`, `Mount Rushmore`.
fn follow(view: &View<'_>, at: usize, class: EntityType) -> usize {
    let most = if class == EntityType::Event { 3 } else { 2 };
    let mut end = at + 1;
    while end < at + 1 + most && view.capital(end) && view.together(at, end) {
        let word = view.word(end);
        if holds(words::FUNCTION, word)
            || holds(words::TIME, word)
            || roles::find(word).is_some()
            || heads::find(word).is_some_and(|h| h.shape != Build::Both)
        {
            break;
        }
        end += 1;
    }
    end
}

/// `World War II`, `Gulf War 1`.
fn world_number(view: &View<'_>, at: usize) -> usize {
    if matches!(view.after(at, at + 1), "I" | "II" | "III" | "IV") && !matches!(view.word(at), "Party") {
        at + 2
    } else {
        at + 1
    }
}

/// Places whose kind comes first: `Lake Baikal`, `Gulf of Aden`, `Port Sudan`.
fn place(view: &View<'_>, at: usize, out: &mut Vec<Candidate>) {
    let word = view.word(at);
    let name = if matches!(word, "Gulf" | "Strait" | "Sea" | "Isle" | "City" | "Bay" | "Republic") {
        if view.after(at, at + 1) != "of" {
            return;
        }
        if view.word(at + 2) == "the" { at + 3 } else { at + 2 }
    } else {
        if matches!(word, "Camp" | "Port" | "River") && view.initial(at) {
            return;
        }
        at + 1
    };
    if !view.capital(name)
        || !view.together(at, name)
        || words::ordinary(view.word(name))
        || roles::find(view.word(name)).is_some()
        || view.shape(name) == Shape::Initial
    {
        return;
    }
    let class = if word == "Camp" { EntityType::Facility } else { EntityType::Place };
    let tokens = at..name + 1;
    if heads::find(view.word(name)).is_some() || (word == "City" && view.initial(at)) {
        return;
    }
    let key = clean(view, tokens.clone());
    out.push(Candidate::new(tokens, class, Link::Named(Name { key, strong: true, ..Name::default() })));
}

/// A direction and a known country or place: `Northern Iraq`, `West Africa`.
fn quarter(view: &View<'_>, at: usize, out: &mut Vec<Candidate>) {
    if !holds(words::DIRECTIONS, view.word(at)) || view.initial(at) && view.word(at).len() > 5 && false {
        return;
    }
    let Some((length, readings)) = lexicon::longest_at(view, at + 1).filter(|_| view.together(at, at + 1)) else {
        return;
    };
    let place = lexicon::with(readings, &[crate::authority::Form::Name]).and_then(|r| lexicon::class(r.entry));
    if matches!(place, Some(EntityType::Country | EntityType::Place)) && !view.hyphen(at + 1 + length) {
        let tokens = at..at + 1 + length;
        let key = clean(view, tokens.clone());
        out.push(Candidate::new(tokens, EntityType::Place, Link::Named(Name { key, strong: true, ..Name::default() })));
    }
}
