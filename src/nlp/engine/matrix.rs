//! Products of matrices of 32-bit floats, over a well-kept GEMM.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2, ShapeBuilder};

/// A row-major matrix within a slice: `rows` by `columns`, `stride` floats from row to row. Rows may overlap.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a> {
    /// The floats, from the first row's first.
    pub data: &'a [f32],
    /// Number of rows.
    pub rows: usize,
    /// Number of columns.
    pub columns: usize,
    /// Floats from one row's begin to the next's.
    pub stride: usize,
}

impl<'a> Rows<'a> {
    /// Rows without gaps.
    #[must_use]
    pub const fn packed(data: &'a [f32], rows: usize, columns: usize) -> Self {
        Self { data, rows, columns, stride: columns }
    }

    fn view(self) -> Option<ArrayView2<'a, f32>> {
        ArrayView2::from_shape((self.rows, self.columns).strides((self.stride, 1)), self.data).ok()
    }
}

/// `out = a · wᵀ`: each row of `a` with each row of `w`. `out` is packed and must hold `a.rows × w.rows` floats.
///
/// A row's result does not depend on how many rows are multiplied with it.
pub fn product(a: Rows<'_>, w: Rows<'_>, out: &mut [f32]) {
    if a.rows == 0 || w.rows == 0 {
        return;
    }
    let target = ArrayViewMut2::from_shape((a.rows, w.rows), out);
    debug_assert!(a.columns == w.columns && a.view().is_some() && w.view().is_some() && target.is_ok());
    if let (Some(a), Some(w), Ok(mut target)) = (a.view(), w.view(), target) {
        general_mat_mul(1.0, &a, &w.t(), 0.0, &mut target);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Numbers that look random and are the same every time.
    pub(crate) fn seeded(count: usize, seed: u32) -> Vec<f32> {
        let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(12345);
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 23) as f32 - 1.0
        };
        (0..count).map(|_| next()).collect()
    }

    pub(crate) fn naive(a: Rows<'_>, w: Rows<'_>) -> Vec<f32> {
        let mut out = Vec::new();
        for i in 0..a.rows {
            for j in 0..w.rows {
                out.push((0..a.columns).map(|k| a.data[i * a.stride + k] * w.data[j * w.stride + k]).sum());
            }
        }
        out
    }

    pub(crate) fn assert_close(a: &[f32], b: &[f32]) {
        assert_eq!(a.len(), b.len());
        for (i, (x, y)) in a.iter().zip(b).enumerate() {
            assert!((x - y).abs() <= 1e-4 * (1.0 + x.abs()), "{i}: {x} and {y}");
        }
    }

    #[test]
    fn agrees_with_the_naive_product_on_odd_shapes() {
        for (n, m, k) in [(1, 1, 1), (3, 7, 5), (17, 33, 288), (2, 106, 64), (0, 4, 4)] {
            let (a, w) = (seeded(n * k, 1), seeded(m * k, 2));
            let (a, w) = (Rows::packed(&a, n, k), Rows::packed(&w, m, k));
            let mut out = vec![f32::NAN; n * m];
            product(a, w, &mut out);
            assert_close(&out, &naive(a, w));
        }
    }

    #[test]
    fn overlapping_rows_are_windows() {
        let x = seeded(8 * 4, 3);
        let w = seeded(5 * 12, 4);
        let (windows, w) = (Rows { data: &x, rows: 6, columns: 12, stride: 4 }, Rows::packed(&w, 5, 12));
        let mut out = vec![0.0; 30];
        product(windows, w, &mut out);
        assert_close(&out, &naive(windows, w));
    }

    #[test]
    fn rows_do_not_depend_on_their_neighbours() {
        let (a, w) = (seeded(40 * 288, 5), seeded(288 * 288, 6));
        let mut all = vec![0.0; 40 * 288];
        product(Rows::packed(&a, 40, 288), Rows::packed(&w, 288, 288), &mut all);
        for count in [1, 2, 5, 13] {
            let mut some = vec![0.0; count * 288];
            product(Rows::packed(&a[7 * 288..], count, 288), Rows::packed(&w, 288, 288), &mut some);
            assert_eq!(some, all[7 * 288..(7 + count) * 288], "{count} rows");
        }
    }
}
