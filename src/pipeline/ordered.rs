//! Several documents at work, their results in order.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::{Mutex, mpsc};
use std::thread;

/// Items that may be waiting or at work for each thread, however large.
const AHEAD: usize = 2;
/// Small items that may be, so that a large one holds up none of the threads.
const MOST_AHEAD: usize = 64;
/// What the items may weigh together, for each thread, where there are more than [`AHEAD`]: what bounds the memory.
const WEIGHT_AHEAD: usize = 64 << 10;

/// Takes items, works on them on several threads, and hands the results out in the order of the items.
pub(super) struct InOrder<'s, T, R> {
    jobs: Option<mpsc::Sender<(T, mpsc::Sender<R>)>>,
    pending: VecDeque<(usize, mpsc::Receiver<R>)>,
    /// What the pending items weigh.
    weight: usize,
    threads: usize,
    work: &'s (dyn Fn(T) -> R + Sync),
}

/// Runs `feed` with threads that do `work` on what it pushes. With one thread all is done in place.
pub(super) fn in_order<T: Send, R: Send, O>(
    threads: NonZeroUsize,
    work: &(dyn Fn(T) -> R + Sync),
    feed: impl FnOnce(InOrder<'_, T, R>) -> O,
) -> O {
    if threads.get() == 1 {
        return feed(InOrder { jobs: None, pending: VecDeque::new(), weight: 0, threads: 1, work });
    }
    let (jobs, queue) = mpsc::channel::<(T, mpsc::Sender<R>)>();
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        for _ in 0..threads.get() {
            scope.spawn(|| {
                // Ends when `feed` has dropped the other side.
                while let Some((item, result)) = queue.lock().ok().and_then(|queue| queue.recv().ok()) {
                    // Nobody waits for it after an error.
                    let _ = result.send(work(item));
                }
            });
        }
        feed(InOrder { jobs: Some(jobs), pending: VecDeque::new(), weight: 0, threads: threads.get(), work })
    })
}

impl<T, R> InOrder<'_, T, R> {
    /// Gives an item of some weight in bytes to a thread; hands out the oldest results when enough are on their way.
    pub(super) fn push<E>(
        &mut self,
        item: T,
        weight: usize,
        each: &mut impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(jobs) = &self.jobs else { return each((self.work)(item)) };
        let (result, receiver) = mpsc::channel();
        if jobs.send((item, result)).is_ok() {
            self.weight += weight;
            self.pending.push_back((weight, receiver));
        }
        while self.full() {
            self.pop(each)?;
        }
        Ok(())
    }

    fn full(&self) -> bool {
        let count = self.pending.len();
        let heavy = self.weight >= WEIGHT_AHEAD * self.threads;
        count >= MOST_AHEAD * self.threads || heavy && count >= AHEAD * self.threads
    }

    /// Hands out all results that are left.
    pub(super) fn finish<E>(mut self, each: &mut impl FnMut(R) -> Result<(), E>) -> Result<(), E> {
        self.jobs = None;
        while !self.pending.is_empty() {
            self.pop(each)?;
        }
        Ok(())
    }

    fn pop<E>(&mut self, each: &mut impl FnMut(R) -> Result<(), E>) -> Result<(), E> {
        // A thread that panicked sends nothing; its panic goes on when the threads are joined.
        let Some((weight, oldest)) = self.pending.pop_front() else { return Ok(()) };
        self.weight -= weight;
        match oldest.recv() {
            Ok(result) => each(result),
            Err(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn results_come_in_order_and_few_items_are_on_their_way() {
        for (threads, weight, ahead) in
            [(1, 1, 1), (2, WEIGHT_AHEAD, AHEAD), (4, WEIGHT_AHEAD, AHEAD), (3, 1, MOST_AHEAD)]
        {
            let under_way = AtomicUsize::new(0);
            let work = |i: u64| {
                // The first items take longest.
                thread::sleep(std::time::Duration::from_micros(2000 / (i + 1)));
                i * i
            };
            let mut got = Vec::new();
            let mut each = |r| {
                under_way.fetch_sub(1, Ordering::Relaxed);
                got.push(r);
                Ok::<_, ()>(())
            };
            in_order(NonZeroUsize::new(threads).unwrap(), &work, |mut queue| {
                for i in 0..250 {
                    assert!(under_way.fetch_add(1, Ordering::Relaxed) < ahead * threads);
                    queue.push(i, weight, &mut each)?;
                }
                queue.finish(&mut each)
            })
            .unwrap();
            assert_eq!(got, (0..250).map(|i| i * i).collect::<Vec<u64>>());
        }
    }

    #[test]
    fn an_error_ends_the_run() {
        let mut count = 0;
        let mut each = |_: u32| {
            count += 1;
            if count == 3 { Err("enough") } else { Ok(()) }
        };
        let run = |mut queue: InOrder<'_, u32, u32>| {
            (0..100).try_for_each(|i| queue.push(i, 1, &mut each))?;
            queue.finish(&mut each)
        };
        assert_eq!(in_order(NonZeroUsize::new(3).unwrap(), &|i| i, run), Err("enough"));
    }
}
