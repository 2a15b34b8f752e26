use std::sync::Arc;

use crate::base::Id;
use crate::extract::MentionKind;
use crate::schema::Status;

use super::few::Few;

/// What an edge means. Between two nodes there is at most one edge of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EdgeKind {
    /// From a comment to the comment or article that it answers.
    ReplyOf,
    /// From a comment to its author's account.
    CreatedBy,
    /// From a comment to the article that it stands under.
    IsPartOf,
    /// From a comment to the account that it addresses by name.
    Addresses,
    /// From a comment to the post or the claim that it says is wrong.
    Disputes,
    /// From a comment to the post or the claim that it says is right.
    Endorses,
    /// From an article to an author.
    Author,
    /// From an article to its publisher.
    Publisher,
    /// From an article or comment to an entity; each support is a mention, or a document where a name in it stands for something else.
    Mentions,
    /// From a position to the organisation, country or place that it is in.
    PositionIn,
    /// From a group to the country whose people it is.
    PeopleOf,
    /// From a body of a state to the country.
    BodyOf,
    /// From a law to the body that issued it.
    IssuedBy,
    /// From a claim to its subject.
    Subject,
    /// From a claim to its object.
    Object,
    /// From a claim to the entity or account that makes it, where that is not the article's own voice.
    AttributedTo,
    /// From a claim to the article or comment that it was read from.
    SaidIn,
    /// From a subject to an object, as claims have it; each support is a claim.
    Relation {
        /// The ontology's local name of the relation.
        predicate: &'static str,
        /// How the claims stand to the facts.
        status: Status,
    },
}

/// What an edge rests on. Merging edges is set union of their supports.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Support {
    /// A document says so.
    Document(Id),
    /// A stretch of the source's text refers to the target.
    Mention(MentionAt),
    /// A claim says so.
    Claim(Id),
}

/// A mention of an entity in an article or comment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MentionAt {
    /// First code point in the unit's text.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// What kind of expression.
    pub kind: MentionKind,
    /// The words.
    pub text: Arc<str>,
    /// The place whose name they are, where they mean its government.
    pub place: Option<Id>,
}

/// An edge with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge<'g> {
    /// Where it starts.
    pub source: &'g Id,
    /// Where it ends.
    pub target: &'g Id,
    /// What it means.
    pub kind: EdgeKind,
    pub(super) support: &'g Few<Support>,
}

impl<'g> Edge<'g> {
    /// What it rests on, sorted; never empty.
    pub fn support(&self) -> impl Iterator<Item = &'g Support> + use<'g> {
        self.support.iter()
    }

    /// How many things it rests on: documents, mentions or claims, as its kind has it.
    #[must_use]
    pub fn count(&self) -> usize {
        self.support.len()
    }
}
