//! What makes files last: nothing counts as written before it and the folder that names it are on the disk.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::error::StoreError;

/// Ending of files that are not complete yet; any that is left belongs to an interrupted run.
pub(super) const TEMPORARY: &str = "tmp";

/// Puts what `write` writes at `path` in place of what is there, at once or not at all.
pub(super) fn write_atomically(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let temporary = temporary(path);
    let file = File::create(&temporary).map_err(StoreError::io("create", &temporary))?;
    let mut out = BufWriter::new(file);
    let written = write(&mut out).and_then(|()| {
        let synced = out.flush().and_then(|()| out.get_ref().sync_all());
        synced.map_err(StoreError::io("write", &temporary))
    });
    if let Err(error) = written {
        let _ = std::fs::remove_file(&temporary);
        return Err(error);
    }
    drop(out);
    std::fs::rename(&temporary, path).map_err(StoreError::io("rename", &temporary))?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))
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
