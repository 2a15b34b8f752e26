use std::io;
use std::path::PathBuf;

use serde::Serialize;

use super::input::{BaseArgs, InputArgs, RunArgs};
use super::output::Output;
use super::reporter::Reporter;
use super::status::{Failure, Status};
use crate::document::Document;
use crate::export::annotate::{Annotation, Layer, Layers, SCHEMA};
use crate::extract::Facts;
use crate::nlp::engine::{Engine, LayerSet, Parsed};
use crate::pipeline::{self, Inputs};

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

    /// Say of each mention what shows that it is one.
    #[arg(long, conflicts_with = "layers")]
    explain: bool,

    /// Print the JSON Schema of a line and stop.
    #[arg(long, exclusive = true)]
    schema: bool,

    /// Print layers of language analysis instead, in the vocabulary of spaCy's Doc.to_json: tokens and sentences always,
    /// tags with lemmas, deps, ents, and names where the model has a second recogniser.
    #[arg(long, value_name = "LAYERS", value_delimiter = ',', value_parser = parse_layer, conflicts_with = "base")]
    layers: Vec<Layer>,

    #[command(flatten)]
    run: RunArgs,

    #[command(flatten)]
    base: BaseArgs,
}

fn parse_layer(name: &str) -> Result<Layer, String> {
    match name {
        "tokens" => Ok(Layer::Tokens),
        "tags" => Ok(Layer::Tags),
        "deps" => Ok(Layer::Deps),
        "ents" => Ok(Layer::Ents),
        "names" => Ok(Layer::Names),
        _ => Err("not a layer; choose some of tokens,tags,deps,ents,names".to_owned()),
    }
}

pub(super) fn run(args: Args, reporter: &mut Reporter) -> Result<Status, Failure> {
    if args.schema {
        Output::Stdout.write(|out| out.write_all(SCHEMA.as_bytes()))?;
        return Ok(Status::Complete);
    }
    let options = args.base.options(false)?;
    let inputs = args.input.inputs(&args.run)?;
    let engine = args.input.model.engine()?;
    let output = Output::open(args.output.as_deref())?;
    reporter.watch(&inputs, &args.run, output.is_stdout())?;
    if !args.layers.is_empty() {
        let engine = engine.ok_or_else(|| Failure::new("--layers needs a model; leave out --model none"))?;
        return layers(&args, &inputs, engine, output, reporter);
    }
    let line =
        |document: &Document, facts: &Facts| line_of(&Annotation::new(document, facts, &options.base, args.explain));
    let (mut summary, jobs) = (pipeline::Summary::default(), args.run.jobs.count());
    output.write_some(|out| {
        summary = pipeline::read(&inputs, engine, jobs, reporter, &line, |line| out.write_all(&line))?;
        Ok(summary.documents > 0 && summary.stopped.is_none())
    })?;
    reporter.finish(&summary, None)
}

/// An object as a line of JSON.
fn line_of(object: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(object)?;
    line.push(b'\n');
    Ok(line)
}

/// What the engine has to compute; sentences, which are always written, come with the trees.
fn set_of(layers: &[Layer]) -> LayerSet {
    layers.iter().fold(LayerSet::TREES, |set, layer| {
        set | match layer {
            Layer::Tokens => LayerSet::TOKENS,
            Layer::Tags => LayerSet::TAGS,
            Layer::Deps => LayerSet::TREES,
            Layer::Ents => LayerSet::ENTS,
            Layer::Names => LayerSet::NAMES,
        }
    })
}

/// Writes the engine's analysis of every text.
fn layers(
    args: &Args,
    inputs: &Inputs,
    engine: &Engine,
    output: Output,
    reporter: &mut Reporter,
) -> Result<Status, Failure> {
    let mut summary = pipeline::Summary::default();
    let (layers, jobs) = (&args.layers, args.run.jobs.count());
    let line = |document: &Document, parsed: &[Parsed]| line_of(&Layers::new(document, parsed, layers));
    output.write_some(|out| {
        let set = set_of(layers);
        summary = pipeline::parse_each(inputs, engine, set, jobs, reporter, &line, |line| out.write_all(&line))?;
        Ok(summary.documents > 0 && summary.stopped.is_none())
    })?;
    reporter.finish(&summary, None)
}
