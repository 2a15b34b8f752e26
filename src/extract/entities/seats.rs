//! Capitals that mean their governments: in `Moscow denied it` Russia, in `arrived in Moscow` the city. And the other way round the
//! buildings that otherwise mean who works in them: in `near the Kremlin` a place.
//!
//! The words around decide, and only where what they say is said of governments (`rules::acting`). The mention is then one of the
//! country, keeps the class of its words, and keeps the city as its place.

use std::collections::BTreeMap;

use super::coref::tree::Tree;
use super::registry::{Found, Registry};
use crate::authority::{self, EntryRef, Kind};
use crate::extract::mentions::lexicon;
use crate::extract::mentions::view::View;
use crate::extract::rules::{acting, holds, words};
use crate::extract::{MentionKind, Reason};
use crate::schema::EntityType;

/// Seats of something else than the country that they lie in, by keys of the authority: the first one that the document names; a `true`
/// one also where the document names neither it nor the country.
///
/// The institutions of the European Union sit in Brussels by Protocol 6 to its treaties; Moscow, Belgrade and Prague were the capitals of
/// states that are no more.
const OTHERS: &[(&str, &[(&str, bool)])] = &[
    ("brussels", &[("Q8880", false), ("Q458", true)]),
    ("moscow", &[("Q15180", false)]),
    ("belgrade", &[("Q36704", false)]),
    ("prague", &[("Q33946", false)]),
];

/// Bodies that are called by the building they sit in, and the names that are the building's.
const BUILDINGS: &[(&str, &[&str])] = &[
    ("10-downing-street", &["10 Downing Street", "Downing Street", "No. 10 Downing Street"]),
    ("Q11209", &["Pentagon"]),
    ("kremlin", &["Kremlin"]),
    ("white-house", &["White House"]),
];

/// How many words beside a capital are looked at for what cities have.
const NEAR: usize = 12;

