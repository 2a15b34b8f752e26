//! The ontology's terms, read from `ontology/pressgraph.ttl`: classes, relations with domain and range, IRIs.

/// The classes of entities. The names are the ontology's local names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the ontology defines each class")]
pub enum EntityType {
    Person,
    Country,
    Place,
    Organization,
    Group,
    Treaty,
    Law,
    Event,
    Facility,
    Work,
    Position,
}

/// How a claim stands to the facts. The names are the ontology's local names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// In the article's own voice, affirmative and actual.
    Asserted,
    /// Bare content attributed to somebody else.
    Reported,
    /// Negated, whoever says it.
    Denied,
    /// Under a modal or a hedge.
    Possible,
    /// Planned, intended, promised.
    Planned,
    /// Asked.
    Asked,
    /// Under a condition.
    Conditional,
}

/// How a holder stands to a position. The names are the ontology's literal values, in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the ontology defines each value")]
pub enum Tenure {
    Current,
    Former,
    Acting,
    Then,
    Elect,
}
