//! Verb rules at work: matches a verb group's arguments with the rules for its verb, else reads an open relation.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::chunks::{Form, Kind, VerbGroup};
use super::clauses::{Argument, Clause, Sentence, Subject, Via};
use super::rules::{Frame, Rule, verb_rules};
use super::when::When;
use crate::schema::{EntityType, Relation, Status};

/// A relation read from one verb or noun, before it is known whose words it is in.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) subject: Argument,
    pub(super) relation: &'static str,
    pub(super) object: Argument,
    /// `Asserted` means actual.
    pub(super) status: Status,
    /// The words that carry the relation.
    pub(super) trigger: std::ops::Range<usize>,
    /// The chunk that carries it.
    pub(super) chunk: usize,
    pub(super) percent: u8,
    pub(super) rule: &'static str,
    pub(super) when: Option<When>,
    /// Whether it is over, so that a month without a year is a past one.
    pub(super) past: bool,
}

static BY_VERB: LazyLock<HashMap<&'static str, Vec<&'static Rule>>> = LazyLock::new(|| {
    let mut table: HashMap<_, Vec<_>> = HashMap::new();
    for rule in verb_rules() {
        for verb in rule.verbs {
            table.entry(*verb).or_default().push(rule);
        }
    }
    table
});

/// Two sides of a verb, as a frame gives them.
struct Pair {
    subject: Argument,
    object: Argument,
    /// One past the last word of the trigger.
    end: usize,
}

/// What the verb group at chunk `at` says.
pub(super) fn verb_claims(sentence: &Sentence<'_>, at: usize) -> Vec<Found> {
    let Some(group) = sentence.verb(Some(at)) else { return Vec::new() };
    let clause = sentence.clause(at);
    let mut found: Vec<Found> = Vec::new();
    for rule in BY_VERB.get(group.lemma).into_iter().flatten() {
        let Some((clause, pairs)) = pairs(sentence, at, group, clause.as_ref(), rule) else { continue };
        for pair in pairs {
            let (subject, object) =
                if rule.swapped { (pair.object, pair.subject) } else { (pair.subject, pair.object) };
            if !admits(rule, subject, object) || !sentence.may_stand(subject, object, rule.relation) {
                continue;
            }
            let doubt = clause.subject.penalty + metonym(subject) + metonym(object);
            let negative_object = sentence.denies(object);
            let Some(status) = (if negative_object {
                super::status::combine(clause.status, Status::Denied)
            } else {
                Some(clause.status)
            }) else {
                continue;
            };
            let past = group.form == Form::Past || group.perfect;
            found.push(Found {
                subject,
                relation: rule.relation,
                object,
                status,
                trigger: group.main..pair.end,
                chunk: at,
                percent: rule.percent.saturating_sub(doubt),
                rule: rule.id,
                when: sentence.when(at, clause.subject.first),
                past,
            });
        }
        if !found.is_empty() {
            return found;
        }
    }
    if let Some(clause) = &clause {
        found.extend(open(sentence, at, group, clause));
    }
    found
}

fn metonym(argument: Argument) -> u8 {
    if argument.via == Via::Head { 0 } else { 8 }
}

fn admits(rule: &Rule, subject: Argument, object: Argument) -> bool {
    let listed = |classes: &[EntityType], class| classes.is_empty() || classes.contains(&class);
    let military = |a: Argument| a.via == Via::Military;
    let forceful = matches!(rule.relation, "attacks" | "deploysIn" | "withdrewFrom" | "aids");
    listed(rule.subject, subject.class)
        && listed(rule.object, object.class)
        && Relation::named(rule.relation).is_some_and(|r| r.admits(subject.class, object.class))
        && (forceful || !military(subject) && !military(object))
}

