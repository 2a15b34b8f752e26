//! Relations inside and between noun phrases: membership, kin, seat, place, nationality.

use super::chunks::{Kind, NounPhrase};
use super::clauses::{Argument, Sentence, Via};
use super::frames::Found;
use super::rules::{AT, BASED, IN, NATION, PLACE, Role, TRADE, role_of};
use crate::extract::MentionKind;
use crate::nlp::Shape;
use crate::schema::{EntityType, Relation, Status};

/// What the noun phrase at chunk `at` says together with its neighbours.
pub(super) fn phrase_claims(sentence: &Sentence<'_>, at: usize) -> Vec<Found> {
    let mut found = Vec::new();
    let Some(noun) = sentence.noun(Some(at)) else { return found };
    found.extend(appositive(sentence, at, noun));
    found.extend(copula(sentence, at, noun));
    found.extend(before_name(sentence, at, noun));
    found.extend(role_then_name(sentence, at, noun));
    found.extend(place_in_place(sentence, at, noun));
    found.extend(body_at_place(sentence, at, noun));
    found.extend(nationality(sentence, at, noun));
    found.retain(|f| {
        f.subject.entity != f.object.entity
            && sentence.may_stand(f.subject, f.object, f.relation)
            && Relation::named(f.relation).is_some_and(|r| r.admits(f.subject.class, f.object.class))
    });
    found
}

fn claim(subject: Argument, object: Argument, role: &Role, trigger: std::ops::Range<usize>, chunk: usize) -> Found {
    Found {
        subject,
        relation: role.relation,
        object,
        status: Status::Asserted,
        trigger,
        chunk,
        percent: role.percent,
        rule: role.id,
        when: None,
        past: false,
    }
}

/// The other side of the role noun phrase at chunk `at`: after its preposition, or its possessor.
fn other_side(sentence: &Sentence<'_>, at: usize) -> Option<(&'static Role, Argument, usize)> {
    let noun = sentence.noun(Some(at)).filter(|n| n.mention.is_none() && !n.negative)?;
    let trading = noun.head > 0 && matches!(sentence.word(noun.head - 1), "trading" | "trade");
    let role =
        if sentence.word(noun.head) == "partner" && trading { &TRADE } else { role_of(sentence.word(noun.head))? };
    // `a former member of`: no longer; `a member of parliament for X` is about parliament.
    if sentence.words[sentence.chunks[at].words.clone()]
        .iter()
        .any(|w| matches!(w.lower.as_str(), "former" | "ex" | "would" | "potential" | "possible" | "honorary"))
    {
        return None;
    }
    if let Some(possessor) = noun.possessor {
        return sentence.argument(possessor, Via::Head).map(|a| (role, a, sentence.chunks[at].words.end));
    }
    let next = sentence.chunks.get(at + 1)?;
    (next.preposition()? == role.preposition).then_some(())?;
    let target = sentence.noun(Some(at + 2))?;
    let argument = target.mention.and_then(|m| sentence.argument(m, Via::Head))?;
    Some((role, argument, sentence.chunks[at + 2].words.end))
}

/// `X, a member of Y,`.
fn appositive(sentence: &Sentence<'_>, at: usize, noun: &NounPhrase) -> Option<Found> {
    matches!(sentence.kind(Some(at + 1)), Some(Kind::Comma)).then_some(())?;
    let subject = sentence.argument(noun.mention?, Via::Head)?;
    let (role, object, _) = other_side(sentence, at + 2)?;
    // `a member of X, a member of Y`: a list of what somebody else is.
    let list = at
        .checked_sub(2)
        .and_then(|before| sentence.noun(Some(before)))
        .is_some_and(|n| role_of(sentence.word(n.head)).is_some_and(|r| r.id == role.id))
        && sentence.chunks[at - 1].preposition().is_some();
    if list {
        return None;
    }
    let inner = sentence.noun(Some(at + 2))?;
    let first = sentence.word(sentence.chunks[at + 2].words.start);
    let starts = matches!(first, "a" | "an" | "the" | "one") || inner.possessor.is_some() || role.relation == "partOf";
    let end = if inner.possessor.is_some() { at + 3 } else { at + 5 };
    let closed = matches!(
        sentence.kind(Some(end)),
        None | Some(Kind::Comma | Kind::Stop | Kind::Break | Kind::And | Kind::Quote)
    );
    (starts && closed).then(|| claim(subject, object, role, inner.head..inner.head + 1, at + 2))
}

