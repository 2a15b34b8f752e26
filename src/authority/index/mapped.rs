//! Bytes of a file, mapped into memory.
#![allow(unsafe_code, reason = "a map of a file; the block says why it is sound")]

use std::fs::File;
use std::path::Path;

use memmap2::Mmap;

use super::layout::IndexError;

/// Where the bytes are.
#[derive(Debug)]
pub(super) enum Bytes {
    Mapped(Mmap),
    Owned(Vec<u8>),
}

impl Bytes {
    pub(super) fn open(path: &Path) -> Result<Self, IndexError> {
        let told = |source| IndexError::Io { path: path.display().to_string(), source };
        let file = File::open(path).map_err(told)?;
        if !file.metadata().map_err(told)?.is_file() {
            // A pipe or a folder: reading tells which, and what is wrong with it.
            return std::fs::read(path).map(Self::Owned).map_err(told);
        }
        // SAFETY: an index is never changed where it lies; `authority build` writes a new file and renames it over the old one, which
        // leaves what is mapped as it was. Who overwrites the file in place by other means gets wrong names or a bus error.
        let map = unsafe { Mmap::map(&file) }.map_err(told)?;
        Ok(Self::Mapped(map))
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Mapped(map) => map,
            Self::Owned(bytes) => bytes,
        }
    }
}
