//! The ontology's terms, read from `ontology/pressgraph.ttl`: classes, relations with domain and range, IRIs.

pub mod names;
mod relation;
mod terms;

pub use names::{DATA_BASE, PREFIXES};
pub use relation::Relation;
pub use terms::{EntityType, OrganizationKind, Status, Tenure};

/// The ontology, in Turtle.
pub const ONTOLOGY: &str = include_str!("../../ontology/pressgraph.ttl");

/// The SHACL shapes that the data of each document conform to, in Turtle.
pub const SHAPES: &str = include_str!("../../ontology/shapes.ttl");
