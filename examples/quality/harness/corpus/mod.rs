//! The project's own corpus: invented articles with threads, annotated in full. `tests/corpus/README.md` says what is annotated and how.

mod check;
pub mod format;
mod measure;

use std::fs;
use std::path::{Path, PathBuf};

pub use format::{CorpusError, Document};
#[allow(unused_imports, reason = "the command uses it")]
pub use measure::run;

/// Where the corpus lies.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// The files of the corpus by name, with their text.
pub fn files() -> Result<Vec<(String, String)>, CorpusError> {
    let folder = folder();
    let unread = |e: std::io::Error| CorpusError::new(&folder.display().to_string(), 0, e);
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if path.extension().is_some_and(|e| e == "txt") {
            // A checkout may have changed the ends of lines.
            found.push((name, fs::read_to_string(&path).map_err(unread)?.replace("\r\n", "\n")));
        }
    }
    found.sort();
    Ok(found)
}

/// Every document of the corpus, checked.
pub fn documents() -> Result<Vec<Document>, CorpusError> {
    files()?.iter().map(|(name, text)| Document::parse(name, text)).collect()
}
