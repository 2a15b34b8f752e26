//! One hidden layer: a matrix, then bias, maxout over pieces, layer norm.

use super::kernels::Kernel;
use super::linear::{Arithmetic, Linear, Rounded, Spread};
use super::matrix::Rows;
use super::model::Model;

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
    pub fn apply(&self, kernel: Kernel, products: &[f32], out: &mut [f32]) {
        kernel.max_of_pieces(products, self.bias, out);
        kernel.norm(out, self.gain, self.shift, EPSILON);
    }

    /// How far from zero an output is at most: of `n` numbers with variance one, none is further from their mean than the
    /// root of `n - 1`.
    #[must_use]
    pub fn bound(&self) -> f32 {
        let furthest = (self.gain.len() as f32 - 1.0).max(1.0).sqrt();
        self.gain.iter().zip(self.shift).map(|(gain, shift)| furthest * gain.abs() + shift.abs()).fold(0.0, f32::max)
    }
}

/// A hidden layer. The first window layer has its weights in three parts, by columns, all others in one.
#[derive(Debug)]
pub struct Layer {
    /// The matrix.
    pub parts: Vec<Linear>,
    /// What comes after it.
    pub activation: Activation<'static>,
}

impl Layer {
    /// The layer of a name with so many maxout pieces and outputs, its inputs in so many parts; `None` if weights are missing or do not fit.
    pub fn new(
        model: &'static Model,
        name: &str,
        (pieces, width): (usize, usize),
        (inputs, parts): (usize, usize),
        how: Arithmetic,
    ) -> Option<Self> {
        let part =
            |part: &str, size: usize| model.tensor(&format!("{name}.{part}")).map(|t| t.0).filter(|t| t.len() == size);
        Some(Self {
            parts: (0..parts)
                .map(|i| inputs * i / parts..inputs * (i + 1) / parts)
                .map(|part| Linear::of_columns(model, &format!("{name}.W"), pieces * width, inputs, part, how))
                .collect::<Option<_>>()?,
            activation: Activation {
                bias: part("b", pieces * width)?,
                gain: part("gain", width)?,
                shift: part("shift", width)?,
            },
        })
    }

    /// Numbers of a row of products: all pieces of all outputs.
    pub fn outputs(&self) -> usize {
        self.activation.bias.len()
    }

    /// The products of rows, where the weights are in one part.
    pub fn apply(&self, x: Rows<'_>, spread: Spread, rounded: &mut Rounded, out: &mut [f32]) {
        if let Some(whole) = self.parts.first() {
            whole.apply(x, spread, rounded, out);
        }
    }
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
            Activation { bias: &bias, gain: &gain, shift: &shift }.apply(Kernel::best(), &x, &mut out);
            assert_close(&out, &want);
        }
    }
}
