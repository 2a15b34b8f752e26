use std::collections::BTreeMap;
use std::fmt;
use std::io::{IsTerminal, Write};

use crate::base::{Events, Warning};

/// Tells a person what happens, on standard error, one line each; counts of long runs only on a terminal.
pub(super) struct Reporter {
    quiet: bool,
    progress: bool,
    documents: u64,
    left_out: BTreeMap<&'static str, u64>,
}

impl Reporter {
    /// Documents between two updates of the count on a terminal.
    const STEP: u64 = 100;

    pub(super) fn new(quiet: bool) -> Self {
        Self { quiet, progress: !quiet && std::io::stderr().is_terminal(), documents: 0, left_out: BTreeMap::new() }
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
    pub(super) fn close(&self) {
        if !self.quiet && !self.left_out.is_empty() {
            let sums: Vec<_> = self.left_out.iter().map(|(what, count)| format!("{count} {what}")).collect();
            self.line("left out", anstyle::AnsiColor::Cyan, &sums.join(", "));
        }
    }

    fn line(&self, label: &str, colour: anstyle::AnsiColor, message: &dyn fmt::Display) {
        let style = colour.on_default().bold();
        let wipe = if self.progress && self.documents >= Self::STEP { "\r\x1b[K" } else { "" };
        let text = printable(&message.to_string());
        // Standard error may be closed; there is nobody left to tell.
        let _ = writeln!(anstream::stderr(), "{wipe}{style}{label}{style:#}: {text}");
    }
}

impl Events for Reporter {
    fn skipped(&mut self, warning: &Warning) {
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

    fn document(&mut self, _: &str) {
        self.documents += 1;
        if self.progress && self.documents.is_multiple_of(Self::STEP) {
            let _ = write!(anstream::stderr(), "\r\x1b[K{} documents", self.documents);
        }
    }
}

impl Drop for Reporter {
    fn drop(&mut self) {
        if self.progress && self.documents >= Self::STEP {
            let _ = write!(anstream::stderr(), "\r\x1b[K");
        }
    }
}

/// `text` without what could move the cursor or turn the direction of a terminal.
pub(super) fn printable(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
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
