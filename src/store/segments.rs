use std::collections::BTreeSet;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use oxigraph::io::RdfFormat;
use oxigraph::model::Quad;

use super::bulk::{self, Graphs};
use super::catalogue::{Catalogue, Entries};
use super::disk::Held;
use super::entry::{Change, Origin};
use super::error::StoreError;
use super::import::RdfFile;
use super::journal::{self, Journal};
use super::lines::Lines;
use super::manifest::{MANIFEST, Manifest};
use super::segment::{self, SEGMENTS, SegmentWriter, Written};
use super::{Contents, Dataset, Derived, Outcome, Parts, Store, disk};
use crate::rdf::Quads;

/// Held by the one that writes; says who it is.
const WRITER_LOCK: &str = "writer.lock";
/// Held, shared, by those who read; segments are deleted only while nobody reads.
const READERS_LOCK: &str = "readers.lock";

/// Quads that are stored as they are; the lines of more are sorted on the disk.
const WHOLE: usize = 1 << 16;

/// When a document counts as committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Before the call that puts it returns.
    Each,
    /// Many at once, which costs far less on most disks: when so many are waiting or the first has waited so long, and
    /// at [`Store::commit`]. An interrupted run loses what is waiting, as a whole.
    Batch {
        /// How many may wait.
        documents: usize,
        /// How long one may wait; looked at when the next is put.
        delay: Duration,
    },
}

/// A store in a folder: a manifest and one checksummed N-Quads file an entry.
///
/// One process writes at a time, any number read; a reader sees the state of the moment when it opened the store.
pub struct Segments {
    dir: PathBuf,
    catalogue: Catalogue<Journal>,
    durability: Durability,
    /// How many changes wait, and since when.
    waiting: usize,
    waiting_since: Option<Instant>,
    /// The segments that come with them.
    waiting_segments: BTreeSet<String>,
    /// Nothing uses them any more, but somebody may still be reading them.
    released: BTreeSet<String>,
    _lock: Held,
}

/// What a store in a folder held when it was opened. Keeps its segments from being deleted.
pub struct Snapshot {
    dir: PathBuf,
    catalogue: Catalogue<Manifest>,
    _lock: Held,
}

impl Segments {
    /// Opens the store in `dir` for writing, makes it if there is none, and clears away what interrupted runs left.
    ///
    /// # Errors
    ///
    /// [`StoreError::Busy`] while another process writes, [`StoreError::NotAStore`] if the folder holds other things,
    /// [`StoreError::Damaged`], [`StoreError::Version`], [`StoreError::Io`].
    pub fn open(dir: &Path, durability: Durability) -> Result<Self, StoreError> {
        if dir.exists() && !dir.join(MANIFEST).exists() {
            only_ours(dir)?;
        }
        let folder = dir.join(SEGMENTS);
        std::fs::create_dir_all(&folder).map_err(StoreError::io("create", &folder))?;
        let lock = lock_for_writing(dir)?;
        if !dir.join(MANIFEST).exists() {
            open_lock(&dir.join(READERS_LOCK))?;
            // The folder is new: the one that it is in has to remember it.
            let above = dir.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            disk::sync_folder(above)?;
            journal::create(dir)?;
        }
        let mut store = Self {
            dir: dir.to_owned(),
            catalogue: Journal::open(dir)?,
            durability,
            waiting: 0,
            waiting_since: None,
            waiting_segments: BTreeSet::new(),
            released: BTreeSet::new(),
            _lock: lock,
        };
        store.sweep()?;
        Ok(store)
    }

    /// The state of the store in `dir` at this moment. Waits for no writer.
    ///
    /// # Errors
    ///
    /// [`StoreError::Missing`] if there is no store, [`StoreError::Damaged`], [`StoreError::Version`], [`StoreError::Io`].
    pub fn read(dir: &Path) -> Result<Snapshot, StoreError> {
        if !dir.join(MANIFEST).is_file() {
            return Err(StoreError::Missing { dir: dir.to_owned() });
        }
        let lock = lock_for_reading(dir)?;
        let catalogue = journal::read(dir)?;
        Ok(Snapshot { dir: dir.to_owned(), catalogue, _lock: lock })
    }

    fn record(&mut self, change: &Change) -> Result<(), StoreError> {
        match self.durability {
            Durability::Each => {
                disk::sync_folder(&self.dir.join(SEGMENTS))?;
                let place = self.catalogue.lines.push(change)?;
                self.catalogue.lines.commit()?;
                self.apply(change, place)?;
                self.delete_released();
                Ok(())
            }
            Durability::Batch { documents, delay } => {
                let place = self.catalogue.lines.push(change)?;
                self.waiting += 1;
                self.waiting_segments.extend(change.put.iter().map(|entry| entry.segment.clone()));
                self.apply(change, place)?;
                let since = *self.waiting_since.get_or_insert_with(Instant::now);
                if self.waiting >= documents || since.elapsed() >= delay { self.commit() } else { Ok(()) }
            }
        }
    }

