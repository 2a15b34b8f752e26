use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::Seconds;

/// Measures the stages of a run, from several threads.
pub(super) struct Clock {
    started: Instant,
    analysing: AtomicU64,
    writing: AtomicU64,
    /// What the thread that reads spends on anything else.
    waiting: AtomicU64,
}

impl Clock {
    pub(super) fn start() -> Self {
        Self {
            started: Instant::now(),
            analysing: AtomicU64::new(0),
            writing: AtomicU64::new(0),
            waiting: AtomicU64::new(0),
        }
    }

    pub(super) fn analysing<T>(&self, work: impl FnOnce() -> T) -> T {
        timed(&self.analysing, work)
    }

    pub(super) fn writing<T>(&self, work: impl FnOnce() -> T) -> T {
        timed(&self.writing, work)
    }

    pub(super) fn waiting<T>(&self, work: impl FnOnce() -> T) -> T {
        timed(&self.waiting, work)
    }

    pub(super) fn seconds(&self) -> Seconds {
        let total = self.started.elapsed();
        let of = |sum: &AtomicU64| Duration::from_nanos(sum.load(Ordering::Relaxed));
        Seconds {
            reading: total.saturating_sub(of(&self.waiting)),
            analysing: of(&self.analysing),
            writing: of(&self.writing),
            total,
        }
    }
}

fn timed<T>(sum: &AtomicU64, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let result = work();
    let nanoseconds = u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX);
    sum.fetch_add(nanoseconds, Ordering::Relaxed);
    result
}
