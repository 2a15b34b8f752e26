//! `pressgraph query`: SPARQL over a store on disk, or over inputs that are read for this one query.

use std::error::Error;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use oxigraph::model::Triple;

use crate::schema::{DATA_BASE, PREFIXES};
use crate::store::query::{self, Form, Options, QueryError, Results};
use crate::store::results::{self, Layout, ResultFormat, WriteError};
use crate::store::{Contents, Memory, Segments, StoreError};

/// Ask a question in SPARQL
///
///   pressgraph query --store DIR [QUERY | -f FILE.rq]
///   pressgraph query INPUT... -q QUERY
///
/// With --store the one operand is the query; without it the operands are documents or RDF files, read into memory for
/// this query alone. The default graph is the union of all graphs, each document is a graph of its own. Common prefixes
/// (pg: schema: sioc: dcterms: oa: prov: skos: owl: rdf: rdfs: xsd: wd:, and id: for the data) need no declaration.
#[derive(Clone, Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// Folder of the store
    #[arg(long, value_name = "DIR")]
    pub store: Option<PathBuf>,
    /// The query
    #[arg(short, long, value_name = "QUERY", conflicts_with = "file")]
    pub query: Option<String>,
    /// File with the query; - is standard input
    #[arg(short, long, value_name = "FILE.rq")]
    pub file: Option<PathBuf>,
    /// table, csv, tsv, json or xml for SELECT and ASK; ttl, nt, nq, trig, rdf or jsonld for CONSTRUCT and DESCRIBE
    ///
    /// By default told by the extension of --output; otherwise Turtle for triples, a table on a terminal, and TSV for a
    /// pipe: one line a row and nothing lost.
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<String>,
    /// Write the answer to a file, which appears whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Give up after so many seconds
    #[arg(long, value_name = "SECONDS")]
    pub timeout: Option<f64>,
    /// With --store the query, otherwise files and folders
    #[arg(value_name = "QUERY | INPUT")]
    pub operands: Vec<PathBuf>,
}

/// Arguments that do not go together. Says what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct UsageError(pub String);

/// What a query runs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum On {
    /// A store on disk.
    Store(PathBuf),
    /// Files and folders, read for this query.
    Inputs(Vec<PathBuf>),
}

/// Where the query stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// On the command line.
    Given(String),
    /// In a file.
    File(PathBuf),
    /// On standard input.
    Stdin,
}

/// A query that makes sense as far as its arguments tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What it runs on.
    pub on: On,
    /// Where it stands.
    pub text: Text,
    /// The name of a format, in lower case.
    pub format: Option<String>,
    /// The file for the answer.
    pub output: Option<PathBuf>,
    /// How long it may take.
    pub timeout: Option<Duration>,
}

impl TryFrom<Args> for Plan {
    type Error = UsageError;

    fn try_from(args: Args) -> Result<Self, UsageError> {
        let Args { store, query, file, format, output, timeout, mut operands } = args;
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
        Ok(Self { on, text, format, output, timeout })
    }
}

fn usage<T>(message: String) -> Result<T, UsageError> {
    Err(UsageError(message))
}

/// Names of the formats for triples that stay the same whoever writes them.
const TRIPLES: &[(&str, &str)] = &[
    ("ttl", "ttl"),
    ("turtle", "ttl"),
    ("nt", "nt"),
    ("ntriples", "nt"),
    ("nq", "nq"),
    ("nquads", "nq"),
    ("trig", "trig"),
    ("rdf", "rdf"),
    ("rdfxml", "rdf"),
    ("jsonld", "jsonld"),
];

fn triples_format(name: &str) -> Option<&'static str> {
    TRIPLES.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
}

fn known_formats() -> String {
    let results: Vec<_> = results::FORMATS.iter().map(|(_, name, _)| *name).collect();
    let mut triples: Vec<_> = TRIPLES.iter().map(|(_, format)| *format).collect();
    triples.dedup();
    format!("SELECT and ASK have {}, CONSTRUCT and DESCRIBE have {}", results.join(", "), triples.join(", "))
}

/// What the command needs from the stages around it.
pub trait Surroundings {
    /// Reads documents and RDF files into `store`.
    ///
    /// # Errors
    ///
    /// Whatever ends the run; what is only skipped is reported elsewhere.
    fn read(&mut self, inputs: &[PathBuf], store: &mut Memory) -> Result<(), Box<dyn Error + Send + Sync>>;

    /// Writes triples, of which none comes twice, as the format with this extension (`ttl`, `nt`, `nq`, `trig`, `rdf`, `jsonld`).
    ///
    /// # Errors
    ///
    /// When `out` fails.
    fn write(&self, triples: &[Triple], extension: &str, out: &mut dyn Write) -> io::Result<()>;
}

/// The standard output.
pub struct Terminal<'o> {
    /// Where the answer goes.
    pub out: &'o mut dyn Write,
    /// Whether a person reads it there.
    pub is_terminal: bool,
    /// Columns, where they are known.
    pub width: Option<u16>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QueryFailure {
    /// The format does not fit the query.
    #[error(transparent)]
    Usage(#[from] UsageError),
    /// The query.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The inputs.
    #[error("{0}")]
    Inputs(Box<dyn Error + Send + Sync>),
    /// A file, or the standard input or output.
    #[error("{0}: {1}")]
    Io(String, io::Error),
}

impl From<WriteError> for QueryFailure {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Query(error) => Self::Query(error),
            WriteError::Io(error) => Self::Io("cannot write the answer".to_owned(), error),
        }
    }
}

