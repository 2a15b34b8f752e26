//! Verb rules at work: matches a clause's arguments with the rules for its verb, else reads an open relation.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::found::{Found, Sides, admits, may_stand, metonym};
use super::measured;
use super::rules::{Frame, Rule, verb_rules};
use super::status::combine;
use super::tree::{Argument, Clause, Context, Dep, Preposition, Tree, Via};
use crate::base::Span;
use crate::extract::MentionKind;
use crate::schema::{EntityType, Relation, Status};

static BY_VERB: LazyLock<HashMap<&'static str, Vec<&'static Rule>>> = LazyLock::new(|| {
    let mut table: HashMap<_, Vec<_>> = HashMap::new();
    for rule in verb_rules() {
        for verb in rule.verbs {
            table.entry(*verb).or_default().push(rule);
        }
    }
    table
});

/// What the verb at `verb` says.
pub(super) fn verb_claims(tree: &Tree<'_>, verb: usize) -> Vec<Found> {
    let clause = tree.clause(verb);
    let lemma = predicate(tree, verb);
    let phrasal = clause.particle.map(|p| format!("{lemma} {}", tree.word(p)));
    let whole = phrasal.as_deref().and_then(|p| BY_VERB.get(p));
    let mut found: Vec<Found> = Vec::new();
    let mut context: Option<Option<Context>> = None;
    for rule in whole.into_iter().chain(BY_VERB.get(lemma)).flatten() {
        // `turn down`, `back up`: with a particle the plain verb's rules hold for prepositions and light objects only.
        let own = phrasal.as_deref().is_some_and(|p| rule.verbs.contains(&p));
        if clause.particle.is_some() && rule.frame == Frame::Object && !own {
            continue;
        }
        let sides = sides(tree, &clause, rule);
        if sides.is_empty() {
            continue;
        }
        let Some(context) = context.get_or_insert_with(|| tree.context(verb)) else { return found };
        for Sides { subject, object, trigger } in sides {
            let (subject, object) = if rule.swapped { (object, subject) } else { (subject, object) };
            if !admits(rule.relation, rule.subject, rule.object, subject, object) || !may_stand(tree, subject, object) {
                continue;
            }
            let Some(status) = denied(context.status, subject, object) else { continue };
            let doubt = clause.doubt + metonym(subject) + metonym(object);
            found.push(Found {
                subject,
                relation: rule.relation,
                object,
                status,
                voice: context.voice.clone(),
                trigger,
                percent: measured::percent(rule.id, rule.percent).saturating_sub(doubt),
                rule: rule.id,
                token: verb,
            });
        }
        if !found.is_empty() {
            return found;
        }
    }
    found
}

/// The verb of a clause in its dictionary form; that of adjectives that once were participles.
fn predicate<'a>(tree: &Tree<'a>, verb: usize) -> &'a str {
    let node = tree.node(verb);
    if tree.is_predicate(verb) {
        for (adjective, lemma) in [
            ("married", "marry"),
            ("opposed", "oppose"),
            ("based", "base"),
            ("headquartered", "headquarter"),
            ("located", "locate"),
            ("situated", "situate"),
            ("committed", "commit"),
            ("educated", "educate"),
        ] {
            if node.lower == adjective {
                return lemma;
            }
        }
    }
    node.lemma
}

/// The status of a clause whose subject or object denies it: `Neither Peru nor Chile`.
pub(super) fn denied(status: Status, subject: Argument, object: Argument) -> Option<Status> {
    if subject.negative || object.negative { combine(status, Status::Denied) } else { Some(status) }
}

