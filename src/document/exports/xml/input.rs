//! The bytes of an XML file, with the place where reading is, and never more of one item than may be in memory.

use std::cell::Cell;
use std::io::{self, BufRead, Cursor, Read};
use std::rc::Rc;

use crate::source::size;

/// Where reading is.
#[derive(Debug, Default)]
pub(super) struct Place {
    line: Cell<u64>,
    column: Cell<u64>,
    /// Bytes since the last item.
    taken: Cell<u64>,
    /// The most bytes that an item may have.
    limit: u64,
}

impl Place {
    pub fn new(limit: u64) -> Self {
        Self { limit, ..Self::default() }
    }

    /// Goes on behind these bytes.
    pub fn pass(&self, bytes: &[u8]) {
        self.taken.set(self.taken.get() + bytes.len() as u64);
        let lines = bytes.iter().filter(|b| **b == b'\n').count() as u64;
        let last = bytes.iter().rposition(|b| *b == b'\n').map_or(bytes, |at| &bytes[at + 1..]);
        // A character of UTF-8 has one byte that is no continuation.
        let letters = last.iter().filter(|b| (**b & 0xc0) != 0x80).count() as u64;
        self.column.set(if lines > 0 { letters } else { self.column.get() + letters });
        self.line.set(self.line.get() + lines);
    }

    /// Goes back to a line and column from 1.
    pub fn back_to(&self, (line, column): (u64, u64)) {
        self.line.set(line - 1);
        self.column.set(column - 1);
    }

    /// A new item begins.
    pub fn begin(&self) {
        self.taken.set(0);
    }

    /// Line and column from 1.
    pub fn here(&self) -> (u64, u64) {
        (self.line.get() + 1, self.column.get() + 1)
    }

    /// What an item is that has more bytes than may be.
    pub fn too_long(&self) -> String {
        format!("an element is longer than {}, the limit of one document", size(self.limit))
    }
}

/// Counts lines and columns of what is read, and fails where an item is too long.
pub(super) struct Counted<'x> {
    input: Box<dyn BufRead + 'x>,
    place: Rc<Place>,
}

impl<'x> Counted<'x> {
    pub fn new(input: impl BufRead + 'x, place: &Rc<Place>) -> Self {
        Self { input: Box::new(input), place: place.clone() }
    }

    /// The input from the first byte on for which `find` gives a place, looking at some bytes of what was read before it, too; none
    /// where there is no such byte.
    ///
    /// # Errors
    ///
    /// Those of the input.
    pub fn skip_to(mut self, find: impl Fn(&[u8]) -> Option<usize>) -> io::Result<Option<Self>> {
        let mut window: Vec<u8> = Vec::new();
        loop {
            let ready = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                ready => ready?,
            };
            if ready.is_empty() {
                self.place.pass(&window);
                return Ok(None);
            }
            let count = ready.len();
            window.extend_from_slice(ready);
            self.input.consume(count);
            if let Some(at) = find(&window) {
                self.place.pass(&window[..at]);
                self.place.begin();
                let rest = Cursor::new(window.split_off(at)).chain(self.input);
                return Ok(Some(Self { input: Box::new(rest), place: self.place }));
            }
            // A tag may stand across the border of what is read at once.
            let keep = window.len().saturating_sub(LONGEST_TAG);
            self.place.pass(&window[..keep]);
            window.drain(..keep);
        }
    }
}

/// Bytes that are looked at again together with those behind them.
const LONGEST_TAG: usize = 64;

impl Read for Counted<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(out)?;
        self.place.pass(&out[..count]);
        Ok(count)
    }
}

impl BufRead for Counted<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.place.taken.get() > self.place.limit {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, self.place.too_long()));
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        if let Ok(ready) = self.input.fill_buf() {
            self.place.pass(&ready[..count.min(ready.len())]);
        }
        self.input.consume(count);
    }
}
