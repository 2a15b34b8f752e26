//! The manifest: an append-only journal of [`Change`]s, one line each, every line with a checksum that covers the line
//! before it too. What follows the last line end is the rest of an interrupted write and counts as not written.

use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::catalogue::Catalogue;
use super::disk;
use super::entry::Change;
use super::error::StoreError;
use super::lines::Lines;
use super::manifest::{CHECKSUM, MANIFEST, Manifest};
use crate::base::spill::IN_MEMORY;

/// The format that this release writes and reads.
pub(super) const VERSION: u32 = 1;

/// Dead lines beyond this and beyond the live ones are worth a rewrite.
const SLACK: u64 = 1000;

#[derive(Serialize, Deserialize)]
struct Header {
    format: String,
    version: u32,
}

/// The manifest, open for appending.
pub(super) struct Journal {
    manifest: Manifest,
    path: PathBuf,
    file: File,
    /// Where what is on the disk ends.
    end: Position,
    /// Lines that go there next, and where they will end.
    waiting: String,
    waiting_end: Position,
    poisoned: bool,
}

/// Where the next line goes.
#[derive(Clone, Debug, Default)]
struct Position {
    bytes: u64,
    lines: u64,
    checksum: String,
}

/// Reads the manifest of `dir`.
pub(super) fn read(dir: &Path) -> Result<Catalogue<Manifest>, StoreError> {
    Ok(replay(dir)?.0)
}

/// Writes the manifest of a store that has nothing.
pub(super) fn create(dir: &Path) -> Result<(), StoreError> {
    write(dir, std::iter::empty())
}

/// Writes a manifest of these changes in place of what is there, at once or not at all.
fn write(dir: &Path, changes: impl Iterator<Item = Result<Change, StoreError>>) -> Result<(), StoreError> {
    let path = dir.join(MANIFEST);
    disk::write_atomically(&path, |out| {
        let told = |source| StoreError::Io { action: "write", path: disk::temporary(&path), source };
        let mut end = Position::default();
        let header = end.line(&Header { format: "pressgraph-store".into(), version: VERSION });
        out.write_all(header.as_bytes()).map_err(told)?;
        for change in changes {
            out.write_all(end.line(&change?).as_bytes()).map_err(told)?;
        }
        Ok(())
    })
}

impl Journal {
    /// Opens the manifest of `dir`, cutting off what an interrupted write left, and rewrites it where most of it is dead.
    pub fn open(dir: &Path) -> Result<Catalogue<Self>, StoreError> {
        let (mut catalogue, mut end) = replay(dir)?;
        if end.lines > 2 * catalogue.len()? + SLACK {
            write(dir, catalogue.entries().map(|entry| Ok(Change { put: vec![entry?], drop: Vec::new() })))?;
            (catalogue, end) = replay(dir)?;
        }
        let path = dir.join(MANIFEST);
        let file = OpenOptions::new().write(true).open(&path).map_err(StoreError::io("open", &path))?;
        let mut catalogue = catalogue.map(|manifest| Self {
            manifest,
            path,
            file,
            waiting_end: end.clone(),
            end,
            waiting: String::new(),
            poisoned: false,
        });
        catalogue.lines.cut()?;
        Ok(catalogue)
    }

    /// Takes in a change for the next [`Journal::commit`] and tells the place where it will stand.
    pub fn push(&mut self, change: &Change) -> Result<u64, StoreError> {
        if self.poisoned {
            return Err(StoreError::Poisoned { dir: self.path.parent().unwrap_or(&self.path).to_owned() });
        }
        let place = self.waiting_end.bytes;
        self.waiting.push_str(&self.waiting_end.line(change));
        Ok(place)
    }

    /// Appends what waits and returns when it is on the disk: all, or after an error none.
    pub fn commit(&mut self) -> Result<(), StoreError> {
        let written = self.file.write_all(self.waiting.as_bytes()).and_then(|()| self.file.sync_data());
        if let Err(source) = written {
            self.forget();
            // A torn line in the middle would make every later line unreadable.
            self.poisoned = self.cut().is_err();
            return Err(StoreError::Io { action: "write", path: self.path.clone(), source });
        }
        self.waiting.clear();
        self.end = self.waiting_end.clone();
        Ok(())
    }

