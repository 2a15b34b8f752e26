use std::io;

use super::spool::Spool;

/// Bytes that are appended, and read again from anywhere.
pub struct Records {
    file: Spool,
    waiting: Vec<u8>,
    written: u64,
}

/// Bytes that are written together.
const WAITING: usize = 16 << 10;

impl Records {
    /// Nothing yet; up to `in_memory` bytes stay in memory, so that with [`usize::MAX`] nothing can fail.
    #[must_use]
    pub fn new(in_memory: usize) -> Self {
        Self { file: Spool::new(in_memory), waiting: Vec::new(), written: 0 }
    }

    /// Appends bytes and tells where they begin.
    ///
    /// # Errors
    ///
    /// Those of the temporary file.
    pub fn push(&mut self, bytes: &[u8]) -> io::Result<u64> {
        let start = self.end();
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= WAITING {
            self.flush()?;
        }
        Ok(start)
    }

    /// How many bytes there are.
    #[must_use]
    pub fn end(&self) -> u64 {
        self.written + self.waiting.len() as u64
    }

    /// Fills `bytes` with what begins at `start`.
    ///
    /// # Errors
    ///
    /// Those of the temporary file; there being fewer bytes is one.
    pub fn read(&mut self, start: u64, bytes: &mut [u8]) -> io::Result<()> {
        self.flush()?;
        self.file.read_exact(start, bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.waiting.is_empty() {
            self.file.write(self.written, &self.waiting)?;
            self.written += self.waiting.len() as u64;
            self.waiting.clear();
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn what_was_pushed_is_read_again() {
        for in_memory in [0, 1000, usize::MAX] {
            let mut records = Records::new(in_memory);
            let record = |n: u32| n.to_string().repeat(n as usize % 9 + 1).into_bytes();
            let mut starts = Vec::new();
            for n in 0..5000 {
                starts.push(records.push(&record(n)).unwrap());
                // Reading between writes.
                let n = n / 2;
                let mut read = vec![0; record(n).len()];
                records.read(starts[n as usize], &mut read).unwrap();
                assert_eq!(read, record(n));
            }
            assert!(records.read(records.end(), &mut [0]).is_err());
        }
    }
}
