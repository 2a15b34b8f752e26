//! Noun rules at work: `Russia's accession to the WTO`, `talks between Peru and Chile`.

use super::found::{Found, Sides, admits, may_stand};
use super::measured;
use super::rules::{NounRule, noun_rules};
use super::tree::{Argument, Context, Dep, Tree, Via};
use crate::extract::MentionKind;
use crate::schema::{EntityType, Status};

/// What the noun at `noun` says.
pub(super) fn noun_claims(tree: &Tree<'_>, noun: usize) -> Vec<Found> {
    let node = tree.node(noun);
    let named = node.mention.is_some_and(|m| tree.facts.mentions[m].kind == MentionKind::Name);
    if named {
        return Vec::new();
    }
    for rule in noun_rules().filter(|r| r.nouns.contains(&node.lower.as_str())) {
        let fits = |s: &Sides| {
            admits(rule.relation, rule.subject, rule.object, s.subject, s.object)
                && may_stand(tree, s.subject, s.object)
        };
        let sides: Vec<Sides> = sides(tree, noun, rule).into_iter().filter(fits).collect();
        if sides.is_empty() {
            continue;
        }
        let Some(context) = existence(tree, noun, rule) else { return Vec::new() };
        let found = |s: Sides| Found {
            subject: s.subject,
            relation: rule.relation,
            object: s.object,
            status: context.status,
            voice: context.voice.clone(),
            trigger: s.trigger,
            percent: measured::percent(rule.id, rule.percent),
            rule: rule.id,
            token: noun,
        };
        return sides.into_iter().map(found).collect();
    }
    Vec::new()
}

fn sides(tree: &Tree<'_>, noun: usize, rule: &NounRule) -> Vec<Sides> {
    let trigger = tree.node(noun).span;
    let both = rule.prepositions.contains(&"between");
    if both && let Some((subject, object)) = pair(tree, noun) {
        return vec![Sides { subject, object, trigger }];
    }
    let mut prepositions = tree.prepositions(noun, None);
    // `accepted the deployment of missiles in Turkey`: the parser may hang what follows on the verb.
    if tree.node(noun).dep == Dep::Dobj {
        let more = tree.prepositions(tree.head(noun), None);
        prepositions
            .extend(more.into_iter().filter(|p| p.token > noun && !matches!(p.name.as_str(), "by" | "of" | "with")));
    }
    if both && let Some(between) = prepositions.iter().find(|p| matches!(p.name.as_str(), "between" | "among")) {
        let mut sides = tree.entities(between.object);
        if let [only] = sides[..] {
            sides.extend(other_side(tree, only));
        }
        let mut pairs = Vec::new();
        for (i, a) in sides.iter().enumerate() {
            let trigger = tree.span_of(&[noun, between.token]);
            pairs.extend(sides[i + 1..].iter().map(|b| Sides { subject: *a, object: *b, trigger }));
        }
        return pairs;
    }
    // `the withdrawal of funds from the WTO` is not the WTO's loss of a member.
    let through = rule.prepositions.iter().any(|p| p.starts_with("of"));
    let filled = prepositions.iter().any(|p| p.name == "of" && tree.entities(p.object).is_empty());
    if filled && !through {
        return Vec::new();
    }
    let mut objects: Vec<(Argument, usize)> = Vec::new();
    for preposition in &prepositions {
        if rule.prepositions.contains(&preposition.name.as_str()) {
            objects.extend(tree.entities(preposition.object).into_iter().map(|o| (o, preposition.token)));
        }
        // What is deployed may stand between: `of missiles in Turkey`.
        let through = rule.prepositions.iter().filter_map(|p| p.split_once('+'));
        for (_, second) in through.filter(|(first, _)| *first == preposition.name) {
            let inner = tree.prepositions(preposition.object, None);
            for next in inner.iter().chain(&prepositions).filter(|p| p.name == second) {
                objects.extend(tree.entities(next.object).into_iter().map(|o| (o, next.token)));
            }
        }
    }
    let by = prepositions.iter().find(|p| p.name == "by").map(|p| p.object);
    let subjects = match by {
        Some(by) => tree.entities(by),
        None => owners(tree, noun),
    };
    let mut pairs = Vec::new();
    for (object, token) in objects {
        let trigger = tree.span_of(&[noun, token]);
        pairs.extend(subjects.iter().filter(|s| s.entity != object.entity).map(|s| Sides {
            subject: *s,
            object,
            trigger,
        }));
    }
    pairs
}

