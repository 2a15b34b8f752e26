//! Names that the statistical engine sees, beside those that the rules see.
//!
//! What wins was measured on articles, encyclopaedia, mail, reviews and comments: the rules' reading where both see the same words or
//! parts of them, the engine's where its name holds the rules' and more (`Bulgaria` in `Bulgaria for Citizens Movement`), and the
//! engine's alone where the rules see nothing. One name has one type in a document: the one that the engine gives it most often,
//! with the words around as further votes.

use std::collections::BTreeMap;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::names::{clean, year};
use super::people;
use super::view::{Mode, View};
use super::{Candidate, Evidence, Link, Name};
use super::{defined, lexicon};
use crate::authority::{EntryRef, Form};
use crate::extract::rules::{heads, holds, laws, roles, words};
use crate::extract::{MentionKind, Reason};
use crate::nlp::{NameKind, Shape, TaggedName};
use crate::schema::EntityType;

/// The longest name, in tokens.
const LONGEST: usize = 12;

/// Names that are looked at together, with what was read around them: a text may have any number of both.
const BATCH: usize = 64;
/// Further back than any name reaches, in tokens.
const FAR: usize = 100;

pub(super) fn find(view: &View<'_>, evidence: &Evidence<'_>, kept: &mut Vec<Candidate>) {
    let last_word = |c: &Candidate| (c.class == EntityType::Person).then(|| view.word(c.tokens.end - 1));
    let surnames: HashSet<_> = kept.iter().filter_map(last_word).collect();
    kept.sort_by_key(|c| c.tokens.start);
    let mut ahead = std::mem::take(kept).into_iter().peekable();
    for names in view.analysis.names.chunks(BATCH) {
        let tokens = |name: &TaggedName| view.analysis.tokens_in(name.span);
        let start = names.iter().map(|n| tokens(n).start).min().unwrap_or(0);
        let end = names.iter().map(|n| tokens(n).end).max().unwrap_or(0);
        // What ends before these names is done; what begins behind them waits.
        let from = kept.iter().rposition(|c| c.tokens.end + FAR < start).map_or(0, |at| at + 1);
        let mut near = kept.split_off(from);
        near.extend(std::iter::from_fn(|| ahead.next_if(|c| c.tokens.start <= end)));
        batch(view, evidence, names, &surnames, &mut near);
        near.sort_by_key(|c| c.tokens.start);
        kept.append(&mut near);
    }
    kept.extend(ahead);
}

fn batch(
    view: &View<'_>,
    evidence: &Evidence<'_>,
    names: &[TaggedName],
    surnames: &HashSet<&str>,
    kept: &mut Vec<Candidate>,
) {
    for name in names {
        let tokens = trimmed(view, view.analysis.tokens_in(name.span));
        // "According to Ozola, Russia": a known surname alone is the person's, whatever the engine takes it for.
        let surname = tokens.len() == 1 && surnames.contains(view.word(tokens.start));
        if surname && name.kind != NameKind::Person || !well_formed(view, evidence, &tokens) {
            continue;
        }
        let over = |c: &Candidate| c.tokens.start < tokens.end && tokens.start < c.tokens.end;
        let inside = |c: &Candidate| {
            tokens.start <= c.tokens.start && c.tokens.end <= tokens.end && c.tokens.len() < tokens.len()
        };
        if evidence.teams
            && name.kind == NameKind::Organization
            && let Some(city) = kept.iter_mut().find(|c| c.tokens == tokens && c.class == EntityType::Place)
        {
            *city = team(view, tokens);
            continue;
        }
        if !kept.iter().filter(|c| over(c)).all(inside) {
            continue;
        }
        let kind = evidence.kind(view.slice(tokens.clone())).unwrap_or(name.kind);
        if kind != NameKind::Person && exclaimed(view, &tokens) {
            continue;
        }
        let Some(mut candidate) = candidate(view, kind, tokens.clone()) else {
            continue;
        };
        // "U.S. Congress' Clean Air Act": the law is read.
        let law = |class: EntityType| matches!(class, EntityType::Law | EntityType::Treaty);
        if !law(candidate.class) && kept.iter().any(|c| over(c) && law(c.class)) {
            continue;
        }
        // "Russian Far East and Siberia": two names.
        let last = |c: &Candidate| {
            c.tokens.end == tokens.end && c.tokens.start > tokens.start && matches!(c.link, Link::Entry(_))
        };
        if kept.iter().any(|c| last(c) && view.word(c.tokens.start - 1) == "and") {
            continue;
        }
        let state = candidate.class == EntityType::Organization;
        candidate.reason = match kept.iter().any(over) {
            true => Reason::Longer,
            false if surname => Reason::Document,
            false => Reason::Engine,
        };
        kept.retain_mut(|c| {
            if !over(c) {
                return true;
            }
            // "Bulgarian Chess Federation": the country at the beginning is a mention of its own.
            let nested = state && c.class == EntityType::Country && c.kind == MentionKind::Adjective;
            c.inner |= nested;
            nested && c.tokens.start == tokens.start
        });
        kept.push(candidate);
    }
}

