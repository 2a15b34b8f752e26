//! What people do and whom they do it for, as lives and obituaries put it: `NASA astronaut Ana Ruiz`; and the places around a place.

use super::found::Found;
use super::offices::is_head;
use super::phrases::{claim, is_calling, writer};
use super::rules::{PLAYER, WORKER};
use super::tree::{Argument, Context, Dep, Tree, Via};
use crate::extract::{Mention, MentionKind};
use crate::schema::{EntityType, OrganizationKind};

/// `NASA astronaut X`, `X is a Green Party politician`, `X, a Reuters reporter`: a body's name before what somebody does.
pub(super) fn body_before_calling(tree: &Tree<'_>, noun: usize) -> Vec<Found> {
    let Some(person) = named(tree, noun).filter(|a| a.class == EntityType::Person) else { return Vec::new() };
    let mut callings: Vec<(usize, Context)> = Vec::new();
    let start = tree.covered(mention(tree, person).span).start;
    callings.extend(start.checked_sub(1).map(|before| (before, writer())));
    callings.extend(tree.with(noun, &[Dep::Appos]).map(|calling| (calling, writer())));
    let verb = tree.head(noun);
    if tree.node(noun).dep == Dep::Nsubj
        && tree.node(verb).lemma == "be"
        && let Some(context) = tree.context(verb)
    {
        callings.extend(tree.with(verb, &[Dep::Attr]).map(|attribute| (attribute, context.clone())));
    }
    let mut found = Vec::new();
    for (calling, context) in callings {
        for (calling, _) in tree.joined(calling).unwrap_or_default() {
            let Some(body) = body_before(tree, calling, noun) else { continue };
            let word = tree.word(calling);
            let party = tree.facts.entities[body.entity.0 as usize].detail.kind == Some(OrganizationKind::Party);
            let former = (calling.saturating_sub(6)..calling).any(|i| matches!(tree.word(i), "former" | "ex"));
            let member = party || PLAYERS.contains(&word);
            if member && former {
                continue;
            }
            let role = if member { &PLAYER } else { &WORKER };
            found.push(claim(person, body, role, tree.node(calling).span, context.clone(), calling));
        }
    }
    found
}

/// `Ana Ruiz of the Water Institute`: right after the name, of a body that one works for or is a member of.
pub(super) fn of_body(tree: &Tree<'_>, noun: usize) -> Option<Found> {
    let person = named(tree, noun).filter(|a| a.class == EntityType::Person)?;
    let end = tree.covered(mention(tree, person).span).end;
    let at = if tree.word(end) == "," { end + 1 } else { end };
    if !matches!(tree.word(at), "of" | "from") || tree.head(at) != noun {
        return None;
    }
    let body = named(tree, tree.child(at, Dep::Pobj)?).filter(|a| a.class == EntityType::Organization)?;
    let role = match tree.facts.entities[body.entity.0 as usize].detail.kind? {
        OrganizationKind::Party => &PLAYER,
        OrganizationKind::Company | OrganizationKind::Institute | OrganizationKind::Media => &WORKER,
        _ => return None,
    };
    Some(claim(person, body, role, tree.node(at).span, writer(), noun))
}

/// Callings in which one belongs to a body and does not work for it; sorted.
const PLAYERS: &[&str] = &[
    "activist",
    "candidate",
    "defender",
    "forward",
    "goalkeeper",
    "member",
    "midfielder",
    "mp",
    "pitcher",
    "player",
    "politician",
    "quarterback",
    "striker",
    "supporter",
    "winger",
];

/// Words for people that are no callings; sorted.
const OUTSIDERS: &[&str] = &[
    "admirer",
    "backer",
    "buyer",
    "challenger",
    "competitor",
    "contender",
    "co-founder",
    "creator",
    "critic",
    "customer",
    "debtor",
    "detractor",
    "donor",
    "founder",
    "insider",
    "inventor",
    "investor",
    "lender",
    "outsider",
    "owner",
    "predecessor",
    "rescuer",
    "shareholder",
    "subscriber",
    "successor",
    "survivor",
    "user",
    "viewer",
    "visitor",
    "winner",
];

/// The body that is named right before a calling.
fn body_before(tree: &Tree<'_>, calling: usize, person: usize) -> Option<Argument> {
    let node = tree.node(calling);
    let lower = node.span.slice(tree.text).starts_with(char::is_lowercase);
    // Whoever made or bought a body does not work for it by that.
    if OUTSIDERS.contains(&node.lower.as_str()) {
        return None;
    }
    let works = is_calling(&node.lower) || PLAYERS.contains(&node.lower.as_str()) || node.lower == "pilot";
    if !lower || !works || is_head(&node.lower) || node.mention.is_some() {
        return None;
    }
    // A word or two may stand between: `Green Party city councillor`.
    let at = (calling.saturating_sub(3)..calling).rev().find(|i| tree.node(*i).inside.is_some())?;
    let between = (at + 1..calling).all(|i| matches!(tree.node(i).dep, Dep::Compound | Dep::Amod));
    let body = tree.mentions.iter().copied().find(|m| tree.covered(tree.facts.mentions[*m].span).end == at + 1)?;
    let token = tree.top(tree.covered(tree.facts.mentions[body].span))?;
    let argument = tree.argument(body, token, Via::Government)?;
    let fits = argument.class == EntityType::Organization && tree.facts.mentions[body].kind == MentionKind::Name;
    (between && fits && (tree.below(token, calling) || tree.head(token) == person)).then_some(argument)
}

/// Relations that hold for the places around a place, too.
const PLACED: &[&str] = &["bornIn", "diedIn", "livesIn", "headquarteredIn", "locatedIn"];

/// `was born in Lima, Peru`: in Lima, and in Peru.
pub(super) fn around(known: &[Found]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let commas = || known.iter().filter(|f| f.rule == "places/comma");
    for placed in known.iter().filter(|f| PLACED.contains(&f.relation) && f.rule != "places/comma") {
        let mut inner = placed.object;
        // A city, its state, its country.
        for _ in 0..2 {
            let Some(outer) = commas().find(|c| c.subject.entity == inner.entity && c.subject.token == inner.token)
            else {
                break;
            };
            inner = outer.object;
            // `was born in Lima, Peru, and is a Peruvian singer`: another relation to Peru says nothing of the birth.
            let again = |f: &Found| {
                f.relation == placed.relation
                    && f.subject.entity == placed.subject.entity
                    && f.object.entity == inner.entity
            };
            if inner.entity != placed.subject.entity && !known.iter().chain(&found).any(again) {
                let percent = placed.percent.saturating_sub(3);
                found.push(Found { object: inner, percent, ..placed.clone() });
            }
        }
    }
    found
}

fn mention<'a>(tree: &Tree<'a>, argument: Argument) -> &'a Mention {
    &tree.facts.mentions[argument.mention]
}

/// What a name at the token names.
fn named(tree: &Tree<'_>, token: usize) -> Option<Argument> {
    let mention = tree.node(token).mention?;
    let name = tree.facts.mentions[mention].kind == MentionKind::Name;
    tree.argument(mention, token, Via::Head).filter(|_| name)
}
