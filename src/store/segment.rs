//! Segments: immutable N-Quads files, each named by the BLAKE3 hash of its bytes, so that the name is the checksum.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::QuadRef;

use super::disk;
use super::error::StoreError;

/// Folder of the segments in the store's folder.
pub(super) const SEGMENTS: &str = "segments";

const EXTENSION: &str = "nq";

/// A segment that is written and not yet known to anyone.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub name: String,
    pub quads: u64,
}

/// Where the segment `name` lies.
pub(super) fn path(dir: &Path, name: &str) -> PathBuf {
    dir.join(SEGMENTS).join(format!("{name}.{EXTENSION}"))
}

/// The segment that a file name stands for; none for what is no segment.
pub(super) fn name_of(file: &Path) -> Option<&str> {
    let name = file.file_stem()?.to_str()?;
    let hexadecimal = name.len() == 64 && name.bytes().all(|b| b.is_ascii_hexdigit());
    (hexadecimal && file.extension()? == EXTENSION).then_some(name)
}

/// Quads as sorted N-Quads lines without repetition: the same set always gives the same bytes.
pub(super) fn canonical<'q>(quads: impl Iterator<Item = QuadRef<'q>>) -> (Vec<u8>, u64) {
    let mut serializer = RdfSerializer::from_format(RdfFormat::NQuads).for_writer(Vec::new());
    for quad in quads {
        // Writing to memory cannot fail.
        let _ = serializer.serialize_quad(quad);
    }
    let text = serializer.finish().unwrap_or_default();
    let mut lines: Vec<&[u8]> = text.split_inclusive(|b| *b == b'\n').collect();
    lines.sort_unstable();
    lines.dedup();
    (lines.concat(), lines.len() as u64)
}

/// A segment in the making. Dropped before [`SegmentWriter::finish`], it leaves nothing.
pub(super) struct SegmentWriter<'d> {
    dir: &'d Path,
    temporary: PathBuf,
    out: BufWriter<File>,
    hasher: blake3::Hasher,
    quads: u64,
    finished: bool,
}

impl<'d> SegmentWriter<'d> {
    /// Starts a segment of the store in `dir`. There is one writer at a time, so there is one unfinished segment.
    pub fn new(dir: &'d Path) -> Result<Self, StoreError> {
        let temporary = disk::temporary(&path(dir, "unfinished"));
        let file = File::create(&temporary).map_err(StoreError::io("create", &temporary))?;
        let out = BufWriter::with_capacity(1 << 16, file);
        Ok(Self { dir, temporary, out, hasher: blake3::Hasher::new(), quads: 0, finished: false })
    }

    /// Adds the lines of `quads`, sorted among themselves.
    pub fn write<'q>(&mut self, quads: impl Iterator<Item = QuadRef<'q>>) -> Result<(), StoreError> {
        let (lines, count) = canonical(quads);
        self.hasher.update(&lines);
        self.quads += count;
        self.out.write_all(&lines).map_err(StoreError::io("write", &self.temporary))
    }

    /// Gives the segment its name; `sync` says whether its bytes are on the disk before that, `used` whether a name is in use.
    pub fn finish(
        mut self,
        sync: bool,
        used: impl FnOnce(&str) -> Result<bool, StoreError>,
    ) -> Result<Written, StoreError> {
        let name = self.hasher.finalize().to_hex().to_string();
        if used(&name)? && path(self.dir, &name).is_file() {
            // The same bytes lie there already, and perhaps safer than these.
            return Ok(Written { name, quads: self.quads });
        }
        self.out.flush().map_err(StoreError::io("write", &self.temporary))?;
        if sync {
            self.out.get_ref().sync_all().map_err(StoreError::io("write", &self.temporary))?;
        }
        std::fs::rename(&self.temporary, path(self.dir, &name)).map_err(StoreError::io("rename", &self.temporary))?;
        self.finished = true;
        Ok(Written { name, quads: self.quads })
    }
}

impl Drop for SegmentWriter<'_> {
    fn drop(&mut self) {
        if !self.finished {
            let _ = std::fs::remove_file(&self.temporary);
        }
    }
}

/// Reads a segment and checks it against its name.
pub(super) fn read(dir: &Path, name: &str, graph: &str) -> Result<Vec<u8>, StoreError> {
    let path = path(dir, name);
    let damaged = |fault: &str| StoreError::Damaged {
        path: path.clone(),
        fault: fault.to_owned(),
        remedy: format!("it holds {graph}; delete the file and load that document's input again"),
    };
    match std::fs::read(&path) {
        Ok(bytes) if blake3::hash(&bytes).to_hex().as_str() == name => Ok(bytes),
        Ok(_) => Err(damaged("its content does not agree with the checksum in its name")),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(damaged("it is missing")),
        Err(source) => Err(StoreError::Io { action: "read", path, source }),
    }
}
