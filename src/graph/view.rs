use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use crate::base::{Confidence, Id};
use crate::document::CommentKind;
use crate::document::Timestamp;
use crate::schema::{Status, Tenure};

use super::edge::{Edge, EdgeKind, Support};
use super::facet::{NodeKind, Says};
use super::node::{Claim, Entity, Node};
use super::statistics::{Metrics, metrics};
use super::{KnowledgeGraph, Quote};

/// Which part of the graph a viewer gets.
///
/// In every view claims are edges from subject to object, one for each relation and status, not nodes: that is what a
/// reader wants to see on opening it. What the claims rest on are the edge's attributes. That a comment is part of an
/// article's thread is left to the reply edges, which lead there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Articles, comments, accounts and entities with every edge between them.
    #[default]
    All,
    /// Entities, what claims say of them and what ties positions, groups and laws to countries and bodies.
    Entities,
    /// Articles, comments and accounts: who answered whom.
    Thread,
}

impl View {
    /// Every view with its name on the command line and a line of help.
    pub const TABLE: [(Self, &'static str, &'static str); 3] = [
        (Self::All, "all", "articles, comments, accounts and entities, claims as edges between entities"),
        (Self::Entities, "entities", "entities and the claims between them"),
        (Self::Thread, "thread", "articles, comments and accounts: who answered whom"),
    ];

    /// The view of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::TABLE.into_iter().find(|(_, known, _)| *known == name).map(|(view, ..)| view)
    }

    const fn has_node(self, kind: NodeKind) -> bool {
        match kind {
            NodeKind::Article | NodeKind::Comment | NodeKind::Account => matches!(self, Self::All | Self::Thread),
            NodeKind::Entity => matches!(self, Self::All | Self::Entities),
            NodeKind::Claim => false,
        }
    }

    const fn has_edge(self, kind: EdgeKind) -> bool {
        // Which ends exist decides the rest: an edge needs both.
        !matches!(kind, EdgeKind::IsPartOf)
    }
}

/// A part of the graph as viewers want it: nodes and edges with everything that there is to show.
#[derive(Clone, Debug)]
pub struct GraphView<'g> {
    /// The nodes, sorted by id.
    pub nodes: Vec<ViewNode<'g>>,
    /// The edges, sorted by source, target and kind.
    pub edges: Vec<ViewEdge<'g>>,
}

/// A node of a view.
#[derive(Clone, Debug)]
pub struct ViewNode<'g> {
    /// Its id.
    pub id: &'g Id,
    /// Its kind.
    pub kind: NodeKind,
    /// The ontology's local name of its class: `Article`, `Comment`, `Account`, `Person`, ….
    pub class: &'static str,
    /// What to call it: an article's title, a comment's number and author, a name; a position's with
    /// the country or body that it is in.
    pub label: Cow<'g, str>,
    /// How many documents speak of it.
    pub documents: usize,
    /// How often articles and comments mention it.
    pub mentions: usize,
    /// An entity's other names.
    pub aliases: Vec<&'g str>,
    /// Full IRIs of the same thing elsewhere.
    pub same_as: Vec<&'g str>,
    /// The year in a treaty's, law's or event's name.
    pub year: Option<i16>,
    /// How a position is held: `current`, `former`, ….
    pub tenure: Option<&'static str>,
    /// When an article was published or a comment written.
    pub time: Option<Timestamp>,
    /// A comment's depth in the thread, from 0.
    pub depth: Option<u32>,
    /// A comment's position in the thread, from 1.
    pub ordinal: Option<u32>,
    /// What made a comment, where no reader wrote it.
    pub comment_kind: Option<&'static str>,
    /// The language of an article or comment, where it is another one than English.
    pub language: Option<&'static str>,
    /// An article's address.
    pub url: Option<&'g str>,
    /// The site or outlet of an article.
    pub site: Option<&'g str>,
    /// What a comment says. Articles are left to the RDF formats: their length makes viewers' tables unreadable.
    pub text: Option<&'g str>,
    /// How many comments an article says that it has.
    pub declared_comments: Option<u32>,
    /// How many of them were read.
    pub parsed_comments: Option<u32>,
    /// How it stands in this view.
    pub metrics: Metrics,
}

