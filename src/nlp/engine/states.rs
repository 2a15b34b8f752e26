//! Scores of a transition system's moves in a state: the sum of its tokens' precomputed rows, maxout, a linear layer.

use super::kernels::Kernel;
use super::linear::{Arithmetic, Linear, Rounded, Spread};
use super::matrix::Rows;
use super::model::{Model, Transitions};

/// The scoring network of a parser or entity recogniser.
#[derive(Debug)]
pub struct Scorer {
    to_inner: Linear,
    inner_bias: &'static [f32],
    /// One matrix a slot, one after the other: pieces times hidden rows, inner columns.
    lower: Linear,
    lower_bias: &'static [f32],
    /// The row of each slot without a token.
    pad: &'static [f32],
    upper: Option<(Linear, &'static [f32])>,
    slots: usize,
    inner: usize,
    hidden: usize,
    moves: usize,
    /// Floats of one slot's row.
    row: usize,
    kernel: Kernel,
}

/// Tokens whose rows are kept: the window moves along the text. Tokens left behind are computed when they are asked for.
const WINDOW: usize = 256;

/// The rows of the tokens in a window, and working memory.
#[derive(Debug, Default)]
pub struct ScorerCache {
    start: usize,
    rows: Vec<f32>,
    /// Of tokens before the window, each slot's own row; then working memory.
    behind: Vec<f32>,
    sums: Vec<f32>,
    hidden: Vec<f32>,
    rounded: Rounded,
}

/// Slots that a state has at most: the parser's eight are the most that spaCy's pipelines have.
const MOST_SLOTS: usize = 16;
type SmallRows<'a> = [&'a [f32]; MOST_SLOTS];

/// A slot without a token.
pub const NO_TOKEN: u32 = u32::MAX;

impl Scorer {
    /// The network of a component (`parser` or `ner`); `None` if weights are missing or do not fit.
    #[must_use]
    pub fn new(model: &'static Model, name: &str, shape: &Transitions, width: usize, how: Arithmetic) -> Option<Self> {
        let part =
            |part: &str, size: usize| model.tensor(&format!("{name}.{part}")).map(|t| t.0).filter(|t| t.len() == size);
        let weights =
            |part: &str, rows: usize, columns: usize| Linear::new(model, &format!("{name}.{part}"), rows, columns, how);
        let row = shape.hidden * shape.pieces;
        let moves = shape.moves.len();
        let upper =
            if shape.upper { Some((weights("upper.W", moves, shape.hidden)?, part("upper.b", moves)?)) } else { None };
        (shape.inner > 0 && row > 0 && shape.slots <= MOST_SLOTS && (shape.upper || shape.hidden == moves)).then_some(
            Self {
                to_inner: weights("inner.W", shape.inner, width)?,
                inner_bias: part("inner.b", shape.inner)?,
                lower: weights("lower.W", shape.slots * row, shape.inner)?,
                lower_bias: part("lower.b", row)?,
                pad: part("lower.pad", shape.slots * row)?,
                upper,
                slots: shape.slots,
                inner: shape.inner,
                hidden: shape.hidden,
                moves,
                row,
                kernel: how.kernel,
            },
        )
    }

    /// Width of the vectors that states are made of.
    #[must_use]
    pub const fn inner(&self) -> usize {
        self.inner
    }

    /// Appends the vectors that states are made of, one a token, from the encoder's rows.
    pub fn project(&self, encoded: &[f32], spread: Spread, rounded: &mut Rounded, out: &mut Vec<f32>) {
        let width = self.to_inner.inputs();
        let (count, from) = (encoded.len() / width, out.len());
        out.resize(from + count * self.inner, 0.0);
        self.to_inner.apply(Rows::packed(encoded, count, width), spread, rounded, &mut out[from..]);
        out[from..].chunks_exact_mut(self.inner).for_each(|row| self.kernel.add(row, self.inner_bias));
    }

