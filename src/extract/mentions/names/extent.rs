//! How far a name reaches to both sides of its head.

use super::identity::year;
use crate::authority::Form;
use crate::extract::mentions::view::View;
use crate::extract::mentions::{Evidence, lexicon, people};
use crate::extract::rules::heads::{self, Shape as Build};
use crate::extract::rules::names::{self, listed};
use crate::extract::rules::{holds, roles, words};
use crate::nlp::Shape;
use crate::schema::EntityType;

/// Most words on either side of a head.
const REACH: usize = 9;

/// Where the name that ends with the head at `at` begins; `company` lets any capitalised word belong.
pub(in crate::extract::mentions) fn left(
    view: &View<'_>,
    evidence: &Evidence<'_>,
    at: usize,
    class: EntityType,
    company: bool,
) -> usize {
    let floor = view.sentence(at).start.max(at.saturating_sub(REACH));
    let mut start = at;
    while start > floor {
        let prev = start - 1;
        if view.capital(prev) {
            if person_ends(view, start, at) || !modifies(view, evidence, prev, company) {
                break;
            }
            start = prev;
        } else if prev > floor && joins(view, prev, start, at, company) {
            start = prev - 1;
        } else if view.shape(prev) == Shape::Number && numeral(view.word(prev), class) {
            start = prev;
        } else {
            break;
        }
    }
    while start < at && view.shape(start) == Shape::Mark {
        start += 1;
    }
    start
}

/// "Ante Tadic Croatian Party": a word that is no part of it stands before the adjective at `start` that begins the name.
fn person_ends(view: &View<'_>, start: usize, at: usize) -> bool {
    let word = view.word(start - 1);
    start < at
        && lexicon::country(view.word(start)).is_some()
        && !words::topical(word)
        && !holds(words::DIRECTIONS, word)
        && lexicon::country(word).is_none()
        && lexicon::of(view, start - 1..start + 1).is_empty()
}

/// Whether the small word or mark at `prev` joins the capitalised word before it to the one at `start`.
fn joins(view: &View<'_>, prev: usize, start: usize, at: usize, company: bool) -> bool {
    let before = view.word(prev - 1);
    let capital = view.capital(prev - 1);
    match view.word(prev) {
        "," => company && start == at && capital,
        "&" => capital,
        "and" => {
            !company
                && capital
                && words::topical(before)
                && heads::find(before).is_none()
                && words::topical(view.word(start))
        }
        "'s" | "’s" => listed(names::OWNERS, before) || capital && owned_event(view, before, at),
        // "Thirty Years' War", "Barons' War".
        "'" | "’" => {
            capital
                && view.glued(prev)
                && before.ends_with('s')
                && heads::find(view.word(at)).is_some_and(|h| h.class == EntityType::Event)
        }
        _ => view.hyphen(prev) && (capital || matches!(before, "co" | "non" | "anti" | "counter")),
    }
}

/// `Kett's Rebellion`; "Russia's Revolution" is any.
fn owned_event(view: &View<'_>, owner: &str, at: usize) -> bool {
    heads::find(view.word(at)).is_some_and(|h| listed(names::OWNED_EVENTS, h.word)) && lexicon::country(owner).is_none()
}

/// `101st Airborne Division`, `9th Circuit Court`, `1973 War`.
fn numeral(word: &str, class: EntityType) -> bool {
    match class {
        EntityType::Organization => word.len() < 6 && ["st", "nd", "rd", "th"].iter().any(|s| word.ends_with(s)),
        EntityType::Event => year(word).is_some(),
        _ => false,
    }
}

