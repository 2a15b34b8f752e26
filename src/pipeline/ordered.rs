//! Several documents at work, their results in order.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::sync::{Mutex, mpsc};
use std::thread;

use crate::base::spill::Records;

/// Items that may be at work or about to be for each thread, however large.
const AHEAD: usize = 2;
/// Small items that may be, so that the threads do not wait for the next one.
const MOST_AHEAD: usize = 64;
/// What the items may weigh together, for each thread, where there are more than [`AHEAD`]: what bounds the memory.
const WEIGHT_AHEAD: usize = 64 << 10;
/// Bytes of results that may wait in memory: more than those of a moment in which one thread is not given a processor.
const IN_MEMORY: usize = 1 << 20;

/// A result that waits for its turn: in memory, or, where many wait for one that takes long, on the disk.
pub(super) trait Waits: Sized {
    /// Bytes that it takes in memory, about.
    fn size(&self) -> usize;

    /// Appends what it can be made from again; false, and nothing, if it can wait in memory only.
    fn write(&self, out: &mut Vec<u8>) -> bool;

    /// Makes it again from what was written.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::InvalidData`] if the bytes are others.
    fn read(bytes: &[u8]) -> io::Result<Self>;
}

/// Takes items, works on them on several threads, and hands the results out in the order of the items. An item that takes long holds up
/// none of those behind it: their results wait.
pub(super) struct InOrder<'s, T, R> {
    /// None where all is done in place.
    threads: Option<Threads<T, R>>,
    work: &'s (dyn Fn(T) -> R + Sync),
    /// Items that were taken, and results that were handed out.
    taken: u64,
    handed: u64,
    /// Items at work or about to be, and what they weigh.
    under_way: usize,
    weight: usize,
    waiting: BTreeMap<u64, Waiting<R>>,
    /// Bytes of those that wait in memory.
    in_memory: usize,
    disk: Records,
}

struct Threads<T, R> {
    count: usize,
    jobs: mpsc::Sender<Job<T>>,
    results: mpsc::Receiver<Done<R>>,
}

struct Job<T> {
    number: u64,
    weight: usize,
    item: T,
}

/// An item that is done; without a result if its thread panicked, which goes on when the threads are joined.
struct Done<R> {
    number: u64,
    weight: usize,
    result: Option<R>,
}

/// A result whose turn has not come.
enum Waiting<R> {
    Memory(R),
    Disk { start: u64, length: usize },
    None,
}

/// Runs `feed` with threads that do `work` on what it pushes. With one thread all is done in place.
pub(super) fn in_order<T: Send, R: Waits + Send, O>(
    threads: NonZeroUsize,
    work: &(dyn Fn(T) -> R + Sync),
    feed: impl FnOnce(InOrder<'_, T, R>) -> O,
) -> O {
    if threads.get() == 1 {
        return feed(InOrder::new(None, work));
    }
    let (jobs, queue) = mpsc::channel::<Job<T>>();
    let (done, results) = mpsc::channel();
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        for _ in 0..threads.get() {
            let (done, queue) = (done.clone(), &queue);
            scope.spawn(move || {
                // Ends when `feed` has dropped the other side.
                while let Some(job) = queue.lock().ok().and_then(|queue| queue.recv().ok()) {
                    let mut reply = Reply { number: job.number, weight: job.weight, result: None, done: &done };
                    reply.result = Some(work(job.item));
                }
            });
        }
        drop(done);
        feed(InOrder::new(Some(Threads { count: threads.get(), jobs, results }), work))
    })
}

/// Tells that an item is done, whatever became of it.
struct Reply<'d, R> {
    number: u64,
    weight: usize,
    result: Option<R>,
    done: &'d mpsc::Sender<Done<R>>,
}

impl<R> Drop for Reply<'_, R> {
    fn drop(&mut self) {
        // Nobody waits for it after an error.
        let _ = self.done.send(Done { number: self.number, weight: self.weight, result: self.result.take() });
    }
}

