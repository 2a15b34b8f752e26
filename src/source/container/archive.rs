use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;

use crate::base::spill::TemporaryFile;

/// First bytes of the first entries of zip files that are no archives of documents: office documents, programs, books.
const NOT_ARCHIVES: &[&str] = &["[Content_Types].xml", "META-INF/", "mimetype", "AndroidManifest.xml"];

/// What is done with an entry of an archive: its name and its bytes.
type Each<'e> = dyn FnMut(&str, Box<dyn BufRead + '_>) -> ControlFlow<()> + 'e;

/// Hands on the files of a tar archive, one after the other.
///
/// # Errors
///
/// Where the archive is damaged; what stands before has been handed on.
pub(in crate::source) fn tar(input: Box<dyn BufRead + '_>, each: &mut Each<'_>) -> io::Result<ControlFlow<()>> {
    let mut archive = ::tar::Archive::new(input);
    for entry in archive.entries()? {
        let entry = entry?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if entry.header().entry_type().is_file() && !is_hidden(&name) {
            let rest = entry.size();
            if each(&name, Box::new(BufReader::new(Whole { inner: entry, rest }))).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Reads so many bytes, and tells where there are fewer: an archive that was cut off ends inside of a file.
struct Whole<R> {
    inner: R,
    rest: u64,
}

impl<R: Read> Read for Whole<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(out)?;
        self.rest = self.rest.saturating_sub(count as u64);
        if count == 0 && self.rest > 0 && !out.is_empty() {
            let missing = std::mem::take(&mut self.rest);
            return Err(io::Error::new(io::ErrorKind::InvalidData, format!("ends {missing} bytes too early")));
        }
        Ok(count)
    }
}

/// Hands on the files of a zip archive, in the order of its directory. One that is no plain file, as from a pipe, is laid down in a
/// temporary file first: its directory is at its end.
///
/// # Errors
///
/// Where the archive is damaged; what stands before has been handed on.
pub(in crate::source) fn zip(
    file: Option<&Path>,
    mut input: Box<dyn BufRead + '_>,
    each: &mut Each<'_>,
) -> io::Result<ControlFlow<()>> {
    let file = match file {
        Some(path) => File::open(path)?,
        None => {
            let mut spool = TemporaryFile::new()?;
            io::copy(&mut input, &mut spool)?;
            spool.into_file()
        }
    };
    let mut archive = ::zip::ZipArchive::new(BufReader::new(file)).map_err(told)?;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(told)?;
        let name = entry.name().map_err(told)?.into_owned();
        if at == 0 && NOT_ARCHIVES.iter().any(|other| name.starts_with(other)) {
            let message = "a document or program of an office, a phone or a book reader; give its text";
            return Err(io::Error::new(io::ErrorKind::Unsupported, message));
        }
        if entry.is_file() && !is_hidden(&name) && each(&name, Box::new(BufReader::new(entry))).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn told(error: ::zip::result::ZipError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("damaged zip archive ({error})"))
}

/// Whether a part of the name is hidden, or holds what only the system that packed it uses.
fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') && part != "." && part != "..") || name.starts_with("__MACOSX/")
}

/// Whether a block looks like the header of a tar archive: POSIX and GNU ones say so, older ones have a checksum.
pub(in crate::source) fn is_tar(start: &[u8]) -> bool {
    let Some(block) = start.get(..512) else { return false };
    if block[257..].starts_with(b"ustar") {
        return true;
    }
    let digits = &block[148..156];
    let told = digits
        .iter()
        .filter(|b| b.is_ascii_digit())
        .try_fold(0_u32, |sum, b| sum.checked_mul(8)?.checked_add(u32::from(b - b'0')));
    let sum = |bytes: &[u8]| bytes.iter().map(|b| u32::from(*b)).sum::<u32>();
    block[0] != 0
        && digits.iter().any(u8::is_ascii_digit)
        && digits.iter().all(|b| b.is_ascii_digit() || matches!(b, b' ' | 0))
        && told == Some(sum(&block[..148]) + sum(&block[156..]) + 8 * u32::from(b' '))
}

/// Reads a limited number of bytes.
pub(in crate::source) fn whole(input: &mut dyn BufRead, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    input.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}
