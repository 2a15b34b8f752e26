//! The two hash functions of the model format, of string ids and of rows of hash embedding tables, and the maps of the engine.

use std::collections::HashMap;

use super::symbols::symbol;

/// A map for the inner loops: seeded anew in every process, as the standard one, but with a hash function that is not meant to
/// withstand whom it tells its hashes.
pub type FastMap<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

/// The id of a string: a symbol's number, 0 for the empty string, else [`murmur64a`] of its UTF-8 with seed 1.
#[must_use]
pub fn string_id(text: &str) -> u64 {
    // The longest symbol has 17 bytes; symbols hold only ASCII letters, digits and underscores.
    if text.is_empty() {
        return 0;
    }
    let symbol = if text.len() <= 17 { symbol(text) } else { None };
    symbol.unwrap_or_else(|| murmur64a(text.as_bytes(), 1))
}

/// Austin Appleby's MurmurHash64A (MurmurHash2, 64 bits, little-endian reads), a public-domain function.
#[must_use]
pub fn murmur64a(bytes: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let mix = |k: u64| {
        let k = k.wrapping_mul(M);
        (k ^ (k >> 47)).wrapping_mul(M)
    };
    let mut h = seed ^ (bytes.len() as u64).wrapping_mul(M);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        h = (h ^ mix(u64::from_le_bytes(*word))).wrapping_mul(M);
    }
    if !rest.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        h = (h ^ u64::from_le_bytes(last)).wrapping_mul(M);
    }
    h = (h ^ (h >> 47)).wrapping_mul(M);
    h ^ (h >> 47)
}

/// The four 32-bit halves of MurmurHash3 (x64, 128 bits) of one 64-bit key, as thinc's hash embedding uses it.
#[must_use]
pub fn murmur3_rows(key: u64, seed: u32) -> [u32; 4] {
    let fmix = |mut h: u64| {
        h ^= h >> 33;
        h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
        h ^= h >> 33;
        h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        h ^ (h >> 33)
    };
    let length = 8;
    let mut h1 = key.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    h1 ^= u64::from(seed) ^ length;
    let mut h2 = u64::from(seed) ^ length;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = fmix(h1);
    h2 = fmix(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    let halves = |h: u64| [(h & 0xffff_ffff) as u32, (h >> 32) as u32];
    let ([a, b], [c, d]) = (halves(h1), halves(h2));
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;

    // Reference values computed with spaCy 3.8's string store and thinc 8.3's `NumpyOps.hash`.
    #[test]
    fn agrees_with_the_reference() {
        assert_eq!(string_id("the"), 7425985699627899538);
        assert_eq!(string_id("a"), 11901859001352538922);
        assert_eq!(string_id("treaty of lausanne"), 5711045186302487505);
        assert_eq!(string_id("Erdoğan"), 8188991753946556329);
        assert_eq!(string_id("mark"), 423);
        assert_eq!(string_id("1234567"), 11906548768923648808);
        assert_eq!(string_id("12345678"), 9871996032675327904);
        assert_eq!(string_id("🇺🇦 x"), 15402533974506773772);
        assert_eq!(murmur3_rows(0, 8), [0, 0, 0, 0]);
        assert_eq!(murmur3_rows(1, 12), [2938686206, 2291508213, 2246688320, 3554967022]);
        assert_eq!(murmur3_rows(7425985699627899538, 9), [1735412073, 1835966340, 156971749, 3014196226]);
        assert_eq!(murmur3_rows(18446744073709551615, 11), [4189684446, 521356938, 719335244, 3372527160]);
    }
}
