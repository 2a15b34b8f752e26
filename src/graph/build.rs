use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use petgraph::stable_graph::NodeIndex;

use crate::base::{CodePoints, Id, Span, fingerprint};
use crate::document::{Comment, Document, Unit};
use crate::extract::{Claim, Entity, EntityRef, Evidence, Facts, Regard, Speaker};
use crate::schema::{EntityType, Status};

use super::KnowledgeGraph;
use super::edge::{EdgeKind, MentionAt, Support};
use super::facet::{AccountFacet, ArticleFacet, ClaimFacet, CommentFacet, EntityFacet, Facet, Quote, Says};

impl KnowledgeGraph {
    /// The graph of one document.
    ///
    /// Asserted means the article's own voice: an asserted claim that has a speaker, or that only comments make, is
    /// kept as reported. References and spans that point nowhere in `document` or `facts` are left out.
    #[must_use]
    pub fn of(document: &Document, facts: &Facts) -> Self {
        let mut builder = Builder::new(document, facts);
        builder.article();
        document.comments.iter().for_each(|comment| builder.comment(comment));
        builder.entities();
        builder.mentions();
        builder.addresses();
        let claims: Vec<_> = facts.claims.iter().map(|claim| builder.claim(claim)).collect();
        builder.stances(&claims);
        builder.graph
    }
}

struct Builder<'d> {
    document: &'d Document,
    facts: &'d Facts,
    graph: KnowledgeGraph,
    /// Code points of every unit's text: the article's, then the comments'.
    points: Vec<CodePoints<'d>>,
    /// Strings that occur often: mentions, quotes shared by several claims.
    words: HashMap<&'d str, Arc<str>>,
    accounts: HashSet<Id>,
}

impl<'d> Builder<'d> {
    fn new(document: &'d Document, facts: &'d Facts) -> Self {
        Self {
            document,
            facts,
            graph: KnowledgeGraph::default(),
            points: document.units().map(|unit| CodePoints::new(document.text_of(unit))).collect(),
            words: HashMap::new(),
            accounts: HashSet::new(),
        }
    }

    fn article(&mut self) {
        let d = self.document;
        let article = ArticleFacet {
            title: shared(d.title.as_deref()),
            language: d.language,
            published: d.published,
            caller_id: shared(d.caller_id.as_deref()),
            url: shared(d.url.as_deref()),
            site: shared(d.site.as_deref()),
            topics: d.topics.iter().map(|topic| topic.as_str().into()).collect(),
            declared_comments: d.declared_comments,
            parsed_comments: u32::try_from(d.comments.len()).unwrap_or(u32::MAX),
            text: d.text.as_str().into(),
            print: d.print().map(Box::new),
        };
        let at = self.say(&d.id, Says::Article(article));
        for author in &self.facts.authors {
            self.tie(at, *author, EdgeKind::Author);
        }
        if let Some(publisher) = self.facts.publisher {
            self.tie(at, publisher, EdgeKind::Publisher);
        }
    }

    fn comment(&mut self, comment: &Comment) {
        let facet = CommentFacet {
            kind: comment.kind,
            language: comment.language,
            caller_id: shared(comment.caller_id.as_deref()),
            created: comment.created,
            depth: comment.depth,
            ordinal: comment.ordinal,
            author: shared(comment.author.as_deref()),
            text: comment.text.as_str().into(),
        };
        let at = self.say(&comment.id, Says::Comment(facet));
        let article = self.graph.place(&self.document.id);
        let parent = comment.parent.and_then(|n| self.document.comments.get(n as usize));
        let parent = parent.map_or(article, |parent| self.graph.place(&parent.id));
        self.state(at, parent, EdgeKind::ReplyOf);
        self.state(at, article, EdgeKind::IsPartOf);
        if let Some(name) = &comment.author {
            let id = self.document.account(name);
            self.accounts.insert(id.clone());
            let account = self.say(&id, Says::Account(AccountFacet { name: name.as_str().into() }));
            self.state(at, account, EdgeKind::CreatedBy);
        }
    }

