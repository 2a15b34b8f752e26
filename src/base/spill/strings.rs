use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io;

use super::spool::Spool;

/// Bytes of a run that are read together when runs are merged.
const READ: usize = 4 << 10;
/// Bytes of a string's length in a run.
const LENGTH: usize = 4;

/// Sorts strings of bytes in bounded memory, as [`super::Sorter`] sorts records of one size.
pub struct StringSorter {
    waiting: Vec<Box<[u8]>>,
    /// Bytes of those that wait, with what holds them.
    waiting_bytes: usize,
    in_memory: usize,
    file: Spool,
    /// Where each run in the file ends; it begins where the one before it ends.
    ends: Vec<u64>,
}

impl StringSorter {
    /// Nothing yet; up to `in_memory` bytes are sorted at a time, so that with [`usize::MAX`] nothing can fail.
    #[must_use]
    pub fn new(in_memory: usize) -> Self {
        Self { waiting: Vec::new(), waiting_bytes: 0, in_memory, file: Spool::new(0), ends: Vec::new() }
    }

    /// Takes in a string.
    ///
    /// # Errors
    ///
    /// Those of the temporary file; a string of four gigabytes is one.
    pub fn push(&mut self, string: &[u8]) -> io::Result<()> {
        u32::try_from(string.len()).map_err(io::Error::other)?;
        self.waiting.push(string.into());
        self.waiting_bytes += string.len() + size_of::<Box<[u8]>>();
        if self.waiting_bytes >= self.in_memory {
            let start = *self.ends.last().unwrap_or(&0);
            let run = self.run();
            self.file.write(start, &run)?;
            self.ends.push(start + run.len() as u64);
        }
        Ok(())
    }

    /// What waits, sorted, each string behind its length.
    fn run(&mut self) -> Vec<u8> {
        self.waiting.sort_unstable();
        let mut run = Vec::with_capacity(self.waiting_bytes);
        for string in self.waiting.drain(..) {
            // The length was checked when the string was taken in.
            run.extend_from_slice(&u32::try_from(string.len()).unwrap_or(u32::MAX).to_le_bytes());
            run.extend_from_slice(&string);
        }
        self.waiting_bytes = 0;
        run
    }

    /// All strings in order.
    ///
    /// # Errors
    ///
    /// Those of the temporary file.
    pub fn sorted(mut self) -> io::Result<SortedStrings> {
        // What is in memory is a run that is read already.
        let last = self.run();
        let mut start = 0;
        let runs =
            self.ends.iter().map(|&end| Run { next: std::mem::replace(&mut start, end), end, read: Vec::new(), at: 0 });
        let mut sorted = SortedStrings { file: self.file, runs: runs.collect(), heap: BinaryHeap::new() };
        sorted.runs.push(Run { next: start, end: start, read: last, at: 0 });
        for run in 0..sorted.runs.len() {
            sorted.advance(run)?;
        }
        Ok(sorted)
    }
}

/// Strings in order.
pub struct SortedStrings {
    file: Spool,
    runs: Vec<Run>,
    /// The least string of each run that has one.
    heap: BinaryHeap<Reverse<(Vec<u8>, usize)>>,
}

/// What is left of a run: of the file's bytes from `next` to `end`, before them those in memory from `at` on.
struct Run {
    next: u64,
    end: u64,
    read: Vec<u8>,
    at: usize,
}

impl SortedStrings {
    /// Puts the next string of a run into the heap.
    fn advance(&mut self, run: usize) -> io::Result<()> {
        let Some(length) = self.bytes(run, LENGTH)? else { return Ok(()) };
        let length = length.iter().rev().fold(0, |length, byte| length << 8 | usize::from(*byte));
        let string = self.bytes(run, length)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        self.heap.push(Reverse((string, run)));
        Ok(())
    }

    /// The next so many bytes of a run; none at its end.
    fn bytes(&mut self, run: usize, count: usize) -> io::Result<Option<Vec<u8>>> {
        let run = &mut self.runs[run];
        if run.read.len() - run.at < count {
            run.read.drain(..run.at);
            run.at = 0;
            let more = (run.end - run.next).min(READ.max(count) as u64);
            let kept = run.read.len();
            run.read.resize(kept + usize::try_from(more).map_err(io::Error::other)?, 0);
            self.file.read_exact(run.next, &mut run.read[kept..])?;
            run.next += more;
        }
        let bytes = run.read.get(run.at..run.at + count).map(<[u8]>::to_vec);
        run.at += count;
        Ok(bytes)
    }
}

impl Iterator for SortedStrings {
    type Item = io::Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        let Reverse((string, run)) = self.heap.pop()?;
        Some(self.advance(run).map(|()| string))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn strings_come_in_order_however_many_fit() {
        for in_memory in [1, 300, 9000, 200_000, usize::MAX] {
            for count in [0, 1, 10, 100, 3000_u64] {
                // One in a thousand is longer than what is read together.
                let string = |n: u64| {
                    let times = if n % 1000 == 7 { 2000 } else { n as usize % 9 };
                    n.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes()[..3].repeat(times)
                };
                let mut want: Vec<_> = (0..count).map(string).collect();
                let mut sorter = StringSorter::new(in_memory);
                want.iter().for_each(|string| sorter.push(string).unwrap());
                let got: Vec<_> = sorter.sorted().unwrap().map(Result::unwrap).collect();
                want.sort_unstable();
                assert_eq!(got, want, "{in_memory} {count}");
            }
        }
    }
}
