use std::fmt;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What identifies a resource: the part of its IRI after the base, as `entity/Q159`, `doc/…/comment/…` or `account/…`.
///
/// Minted from content alone, so the same thing has the same id in every run and on every machine. Holds only
/// characters that an IRI path may hold (RFC 3987 `iunreserved` and `/`), so `base + id` is always an IRI.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// An id of the given path segments, each made legal by [`slug`] where it is not already.
    #[must_use]
    pub fn new(segments: &[&str]) -> Self {
        let legal = |s: &&str| {
            if s.chars().all(is_iri_char) && !s.is_empty() { (*s).to_owned() } else { slug(s) }
        };
        Self(segments.iter().map(legal).collect::<Vec<_>>().join("/").into())
    }

    /// An id below this one, as a comment below its document.
    #[must_use]
    pub fn child(&self, segments: &[&str]) -> Self {
        Self(format!("{}/{}", self.0, Self::new(segments).0).into())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The full IRI under `base`, which ends in `/` or `#`.
    #[must_use]
    pub fn iri(&self, base: &str) -> String {
        format!("{base}{}", self.0)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A name as an IRI segment: compatibility-normalised, accents folded, lower case, words joined by `-`.
///
/// Names that differ only in case, accents, punctuation or spacing share a slug: `Erdoğan` and `ERDOGAN`.
/// Letters of other scripts stay. A name without a letter or digit becomes a fingerprint, never the empty string.
///
/// ```
/// assert_eq!(pressgraph::base::slug("Kennan  Institute (D.C.)"), "kennan-institute-dc");
/// assert_eq!(pressgraph::base::slug("Łódź"), "lodz");
/// ```
#[must_use]
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        let folded = match c {
            'ł' => "l",
            'ø' => "o",
            'đ' | 'ð' => "d",
            'ı' => "i",
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'þ' => "th",
            _ => "",
        };
        if !folded.is_empty() || c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            if folded.is_empty() { out.push(c) } else { out.push_str(folded) }
        } else if !matches!(c, '.' | '\'' | '’' | '‘' | '"' | '“' | '”') {
            gap = true;
        }
    }
    if out.is_empty() { fingerprint(&[name]) } else { out }
}

/// Twelve hexadecimal digits (48 bits) of the BLAKE3 hash of `parts`, each framed by its length.
#[must_use]
pub fn fingerprint(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex()[..12].to_owned()
}

/// RFC 3987 `iunreserved`, without the private-use and non-character ranges.
fn is_iri_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~') || (c > '\u{9f}' && c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_fold_what_names_vary_in() {
        for (name, want) in [
            ("Recep Tayyip ERDOĞAN", "recep-tayyip-erdogan"),
            ("U.S. Congress", "us-congress"),
            ("Côte d’Ivoire", "cote-divoire"),
            ("Владимир Путин", "владимир-путин"),
            ("  al-Assad ", "al-assad"),
        ] {
            assert_eq!(slug(name), want);
        }
        assert_ne!(slug("!!!"), slug("???"));
    }

    #[test]
    fn ids_hold_only_iri_characters() {
        let id = Id::new(&["account", "a b<c>\"d\u{202e}", "x"]);
        assert_eq!(id.as_str(), "account/a-b-c-d/x");
        assert_eq!(id.child(&["Q159"]).iri("https://e.org/"), "https://e.org/account/a-b-c-d/x/Q159");
    }

    #[test]
    fn fingerprints_frame_their_parts() {
        assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
    }
}