/// Whether a document calls teams by their cities: the engine takes two or more cities of the authority for organisations.
pub(super) fn teams(views: &[View<'_>]) -> bool {
    let names = views.iter().flat_map(|view| view.analysis.names.iter().map(move |name| (view, name)));
    let cities = names.filter(|(view, name)| {
        name.kind == NameKind::Organization
            && lexicon::readings_folded(name.span.slice(view.text))
                .iter()
                .any(|r| r.form == Form::Name && lexicon::class(r.entry) == Some(EntityType::Place))
    });
    cities.take(2).count() == 2
}

/// The team of a city, which is another thing than the city.
fn team(view: &View<'_>, tokens: Range<usize>) -> Candidate {
    let name = Name { key: format!("{} (team)", clean(view, tokens.clone())), ..Name::default() };
    let mut team = Candidate::new(tokens, EntityType::Organization, Link::Named(name));
    team.reason = Reason::Engine;
    team
}

/// What the engine takes each name of the document for, a vote for every place, more where the words around tell; and the names that those
/// words say to be organisations.
pub(super) fn kinds<'d>(views: &[View<'d>]) -> (HashMap<&'d str, NameKind>, HashSet<&'d str>) {
    let mut votes: BTreeMap<&str, BTreeMap<NameKind, u32>> = BTreeMap::new();
    // Parts of people's names, with whether one ends with it, and words of other names.
    let (mut parts, mut others) = (BTreeMap::new(), HashSet::new());
    let mut bodies = HashSet::new();
    for view in views {
        for name in &view.analysis.names {
            let tokens = trimmed(view, view.analysis.tokens_in(name.span));
            if tokens.is_empty() {
                continue;
            }
            let own = votes.entry(view.slice(tokens.clone())).or_default();
            *own.entry(name.kind).or_default() += 2;
            if let Some(weight) = defined::organization(view, name.kind, &tokens) {
                *own.entry(NameKind::Organization).or_default() += weight;
                bodies.insert(view.slice(tokens));
                continue;
            }
            if let Some((kind, weight)) = told(view, name.kind, &tokens) {
                *own.entry(kind).or_default() += weight;
            }
            if name.kind == NameKind::Person && tokens.len() > 1 {
                parts.entry(view.word(tokens.start)).or_insert(false);
                parts.insert(view.word(tokens.end - 1), true);
            } else if tokens.len() > 1 {
                others.extend(tokens.map(|at| view.word(at)));
            }
        }
    }
    for (part, last) in parts {
        if let Some(own) = votes.get_mut(part) {
            // Who was called by all names is called by the last one from there on, unless a company or a place has it, too.
            let sure = last && !others.contains(part) && !lexicon::names_a_thing(part);
            let all = own.values().sum();
            *own.entry(NameKind::Person).or_default() += if sure { all } else { 2 };
        }
    }
    let most = |votes: BTreeMap<NameKind, u32>| {
        votes.into_iter().max_by_key(|(kind, count)| (*count, std::cmp::Reverse(*kind))).map(|(kind, _)| kind)
    };
    let kinds: HashMap<_, _> = votes.into_iter().filter_map(|(name, votes)| Some((name, most(votes)?))).collect();
    bodies.retain(|name| kinds.get(name) == Some(&NameKind::Organization));
    (kinds, bodies)
}

