use std::sync::Arc;

use crate::base::{Confidence, Id};
use crate::document::CommentKind;
use crate::document::Print;
use crate::document::Timestamp;
use crate::schema::{EntityType, OrganizationKind, Status, Tenure};

/// What one document says of a node. A node is the set of its facets, so merging graphs is set union.
///
/// Facets that say the same of one node share their content, whichever documents they come from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Facet {
    /// The document that says it.
    pub document: Id,
    /// What it says.
    pub says: Arc<Says>,
}

/// The content of a [`Facet`], by kind of node.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant's type says what it is")]
pub enum Says {
    Article(ArticleFacet),
    Comment(CommentFacet),
    Account(AccountFacet),
    Entity(EntityFacet),
    Claim(ClaimFacet),
}

/// The kinds of nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// An article.
    Article,
    /// A comment of its thread.
    Comment,
    /// A commenter's account.
    Account,
    /// A thing that is spoken of.
    Entity,
    /// A claim.
    Claim,
}

/// An article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ArticleFacet {
    /// Its title.
    pub title: Option<Arc<str>>,
    /// The language of its text, where it is another one than English.
    pub language: Option<&'static str>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// The caller's own id.
    pub caller_id: Option<Arc<str>>,
    /// Its address, as the input has it.
    pub url: Option<Arc<str>>,
    /// The site or outlet, as the page names it.
    pub site: Option<Arc<str>>,
    /// Its topics, in the page's order.
    pub topics: Box<[Arc<str>]>,
    /// How many comments the page says it has.
    pub declared_comments: Option<u32>,
    /// How many comments were read.
    pub parsed_comments: u32,
    /// The article's text.
    pub text: Arc<str>,
    /// What its copies are found by; none for a short text.
    pub print: Option<Box<Print>>,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CommentFacet {
    /// What made it.
    pub kind: CommentKind,
    /// The language of its text, where it is another one than English.
    pub language: Option<&'static str>,
    /// The caller's own id.
    pub caller_id: Option<Arc<str>>,
    /// When it was written.
    pub created: Option<Timestamp>,
    /// 0 for a comment on the article, 1 for a reply to it, and so on.
    pub depth: u32,
    /// Position in the thread, from 1.
    pub ordinal: u32,
    /// Who wrote it, as the page shows the name.
    pub author: Option<Arc<str>>,
    /// What it says.
    pub text: Arc<str>,
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AccountFacet {
    /// The name as the page shows it.
    pub name: Arc<str>,
}

/// An entity. What ties it to other entities (the body that issued a law) are edges.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntityFacet {
    /// Its class.
    pub class: EntityType,
    /// The best name that the document has for it.
    pub label: Arc<str>,
    /// Other surface forms, sorted.
    pub aliases: Box<[Arc<str>]>,
    /// Full IRIs of the same thing elsewhere, sorted.
    pub same_as: Box<[Arc<str>]>,
    /// The year in a treaty's, law's or event's name.
    pub year: Option<i16>,
    /// For a position: how its holder stands to it.
    pub tenure: Option<Tenure>,
    /// For an organisation: what kind of one.
    pub kind: Option<OrganizationKind>,
}

/// A claim. Its subject, object and speaker are edges.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClaimFacet {
    /// The ontology's local name of the relation.
    pub predicate: &'static str,
    /// How it stands to the facts.
    pub status: Status,
    /// How likely the reading is right.
    pub confidence: Confidence,
    /// The rule that read it.
    pub rule: &'static str,
    /// When it happened, in the lexical form of `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`.
    pub when: Option<Arc<str>>,
    /// Where it is said, sorted.
    pub evidence: Box<[Quote]>,
}

/// The words that a claim comes from, complete in themselves: nothing else is needed to cite them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quote {
    /// The article or comment.
    pub unit: Id,
    /// First code point of the sentence or clause in the unit's text.
    pub start: u32,
    /// One past its last code point.
    pub end: u32,
    /// The sentence or clause.
    pub text: Arc<str>,
    /// The words that carry the relation.
    pub trigger: Arc<str>,
}

impl Says {
    /// The kind of node that this is said of.
    #[must_use]
    pub const fn kind(&self) -> NodeKind {
        match self {
            Self::Article(_) => NodeKind::Article,
            Self::Comment(_) => NodeKind::Comment,
            Self::Account(_) => NodeKind::Account,
            Self::Entity(_) => NodeKind::Entity,
            Self::Claim(_) => NodeKind::Claim,
        }
    }
}
