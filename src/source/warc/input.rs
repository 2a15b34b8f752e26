use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

use super::Compression;
use crate::source::container::{Budget, Codec, Members, Raw};

/// The records' bytes, whatever they are compressed with.
pub(super) struct Input<'i> {
    layer: BufReader<Layer<'i>>,
    /// Bytes given back, read before all others.
    back: io::Cursor<Vec<u8>>,
    /// Offset of what the layer has given, or of the member that it comes from.
    place: Rc<Cell<u64>>,
    by_member: bool,
    ended: bool,
}

enum Layer<'i> {
    Plain(Box<dyn BufRead + 'i>, Rc<Cell<u64>>),
    Members(Box<Members<'i>>, Rc<Budget>),
}

impl Read for Layer<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(input, place) => {
                let count = input.read(out)?;
                place.set(place.get() + count as u64);
                Ok(count)
            }
            Self::Members(members, budget) => {
                let count = members.read(out)?;
                budget.expand(count)?;
                Ok(count)
            }
        }
    }
}

impl<'i> Input<'i> {
    pub(super) fn new(input: Box<dyn BufRead + 'i>, compression: Option<Compression>, budget: Rc<Budget>) -> Self {
        let codec = match compression {
            Some(Compression::Gzip) => Some(Codec::Gzip),
            Some(Compression::Zstd) => Some(Codec::Zstd),
            // Other compressions have no members to go by; they are opened outside.
            _ => None,
        };
        let (layer, place) = match codec {
            Some(codec) => {
                let members = Members::new(Raw::new(input), codec);
                let place = members.place();
                (Layer::Members(Box::new(members), budget), place)
            }
            None => {
                let place = Rc::<Cell<u64>>::default();
                (Layer::Plain(input, place.clone()), place)
            }
        };
        let by_member = codec.is_some();
        let layer = BufReader::with_capacity(1 << 16, layer);
        Self { layer, back: io::Cursor::default(), place, by_member, ended: false }
    }

    /// Where the next byte lies: in the file, or the start of its member. True once a byte is at hand.
    pub(super) fn offset(&self) -> u64 {
        if self.by_member {
            return self.place.get();
        }
        let back = self.back.get_ref().len() as u64 - self.back.position().min(self.back.get_ref().len() as u64);
        self.place.get().saturating_sub(self.layer.buffer().len() as u64 + back)
    }

    /// Passes over line ends and filling; false at the end.
    pub(super) fn skip_blank(&mut self) -> io::Result<bool> {
        loop {
            let ready = self.fill_buf()?;
            if ready.is_empty() {
                return Ok(false);
            }
            let count = ready.len();
            match ready.iter().position(|b| !matches!(b, b'\r' | b'\n' | 0)) {
                Some(at) => {
                    self.consume(at);
                    return Ok(true);
                }
                None => self.consume(count),
            }
        }
    }

    /// Whether these bytes come next, or, at the edge of a buffer, as many of them as are there.
    pub(super) fn starts_with(&mut self, word: &[u8]) -> io::Result<bool> {
        let ready = self.fill_buf()?;
        let count = ready.len().min(word.len());
        Ok(ready[..count] == word[..count])
    }

    pub(super) fn give_back(&mut self, bytes: Vec<u8>) {
        let mut rest = bytes;
        rest.extend_from_slice(&self.back.get_ref()[usize::try_from(self.back.position()).unwrap_or(0)..]);
        self.back = io::Cursor::new(rest);
    }

    /// Goes on behind a damaged member; false where there is no way on.
    pub(super) fn resync(&mut self) -> bool {
        match self.layer.get_mut() {
            Layer::Members(members, _) => members.resync().unwrap_or(false),
            Layer::Plain(..) => false,
        }
    }

    /// Reads no more.
    pub(super) fn end(&mut self) {
        self.ended = true;
        self.back = io::Cursor::default();
    }
}

impl Read for Input<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let count = ready.len().min(out.len());
        out[..count].copy_from_slice(&ready[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Input<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.ended {
            return Ok(&[]);
        }
        if self.back.position() < self.back.get_ref().len() as u64 {
            return self.back.fill_buf();
        }
        self.layer.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        if self.back.position() < self.back.get_ref().len() as u64 {
            self.back.consume(count);
        } else if !self.ended {
            self.layer.consume(count);
        }
    }
}
