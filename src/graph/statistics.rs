//! Numbers for sizes and rankings. Linear in the size of the graph and the same on every machine: sums run in the
//! sorted order of nodes and edges.

use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;

use crate::schema::Status;

use super::edge::EdgeKind;
use super::facet::NodeKind;
use super::node::{Claim, Entity};
use super::{KnowledgeGraph, ViewEdge};

/// The damping factor of [`Metrics::page_rank`], as in Brin and Page's paper.
pub const DAMPING: f64 = 0.85;

/// How many rounds [`Metrics::page_rank`] runs: what is left to move afterwards is below `0.85^100`, about 9e-8.
pub const ROUNDS: usize = 100;

/// How a node stands in a view.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Metrics {
    /// How many edges start or end here; an edge from a node to itself counts twice.
    pub degree: u32,
    /// The sum of their weights.
    pub weighted_degree: u64,
    /// The weighted PageRank; those of all nodes sum to 1. A relation counts in both directions, because a claim says
    /// as much about its subject as about its object; all other edges count in theirs.
    pub page_rank: f64,
    /// Which part of the graph the node hangs together with, from 1: the largest part first, of equals the one with the
    /// first node.
    pub component: u32,
}

/// The metrics of `nodes` nodes that `edges` join, in the order of the nodes.
#[must_use]
pub fn metrics(nodes: usize, edges: &[ViewEdge<'_>]) -> Vec<Metrics> {
    let mut metrics = vec![Metrics::default(); nodes];
    for edge in edges {
        for end in [edge.source, edge.target] {
            metrics[end].degree += 1;
            metrics[end].weighted_degree += u64::from(edge.weight);
        }
    }
    for (metrics, rank) in metrics.iter_mut().zip(page_rank(nodes, edges)) {
        metrics.page_rank = rank;
    }
    for (metrics, component) in metrics.iter_mut().zip(components(nodes, edges)) {
        metrics.component = component;
    }
    metrics
}

#[expect(clippy::cast_precision_loss, reason = "no graph in memory has 2^52 nodes")]
fn page_rank(nodes: usize, edges: &[ViewEdge<'_>]) -> Vec<f64> {
    let mut arcs = Vec::with_capacity(edges.len());
    for edge in edges {
        arcs.push((edge.source, edge.target, f64::from(edge.weight)));
        if matches!(edge.kind, EdgeKind::Relation { .. }) {
            arcs.push((edge.target, edge.source, f64::from(edge.weight)));
        }
    }
    let mut leaving = vec![0.0; nodes];
    arcs.iter().for_each(|(source, _, weight)| leaving[*source] += weight);
    for (source, _, weight) in &mut arcs {
        *weight /= leaving[*source];
    }
    let count = nodes.max(1) as f64;
    let mut rank = vec![1.0 / count; nodes];
    for _ in 0..ROUNDS {
        // What nodes without a way out hold is spread evenly, so that nothing is lost.
        let stuck: f64 = rank.iter().zip(&leaving).filter(|(_, leaving)| **leaving == 0.0).map(|(rank, _)| rank).sum();
        let mut next = vec![(1.0 - DAMPING + DAMPING * stuck) / count; nodes];
        for (source, target, share) in &arcs {
            next[*target] += DAMPING * rank[*source] * share;
        }
        rank = next;
    }
    rank
}

fn components(nodes: usize, edges: &[ViewEdge<'_>]) -> Vec<u32> {
    let mut parts = UnionFind::<usize>::new(nodes);
    for edge in edges {
        parts.union(edge.source, edge.target);
    }
    let labels = parts.into_labeling();
    // Of each part its size and its first node, by the label that the algorithm happened to give it.
    let mut sizes: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (node, label) in labels.iter().enumerate() {
        sizes.entry(*label).or_insert((0, node)).0 += 1;
    }
    let mut order: Vec<_> = sizes.into_iter().collect();
    order.sort_unstable_by_key(|(_, (size, first))| (std::cmp::Reverse(*size), *first));
    let numbers: BTreeMap<usize, u32> = order.into_iter().map(|(label, _)| label).zip(1..).collect();
    labels.iter().map(|label| numbers[label]).collect()
}

/// How much of what a graph holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Nodes by the ontology's local name of their class, claims included.
    pub classes: BTreeMap<&'static str, usize>,
    /// Claims by relation and status.
    pub claims: BTreeMap<(&'static str, Status), usize>,
    /// Mentions of entities in articles and comments.
    pub mentions: usize,
    /// Replies, those to the article included.
    pub replies: usize,
}

impl KnowledgeGraph {
    /// Counts everything once.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for node in self.graph.node_weights() {
            let class = match node.kind() {
                NodeKind::Article => "Article",
                NodeKind::Comment => "Comment",
                NodeKind::Account => "Account",
                NodeKind::Claim => "Claim",
                NodeKind::Entity => Entity::of(node.facets()).map_or("Entity", |entity| entity.class.local_name()),
            };
            *counts.classes.entry(class).or_default() += 1;
            if let Some(claim) = Claim::of(node.facets()) {
                *counts.claims.entry((claim.predicate, claim.status)).or_default() += 1;
            }
        }
        for link in self.graph.edge_weights() {
            match link.kind {
                EdgeKind::Mentions => counts.mentions += link.support.len(),
                EdgeKind::ReplyOf => counts.replies += 1,
                _ => {}
            }
        }
        counts
    }
}
