use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use crate::source::Meter;

/// How much compressed data may grow before anybody asks whether it is a bomb.
const HARMLESS: u64 = 256 << 20;

/// How far one input may expand, over all its layers of compression together.
///
/// Nothing is held in memory, so what a bomb costs is time; a guard over all layers also stops archives in archives.
#[derive(Debug)]
pub(in crate::source) struct Budget {
    /// Bytes as they lie on the disk.
    stored: Cell<u64>,
    /// Bytes that came out of decompressors.
    expanded: Cell<u64>,
    ratio: u64,
    meter: Meter,
}

impl Budget {
    /// For an input that may grow to `ratio` times its size. What is read of it is added to `meter`.
    pub(in crate::source) fn new(ratio: u64, meter: &Meter) -> Rc<Self> {
        Rc::new(Self { stored: Cell::new(0), expanded: Cell::new(0), ratio, meter: meter.clone() })
    }

    /// Counts bytes that came out of a decompressor.
    pub(in crate::source) fn expand(&self, bytes: usize) -> io::Result<()> {
        let expanded = self.expanded.get() + bytes as u64;
        self.expanded.set(expanded);
        if expanded > HARMLESS.max(self.stored.get().saturating_mul(self.ratio)) {
            let ratio = self.ratio;
            let message = format!("expands to more than {ratio} times its size, as a decompression bomb does");
            return Err(io::Error::new(io::ErrorKind::QuotaExceeded, message));
        }
        Ok(())
    }
}

/// A reader whose bytes are counted: as stored, or as expanded.
pub(in crate::source) struct Metered<R> {
    inner: R,
    budget: Rc<Budget>,
    expanded: bool,
}

impl<R> Metered<R> {
    /// What lies on the disk or comes in by a pipe.
    pub(in crate::source) fn stored(inner: R, budget: &Rc<Budget>) -> Self {
        Self { inner, budget: budget.clone(), expanded: false }
    }

    /// What a decompressor gives.
    pub(in crate::source) fn expanded(inner: R, budget: &Rc<Budget>) -> Self {
        Self { inner, budget: budget.clone(), expanded: true }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(out)?;
        if self.expanded {
            self.budget.expand(count)?;
        } else {
            self.budget.stored.set(self.budget.stored.get() + count as u64);
            self.budget.meter.add(count);
        }
        Ok(count)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn growth_is_bounded_over_all_layers() {
        let budget = Budget::new(10, &Meter::default());
        let mut stored = Metered::stored(io::repeat(1).take(30 << 20), &budget);
        io::copy(&mut stored, &mut io::sink()).unwrap();
        let layer = |bytes| io::copy(&mut Metered::expanded(io::repeat(2).take(bytes), &budget), &mut io::sink());
        layer(200 << 20).unwrap();
        layer(100 << 20).unwrap();
        assert_eq!(layer(1 << 20).unwrap_err().kind(), io::ErrorKind::QuotaExceeded);
    }
}
