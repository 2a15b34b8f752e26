//! Puts other entities in the place of a document's entities: merged ones, and none for those that are taken out.

use std::collections::{BTreeSet, HashMap};

use super::{Claim, EntityRef, Facts, Speaker};

/// What becomes of each entity: the entity that stands for it, which may be itself; none where it is taken out.
pub(super) type Plan = Vec<Option<usize>>;

/// The plan that leaves everything as it is.
pub(super) fn unchanged(facts: &Facts) -> Plan {
    (0..facts.entities.len()).map(Some).collect()
}

/// The plan under which entities of one id are one, the first of them.
pub(super) fn by_id(facts: &Facts) -> Plan {
    let mut first = HashMap::new();
    let entities = facts.entities.iter().enumerate();
    entities.map(|(at, entity)| Some(*first.entry(entity.id.clone()).or_insert(at))).collect()
}

/// Carries a plan out. What was said of an entity that is taken out goes with it, and so does what an entity says of itself once
/// two are one.
pub(super) fn rewrite(facts: &mut Facts, plan: &Plan) {
    if plan.iter().enumerate().all(|(at, to)| *to == Some(at)) {
        return;
    }
    let target = |at: usize| resolve(plan, at);
    for at in 0..facts.entities.len() {
        if let Some(to) = target(at).filter(|to| *to != at) {
            let from = facts.entities[at].clone();
            let into = &mut facts.entities[to];
            let aliases: BTreeSet<String> = into.aliases.drain(..).chain(from.aliases).chain([from.label]).collect();
            into.aliases = aliases.into_iter().filter(|alias| *alias != into.label && !alias.is_empty()).collect();
            let same: BTreeSet<String> = into.same_as.drain(..).chain(from.same_as).collect();
            into.same_as = same.into_iter().collect();
        }
    }
    let stays: Vec<usize> = (0..facts.entities.len()).filter(|at| target(*at) == Some(*at)).collect();
    let mut place = vec![None; facts.entities.len()];
    for (old, new) in stays.into_iter().zip(0..) {
        place[old] = Some(EntityRef(new));
    }
    let new = |entity: EntityRef| target(entity.0 as usize).and_then(|to| place[to]);
    let mut at = 0;
    facts.entities.retain(|_| {
        at += 1;
        place[at - 1].is_some()
    });
    for entity in &mut facts.entities {
        let detail = &mut entity.detail;
        for other in [&mut detail.issued_by, &mut detail.position_in, &mut detail.country] {
            *other = other.and_then(new);
        }
    }
    facts.mentions.retain_mut(|mention| {
        let to = new(mention.entity);
        mention.entity = to.unwrap_or(mention.entity);
        mention.place = mention.place.and_then(new);
        to.is_some()
    });
    facts.decisions.retain_mut(|decision| {
        let to = new(decision.entity);
        decision.entity = to.unwrap_or(decision.entity);
        to.is_some()
    });
    let mut seen = BTreeSet::new();
    facts.authors = facts.authors.iter().filter_map(|author| new(*author)).filter(|a| seen.insert(*a)).collect();
    facts.publisher = facts.publisher.and_then(new);
    let claims = std::mem::take(&mut facts.claims);
    facts.claims = joined(claims.into_iter().filter_map(|claim| moved(claim, &new)));
}

/// The end of a chain of merges.
fn resolve(plan: &Plan, mut at: usize) -> Option<usize> {
    for _ in 0..plan.len() {
        match plan.get(at).copied().flatten() {
            Some(to) if to != at => at = to,
            end => return end,
        }
    }
    Some(at)
}

fn moved(claim: Claim, new: &impl Fn(EntityRef) -> Option<EntityRef>) -> Option<Claim> {
    let (subject, object) = (new(claim.subject)?, new(claim.object)?);
    let attributed_to = match claim.attributed_to {
        Some(Speaker::Entity(speaker)) => Some(Speaker::Entity(new(speaker)?)),
        other => other,
    };
    (subject != object).then_some(Claim { subject, object, attributed_to, ..claim })
}

/// Claims that say the same become one, with the evidence of all.
fn joined(claims: impl Iterator<Item = Claim>) -> Vec<Claim> {
    let mut known = HashMap::new();
    let mut out: Vec<Claim> = Vec::new();
    for claim in claims {
        let key = (claim.subject, claim.predicate, claim.object, claim.status, claim.attributed_to.clone());
        match known.get(&key) {
            None => {
                known.insert(key, out.len());
                out.push(claim);
            }
            Some(at) => {
                let held: &mut Claim = &mut out[*at];
                held.evidence.extend(claim.evidence);
                held.evidence.sort();
                held.evidence.dedup();
                held.confidence = held.confidence.max(claim.confidence);
                held.when = held.when.take().or(claim.when);
            }
        }
    }
    out
}

/// Puts the entities into the order of their first mentions; those without one stay behind them.
pub(super) fn in_order(facts: &mut Facts) {
    let mut first = vec![usize::MAX; facts.entities.len()];
    for (n, mention) in facts.mentions.iter().enumerate() {
        for entity in std::iter::once(mention.entity).chain(mention.place) {
            let slot = &mut first[entity.0 as usize];
            *slot = n.min(*slot);
        }
    }
    let mut order: Vec<usize> = (0..facts.entities.len()).collect();
    order.sort_by_key(|at| (first[*at], *at));
    let mut place = vec![EntityRef(0); order.len()];
    for (new, old) in order.iter().zip(0..).map(|(old, new)| (new, *old)) {
        place[old] = EntityRef(new);
    }
    let entities = std::mem::take(&mut facts.entities);
    let mut slots: Vec<Option<super::Entity>> = entities.into_iter().map(Some).collect();
    facts.entities = order.iter().filter_map(|old| slots[*old].take()).collect();
    let new = |entity: EntityRef| place[entity.0 as usize];
    for entity in &mut facts.entities {
        let detail = &mut entity.detail;
        for other in [&mut detail.issued_by, &mut detail.position_in, &mut detail.country] {
            *other = other.map(new);
        }
    }
    for mention in &mut facts.mentions {
        mention.entity = new(mention.entity);
        mention.place = mention.place.map(new);
    }
    facts.decisions.iter_mut().for_each(|d| d.entity = new(d.entity));
    facts.authors.iter_mut().for_each(|a| *a = new(*a));
    facts.publisher = facts.publisher.map(new);
    for claim in &mut facts.claims {
        (claim.subject, claim.object) = (new(claim.subject), new(claim.object));
        if let Some(Speaker::Entity(speaker)) = &mut claim.attributed_to {
            *speaker = new(*speaker);
        }
    }
}
