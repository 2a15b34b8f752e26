use std::time::Duration;

use oxigraph::sparql::{QueryEvaluationError, SparqlEvaluator, SparqlSyntaxError};
use unicode_width::UnicodeWidthChar;

/// Why a query has no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// The text is no SPARQL query. Prints the place, the line and a caret below it.
    #[error("query, line {line}, column {column}: {message}\n{excerpt}")]
    Syntax {
        /// Line of the query as given, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
        /// The line, and below it a caret at the column.
        excerpt: String,
    },
    /// The text has no query in it.
    #[error("the query is empty; write one, as SELECT * WHERE {{ ?s ?p ?o }} LIMIT 10")]
    Empty,
    /// The text is a SPARQL update.
    #[error("this is a SPARQL update ({0}), and `query` changes nothing; use `pressgraph load` to change a store")]
    Update(String),
    /// The query asks another service.
    #[error("SERVICE asks another server, and pressgraph reads no network; load that data into the store instead")]
    Service,
    /// It took too long.
    #[error("the query took longer than {0:?}; give it a longer --timeout, a LIMIT, or patterns that share variables")]
    Timeout(Duration),
    /// The text is too long to be parsed safely.
    #[error("the query is longer than {limit} bytes; split it up")]
    TooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// The query cannot be evaluated, as for an unknown function.
    #[error("the query cannot be evaluated: {0}")]
    Evaluation(String),
    /// The query engine failed. Always a fault of this program.
    #[error("the query engine failed: {0}; please report this with the query")]
    Engine(String),
}

/// How an update begins (SPARQL 1.1 Update, section 3).
const UPDATES: &[&str] = &["INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"];

/// Columns shown on either side of the caret of a long line.
const WINDOW: usize = 50;

impl QueryError {
    /// A fault at byte `at` of `sparql`.
    pub(super) fn syntax_at(sparql: &str, at: usize, message: String) -> Self {
        let before = &sparql[..sparql.floor_char_boundary(at)];
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        Self::Syntax { line, column, message, excerpt: excerpt(sparql, line, column) }
    }

    /// What to say of a text that the parser refused.
    pub(super) fn from_parser(evaluator: &SparqlEvaluator, sparql: &str, error: &SparqlSyntaxError) -> Self {
        match first_keyword(sparql) {
            None => return Self::Empty,
            Some(word) if UPDATES.contains(&word.as_str()) && evaluator.clone().parse_update(sparql).is_ok() => {
                return Self::Update(word);
            }
            Some(_) => {}
        }
        let text = error.to_string();
        let Some((line, column, message)) = located(&text) else { return Self::Evaluation(text) };
        let message = plain(message, sparql, line, column);
        Self::Syntax { line, column, message, excerpt: excerpt(sparql, line, column) }
    }
}

impl From<QueryEvaluationError> for QueryError {
    fn from(error: QueryEvaluationError) -> Self {
        match error {
            QueryEvaluationError::Service(_) | QueryEvaluationError::UnsupportedService(_) => Self::Service,
            QueryEvaluationError::Dataset(e) | QueryEvaluationError::Unexpected(e) => Self::Engine(e.to_string()),
            other => Self::Evaluation(other.to_string()),
        }
    }
}

/// Takes the parser's `error at LINE:COLUMN: MESSAGE` apart; its error type shows the position in no other way.
fn located(text: &str) -> Option<(usize, usize, &str)> {
    let (line, rest) = text.strip_prefix("error at ")?.split_once(':')?;
    let (column, message) = rest.split_once(": ")?;
    Some((line.parse().ok()?, column.parse().ok()?, message))
}

/// The parser lists every character that could have come next, also comments and white space.
fn plain(message: &str, _sparql: &str, _line: usize, _column: usize) -> String {
    message.to_owned()
}

/// The first word after comments and the prologue, in upper case.
fn first_keyword(sparql: &str) -> Option<String> {
    let mut rest = sparql.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix('#') {
            rest = comment.split_once('\n')?.1;
            continue;
        }
        let word: String = rest.chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_ascii_uppercase();
        if word == "PREFIX" || word == "BASE" {
            let (_, after) = rest.split_once('>')?;
            rest = after;
        } else {
            return (!rest.is_empty()).then_some(word);
        }
    }
}

fn excerpt(sparql: &str, line: usize, column: usize) -> String {
    let text = sparql.split('\n').nth(line - 1).unwrap_or_default().trim_end_matches('\r');
    let shown = |c: char| if c == '\t' || c.is_control() { ' ' } else { c };
    let from = column.saturating_sub(WINDOW + 1);
    let part: String = text.chars().skip(from).take(2 * WINDOW).map(shown).collect();
    let width: usize = part.chars().take(column - 1 - from).map(|c| c.width().unwrap_or(0)).sum();
    format!("    {part}\n    {:width$}^", "")
}
