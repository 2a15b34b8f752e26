use std::io;
use std::path::PathBuf;

use super::input::{BaseArgs, InputArgs};
use super::output::Output;
use super::reporter::Reporter;
use super::status::{Failure, Status};
use crate::export::annotate::{Annotation, SCHEMA};
use crate::pipeline;

/// Write the layer below the graph as JSON Lines: mentions, entities, claims and thread of each document
///
/// One JSON object a document, written as soon as it is read. Offsets are Unicode code points into the `text` of the same object.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    input: InputArgs,

    /// The file to write; `-` or nothing is standard output.
    #[arg(long, short, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// Print the JSON Schema of a line and stop.
    #[arg(long, exclusive = true)]
    schema: bool,

    #[command(flatten)]
    base: BaseArgs,
}

pub(super) fn run(args: Args, reporter: &mut Reporter) -> Result<Status, Failure> {
    if args.schema {
        Output::Stdout.write(|out| out.write_all(SCHEMA.as_bytes()))?;
        return Ok(Status::Complete);
    }
    let options = args.base.options(false)?;
    let inputs = args.input.inputs();
    let engine = args.input.model.engine()?;
    let mut summary = pipeline::Summary::default();
    Output::open(args.output.as_deref())?.write_some(|out| {
        summary = pipeline::read(&inputs, engine, reporter, |reading| -> io::Result<()> {
            serde_json::to_writer(&mut *out, &Annotation::new(&reading.document, &reading.facts, &options.base))?;
            out.write_all(b"\n")
        })?;
        Ok(summary.documents > 0)
    })?;
    Ok(summary.into())
}
