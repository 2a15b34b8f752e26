//! The manifest as a file that is read: through, and again from any line.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::entry::Change;
use super::error::StoreError;
use super::lines::Lines;

/// Name of the manifest in the store's folder.
pub(super) const MANIFEST: &str = "manifest";

/// Letters of the checksum at the beginning of a line; a space follows.
pub(super) const CHECKSUM: usize = 16;

/// Bytes that are read together by the one who reads all, and by the one who reads a line.
const MANY: usize = 64 << 10;
const FEW: usize = 1 << 10;

/// The manifest, open for reading; it stays the same file when another takes its place.
pub(super) struct Manifest {
    path: PathBuf,
    file: Arc<Mutex<File>>,
}

impl Manifest {
    /// Opens the manifest at `path`, if it is there.
    pub fn open(path: &Path) -> Result<Option<Self>, StoreError> {
        match File::open(path) {
            Ok(file) => Ok(Some(Self { path: path.to_owned(), file: Arc::new(Mutex::new(file)) })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(StoreError::Io { action: "read", path: path.to_owned(), source }),
        }
    }

    /// All lines that there are now.
    pub fn scan(&self) -> Result<Scan, StoreError> {
        let file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let length = file.metadata().map_err(StoreError::io("read", &self.path))?.len();
        let bytes = BufReader::with_capacity(MANY, self.from(0).take(length));
        Ok(Scan { path: self.path.clone(), bytes, line: Vec::new(), length })
    }

    fn from(&self, place: u64) -> Bytes {
        Bytes { file: Arc::clone(&self.file), place }
    }

    /// The change that a line says, whose checksum was looked at when it was first read.
    pub fn parse(&self, line: &[u8]) -> Result<Change, StoreError> {
        let change = line.get(CHECKSUM + 1..).and_then(|json| serde_json::from_slice(json).ok());
        change.ok_or_else(|| StoreError::Damaged {
            path: self.path.clone(),
            fault: "a line changed after it was read".to_owned(),
            remedy: "run the same command again".to_owned(),
        })
    }
}

impl Lines for Manifest {
    fn read(&self, place: u64) -> Result<Change, StoreError> {
        let mut line = Vec::new();
        let mut bytes = BufReader::with_capacity(FEW, self.from(place));
        bytes.read_until(b'\n', &mut line).map_err(StoreError::io("read", &self.path))?;
        self.parse(&line)
    }
}

/// The manifest's lines one after the other.
pub(super) struct Scan {
    path: PathBuf,
    bytes: BufReader<io::Take<Bytes>>,
    line: Vec<u8>,
    length: u64,
}

impl Scan {
    /// The next line without its end; what has none is the rest of an interrupted write.
    pub fn next(&mut self) -> Result<Option<&[u8]>, StoreError> {
        self.line.clear();
        self.bytes.read_until(b'\n', &mut self.line).map_err(StoreError::io("read", &self.path))?;
        Ok(self.line.strip_suffix(b"\n"))
    }

    /// Whether there was nothing at all.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }
}

/// The file's bytes from a place on, whatever else is read from it meanwhile.
struct Bytes {
    file: Arc<Mutex<File>>,
    place: u64,
}

impl Read for Bytes {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.place))?;
        let count = file.read(buffer)?;
        self.place += count as u64;
        Ok(count)
    }
}
