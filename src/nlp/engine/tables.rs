//! Tables of embeddings: rows of floats, or of whole numbers with a unit for each row.

use super::kernels::Kernel;
use super::model::{Array, Model};

/// The rows of an embedding.
#[derive(Debug)]
pub enum Table {
    /// As floats.
    Full(&'static [f32]),
    /// Whole numbers, and the unit of each row.
    Bytes(&'static [i8], &'static [f32]),
    /// The same in quarters and remainders.
    Quarters(&'static [i8], &'static [u8], &'static [f32]),
}

impl Table {
    /// The rows of a name; `None` if they are missing or of another shape.
    #[must_use]
    pub fn new(model: &'static Model, name: &str, rows: usize, width: usize) -> Option<Self> {
        match model.array(name, rows, width)? {
            Array::Floats(floats) => Some(Self::Full(floats)),
            Array::Bytes(numbers, units) => Some(Self::Bytes(numbers, units)),
            Array::Quarters(high, low, units) => Some(Self::Quarters(high, low, units)),
            Array::Words(..) => None,
        }
    }

    /// Adds a row to `out`, which is as long.
    pub fn add_row(&self, kernel: Kernel, at: usize, out: &mut [f32]) {
        let range = at * out.len()..(at + 1) * out.len();
        match self {
            Self::Full(floats) => kernel.add(out, &floats[range]),
            Self::Bytes(numbers, units) => kernel.add_bytes(out, &numbers[range], units[at]),
            Self::Quarters(high, low, units) => {
                let low = &low[range.start / 4..range.end.div_ceil(4)];
                kernel.add_quarters(out, &high[range], low, units[at]);
            }
        }
    }
}
