//! The command line: arguments to a plan, outcome to an exit code.

pub mod load;
pub mod query;

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the command line and returns its exit code.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let _ = args;
    ExitCode::from(2)
}
