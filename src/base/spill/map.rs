use std::io;

use super::spool::Spool;

/// Bytes of a slot: a hash and a number. A hash of zero is a free slot, a number of zero one whose pair was taken out.
const SLOT: usize = 16;
/// Slots that are read together.
const BLOCK: usize = 16;
/// Two to this many slots are there at first.
const FIRST_BITS: u32 = 9;

/// Numbers by hashes, on the disk: an open-addressed table whose slots are in the order of the hashes' upper bits.
///
/// One hash may have several numbers, and one number several times, so that whoever looks up what has the same hash by chance finds both.
pub struct HashMap64 {
    table: Spool,
    in_memory: usize,
    bits: u32,
    /// Slots that are not free.
    taken: u64,
    len: u64,
}

impl HashMap64 {
    /// Nothing yet; up to `in_memory` bytes stay in memory, so that with [`usize::MAX`] nothing can fail.
    #[must_use]
    pub fn new(in_memory: usize) -> Self {
        Self::with_bits(in_memory, FIRST_BITS)
    }

    fn with_bits(in_memory: usize, bits: u32) -> Self {
        Self { table: Spool::new(in_memory), in_memory, bits, taken: 0, len: 0 }
    }

    /// How many pairs there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.len
    }

    /// The numbers of a hash, whose bits are to be evenly distributed.
    ///
    /// # Errors
    ///
    /// Those of the temporary file.
    pub fn get(&mut self, hash: u64) -> io::Result<Vec<u64>> {
        let mut numbers = Vec::new();
        self.find(hash.max(1), |number| {
            numbers.extend((number != 0).then_some(number));
            false
        })?;
        Ok(numbers)
    }

    /// Adds a number, which is not zero, to those of a hash.
    ///
    /// # Errors
    ///
    /// Those of the temporary file.
    pub fn insert(&mut self, hash: u64, number: u64) -> io::Result<()> {
        if self.taken * 2 >= 1 << self.bits {
            self.rebuild()?;
        }
        let (place, free) = self.find(hash.max(1), |number| number == 0)?;
        self.write(place, hash.max(1), number)?;
        self.taken += u64::from(free);
        self.len += 1;
        Ok(())
    }

    /// Takes a number out of those of a hash, once; false if it is not there.
    ///
    /// # Errors
    ///
    /// Those of the temporary file.
    pub fn remove(&mut self, hash: u64, number: u64) -> io::Result<bool> {
        let (place, free) = self.find(hash.max(1), |other| other == number)?;
        if !free {
            self.write(place, hash.max(1), 0)?;
            self.len -= 1;
        }
        Ok(!free)
    }

    /// Hands every hash with each of its numbers to `each`, in no order that means anything.
    ///
    /// # Errors
    ///
    /// Those of the temporary file, and the first error of `each`.
    pub fn each<E: From<io::Error>>(&mut self, mut each: impl FnMut(u64, u64) -> Result<(), E>) -> Result<(), E> {
        const READ: usize = 256;
        let mut block = [0; READ * SLOT];
        for slot in (0..1_u64 << self.bits).step_by(READ) {
            self.read(slot, &mut block)?;
            for (hash, number) in block.as_chunks().0.iter().map(pair) {
                if number != 0 {
                    each(hash, number)?;
                }
            }
        }
        Ok(())
    }

    /// The first slot of a hash whose number is wanted, or else the free one behind its slots, and whether it is that.
    fn find(&mut self, hash: u64, mut wanted: impl FnMut(u64) -> bool) -> io::Result<(u64, bool)> {
        let slots = 1_u64 << self.bits;
        let mut slot = hash >> (u64::BITS - self.bits);
        let mut block = [0; BLOCK * SLOT];
        loop {
            let count = BLOCK.min(usize::try_from(slots - slot).unwrap_or(BLOCK));
            self.read(slot, &mut block[..count * SLOT])?;
            for (place, found) in (slot..).zip(block[..count * SLOT].as_chunks().0) {
                match pair(found) {
                    (0, _) => return Ok((place, true)),
                    (other, number) if other == hash && wanted(number) => return Ok((place, false)),
                    _ => {}
                }
            }
            slot = (slot + count as u64) % slots;
        }
    }

    /// Fills `block` with slots; what lies behind the end of the file was never written.
    fn read(&mut self, slot: u64, block: &mut [u8]) -> io::Result<()> {
        let filled = self.table.read(slot * SLOT as u64, block)?;
        block[filled..].fill(0);
        Ok(())
    }

    fn write(&mut self, place: u64, hash: u64, number: u64) -> io::Result<()> {
        let mut slot = [0; SLOT];
        slot[..8].copy_from_slice(&hash.to_le_bytes());
        slot[8..].copy_from_slice(&number.to_le_bytes());
        self.table.write(place * SLOT as u64, &slot)
    }

    /// Makes room: twice as many slots, or the same where many hold nothing any more.
    fn rebuild(&mut self) -> io::Result<()> {
        let crowded = self.len * 4 >= 1 << self.bits;
        let larger = Self::with_bits(self.in_memory, self.bits + u32::from(crowded));
        let mut old = std::mem::replace(self, larger);
        old.each(|hash, number| self.insert(hash, number))
    }
}

fn pair(slot: &[u8; SLOT]) -> (u64, u64) {
    let (mut hash, mut number) = ([0; 8], [0; 8]);
    hash.copy_from_slice(&slot[..8]);
    number.copy_from_slice(&slot[8..]);
    (u64::from_le_bytes(hash), u64::from_le_bytes(number))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn it_holds_what_a_map_in_memory_holds() {
        for in_memory in [0, 10_000, usize::MAX] {
            let mut map = HashMap64::new(in_memory);
            let mut want: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
            let hash = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (n << 7);
            for n in 0..20_000_u64 {
                // Some have several numbers; some lie at the ends, where the table wraps around.
                let hash = match n % 30 {
                    0 => u64::MAX - n % 900,
                    1 => n % 600,
                    _ => hash(n - n % 3 / 2),
                };
                let numbers = want.entry(hash.max(1)).or_default();
                if n % 5 == 4 && !numbers.is_empty() {
                    let number = numbers.swap_remove(0);
                    assert!(map.remove(hash, number).unwrap() && !map.remove(hash, u64::MAX).unwrap());
                }
                numbers.push(n % 7 + 1);
                map.insert(hash, n % 7 + 1).unwrap();
            }
            assert_eq!(map.len(), want.values().map(|numbers| numbers.len() as u64).sum::<u64>());
            let mut all = Vec::new();
            map.each(|hash, number| {
                all.push((hash, number));
                Ok::<_, io::Error>(())
            })
            .unwrap();
            all.sort_unstable();
            let mut expected: Vec<_> = want.iter().flat_map(|(h, ns)| ns.iter().map(|n| (*h, *n))).collect();
            expected.sort_unstable();
            assert_eq!(all, expected);
            for (hash, mut numbers) in want {
                let mut found = map.get(hash).unwrap();
                found.sort_unstable();
                numbers.sort_unstable();
                assert_eq!(found, numbers);
            }
            assert_eq!(map.table.is_on_disk(), in_memory != usize::MAX);
        }
    }

    #[test]
    fn coming_and_going_takes_no_more_room() {
        let mut map = HashMap64::new(usize::MAX);
        for n in 1..50_000_u64 {
            let hash = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            map.insert(hash(n), n).unwrap();
            assert!(n < 100 || map.remove(hash(n - 99), n - 99).unwrap());
        }
        assert_eq!((map.len(), map.bits), (99, FIRST_BITS));
    }
}