/// What the words beside a name tell of its kind.
fn told(view: &View<'_>, name: NameKind, tokens: &Range<usize>) -> Option<(NameKind, u32)> {
    let before = view.before(tokens.start, 1);
    let next = view.after(tokens.start, tokens.end);
    let single = tokens.len() == 1;
    let title = roles::find(before).is_some_and(|r| r.kind == roles::RoleKind::Honorific);
    if title
        || name != NameKind::Person && lives(view, tokens)
        || single && name != NameKind::Organization && holds(words::SAYING, next)
    {
        return Some((NameKind::Person, 3));
    }
    // "the Mouvement Réformateur (MR)".
    if single && before == "(" && next == ")" && view.shape(tokens.start) == Shape::Upper {
        return Some((NameKind::Organization, 3));
    }
    let place = name == NameKind::Person && matches!(before, "in" | "near") && !matches!(next, "'s" | "’s" | "'" | "’");
    if place && tokens.len() < 3 && !people::given(view.word(tokens.start)) {
        return Some((NameKind::Place, 3));
    }
    (single && name != NameKind::Person && lexicon::sure_given_name(view.word(tokens.start)))
        .then_some((NameKind::Person, 1))
}

/// Those to whom people stand in families; sorted.
#[rustfmt::skip]
const KIN: &[&str] = &[
    "aunt", "bride", "brother", "cousin", "daughter", "father", "fiance", "fiancée", "granddaughter", "grandfather", "grandmother", "grandson",
    "husband", "mother", "nephew", "niece", "sister", "son", "spouse", "uncle", "widow", "widower", "wife",
];

/// Whether the words beside a name say that it is of somebody who was born, married or has a family.
fn lives(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let kin = |word: &str| holds(KIN, word);
    let back = |n: usize| view.before(tokens.start, n);
    let ahead = |n: usize| view.after(tokens.start, tokens.end + n);
    let owned = |word: &str| matches!(word, "his" | "her" | "their" | "my" | "'s" | "’s");
    // `his wife, Ann`, `Hale's son Ben`, `the widow of Hale`.
    let named = kin(back(1)) && owned(back(2)) || back(1) == "," && kin(back(2)) && owned(back(3));
    let of = back(1) == "of" && matches!(back(2), "son" | "daughter" | "wife" | "husband" | "widow" | "widower");
    let born = ahead(0) == "was" && ahead(1) == "born" || matches!(ahead(0), "(" | ",") && ahead(1) == "born";
    let family = ahead(0) == "and" && matches!(ahead(1), "his" | "her") && kin(ahead(2));
    let wed = back(1) == "married" || back(1) == "to" && back(2) == "married";
    named
        || of
        || born
        || family
        || wed
        || ahead(0) == "graduated"
        || holds_office(view, tokens.end)
        || lived(view, tokens.end)
}

/// `X is CEO of`, `X was the chairman of`: what only people are.
fn holds_office(view: &View<'_>, end: usize) -> bool {
    #[rustfmt::skip]
    const OFFICES: &[&str] =
        &["ceo", "chairman", "chairwoman", "cofounder", "director", "founder", "graduate", "president", "professor", "student"];
    if !matches!(view.word(end), "is" | "was") {
        return false;
    }
    let mut at = end + 1;
    while at < end + 4 && matches!(view.word(at), "the" | "a" | "an" | "currently" | "also" | "former" | "now") {
        at += 1;
    }
    holds(OFFICES, view.word(at))
}

