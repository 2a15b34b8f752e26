//! What makes files last: nothing counts as written before it and the folder that names it are on the disk.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::error::StoreError;

/// Ending of files that are not complete yet; any that is left belongs to an interrupted run.
pub(super) const TEMPORARY: &str = "tmp";

/// Puts `bytes` at `path` in place of what is there, at once or not at all, and returns the file positioned at its end.
pub(super) fn write_atomically(path: &Path, bytes: &[u8]) -> Result<File, StoreError> {
    let temporary = temporary(path);
    let mut file = File::create(&temporary).map_err(StoreError::io("create", &temporary))?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if let Err(source) = written {
        let _ = std::fs::remove_file(&temporary);
        return Err(StoreError::Io { action: "write", path: temporary, source });
    }
    std::fs::rename(&temporary, path).map_err(StoreError::io("rename", &temporary))?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))?;
    Ok(file)
}

/// `path` with the ending of unfinished files.
pub(super) fn temporary(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(TEMPORARY);
    name.into()
}

/// Brings a closed file's bytes to the disk.
pub(super) fn sync_file(path: &Path) -> Result<(), StoreError> {
    let file = OpenOptions::new().write(true).open(path).map_err(StoreError::io("open", path))?;
    file.sync_all().map_err(StoreError::io("write", path))
}

/// Brings a folder's names to the disk. Windows keeps them without being asked and has no such call.
pub(super) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    if cfg!(unix) {
        let folder = File::open(path).map_err(StoreError::io("open", path))?;
        folder.sync_all().map_err(StoreError::io("write", path))?;
    }
    Ok(())
}

/// A lock that is held as long as this lives.
///
/// Closing the file would release it too, but not while a child process that was just started still has a copy.
pub(super) struct Held(File);

impl Held {
    /// Takes over the lock that the caller has on `file`.
    pub fn new(file: File) -> Self {
        Self(file)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}