/// `between Peru, led by Ana Ruiz, and Chile`: there must be another side, so it is the name that `and` brings behind a comma, whatever
/// that hangs on.
fn other_side(tree: &Tree<'_>, first: Argument) -> Option<Argument> {
    let tokens = |m: usize| tree.covered(tree.facts.mentions[m].span);
    // `between Peru and its creditors failed, and Chile left`.
    if tree.word(tokens(first.mention).end) != "," {
        return None;
    }
    let and = (first.token + 2..tree.len()).find(|at| tree.word(*at) == "and" && tree.word(at - 1) == ",")?;
    let start = and + 1 + usize::from(tree.word(and + 1) == "the");
    let named = |m: &usize| tree.facts.mentions[*m].kind == MentionKind::Name;
    let mention = tree.mentions.iter().copied().filter(named).find(|m| tokens(*m).start == start)?;
    tree.entity(tree.top(tokens(mention))?)
}

/// Whose accession, invasion, support it is: the possessor, an adjective or a name before the noun.
fn owners(tree: &Tree<'_>, noun: usize) -> Vec<Argument> {
    if let Some(possessor) = tree.child(noun, Dep::Poss) {
        return tree.entities(possessor);
    }
    let before = tree.with(noun, &[Dep::Amod, Dep::Compound, Dep::Nmod]).filter_map(|c| {
        let mention = tree.node(c).mention?;
        let argument = tree.argument(mention, c, Via::Government)?;
        (argument.class != EntityType::Person).then_some(argument)
    });
    let mut owners: Vec<Argument> = before.collect();
    if owners.len() > 1 {
        owners.clear();
    }
    owners
}

/// The two sides of `U.S.-Russian relations`, `Peru-Chile talks`.
fn pair(tree: &Tree<'_>, noun: usize) -> Option<(Argument, Argument)> {
    let mut found: Vec<Argument> = Vec::new();
    let first = (0..noun).rev().take(6).take_while(|i| {
        matches!(tree.node(*i).dep, Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Punct | Dep::Poss | Dep::NpAdvmod)
            && !matches!(tree.word(*i), "," | ";" | "“" | "\"" | "(" | ")" | "'s")
    });
    let mut tokens: Vec<usize> = first.collect();
    tokens.reverse();
    let mut last: Option<crate::base::Span> = None;
    for mention in &tree.mentions {
        let span = tree.facts.mentions[*mention].span;
        let inside = tokens.iter().any(|t| tree.node(*t).span.overlaps(span));
        if !inside {
            continue;
        }
        // `U.S.-Russian`, `U.S. - Russian`, `US/Russian`: one mark between them.
        if let Some(last) = last {
            let gap = tree.text.get(last.end as usize..span.start as usize).unwrap_or("x").trim();
            if !matches!(gap, "-" | "–" | "/" | "‑") {
                return None;
            }
        }
        last = Some(span);
        let token = tree.covered(span).next()?;
        found.push(tree.argument(*mention, token, Via::Government)?);
    }
    match found.as_slice() {
        [a, b] => Some((*a, *b)),
        _ => None,
    }
}

/// Verbs and nouns whose object need not be: one can oppose, delay or seek what is not.
const INTENSIONAL: &[&str] = &[
    "oppose",
    "support",
    "delay",
    "approve",
    "block",
    "prevent",
    "seek",
    "want",
    "demand",
    "plan",
    "propose",
    "consider",
    "discuss",
    "urge",
    "expect",
    "avoid",
    "fear",
    "threaten",
    "reject",
    "call",
    "favor",
    "back",
    "promise",
    "offer",
    "need",
    "hope",
    "await",
    "rule",
    "stop",
    "veto",
    "ban",
    "pursue",
    "advocate",
    "request",
    "postpone",
    "predict",
    "prepare",
    "suggest",
    "warn",
    "question",
    "allow",
    "permit",
    "authorize",
    "deny",
    "discourage",
    "encourage",
    "vote",
    "endorse",
    "welcome",
    "negotiate",
    "debate",
    "study",
    "weigh",
    "envisage",
    "facilitate",
    "halt",
    "push",
    "press",
];

