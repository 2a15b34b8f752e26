use std::fmt;
use std::str::FromStr;

/// How likely a claim is to be what its sentence says, in hundredths from 0 to 100.
///
/// Hundredths and not a float, so that it compares, hashes and prints the same everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u8);

impl Confidence {
    /// What every claim has at least.
    pub const NONE: Self = Self(0);
    /// Certainty.
    pub const FULL: Self = Self(100);

    /// A confidence of so many hundredths; more than 100 is 100.
    #[must_use]
    pub const fn percent(hundredths: u8) -> Self {
        Self(if hundredths > 100 { 100 } else { hundredths })
    }

    /// The confidence in hundredths, 0 to 100.
    #[must_use]
    pub const fn hundredths(self) -> u8 {
        self.0
    }

    /// The confidence as a fraction, 0 to 1.
    #[must_use]
    pub fn fraction(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

/// Reads a number from 0 to 1, as `0.8`; between two hundredths the upper one.
impl FromStr for Confidence {
    type Err = ConfidenceError;

    fn from_str(text: &str) -> Result<Self, ConfidenceError> {
        let number: f64 = text.trim().parse().map_err(|_| ConfidenceError)?;
        let at_least = |hundredths: &u8| f64::from(*hundredths) / 100.0 >= number - 1e-9;
        let legal = (0.0..=1.0).contains(&number);
        (0..=100).find(at_least).filter(|_| legal).map(Self).ok_or(ConfidenceError)
    }
}

/// A text that is no confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number from 0 to 1, as 0.8")]
pub struct ConfidenceError;

/// The canonical lexical form of `xsd:decimal`: `0.85`, `0.9`, `1.0`, `0.0`.
impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        if rest % 10 == 0 { write!(f, "{whole}.{}", rest / 10) } else { write!(f, "{whole}.{rest:02}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_canonical_decimals() {
        let printed: Vec<_> = [0, 5, 85, 90, 100, 250].map(|n| Confidence::percent(n).to_string()).to_vec();
        assert_eq!(printed, ["0.0", "0.05", "0.85", "0.9", "1.0", "1.0"]);
    }

    #[test]
    fn reads_fractions() {
        for (text, want) in [
            ("0", Some(0)),
            ("0.8", Some(80)),
            ("1.0", Some(100)),
            ("0.851", Some(86)),
            (".57", Some(57)),
            ("80", None),
            ("-0.1", None),
            ("1.01", None),
            ("NaN", None),
            ("high", None),
        ] {
            assert_eq!(text.parse().ok(), want.map(Confidence::percent), "{text}");
        }
    }
}
