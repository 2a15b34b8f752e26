use std::path::{Path, PathBuf};
use std::time::Duration;

use super::triples_format;
use crate::cli::input::{FloorArgs, JobsArgs, KnowledgeArgs, ModelArgs};
use crate::export::Format;
use crate::store::results::{self, ResultFormat};

/// Ask a question in SPARQL
///
///   pressgraph query --store DIR [QUERY | -f FILE.rq]
///   pressgraph query INPUT... -q QUERY
///
/// With --store the one operand is the query; without it the operands are documents or RDF
/// files, read into memory for this query alone. The default graph is the union of all
/// graphs; each document is a graph of its own. These prefixes need no declaration: pg:
/// schema: sioc: dcterms: oa: prov: skos: owl: rdf: rdfs: xsd: wd:, and id: for the data.
#[derive(Clone, Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(in crate::cli) struct Args {
    /// Folder of the store, or the addresses of a server, as `pressgraph load` takes them
    #[arg(long, value_name = "DIR")]
    pub(super) store: Option<PathBuf>,
    /// The query
    #[arg(short, long, value_name = "QUERY", conflicts_with = "file")]
    pub(super) query: Option<String>,
    /// File with the query; - is standard input
    #[arg(short, long, value_name = "FILE.rq")]
    pub(super) file: Option<PathBuf>,
    /// table, csv, tsv, json or xml for SELECT and ASK; ttl, nt, nq, trig, rdf or jsonld for CONSTRUCT and DESCRIBE
    ///
    /// By default told by the extension of --output; otherwise Turtle for triples, a table on a terminal, and TSV for a
    /// pipe: one line a row and nothing lost.
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<String>,
    /// Write the answer to a file, which appears whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Give up after so many seconds
    #[arg(long, value_name = "SECONDS")]
    pub(super) timeout: Option<f64>,
    /// With --store the query, otherwise files and folders
    #[arg(value_name = "QUERY | INPUT")]
    pub(super) operands: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) model: ModelArgs,
    #[command(flatten)]
    pub(super) jobs: JobsArgs,
    #[command(flatten)]
    pub(super) knowledge: KnowledgeArgs,
    #[command(flatten)]
    pub(super) floor: FloorArgs,
}

/// Arguments that do not go together. Says what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(in crate::cli) struct UsageError(pub(in crate::cli) String);

/// What a query runs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum On {
    /// A store on disk.
    Store(PathBuf),
    /// Files and folders, read for this query.
    Inputs(Vec<PathBuf>),
}

/// Where the query stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// On the command line.
    Given(String),
    /// In a file.
    File(PathBuf),
    /// On standard input.
    Stdin,
}

/// A query that makes sense as far as its arguments tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// What it runs on.
    pub(super) on: On,
    /// Where it stands.
    pub(super) text: Text,
    /// The name of a format, in lower case.
    pub(super) format: Option<String>,
    /// The file for the answer.
    pub(super) output: Option<PathBuf>,
    /// How long it may take.
    pub(super) timeout: Option<Duration>,
    /// What finds names in inputs.
    pub(super) model: ModelArgs,
    /// How many inputs are read at a time.
    pub(super) jobs: JobsArgs,
    /// What is known of them.
    pub(super) knowledge: KnowledgeArgs,
    /// Which claims of inputs are sure enough.
    pub(super) floor: FloorArgs,
}

impl TryFrom<Args> for Plan {
    type Error = UsageError;

    fn try_from(args: Args) -> Result<Self, UsageError> {
        let Args { store, query, file, format, output, timeout, mut operands, model, jobs, knowledge, floor } = args;
        if store.is_some() && !knowledge.is_empty() {
            return usage(
                "a store is queried as it was loaded; give --authority and --corrections to pressgraph load".to_owned(),
            );
        }
        if store.is_some() && floor != FloorArgs::default() {
            return usage(
                "--min-confidence holds for inputs that are read; of a store ask in the query: ?claim pg:confidence ?c FILTER(?c >= 0.85)"
                    .to_owned(),
            );
        }
        let given = match (query, file) {
            (Some(query), _) => Some(Text::Given(query)),
            (None, Some(file)) if file == Path::new("-") => Some(Text::Stdin),
            (None, Some(file)) => Some(Text::File(file)),
            (None, None) => None,
        };
        let (on, text) = match (store, given) {
            (Some(store), Some(text)) if operands.is_empty() => (On::Store(store), text),
            (Some(_), Some(_)) => {
                let first = operands[0].display();
                return usage(format!(
                    "there is a query already, and with --store no inputs are read: leave out {first}, or leave out --store"
                ));
            }
            (Some(store), None) if operands.len() == 1 => {
                let operand = operands.remove(0);
                if operand.is_file() {
                    return usage(format!("{} is a file; give a query in a file with -f", operand.display()));
                }
                let Ok(query) = operand.into_os_string().into_string() else {
                    return usage("the query is no UTF-8".to_owned());
                };
                (On::Store(store), Text::Given(query))
            }
            (Some(_), None) if operands.is_empty() => {
                return usage("no query; give one after --store DIR in quotes, or a file with -f FILE.rq".to_owned());
            }
            (Some(_), None) => {
                return usage("with --store the one operand is the query; put it in quotes, as one word".to_owned());
            }
            (None, Some(_)) if operands.is_empty() => {
                return usage("nothing to ask; name a store with --store DIR, or files to read".to_owned());
            }
            (None, Some(Text::Stdin)) if operands.iter().any(|o| o == Path::new("-")) => {
                return usage(
                    "standard input cannot be both the query and a document; put one of them in a file".to_owned(),
                );
            }
            (None, Some(text)) => (On::Inputs(operands), text),
            (None, None) => {
                let query = operands.iter().find(|o| o.to_string_lossy().contains('{') && !o.exists());
                return usage(match query {
                    Some(_) => "without --store DIR the query needs -q, and the operands are files to read".to_owned(),
                    None => "no query; give one with -q QUERY or -f FILE.rq".to_owned(),
                });
            }
        };
        let timeout = match timeout {
            None => None,
            Some(seconds) => match Duration::try_from_secs_f64(seconds) {
                Ok(timeout) if !timeout.is_zero() => Some(timeout),
                _ => return usage(format!("--timeout {seconds} is no number of seconds above 0")),
            },
        };
        let format = format.map(|f| f.to_ascii_lowercase());
        if let Some(name) = &format
            && ResultFormat::named(name).is_none()
            && triples_format(name).is_none()
        {
            return usage(format!("--format {name} is not known; {}", known_formats()));
        }
        Ok(Self { on, text, format, output, timeout, model, jobs, knowledge, floor })
    }
}

fn usage<T>(message: String) -> Result<T, UsageError> {
    Err(UsageError(message))
}

/// The names of every format that an answer can have.
pub(super) fn known_formats() -> String {
    let results: Vec<_> = results::FORMATS.iter().map(|(_, name, _)| *name).collect();
    let triples: Vec<_> = Format::all().filter(|f| f.syntax().is_some()).map(|f| f.info().name).collect();
    format!("SELECT and ASK have {}; CONSTRUCT and DESCRIBE have {}", results.join(", "), triples.join(", "))
}
