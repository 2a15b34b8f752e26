//! The terms that the program itself speaks of: classes of entities, statuses, tenures.

use std::fmt;

/// Gives an enum the ontology's names: `local_name`, `from_local_name`, `iri`, `all`, `Display`.
macro_rules! named {
    ($type:ident: $($variant:ident),+ $(,)?) => {
        impl $type {
            /// Every value, in the order of declaration.
            #[must_use]
            pub const fn all() -> &'static [Self] {
                &[$(Self::$variant),+]
            }

            /// The ontology's local name.
            #[must_use]
            pub const fn local_name(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($variant)),+
                }
            }

            /// The value of that local name; case matters.
            #[must_use]
            pub fn from_local_name(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($variant) => Some(Self::$variant),)+
                    _ => None,
                }
            }

            /// The full IRI.
            #[must_use]
            pub const fn iri(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!("https://w3id.org/pressgraph/ontology#", stringify!($variant))),+
                }
            }
        }

        /// The local name.
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.local_name())
            }
        }
    };
}

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

named!(EntityType: Person, Country, Place, Organization, Group, Treaty, Law, Event, Facility, Work, Position);

impl EntityType {
    /// The class that the ontology puts this one under, short of `pg:Entity`: countries and facilities are places.
    #[must_use]
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Country | Self::Facility => Some(Self::Place),
            _ => None,
        }
    }

    /// Whether everything of this class is of class `other` too.
    #[must_use]
    pub fn is_a(self, other: Self) -> bool {
        self == other || self.parent().is_some_and(|parent| parent.is_a(other))
    }

    /// The schema.org class that data state beside ours.
    #[must_use]
    pub const fn schema_org(self) -> &'static str {
        match self {
            Self::Person => "https://schema.org/Person",
            Self::Country => "https://schema.org/Country",
            Self::Place | Self::Facility => "https://schema.org/Place",
            Self::Organization => "https://schema.org/Organization",
            Self::Group => "https://schema.org/Thing",
            Self::Treaty | Self::Law => "https://schema.org/Legislation",
            Self::Event => "https://schema.org/Event",
            Self::Work => "https://schema.org/CreativeWork",
            Self::Position => "https://schema.org/Role",
        }
    }
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

named!(Status: Asserted, Reported, Denied, Possible, Planned, Asked, Conditional);

/// What an organisation is. The names are the ontology's literal values, in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the ontology defines each value")]
pub enum OrganizationKind {
    Government,
    Party,
    Intergovernmental,
    Company,
    Media,
    Armed,
    Institute,
    Other,
}

impl OrganizationKind {
    /// Every value, in the order of declaration.
    #[must_use]
    pub const fn all() -> &'static [Self] {
        &[
            Self::Government,
            Self::Party,
            Self::Intergovernmental,
            Self::Company,
            Self::Media,
            Self::Armed,
            Self::Institute,
            Self::Other,
        ]
    }

    /// The value of `pg:organizationKind`, a plain literal: kinds have no IRI.
    #[must_use]
    pub const fn local_name(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::Party => "party",
            Self::Intergovernmental => "intergovernmental",
            Self::Company => "company",
            Self::Media => "media",
            Self::Armed => "armed",
            Self::Institute => "institute",
            Self::Other => "other",
        }
    }
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

impl Tenure {
    /// Every value, in the order of declaration.
    #[must_use]
    pub const fn all() -> &'static [Self] {
        &[Self::Current, Self::Former, Self::Acting, Self::Then, Self::Elect]
    }

    /// The value of `pg:tenure`, a plain literal: tenures have no IRI.
    #[must_use]
    pub const fn local_name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Former => "former",
            Self::Acting => "acting",
            Self::Then => "then",
            Self::Elect => "elect",
        }
    }

    /// The tenure of that literal; case matters.
    #[must_use]
    pub fn from_local_name(name: &str) -> Option<Self> {
        Self::all().iter().copied().find(|tenure| tenure.local_name() == name)
    }
}

/// The literal value.
impl fmt::Display for Tenure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.local_name())
    }
}
