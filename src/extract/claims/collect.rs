//! From what the rules found to claims: status and speaker as the ontology has them, positions, the same claim only once.

use std::collections::{BTreeMap, HashMap};

use super::found::Found;
use super::titles::Holder;
use super::tree::Voice;
use super::when::When;
use crate::base::{Confidence, Id, Span, slug};
use crate::document::{Document, Unit};
use crate::extract::{Claim, Detail, Entity, EntityRef, Evidence, Facts, Speaker};
use crate::schema::{EntityType, Status, Tenure};

/// Where something was read.
pub(super) struct Place<'d> {
    pub(super) document: &'d Document,
    pub(super) unit: Unit,
    /// The sentence.
    pub(super) span: Span,
}

/// A claim without its position's entity.
#[derive(Clone, Debug)]
struct Draft {
    subject: EntityRef,
    object: Object,
    relation: &'static str,
    status: Status,
    speaker: Option<Speaker>,
    evidence: Evidence,
    confidence: Confidence,
    rule: &'static str,
    when: Option<String>,
}

#[derive(Clone, Debug)]
enum Object {
    Entity(EntityRef),
    Position { label: String, tenure: Tenure, inside: Option<EntityRef> },
}

/// Gathers claims over a document.
#[derive(Default)]
pub(super) struct Collector {
    drafts: Vec<Draft>,
}

impl Collector {
    /// Adds a relation in `voice`.
    pub(super) fn add(&mut self, place: &Place<'_>, found: &Found, voice: Voice, when: Option<When>, past: bool) {
        let reading = Reading {
            relation: found.relation,
            status: found.status,
            voice,
            percent: found.percent,
            rule: found.rule,
            when: lexical(place, when, past),
        };
        self.push(place, found.trigger, found.subject.entity, Object::Entity(found.object.entity), reading);
    }

    /// Adds somebody's title.
    pub(super) fn hold(&mut self, place: &Place<'_>, holder: &Holder, voice: Voice, when: Option<When>, past: bool) {
        let title = holder.title.clone();
        let object = Object::Position { label: title.label, tenure: title.tenure, inside: title.inside };
        let reading = Reading {
            relation: "holdsPosition",
            status: holder.context.status,
            voice,
            percent: holder.percent,
            rule: holder.rule,
            when: lexical(place, when, past),
        };
        self.push(place, title.span, holder.person, object, reading);
    }

    fn push(&mut self, place: &Place<'_>, trigger: Span, subject: EntityRef, object: Object, reading: Reading) {
        if !place.span.contains(trigger) {
            return;
        }
        let Reading { relation, status, voice, percent, rule, when } = reading;
        // The open relation is never a fact, whoever speaks.
        let status = if relation == "relatedTo" && status == Status::Asserted { Status::Possible } else { status };
        let other = |status| if status == Status::Asserted { Status::Reported } else { status };
        let speakers: Vec<(Status, Option<Speaker>)> = match (place.unit, voice) {
            (Unit::Comment(n), _) => {
                let author = place.document.comments.get(n as usize).and_then(|c| c.author.as_deref());
                vec![(other(status), author.map(|name| Speaker::Account(place.document.account(name))))]
            }
            (Unit::Article, Voice::Own) => vec![(status, None)],
            (Unit::Article, Voice::Other(who)) if who.is_empty() => vec![(other(status), None)],
            (Unit::Article, Voice::Other(who)) => {
                who.into_iter().map(|w| (other(status), Some(Speaker::Entity(w)))).collect()
            }
        };
        for (status, speaker) in speakers {
            self.drafts.push(Draft {
                subject,
                object: object.clone(),
                relation,
                status,
                speaker,
                evidence: Evidence { unit: place.unit, span: place.span, trigger },
                confidence: Confidence::percent(percent),
                rule,
                when: when.clone(),
            });
        }
    }

