//! Where things are: `Lima, Peru`, `the Peruvian city of Lima`, `Peru's Junín province`, `Lima-based Minera Sol`.

use super::found::Found;
use super::phrases::{claim, writer};
use super::rules::{AT, BASED, IN, KIND, OF, PLACE, UNIT, WITHIN, is_place_kind, is_unit};
use super::tree::{Argument, Dep, Tree, Via};
use crate::extract::MentionKind;
use crate::schema::{EntityType, OrganizationKind};

/// The longest list of examples that is followed.
const LISTED: usize = 12;

/// What the name at `noun` says of places with its neighbours.
pub(super) fn place_claims(tree: &Tree<'_>, noun: usize) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    found.extend(place_in_place(tree, noun));
    found.extend(place_within(tree, noun));
    found.extend(place_of_kind(tree, noun));
    found.extend(body_at_place(tree, noun));
    found.extend(body_at_address(tree, noun));
    found.extend(unit_of_body(tree, noun));
    found.extend(based(tree, noun));
    found.extend(person_of_place(tree, noun));
    found
}

/// The next name after a comma, where that name begins right behind it.
fn after_comma(tree: &Tree<'_>, end: usize) -> Option<Argument> {
    (tree.word(end) == ",").then_some(())?;
    let next = tree.mentions.iter().copied().find(|m| tree.covered(tree.facts.mentions[*m].span).start == end + 1)?;
    let token = tree.top(tree.covered(tree.facts.mentions[next].span))?;
    let name = tree.facts.mentions[next].kind == MentionKind::Name;
    tree.argument(next, token, Via::Head).filter(|_| name)
}

/// `Lima, Peru`: a place and the country or region it is in, not a list.
fn place_in_place(tree: &Tree<'_>, noun: usize) -> Option<Found> {
    let place = tree.entity(noun).filter(|a| a.class == EntityType::Place && a.via == Via::Head)?;
    let end = tree.covered(tree.facts.mentions[place.mention].span).end;
    let country = after_comma(tree, end)?;
    let token = country.token;
    let beside = matches!(tree.node(token).dep, Dep::Appos | Dep::NpAdvmod | Dep::Nmod) && tree.head(token) == noun
        || tree.node(token).dep == Dep::Pobj && tree.head(token) == tree.head(noun);
    let listed = tree.with(noun, &[Dep::Cc, Dep::Conj]).next().is_some()
        || tree.with(token, &[Dep::Cc, Dep::Conj]).next().is_some()
        || tree.node(noun).dep == Dep::Conj
        || tree.node(noun).dep == Dep::Appos && country.class != EntityType::Country;
    // Two countries, or two cities, side by side are no address; after `in` or `from` a city and its region are.
    let somewhere = tree.node(noun).dep == Dep::Pobj
        && matches!(tree.word(tree.head(noun)), "in" | "at" | "near" | "from" | "outside" | "of")
        && country.class == EntityType::Place;
    let inside = country.class == EntityType::Country || tree.node(token).dep == Dep::NpAdvmod || somewhere;
    let fits = beside && !listed && inside || is_address(tree, place);
    fits.then(|| claim(place, country, &PLACE, tree.node(end).span, writer(), noun))
}

/// `Oakland, California, United States`: the commas lead from place to place and end at a country, whatever the parser makes of them.
fn is_address(tree: &Tree<'_>, place: Argument) -> bool {
    let joined = |at: usize| matches!(tree.word(at), "and" | "or" | "&");
    let start = tree.covered(tree.facts.mentions[place.mention].span).start;
    let mut end = tree.covered(tree.facts.mentions[place.mention].span).end;
    // `Lima, Cusco, Peru`: the second of three is no start of an address unless the first is.
    let mut last = None;
    let mut region = false;
    for _ in 0..4 {
        let Some(next) = after_comma(tree, end) else { break };
        if !matches!(next.class, EntityType::Place | EntityType::Country) || last == Some(EntityType::Country) {
            return false;
        }
        // A region that is known ends an address of a place that is not: `Westport, Connecticut`.
        let known = |a: Argument| !tree.facts.entities[a.entity.0 as usize].same_as.is_empty();
        region |= last.is_none() && next.class == EntityType::Place && known(next) && !known(place);
        last = Some(next.class);
        end = tree.covered(tree.facts.mentions[next.mention].span).end;
    }
    let another = joined(end) || tree.word(end) == "," && joined(end + 1);
    let listed = start > 0 && joined(start - 1);
    (last == Some(EntityType::Country) || region) && !another && !listed
}

