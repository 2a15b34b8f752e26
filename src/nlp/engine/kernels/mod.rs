//! Products of whole numbers, exact in 32 bits, with the processor's vector instructions where it has them, and passes over
//! rows of floats (`lanes`).
//!
//! This is the only module of the engine with `unsafe`. Every kernel sums the same whole numbers, and sums of whole numbers are the same in any
//! order; floats are computed one by one, in one order. So all kernels give the same bits.
#![allow(unsafe_code, reason = "vector instructions; each block says why it is sound")]

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::*;
use std::fmt;

pub mod attention;
pub mod bytes;
mod lanes;

/// Outputs that are summed together. A panel holds their weights: for each pair of inputs, the pair of each output.
pub const PANEL: usize = 16;

/// Numbers of a panel for one pair of inputs.
const STEP: usize = 2 * PANEL;

/// A way to compute the sums, of those that this processor has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kernel(Form);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Plain,
    #[cfg(target_arch = "x86_64")]
    Sse2,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
    #[cfg(target_arch = "x86_64")]
    Vnni,
}

impl fmt::Display for Kernel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Form::Plain => "plain",
            #[cfg(target_arch = "x86_64")]
            Form::Sse2 => "SSE2",
            #[cfg(target_arch = "x86_64")]
            Form::Avx2 => "AVX2",
            #[cfg(target_arch = "x86_64")]
            Form::Avx512 => "AVX-512",
            #[cfg(target_arch = "x86_64")]
            Form::Vnni => "AVX-512 VNNI",
        })
    }
}

impl Kernel {
    /// Plain Rust, which every processor runs.
    pub const PLAIN: Self = Self(Form::Plain);

    /// The kernels that this processor has, the fastest last.
    #[must_use]
    pub fn available() -> Vec<Self> {
        #[cfg(target_arch = "x86_64")]
        let more = [
            (is_x86_feature_detected!("sse2"), Form::Sse2),
            (is_x86_feature_detected!("avx2"), Form::Avx2),
            (is_x86_feature_detected!("avx512bw"), Form::Avx512),
            (is_x86_feature_detected!("avx512bw") && is_x86_feature_detected!("avx512vnni"), Form::Vnni),
        ];
        #[cfg(not(target_arch = "x86_64"))]
        let more = [];
        let here = more.into_iter().filter(|(here, _)| *here).map(|(_, form)| Self(form));
        std::iter::once(Self::PLAIN).chain(here).collect()
    }

    /// The fastest kernel that this processor has.
    #[must_use]
    pub fn best() -> Self {
        Self::available().pop().unwrap_or(Self::PLAIN)
    }

    /// How many panels to multiply several rows with at a time: as many as there are registers for the sums.
    #[must_use]
    pub const fn panels(self) -> usize {
        match self.0 {
            #[cfg(target_arch = "x86_64")]
            Form::Avx512 | Form::Vnni => 2,
            _ => 1,
        }
    }

