//! Wires the stages together: inputs to documents with their facts, and on to a graph or a store. Holds no domain logic.

mod load;
mod ordered;

use std::collections::HashSet;
use std::convert::Infallible;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;

use crate::base::{Events, Warning};
use crate::document;
use crate::document::{Document, DocumentError};
use crate::extract;
use crate::extract::Facts;
use crate::graph::KnowledgeGraph;
use crate::nlp::engine::{Engine, LayerSet, Parsed};
use crate::nlp::language;
use crate::source;
use crate::source::{Found, Input, SourceError};

pub use load::{LoadError, load};
use ordered::in_order;

/// What a run reads, and how.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Files, folders, patterns, standard input.
    pub paths: Vec<Input>,
    /// What of them is read.
    pub source: source::Options,
    /// How it becomes documents.
    pub document: document::Options,
    /// Whether texts in other languages are read for names and claims as if they were English.
    pub all_languages: bool,
}

impl From<Vec<Input>> for Inputs {
    fn from(paths: Vec<Input>) -> Self {
        Self { paths, ..Self::default() }
    }
}

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
    inputs: &Inputs,
    engine: Option<&Engine>,
    jobs: NonZeroUsize,
    events: &mut dyn Events,
    mut each: impl FnMut(Reading) -> Result<(), E>,
) -> Result<Summary, E> {
    let work = |document: Document| Reading { facts: inputs.facts(&document, engine), document };
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
    inputs: &Inputs,
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

/// Reads the inputs' documents in order, marks the languages of their texts, and hands each to `each`, which can end the run.
fn documents<E>(
    inputs: &Inputs,
    events: &mut dyn Events,
    summary: &mut Summary,
    mut each: impl FnMut(Document, &mut Summary, &mut dyn Events) -> Result<(), E>,
) -> Result<(), E> {
    let mut failed = None;
    source::read(&inputs.paths, &inputs.source, &mut |found| {
        let mut take = |read: Result<Document, DocumentError>, events: &mut dyn Events| match read {
            Ok(mut document) => {
                mark_languages(&mut document);
                match each(document, summary, events) {
                    Ok(()) => ControlFlow::Continue(()),
                    Err(error) => {
                        failed = Some(error);
                        ControlFlow::Break(())
                    }
                }
            }
            Err(error) => {
                summary.skip(&Warning { locator: error.locator, message: error.fault.to_string() }, events);
                ControlFlow::Continue(())
            }
        };
        match found {
            Found::Record(record) => document::parse_each(record, &inputs.document, events, &mut take),
            Found::Stream(stream) => document::stream(stream, &inputs.document, events, &mut take),
            Found::Fault(error) => {
                summary.skip(&unread(&error), events);
                ControlFlow::Continue(())
            }
            Found::Note(warning) => {
                events.noticed(&warning);
                ControlFlow::Continue(())
            }
            Found::LeftOut(what, count) => {
                events.left_out(what, count);
                ControlFlow::Continue(())
            }
        }
    });
    failed.map_or(Ok(()), Err)
}

fn each_document<E>(
    inputs: &Inputs,
    events: &mut dyn Events,
    mut each: impl FnMut(Document) -> Result<(), E>,
) -> Result<Summary, E> {
    let mut summary = Summary::default();
    let mut seen = HashSet::new();
    documents(inputs, events, &mut summary, |document, summary, events| {
        if !seen.insert(document.id.clone()) {
            let message =
                format!("is {} again; only the first one is read, give it another id to have both", document.id);
            summary.skip(&Warning { locator: document.source, message }, events);
            return Ok(());
        }
        summary.documents += 1;
        events.document(&document.source);
        each(document)
    })?;
    Ok(summary)
}

/// Marks texts in other languages than English. A comment too short to tell is taken to be in the language of its article.
fn mark_languages(document: &mut Document) {
    document.language = language::foreign(&document.text);
    for comment in &mut document.comments {
        let letters = comment.text.chars().filter(|c| c.is_alphabetic()).count();
        let own = language::foreign(&comment.text);
        comment.language = own.or(document.language.filter(|_| letters > 0 && !language::is_english(&comment.text)));
    }
}

/// The same words; a warning has its place apart.
fn unread(error: &SourceError) -> Warning {
    let locator = error.locator();
    let told = error.to_string();
    let message = told.strip_prefix(locator).unwrap_or(&told).trim_start_matches(": ");
    Warning { locator: locator.to_owned(), message: message.to_owned() }
}

impl Inputs {
    fn facts(&self, document: &Document, engine: Option<&Engine>) -> Facts {
        match self.all_languages {
            true => extract::extract_all_languages(document, engine),
            false => extract::extract(document, engine),
        }
    }
}

/// Reads every document of `inputs` into one graph.
#[must_use]
pub fn graph(
    inputs: &Inputs,
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
