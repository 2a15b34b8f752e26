//! Relations inside and between noun phrases: membership, kin, seat, place, nationality.

use super::found::{Found, admits, may_stand};
use super::rules::{AT, BASED, IN, NATION, PLACE, Role, TRADE, role_of};
use super::status::combine;
use super::tree::{Argument, Context, Dep, Tree, Via, Voice};
use crate::base::Span;
use crate::extract::MentionKind;
use crate::schema::{EntityType, Status};

/// What the noun phrase at `noun` says by itself or with its neighbours.
pub(super) fn phrase_claims(tree: &Tree<'_>, noun: usize) -> Vec<Found> {
    let mut found = role_claims(tree, noun);
    if tree.node(noun).mention.is_some() {
        found.extend(place_in_place(tree, noun));
        found.extend(body_at_place(tree, noun));
        found.extend(based(tree, noun));
        found.extend(nationality(tree, noun));
    }
    found.retain(|f| may_stand(tree, f.subject, f.object) && admits(f.relation, &[], &[], f.subject, f.object));
    found
}

/// The writer's own word: how appositions and places are taken, whatever the sentence reports.
fn writer() -> Context {
    Context { status: Status::Asserted, voice: Voice::Own }
}

fn claim(subject: Argument, object: Argument, role: &Role, trigger: Span, context: Context, token: usize) -> Found {
    Found {
        subject,
        relation: role.relation,
        object,
        status: context.status,
        voice: context.voice,
        trigger,
        percent: role.percent,
        rule: role.id,
        token,
    }
}

/// `X, a member of Y`; `X is a member of Y`; `Y's wife, X`; `NATO member Turkey`.
fn role_claims(tree: &Tree<'_>, noun: usize) -> Vec<Found> {
    let node = tree.node(noun);
    if node.mention.is_some_and(|m| tree.facts.mentions[m].kind == MentionKind::Name) {
        return Vec::new();
    }
    let trading = node.lower == "partner"
        && tree.with(noun, &[Dep::Amod, Dep::Compound]).any(|c| matches!(tree.word(c), "trading" | "trade"));
    let Some(role) = (if trading { Some(&TRADE) } else { role_of(&node.lower) }) else { return Vec::new() };
    // `a former member of`: no longer.
    let lapsed = tree.with(noun, &[Dep::Amod, Dep::Compound, Dep::Advmod]).any(|c| {
        matches!(
            tree.word(c),
            "former" | "ex" | "would" | "potential" | "possible" | "honorary" | "prospective" | "onetime"
        )
    });
    if lapsed {
        return Vec::new();
    }
    let others = others(tree, noun, role);
    if others.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (subject, context) in holders(tree, noun) {
        for other in &others {
            let Some(status) =
                (if subject.negative { combine(context.status, Status::Denied) } else { Some(context.status) })
            else {
                continue;
            };
            let context = Context { status, voice: context.voice.clone() };
            found.push(claim(subject, *other, role, node.span, context, noun));
        }
    }
    found
}

/// The other side of a role: after its preposition, its possessor, or a name before it.
fn others(tree: &Tree<'_>, noun: usize, role: &Role) -> Vec<Argument> {
    let prepositions = tree.prepositions(noun, None);
    let after: Vec<Argument> = prepositions
        .iter()
        .filter(|p| role.preposition.split(' ').any(|name| name == p.name))
        .flat_map(|p| tree.entities(p.object))
        .filter(|a| a.via == Via::Head)
        .collect();
    if !after.is_empty() {
        return after;
    }
    // `Hale's teacher` does not work for Hale.
    if role.preposition == "at" {
        return Vec::new();
    }
    if let Some(possessor) = tree.child(noun, Dep::Poss) {
        return tree.entities(possessor).into_iter().filter(|a| a.via == Via::Head).collect();
    }
    let holder = tree.head(noun);
    let beside = matches!(tree.node(noun).dep, Dep::Compound | Dep::Nmod);
    // `Hale's wife Michelle Hale`: the possessor hangs on the name.
    if beside && let Some(possessor) = tree.child(holder, Dep::Poss).filter(|p| *p < noun) {
        return tree.entities(possessor).into_iter().filter(|a| a.via == Via::Head).collect();
    }
    if !matches!(role.relation, "memberOf" | "alliedWith" | "subsidiaryOf" | "partOf") {
        return Vec::new();
    }
    let before = noun.checked_sub(1).and_then(|b| {
        let of_noun = tree.head(b) == noun || beside && tree.head(b) == holder;
        let mention = tree
            .node(b)
            .mention
            .filter(|_| of_noun && matches!(tree.node(b).dep, Dep::Compound | Dep::Amod | Dep::Nmod))?;
        tree.argument(mention, b, Via::Government)
    });
    before.filter(|a| a.class != EntityType::Person).into_iter().collect()
}

