//! The graph of documents and what becomes of it in RDF.

#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "support/sample.rs"]
mod sample;

use std::collections::BTreeSet;
use std::{env, fs};

use oxigraph::model::{QuadRef, TermRef};
use pressgraph::base::{Confidence, Id, Span};
use pressgraph::document::Unit;
use pressgraph::extract::{Claim, Evidence, Facts, Speaker};
use pressgraph::graph::{CopyLink, EdgeKind, Entity, KnowledgeGraph, NodeKind, Support};
use pressgraph::rdf::{RdfOptions, copies_graph, copy_quads, document_quads, order, quads};
use pressgraph::schema::names::PG;
use pressgraph::schema::{EntityType, Status};
use proptest::prelude::*;
use sample::sample;

const STATUSES: [Status; 4] = [Status::Asserted, Status::Reported, Status::Denied, Status::Possible];

/// What one small document says: everything is drawn from a few names, so that documents contradict and repeat each other.
#[derive(Clone, Debug)]
struct Tale {
    document: usize,
    /// Entity, label, class.
    entities: Vec<(usize, usize, usize)>,
    /// Subject, object, status, speaker.
    claims: Vec<(usize, usize, usize, Option<usize>)>,
    comments: u32,
}

fn tale() -> impl Strategy<Value = Tale> {
    let entities = prop::collection::vec((0..4_usize, 0..3_usize, 0..3_usize), 1..5);
    let claims = prop::collection::vec((0..5_usize, 0..5_usize, 0..4_usize, prop::option::of(0..5_usize)), 0..5);
    (0..3_usize, entities, claims, 0..4_u32).prop_map(|(document, entities, claims, comments)| Tale {
        document,
        entities,
        claims,
        comments,
    })
}

fn tales() -> impl Strategy<Value = KnowledgeGraph> {
    prop::collection::vec(tale(), 0..4).prop_map(|tales| joined(tales.iter().map(tell)))
}

fn tell(tale: &Tale) -> KnowledgeGraph {
    let (mut document, sampled) = sample();
    document.id = Id::new(&["doc", ["one", "two", "three"][tale.document]]);
    document.comments.truncate(tale.comments as usize);
    for (n, comment) in document.comments.iter_mut().enumerate() {
        comment.id = document.id.child(&["comment", &n.to_string()]);
    }
    let mut facts = Facts::default();
    for (name, label, class) in &tale.entities {
        let mut entity = sampled.entities[0].clone();
        entity.id = Id::new(&["entity", &name.to_string()]);
        entity.label = ["Aa", "Bbb", "Ccc"][*label].to_owned();
        entity.class = [EntityType::Person, EntityType::Country, EntityType::Treaty][*class];
        facts.entities.push(entity);
    }
    let of = |n: usize| pressgraph::extract::EntityRef(u32::try_from(n % tale.entities.len()).unwrap());
    for (n, (subject, object, status, speaker)) in tale.claims.iter().enumerate() {
        let start = u32::try_from(n).unwrap();
        facts.claims.push(Claim {
            subject: of(*subject),
            predicate: "supports",
            object: of(*object),
            status: STATUSES[*status],
            attributed_to: speaker.map(|n| Speaker::Entity(of(n))),
            evidence: vec![Evidence { unit: Unit::Article, span: Span::new(start, 30), trigger: Span::new(start, 6) }],
            confidence: Confidence::percent(50 + u8::try_from(n).unwrap()),
            rule: "made/up",
            when: None,
        });
    }
    facts.mentions.extend(sampled.mentions.iter().filter(|m| m.unit == Unit::Article).take(3).map(|m| {
        let mut mention = *m;
        mention.entity = of(m.entity.0 as usize);
        mention
    }));
    KnowledgeGraph::of(&document, &facts)
}