    /// Gives up what waits.
    pub fn forget(&mut self) {
        self.waiting.clear();
        self.waiting_end = self.end.clone();
    }

    fn cut(&mut self) -> Result<(), StoreError> {
        let cut = self.file.set_len(self.end.bytes).and_then(|()| self.file.seek(SeekFrom::Start(self.end.bytes)));
        cut.map(|_| ()).map_err(StoreError::io("repair", &self.path))
    }
}

impl Lines for Journal {
    fn read(&self, place: u64) -> Result<Change, StoreError> {
        let waiting = place.checked_sub(self.end.bytes).and_then(|at| self.waiting.get(usize::try_from(at).ok()?..));
        match waiting.and_then(|text| text.lines().next()) {
            Some(line) => self.manifest.parse(line.as_bytes()),
            None => self.manifest.read(place),
        }
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

fn replay(dir: &Path) -> Result<(Catalogue<Manifest>, Position), StoreError> {
    let path = dir.join(MANIFEST);
    let manifest = Manifest::open(&path)?.ok_or_else(|| StoreError::Missing { dir: dir.to_owned() })?;
    let mut scan = manifest.scan()?;
    let mut catalogue = Catalogue::new(manifest, IN_MEMORY);
    let mut end = Position::default();
    while let Some(line) = scan.next()? {
        let damaged = |fault: &str| damaged(&path, end.lines + 1, fault);
        let (sum, json) = line.split_at_checked(CHECKSUM).ok_or_else(|| damaged("is too short"))?;
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
            catalogue.apply(&change, end.bytes)?;
        }
        end.checksum = String::from_utf8_lossy(sum).into_owned();
        end.bytes += line.len() as u64 + 1;
        end.lines += 1;
    }
    if end.lines == 0 {
        return Err(damaged(&path, 1, "is missing"));
    }
    Ok((catalogue, end))
}

/// What can be read of the manifest of `dir`, if there is one, and what is wrong with the rest.
///
/// A line is trusted that agrees with its own checksum and the one that the line before it has, so that a damaged line costs itself and at most the
/// next one.
pub(super) fn salvage(dir: &Path) -> Result<(Option<Catalogue<Manifest>>, Vec<StoreError>), StoreError> {
    let path = dir.join(MANIFEST);
    let missing = damaged(&path, 1, "is missing");
    let Some(manifest) = Manifest::open(&path)? else { return Ok((None, vec![missing])) };
    let mut scan = manifest.scan()?;
    let mut catalogue = Catalogue::new(manifest, IN_MEMORY);
    let mut faults = Vec::new();
    let mut before = String::new();
    let (mut number, mut place) = (0, 0);
    while let Some(line) = scan.next()? {
        number += 1;
        let sum = String::from_utf8_lossy(&line[..line.len().min(CHECKSUM)]).into_owned();
        let json = line.get(CHECKSUM + 1..).unwrap_or_default();
        let agrees = checksum(&before, json) == sum;
        before = sum;
        match serde_json::from_slice::<Change>(json) {
            _ if !agrees => faults.push(damaged(&path, number, "does not agree with its checksum")),
            Ok(change) if number > 1 => drop(catalogue.apply(&change, place)?),
            Err(_) if number > 1 => faults.push(damaged(&path, number, "is no record")),
            _ => {}
        }
        place += line.len() as u64 + 1;
    }
    if scan.is_empty() {
        faults.push(missing);
    }
    Ok((Some(catalogue), faults))
}

fn damaged(path: &Path, line: u64, fault: &str) -> StoreError {
    let remedy = if line == 1 {
        "move the folder away and load the inputs into a new store".to_owned()
    } else {
        format!("keep its first {} lines to go back to the state before, then load the inputs again", line - 1)
    };
    StoreError::Damaged { path: path.to_owned(), fault: format!("line {line} {fault}"), remedy }
}
