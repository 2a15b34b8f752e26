//! Applies corrections to what was read from one document.

use std::collections::BTreeSet;

use super::{Correction, Corrections, What, Which};
use crate::authority;
use crate::authority::Form;
use crate::authority::index::wikidata_item;
use crate::base::{Id, fingerprint, slug};
use crate::document::Document;
use crate::extract::rewrite;
use crate::extract::{Decision, Detail, Entity, EntityRef, Facts, MentionKind, link};
use crate::schema::names::WD;
use crate::schema::{DATA_BASE, EntityType};

impl Corrections {
    /// Applies every correction that is for something in this document: what is rejected goes first, then what is split, merged, given
    /// another class and another name, each in the order of the file. Doing so twice changes nothing more.
    pub(in crate::extract) fn apply(&self, doc: &Document, facts: &mut Facts) {
        for correction in self.list.iter().filter(|c| c.which.document.as_deref().is_none_or(|d| is_document(doc, d))) {
            let found: Vec<usize> =
                (0..facts.entities.len()).filter(|at| fits(&facts.entities[*at], &correction.which)).collect();
            if !found.is_empty() {
                carry_out(correction, &found, doc, facts);
            }
        }
    }
}

fn carry_out(correction: &Correction, found: &[usize], doc: &Document, facts: &mut Facts) {
    match &correction.what {
        What::Reject => {
            let mut plan = rewrite::unchanged(facts);
            for at in found {
                plan[*at] = None;
            }
            rewrite::rewrite(facts, &plan);
        }
        What::Split { mentions, to } => split(correction, found, mentions, to, doc, facts),
        What::Merge { to } => {
            for at in found.iter().copied() {
                if facts.entities[at].class != EntityType::Position && facts.entities[at].id != identity(to).id {
                    identify(&mut facts.entities[at], &identity(to));
                    note(facts, at, correction, format!("merged into \"{to}\""));
                }
            }
            let plan = rewrite::by_id(facts);
            rewrite::rewrite(facts, &plan);
        }
        What::Retype { class } => {
            for at in found.iter().copied() {
                let old = facts.entities[at].class;
                if old != *class && may_be(old, *class) {
                    note(facts, at, correction, format!("is a {class}, not a {old}"));
                    link::retype(facts, at, *class);
                }
            }
        }
        What::Rename { label } => {
            for at in found.iter().copied() {
                let entity = &mut facts.entities[at];
                if entity.label == *label {
                    continue;
                }
                let old = std::mem::replace(&mut entity.label, label.clone());
                name_also(entity, [old.clone()]);
                note(facts, at, correction, format!("is called \"{label}\", not \"{old}\""));
            }
        }
    }
    facts.decisions.dedup();
}

/// Positions are something else than everything else: nothing becomes one, and they become nothing.
fn may_be(old: EntityType, new: EntityType) -> bool {
    old != EntityType::Position && new != EntityType::Position
}

fn note(facts: &mut Facts, at: usize, correction: &Correction, text: String) {
    let entity = EntityRef(u32::try_from(at).unwrap_or(u32::MAX));
    facts.decisions.push(Decision { entity, text: format!("{}: {text}", correction.place) });
}

/// What a correction says that something is.
struct Identity {
    id: Id,
    label: Option<String>,
    same_as: Option<String>,
}

/// The identity that a Wikidata item, an IRI or a name stands for; a name that the built-in authority has alone is what it means there.
fn identity(to: &str) -> Identity {
    let entry = |key: &str| authority::by_key(key).map(|at| authority::entry(at).label.to_owned());
    let bare = to.strip_prefix(WD).unwrap_or(to);
    if let Some(item) = wikidata_item(bare) {
        return Identity { id: Id::new(&["entity", item]), label: entry(item), same_as: Some(format!("{WD}{item}")) };
    }
    let local = to.strip_prefix(DATA_BASE).unwrap_or(to);
    if let Some(key) = local.strip_prefix("entity/") {
        return Identity { id: Id::new(&["entity", key]), label: entry(key), same_as: None };
    }
    if to.contains("://") || to.starts_with("urn:") {
        return Identity { id: Id::new(&["entity", &fingerprint(&[to])]), label: None, same_as: Some(to.to_owned()) };
    }
    let mut known = authority::readings(to).filter(|r| !r.ambiguous && r.form == Form::Name);
    match (known.next(), known.next()) {
        (Some(one), None) => {
            let found = authority::entry(one.entry);
            let same_as = found.wikidata.map(|item| format!("{WD}{item}"));
            Identity { id: Id::new(&["entity", found.key]), label: Some(found.label.to_owned()), same_as }
        }
        _ => Identity { id: Id::new(&["entity", &slug(to)]), label: Some(to.to_owned()), same_as: None },
    }
}

