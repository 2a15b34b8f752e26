//! A matrix of whole numbers, and rows rounded to bytes to be multiplied with it.

use super::super::kernels::bytes::{DEPTH, Rows, Weights};
use super::super::kernels::{Kernel, PANEL};
use super::super::model::Model;

/// What is added to an input, so that it is a byte without sign.
const ZERO: i32 = 128;

/// Weights: outputs times inputs, in panels as the kernels read them, and what each output adds.
#[derive(Debug)]
pub struct Product {
    panels: &'static [i8],
    units: &'static [f32],
    bias: &'static [f32],
    /// What the inputs' `ZERO` adds to each output's sum.
    offsets: Vec<i32>,
    inputs: usize,
}

/// Rows of bytes, each with its unit.
#[derive(Debug, Default)]
pub struct Rounded {
    bytes: Vec<u8>,
    units: Vec<f32>,
}

impl Rounded {
    fn fill(&mut self, kernel: Kernel, x: &[f32], columns: usize) {
        self.bytes.resize(x.len(), 0);
        self.units.clear();
        for (row, bytes) in x.chunks_exact(columns).zip(self.bytes.chunks_exact_mut(columns)) {
            let bound = kernel.largest(row);
            self.units.push(bound / 127.0);
            kernel.round_bytes(row, bound, bytes);
        }
    }
}

impl Product {
    /// The weights of a name; `None` if they are missing or of another shape. Outputs are filled up to whole panels in the file.
    pub fn new(model: &'static Model, name: &str, outputs: usize, inputs: usize) -> Option<Self> {
        let filled = outputs.next_multiple_of(PANEL);
        let (panels, units) = model.array(name, filled, inputs)?.bytes()?;
        let bias = model.tensor(&format!("{name}.bias"))?.0;
        if bias.len() != filled || inputs == 0 || !inputs.is_multiple_of(DEPTH) {
            return None;
        }
        let mut offsets = vec![0i32; filled];
        for (offsets, panel) in offsets.chunks_exact_mut(PANEL).zip(panels.chunks_exact(PANEL * inputs)) {
            for step in panel.chunks_exact(PANEL * DEPTH) {
                for (offset, weights) in offsets.iter_mut().zip(step.as_chunks::<DEPTH>().0) {
                    *offset += ZERO * weights.iter().map(|w| i32::from(*w)).sum::<i32>();
                }
            }
        }
        Some(Self { panels, units, bias, offsets, inputs })
    }

    pub const fn inputs(&self) -> usize {
        self.inputs
    }

    /// Outputs, those included that fill up the last panel.
    pub const fn outputs(&self) -> usize {
        self.units.len()
    }

    /// `out` becomes each row of `x` times the weights of each output, and the bias; packed.
    pub fn apply(&self, kernel: Kernel, x: &[f32], rounded: &mut Rounded, out: &mut [f32]) {
        rounded.fill(kernel, x, self.inputs);
        let Self { panels, units, bias, offsets, .. } = self;
        let rows = Rows { bytes: &rounded.bytes, units: &rounded.units };
        kernel.byte_products(rows, Weights { panels, offsets, units, bias }, out);
    }
}
