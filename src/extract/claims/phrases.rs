//! Relations inside and between noun phrases: membership, kin, seat, place, nationality.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::found::{Found, admits, may_stand};
use super::rules::{NATION, Role, TRADE, role_of};
use super::status::combine;
use super::tree::{Argument, Context, Dep, Tree, Via, Voice};
use super::{callings, lifespans, measured, places};
use crate::base::Span;
use crate::extract::MentionKind;
use crate::schema::{EntityType, Status};

/// What the noun phrase at `noun` says by itself or with its neighbours.
pub(super) fn phrase_claims(tree: &Tree<'_>, noun: usize) -> Vec<Found> {
    let mut found = role_claims(tree, noun);
    if tree.node(noun).mention.is_some() {
        found.extend(places::place_claims(tree, noun));
        found.extend(nationality(tree, noun));
        found.extend(lifespans::lifespan(tree, noun));
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
        percent: measured::percent(role.id, role.percent),
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
    let mut prepositions = tree.prepositions(noun, None);
    // `professor of law at Lima University`, `in the Department of Law at Lima University`.
    if role.preposition == "at" {
        let subjects = prepositions.iter().filter(|p| matches!(p.name.as_str(), "of" | "in"));
        let inner =
            subjects.filter(|p| tree.node(p.object).mention.is_none()).flat_map(|p| tree.prepositions(p.object, None));
        let inner: Vec<_> = inner.collect();
        prepositions.extend(inner);
    }
    let after: Vec<Argument> = prepositions
        .iter()
        .filter(|p| role.preposition.split(' ').any(|name| name == p.name))
        .flat_map(|p| tree.entities(p.object))
        .filter(|a| a.via == Via::Head)
        .collect();
    if !after.is_empty() {
        return after;
    }
    // `founder and CEO of Minera Sol`: behind the last of what is joined, wherever the parser hangs it.
    let last = tree.joined(noun).unwrap_or_default().last().map_or(noun, |(member, _)| *member);
    let preposition = last + 1;
    if role.preposition.split(' ').any(|name| name == tree.word(preposition))
        && let Some(object) = tree.child(preposition, Dep::Pobj)
    {
        let behind: Vec<Argument> = tree.entities(object).into_iter().filter(|a| a.via == Via::Head).collect();
        if !behind.is_empty() {
            return behind;
        }
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
    // `Hale has a daughter, Ann`.
    let verb = tree.head(noun);
    let kin = matches!(role.relation, "childOf" | "siblingOf" | "spouse");
    if kin && tree.node(noun).dep == Dep::Dobj && matches!(tree.node(verb).lemma, "have" | "raise" | "adopt") {
        let who = tree.clause(verb).subject.map(|s| tree.entities(s)).unwrap_or_default();
        return who.into_iter().filter(|a| a.via == Via::Head && a.class == EntityType::Person).collect();
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
        // `their children, Ana and Juan`.
        let members = tree.joined(name).unwrap_or_else(|| vec![(name, false)]);
        found.extend(members.into_iter().filter_map(|(member, _)| named(member)).map(|a| (a, writer())));
    }
    if found.is_empty()
        && let Some(name) = tree.fronted(noun)
    {
        found.extend(named(name).map(|a| (a, writer())));
        return found;
    }
    if !matches!(node.dep, Dep::Attr)
        && let Some(attribute) = tree.attribute(noun)
        && tree.node(tree.head(attribute)).lemma == "be"
    {
        found.extend(of_verb(tree, tree.head(attribute)));
        return found;
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
            let made =
                matches!(tree.node(verb).lemma, "establish" | "found" | "form" | "create" | "incorporate" | "set");
            if tree.is_verb(verb) && made && tree.is_passive(verb) {
                let context = tree.context(verb);
                let object = tree.clause(verb).object.map(|o| tree.entities(o)).unwrap_or_default();
                let whole = object.into_iter().filter(|a| a.via == Via::Head);
                found.extend(whole.filter_map(|a| Some((a, context.clone()?))));
            }
            if tree.is_verb(verb)
                && matches!(
                    tree.node(verb).lemma,
                    "stand" | "serve" | "rank" | "act" | "operate" | "work" | "function" | "join" | "continue"
                )
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
        // `the founder and chairman, Ana Ruiz`; `Ana Ruiz, chairman and founder of`.
        Dep::Conj if tree.node(node.head).mention.is_none() && tree.is_noun(node.head) => {
            let beside = tree.with(node.head, &[Dep::Appos]).find(|n| tree.node(*n).mention.is_some());
            found.extend(beside.and_then(named).map(|a| (a, writer())));
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
    let country = country_of(tree, *mention, at)?;
    let start = tree.covered(tree.facts.mentions[*mention].span).start;
    let before = start.checked_sub(1).map_or("", |b| tree.word(b));
    // `former Soviet spy`, `U.S.-Russian`, `anti-American`.
    (!matches!(before, "former" | "-" | "anti" | "pro" | "'s"))
        .then(|| (country, tree.node(start).span.cover(node.span)))
}

/// The country of an adjective; of one that is taken for its people, too: `an American mixed martial artist`.
fn country_of(tree: &Tree<'_>, mention: usize, at: usize) -> Option<Argument> {
    let found = &tree.facts.mentions[mention];
    let argument = tree.argument(mention, at, Via::Government)?;
    if argument.class == EntityType::Group && found.kind == MentionKind::Name {
        let entity = tree.facts.entities.get(found.entity.0 as usize)?.detail.country?;
        let class = tree.facts.entities.get(entity.0 as usize)?.class;
        return (class == EntityType::Country).then_some(Argument { entity, class, ..argument });
    }
    (found.kind == MentionKind::Adjective && argument.class == EntityType::Country).then_some(argument)
}

/// Whether the word says what a person does.
pub(super) fn is_calling(word: &str) -> bool {
    const MORE: &str = "activist actress analyst architect artist astronaut athlete billionaire businessman businesswoman chef citizen cleric \
        composer diplomat dissident economist engineer hacker journalist mathematician militant millionaire \
        musician national novelist nurse oligarch philosopher physicist pianist pilot player poet politician \
        singer spy student teacher tycoon";
    const NOT: &str = "ambassador border broadcaster carrier center commander computer corner fighter helicopter human importer \
        insider investor labor later leader letter maker man manufacturer matter member minister newspaper number \
        observer officer order other over paper partner power premier prisoner producer publisher quarter \
        reporter researcher retailer river sector settler speaker summer supplier supporter watcher water winter \
        woman";
    static LISTED: LazyLock<HashMap<&str, bool>> = LazyLock::new(|| {
        let not = NOT.split_ascii_whitespace().map(|word| (word, false));
        not.chain(MORE.split_ascii_whitespace().map(|word| (word, true))).collect()
    });
    let ending =
        || word.len() > 5 && ["er", "or", "ist", "man", "woman", "ician"].iter().any(|end| word.ends_with(end));
    LISTED.get(word).copied().unwrap_or_else(ending)
}
