use std::collections::BTreeMap;
use std::fmt;
use std::io::{IsTerminal, Write};
use std::path::Path;

use super::input::RunArgs;
use super::output::Output;
use super::progress::Progress;
use super::report::{self, Skips};
use super::status::{Failure, Status};
use crate::base::{Events, Warning};
use crate::pipeline::{Inputs, Stop, Summary};
use crate::source::Meter;
use crate::store;

/// Tells a person what happens, on standard error: a line for each thing worth knowing, progress of long runs, a summary of them.
pub(super) struct Reporter {
    quiet: bool,
    verbose: bool,
    progress: Option<Progress>,
    left_out: BTreeMap<&'static str, u64>,
    meter: Meter,
    report: Option<(Output, Skips)>,
}

impl Reporter {
    pub(super) fn new(quiet: bool, verbose: bool) -> Self {
        let (left_out, meter) = Default::default();
        Self { quiet, verbose, progress: None, left_out, meter, report: None }
    }

    /// Gets ready to show how far a run is that reads `inputs`, and to write its report.
    pub(super) fn watch(&mut self, inputs: &Inputs, run: &RunArgs, to_stdout: bool) -> Result<(), Failure> {
        self.meter = inputs.source.meter.clone();
        if let Some(path) = &run.report {
            self.report = Some((Output::open(Some(path))?, Skips::default()));
        }
        if !self.quiet {
            // A bar and the results would write over each other.
            let bar = std::io::stderr().is_terminal() && !(to_stdout && std::io::stdout().is_terminal());
            self.progress = Some(Progress::start(&inputs.paths, self.meter.clone(), bar));
        }
        Ok(())
    }

    /// Tells how a run ended, in words and in its report.
    pub(super) fn finish(
        &mut self,
        summary: &Summary,
        store: Option<(&Path, &store::Report)>,
    ) -> Result<Status, Failure> {
        let long = self.progress.take().is_some_and(|progress| progress.close());
        if let Some((output, skips)) = self.report.take() {
            let text = report::json(summary, self.meter.bytes(), &skips, &self.left_out, store);
            output.write(|out| out.write_all(text.as_bytes()))?;
        }
        if let Some((folder, stored)) = store {
            self.summary(&format!(
                "{}: {} added, {} replaced, {} unchanged, {} quads written",
                folder.display(),
                stored.added,
                stored.replaced,
                stored.unchanged,
                stored.quads
            ));
        }
        if long || self.verbose {
            self.summary(&told(summary, self.meter.bytes()));
        }
        if self.verbose {
            let s = summary.seconds;
            let [reading, analysing, writing] = [s.reading, s.analysing, s.writing].map(|s| s.as_secs_f64());
            self.summary(&format!("{reading:.1} s reading, {analysing:.1} s analysing, {writing:.1} s writing"));
        }
        match summary.stopped {
            None => Ok((*summary).into()),
            Some(Stop::Skipped) => Err(Failure::new(format!(
                "ended after {} skipped inputs, more than --max-errors or --fail-fast allows",
                summary.skipped
            ))),
            Some(Stop::Interrupted) => {
                Err(Failure::interrupted("interrupted; run the same command again to go on from here"))
            }
        }
    }

    /// Tells the error that ends the run; not even `--quiet` hides it.
    pub(super) fn fatal(&self, error: &dyn fmt::Display) {
        self.line("error", anstyle::AnsiColor::Red, error);
    }

    /// Tells what a run did, at its end.
    pub(super) fn summary(&self, message: &str) {
        if !self.quiet {
            self.line("done", anstyle::AnsiColor::Green, &message);
        }
    }

    /// Tells the sums of what was rightly left out.
    pub(super) fn close(&mut self) {
        self.progress = None;
        if !self.quiet && !self.left_out.is_empty() {
            let sums: Vec<_> = self.left_out.iter().map(|(what, count)| format!("{count} {what}")).collect();
            self.line("left out", anstyle::AnsiColor::Cyan, &sums.join(", "));
        }
    }

    fn line(&self, label: &str, colour: anstyle::AnsiColor, message: &dyn fmt::Display) {
        let style = colour.on_default().bold();
        let text = printable(&message.to_string());
        // Standard error may be closed; there is nobody left to tell.
        let write = || drop(writeln!(anstream::stderr(), "{style}{label}{style:#}: {text}"));
        match &self.progress {
            Some(progress) => progress.aside(write),
            None => write(),
        }
    }
}

/// `1200 documents in 31.0 s (39/s, 2.1 MB/s), 3 skipped, 10233 entities, 8211 claims`.
#[expect(clippy::cast_precision_loss, reason = "a rate for people")]
fn told(summary: &Summary, bytes: u64) -> String {
    let seconds = summary.seconds.total.as_secs_f64().max(0.001);
    let (documents, megabytes) = (summary.documents as f64 / seconds, bytes as f64 / seconds / 1e6);
    format!(
        "{} documents in {seconds:.1} s ({documents:.0}/s, {megabytes:.1} MB/s), {} skipped, {} entities, {} claims",
        summary.documents, summary.skipped, summary.entities, summary.claims
    )
}

impl Events for Reporter {
    fn skipped(&mut self, warning: &Warning) {
        if let Some((_, skips)) = &mut self.report {
            skips.add(warning);
        }
        if let Some(progress) = &mut self.progress {
            progress.skipped();
        }
        if !self.quiet {
            self.line("skipped", anstyle::AnsiColor::Yellow, warning);
        }
    }

    fn noticed(&mut self, warning: &Warning) {
        if !self.quiet {
            self.line("note", anstyle::AnsiColor::Cyan, warning);
        }
    }

    fn left_out(&mut self, what: &'static str, count: u64) {
        *self.left_out.entry(what).or_default() += count;
    }

    fn document(&mut self, locator: &str) {
        if self.verbose {
            self.line("read", anstyle::AnsiColor::Cyan, &locator);
        }
        if let Some(line) = self.progress.as_mut().and_then(Progress::document) {
            self.line("progress", anstyle::AnsiColor::Cyan, &line);
        }
    }
}

/// `text` without what could move the cursor or turn the direction of a terminal.
pub(super) fn printable(text: &str) -> String {
    let turns =
        |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if (c.is_control() && c != '\n' && c != '\t') || turns(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn escapes_never_reach_the_terminal() {
        assert_eq!(printable("a\x1b[31mb\u{202e}c\r\n"), "a\u{fffd}[31mb\u{fffd}c\u{fffd}\n");
    }
}
