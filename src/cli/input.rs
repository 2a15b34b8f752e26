use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use clap::ValueHint;
use regex::Regex;

use super::authority;
use super::status::Failure;
use crate::base::Confidence;
use crate::document;
use crate::document::{FieldMap, Pseudonyms};
use crate::extract::Knowledge;
use crate::extract::corrections::Corrections;
use crate::nlp::engine::{Engine, EngineError};
use crate::pipeline::Inputs;
use crate::rdf::RdfOptions;
use crate::schema::DATA_BASE;
use crate::source;
use crate::source::{Input, MAX_EXPANSION, RECORD_LIMIT};

/// The documents to read, the same for every command.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct InputArgs {
    /// What to read: text, pages, JSON Lines, tables, feeds, exports, web archives, compressed or in archives; folders of them;
    /// patterns in quotes; `-` is standard input. What a file is, is told by its content.
    #[arg(required = true, value_name = "INPUT", value_hint = ValueHint::AnyPath)]
    pub(super) inputs: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) model: ModelArgs,

    #[command(flatten)]
    knowledge: KnowledgeArgs,

    /// Of web archives (WARC, ARC) read only pages whose address matches.
    #[arg(long, value_name = "REGEX", value_parser = Regex::new)]
    url_filter: Option<Regex>,

    /// Which fields of JSON objects or columns of tables mean what, as `text=body,author=user.name,parent=reply_to`. Meanings: id, text,
    /// title, author, created, parent, thread, url, site.
    #[arg(long, value_name = "MAP", value_parser = str::parse::<FieldMap>)]
    map: Option<FieldMap>,

    /// Look for names and claims in texts of other languages, too, as if they were English.
    #[arg(long)]
    all_languages: bool,

    #[command(flatten)]
    pub(super) floor: FloorArgs,

    /// How many times its size a compressed input may expand to; more is taken for a decompression bomb.
    #[arg(long, value_name = "N", default_value_t = MAX_EXPANSION, value_parser = clap::value_parser!(u64).range(1..))]
    max_expansion: u64,

    /// How large one document may be, in MiB: a file, a line, an item of a feed, a record of a web archive. What is larger is skipped.
    #[arg(long, value_name = "MIB", default_value_t = RECORD_LIMIT >> 20, value_parser = clap::value_parser!(u64).range(1..=2048))]
    max_document: u64,

    /// Replace commenters' names by keyed hashes everywhere: accounts, what comments call each other, evidence. The file holds the key, 16
    /// bytes or more; the same key gives the same names in every run.
    #[arg(long, value_name = "KEYFILE", value_hint = ValueHint::FilePath, value_parser = pseudonyms)]
    pseudonymize: Option<Pseudonyms>,
}

fn pseudonyms(file: &str) -> Result<Pseudonyms, String> {
    let key = std::fs::read(file).map_err(|e| format!("{e}; a key is made with `head -c 32 /dev/urandom`"))?;
    Pseudonyms::new(&key).map_err(|e| e.to_string())
}

/// Which model helps the rules to find names and claims.
#[derive(Clone, Debug, PartialEq, Eq, clap::Args)]
pub(super) struct ModelArgs {
    /// What finds names and reads sentences: `fast` and `accurate` are the built-in models, of which `accurate` finds more names and takes
    /// several times as long; a file is a model that `pressgraph model import` made; `none` leaves names to the rules, and of claims only
    /// titles before names are read.
    #[arg(long, value_name = "MODEL", default_value = "fast", value_hint = ValueHint::FilePath)]
    model: String,
}

impl ModelArgs {
    /// The engine, loaded once and kept until the program ends.
    pub(super) fn engine(&self) -> Result<Option<&'static Engine>, Failure> {
        match self.model.as_str() {
            "fast" => Ok(Some(Engine::builtin())),
            "accurate" => Ok(Some(Engine::accurate())),
            "none" => Ok(None),
            file => {
                let told = |e: EngineError| {
                    Failure::new(format!("--model {file}: {e}; give accurate, fast, none, or a model file"))
                };
                Ok(Some(Box::leak(Box::new(Engine::open(Path::new(file)).map_err(told)?))))
            }
        }
    }
}

/// What the user knows of the things in the documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args)]
pub(super) struct KnowledgeArgs {
    /// Link names to the things of this index, which `pressgraph authority build` made; may be given several times.
    #[arg(long, value_name = "INDEX", value_hint = ValueHint::FilePath)]
    authority: Vec<PathBuf>,

    /// Apply the corrections of this TOML file: what is to be merged, split, retyped, renamed, rejected; may be given several times.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    corrections: Vec<PathBuf>,
}

impl KnowledgeArgs {
    /// Opens and checks everything.
    pub(super) fn open(&self) -> Result<Knowledge, Failure> {
        let authorities = self.authority.iter().map(|path| authority::open(path)).collect::<Result<Vec<_>, _>>()?;
        let mut corrections = Corrections::default();
        for path in &self.corrections {
            let more = Corrections::open(path).map_err(|e| Failure::new(format!("--corrections {e}")))?;
            corrections = corrections.and(more);
        }
        Ok(Knowledge { authorities: authorities.into(), corrections: corrections.into() })
    }

    /// Whether nothing is given.
    pub(super) fn is_empty(&self) -> bool {
        self.authority.is_empty() && self.corrections.is_empty()
    }
}

/// Which claims are sure enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::Args)]
pub(super) struct FloorArgs {
    /// Leave out claims whose reading is less sure than this: 0 keeps all, 0.85 what is right in some 85 of 100 cases, 1 nothing.
    #[arg(long, value_name = "0..1", default_value = "0", hide_default_value = true)]
    pub(super) min_confidence: Confidence,
}

impl InputArgs {
    pub(super) fn inputs(&self, run: &RunArgs) -> Result<Inputs, Failure> {
        Ok(Inputs {
            paths: self.inputs.iter().map(|p| Input::from(p.clone().into_os_string())).collect(),
            source: source::Options {
                url_filter: self.url_filter.clone(),
                max_expansion: self.max_expansion,
                max_document: self.max_document << 20,
                ..source::Options::default()
            },
            document: document::Options { fields: self.map.clone(), pseudonyms: self.pseudonymize.clone() },
            all_languages: self.all_languages,
            knowledge: self.knowledge.open()?,
            max_skipped: if run.fail_fast { Some(0) } else { run.max_errors },
            interrupt: None,
            min_confidence: self.floor.min_confidence,
        })
    }
}

/// How a run goes and what it tells of itself.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct RunArgs {
    #[command(flatten)]
    pub(super) jobs: JobsArgs,

    /// End at the first input, or part of one, that has to be skipped, with exit code 2. No file is written then; a store keeps what it has.
    #[arg(long, conflicts_with = "max_errors")]
    fail_fast: bool,

    /// End in the same way when more than so many inputs, or parts of one, have to be skipped.
    #[arg(long, value_name = "N")]
    max_errors: Option<u64>,

    /// Write what the run did to a file as JSON: what was read, skipped and why, entities, claims, quads, seconds by stage.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) report: Option<PathBuf>,
}

/// How much is done at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::Args)]
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
