//! One layer of a transformer: attention, then two products with GELU between, each added to what came in and normed.

use std::ops::Range;

use super::super::kernels::Kernel;
use super::super::kernels::attention::{HEAD, Scores};
use super::super::model::Model;
use super::product::{Product, Rounded};

/// Added to the variance before its root, as BERT does.
pub const EPSILON: f32 = 1e-12;

/// Rows that go through the two wide products together, so that what is between them stays in the processor's cache.
const ROWS: usize = 64;

#[derive(Debug)]
pub struct Layer {
    qkv: Product,
    mixed: Product,
    mixed_norm: Norm,
    inner: Product,
    outer: Product,
    outer_norm: Norm,
}

#[derive(Debug)]
struct Norm {
    gain: &'static [f32],
    shift: &'static [f32],
}

/// Working memory of a layer.
#[derive(Debug, Default)]
pub struct Work {
    pub rounded: Rounded,
    qkv: Vec<f32>,
    heads: Vec<f32>,
    some: Vec<f32>,
    added: Vec<f32>,
    inner: Vec<f32>,
    scores: Scores,
}

impl Norm {
    fn new(model: &'static Model, name: &str, width: usize) -> Option<Self> {
        let part = |part: &str| model.tensor(&format!("{name}.{part}")).map(|t| t.0).filter(|t| t.len() == width);
        Some(Self { gain: part("gain")?, shift: part("shift")? })
    }

    /// `x` becomes the norm of `x + added`, row by row.
    fn apply(&self, kernel: Kernel, x: &mut [f32], added: &[f32]) {
        let width = self.gain.len();
        for (row, added) in x.chunks_exact_mut(width).zip(added.chunks_exact(width)) {
            kernel.add(row, added);
            kernel.norm(row, self.gain, self.shift, EPSILON);
        }
    }
}

impl Layer {
    /// The layer of a number; `None` if its weights are missing or of another shape.
    pub fn new(model: &'static Model, number: usize, width: usize, inner: usize) -> Option<Self> {
        let name = |part: &str| format!("layer{number}.{part}");
        Some(Self {
            qkv: Product::new(model, &name("qkv"), 3 * width, width)?,
            mixed: Product::new(model, &name("mixed"), width, width)?,
            mixed_norm: Norm::new(model, &name("mixed"), width)?,
            inner: Product::new(model, &name("inner"), inner, width)?,
            outer: Product::new(model, &name("outer"), width, inner)?,
            outer_norm: Norm::new(model, &name("outer"), width)?,
        })
    }

    /// Applies the layer to rows in place. A row looks at the rows of its own window.
    pub fn apply(&self, kernel: Kernel, windows: &[Range<usize>], x: &mut [f32], work: &mut Work) {
        self.attend(kernel, windows, x, work);
        let heads = std::mem::take(&mut work.heads);
        self.feed(kernel, x, &heads, work);
        work.heads = heads;
    }

    /// Applies the layer to rows of which only some are wanted: `some` becomes those of these numbers.
    pub fn apply_to_some(
        &self,
        kernel: Kernel,
        windows: &[Range<usize>],
        x: &[f32],
        wanted: impl Iterator<Item = usize>,
        some: &mut Vec<f32>,
        work: &mut Work,
    ) {
        self.attend(kernel, windows, x, work);
        let width = self.qkv.inputs();
        some.clear();
        let mut heads = std::mem::take(&mut work.some);
        heads.clear();
        for row in wanted {
            some.extend_from_slice(&x[row * width..][..width]);
            heads.extend_from_slice(&work.heads[row * width..][..width]);
        }
        self.feed(kernel, some, &heads, work);
        work.some = heads;
    }

    /// Fills `work.heads`.
    fn attend(&self, kernel: Kernel, windows: &[Range<usize>], x: &[f32], work: &mut Work) {
        let width = self.qkv.inputs();
        let rows = x.len() / width;
        let Work { rounded, qkv, heads, scores, .. } = work;
        qkv.resize(rows * 3 * width, 0.0);
        self.qkv.apply(kernel, x, rounded, qkv);
        heads.resize(rows * width, 0.0);
        for window in windows {
            let qkv = &qkv[window.start * 3 * width..window.end * 3 * width];
            let heads = &mut heads[window.start * width..window.end * width];
            for first in (0..width).step_by(HEAD) {
                kernel.attend(qkv, width, first, scores, heads);
            }
        }
    }

    /// Everything after attention, which looks at each row by itself.
    fn feed(&self, kernel: Kernel, x: &mut [f32], heads: &[f32], work: &mut Work) {
        let width = self.qkv.inputs();
        let Work { rounded, added, inner, .. } = work;
        added.resize(x.len(), 0.0);
        self.mixed.apply(kernel, heads, rounded, added);
        self.mixed_norm.apply(kernel, x, added);
        for x in x.chunks_mut(ROWS * width) {
            let rows = x.len() / width;
            inner.resize(rows * self.inner.outputs(), 0.0);
            self.inner.apply(kernel, x, rounded, inner);
            kernel.gelu(inner);
            let added = &mut added[..x.len()];
            self.outer.apply(kernel, inner, rounded, added);
            self.outer_norm.apply(kernel, x, added);
        }
    }
}