    /// Scores all moves of a state. `tokens` are its slots' tokens, numbers of rows of `projected`.
    pub fn score(&self, tokens: &[u32], projected: &[f32], cache: &mut ScorerCache, scores: &mut Vec<f32>) {
        let tokens = &tokens[..tokens.len().min(self.slots)];
        self.compute(tokens, projected, cache);
        let stride = self.slots * self.row;
        let ScorerCache { start, rows, behind, sums, hidden, rounded } = cache;
        let parts: SmallRows<'_> = std::array::from_fn(|slot| match tokens.get(slot) {
            None => &[][..],
            Some(&NO_TOKEN) => &self.pad[slot * self.row..][..self.row],
            Some(&token) => match (token as usize).checked_sub(*start) {
                Some(at) => &rows[at * stride + slot * self.row..][..self.row],
                None => &behind[slot * self.row..][..self.row],
            },
        });
        sums.resize(self.row, 0.0);
        self.kernel.sum_of(&parts[..tokens.len()], sums);
        hidden.resize(self.hidden, 0.0);
        self.kernel.max_of_pieces(sums, self.lower_bias, hidden);
        match &self.upper {
            Some((weights, bias)) => {
                scores.resize(self.moves, 0.0);
                let hidden = Rows::packed(hidden, 1, self.hidden);
                weights.apply(hidden, Spread::Measured, rounded, scores);
                self.kernel.add(scores, bias);
            }
            None => scores.clone_from(hidden),
        }
    }

    /// Computes the rows of a state's tokens that are not there yet.
    fn compute(&self, tokens: &[u32], projected: &[f32], cache: &mut ScorerCache) {
        let stride = self.slots * self.row;
        let real = tokens.iter().filter(|token| **token != NO_TOKEN);
        let Some(last) = real.max().map(|token| *token as usize) else { return };
        if last >= cache.start + cache.rows.len() / stride {
            // Most of what a state looks at lies just before its next token.
            cache.start = last.saturating_sub(WINDOW / 8);
            let count = WINDOW.min(projected.len() / self.inner - cache.start);
            cache.rows.resize(count * stride, 0.0);
            let tokens = Rows::packed(&projected[cache.start * self.inner..], count, self.inner);
            self.lower.apply(tokens, Spread::Measured, &mut cache.rounded, &mut cache.rows);
        }
        for (slot, &token) in tokens.iter().enumerate().filter(|(_, token)| (**token as usize) < cache.start) {
            cache.behind.resize(stride + self.slots * self.row, 0.0);
            let (of_slots, single) = cache.behind.split_at_mut(self.slots * self.row);
            let token = Rows::packed(&projected[token as usize * self.inner..][..self.inner], 1, self.inner);
            self.lower.apply(token, Spread::Measured, &mut cache.rounded, single);
            of_slots[slot * self.row..][..self.row].copy_from_slice(&single[slot * self.row..][..self.row]);
        }
    }

    /// Makes the window of another text's rows void.
    pub fn reset(cache: &mut ScorerCache) {
        cache.start = 0;
        cache.rows.clear();
    }
}

/// The best of the moves that are allowed; of equals the first.
pub fn best_move(scores: &[f32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for (i, &score) in scores.iter().enumerate() {
        if best.is_none_or(|b| score > b.1) && allowed(i) {
            best = Some((i, score));
        }
    }
    best.map(|b| b.0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::super::Engine;
    use super::super::matrix::tests::{assert_close, seeded};
    use super::*;

    fn multiply(weights: &Linear, row: &[f32]) -> Vec<f32> {
        let mut out = vec![0.0; weights.outputs()];
        weights.apply(Rows::packed(row, 1, row.len()), Spread::Measured, &mut Rounded::default(), &mut out);
        out
    }

    /// The scores of a state, sum by sum.
    fn naive(s: &Scorer, tokens: &[u32], projected: &[f32]) -> Vec<f32> {
        let mut sums = s.lower_bias.to_vec();
        for (slot, &token) in tokens.iter().enumerate() {
            for (i, sum) in sums.iter_mut().enumerate() {
                *sum += match token {
                    NO_TOKEN => s.pad[slot * s.row + i],
                    token => {
                        let token = &projected[token as usize * s.inner..][..s.inner];
                        multiply(&s.lower, token)[slot * s.row + i]
                    }
                };
            }
        }
        let hidden: Vec<f32> = (0..s.hidden).map(|h| sums[h].max(sums[s.hidden + h])).collect();
        let (weights, bias) = s.upper.as_ref().unwrap();
        multiply(weights, &hidden).iter().zip(*bias).map(|(score, bias)| score + bias).collect()
    }

    #[test]
    fn agrees_with_the_naive_network_inside_the_window_and_behind_it() {
        let engine = Engine::builtin();
        let s = &engine.parser.as_ref().unwrap().scorer;
        let count = WINDOW + 300;
        let projected = seeded(count * s.inner, 1);
        let (mut cache, mut scores) = (ScorerCache::default(), Vec::new());
        for next in [0, 1, 40, WINDOW - 1, WINDOW + 10, count - 1] {
            let next = u32::try_from(next).unwrap();
            let tokens = [next, NO_TOKEN, next / 2, 0, NO_TOKEN, next / 3, NO_TOKEN, 7.min(next)];
            s.score(&tokens, &projected, &mut cache, &mut scores);
            assert_close(&scores, &naive(s, &tokens, &projected));
        }
    }

    #[test]
    fn the_first_of_equals_is_best() {
        assert_eq!(best_move(&[1.0, 3.0, 3.0, 2.0], |_| true), Some(1));
        assert_eq!(best_move(&[1.0, 3.0, 3.0, 2.0], |i| i != 1), Some(2));
        assert_eq!(best_move(&[1.0], |_| false), None);
    }
}
