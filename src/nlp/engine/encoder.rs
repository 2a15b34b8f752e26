//! Token vectors: hash embeddings of a token's attributes, mixed, then window layers with residuals.
//!
//! A token's embedding depends on its word alone, and so do the three parts that a word adds to the first window layer
//! (as the token before, the token itself, the token after). Both are kept by word.

use std::ops::Range;

use super::hash::murmur3_rows;
use super::kernels::Kernel;
use super::linear::{Arithmetic, Rounded, Spread};
use super::matrix::Rows;
use super::maxout::Layer;
use super::model::{self, Attr, Model};
use super::tables::Table;
use super::words::{PAD, Word, WordCache};

/// The network that gives tokens their vectors.
#[derive(Debug)]
pub struct Encoder {
    width: usize,
    tables: Vec<(Attr, usize, u32, Table)>,
    mix: Layer,
    windows: Vec<Layer>,
    /// How far from zero the vectors are at most, before each window layer and after the last.
    bounds: Vec<f32>,
    sees_space: bool,
    kernel: Kernel,
}

/// Rows that go through the network at a time.
const BLOCK: usize = 512;
/// Rows that go through a layer at a time: their products stay near the processor.
const STRETCH: usize = 64;
/// What is kept of words, and working memory. Never changes a result.
#[derive(Debug, Default)]
pub struct EncoderCache {
    words: WordCache,
    rows: Vec<u32>,
    x: Vec<f32>,
    next: Vec<f32>,
    mixed: Vec<f32>,
    products: Vec<f32>,
    rounded: Rounded,
}

impl EncoderCache {
    /// Forgets all words: to be called when lexeme numbers become void.
    pub fn clear(&mut self) {
        self.words.clear();
    }
}

impl Encoder {
    /// The encoder of a model; `None` if weights are missing or do not fit.
    #[must_use]
    pub fn new(model: &'static Model, index: usize, how: Arithmetic) -> Option<Self> {
        let shape: &model::Encoder = model.meta().encoders.get(index)?;
        let width = shape.width;
        let mut tables = Vec::new();
        for (i, t) in shape.tables.iter().enumerate() {
            let table = Table::new(model, &format!("encoder{index}.embed{i}"), t.rows, width)?;
            tables.push((t.attr, t.rows, t.seed, table));
        }
        let layer = |i: usize, pieces: usize, inputs: usize| {
            let parts = if i == 1 { 3 } else { 1 };
            Layer::new(model, &format!("encoder{index}.layer{i}"), (pieces, width), (inputs, parts), how)
        };
        let usable = width > 0 && tables.iter().all(|t| t.1 > 0) && shape.mix_pieces > 0 && shape.pieces > 0;
        usable.then_some(())?;
        let mix = layer(0, shape.mix_pieces, width * tables.len())?;
        let windows = (1..=shape.depth).map(|i| layer(i, shape.pieces, 3 * width)).collect::<Option<Vec<_>>>()?;
        let layers = std::iter::once(&mix).chain(&windows);
        let bounds = layers.scan(0.0, |bound, layer| {
            *bound += layer.activation.bound();
            Some(*bound)
        });
        Some(Self {
            width,
            bounds: bounds.collect(),
            mix,
            windows,
            sees_space: tables.iter().any(|t| t.0 == Attr::Spacy),
            tables,
            kernel: how.kernel,
        })
    }

    /// Width of the vectors.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// How far from zero the numbers of the vectors are at most.
    #[must_use]
    pub fn spread(&self) -> Spread {
        self.bounds.last().map_or(Spread::Measured, |bound| Spread::Within(*bound))
    }

    /// Computes the vectors of texts and hands them out in order, a block of packed rows at a time, with the range of
    /// tokens that they belong to.
    ///
    /// `texts` are the token ranges of the texts, gapless. `value` gives the string id of a word's attribute.
    pub fn encode(
        &self,
        words: &[Word],
        texts: &[Range<usize>],
        cache: &mut EncoderCache,
        value: impl Fn(Word, Attr) -> u64,
        mut sink: impl FnMut(Range<usize>, &[f32]),
    ) {
        let halo = self.windows.len();
        let mut pieces: Vec<Range<usize>> = Vec::new();
        let mut rows = 0;
        for text in texts {
            let mut start = text.start;
            while start < text.end {
                // A piece needs a row for itself beside its halo; near the end of a block a new one is begun.
                if rows + 2 * halo + 16.min(text.end - start) > BLOCK {
                    self.block(words, texts, &mut pieces, cache, &value, &mut sink);
                    rows = 0;
                }
                let end = text.end.min(start + (BLOCK - rows).saturating_sub(2 * halo).max(1));
                pieces.push(start..end);
                rows += end - start + 2 * halo;
                start = end;
            }
        }
        self.block(words, texts, &mut pieces, cache, &value, &mut sink);
    }