/// `X (April 24, 1887 – September 26, 1950)`: a life between two days.
fn lived(view: &View<'_>, end: usize) -> bool {
    let month = |at: usize| holds(MONTHS, view.word(at));
    let from = (end + 1..end + 3).any(month);
    let dash = (end + 2..end + 7).find(|at| matches!(view.word(*at), "–" | "—" | "-"));
    view.word(end) == "(" && from && dash.is_some_and(|dash| (dash + 1..dash + 3).any(month))
}

/// The months; sorted.
#[rustfmt::skip]
const MONTHS: &[&str] = &[
    "april", "august", "december", "february", "january", "july", "june", "march", "may", "november", "october", "september",
];

/// Small words that names have inside.
const LINKS: &[&str] = &[
    "al", "and", "bin", "da", "de", "del", "della", "der", "des", "di", "do", "dos", "du", "e", "el", "en", "et",
    "for", "ibn", "in", "la", "las", "le", "les", "los", "of", "on", "s", "the", "to", "und", "van", "von", "y", "zu",
];

/// Without article, possessive ending and closing marks; only as far as it looks like one name and stays in its line.
fn trimmed(view: &View<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.start < tokens.end
        && (matches!(view.word(tokens.start), "the" | "The" | "THE" | "a" | "A" | "an" | "An")
            || view.shape(tokens.start) == Shape::Mark)
    {
        tokens.start += 1;
    }
    let capitals = tokens.clone().any(|at| view.capital(at)) && !view.analysis.exact;
    let goes_on = |at: usize| {
        let link = match view.shape(at) {
            _ if view.analysis.exact => true,
            Shape::Lower => !capitals || holds(LINKS, view.word(at)) || view.glued(at),
            Shape::Mark if view.word(at) == "(" => (at..tokens.end).any(|close| view.word(close) == ")"),
            Shape::Mark => view.glued(at) || matches!(view.word(at), "&" | "\"" | "“" | "”"),
            _ => true,
        };
        link && view.together(tokens.start, at)
    };
    tokens.end = (tokens.start..tokens.end).find(|at| !goes_on(*at) && *at > tokens.start).unwrap_or(tokens.end);
    // "Ana Ruiz(Spanish: …)", of which no more than the bracket's beginning is left.
    let open = tokens.clone().skip(1).find(|at| view.word(*at) == "(");
    if let Some(open) = open.filter(|open| (*open..tokens.end).all(|at| view.word(at) != ")")) {
        tokens.end = open;
    }
    while tokens.start < tokens.end
        && (view.shape(tokens.end - 1) == Shape::Mark && !view.word(tokens.end - 1).starts_with(['!', '+'])
            || matches!(view.word(tokens.end - 1), "'s" | "’s")
            || capitals && view.shape(tokens.end - 1) == Shape::Lower && !view.glued(tokens.end - 1))
    {
        tokens.end -= 1;
    }
    tokens
}

/// Whether a comment only exclaims an unknown word: "Nonsense. It is not true."
fn exclaimed(view: &View<'_>, tokens: &Range<usize>) -> bool {
    view.comment() && tokens.len() == 1 && view.initial(tokens.start) && view.shape(tokens.end) == Shape::Mark
}

