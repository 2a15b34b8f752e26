//! The attributes of nodes and edges in the viewers' formats: one table for all of them.

use std::borrow::Cow;

use crate::base::Id;
use crate::graph::{NodeKind, Quote, ViewEdge, ViewNode};
use crate::schema::Status;

/// What several values of one attribute are joined by.
pub(super) const JOINT: &str = " | ";

/// The value of an attribute.
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    Integer(i64),
    Decimal(f64),
}

/// The type of an attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    Decimal,
}

/// An attribute: its name, its type, and what finds its value, given the base of IRIs.
pub(super) struct Column<F> {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) value: F,
}

type OfNode = for<'a> fn(&'a ViewNode<'a>, &str) -> Option<Value<'a>>;
type OfEdge = for<'a> fn(&'a ViewEdge<'a>, &str) -> Option<Value<'a>>;

impl Value<'_> {
    /// The lexical form, the same in every format. Decimals have nine places.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Integer(n) => n.to_string().into(),
            Self::Decimal(x) => format!("{x:.9}").into(),
        }
    }
}

/// The attributes of nodes, without the label.
pub(super) const NODE: [Column<OfNode>; 23] = [
    Column { name: "iri", kind: Kind::Text, value: |n, base| owned(n.id.iri(base)) },
    Column { name: "kind", kind: Kind::Text, value: |n, _| text(kind_name(n.kind)) },
    Column { name: "class", kind: Kind::Text, value: |n, _| text(n.class) },
    Column { name: "aliases", kind: Kind::Text, value: |n, _| joined(&n.aliases) },
    Column { name: "sameAs", kind: Kind::Text, value: |n, _| joined(&n.same_as) },
    Column { name: "year", kind: Kind::Integer, value: |n, _| n.year.map(|year| Value::Integer(year.into())) },
    Column { name: "tenure", kind: Kind::Text, value: |n, _| n.tenure.and_then(text) },
    Column { name: "time", kind: Kind::Text, value: |n, _| n.time.and_then(|at| owned(at.xsd())) },
    Column { name: "depth", kind: Kind::Integer, value: |n, _| n.depth.and_then(integer) },
    Column { name: "ordinal", kind: Kind::Integer, value: |n, _| n.ordinal.and_then(integer) },
    Column { name: "commentKind", kind: Kind::Text, value: |n, _| n.comment_kind.and_then(text) },
    Column { name: "language", kind: Kind::Text, value: |n, _| n.language.and_then(text) },
    Column { name: "text", kind: Kind::Text, value: |n, _| n.text.and_then(text) },
    Column { name: "url", kind: Kind::Text, value: |n, _| n.url.and_then(text) },
    Column { name: "site", kind: Kind::Text, value: |n, _| n.site.and_then(text) },
    Column { name: "declaredComments", kind: Kind::Integer, value: |n, _| n.declared_comments.and_then(integer) },
    Column { name: "parsedComments", kind: Kind::Integer, value: |n, _| n.parsed_comments.and_then(integer) },
    Column { name: "documents", kind: Kind::Integer, value: |n, _| integer(n.documents) },
    Column { name: "mentions", kind: Kind::Integer, value: |n, _| integer(n.mentions) },
    Column { name: "degree", kind: Kind::Integer, value: |n, _| integer(n.metrics.degree) },
    Column { name: "weightedDegree", kind: Kind::Integer, value: |n, _| integer(n.metrics.weighted_degree) },
    Column { name: "pageRank", kind: Kind::Decimal, value: |n, _| Some(Value::Decimal(n.metrics.page_rank)) },
    Column { name: "component", kind: Kind::Integer, value: |n, _| integer(n.metrics.component) },
];

/// The attributes of edges, without label and weight.
pub(super) const EDGE: [Column<OfEdge>; 11] = [
    Column { name: "kind", kind: Kind::Text, value: |e, _| Some(Value::Text(e.kind.name())) },
    Column { name: "predicate", kind: Kind::Text, value: |e, _| text(e.kind.predicate()) },
    Column { name: "status", kind: Kind::Text, value: |e, _| e.kind.status().map(Status::local_name).and_then(text) },
    Column {
        name: "confidence",
        kind: Kind::Decimal,
        value: |e, _| e.confidence.map(|c| Value::Decimal(c.fraction())),
    },
    Column { name: "attributedTo", kind: Kind::Text, value: |e, _| joined(&e.speakers) },
    Column { name: "when", kind: Kind::Text, value: |e, _| joined(&e.when) },
    Column { name: "trigger", kind: Kind::Text, value: |e, _| joined(&each(e, |quote| &quote.trigger)) },
    Column { name: "evidence", kind: Kind::Text, value: |e, _| joined(&each(e, |quote| &quote.text)) },
    Column {
        name: "saidIn",
        kind: Kind::Text,
        value: |e, base| iris(e.evidence.iter().map(|quote| &quote.unit), base),
    },
    Column { name: "claims", kind: Kind::Text, value: |e, base| iris(e.claims.iter().copied(), base) },
    Column { name: "documents", kind: Kind::Integer, value: |e, _| integer(e.documents) },
];

const fn kind_name(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Article => "article",
        NodeKind::Comment => "comment",
        NodeKind::Account => "account",
        NodeKind::Entity => "entity",
        NodeKind::Claim => "claim",
    }
}

fn text(text: &str) -> Option<Value<'_>> {
    Some(Value::Text(text.into()))
}

fn owned(text: String) -> Option<Value<'static>> {
    Some(Value::Text(text.into()))
}

fn integer(n: impl TryInto<i64>) -> Option<Value<'static>> {
    n.try_into().ok().map(Value::Integer)
}

fn joined(texts: &[&str]) -> Option<Value<'static>> {
    if texts.is_empty() { None } else { owned(texts.join(JOINT)) }
}

fn each<'a>(edge: &'a ViewEdge<'a>, words: fn(&Quote) -> &str) -> Vec<&'a str> {
    edge.evidence.iter().map(|quote| words(quote)).collect()
}

fn iris<'a>(ids: impl Iterator<Item = &'a Id>, base: &str) -> Option<Value<'static>> {
    let iris: Vec<_> = ids.map(|id| id.iri(base)).collect();
    if iris.is_empty() { None } else { owned(iris.join(JOINT)) }
}