/// Runs the query and writes its answer.
///
/// # Errors
///
/// [`QueryFailure`]. With an output file, there is no file then.
pub fn run(
    plan: &Plan,
    surroundings: &mut dyn Surroundings,
    stdin: &mut dyn Read,
    terminal: Terminal<'_>,
) -> Result<(), QueryFailure> {
    let sparql = text(&plan.text, stdin)?;
    let prefixes: Vec<_> = PREFIXES.iter().copied().chain([("id", DATA_BASE)]).collect();
    let options = Options { prefixes: &prefixes, timeout: plan.timeout };
    let form = query::parse(&sparql, &options)?;
    let format = format(plan, form, terminal.is_terminal)?;
    let file = plan.output.as_deref().map(open_output).transpose()?;

    let graphs = query::graphs(&sparql);
    let dataset = match &plan.on {
        On::Store(dir) => Segments::read(dir)?.dataset(graphs)?,
        On::Inputs(inputs) => {
            let mut memory = Memory::new();
            surroundings.read(inputs, &mut memory).map_err(QueryFailure::Inputs)?;
            memory.dataset(graphs)?
        }
    };
    let answer = query::run(&dataset, &sparql, &options)?;
    match file {
        None => {
            let layout = Layout { prefixes: &prefixes, width: terminal.width.filter(|_| terminal.is_terminal) };
            write(answer, format, &layout, surroundings, terminal.out)
        }
        Some(mut file) => {
            let layout = Layout { prefixes: &prefixes, width: None };
            let mut out = io::BufWriter::new(file.as_file_mut());
            write(answer, format, &layout, surroundings, &mut out)?;
            let path = plan.output.clone().unwrap_or_default();
            let failure = |e| QueryFailure::Io(format!("cannot write {}", path.display()), e);
            out.flush().map_err(failure)?;
            drop(out);
            file.persist(&path).map_err(|e| failure(e.error))?;
            Ok(())
        }
    }
}

fn text(text: &Text, stdin: &mut dyn Read) -> Result<String, QueryFailure> {
    let mut out = String::new();
    let (name, read) = match text {
        Text::Given(query) => return Ok(query.clone()),
        Text::File(path) => (path.display().to_string(), File::open(path).and_then(|mut f| f.read_to_string(&mut out))),
        Text::Stdin => ("standard input".to_owned(), stdin.read_to_string(&mut out)),
    };
    read.map_err(|e| QueryFailure::Io(format!("cannot read the query from {name}"), e))?;
    Ok(out)
}

#[derive(Clone, Copy)]
enum Format {
    Results(ResultFormat),
    Triples(&'static str),
}

/// The format that is asked for, that the output's name asks for, or that fits best.
fn format(plan: &Plan, form: Form, is_terminal: bool) -> Result<Format, UsageError> {
    let extension = plan.output.as_deref().and_then(Path::extension).map(|e| e.to_string_lossy().to_ascii_lowercase());
    let asked = plan.format.as_deref();
    let name = asked.or(extension.as_deref());
    let found = match form {
        Form::Triples => name.and_then(triples_format).map(Format::Triples),
        Form::Solutions | Form::Boolean => name.and_then(ResultFormat::named).map(Format::Results),
    };
    match (found, asked) {
        (Some(format), _) => Ok(format),
        (None, Some(asked)) => usage(format!("{asked} is no format for this query; {}", known_formats())),
        (None, None) if form == Form::Triples => Ok(Format::Triples("ttl")),
        (None, None) if is_terminal && plan.output.is_none() => Ok(Format::Results(ResultFormat::Table)),
        (None, None) => Ok(Format::Results(ResultFormat::Tsv)),
    }
}

fn open_output(path: &Path) -> Result<tempfile::NamedTempFile, QueryFailure> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    tempfile::Builder::new()
        .prefix(".pressgraph-")
        .tempfile_in(folder)
        .map_err(|e| QueryFailure::Io(format!("cannot write into {}", folder.display()), e))
}

fn write(
    answer: Results,
    format: Format,
    layout: &Layout<'_>,
    surroundings: &dyn Surroundings,
    out: &mut dyn Write,
) -> Result<(), QueryFailure> {
    match (answer, format) {
        (Results::Solutions(solutions), Format::Results(format)) => {
            results::write_solutions(solutions, format, layout, out)?;
        }
        (Results::Boolean(answer), Format::Results(format)) => results::write_boolean(answer, format, out)?,
        (Results::Triples(triples), Format::Triples(extension)) => {
            let mut triples = triples.collect::<Result<Vec<_>, _>>()?;
            triples.sort_by_cached_key(ToString::to_string);
            triples.dedup();
            surroundings.write(&triples, extension, out).map_err(WriteError::Io)?;
        }
        // The form was known before the format was chosen.
        _ => return Err(UsageError("the answer does not fit the format".to_owned()).into()),
    }
    Ok(())
}

#[cfg(test)]
#[path = "query_tests.rs"]
mod tests;
