//! How fast graphs are built and merged, and how fast they become quads and files.
//!
//! The corpus is made up anew at each run, always the same: documents of a few thousand characters with threads of up to
//! forty comments, whose entities follow a long-tailed distribution, as names in news do.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use std::sync::OnceLock;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use pressgraph::base::{Confidence, Id, Span};
use pressgraph::document::{Comment, CommentKind, Document, Unit};
use pressgraph::export::{ExportOptions, Format};
use pressgraph::extract::{Claim, Detail, Entity, EntityRef, Evidence, Facts, Mention, MentionKind, Reason, Speaker};
use pressgraph::graph::{GraphView, KnowledgeGraph, View};
use pressgraph::rdf::{RdfOptions, document_quads, quads};
use pressgraph::schema::{EntityType, Relation, Status};

const DOCUMENTS: usize = 300;
const NAMES: usize = 3000;

fn main() {
    divan::main();
}

/// Steele and Vigna's SplitMix64: small, and the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }

    /// A number below `n`, small ones far more often than great ones.
    fn tail(&mut self, n: usize) -> usize {
        let reach = self.below(n) + 1;
        self.below(reach).min(self.below(reach))
    }
}

struct Corpus {
    documents: Vec<(Document, Facts)>,
    graph: KnowledgeGraph,
    quads: usize,
    text: usize,
}

fn corpus() -> &'static Corpus {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    CORPUS.get_or_init(|| {
        let mut dice = Dice(20_121_214);
        let documents: Vec<_> = (0..DOCUMENTS).map(|n| document(n, &mut dice)).collect();
        let graph = whole(&documents);
        let quads = quads(&graph, &RdfOptions::default()).len();
        let texts = |d: &Document| d.text.len() + d.comments.iter().map(|c| c.text.len()).sum::<usize>();
        let text = documents.iter().map(|(document, _)| texts(document)).sum();
        Corpus { documents, graph, quads, text }
    })
}

fn whole(documents: &[(Document, Facts)]) -> KnowledgeGraph {
    let mut graph = KnowledgeGraph::default();
    for (document, facts) in documents {
        graph.merge(KnowledgeGraph::of(document, facts));
    }
    graph
}

fn document(number: usize, dice: &mut Dice) -> (Document, Facts) {
    const WORDS: [&str; 16] = [
        "minister",
        "said",
        "the",
        "of",
        "treaty",
        "on",
        "Tuesday",
        "border",
        "würde",
        "talks",
        "and",
        "Ōsaka",
        "not",
        "will",
        "“peace”",
        "in",
    ];
    let prose = |words: usize, dice: &mut Dice| {
        let mut text = String::new();
        for n in 0..words {
            text.push_str(WORDS[dice.below(WORDS.len())]);
            text.push_str(if n % 17 == 16 { ". " } else { " " });
        }
        text
    };
    let id = Id::new(&["doc", &format!("made-up-{number}")]);
    let length = 200 + dice.below(800);
    let mut document = Document {
        id: id.clone(),
        id_from_text: false,
        caller_id: Some(number.to_string()),
        source: String::new(),
        url: Some(format!("https://news.example/{number}")),
        site: Some("news.example".to_owned()),
        title: Some(format!("Made-up news, number {number}")),
        byline: None,
        language: None,
        published: None,
        text: prose(length, dice),
        parts: Vec::new(),
        topics: vec!["politics".to_owned()],
        related: Vec::new(),
        comments: Vec::new(),
        declared_comments: None,
    };
    for n in 0..dice.below(40) {
        let parent = if n > 0 && dice.below(2) == 0 { Some(dice.below(n)) } else { None };
        let length = 10 + dice.below(80);
        document.comments.push(Comment {
            id: id.child(&["comment", &n.to_string()]),
            caller_id: None,
            kind: CommentKind::Comment,
            parent: parent.map(|n| u32::try_from(n).unwrap()),
            depth: parent.map_or(0, |n| document.comments[n].depth + 1),
            ordinal: u32::try_from(n + 1).unwrap(),
            author: Some(format!("reader {}", dice.tail(5000))),
            created: None,
            language: None,
            text: prose(length, dice),
        });
    }
    let facts = facts(&document, dice);
    (document, facts)
}

