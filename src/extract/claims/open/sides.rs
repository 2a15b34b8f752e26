//! The sides of open relations: whom a noun phrase names, or leads to.

use super::super::offices::is_head;
use super::super::rules::role_of;
use super::super::tree::{Argument, Clause, Dep, Pos, Preposition, Tree, Via};
use super::super::words::is_time_unit;
use crate::schema::EntityType;

/// Prepositions that join two sides.
const JOINING: &[&str] = &[
    "with",
    "against",
    "to",
    "from",
    "toward",
    "towards",
    "into",
    "for",
    "over",
    "on",
    "by",
    "upon",
    "about",
    "of",
    "between",
    "alongside",
    "behind",
    "at",
    "in",
    "inside",
    "near",
    "outside",
    "through",
    "throughout",
    "across",
    "out of",
    "away from",
    "off",
    "around",
    "within",
    "along",
    "after",
    "during",
    "following",
    "including",
];

/// Prepositions that say where.
const PLACING: &[&str] = &[
    "at",
    "in",
    "inside",
    "near",
    "outside",
    "across",
    "from",
    "to",
    "into",
    "around",
    "on",
    "through",
    "throughout",
    "within",
    "along",
];

/// Prepositions from a noun to a side that belongs to what the noun names.
const LEADING: &[&str] = &[
    "of",
    "in",
    "from",
    "for",
    "with",
    "against",
    "to",
    "on",
    "at",
    "by",
    "between",
    "over",
    "inside",
    "near",
    "across",
    "into",
    "around",
    "throughout",
    "within",
];

/// Roles through which something may lead to a side: `as part of the alliance`.
const PARTS: &[&str] = &["part", "member", "members", "partner", "partners", "ally", "allies", "unit", "wing", "arm"];

/// One side: who it names, and the words that lead there from the head.
pub(super) struct Slot {
    pub(super) side: Argument,
    pub(super) path: Vec<usize>,
    pub(super) percent: u8,
}

impl Slot {
    /// Whether the noun at the end of the path has the side before it: `Peru's army`, `Peruvian tanks`.
    pub(super) fn owns(&self, tree: &Tree<'_>) -> bool {
        matches!(self.path.as_slice(), [noun] if tree.head(self.side.token) == *noun)
    }
}

/// What a preposition of the clause leads to.
pub(super) struct Circumstance {
    pub(super) slot: Slot,
    /// Whether that is where it happens.
    pub(super) place: bool,
    /// Whether it belongs to what the object or the predicate names.
    pub(super) of_object: bool,
}

pub(super) fn joins(preposition: &str) -> bool {
    JOINING.contains(&preposition)
}

pub(super) fn places(preposition: &str) -> bool {
    PLACING.contains(&preposition)
}

/// Whether something can happen there.
pub(super) fn is_place(side: &Argument) -> bool {
    matches!(side.class, EntityType::Place | EntityType::Country | EntityType::Facility)
}

/// What the prepositions of the clause lead to.
pub(super) fn circumstances(tree: &Tree<'_>, clause: &Clause) -> Vec<Circumstance> {
    let mut found = Vec::new();
    let near = |a: &usize| {
        tree.node(*a).dep != Dep::Advmod
            || matches!(
                tree.word(*a),
                "close" | "closer" | "near" | "nearer" | "far" | "away" | "north" | "south" | "east" | "west"
            )
    };
    let attributes: Vec<usize> =
        tree.with(clause.verb, &[Dep::Attr, Dep::Acomp, Dep::Oprd, Dep::Advmod]).filter(near).collect();
    let object = clause.object.filter(|o| tree.node(*o).mention.is_none());
    let mut prepositions: Vec<(Vec<usize>, Preposition)> =
        tree.prepositions(clause.verb, clause.particle).into_iter().map(|p| (Vec::new(), p)).collect();
    for noun in attributes
        .into_iter()
        .chain(object)
        .filter(|n| matches!(tree.node(*n).pos, Pos::Adj | Pos::Adv) || is_plain(tree, *n))
    {
        prepositions.extend(tree.prepositions(noun, None).into_iter().map(|p| (vec![noun], p)));
    }
    for (path, preposition) in prepositions {
        let part = preposition.name == "as" && PARTS.contains(&tree.word(preposition.object));
        if !part && !joins(&preposition.name) || clause.passive && preposition.name == "by" {
            continue;
        }
        let of_object = object.is_some_and(|o| path.contains(&o));
        let path: Vec<usize> = std::iter::once(preposition.token).chain(path).collect();
        for slot in slots(tree, preposition.object, path, 62) {
            let place = places(&preposition.name) && is_place(&slot.side);
            found.push(Circumstance { slot, place, of_object });
        }
    }
    found
}

