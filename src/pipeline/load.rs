use std::fmt::Write as _;
use std::path::Path;

use oxigraph::model::NamedNode;

use super::{Inputs, Summary};
use crate::base::{Events, Warning, fingerprint};
use crate::document::Document;
use crate::nlp::engine::Engine;
use crate::rdf;
use crate::rdf::RdfOptions;
use crate::source::Input;
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
    inputs: &Inputs,
    engine: Option<&Engine>,
    store: &mut dyn Store,
    options: &RdfOptions,
    events: &mut dyn Events,
) -> Result<(Summary, Report), LoadError> {
    let mut summary = Summary::default();
    let mut loader = Loader::new(store);
    for input in &inputs.paths {
        match input {
            Input::Path(path) if sniff_rdf(path).is_some() => {
                import(path, &mut loader, options, &mut summary, events)?;
            }
            _ => {
                let one = Inputs { paths: vec![input.clone()], ..inputs.clone() };
                documents(&one, engine, &mut loader, options, &mut summary, events)?;
            }
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
    inputs: &Inputs,
    engine: Option<&Engine>,
    loader: &mut Loader<'_>,
    options: &RdfOptions,
    summary: &mut Summary,
    events: &mut dyn Events,
) -> Result<(), LoadError> {
    super::documents(inputs, events, summary, |document, summary, events| {
        let iri = document.id.iri(&options.base);
        let graph = NamedNode::new(&iri).map_err(|_| LoadError::Base(iri))?;
        let source = source_key(&document.source);
        let content = content_hash(&document, inputs.all_languages, engine, options);
        let origin = Origin { graph, content, source, weak_identity: document.id_from_text };
        if !loader.skips(&origin)? {
            let facts = inputs.facts(&document, engine);
            loader.put(&origin, &rdf::document_quads(&document, &facts, options))?;
        }
        summary.documents += 1;
        events.document(&document.source);
        Ok(())
    })
}

/// Everything that a document's quads depend on: the document as read, but for where it was found, the options, the model and this
/// release.
fn content_hash(document: &Document, all_languages: bool, engine: Option<&Engine>, options: &RdfOptions) -> String {
    struct Hashed(blake3::Hasher);
    impl std::fmt::Write for Hashed {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            self.0.update(text.as_bytes());
            Ok(())
        }
    }
    let model = engine.map(|engine| engine.model().digest()).unwrap_or_default();
    let kind = format!("languages={all_languages} mentions={} model={model}", options.mentions);
    let mut hashed = Hashed(blake3::Hasher::new());
    let placeless = Document { source: String::new(), ..document.clone() };
    // Writing to a hasher does not fail.
    let _ = write!(hashed, "{placeless:?}");
    let content = hashed.0.finalize().to_hex();
    fingerprint(&[env!("CARGO_PKG_VERSION"), &kind, &options.base, content.as_str()]) + &content
}