/// An edge of a view.
#[derive(Clone, Debug)]
pub struct ViewEdge<'g> {
    /// Where it starts: index into [`GraphView::nodes`].
    pub source: usize,
    /// Where it ends.
    pub target: usize,
    /// What it means.
    pub kind: EdgeKind,
    /// The number of mentions or evidences behind it; 1 for an edge of another kind.
    pub weight: u32,
    /// How many documents say so.
    pub documents: usize,
    /// The ids of the claims behind a relation.
    pub claims: Vec<&'g Id>,
    /// The best confidence of these claims.
    pub confidence: Option<Confidence>,
    /// The labels of those whom the claims are attributed to, sorted.
    pub speakers: Vec<&'g str>,
    /// When it happened, as the claims have it, sorted.
    pub when: Vec<&'g str>,
    /// The words that the claims come from, sorted by place.
    pub evidence: Vec<&'g Quote>,
}

impl EdgeKind {
    /// The name of the relation: the ontology's local name for what claims say, `replyOf`, `mentions`, ….
    #[must_use]
    pub const fn predicate(self) -> &'static str {
        match self {
            Self::ReplyOf => "replyOf",
            Self::CreatedBy => "createdBy",
            Self::IsPartOf => "isPartOf",
            Self::Addresses => "addresses",
            Self::Disputes => "disputes",
            Self::Endorses => "endorses",
            Self::Author => "author",
            Self::Publisher => "publisher",
            Self::Mentions => "mentions",
            Self::PositionIn => "positionIn",
            Self::PeopleOf => "peopleOf",
            Self::BodyOf => "bodyOf",
            Self::IssuedBy => "issuedBy",
            Self::Subject => "subject",
            Self::Object => "object",
            Self::AttributedTo => "attributedTo",
            Self::SaidIn => "saidIn",
            Self::Relation { predicate, .. } => predicate,
        }
    }

    /// How the claims behind a relation stand to the facts; none for other kinds.
    #[must_use]
    pub const fn status(self) -> Option<Status> {
        match self {
            Self::Relation { status, .. } => Some(status),
            _ => None,
        }
    }

    /// A name that no other kind has: `mentions`, `signed/Planned`.
    #[must_use]
    pub fn name(self) -> Cow<'static, str> {
        match self {
            Self::Relation { predicate, status } => format!("{predicate}/{}", status.local_name()).into(),
            other => other.predicate().into(),
        }
    }
}

/// The relation that stands for any other.
const UNNAMED: &str = "relatedTo";

impl<'g> GraphView<'g> {
    /// The part of `graph` that `view` shows.
    #[must_use]
    pub fn of(graph: &'g KnowledgeGraph, view: View) -> Self {
        let mut nodes: Vec<_> = graph.nodes().filter(|node| view.has_node(node.kind())).map(ViewNode::of).collect();
        let places: HashMap<&Id, usize> = nodes.iter().enumerate().map(|(at, node)| (node.id, at)).collect();
        let mut edges = Vec::new();
        for edge in graph.edges().filter(|edge| view.has_edge(edge.kind)) {
            let Some(target) = places.get(edge.target) else { continue };
            match edge.kind {
                EdgeKind::Mentions => nodes[*target].mentions += edge.count(),
                EdgeKind::PositionIn => {
                    // There are many foreign ministers.
                    let place = format!(" ({})", nodes[*target].label);
                    if let Some(position) = places.get(edge.source) {
                        nodes[*position].label.to_mut().push_str(&place);
                    }
                }
                _ => {}
            }
            let Some(source) = places.get(edge.source) else { continue };
            edges.push(ViewEdge::of(graph, &edge, *source, *target));
        }
        for (node, metrics) in nodes.iter_mut().zip(metrics(places.len(), &edges)) {
            node.metrics = metrics;
        }
        Self { nodes, edges }
    }
}