/// The entities that a noun phrase stands for; where it stands for none, those that its possessor, adjectives or `of` name.
pub(super) fn slots(tree: &Tree<'_>, token: usize, path: Vec<usize>, percent: u8) -> Vec<Slot> {
    let mut found = Vec::new();
    let token = tree.antecedent(token).unwrap_or(token);
    for (member, negative) in tree.joined(token).unwrap_or_default() {
        if let Some(side) = tree.entity(member) {
            for side in std::iter::once(side).chain(tree.fellows(side)) {
                found.push(Slot { side: Argument { negative, ..side }, path: path.clone(), percent });
            }
            if !path.is_empty() && !is_place(&side) {
                found.extend(whereabouts(tree, member, &path, percent));
            }
            continue;
        }
        if !is_plain(tree, member) && !is_unnamed_office(tree, member) && !PARTS.contains(&tree.word(member)) {
            continue;
        }
        for (side, words) in belonging(tree, member, 0) {
            let path = path.iter().copied().chain(words).collect();
            found.push(Slot { side: Argument { negative, ..side }, path, percent: percent.saturating_sub(15) });
        }
    }
    found
}

/// Where those are whom something is done with: `sent arms to rebels in Peru`.
fn whereabouts(tree: &Tree<'_>, noun: usize, path: &[usize], percent: u8) -> Vec<Slot> {
    let near = tree.prepositions(noun, None).into_iter().filter(|p| p.token == noun + 1 && places(&p.name));
    let sides = near.flat_map(|p| {
        let path: Vec<usize> = path.iter().copied().chain([p.token]).collect();
        tree.entities(p.object).into_iter().filter(is_place).map(move |side| (side, path.clone()))
    });
    sides.map(|(side, path)| Slot { side, path, percent: percent.saturating_sub(18) }).collect()
}

/// How many nouns may lead to a side: `the resumption of ties with Peru`.
pub(super) const NOUNS: usize = 2;

/// Whom a noun names beside itself: `Peru's plan`, `Peruvian rebels`, `the plan of Peru`, `an attack by Peru`.
pub(super) fn belonging(tree: &Tree<'_>, noun: usize, depth: usize) -> Vec<(Argument, Vec<usize>)> {
    let mut found = Vec::new();
    for child in tree.with(noun, &[Dep::Poss, Dep::Amod, Dep::Compound, Dep::Nmod]) {
        for mention in tree.mentions_on(child) {
            let side = tree.argument(mention, child, Via::Government);
            found.extend(side.map(|a| (a, vec![noun])));
        }
    }
    // Of what has an owner, too, the noun says where it is and against whom: `a Peruvian raid in Chile`.
    let owned = !found.is_empty();
    if !owned || depth < NOUNS {
        for preposition in tree.prepositions(noun, None).into_iter().filter(|p| !owned || is_scene(tree, p)) {
            if LEADING.contains(&preposition.name.as_str()) {
                let sides = tree.entities(preposition.object);
                let inner = if sides.is_empty() && depth + 1 < NOUNS && is_plain(tree, preposition.object) {
                    belonging(tree, preposition.object, depth + 1)
                } else {
                    Vec::new()
                };
                found.extend(sides.into_iter().map(|a| (a, vec![noun, preposition.token])));
                found.extend(
                    inner
                        .into_iter()
                        .map(|(a, words)| (a, [noun, preposition.token].into_iter().chain(words).collect())),
                );
            }
        }
    }
    found
}

/// Whether a preposition leads right to a place, or to whom something is done.
fn is_scene(tree: &Tree<'_>, preposition: &Preposition) -> bool {
    let place = || tree.entity(preposition.object).is_some_and(|a| is_place(&a));
    preposition.name == "against" || places(&preposition.name) && place()
}

/// Whether a noun may lead to a side: times do not, and of offices and roles the rules say what there is to say.
pub(super) fn is_plain(tree: &Tree<'_>, noun: usize) -> bool {
    let node = tree.node(noun);
    let office = || is_head(&node.lower) || is_head(node.lemma) || role_of(&node.lower).is_some();
    // `after days of fighting in Peru`: what the time is full of.
    let time = || is_time_unit(&node.lower) && !tree.with(noun, &[Dep::Prep]).any(|p| tree.word(p) == "of");
    matches!(node.pos, Pos::Noun | Pos::Propn) && !time() && !office()
}

/// `Peru's foreign minister`, where nobody says who that is: what the minister does relates Peru.
fn is_unnamed_office(tree: &Tree<'_>, noun: usize) -> bool {
    let node = tree.node(noun);
    let office = is_head(&node.lower) || is_head(node.lemma);
    let nameless = node.mention.is_none() && node.inside.is_none() && tree.child(noun, Dep::Appos).is_none();
    office && nameless && matches!(node.pos, Pos::Noun | Pos::Propn)
}
