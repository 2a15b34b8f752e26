//! One hidden layer: bias, maxout over pieces, layer norm.

/// The parameters of a layer after its matrix.
#[derive(Clone, Copy, Debug)]
pub struct Activation<'m> {
    /// Bias of each piece of each output, pieces outermost.
    pub bias: &'m [f32],
    /// Gain of the layer norm.
    pub gain: &'m [f32],
    /// Shift of the layer norm.
    pub shift: &'m [f32],
}

/// Added to the variance before its root, as thinc does.
const EPSILON: f32 = 1e-8;

impl Activation<'_> {
    /// Turns a row of products (pieces outermost) into a row of outputs.
    pub fn apply(&self, products: &mut [f32], out: &mut [f32]) {
        super::matrix::add(products, self.bias);
        max_of_pieces(products, out);
        self.norm(out);
    }

    /// How far from zero an output is at most: of `n` numbers with variance one, none is further from their mean than the
    /// root of `n - 1`.
    #[must_use]
    pub fn bound(&self) -> f32 {
        let furthest = (self.gain.len() as f32 - 1.0).max(1.0).sqrt();
        self.gain.iter().zip(self.shift).map(|(gain, shift)| furthest * gain.abs() + shift.abs()).fold(0.0, f32::max)
    }

    fn norm(&self, row: &mut [f32]) {
        let count = row.len() as f32;
        let mean = sum(row, |x| x) / count;
        let variance = sum(row, |x| (x - mean) * (x - mean)) / count + EPSILON;
        let scale = 1.0 / variance.sqrt();
        for ((x, gain), shift) in row.iter_mut().zip(self.gain).zip(self.shift) {
            *x = (*x - mean) * scale * gain + shift;
        }
    }
}

/// The largest of each output's pieces. `pieces` holds a whole number of rows as long as `out`.
pub fn max_of_pieces(pieces: &[f32], out: &mut [f32]) {
    let mut rows = pieces.chunks_exact(out.len().max(1));
    if let Some(first) = rows.next() {
        out.copy_from_slice(first);
    }
    for row in rows {
        for (best, x) in out.iter_mut().zip(row) {
            *best = if *x > *best { *x } else { *best };
        }
    }
}

/// Sums in eight lanes, in an order that does not depend on the machine.
fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0f32; 8];
    let (blocks, rest) = row.as_chunks::<8>();
    for block in blocks {
        for (lane, x) in lanes.iter_mut().zip(block) {
            *lane += of(*x);
        }
    }
    for (lane, x) in lanes.iter_mut().zip(rest) {
        *lane += of(*x);
    }
    lanes.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::super::matrix::tests::{assert_close, seeded};
    use super::*;

    #[test]
    fn agrees_with_the_naive_form() {
        for (width, pieces) in [(1, 1), (5, 3), (96, 3), (64, 2)] {
            let (x, bias) = (seeded(width * pieces, 1), seeded(width * pieces, 2));
            let (gain, shift) = (seeded(width, 3), seeded(width, 4));
            let piece = |o: usize, p: usize| x[p * width + o] + bias[p * width + o];
            let best: Vec<f32> =
                (0..width).map(|o| (0..pieces).map(|p| piece(o, p)).fold(f32::MIN, f32::max)).collect();
            let mean = best.iter().sum::<f32>() / width as f32;
            let variance = best.iter().map(|b| (b - mean).powi(2)).sum::<f32>() / width as f32 + 1e-8;
            let want: Vec<f32> = (0..width).map(|o| (best[o] - mean) / variance.sqrt() * gain[o] + shift[o]).collect();
            let mut out = vec![0.0; width];
            Activation { bias: &bias, gain: &gain, shift: &shift }.apply(&mut x.clone(), &mut out);
            assert_close(&out, &want);
        }
    }
}
