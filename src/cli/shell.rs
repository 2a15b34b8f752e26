//! Shell completions and man pages, made from the definition of the command line.

use std::path::PathBuf;

use clap::CommandFactory;

use super::Cli;
use super::output::Output;
use super::status::{Failure, Status};

/// Print a completion script for a shell
#[derive(clap::Args)]
pub(super) struct CompletionArgs {
    /// The shell.
    shell: clap_complete::Shell,
}

/// Write the manual: the page of pressgraph to standard output, or one page a command into a folder
#[derive(clap::Args)]
pub(super) struct ManArgs {
    /// The folder to write the pages into; it must exist.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    dir: Option<PathBuf>,
}

pub(super) fn completions(args: &CompletionArgs) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "pressgraph", &mut script);
    Output::Stdout.write(|out| out.write_all(&script))?;
    Ok(Status::Complete)
}

pub(super) fn man(args: &ManArgs) -> Result<Status, Failure> {
    match &args.dir {
        Some(dir) => clap_mangen::generate_to(Cli::command(), dir).map_err(|e| Failure::io(dir.display(), &e))?,
        None => Output::Stdout.write(|mut out| clap_mangen::Man::new(Cli::command()).render(&mut out))?,
    }
    Ok(Status::Complete)
}