impl<'s, T, R: Waits> InOrder<'s, T, R> {
    fn new(threads: Option<Threads<T, R>>, work: &'s (dyn Fn(T) -> R + Sync)) -> Self {
        Self {
            threads,
            work,
            taken: 0,
            handed: 0,
            under_way: 0,
            weight: 0,
            waiting: BTreeMap::new(),
            in_memory: 0,
            disk: Records::new(0),
        }
    }

    /// Gives an item of some weight in bytes to a thread; hands out the results whose turn has come when enough are under way.
    pub(super) fn push<E: From<io::Error>>(
        &mut self,
        item: T,
        weight: usize,
        each: &mut impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(threads) = &self.threads else { return each((self.work)(item)) };
        if threads.jobs.send(Job { number: self.taken, weight, item }).is_ok() {
            self.taken += 1;
            self.under_way += 1;
            self.weight += weight;
        }
        while self.full() && self.receive(each)? {}
        Ok(())
    }

    fn full(&self) -> bool {
        let threads = self.threads.as_ref().map_or(1, |threads| threads.count);
        let heavy = self.weight >= WEIGHT_AHEAD * threads;
        self.under_way >= MOST_AHEAD * threads
            || heavy && self.under_way >= AHEAD * threads
            || self.in_memory > IN_MEMORY
    }

    /// Hands out all results that are left.
    pub(super) fn finish<E: From<io::Error>>(mut self, each: &mut impl FnMut(R) -> Result<(), E>) -> Result<(), E> {
        while self.under_way > 0 && self.receive(each)? {}
        Ok(())
    }

    /// Waits for a result and hands out those whose turn has come; false if there is no thread left.
    fn receive<E: From<io::Error>>(&mut self, each: &mut impl FnMut(R) -> Result<(), E>) -> Result<bool, E> {
        let Some(threads) = &self.threads else { return Ok(false) };
        let Ok(Done { number, weight, result }) = threads.results.recv() else { return Ok(false) };
        self.under_way -= 1;
        self.weight -= weight;
        let waiting = match result {
            Some(result) => self.wait(result, number == self.handed)?,
            None => Waiting::None,
        };
        self.waiting.insert(number, waiting);
        while let Some(waiting) = self.waiting.remove(&self.handed) {
            self.handed += 1;
            if let Some(result) = self.again(waiting)? {
                each(result)?;
            }
        }
        if self.waiting.is_empty() && self.disk.end() > 0 {
            self.disk = Records::new(0);
        }
        Ok(true)
    }

    /// Where a result waits: in memory, unless much waits there and its turn has not come.
    fn wait(&mut self, result: R, at_once: bool) -> io::Result<Waiting<R>> {
        let size = result.size();
        let mut bytes = Vec::new();
        if at_once || self.in_memory + size <= IN_MEMORY || !result.write(&mut bytes) {
            self.in_memory += size;
            return Ok(Waiting::Memory(result));
        }
        Ok(Waiting::Disk { start: self.disk.push(&bytes)?, length: bytes.len() })
    }

