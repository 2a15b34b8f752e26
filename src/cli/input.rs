use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use clap::ValueHint;

use super::status::Failure;
use crate::nlp::engine::{Engine, EngineError};
use crate::rdf::RdfOptions;
use crate::schema::DATA_BASE;
use crate::source::Input;

/// The documents to read, the same for every command.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct InputArgs {
    /// Articles to read: text files, JSON Lines files, folders of them; `-` is standard input.
    #[arg(required = true, value_name = "INPUT", value_hint = ValueHint::AnyPath)]
    pub(super) inputs: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) model: ModelArgs,
}

/// Which model helps the rules to find names and claims.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub(super) struct ModelArgs {
    /// What finds names and reads sentences: `fast` is the built-in model, a file is a model that `pressgraph model import` made;
    /// `none` leaves names to the rules, and of claims only titles before names are read.
    #[arg(long, value_name = "MODEL", default_value = "fast", value_hint = ValueHint::FilePath)]
    model: String,
}

impl ModelArgs {
    /// The engine, loaded once and kept until the program ends.
    pub(super) fn engine(&self) -> Result<Option<&'static Engine>, Failure> {
        match self.model.as_str() {
            "fast" => Ok(Some(Engine::builtin())),
            "none" => Ok(None),
            file => {
                let told =
                    |e: EngineError| Failure::new(format!("--model {file}: {e}; give fast, none, or a model file"));
                Ok(Some(Box::leak(Box::new(Engine::open(Path::new(file)).map_err(told)?))))
            }
        }
    }
}

impl InputArgs {
    pub(super) fn inputs(&self) -> Vec<Input> {
        self.inputs.iter().map(|p| Input::from(p.clone().into_os_string())).collect()
    }
}

/// How much is done at a time.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct JobsArgs {
    /// Documents that are read at a time; without it as many as the machine has cores. The output is the same for any number.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

impl JobsArgs {
    pub(super) fn count(self) -> NonZeroUsize {
        self.jobs.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
    }
}

/// How resources are named.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct BaseArgs {
    /// The IRI that the names of all resources begin with; ends in `/` or `#`.
    #[arg(long, value_name = "IRI", default_value = DATA_BASE)]
    base: String,
}

impl BaseArgs {
    /// How the graph is put into RDF: the base, checked to be an absolute IRI that names can be appended to, and the
    /// choice of mentions.
    pub(super) fn options(&self, mentions: bool) -> Result<RdfOptions, Failure> {
        let options = RdfOptions::with_base(&self.base).map_err(|e| Failure::new(format!("--base: {e}")))?;
        Ok(RdfOptions { mentions, ..options })
    }
}
