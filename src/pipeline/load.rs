use std::path::Path;

use oxigraph::model::NamedNode;

use super::{Summary, parse, unread};
use crate::base::{Events, Warning, fingerprint};
use crate::extract;
use crate::nlp::engine::Engine;
use crate::rdf;
use crate::rdf::RdfOptions;
use crate::source;
use crate::source::{Input, Record};
use crate::store::{Loader, Origin, Report, Store, StoreError, sniff_rdf, source_key};

/// Why loading ended early.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An id and the base make no IRI.
    #[error("{0:?} is not an absolute IRI; check --base")]
    Base(String),
}

/// Reads documents and RDF files into `store`, each replacing its earlier self; what has not changed is not extracted again.
///
/// What cannot be read is told to `events`, counted and skipped.
///
/// # Errors
///
/// [`LoadError`] when the store fails; what was committed before stays.
pub fn load(
    inputs: &[Input],
    engine: Option<&Engine>,
    store: &mut dyn Store,
    options: &RdfOptions,
    events: &mut dyn Events,
) -> Result<(Summary, Report), LoadError> {
    let mut summary = Summary::default();
    let mut loader = Loader::new(store);
    for input in inputs {
        match input {
            Input::Path(path) if sniff_rdf(path).is_some() => {
                import(path, &mut loader, options, &mut summary, events)?;
            }
            _ => documents(input, engine, &mut loader, options, &mut summary, events)?,
        }
    }
    Ok((summary, loader.finish()?))
}

fn import(
    path: &Path,
    loader: &mut Loader<'_>,
    options: &RdfOptions,
    summary: &mut Summary,
    events: &mut dyn Events,
) -> Result<(), LoadError> {
    match loader.import(path, &options.base) {
        Ok(_) => {
            summary.documents += 1;
            events.document(&path.display().to_string());
            Ok(())
        }
        Err(fault @ StoreError::Syntax { .. }) => {
            let told = fault.to_string();
            let locator = path.display().to_string();
            let message = told.strip_prefix(&locator).map_or(told.as_str(), |rest| rest.trim_start_matches([':', ' ']));
            summary.skip(&Warning { message: format!("{message}; nothing of it was loaded"), locator }, events);
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

fn documents(
    input: &Input,
    engine: Option<&Engine>,
    loader: &mut Loader<'_>,
    options: &RdfOptions,
    summary: &mut Summary,
    events: &mut dyn Events,
) -> Result<(), LoadError> {
    for record in source::read(std::slice::from_ref(input)) {
        let content = record.as_ref().map(|record| content_hash(record, engine, options)).unwrap_or_default();
        let document = match record.map_err(|e| unread(&e)).and_then(|record| parse(record, events)) {
            Ok(document) => document,
            Err(warning) => {
                summary.skip(&warning, events);
                continue;
            }
        };
        let iri = document.id.iri(&options.base);
        let graph = NamedNode::new(&iri).map_err(|_| LoadError::Base(iri))?;
        let source = source_key(&document.source);
        let origin = Origin { graph, content, source, weak_identity: document.id_from_text };
        if !loader.skips(&origin)? {
            let facts = extract::extract(&document, engine);
            loader.put(&origin, &rdf::document_quads(&document, &facts, options))?;
        }
        summary.documents += 1;
        events.document(&document.source);
    }
    Ok(())
}

/// Everything that a document's quads depend on: the bytes, how they are read, the options, the model and this release.
fn content_hash(record: &Record, engine: Option<&Engine>, options: &RdfOptions) -> String {
    let model = engine.map(|engine| engine.model().digest()).unwrap_or_default();
    let kind = format!("{:?} mentions={} model={model}", record.media_type, options.mentions);
    let bytes = blake3::hash(&record.bytes).to_hex();
    fingerprint(&[env!("CARGO_PKG_VERSION"), &kind, &options.base, bytes.as_str()]) + &bytes
}
