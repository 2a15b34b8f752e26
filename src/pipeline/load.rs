use std::cell::{Cell, RefCell};
use std::fmt::Write as _;
use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::Path;

use oxigraph::model::NamedNode;

use super::made::{Content, Counts, Task};
use super::{Clock, Inputs, Stop, Summary, in_order};
use crate::base::{Events, Warning, fingerprint};
use crate::document::Document;
use crate::graph::Copies;
use crate::nlp::engine::Engine;
use crate::rdf;
use crate::rdf::RdfOptions;
use crate::source::Input;
use crate::store::{Derived, Loader, Origin, Report, Store, StoreError, sniff_rdf, source_key};

/// Why loading ended early.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An id and the base make no IRI.
    #[error("{0:?} is not an absolute IRI; check --base")]
    Base(String),
    /// A temporary file.
    #[error(transparent)]
    Temporary(#[from] io::Error),
}

/// Reads documents and RDF files into `store`, `jobs` documents at a time, each replacing its earlier self; what has not changed is not
/// extracted again. At the end the graph [`rdf::copies_graph`] says which articles of the store are copies of which. What the store
/// holds is the same for any number of jobs.
///
/// What cannot be read is told to `events`, counted and skipped.
///
/// # Errors
///
/// [`LoadError`] when the store fails; what was committed before stays.
pub fn load(
    inputs: &Inputs,
    engine: Option<&Engine>,
    jobs: NonZeroUsize,
    store: &mut dyn Store,
    options: &RdfOptions,
    events: &mut dyn Events,
) -> Result<(Summary, Report), LoadError> {
    let mut run = Run {
        inputs,
        engine,
        jobs,
        options,
        clock: Clock::start(),
        loader: RefCell::new(Loader::new(store)),
        counts: Cell::default(),
    };
    let mut summary = Summary::default();
    // RDF files stand between the documents around them.
    for group in inputs.paths.chunk_by(|a, b| !is_rdf(a) && !is_rdf(b)) {
        if inputs.interrupted() {
            summary.stopped = Some(Stop::Interrupted);
        }
        if summary.stopped.is_some() {
            break;
        }
        match group {
            [Input::Path(path)] if is_rdf(&group[0]) => run.import(path, &mut summary, events)?,
            documents => run.documents(documents, &mut summary, events)?,
        }
    }
    run.link_copies()?;
    let report = run.loader.into_inner().finish()?;
    summary = summary.with(run.counts.get());
    summary.quads = report.quads;
    summary.seconds = run.clock.seconds();
    Ok((summary, report))
}

fn is_rdf(input: &Input) -> bool {
    matches!(input, Input::Path(path) if sniff_rdf(path).is_some())
}

/// One run of loading.
struct Run<'r> {
    inputs: &'r Inputs,
    engine: Option<&'r Engine>,
    jobs: NonZeroUsize,
    options: &'r RdfOptions,
    clock: Clock,
    loader: RefCell<Loader<'r>>,
    counts: Cell<Counts>,
}

