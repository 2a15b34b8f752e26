//! Turns news articles and their reader comments into a knowledge graph that can be queried,
//! checked and looked at.
//!
//! Data flows one way, and a module imports only from modules to its left (`tests/layers.rs` holds it to that):
//!
//! ```text
//! base -> schema -> source -> document -> nlp -> authority -> extract -> graph -> rdf -> store | export -> pipeline -> cli
//! ```

pub mod authority;
pub mod base;
pub mod cli;
pub mod document;
pub mod export;
pub mod extract;
pub mod graph;
pub mod nlp;
pub mod pipeline;
pub mod rdf;
pub mod schema;
pub mod source;
pub mod store;