/// `Lima in central Peru`: right after the name.
fn place_within(tree: &Tree<'_>, noun: usize) -> Option<Found> {
    let place = tree.entity(noun).filter(|a| a.via == Via::Head)?;
    let named = tree.facts.mentions[place.mention].kind == MentionKind::Name;
    let end = tree.covered(tree.facts.mentions[place.mention].span).end;
    let at = if tree.word(end) == "," { end + 1 } else { end };
    if !named || !matches!(place.class, EntityType::Place | EntityType::Facility) || tree.word(at) != "in" {
        return None;
    }
    // `in Lima in Peru`: the parser may hang the second on what the first hangs on.
    let stacked = tree.node(noun).dep == Dep::Pobj
        && at == end
        && matches!(tree.word(tree.head(noun)), "in" | "at" | "near" | "from")
        && tree.head(at) == tree.head(tree.head(noun));
    if tree.head(at) != noun && !stacked {
        return None;
    }
    let object = tree.child(at, Dep::Pobj)?;
    let inside = tree.entity(object).filter(|a| a.via == Via::Head)?;
    let fits = tree.facts.mentions[inside.mention].kind == MentionKind::Name
        && matches!(inside.class, EntityType::Place | EntityType::Country);
    fits.then(|| claim(place, inside, &WITHIN, tree.node(at).span, writer(), noun))
}

/// `the Vale Institute at the Orsay Center`; `at the Orsay Center in Washington`.
fn body_at_place(tree: &Tree<'_>, noun: usize) -> Vec<Found> {
    let mut found = Vec::new();
    let Some(body) = tree.entity(noun).filter(|a| a.via == Via::Head) else { return found };
    let named = tree.facts.mentions[body.mention].kind == MentionKind::Name;
    if !named || !matches!(body.class, EntityType::Organization | EntityType::Facility) {
        return found;
    }
    let governor = tree.head(noun);
    let before = if tree.node(noun).dep == Dep::Pobj { tree.word(governor) } else { "" };
    for preposition in tree.prepositions(noun, None) {
        // Right after the name: what stands further off may hang on something else.
        if preposition.token != noun + 1 {
            continue;
        }
        let Some(other) = tree.entity(preposition.object).filter(|a| a.via == Via::Head) else { continue };
        let trigger = tree.node(preposition.token).span;
        match (preposition.name.as_str(), other.class) {
            ("at", EntityType::Organization) if matches!(before, "" | "of" | "from" | "with" | "for" | "at") => {
                found.push(claim(body, other, &AT, trigger, writer(), noun));
            }
            // `leaders of NATO in Turkey` are in Turkey, not NATO; `at` places the body itself.
            ("in", EntityType::Place | EntityType::Country)
                if matches!(before, "at")
                    || tree.facts.entities[body.entity.0 as usize].detail.kind == Some(OrganizationKind::Institute)
                    || body.class == EntityType::Facility && matches!(before, "of") =>
            {
                found.push(claim(body, other, &IN, trigger, writer(), noun));
            }
            _ => {}
        }
    }
    found
}

/// `Fifth Regiment, Fort Vale, Peru`: the commas lead from a body to where it stands, and on to a place.
fn body_at_address(tree: &Tree<'_>, noun: usize) -> Option<Found> {
    let body = tree.entity(noun).filter(|a| a.class == EntityType::Organization && a.via == Via::Head)?;
    let end = tree.covered(tree.facts.mentions[body.mention].span).end;
    let site = after_comma(tree, end).filter(|s| s.class == EntityType::Facility)?;
    let place = after_comma(tree, tree.covered(tree.facts.mentions[site.mention].span).end)?;
    around_places(place).then(|| claim(body, site, &IN, tree.node(end).span, writer(), noun))
}

