use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::base::{Confidence, Id};
use crate::schema::{EntityType, OrganizationKind, Status, Tenure};

use super::facet::{Facet, NodeKind, Quote, Says};
use super::few::Few;

/// A node with everything that any document says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub(super) id: Id,
    pub(super) facets: Few<Facet>,
}

impl Node {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &Id {
        &self.id
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> NodeKind {
        self.facets.first().map_or(NodeKind::Entity, |facet| facet.says.kind())
    }

    /// What each document says of it, sorted by document. A document that was read twice with different results may
    /// occur twice; [`Entity::of`] and [`Claim::of`] make one of them.
    pub fn facets(&self) -> impl Iterator<Item = &Facet> {
        self.facets.iter()
    }

    /// How many documents speak of it.
    #[must_use]
    pub fn documents(&self) -> usize {
        let mut last = None;
        self.facets.iter().filter(|facet| last.replace(&facet.document) != Some(&facet.document)).count()
    }

    pub(super) fn add(&mut self, mut facet: Facet) {
        if let Some(first) = self.facets.first()
            && first.says == facet.says
        {
            facet.says = first.says.clone();
        }
        self.facets.insert(facet);
    }
}

/// What some facets, of one document or of all, say of an entity together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity<'g> {
    /// The class that most facets give it; of equals, the first in the ontology's order.
    pub class: EntityType,
    /// The name that most facets give it; of equals, the longest, then the first in lexical order.
    pub label: &'g str,
    /// Every other name, sorted.
    pub aliases: Vec<&'g str>,
    /// Full IRIs of the same thing elsewhere, sorted.
    pub same_as: Vec<&'g str>,
    /// The year that most facets give it, of equals the earliest.
    pub year: Option<i16>,
    /// For a position: how its holder stands to it.
    pub tenure: Option<Tenure>,
    /// For an organisation: the kind that most facets give it.
    pub kind: Option<OrganizationKind>,
}

impl<'g> Entity<'g> {
    /// What the entity facets among `facets` say together; none if there is no such facet.
    #[must_use]
    pub fn of(facets: impl IntoIterator<Item = &'g Facet>) -> Option<Self> {
        let facets: Vec<_> = facets
            .into_iter()
            .filter_map(|facet| match &*facet.says {
                Says::Entity(entity) => Some(entity),
                _ => None,
            })
            .collect();
        let class = most(facets.iter().map(|f| f.class), |_| 0)?;
        let label = most(facets.iter().map(|f| &*f.label), |label| label.chars().count())?;
        let mut aliases: BTreeSet<&str> = BTreeSet::new();
        let mut same_as: BTreeSet<&str> = BTreeSet::new();
        for facet in &facets {
            aliases.insert(&facet.label);
            aliases.extend(facet.aliases.iter().map(|alias| &**alias));
            same_as.extend(facet.same_as.iter().map(|iri| &**iri));
        }
        aliases.remove(label);
        Some(Self {
            class,
            label,
            aliases: aliases.into_iter().collect(),
            same_as: same_as.into_iter().collect(),
            year: most(facets.iter().filter_map(|f| f.year), |_| 0),
            tenure: most(facets.iter().filter_map(|f| f.tenure), |_| 0),
            kind: most(facets.iter().filter_map(|f| f.kind), |_| 0).filter(|_| class == EntityType::Organization),
        })
    }
}

/// The most frequent item; of equals the one with the greatest `rank`, then the least.
fn most<T: Ord + Copy>(items: impl Iterator<Item = T>, rank: impl Fn(T) -> usize) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    // `max_by_key` keeps the last of equals, so the order is turned round to keep the least.
    counts.into_iter().rev().max_by_key(|(item, count)| (*count, rank(*item))).map(|(item, _)| item)
}

/// What some facets say of a claim together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim<'g> {
    /// The ontology's local name of the relation.
    pub predicate: &'static str,
    /// How it stands to the facts.
    pub status: Status,
    /// The best confidence of its readings.
    pub confidence: Confidence,
    /// The rules that read it, sorted.
    pub rules: Vec<&'static str>,
    /// When it happened, sorted.
    pub when: Vec<&'g str>,
    /// Where it is said, sorted.
    pub evidence: Vec<&'g Quote>,
}

impl<'g> Claim<'g> {
    /// What the claim facets among `facets` say together; none if there is no such facet.
    #[must_use]
    pub fn of(facets: impl IntoIterator<Item = &'g Facet>) -> Option<Self> {
        let mut whole: Option<Self> = None;
        for facet in facets {
            let Says::Claim(claim) = &*facet.says else { continue };
            // A claim's id covers predicate and status, so all its facets agree on them.
            let whole = whole.get_or_insert_with(|| Self {
                predicate: claim.predicate,
                status: claim.status,
                confidence: claim.confidence,
                rules: Vec::new(),
                when: Vec::new(),
                evidence: Vec::new(),
            });
            whole.confidence = whole.confidence.max(claim.confidence);
            whole.rules.push(claim.rule);
            whole.when.extend(claim.when.as_deref());
            whole.evidence.extend(&claim.evidence);
        }
        if let Some(claim) = &mut whole {
            sort(&mut claim.rules);
            sort(&mut claim.when);
            sort(&mut claim.evidence);
        }
        whole
    }
}

fn sort<T: Ord>(items: &mut Vec<T>) {
    items.sort_unstable();
    items.dedup();
}