fn facts(document: &Document, dice: &mut Dice) -> Facts {
    let relations: Vec<Relation> = Relation::all().collect();
    let mut names: Vec<usize> = (0..10 + dice.below(40)).map(|_| dice.tail(NAMES)).collect();
    names.sort_unstable();
    names.dedup();
    let entities = names.iter().map(|name| Entity {
        id: Id::new(&["entity", &format!("name-{name}")]),
        class: EntityType::all()[name % 10],
        label: format!("Name {name}"),
        aliases: if dice.below(4) == 0 { vec![format!("N. {name}")] } else { Vec::new() },
        same_as: if name % 3 == 0 { vec![format!("http://www.wikidata.org/entity/Q{name}")] } else { Vec::new() },
        detail: Detail::default(),
    });
    let entities: Vec<Entity> = entities.collect();
    let any = |dice: &mut Dice| EntityRef(u32::try_from(dice.tail(entities.len())).unwrap());
    let mut facts = Facts::default();
    for unit in document.units() {
        let words: Vec<_> = document.text_of(unit).match_indices(' ').map(|(at, _)| at).collect();
        let stretch = |length: usize, dice: &mut Dice| {
            let from = dice.below(words.len().saturating_sub(length).max(1));
            Span::of(words[from]..words[(from + length).min(words.len() - 1)])
        };
        for _ in 0..words.len() / 15 {
            let entity = any(dice);
            let class = entities[entity.0 as usize].class;
            facts.mentions.push(Mention {
                unit,
                span: stretch(2, dice),
                class,
                kind: MentionKind::Name,
                entity,
                reason: Reason::Authority,
                place: None,
            });
        }
        for _ in 0..words.len() / 60 {
            let span = stretch(15, dice);
            let author = match unit {
                Unit::Comment(n) => document.comments[n as usize].author.as_deref(),
                Unit::Article => None,
            };
            let status = Status::all()[if author.is_some() { 1 } else { dice.tail(7) }];
            facts.claims.push(Claim {
                subject: any(dice),
                predicate: relations[dice.tail(relations.len())].local_name(),
                object: any(dice),
                status,
                attributed_to: author.map(|name| Speaker::Account(document.account(name))),
                evidence: vec![Evidence { unit, span, trigger: Span::new(span.start, span.start) }],
                confidence: Confidence::percent(80),
                rule: "made/up",
                when: None,
            });
        }
    }
    facts.entities = entities;
    facts
}

#[divan::bench(sample_count = 20)]
fn build(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    bencher.counter(BytesCount::new(corpus.text)).bench(|| {
        corpus.documents.iter().map(|(document, facts)| KnowledgeGraph::of(document, facts).node_count()).sum::<usize>()
    });
}

#[divan::bench(sample_count = 20)]
fn build_and_merge(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    bencher.counter(BytesCount::new(corpus.text)).bench(|| whole(&corpus.documents));
}

#[divan::bench(sample_count = 20)]
fn quads_of_the_whole(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    bencher.counter(ItemsCount::new(corpus.quads)).bench(|| quads(&corpus.graph, &RdfOptions::default()));
}

#[divan::bench(sample_count = 20)]
fn quads_by_document(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    bencher.counter(ItemsCount::new(corpus.quads)).bench(|| {
        for (document, facts) in &corpus.documents {
            black_box(document_quads(document, facts, &RdfOptions::default()));
        }
    });
}

#[divan::bench(sample_count = 20)]
fn view_with_statistics(bencher: Bencher<'_, '_>) {
    let corpus = corpus();
    bencher.counter(ItemsCount::new(corpus.graph.edge_count())).bench(|| GraphView::of(&corpus.graph, View::All));
}

#[divan::bench(sample_count = 20, args = Format::TABLE.map(|info| info.name))]
fn write(bencher: Bencher<'_, '_>, name: &str) {
    let graph = &corpus().graph;
    let exporter = Format::from_name(name).unwrap().exporter();
    let bytes = || {
        let mut out = Vec::new();
        exporter.write(graph, &ExportOptions::default(), &mut out).unwrap();
        out
    };
    bencher.counter(BytesCount::new(bytes().len())).bench(bytes);
}