/// Whether the words can be a name: not all of them ordinary where a capital tells nothing, and small ones only where the
/// text neglects capitals.
fn well_formed(view: &View<'_>, evidence: &Evidence<'_>, tokens: &Range<usize>) -> bool {
    let plain = |at: usize| {
        let word = view.word(at);
        let small = evidence.small(word) && view.mode(at) == Mode::Prose;
        let told = view.capital(at) && !view.initial(at) && view.mode(at) == Mode::Prose;
        (words::ordinary(word) && !told) || (small && view.capital(at)) || holds(words::FUNCTION, word)
    };
    // "A businessman, CEO and owner": what somebody is.
    let office = tokens.len() == 1
        && roles::find(view.word(tokens.start)).is_some()
        && match view.shape(tokens.start) {
            Shape::Upper => true,
            _ => !lexicon::any_surname(view.word(tokens.start)) && !people::given(view.word(tokens.start)),
        };
    !tokens.is_empty() && tokens.len() <= LONGEST && !office && !tokens.clone().all(plain)
}

/// A person's name without title and party before it: `Prof Ilse Brandt`, `Liberal Ilse Brandt`.
fn untitled(view: &View<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.len() > 1 {
        let word = view.word(tokens.start);
        let title = roles::find(word).is_some() && !people::given(word);
        let party = tokens.len() > 2
            && lexicon::readings(word).iter().any(|r| lexicon::class(r.entry) == Some(EntityType::Group));
        if !title && !party {
            break;
        }
        tokens.start += 1;
    }
    tokens
}

/// The authority's entry for a name written small, or in a comment misspelt, of the kind that the engine sees.
fn known(view: &View<'_>, kind: NameKind, tokens: &Range<usize>) -> Option<EntryRef> {
    let fits = |class: EntityType| match kind {
        NameKind::Person => class == EntityType::Person,
        NameKind::Organization => class == EntityType::Organization,
        NameKind::Place => matches!(class, EntityType::Country | EntityType::Place),
        _ => false,
    };
    let words = view.slice(tokens.clone());
    let small = !tokens.clone().any(|at| view.capital(at));
    let listed = lexicon::readings_folded(words).iter().find(|r| {
        matches!(r.form, Form::Name | Form::Acronym | Form::Surname) && lexicon::class(r.entry).is_some_and(fits)
    });
    listed.filter(|_| small).map(|r| r.entry)
}

fn candidate(view: &View<'_>, kind: NameKind, tokens: Range<usize>) -> Option<Candidate> {
    let several = tokens.len() > 1;
    // What its last word says outweighs the engine's label: "Gulf of Riga Treaty" is no facility.
    let head = laws::find(view.word(tokens.end - 1)).map(|head| head.class);
    if let Some(entry) = known(view, kind, &tokens) {
        let class = lexicon::class(entry)?;
        return Some(Candidate::new(tokens, class, Link::Entry(entry)));
    }
    let event = heads::find(view.word(tokens.end - 1))
        .is_some_and(|h| h.class == EntityType::Event && h.shape != heads::Shape::Prefix);
    let class = match kind {
        _ if several && head.is_some() => head?,
        NameKind::Person | NameKind::Organization if several && event && tokens.clone().all(|at| view.capital(at)) => {
            EntityType::Event
        }
        NameKind::Person => {
            let tokens = untitled(view, tokens);
            // "The Secretary of State": an office, and nobody's name.
            if several && view.word(tokens.start) == "of" {
                return None;
            }
            let words: Vec<_> = view.slice(tokens.clone()).split_whitespace().map(str::to_owned).collect();
            return Some(Candidate::new(tokens, EntityType::Person, Link::Person(words)));
        }
        NameKind::Organization => EntityType::Organization,
        NameKind::Place => EntityType::Place,
        NameKind::Facility => EntityType::Facility,
        NameKind::Event if several => EntityType::Event,
        NameKind::Work if several => EntityType::Work,
        NameKind::Law if several => EntityType::Law,
        _ => return None,
    };
    let dated = class == EntityType::Law && year(view.after(tokens.start, tokens.end)).is_some();
    let tokens = tokens.start..tokens.end + usize::from(dated);
    let strong = several && class != EntityType::Place;
    let name = Name { key: view.slice(tokens.clone()).to_owned(), strong, ..Name::default() };
    Some(Candidate::new(tokens, class, Link::Named(name)))
}
