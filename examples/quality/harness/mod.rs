//! Measures what pressgraph reads against annotated text: the project's own corpus always, public data sets where they lie at hand.
//!
//! A task is one file: it reads its gold, lets pressgraph read the same texts, and counts. Scoring lives in [`score`].

pub mod conll;
pub mod corpus;
pub mod data;
pub mod fewnerd;
pub mod gap;
pub mod gum;
pub mod knowledgenet;
pub mod links;
pub mod names;
pub mod petrarch;
pub mod re3d;
pub mod reading;
pub mod rules;
pub mod score;
pub mod table;
pub mod triples;

use std::path::Path;

use pressgraph::schema::Relation;

use reading::Program;
use table::Report;

/// Whether a relation holds both ways.
pub fn is_symmetric(predicate: &str) -> bool {
    Relation::named(predicate).is_some_and(Relation::symmetric)
}

/// The relation that says the same with the sides exchanged.
pub fn inverse_of(predicate: &str) -> Option<&'static str> {
    Relation::named(predicate).and_then(Relation::inverse).map(Relation::local_name)
}

/// One thing that can be measured.
pub struct Task {
    /// What `--task` calls it.
    pub name: &'static str,
    /// Measures it on the data in a folder.
    pub run: fn(&Program, &Path) -> Result<Report, data::DataError>,
}

/// Every task that needs data from outside, in the order of the tables.
pub const TASKS: &[Task] = &[
    Task { name: "names", run: names::run },
    Task { name: "fewnerd", run: fewnerd::run },
    Task { name: "gap", run: gap::run },
    Task { name: "gum", run: gum::run },
    Task { name: "links", run: links::run },
    Task { name: "re3d", run: re3d::run },
    Task { name: "petrarch", run: petrarch::run },
    Task { name: "knowledgenet", run: knowledgenet::run },
    Task { name: "triples", run: triples::run },
    Task { name: "rules", run: rules::run },
];
