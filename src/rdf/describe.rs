//! Each kind of node and edge in the ontology's terms.

use std::collections::{HashMap, HashSet};

use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{LiteralRef, NamedNode, NamedNodeRef, QuadRef, TermRef};

use crate::base::Id;
use crate::document::CommentKind;
use crate::extract::MentionKind;
use crate::graph::{
    AccountFacet, ArticleFacet, Claim, CommentFacet, Edge, EdgeKind, Entity, Facet, KnowledgeGraph, MentionAt, Node,
    Says, Support,
};
use crate::schema::Status;
use crate::schema::names::PG;

use super::vocabulary::{dcterms, oa, owl, pg, prov, schema, sioc, skos};
use super::{Quads, RdfOptions, literal};

/// What each document says.
pub(super) type Documents<'g> = HashMap<&'g Id, Said<'g>>;

/// What a document says, unsorted and some of it more than once.
#[derive(Default)]
pub(super) struct Said<'g> {
    pub quads: Quads,
    /// The stretches of text whose resources are described: several claims rest on one sentence.
    targets: HashSet<(&'g Id, u32, u32)>,
}

/// Every quad of `graph`, by document.
pub(super) fn documents<'g>(graph: &'g KnowledgeGraph, options: &RdfOptions) -> Documents<'g> {
    let mut out = Documents::new();
    for node in graph.nodes() {
        let facets: Vec<&Facet> = node.facets().collect();
        for facets in facets.chunk_by(|a, b| a.document == b.document) {
            Describer::new(&facets[0].document, options, &mut out).node(node, facets);
        }
    }
    let mut mentions = HashSet::new();
    for edge in graph.edges() {
        describe_edge(graph, &edge, options, &mut mentions, &mut out);
    }
    out
}

/// Writes what one document says.
struct Describer<'o, 'g> {
    options: &'o RdfOptions,
    graph: NamedNode,
    out: &'o mut Said<'g>,
}

impl<'o, 'g> Describer<'o, 'g> {
    fn new(document: &'g Id, options: &'o RdfOptions, out: &'o mut Documents<'g>) -> Self {
        Self { graph: iri(document, options), options, out: out.entry(document).or_default() }
    }

