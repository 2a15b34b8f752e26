//! Noun rules at work: `Russia's accession to the WTO`, `talks between Peru and Chile`.

use super::chunks::{Form, Kind};
use super::clauses::{Argument, Sentence, Via};
use super::frames::Found;
use super::rules::{NounRule, noun_rules};
use crate::schema::{EntityType, Relation, Status};

/// What the noun phrase at chunk `at` says by its head.
pub(super) fn noun_claims(sentence: &Sentence<'_>, at: usize) -> Vec<Found> {
    let Some(noun) = sentence.noun(Some(at)).filter(|n| n.mention.is_none()) else { return Vec::new() };
    let head = sentence.word(noun.head);
    let mut found = Vec::new();
    for rule in noun_rules().filter(|r| r.nouns.contains(&head)) {
        let paired =
            pair(sentence, at).map(|(a, b)| (a, b, noun.head + 1)).filter(|_| rule.prepositions.contains(&"between"));
        let (preposition, target) = match sentence.prepositional(at) {
            Some(found) => found,
            None if paired.is_some() => (String::new(), at),
            None => continue,
        };
        let sides = if paired.is_some() {
            paired
        } else if preposition == "between" && rule.prepositions.contains(&"between") {
            let sides = sentence.joined_after(target);
            match sides.as_slice() {
                [a, b] => match (side(sentence, *a), side(sentence, *b)) {
                    (Some(a), Some(b)) => Some((a, b, sentence.chunks[at].words.end)),
                    _ => None,
                },
                _ => None,
            }
        } else {
            owner(sentence, at).zip(object(sentence, rule, &preposition, target)).map(|(s, (o, end))| (s, o, end))
        };
        let Some((subject, object, end)) = sides else { continue };
        let listed = |classes: &[EntityType], class| classes.is_empty() || classes.contains(&class);
        let fits = listed(rule.subject, subject.class)
            && listed(rule.object, object.class)
            && Relation::named(rule.relation).is_some_and(|r| r.admits(subject.class, object.class));
        if !fits || !sentence.may_stand(subject, object, rule.relation) {
            continue;
        }
        let status = if noun.negative { Status::Denied } else { actual(sentence, at) };
        found.push(Found {
            subject,
            relation: rule.relation,
            object,
            status,
            trigger: noun.head..end.max(noun.head + 1),
            chunk: at,
            percent: rule.percent,
            rule: rule.id,
            when: date_after(sentence, noun.head, object.mention),
            past: true,
        });
        break;
    }
    found
}

fn side(sentence: &Sentence<'_>, at: usize) -> Option<Argument> {
    sentence.noun(Some(at)).and_then(|n| sentence.entity(n))
}

/// The two countries of `U.S.-Russian relations`, right before the head or an adjective away.
fn pair(sentence: &Sentence<'_>, at: usize) -> Option<(Argument, Argument)> {
    let noun = sentence.noun(Some(at)).filter(|n| n.possessor.is_none())?;
    let [a, b] = noun.modifiers.as_slice() else { return None };
    let end = (0..noun.head).rev().find(|i| sentence.words[*i].mention == Some(*b))?;
    let start = (0..end).rev().find(|i| sentence.words[*i].mention == Some(*a))?;
    let second = (start + 1..=end).find(|i| sentence.words[*i].mention == Some(*b))?;
    // `U.S.-Russian`, `U.S. - Russian`, `US/Russian`: one mark between them and at most one word after.
    let joined = second == start + 2 && matches!(sentence.word(start + 1), "-" | "–" | "/");
    (joined && noun.head <= end + 2).then_some(())?;
    Some((sentence.argument(*a, Via::Government)?, sentence.argument(*b, Via::Government)?))
}

/// Whose accession, invasion, support it is: the possessor, or an adjective right before the head.
fn owner(sentence: &Sentence<'_>, at: usize) -> Option<Argument> {
    let noun = sentence.noun(Some(at))?;
    match (noun.possessor, noun.modifiers.as_slice()) {
        (Some(possessor), []) => sentence.argument(possessor, Via::Head),
        (None, [only]) => sentence.argument(*only, Via::Government).filter(|a| a.class == EntityType::Country),
        _ => None,
    }
}

/// The object after the rule's preposition and one past the trigger's last word; `of+in` lets a noun phrase stand between.
fn object(sentence: &Sentence<'_>, rule: &NounRule, preposition: &str, target: usize) -> Option<(Argument, usize)> {
    if rule.prepositions.contains(&preposition)
        && let Some(argument) = side(sentence, target)
    {
        return Some((argument, sentence.chunks[target].words.start));
    }
    let (_, second) =
        rule.prepositions.iter().filter_map(|p| p.split_once('+')).find(|(first, _)| *first == preposition)?;
    let (_, target) = sentence.prepositional(target).filter(|(next, _)| next == second)?;
    Some((side(sentence, target)?, sentence.chunks[target].words.start))
}

/// A date right behind the object: `Germany's invasion of Poland in 1939`.
fn date_after(sentence: &Sentence<'_>, head: usize, object: usize) -> Option<super::when::When> {
    let target = sentence
        .chunks
        .iter()
        .position(|c| c.words.start > head && c.noun().is_some_and(|n| n.mention == Some(object)))?;
    match sentence.kind(Some(target + 1)) {
        Some(Kind::Time(when)) if *when != super::when::When::Vague => Some(*when),
        _ => None,
    }
}

/// A noun names what may be a plan or a fear; `after`, `since`, `despite` take it for a fact.
fn actual(sentence: &Sentence<'_>, at: usize) -> Status {
    let taken = matches!(
        sentence.kind(sentence.before(at)),
        Some(Kind::Preposition("after" | "since" | "despite" | "following" | "during"))
    );
    let plan = sentence.condition || sentence.question;
    // `after Russia's accession, prices will fall` has not happened either.
    let future = sentence.chunks.iter().filter_map(super::chunks::Chunk::verb).any(|v| v.modal.is_some());
    let past = sentence.chunks.iter().filter_map(super::chunks::Chunk::verb).any(|v| v.form == Form::Past || v.perfect);
    let since = matches!(sentence.kind(sentence.before(at)), Some(Kind::Preposition("since" | "despite")));
    if taken && !plan && !future && (past || since) { Status::Asserted } else { Status::Possible }
}
