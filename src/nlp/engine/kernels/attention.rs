//! What a transformer does between its products: attention, GELU, and rounding to bytes. The same plain code compiled for several
//! processors, as in `lanes`; nothing is contracted or reordered.

use super::{Form, Kernel};

/// Numbers of one attention head.
pub const HEAD: usize = 32;

/// Keys that are looked at together.
const BLOCK: usize = 16;

/// So many numbers, at an address from which vectors are loaded best.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Block([f32; BLOCK]);

const ZEROS: Block = Block([0.0; BLOCK]);

/// Working memory of attention.
#[derive(Debug, Default)]
pub struct Scores {
    /// Keys of one head, turned: a row for each of its numbers, filled up to whole blocks.
    keys: Vec<Block>,
    /// Its values, filled up likewise.
    values: Vec<[Block; HEAD / BLOCK]>,
    /// Of some rows, how much each looks at each key.
    shares: Vec<Block>,
}

/// Methods of [`Kernel`], each the plain function of its name.
macro_rules! passes {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $type:ty),*) $(-> $out:ty)?;)*) => {
        impl Kernel {
            $(
                $(#[$doc])*
                pub fn $name(self, $($arg: $type),*) $(-> $out)? {
                    #[cfg(target_arch = "x86_64")]
                    match self.0 {
                        Form::Avx512 | Form::Vnni => {
                            #[target_feature(enable = "avx512f,avx512bw")]
                            fn widest($($arg: $type),*) $(-> $out)? {
                                plain::$name($($arg),*)
                            }
                            // SAFETY: `available` makes these kernels only where the processor has AVX-512 with its instructions for bytes.
                            return unsafe { widest($($arg),*) };
                        }
                        Form::Avx2 => {
                            #[target_feature(enable = "avx2")]
                            fn wide($($arg: $type),*) $(-> $out)? {
                                plain::$name($($arg),*)
                            }
                            // SAFETY: `available` makes this kernel only where the processor has AVX2.
                            return unsafe { wide($($arg),*) };
                        }
                        Form::Sse2 | Form::Plain => {}
                    }
                    plain::$name($($arg),*)
                }
            )*
        }
    };
}

passes! {
    /// The Gaussian error linear unit in its form with the hyperbolic tangent (Hendrycks and Gimpel, 2016).
    gelu(row: &mut [f32]);
    /// Rounds numbers up to `bound` from zero to whole numbers up to 127, and adds 128.
    round_bytes(row: &[f32], bound: f32, out: &mut [u8]);
    /// Attention of one head over all rows of a window. A row of `qkv` holds queries, keys and values, each `width` numbers; the head
    /// is at `first` of each. Its numbers in each row of `out` become the values' mean, weighted by the softmax of the products.
    attend(qkv: &[f32], width: usize, first: usize, scores: &mut Scores, out: &mut [f32]);
}

mod plain {
    #![allow(clippy::inline_always, reason = "compiled into functions for other processors")]

    use super::{BLOCK, Block, HEAD, Scores, ZEROS};

    /// Rows that are looked at together.
    const ROWS: usize = 4;

    /// Added to a number below 2^22, it leaves the nearest whole number in the lowest bits.
    const MAGIC: f32 = 12_582_912.0;

    /// e to the power of `x`, for `x` from -87 to 87; what is beyond counts as the nearest. Right to a few units in the last place:
    /// two to the power of a whole number times a polynomial.
    #[inline(always)]
    fn exp(x: f32) -> f32 {
        let x = if x > -87.0 { x } else { -87.0 };
        let x = if x < 87.0 { x } else { 87.0 };
        let shifted = x * std::f32::consts::LOG2_E + MAGIC;
        let whole = shifted - MAGIC;
        // ln 2 in two parts, so that the rest is exact.
        let rest = x - whole * 0.693_359_4;
        let rest = rest - whole * -2.121_944_4e-4;
        let mut sum = 1.0 / 720.0;
        for factor in [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
            sum = sum * rest + factor;
        }
        let power = shifted.to_bits().wrapping_sub(MAGIC.to_bits()).wrapping_add(127) << 23;
        sum * f32::from_bits(power)
    }

    #[inline(always)]
    pub fn gelu(row: &mut [f32]) {
        for x in row {
            let inner = *x * (1.595_769 + 0.071_354_82 * (*x * *x));
            *x /= 1.0 + exp(-inner);
        }
    }