    fn say<'t>(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<TermRef<'t>>) {
        let (subject, object) = (subject.as_ref().into(), object.into());
        self.out.quads.push(QuadRef { subject, predicate, object, graph_name: self.graph.as_ref().into() });
    }

    fn is_a(&mut self, subject: &NamedNode, classes: &[NamedNodeRef<'static>]) {
        classes.iter().for_each(|class| self.say(subject, rdf::TYPE, *class));
    }

    fn text(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, text: &str) {
        self.say(subject, predicate, LiteralRef::new_simple_literal(text));
    }

    fn node(&mut self, node: &Node, facets: &[&'g Facet]) {
        let subject = iri(node.id(), self.options);
        if let Some(entity) = Entity::of(facets.iter().copied()) {
            self.entity(&subject, &entity);
        }
        if let Some(claim) = Claim::of(facets.iter().copied()) {
            self.claim(&subject, &claim);
        }
        for facet in facets {
            match &*facet.says {
                Says::Article(article) => self.article(&subject, article),
                Says::Comment(comment) => self.comment(&subject, comment),
                Says::Account(account) => self.account(&subject, account),
                Says::Entity(_) | Says::Claim(_) => {}
            }
        }
    }

    fn article(&mut self, subject: &NamedNode, article: &ArticleFacet) {
        self.is_a(subject, &[pg::ARTICLE, schema::NEWS_ARTICLE, sioc::POST]);
        for (predicate, text) in [(dcterms::TITLE, &article.title), (dcterms::IDENTIFIER, &article.caller_id)] {
            if let Some(text) = text {
                self.text(subject, predicate, text);
            }
        }
        if let Some(at) = article.published {
            self.say(subject, dcterms::ISSUED, &literal::timestamp(at));
        }
        if let Some(language) = article.language {
            self.text(subject, dcterms::LANGUAGE, language);
        }
        if let Some(url) = &article.url
            && let Ok(url) = NamedNode::new(&**url)
        {
            self.say(subject, schema::URL, &url);
        }
        article.topics.iter().for_each(|topic| self.text(subject, schema::KEYWORDS, topic));
        if let Some(declared) = article.declared_comments {
            self.say(subject, pg::DECLARED_COMMENTS, &literal::integer(declared));
        }
        self.say(subject, pg::PARSED_COMMENTS, &literal::integer(article.parsed_comments));
        self.text(subject, sioc::CONTENT, &article.text);
    }

    fn comment(&mut self, subject: &NamedNode, comment: &CommentFacet) {
        self.is_a(subject, &[pg::COMMENT, schema::COMMENT, sioc::POST]);
        if let Some(id) = &comment.caller_id {
            self.text(subject, dcterms::IDENTIFIER, id);
        }
        if let Some(at) = comment.created {
            self.say(subject, dcterms::CREATED, &literal::timestamp(at));
        }
        if comment.kind != CommentKind::Comment {
            self.text(subject, pg::COMMENT_KIND, comment.kind.name());
        }
        if let Some(language) = comment.language {
            self.text(subject, dcterms::LANGUAGE, language);
        }
        self.say(subject, pg::DEPTH, &literal::integer(comment.depth));
        self.say(subject, pg::ORDINAL, &literal::integer(comment.ordinal));
        self.text(subject, sioc::CONTENT, &comment.text);
    }

    fn account(&mut self, subject: &NamedNode, account: &AccountFacet) {
        self.is_a(subject, &[pg::ACCOUNT, sioc::USER_ACCOUNT]);
        self.text(subject, rdfs::LABEL, &account.name);
    }

    fn entity(&mut self, subject: &NamedNode, entity: &Entity<'_>) {
        self.is_a(subject, &[pg::ENTITY, known(entity.class.iri()), known(entity.class.schema_org())]);
        self.text(subject, rdfs::LABEL, entity.label);
        entity.aliases.iter().for_each(|alias| self.text(subject, skos::ALT_LABEL, alias));
        for same in entity.same_as.iter().filter_map(|same| NamedNode::new(*same).ok()) {
            self.say(subject, owl::SAME_AS, &same);
        }
        if let Some(year) = entity.year {
            self.say(subject, pg::YEAR, &literal::year(year));
        }
        if let Some(tenure) = entity.tenure {
            self.text(subject, pg::TENURE, tenure.local_name());
        }
        if let Some(kind) = entity.kind {
            self.text(subject, pg::ORGANIZATION_KIND, kind.local_name());
        }
    }

    fn claim(&mut self, subject: &NamedNode, claim: &Claim<'g>) {
        self.is_a(subject, &[pg::CLAIM, rdf::STATEMENT, oa::ANNOTATION]);
        self.say(subject, rdf::PREDICATE, &ours(claim.predicate));
        self.say(subject, pg::STATUS, known(claim.status.iri()));
        self.say(subject, pg::CONFIDENCE, &literal::decimal(claim.confidence));
        claim.rules.iter().for_each(|rule| self.text(subject, pg::RULE, rule));
        // A claim has one time: of several readings the most precise, of equals the earliest.
        if let Some(when) = claim.when.iter().rev().max_by_key(|when| (!when.contains('/'), when.len())) {
            match when.split_once('/') {
                Some((from, until)) => {
                    let interval = self.interval(from, until);
                    self.say(subject, pg::WHEN, &interval);
                }
                None => self.say(subject, pg::WHEN, &literal::when(when)),
            }
        }
        for quote in &claim.evidence {
            self.text(subject, pg::TRIGGER, &quote.trigger);
            self.text(subject, pg::EVIDENCE_TEXT, &quote.text);
            let target = self.target(&quote.unit, quote.start, quote.end, &quote.text);
            self.say(subject, oa::HAS_TARGET, &target);
        }
    }

    /// The resource that stands for a stretch of time.
    fn interval(&mut self, from: &str, until: &str) -> NamedNode {
        let interval = iri(&Id::new(&["interval", from, until]), self.options);
        self.is_a(&interval, &[pg::INTERVAL]);
        self.say(&interval, pg::FROM, &literal::when(from));
        self.say(&interval, pg::UNTIL, &literal::when(until));
        interval
    }

    /// The resource that stands for a stretch of an article or comment.
    fn target(&mut self, unit: &'g Id, start: u32, end: u32, words: &str) -> NamedNode {
        let target = NamedNode::new_unchecked(iri(unit, self.options).into_string() + &format!("/at/{start}-{end}"));
        if !self.out.targets.insert((unit, start, end)) {
            return target;
        }
        let part = |part: &str| NamedNode::new_unchecked(format!("{}/{part}", target.as_str()));
        let [quote, position] = ["quote", "position"].map(part);
        self.is_a(&target, &[oa::SPECIFIC_RESOURCE]);
        self.say(&target, oa::HAS_SOURCE, &iri(unit, self.options));
        self.say(&target, oa::HAS_SELECTOR, &quote);
        self.say(&target, oa::HAS_SELECTOR, &position);
        self.is_a(&quote, &[oa::TEXT_QUOTE_SELECTOR]);
        self.text(&quote, oa::EXACT, words);
        self.is_a(&position, &[oa::TEXT_POSITION_SELECTOR]);
        self.say(&position, oa::START, &literal::offset(start));
        self.say(&position, oa::END, &literal::offset(end));
        target
    }

    fn mention(&mut self, unit: &'g Id, entity: &NamedNode, at: &MentionAt) {
        let mention = iri(unit, self.options).into_string() + &format!("/mention/{}-{}", at.start, at.end);
        let mention = NamedNode::new_unchecked(mention);
        self.is_a(&mention, &[pg::MENTION, oa::ANNOTATION]);
        self.say(&mention, oa::HAS_BODY, entity);
        self.text(&mention, pg::MENTION_KIND, mention_kind(at.kind));
        if let Some(place) = &at.place {
            self.say(&mention, pg::NAMES_PLACE, &iri(place, self.options));
        }
        let target = self.target(unit, at.start, at.end, &at.text);
        self.say(&mention, oa::HAS_TARGET, &target);
    }
}

/// `mentions` are the stretches that have a resource: a stretch mentions one entity.
fn describe_edge<'g>(
    graph: &'g KnowledgeGraph,
    edge: &Edge<'g>,
    options: &RdfOptions,
    mentions: &mut HashSet<(&'g Id, u32, u32)>,
    out: &mut Documents<'g>,
) {
    let (source, target) = (iri(edge.source, options), iri(edge.target, options));
    // Both directions of a triple are written where the vocabulary has both.
    let (forward, backward) = match edge.kind {
        EdgeKind::ReplyOf => (sioc::REPLY_OF, Some(sioc::HAS_REPLY)),
        EdgeKind::CreatedBy => (sioc::HAS_CREATOR, None),
        EdgeKind::IsPartOf => (dcterms::IS_PART_OF, None),
        EdgeKind::Addresses => (pg::ADDRESSES, None),
        EdgeKind::Disputes => (pg::DISPUTES, None),
        EdgeKind::Endorses => (pg::ENDORSES, None),
        EdgeKind::Author => (dcterms::CREATOR, None),
        EdgeKind::Publisher => (dcterms::PUBLISHER, None),
        EdgeKind::Mentions => (schema::MENTIONS, None),
        EdgeKind::PositionIn => (pg::POSITION_IN, None),
        EdgeKind::PeopleOf => (pg::PEOPLE_OF, None),
        EdgeKind::BodyOf => (pg::BODY_OF, None),
        EdgeKind::IssuedBy => (pg::ISSUED_BY, None),
        EdgeKind::Subject => (rdf::SUBJECT, None),
        EdgeKind::Object => (rdf::OBJECT, None),
        EdgeKind::AttributedTo => (pg::ATTRIBUTED_TO, None),
        EdgeKind::SaidIn => (prov::WAS_DERIVED_FROM, None),
        EdgeKind::Relation { predicate, status } => {
            if status == Status::Asserted && predicate != "relatedTo" {
                let predicate = ours(predicate);
                for document in edge.support().filter_map(|support| document_of(graph, edge, support)) {
                    Describer::new(document, options, out).say(&source, predicate.as_ref(), &target);
                }
            }
            return;
        }
    };
    let mut last = None;
    for support in edge.support() {
        let Some(document) = document_of(graph, edge, support) else { continue };
        let mut describer = Describer::new(document, options, out);
        // The supports of one document stand together.
        if last.replace(document) != Some(document) {
            describer.say(&source, forward, &target);
            if let Some(backward) = backward {
                describer.say(&target, backward, &source);
            }
        }
        if let Support::Mention(at) = support
            && options.mentions
            && mentions.insert((edge.source, at.start, at.end))
        {
            describer.mention(edge.source, &target, at);
        }
    }
}

/// The document that a support of `edge` comes from.
fn document_of<'g>(graph: &'g KnowledgeGraph, edge: &Edge<'g>, support: &'g Support) -> Option<&'g Id> {
    let said_by = |id: &Id| graph.node(id)?.facets().next().map(|facet| &facet.document);
    match support {
        Support::Document(document) => Some(document),
        Support::Claim(claim) => said_by(claim),
        Support::Mention(_) => said_by(edge.source),
    }
}

fn iri(id: &Id, options: &RdfOptions) -> NamedNode {
    NamedNode::new_unchecked(id.iri(&options.base))
}

/// A term of the schema, whose IRIs are legal.
const fn known(iri: &'static str) -> NamedNodeRef<'static> {
    NamedNodeRef::new_unchecked(iri)
}

fn ours(local: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{PG}{local}"))
}

const fn mention_kind(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Name => "name",
        MentionKind::Adjective => "adjective",
        MentionKind::Nominal => "nominal",
        MentionKind::Pronoun => "pronoun",
    }
}