impl<'g> ViewNode<'g> {
    fn of(node: &'g Node) -> Self {
        let mut shown = Self {
            id: node.id(),
            kind: node.kind(),
            class: "Entity",
            label: Cow::Borrowed(node.id().as_str()),
            documents: node.documents(),
            mentions: 0,
            aliases: Vec::new(),
            same_as: Vec::new(),
            year: None,
            tenure: None,
            time: None,
            depth: None,
            ordinal: None,
            comment_kind: None,
            language: None,
            url: None,
            site: None,
            text: None,
            declared_comments: None,
            parsed_comments: None,
            metrics: Metrics::default(),
        };
        match node.facets().next().map(|facet| &*facet.says) {
            Some(Says::Article(article)) => {
                shown.class = "Article";
                shown.label = match &article.title {
                    Some(title) => Cow::Borrowed(title),
                    None => beginning(&article.text),
                };
                shown.time = article.published;
                shown.language = article.language;
                shown.url = article.url.as_deref();
                shown.site = article.site.as_deref();
                shown.declared_comments = article.declared_comments;
                shown.parsed_comments = Some(article.parsed_comments);
            }
            Some(Says::Comment(comment)) => {
                shown.class = "Comment";
                shown.label = match &comment.author {
                    Some(author) => format!("#{} {author}", comment.ordinal).into(),
                    None => format!("#{}", comment.ordinal).into(),
                };
                shown.time = comment.created;
                shown.comment_kind = (comment.kind != CommentKind::Comment).then(|| comment.kind.name());
                shown.language = comment.language;
                shown.depth = Some(comment.depth);
                shown.ordinal = Some(comment.ordinal);
                shown.text = Some(&comment.text);
            }
            Some(Says::Account(account)) => {
                shown.class = "Account";
                shown.label = Cow::Borrowed(&account.name);
            }
            Some(Says::Entity(_)) => {
                if let Some(entity) = Entity::of(node.facets()) {
                    shown.class = entity.class.local_name();
                    shown.label = Cow::Borrowed(entity.label);
                    shown.aliases = entity.aliases;
                    shown.same_as = entity.same_as;
                    shown.year = entity.year;
                    shown.tenure = entity.tenure.map(Tenure::local_name);
                }
            }
            Some(Says::Claim(_)) | None => {}
        }
        shown
    }
}

impl<'g> ViewEdge<'g> {
    /// What to write beside the edge: `mentions`, `signed`, `signed (planned)`. A relation without a bracket is
    /// asserted. What the ontology only calls related is told in the text's own words.
    #[must_use]
    pub fn label(&self) -> Cow<'g, str> {
        let EdgeKind::Relation { predicate, status } = self.kind else { return self.kind.predicate().into() };
        let words: &'g str = match self.evidence.first() {
            Some(quote) if predicate == UNNAMED && !quote.trigger.is_empty() => &quote.trigger,
            _ => predicate,
        };
        match status {
            Status::Asserted => words.into(),
            status => format!("{words} ({})", status.local_name().to_lowercase()).into(),
        }
    }

    fn of(graph: &'g KnowledgeGraph, edge: &Edge<'g>, source: usize, target: usize) -> Self {
        let mut shown = Self {
            source,
            target,
            kind: edge.kind,
            weight: 1,
            documents: 1,
            claims: Vec::new(),
            confidence: None,
            speakers: Vec::new(),
            when: Vec::new(),
            evidence: Vec::new(),
        };
        match edge.kind {
            EdgeKind::Mentions => shown.weight = weight(edge.count()),
            EdgeKind::Relation { .. } => shown.cite(graph, edge),
            _ => shown.documents = edge.count(),
        }
        shown
    }

    fn cite(&mut self, graph: &'g KnowledgeGraph, edge: &Edge<'g>) {
        let mut documents = BTreeSet::new();
        let (mut speakers, mut when) = (BTreeSet::new(), BTreeSet::new());
        for support in edge.support() {
            let Support::Claim(id) = support else { continue };
            let Some(node) = graph.node(id) else { continue };
            let Some(claim) = Claim::of(node.facets()) else { continue };
            self.claims.push(id);
            self.confidence = self.confidence.max(Some(claim.confidence));
            self.evidence.extend(claim.evidence);
            when.extend(claim.when);
            documents.extend(node.facets().map(|facet| &facet.document));
            let attributed = graph.edges_from(id).into_iter().filter(|edge| edge.kind == EdgeKind::AttributedTo);
            speakers.extend(attributed.filter_map(|edge| graph.node(edge.target)).map(name_of));
        }
        self.evidence.sort_unstable();
        self.weight = weight(self.evidence.len().max(1));
        self.documents = documents.len();
        self.speakers = speakers.into_iter().collect();
        self.when = when.into_iter().collect();
    }
}

fn name_of(node: &Node) -> &str {
    match node.facets().next().map(|facet| &*facet.says) {
        Some(Says::Account(account)) => &account.name,
        _ => Entity::of(node.facets()).map_or(node.id().as_str(), |entity| entity.label),
    }
}

fn weight(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The first words of an article without a title, at most 60 characters.
fn beginning(text: &str) -> Cow<'_, str> {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    match line.char_indices().nth(60) {
        None => line.into(),
        Some((cut, _)) => {
            let words = line[..cut].rsplit_once(' ').map_or(&line[..cut], |(words, _)| words);
            format!("{words} …").into()
        }
    }
}
