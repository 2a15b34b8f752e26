use std::ops::ControlFlow;
use std::time::Duration;

use super::made::Counts;
use crate::base::{Events, Warning};

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

    /// This with what was found and written.
    pub(super) fn with(self, found: Counts) -> Self {
        let Counts { entities, claims, quads } = found;
        Self { entities, claims, quads, ..self }
    }
}