/// `X is a member of Y`.
fn copula(sentence: &Sentence<'_>, at: usize, noun: &NounPhrase) -> Vec<Found> {
    let Some((role, object, _)) = other_side(sentence, at) else { return Vec::new() };
    let Some(mut verb) = sentence.before(at) else { return Vec::new() };
    let serves = sentence.chunks[verb].preposition() == Some("as");
    if serves {
        let Some(before) = sentence.before(verb) else { return Vec::new() };
        verb = before;
    }
    let Some(group) = sentence.verb(Some(verb)) else { return Vec::new() };
    let be = if serves { matches!(group.lemma, "stand" | "serve" | "rank") && !group.passive } else { false }
        || !serves
            && (group.lemma == "be" && group.auxiliary_only
                || matches!(group.lemma, "become" | "remain") && !group.passive);
    let Some(clause) = sentence.clause(verb).filter(|_| be) else { return Vec::new() };
    let subjects = clause.subject.arguments.iter().filter(|a| a.via == Via::Head);
    subjects
        .map(|subject| {
            let mut found = claim(*subject, object, role, noun.head..noun.head + 1, verb);
            found.status = clause.status;
            found.percent = found.percent.saturating_sub(clause.subject.penalty);
            found
        })
        .collect()
}

/// `NATO member Turkey`, `Hale's wife Michelle Hale`.
fn before_name(sentence: &Sentence<'_>, _at: usize, noun: &NounPhrase) -> Option<Found> {
    let mention = noun.mention?;
    let subject = sentence.argument(mention, Via::Head)?;
    let mut first = noun.head;
    while first > 0 && sentence.words[first - 1].mention == Some(mention) {
        first -= 1;
    }
    let at = first.checked_sub(1)?;
    let role = role_of(sentence.word(at)).filter(|_| sentence.words[at].mention.is_none())?;
    let other = match (noun.possessor, noun.modifiers.as_slice()) {
        (Some(possessor), []) => possessor,
        (None, [only]) if role.relation == "memberOf" || role.relation == "alliedWith" => *only,
        _ => return None,
    };
    let close = at
        .checked_sub(1)
        .and_then(|i| sentence.words.get(i))
        .is_some_and(|w| w.mention == Some(other) || w.lower == "'s");
    let object = sentence.argument(other, Via::Head).filter(|_| close)?;
    if matches!(role.relation, "locatedIn" | "partOf" | "subsidiaryOf") {
        return None;
    }
    Some(claim(subject, object, role, at..at + 1, _at))
}

/// `Hale's wife, Michelle,`; `the capital of Peru, Lima,`.
fn role_then_name(sentence: &Sentence<'_>, at: usize, noun: &NounPhrase) -> Option<Found> {
    let (role, object, end) = other_side(sentence, at)?;
    let comma = sentence.chunks.iter().position(|c| c.words.start == end && matches!(c.kind, Kind::Comma))?;
    let name = sentence.noun(Some(comma + 1))?;
    let subject = sentence.argument(name.mention?, Via::Head)?;
    let closed = matches!(sentence.kind(Some(comma + 2)), None | Some(Kind::Comma | Kind::Stop));
    // `Old Goa, the capital of Goa, Panaji`: an apposition to the name before, or the next item of a list.
    let list = matches!(sentence.kind(at.checked_sub(1)), Some(Kind::Comma))
        && sentence.noun(at.checked_sub(2)).is_some_and(|n| n.mention.is_some());
    let closed = closed && !list;
    let kin = matches!(
        role.relation,
        "spouse" | "childOf" | "parentOf" | "siblingOf" | "relativeOf" | "locatedIn" | "founded"
    );
    let definite = noun.possessor.is_some() || sentence.word(sentence.chunks[at].words.start) == "the";
    (closed && kin && definite).then(|| claim(subject, object, role, noun.head..noun.head + 1, at))
}

/// `Lima, Peru`: a place and the country it is in, not a list.
fn place_in_place(sentence: &Sentence<'_>, at: usize, noun: &NounPhrase) -> Option<Found> {
    let place = sentence.argument(noun.mention?, Via::Head).filter(|a| a.class == EntityType::Place)?;
    matches!(sentence.kind(Some(at + 1)), Some(Kind::Comma)).then_some(())?;
    let next = sentence.noun(Some(at + 2))?;
    // The country stands alone: no article, no title before it.
    let alone = sentence.chunks[at + 2].words.clone().all(|i| sentence.words[i].mention == next.mention);
    let country = sentence.argument(next.mention?, Via::Head).filter(|a| a.class == EntityType::Country && alone)?;
    let list_before = matches!(sentence.kind(at.checked_sub(1)), Some(Kind::Comma | Kind::And | Kind::Or));
    let after = sentence.kind(Some(at + 3));
    let list_after = match after {
        Some(Kind::And | Kind::Or) => true,
        Some(Kind::Comma) => {
            matches!(sentence.kind(Some(at + 4)), Some(Kind::And | Kind::Or))
                || sentence.noun(Some(at + 4)).is_some_and(|n| {
                    n.mention.is_some()
                        && matches!(sentence.kind(Some(at + 5)), Some(Kind::Comma | Kind::And | Kind::Or))
                })
        }
        Some(Kind::Verb(_)) => true,
        _ => false,
    };
    let preposition = matches!(sentence.kind(at.checked_sub(1)), Some(Kind::Preposition(_)));
    let trigger = sentence.chunks[at + 1].words.clone();
    (!list_before && !list_after && preposition).then(|| claim(place, country, &PLACE, trigger, at))
}

