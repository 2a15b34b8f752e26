//! The command line: arguments to a plan, outcome to an exit code. Holds no domain logic; the only place that prints.

mod annotate;
mod authority;
mod check;
mod explain;
mod extract;
mod input;
mod interrupt;
mod load;
mod model;
mod output;
mod progress;
mod query;
mod report;
mod reporter;
mod shell;
mod stats;
mod status;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use reporter::Reporter;

/// Turn news articles and their reader comments into a knowledge graph that you can query.
///
/// Reads saved articles with their comment threads, finds people, countries, organisations, treaties, laws, places and
/// events, and what is said of them: who did what to whom, who says so, and whether it is a fact, a rumour, a plan or a denial.
/// Works offline; the same input gives the same bytes.
#[derive(Parser)]
#[command(name = "pressgraph", version, propagate_version = true, after_long_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// Print no warnings, no progress and no summary; errors that end the run are still told.
    #[arg(long, global = true)]
    quiet: bool,

    /// Tell of each document when it is read, and at the end where the time went.
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    verbose: bool,
}

const AFTER_HELP: &str = "\
Examples:
  pressgraph extract article.txt                         Turtle on standard output
  pressgraph extract articles/ -o graph.gexf             a graph file for Gephi
  pressgraph load --store news articles/ more.jsonl      a store that is kept
  pressgraph query --store news 'SELECT ?a ?b { ?a pg:criticizes ?b }'
  pressgraph query article.txt -q 'SELECT ?c ?who { ?c sioc:has_creator/rdfs:label ?who }'

Exit codes:
  0  complete; an empty query result is complete too
  1  no document could be read
  2  wrong usage, or an error that ended the run
  3  partial: something was skipped, and a line on standard error says what
  130  interrupted";

#[derive(Subcommand)]
enum Command {
    Extract(extract::Args),
    Load(load::Args),
    Query(query::Args),
    Check(check::CheckArgs),
    Dump(check::DumpArgs),
    Annotate(annotate::Args),
    Explain(explain::Args),
    Stats(stats::Args),
    Authority(authority::Args),
    Model(model::Args),
    Completions(shell::CompletionArgs),
    Man(shell::ManArgs),
}

/// Runs the command line and returns its exit code.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(e) => {
            let _ = e.print();
            return ExitCode::from(if e.use_stderr() { 2 } else { 0 });
        }
    };
    let mut reporter = Reporter::new(cli.quiet, cli.verbose);
    let outcome = match cli.command {
        Command::Extract(args) => extract::run(args, &mut reporter),
        Command::Load(args) => load::run(args, &mut reporter),
        Command::Query(args) => query::run(args, &mut reporter),
        Command::Check(args) => check::check(&args, &mut reporter),
        Command::Dump(args) => check::dump(&args, &mut reporter),
        Command::Annotate(args) => annotate::run(args, &mut reporter),
        Command::Explain(args) => explain::run(args, &mut reporter),
        Command::Stats(args) => stats::run(args, &mut reporter),
        Command::Authority(args) => authority::run(args, &mut reporter),
        Command::Model(args) => model::run(&args),
        Command::Completions(args) => shell::completions(&args),
        Command::Man(args) => shell::man(&args),
    };
    reporter.close();
    match outcome {
        Ok(status) => status.into(),
        Err(failure) if failure.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            reporter.fatal(&failure);
            failure.exit()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory;

    #[test]
    fn arguments_are_well_formed() {
        Cli::command().debug_assert();
    }
}
