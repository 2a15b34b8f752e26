//! Wires the stages together: inputs to documents with their facts, and on to a graph or a store. Holds no domain logic.

mod clock;
mod load;
mod made;
mod ordered;
mod summary;

use std::io;
use std::io::Write;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::base::spill::HashSet64;
use crate::base::{Confidence, Events, Id, Warning};
use crate::document;
use crate::document::{Document, DocumentError};
use crate::extract;
use crate::extract::{Facts, Knowledge};
use crate::graph::{Copies, KnowledgeGraph};
use crate::nlp::engine::{Engine, LayerSet, Parsed};
use crate::nlp::language;
use crate::rdf;
use crate::rdf::{Quads, RdfOptions};
use crate::source;
use crate::source::{Found, Input, SourceError};

use clock::Clock;
pub use load::{LoadError, load};
use made::{Body, Counts, Piece};
use ordered::{Waits, in_order};
pub use summary::{Seconds, Stop, Summary};

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
    /// Authorities and corrections of the user's own.
    pub knowledge: Knowledge,
    /// The run ends when more than so many inputs, or parts of one, had to be skipped.
    pub max_skipped: Option<u64>,
    /// The run ends before the next document once this is set.
    pub interrupt: Option<&'static AtomicBool>,
    /// Claims below this are left out.
    pub min_confidence: Confidence,
}

impl From<Vec<Input>> for Inputs {
    fn from(paths: Vec<Input>) -> Self {
        Self { paths, ..Self::default() }
    }
}

/// A piece of the output.
type Text = io::Result<Vec<u8>>;

/// Reads every document of `inputs`, `jobs` of them at a time, makes a piece of text of each and of what was read from it, and hands the
/// pieces to `each` in order. The result is the same for any number. Without an engine, rules alone find the names.
///
/// Few documents are in memory at once, however many there are. One that takes long holds up none of those behind it: their pieces wait, in
/// a temporary file where they are many.
///
/// What cannot be read is told to `events`, counted and skipped. So is a second document of the same id: of two versions in
/// one run the first one stands.
///
/// # Errors
///
/// The first error of `make`, of `each`, or of the temporary files that keep memory bounded; the run ends there.
pub fn read<E: From<io::Error>>(
    inputs: &Inputs,
    engine: Option<&Engine>,
    jobs: NonZeroUsize,
    events: &mut dyn Events,
    make: &(dyn Fn(&Document, &Facts) -> Text + Sync),
    mut each: impl FnMut(Vec<u8>) -> Result<(), E>,
) -> Result<Summary, E> {
    let mut counts = Counts::default();
    let work = |document: Document, facts: Facts| Piece {
        counts: Counts::of(&facts, 0),
        print: None,
        body: make(&document, &facts).into(),
    };
    let work = |documents| inputs.each_with_facts(documents, engine, work);
    let summary = run(inputs, jobs, events, &work, |piece: Piece| {
        counts.add(piece.counts);
        each(piece.body.text()?)
    })?;
    Ok(summary.with(counts))
}

/// Quads of one document whose text is made on the threads. That of more is written when their turn has come, so that it is never in memory.
const MOST_AS_TEXT: usize = 1 << 14;

