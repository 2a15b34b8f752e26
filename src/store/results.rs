//! The ways to write the answers of SELECT and ASK. (Those of CONSTRUCT and DESCRIBE are RDF, for RDF's writers.)

use std::io::{self, Write};

use oxigraph::model::{Literal, Term};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};

use super::query::{QueryError, Row, Solutions};
use super::table;

/// A way to write an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultFormat {
    /// Columns for a person at a terminal: prefixes for IRIs, literals without quotes, control characters escaped.
    Table,
    /// SPARQL 1.1 CSV: bare values, types and languages lost. Written as that standard says, so a cell that begins with
    /// `=`, `+`, `-` or `@` stays as it is: import it into a spreadsheet as text.
    Csv,
    /// SPARQL 1.1 TSV: terms as in Turtle, nothing lost, one line a row.
    Tsv,
    /// SPARQL 1.1 JSON.
    Json,
    /// SPARQL XML. Characters that XML forbids become U+FFFD.
    Xml,
}

/// Every format, its name on the command line (and its file extension, except for the table) and what it is.
pub const FORMATS: &[(ResultFormat, &str, &str)] = &[
    (ResultFormat::Table, "table", "aligned columns to read"),
    (ResultFormat::Csv, "csv", "SPARQL 1.1 CSV: bare values"),
    (ResultFormat::Tsv, "tsv", "SPARQL 1.1 TSV: one line a row, nothing lost"),
    (ResultFormat::Json, "json", "SPARQL 1.1 JSON"),
    (ResultFormat::Xml, "xml", "SPARQL XML"),
];

impl ResultFormat {
    /// The format with this name, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|(_, known, _)| known.eq_ignore_ascii_case(name)).map(|(format, ..)| *format)
    }

    fn serializer(self) -> Option<QueryResultsSerializer> {
        let format = match self {
            Self::Table => return None,
            Self::Csv => QueryResultsFormat::Csv,
            Self::Tsv => QueryResultsFormat::Tsv,
            Self::Json => QueryResultsFormat::Json,
            Self::Xml => QueryResultsFormat::Xml,
        };
        Some(QueryResultsSerializer::from_format(format))
    }
}

/// How a table is drawn.
#[derive(Clone, Copy, Debug, Default)]
pub struct Layout<'p> {
    /// Prefixes that shorten IRIs.
    pub prefixes: &'p [(&'p str, &'p str)],
    /// Columns of the terminal; cells are wrapped to fit. None never wraps.
    pub width: Option<u16>,
}

/// Why an answer could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The query failed while its results were taken.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The output failed.
    #[error("cannot write the results: {0}")]
    Io(#[from] io::Error),
}

/// Writes the rows of a SELECT and tells how many there were. All formats but the table write while rows come.
///
/// # Errors
///
/// [`WriteError`]; what was written before stays written.
pub fn write_solutions(
    solutions: Solutions,
    format: ResultFormat,
    layout: &Layout<'_>,
    out: &mut dyn Write,
) -> Result<u64, WriteError> {
    let Solutions { variables, rows } = solutions;
    let Some(serializer) = format.serializer() else {
        let rows = rows.collect::<Result<Vec<Row>, _>>()?;
        out.write_all(table::render(&variables, &rows, layout).as_bytes())?;
        return Ok(rows.len() as u64);
    };
    let mut writer = serializer.serialize_solutions_to_writer(out, variables.clone())?;
    let mut count = 0;
    for row in rows {
        let mut row = row?;
        if format == ResultFormat::Xml {
            row.iter_mut().flatten().for_each(make_legal);
        }
        let bound = variables.iter().zip(&row).filter_map(|(v, t)| Some((v.as_ref(), t.as_ref()?.as_ref())));
        writer.serialize(bound)?;
        count += 1;
    }
    let out = writer.finish()?;
    if matches!(format, ResultFormat::Json | ResultFormat::Xml) {
        out.write_all(b"\n")?;
    }
    Ok(count)
}

/// Writes the answer of an ASK: `true` or `false`, in JSON and XML as the standards have it.
///
/// # Errors
///
/// [`WriteError::Io`].
pub fn write_boolean(answer: bool, format: ResultFormat, out: &mut dyn Write) -> Result<(), WriteError> {
    match format.serializer() {
        Some(serializer) => serializer.serialize_boolean_to_writer(&mut *out, answer).map(|_| ())?,
        None => write!(out, "{answer}")?,
    }
    Ok(out.write_all(b"\n")?)
}

/// XML 1.0 has no way to write some characters, and the serializer passes them through.
fn make_legal(term: &mut Term) {
    let legal = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let Term::Literal(literal) = term else { return };
    if literal.value().chars().all(legal) {
        return;
    }
    let value: String = literal.value().chars().map(|c| if legal(c) { c } else { '\u{fffd}' }).collect();
    *literal = match literal.language() {
        Some(language) => Literal::new_language_tagged_literal_unchecked(value, language),
        None => Literal::new_typed_literal(value, literal.datatype()),
    };
}
