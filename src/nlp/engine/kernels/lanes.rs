//! Passes over rows of floats, element by element or in fixed lanes: the same plain code, compiled once for every processor and once
//! for those with AVX2. Nothing is contracted or reordered, so both give the same bits.

use super::{Form, Kernel};

/// Methods of [`Kernel`], each the plain function of its name.
macro_rules! passes {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $type:ty),*) $(-> $out:ty)?;)*) => {
        impl Kernel {
            $(
                $(#[$doc])*
                pub fn $name(self, $($arg: $type),*) $(-> $out)? {
                    #[cfg(target_arch = "x86_64")]
                    if matches!(self.0, Form::Avx2 | Form::Avx512 | Form::Vnni) {
                        #[target_feature(enable = "avx2")]
                        fn wide($($arg: $type),*) $(-> $out)? {
                            plain::$name($($arg),*)
                        }
                        // SAFETY: `available` makes these kernels only where the processor has AVX2.
                        return unsafe { wide($($arg),*) };
                    }
                    plain::$name($($arg),*)
                }
            )*
        }
    };
}

passes! {
    /// `row += other`.
    add(row: &mut [f32], other: &[f32]);
    /// `out` becomes the sum of rows that are as long, in their order.
    sum_of(rows: &[&[f32]], out: &mut [f32]);
    /// `row += numbers * unit`.
    add_bytes(row: &mut [f32], numbers: &[i8], unit: f32);
    /// `row += numbers * unit` of 10-bit numbers in quarters, with four remainders a byte.
    add_quarters(row: &mut [f32], high: &[i8], low: &[u8], unit: f32);
    /// How far the numbers of a row are from zero at most.
    largest(row: &[f32]) -> f32;
    /// Rounds numbers up to `bound` to whole numbers up to `limit`.
    round(row: &[f32], bound: f32, limit: f32, out: &mut [i16]);
    /// The largest of each output's pieces, each with its bias. `pieces` and `bias` hold a whole number of rows as long as `out`.
    max_of_pieces(pieces: &[f32], bias: &[f32], out: &mut [f32]);
    /// Layer norm with gain and shift; `epsilon` is added to the variance before its root.
    norm(row: &mut [f32], gain: &[f32], shift: &[f32], epsilon: f32);
}

mod plain {
    #![allow(clippy::inline_always, reason = "compiled into functions for other processors")]

    #[inline(always)]
    pub fn add(row: &mut [f32], other: &[f32]) {
        for (a, b) in row.iter_mut().zip(other) {
            *a += b;
        }
    }

    #[inline(always)]
    pub fn sum_of(rows: &[&[f32]], out: &mut [f32]) {
        let (blocks, rest) = out.as_chunks_mut::<32>();
        let done = blocks.len() * 32;
        for (at, block) in blocks.iter_mut().enumerate() {
            let mut sums = [0.0f32; 32];
            for row in rows {
                for (sum, x) in sums.iter_mut().zip(&row[at * 32..][..32]) {
                    *sum += x;
                }
            }
            *block = sums;
        }
        for (at, sum) in rest.iter_mut().enumerate() {
            *sum = rows.iter().fold(0.0, |sum, row| sum + row[done + at]);
        }
    }

    #[inline(always)]
    pub fn add_bytes(row: &mut [f32], numbers: &[i8], unit: f32) {
        for (sum, x) in row.iter_mut().zip(numbers) {
            *sum += f32::from(*x) * unit;
        }
    }

    #[inline(always)]
    pub fn add_quarters(row: &mut [f32], high: &[i8], low: &[u8], unit: f32) {
        let whole = |high: i8, low: u8, i: usize| f32::from(i16::from(high) * 4 + i16::from(low >> (2 * (i % 4)) & 3));
        let (blocks, rest) = row.as_chunks_mut::<16>();
        let (of_blocks, of_rest) = high.as_chunks::<16>();
        let (low_blocks, low_rest) = low.split_at(4 * blocks.len().min(low.len() / 4));
        for ((sums, high), low) in blocks.iter_mut().zip(of_blocks).zip(low_blocks.as_chunks::<4>().0) {
            for i in 0..16 {
                sums[i] += whole(high[i], low[i / 4], i) * unit;
            }
        }
        for (i, (sum, high)) in rest.iter_mut().zip(of_rest).enumerate() {
            *sum += whole(*high, low_rest[i / 4], i) * unit;
        }
    }

    #[inline(always)]
    pub fn largest(row: &[f32]) -> f32 {
        let (blocks, rest) = row.as_chunks::<8>();
        let mut lanes = [0.0f32; 8];
        for block in blocks {
            for (lane, x) in lanes.iter_mut().zip(block) {
                *lane = if x.abs() > *lane { x.abs() } else { *lane };
            }
        }
        lanes.iter().chain(rest).fold(0.0, |most, x| if x.abs() > most { x.abs() } else { most })
    }

