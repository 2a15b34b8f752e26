//! The open relation: two entities that one clause or one noun phrase holds together in words that no rule knows.
//!
//! The sides are the clause's arguments, or whose or of whom an argument is; the trigger runs over the words that lead from one to
//! the other, so that side, trigger and side read as the text does: `Peru | praised plan of | Chile`.

mod noun;
mod sides;

pub(super) use noun::noun_claims;

use super::found::{Found, may_stand};
use super::status::object_control;
use super::tree::{Argument, Context, Dep, Tag, Tree, Via};
use super::verbs::denied;
use super::words::is_time_unit;
use crate::extract::MentionKind;
use crate::schema::EntityType;
use sides::{Circumstance, Slot, circumstances, slots};

/// Verbs too general, or too often part of an idiom, to say anything by themselves; with a preposition or a noun they may.
const VAGUE: &[&str] = &[
    "be", "have", "do", "will", "make", "take", "get", "put", "give", "go", "come", "keep", "let", "set", "turn",
    "bring", "leave", "say", "think", "know", "see", "find", "seem", "appear", "become", "mean", "cost", "involve",
    "use", "show", "feel", "hold", "run", "stand", "look", "tell", "ask", "want", "need", "like", "love", "call",
    "name", "start", "begin", "continue", "try", "plan", "happen", "concern", "regard", "consider", "believe", "claim",
    "note", "add", "follow", "remain", "stay", "live", "result", "lead", "read", "hear", "watch", "resemble", "spend",
    "play", "write",
];

/// Verbs after which nobody has done anything yet: what they govern is said elsewhere.
const SILENT: &[&str] =
    &["say", "think", "know", "believe", "claim", "note", "add", "seem", "appear", "feel", "mean", "consider"];

/// Verbs whose subject has a part in what their object does: `helped Chile to repel Peru`.
const HELPING: &[&str] = &["help", "assist", "aid", "support", "enable", "train", "lead", "join"];

/// How far the words that lead to a side may lie from the verb.
const REACH: usize = 24;

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
    let mut subjects = clause.subject.map(|s| slots(tree, s, controlled(tree, verb), 70)).unwrap_or_default();
    subjects.extend(helpers(tree, verb));
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
    for object in &objects {
        let placed = |c: &&Circumstance| {
            c.place || matches!(tree.word(c.slot.path[0]), "with" | "against" | "from" | "to" | "for" | "of")
        };
        // `destroyed Peruvian tanks near Lima`: where the tanks are.
        let near = |c: &&Circumstance| {
            let from = c.place || tree.word(c.slot.path[0]) == "from";
            if object.path.is_empty() { placed(c) } else { from && object.owns(tree) }
        };
        pairs.extend(circumstances.iter().filter(near).map(|c| (object, &c.slot)));
    }
    // `strikes in Chile killed soldiers`: where they were.
    let scenes =
        clause.subject.filter(|_| harms(node.lemma) && !clause.passive).map(|s| scenes(tree, s)).unwrap_or_default();
    for object in objects.iter().filter(|o| o.path.is_empty() || o.owns(tree)) {
        pairs.extend(scenes.iter().map(|scene| (object, scene)));
    }
    // `carried out strikes against Peru in Chile`.
    for (target, place) in circumstances
        .iter()
        .filter(|c| !c.place)
        .flat_map(|t| circumstances.iter().filter(|p| p.place).map(move |p| (t, p)))
    {
        let first = tree.word(target.slot.path[0]);
        if first == "against" || carries_out(node.lemma) && matches!(first, "on" | "at" | "with") {
            pairs.push((&target.slot, &place.slot));
        }
    }
    let mut found = Vec::new();
    let mut context = None;
    let mut context = || context.get_or_insert_with(|| tree.context(verb)).clone().map(|c: Context| (c, clause.doubt));
    let mut reading = Read { tree, head: verb, known, found: &mut found };
    for (from, to) in pairs {
        read(&mut reading, from, to, &mut context);
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

/// Who helps to do what `verb` says.
fn helpers(tree: &Tree<'_>, verb: usize) -> Vec<Slot> {
    let mut at = verb;
    while tree.node(at).dep == Dep::Conj && tree.head(at) != at && tree.is_verb(tree.head(at)) {
        at = tree.head(at);
    }
    let helping = tree.head(at);
    let helps = matches!(tree.node(at).dep, Dep::Xcomp | Dep::Ccomp | Dep::Advcl)
        && HELPING.contains(&tree.node(helping).lemma)
        && tree.is_verb(helping)
        && tree.object(helping).is_some();
    let subject = helps.then(|| tree.clause(helping).subject).flatten();
    subject.map(|s| slots(tree, s, vec![helping], 55)).unwrap_or_default()
}

/// Verbs whose subject was where it did this.
fn harms(lemma: &str) -> bool {
    matches!(lemma, "kill" | "wound" | "injure" | "hit" | "strike" | "destroy" | "damage" | "target" | "hurt")
}

/// Where the deed was that a noun names.
fn scenes(tree: &Tree<'_>, noun: usize) -> Vec<Slot> {
    if tree.node(noun).mention.is_some() || !sides::is_plain(tree, noun) {
        return Vec::new();
    }
    let places = tree.prepositions(noun, None).into_iter().filter(|p| sides::places(&p.name));
    let slots = places.flat_map(|p| slots(tree, p.object, vec![noun, p.token], 58));
    slots.filter(|slot| sides::is_place(&slot.side)).collect()
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

/// Where open relations are read.
struct Read<'r, 't> {
    tree: &'r Tree<'t>,
    /// The verb or noun that holds the sides together.
    head: usize,
    known: &'r [Found],
    found: &'r mut Vec<Found>,
}

/// Adds the open relation of two sides, if they may be sides of one and are not known to be related.
fn read(reading: &mut Read<'_, '_>, from: &Slot, to: &Slot, context: &mut dyn FnMut() -> Option<(Context, u8)>) {
    let Read { tree, head, known, found } = reading;
    let (tree, head) = (*tree, *head);
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
