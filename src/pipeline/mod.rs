//! Wires the stages together: inputs to documents with their facts, and on to a graph or a store. Holds no domain logic.

mod load;
mod ordered;

use std::collections::HashSet;
use std::convert::Infallible;
use std::num::NonZeroUsize;

use crate::base::{Events, Warning};
use crate::document;
use crate::document::Document;
use crate::extract;
use crate::extract::Facts;
use crate::graph::KnowledgeGraph;
use crate::nlp::engine::{Engine, LayerSet, Parsed};
use crate::source;
use crate::source::{Input, Record, SourceError};

pub use load::{LoadError, load};
use ordered::in_order;

/// One document and what was read from it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// Its mentions, entities and claims.
    pub facts: Facts,
}

/// What became of a run's inputs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents that went through.
    pub documents: u64,
    /// Inputs, or parts of one, that were skipped; each was told to the events.
    pub skipped: u64,
}

impl Summary {
    fn skip(&mut self, warning: &Warning, events: &mut dyn Events) {
        self.skipped += 1;
        events.skipped(warning);
    }
}

/// Reads every document of `inputs`, `jobs` of them at a time, and hands them to `each` in order; no more than twice as many are
/// in memory. The result is the same for any number. Without an engine, rules alone find the names.
///
/// What cannot be read is told to `events`, counted and skipped. So is a second document of the same id: of two versions in
/// one run the first one stands.
///
/// # Errors
///
/// The first error of `each`; the run ends there.
pub fn read<E>(
    inputs: &[Input],
    engine: Option<&Engine>,
    jobs: NonZeroUsize,
    events: &mut dyn Events,
    mut each: impl FnMut(Reading) -> Result<(), E>,
) -> Result<Summary, E> {
    let work = |document: Document| Reading { facts: extract::extract(&document, engine), document };
    in_order(jobs, &work, |mut queue| {
        let summary = each_document(inputs, events, |document| queue.push(document, &mut each))?;
        queue.finish(&mut each)?;
        Ok(summary)
    })
}

/// Reads every document of `inputs` as [`read`] does, and hands it to `each` with these layers of its texts, which are in the
/// order of [`Document::units`].
///
/// # Errors
///
/// The first error of `each`; the run ends there.
pub fn parse_each<E>(
    inputs: &[Input],
    engine: &Engine,
    layers: LayerSet,
    jobs: NonZeroUsize,
    events: &mut dyn Events,
    mut each: impl FnMut(&Document, &[Parsed]) -> Result<(), E>,
) -> Result<Summary, E> {
    let work = |document: Document| {
        let texts: Vec<_> = document.units().map(|unit| document.text_of(unit)).collect();
        let parsed = engine.parse_batch(&texts, layers);
        (document, parsed)
    };
    let mut each = |(document, parsed): (Document, Vec<Parsed>)| each(&document, &parsed);
    in_order(jobs, &work, |mut queue| {
        let summary = each_document(inputs, events, |document| queue.push(document, &mut each))?;
        queue.finish(&mut each)?;
        Ok(summary)
    })
}

fn each_document<E>(
    inputs: &[Input],
    events: &mut dyn Events,
    mut each: impl FnMut(Document) -> Result<(), E>,
) -> Result<Summary, E> {
    let mut summary = Summary::default();
    let mut seen = HashSet::new();
    for record in source::read(inputs) {
        let document = match record.map_err(|e| unread(&e)).and_then(|record| parse(record, events)) {
            Ok(document) => document,
            Err(warning) => {
                summary.skip(&warning, events);
                continue;
            }
        };
        if !seen.insert(document.id.clone()) {
            let message =
                format!("is {} again; only the first one is read, give it another id to have both", document.id);
            summary.skip(&Warning { locator: document.source, message }, events);
            continue;
        }
        summary.documents += 1;
        events.document(&document.source);
        each(document)?;
    }
    Ok(summary)
}

/// The same words; a warning has its place apart.
fn unread(error: &SourceError) -> Warning {
    let (SourceError::Io { locator, .. } | SourceError::NotText { locator, .. } | SourceError::TooLong { locator }) =
        error;
    let told = error.to_string();
    let message = told.strip_prefix(locator.as_str()).unwrap_or(&told).trim_start_matches(": ");
    Warning { locator: locator.clone(), message: message.to_owned() }
}

fn parse(record: Record, events: &mut dyn Events) -> Result<Document, Warning> {
    document::parse(record, events).map_err(|e| Warning { locator: e.locator, message: e.fault.to_string() })
}

/// Reads every document of `inputs` into one graph.
#[must_use]
pub fn graph(
    inputs: &[Input],
    engine: Option<&Engine>,
    jobs: NonZeroUsize,
    events: &mut dyn Events,
) -> (KnowledgeGraph, Summary) {
    let mut whole = KnowledgeGraph::default();
    let Ok(summary) = read::<Infallible>(inputs, engine, jobs, events, |reading| {
        whole.merge(KnowledgeGraph::of(&reading.document, &reading.facts));
        Ok(())
    });
    (whole, summary)
}
