use std::io;
use std::io::Write;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use super::input::{BaseArgs, InputArgs, RunArgs};
use super::output::Output;
use super::reporter::Reporter;
use super::status::{Failure, Status};
use crate::export::rdf::{self, RdfSyntax};
use crate::export::{ExportOptions, Format};
use crate::graph::View;
use crate::nlp::engine::Engine;
use crate::pipeline::{self, Inputs, Summary};
use crate::rdf::Quads;

/// Read documents and write their graph: RDF, or a file for a graph viewer
///
/// The format follows the extension of -o, or --format; Turtle without either.
#[derive(clap::Args)]
#[command(after_help = after_help())]
pub(super) struct Args {
    #[command(flatten)]
    input: InputArgs,

    /// The file to write; `-` or nothing is standard output. It appears whole or not at all.
    #[arg(long, short, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// The format to write, by name or extension (see below).
    #[arg(long, short, value_name = "FORMAT", value_parser = parse_format)]
    format: Option<Format>,

    /// What a viewer's format shows (see below).
    #[arg(long, value_name = "VIEW", default_value = "all", value_parser = parse_view)]
    view: View,

    /// Also write every mention of an entity with its offsets (RDF formats).
    #[arg(long)]
    mentions: bool,

    #[command(flatten)]
    run: RunArgs,

    #[command(flatten)]
    base: BaseArgs,
}

fn after_help() -> String {
    let mut help = Format::help();
    help.push_str("\nViews of GraphML, GEXF and DOT:\n");
    for (_, name, about) in View::TABLE {
        help.push_str(&format!("    {name:<9} {about}\n"));
    }
    help
}

fn parse_view(name: &str) -> Result<View, String> {
    View::from_name(name).ok_or_else(|| format!("not a view; choose one of {}", View::TABLE.map(|v| v.1).join(", ")))
}

/// A format by name or extension.
pub(super) fn parse_format(name: &str) -> Result<Format, String> {
    Format::from_name(name).ok_or_else(|| format!("not a format; choose one of {}", Format::names()))
}

/// The format that is asked for, else the one of the output's extension, else Turtle.
pub(super) fn choose_format(asked: Option<Format>, output: Option<&std::path::Path>) -> Result<Format, Failure> {
    if let Some(format) = asked {
        return Ok(format);
    }
    match output.filter(|p| *p != std::path::Path::new("-")) {
        None => Ok(Format::DEFAULT),
        Some(path) => Format::from_path(path).ok_or_else(|| {
            Failure::new(format!(
                "{}: no format has this extension; name one with --format: {}",
                path.display(),
                Format::names()
            ))
        }),
    }
}

pub(super) fn run(args: Args, reporter: &mut Reporter) -> Result<Status, Failure> {
    let format = choose_format(args.format, args.output.as_deref())?;
    let options = ExportOptions { rdf: args.base.options(args.mentions)?, view: args.view };
    let inputs = args.input.inputs(&args.run)?;
    let (engine, jobs) = (args.input.model.engine()?, args.run.jobs.count());
    let output = Output::open(args.output.as_deref())?;
    reporter.watch(&inputs, &args.run, output.is_stdout())?;
    if let Some(syntax) = format.syntax().filter(|_| format.streams()) {
        return stream(syntax, &inputs, (engine, jobs), &options, output, reporter);
    }
    let (graph, summary) =
        pipeline::graph(&inputs, engine, jobs, reporter).map_err(|e| Failure::io("pressgraph", &e))?;
    if summary.documents > 0 && summary.stopped.is_none() {
        output.write(|out| Ok(format.exporter().write(&graph, &options, out)?))?;
    }
    reporter.finish(&summary, None)
}

/// Writes each document as soon as it is read.
fn stream(
    syntax: RdfSyntax,
    inputs: &Inputs,
    (engine, jobs): (Option<&Engine>, NonZeroUsize),
    options: &ExportOptions,
    output: Output,
    reporter: &mut Reporter,
) -> Result<Status, Failure> {
    let mut summary = Summary::default();
    let pieces = rdf::Pieces::new(syntax, &options.rdf.base);
    let write = |quads: &Quads, out: &mut dyn Write| Ok(pieces.write(quads, out)?);
    let written = output.write_some(|out| {
        let mut out = Headed { head: pieces.head(), out };
        summary = pipeline::quads(inputs, engine, jobs, &options.rdf, reporter, &write, &mut out)?;
        Ok(summary.documents > 0 && summary.stopped.is_none())
    });
    written?;
    reporter.finish(&summary, None)
}

/// Writes a head before the first bytes, and none without them.
struct Headed<'o> {
    head: Vec<u8>,
    out: &'o mut dyn Write,
}

impl Write for Headed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write_all(&std::mem::take(&mut self.head))?;
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
