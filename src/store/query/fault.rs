use std::time::Duration;

use oxigraph::sparql::{QueryEvaluationError, SparqlEvaluator, SparqlSyntaxError};
use unicode_width::UnicodeWidthChar;

use super::tokens::{Tokens, is_open_string};

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

/// The most words for which a second parse is worth a better message.
const WORDS: usize = 20_000;

/// Columns shown on either side of the caret of a long line.
const WINDOW: usize = 50;

impl QueryError {
    /// A fault at byte `at` of `sparql`.
    pub(super) fn syntax_at(sparql: &str, at: usize, message: String) -> Self {
        let before = sparql.get(..at).unwrap_or(sparql);
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        Self::Syntax { line, column, message, excerpt: excerpt(sparql, line, column) }
    }

    /// What to say of a text that the parser refused.
    pub(super) fn from_parser(evaluator: &SparqlEvaluator, sparql: &str, error: &SparqlSyntaxError) -> Self {
        let tokens = Tokens::of(sparql);
        match first_keyword(&tokens) {
            None => return Self::Empty,
            Some(word) if UPDATES.contains(&word.as_str()) => return Self::Update(word),
            Some(_) => {}
        }
        let text = error.to_string();
        let Some((raw, expected)) = located(sparql, &text) else { return Self::Evaluation(text) };
        let (spaced, starts) = if tokens.len() > WORDS { (String::new(), Vec::new()) } else { tokens.spaced() };
        let Some(Err(again)) = (!starts.is_empty()).then(|| evaluator.clone().parse_query(&spaced)) else {
            return Self::syntax_at(sparql, raw, meaning(expected).unwrap_or_else(|| "something is wrong here".into()));
        };
        let again = again.to_string();
        let (at, expected) = located(&spaced, &again).unwrap_or((0, expected));
        let last = starts.last().copied().unwrap_or(0) + tokens.words().last().map_or(0, str::len);
        // The parser meets the end only beyond the space that follows the last word.
        let index = if at >= spaced.len() && at > last {
            tokens.len()
        } else {
            starts.partition_point(|s| *s <= at).max(1) - 1
        };
        let index = if tokens.words().last().is_some_and(is_open_string) { index.min(tokens.len() - 1) } else { index };
        let (word, at) = tokens.get(index);
        Self::syntax_at(sparql, at, explain(word, index, &tokens, evaluator, expected))
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

/// Takes the parser's `error at LINE:COLUMN: MESSAGE` apart, and turns the place into a byte of `sparql`. Its error type
/// tells the place in no other way.
fn located<'m>(sparql: &str, text: &'m str) -> Option<(usize, &'m str)> {
    let (line, rest) = text.strip_prefix("error at ")?.split_once(':')?;
    let (column, message) = rest.split_once(": ")?;
    let (line, column) = (line.parse::<usize>().ok()?, column.parse::<usize>().ok()?);
    let start: usize = sparql.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let within = sparql[start..].char_indices().nth(column - 1).map_or(sparql.len() - start, |(at, _)| at);
    Some((start + within, message))
}

/// What a person needs to know of the word at which the parser stopped.
fn explain(
    word: Option<&str>,
    index: usize,
    tokens: &Tokens<'_>,
    evaluator: &SparqlEvaluator,
    expected: &str,
) -> String {
    let Some(word) = word else {
        return match open_bracket(tokens) {
            _ if meaning(expected).is_some() => meaning(expected).unwrap_or_default(),
            Some(bracket) => format!("the query ends before its `{bracket}` is closed"),
            None => "the query ends too early".to_owned(),
        };
    };
    if is_open_string(word) {
        return "this string has no closing quote; one of several lines needs three quotes at each end".to_owned();
    }
    if let Some((prefix, _)) = word.split_once(':').filter(|(prefix, _)| is_undeclared(prefix, tokens, evaluator)) {
        return format!("the prefix `{prefix}:` is not declared; begin the query with PREFIX {prefix}: <...>");
    }
    if let Some(meaning) = meaning(expected) {
        return meaning;
    }
    if first_index(tokens) == Some(index) {
        return format!("`{word}` begins no query; SELECT, CONSTRUCT, DESCRIBE and ASK do");
    }
    format!("`{word}` cannot stand here")
}

/// What the parser itself says beside the characters and keywords that could have come next.
fn meaning(expected: &str) -> Option<String> {
    let list =
        expected.strip_prefix("expected one of ").or_else(|| expected.strip_prefix("expected ")).unwrap_or(expected);
    let sentence = list.split(", ").find(|part| {
        let plain = part.starts_with(|c: char| c.is_ascii_alphabetic());
        plain && part.contains(' ') && !part.contains(['[', '\'', '"'])
    })?;
    Some(match sentence {
        "IRI parsing failed" => "this is no absolute IRI".to_owned(),
        other => other.strip_prefix("The ").map_or_else(|| other.to_owned(), |rest| format!("the {rest}")),
    })
}

fn is_undeclared(prefix: &str, tokens: &Tokens<'_>, evaluator: &SparqlEvaluator) -> bool {
    let declared = format!("{prefix}:");
    let mut before = "";
    for word in tokens.words() {
        if before.eq_ignore_ascii_case("PREFIX") && word == declared {
            return false;
        }
        before = word;
    }
    prefix.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
        && evaluator.clone().parse_query(&format!("ASK {{ ?s a {prefix}:x }}")).is_err()
}

fn open_bracket(tokens: &Tokens<'_>) -> Option<&'static str> {
    let mut open = Vec::new();
    for word in tokens.words() {
        match word {
            "{" => open.push("{"),
            "(" => open.push("("),
            "[" => open.push("["),
            "}" | ")" | "]" => drop(open.pop()),
            _ => {}
        }
    }
    open.pop()
}

/// Index of the first word after the prologue.
fn first_index(tokens: &Tokens<'_>) -> Option<usize> {
    let mut skip = 0;
    for (index, word) in tokens.words().enumerate() {
        if index < skip {
            continue;
        }
        match word.to_ascii_uppercase().as_str() {
            "PREFIX" => skip = index + 3,
            "BASE" => skip = index + 2,
            _ => return Some(index),
        }
    }
    None
}

/// The first word after the prologue, in upper case.
fn first_keyword(tokens: &Tokens<'_>) -> Option<String> {
    tokens.get(first_index(tokens)?).0.map(str::to_ascii_uppercase)
}

fn excerpt(sparql: &str, line: usize, column: usize) -> String {
    let text = sparql.split('\n').nth(line - 1).unwrap_or_default().trim_end_matches('\r');
    let shown = |c: char| if c == '\t' || c.is_control() { ' ' } else { c };
    let from = column.saturating_sub(WINDOW + 1);
    let part: String = text.chars().skip(from).take(2 * WINDOW).map(shown).collect();
    let width: usize = part.chars().take(column - 1 - from).map(|c| c.width().unwrap_or(0)).sum();
    format!("    {part}\n    {:width$}^", "")
}
