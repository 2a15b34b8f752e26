//! Compressed streams and archives, with a guard against decompression bombs.

mod archive;
mod members;
mod meter;

use std::io::{self, BufRead, BufReader, Read};

pub(super) use archive::{is_tar, tar, whole, zip};
pub(super) use members::{Codec, Members, Raw};
pub(super) use meter::{Budget, Metered};

/// The most memory that the dictionary of an xz stream may ask for, in KiB.
const XZ_MEMORY: u32 = 256 << 10;

/// A compression that is one stream of bytes inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    Gzip,
    Zstd,
    Bzip2,
    Xz,
}

impl Compression {
    /// The first bytes of each.
    const MAGIC: &[(&[u8], Self)] = &[
        (b"\x1f\x8b\x08", Self::Gzip),
        (b"\x28\xb5\x2f\xfd", Self::Zstd),
        (b"BZh", Self::Bzip2),
        (b"\xfd7zXZ\0", Self::Xz),
    ];

    /// What the first bytes of a file say of its compression.
    pub(super) fn of(start: &[u8]) -> Option<Self> {
        if is_skippable(start) {
            return Some(Self::Zstd);
        }
        Self::MAGIC.iter().find(|(magic, _)| start.starts_with(magic)).map(|(_, kind)| *kind)
    }

    /// What is inside, from first to last member.
    pub(super) fn open<'i>(self, input: Box<dyn BufRead + 'i>) -> Box<dyn Read + 'i> {
        match self {
            Self::Gzip => Box::new(Members::new(Raw::new(input), Codec::Gzip)),
            Self::Zstd => Box::new(Members::new(Raw::new(input), Codec::Zstd)),
            Self::Bzip2 => Box::new(Told { inner: bzip2::bufread::MultiBzDecoder::new(input), what: "bzip2" }),
            Self::Xz => {
                Box::new(Told { inner: lzma_rust2::XzReader::new_mem_limit(input, true, XZ_MEMORY), what: "xz" })
            }
        }
    }

    /// The first bytes of what is inside, as far as `start` tells.
    pub(super) fn peek(self, start: &[u8]) -> Vec<u8> {
        let mut inside = Vec::new();
        // The start is cut somewhere: an error behind the first bytes is expected.
        let _ = self.open(Box::new(BufReader::new(start))).take(512).read_to_end(&mut inside);
        inside
    }
}

/// A frame that a zstd decoder is to pass over; archives of the web keep their dictionary in one.
fn is_skippable(start: &[u8]) -> bool {
    matches!(start, [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..])
}

/// Puts the name of the format and the remedy to a decoder's errors.
struct Told<R> {
    inner: R,
    what: &'static str,
}

impl<R: Read> Read for Told<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.inner.read(out).map_err(|error| damaged(self.what, &error))
    }
}

/// A decoder's error in one form.
fn damaged(what: &str, error: &io::Error) -> io::Error {
    let message = match error.kind() {
        io::ErrorKind::UnexpectedEof => format!("truncated {what} data"),
        _ => format!("damaged {what} data ({error})"),
    };
    io::Error::new(io::ErrorKind::InvalidData, message)
}
