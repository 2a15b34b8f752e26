use std::ops::ControlFlow;
use std::time::Duration;

use crate::base::{Events, Warning};
use crate::extract::Facts;

/// What became of a run's inputs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents that went through.
    pub documents: u64,
    /// Inputs, or parts of one, that were skipped; each was told to the events.
    pub skipped: u64,
    /// Why the run ended early, if it did.
    pub stopped: Option<Stop>,
    /// Entities of the documents that were analysed, counted anew in each document.
    pub entities: u64,
    /// Their claims.
    pub claims: u64,
    /// Quads that were written; none for what is not RDF.
    pub quads: u64,
    /// Where the time went.
    pub seconds: Seconds,
}

/// Why a run ended before its inputs did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// More was skipped than may be.
    Skipped,
    /// It was asked to.
    Interrupted,
}

/// Time by stage. The stages overlap where several documents are at work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seconds {
    /// Finding, unpacking and parsing the inputs.
    pub reading: Duration,
    /// Language analysis and extraction, summed over all threads.
    pub analysing: Duration,
    /// Writing or storing the results.
    pub writing: Duration,
    /// From beginning to end.
    pub total: Duration,
}

impl Summary {
    /// Counts and tells something that is skipped. Breaks when it was one too many.
    pub(super) fn skip(&mut self, warning: &Warning, most: Option<u64>, events: &mut dyn Events) -> ControlFlow<()> {
        self.skipped += 1;
        events.skipped(warning);
        if most.is_none_or(|most| self.skipped <= most) {
            return ControlFlow::Continue(());
        }
        self.stopped = Some(Stop::Skipped);
        ControlFlow::Break(())
    }

    /// Counts what was found in a document.
    pub(super) fn count(&mut self, facts: &Facts) {
        self.entities += facts.entities.len() as u64;
        self.claims += facts.claims.len() as u64;
    }

    /// Adds what was found and written elsewhere.
    pub(super) fn add(&mut self, found: &Self) {
        self.entities += found.entities;
        self.claims += found.claims;
        self.quads += found.quads;
    }

    /// These counts with what was found and written.
    pub(super) fn with(self, found: Self) -> Self {
        let Self { entities, claims, quads, .. } = found;
        Self { entities, claims, quads, ..self }
    }
}
