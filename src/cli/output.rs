//! Where output goes: standard output, or a file that appears whole or not at all.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::interrupt;
use super::status::Failure;

/// A destination for output, opened before the long work so that a wrong path is told at once.
pub(super) enum Output {
    Stdout,
    /// A file that is not a regular one, as `/dev/null` or a named pipe: written in place.
    Special(PathBuf),
    /// A temporary file beside its destination, renamed at the end.
    File {
        temporary: NamedTempFile,
        path: PathBuf,
    },
}

impl Output {
    /// Opens `path`; `None` and `-` are standard output.
    pub(super) fn open(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path.filter(|p| *p != Path::new("-")) else { return Ok(Self::Stdout) };
        match std::fs::metadata(path) {
            Ok(found) if found.is_dir() => {
                return Err(Failure::new(format!("{}: is a folder; name a file in it", path.display())));
            }
            Ok(found) if !found.is_file() => return Ok(Self::Special(path.to_owned())),
            _ => {}
        }
        // A link stays a link: what it points to is replaced.
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let temporary = tempfile::Builder::new().prefix(".pressgraph-").tempfile_in(folder).map_err(|e| {
            Failure::new(format!("{}: cannot write here: {e}; choose another place with -o", path.display()))
        })?;
        interrupt::remember(temporary.path());
        Ok(Self::File { temporary, path })
    }

    /// Whether it is standard output.
    pub(super) const fn is_stdout(&self) -> bool {
        matches!(self, Self::Stdout)
    }

    /// Lets `write` fill the destination, then makes a file appear under its name.
    pub(super) fn write(self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        self.write_some(|out| write(out).map(|()| true))
    }

    /// As [`Output::write`]; if `write` says that there was nothing to write, no file appears.
    pub(super) fn write_some(self, write: impl FnOnce(&mut dyn Write) -> io::Result<bool>) -> Result<(), Failure> {
        match self {
            Self::Stdout => {
                buffered(io::stdout().lock(), write).map(drop).map_err(|e| Failure::io("standard output", &e))
            }
            Self::Special(path) => std::fs::OpenOptions::new()
                .write(true)
                .open(&path)
                .and_then(|file| buffered(file, write).map(drop))
                .map_err(|e| Failure::io(path.display(), &e)),
            Self::File { temporary, path } => {
                let told = |e: io::Error| Failure::new(format!("{}: {e}; nothing was written", path.display()));
                if !buffered(temporary.as_file(), write).map_err(told)? {
                    return Ok(());
                }
                set_usual_permissions(&temporary, &path).map_err(told)?;
                temporary.as_file().sync_all().map_err(told)?;
                let unfinished = temporary.path().to_owned();
                temporary.persist(&path).map_err(|e| told(e.error))?;
                interrupt::forget(&unfinished);
                Ok(())
            }
        }
    }
}

fn buffered(to: impl Write, write: impl FnOnce(&mut dyn Write) -> io::Result<bool>) -> io::Result<bool> {
    let mut out = BufWriter::with_capacity(1 << 16, to);
    let any = write(&mut out)?;
    out.flush()?;
    Ok(any)
}

/// A temporary file is private; the output gets the mode of the file it replaces, or what a new file would get.
#[cfg(unix)]
fn set_usual_permissions(temporary: &NamedTempFile, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let permissions = match std::fs::metadata(path) {
        Ok(earlier) => earlier.permissions(),
        Err(_) => std::fs::Permissions::from_mode(0o644),
    };
    temporary.as_file().set_permissions(permissions)
}

#[cfg(not(unix))]
fn set_usual_permissions(_: &NamedTempFile, _: &Path) -> io::Result<()> {
    Ok(())
}
