use std::path::PathBuf;

use clap::{Subcommand, ValueEnum, ValueHint};

use super::output::Output;
use super::status::{Failure, Status};
use crate::nlp::engine::{Engine, model};

/// Import a spaCy pipeline as a model file, or tell what a model is
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Read a spaCy v3 pipeline folder (CNN, with tok2vec, tagger, parser, ner) and write a model file for --model
    Import {
        /// The folder that holds `config.cfg`.
        #[arg(value_name = "SPACY_DIR", value_hint = ValueHint::DirPath)]
        folder: PathBuf,

        /// The model file to write.
        #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: PathBuf,

        /// What the weights are kept and multiplied in: `int8` is fast, small, and the same to the bit on every machine; `f32` is
        /// exactly what was trained.
        #[arg(long, value_enum, value_name = "PRECISION", default_value = "int8")]
        precision: Precision,
    },
    /// Tell what a model is: language, licence, sources, layers
    Info {
        /// A model file; without it the built-in model.
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        file: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Precision {
    Int8,
    F32,
}

impl From<Precision> for model::Precision {
    fn from(precision: Precision) -> Self {
        match precision {
            Precision::Int8 => Self::Int8,
            Precision::F32 => Self::F32,
        }
    }
}

pub(super) fn run(args: &Args) -> Result<Status, Failure> {
    let told = match &args.action {
        Action::Import { folder, output, precision } => {
            model::import(folder, output, (*precision).into()).map_err(|e| Failure::new(e.to_string()))?
        }
        Action::Info { file: Some(file) } => model::info(file).map_err(|e| Failure::new(e.to_string()))?,
        Action::Info { file: None } => model::describe(Engine::builtin().model()),
    };
    Output::Stdout.write(|out| writeln!(out, "{}", told.trim_end()))?;
    Ok(Status::Complete)
}
