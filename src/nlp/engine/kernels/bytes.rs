//! Products of bytes: inputs of 0 to 255 times weights of -63 to 63, so small that two products fit into 16 bits on the way.

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::*;

use super::{Form, Kernel, PANEL};

/// Inputs that are multiplied in one step: a panel holds the weights of four inputs for each of its outputs, then those of the next four.
pub const DEPTH: usize = 4;

/// Weights of a panel in one step.
const STEP: usize = DEPTH * PANEL;

/// Rows that are multiplied together.
#[cfg(target_arch = "x86_64")]
const ROWS: usize = 4;

/// Rows of bytes, packed, and the unit of each.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'r> {
    /// The numbers.
    pub bytes: &'r [u8],
    /// Of each row.
    pub units: &'r [f32],
}

/// The weights of outputs in whole panels, and how a whole sum becomes a float: what it has too much is taken away, it is multiplied
/// with the units of its row and of the output, and the bias is added.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'w> {
    /// Panel by panel, whole numbers of -63 to 63: two products of larger ones would leave 16 bits.
    pub panels: &'w [i8],
    /// Too much in the sum of each output.
    pub offsets: &'w [i32],
    /// Of each output.
    pub units: &'w [f32],
    /// Of each output.
    pub bias: &'w [f32],
}