    fn entities(&mut self) {
        for entity in &self.facts.entities {
            let at = self.say(&entity.id, Says::Entity(facet_of(entity)));
            let detail = &entity.detail;
            for (other, kind) in [
                (detail.issued_by, EdgeKind::IssuedBy),
                (detail.position_in, EdgeKind::PositionIn),
                (detail.country, if entity.class == EntityType::Group { EdgeKind::PeopleOf } else { EdgeKind::BodyOf }),
            ] {
                if let Some(other) = other {
                    self.tie(at, other, kind);
                }
            }
        }
    }

    fn mentions(&mut self) {
        for mention in &self.facts.mentions {
            let Some((start, end, text)) = self.stretch(mention.unit, mention.span) else { continue };
            let Some(target) = self.entity(mention.entity) else { continue };
            let source = self.graph.place(self.document.id_of(mention.unit));
            let text = self.word(text);
            let place = mention.place.and_then(|place| self.entity(place));
            if let Some(place) = place {
                self.state(source, place, EdgeKind::Mentions);
            }
            let place = place.map(|at| self.graph.graph[at].id.clone());
            let support = Support::Mention(MentionAt { start, end, kind: mention.kind, text, place });
            self.support(source, target, EdgeKind::Mentions, support);
        }
    }

    fn addresses(&mut self) {
        for (comment, account) in &self.facts.addresses {
            let Some(comment) = self.document.comments.get(*comment as usize) else { continue };
            let source = self.graph.place(&comment.id);
            let target = self.account(account);
            self.state(source, target, EdgeKind::Addresses);
        }
    }

    /// What comments say of posts and of `claims`, which are in the order of the facts'.
    fn stances(&mut self, claims: &[Option<NodeIndex>]) {
        for stance in &self.facts.stances {
            let Some(comment) = self.document.comments.get(stance.comment as usize) else { continue };
            let source = self.graph.place(&comment.id);
            let target = match stance.of {
                Regard::Claim(at) => claims.get(at).copied().flatten(),
                Regard::Post(Unit::Comment(n)) if n as usize >= self.document.comments.len() => None,
                Regard::Post(unit) => Some(self.graph.place(self.document.id_of(unit))),
            };
            let kind = if stance.agrees { EdgeKind::Endorses } else { EdgeKind::Disputes };
            if let Some(target) = target {
                self.state(source, target, kind);
            }
        }
    }

    /// The claim's node, if all of its sides are known.
    fn claim(&mut self, claim: &Claim) -> Option<NodeIndex> {
        let (subject, object) = (self.entity(claim.subject)?, self.entity(claim.object)?);
        let speaker = match &claim.attributed_to {
            None => None,
            Some(Speaker::Account(id)) => Some(self.account(id)),
            Some(Speaker::Entity(entity)) => Some(self.entity(*entity)?),
        };
        let own_voice = speaker.is_none() && claim.evidence.iter().any(|evidence| evidence.unit == Unit::Article);
        let status = match claim.status {
            Status::Asserted if !own_voice => Status::Reported,
            status => status,
        };
        let evidence = self.quotes(&claim.evidence);
        let id = {
            let name = |at: NodeIndex| self.graph.graph[at].id.as_str();
            let speaker = speaker.map_or("", name);
            let parts = [name(subject), claim.predicate, name(object), status.local_name(), speaker];
            self.document.id.child(&["claim", &fingerprint(&parts)])
        };
        let units: Vec<_> = evidence.iter().map(|quote| quote.unit.clone()).collect();
        let facet = ClaimFacet {
            predicate: claim.predicate,
            status,
            confidence: claim.confidence,
            rule: claim.rule,
            when: shared(claim.when.as_deref()),
            evidence,
        };
        let at = self.say(&id, Says::Claim(facet));
        self.state(at, subject, EdgeKind::Subject);
        self.state(at, object, EdgeKind::Object);
        if let Some(speaker) = speaker {
            self.state(at, speaker, EdgeKind::AttributedTo);
        }
        for unit in &units {
            let unit = self.graph.place(unit);
            self.state(at, unit, EdgeKind::SaidIn);
        }
        let relation = EdgeKind::Relation { predicate: claim.predicate, status };
        self.support(subject, object, relation, Support::Claim(id));
        Some(at)
    }