    fn block(
        &self,
        words: &[Word],
        texts: &[Range<usize>],
        pieces: &mut Vec<Range<usize>>,
        cache: &mut EncoderCache,
        value: &impl Fn(Word, Attr) -> u64,
        sink: &mut impl FnMut(Range<usize>, &[f32]),
    ) {
        if pieces.is_empty() {
            return;
        }
        let halo = self.windows.len();
        let mut rows = std::mem::take(&mut cache.rows);
        rows.clear();
        let mut starts = Vec::with_capacity(pieces.len());
        // Each piece stands with the tokens around it, or with zeros beyond its text. Two texts share the zeros between
        // them: a layer carries what it reads by one row, so neither reaches the other.
        for piece in pieces.iter() {
            let text = texts.partition_point(|t| t.end <= piece.start);
            let text = texts.get(text).cloned().unwrap_or(piece.clone());
            let zeros = rows.iter().rev().take_while(|r| **r == PAD).count();
            let shared = if piece.start == text.start { zeros.min(halo) } else { 0 };
            starts.push(rows.len() + halo - shared);
            for row in shared..piece.len() + 2 * halo {
                let token = (piece.start + row).checked_sub(halo).filter(|t| text.contains(t));
                rows.push(token.map_or(PAD, |t| u32::try_from(t).unwrap_or(PAD)));
            }
        }
        self.look_up(words, &mut rows, cache, value);
        self.first_layer(&rows, cache);
        for (layer, bound) in self.windows.iter().zip(&self.bounds).skip(1) {
            self.window_layer(layer, Spread::Within(*bound), rows.len(), cache);
        }
        for (piece, start) in pieces.drain(..).zip(starts) {
            let end = start + piece.len();
            sink(piece, &cache.x[start * self.width..end * self.width]);
        }
        cache.rows = rows;
    }

    /// Turns token numbers into word slots, and computes the words that are new.
    fn look_up(&self, words: &[Word], rows: &mut [u32], cache: &mut EncoderCache, value: &impl Fn(Word, Attr) -> u64) {
        let key = |token: u32| {
            let word = words[token as usize];
            Word { space: word.space && self.sees_space, ..word }
        };
        for stretch in cache.words.look_up(rows, key).chunks(STRETCH) {
            self.embed(stretch, cache, value);
        }
    }

    fn embed(&self, fresh: &[Word], cache: &mut EncoderCache, value: &impl Fn(Word, Attr) -> u64) {
        let EncoderCache { words: WordCache { vectors, parts, .. }, mixed, products: scratch, rounded, .. } = cache;
        let width = self.width;
        let inputs = width * self.tables.len();
        mixed.clear();
        mixed.resize(fresh.len() * inputs, 0.0);
        for (word, row) in fresh.iter().zip(mixed.chunks_exact_mut(inputs)) {
            for ((attr, rows, seed, table), out) in self.tables.iter().zip(row.chunks_exact_mut(width)) {
                for hash in murmur3_rows(value(*word, *attr), *seed) {
                    table.add_row(self.kernel, hash as usize % rows, out);
                }
            }
        }
        let products = room(scratch, fresh.len() * self.mix.outputs());
        self.mix.apply(Rows::packed(mixed, fresh.len(), inputs), Spread::Measured, rounded, products);
        let from = vectors.len();
        vectors.resize(from + fresh.len() * width, 0.0);
        let rows = products.chunks_exact(self.mix.outputs()).zip(vectors[from..].chunks_exact_mut(width));
        for (products, out) in rows {
            self.mix.activation.apply(self.kernel, products, out);
        }
        // The parts of the first window layer: its matrix cut into three by columns.
        let Some(first) = self.windows.first() else { return };
        let outputs = first.outputs();
        let products = room(scratch, fresh.len() * outputs);
        let before = parts.len();
        parts.resize(before + fresh.len() * 3 * outputs, 0.0);
        for (part, weights) in first.parts.iter().enumerate() {
            let vectors = Rows::packed(&vectors[from..], fresh.len(), width);
            weights.apply(vectors, Spread::Within(self.bounds[0]), rounded, products);
            for (row, of_word) in products.chunks_exact(outputs).zip(parts[before..].chunks_exact_mut(3 * outputs)) {
                of_word[part * outputs..][..outputs].copy_from_slice(row);
            }
        }
    }

