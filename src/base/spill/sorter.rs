use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io;

use super::spool::Spool;

/// Bytes of a run that are read together when runs are merged.
const READ: usize = 4 << 10;

/// Runs that are merged at a time, so that what is read of them stays small.
const MERGED: usize = 64;

/// What can be sorted: bytes of one size, or of any.
pub trait Record: Ord + Sized {
    /// Bytes that it takes while it waits, with what holds it.
    fn size(&self) -> usize;
    /// Appends it to a run.
    fn write(&self, run: &mut Vec<u8>);
    /// The record that the bytes begin with, and how many of them it takes; none if they are too few.
    fn read(bytes: &[u8]) -> Option<(Self, usize)>;
}

impl<const N: usize> Record for [u8; N] {
    fn size(&self) -> usize {
        N
    }

    fn write(&self, run: &mut Vec<u8>) {
        run.extend_from_slice(self);
    }

    fn read(bytes: &[u8]) -> Option<(Self, usize)> {
        Some((*bytes.first_chunk()?, N))
    }
}

/// Behind its length.
impl Record for Box<[u8]> {
    fn size(&self) -> usize {
        self.len() + size_of::<Self>()
    }

    fn write(&self, run: &mut Vec<u8>) {
        run.extend_from_slice(&(self.len() as u64).to_le_bytes());
        run.extend_from_slice(self);
    }

    fn read(bytes: &[u8]) -> Option<(Self, usize)> {
        let (length, rest) = bytes.split_first_chunk()?;
        let string = rest.get(..usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        Some((string.into(), length.len() + string.len()))
    }
}

/// Sorts records, most significant byte first, in bounded memory: what does not fit goes to a file in sorted runs, which are merged (external
/// merge sort, Knuth, volume 3, 5.4).
pub struct Sorter<R> {
    waiting: Vec<R>,
    /// Bytes of those that wait.
    waiting_bytes: usize,
    in_memory: usize,
    file: Spool,
    /// Where each run in the file ends; it begins where the one before it ends.
    ends: Vec<u64>,
}

/// Sorts strings of bytes.
pub type StringSorter = Sorter<Box<[u8]>>;

impl<R: Record> Sorter<R> {
    /// Nothing yet; up to `in_memory` bytes are sorted at a time, so that with [`usize::MAX`] nothing can fail.
    #[must_use]
    pub fn new(in_memory: usize) -> Self {
        Self { waiting: Vec::new(), waiting_bytes: 0, in_memory, file: Spool::new(0), ends: Vec::new() }
    }

    /// Takes in a record.
    ///
    /// # Errors
    ///
    /// Those of the temporary file.
    pub fn push(&mut self, record: R) -> io::Result<()> {
        self.waiting_bytes += record.size();
        self.waiting.push(record);
        if self.waiting_bytes >= self.in_memory {
            let start = *self.ends.last().unwrap_or(&0);
            let run = self.run();
            self.file.write(start, &run)?;
            self.ends.push(start + run.len() as u64);
        }
        Ok(())
    }

    /// What waits, sorted.
    fn run(&mut self) -> Vec<u8> {
        self.waiting.sort_unstable();
        let mut run = Vec::with_capacity(self.waiting_bytes);
        self.waiting.drain(..).for_each(|record| record.write(&mut run));
        self.waiting_bytes = 0;
        run
    }

