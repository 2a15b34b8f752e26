//! networkx and Graphviz read what the viewers' exporters write, and find in it what the graph holds.

#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "support/peers.rs"]
mod peers;
#[path = "support/sample.rs"]
mod sample;

use std::collections::BTreeMap;
use std::fs::{self, File};

use pressgraph::base::Id;
use pressgraph::document::Document;
use pressgraph::export::{ExportError, ExportOptions, Format, Style};
use pressgraph::extract::Facts;
use pressgraph::graph::{GraphView, KnowledgeGraph, NodeKind, View, ViewEdge, ViewNode};
use sample::sample;
use serde_json::{Value, json};

/// The sample, a document that says some of the same, and one without title or comments.
fn graph() -> KnowledgeGraph {
    let (document, facts) = sample();
    let mut graph = KnowledgeGraph::of(&document, &facts);
    let second = Document { id: Id::new(&["doc", "fell~2²"]), comments: Vec::new(), url: None, ..document.clone() };
    let third = Document { id: Id::new(&["doc", "bare"]), title: None, site: None, comments: Vec::new(), ..document };
    let article_only = Facts {
        mentions: facts.mentions.iter().filter(|m| m.unit == pressgraph::document::Unit::Article).copied().collect(),
        claims: facts.claims[..8].to_vec(),
        addresses: Vec::new(),
        ..facts
    };
    graph.merge(KnowledgeGraph::of(&second, &article_only));
    graph.merge(KnowledgeGraph::of(&third, &Facts::default()));
    graph
}

/// What a reader must find, spelled out attribute by attribute; absent values are left out.
fn expected(view: &GraphView<'_>, base: &str) -> Value {
    let nodes: Vec<_> = view.nodes.iter().map(|node| expected_node(node, base)).collect();
    let edges: Vec<_> = view.edges.iter().map(|edge| expected_edge(view, edge, base)).collect();
    json!({ "base": base, "nodes": nodes, "edges": edges })
}

fn expected_node(node: &ViewNode<'_>, base: &str) -> Value {
    let [red, green, blue] = Style::of(node.class).fill;
    let kind = match node.kind {
        NodeKind::Article => "article",
        NodeKind::Comment => "comment",
        NodeKind::Account => "account",
        NodeKind::Entity => "entity",
        NodeKind::Claim => panic!("claims are edges"),
    };
    json!({
        "id": node.id.as_str(),
        "color": format!("#{red:02x}{green:02x}{blue:02x}"),
        "attributes": present(json!({
            "label": node.label, "iri": node.id.iri(base), "kind": kind, "class": node.class,
            "aliases": node.aliases.join(" | "), "sameAs": node.same_as.join(" | "), "year": node.year,
            "tenure": node.tenure, "time": node.time.map(|at| at.xsd()), "depth": node.depth,
            "ordinal": node.ordinal, "commentKind": node.comment_kind, "language": node.language, "text": node.text, "url": node.url, "site": node.site,
            "declaredComments": node.declared_comments, "parsedComments": node.parsed_comments,
            "documents": node.documents, "mentions": node.mentions, "degree": node.metrics.degree,
            "weightedDegree": node.metrics.weighted_degree, "pageRank": node.metrics.page_rank,
            "component": node.metrics.component,
        })),
    })
}

fn expected_edge(view: &GraphView<'_>, edge: &ViewEdge<'_>, base: &str) -> Value {
    let all = |texts: Vec<String>| texts.join(" | ");
    json!({
        "source": view.nodes[edge.source].id.as_str(),
        "target": view.nodes[edge.target].id.as_str(),
        "attributes": present(json!({
            "label": edge.label(), "weight": edge.weight, "kind": edge.kind.name(),
            "predicate": edge.kind.predicate(), "status": edge.kind.status().map(|status| status.local_name()),
            "confidence": edge.confidence.map(|confidence| confidence.fraction()),
            "attributedTo": edge.speakers.join(" | "), "when": edge.when.join(" | "),
            "trigger": all(edge.evidence.iter().map(|quote| quote.trigger.to_string()).collect()),
            "evidence": all(edge.evidence.iter().map(|quote| quote.text.to_string()).collect()),
            "saidIn": all(edge.evidence.iter().map(|quote| quote.unit.iri(base)).collect()),
            "claims": all(edge.claims.iter().map(|claim| claim.iri(base)).collect()),
            "documents": edge.documents,
        })),
    })
}

fn present(value: Value) -> BTreeMap<String, Value> {
    let Value::Object(fields) = value else { panic!("no object") };
    fields.into_iter().filter(|(_, value)| !value.is_null() && value != "").collect()
}

#[test]
fn networkx_and_graphviz_find_what_the_graph_holds() {
    let graph = graph();
    for (view, name, _) in View::TABLE {
        let folder = tempfile::tempdir().unwrap();
        let options = ExportOptions { view, ..ExportOptions::default() };
        let shown = GraphView::of(&graph, view);
        assert!(shown.nodes.len() > 5 && shown.edges.len() > 5, "{name} shows too little to test");
        fs::write(folder.path().join("view.json"), expected(&shown, &options.rdf.base).to_string()).unwrap();
        for format in [Format::GraphMl, Format::Gexf, Format::Dot] {
            let path = folder.path().join(format!("view.{}", format.info().extensions[0]));
            format.write(&graph, &options, &mut File::create(path).unwrap()).unwrap();
        }
        peers::python("viewers.py", [folder.path()]);
    }
}

#[test]
fn what_xml_cannot_hold_is_refused_by_name() {
    let (mut document, facts) = sample();
    document.comments[3].text.push('\u{1}');
    let graph = KnowledgeGraph::of(&document, &facts);
    for format in [Format::GraphMl, Format::Gexf, Format::Dot] {
        let result = format.write(&graph, &ExportOptions::default(), &mut Vec::new());
        let Err(ExportError::IllegalCharacter { character, .. }) = result else { panic!("{format}: {result:?}") };
        assert_eq!(character, '\u{1}');
    }
}

#[test]
fn the_order_of_documents_makes_no_difference_to_the_bytes() {
    let (document, facts) = sample();
    let other = Document { id: Id::new(&["doc", "other"]), comments: Vec::new(), ..document.clone() };
    let (a, b) = (KnowledgeGraph::of(&document, &facts), KnowledgeGraph::of(&other, &Facts::default()));
    let joined = |first: &KnowledgeGraph, second: &KnowledgeGraph| {
        let mut whole = first.clone();
        whole.merge(second.clone());
        whole
    };
    for info in Format::TABLE {
        let bytes = |graph: &KnowledgeGraph| {
            let mut out = Vec::new();
            info.format.write(graph, &ExportOptions::default(), &mut out).unwrap();
            out
        };
        assert!(bytes(&joined(&a, &b)) == bytes(&joined(&b, &a)), "{}", info.name);
    }
}

#[test]
fn an_empty_graph_is_a_whole_file() {
    for format in [Format::GraphMl, Format::Gexf, Format::Dot] {
        let mut out = Vec::new();
        format.write(&KnowledgeGraph::default(), &ExportOptions::default(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.ends_with("}\n") || text.ends_with("ml>\n") || text.ends_with("gexf>\n"), "{text}");
        assert!(!text.contains("NaN"));
    }
}