fn sides(tree: &Tree<'_>, clause: &Clause, rule: &Rule) -> Vec<Sides> {
    let verb = clause.verb;
    // `Peru, led by Ana Ruiz, and Chile`: what a clause on a noun says is not of what is joined to the noun behind it.
    let on_noun = matches!(tree.node(verb).dep, Dep::Acl | Dep::Relcl);
    let named = |token: Option<usize>| {
        let mut found = token.map(|t| tree.entities(t)).unwrap_or_default();
        found.retain(|a| !on_noun || token != Some(tree.head(verb)) || a.token < verb);
        found
    };
    let subjects = || named(clause.subject);
    match rule.frame {
        Frame::Object => {
            let objects = named(clause.object);
            let beside = clause.prepositions.iter().filter(|p| rule.beside.contains(&p.name.as_str()));
            let others = beside.flat_map(|p| tree.entities(p.object)).filter(|a| a.via == Via::Head);
            // A law has one side: `signed the Hale Act with Juan Mora looking on`.
            let shared: Vec<Argument> = objects.iter().copied().filter(|a| a.class == EntityType::Treaty).collect();
            let mut pairs = cross(&subjects(), &objects, tree.node(verb).span);
            pairs.extend(cross(&others.collect::<Vec<_>>(), &shared, tree.node(verb).span));
            pairs
        }
        Frame::Preposition(names) => {
            if clause.passive || clause.object.is_some_and(|o| !is_circumstance(tree, o)) {
                return Vec::new();
            }
            after(tree, clause, &subjects(), names)
        }
        Frame::Across(names) => {
            let named = clause.object.is_some_and(|o| !tree.entities(o).is_empty());
            if clause.passive || named {
                return Vec::new();
            }
            let own = after(tree, clause, &subjects(), names);
            // `earned a degree in law from Lima University`: on the object as well as on the verb.
            match clause.object.filter(|_| own.is_empty()) {
                Some(object) => {
                    let members = tree.joined(object).unwrap_or_default();
                    let each = members.into_iter().flat_map(|(member, _)| {
                        let prepositions = tree.prepositions(member, None);
                        after(tree, &Clause { prepositions, ..clause.clone() }, &subjects(), names)
                    });
                    each.collect()
                }
                None => own,
            }
        }
        Frame::PassivePreposition(names) => {
            if !clause.passive {
                return Vec::new();
            }
            let subjects = named(clause.object);
            after(tree, clause, &subjects, names)
        }
        Frame::Light(nouns, names) => {
            let found = light(tree, clause, &subjects(), nouns, names);
            if found.is_empty() { mutual(tree, clause, rule, &subjects(), nouns, names) } else { found }
        }
        Frame::Within(nouns, names) => {
            let within = clause.prepositions.iter().filter(|p| matches!(p.name.as_str(), "in" | "into"));
            let within = within.filter(|p| nouns.contains(&tree.word(p.object)));
            let each = within.flat_map(|p| {
                let prepositions = tree.prepositions(p.object, None);
                after(tree, &Clause { prepositions, ..clause.clone() }, &subjects(), names)
            });
            each.collect()
        }
        Frame::Together(adverbs) => {
            let adverb = tree.with(verb, &[Dep::Advmod]).find(|a| adverbs.contains(&tree.word(*a)));
            let busy = clause.object.is_some()
                || clause
                    .prepositions
                    .iter()
                    .any(|p| matches!(p.name.as_str(), "with" | "to" | "against" | "over" | "up"));
            if clause.passive || busy || !adverbs.is_empty() && adverb.is_none() {
                return Vec::new();
            }
            let trigger = adverb.map_or(tree.node(verb).span, |a| tree.span_of(&[verb, a]));
            with_each_other(rule, &subjects(), trigger)
        }
        Frame::PassiveTogether(without) => {
            let others = clause.prepositions.iter().any(|p| without.contains(&p.name.as_str()));
            if !clause.passive || others {
                return Vec::new();
            }
            let subjects = named(clause.object);
            with_each_other(rule, &subjects, tree.node(verb).span)
        }
    }
}

/// What they do together each does with the other.
fn with_each_other(rule: &Rule, sides: &[Argument], trigger: Span) -> Vec<Sides> {
    // That the two are related says no more when it is said twice.
    let mutual = rule.relation == "relatedTo" || Relation::named(rule.relation).is_some_and(Relation::symmetric);
    let mut pairs = Vec::new();
    for (i, a) in sides.iter().enumerate() {
        for b in &sides[i + 1..] {
            pairs.push(Sides { subject: *a, object: *b, trigger });
            if !mutual {
                pairs.push(Sides { subject: *b, object: *a, trigger });
            }
        }
    }
    pairs
}

/// `Peru and Chile held talks`: with each other, where nobody stands behind `with`.
fn mutual(
    tree: &Tree<'_>,
    clause: &Clause,
    rule: &Rule,
    subjects: &[Argument],
    nouns: &[&str],
    names: &[&str],
) -> Vec<Sides> {
    let Some(noun) = clause.object.filter(|_| !clause.passive && names.first() == Some(&"with")) else {
        return Vec::new();
    };
    let node = tree.node(noun);
    let said = nouns.contains(&node.lower.as_str()) || nouns.contains(&node.lemma);
    let own = tree.prepositions(noun, None);
    let others =
        own.iter().chain(&clause.prepositions).any(|p| names.contains(&p.name.as_str()) || p.name == "between");
    if !said || others {
        return Vec::new();
    }
    with_each_other(rule, subjects, tree.span_of(&[clause.verb, noun]))
}

/// `worked two years`: an object that is a time.
fn is_circumstance(tree: &Tree<'_>, object: usize) -> bool {
    super::words::is_time_unit(tree.word(object))
}

fn cross(subjects: &[Argument], objects: &[Argument], trigger: Span) -> Vec<Sides> {
    let mut pairs = Vec::new();
    for object in objects {
        pairs.extend(subjects.iter().map(|s| Sides { subject: *s, object: *object, trigger }));
    }
    pairs
}

/// The entities after one of the prepositions, each with the subjects.
fn after(tree: &Tree<'_>, clause: &Clause, subjects: &[Argument], names: &[&str]) -> Vec<Sides> {
    let own = |p: &&Preposition| names.contains(&p.name.as_str()) && !is_of_noun(tree, clause.verb, p.token);
    for preposition in clause.prepositions.iter().filter(own) {
        let objects = tree.entities(preposition.object);
        if !objects.is_empty() {
            return cross(subjects, &objects, tree.span_of(&[clause.verb, preposition.token]));
        }
    }
    Vec::new()
}

