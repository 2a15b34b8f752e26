//! From N-Quads to a dataset that can be queried.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad};
use oxigraph::store::{BulkLoader, Store as Dataset};

use super::error::StoreError;

/// Which graphs a dataset holds.
///
/// The default graph holds the union of all graphs, each triple once. (Oxigraph can answer over a union that is not
/// stored, but then a triple that stands in two graphs is counted twice.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Graphs {
    /// The union alone: enough for a query without `GRAPH` and `FROM`, and half the size.
    Union,
    /// The union and every named graph.
    All,
}

const BATCH: usize = 4096;

/// Loads `segments`, in order, into a new dataset in memory. Parses them in a thread of its own.
pub(super) fn load(
    segments: impl Iterator<Item = Result<Vec<u8>, StoreError>> + Send,
    graphs: Graphs,
) -> Result<Dataset, StoreError> {
    let dataset = Dataset::new()?;
    let mut loader = dataset.bulk_loader();
    thread::scope(|scope| {
        let (sender, batches) = sync_channel::<Result<Vec<Quad>, StoreError>>(8);
        scope.spawn(move || {
            let mut batch = Vec::with_capacity(BATCH);
            for segment in segments {
                let parsed = segment.and_then(|bytes| {
                    for quad in RdfParser::from_format(RdfFormat::NQuads).lenient().for_slice(&bytes) {
                        batch.push(quad.map_err(|e| unreadable(&e))?);
                        if batch.len() == BATCH {
                            let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
                            if sender.send(Ok(full)).is_err() {
                                return Ok(false);
                            }
                        }
                    }
                    Ok(true)
                });
                match parsed {
                    Ok(true) => {}
                    Ok(false) => return,
                    Err(error) => {
                        let _ = sender.send(Err(error));
                        return;
                    }
                }
            }
            let _ = sender.send(Ok(batch));
        });
        fill(&mut loader, batches, graphs)
    })?;
    loader.commit()?;
    Ok(dataset)
}

/// Loads quads that are in memory already.
pub(super) fn load_quads(quads: impl Iterator<Item = Quad>, graphs: Graphs) -> Result<Dataset, StoreError> {
    let dataset = Dataset::new()?;
    let mut loader = dataset.bulk_loader();
    loader.load_quads(quads.flat_map(|quad| placed(quad, graphs)))?;
    loader.commit()?;
    Ok(dataset)
}

fn fill(
    loader: &mut BulkLoader<'_>,
    batches: Receiver<Result<Vec<Quad>, StoreError>>,
    graphs: Graphs,
) -> Result<(), StoreError> {
    for batch in batches {
        loader.load_quads(batch?.into_iter().flat_map(|quad| placed(quad, graphs)))?;
    }
    Ok(())
}

/// The quads of the dataset that a quad of a segment stands for.
pub(super) fn placed(quad: Quad, graphs: Graphs) -> impl Iterator<Item = Quad> {
    let named = (graphs == Graphs::All && !quad.graph_name.is_default_graph()).then(|| quad.clone());
    std::iter::once(Quad { graph_name: GraphName::DefaultGraph, ..quad }).chain(named)
}

/// The checksum was right, so this is a fault of the writer, not of the disk.
pub(super) fn unreadable(error: &dyn std::fmt::Display) -> StoreError {
    StoreError::Damaged {
        path: "segments".into(),
        fault: format!("a segment is no N-Quads: {error}"),
        remedy: "load the inputs into a new store".into(),
    }
}
