use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io;

use super::spool::Spool;

/// Bytes of a run that are read together when runs are merged.
const READ: usize = 4 << 10;

/// Sorts records of `N` bytes, most significant byte first, in bounded memory: what does not fit goes to a file in sorted runs, which are
/// merged (external merge sort, Knuth, volume 3, 5.4).
pub struct Sorter<const N: usize> {
    waiting: Vec<[u8; N]>,
    in_memory: usize,
    file: Spool,
    /// Where each run in the file ends; it begins where the one before it ends.
    ends: Vec<u64>,
}

impl<const N: usize> Sorter<N> {
    /// Nothing yet; up to `in_memory` bytes are sorted at a time, so that with [`usize::MAX`] nothing can fail.
    #[must_use]
    pub fn new(in_memory: usize) -> Self {
        Self { waiting: Vec::new(), in_memory, file: Spool::new(0), ends: Vec::new() }
    }

    /// Takes in a record.
    ///
    /// # Errors
    ///
    /// Those of the temporary file.
    pub fn push(&mut self, record: [u8; N]) -> io::Result<()> {
        if self.waiting.len() >= (self.in_memory / N).max(1) {
            self.spill()?;
        }
        self.waiting.push(record);
        Ok(())
    }

    fn spill(&mut self) -> io::Result<()> {
        self.waiting.sort_unstable();
        let (start, bytes) = (*self.ends.last().unwrap_or(&0), self.waiting.as_flattened());
        self.file.write(start, bytes)?;
        self.ends.push(start + bytes.len() as u64);
        self.waiting.clear();
        Ok(())
    }

    /// All records in order.
    ///
    /// # Errors
    ///
    /// Those of the temporary file.
    pub fn sorted(mut self) -> io::Result<Sorted<N>> {
        self.waiting.sort_unstable();
        let mut start = 0;
        let runs = self.ends.iter().map(|&end| Run { next: std::mem::replace(&mut start, end), end, read: Vec::new() });
        let mut sorted = Sorted { file: self.file, runs: runs.collect(), heap: BinaryHeap::new() };
        // What is in memory is a run that is read already.
        self.waiting.reverse();
        sorted.runs.push(Run { next: start, end: start, read: self.waiting });
        for run in 0..sorted.runs.len() {
            sorted.advance(run)?;
        }
        Ok(sorted)
    }
}

/// Records in order.
pub struct Sorted<const N: usize> {
    file: Spool,
    runs: Vec<Run<N>>,
    /// The least record of each run that has one.
    heap: BinaryHeap<Reverse<([u8; N], usize)>>,
}

/// What is left of a run: of the file's bytes from `next` to `end`, and in memory, the last record first.
struct Run<const N: usize> {
    next: u64,
    end: u64,
    read: Vec<[u8; N]>,
}

impl<const N: usize> Sorted<N> {
    /// Puts the next record of a run into the heap.
    fn advance(&mut self, at: usize) -> io::Result<()> {
        let run = &mut self.runs[at];
        if run.read.is_empty() && run.next < run.end {
            let most = (READ / N).max(1);
            let left = usize::try_from((run.end - run.next) / N as u64).unwrap_or(most);
            run.read.resize(most.min(left), [0; N]);
            self.file.read_exact(run.next, run.read.as_flattened_mut())?;
            run.next += (run.read.len() * N) as u64;
            run.read.reverse();
        }
        self.heap.extend(run.read.pop().map(|record| Reverse((record, at))));
        Ok(())
    }
}

impl<const N: usize> Iterator for Sorted<N> {
    type Item = io::Result<[u8; N]>;

    fn next(&mut self) -> Option<Self::Item> {
        let Reverse((record, run)) = self.heap.pop()?;
        Some(self.advance(run).map(|()| record))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn records_come_in_order_however_many_fit() {
        for in_memory in [1, 30, 300, 9000, usize::MAX] {
            for count in [0, 1, 10, 100, 5000_u64] {
                let mut want: Vec<[u8; 3]> = (0..count)
                    .map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes()[..3].try_into().unwrap())
                    .collect();
                let mut sorter = Sorter::new(in_memory);
                want.iter().for_each(|record| sorter.push(*record).unwrap());
                let got: Vec<[u8; 3]> = sorter.sorted().unwrap().map(Result::unwrap).collect();
                want.sort_unstable();
                assert_eq!(got, want, "{in_memory} {count}");
            }
        }
    }
}
