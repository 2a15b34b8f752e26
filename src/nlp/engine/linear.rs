//! A matrix of weights, and the two ways to multiply rows with it: in whole numbers, or in 32-bit floats.
//!
//! In whole numbers each output has weights of 8, 10 or 12 bits and a scale; a row of inputs is rounded to whole numbers of up to 16
//! bits, so few that no sum can leave 32 bits. The sums are exact, what comes before and after them is done in a fixed order, and
//! so a product has the same bits on every machine.

use std::borrow::Cow;
use std::ops::Range;

use super::kernels::{Kernel, PANEL};
use super::matrix::{Rows, product};
use super::model::{Array, Model, from_quarters};

/// How a model is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arithmetic {
    /// What multiplies whole numbers.
    pub kernel: Kernel,
    /// Whether weights that are whole numbers are turned into floats.
    pub floats: bool,
}

/// Weights: outputs times inputs.
#[derive(Debug)]
pub struct Linear {
    outputs: usize,
    inputs: usize,
    form: Form,
}

#[derive(Debug)]
enum Form {
    Floats { data: Cow<'static, [f32]>, first: usize, stride: usize },
    Whole(Whole),
}

#[derive(Debug)]
struct Whole {
    panels: Vec<i16>,
    /// Of each output, filled up to whole panels.
    scales: Vec<f32>,
    /// The largest whole number that an input may become.
    limit: f32,
    kernel: Kernel,
}

/// How large the numbers in rows may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spread {
    /// None is further from zero than this, in any row.
    Within(f32),
    /// Each row is measured.
    Measured,
}

/// Working memory of products.
#[derive(Debug, Default)]
pub struct Rounded {
    numbers: Vec<i16>,
    scales: Vec<f32>,
}

impl Linear {
    /// The weights of an array of a model; `None` if it is missing or of another size.
    #[must_use]
    pub fn new(model: &'static Model, name: &str, outputs: usize, inputs: usize, how: Arithmetic) -> Option<Self> {
        Self::of_columns(model, name, outputs, inputs, 0..inputs, how)
    }

    /// Some columns of the weights.
    #[must_use]
    pub fn of_columns(
        model: &'static Model,
        name: &str,
        outputs: usize,
        inputs: usize,
        columns: Range<usize>,
        how: Arithmetic,
    ) -> Option<Self> {
        let array = model.array(name, outputs, inputs)?;
        let cut = (inputs, &columns);
        let form = match array {
            Array::Bytes(weights, scales) if !how.floats => {
                Form::Whole(Whole::new(weights, scales, cut, 127, how.kernel)?)
            }
            Array::Quarters(high, low, scales) if !how.floats => {
                Form::Whole(Whole::new(&from_quarters(high, low), scales, cut, 511, how.kernel)?)
            }
            Array::Words(weights, scales) if !how.floats => {
                Form::Whole(Whole::new(weights, scales, cut, 2047, how.kernel)?)
            }
            array => Form::Floats { data: array.floats(inputs), first: columns.start, stride: inputs },
        };
        Some(Self { outputs, inputs: columns.len(), form })
    }

    /// Number of outputs.
    #[must_use]
    pub const fn outputs(&self) -> usize {
        self.outputs
    }

    /// Number of inputs.
    #[must_use]
    pub const fn inputs(&self) -> usize {
        self.inputs
    }

    /// `out` becomes each row of `x` times the weights of each output; packed.
    ///
    /// A row's result does not depend on the rows beside it.
    pub fn apply(&self, x: Rows<'_>, spread: Spread, rounded: &mut Rounded, out: &mut [f32]) {
        match &self.form {
            Form::Floats { data, first, stride } => {
                let weights = Rows { data: &data[*first..], rows: self.outputs, columns: self.inputs, stride: *stride };
                product(x, weights, out);
            }
            Form::Whole(whole) => {
                rounded.round(x, spread, whole);
                whole.apply(x, rounded, self.outputs, out);
            }
        }
    }
}