    fn again(&mut self, waiting: Waiting<R>) -> io::Result<Option<R>> {
        match waiting {
            Waiting::Memory(result) => {
                self.in_memory -= result.size();
                Ok(Some(result))
            }
            Waiting::Disk { start, length } => {
                let mut bytes = vec![0; length];
                self.disk.read(start, &mut bytes)?;
                R::read(&bytes).map(Some)
            }
            Waiting::None => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::sync::Condvar;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    /// A number that takes some room; odd ones can wait in memory only.
    #[derive(Debug, PartialEq, Eq)]
    struct Number(u64, usize);

    impl Waits for Number {
        fn size(&self) -> usize {
            self.1
        }

        fn write(&self, out: &mut Vec<u8>) -> bool {
            out.extend(self.0.to_le_bytes());
            out.resize(self.1.max(8), 0);
            self.0.is_multiple_of(2)
        }

        fn read(bytes: &[u8]) -> io::Result<Self> {
            Ok(Self(u64::from_le_bytes(*bytes.first_chunk().unwrap()), bytes.len()))
        }
    }

    #[test]
    fn results_come_in_order_and_few_items_are_under_way() {
        for (threads, weight, ahead) in
            [(1, 1, 1), (2, WEIGHT_AHEAD, AHEAD), (4, WEIGHT_AHEAD, AHEAD), (3, 1, MOST_AHEAD)]
        {
            let under_way = AtomicUsize::new(0);
            let work = |i: u64| {
                // The first items take longest.
                thread::sleep(Duration::from_micros(2000 / (i + 1)));
                under_way.fetch_sub(1, Ordering::Relaxed);
                Number(i, IN_MEMORY / 3)
            };
            let mut got = Vec::new();
            let mut each = |r: Number| {
                got.push(r.0);
                Ok::<_, io::Error>(())
            };
            in_order(NonZeroUsize::new(threads).unwrap(), &work, |mut queue| {
                for i in 0..250 {
                    assert!(under_way.fetch_add(1, Ordering::Relaxed) <= ahead * threads);
                    queue.push(i, weight, &mut each)?;
                }
                queue.finish(&mut each)
            })
            .unwrap();
            assert_eq!(got, (0..250).collect::<Vec<u64>>());
        }
    }

    #[test]
    fn a_long_one_holds_up_none_of_those_behind_it() {
        let done = Mutex::new(0);
        let all = Condvar::new();
        let work = |i: u64| {
            if i == 0 {
                let count = done.lock().unwrap();
                let (count, _) = all.wait_timeout_while(count, Duration::from_secs(60), |count| *count < 499).unwrap();
                assert_eq!(*count, 499, "the others wait for it");
            } else {
                *done.lock().unwrap() += 1;
                all.notify_all();
            }
            // All together they take more than may wait in memory.
            Number(2 * i, IN_MEMORY / 100)
        };
        let mut got = Vec::new();
        let mut each = |r| {
            got.push(r);
            Ok::<_, io::Error>(())
        };
        in_order(NonZeroUsize::new(2).unwrap(), &work, |mut queue| {
            (0..500).try_for_each(|i| queue.push(i, WEIGHT_AHEAD * 9, &mut each))?;
            assert!(queue.in_memory <= IN_MEMORY && queue.disk.end() > 0 || queue.handed > 0);
            queue.finish(&mut each)
        })
        .unwrap();
        assert_eq!(got, (0..500).map(|i| Number(2 * i, IN_MEMORY / 100)).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_ends_the_run() {
        let mut count = 0;
        let mut each = |_: Number| {
            count += 1;
            if count == 3 { Err(io::Error::other("enough")) } else { Ok(()) }
        };
        let run = |mut queue: InOrder<'_, u64, Number>| {
            (0..100).try_for_each(|i| queue.push(i, 1, &mut each))?;
            queue.finish(&mut each)
        };
        let told = in_order(NonZeroUsize::new(3).unwrap(), &|i| Number(i, 8), run).unwrap_err();
        assert_eq!((told.to_string(), count), ("enough".to_owned(), 3));
    }

    #[test]
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_panic_goes_on_and_nobody_waits_for_its_result() {
        let work = |i: u64| {
            assert!(i != 5, "of one item");
            Number(i, 8)
        };
        let run = |mut queue: InOrder<'_, u64, Number>| {
            (0..100).try_for_each(|i| queue.push(i, WEIGHT_AHEAD, &mut |_| Ok::<_, io::Error>(())))?;
            queue.finish(&mut |_| Ok::<_, io::Error>(()))
        };
        let _ = in_order(NonZeroUsize::new(2).unwrap(), &work, run);
    }
}