/// Who has the role, and how that stands to the facts.
fn holders(tree: &Tree<'_>, noun: usize) -> Vec<(Argument, Context)> {
    let node = tree.node(noun);
    let mut found: Vec<(Argument, Context)> = Vec::new();
    let named = |token: usize| tree.entity(token).filter(|a| a.via == Via::Head);
    for name in tree.with(noun, &[Dep::Appos]).filter(|n| tree.node(*n).mention.is_some()) {
        found.extend(named(name).map(|a| (a, writer())));
    }
    match node.dep {
        Dep::Appos => {
            let name = node.head;
            if tree.node(name).mention.is_some() {
                found.extend(named(name).map(|a| (a, writer())));
            }
        }
        Dep::Compound | Dep::Nmod | Dep::Amod if tree.node(node.head).mention.is_some() && node.head > noun => {
            found.extend(named(node.head).map(|a| (a, writer())));
        }
        Dep::Attr if matches!(tree.node(node.head).lemma, "be" | "become" | "remain") => {
            found.extend(of_verb(tree, node.head));
        }
        Dep::Pobj if tree.word(node.head) == "as" => {
            let verb = tree.head(node.head);
            if tree.is_verb(verb)
                && matches!(tree.node(verb).lemma, "stand" | "serve" | "rank" | "act")
                && !tree.is_passive(verb)
            {
                found.extend(of_verb(tree, verb));
            }
        }
        Dep::Conj if tree.node(node.head).dep == Dep::Attr && tree.is_verb(tree.head(node.head)) => {
            found.extend(of_verb(tree, tree.head(node.head)));
        }
        Dep::Conj if tree.node(node.head).dep == Dep::Appos => {
            let name = tree.head(node.head);
            if tree.node(name).mention.is_some() && tree.node(node.head).mention.is_none() {
                found.extend(named(name).map(|a| (a, writer())));
            }
        }
        _ => {}
    }
    found
}

fn of_verb(tree: &Tree<'_>, verb: usize) -> Vec<(Argument, Context)> {
    let Some(context) = tree.context(verb) else { return Vec::new() };
    let subjects = tree.clause(verb).subject.map(|s| tree.entities(s)).unwrap_or_default();
    subjects.into_iter().filter(|a| a.via == Via::Head).map(|a| (a, context.clone())).collect()
}

/// `Lima, Peru`: a place and the country or region it is in, not a list.
fn place_in_place(tree: &Tree<'_>, noun: usize) -> Option<Found> {
    let place = tree.entity(noun).filter(|a| a.class == EntityType::Place && a.via == Via::Head)?;
    let end = tree.covered(tree.facts.mentions[place.mention].span).end;
    (tree.word(end) == ",").then_some(())?;
    let next = tree.mentions.iter().copied().find(|m| tree.covered(tree.facts.mentions[*m].span).start == end + 1)?;
    let token = tree.top(tree.covered(tree.facts.mentions[next].span))?;
    let country = tree.argument(next, token, Via::Head)?;
    let beside = matches!(tree.node(token).dep, Dep::Appos | Dep::NpAdvmod | Dep::Nmod) && tree.head(token) == noun
        || tree.node(token).dep == Dep::Pobj && tree.head(token) == tree.head(noun);
    let name = tree.facts.mentions[next].kind == MentionKind::Name;
    let listed = tree.with(noun, &[Dep::Cc, Dep::Conj]).next().is_some()
        || tree.with(token, &[Dep::Cc, Dep::Conj]).next().is_some()
        || tree.node(noun).dep == Dep::Conj
        || tree.node(noun).dep == Dep::Appos;
    // Two countries, or two cities, side by side are no address.
    let inside = country.class == EntityType::Country || tree.node(token).dep == Dep::NpAdvmod;
    (beside && name && !listed && inside).then(|| claim(place, country, &PLACE, tree.node(end).span, writer(), noun))
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
                if matches!(before, "at") || body.class == EntityType::Facility && matches!(before, "of") =>
            {
                found.push(claim(body, other, &IN, trigger, writer(), noun));
            }
            _ => {}
        }
    }
    found
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

