//! Reads tables and vocabularies into a [`Builder`].

mod classes;
mod columns;
mod skos;
mod table;

use std::path::{Path, PathBuf};

use super::{Builder, Period, RecordError};
use crate::base::{Events, Warning};
use crate::schema::EntityType;

pub use classes::class_named;
pub use columns::{ColumnMap, ColumnMapError};

/// How files are read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which columns of tables mean what, where their names do not tell.
    pub columns: Option<ColumnMap>,
    /// The class of what the files say no class of.
    pub class: Option<EntityType>,
}

/// A file that cannot be read into an index: where, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It cannot be opened or read.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A line is wrong.
    #[error("{}:{line}: {message}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        message: String,
    },
    /// The whole is wrong, or a part that has no line.
    #[error("{}: {message}", path.display())]
    Whole {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
    },
}

/// Tells of something that does not stop the reading: the place in the file, and what is wrong there.
type Note<'n> = &'n mut dyn FnMut(String, &str);

/// The period of two dates. Large data have some that end before they begin; those say nothing.
fn period(from: Option<Period>, until: Option<Period>, note: &mut dyn FnMut(&str)) -> Period {
    let period = Period {
        from: from.map_or(Period::ALWAYS.from, |p| p.from),
        until: until.map_or(Period::ALWAYS.until, |p| p.until),
    };
    if period.until < period.from {
        note("ends before it begins; its dates are left out");
        return Period::ALWAYS;
    }
    period
}

/// What is wrong, before it is known in which file.
enum Fault {
    Line(u64, String),
    Whole(String),
}

impl Fault {
    fn record(line: u64, error: &RecordError) -> Self {
        Self::Line(line, error.to_string())
    }
}

/// Reads a file by its extension: `.csv`, `.tsv`, `.tab`, `.txt` are tables; `.ttl`, `.nt`, `.rdf`, `.nq`, `.trig`, `.jsonld` are SKOS.
///
/// # Errors
///
/// [`ReadError`] at the first thing that is wrong; `builder` then holds a part of the file. A period that ends before it begins is told
/// to `events`.
pub fn file(path: &Path, options: &Options, builder: &mut Builder, events: &mut dyn Events) -> Result<(), ReadError> {
    let bytes = std::fs::read(path).map_err(|source| ReadError::Io { path: path.to_owned(), source })?;
    let mut note = |place: String, message: &str| {
        events.noticed(&Warning { locator: format!("{}{place}", path.display()), message: message.to_owned() });
    };
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    let read = match extension.as_str() {
        "csv" | "tsv" | "tab" | "txt" => table::read(&bytes, options, builder, &mut note),
        other => match skos::format(other) {
            Some(format) => skos::read(&bytes, format, options, builder, &mut note),
            None => Err(Fault::Whole(
                "no authority by its name; give a table (.csv, .tsv) or SKOS (.ttl, .nt, .rdf, .nq, .trig, .jsonld)"
                    .to_owned(),
            )),
        },
    };
    read.map_err(|fault| match fault {
        Fault::Line(line, message) => ReadError::Line { path: path.to_owned(), line, message },
        Fault::Whole(message) => ReadError::Whole { path: path.to_owned(), message },
    })
}