/// `Second Battalion, Fifth Regiment`: a unit and the body that it belongs to, not a list.
fn unit_of_body(tree: &Tree<'_>, noun: usize) -> Option<Found> {
    let unit = tree.entity(noun).filter(|a| a.class == EntityType::Organization && a.via == Via::Head)?;
    let covered = tree.covered(tree.facts.mentions[unit.mention].span);
    let last = tree.node(covered.end - 1).span.slice(tree.text);
    let body = after_comma(tree, covered.end).filter(|b| b.class == EntityType::Organization && is_unit(last))?;
    let after = tree.covered(tree.facts.mentions[body.mention].span).end;
    let joined = |at: usize| matches!(tree.word(at), "and" | "or" | "&");
    let another = after_comma(tree, after).is_some_and(|a| a.class == EntityType::Organization);
    let listed = another || joined(after) || tree.word(after) == "," && joined(after + 1);
    let preceded = covered.start > 0 && joined(covered.start - 1);
    (!listed && !preceded).then(|| claim(unit, body, &UNIT, tree.node(covered.end).span, writer(), noun))
}

/// `Lima-based Minera Sol`.
fn based(tree: &Tree<'_>, noun: usize) -> Option<Found> {
    let body = tree.entity(noun).filter(|a| a.class == EntityType::Organization && a.via == Via::Head)?;
    let start = tree.covered(tree.facts.mentions[body.mention].span).start;
    let word =
        (start.saturating_sub(3)..=noun).find(|i| tree.word(*i) == "based" && *i > 1 && tree.word(i - 1) == "-")?;
    let mention = tree.mentions_on(word - 2).into_iter().next().or(tree.node(word - 2).inside)?;
    let place = tree.argument(mention, word - 2, Via::Government)?;
    let fits = matches!(place.class, EntityType::Place | EntityType::Country);
    fits.then(|| claim(body, place, &BASED, tree.node(word).span, writer(), noun))
}

/// `the Peruvian city of Lima`, `the town of Callao in Peru`, `Callao, a port in Peru`, `Peru's Junín province`.
fn place_of_kind(tree: &Tree<'_>, noun: usize) -> Option<Found> {
    let place = tree.entity(noun).filter(|a| a.class == EntityType::Place && a.via == Via::Head)?;
    if tree.facts.mentions[place.mention].kind != MentionKind::Name {
        return None;
    }
    let kind = |at: usize| is_place_kind(tree.word(at)) && tree.node(at).mention.is_none();
    let node = tree.node(noun);
    // `Peru's Junín province`: the possessor hangs on the name or on the kind.
    let whole = if node.dep == Dep::Compound && kind(node.head) { node.head } else { noun };
    let last = tree.covered(tree.facts.mentions[place.mention].span).end - 1;
    let of_kind = whole != noun || is_place_kind(tree.word(last));
    if let Some(owner) = owner_of_place(tree, whole, &[Dep::Poss]).filter(|o| of_kind && o.token < noun) {
        return Some(claim(place, owner, &KIND, tree.span_of(&[owner.token, whole]), writer(), noun));
    }
    // `the Miraflores district of Lima`: the name before the kind is the place's own.
    let after =
        if whole == noun || is_place_kind(tree.word(last)) { Vec::new() } else { tree.prepositions(whole, None) };
    if let Some(outer) =
        after.iter().find(|p| matches!(p.name.as_str(), "of" | "in")).and_then(|p| region(tree, p.object))
    {
        return Some(claim(place, outer, &KIND, tree.span_of(&[whole, outer.token]), writer(), noun));
    }
    // `the Peruvian city of Lima`; `Lima, a city in Peru`.
    let of = node.dep == Dep::Pobj && tree.word(node.head) == "of" && kind(tree.head(node.head));
    let before = of.then(|| tree.head(node.head));
    let behind = tree.with(noun, &[Dep::Appos]).find(|a| kind(*a) && *a > noun);
    let mut described = before.into_iter().chain(behind).chain(others(tree, noun));
    described.find_map(|kind| described_in(tree, place, noun, kind, before == Some(kind)))
}