/// `Peruvian singer X`; `X, a Peruvian singer`; `X was a Peruvian singer`.
fn nationality(tree: &Tree<'_>, noun: usize) -> Vec<Found> {
    let mut found = Vec::new();
    let Some(person) = tree.entity(noun).filter(|a| a.class == EntityType::Person && a.via == Via::Head) else {
        return found;
    };
    if tree.facts.mentions[person.mention].kind == MentionKind::Name {
        // The words before the name.
        let start = tree.covered(tree.facts.mentions[person.mention].span).start;
        if let Some((country, span)) = start.checked_sub(1).and_then(|last| calling(tree, last, noun)) {
            found.push(claim(person, country, &NATION, span, writer(), noun));
        }
    }
    for calling_noun in tree.with(noun, &[Dep::Appos]) {
        if let Some((country, span)) = calling(tree, calling_noun, calling_noun) {
            found.push(claim(person, country, &NATION, span, writer(), noun));
        }
    }
    if matches!(tree.node(noun).dep, Dep::Nsubj) && tree.node(tree.head(noun)).lemma == "be" {
        let verb = tree.head(noun);
        for attribute in tree.with(verb, &[Dep::Attr]) {
            if let Some((country, span)) = calling(tree, attribute, attribute)
                && let Some(context) = tree.context(verb)
            {
                found.push(claim(person, country, &NATION, span, context, verb));
            }
        }
    }
    found
}

/// A country's adjective before plain words, the last of which, at `last`, is what a person does.
fn calling(tree: &Tree<'_>, last: usize, top: usize) -> Option<(Argument, Span)> {
    let node = tree.node(last);
    let lower = |at: usize| tree.node(at).span.slice(tree.text).starts_with(char::is_lowercase);
    if !is_calling(&node.lower) || !lower(last) {
        return None;
    }
    let mut at = last;
    while at > 0
        && last - at < 5
        && tree.mentions_on(at).iter().all(|m| tree.facts.mentions[*m].kind == MentionKind::Nominal)
    {
        let here = tree.node(at);
        let plain = at == last
            || matches!(here.dep, Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Punct | Dep::Conj | Dep::Cc)
                && (lower(at) || here.dep == Dep::Punct)
                && here.lower != ",";
        if !plain || !tree.below(at, top) && at != last {
            return None;
        }
        at -= 1;
    }
    let mentions = tree.mentions_on(at);
    let [mention] = mentions.as_slice() else { return None };
    if tree.facts.mentions[*mention].kind != MentionKind::Adjective {
        return None;
    }
    let country = tree.argument(*mention, at, Via::Government).filter(|a| a.class == EntityType::Country)?;
    let start = tree.covered(tree.facts.mentions[*mention].span).start;
    let before = start.checked_sub(1).map_or("", |b| tree.word(b));
    // `former Soviet spy`, `U.S.-Russian`, `anti-American`.
    (!matches!(before, "former" | "-" | "anti" | "pro" | "'s"))
        .then(|| (country, tree.node(start).span.cover(node.span)))
}

/// Whether the word says what a person does.
fn is_calling(word: &str) -> bool {
    const MORE: &str = "activist actress architect artist athlete billionaire businessman businesswoman chef citizen cleric \
        composer diplomat dissident economist engineer hacker journalist mathematician militant millionaire \
        musician national novelist nurse oligarch philosopher physicist pianist pilot player poet politician \
        singer spy student teacher tycoon";
    const NOT: &str = "ambassador border broadcaster carrier center commander computer corner fighter helicopter human importer \
        insider investor labor later leader letter maker man manufacturer matter member minister newspaper number \
        observer officer order other over paper partner power premier prisoner producer publisher quarter \
        reporter researcher retailer river sector settler speaker summer supplier supporter watcher water winter \
        woman";
    let listed = |list: &str| list.split_ascii_whitespace().any(|w| w == word);
    listed(MORE)
        || (!listed(NOT)
            && word.len() > 5
            && ["er", "or", "ist", "man", "woman", "ician"].iter().any(|end| word.ends_with(end)))
}
