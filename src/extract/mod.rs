//! From an analysed document to facts: mentions, entities and claims, each with its evidence. Writes nothing.

mod called;
pub mod claims;
mod collectives;
pub mod corrections;
pub mod entities;
mod keep;
mod knowledge;
mod link;
pub(crate) mod mentions;
mod rewrite;
pub mod rules;
mod turns;

use crate::base::{Confidence, Id, Span};
use crate::document::{Document, Unit};
use crate::nlp;
use crate::nlp::Analysis;
use crate::nlp::engine::Engine;
use crate::schema::{EntityType, OrganizationKind, Status, Tenure};

pub use knowledge::Knowledge;

/// Reads a document: its mentions, entities and claims. Without an engine, what rules alone see. Texts that are marked to be in another
/// language than English are not read.
#[must_use]
pub fn extract(doc: &Document, engine: Option<&Engine>) -> Facts {
    extract_with(doc, engine, &Knowledge::default(), false)
}

/// Reads a document as [`extract`] does, with what the user knows; with `all_languages` its texts in other languages as if they were
/// English.
#[must_use]
pub fn extract_with(doc: &Document, engine: Option<&Engine>, knowledge: &Knowledge, all_languages: bool) -> Facts {
    extract_all(std::slice::from_ref(doc), engine, knowledge, all_languages).pop().unwrap_or_default()
}

/// Reads documents as [`extract_with`] does, each by itself; the engine works faster on several short ones than on one.
#[must_use]
pub fn extract_all(
    docs: &[Document],
    engine: Option<&Engine>,
    knowledge: &Knowledge,
    all_languages: bool,
) -> Vec<Facts> {
    // What is not read has the analysis of an empty text: no tokens, so nothing is found in it.
    let read = |doc: &Document, unit: Unit| all_languages || doc.language_of(unit).is_none();
    let texts = docs.iter().flat_map(|doc| doc.units().map(move |unit| (doc, unit)));
    let texts: Vec<_> = texts.map(|(doc, unit)| if read(doc, unit) { doc.text_of(unit) } else { "" }).collect();
    let analyses = nlp::analyze_all(&texts, engine);
    let mut rest = analyses.as_slice();
    let facts = docs.iter().map(|doc| {
        let (own, others) = rest.split_at(doc.units().count());
        rest = others;
        from_analyses(doc, own, knowledge)
    });
    facts.collect()
}

/// What the analyses of a document's texts, in the order of [`Document::units`], show: all that is extracted, after the engine's work.
#[must_use]
pub fn from_analyses(doc: &Document, analyses: &[Analysis], knowledge: &Knowledge) -> Facts {
    let mut facts = entities::entities(doc, analyses, &knowledge.authorities);
    link::link(doc, analyses, &knowledge.authorities, &mut facts);
    // Before the claims, so that they are read of what is meant; after them once more, for the positions and speakers that they add.
    knowledge.corrections.apply(doc, &mut facts);
    let first = collectives::find(doc, analyses, &mut facts);
    claims::claims(doc, analyses, &mut facts);
    collectives::settle(&mut facts, first);
    knowledge.corrections.apply(doc, &mut facts);
    claims::stances(doc, analyses, &mut facts);
    mentions::settle(doc, &mut facts);
    facts
}

/// Index into [`Facts::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityRef(pub u32);

/// Everything read from one document.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The entities, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// The mentions, by unit and position.
    pub mentions: Vec<Mention>,
    /// The claims, by unit and position of their first evidence.
    pub claims: Vec<Claim>,
    /// What comments say of other posts and of claims: that they are right or wrong.
    pub stances: Vec<Stance>,
    /// Commenters whom a comment addresses by name: index of the comment, the other's account.
    pub addresses: Vec<(u32, Id)>,
    /// The article's authors, in the byline's order.
    pub authors: Vec<EntityRef>,
    /// The organisation that published the article.
    pub publisher: Option<EntityRef>,
    /// What authorities and corrections decided, and why: to be told, not to be written.
    pub decisions: Vec<Decision>,
}

/// What an authority of the user's own, or a correction, decided on an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The entity.
    pub entity: EntityRef,
    /// Who decided what, and why, in a line.
    pub text: String,
}

/// A thing that the document speaks of.
#[derive(Clone, Debug)]
pub struct Entity {
    /// `entity/…` for what has one identity everywhere, `doc/…/entity/…` for a weak name that nothing resolves,
    /// `position/…` or `doc/…/position/…` for positions.
    pub id: Id,
    /// Its class.
    pub class: EntityType,
    /// The best name that the document or the authority has for it.
    pub label: String,
    /// Every other surface form seen, sorted.
    pub aliases: Vec<String>,
    /// Full IRIs of the same thing elsewhere, as `http://www.wikidata.org/entity/Q159`; sorted.
    pub same_as: Vec<String>,
    /// What only some classes have.
    pub detail: Detail,
}

