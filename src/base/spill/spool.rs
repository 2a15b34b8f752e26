use std::env;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};

use tempfile::SpooledTempFile;

/// Bytes at places, in memory until they are too many.
pub(super) struct Spool(SpooledTempFile);

impl Spool {
    pub fn new(in_memory: usize) -> Self {
        Self(SpooledTempFile::new(in_memory))
    }

    /// Fills as much of `bytes` as there is from `start` on, and tells how much that is.
    pub fn read(&mut self, start: u64, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.seek(SeekFrom::Start(start)).map_err(fault)?;
        let mut filled = 0;
        while filled < bytes.len() {
            match self.0.read(&mut bytes[filled..]) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(fault(error)),
            }
        }
        Ok(filled)
    }

    pub fn read_exact(&mut self, start: u64, bytes: &mut [u8]) -> io::Result<()> {
        if self.read(start, bytes)? < bytes.len() {
            return Err(fault(io::ErrorKind::UnexpectedEof.into()));
        }
        Ok(())
    }

    pub fn write(&mut self, start: u64, bytes: &[u8]) -> io::Result<()> {
        self.0.seek(SeekFrom::Start(start)).and_then(|_| self.0.write_all(bytes)).map_err(fault)
    }

    #[cfg(test)]
    pub fn is_on_disk(&self) -> bool {
        self.0.is_rolled()
    }
}

/// A temporary file to be written, without a name; it goes when it is closed. Its errors say what helps.
pub struct TemporaryFile(File);

impl TemporaryFile {
    /// An empty one.
    ///
    /// # Errors
    ///
    /// Where it cannot be made.
    pub fn new() -> io::Result<Self> {
        tempfile::tempfile().map(Self).map_err(fault)
    }

    /// The file, to be read.
    #[must_use]
    pub fn into_file(self) -> File {
        self.0
    }
}

impl Write for TemporaryFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(fault)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(fault)
    }
}

/// Says which file it is, and what helps.
fn fault(error: io::Error) -> io::Error {
    if error.kind() == io::ErrorKind::Interrupted {
        // To be tried again.
        return error;
    }
    let folder = env::temp_dir();
    // Without its kind, which would be taken for that of the file that is read or written.
    io::Error::other(format!(
        "a temporary file in {}: {error}; make room there, or name another folder in TMPDIR",
        folder.display()
    ))
}
