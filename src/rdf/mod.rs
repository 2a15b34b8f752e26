//! Placeholder: `rdf`.
