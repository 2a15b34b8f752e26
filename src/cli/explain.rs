use std::io;

use super::input::{BaseArgs, InputArgs, RunArgs};
use super::output::Output;
use super::reporter::{Reporter, printable};
use super::status::{Failure, Status};
use crate::base::{Events, Warning};
use crate::document::Document;
use crate::export::explain::explain;
use crate::extract::Facts;
use crate::pipeline;

/// Tell why documents are taken to speak of something: its mentions, its identity and its claims, each with rule and words
///
/// Offsets are Unicode code points, as in every output.
#[derive(clap::Args)]
pub(super) struct Args {
    /// What is to be explained: a name in any case, a Wikidata item (Q159), an id, or an IRI.
    #[arg(value_name = "IRI|NAME")]
    what: String,

    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    run: RunArgs,

    #[command(flatten)]
    base: BaseArgs,
}

pub(super) fn run(args: Args, reporter: &mut Reporter) -> Result<Status, Failure> {
    let base = args.base.options(false)?.base;
    let inputs = args.input.inputs(&args.run)?;
    let engine = args.input.model.engine()?;
    reporter.watch(&inputs, &args.run, true)?;
    let lines = |document: &Document, facts: &Facts| {
        Ok(explain(document, facts, &args.what, &base).unwrap_or_default().into_bytes())
    };
    let mut told = Vec::new();
    let summary = pipeline::read(&inputs, engine, args.run.jobs.count(), reporter, &lines, |lines| {
        told.extend(String::from_utf8(lines).ok().filter(|lines| !lines.is_empty()));
        Ok(())
    });
    let summary = summary.map_err(|error: io::Error| Failure::io("pressgraph", &error))?;
    if told.is_empty() && summary.documents > 0 {
        let message = "no document speaks of it; `pressgraph annotate` lists what each one speaks of".to_owned();
        reporter.noticed(&Warning { locator: args.what, message });
    }
    Output::Stdout.write(|out| out.write_all(printable(&told.join("\n")).as_bytes()))?;
    reporter.finish(&summary, None)
}
