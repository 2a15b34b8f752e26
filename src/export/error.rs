use std::io;

use super::rdf::WriteError;

/// Why a graph could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The output refused.
    #[error("the output could not be written: {0}")]
    Io(#[from] io::Error),
    /// The graph holds a character that no XML file may hold; reading a document is meant to remove it.
    #[error(
        "{place} holds the character U+{:04X}, which {format} cannot hold; \
        remove it from the input, or write N-Quads, which can", u32::from(*.character)
    )]
    IllegalCharacter {
        /// The format.
        format: &'static str,
        /// Where in the graph: the beginning of the string.
        place: String,
        /// The character.
        character: char,
    },
    /// An RDF syntax cannot hold a statement.
    #[error(transparent)]
    Rdf(#[from] WriteError),
}

/// For writers that know I/O errors only; what the output said stays what it was.
impl From<ExportError> for io::Error {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Io(error) | ExportError::Rdf(WriteError::Io(error)) => error,
            other => Self::other(other),
        }
    }
}

/// As for [`ExportError`].
impl From<WriteError> for io::Error {
    fn from(error: WriteError) -> Self {
        ExportError::from(error).into()
    }
}
