//! Which things of the user's authorities the entities of a document are.
//!
//! Each authority decides by itself: what a name can mean there, what of that fits the class, and what the date of the document and
//! the words around speak for. Two that fit equally well are left open, and so is a thing for which too little speaks: nothing is
//! better than the wrong one.

mod candidates;
mod evidence;

use super::rewrite;
use super::{Decision, EntityRef, Facts};
use crate::authority::index::{Index, Item};
use crate::document::Document;
use crate::extract::mentions::lexicon;
use crate::nlp::Analysis;
use crate::schema::EntityType;
use crate::schema::names::WD;
use candidates::Candidate;
use evidence::Surroundings;

/// What an authority says of an entity.
enum Verdict<'i> {
    /// It is this.
    Linked(Candidate<'i>),
    /// It may be one of several, or too little speaks for the one; why.
    Open(String),
    /// The name is not there.
    Unknown,
}

/// Gives every entity that the authorities know the identity that they have for it, and makes one of those that turn out to be the
/// same.
pub(super) fn link(doc: &Document, analyses: &[Analysis], authorities: &[Index], facts: &mut Facts) {
    if authorities.is_empty() {
        return;
    }
    let around = Surroundings::new(doc, analyses, facts);
    let mut linked = Vec::new();
    for at in 0..facts.entities.len() {
        let verdicts = authorities.iter().map(|index| (index, decide(index, facts, at, &around)));
        linked.push(verdicts.collect::<Vec<_>>());
    }
    for (at, verdicts) in linked.into_iter().enumerate() {
        apply(facts, at, verdicts);
    }
    let plan = rewrite::by_id(facts);
    rewrite::rewrite(facts, &plan);
}

/// What has to speak for a candidate.
const ENOUGH: i32 = 2;

fn decide<'i>(index: &'i Index, facts: &Facts, at: usize, around: &Surroundings<'_>) -> Verdict<'i> {
    let entity = &facts.entities[at];
    let mut found = candidates::candidates(index, entity);
    if found.is_empty() {
        return Verdict::Unknown;
    }
    let near = around.near(facts, at);
    for candidate in &mut found {
        evidence::weigh(index, candidate, around, &near);
    }
    found.sort_by_key(|c| (std::cmp::Reverse(c.score), c.item.iri));
    let (best, rest) = match found.split_first() {
        Some((best, rest)) => (best.clone(), rest),
        None => return Verdict::Unknown,
    };
    let rival = rest.first().filter(|second| second.score >= best.score);
    match rival {
        _ if best.score < ENOUGH => Verdict::Open(format!("too little speaks for {}: {}", best.item.iri, best.told())),
        Some(second) => Verdict::Open(format!(
            "{} ({}) and {} ({}) fit alike",
            best.item.iri,
            best.told(),
            second.item.iri,
            second.told()
        )),
        None => Verdict::Linked(best),
    }
}

/// Carries out what the authorities say of one entity.
fn apply(facts: &mut Facts, at: usize, verdicts: Vec<(&Index, Verdict<'_>)>) {
    let entity_ref = EntityRef(u32::try_from(at).unwrap_or(u32::MAX));
    let mut note = |index: &Index, text: String| {
        facts.decisions.push(Decision { entity: entity_ref, text: format!("{}: {text}", index.name()) });
    };
    let mut links: Vec<Item<'_>> = Vec::new();
    for (index, verdict) in verdicts {
        match verdict {
            Verdict::Linked(candidate) => {
                note(index, format!("is {} ({}): {}", candidate.item.iri, candidate.item.label, candidate.told()));
                links.push(candidate.item);
            }
            Verdict::Open(why) => note(index, format!("not linked, {why}")),
            Verdict::Unknown => {}
        }
    }
    let items: Vec<&str> = links.iter().filter_map(|item| item.wikidata()).collect();
    if items.windows(2).any(|pair| pair[0] != pair[1]) {
        let text = format!("the authorities disagree: {}; not linked", items.join(", "));
        facts.decisions.push(Decision { entity: entity_ref, text });
        return;
    }
    // What Wikidata identifies is identified by it, whichever authority says so.
    links.sort_by_key(|item| item.wikidata().is_none());
    let Some(first) = links.first() else { return };
    let entity = &mut facts.entities[at];
    let identified = entity.same_as.iter().any(|iri| iri.starts_with(WD));
    if !identified && (first.wikidata().is_some() || !built_in(entity.id.as_str())) {
        entity.id = first.id();
        if entity.label != first.label {
            let old = std::mem::replace(&mut entity.label, first.label.to_owned());
            entity.aliases.push(old);
            entity.aliases.retain(|alias| alias != first.label);
            entity.aliases.sort();
            entity.aliases.dedup();
        }
        if first.class != entity.class {
            retype(facts, at, first.class);
        }
    }
    let entity = &mut facts.entities[at];
    entity.same_as.extend(links.iter().map(|item| item.iri.to_owned()));
    entity.same_as.sort();
    entity.same_as.dedup();
}

/// Whether an id is that of an entry of the built-in authority.
fn built_in(id: &str) -> bool {
    id.strip_prefix("entity/")
        .is_some_and(|key| crate::authority::by_key(key).is_some_and(|e| lexicon::entry(e).is_some()))
}

/// Gives an entity another class, and its mentions with it.
pub(super) fn retype(facts: &mut Facts, at: usize, class: EntityType) {
    let entity = &mut facts.entities[at];
    entity.class = class;
    if class != EntityType::Organization {
        entity.detail.kind = None;
    }
    for mention in facts.mentions.iter_mut().filter(|m| m.entity.0 as usize == at) {
        mention.class = class;
    }
}
