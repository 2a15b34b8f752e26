//! Words that were met, with what is kept of each. Never changes a result.

use super::hash::FastMap;

/// The attribute values of a token, and whether a space follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    /// Its lexeme.
    pub lexeme: u32,
    /// Its own normal form, if any.
    pub norm: u16,
    /// Whether a space follows.
    pub space: bool,
}

/// Words kept. When there are as many, the half of them that were met most often since the last time stays; a block has fewer rows
/// than the other half has room for.
pub const MOST_WORDS: usize = 8192;

/// A row that is no token.
pub const PAD: u32 = u32::MAX;

/// Words, each with its vector and its parts of the first window layer.
#[derive(Debug, Default)]
pub struct WordCache {
    slots: FastMap<Word, u32>,
    /// How often each was met.
    met: Vec<u32>,
    /// The vectors, packed.
    pub vectors: Vec<f32>,
    /// For each word, its three parts of the first window layer.
    pub parts: Vec<f32>,
}

impl WordCache {
    /// Forgets all words.
    pub fn clear(&mut self) {
        self.slots.clear();
        self.met.clear();
        self.vectors.clear();
        self.parts.clear();
    }

    /// How many words are kept.
    #[cfg(test)]
    pub fn count(&self) -> usize {
        self.slots.len()
    }

    /// Turns the token numbers of rows into the numbers of their words, and returns the words that are new, in the order of their
    /// numbers: the caller appends what is kept of them.
    pub fn look_up(&mut self, rows: &mut [u32], word: impl Fn(u32) -> Word) -> Vec<Word> {
        if self.slots.len() + rows.len() > MOST_WORDS {
            self.forget_rare();
        }
        let known = self.met.len();
        let mut fresh = Vec::new();
        for row in rows.iter_mut().filter(|r| **r != PAD) {
            let word = word(*row);
            let next = u32::try_from(known + fresh.len()).unwrap_or(PAD);
            *row = *self.slots.entry(word).or_insert_with(|| {
                fresh.push(word);
                self.met.push(0);
                next
            });
            self.met[*row as usize] += 1;
        }
        fresh
    }

    /// Forgets all words but those that were met again, most often first, up to half of what is kept.
    fn forget_rare(&mut self) {
        let count = self.met.len();
        let (of_vector, of_parts) = (self.vectors.len() / count.max(1), self.parts.len() / count.max(1));
        let mut often: Vec<u32> = (0..count as u32).filter(|slot| self.met[*slot as usize] > 1).collect();
        often.sort_by_key(|slot| std::cmp::Reverse(self.met[*slot as usize]));
        often.truncate(MOST_WORDS / 2);
        often.sort_unstable();
        let mut moved = vec![PAD; count];
        for (to, &from) in often.iter().enumerate() {
            moved[from as usize] = to as u32;
            let from = from as usize;
            self.vectors.copy_within(from * of_vector..(from + 1) * of_vector, to * of_vector);
            self.parts.copy_within(from * of_parts..(from + 1) * of_parts, to * of_parts);
        }
        self.vectors.truncate(often.len() * of_vector);
        self.parts.truncate(often.len() * of_parts);
        self.slots.retain(|_, slot| {
            *slot = moved[*slot as usize];
            *slot != PAD
        });
        self.met.clear();
        self.met.resize(often.len(), 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(lexeme: u32) -> Word {
        Word { lexeme, norm: 0, space: false }
    }

    /// Looks up words in blocks, and keeps of each its lexeme.
    fn meet(cache: &mut WordCache, lexemes: impl Iterator<Item = u32>) {
        for block in lexemes.collect::<Vec<_>>().chunks(512) {
            let mut rows = block.to_vec();
            for fresh in cache.look_up(&mut rows, word) {
                cache.vectors.push(fresh.lexeme as f32);
                cache.parts.extend([fresh.lexeme as f32; 3]);
            }
            for (row, lexeme) in rows.iter().zip(block) {
                assert_eq!(cache.vectors[*row as usize], *lexeme as f32);
                assert_eq!(cache.parts[3 * *row as usize..][..3], [*lexeme as f32; 3]);
            }
        }
    }

    #[test]
    fn words_that_were_met_again_stay_when_the_cache_is_full() {
        let cache = &mut WordCache::default();
        meet(cache, (0..100).chain(0..50));
        meet(cache, 1_000..1_000 + MOST_WORDS as u32);
        assert!(
            cache.count() <= MOST_WORDS && cache.slots.contains_key(&word(1)) && !cache.slots.contains_key(&word(99))
        );
        assert_eq!(
            (cache.met.len(), cache.vectors.len(), cache.parts.len()),
            (cache.count(), cache.count(), 3 * cache.count())
        );
        meet(cache, 0..100);
        cache.clear();
        assert_eq!((cache.count(), cache.vectors.len()), (0, 0));
    }
}
