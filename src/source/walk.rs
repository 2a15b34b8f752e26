use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Input;
use super::kind::has_extension;

/// Extensions that say that a file is to be read: what such a file holds is told if it cannot be.
const EXTENSIONS: &[&str] =
    &["txt", "text", "md", "jsonl", "ndjson", "json", "html", "htm", "xhtml", "csv", "tsv", "warc", "arc"];

/// The entries of one folder, sub-folders and files, by name.
///
/// Hidden entries are left out. A link to a file counts as the file; a link to a folder is not followed, so a folder that
/// links to itself ends. The folder that a browser saves beside a page (`Page_files` beside `Page.html`) belongs to the page.
pub(super) fn entries(folder: &Path) -> io::Result<VecDeque<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let path = entry.path();
        let kind = entry.file_type()?;
        let is_file = kind.is_file() || (kind.is_symlink() && path.is_file());
        if is_file || (kind.is_dir() && !belongs_to_page(&path)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found.into())
}

fn belongs_to_page(folder: &Path) -> bool {
    let Some(page) = folder.to_str().and_then(|name| name.strip_suffix("_files")) else { return false };
    ["html", "htm"].iter().any(|extension| Path::new(&format!("{page}.{extension}")).is_file())
}

/// Whether a file's name says that it is to be read.
pub(super) fn is_known(name: &str) -> bool {
    has_extension(name, EXTENSIONS)
}

/// The files that a pattern names, by name; none if it is no pattern.
pub(super) fn pattern(path: &Path) -> Option<Vec<PathBuf>> {
    let pattern = path.to_str().filter(|p| p.contains(['*', '?', '[']))?;
    Some(glob::glob(pattern).ok()?.filter_map(Result::ok).collect())
}

/// How many bytes the files of `inputs` have on the disk; none where something is read whose size nobody knows.
#[must_use]
pub fn total_size(inputs: &[Input]) -> Option<u64> {
    inputs
        .iter()
        .map(|input| match input {
            Input::Stdin => None,
            Input::Path(path) if path.exists() => size(path),
            Input::Path(path) => pattern(path)?.iter().map(|path| size(path)).sum(),
        })
        .sum()
}

fn size(path: &Path) -> Option<u64> {
    let found = fs::metadata(path).ok()?;
    if found.is_dir() {
        return entries(path).ok()?.iter().map(|path| size(path)).sum();
    }
    found.is_file().then_some(found.len())
}