    fn first_layer(&self, rows: &[u32], cache: &mut EncoderCache) {
        let EncoderCache { words: WordCache { vectors, parts, .. }, x, products, .. } = cache;
        let (width, kernel) = (self.width, self.kernel);
        let vector = |slot: u32| &vectors[slot as usize * width..][..width];
        let Some(first) = self.windows.first() else {
            x.clear();
            x.resize(rows.len() * width, 0.0);
            for (slot, out) in rows.iter().zip(x.chunks_exact_mut(width)).filter(|r| *r.0 != PAD) {
                out.copy_from_slice(vector(*slot));
            }
            return;
        };
        x.resize(rows.len() * width, 0.0);
        let outputs = first.outputs();
        let sums = room(products, outputs);
        for (at, out) in x.chunks_exact_mut(width).enumerate() {
            if at == 0 || at + 1 == rows.len() {
                out.fill(0.0);
                continue;
            }
            let (mut around, mut count) = ([&[][..]; 3], 0);
            for (part, slot) in rows[at - 1..=at + 1].iter().enumerate().filter(|s| *s.1 != PAD) {
                around[count] = &parts[(3 * *slot as usize + part) * outputs..][..outputs];
                count += 1;
            }
            kernel.sum_of(&around[..count], sums);
            first.activation.apply(kernel, sums, out);
            if rows[at] != PAD {
                kernel.add(out, vector(rows[at]));
            }
        }
    }

    /// One more window layer over all rows but the first and last, which stay; what it makes of rows within the halo of a piece
    /// that the layers before did not reach is never read.
    fn window_layer(&self, layer: &Layer, spread: Spread, rows: usize, cache: &mut EncoderCache) {
        let EncoderCache { x, next, products, rounded, .. } = cache;
        let (width, outputs) = (self.width, layer.outputs());
        next.resize(x.len(), 0.0);
        next[..width].copy_from_slice(&x[..width]);
        next[(rows - 1) * width..].copy_from_slice(&x[(rows - 1) * width..]);
        let mut from = 1;
        while from + 1 < rows {
            let count = STRETCH.min(rows - 1 - from);
            let products = room(products, count * outputs);
            let windows = Rows { data: &x[(from - 1) * width..], rows: count, columns: 3 * width, stride: width };
            layer.apply(windows, spread, rounded, products);
            let before = x[from * width..].chunks_exact(width);
            let out = next[from * width..].chunks_exact_mut(width);
            for ((products, out), before) in products.chunks_exact(outputs).zip(out).zip(before) {
                layer.activation.apply(self.kernel, products, out);
                self.kernel.add(out, before);
            }
            from += count;
        }
        std::mem::swap(x, next);
    }
}

