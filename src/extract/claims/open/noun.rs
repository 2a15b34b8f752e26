//! Open relations inside a noun phrase: `Peru's war on Chile`, `Peruvian troops in Chile`, `the border of Peru with Chile`.

use super::super::found::Found;
use super::super::phrases::is_calling;
use super::super::status::combine;
use super::super::tree::{Context, Dep, Tree};
use super::sides::{NOUNS, Slot, belonging, is_place, is_plain, joins, places, slots};
use super::{Read, read};
use crate::extract::{MentionKind, Reason};
use crate::schema::{EntityType, Status};

/// Open relations inside the noun phrase of `noun`, between sides of which `known` has no pair yet.
pub(in super::super) fn noun_claims(tree: &Tree<'_>, noun: usize, known: &[Found]) -> Vec<Found> {
    let node = tree.node(noun);
    let mention = node.mention.map(|m| &tree.facts.mentions[m]);
    let named = mention.is_some_and(|m| m.kind == MentionKind::Name || m.reason == Reason::Collective);
    let mut found = Vec::new();
    if !named && !is_plain(tree, noun) {
        return found;
    }
    let mut own = if named { itself(tree, noun) } else { owners(tree, noun) };
    // `a physician from Lima, Ana Ruiz,`.
    if own.is_empty() && !named {
        own = itself(tree, noun).into_iter().filter(|s| s.side.token != noun).collect();
    }
    let prepositions = tree.prepositions(noun, None);
    // The tokens of the mention itself: `residents of Lima`.
    let inside = |token: usize| tree.node(token).inside.is_some() && tree.node(token).inside == node.mention;
    // What stands far from a name hangs on something else more often than not.
    let follows = |token: usize| token == noun + 1 || inside(token);
    let others: Vec<Slot> = prepositions
        .iter()
        .filter(|p| joins(&p.name) && p.name != "by")
        .filter(|p| !named || follows(p.token) && (places(&p.name) || p.name == "including" || inside(p.token)))
        .flat_map(|p| slots(tree, p.object, vec![p.token], 60))
        .chain(if named { beside(tree, noun) } else { Vec::new() })
        .chain(if named { described(tree, noun) } else { Vec::new() })
        .collect();
    let mut context = None;
    let mut context = || {
        let context = context.get_or_insert_with(|| tree.context_of_noun(noun)).clone()?;
        Some((Context { status: combine(context.status, Status::Possible)?, ..context }, 0))
    };
    let mut reading = Read { tree, head: noun, known, found: &mut found };
    for from in &own {
        for to in &others {
            read(&mut reading, from, to, &mut context);
        }
    }
    // `strikes against rebels in Peru`, `towns in Peru including Lima`: whom it is done to, and where.
    if !named {
        for (at, from) in others.iter().enumerate() {
            for to in &others[at + 1..] {
                let target = matches!(tree.word(from.path[0]), "against" | "on" | "of" | "for" | "with");
                let where_ = is_place(&to.side) && places(tree.word(to.path[0]));
                let apart = from.path[0] != to.path[0];
                let part = apart && is_place(&from.side) && is_place(&to.side) && tree.word(to.path[0]) == "including";
                if target && where_ || part {
                    read(&mut reading, from, to, &mut context);
                }
            }
        }
    }
    found
}

fn itself(tree: &Tree<'_>, noun: usize) -> Vec<Slot> {
    tree.entity(noun).into_iter().map(|side| Slot { side, path: Vec::new(), percent: 60 }).collect()
}

/// Whose a noun is: the possessor or adjective before it, else what follows `of` or `by`.
fn owners(tree: &Tree<'_>, noun: usize) -> Vec<Slot> {
    // `an American psychologist` is no American deed.
    let person = is_calling(&tree.node(noun).lower);
    let before = belonging(tree, noun, NOUNS).into_iter().filter(|(_, words)| words.len() == 1 && !person);
    let mut own: Vec<Slot> = before.map(|(side, _)| Slot { side, path: Vec::new(), percent: 60 }).collect();
    if own.is_empty() {
        let of =
            tree.prepositions(noun, None).into_iter().filter(|p| matches!(p.name.as_str(), "of" | "by" | "between"));
        own.extend(of.flat_map(|p| {
            let sides = tree.entities(p.object);
            sides.into_iter().map(move |side| Slot { side, path: vec![p.token], percent: 55 })
        }));
    }
    own
}

/// `rebels in Chile`: the place right after a name, whatever the parser hangs it on.
fn beside(tree: &Tree<'_>, noun: usize) -> Vec<Slot> {
    let at = noun + 1;
    let preposition = at < tree.len()
        && tree.node(at).dep == Dep::Prep
        && tree.head(at) != noun
        && matches!(tree.word(at), "in" | "near" | "inside");
    let object = preposition.then(|| tree.child(at, Dep::Pobj)).flatten();
    object.into_iter().flat_map(|o| slots(tree, o, vec![at], 55)).filter(|s| is_place(&s.side)).collect()
}

/// `the Peruvian ship Sol`, `Sol, a Peruvian ship`: whose the thing is that the name is described as. Of people and places the rules
/// say what there is to say.
fn described(tree: &Tree<'_>, noun: usize) -> Vec<Slot> {
    let Some(name) = tree.entity(noun) else { return Vec::new() };
    if matches!(name.class, EntityType::Person | EntityType::Country) {
        return Vec::new();
    }
    let head = tree.head(noun);
    let above = (tree.node(noun).dep == Dep::Appos).then_some(head);
    tree.with(noun, &[Dep::Appos, Dep::Compound, Dep::Nmod])
        .chain(above)
        .filter(|d| tree.node(*d).mention.is_none() && tree.node(*d).inside.is_none() && is_plain(tree, *d))
        .flat_map(|d| belonging(tree, d, NOUNS))
        .filter(|(side, words)| words.len() == 1 && side.class != EntityType::Person)
        .map(|(side, path)| Slot { side, path, percent: 60 })
        .collect()
}