/// `Lima, Cusco and other towns and villages in Peru`: the kinds of places that the names before them are examples of.
fn others<'t>(tree: &'t Tree<'_>, noun: usize) -> impl Iterator<Item = usize> + 't {
    let next = |at: &usize| tree.with(*at, &[Dep::Conj]).find(|c| c > at);
    let joined: Vec<usize> = std::iter::successors(next(&noun), next).take(LISTED).collect();
    let kind = |at: usize| tree.node(at).mention.is_none() && is_place_kind(tree.node(at).lemma);
    let first = joined.iter().position(|at| kind(*at) && tree.with(*at, &[Dep::Amod]).any(|a| tree.word(a) == "other"));
    joined.into_iter().skip(first.unwrap_or(LISTED)).take_while(move |at| kind(*at))
}

/// What the noun for the kind of a place says of where it is.
fn described_in(tree: &Tree<'_>, place: Argument, noun: usize, described: usize, of: bool) -> Option<Found> {
    let owner = owner_of_place(tree, described, &[Dep::Poss, Dep::Amod, Dep::Compound, Dep::Nmod]).or_else(|| {
        let prepositions = tree.prepositions(described, None);
        let inside = prepositions.into_iter().find(|p| p.name == "in" || !of && p.name == "of").map(|p| p.object);
        // Right behind the noun, whatever the parser hangs it on.
        let next = || (tree.word(described + 1) == "in").then(|| tree.child(described + 1, Dep::Pobj)).flatten();
        region(tree, inside.or_else(next)?)
    })?;
    let span = tree.span_of(&[described, owner.token]);
    Some(claim(place, owner, &KIND, span, writer(), noun))
}

/// The country or region that a token names.
fn region(tree: &Tree<'_>, token: usize) -> Option<Argument> {
    let named = |a: &Argument| a.via == Via::Head && tree.facts.mentions[a.mention].kind == MentionKind::Name;
    tree.entity(token).filter(|a| named(a) && around_places(*a))
}

fn around_places(side: Argument) -> bool {
    matches!(side.class, EntityType::Country | EntityType::Place)
}

/// The one country or region that stands before a noun as its possessor or adjective; a name of another sort before it is its own.
fn owner_of_place(tree: &Tree<'_>, noun: usize, deps: &[Dep]) -> Option<Argument> {
    let mut owners = Vec::new();
    for child in tree.with(noun, deps) {
        let own = |a: &Argument| {
            let last = tree.covered(tree.facts.mentions[a.mention].span).end - 1;
            a.class == EntityType::Place && tree.node(child).dep != Dep::Poss && !is_place_kind(tree.word(last))
        };
        for mention in tree.mentions_on(child) {
            owners.extend(tree.argument(mention, child, Via::Government).filter(|a| around_places(*a) && !own(a)));
        }
    }
    let [owner] = owners.as_slice() else { return None };
    Some(*owner)
}

/// `Ana Ruiz, 42, of Lima,`: where somebody comes from or lives.
fn person_of_place(tree: &Tree<'_>, noun: usize) -> Option<Found> {
    let person = tree.entity(noun).filter(|a| a.class == EntityType::Person && a.via == Via::Head)?;
    if tree.facts.mentions[person.mention].kind != MentionKind::Name {
        return None;
    }
    let mut at = tree.covered(tree.facts.mentions[person.mention].span).end;
    (tree.word(at) == ",").then_some(())?;
    // The age between commas.
    if at + 2 < tree.len() && tree.node(at + 1).lower.bytes().all(|b| b.is_ascii_digit()) && tree.word(at + 2) == "," {
        at += 2;
    }
    (tree.word(at + 1) == "of").then_some(())?;
    let mention = tree
        .mentions
        .iter()
        .copied()
        .find(|m| tree.covered(tree.facts.mentions[*m].span).start == at + 2)
        .filter(|m| tree.facts.mentions[*m].kind == MentionKind::Name)?;
    let token = tree.top(tree.covered(tree.facts.mentions[mention].span))?;
    let place = tree.argument(mention, token, Via::Head).filter(|a| a.class == EntityType::Place)?;
    Some(claim(person, place, &OF, tree.node(at + 1).span, writer(), noun))
}
