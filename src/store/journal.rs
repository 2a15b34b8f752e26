//! The manifest: an append-only journal of [`Change`]s, one line each, every line with a checksum that covers the line
//! before it too. What follows the last line end is the rest of an interrupted write and counts as not written.

use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::catalogue::{Catalogue, Change};
use super::disk;
use super::error::StoreError;

/// The format that this release writes and reads.
pub(super) const VERSION: u32 = 1;

/// Name of the manifest in the store's folder.
pub(super) const MANIFEST: &str = "manifest";

const CHECKSUM: usize = 16;

/// Dead lines beyond this and beyond the live ones are worth a rewrite.
const SLACK: usize = 1000;

#[derive(Serialize, Deserialize)]
struct Header {
    format: String,
    version: u32,
}

/// The manifest, open for appending.
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    end: Position,
    poisoned: bool,
}

/// Where the next line goes.
#[derive(Clone, Debug)]
struct Position {
    bytes: u64,
    lines: usize,
    checksum: String,
}

/// Reads the manifest of `dir`.
pub(super) fn read(dir: &Path) -> Result<Catalogue, StoreError> {
    Ok(replay(dir)?.0)
}

impl Journal {
    /// Writes a manifest that holds exactly `catalogue` in place of what is there, at once or not at all.
    pub fn create(dir: &Path, catalogue: &Catalogue) -> Result<Self, StoreError> {
        let path = dir.join(MANIFEST);
        let mut end = Position { bytes: 0, lines: 0, checksum: String::new() };
        let mut text = end.line(&Header { format: "pressgraph-store".into(), version: VERSION });
        for entry in catalogue.entries() {
            text.push_str(&end.line(&Change { put: vec![entry.clone()], drop: Vec::new() }));
        }
        let file = disk::write_atomically(&path, text.as_bytes())?;
        Ok(Self { path, file, end, poisoned: false })
    }

    /// Opens the manifest of `dir`, cutting off what an interrupted write left, and rewrites it where most of it is dead.
    pub fn open(dir: &Path) -> Result<(Self, Catalogue), StoreError> {
        let (catalogue, end) = replay(dir)?;
        if end.lines > 2 * catalogue.entries().len() + SLACK {
            return Ok((Self::create(dir, &catalogue)?, catalogue));
        }
        let path = dir.join(MANIFEST);
        let file = OpenOptions::new().write(true).open(&path).map_err(StoreError::io("open", &path))?;
        let mut journal = Self { path, file, end, poisoned: false };
        journal.cut()?;
        Ok((journal, catalogue))
    }

    /// Appends one line a change and returns when they are on the disk: all, or after an error none.
    pub fn append(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        if self.poisoned {
            return Err(StoreError::Poisoned { dir: self.path.parent().unwrap_or(&self.path).to_owned() });
        }
        let mut end = self.end.clone();
        let text: String = changes.iter().map(|change| end.line(change)).collect();
        let written = self.file.write_all(text.as_bytes()).and_then(|()| self.file.sync_data());
        if let Err(source) = written {
            // A torn line in the middle would make every later line unreadable.
            self.poisoned = self.cut().is_err();
            return Err(StoreError::Io { action: "write", path: self.path.clone(), source });
        }
        self.end = end;
        Ok(())
    }

    fn cut(&mut self) -> Result<(), StoreError> {
        let cut = self.file.set_len(self.end.bytes).and_then(|()| self.file.seek(SeekFrom::Start(self.end.bytes)));
        cut.map(|_| ()).map_err(StoreError::io("repair", &self.path))
    }
}

impl Position {
    /// The line that says `record`, and moves past it.
    fn line(&mut self, record: &impl Serialize) -> String {
        // Strings, numbers and lists of them always serialise.
        let json = serde_json::to_string(record).unwrap_or_default();
        let checksum = checksum(&self.checksum, json.as_bytes());
        let line = format!("{checksum} {json}\n");
        self.bytes += line.len() as u64;
        self.lines += 1;
        self.checksum = checksum;
        line
    }
}