fn pairs(
    sentence: &Sentence<'_>,
    at: usize,
    group: &VerbGroup,
    clause: Option<&Clause>,
    rule: &Rule,
) -> Option<(Clause, Vec<Pair>)> {
    if let Frame::PassivePreposition(prepositions) = rule.frame {
        let clause = match clause {
            Some(clause) if clause.passive => clause.clone(),
            _ => participle(sentence, at, group)?,
        };
        let (preposition, noun) = sentence.prepositional(at)?;
        prepositions.contains(&preposition.as_str()).then_some(())?;
        let pairs = cross(&clause.subject, &sentence.entities(noun), sentence.chunks[noun].words.start);
        return Some((clause, pairs));
    }
    let clause = clause?.clone();
    let main_end = group.main + 1;
    let pairs = match rule.frame {
        Frame::Object if clause.passive => {
            let (by, agents) = sentence.agents(at)?;
            agents
                .into_iter()
                .flat_map(|agent| clause.subject.arguments.iter().map(move |patient| (agent, *patient)))
                .map(|(subject, object)| Pair { subject, object, end: sentence.chunks[by].words.end })
                .collect()
        }
        Frame::Object => {
            let objects = sentence.objects(at);
            let mut pairs = Vec::new();
            for object in objects {
                if let Some(object) = sentence.noun(Some(object)).and_then(|n| sentence.entity(n)) {
                    pairs.extend(clause.subject.arguments.iter().map(|s| Pair { subject: *s, object, end: main_end }));
                }
            }
            if let Some(object) = sentence.object_before(at, &clause.subject) {
                pairs.extend(clause.subject.arguments.iter().map(|s| Pair { subject: *s, object, end: main_end }));
            }
            pairs
        }
        Frame::Preposition(prepositions) if !clause.passive => {
            let (preposition, noun) = sentence.prepositional(at)?;
            prepositions.contains(&preposition.as_str()).then_some(())?;
            let start = sentence.chunks[noun].words.start;
            cross(&clause.subject, &sentence.entities(noun), start)
        }
        Frame::Light(nouns, prepositions) if !clause.passive => {
            let noun = sentence.light(at, nouns, prepositions)?;
            cross(&clause.subject, &sentence.entities(noun), sentence.chunks[noun].words.start)
        }
        Frame::Together(adverbs) if !clause.passive => {
            let next = sentence.chunks.get(at + 1);
            let adverb =
                next.is_some_and(|c| matches!(c.kind, Kind::Adverb) && adverbs.contains(&sentence.word(c.words.start)));
            let alone = sentence.noun(sentence.after(at)).is_none()
                && !matches!(
                    sentence.kind(sentence.after(at)),
                    Some(Kind::Preposition("with" | "to" | "against" | "over" | "about" | "up"))
                );
            if !(alone && (adverbs.is_empty() || adverb)) {
                return None;
            }
            let sides = &clause.subject.arguments;
            let end = if adverb { next.map_or(main_end, |c| c.words.end) } else { main_end };
            (0..sides.len())
                .flat_map(|i| (i + 1..sides.len()).map(move |j| (i, j)))
                .map(|(i, j)| Pair { subject: sides[i], object: sides[j], end })
                .collect()
        }
        _ => return None,
    };
    Some((clause, pairs))
}

fn cross(subject: &Subject, objects: &[Argument], end: usize) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for object in objects {
        pairs.extend(subject.arguments.iter().map(|s| Pair { subject: *s, object: *object, end }));
    }
    pairs
}

/// `Acme, based in Paris, …`, `the fort located in Peru`: a participle after its noun, without an auxiliary.
fn participle(sentence: &Sentence<'_>, at: usize, group: &VerbGroup) -> Option<Clause> {
    if group.auxiliary || !super::lexicon::verb(sentence.word(group.main)).is_some_and(|v| v.participle) {
        return None;
    }
    let mut before = at.checked_sub(1)?;
    if matches!(sentence.chunks[before].kind, Kind::Comma) {
        before = before.checked_sub(1)?;
    }
    let noun = sentence.chunks[before].noun()?;
    if sentence.is_setting(before) {
        return None;
    }
    let arguments = sentence.entity(noun).into_iter().collect();
    let subject = Subject { arguments, negative: noun.negative, first: before, penalty: 3 };
    let status = if sentence.question || noun.negative { Status::Possible } else { Status::Asserted };
    Some(Clause { subject, status, passive: true })
}

