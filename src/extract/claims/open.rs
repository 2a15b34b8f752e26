//! The open relation: two entities that one clause or one noun phrase holds together in words that no rule knows.
//!
//! The sides are the clause's arguments, or whose or of whom an argument is; the trigger runs over the words that lead from one to
//! the other, so that side, trigger and side read as the text does: `Peru | praised plan of | Chile`.

use super::found::{Found, may_stand};
use super::offices::is_head;
use super::rules::role_of;
use super::status::{combine, object_control};
use super::tree::{Argument, Clause, Context, Dep, Pos, Preposition, Tag, Tree, Via};
use super::verbs::denied;
use super::words::is_time_unit;
use crate::extract::{MentionKind, Reason};
use crate::schema::EntityType;

/// Verbs too general, or too often part of an idiom, to say anything by themselves; with a preposition or a noun they may.
const VAGUE: &[&str] = &[
    "be", "have", "do", "will", "make", "take", "get", "put", "give", "go", "come", "keep", "let", "set", "turn",
    "bring", "leave", "say", "think", "know", "see", "find", "seem", "appear", "become", "mean", "cost", "include",
    "involve", "use", "show", "feel", "hold", "run", "stand", "look", "tell", "ask", "want", "need", "like", "love",
    "call", "name", "start", "begin", "continue", "try", "plan", "happen", "concern", "regard", "consider", "believe",
    "claim", "note", "add", "follow", "remain", "stay", "live", "result", "lead", "read", "hear", "watch", "resemble",
    "spend", "play", "write",
];

/// Verbs after which nobody has done anything yet: what they govern is said elsewhere.
const SILENT: &[&str] =
    &["say", "think", "know", "believe", "claim", "note", "add", "seem", "appear", "feel", "mean", "consider"];

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
    "across",
    "out of",
    "away from",
    "off",
    "around",
];

/// Prepositions that say where.
const PLACING: &[&str] =
    &["at", "in", "inside", "near", "outside", "across", "from", "to", "into", "around", "on", "through"];

/// How far the words that lead to a side may lie from the verb.
const REACH: usize = 14;

/// One argument of a clause: who it names, and the words that lead there from the verb.
struct Slot {
    side: Argument,
    path: Vec<usize>,
    percent: u8,
}

/// Open relations of the clause of `verb`, between sides of which `known` has no pair yet.
pub(super) fn open_claims(tree: &Tree<'_>, verb: usize, known: &[Found]) -> Vec<Found> {
    let node = tree.node(verb);
    if SILENT.contains(&node.lemma) || matches!(node.dep, Dep::Aux | Dep::AuxPass) {
        return Vec::new();
    }
    let clause = tree.clause(verb);
    let vague = VAGUE.contains(&node.lemma);
    // `allowed Russia to join` says something of Russia's joining and little of the two.
    let controls = object_control(node.lemma).is_some() && tree.with(verb, &[Dep::Xcomp, Dep::Ccomp]).next().is_some();
    let subjects = clause.subject.map(|s| slots(tree, s, controlled(tree, verb), 70)).unwrap_or_default();
    let objects = match clause.object {
        Some(object) if !controls && !is_time_unit(tree.word(object)) => slots(tree, object, Vec::new(), 70),
        _ => Vec::new(),
    };
    let bare = vague && clause.object.is_none_or(|o| tree.entity(o).is_some());
    let circumstances = circumstances(tree, &clause);
    let mut pairs: Vec<(&Slot, &Slot)> = Vec::new();
    for subject in &subjects {
        if !bare {
            pairs.extend(objects.iter().map(|object| (subject, object)));
        }
        // Where a deed is that somebody speaks of says nothing of the speaker: `condemned an attack in Peru`.
        let own = |c: &&Circumstance| !(c.place && c.of_object && !carries_out(node.lemma));
        pairs.extend(circumstances.iter().filter(own).map(|c| (subject, &c.slot)));
    }
    for object in objects.iter().filter(|o| o.path.is_empty()) {
        let placed = |c: &&Circumstance| {
            c.place || matches!(tree.word(c.slot.path[0]), "with" | "against" | "from" | "to" | "for" | "of")
        };
        pairs.extend(circumstances.iter().filter(placed).map(|c| (object, &c.slot)));
    }
    // `carried out strikes against Peru in Chile`.
    for (target, place) in circumstances
        .iter()
        .filter(|c| !c.place)
        .flat_map(|t| circumstances.iter().filter(|p| p.place).map(move |p| (t, p)))
    {
        if carries_out(node.lemma) && matches!(tree.word(target.slot.path[0]), "against" | "on" | "at" | "with") {
            pairs.push((&target.slot, &place.slot));
        }
    }
    let mut found = Vec::new();
    let mut context = None;
    for (from, to) in pairs {
        read(tree, verb, from, to, known, &mut found, || {
            context.get_or_insert_with(|| tree.context(verb)).clone().map(|c| (c, clause.doubt))
        });
    }
    found
}