fn joined(graphs: impl IntoIterator<Item = KnowledgeGraph>) -> KnowledgeGraph {
    graphs.into_iter().fold(KnowledgeGraph::default(), |mut whole, graph| {
        whole.merge(graph);
        whole
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn merging_is_set_union(a in tales(), b in tales(), c in tales()) {
        let [ab_c, a_bc, ba_c] = [
            joined([joined([a.clone(), b.clone()]), c.clone()]),
            joined([a.clone(), joined([b.clone(), c.clone()])]),
            joined([joined([b.clone(), a.clone()]), c.clone()]),
        ];
        prop_assert_eq!(&ab_c, &a_bc, "associative");
        prop_assert_eq!(&ab_c, &ba_c, "commutative");
        prop_assert_eq!(joined([ab_c.clone(), b]), ab_c.clone(), "idempotent");
        prop_assert_eq!(joined([KnowledgeGraph::default(), ab_c.clone()]), ab_c.clone(), "the empty graph adds nothing");
        let options = RdfOptions { mentions: true, ..RdfOptions::default() };
        prop_assert_eq!(quads(&ab_c, &options), quads(&ba_c, &options));
    }

    #[test]
    fn what_is_merged_is_equal_only_if_it_is_the_same(a in tale(), b in tale()) {
        let same = format!("{a:?}") == format!("{b:?}");
        prop_assert!(!same || tell(&a) == tell(&b));
        let merged = joined([tell(&a), tell(&b)]);
        prop_assert!(merged.node_count() >= tell(&a).node_count().max(tell(&b).node_count()));
        if a.document != b.document {
            prop_assert!(merged != tell(&a));
        }
    }

    #[test]
    fn plain_triples_stand_exactly_where_claims_are_asserted(graph in tales()) {
        let quads = quads(&graph, &RdfOptions::default());
        let about = |predicate: &str| -> BTreeSet<(String, String, String)> {
            quads.iter().filter(|quad| quad.predicate.as_str() == predicate).map(spelled).collect()
        };
        let (status, subject, object) = (about(&format!("{PG}status")), about(RDF_SUBJECT), about(RDF_OBJECT));
        let speaker = about(&format!("{PG}attributedTo"));
        let mut expected = BTreeSet::new();
        for (document, claim, status) in &status {
            let of = |set: &BTreeSet<(String, String, String)>| {
                set.iter().filter(|(_, s, _)| s == claim).map(|(.., o)| o.clone()).collect::<Vec<_>>()
            };
            let (subject, object) = (of(&subject), of(&object));
            prop_assert_eq!((subject.len(), object.len()), (1, 1));
            if status == &format!("<{PG}Asserted>") {
                prop_assert!(of(&speaker).is_empty());
                expected.insert((document.clone(), subject[0].clone(), object[0].clone()));
            }
        }
        prop_assert_eq!(about(&format!("{PG}supports")), expected);
    }
}

const RDF_SUBJECT: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject";
const RDF_OBJECT: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object";

fn spelled(quad: QuadRef<'_>) -> (String, String, String) {
    (quad.graph_name.to_string(), quad.subject.to_string(), quad.object.to_string())
}

#[test]
fn the_sample_holds_what_it_says() {
    let (document, facts) = sample();
    let graph = KnowledgeGraph::of(&document, &facts);
    let count = |kind| graph.nodes().filter(|node| node.kind() == kind).count();
    let counts =
        [NodeKind::Article, NodeKind::Comment, NodeKind::Account, NodeKind::Entity, NodeKind::Claim].map(count);
    assert_eq!(counts, [1, 5, 2, facts.entities.len(), facts.claims.len()]);

    let norway = Id::new(&["entity", "Q20"]);
    let relations: Vec<_> = graph
        .edges_from(&norway)
        .into_iter()
        .filter_map(|edge| match edge.kind {
            EdgeKind::Relation { predicate, status } => Some((predicate, status, edge.target.as_str(), edge.count())),
            _ => None,
        })
        .collect();
    let treaty = "entity/tana-grazing-treaty";
    assert_eq!(
        relations,
        [
            ("ratified", Status::Planned, treaty, 1),
            ("relatedTo", Status::Asserted, "entity/Q33", 1),
            ("signed", Status::Asserted, treaty, 1),
        ]
    );

    let mentions: usize =
        graph.edges_to(&norway).iter().filter(|e| e.kind == EdgeKind::Mentions).map(|e| e.count()).sum();
    assert_eq!(mentions, facts.mentions.iter().filter(|mention| mention.entity.0 == 0).count());

    let mention = graph.edges_to(&Id::new(&["entity", "finns"])).into_iter().find(|e| e.kind == EdgeKind::Mentions);
    let Some(Support::Mention(at)) = mention.unwrap().support().next() else { panic!("no mention") };
    let words: String = document.text.chars().skip(at.start as usize).take((at.end - at.start) as usize).collect();
    assert_eq!((&*words, &*at.text), ("Finns", "Finns"), "offsets are code points");
}

#[test]
fn neighbours_come_nearest_first() {
    let (document, facts) = sample();
    let graph = KnowledgeGraph::of(&document, &facts);
    let last = document.comments[2].id.clone();
    let ids = |hops| graph.neighbours(&last, hops).iter().map(|node| node.id().to_string()).collect::<Vec<_>>();
    assert_eq!(ids(0), ["doc/fell-1/comment/c2"]);
    assert_eq!(ids(1), ["doc/fell-1/comment/c2", "doc/fell-1", "doc/fell-1/comment/c1"]);
    assert!(ids(2).len() > 8);
    assert!(graph.neighbours(&Id::new(&["entity", "nobody"]), 3).is_empty());
}

#[test]
fn the_overall_label_is_the_one_that_most_documents_have() {
    let named = |document: usize, label: usize| {
        tell(&Tale { document, entities: vec![(0, label, 0)], claims: vec![], comments: 0 })
    };
    let label = |graphs: Vec<KnowledgeGraph>| {
        let graph = joined(graphs);
        let node = graph.node(&Id::new(&["entity", "0"])).unwrap();
        Entity::of(node.facets()).unwrap().label.to_owned()
    };
    assert_eq!(label(vec![named(0, 0), named(1, 0), named(2, 1)]), "Aa", "most documents");
    assert_eq!(label(vec![named(0, 0), named(1, 1)]), "Bbb", "then the longest");
    assert_eq!(label(vec![named(0, 2), named(1, 1)]), "Bbb", "then the first");
}

#[test]
fn the_graph_of_many_documents_says_what_each_says() {
    let (document, facts) = sample();
    let (mut other, _) = sample();
    other.id = Id::new(&["doc", "fell-2"]);
    other.comments.clear();
    let options = RdfOptions { mentions: true, ..RdfOptions::default() };
    let mut apart = document_quads(&document, &facts, &options);
    apart.append(document_quads(&other, &Facts::default(), &options));
    let together = joined([KnowledgeGraph::of(&document, &facts), KnowledgeGraph::of(&other, &Facts::default())]);
    let (base, name) = (&options.base, |id: &Id| id.iri(&options.base));
    let link = CopyLink { copy: name(&other.id), original: name(&document.id), exact: true };
    apart.append(copy_quads(&[link], base));
    assert!(apart.iter().last().unwrap().graph_name == copies_graph(base).as_ref().into());
    assert_eq!(quads(&together, &options), apart);
    assert!(apart.iter().is_sorted_by(|a, b| order(*a, *b).is_lt()), "sorted, each quad once");
}

#[test]
fn a_claim_that_is_read_twice_is_one_claim() {
    let (document, mut facts) = sample();
    let mut again = facts.claims[4].clone();
    again.when = Some("2009-06-01".to_owned());
    again.confidence = Confidence::percent(95);
    again.rule = "sample/again";
    again.evidence[0].span = facts.claims[0].evidence[0].span;
    again.evidence[0].trigger = facts.claims[0].evidence[0].trigger;
    let once = KnowledgeGraph::of(&document, &facts);
    facts.claims.push(again);
    let twice = KnowledgeGraph::of(&document, &facts);
    assert_eq!((twice.node_count(), twice.edge_count()), (once.node_count(), once.edge_count()));
    let quads = quads(&twice, &RdfOptions::default());
    let enacted = quads.iter().find(|quad| quad.object.to_string() == format!("<{PG}enacted>")).unwrap();
    let said = |local: &str| -> Vec<String> {
        let of_claim =
            quads.iter().filter(|q| q.subject == enacted.subject && q.predicate.as_str() == format!("{PG}{local}"));
        of_claim.map(|quad| quad.object.to_string()).collect()
    };
    assert_eq!(said("trigger"), ["\"passed\"", "\"signed\""]);
    assert_eq!(said("rule"), ["\"sample/again\"", "\"sample/by-hand\""]);
    assert_eq!(said("confidence"), ["\"0.95\"^^<http://www.w3.org/2001/XMLSchema#decimal>"]);
    assert_eq!(said("when"), ["\"2009-06-01\"^^<http://www.w3.org/2001/XMLSchema#date>"], "the most precise");
}

/// Every resource has one label a document graph, and no quad has a blank node or a language tag.
#[test]
fn quads_keep_the_house_rules() {
    let (document, facts) = sample();
    let quads = document_quads(&document, &facts, &RdfOptions { mentions: true, ..RdfOptions::default() });
    let mut labelled = BTreeSet::new();
    for quad in quads.iter() {
        assert_eq!(quad.graph_name.to_string(), "<https://w3id.org/pressgraph/id/doc/fell-1>");
        assert!(quad.subject.is_named_node() && !quad.object.is_blank_node(), "{quad}");
        if quad.predicate.as_str() == "http://www.w3.org/2000/01/rdf-schema#label" {
            assert!(labelled.insert(quad.subject.to_string()), "two labels: {quad}");
        }
        if let TermRef::Literal(literal) = quad.object {
            assert_eq!(literal.language(), None);
        }
        assert_ne!(quad.predicate.as_str(), format!("{PG}relatedTo"));
    }
}

#[test]
fn a_base_must_be_an_iri_that_takes_ids() {
    assert_eq!(RdfOptions::with_base("https://e.org/x#").unwrap().base, "https://e.org/x#");
    for (base, fault) in [("news/", "No scheme"), ("https://e.org/x", "another character"), ("a b/", "scheme")] {
        let error = RdfOptions::with_base(base).unwrap_err().to_string();
        assert!(error.contains(base) && error.contains("give an absolute IRI"), "{error} ({fault})");
    }
}

#[test]
fn quads_of_the_sample() {
    for (name, mentions) in [("sample.nq", false), ("sample-mentions.nq", true)] {
        let (document, facts) = sample();
        let quads = document_quads(&document, &facts, &RdfOptions { mentions, ..RdfOptions::default() });
        let got: String = quads.iter().map(|quad| format!("{quad} .\n")).collect();
        let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &got).unwrap();
        }
        assert!(got == fs::read_to_string(&path).unwrap(), "{path}: if intended, UPDATE_GOLDEN=1, then read the diff");
    }
}
