//! SPARQL queries over a [`Dataset`].
//!
//! A query runs in a thread of its own, so that a deadline holds whatever the engine is busy with: it looks at the
//! cancellation token whenever it reads a quad, and where it does not, the caller stops waiting for it.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use oxigraph::model::{NamedNode, Term, Triple, Variable};
use oxigraph::sparql::{
    CancellationToken, DefaultServiceHandler, QueryEvaluationError, QueryResults, QuerySolutionIter, SparqlEvaluator,
};
use spargebra::{Query, SparqlParser};

use super::{Dataset, Graphs};

mod fault;
mod tokens;

pub use fault::QueryError;

/// Brackets inside brackets beyond this are no query that a person wrote, and could exhaust the parser's stack.
const NESTING: usize = 256;

/// The longest query, in bytes.
const LENGTH: usize = 1 << 20;

/// Parsing and evaluation recurse along the query's structure.
const STACK: usize = 1 << 28;

/// The largest number of results that wait to be taken at once.
const BATCH: usize = 256;

/// How to run a query.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'p> {
    /// Prefixes that the query need not declare; where it does, its own count.
    pub prefixes: &'p [(&'p str, &'p str)],
    /// How long it may take, from the start to the last result taken.
    pub timeout: Option<Duration>,
}

/// One row of a SELECT: a value for each variable that is bound, in the order of the variables.
pub type Row = Vec<Option<Term>>;

/// The answer to a query.
pub enum Results {
    /// Of SELECT.
    Solutions(Solutions),
    /// Of CONSTRUCT and DESCRIBE; may hold a triple more than once.
    Triples(Stream<Triple>),
    /// Of ASK.
    Boolean(bool),
}

/// The rows of a SELECT as they come.
pub struct Solutions {
    /// The variables, in the order of the query.
    pub variables: Vec<Variable>,
    /// The rows.
    pub rows: Stream<Row>,
}

/// Results as they come, until the first error. Dropping it ends the query.
pub struct Stream<T> {
    batches: Receiver<Batch<T>>,
    batch: std::vec::IntoIter<T>,
    limits: Limits,
    ended: bool,
}

enum Batch<T> {
    Items(Vec<T>),
    End,
    Failed(QueryError),
}

enum Head {
    Solutions(Vec<Variable>, Receiver<Batch<Row>>),
    Triples(Receiver<Batch<Triple>>),
    Boolean(bool),
}

/// The graphs that a dataset must hold for `sparql`. May name more than it needs, never less.
#[must_use]
pub fn graphs(sparql: &str) -> Graphs {
    let word = |word: &str| sparql.as_bytes().windows(word.len()).any(|w| w.eq_ignore_ascii_case(word.as_bytes()));
    if word("graph") || word("from") { Graphs::All } else { Graphs::Union }
}

/// What a query answers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// SELECT: rows.
    Solutions,
    /// CONSTRUCT and DESCRIBE: triples.
    Triples,
    /// ASK: true or false.
    Boolean,
}

/// Parses `sparql` without running it, so that faults show before long work begins.
///
/// # Errors
///
/// Those of [`run`] that the text alone shows.
pub fn parse(sparql: &str, options: &Options<'_>) -> Result<Form, QueryError> {
    check_shape(sparql)?;
    let evaluator = evaluator(options)?;
    let mut parser = SparqlParser::new();
    for (prefix, namespace) in options.prefixes {
        parser = parser.with_prefix(*prefix, *namespace).map_err(|e| QueryError::Engine(e.to_string()))?;
    }
    let limits = Limits::new(options.timeout);
    let text = sparql.to_owned();
    let (sender, form) = sync_channel(1);
    let parse = move || {
        let form = match parser.parse_query(&text) {
            Ok(Query::Select { .. }) => Ok(Form::Solutions),
            Ok(Query::Construct { .. } | Query::Describe { .. }) => Ok(Form::Triples),
            Ok(Query::Ask { .. }) => Ok(Form::Boolean),
            Err(error) => Err(QueryError::from_parser(&evaluator, &text, &error)),
        };
        let _ = sender.send(form);
    };
    spawn(parse)?;
    limits.receive(&form)?
}

fn evaluator(options: &Options<'_>) -> Result<SparqlEvaluator, QueryError> {
    options.prefixes.iter().try_fold(SparqlEvaluator::new(), |evaluator, (prefix, namespace)| {
        evaluator.with_prefix(*prefix, *namespace).map_err(|e| QueryError::Engine(e.to_string()))
    })
}

fn spawn(work: impl FnOnce() + Send + 'static) -> Result<(), QueryError> {
    let thread = thread::Builder::new().name("query".into()).stack_size(STACK).spawn(work);
    thread.map(|_| ()).map_err(|e| QueryError::Engine(format!("no thread for the query: {e}")))
}

/// Runs `sparql` on `dataset`, whose default graph is the union of all graphs.
///
/// # Errors
///
/// [`QueryError`]; those that show only while results are made come from the [`Stream`].
pub fn run(dataset: &Dataset, sparql: &str, options: &Options<'_>) -> Result<Results, QueryError> {
    check_shape(sparql)?;
    let limits = Limits::new(options.timeout);
    let service = Arc::new(AtomicBool::new(false));
    let evaluator = evaluator(options)?
        .with_cancellation_token(limits.token.clone())
        .with_default_service_handler(NoService(Arc::clone(&service)));
    let worker = Worker { evaluator, dataset: dataset.clone(), sparql: sparql.to_owned(), service };
    let (head, first) = sync_channel(1);
    spawn(move || worker.run(&head))?;
    Ok(match limits.receive(&first)?? {
        Head::Solutions(variables, batches) => {
            Results::Solutions(Solutions { variables, rows: Stream::new(batches, limits) })
        }
        Head::Triples(batches) => Results::Triples(Stream::new(batches, limits)),
        Head::Boolean(answer) => Results::Boolean(answer),
    })
}