impl Kernel {
    /// `out` becomes the products of each row with the weights of each output, packed.
    ///
    /// # Panics
    ///
    /// If the sizes do not fit together.
    pub fn byte_products(self, rows: Rows<'_>, weights: Weights<'_>, out: &mut [f32]) {
        let (count, outputs) = (rows.units.len(), weights.units.len());
        let inputs = weights.panels.len() / outputs.max(1);
        assert!(outputs > 0 && inputs > 0, "inputs and outputs");
        assert!(outputs.is_multiple_of(PANEL) && inputs.is_multiple_of(DEPTH), "whole panels and steps");
        assert!(weights.panels.len() == inputs * outputs, "as many weights of each output");
        assert!(weights.offsets.len() == outputs && weights.bias.len() == outputs, "offset and bias of each output");
        assert!(rows.bytes.len() == count * inputs && out.len() == count * outputs, "rows of inputs and of outputs");
        match self.0 {
            Form::Plain => plain(inputs, rows, weights, out),
            #[cfg(target_arch = "x86_64")]
            Form::Sse2 => plain(inputs, rows, weights, out),
            // SAFETY: `available` makes a kernel only where the processor has its instructions; the sizes are tested above.
            #[cfg(target_arch = "x86_64")]
            Form::Avx2 => unsafe { avx2::products(inputs, rows, weights, out) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Form::Avx512 => unsafe { avx512::products(inputs, rows, weights, out) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Form::Vnni => unsafe { vnni::products(inputs, rows, weights, out) },
        }
    }
}

impl Weights<'_> {
    /// From whole sums of a panel to floats.
    #[inline(always)]
    fn scale(&self, panel: usize, sums: &[i32; PANEL], unit: f32, out: &mut [f32]) {
        let (offsets, units) = (&self.offsets[panel * PANEL..][..PANEL], &self.units[panel * PANEL..][..PANEL]);
        let bias = &self.bias[panel * PANEL..][..PANEL];
        let mut scaled = [0.0; PANEL];
        for j in 0..PANEL {
            scaled[j] = (sums[j] - offsets[j]) as f32 * (unit * units[j]) + bias[j];
        }
        out[panel * PANEL..][..PANEL].copy_from_slice(&scaled);
    }
}

fn plain(inputs: usize, rows: Rows<'_>, weights: Weights<'_>, out: &mut [f32]) {
    let outputs = weights.units.len();
    for (row, (unit, out)) in rows.units.iter().zip(out.chunks_exact_mut(outputs)).enumerate() {
        let row = &rows.bytes[row * inputs..][..inputs];
        for (panel, of_panel) in weights.panels.chunks_exact(inputs * PANEL).enumerate() {
            let mut sums = [0; PANEL];
            for (x, weights) in row.as_chunks::<DEPTH>().0.iter().zip(of_panel.as_chunks::<STEP>().0) {
                for (sum, w) in sums.iter_mut().zip(weights.as_chunks::<DEPTH>().0) {
                    *sum += x.iter().zip(w).map(|(x, w)| i32::from(*x) * i32::from(*w)).sum::<i32>();
                }
            }
            weights.scale(panel, &sums, *unit, out);
        }
    }
}

/// A kernel over vectors of `$vector`, `$many` of which make a panel; `$wide` panels at a time, as many as there are registers for the
/// sums of. `$dot` adds the products of four pairs of bytes to each sum.
#[cfg(target_arch = "x86_64")]
macro_rules! kernel {
    ($name:ident, $feature:literal, $vector:ty, $many:literal, $wide:literal, $zero:ident, $load:ident, $store:ident, $set:ident, $dot:expr) => {
        mod $name {
            use super::*;

            const LANES: usize = size_of::<$vector>() / size_of::<i32>();

            /// # Safety
            ///
            /// The processor must have the instructions. There must be `inputs` bytes a row, a multiple of `DEPTH`, and as many weights of
            /// each output.
            #[target_feature(enable = $feature)]
            pub unsafe fn products(inputs: usize, rows: Rows<'_>, weights: Weights<'_>, out: &mut [f32]) {
                let panels = weights.units.len() / PANEL;
                let mut panel = 0;
                while panel < panels {
                    // SAFETY: so the caller vouches, and there are so many panels left.
                    panel += unsafe {
                        if panels - panel >= $wide {
                            strip::<$wide>(inputs, rows, weights, panel, out)
                        } else {
                            strip::<1>(inputs, rows, weights, panel, out)
                        }
                    };
                }
            }

            /// All rows times `P` panels; returns `P`.
            ///
            /// # Safety
            ///
            /// As for `products`, and there must be so many panels from this one on.
            #[target_feature(enable = $feature)]
            unsafe fn strip<const P: usize>(
                inputs: usize,
                rows: Rows<'_>,
                weights: Weights<'_>,
                panel: usize,
                out: &mut [f32],
            ) -> usize {
                let outputs = weights.units.len();
                let tiles = rows.bytes.chunks(ROWS * inputs).zip(rows.units.chunks(ROWS));
                for ((bytes, units), out) in tiles.zip(out.chunks_mut(ROWS * outputs)) {
                    let rows = Rows { bytes, units };
                    // SAFETY: so the caller vouches; the rows of a tile are those of its units.
                    unsafe {
                        match units.len() {
                            1 => tile::<1, P>(inputs, rows, weights, panel, out),
                            2 => tile::<2, P>(inputs, rows, weights, panel, out),
                            3 => tile::<3, P>(inputs, rows, weights, panel, out),
                            _ => tile::<ROWS, P>(inputs, rows, weights, panel, out),
                        }
                    }
                }
                P
            }

            /// # Safety
            ///
            /// As for `strip`, and there must be `R` rows.
            #[target_feature(enable = $feature)]
            unsafe fn tile<const R: usize, const P: usize>(
                inputs: usize,
                rows: Rows<'_>,
                weights: Weights<'_>,
                panel: usize,
                out: &mut [f32],
            ) {
                let dot = $dot;
                let mut sums = [[[$zero(); $many]; P]; R];
                for step in 0..inputs / DEPTH {
                    // SAFETY: the vectors of a step lie within each panel, which the caller vouches for; loads need no alignment.
                    let weights: [[$vector; $many]; P] = std::array::from_fn(|p| {
                        std::array::from_fn(|v| unsafe {
                            let at = (panel + p) * inputs * PANEL + step * STEP + DEPTH * LANES * v;
                            $load(weights.panels.as_ptr().add(at).cast())
                        })
                    });
                    for (r, sums) in sums.iter_mut().enumerate() {
                        // SAFETY: the caller vouches for four bytes a step in each row.
                        let four = unsafe {
                            rows.bytes.as_ptr().add(r * inputs + DEPTH * step).cast::<i32>().read_unaligned()
                        };
                        let four = $set(four);
                        for (sums, weights) in sums.iter_mut().zip(weights) {
                            for (sum, weights) in sums.iter_mut().zip(weights) {
                                *sum = dot(*sum, four, weights);
                            }
                        }
                    }
                }
                let outputs = weights.units.len();
                for ((sums, out), unit) in sums.iter().zip(out.chunks_exact_mut(outputs)).zip(rows.units) {
                    for (p, sums) in sums.iter().enumerate() {
                        let mut whole = [0i32; PANEL];
                        for (v, sum) in sums.iter().enumerate() {
                            // SAFETY: the lanes of all vectors are the sixteen sums of a row and panel.
                            unsafe { $store(whole.as_mut_ptr().add(LANES * v).cast(), *sum) };
                        }
                        weights.scale(panel + p, &whole, *unit, out);
                    }
                }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
kernel!(
    avx2,
    "avx2",
    __m256i,
    2,
    1,
    _mm256_setzero_si256,
    _mm256_loadu_si256,
    _mm256_storeu_si256,
    _mm256_set1_epi32,
    |sum, a, b| _mm256_add_epi32(sum, _mm256_madd_epi16(_mm256_maddubs_epi16(a, b), _mm256_set1_epi16(1)))
);
#[cfg(target_arch = "x86_64")]
kernel!(
    avx512,
    "avx512f,avx512bw",
    __m512i,
    1,
    4,
    _mm512_setzero_si512,
    _mm512_loadu_si512,
    _mm512_storeu_si512,
    _mm512_set1_epi32,
    |sum, a, b| _mm512_add_epi32(sum, _mm512_madd_epi16(_mm512_maddubs_epi16(a, b), _mm512_set1_epi16(1)))
);
#[cfg(target_arch = "x86_64")]
kernel!(
    vnni,
    "avx512f,avx512bw,avx512vnni",
    __m512i,
    1,
    4,
    _mm512_setzero_si512,
    _mm512_loadu_si512,
    _mm512_storeu_si512,
    _mm512_set1_epi32,
    |sum, a, b| _mm512_dpbusd_epi32(sum, a, b)
);

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize, seed: u32) -> Vec<u32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 8
        };
        (0..count).map(|_| next()).collect()
    }

    fn check(kernel: Kernel, rows: usize, panels: usize, steps: usize, largest: bool) {
        let (inputs, outputs) = (steps * DEPTH, panels * PANEL);
        let weight = |x: u32| if largest { 63 } else { (x % 127) as i8 - 63 };
        let input = |x: u32| if largest { 255 } else { (x % 256) as u8 };
        let packed: Vec<i8> = numbers(inputs * outputs, 7).into_iter().map(weight).collect();
        let bytes: Vec<u8> = numbers(rows * inputs, 1).into_iter().map(input).collect();
        let offsets: Vec<i32> = (0..outputs as i32).collect();
        let (units, bias) = (vec![0.5; outputs], vec![7.0; outputs]);
        let of_rows: Vec<f32> = (0..rows).map(|row| 2.0 * (row + 1) as f32).collect();
        let mut out = vec![-1.0; rows * outputs];
        let weights = Weights { panels: &packed, offsets: &offsets, units: &units, bias: &bias };
        kernel.byte_products(Rows { bytes: &bytes, units: &of_rows }, weights, &mut out);
        for (at, product) in out.iter().enumerate() {
            let (row, output) = (at / outputs, at % outputs);
            let (panel, j) = (output / PANEL, output % PANEL);
            let weight =
                |k: usize| i32::from(packed[panel * inputs * PANEL + k / DEPTH * STEP + DEPTH * j + k % DEPTH]);
            let want: i32 = (0..inputs).map(|k| i32::from(bytes[row * inputs + k]) * weight(k)).sum();
            let want = (want - output as i32) as f32 * (row + 1) as f32 + 7.0;
            assert_eq!(*product, want, "{kernel}, {steps} steps, {rows} rows, row {row}, output {output}");
        }
    }

    #[test]
    fn every_kernel_agrees_with_the_naive_sums() {
        for kernel in Kernel::available() {
            for (steps, panels) in [(1, 1), (2, 1), (3, 5), (96, 4), (384, 6)] {
                for rows in [0, 1, 2, 3, 4, 9] {
                    check(kernel, rows, panels, steps, false);
                    check(kernel, rows, panels, steps, true);
                }
            }
        }
    }
}