    /// All records in order.
    ///
    /// # Errors
    ///
    /// Those of the temporary file.
    pub fn sorted(mut self) -> io::Result<Sorted<R>> {
        // What is in memory is a run that is read already.
        let last = self.run();
        let (mut file, mut ends) = (self.file, self.ends);
        while ends.len() > MERGED {
            (file, ends) = merged::<R>(file, &ends)?;
        }
        let mut runs: Vec<Run> = runs(0, &ends).collect();
        let end = ends.last().copied().unwrap_or(0);
        runs.push(Run { next: end, end, read: last, at: 0 });
        Sorted::new(file, runs)
    }
}

/// The runs of a file that begin at `start` and end at `ends`.
fn runs(start: u64, ends: &[u64]) -> impl Iterator<Item = Run> {
    let starts = std::iter::once(start).chain(ends.iter().copied());
    starts.zip(ends).map(|(next, &end)| Run { next, end, read: Vec::new(), at: 0 })
}

/// Every so many runs of a file as one run of another file.
fn merged<R: Record>(mut file: Spool, ends: &[u64]) -> io::Result<(Spool, Vec<u64>)> {
    let mut start = 0;
    let (mut out, mut written, mut new_ends) = (Spool::new(0), 0, Vec::new());
    let mut waiting = Vec::with_capacity(2 * READ);
    for group in ends.chunks(MERGED) {
        let mut sorted = Sorted::<R>::new(file, runs(start, group).collect())?;
        while let Some(record) = sorted.next().transpose()? {
            record.write(&mut waiting);
            if waiting.len() >= READ {
                out.write(written, &waiting)?;
                written += waiting.len() as u64;
                waiting.clear();
            }
        }
        out.write(written, &waiting)?;
        written += waiting.len() as u64;
        waiting.clear();
        new_ends.push(written);
        start = group.last().copied().unwrap_or(start);
        file = sorted.file;
    }
    Ok((out, new_ends))
}

/// Records in order.
pub struct Sorted<R> {
    file: Spool,
    runs: Vec<Run>,
    /// The least record of each run that has one.
    heap: BinaryHeap<Reverse<(R, usize)>>,
}

/// What is left of a run: of the file's bytes from `next` to `end`, before them those in memory from `at` on.
struct Run {
    next: u64,
    end: u64,
    read: Vec<u8>,
    at: usize,
}

impl<R: Record> Sorted<R> {
    fn new(file: Spool, runs: Vec<Run>) -> io::Result<Self> {
        let mut sorted = Self { file, heap: BinaryHeap::with_capacity(runs.len()), runs };
        for run in 0..sorted.runs.len() {
            sorted.advance(run)?;
        }
        Ok(sorted)
    }

    /// Puts the next record of a run into the heap.
    fn advance(&mut self, at: usize) -> io::Result<()> {
        let run = &mut self.runs[at];
        loop {
            if let Some((record, bytes)) = R::read(&run.read[run.at..]) {
                run.at += bytes;
                self.heap.push(Reverse((record, at)));
                return Ok(());
            }
            if run.next == run.end {
                return Ok(());
            }
            run.read.drain(..run.at);
            run.at = 0;
            // Of a record that is larger than what is read together, as much again.
            let kept = run.read.len();
            let more = (run.end - run.next).min(READ.max(kept) as u64);
            run.read.resize(kept + usize::try_from(more).map_err(io::Error::other)?, 0);
            self.file.read_exact(run.next, &mut run.read[kept..])?;
            run.next += more;
        }
    }
}

impl<R: Record> Iterator for Sorted<R> {
    type Item = io::Result<R>;

    fn next(&mut self) -> Option<Self::Item> {
        let Reverse((record, run)) = self.heap.pop()?;
        Some(self.advance(run).map(|()| record))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use std::fmt::Debug;

    fn come_in_order<R: Record + Clone + Debug>(sizes: &[usize], record: impl Fn(u64) -> R) {
        for &in_memory in sizes {
            for count in [0, 1, 10, 100, 5000_u64] {
                let mut want: Vec<R> = (0..count).map(&record).collect();
                let mut sorter = Sorter::new(in_memory);
                want.iter().for_each(|record| sorter.push(record.clone()).unwrap());
                let got: Vec<R> = sorter.sorted().unwrap().map(Result::unwrap).collect();
                want.sort_unstable();
                assert_eq!(got, want, "{in_memory} {count}");
            }
        }
    }

    fn bytes(n: u64) -> [u8; 3] {
        n.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes()[..3].try_into().unwrap()
    }

    #[test]
    fn records_come_in_order_however_many_fit() {
        // One by one, five thousand runs are merged in three steps.
        come_in_order(&[1, 30, 300, 9000, usize::MAX], bytes);
        // One in a thousand is longer than what is read together.
        come_in_order(&[1, 300, 9000, 200_000, usize::MAX], |n| {
            bytes(n).repeat(if n % 1000 == 7 { 4000 } else { n as usize % 9 }).into_boxed_slice()
        });
    }
}