/// The verbs that lend `verb` their subject, which belong to what is said of it: `delayed` for `approving` in `delayed approving`.
fn controlled(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let mut chain = Vec::new();
    let mut at = verb;
    while tree.node(at).dep == Dep::Xcomp && tree.head(at) != at && tree.is_verb(tree.head(at)) {
        at = tree.head(at);
        chain.push(at);
    }
    chain
}

/// Verbs that do no more than carry out what their object names.
fn carries_out(lemma: &str) -> bool {
    matches!(
        lemma,
        "conduct"
            | "carry"
            | "launch"
            | "hold"
            | "have"
            | "make"
            | "take"
            | "do"
            | "maintain"
            | "begin"
            | "continue"
            | "lead"
            | "stage"
            | "mount"
            | "suffer"
            | "open"
            | "wage"
            | "run"
            | "build"
            | "establish"
            | "set"
            | "deploy"
            | "send"
            | "start"
            | "end"
            | "win"
            | "lose"
            | "attend"
            | "host"
    )
}

/// What a preposition of the clause leads to.
struct Circumstance {
    slot: Slot,
    /// Whether that is where it happens.
    place: bool,
    /// Whether it belongs to what the object or the predicate names.
    of_object: bool,
}

/// What the prepositions of the clause lead to.
fn circumstances(tree: &Tree<'_>, clause: &Clause) -> Vec<Circumstance> {
    let mut found = Vec::new();
    let near = |a: &usize| {
        tree.node(*a).dep != Dep::Advmod
            || matches!(tree.word(*a), "close" | "closer" | "near" | "nearer" | "far" | "away")
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
        if !JOINING.contains(&preposition.name.as_str()) || clause.passive && preposition.name == "by" {
            continue;
        }
        let of_object = object.is_some_and(|o| path.contains(&o));
        let path: Vec<usize> = std::iter::once(preposition.token).chain(path).collect();
        for slot in slots(tree, preposition.object, path, 62) {
            let place = PLACING.contains(&preposition.name.as_str())
                && matches!(slot.side.class, EntityType::Place | EntityType::Country | EntityType::Facility);
            found.push(Circumstance { slot, place, of_object });
        }
    }
    found
}

/// The entities that a noun phrase stands for; where it stands for none, those that its possessor, adjectives or `of` name.
fn slots(tree: &Tree<'_>, token: usize, path: Vec<usize>, percent: u8) -> Vec<Slot> {
    let mut found = Vec::new();
    let token = tree.antecedent(token).unwrap_or(token);
    for (member, negative) in tree.joined(token).unwrap_or_default() {
        if let Some(side) = tree.entity(member) {
            found.push(Slot { side: Argument { negative, ..side }, path: path.clone(), percent });
            continue;
        }
        if !is_plain(tree, member) && !is_unnamed_office(tree, member) {
            continue;
        }
        for (side, words) in belonging(tree, member, 0) {
            let path = path.iter().copied().chain(words).collect();
            found.push(Slot { side: Argument { negative, ..side }, path, percent: percent.saturating_sub(15) });
        }
    }
    found
}

/// How many nouns may lead to a side: `the resumption of ties with Peru`.
const NOUNS: usize = 2;

