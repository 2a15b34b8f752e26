//! Relations inside and between noun phrases: membership, kin, seat, place, nationality.

use super::callings;
use super::found::{Found, admits, may_stand};
use super::rules::{AT, BASED, IN, NATION, PLACE, Role, TRADE, WITHIN, role_of};
use super::status::combine;
use super::tree::{Argument, Context, Dep, Tree, Via, Voice};
use crate::base::Span;
use crate::extract::MentionKind;
use crate::schema::{EntityType, OrganizationKind, Status};

/// What the noun phrase at `noun` says by itself or with its neighbours.
pub(super) fn phrase_claims(tree: &Tree<'_>, noun: usize) -> Vec<Found> {
    let mut found = role_claims(tree, noun);
    if tree.node(noun).mention.is_some() {
        found.extend(place_in_place(tree, noun));
        found.extend(place_within(tree, noun));
        found.extend(body_at_place(tree, noun));
        found.extend(based(tree, noun));
        found.extend(nationality(tree, noun));
        found.extend(callings::birth(tree, noun));
        found.extend(callings::body_before_calling(tree, noun));
        found.extend(callings::of_body(tree, noun));
    }
    found.retain(|f| may_stand(tree, f.subject, f.object) && admits(f.relation, &[], &[], f.subject, f.object));
    found
}

/// The writer's own word: how appositions and places are taken, whatever the sentence reports.
pub(super) fn writer() -> Context {
    Context { status: Status::Asserted, voice: Voice::Own }
}

pub(super) fn claim(
    subject: Argument,
    object: Argument,
    role: &Role,
    trigger: Span,
    context: Context,
    token: usize,
) -> Found {
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
    let parent =
        node.lower == "company" && tree.with(noun, &[Dep::Amod, Dep::Compound]).any(|c| tree.word(c) == "parent");
    let role = if trading { Some(&TRADE) } else { role_of(if parent { "parent" } else { &node.lower }) };
    let Some(role) = role else { return Vec::new() };
    // `a former member of`: no longer.
    let lapsed = tree.with(noun, &[Dep::Amod, Dep::Compound, Dep::Advmod]).any(|c| {
        matches!(
            tree.word(c),
            "former" | "ex" | "would" | "potential" | "possible" | "honorary" | "prospective" | "onetime"
        )
    });
    let lasting = matches!(role.relation, "spouse" | "employedBy" | "founded" | "educatedAt");
    if lapsed && !lasting {
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
        let whose: Vec<Argument> = tree.entities(possessor).into_iter().filter(|a| a.via == Via::Head).collect();
        // `Mora and his wife, Ana Ruiz`: his who stands before it.
        let pronoun = matches!(tree.word(possessor), "his" | "her");
        if whose.is_empty() && pronoun && tree.node(noun).dep == Dep::Conj {
            let before = tree.entity(tree.head(noun)).filter(|a| a.class == EntityType::Person && a.via == Via::Head);
            return before.into_iter().collect();
        }
        // `lives with his son, Pablo`: nobody said whose, and one acts.
        let kin = matches!(role.relation, "spouse" | "childOf" | "parentOf" | "siblingOf");
        if whose.is_empty() && kin && (pronoun || tree.word(possessor) == "their") {
            let verb = tree.verb_above(noun);
            let subject = verb.and_then(|v| tree.clause(v).subject).filter(|s| *s < noun && !tree.below(noun, *s));
            let who: Vec<Argument> = subject.map(|s| tree.entities(s)).unwrap_or_default();
            let fits = who.len() == 1 && pronoun || who.len() > 1 && !pronoun;
            let people = who.iter().all(|a| a.class == EntityType::Person && a.via == Via::Head);
            return if fits && people { who } else { Vec::new() };
        }
        return whose;
    }
    let holder = tree.head(noun);
    let beside = matches!(tree.node(noun).dep, Dep::Compound | Dep::Nmod);
    // `Hale's wife Michelle Hale`: the possessor hangs on the name.
    if beside && let Some(possessor) = tree.child(holder, Dep::Poss).filter(|p| *p < noun) {
        return tree.entities(possessor).into_iter().filter(|a| a.via == Via::Head).collect();
    }
    if !matches!(
        role.relation,
        "memberOf" | "alliedWith" | "subsidiaryOf" | "partOf" | "founded" | "leads" | "owns" | "bornIn" | "livesIn"
    ) {
        return Vec::new();
    }
    // `Minera Sol co-founder`, in three tokens.
    let cut = if tree.word(noun.wrapping_sub(1)) == "-" && tree.word(noun.wrapping_sub(2)) == "co" { 3 } else { 1 };
    let before = noun.checked_sub(cut).and_then(|b| {
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
        // `one of the founders of Cobre Norte`.
        Dep::Pobj if tree.word(node.head) == "of" && matches!(tree.word(tree.head(node.head)), "one" | "some") => {
            let one = tree.head(node.head);
            match tree.node(one).dep {
                Dep::Attr => found.extend(of_verb(tree, tree.head(one))),
                Dep::Appos => found.extend(named(tree.head(one)).map(|a| (a, writer()))),
                _ => {}
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
        || tree.node(noun).dep == Dep::Appos && country.class != EntityType::Country;
    // Two countries, or two cities, side by side are no address; after `in` or `from` a city and its region are.
    let somewhere = tree.node(noun).dep == Dep::Pobj
        && matches!(tree.word(tree.head(noun)), "in" | "at" | "near" | "from" | "outside")
        && country.class == EntityType::Place;
    let inside = country.class == EntityType::Country || tree.node(token).dep == Dep::NpAdvmod || somewhere;
    (beside && name && !listed && inside).then(|| claim(place, country, &PLACE, tree.node(end).span, writer(), noun))
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
    found.extend(said_after_brackets(tree, person, noun));
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

/// `X (born 1961) was a Peruvian …`: the parser often loses the subject of such a sentence in the brackets.
fn said_after_brackets(tree: &Tree<'_>, person: Argument, noun: usize) -> Option<Found> {
    let mention = &tree.facts.mentions[person.mention];
    let open = tree.covered(mention.span).end;
    let close = (open..(open + 60).min(tree.len())).find(|i| tree.word(*i) == ")")?;
    let plain = mention.kind == MentionKind::Name && tree.word(open) == "(";
    if !plain || !matches!(tree.word(close + 1), "is" | "was") || !matches!(tree.word(close + 2), "a" | "an" | "the") {
        return None;
    }
    let mut at = close + 3;
    while matches!(
        tree.word(at),
        "former"
            | "retired"
            | "late"
            | "noted"
            | "prominent"
            | "famous"
            | "leading"
            | "professional"
            | "well"
            | "known"
            | "-"
    ) {
        at += 1;
    }
    let adjective = (at < tree.len()).then(|| tree.mentions_on(at).first().copied()).flatten()?;
    let end = tree.covered(tree.facts.mentions[adjective].span).end;
    let fits = tree.facts.mentions[adjective].kind == MentionKind::Adjective
        && !matches!(tree.word(end), "-" | "ambassador" | "prisoner" | "colony" | "ally" | "hostage");
    let country = tree.argument(adjective, at, Via::Government).filter(|a| fits && a.class == EntityType::Country)?;
    Some(claim(person, country, &NATION, tree.node(at).span, writer(), noun))
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
pub(super) fn is_calling(word: &str) -> bool {
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
