/// Why a record is no document. Prints as `where: what; remedy`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{locator}: {fault}")]
pub struct DocumentError {
    /// The file, or file and line.
    pub locator: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// No letter in it.
    #[error("there is no text in it; give an article")]
    Empty,
    /// Not JSON at all.
    #[error("not valid JSON at column {column} ({reason}); write one object a line")]
    Json {
        /// Column, from 1.
        column: usize,
        /// What the parser expected.
        reason: String,
    },
    /// JSON, but no object.
    #[error("is {found}, not a JSON object; write one object a line, such as {{\"id\": \"a1\", \"text\": \"…\"}}")]
    NotAnObject {
        /// What it is instead.
        found: &'static str,
    },
    /// A field is missing or of the wrong type.
    #[error("\"{field}\" {problem}")]
    Field {
        /// The field's name, with its place if it is nested.
        field: String,
        /// What is wrong and how to mend it.
        problem: String,
    },
    /// A stream of documents is broken at a place.
    #[error("line {line}, column {column}: {what}; what stands before was read, and reading goes on behind it")]
    Broken {
        /// Line, from 1.
        line: u64,
        /// Column in characters, from 1.
        column: u64,
        /// What is wrong.
        what: String,
    },
    /// A stream of documents could not be read to its end.
    #[error("{what}; {remedy}")]
    Unread {
        /// What the system or the decoder said.
        what: String,
        /// What to do about it.
        remedy: &'static str,
    },
}