/// Whether the capitalised word at `at` belongs to a name further right.
fn modifies(view: &View<'_>, evidence: &Evidence<'_>, at: usize, company: bool) -> bool {
    let word = view.word(at);
    let shouted = view.shape(at) == Shape::Upper;
    let risen = listed(names::EVENT_MONTHS, word)
        && matches!(view.word(at + 1), "Revolution" | "Uprising" | "Rebellion" | "Revolt" | "Putsch");
    if holds(words::FUNCTION, word) && !(shouted && word.len() > 2)
        || holds(words::TIME, word) && !listed(names::SEASONS, word) && !risen
    {
        return false;
    }
    if view.shape(at) == Shape::Initial && view.initial(at) && word.len() == 1 {
        return false;
    }
    let topical = words::topical(word);
    if !topical && roles::find(word).is_some_and(|r| !listed(names::TITLES_IN_NAMES, r.words)) {
        return false;
    }
    if !view.initial(at) || company || topical || shouted || lexicon::country(word).is_some() {
        return true;
    }
    let ordinary = holds(words::COMMON, word)
        || evidence.small(word)
        || word.ends_with("ly")
        || word.ends_with("ing") && word.len() > 5;
    !ordinary
}

/// Where a name goes on after its head at `at` with one of `links` and capitalised words; `at + 1` if it does not.
pub(in crate::extract::mentions) fn tail(view: &View<'_>, at: usize, links: &[&str]) -> usize {
    let first = view.after(at, at + 1);
    if !links.contains(&first) {
        return at + 1;
    }
    let end = view.sentence(at).end.min(at + 2 * REACH);
    let from = at + 2;
    let (mut i, mut last, mut content) = (from, at + 1, 0);
    while i < end {
        let word = view.word(i);
        if view.capital(i) && !holds(words::FUNCTION, word) && !holds(words::TIME, word) {
            match enters(view, from, i, content) {
                Entry::Joins => {}
                Entry::Stops => break,
                Entry::Other => return at + 1,
            }
            content += 1;
            last = i + 1;
        } else if matches!(word, "operation" | "governmental" | "proliferation") && view.hyphen(i - 1) {
            last = i + 1;
        } else if !links_on(view, from, i, content) {
            break;
        }
        i += 1;
    }
    let topical = (from..last).any(|k| view.capital(k) && words::topical(view.word(k)));
    let several = content > 1 && (first == "to" || (from..last).any(|k| view.word(k) == "of"));
    // "War on Iran", "Summit in Moscow": a place after these is where or against whom, not the name.
    if matches!(first, "against" | "in" | "to" | "on" | "for") && !topical && !several || adjective_ends(view, last) {
        return at + 1;
    }
    last
}

/// What a capitalised word does to a tail.
enum Entry {
    /// It belongs to it.
    Joins,
    /// It begins something else.
    Stops,
    /// The tail is a name of its own, or none: `Board of Directors of X`, `Institute of the University of Y`.
    Other,
}

fn enters(view: &View<'_>, from: usize, at: usize, content: usize) -> Entry {
    let word = view.word(at);
    let head = heads::find(word);
    if content == 0 {
        let board = matches!(word, "Directors" | "Trustees" | "Governors" | "Regents" | "Advisors" | "Advisers");
        return if board { Entry::Other } else { Entry::Joins };
    }
    let organization = head.is_some_and(|h| h.class == EntityType::Organization && h.shape != Build::Suffix);
    let topical = words::topical(word);
    if organization && !topical && view.capital(at - 1) && view.word(from) == "the" {
        return Entry::Other;
    }
    if !topical
        && roles::find(word).is_some_and(|r| r.kind != roles::RoleKind::Kin && !listed(names::TITLES_IN_NAMES, r.words))
    {
        return Entry::Stops;
    }
    // "University of Texas Arlington Amneh Jafari".
    if head.is_none()
        && !topical
        && people::given(word)
        && view.capital(at + 1)
        && view.together(at, at + 1)
        && heads::find(view.word(at + 1)).is_none()
    {
        return Entry::Stops;
    }
    // "Liberal Party of Canada Fernand Viau": the country is whole, what follows is another name.
    if head.is_none() && country(view, from, at) && !country(view, from, at + 1) {
        return Entry::Stops;
    }
    Entry::Joins
}

