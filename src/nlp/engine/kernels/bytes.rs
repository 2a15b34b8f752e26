//! Products of bytes: inputs of 0 to 255 times weights of -63 to 63, so small that two products fit into 16 bits on the way.

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::*;

use super::{Form, Kernel, PANEL};

/// Inputs that are multiplied in one step: a panel holds the weights of four inputs for each of its outputs, then those of the next four.
pub const DEPTH: usize = 4;

/// Weights of a panel in one step.
const STEP: usize = DEPTH * PANEL;

/// The weights of some outputs, and how a whole sum becomes a float: what it has too much is taken away, it is multiplied with the
/// units of its row and of the output, and the bias is added.
#[derive(Clone, Copy, Debug)]
pub struct Panel<'w> {
    /// Whole numbers of -63 to 63: two products of larger ones would leave 16 bits.
    pub weights: &'w [i8],
    /// Too much in each sum.
    pub offsets: &'w [i32; PANEL],
    /// Of each output.
    pub units: &'w [f32; PANEL],
    /// Of each output.
    pub bias: &'w [f32; PANEL],
}

impl Kernel {
    /// How many panels to multiply several rows of bytes with at a time: as many as there are registers for the sums.
    #[must_use]
    pub const fn byte_panels(self) -> usize {
        match self.0 {
            #[cfg(target_arch = "x86_64")]
            Form::Avx512 | Form::Vnni => 4,
            _ => 1,
        }
    }