impl Whole {
    /// `None` for a number of inputs that does not come in pairs.
    fn new<T: Copy + Into<i16>>(
        weights: &[T],
        scales: &[f32],
        (inputs, columns): (usize, &Range<usize>),
        largest: usize,
        kernel: Kernel,
    ) -> Option<Self> {
        let (outputs, depth) = (scales.len(), columns.len());
        if depth == 0 || !depth.is_multiple_of(2) {
            return None;
        }
        let filled = outputs.next_multiple_of(PANEL);
        let mut panels = vec![0i16; filled * depth];
        let mut filled_scales = scales.to_vec();
        filled_scales.resize(filled, 0.0);
        for (panel, rows) in panels.chunks_exact_mut(PANEL * depth).zip(weights.chunks(PANEL * inputs)) {
            for (output, row) in rows.chunks_exact(inputs).enumerate() {
                for (step, pair) in panel.chunks_exact_mut(2 * PANEL).zip(row[columns.clone()].chunks_exact(2)) {
                    step[2 * output] = pair[0].into();
                    step[2 * output + 1] = pair[1].into();
                }
            }
        }
        let limit = (i32::MAX as usize / (depth * largest)).min(32_767);
        Some(Self { panels, scales: filled_scales, limit: limit as f32, kernel })
    }

    fn apply(&self, x: Rows<'_>, rounded: &Rounded, outputs: usize, out: &mut [f32]) {
        let count = outputs.div_ceil(PANEL);
        let most = if x.rows < TILE { 4 } else { self.kernel.panels() };
        let mut panel = 0;
        while panel < count {
            let strip = Strip { whole: self, x, rounded, outputs, panel };
            panel += match most.min(count - panel) {
                4.. => strip.apply::<4>(out),
                2.. => strip.apply::<2>(out),
                _ => strip.apply::<1>(out),
            };
        }
    }
}

/// Rows that are multiplied together.
const TILE: usize = 4;

/// Some panels, to be multiplied with all rows.
struct Strip<'a> {
    whole: &'a Whole,
    x: Rows<'a>,
    rounded: &'a Rounded,
    outputs: usize,
    panel: usize,
}

impl Strip<'_> {
    /// Multiplies with `P` panels, and returns `P`.
    fn apply<const P: usize>(&self, out: &mut [f32]) -> usize {
        let mut at = 0;
        while at + TILE <= self.x.rows {
            self.tile::<TILE, P>(at, out);
            at += TILE;
        }
        while at < self.x.rows {
            self.tile::<1, P>(at, out);
            at += 1;
        }
        P
    }

    fn tile<const R: usize, const P: usize>(&self, at: usize, out: &mut [f32]) {
        let Self { whole, x, rounded, outputs, panel } = self;
        let depth = PANEL * x.columns;
        let scales = whole.scales.as_chunks::<PANEL>().0;
        let panels = std::array::from_fn(|p| (&whole.panels[(panel + p) * depth..][..depth], &scales[panel + p]));
        let rows = std::array::from_fn(|r| {
            let unit = rounded.scales[(at + r).min(rounded.scales.len() - 1)];
            (&rounded.numbers[(at + r) * x.stride..][..x.columns], unit)
        });
        let mut tile = [[[0.0; PANEL]; P]; R];
        whole.kernel.products::<R, P>(rows, panels, &mut tile);
        for (r, tile) in tile.iter().enumerate() {
            let first = panel * PANEL;
            let row = &mut out[(at + r) * outputs..][first..(first + P * PANEL).min(*outputs)];
            let tile = tile.as_flattened();
            match <&mut [[f32; PANEL]; P]>::try_from(row.as_chunks_mut::<PANEL>().0) {
                Ok(whole) => whole.as_flattened_mut().copy_from_slice(tile),
                Err(_) => row.copy_from_slice(&tile[..row.len()]),
            }
        }
    }
}