/// Whether a small word or mark inside a tail leads to more of the name.
fn links_on(view: &View<'_>, from: usize, at: usize, content: usize) -> bool {
    let both = |next: usize| {
        view.capital(at - 1)
            && words::topical(view.word(at - 1))
            && view.capital(next)
            && words::topical(view.word(next))
    };
    match view.word(at) {
        "the" => at == from || matches!(view.word(at - 1), "of" | "for" | "on" | "to" | "in" | "and" | "against"),
        "of" => view.capital(at - 1) && content > 0 && !country(view, from, at) && !owner(view, from, at),
        "and" if view.word(at + 1) == "the" => both(at + 2),
        "in" if view.word(at - 1).ends_with("operation") => true,
        "and" | "for" | "on" | "in" => both(at + 1),
        "," => both(at + 1) && list_goes_on(view, at),
        "&" => view.capital(at + 1),
        "-" => view.hyphen(at),
        "de" | "la" | "du" | "del" | "das" | "von" => view.capital(at + 1) || view.capital(at + 2),
        "’s" | "'s" => listed(names::OWNERS, view.word(at - 1)) && view.capital(at + 1),
        _ => false,
    }
}

/// Whether `of` at `at` leads to the country that a university or company is in, which is no part of its name.
fn owner(view: &View<'_>, from: usize, at: usize) -> bool {
    let name = at + 1 + usize::from(view.word(at + 1) == "the");
    let state =
        from.checked_sub(2).and_then(|head| heads::find(view.word(head))).is_some_and(|h| h.state || h.word == "party");
    !state && (name + 1..name + 4).any(|end| country(view, name, end))
}

/// Whether the tokens are a whole name of a country, so that an `of` after them begins something else.
fn country(view: &View<'_>, from: usize, to: usize) -> bool {
    from < to
        && lexicon::of(view, from..to).iter().any(|r| {
            matches!(r.form, Form::Name | Form::Acronym) && lexicon::class(r.entry) == Some(EntityType::Country)
        })
}

/// Whether a comma at `at` stands in a list that ends in `and X`: `Department of Health, Education and Welfare`.
fn list_goes_on(view: &View<'_>, at: usize) -> bool {
    (at + 1..(at + 8).min(view.len()))
        .find(|i| view.word(*i) == "and" || view.shape(*i) == Shape::Lower)
        .is_some_and(|i| view.word(i) == "and" && words::topical(view.word(i + 1)) && view.capital(i + 1))
}

/// "Board of Muslim clerics": an adjective at the end belongs to what follows.
fn adjective_ends(view: &View<'_>, end: usize) -> bool {
    let next = view.after(end - 1, end);
    view.shape(end) == Shape::Lower
        && !next.is_empty()
        && !holds(words::FUNCTION, next)
        && !holds(words::VERBS, next)
        && lexicon::of(view, end - 1..end).iter().any(|r| r.form == Form::Adjective)
}

/// Where the words directly after a head that comes first end: `Hurricane Sandy`, `Mount Rushmore`.
pub(super) fn follow(view: &View<'_>, at: usize, class: EntityType) -> usize {
    let most = if class == EntityType::Event { 3 } else { 2 };
    let mut end = at + 1;
    while end < at + 1 + most && view.capital(end) && view.together(at, end) {
        let word = view.word(end);
        let other = holds(words::FUNCTION, word) || holds(words::TIME, word) || roles::find(word).is_some();
        if other || class != EntityType::Event && heads::find(word).is_some_and(|h| h.shape != Build::Both) {
            break;
        }
        end += 1;
    }
    end
}

/// Past a number in Roman figures: `World War II`.
pub(super) fn figure(view: &View<'_>, at: usize) -> usize {
    if matches!(view.after(at, at + 1), "I" | "II" | "III" | "IV" | "I.") { at + 2 } else { at + 1 }
}

/// Past the year of an event: `Irish Rebellion of 1798`.
pub(in crate::extract::mentions) fn of_year(view: &View<'_>, at: usize, end: usize, start: usize) -> usize {
    if start < at && view.after(at, end) == "of" && year(view.after(at, end + 1)).is_some() { end + 2 } else { end }
}
