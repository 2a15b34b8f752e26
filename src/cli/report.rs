//! What a run did, as JSON for `--report`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::base::Warning;
use crate::pipeline::{Stop, Summary};
use crate::store;

/// Skips that are listed with place and reason; more are only counted.
const LISTED: usize = 1000;

/// Gathers what was skipped while the run goes on.
#[derive(Debug, Default)]
pub(super) struct Skips {
    listed: Vec<Skip>,
}

#[derive(Clone, Debug, Serialize)]
struct Skip {
    place: String,
    reason: String,
}

impl Skips {
    pub(super) fn add(&mut self, warning: &Warning) {
        if self.listed.len() < LISTED {
            self.listed.push(Skip { place: warning.locator.clone(), reason: warning.message.clone() });
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'r> {
    pressgraph: &'static str,
    documents: u64,
    bytes: u64,
    skipped: u64,
    skips: &'r [Skip],
    left_out: &'r BTreeMap<&'static str, u64>,
    stopped: Option<&'static str>,
    entities: u64,
    claims: u64,
    quads: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    store: Option<Stored>,
    seconds: Seconds,
}

#[derive(Serialize)]
struct Stored {
    folder: String,
    added: u64,
    replaced: u64,
    unchanged: u64,
}

#[derive(Serialize)]
struct Seconds {
    reading: f64,
    analysing: f64,
    writing: f64,
    total: f64,
}

/// The report as JSON, with a line end.
pub(super) fn json(
    summary: &Summary,
    bytes: u64,
    skips: &Skips,
    left_out: &BTreeMap<&'static str, u64>,
    store: Option<(&Path, &store::Report)>,
) -> String {
    let seconds = summary.seconds;
    let report = Report {
        pressgraph: env!("CARGO_PKG_VERSION"),
        documents: summary.documents,
        bytes,
        skipped: summary.skipped,
        skips: &skips.listed,
        left_out,
        stopped: summary.stopped.map(|stop| match stop {
            Stop::Skipped => "too much was skipped",
            Stop::Interrupted => "interrupted",
        }),
        entities: summary.entities,
        claims: summary.claims,
        quads: summary.quads,
        store: store.map(|(folder, report)| Stored {
            folder: folder.display().to_string(),
            added: report.added,
            replaced: report.replaced,
            unchanged: report.unchanged,
        }),
        seconds: Seconds {
            reading: seconds.reading.as_secs_f64(),
            analysing: seconds.analysing.as_secs_f64(),
            writing: seconds.writing.as_secs_f64(),
            total: seconds.total.as_secs_f64(),
        },
    };
    // Text, numbers and lists of them always serialise.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}
