//! The knowledge graph: what many documents say, as nodes and typed edges with their evidence. Leaks no petgraph types.
//!
//! Every node is a set of facets (what one document says of it) and every edge a set of supports, so
//! [`KnowledgeGraph::merge`] is set union: the order and number of merges make no difference.

mod build;
mod copies;
mod edge;
mod facet;
mod few;
mod node;
mod statistics;
mod view;

use std::collections::{BTreeSet, HashMap};

use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::{EdgeRef as _, IntoEdgeReferences as _};

use crate::base::Id;
use crate::document::Print;

pub use copies::{Copies, CopyLink};
pub use edge::{Edge, EdgeKind, MentionAt, Support};
pub use facet::{AccountFacet, ArticleFacet, ClaimFacet, CommentFacet, EntityFacet, Facet, NodeKind, Quote, Says};
pub use node::{Claim, Entity, Node};
pub use statistics::{Counts, DAMPING, Metrics, ROUNDS, metrics};
pub use view::{GraphView, View, ViewEdge, ViewNode};

use few::Few;

/// Documents, comments, accounts, entities and claims with the edges between them.
///
/// Two graphs are equal when they hold the same nodes and edges, whatever order they were built in.
#[derive(Clone, Debug, Default)]
pub struct KnowledgeGraph {
    graph: StableDiGraph<Node, Link>,
    nodes: HashMap<Id, NodeIndex>,
    edges: HashMap<(NodeIndex, NodeIndex, EdgeKind), EdgeIndex>,
}

#[derive(Clone, Debug)]
struct Link {
    kind: EdgeKind,
    support: Few<Support>,
}

impl KnowledgeGraph {
    /// Adds everything that `other` holds.
    ///
    /// Associative, commutative and idempotent; time is linear in the size of `other`.
    pub fn merge(&mut self, other: Self) {
        if self.nodes.is_empty() {
            *self = other;
            return;
        }
        let (nodes, edges) = other.graph.into_nodes_edges_iters();
        // Nothing is ever removed from a graph, so its indices count up from zero.
        let places: Vec<_> = nodes
            .map(|node| {
                let at = self.place(&node.weight.id);
                node.weight.facets.into_iter().for_each(|facet| self.graph[at].add(facet));
                at
            })
            .collect();
        for edge in edges {
            let link = edge.weight;
            let at = self.link(places[edge.source.index()], places[edge.target.index()], link.kind);
            for support in link.support {
                self.graph[at].support.insert(support);
            }
        }
    }

    /// How many nodes it has.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// How many edges it has.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Every node, sorted by id. Sorts anew at each call.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = &Node> {
        self.sorted().into_iter().map(|at| &self.graph[at])
    }

    /// The node with this id.
    #[must_use]
    pub fn node(&self, id: &Id) -> Option<&Node> {
        self.nodes.get(id).map(|at| &self.graph[*at])
    }

    /// The prints of the articles that are long enough to have copies, sorted by id.
    pub fn prints(&self) -> impl Iterator<Item = (&Id, &Print)> {
        self.nodes().flat_map(|node| {
            node.facets().filter_map(|facet| match &*facet.says {
                Says::Article(article) => Some((node.id(), article.print.as_deref()?)),
                _ => None,
            })
        })
    }

    /// Every edge, sorted by source, target and kind. Sorts anew at each call.
    pub fn edges(&self) -> impl ExactSizeIterator<Item = Edge<'_>> {
        let mut rank = vec![0_usize; self.graph.node_count()];
        for (place, at) in self.sorted().into_iter().enumerate() {
            rank[at.index()] = place;
        }
        let mut edges: Vec<_> = self.graph.edge_references().collect();
        edges.sort_unstable_by_key(|e| (rank[e.source().index()], rank[e.target().index()], e.weight().kind));
        edges.into_iter().map(|e| self.edge(e.source(), e.target(), e.weight()))
    }

    /// The edges that start at `id`, sorted by kind, then target; none for an unknown id.
    #[must_use]
    pub fn edges_from(&self, id: &Id) -> Vec<Edge<'_>> {
        self.edges_at(id, Direction::Outgoing)
    }

    /// The edges that end at `id`, sorted by kind, then source; none for an unknown id.
    #[must_use]
    pub fn edges_to(&self, id: &Id) -> Vec<Edge<'_>> {
        self.edges_at(id, Direction::Incoming)
    }

    /// Every node at most `hops` edges from `id`, against their direction too, nearest first and sorted by id among
    /// equals. `id` itself comes first; an unknown id has no neighbours.
    #[must_use]
    pub fn neighbours(&self, id: &Id, hops: usize) -> Vec<&Node> {
        let mut ring: Vec<NodeIndex> = self.nodes.get(id).copied().into_iter().collect();
        let mut seen: BTreeSet<NodeIndex> = ring.iter().copied().collect();
        let mut found = ring.clone();
        for _ in 0..hops {
            let mut next: Vec<_> =
                ring.iter().flat_map(|at| self.graph.neighbors_undirected(*at)).filter(|at| seen.insert(*at)).collect();
            next.sort_unstable_by_key(|at| &self.graph[*at].id);
            found.extend(&next);
            ring = next;
        }
        found.into_iter().map(|at| &self.graph[at]).collect()
    }

    fn edges_at(&self, id: &Id, direction: Direction) -> Vec<Edge<'_>> {
        let Some(at) = self.nodes.get(id) else { return Vec::new() };
        let edges = self.graph.edges_directed(*at, direction);
        let mut edges: Vec<_> = edges.map(|e| self.edge(e.source(), e.target(), e.weight())).collect();
        edges.sort_unstable_by_key(|edge| (edge.kind, edge.source, edge.target));
        edges
    }

    fn edge<'g>(&'g self, source: NodeIndex, target: NodeIndex, link: &'g Link) -> Edge<'g> {
        Edge { source: &self.graph[source].id, target: &self.graph[target].id, kind: link.kind, support: &link.support }
    }

    fn sorted(&self) -> Vec<NodeIndex> {
        let mut order: Vec<_> = self.graph.node_indices().collect();
        order.sort_unstable_by_key(|at| &self.graph[*at].id);
        order
    }

    /// The place of the node with this id, which is made where there is none.
    fn place(&mut self, id: &Id) -> NodeIndex {
        if let Some(at) = self.nodes.get(id) {
            return *at;
        }
        let at = self.graph.add_node(Node { id: id.clone(), facets: Few::None });
        self.nodes.insert(id.clone(), at);
        at
    }

    /// The edge of this kind between two nodes, which is made where there is none.
    fn link(&mut self, source: NodeIndex, target: NodeIndex, kind: EdgeKind) -> EdgeIndex {
        let graph = &mut self.graph;
        *self
            .edges
            .entry((source, target, kind))
            .or_insert_with(|| graph.add_edge(source, target, Link { kind, support: Few::None }))
    }
}

impl PartialEq for KnowledgeGraph {
    fn eq(&self, other: &Self) -> bool {
        self.node_count() == other.node_count()
            && self.edge_count() == other.edge_count()
            && self.nodes().eq(other.nodes())
            && self.edges().eq(other.edges())
    }
}

impl Eq for KnowledgeGraph {}