impl Run<'_> {
    fn import(&mut self, path: &Path, summary: &mut Summary, events: &mut dyn Events) -> Result<(), LoadError> {
        if self.inputs.document.pseudonyms.is_some() {
            let message = "is RDF and loaded as it is, with the names that it has".to_owned();
            events.noticed(&Warning { locator: path.display().to_string(), message });
        }
        let loader = self.loader.get_mut();
        match self.clock.writing(|| loader.import(path, &self.options.base)) {
            Ok(_) => {
                summary.documents += 1;
                events.document(&path.display().to_string());
                Ok(())
            }
            Err(fault @ StoreError::Syntax { .. }) => {
                let told = fault.to_string();
                let locator = path.display().to_string();
                let message =
                    told.strip_prefix(&locator).map_or(told.as_str(), |rest| rest.trim_start_matches([':', ' ']));
                let message = format!("{message}; nothing of it was loaded");
                // Whether the run ends is asked before the next input.
                let _ = summary.skip(&Warning { message, locator }, self.inputs.max_skipped, events);
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }

    fn documents(&self, paths: &[Input], summary: &mut Summary, events: &mut dyn Events) -> Result<(), LoadError> {
        let (engine, inputs, options, clock) = (self.engine, self.inputs, self.options, &self.clock);
        let extract = |document: &Document| {
            let facts = inputs.facts(std::slice::from_ref(document), engine).pop().unwrap_or_default();
            let quads = rdf::document_quads(document, &facts, options);
            (Counts::of(&facts, quads.len()), quads)
        };
        let work = |(document, origin, known): (Document, Origin, bool)| {
            if known {
                return Task { origin, content: Content::Known(Box::new(document)) };
            }
            let (counts, quads) = clock.analysing(|| extract(&document));
            Task { origin, content: Content::Found(counts, quads) }
        };
        let mut each = |Task { origin, content }: Task| {
            let mut loader = self.loader.borrow_mut();
            if clock.writing(|| loader.skips(&origin))? {
                return Ok::<_, LoadError>(());
            }
            let (found, quads) = match content {
                Content::Found(counts, quads) => (counts, quads),
                // What the store knew was replaced by a document that came before.
                Content::Known(document) => clock.analysing(|| extract(&document)),
            };
            let mut counts = self.counts.get();
            counts.add(found);
            self.counts.set(counts);
            clock.writing(|| loader.put(&origin, &quads))?;
            Ok(())
        };
        let paths = Inputs { paths: paths.to_vec(), ..inputs.clone() };
        in_order(self.jobs, &work, |mut queue| {
            super::documents(&paths, events, summary, |document, summary, events| {
                let iri = document.id.iri(&options.base);
                let graph = NamedNode::new(&iri).map_err(|_| LoadError::Base(iri))?;
                let origin = Origin {
                    graph,
                    content: content_hash(&document, inputs, engine, options),
                    source: source_key(&document.source),
                    weak_identity: document.id_from_text,
                    print: document.print(),
                };
                summary.documents += 1;
                events.document(&document.source);
                let known = self.loader.borrow().knows(&origin)?;
                let weight = document.weight();
                clock.waiting(|| queue.push((document, origin, known), weight, &mut each))?;
                Ok::<_, LoadError>(ControlFlow::Continue(()))
            })?;
            clock.waiting(|| queue.finish(&mut each))
        })
    }

    /// Says anew which articles of the store are copies of which.
    fn link_copies(&mut self) -> Result<(), LoadError> {
        let base = &self.options.base;
        let loader = self.loader.get_mut();
        let mut copies = Copies::default();
        for entry in loader.entries() {
            let entry = entry?;
            if let Some(print) = entry.print.filter(|_| entry.graph.starts_with(base)) {
                copies.add(&entry.graph, &print)?;
            }
        }
        let mut quads = Derived::default();
        copies.each_link(|link| rdf::copy_quads(&[link], base).iter().try_for_each(|quad| quads.push(quad)))?;
        loader.derive(&rdf::copies_graph(base), quads)?;
        Ok(())
    }
}

/// Everything that a document's quads depend on: the document as read, but for where it was found, the options, the model, the user's
/// authorities and corrections, and this release.
fn content_hash(document: &Document, inputs: &Inputs, engine: Option<&Engine>, options: &RdfOptions) -> String {
    struct Hashed(blake3::Hasher);
    impl std::fmt::Write for Hashed {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            self.0.update(text.as_bytes());
            Ok(())
        }
    }
    let model = engine.map(Engine::digest).unwrap_or_default();
    let (languages, floor, knowledge) = (inputs.all_languages, inputs.min_confidence, inputs.knowledge.digest());
    let kind = format!("languages={languages} floor={floor} mentions={} model={model} {knowledge}", options.mentions);
    let mut hashed = Hashed(blake3::Hasher::new());
    let placeless = Document { source: String::new(), ..document.clone() };
    // Writing to a hasher does not fail.
    let _ = write!(hashed, "{placeless:?}");
    let content = hashed.0.finalize().to_hex();
    fingerprint(&[env!("CARGO_PKG_VERSION"), &kind, &options.base, content.as_str()]) + &content
}
