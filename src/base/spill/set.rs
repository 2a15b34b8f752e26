use std::io;

use super::IN_MEMORY;
use super::spool::Spool;

/// Bytes of a slot; one of zeros is free.
const SLOT: usize = 8;
/// Slots that are read together.
const BLOCK: usize = 16;
/// Two to this many slots are there at first.
const FIRST_BITS: u32 = 10;

/// A set of hashes that grows on the disk: an open-addressed table whose slots are in the order of the hashes' upper bits.
pub struct HashSet64 {
    table: Spool,
    bits: u32,
    len: u64,
}

impl Default for HashSet64 {
    fn default() -> Self {
        Self { table: Spool::new(IN_MEMORY), bits: FIRST_BITS, len: 0 }
    }
}

impl HashSet64 {
    /// Takes in a hash, whose bits are to be evenly distributed; false if it is there already.
    ///
    /// # Errors
    ///
    /// Those of the temporary file.
    pub fn insert(&mut self, hash: u64) -> io::Result<bool> {
        if self.len * 2 >= 1 << self.bits {
            self.double()?;
        }
        let new = self.put(hash.max(1))?;
        self.len += u64::from(new);
        Ok(new)
    }

    fn put(&mut self, hash: u64) -> io::Result<bool> {
        let slots = 1_u64 << self.bits;
        let mut slot = hash >> (u64::BITS - self.bits);
        let mut block = [0; BLOCK * SLOT];
        loop {
            let count = BLOCK.min(usize::try_from(slots - slot).unwrap_or(BLOCK));
            let found = self.read(slot, &mut block[..count * SLOT])?;
            for (place, bytes) in (slot..).zip(found.as_chunks().0) {
                match u64::from_le_bytes(*bytes) {
                    0 => {
                        self.table.write(place * SLOT as u64, &hash.to_le_bytes())?;
                        return Ok(true);
                    }
                    other if other == hash => return Ok(false),
                    _ => {}
                }
            }
            slot = (slot + count as u64) % slots;
        }
    }

    /// The slots that `block` has room for; what lies behind the end of the file was never written.
    fn read<'b>(&mut self, slot: u64, block: &'b mut [u8]) -> io::Result<&'b [u8]> {
        let filled = self.table.read(slot * SLOT as u64, block)?;
        block[filled..].fill(0);
        Ok(block)
    }

    fn double(&mut self) -> io::Result<()> {
        let larger = Self { bits: self.bits + 1, len: self.len, ..Self::default() };
        let mut old = std::mem::replace(self, larger);
        let mut block = [0; 512 * SLOT];
        for slot in (0..1_u64 << old.bits).step_by(512) {
            for bytes in old.read(slot, &mut block)?.as_chunks().0 {
                let hash = u64::from_le_bytes(*bytes);
                if hash != 0 {
                    self.put(hash)?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn it_holds_what_a_set_in_memory_holds() {
        let (mut set, mut want) = (HashSet64::default(), HashSet::new());
        let hash = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (n << 7);
        for n in 0..60_000_u64 {
            // One in three comes again; some lie at the ends, where the table wraps around.
            let hash = match n % 30 {
                0 => u64::MAX - n % 900,
                1 => n % 600,
                _ => hash(n - n % 3 / 2),
            };
            assert_eq!(set.insert(hash).unwrap(), want.insert(hash.max(1)), "{n}");
        }
        assert!(set.table.is_on_disk(), "it went to a file");
        assert_eq!(set.len, want.len() as u64);
    }
}