/// What only some classes of entities have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// The year in a treaty's, law's or event's name.
    pub year: Option<i16>,
    /// The body that issued a law or resolution.
    pub issued_by: Option<EntityRef>,
    /// For a position: the organisation, country or place it is in.
    pub position_in: Option<EntityRef>,
    /// For a position: how its holder stands to it.
    pub tenure: Option<Tenure>,
    /// For a group: the country whose people it is; for a body of a state: the country.
    pub country: Option<EntityRef>,
    /// For an organisation: what kind of one.
    pub kind: Option<OrganizationKind>,
}

/// What kind of expression a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// A name: `Russia`, `Barack Obama`, `Russians`.
    Name,
    /// An adjective of a name: `Russian`, `U.S.-led`; the entity is the country.
    Adjective,
    /// A definite description: `the president`, `the alliance`.
    Nominal,
    /// A pronoun.
    Pronoun,
}

/// Why a stretch of text is taken for a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The authority knows the name.
    Authority,
    /// The authority knows a name that is one letter away, in a comment.
    Misspelt,
    /// The words are built as names of bodies, places, events, treaties or laws are.
    Pattern,
    /// A title, a given name, initials or particles show a person's name.
    Person,
    /// The words around show a place.
    Place,
    /// The language engine takes it for a name, and no rule speaks of its words.
    Engine,
    /// The language engine's name holds what a rule read, and more.
    Longer,
    /// The byline has it.
    Byline,
    /// The document says elsewhere what the name means.
    Document,
    /// A role that one person of the document bears.
    Role,
    /// A pronoun, and the grammar and the course of the text tell what it means.
    Antecedent,
    /// A description, `the alliance`, that fits one thing that was named before.
    Description,
    /// A noun for people who act as one, `rebels`, `the police`, of whom a claim speaks.
    Collective,
    /// The name of a capital, of which the text says what governments do.
    Seat,
}

impl Reason {
    /// The reason's name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Misspelt => "misspelt",
            Self::Pattern => "pattern",
            Self::Person => "person",
            Self::Place => "place",
            Self::Engine => "engine",
            Self::Longer => "longer",
            Self::Byline => "byline",
            Self::Document => "document",
            Self::Role => "role",
            Self::Antecedent => "antecedent",
            Self::Description => "description",
            Self::Collective => "collective",
            Self::Seat => "seat",
        }
    }

    /// What it says, in words.
    #[must_use]
    pub const fn told(self) -> &'static str {
        match self {
            Self::Authority => "an authority knows the name",
            Self::Misspelt => "an authority knows a name that is one letter away",
            Self::Pattern => "the words are built as such names are",
            Self::Person => "a title, a given name, initials or particles show a person",
            Self::Place => "the words around show a place",
            Self::Engine => "the language model takes it for a name",
            Self::Longer => "the language model's name holds what a rule read, and more",
            Self::Byline => "the byline has it",
            Self::Document => "the document says elsewhere what it means",
            Self::Role => "one person of the document bears the role",
            Self::Antecedent => "grammar and the course of the text tell what the pronoun means",
            Self::Description => "it fits one thing that was named before",
            Self::Collective => "a noun for people who act as one, of whom a claim speaks",
            Self::Seat => "a capital of which the text says what governments do stands for its government",
        }
    }
}

/// A stretch of text that refers to an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Which text.
    pub unit: Unit,
    /// Where in it.
    pub span: Span,
    /// The class that the words themselves have here.
    pub class: EntityType,
    /// What kind of expression.
    pub kind: MentionKind,
    /// What it refers to.
    pub entity: EntityRef,
    /// Why it is taken for a mention.
    pub reason: Reason,
    /// The place whose name stands for the entity: Moscow in `Moscow denied it`, where the entity is Russia.
    pub place: Option<EntityRef>,
}

/// Who says what a claim says, where it is not the article's own voice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speaker {
    /// A person, organisation, country named in the text.
    Entity(EntityRef),
    /// The account of a commenter.
    Account(Id),
}

/// A comment's agreement or disagreement, in its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stance {
    /// Index of the comment.
    pub comment: u32,
    /// What it agrees or disagrees with.
    pub of: Regard,
    /// Whether it agrees.
    pub agrees: bool,
}

/// What a comment has a stance on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Regard {
    /// What another comment or the article says as a whole.
    Post(Unit),
    /// A claim of somebody else: index into [`Facts::claims`].
    Claim(usize),
}

/// The words that a claim comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Which text.
    pub unit: Unit,
    /// The sentence or clause.
    pub span: Span,
    /// The words that carry the relation.
    pub trigger: Span,
}

/// A relation read from text.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Who or what the claim is about.
    pub subject: EntityRef,
    /// The ontology's local name of the relation, as `holdsPosition`.
    pub predicate: &'static str,
    /// The other side.
    pub object: EntityRef,
    /// How it stands to the facts.
    pub status: Status,
    /// Who says so, where it is not the article's own voice.
    pub attributed_to: Option<Speaker>,
    /// Where it is said: at least once.
    pub evidence: Vec<Evidence>,
    /// How likely the reading is right.
    pub confidence: Confidence,
    /// The rule that read it.
    pub rule: &'static str,
    /// When it happened, in the lexical form of `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`; two of them with a slash between for a
    /// stretch of time.
    pub when: Option<String>,
}