/// `the Vale Institute at the Orsay Center`; `at the Orsay Center in Washington`.
fn body_at_place(sentence: &Sentence<'_>, at: usize, noun: &NounPhrase) -> Vec<Found> {
    let mut found = Vec::new();
    let Some(body) = noun.mention.and_then(|m| sentence.argument(m, Via::Head)) else { return found };
    if !matches!(body.class, EntityType::Organization | EntityType::Facility) {
        return found;
    }
    // `Moscow-based Acme`.
    let words = &sentence.chunks[at].words;
    if let Some(based) =
        words.clone().find(|i| sentence.word(*i) == "based" && *i > words.start + 1 && sentence.word(i - 1) == "-")
    {
        let place = sentence.words[based - 2].mention.and_then(|m| sentence.argument(m, Via::Government));
        if let Some(place) = place.filter(|p| matches!(p.class, EntityType::Place | EntityType::Country)) {
            found.push(claim(body, place, &BASED, based..based + 1, at));
        }
    }
    let Some(preposition) = sentence.chunks.get(at + 1).and_then(super::chunks::Chunk::preposition) else {
        return found;
    };
    let Some(other) = sentence.noun(Some(at + 2)).and_then(|n| n.mention).and_then(|m| sentence.argument(m, Via::Head))
    else {
        return found;
    };
    let before = sentence.kind(at.checked_sub(1));
    let trigger = sentence.chunks[at + 1].words.clone();
    match (preposition, other.class) {
        ("at", EntityType::Organization)
            if matches!(before, None | Some(Kind::Preposition("of" | "from" | "with" | "for"))) =>
        {
            found.push(claim(body, other, &AT, trigger, at));
        }
        ("in", EntityType::Place | EntityType::Country) if matches!(before, Some(Kind::Preposition("at" | "of"))) => {
            // `leaders of NATO in Turkey` are in Turkey, not NATO; `at` places the body itself.
            let seated = matches!(before, Some(Kind::Preposition("at"))) || body.class == EntityType::Facility;
            if seated {
                found.push(claim(body, other, &IN, trigger, at));
            }
        }
        _ => {}
    }
    found
}

/// `Peruvian wine trader X`; `X, a Peruvian wine trader`.
fn nationality(sentence: &Sentence<'_>, at: usize, noun: &NounPhrase) -> Option<Found> {
    let mention = noun.mention?;
    let person = sentence.argument(mention, Via::Head).filter(|a| a.class == EntityType::Person)?;
    if sentence.facts.mentions.get(mention)?.kind != MentionKind::Name {
        return None;
    }
    let mut first = noun.head;
    while first > 0 && sentence.words[first - 1].mention == Some(mention) {
        first -= 1;
    }
    let words = &sentence.chunks[at].words;
    if let Some(country) = trade(sentence, words.start, first) {
        let trigger = words.start..first;
        let trigger = country.1..trigger.end;
        return Some(claim(person, country.0, &NATION, trigger, at));
    }
    matches!(sentence.kind(Some(at + 1)), Some(Kind::Comma)).then_some(())?;
    let next = sentence
        .chunks
        .get(at + 2)
        .filter(|c| c.noun().is_some_and(|n| n.mention.is_none() && n.possessor.is_none()))?;
    let article = matches!(sentence.word(next.words.start), "a" | "an" | "the");
    let (country, from) = trade(sentence, next.words.start, next.words.end).filter(|_| article)?;
    Some(claim(person, country, &NATION, from..next.words.end, at + 2))
}

/// A country's adjective followed by nothing but plain words, the last of which is what a person does.
fn trade(sentence: &Sentence<'_>, from: usize, to: usize) -> Option<(Argument, usize)> {
    let last = to.checked_sub(1).filter(|l| *l > from)?;
    if !is_trade(sentence.word(last)) || sentence.words[last].shape != Shape::Lower {
        return None;
    }
    let mut at = last;
    while at > from
        && sentence.words[at].mention.is_none()
        && sentence.words[at].shape == Shape::Lower
        && sentence.words[at].closed.is_none()
    {
        at -= 1;
    }
    let mention = sentence.words[at].mention?;
    let hyphen = at > from && sentence.word(at - 1) == "-";
    sentence.facts.mentions.get(mention).filter(|m| m.kind == MentionKind::Adjective && !hyphen)?;
    let argument = sentence.argument(mention, Via::Government).filter(|a| a.class == EntityType::Country)?;
    let mut start = at;
    while start > from && sentence.words[start - 1].mention == Some(mention) {
        start -= 1;
    }
    // `former Soviet spy`, `U.S.-Russian`: anything but an article or plain words before the adjective is not for this rule.
    (start == from || !matches!(sentence.word(start - 1), "former" | "-" | "anti" | "pro")).then_some((argument, start))
}

fn is_trade(word: &str) -> bool {
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