    /// Added to a number below 2^22, it leaves the nearest whole number in the lowest bits: rounding without a call, the same on
    /// every machine.
    const MAGIC: f32 = 12_582_912.0;

    #[inline(always)]
    pub fn round(row: &[f32], bound: f32, limit: f32, out: &mut [i16]) {
        let scale = if bound > 0.0 { limit / bound } else { 0.0 };
        let limit = limit as i32;
        for (out, x) in out.iter_mut().zip(row) {
            let whole = (x * scale + MAGIC).to_bits().wrapping_sub(MAGIC.to_bits()).cast_signed();
            *out = whole.clamp(-limit, limit) as i16;
        }
    }

    #[inline(always)]
    pub fn max_of_pieces(pieces: &[f32], bias: &[f32], out: &mut [f32]) {
        let width = out.len().max(1);
        for (piece, (row, bias)) in pieces.chunks_exact(width).zip(bias.chunks_exact(width)).enumerate() {
            for ((best, x), bias) in out.iter_mut().zip(row).zip(bias) {
                let sum = x + bias;
                *best = if piece == 0 || sum > *best { sum } else { *best };
            }
        }
    }

    #[inline(always)]
    pub fn norm(row: &mut [f32], gain: &[f32], shift: &[f32], epsilon: f32) {
        let count = row.len() as f32;
        let mean = sum(row, |x| x) / count;
        let variance = sum(row, |x| (x - mean) * (x - mean)) / count + epsilon;
        let scale = 1.0 / variance.sqrt();
        for ((x, gain), shift) in row.iter_mut().zip(gain).zip(shift) {
            *x = (*x - mean) * scale * gain + shift;
        }
    }

    /// Sums in eight lanes, in an order that does not depend on the machine.
    #[inline(always)]
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
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random and are the same every time.
    fn seeded(count: usize, seed: u32) -> Vec<f32> {
        super::super::super::matrix::tests::seeded(count, seed)
    }

    #[test]
    fn every_kernel_gives_the_same_bits() {
        let kernels = Kernel::available();
        for count in [0, 1, 7, 16, 33, 96, 288] {
            let (x, y, z) = (seeded(count, 1), seeded(count, 2), seeded(count, 3));
            let high: Vec<i8> = x.iter().map(|x| (x * 127.0) as i8).collect();
            let low: Vec<u8> = (0..count.div_ceil(4)).map(|i| (i * 37 % 256) as u8).collect();
            let all = |kernel: Kernel| {
                let mut rows = vec![x.clone(); 6];
                kernel.add(&mut rows[0], &y);
                kernel.add_bytes(&mut rows[1], &high, 0.3);
                kernel.add_quarters(&mut rows[2], &high, &low, 0.07);
                kernel.norm(&mut rows[3], &y, &z, 1e-8);
                let pieces = [&*x, &*y, &*z].concat();
                kernel.max_of_pieces(&pieces, &[&*y, &*z, &*x].concat(), &mut rows[4]);
                kernel.sum_of(&[&y, &z, &x], &mut rows[5]);
                let mut whole = vec![0; count];
                kernel.round(&x, 1.0, 4_000.0, &mut whole);
                (rows, whole, kernel.largest(&x))
            };
            let want = all(Kernel::PLAIN);
            for kernel in &kernels {
                assert_eq!(all(*kernel), want, "{kernel}, {count}");
            }
        }
    }

    #[test]
    fn sums_are_those_of_rows_that_are_added_in_turn() {
        for count in [1, 31, 32, 96, 130] {
            let rows = [seeded(count, 1), seeded(count, 2), seeded(count, 3)];
            for used in 0..=3 {
                let mut want = vec![0.0; count];
                rows[..used].iter().for_each(|row| Kernel::PLAIN.add(&mut want, row));
                let mut out = vec![f32::NAN; count];
                Kernel::best().sum_of(&rows.each_ref().map(Vec::as_slice)[..used], &mut out);
                assert_eq!(out, want, "{used} rows of {count}");
            }
        }
    }

    #[test]
    fn quarters_are_their_number() {
        let numbers: Vec<i16> = (0..21).map(|i| i * 48 - 500).collect();
        let high: Vec<i8> = numbers.iter().map(|n| i8::try_from(n.div_euclid(4)).unwrap_or_default()).collect();
        let mut low = vec![0u8; 6];
        for (i, n) in numbers.iter().enumerate() {
            low[i / 4] |= (n.rem_euclid(4) as u8) << (2 * (i % 4));
        }
        let mut row = vec![1.0; 21];
        Kernel::best().add_quarters(&mut row, &high, &low, 0.5);
        assert!(row.iter().zip(&numbers).all(|(x, n)| *x == 1.0 + f32::from(*n) * 0.5), "{row:?}");
    }
}