    fn apply(&mut self, change: &Change, place: u64) -> Result<(), StoreError> {
        for entry in &change.put {
            self.released.remove(&entry.segment);
        }
        self.released.extend(self.catalogue.apply(change, place)?);
        Ok(())
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        for segment in std::mem::take(&mut self.waiting_segments) {
            if self.catalogue.uses_segment(&segment)? {
                disk::sync_file(&segment::path(&self.dir, &segment))?;
            }
        }
        disk::sync_folder(&self.dir.join(SEGMENTS))?;
        self.catalogue.lines.commit()
    }

    /// Back to what the manifest says, without what waited.
    fn go_back(&mut self) -> Result<(), StoreError> {
        self.catalogue.lines.forget();
        self.catalogue.lose();
        self.catalogue.become_as(journal::read(&self.dir)?);
        self.released.clear();
        Ok(())
    }

    /// Deletes what nothing uses, unless somebody reads; then the next writer will.
    fn delete_released(&mut self) {
        if self.released.is_empty() {
            return;
        }
        let Ok(lock) = open_file(&self.dir.join(READERS_LOCK)) else { return };
        if lock.try_lock().is_ok() {
            let _lock = Held::new(lock);
            for segment in std::mem::take(&mut self.released) {
                // What cannot be deleted now is swept when the store is opened next.
                let _ = std::fs::remove_file(segment::path(&self.dir, &segment));
            }
        }
    }

    /// Finds what interrupted runs left: segments that no entry uses, and unfinished files.
    fn sweep(&mut self) -> Result<(), StoreError> {
        let _ = std::fs::remove_file(disk::temporary(&self.dir.join(MANIFEST)));
        let folder = self.dir.join(SEGMENTS);
        for file in std::fs::read_dir(&folder).map_err(StoreError::io("list", &folder))? {
            let path = file.map_err(StoreError::io("list", &folder))?.path();
            if path.extension().is_some_and(|e| e == disk::TEMPORARY) {
                let _ = std::fs::remove_file(&path);
            } else if let Some(name) = segment::name_of(&path)
                && !self.catalogue.uses_segment(name)?
            {
                self.released.insert(name.to_owned());
            }
        }
        self.delete_released();
        Ok(())
    }

    fn put(&mut self, origin: &Origin, written: Written) -> Result<Outcome, StoreError> {
        let known = self.catalogue.get(origin.graph.as_str())?.is_some();
        let change = self.catalogue.change(origin, written.name.clone(), written.quads)?;
        if let Err(error) = self.record(&change) {
            // On a full disk this may be the room that the next one needs. Where it is not known whether something uses it, it stays.
            if self.catalogue.uses_segment(&written.name).is_ok_and(|used| !used) {
                self.released.insert(written.name);
                self.delete_released();
            }
            return Err(error);
        }
        Ok(if known { Outcome::Replaced } else { Outcome::Added })
    }

    /// Stores quads that come in parts, which have no line in common.
    fn put_parts(
        &mut self,
        origin: &Origin,
        parts: impl FnOnce(&mut SegmentWriter<'_>) -> Result<(), StoreError>,
    ) -> Result<Outcome, StoreError> {
        let dir = self.dir.clone();
        let mut writer = SegmentWriter::new(&dir)?;
        parts(&mut writer)?;
        let written = writer.finish(self.durability == Durability::Each, |name| self.catalogue.uses_segment(name))?;
        self.put(origin, written)
    }
}

impl Store for Segments {
    fn knows(&self, origin: &Origin) -> Result<bool, StoreError> {
        let stored = self.catalogue.get(origin.graph.as_str())?.filter(|entry| entry.content == origin.content);
        // A damaged segment is mended by deleting it and loading its input again.
        Ok(stored.is_some_and(|entry| segment::path(&self.dir, &entry.segment).is_file()))
    }

    fn confirm(&mut self, origin: &Origin) -> Result<bool, StoreError> {
        if !self.knows(origin)? {
            return Ok(false);
        }
        let Some(change) = self.catalogue.confirmation(origin)? else { return Ok(false) };
        if change != Change::default() {
            self.record(&change)?;
        }
        Ok(true)
    }

    fn replace(&mut self, origin: &Origin, quads: &Quads) -> Result<Outcome, StoreError> {
        if self.confirm(origin)? {
            return Ok(Outcome::Unchanged);
        }
        if quads.len() <= WHOLE {
            return self.put_parts(origin, |writer| writer.write(quads.iter()));
        }
        let mut lines = Derived::default();
        quads.iter().try_for_each(|quad| lines.push(quad))?;
        let mut lines = lines.sorted()?;
        self.put_parts(origin, |writer| lines.parts().try_for_each(|part| writer.write(part?.iter())))
    }

    fn replace_by_parts(&mut self, origin: &Origin, parts: Parts<'_>) -> Result<Outcome, StoreError> {
        if self.confirm(origin)? {
            return Ok(Outcome::Unchanged);
        }
        self.put_parts(origin, |writer| {
            for part in parts {
                writer.write(part?.iter())?;
            }
            Ok(())
        })
    }

    fn remove(&mut self, graph: &str) -> Result<bool, StoreError> {
        if self.catalogue.get(graph)?.is_none() {
            return Ok(false);
        }
        self.record(&Change { put: Vec::new(), drop: vec![graph.to_owned()] })?;
        Ok(true)
    }