/// Refuses what the parser should not even see.
fn check_shape(sparql: &str) -> Result<(), QueryError> {
    if sparql.len() > LENGTH {
        return Err(QueryError::TooLong { limit: LENGTH });
    }
    let mut depth = 0_usize;
    for (at, byte) in sparql.bytes().enumerate() {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > NESTING {
            return Err(QueryError::syntax_at(sparql, at, format!("brackets are nested more than {NESTING} deep")));
        }
    }
    Ok(())
}

struct Worker {
    evaluator: SparqlEvaluator,
    dataset: Dataset,
    sparql: String,
    service: Arc<AtomicBool>,
}

impl Worker {
    /// Sends one head, then results until the query ends or nobody listens any more.
    fn run(self, head: &SyncSender<Result<Head, QueryError>>) {
        let results = self
            .evaluator
            .clone()
            .parse_query(&self.sparql)
            .map_err(|e| QueryError::from_parser(&self.evaluator, &self.sparql, &e))
            .and_then(|query| query.on_store(&self.dataset).execute().map_err(QueryError::from));
        match results {
            Err(error) => {
                let _ = head.send(Err(error));
            }
            Ok(QueryResults::Boolean(answer)) => {
                let _ = head.send(self.checked(answer).map(Head::Boolean));
            }
            Ok(QueryResults::Solutions(solutions)) => {
                let (sender, batches) = sync_channel(4);
                let _ = head.send(Ok(Head::Solutions(solutions.variables().to_vec(), batches)));
                self.feed(&sender, solutions.map(|row| row.map(|row| row.values().to_vec())));
            }
            Ok(QueryResults::Graph(triples)) => {
                let (sender, batches) = sync_channel(4);
                let _ = head.send(Ok(Head::Triples(batches)));
                self.feed(&sender, triples);
            }
        }
    }

    fn feed<T>(&self, sender: &SyncSender<Batch<T>>, items: impl Iterator<Item = Result<T, QueryEvaluationError>>) {
        let mut batch = Vec::new();
        let mut size = 1;
        for item in items {
            match item {
                Ok(item) => batch.push(item),
                Err(error) => {
                    let _ = sender.send(Batch::Items(batch));
                    let _ = sender.send(Batch::Failed(error.into()));
                    return;
                }
            }
            if batch.len() == size {
                // The first results of a slow query are worth having early.
                size = (size * 2).min(BATCH);
                if sender.send(Batch::Items(std::mem::take(&mut batch))).is_err() {
                    return;
                }
            }
        }
        let _ = sender.send(Batch::Items(batch));
        let _ = sender.send(self.checked(Batch::End).unwrap_or_else(Batch::Failed));
    }

    /// `SERVICE SILENT` turns its failure into an empty result; here it stays one.
    fn checked<T>(&self, value: T) -> Result<T, QueryError> {
        if self.service.load(Ordering::Relaxed) { Err(QueryError::Service) } else { Ok(value) }
    }
}

/// Refuses `SERVICE`, and remembers that it was asked.
struct NoService(Arc<AtomicBool>);

#[derive(Debug)]
struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        QueryError::Service.fmt(f)
    }
}

impl std::error::Error for Refused {}

impl DefaultServiceHandler for NoService {
    type Error = Refused;

    fn handle(
        &self,
        _: &NamedNode,
        _: &spargebra::algebra::GraphPattern,
        _: Option<&oxiri::Iri<String>>,
    ) -> Result<QuerySolutionIter<'static>, Refused> {
        self.0.store(true, Ordering::Relaxed);
        Err(Refused)
    }
}

/// When a query has to end.
struct Limits {
    timeout: Option<Duration>,
    deadline: Option<Instant>,
    token: CancellationToken,
}

impl Limits {
    fn new(timeout: Option<Duration>) -> Self {
        // A deadline beyond what the clock can say is none.
        let deadline = timeout.and_then(|t| Instant::now().checked_add(t));
        Self { timeout, deadline, token: CancellationToken::new() }
    }

    /// The next thing from the worker, or why there is none.
    fn receive<T>(&self, receiver: &Receiver<T>) -> Result<T, QueryError> {
        let received = match self.deadline {
            None => receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(deadline) => receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())),
        };
        received.map_err(|e| match e {
            RecvTimeoutError::Timeout => {
                self.token.cancel();
                QueryError::Timeout(self.timeout.unwrap_or_default())
            }
            RecvTimeoutError::Disconnected => QueryError::Engine("it stopped without a result".to_owned()),
        })
    }

    fn expired(&self) -> bool {
        self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }
}

impl<T> Stream<T> {
    fn new(batches: Receiver<Batch<T>>, limits: Limits) -> Self {
        Self { batches, batch: Vec::new().into_iter(), limits, ended: false }
    }

    fn fail(&mut self, error: QueryError) -> Option<Result<T, QueryError>> {
        self.ended = true;
        Some(Err(error))
    }
}

impl<T> Iterator for Stream<T> {
    type Item = Result<T, QueryError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.ended {
                return None;
            }
            if let Some(item) = self.batch.next() {
                return Some(Ok(item));
            }
            if self.limits.expired() {
                return self.fail(QueryError::Timeout(self.limits.timeout.unwrap_or_default()));
            }
            match self.limits.receive(&self.batches) {
                Ok(Batch::Items(items)) => self.batch = items.into_iter(),
                Ok(Batch::End) => self.ended = true,
                Ok(Batch::Failed(error)) | Err(error) => return self.fail(error),
            }
        }
    }
}

impl<T> Drop for Stream<T> {
    fn drop(&mut self) {
        self.limits.token.cancel();
    }
}