/// Verbs too general, or too often part of an idiom, to say anything by themselves.
const VAGUE: &[&str] = &[
    "be", "have", "do", "will", "make", "take", "get", "put", "give", "go", "come", "keep", "let", "set", "turn",
    "bring", "leave", "say", "think", "know", "see", "find", "seem", "appear", "become", "mean", "cost", "include",
    "involve", "use", "show", "feel", "hold", "run", "stand", "look", "tell", "ask", "want", "need", "like", "love",
    "call", "name", "start", "begin", "continue", "try", "plan", "happen", "concern", "regard", "consider", "believe",
    "claim", "note", "add", "follow", "remain", "stay", "live", "result", "lead", "read", "hear", "watch", "resemble",
    "spend", "play", "write",
];

/// An open relation: two names at clause level with a verb between them that no rule knows.
fn open(sentence: &Sentence<'_>, at: usize, group: &VerbGroup, clause: &Clause) -> Vec<Found> {
    if group.lemma.is_empty()
        || VAGUE.contains(&group.lemma)
        || group.auxiliary_only
        || matches!(group.form, Form::Gerund | Form::Participle)
    {
        return Vec::new();
    }
    // `allowed Russia to join` says something of Russia's joining and little of the two.
    let controls = super::status::object_control(group.lemma).is_some();
    let complement = sentence
        .after(at)
        .and_then(|o| sentence.after(o))
        .is_some_and(|n| sentence.verb(Some(n)).is_some_and(|v| v.form == Form::Infinitive));
    if controls && complement {
        return Vec::new();
    }
    let (objects, end, swapped) = if clause.passive {
        let Some((by, agents)) = sentence.agents(at) else { return Vec::new() };
        (agents, sentence.chunks[by].words.end, true)
    } else {
        let direct: Vec<Argument> = sentence
            .objects(at)
            .into_iter()
            .filter_map(|o| sentence.noun(Some(o)).and_then(|n| sentence.entity(n)))
            .collect();
        if !direct.is_empty() {
            (direct, group.main + 1, false)
        } else {
            let Some((preposition, noun)) = sentence.prepositional(at) else { return Vec::new() };
            if !matches!(preposition.as_str(), "with" | "against" | "to" | "from" | "toward" | "towards" | "into") {
                return Vec::new();
            }
            (sentence.entities(noun), sentence.chunks[noun].words.start, false)
        }
    };
    let mut found = Vec::new();
    for object in objects {
        for subject in &clause.subject.arguments {
            let (subject, object) = if swapped { (object, *subject) } else { (*subject, object) };
            let named = subject.via == Via::Head && object.via == Via::Head;
            let actor = matches!(
                subject.class,
                EntityType::Person
                    | EntityType::Country
                    | EntityType::Organization
                    | EntityType::Group
                    | EntityType::Law
                    | EntityType::Treaty
            );
            if !named
                || !actor
                || object.class == EntityType::Position
                || !sentence.may_stand(subject, object, "relatedTo")
            {
                continue;
            }
            // The relation itself stays open, so the claim is never more than possible.
            let status = if clause.status == Status::Asserted { Status::Possible } else { clause.status };
            found.push(Found {
                subject,
                relation: "relatedTo",
                object,
                status,
                trigger: group.main..end,
                chunk: at,
                percent: 70_u8.saturating_sub(clause.subject.penalty),
                rule: "open/verb",
                when: sentence.when(at, clause.subject.first),
                past: group.form == Form::Past || group.perfect,
            });
        }
    }
    found
}