    fn quotes(&mut self, evidence: &[Evidence]) -> Box<[Quote]> {
        let mut quotes: Vec<_> = evidence
            .iter()
            .filter_map(|evidence| {
                let (start, end, text) = self.stretch(evidence.unit, evidence.span)?;
                let (_, _, trigger) = self.stretch(evidence.unit, evidence.trigger)?;
                let unit = self.document.id_of(evidence.unit).clone();
                Some(Quote { unit, start, end, text: self.word(text), trigger: self.word(trigger) })
            })
            .collect();
        quotes.sort_unstable();
        quotes.dedup();
        quotes.into()
    }

    /// Start and end in code points and the words of a span; none if it does not lie in the unit's text.
    fn stretch(&self, unit: Unit, span: Span) -> Option<(u32, u32, &'d str)> {
        let at = match unit {
            Unit::Article => 0,
            Unit::Comment(n) => n as usize + 1,
        };
        let points = self.points.get(at)?;
        let text = self.document.text_of(unit).get(span.range())?;
        let (start, end) = points.span(span);
        Some((start, end, text))
    }

    fn word(&mut self, text: &'d str) -> Arc<str> {
        self.words.entry(text).or_insert_with(|| text.into()).clone()
    }

    fn entity(&mut self, entity: EntityRef) -> Option<NodeIndex> {
        let entity = self.facts.entities.get(entity.0 as usize)?;
        Some(self.graph.place(&entity.id))
    }

    /// The account with this id. One that wrote nothing here is named by what its id keeps of its name.
    fn account(&mut self, id: &Id) -> NodeIndex {
        if self.accounts.contains(id) {
            return self.graph.place(id);
        }
        let tag = id.as_str().rsplit('/').next().unwrap_or_default();
        let name = tag.rsplit_once('-').map_or(tag, |(name, _)| name);
        self.say(id, Says::Account(AccountFacet { name: name.into() }))
    }

    fn say(&mut self, id: &Id, says: Says) -> NodeIndex {
        let at = self.graph.place(id);
        self.graph.graph[at].add(Facet { document: self.document.id.clone(), says: Arc::new(says) });
        at
    }

    fn tie(&mut self, source: NodeIndex, target: EntityRef, kind: EdgeKind) {
        if let Some(target) = self.entity(target) {
            self.state(source, target, kind);
        }
    }

    fn state(&mut self, source: NodeIndex, target: NodeIndex, kind: EdgeKind) {
        self.support(source, target, kind, Support::Document(self.document.id.clone()));
    }

    fn support(&mut self, source: NodeIndex, target: NodeIndex, kind: EdgeKind, support: Support) {
        let edge = self.graph.link(source, target, kind);
        self.graph.graph[edge].support.insert(support);
    }
}

fn facet_of(entity: &Entity) -> EntityFacet {
    let mut aliases: Vec<Arc<str>> = entity.aliases.iter().map(|alias| alias.as_str().into()).collect();
    aliases.sort_unstable();
    let mut same_as: Vec<Arc<str>> = entity.same_as.iter().map(|iri| iri.as_str().into()).collect();
    same_as.sort_unstable();
    EntityFacet {
        class: entity.class,
        label: entity.label.as_str().into(),
        aliases: aliases.into(),
        same_as: same_as.into(),
        year: entity.detail.year,
        tenure: entity.detail.tenure,
        kind: entity.detail.kind,
    }
}

fn shared(text: Option<&str>) -> Option<Arc<str>> {
    text.map(Into::into)
}