fn checksum(before: &str, json: &[u8]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(before.as_bytes());
    hasher.update(json);
    hasher.finalize().to_hex()[..CHECKSUM].to_owned()
}

fn replay(dir: &Path) -> Result<(Catalogue, Position), StoreError> {
    let path = dir.join(MANIFEST);
    let bytes = std::fs::read(&path).map_err(|source| {
        if source.kind() == std::io::ErrorKind::NotFound {
            StoreError::Missing { dir: dir.to_owned() }
        } else {
            StoreError::Io { action: "read", path: path.clone(), source }
        }
    })?;
    let mut end = Position { bytes: 0, lines: 0, checksum: String::new() };
    let mut catalogue = Catalogue::default();
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        let Some(whole) = line.strip_suffix(b"\n") else { break };
        let damaged = |fault: &str| damaged(&path, end.lines + 1, fault);
        let (sum, json) = whole.split_at_checked(CHECKSUM).ok_or_else(|| damaged("is too short"))?;
        let json = json.strip_prefix(b" ").ok_or_else(|| damaged("has no checksum"))?;
        if sum != checksum(&end.checksum, json).as_bytes() {
            return Err(damaged("does not agree with its checksum"));
        }
        if end.lines == 0 {
            let header: Header = serde_json::from_slice(json).map_err(|_| damaged("is no header"))?;
            if header.version != VERSION {
                return Err(StoreError::Version { dir: dir.to_owned(), found: header.version, known: VERSION });
            }
        } else {
            let change: Change = serde_json::from_slice(json).map_err(|_| damaged("is no record"))?;
            catalogue.apply(change);
        }
        end.checksum = String::from_utf8_lossy(sum).into_owned();
        end.bytes += line.len() as u64;
        end.lines += 1;
    }
    if end.lines == 0 {
        return Err(damaged(&path, 1, "is missing"));
    }
    Ok((catalogue, end))
}

/// What can be read of the manifest of `dir`, and what is wrong with the rest.
///
/// A line is trusted that agrees with its own checksum and the one that the line before it has, so that a damaged line costs itself and at most the
/// next one.
pub(super) fn salvage(dir: &Path) -> Result<(Catalogue, Vec<StoreError>), StoreError> {
    let path = dir.join(MANIFEST);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(source) => return Err(StoreError::Io { action: "read", path, source }),
    };
    let mut catalogue = Catalogue::default();
    let mut faults = Vec::new();
    let mut before = String::new();
    for (at, line) in bytes.split_inclusive(|b| *b == b'\n').enumerate() {
        // The rest of an interrupted write, which counts as not written.
        let Some(whole) = line.strip_suffix(b"\n") else { break };
        let sum = String::from_utf8_lossy(&whole[..whole.len().min(CHECKSUM)]).into_owned();
        let json = whole.get(CHECKSUM + 1..).unwrap_or_default();
        let agrees = checksum(&before, json) == sum;
        before = sum;
        match serde_json::from_slice::<Change>(json) {
            _ if !agrees => faults.push(damaged(&path, at + 1, "does not agree with its checksum")),
            Ok(change) if at > 0 => drop(catalogue.apply(change)),
            Err(_) if at > 0 => faults.push(damaged(&path, at + 1, "is no record")),
            _ => {}
        }
    }
    if bytes.is_empty() {
        faults.push(damaged(&path, 1, "is missing"));
    }
    Ok((catalogue, faults))
}

fn damaged(path: &Path, line: usize, fault: &str) -> StoreError {
    let remedy = if line == 1 {
        "move the folder away and load the inputs into a new store".to_owned()
    } else {
        format!("keep its first {} lines to go back to the state before, then load the inputs again", line - 1)
    };
    StoreError::Damaged { path: path.to_owned(), fault: format!("line {line} {fault}"), remedy }
}