/// What is said of a thing that may not come about.
const OPEN_PREDICATES: &[&str] = &[
    "likely",
    "unlikely",
    "possible",
    "impossible",
    "imminent",
    "probable",
    "planned",
    "inevitable",
    "necessary",
    "due",
];

/// How what the noun names stands to the facts.
fn existence(tree: &Tree<'_>, noun: usize, rule: &NounRule) -> Option<Context> {
    let context = tree.context_of_noun(noun)?;
    let denied = tree.with(noun, &[Dep::Det, Dep::Neg]).any(|d| tree.word(d) == "no");
    if denied {
        return context.under(Status::Denied);
    }
    let imagined = tree.with(noun, &[Dep::Amod]).any(|a| {
        matches!(
            tree.word(a),
            "possible"
                | "potential"
                | "future"
                | "proposed"
                | "planned"
                | "alleged"
                | "eventual"
                | "would-be"
                | "likely"
                | "imminent"
                | "new"
                | "further"
                | "closer"
                | "better"
                | "more"
                | "greater"
                | "feared"
                | "supposed"
                | "suspected"
        )
    });
    let settled = !imagined && (rule.standing || stands(tree, noun));
    match context.status {
        Status::Asserted if settled => Some(context),
        // What is taken for granted stays so in a question, a condition or under a modal.
        Status::Asked | Status::Conditional if rule.standing && settled => {
            Some(Context { status: Status::Asserted, ..context })
        }
        Status::Possible | Status::Planned | Status::Denied if rule.standing && settled => {
            Some(Context { status: Status::Asserted, ..context })
        }
        Status::Asserted | Status::Denied => Some(Context { status: Status::Possible, ..context }),
        _ => Some(context),
    }
}

/// Whether the clause around the noun takes it for a fact.
fn stands(tree: &Tree<'_>, noun: usize) -> bool {
    let definite = tree.child(noun, Dep::Poss).is_some()
        || tree.with(noun, &[Dep::Det]).any(|d| matches!(tree.word(d), "the" | "this" | "that"));
    let head = tree.head(noun);
    let node = tree.node(noun);
    match node.dep {
        Dep::Pobj => {
            let above = tree.head(head);
            let past = tree.verb_above(head).is_some_and(|v| tree.is_past(v));
            match tree.word(head) {
                "after" | "since" | "despite" | "during" | "following" => {
                    past || matches!(tree.word(head), "since" | "despite")
                }
                "of" | "to" | "on" | "for" | "about" | "over" | "against" => {
                    definite && past && !INTENSIONAL.contains(&tree.node(above).lemma) && tree.is_verb(above)
                }
                _ => false,
            }
        }
        Dep::Dobj => {
            definite && !INTENSIONAL.contains(&tree.node(head).lemma) && tree.is_past(head) && !nested(tree, head)
        }
        Dep::Nsubj | Dep::NsubjPass => {
            let open = tree.with(head, &[Dep::Acomp, Dep::Attr]).any(|p| OPEN_PREDICATES.contains(&tree.node(p).lemma));
            definite && !open && tree.is_past(head) && !INTENSIONAL.contains(&tree.node(head).lemma)
        }
        _ => false,
    }
}

/// `delayed approving the accession`: a verb under one whose object need not be.
fn nested(tree: &Tree<'_>, verb: usize) -> bool {
    matches!(tree.node(verb).dep, Dep::Xcomp | Dep::Pcomp | Dep::Ccomp) && {
        let above = tree.head(verb);
        INTENSIONAL.contains(&tree.node(above).lemma) || tree.node(above).pos != super::tree::Pos::Verb
    }
}