/// Gives the mentions of capitals that act the country's identity, and the mentions of buildings that are places their class.
pub(super) fn find(views: &[View<'_>], registry: &mut Registry<'_>, found: &mut [Vec<Found>]) {
    let named = named(registry, found);
    for (view, found) in views.iter().zip(found.iter_mut()) {
        let mut tree: Option<Tree<'_>> = None;
        for mention in found.iter_mut().filter(|m| m.kind != MentionKind::Pronoun) {
            let Some(entry) = registry.protos[mention.proto].entry else { continue };
            let Some(data) = lexicon::entry(entry) else { continue };
            let building = BUILDINGS
                .iter()
                .find(|(key, _)| *key == data.key)
                .is_some_and(|(_, names)| names.contains(&view.slice(mention.tokens.clone())));
            let seat = matches!(data.kind, Some(Kind::Capital | Kind::Seat));
            if !building && !seat {
                continue;
            }
            if let (None, Some(parsed)) = (&tree, &view.analysis.parsed) {
                tree = Some(Tree::new(view.text, parsed));
            }
            let head = tree.as_ref().and_then(|tree| Some((tree, tree.head_of(view.span(mention.tokens.clone()))?)));
            if building {
                if head.is_some_and(|(tree, at)| visited(tree, at)) {
                    mention.class = Some(EntityType::Facility);
                }
                continue;
            }
            let acts = match head {
                Some((tree, at)) => !municipal(view, mention.tokens.start) && acts(tree, at),
                None => says(view, mention.tokens.end),
            };
            let government = if acts { government(entry, &named) } else { None };
            if let Some(proto) = government.and_then(|entry| registry.entry(entry)) {
                mention.place = Some(mention.proto);
                mention.class = Some(EntityType::Place);
                mention.proto = proto;
                mention.reason = Reason::Seat;
            }
        }
    }
}

/// How often the document names each entry of the authority.
fn named(registry: &Registry<'_>, found: &[Vec<Found>]) -> BTreeMap<EntryRef, usize> {
    let mut named = BTreeMap::new();
    for mention in found.iter().flatten() {
        if let Some(entry) = registry.protos[mention.proto].entry {
            *named.entry(entry).or_default() += 1;
        }
    }
    named
}

/// Whose government sits in a city.
fn government(city: EntryRef, named: &BTreeMap<EntryRef, usize>) -> Option<EntryRef> {
    let data = lexicon::entry(city)?;
    let own = data.country?;
    let others = OTHERS.iter().find(|(key, _)| *key == data.key).map_or(&[][..], |(_, others)| others);
    let others = others.iter().filter_map(|(key, usual)| Some((authority::by_key(key)?, *usual)));
    let count = |entry: EntryRef| named.get(&entry).copied().unwrap_or(0);
    let mut others = others.filter(|(entry, usual)| count(*entry) > count(own) || *usual && count(own) == 0);
    Some(others.next().map_or(own, |(entry, _)| entry))
}

/// Whether the sentence speaks of a city: `London's mayor said the council …`.
fn municipal(view: &View<'_>, at: usize) -> bool {
    let sentence = view.sentence(at);
    (sentence.start.max(at.saturating_sub(NEAR))..sentence.end.min(at + NEAR))
        .any(|i| holds(acting::MUNICIPAL, view.word(i)))
}

/// Without a tree: whether a verb of saying follows.
fn says(view: &View<'_>, end: usize) -> bool {
    holds(words::SAYING, view.after(end - 1, end)) && !matches!(view.word(end), "saw" | "feels" | "remembers")
}

/// Whether a name does or undergoes what only a government does or undergoes.
fn acts(tree: &Tree<'_>, at: usize) -> bool {
    let top = tree.phrase_head(at);
    let head = tree.head(top);
    match tree.dep(top) {
        "nsubj" => acting(tree, head) || tree.dep(head) == "ccomp" && addressed(tree, tree.head(head)),
        "nsubjpass" => addressed(tree, head),
        "dobj" | "dative" => addressed(tree, head),
        "poss" => holds(acting::OWNED, tree.lemma(head)) || holds(acting::OWNED, tree.word(head)),
        "compound" | "nmod" | "amod" => holds(acting::RULERS, tree.word(head)),
        "pobj" => beside(tree, head),
        _ => false,
    }
}

/// Whether a verb says of its subject what only somebody who decides does, is or has.
fn acting(tree: &Tree<'_>, verb: usize) -> bool {
    if !tree.is_verb(verb) {
        return false;
    }
    let of = |dep: &[&str], table: &[&str]| tree.child(verb, dep).is_some_and(|c| holds(table, tree.lemma(c)));
    match tree.lemma(verb) {
        "be" => of(&["acomp", "attr"], acting::STATES),
        "have" => of(&["dobj"], acting::HELD),
        "make" | "take" | "give" | "keep" | "put" => of(&["dobj"], acting::OWNED) || of(&["dobj"], acting::DIRECTED),
        lemma => holds(acting::VERBS, lemma),
    }
}

fn addressed(tree: &Tree<'_>, verb: usize) -> bool {
    tree.is_verb(verb) && holds(acting::ADDRESSED, tree.lemma(verb))
}

/// Whether what stands before the preposition at `at` is said of governments.
fn beside(tree: &Tree<'_>, at: usize) -> bool {
    let preposition = tree.word(at).to_lowercase();
    let head = tree.head(at);
    let noun = tree.tag(head).starts_with("NN");
    let either = |table: &[&str]| holds(table, tree.lemma(head)) || holds(table, tree.word(head));
    match preposition.as_str() {
        "by" if tree.dep(at) == "agent" => either(acting::VERBS) || either(acting::ADDRESSED),
        "to" if tree.word(head).eq_ignore_ascii_case("according") => true,
        "between" | "with" if noun => either(acting::SHARED),
        "against" | "on" | "by" | "from" | "to" | "towards" | "toward" if noun => either(acting::DIRECTED),
        _ => !noun && holds(acting::TOWARDS, &format!("{} {preposition}", tree.lemma(head))),
    }
}

/// Whether a building is where something is or goes.
fn visited(tree: &Tree<'_>, at: usize) -> bool {
    let top = tree.phrase_head(at);
    let head = tree.head(top);
    match tree.dep(top) {
        "pobj" => match tree.word(head).to_lowercase().as_str() {
            "around" | "at" | "behind" | "in" | "inside" | "into" | "near" | "opposite" | "outside" => true,
            "to" => matches!(
                tree.lemma(tree.head(head)),
                "come" | "drive" | "go" | "head" | "march" | "return" | "ride" | "rush" | "trip" | "visit" | "walk"
            ),
            _ => false,
        },
        "dobj" => matches!(
            tree.lemma(head),
            "attack"
                | "enter"
                | "evacuate"
                | "leave"
                | "rebuild"
                | "renovate"
                | "storm"
                | "surround"
                | "tour"
                | "visit"
        ),
        _ => false,
    }
}
