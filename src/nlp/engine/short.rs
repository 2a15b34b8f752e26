//! Floats of 24 bits, in which embedding tables are kept: 32-bit floats without their last eight bits.
//!
//! Their error is at most 2^-16 of a value, which flips no decision that is not nearly a tie already. They are stored as two arrays, the
//! upper sixteen bits and the lower eight, so that rows are put together many values at a time.

/// The upper sixteen and the lower eight bits of the nearest 24-bit float; ties go away from zero.
#[must_use]
pub fn to_short(x: f32) -> (u16, u8) {
    // A carry runs into the exponent, as rounding wants it; values near the end of the range and non-numbers stay.
    let bits = x.to_bits();
    let rounded = if bits & 0x7f80_0000 < 0x7f00_0000 { bits + 0x80 } else { bits };
    ((rounded >> 16) as u16, (rounded >> 8 & 0xff) as u8)
}

/// The value of a 24-bit float.
#[must_use]
pub fn from_short(upper: u16, lower: u8) -> f32 {
    f32::from_bits(u32::from(upper) << 16 | u32::from(lower) << 8)
}

/// `row += other`, element by element.
pub fn add_shorts(row: &mut [f32], upper: &[u16], lower: &[u8]) {
    for ((a, upper), lower) in row.iter_mut().zip(upper).zip(lower) {
        *a += from_short(*upper, *lower);
    }
}

#[cfg(test)]
mod tests {
    use super::super::matrix::tests::seeded;
    use super::*;

    #[test]
    fn short_floats_come_back() {
        for bits in (0..0x7f80_0000u32).step_by(0x1_2300) {
            for x in [f32::from_bits(bits), -f32::from_bits(bits)] {
                let (upper, lower) = to_short(x);
                assert_eq!(from_short(upper, lower).to_bits(), x.to_bits());
            }
        }
    }

    #[test]
    fn others_are_rounded_to_the_nearest() {
        let numbers = seeded(1000, 1);
        let (upper, lower): (Vec<u16>, Vec<u8>) = numbers.iter().map(|x| to_short(*x)).unzip();
        let mut sums = vec![0.0; 1000];
        add_shorts(&mut sums, &upper, &lower);
        for (x, short) in numbers.iter().zip(&sums) {
            assert!((x - short).abs() <= x.abs() / 65_536.0, "{x} became {short}");
        }
        assert_eq!(to_short(f32::from_bits(0x3fff_ff80)), (0x4000, 0));
        assert_eq!(from_short(0x7f80, 0), f32::INFINITY);
    }
}