impl Sentence<'_> {
    /// The entities of the noun phrase at chunk `at` and of those joined to it.
    pub(super) fn entities(&self, at: usize) -> Vec<Argument> {
        self.joined_after(at).into_iter().filter_map(|i| self.noun(Some(i)).and_then(|n| self.entity(n))).collect()
    }

    /// Whether the two may be the sides of a claim: names or references to different things.
    pub(super) fn may_stand(&self, subject: Argument, object: Argument, _relation: &str) -> bool {
        let fine = |a: Argument| a.via != Via::Head || self.is_reference(a.mention);
        subject.entity != object.entity && fine(subject) && fine(object)
    }

    /// Whether the object's noun phrase denies: `supports neither`.
    fn denies(&self, object: Argument) -> bool {
        self.chunks
            .iter()
            .filter_map(super::chunks::Chunk::noun)
            .any(|n| n.negative && n.mention == Some(object.mention))
            && self.chunks.iter().filter(|c| c.noun().is_some_and(|n| n.negative)).count() == 1
            && !self.chunks.iter().filter_map(super::chunks::Chunk::noun).next().is_some_and(|n| n.negative)
    }

    /// The preposition, or two, right after the verb group at `at`, and the noun phrase after it (a chunk).
    pub(super) fn prepositional(&self, at: usize) -> Option<(String, usize)> {
        let first = self.after(at)?;
        let mut words = vec![self.chunks[first].preposition()?];
        let mut next = self.after(first)?;
        while let Some(word) = self.chunks[next].preposition().filter(|_| words.len() < 3) {
            words.push(word);
            next = self.after(next)?;
        }
        self.chunks[next].noun()?;
        Some((words.join(" "), next))
    }

    /// The chunk of `by` and the agents after it, for the passive verb group at `at`; one place or time may stand between.
    fn agents(&self, at: usize) -> Option<(usize, Vec<Argument>)> {
        let mut next = self.after(at)?;
        if matches!(self.chunks[next].preposition(), Some("in" | "at" | "on")) {
            next = self.after(self.after(next).filter(|n| self.chunks[*n].noun().is_some())?)?;
        }
        (self.chunks[next].preposition() == Some("by")).then_some(())?;
        let noun = self.after(next).filter(|n| self.chunks[*n].noun().is_some())?;
        Some((next, self.entities(noun)))
    }

    /// The noun phrase (a chunk) after one of the `prepositions` after an object with one of the heads `nouns`.
    fn light(&self, at: usize, nouns: &[&str], prepositions: &[&str]) -> Option<usize> {
        let mut object = self.after(at)?;
        if matches!(self.chunks[object].preposition(), Some("out" | "up" | "back")) {
            object = self.after(object)?;
        }
        let noun = self.chunks[object].noun()?;
        if noun.mention.is_some() || noun.negative || !nouns.contains(&self.word(noun.head)) {
            return None;
        }
        let (preposition, target) = self.prepositional(object)?;
        prepositions.contains(&preposition.as_str()).then_some(target)
    }

    /// The date of the verb group at `at`: an expression of time in the same clause.
    pub(super) fn when(&self, at: usize, first: usize) -> Option<When> {
        let mut start = first;
        while start > 0 && matches!(self.chunks[start - 1].kind, Kind::Adverb | Kind::Comma | Kind::Time(_)) {
            start -= 1;
        }
        for chunk in self.chunks.get(start..at)? {
            match chunk.kind {
                Kind::Time(when) => return Some(when).filter(|w| *w != When::Vague),
                // The time of an earlier verb that shares the subject is not this one's.
                Kind::Verb(_) => break,
                _ => {}
            }
        }
        for chunk in &self.chunks[at + 1..] {
            match &chunk.kind {
                Kind::Time(when) => return Some(*when).filter(|w| *w != When::Vague),
                Kind::Verb(_)
                | Kind::Relative
                | Kind::That
                | Kind::Subordinator
                | Kind::Break
                | Kind::Stop
                | Kind::And
                | Kind::But
                | Kind::Comma => return None,
                _ => {}
            }
        }
        None
    }
}