    fn import_rdf(&mut self, path: &Path, format: Option<RdfFormat>, base: &str) -> Result<Outcome, StoreError> {
        let file = RdfFile::open(path, format, base)?;
        if self.confirm(&file.origin)? {
            return Ok(Outcome::Unchanged);
        }
        self.put_parts(&file.origin, |writer| file.read(|quads| writer.write(quads.iter().map(Quad::as_ref))))
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        if self.waiting == 0 {
            return Ok(());
        }
        let flushed = self.flush();
        self.waiting = 0;
        self.waiting_since = None;
        self.waiting_segments.clear();
        if flushed.is_err() {
            self.go_back()?;
            return flushed;
        }
        self.delete_released();
        Ok(())
    }
}

impl Drop for Segments {
    fn drop(&mut self) {
        // A caller that wants to know calls `commit`.
        let _ = self.commit();
    }
}

impl Contents for Segments {
    fn entries(&self) -> Entries<'_> {
        self.catalogue.entries()
    }

    fn dataset(&self, graphs: Graphs) -> Result<Dataset, StoreError> {
        dataset(&self.dir, &self.catalogue, graphs)
    }

    fn dump(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        dump(&self.dir, &self.catalogue, out)
    }
}

impl Contents for Snapshot {
    fn entries(&self) -> Entries<'_> {
        self.catalogue.entries()
    }

    fn dataset(&self, graphs: Graphs) -> Result<Dataset, StoreError> {
        dataset(&self.dir, &self.catalogue, graphs)
    }

    fn dump(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        dump(&self.dir, &self.catalogue, out)
    }
}

fn dataset<L: Lines>(dir: &Path, catalogue: &Catalogue<L>, graphs: Graphs) -> Result<Dataset, StoreError> {
    let segments = catalogue.entries().map(|entry| {
        let entry = entry?;
        segment::read(dir, &entry.segment, &entry.graph)
    });
    bulk::load(segments, graphs)
}

fn dump<L: Lines>(dir: &Path, catalogue: &Catalogue<L>, out: &mut dyn Write) -> Result<(), StoreError> {
    for entry in catalogue.entries() {
        let entry = entry?;
        let lines = segment::read(dir, &entry.segment, &entry.graph)?;
        out.write_all(&lines).map_err(StoreError::io("write", Path::new("the dump")))?;
    }
    Ok(())
}

fn open_file(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

fn open_lock(path: &Path) -> Result<File, StoreError> {
    open_file(path).map_err(StoreError::io("open", path))
}

/// Keeps segments from being deleted.
pub(super) fn lock_for_reading(dir: &Path) -> Result<Held, StoreError> {
    let path = dir.join(READERS_LOCK);
    // A store on a medium that cannot be written is read without making the file.
    let lock = File::open(&path).or_else(|_| open_file(&path)).map_err(StoreError::io("open", &path))?;
    lock.lock_shared().map_err(StoreError::io("lock", &path))?;
    Ok(Held::new(lock))
}

fn lock_for_writing(dir: &Path) -> Result<Held, StoreError> {
    let path = dir.join(WRITER_LOCK);
    let mut lock = open_lock(&path)?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            let _ = lock.read_to_string(&mut holder);
            let holder = holder.trim().parse::<u32>().map(|id| format!(" (process {id})")).unwrap_or_default();
            return Err(StoreError::Busy { dir: dir.to_owned(), holder });
        }
        Err(TryLockError::Error(source)) => return Err(StoreError::Io { action: "lock", path, source }),
    }
    // The number only helps the message above; a full disk must not keep a store from being opened.
    let _ = lock.set_len(0).and_then(|()| writeln!(lock, "{}", std::process::id()));
    Ok(Held::new(lock))
}

/// A folder without a manifest becomes a store only if all that is in it may be the start of one. Segments never are:
/// they come after the manifest, and taking them for leftovers would delete everything.
fn only_ours(dir: &Path) -> Result<(), StoreError> {
    let manifest_in_the_making = disk::temporary(Path::new(MANIFEST));
    for file in std::fs::read_dir(dir).map_err(StoreError::io("list", dir))? {
        let path = file.map_err(StoreError::io("list", dir))?.path();
        let name = path.file_name().unwrap_or_default();
        if ![WRITER_LOCK, READERS_LOCK, SEGMENTS].iter().any(|ours| name == *ours)
            && name != manifest_in_the_making.as_os_str()
        {
            let found = name.to_string_lossy().into_owned();
            return Err(StoreError::NotAStore { dir: dir.to_owned(), found });
        }
    }
    let mut segments = std::fs::read_dir(dir.join(SEGMENTS)).into_iter().flatten().flatten();
    if segments.any(|file| segment::name_of(&file.path()).is_some()) {
        return Err(StoreError::Damaged {
            path: dir.join(MANIFEST),
            fault: "it is missing, and the folder has segments".to_owned(),
            remedy: "put the manifest back, or load the inputs into a new store".to_owned(),
        });
    }
    Ok(())
}