    /// Makes the positions' entities and merges what was said more than once.
    pub(super) fn finish(mut self, document: &Document, facts: &mut Facts) {
        self.complete_positions();
        let mut index: BTreeMap<(EntityRef, &'static str, EntityRef, Status, Option<Speaker>), usize> = BTreeMap::new();
        let mut claims: Vec<Claim> = Vec::new();
        let mut positions = HashMap::new();
        for draft in self.drafts {
            let object = match draft.object {
                Object::Entity(entity) => entity,
                Object::Position { label, tenure, inside } => {
                    let id = position_id(document, facts, &label, tenure, inside);
                    *positions.entry(id).or_insert_with_key(|id| add_position(facts, id.clone(), label, tenure, inside))
                }
            };
            let key = (draft.subject, draft.relation, object, draft.status, draft.speaker.clone());
            if let Some(at) = index.get(&key) {
                let claim = &mut claims[*at];
                // What one sentence says stands together.
                if claim.evidence.last().is_none_or(|e| (e.unit, e.span) != (draft.evidence.unit, draft.evidence.span))
                {
                    claim.evidence.push(draft.evidence);
                }
                claim.confidence = claim.confidence.max(draft.confidence);
                claim.when = claim.when.take().or(draft.when);
                continue;
            }
            index.insert(key, claims.len());
            claims.push(Claim {
                subject: draft.subject,
                predicate: draft.relation,
                object,
                status: draft.status,
                attributed_to: draft.speaker,
                evidence: vec![draft.evidence],
                confidence: draft.confidence,
                rule: draft.rule,
                when: draft.when,
            });
        }
        claims.sort_by(|a, b| a.evidence[0].cmp(&b.evidence[0]));
        facts.claims.append(&mut claims);
    }

    /// Gives a title without a body the body that the same person's same title has elsewhere in the document, if only one does.
    fn complete_positions(&mut self) {
        let mut known: BTreeMap<(EntityRef, String), Vec<EntityRef>> = BTreeMap::new();
        for draft in &self.drafts {
            if let Object::Position { label, inside: Some(inside), .. } = &draft.object {
                let bodies = known.entry((draft.subject, label.clone())).or_default();
                if !bodies.contains(inside) {
                    bodies.push(*inside);
                }
            }
        }
        for draft in &mut self.drafts {
            if let Object::Position { label, inside: inside @ None, .. } = &mut draft.object
                && let Some([only]) = known.get(&(draft.subject, label.clone())).map(Vec::as_slice)
            {
                *inside = Some(*only);
            }
        }
    }
}

struct Reading {
    relation: &'static str,
    status: Status,
    voice: Voice,
    percent: u8,
    rule: &'static str,
    when: Option<String>,
}

/// A time in the lexical form that the ontology has for it, counted from the article's date or the comment's.
fn lexical(place: &Place<'_>, when: Option<When>, past: bool) -> Option<String> {
    let dateline = match place.unit {
        Unit::Article => place.document.published,
        Unit::Comment(n) => place.document.comments.get(n as usize).and_then(|c| c.created),
    };
    when?.lexical(dateline.map(|t| t.date), past)
}

/// The id of a position: in something with a global id `position/TITLE/BODY/TENURE`; any other belongs to the document.
fn position_id(document: &Document, facts: &Facts, label: &str, tenure: Tenure, inside: Option<EntityRef>) -> Id {
    let tag = match tenure {
        Tenure::Current => "current",
        Tenure::Former => "former",
        Tenure::Acting => "acting",
        Tenure::Then => "then",
        Tenure::Elect => "elect",
    };
    let title = slug(label);
    let body = inside.and_then(|e| facts.entities.get(e.0 as usize)).map(|e| e.id.as_str());
    match body {
        Some(body) if body.starts_with("entity/") => Id::new(&["position", &title, last_segment(body), tag]),
        Some(body) => document.id.child(&["position", &format!("{title}-{}-{tag}", last_segment(body))]),
        None => document.id.child(&["position", &format!("{title}-{tag}")]),
    }
}

fn add_position(facts: &mut Facts, id: Id, label: String, tenure: Tenure, inside: Option<EntityRef>) -> EntityRef {
    let at = u32::try_from(facts.entities.len()).unwrap_or(u32::MAX);
    facts.entities.push(Entity {
        id,
        class: EntityType::Position,
        label,
        aliases: Vec::new(),
        same_as: Vec::new(),
        detail: Detail { position_in: inside, tenure: Some(tenure), ..Detail::default() },
    });
    EntityRef(at)
}

fn last_segment(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}
