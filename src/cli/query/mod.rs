//! `pressgraph query`: SPARQL over a store on disk, or over inputs that are read for this one query.

mod plan;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

use oxigraph::model::{GraphName, Quad};

pub(super) use plan::{Args, UsageError};
use plan::{On, Plan, Text, known_formats};

use super::output::Output;
use super::reporter::Reporter;
use super::status::{Failure, Status};
use crate::base::Events;
use crate::export::Format;
use crate::export::rdf::{self, RdfSyntax};
use crate::pipeline::{self, Inputs, LoadError, Summary};
use crate::rdf::RdfOptions;
use crate::schema::{DATA_BASE, PREFIXES};
use crate::source::Input;
use crate::store;
use crate::store::query::{self, Form, Options, QueryError, Results};
use crate::store::results::{self, Layout, ResultFormat};
use crate::store::{Memory, StoreError};

pub(super) fn run(args: Args, reporter: &mut Reporter) -> Result<Status, Failure> {
    let plan = Plan::try_from(args)?;
    let terminal = Terminal { is_terminal: io::stdout().is_terminal(), width: width() };
    let output = Output::open(plan.output.as_deref())?;
    Ok(answer(&plan, reporter, &mut io::stdin().lock(), terminal, output)?)
}

fn width() -> Option<u16> {
    terminal_size::terminal_size().map(|(terminal_size::Width(columns), _)| columns)
}

/// What standard output is.
#[derive(Clone, Copy)]
struct Terminal {
    /// Whether a person reads it there.
    is_terminal: bool,
    /// Columns, where they are known.
    width: Option<u16>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
enum QueryFailure {
    #[error(transparent)]
    Usage(#[from] UsageError),
    #[error(transparent)]
    Query(#[from] QueryError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error("cannot read the query from {0}: {1}")]
    Text(String, io::Error),
    #[error("{0}")]
    Output(Failure),
}

impl From<QueryFailure> for Failure {
    fn from(failure: QueryFailure) -> Self {
        match failure {
            QueryFailure::Output(failure) => failure,
            other => Self::new(other.to_string()),
        }
    }
}

/// Runs the query and writes its answer. The query is looked at before anything else is read.
fn answer(
    plan: &Plan,
    events: &mut dyn Events,
    stdin: &mut dyn Read,
    terminal: Terminal,
    output: Output,
) -> Result<Status, QueryFailure> {
    let sparql = text(&plan.text, stdin)?;
    let prefixes: Vec<_> = PREFIXES.iter().copied().chain([("id", DATA_BASE)]).collect();
    let options = Options { prefixes: &prefixes, timeout: plan.timeout };
    let shape = shape(plan, query::parse(&sparql, &options)?, terminal.is_terminal)?;

    let graphs = query::graphs(&sparql);
    let (dataset, summary) = match &plan.on {
        On::Store(dir) => (store::read(dir, graphs)?, None),
        On::Inputs(paths) => {
            let paths: Vec<_> = paths.iter().map(|p| Input::from(p.clone().into_os_string())).collect();
            let mut memory = Memory::new();
            let knowledge = plan.knowledge.open().map_err(QueryFailure::Output)?;
            let (summary, _) = pipeline::load(
                &Inputs { knowledge, min_confidence: plan.floor.min_confidence, ..Inputs::from(paths) },
                plan.model.engine().map_err(QueryFailure::Output)?,
                plan.jobs.count(),
                &mut memory,
                &RdfOptions::default(),
                events,
            )?;
            (memory.into_dataset(graphs)?, Some(summary))
        }
    };
    if summary.is_some_and(|s| s.documents == 0) {
        return Ok(Status::Nothing);
    }
    let found = query::run(&dataset, &sparql, &options)?;
    let width = terminal.width.filter(|_| terminal.is_terminal && plan.output.is_none());
    let layout = Layout { prefixes: &prefixes, width };
    let mut failure = None;
    let written = output.write(|out| {
        write(found, shape, &layout, out).map_err(|error| match error {
            results::WriteError::Io(error) => error,
            results::WriteError::Query(error) => {
                failure = Some(error);
                io::Error::other("the query failed")
            }
        })
    });
    match (failure, written) {
        (Some(error), _) => Err(error.into()),
        (None, Err(failure)) => Err(QueryFailure::Output(failure)),
        (None, Ok(())) => Ok(summary.map_or(Status::Complete, Summary::into)),
    }
}

fn text(text: &Text, stdin: &mut dyn Read) -> Result<String, QueryFailure> {
    let mut out = String::new();
    let (name, read) = match text {
        Text::Given(query) => return Ok(query.clone()),
        Text::File(path) => (path.display().to_string(), File::open(path).and_then(|mut f| f.read_to_string(&mut out))),
        Text::Stdin => ("standard input".to_owned(), stdin.read_to_string(&mut out)),
    };
    read.map_err(|e| QueryFailure::Text(name, e))?;
    Ok(out)
}

/// How an answer is written.
#[derive(Clone, Copy)]
enum Shape {
    Results(ResultFormat),
    Triples(RdfSyntax),
}

/// The RDF syntax of this name, for what CONSTRUCT and DESCRIBE answer.
fn triples_format(name: &str) -> Option<RdfSyntax> {
    Format::from_name(name)?.syntax()
}

/// The shape that is asked for, that the output's name asks for, or that fits best.
fn shape(plan: &Plan, form: Form, is_terminal: bool) -> Result<Shape, UsageError> {
    let extension = plan.output.as_deref().and_then(Path::extension).map(|e| e.to_string_lossy().to_ascii_lowercase());
    let asked = plan.format.as_deref();
    let name = asked.or(extension.as_deref());
    let found = match form {
        Form::Triples => name.and_then(triples_format).map(Shape::Triples),
        Form::Solutions | Form::Boolean => name.and_then(ResultFormat::named).map(Shape::Results),
    };
    match (found, asked) {
        (Some(shape), _) => Ok(shape),
        (None, Some(asked)) => {
            Err(UsageError(format!("{asked} is no format for the answer of this query; {}", known_formats())))
        }
        (None, None) if form == Form::Triples => Ok(Shape::Triples(RdfSyntax::Turtle)),
        (None, None) if is_terminal && plan.output.is_none() => Ok(Shape::Results(ResultFormat::Table)),
        (None, None) => Ok(Shape::Results(ResultFormat::Tsv)),
    }
}

fn write(found: Results, shape: Shape, layout: &Layout<'_>, out: &mut dyn Write) -> Result<(), results::WriteError> {
    match (found, shape) {
        (Results::Solutions(solutions), Shape::Results(format)) => {
            results::write_solutions(solutions, format, layout, out).map(drop)
        }
        (Results::Boolean(answer), Shape::Results(format)) => Ok(results::write_boolean(answer, format, out)?),
        (Results::Triples(triples), Shape::Triples(syntax)) => {
            let quads = triples.map(|triple| Ok(triple?.in_graph(GraphName::DefaultGraph)));
            let mut quads = quads.collect::<Result<Vec<Quad>, QueryError>>().map_err(results::WriteError::Query)?;
            quads.sort_by_cached_key(ToString::to_string);
            quads.dedup();
            rdf::write(syntax, &quads.into_iter().collect(), out).map_err(|e| results::WriteError::Io(e.into()))
        }
        // The shape was chosen by the query's form.
        _ => Err(results::WriteError::Io(io::Error::other("the answer has another form than the query"))),
    }
}