/// So many numbers to be written over.
fn room(of: &mut Vec<f32>, count: usize) -> &mut [f32] {
    if of.len() < count {
        of.resize(count, 0.0);
    }
    &mut of[..count]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::super::Engine;
    use super::super::words::MOST_WORDS;
    use super::*;

    /// A stand-in for the attribute values of words, which only have to differ.
    fn value(word: Word, attr: Attr) -> u64 {
        u64::from(word.lexeme) * 8 + attr as u64 + u64::from(word.space && attr == Attr::Spacy)
    }

    /// Numbers that are rounded at other places may differ by a few units of the rounding, which other words would not.
    fn assert_near(a: &[f32], b: &[f32]) {
        assert_eq!(a.len(), b.len());
        for (i, (x, y)) in a.iter().zip(b).enumerate() {
            assert!((x - y).abs() <= 0.01 * (1.0 + x.abs()), "{i}: {x} and {y}");
        }
    }

    fn layer(layer: &Layer, input: &[f32]) -> Vec<f32> {
        let mut products = vec![0.0; layer.outputs()];
        let (mut part, mut from) = (products.clone(), 0);
        for weights in &layer.parts {
            let input = Rows::packed(&input[from..], 1, weights.inputs());
            weights.apply(input, Spread::Measured, &mut Rounded::default(), &mut part);
            Kernel::PLAIN.add(&mut products, &part);
            from += weights.inputs();
        }
        let mut out = vec![0.0; layer.activation.gain.len()];
        layer.activation.apply(Kernel::PLAIN, &products, &mut out);
        out
    }

    /// The network word by word: no caches, no blocks, and as many zero rows around the text as there are layers.
    fn naive(e: &Encoder, words: &[Word]) -> Vec<f32> {
        let embed = |word: &Word| {
            let mut input = Vec::new();
            for (attr, rows, seed, table) in &e.tables {
                let mut sum = vec![0.0; e.width];
                for hash in murmur3_rows(value(*word, *attr), *seed) {
                    table.add_row(e.kernel, hash as usize % rows, &mut sum);
                }
                input.extend(sum);
            }
            layer(&e.mix, &input)
        };
        let pad = e.windows.len();
        let zeros = || vec![vec![0.0f32; e.width]; pad];
        let mut x: Vec<Vec<f32>> = zeros().into_iter().chain(words.iter().map(embed)).chain(zeros()).collect();
        for window in &e.windows {
            let at = |i: Option<usize>| i.and_then(|i| x.get(i)).cloned().unwrap_or(vec![0.0; e.width]);
            let next = (0..x.len()).map(|i| {
                let mut out = layer(window, &[at(i.checked_sub(1)), at(Some(i)), at(Some(i + 1))].concat());
                Kernel::PLAIN.add(&mut out, &x[i]);
                out
            });
            x = next.collect();
        }
        x[pad..pad + words.len()].concat()
    }

    fn encode_one(e: &Encoder, words: &[Word], cache: &mut EncoderCache) -> Vec<f32> {
        encode(e, words, std::slice::from_ref(&(0..words.len())), cache)
    }

    fn encode(e: &Encoder, words: &[Word], texts: &[Range<usize>], cache: &mut EncoderCache) -> Vec<f32> {
        let (mut out, mut end) = (Vec::new(), 0);
        e.encode(words, texts, cache, value, |range, rows| {
            assert_eq!((range.start, rows.len()), (end, range.len() * e.width));
            end = range.end;
            out.extend_from_slice(rows);
        });
        out
    }

    fn words(count: u32, kinds: u32) -> Vec<Word> {
        (0..count).map(|i| Word { lexeme: i * i % kinds, norm: 0, space: i % 3 > 0 }).collect()
    }

    #[test]
    fn agrees_with_the_naive_network_on_texts_of_any_length() {
        for e in &Engine::builtin().encoders {
            let all = words(23, 11);
            let texts = [0..1, 1..3, 3..3, 3..8, 8..23];
            let want: Vec<f32> = texts.iter().flat_map(|t| naive(e, &all[t.clone()])).collect();
            assert_near(&encode(e, &all, &texts, &mut EncoderCache::default()), &want);
        }
    }

    #[test]
    fn blocks_and_a_full_cache_change_nothing() {
        let e = &Engine::builtin().encoders[1];
        let all = words(700, 701);
        let whole = encode_one(e, &all, &mut EncoderCache::default());
        let cache = &mut EncoderCache::default();
        // More words than are kept, so that some are dropped on the way and others move.
        let many: Vec<Word> =
            (0..MOST_WORDS as u32).map(|i| Word { lexeme: 10_000 + i, norm: 0, space: false }).collect();
        encode_one(e, &many[..100], cache);
        assert_eq!(encode_one(e, &all, cache), whole);
        assert_eq!(encode_one(e, &all, cache), whole);
        encode_one(e, &many, cache);
        assert_eq!(cache.words.vectors.len(), cache.words.count() * e.width);
        assert_eq!(encode_one(e, &all, cache), whole);
        let from = 505;
        let around = from - 4..from + 5;
        let middle = &naive(e, &all[around])[4 * e.width..5 * e.width];
        assert_near(&whole[from * e.width..(from + 1) * e.width], middle);
    }
}