/// Reads every document of `inputs` as [`read`] does and writes its quads to `out` with `write`, each document's at once; at the end come those
/// that say which articles are copies of which.
///
/// # Errors
///
/// As [`read`].
pub fn quads(
    inputs: &Inputs,
    engine: Option<&Engine>,
    jobs: NonZeroUsize,
    options: &RdfOptions,
    events: &mut dyn Events,
    write: &(dyn Fn(&Quads, &mut dyn Write) -> io::Result<()> + Sync),
    out: &mut dyn Write,
) -> io::Result<Summary> {
    let mut counts = Counts::default();
    let mut copies = Copies::default();
    let work = |document: Document, facts: Facts| {
        let quads = rdf::document_quads(&document, &facts, options);
        let print = document.print().map(|print| (document.id.iri(&options.base), print));
        let counts = Counts::of(&facts, quads.len());
        if quads.len() > MOST_AS_TEXT {
            return Piece { counts, print, body: Body::Quads(quads) };
        }
        let mut text = Vec::new();
        let body = write(&quads, &mut text).map_or_else(Body::Failed, |()| Body::Text(text));
        Piece { counts, print, body }
    };
    let work = |documents| inputs.each_with_facts(documents, engine, work);
    let summary = run(inputs, jobs, events, &work, |piece: Piece| {
        counts.add(piece.counts);
        if let Some((iri, print)) = piece.print {
            copies.add(&iri, &print)?;
        }
        match piece.body {
            Body::Text(text) => out.write_all(&text),
            Body::Quads(quads) => write(&quads, out),
            Body::Failed(error) => Err(error),
        }
    })?;
    if summary.stopped.is_none() {
        copies.each_link(|link| {
            let quads = rdf::copy_quads(&[link], &options.base);
            counts.quads += quads.len() as u64;
            write(&quads, out)
        })?;
    }
    Ok(summary.with(counts))
}

/// Reads every document of `inputs` as [`read`] does and makes the pieces of it and these layers of its texts, which are in the order of
/// [`Document::units`].
///
/// # Errors
///
/// As [`read`].
pub fn parse_each<E: From<io::Error>>(
    inputs: &Inputs,
    engine: &Engine,
    layers: LayerSet,
    jobs: NonZeroUsize,
    events: &mut dyn Events,
    make: &(dyn Fn(&Document, &[Parsed]) -> Text + Sync),
    mut each: impl FnMut(Vec<u8>) -> Result<(), E>,
) -> Result<Summary, E> {
    let work = |documents: Vec<Document>| {
        let parsed = documents.into_iter().map(|document| {
            let texts: Vec<_> = document.units().map(|unit| document.text_of(unit)).collect();
            let parsed = engine.parse_batch(&texts, layers);
            Piece { counts: Counts::default(), print: None, body: make(&document, &parsed).into() }
        });
        parsed.collect()
    };
    run(inputs, jobs, events, &work, |piece: Piece| each(piece.body.text()?))
}

/// Reads every document of `inputs` into one graph.
///
/// # Errors
///
/// Those of the temporary file that says which ids were read.
pub fn graph(
    inputs: &Inputs,
    engine: Option<&Engine>,
    jobs: NonZeroUsize,
    events: &mut dyn Events,
) -> io::Result<(KnowledgeGraph, Summary)> {
    let mut whole = KnowledgeGraph::default();
    let mut counts = Counts::default();
    let work = |document: Document, facts: Facts| (KnowledgeGraph::of(&document, &facts), Counts::of(&facts, 0));
    let work = |documents| inputs.each_with_facts(documents, engine, work);
    let summary = run::<_, io::Error>(inputs, jobs, events, &work, |(graph, found)| {
        counts.add(found);
        whole.merge(graph);
        Ok(())
    })?;
    Ok((whole, summary.with(counts)))
}

/// Bytes of text that are worked on together, if there are so many documents: enough for the engine to be at its best.
const BATCH: usize = 8 << 10;