    #[inline(always)]
    pub fn round_bytes(row: &[f32], bound: f32, out: &mut [u8]) {
        let scale = if bound > 0.0 { 127.0 / bound } else { 0.0 };
        for (out, x) in out.iter_mut().zip(row) {
            // The lowest byte of the sum is the whole number and 128.
            *out = (x * scale + (MAGIC + 128.0)).to_bits() as u8;
        }
    }

    #[inline(always)]
    pub fn attend(qkv: &[f32], width: usize, first: usize, scores: &mut Scores, out: &mut [f32]) {
        let count = qkv.len() / (3 * width);
        let blocks = count.div_ceil(BLOCK);
        let Scores { keys, values, shares } = scores;
        keys.resize(HEAD * blocks, ZEROS);
        values.resize(BLOCK * blocks, [ZEROS; HEAD / BLOCK]);
        // The last row fills up the last block, so that no product is larger than those that count.
        for (j, value) in values.iter_mut().enumerate() {
            let row = &qkv[j.min(count - 1) * 3 * width..][..3 * width];
            for (d, x) in head(row, width + first).iter().enumerate() {
                keys[d * blocks + j / BLOCK].0[j % BLOCK] = *x;
            }
            for (block, x) in value.iter_mut().zip(head(row, 2 * width + first).as_chunks::<BLOCK>().0) {
                block.0 = *x;
            }
        }
        let mut counted = [1.0; BLOCK];
        counted[BLOCK - (blocks * BLOCK - count)..].fill(0.0);
        shares.resize(ROWS * blocks, ZEROS);
        let mut at = 0;
        while at < count {
            let rows: [usize; ROWS] = std::array::from_fn(|r| (at + r).min(count - 1));
            let queries: [&[f32; HEAD]; ROWS] = rows.map(|r| head(qkv, r * 3 * width + first));
            let mut most = [[f32::MIN; BLOCK]; ROWS];
            for block in 0..blocks {
                let mut sums = [[0.0f32; BLOCK]; ROWS];
                for d in 0..HEAD {
                    let keys = &keys[d * blocks + block];
                    for (sums, query) in sums.iter_mut().zip(&queries) {
                        for (sum, key) in sums.iter_mut().zip(&keys.0) {
                            *sum += query[d] * key;
                        }
                    }
                }
                for (r, (sums, most)) in sums.iter().zip(&mut most).enumerate() {
                    shares[r * blocks + block].0 = *sums;
                    for (most, x) in most.iter_mut().zip(sums) {
                        *most = larger(*x, *most);
                    }
                }
            }
            // No closures: they would be compiled for any processor. Lanes are taken together for all rows, so that none waits for another.
            let mut half = BLOCK / 2;
            while half > 0 {
                for most in &mut most {
                    for lane in 0..half {
                        most[lane] = larger(most[lane + half], most[lane]);
                    }
                }
                half /= 2;
            }
            let mut lanes = [[0.0; BLOCK]; ROWS];
            for ((lanes, row), most) in lanes.iter_mut().zip(shares.chunks_exact_mut(blocks)).zip(&most) {
                *lanes = weigh(row, most[0], &counted);
            }
            let mut totals = [0.0; ROWS];
            for lane in 0..BLOCK {
                for (total, lanes) in totals.iter_mut().zip(&lanes) {
                    *total += lanes[lane];
                }
            }
            for half in 0..HEAD / BLOCK {
                let mut sums = [[0.0f32; BLOCK]; ROWS];
                for (block, values) in values.chunks_exact(BLOCK).enumerate() {
                    for (lane, value) in values.iter().enumerate() {
                        for (r, sums) in sums.iter_mut().enumerate() {
                            let share = shares[r * blocks + block].0[lane];
                            for (sum, x) in sums.iter_mut().zip(&value[half].0) {
                                *sum += share * x;
                            }
                        }
                    }
                }
                for ((r, sums), total) in sums.iter().enumerate().zip(totals).take(count - at) {
                    let out = &mut out[(at + r) * width + first + half * BLOCK..][..BLOCK];
                    for (out, sum) in out.iter_mut().zip(sums) {
                        *out = sum / total;
                    }
                }
            }
            at += ROWS;
        }
    }

    #[inline(always)]
    fn head(qkv: &[f32], at: usize) -> &[f32; HEAD] {
        qkv[at..].first_chunk().unwrap_or(&[0.0; HEAD])
    }

