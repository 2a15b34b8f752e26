//! Where lives begin and end, in the parenthesis after a name: `(born 4 May 1961 in Lima, Peru)`, `(1906 in Lima – 1968 in Cusco)`.

use super::found::Found;
use super::phrases::{claim, writer};
use super::rules::{BORN, DIED};
use super::tree::{Argument, Tree, Via};
use super::words::{month, number};
use crate::extract::MentionKind;
use crate::schema::EntityType;

/// How many tokens such a parenthesis may have.
const LONGEST: usize = 60;

/// Where the person at `noun` was born and died, as the parenthesis after the name has it.
pub(super) fn lifespan(tree: &Tree<'_>, noun: usize) -> Vec<Found> {
    let mut found = Vec::new();
    let Some(person) = named(tree, noun).filter(|a| a.class == EntityType::Person) else { return found };
    let open = tree.covered(tree.facts.mentions[person.mention].span).end;
    if tree.word(open) != "(" {
        return found;
    }
    let Some(end) = (open..(open + LONGEST).min(tree.len())).find(|i| tree.word(*i) == ")") else { return found };
    let died = (open..end).find(|i| matches!(tree.word(*i), "died" | "d."));
    let born = (open..died.unwrap_or(end)).find(|i| matches!(tree.word(*i), "born" | "b."));
    // `1906 – 1968`: a mark between two years.
    let years: Vec<usize> = (open..end).filter(|i| is_year(tree.word(*i))).collect();
    let mark = years
        .first()
        .zip(years.get(1))
        .and_then(|(first, second)| (*first..*second).find(|i| matches!(tree.word(*i), "–" | "—" | "-" | "--")));
    if let Some(born) = born {
        let until = (born..end).find(|i| matches!(tree.word(*i), "died" | "d." | "–" | "—" | ";" | "-"));
        let place = (born..until.unwrap_or(end)).find_map(|at| place_at(tree, at));
        // The parser reads such a parenthesis in many ways; where it is a clause the verb rules have read it.
        found.extend(place.map(|place| claim(person, place, &BORN, tree.node(born).span, writer(), born)));
    } else if let (Some(year), Some(_)) = (years.first(), mark) {
        let place = beside_year(tree, *year);
        found.extend(place.map(|place| claim(person, place, &BORN, tree.node(*year).span, writer(), noun)));
    }
    let end_of_life = died.or(mark).and_then(|from| years.iter().copied().find(|y| *y > from));
    if let Some(year) = end_of_life {
        let place = beside_year(tree, year);
        found.extend(place.map(|place| claim(person, place, &DIED, tree.node(year).span, writer(), noun)));
    }
    found
}

/// `1906 in Lima`, `1906, Lima`: the place right after a year.
fn beside_year(tree: &Tree<'_>, year: usize) -> Option<Argument> {
    let mut at = year + 1;
    while matches!(tree.word(at), "," | "in" | "at" | "near") && at < year + 4 {
        at += 1;
    }
    let start = tree.nodes.get(at)?.span.start;
    let mention = tree.mentions.iter().copied().find(|m| tree.facts.mentions[*m].span.start == start)?;
    let token = tree.top(tree.covered(tree.facts.mentions[mention].span))?;
    (at > year + 1).then(|| place_at(tree, token)).flatten()
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && month(word).is_none() && number(word).is_some_and(|n| (1000..2100).contains(&n))
}

fn place_at(tree: &Tree<'_>, token: usize) -> Option<Argument> {
    named(tree, token).filter(|a| matches!(a.class, EntityType::Place | EntityType::Country))
}

/// What a name at the token names.
fn named(tree: &Tree<'_>, token: usize) -> Option<Argument> {
    let mention = tree.node(token).mention?;
    let name = tree.facts.mentions[mention].kind == MentionKind::Name;
    tree.argument(mention, token, Via::Head).filter(|_| name)
}
