use std::fmt;
use std::io;
use std::process::ExitCode;

use super::interrupt;
use super::query::UsageError;
use crate::pipeline::Summary;

/// How a run ended. The numbers are part of the interface and told in `--help`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// Everything went through.
    Complete,
    /// No document could be read.
    Nothing,
    /// Wrong usage, or an error that ended the run.
    Fatal,
    /// Something was skipped.
    Partial,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Complete => 0,
            Status::Nothing => 1,
            Status::Fatal => 2,
            Status::Partial => 3,
        })
    }
}

impl From<Summary> for Status {
    fn from(summary: Summary) -> Self {
        match (summary.documents, summary.skipped) {
            (0, _) => Self::Nothing,
            (_, 0) => Self::Complete,
            _ => Self::Partial,
        }
    }
}

/// An error that ends the run: one line with what, where and the remedy.
#[derive(Debug)]
pub(super) struct Failure {
    message: String,
    broken_pipe: bool,
    interrupted: bool,
}

impl Failure {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), broken_pipe: false, interrupted: false }
    }

    /// An input or output error at `place`.
    pub(super) fn io(place: impl fmt::Display, error: &io::Error) -> Self {
        let broken_pipe = error.kind() == io::ErrorKind::BrokenPipe;
        Self { message: format!("{place}: {error}"), broken_pipe, interrupted: false }
    }

    /// The user ended the run.
    pub(super) fn interrupted(message: impl Into<String>) -> Self {
        Self { interrupted: true, ..Self::new(message) }
    }

    /// The exit code.
    pub(super) fn exit(&self) -> ExitCode {
        if self.interrupted { interrupt::EXIT.into() } else { Status::Fatal.into() }
    }

    /// Whether the reader of our output has gone (`pressgraph … | head`), which is no error.
    pub(super) const fn is_broken_pipe(&self) -> bool {
        self.broken_pipe
    }
}

impl From<UsageError> for Failure {
    fn from(error: UsageError) -> Self {
        Self::new(error.0)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_decide_the_status() {
        let status = |documents, skipped| Status::from(Summary { documents, skipped, ..Summary::default() });
        assert_eq!(status(2, 0), Status::Complete);
        assert_eq!(status(2, 1), Status::Partial);
        assert_eq!(status(0, 0), Status::Nothing);
        assert_eq!(status(0, 3), Status::Nothing);
    }
}
