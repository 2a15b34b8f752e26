//! Reads data files by line, with errors that name file and line.

use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

/// A data file that cannot be used; one line that says which, where and why.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct DataError(String);

impl DataError {
    /// An error of `file`, at a line of it where there is one.
    pub fn new(file: &Path, line: Option<usize>, what: impl std::fmt::Display) -> Self {
        let line = line.map(|n| format!(":{n}")).unwrap_or_default();
        Self(format!("{}{line}: {what}", file.display()))
    }
}

/// The text of a file.
pub fn text(file: &Path) -> Result<String, DataError> {
    fs::read_to_string(file).map_err(|e| DataError::new(file, None, e))
}

/// The objects of a JSON Lines file.
pub fn json_lines<T: DeserializeOwned>(file: &Path) -> Result<Vec<T>, DataError> {
    let parse = |(at, line)| serde_json::from_str(line).map_err(|e| DataError::new(file, Some(at + 1), e));
    text(file)?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(parse).collect()
}