/// Gives an entity an identity. What it was the same as before, it is not any more.
fn identify(entity: &mut Entity, identity: &Identity) {
    if entity.id == identity.id {
        return;
    }
    entity.id = identity.id.clone();
    entity.same_as = identity.same_as.iter().cloned().collect();
    if let Some(label) = identity.label.clone().filter(|label| *label != entity.label) {
        let old = std::mem::replace(&mut entity.label, label);
        name_also(entity, [old]);
    }
}

fn name_also(entity: &mut Entity, names: impl IntoIterator<Item = String>) {
    let all: BTreeSet<String> = entity.aliases.drain(..).chain(names).collect();
    entity.aliases = all.into_iter().filter(|n| *n != entity.label && !n.is_empty()).collect();
}

/// Makes another entity of the mentions with these words, or of all where none are given.
fn split(correction: &Correction, found: &[usize], words: &[String], to: &str, doc: &Document, facts: &mut Facts) {
    let identity = identity(to);
    let wanted: BTreeSet<String> = words.iter().map(|w| slug(w)).collect();
    for at in found.iter().copied() {
        if facts.entities[at].id == identity.id || facts.entities[at].class == EntityType::Position {
            continue;
        }
        if wanted.is_empty() {
            identify(&mut facts.entities[at], &identity);
            note(facts, at, correction, format!("is \"{to}\" here"));
            continue;
        }
        let new = EntityRef(u32::try_from(facts.entities.len()).unwrap_or(u32::MAX));
        let mut names = BTreeSet::new();
        let mut any = false;
        for mention in facts.mentions.iter_mut().filter(|m| m.entity.0 as usize == at) {
            let said = mention.span.slice(doc.text_of(mention.unit));
            if wanted.contains(&slug(said)) {
                mention.entity = new;
                any = true;
                if mention.kind == MentionKind::Name {
                    names.insert(said.split_whitespace().collect::<Vec<_>>().join(" "));
                }
            }
        }
        if !any {
            continue;
        }
        let old = &mut facts.entities[at];
        old.aliases.retain(|alias| !wanted.contains(&slug(alias)));
        let label = identity.label.clone().or_else(|| names.iter().max_by_key(|n| n.len()).cloned());
        let mut entity = Entity {
            id: identity.id.clone(),
            class: old.class,
            label: label.unwrap_or_else(|| to.to_owned()),
            aliases: Vec::new(),
            same_as: identity.same_as.iter().cloned().collect(),
            detail: Detail { kind: old.detail.kind, ..Detail::default() },
        };
        name_also(&mut entity, names);
        facts.entities.push(entity);
        note(facts, new.0 as usize, correction, format!("is \"{to}\", split from {}", facts.entities[at].id));
    }
    let plan = rewrite::by_id(facts);
    rewrite::rewrite(facts, &plan);
    rewrite::in_order(facts);
}

/// Whether a correction is for this entity.
fn fits(entity: &Entity, which: &Which) -> bool {
    which.class.is_none_or(|class| class == entity.class) && which.names.iter().any(|name| entity.is(name))
}

/// Whether a document is what its id, the caller's id, its address or its source says.
fn is_document(doc: &Document, name: &str) -> bool {
    let id = doc.id.as_str();
    let own = name.strip_suffix(id).is_some_and(|base| base.is_empty() || base.ends_with(['/', '#']));
    own || [doc.caller_id.as_deref(), doc.url.as_deref()].contains(&Some(name))
        || doc.source == name
        || doc.source.strip_suffix(name).is_some_and(|folder| folder.ends_with('/'))
}