/// Reads the inputs' documents, does `work` on a few together, on several threads, and hands the results to `each` in order.
fn run<T: Waits + Send, E: From<io::Error>>(
    inputs: &Inputs,
    jobs: NonZeroUsize,
    events: &mut dyn Events,
    work: &(dyn Fn(Vec<Document>) -> Vec<T> + Sync),
    mut each: impl FnMut(T) -> Result<(), E>,
) -> Result<Summary, E> {
    let clock = Clock::start();
    let work = |documents| clock.analysing(|| work(documents));
    let mut each = |results: Vec<T>| clock.writing(|| results.into_iter().try_for_each(&mut each));
    let mut summary = in_order(jobs, &work, |mut queue| -> Result<Summary, E> {
        let (mut batch, mut weight) = (Vec::new(), 0);
        let summary = each_document(inputs, events, |document| {
            weight += document.weight();
            batch.push(document);
            if weight < BATCH {
                return Ok(());
            }
            let (documents, weight) = (std::mem::take(&mut batch), std::mem::take(&mut weight));
            clock.waiting(|| queue.push(documents, weight, &mut each))
        })?;
        clock.waiting(|| queue.push(batch, weight, &mut each))?;
        clock.waiting(|| queue.finish(&mut each))?;
        Ok(summary)
    })?;
    summary.seconds = clock.seconds();
    Ok(summary)
}

/// Reads the inputs' documents in order, marks the languages of their texts, and hands each to `each`, which can end the run.
fn documents<E>(
    inputs: &Inputs,
    events: &mut dyn Events,
    summary: &mut Summary,
    mut each: impl FnMut(Document, &mut Summary, &mut dyn Events) -> Result<ControlFlow<()>, E>,
) -> Result<(), E> {
    let mut failed = None;
    source::read(&inputs.paths, &inputs.source, &mut |found| {
        let mut take = |read: Result<Document, DocumentError>, events: &mut dyn Events| match read {
            Ok(_) if inputs.interrupted() => {
                summary.stopped = Some(Stop::Interrupted);
                ControlFlow::Break(())
            }
            Ok(mut document) => {
                mark_languages(&mut document);
                each(document, summary, events).unwrap_or_else(|error| {
                    failed = Some(error);
                    ControlFlow::Break(())
                })
            }
            Err(error) => {
                let warning = Warning { locator: error.locator, message: error.fault.to_string() };
                summary.skip(&warning, inputs.max_skipped, events)
            }
        };
        match found {
            Found::Record(record) => document::parse_each(record, &inputs.document, events, &mut take),
            Found::Stream(stream) => document::stream(stream, &inputs.document, events, &mut take),
            Found::Fault(error) => summary.skip(&unread(&error), inputs.max_skipped, events),
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

fn each_document<E: From<io::Error>>(
    inputs: &Inputs,
    events: &mut dyn Events,
    mut each: impl FnMut(Document) -> Result<(), E>,
) -> Result<Summary, E> {
    let mut summary = Summary::default();
    let mut seen = HashSet64::default();
    documents(inputs, events, &mut summary, |document, summary, events| {
        if !seen.insert(short(&document.id))? {
            let message =
                format!("is {} again; only the first one is read, give it another id to have both", document.id);
            let warning = Warning { locator: document.source, message };
            return Ok(summary.skip(&warning, inputs.max_skipped, events));
        }
        summary.documents += 1;
        events.document(&document.source);
        each(document).map(|()| ControlFlow::Continue(()))
    })?;
    Ok(summary)
}

/// Eight bytes for an id, as all are remembered.
fn short(id: &Id) -> u64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&blake3::hash(id.as_str().as_bytes()).as_bytes()[..8]);
    u64::from_le_bytes(bytes)
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
    fn interrupted(&self) -> bool {
        self.interrupt.is_some_and(|interrupt| interrupt.load(Ordering::Relaxed))
    }

    fn facts(&self, documents: &[Document], engine: Option<&Engine>) -> Vec<Facts> {
        let mut facts = extract::extract_all(documents, engine, &self.knowledge, self.all_languages);
        facts.iter_mut().for_each(|facts| facts.retain_confident(self.min_confidence));
        facts
    }

    fn each_with_facts<T>(
        &self,
        documents: Vec<Document>,
        engine: Option<&Engine>,
        work: impl Fn(Document, Facts) -> T,
    ) -> Vec<T> {
        let facts = self.facts(&documents, engine);
        documents.into_iter().zip(facts).map(|(document, facts)| work(document, facts)).collect()
    }
}