    /// `out[r]` becomes the products of row `r`, whose unit stands beside it, with the weights of each output of each panel.
    ///
    /// Rows may be longer than the panels are deep; what is beyond is not looked at.
    ///
    /// # Panics
    ///
    /// If a row is shorter than the panels are deep, the panels are not of one depth, or there is no room for all outputs.
    pub fn byte_products<const R: usize, const P: usize>(
        self,
        rows: [(&[u8], f32); R],
        panels: [Panel<'_>; P],
        out: [&mut [f32]; R],
    ) {
        let steps = panels.first().map_or(0, |panel| panel.weights.len() / STEP);
        assert!(panels.iter().all(|panel| panel.weights.len() == steps * STEP), "panels of one depth");
        assert!(rows.iter().all(|(row, _)| row.len() >= DEPTH * steps), "rows as long as the panels are deep");
        assert!(out.iter().all(|out| out.len() == P * PANEL), "room for all outputs");
        match self.0 {
            Form::Plain => plain(steps, rows, panels, out),
            #[cfg(target_arch = "x86_64")]
            Form::Sse2 => plain(steps, rows, panels, out),
            // SAFETY: `available` makes a kernel only where the processor has its instructions; all panels have `steps`
            // steps, and all rows as many, tested above.
            #[cfg(target_arch = "x86_64")]
            Form::Avx2 => unsafe { avx2(steps, rows, panels, out) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Form::Avx512 => unsafe { avx512(steps, rows, panels, out) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Form::Vnni => unsafe { vnni(steps, rows, panels, out) },
        }
    }
}

fn plain<const R: usize, const P: usize>(
    steps: usize,
    rows: [(&[u8], f32); R],
    panels: [Panel<'_>; P],
    out: [&mut [f32]; R],
) {
    for ((row, unit), out) in rows.iter().zip(out) {
        for (panel, out) in panels.iter().zip(out.as_chunks_mut().0) {
            let mut sums = [0; PANEL];
            let weights = panel.weights.as_chunks::<STEP>().0;
            for (x, weights) in row.as_chunks::<DEPTH>().0.iter().zip(weights).take(steps) {
                for (sum, w) in sums.iter_mut().zip(weights.as_chunks::<DEPTH>().0) {
                    *sum += x.iter().zip(w).map(|(x, w)| i32::from(*x) * i32::from(*w)).sum::<i32>();
                }
            }
            scale(&sums, *unit, panel, out);
        }
    }
}

/// From whole sums to floats.
#[inline(always)]
fn scale(sums: &[i32; PANEL], unit: f32, panel: &Panel<'_>, out: &mut [f32; PANEL]) {
    let mut scaled = [0.0; PANEL];
    for j in 0..PANEL {
        scaled[j] = (sums[j] - panel.offsets[j]) as f32 * (unit * panel.units[j]) + panel.bias[j];
    }
    *out = scaled;
}

/// A kernel over vectors of `$vector`. `$dot` adds the products of four pairs of bytes to each sum.
#[cfg(target_arch = "x86_64")]
macro_rules! kernel {
    ($name:ident, $feature:literal, $vector:ty, $many:literal, $zero:ident, $load:ident, $store:ident, $set:ident, $dot:expr) => {
        /// # Safety
        ///
        /// The processor must have the instructions, each panel `steps` times the weights of a step, and each row four times `steps`.
        #[target_feature(enable = $feature)]
        unsafe fn $name<const R: usize, const P: usize>(
            steps: usize,
            rows: [(&[u8], f32); R],
            panels: [Panel<'_>; P],
            out: [&mut [f32]; R],
        ) {
            const LANES: usize = size_of::<$vector>() / size_of::<i32>();
            let dot = $dot;
            let mut sums = [[[$zero(); $many]; P]; R];
            for step in 0..steps {
                // SAFETY: the vectors of a step lie within each panel, which the caller vouches for; loads need no alignment.
                let weights: [[$vector; $many]; P] = panels.map(|panel| {
                    std::array::from_fn(|v| unsafe {
                        $load(panel.weights.as_ptr().add(step * STEP + DEPTH * LANES * v).cast())
                    })
                });
                for ((row, _), sums) in rows.iter().zip(&mut sums) {
                    // SAFETY: the caller vouches for four bytes a step in each row.
                    let four = unsafe { row.as_ptr().add(DEPTH * step).cast::<i32>().read_unaligned() };
                    let four = $set(four);
                    for (sums, weights) in sums.iter_mut().zip(weights) {
                        for (sum, weights) in sums.iter_mut().zip(weights) {
                            *sum = dot(*sum, four, weights);
                        }
                    }
                }
            }
            for ((sums, out), (_, unit)) in sums.iter().zip(out).zip(rows) {
                for ((sums, out), panel) in sums.iter().zip(out.as_chunks_mut().0).zip(&panels) {
                    let mut whole = [0i32; PANEL];
                    for (v, sum) in sums.iter().enumerate() {
                        // SAFETY: the lanes of all vectors are the sixteen sums of a row and panel.
                        unsafe { $store(whole.as_mut_ptr().add(LANES * v).cast(), *sum) };
                    }
                    scale(&whole, unit, panel, out);
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

    fn check<const R: usize, const P: usize>(kernel: Kernel, steps: usize, largest: bool) {
        let weight = |x: u32| if largest { 63 } else { (x % 127) as i8 - 63 };
        let input = |x: u32| if largest { 255 } else { (x % 256) as u8 };
        let panels: Vec<Vec<i8>> =
            (0..P).map(|p| numbers(steps * STEP, 7 + p as u32).into_iter().map(weight).collect()).collect();
        let data: Vec<Vec<u8>> =
            (0..R).map(|r| numbers(DEPTH * steps + r, r as u32).into_iter().map(input).collect()).collect();
        let mut out = vec![vec![-1.0; P * PANEL]; R];
        let offsets = std::array::from_fn(|j| j as i32);
        let panel =
            |p: usize| Panel { weights: &panels[p], offsets: &offsets, units: &[0.5; PANEL], bias: &[7.0; PANEL] };
        let mut rest = out.iter_mut();
        let rows = std::array::from_fn(|_| rest.next().map_or(&mut [][..], |row| row));
        kernel.byte_products::<R, P>(std::array::from_fn(|r| (&*data[r], 2.0)), std::array::from_fn(panel), rows);
        for (r, out) in out.iter().enumerate() {
            for (p, out) in out.as_chunks::<PANEL>().0.iter().enumerate() {
                for (j, product) in out.iter().enumerate() {
                    let weight = |k: usize| i32::from(panels[p][k / DEPTH * STEP + DEPTH * j + k % DEPTH]);
                    let want: i32 = (0..DEPTH * steps).map(|k| i32::from(data[r][k]) * weight(k)).sum();
                    let want = (want - j as i32) as f32 + 7.0;
                    assert_eq!(*product, want, "{kernel}, {steps} steps, row {r}, panel {p}, output {j}");
                }
            }
        }
    }

    #[test]
    fn every_kernel_agrees_with_the_naive_sums() {
        for kernel in Kernel::available() {
            for steps in [0, 1, 3, 96, 384] {
                for largest in [false, true] {
                    check::<1, 1>(kernel, steps, largest);
                    check::<1, 4>(kernel, steps, largest);
                    check::<4, 1>(kernel, steps, largest);
                    check::<4, 4>(kernel, steps, largest);
                }
            }
        }
    }
}