    #[inline(always)]
    fn larger(a: f32, b: f32) -> f32 {
        if a > b { a } else { b }
    }

    /// Turns the products of one query with all keys, `most` at most, into shares, and returns their sum, lane by lane. Of the last
    /// block only those count that are `counted` as one, not as zero.
    #[inline(always)]
    fn weigh(row: &mut [Block], most: f32, counted: &[f32; BLOCK]) -> [f32; BLOCK] {
        // One over the root of a head's width.
        let scale = 1.0 / (HEAD as f32).sqrt();
        for block in row.iter_mut() {
            for x in &mut block.0 {
                *x = exp((*x - most) * scale);
            }
        }
        if let Some(last) = row.last_mut() {
            for (x, counted) in last.0.iter_mut().zip(counted) {
                *x *= counted;
            }
        }
        let mut sums = [0.0f32; BLOCK];
        for block in row.iter() {
            for (sum, x) in sums.iter_mut().zip(&block.0) {
                *sum += x;
            }
        }
        sums
    }

    #[cfg(test)]
    mod tests {
        #[test]
        fn powers_of_e_are_close() {
            for step in -8_700..=8_700 {
                let x = step as f32 / 100.0;
                let (got, want) = (f64::from(super::exp(x)), f64::from(x).exp());
                assert!((got / want - 1.0).abs() < 4e-7, "{x}: {got} and {want}");
            }
            assert_eq!(super::exp(-1e9), super::exp(-87.0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::matrix::tests::{assert_close, seeded};
    use super::*;

    #[test]
    fn every_kernel_gives_the_same_bits() {
        for count in [0, 1, 5, 16, 33, 128] {
            let width = 2 * HEAD;
            let qkv = seeded(count * 3 * width, 1);
            let all = |kernel: Kernel| {
                let (mut row, mut bytes) = (qkv.clone(), vec![0; qkv.len()]);
                kernel.gelu(&mut row);
                kernel.round_bytes(&row, 1.0, &mut bytes);
                let mut out = vec![0.0; count * width];
                kernel.attend(&qkv, width, 0, &mut Scores::default(), &mut out);
                kernel.attend(&qkv, width, HEAD, &mut Scores::default(), &mut out);
                let bits: Vec<u32> = row.iter().chain(&out).map(|x| x.to_bits()).collect();
                (bits, bytes)
            };
            let want = all(Kernel::PLAIN);
            for kernel in Kernel::available() {
                assert_eq!(all(kernel), want, "{kernel}, {count}");
            }
        }
    }

    #[test]
    fn attention_is_the_weighted_mean() {
        let (count, width) = (21, 2 * HEAD);
        let qkv = seeded(count * 3 * width, 2);
        let part = |row: usize, part: usize| &qkv[row * 3 * width + part * width + HEAD..][..HEAD];
        let mut want = vec![0.0; count * width];
        for i in 0..count {
            let product = |j: usize| part(i, 0).iter().zip(part(j, 1)).map(|(q, k)| q * k).sum::<f32>();
            let shares: Vec<f32> = (0..count).map(|j| (product(j) / (HEAD as f32).sqrt()).exp()).collect();
            let total: f32 = shares.iter().sum();
            for (j, share) in shares.iter().enumerate() {
                for (d, x) in part(j, 2).iter().enumerate() {
                    want[i * width + HEAD + d] += share / total * x;
                }
            }
        }
        let mut out = vec![0.0; count * width];
        Kernel::best().attend(&qkv, width, HEAD, &mut Scores::default(), &mut out);
        assert_close(&out, &want);
    }

    #[test]
    fn gelu_and_rounding_are_right_on_known_values() {
        let mut row = [-10.0, -1.0, 0.0, 1.0, 3.0];
        Kernel::best().gelu(&mut row);
        assert_close(&row, &[0.0, -0.158_808, 0.0, 0.841_192, 2.996_363]);
        let mut bytes = [0; 5];
        Kernel::best().round_bytes(&[-2.0, -0.01, 0.0, 1.0, 2.0], 2.0, &mut bytes);
        assert_eq!(bytes, [1, 127, 128, 192, 255]);
        Kernel::best().round_bytes(&[0.0; 5], 0.0, &mut bytes);
        assert_eq!(bytes, [128; 5]);
    }
}