impl Rounded {
    /// Rounds rows to whole numbers, as large as the weights allow. Rows that overlap need a common spread.
    fn round(&mut self, x: Rows<'_>, spread: Spread, weights: &Whole) {
        let Whole { limit, kernel, .. } = *weights;
        self.scales.clear();
        let Some(last) = x.rows.checked_sub(1) else { return };
        let data = &x.data[..last * x.stride + x.columns];
        self.numbers.resize(data.len(), 0);
        match spread {
            Spread::Within(bound) => {
                self.scales.push(bound / limit);
                kernel.round(data, bound, limit, &mut self.numbers);
            }
            Spread::Measured => {
                debug_assert_eq!(x.stride, x.columns, "rows that overlap have no measures of their own");
                for (row, numbers) in data.chunks_exact(x.columns).zip(self.numbers.chunks_exact_mut(x.columns)) {
                    let bound = kernel.largest(row);
                    self.scales.push(bound / limit);
                    kernel.round(row, bound, limit, numbers);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::super::matrix::tests::{assert_close, naive, seeded};
    use super::super::model::{FileWriter, Form as Kept, Meta, Tensor, section_of};
    use super::*;

    /// A model with one array `w` of whole numbers.
    fn model(outputs: usize, inputs: usize, form: Kept) -> &'static Model {
        let (bits, largest) = if form == Kept::I8 { (8, 127.0) } else { (16, 2047.0) };
        let numbers = seeded(outputs * inputs, 4).into_iter().map(|x| (x * largest).round() as i16);
        let numbers = numbers.flat_map(|x| x.to_le_bytes()[..bits / 8].to_vec()).collect();
        let units = seeded(outputs, 5).into_iter().flat_map(|x| (x.abs() / largest).to_le_bytes()).collect();
        let tensor = |name: &str, form: Kept| Tensor {
            name: name.into(),
            shape: if form == Kept::F32 { vec![outputs] } else { vec![outputs, inputs] },
            offset: 0,
            form,
            remainders: 0,
        };
        let meta = Meta { tensors: vec![tensor("w", form), tensor("w.scale", Kept::F32)], ..Meta::default() };
        let mut file = FileWriter::default();
        file.section("meta", serde_json::to_vec(&meta).unwrap());
        file.section(section_of(form), numbers);
        file.section("weights", units);
        Box::leak(Box::new(Model::from_bytes(&file.finish()).unwrap()))
    }

    #[test]
    fn whole_numbers_are_as_good_as_floats_and_the_same_for_every_kernel() {
        for form in [Kept::I8, Kept::I16] {
            for (rows, outputs, inputs) in [(1, 1, 2), (3, 7, 6), (9, 33, 288), (2, 106, 64), (4, 16, 96), (0, 4, 4)] {
                let model = model(outputs, inputs, form);
                let x = seeded(rows * inputs, 1);
                let x = Rows::packed(&x, rows, inputs);
                let floats = model.array("w", outputs, inputs).unwrap().floats(inputs);
                let want = naive(x, Rows::packed(&floats, outputs, inputs));
                let mut bits = Vec::new();
                for kernel in Kernel::available() {
                    let how = Arithmetic { kernel, floats: false };
                    let linear = Linear::new(model, "w", outputs, inputs, how).unwrap();
                    for spread in [Spread::Measured, Spread::Within(1.0)] {
                        let mut out = vec![f32::NAN; rows * outputs];
                        linear.apply(x, spread, &mut Rounded::default(), &mut out);
                        for (a, b) in out.iter().zip(&want) {
                            assert!((a - b).abs() <= 2e-3 * (inputs as f32).sqrt(), "{kernel}: {a} and {b}");
                        }
                        bits.push((spread, out));
                    }
                }
                for (spread, out) in &bits {
                    let first = bits.iter().find(|b| b.0 == *spread).unwrap();
                    assert_eq!(out, &first.1);
                }
                let linear =
                    Linear::new(model, "w", outputs, inputs, Arithmetic { kernel: Kernel::PLAIN, floats: true });
                let mut out = vec![f32::NAN; rows * outputs];
                linear.unwrap().apply(x, Spread::Measured, &mut Rounded::default(), &mut out);
                assert_close(&out, &want);
            }
        }
    }

    #[test]
    fn columns_and_overlapping_rows_are_parts_of_the_whole() {
        let how = Arithmetic { kernel: Kernel::best(), floats: false };
        let model = model(20, 12, Kept::I8);
        let x = seeded(6 * 4, 6);
        let windows = Rows { data: &x, rows: 4, columns: 12, stride: 4 };
        let mut whole = vec![0.0; 80];
        let spread = Spread::Within(1.0);
        let rounded = &mut Rounded::default();
        Linear::new(model, "w", 20, 12, how).unwrap().apply(windows, spread, rounded, &mut whole);
        let mut sums = vec![0.0; 80];
        for part in 0..3 {
            let columns = 4 * part..4 * part + 4;
            let linear = Linear::of_columns(model, "w", 20, 12, columns, how).unwrap();
            let mut out = vec![0.0; 80];
            linear.apply(Rows::packed(&x[4 * part..], 4, 4), spread, rounded, &mut out);
            sums.iter_mut().zip(out).for_each(|(sum, x)| *sum += x);
        }
        assert_close(&whole, &sums);
        assert!(Linear::of_columns(model, "w", 20, 12, 0..3, how).is_none(), "inputs come in pairs");
    }
}