    /// `out[r][p][j]` becomes the sum of the products of row `r` with the weights of output `j` in panel `p`, times the units of
    /// the row and of the output.
    ///
    /// Sums must fit into 32 bits. Rows may be longer than the panels are deep; what is beyond is not looked at.
    ///
    /// # Panics
    ///
    /// If a row is shorter than the panels are deep, or the panels are not of one depth.
    pub fn products<const R: usize, const P: usize>(
        self,
        rows: [(&[i16], f32); R],
        panels: [(&[i16], &[f32; PANEL]); P],
        out: &mut [[[f32; PANEL]; P]; R],
    ) {
        let pairs = panels.first().map_or(0, |(panel, _)| panel.len() / STEP);
        assert!(panels.iter().all(|(panel, _)| panel.len() == pairs * STEP), "panels of one depth");
        assert!(rows.iter().all(|(row, _)| row.len() >= 2 * pairs), "rows as long as the panels are deep");
        match self.0 {
            Form::Plain => plain(pairs, rows, panels, out),
            // SAFETY: `available` makes a kernel only where the processor has its instructions; all panels have `pairs`
            // pairs, and all rows as many, tested above.
            #[cfg(target_arch = "x86_64")]
            Form::Sse2 => unsafe { sse2(pairs, rows, panels, out) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Form::Avx2 => unsafe { avx2(pairs, rows, panels, out) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Form::Avx512 => unsafe { avx512(pairs, rows, panels, out) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Form::Vnni => unsafe { vnni(pairs, rows, panels, out) },
        }
    }
}

/// From whole sums to floats.
#[inline(always)]
fn scale(sums: &[i32; PANEL], unit: f32, units: &[f32; PANEL], out: &mut [f32; PANEL]) {
    let mut scaled = [0.0; PANEL];
    for j in 0..PANEL {
        scaled[j] = sums[j] as f32 * (unit * units[j]);
    }
    *out = scaled;
}

fn plain<const R: usize, const P: usize>(
    pairs: usize,
    rows: [(&[i16], f32); R],
    panels: [(&[i16], &[f32; PANEL]); P],
    out: &mut [[[f32; PANEL]; P]; R],
) {
    for ((row, unit), out) in rows.iter().zip(out) {
        for ((panel, units), out) in panels.iter().zip(out) {
            let mut sums = [0i32; PANEL];
            for (x, weights) in row.as_chunks::<2>().0.iter().zip(panel.as_chunks::<STEP>().0).take(pairs) {
                for (sum, w) in sums.iter_mut().zip(weights.as_chunks::<2>().0) {
                    let products = i32::from(x[0]) * i32::from(w[0]) + i32::from(x[1]) * i32::from(w[1]);
                    *sum = sum.wrapping_add(products);
                }
            }
            scale(&sums, *unit, units, out);
        }
    }
}

/// A kernel over vectors of `$vector`, `$many` of which of each panel are summed at a time. `$dot` adds products of pairs to a sum.
#[cfg(target_arch = "x86_64")]
macro_rules! kernel {
    ($name:ident, $feature:literal, $vector:ty, $many:literal, $zero:ident, $load:ident, $store:ident, $set:ident, $dot:expr) => {
        /// # Safety
        ///
        /// The processor must have the instructions, each panel `pairs` times the numbers of a step, and each row twice `pairs`.
        #[target_feature(enable = $feature)]
        unsafe fn $name<const R: usize, const P: usize>(
            pairs: usize,
            rows: [(&[i16], f32); R],
            panels: [(&[i16], &[f32; PANEL]); P],
            out: &mut [[[f32; PANEL]; P]; R],
        ) {
            const LANES: usize = size_of::<$vector>() / size_of::<i32>();
            let dot = $dot;
            let mut whole = [[[0i32; PANEL]; P]; R];
            for part in 0..PANEL / (LANES * $many) {
                let first = part * LANES * $many;
                let mut sums = [[[$zero(); $many]; P]; R];
                for pair in 0..pairs {
                    let at = pair * STEP + 2 * first;
                    // SAFETY: `at` and the numbers of `$many` vectors behind it lie within each panel, which the caller
                    // vouches for; loads need no alignment.
                    let weights: [[$vector; $many]; P] = panels.map(|(panel, _)| {
                        std::array::from_fn(|v| unsafe { $load(panel.as_ptr().add(at + 2 * LANES * v).cast()) })
                    });
                    for ((row, _), sums) in rows.iter().zip(&mut sums) {
                        // SAFETY: the caller vouches for two numbers a pair in each row.
                        let two = unsafe { row.as_ptr().add(2 * pair).cast::<i32>().read_unaligned() };
                        let two = $set(two);
                        for (sums, weights) in sums.iter_mut().zip(weights) {
                            for (sum, weights) in sums.iter_mut().zip(weights) {
                                *sum = dot(*sum, two, weights);
                            }
                        }
                    }
                }
                for (sums, whole) in sums.iter().flatten().zip(whole.as_flattened_mut()) {
                    for (v, sum) in sums.iter().enumerate() {
                        // SAFETY: `first` and all lanes of `$many` vectors lie within the sixteen sums of a row and panel.
                        unsafe { $store(whole.as_mut_ptr().add(first + LANES * v).cast(), *sum) };
                    }
                }
            }
            for ((whole, out), (_, unit)) in whole.iter().zip(out).zip(rows) {
                for ((whole, out), (_, units)) in whole.iter().zip(out).zip(panels) {
                    scale(whole, unit, units, out);
                }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
kernel!(sse2, "sse2", __m128i, 2, _mm_setzero_si128, _mm_loadu_si128, _mm_storeu_si128, _mm_set1_epi32, |sum, a, b| {
    _mm_add_epi32(sum, _mm_madd_epi16(a, b))
});
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
    |sum, a, b| _mm256_add_epi32(sum, _mm256_madd_epi16(a, b))
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
    |sum, a, b| _mm512_add_epi32(sum, _mm512_madd_epi16(a, b))
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
    |sum, a, b| _mm512_dpwssd_epi32(sum, a, b)
);

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize, seed: u64, limit: i64) -> Vec<i16> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i16::try_from((state >> 33) as i64 % (2 * limit + 1) - limit).unwrap_or_default()
        };
        (0..count).map(|_| next()).collect()
    }

    fn check<const R: usize, const P: usize>(kernel: Kernel, pairs: usize, limit: i64) {
        let panels: Vec<Vec<i16>> = (0..P).map(|p| numbers(pairs * STEP, 7 + p as u64, 127)).collect();
        let data: Vec<Vec<i16>> = (0..R).map(|r| numbers(2 * pairs + r, r as u64, limit)).collect();
        let mut out = [[[-1.0; PANEL]; P]; R];
        let rows = std::array::from_fn(|r| (&*data[r], 0.5));
        kernel.products(rows, std::array::from_fn(|p| (&*panels[p], &[2.0; PANEL])), &mut out);
        for (r, out) in out.iter().enumerate() {
            for (p, out) in out.iter().enumerate() {
                for (j, product) in out.iter().enumerate() {
                    let weight = |k: usize| i32::from(panels[p][k / 2 * STEP + 2 * j + k % 2]);
                    let want: i32 = (0..2 * pairs).map(|k| i32::from(data[r][k]) * weight(k)).sum();
                    assert_eq!(*product, want as f32, "{kernel}, {pairs} pairs, row {r}, panel {p}, output {j}");
                }
            }
        }
    }

    #[test]
    fn every_kernel_agrees_with_the_naive_sums() {
        for kernel in Kernel::available() {
            for pairs in [0, 1, 3, 32, 144] {
                check::<1, 1>(kernel, pairs, 7_000);
                check::<1, 4>(kernel, pairs, 7_000);
                check::<3, 1>(kernel, pairs, 7_000);
                check::<4, 2>(kernel, pairs, 7_000);
            }
        }
    }

    #[test]
    fn the_largest_sums_fit() {
        for kernel in Kernel::available() {
            let (row, panel) = (vec![-32_767i16; 512], vec![127i16; 512 * PANEL]);
            let mut out = [[[0.0; PANEL]]];
            kernel.products([(&row, 1.0)], [(&panel, &[1.0; PANEL])], &mut out);
            assert_eq!(out, [[[(-32_767 * 127 * 512) as f32; PANEL]]], "{kernel}");
        }
    }
}
