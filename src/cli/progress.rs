//! How far a run is: a bar on a terminal, a line every few seconds elsewhere.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::source::{Input, Meter, total_size};

/// Time between two lines where there is no terminal. A run that takes longer has a summary at its end.
const PULSE: Duration = Duration::from_secs(5);

pub(super) struct Progress {
    bar: Option<ProgressBar>,
    meter: Meter,
    started: Instant,
    told: Instant,
    documents: u64,
    skipped: u64,
}

impl Progress {
    pub(super) fn start(inputs: &[Input], meter: Meter, bar: bool) -> Self {
        let now = Instant::now();
        let bar = bar.then(|| {
            let total = total_size(inputs);
            let (bar, style) = match total {
                Some(total) => (
                    ProgressBar::new(total),
                    "{wide_bar} {bytes}/{total_bytes} {decimal_bytes_per_sec} ETA {eta}  {msg}",
                ),
                None => (ProgressBar::new_spinner(), "{spinner} {bytes} {decimal_bytes_per_sec}  {msg}"),
            };
            bar.with_style(ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self { bar, meter, started: now, told: now, documents: 0, skipped: 0 }
    }

    /// One more document; gives a line to print when it is time for one.
    pub(super) fn document(&mut self) -> Option<String> {
        self.documents += 1;
        let Some(bar) = &self.bar else {
            if self.told.elapsed() < PULSE {
                return None;
            }
            self.told = Instant::now();
            return Some(format!("{}, {} kB read", self.counts(), self.meter.bytes() / 1000));
        };
        bar.set_message(self.counts());
        bar.set_position(self.meter.bytes());
        None
    }

    pub(super) fn skipped(&mut self) {
        self.skipped += 1;
    }

    fn counts(&self) -> String {
        match self.skipped {
            0 => format!("{} documents", self.documents),
            skipped => format!("{} documents, {skipped} skipped", self.documents),
        }
    }

    /// Lets something be written where the bar stands.
    pub(super) fn aside(&self, write: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the bar away and says whether the run was a long one.
    pub(super) fn close(self) -> bool {
        self.started.elapsed() >= PULSE
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_terminal_lines_come_now_and_then() {
        let mut progress = Progress::start(&[Input::Stdin], Meter::default(), false);
        assert_eq!(progress.document(), None);
        progress.skipped();
        let Some(earlier) = progress.told.checked_sub(PULSE) else { return };
        progress.told = earlier;
        assert_eq!(progress.document().as_deref(), Some("2 documents, 1 skipped, 0 kB read"));
        assert_eq!(progress.document(), None);
        assert!(!progress.close());
    }
}