/// Whom a noun names beside itself: `Peru's plan`, `Peruvian rebels`, `the plan of Peru`, `an attack by Peru`.
fn belonging(tree: &Tree<'_>, noun: usize, depth: usize) -> Vec<(Argument, Vec<usize>)> {
    let mut found = Vec::new();
    for child in tree.with(noun, &[Dep::Poss, Dep::Amod, Dep::Compound, Dep::Nmod]) {
        for mention in tree.mentions_on(child) {
            let side = tree.argument(mention, child, Via::Government);
            found.extend(side.map(|a| (a, vec![noun])));
        }
    }
    if found.is_empty() {
        for preposition in tree.prepositions(noun, None) {
            if matches!(
                preposition.name.as_str(),
                "of" | "in" | "from" | "for" | "with" | "against" | "to" | "on" | "at" | "by" | "between" | "over"
            ) {
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

/// Open relations inside the noun phrase of `noun`: `Peru's war on Chile`, `Peruvian troops in Chile`, `the border of Peru with Chile`.
pub(super) fn noun_claims(tree: &Tree<'_>, noun: usize, known: &[Found]) -> Vec<Found> {
    let node = tree.node(noun);
    let named = node.mention.is_some_and(|m| {
        let mention = &tree.facts.mentions[m];
        mention.kind == MentionKind::Name || mention.reason == Reason::Collective
    });
    let mut found = Vec::new();
    if !named && !is_plain(tree, noun) {
        return found;
    }
    let own: Vec<Slot> = if named {
        tree.entity(noun).into_iter().map(|side| Slot { side, path: Vec::new(), percent: 60 }).collect()
    } else {
        let before = belonging(tree, noun, NOUNS).into_iter().filter(|(_, words)| words.len() == 1);
        let mut own: Vec<Slot> = before.map(|(side, _)| Slot { side, path: Vec::new(), percent: 60 }).collect();
        if own.is_empty() {
            let of = tree
                .prepositions(noun, None)
                .into_iter()
                .filter(|p| matches!(p.name.as_str(), "of" | "by" | "between"));
            own.extend(of.flat_map(|p| {
                let sides = tree.entities(p.object);
                sides.into_iter().map(move |side| Slot { side, path: vec![p.token], percent: 55 })
            }));
        }
        own
    };
    let others: Vec<Slot> = tree
        .prepositions(noun, None)
        .into_iter()
        .filter(|p| {
            JOINING.contains(&p.name.as_str()) && p.name != "by" && (!named || PLACING.contains(&p.name.as_str()))
        })
        // What stands far from a name hangs on something else more often than not.
        .filter(|p| !named || p.token == noun + 1)
        .flat_map(|p| slots(tree, p.object, vec![p.token], 60))
        .chain(beside(tree, noun).filter(|_| named))
        .collect();
    let mut context = None;
    for from in &own {
        for to in &others {
            read(tree, noun, from, to, known, &mut found, || {
                let context = context.get_or_insert_with(|| tree.context_of_noun(noun)).clone()?;
                Some((Context { status: combine(context.status, crate::schema::Status::Possible)?, ..context }, 0))
            });
        }
    }
    found
}

/// `rebels in Chile`: the place right after a name, whatever the parser hangs it on.
fn beside(tree: &Tree<'_>, noun: usize) -> impl Iterator<Item = Slot> {
    let at = noun + 1;
    let preposition = at < tree.len()
        && tree.node(at).dep == Dep::Prep
        && tree.head(at) != noun
        && matches!(tree.word(at), "in" | "near" | "inside");
    let object = preposition.then(|| tree.child(at, Dep::Pobj)).flatten();
    let place = |s: &Slot| matches!(s.side.class, EntityType::Place | EntityType::Country | EntityType::Facility);
    object.into_iter().flat_map(|o| slots(tree, o, vec![at], 55)).filter(place).collect::<Vec<_>>().into_iter()
}

/// Whether a noun may lead to a side: times do not, and of offices and roles the rules say what there is to say.
fn is_plain(tree: &Tree<'_>, noun: usize) -> bool {
    let node = tree.node(noun);
    let office = is_head(&node.lower) || is_head(node.lemma) || role_of(&node.lower).is_some();
    matches!(node.pos, Pos::Noun | Pos::Propn) && !is_time_unit(&node.lower) && !office
}

/// `Peru's foreign minister`, where nobody says who that is: what the minister does relates Peru.
fn is_unnamed_office(tree: &Tree<'_>, noun: usize) -> bool {
    let node = tree.node(noun);
    let office = is_head(&node.lower) || is_head(node.lemma);
    office && node.mention.is_none() && node.pos == Pos::Noun && tree.child(noun, Dep::Appos).is_none()
}

/// Adds the open relation of two sides, if they may be sides of one and are not known to be related.
fn read(
    tree: &Tree<'_>,
    head: usize,
    from: &Slot,
    to: &Slot,
    known: &[Found],
    found: &mut Vec<Found>,
    context: impl FnOnce() -> Option<(Context, u8)>,
) {
    let (subject, object) = (from.side, to.side);
    // A name is a side itself and none of the words between.
    let between = (head != subject.token || to.path.is_empty()).then_some(head);
    let path: Vec<usize> = between.iter().chain(&from.path).chain(&to.path).copied().collect();
    let near = path.iter().all(|t| t.abs_diff(head) <= REACH);
    let is_read = |f: &Found| {
        [(f.subject.entity, f.object.entity), (f.object.entity, f.subject.entity)]
            .contains(&(subject.entity, object.entity))
    };
    let fits = near && is_side(tree, subject) && is_side(tree, object) && may_stand(tree, subject, object);
    if !fits || known.iter().any(is_read) || found.iter().any(is_read) {
        return;
    }
    let Some((context, doubt)) = context() else { return };
    let Some(status) = denied(context.status, subject, object) else { return };
    found.push(Found {
        subject,
        relation: "relatedTo",
        object,
        status,
        voice: context.voice,
        trigger: tree.span_of(&path),
        percent: from.percent.min(to.percent).saturating_sub(doubt),
        rule: if tree.is_noun(head) { "open/noun" } else { "open/verb" },
        token: head,
    });
}

fn is_side(tree: &Tree<'_>, side: Argument) -> bool {
    let named = side.via != Via::Head || tree.facts.mentions[side.mention].kind != MentionKind::Adjective;
    named && side.class != EntityType::Position && !matches!(tree.node(side.token).tag, Tag::WhPron)
}
