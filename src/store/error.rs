use std::io;
use std::path::{Path, PathBuf};

/// Why a store could not do what it was asked to. Every message names the place and the remedy.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// A file could not be read or written.
    #[error("cannot {action} {}: {source}{}", path.display(), hint(source))]
    Io {
        /// What was being done, as an infinitive: `write`, `rename`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Another process is writing.
    #[error(
        "{} is being written by another pressgraph{holder}; wait until it has finished, or give another --store",
        dir.display()
    )]
    Busy {
        /// The store.
        dir: PathBuf,
        /// The other process as ` (process 123)`, where it is known.
        holder: String,
    },
    /// There is no store to read.
    #[error("no store at {}; `pressgraph load --store {} INPUT...` makes one", dir.display(), dir.display())]
    Missing {
        /// Where it was looked for.
        dir: PathBuf,
    },
    /// The folder holds something else.
    #[error(
        "{} is not a pressgraph store: it holds {found:?} but no manifest; give --store a new or empty folder",
        dir.display()
    )]
    NotAStore {
        /// The folder.
        dir: PathBuf,
        /// One of the things in it.
        found: String,
    },
    /// A later release wrote it.
    #[error(
        "{} has store format {found}, this pressgraph reads format {known}; use the release that wrote it, \
         or load the inputs into a new store",
        dir.display()
    )]
    Version {
        /// The store.
        dir: PathBuf,
        /// The format it has.
        found: u32,
        /// The format that is understood.
        known: u32,
    },
    /// What is on disk is not what was written.
    #[error("{} is damaged: {fault}; {remedy}", path.display())]
    Damaged {
        /// The damaged file.
        path: PathBuf,
        /// What is wrong with it.
        fault: String,
        /// What to do.
        remedy: String,
    },
    /// A graph name is no absolute IRI.
    #[error("{0:?} is not an absolute IRI and cannot name a graph; check --base")]
    GraphName(String),
    /// An RDF file is not what its format asks for.
    #[error("{}{position}: {message}", path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// `:line:column`, counted from 1, where the format tells.
        position: String,
        /// What is wrong.
        message: String,
    },
    /// A file is in no RDF format that is known.
    #[error(
        "{} is in no known RDF format; known are {}",
        path.display(),
        super::import::known_extensions()
    )]
    UnknownFormat {
        /// The file.
        path: PathBuf,
    },
    /// An earlier failure left the manifest in an unknown state.
    #[error("an earlier failure left {} half written; open the store again, which repairs it", dir.display())]
    Poisoned {
        /// The store.
        dir: PathBuf,
    },
    /// A temporary file, which keeps what need not be in memory; the system's reason says where it is and what helps.
    #[error(transparent)]
    Temporary(#[from] io::Error),
    /// A server could not do what it was asked to.
    #[error("{address}: {fault}; what was stored stays, run the same command again to go on")]
    Server {
        /// Where it is.
        address: String,
        /// What went wrong.
        fault: String,
    },
    /// Oxigraph's storage failed.
    #[error("the RDF dataset failed: {source}{hint}", source = .0, hint = full(.0))]
    Dataset(#[from] oxigraph::store::StorageError),
}

impl StoreError {
    /// Wraps an I/O error with what was done to which path.
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::Io { action, path, source }
    }
}

/// Oxigraph's disk index tells a full disk in words alone.
fn full(error: &oxigraph::store::StorageError) -> &'static str {
    let is_full = error.to_string().contains("No space left on device");
    if is_full { hint(&io::ErrorKind::StorageFull.into()) } else { "" }
}

fn hint(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "; make room and run the same command again, every committed document is kept"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "; the folder must be yours to write, or give another --store"
        }
        _ => "",
    }
}