/// Nouns that take a side of their own behind a preposition, before which they stand.
#[rustfmt::skip]
const SIDED: &[&str] = &[
    "agreement", "attack", "clashes", "deal", "dispute", "fall", "handover", "loss", "meeting", "negotiations", "return", "summit",
    "surrender", "talks", "transfer", "trip", "visit", "war", "withdrawal",
];

/// `spoke a year after the fall of Lima to the rebels`: the preposition is the noun's, wherever the parser hangs it.
fn is_of_noun(tree: &Tree<'_>, verb: usize, preposition: usize) -> bool {
    let timed = |noun: usize| {
        let above = tree.head(noun);
        tree.node(noun).dep == Dep::Pobj
            && matches!(tree.word(above), "after" | "before" | "since" | "following" | "during" | "despite" | "amid")
    };
    (verb + 1..preposition).any(|at| SIDED.contains(&tree.word(at)) && timed(at))
}

/// `imposed sanctions on Iran`, `sanctions were imposed on Iran by the EU`, `gave Peru aid`.
fn light(tree: &Tree<'_>, clause: &Clause, subjects: &[Argument], nouns: &[&str], names: &[&str]) -> Vec<Sides> {
    let Some(object) = clause.object else { return Vec::new() };
    // `holds a degree from Lima University and another degree from Cusco University`.
    let mut pairs: Vec<Sides> = Vec::new();
    for (noun, _) in tree.joined(object).unwrap_or_default() {
        let node = tree.node(noun);
        if !nouns.contains(&node.lower.as_str()) && !nouns.contains(&node.lemma) {
            continue;
        }
        let own = tree.prepositions(noun, None);
        let mut near = own.iter().chain(&clause.prepositions);
        let fits = |name: &str| names.iter().any(|n| *n == name || n.strip_prefix("out ") == Some(name));
        if let Some(preposition) = near.find(|p| fits(&p.name) && !tree.entities(p.object).is_empty()) {
            let trigger = tree.span_of(&[clause.verb, noun, preposition.token]);
            for pair in cross(subjects, &tree.entities(preposition.object), trigger) {
                let same = |p: &Sides| p.subject.entity == pair.subject.entity && p.object.entity == pair.object.entity;
                if !pairs.iter().any(same) {
                    pairs.push(pair);
                }
            }
            continue;
        }
        if pairs.is_empty()
            && let Some(dative) = clause.dative.filter(|_| names.contains(&"to"))
        {
            return cross(subjects, &tree.entities(dative), tree.span_of(&[clause.verb, noun]));
        }
        // `sent Haiti food`, where the parser takes the receiver for a part of the goods.
        let receiver = tree
            .child(noun, Dep::Compound)
            .filter(|c| *c == clause.verb + 1 && *c + 1 == noun && names.contains(&"to"))
            .and_then(|c| tree.entity(c))
            .filter(|a| tree.facts.mentions[a.mention].kind == MentionKind::Name);
        if let Some(receiver) = receiver.filter(|_| pairs.is_empty()) {
            return cross(subjects, &[receiver], tree.span_of(&[clause.verb, noun]));
        }
    }
    pairs
}

/// `Neither Peru nor Chile signed the pact; Bolivia did`: what the clause before says, of another subject and with the other's polarity.
pub(super) fn elliptic_claims(tree: &Tree<'_>, verb: usize, known: &[Found]) -> Vec<Found> {
    let node = tree.node(verb);
    let bare =
        tree.with(verb, &[Dep::Dobj, Dep::Xcomp, Dep::Acomp, Dep::Attr, Dep::Prep, Dep::Dative]).next().is_none();
    if !matches!(node.lemma, "do" | "have" | "will") || !bare {
        return Vec::new();
    }
    let said = if node.dep == Dep::Conj {
        Some(node.head)
    } else {
        tree.with(verb, &[Dep::Ccomp, Dep::Parataxis]).find(|c| *c < verb)
    };
    let Some(subject) = tree.with(verb, &[Dep::Nsubj]).next() else { return Vec::new() };
    let Some(context) = tree.context(verb) else { return Vec::new() };
    let mut found: Vec<Found> = Vec::new();
    for other in known.iter().filter(|f| Some(f.token) == said) {
        for subject in tree.entities(subject) {
            let Some(status) = denied(context.status, subject, Argument { negative: false, ..other.object }) else {
                continue;
            };
            let again =
                found.iter().any(|f| f.subject.entity == subject.entity && f.object.entity == other.object.entity);
            let fits =
                admits(other.relation, &[], &[], subject, other.object) && may_stand(tree, subject, other.object);
            if fits && !again {
                let voice = context.voice.clone();
                let percent = other.percent.saturating_sub(5);
                found.push(Found { subject, status, voice, trigger: node.span, percent, token: verb, ..other.clone() });
            }
        }
    }
    found
}
