use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Extensions of the files that a folder is searched for.
const EXTENSIONS: &[&str] = &["txt", "text", "md", "jsonl", "ndjson", "json", "html", "htm", "xhtml"];

/// The readable entries of one folder: files with a known extension and sub-folders, by name.
///
/// Hidden entries are left out. A link to a file counts as the file; a link to a folder is not followed, so a folder that
/// links to itself ends.
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
        if kind.is_dir() || (is_file && has_known_extension(&path)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found.into())
}

fn has_known_extension(path: &Path) -> bool {
    path.extension()
        .and_then(|e| e.to_str())
        .is_some_and(|e| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(e)))
}

/// Whether the name of a file says that it holds JSON objects.
pub(super) fn is_json_name(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    ["jsonl", "ndjson", "json"].iter().any(|known| known.eq_ignore_ascii_case(extension))
}

/// Whether the name of a file says that it is a page.
pub(super) fn is_html_name(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    ["html", "htm", "xhtml"].iter().any(|known| known.eq_ignore_ascii_case(extension))
}
