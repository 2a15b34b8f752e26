//! Floats of 16 bits (IEEE 754 binary16), in which embedding tables are kept.

/// The nearest 16-bit float, ties to even; beyond its range infinity.
#[must_use]
pub fn to_half(x: f32) -> u16 {
    let bits = x.to_bits();
    let sign = (bits >> 16 & 0x8000) as u16;
    let magnitude = bits & 0x7fff_ffff;
    if magnitude > 0x7f80_0000 {
        return sign | 0x7e00;
    }
    if magnitude >= 0x477f_f000 {
        return sign | 0x7c00;
    }
    if magnitude < 0x3880_0000 {
        // Below the normal range: multiples of 2^-24, rounded by a float addition that has that step.
        let rounded = f32::from_bits(magnitude) + 0.5;
        return sign | (rounded.to_bits() - 0.5f32.to_bits()) as u16;
    }
    let even = magnitude >> 13 & 1;
    sign | ((magnitude + 0xfff + even - 0x3800_0000) >> 13) as u16
}

/// The value of a finite 16-bit float.
#[must_use]
pub fn from_half(bits: u16) -> f32 {
    // The exponent bias of 32-bit floats is larger by 112; one multiplication puts it right, below the normal range too.
    const SCALE: f32 = f32::from_bits((127 + 112) << 23);
    let magnitude = f32::from_bits(u32::from(bits & 0x7fff) << 13) * SCALE;
    f32::from_bits(magnitude.to_bits() | u32::from(bits & 0x8000) << 16)
}

/// `row += other`, element by element.
pub fn add_halves(row: &mut [f32], other: &[u16]) {
    for (a, b) in row.iter_mut().zip(other) {
        *a += from_half(*b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_half_comes_back() {
        for bits in (0..0x7c00u16).flat_map(|b| [b, b | 0x8000]) {
            assert_eq!(to_half(from_half(bits)), bits);
        }
    }

    #[test]
    fn rounds_to_the_nearest_and_ties_to_even() {
        for (x, want) in [
            (1.0, 0x3c00),
            (-2.0, 0xc000),
            (1.0 + 1.0 / 2048.0, 0x3c00),
            (1.0 + 3.0 / 2048.0, 0x3c02),
            (65504.0, 0x7bff),
            (65520.0, 0x7c00),
            (f32::INFINITY, 0x7c00),
            (5.960_464_5e-8, 1),
            (2.0e-8, 0),
            (6.103_515_6e-5, 0x400),
        ] {
            assert_eq!(to_half(x), want, "{x}");
        }
        assert!((from_half(0x3555) - 1.0 / 3.0).abs() < 1e-4);
    }
}
