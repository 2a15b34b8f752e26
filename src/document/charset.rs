//! From bytes to characters: byte order mark, the transport's word, the page's own word, and what the bytes look like.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a page its own word about the encoding is looked for.
const HEAD: usize = 4096;

/// How many bytes are enough to tell an encoding by its letters.
const SAMPLE: usize = 1 << 18;

/// Decodes `bytes`: a byte order mark decides, else UTF-8 that is valid, else `hint` (a label such as `iso-8859-1`, from a header), else what the
/// page or XML says in its first bytes, else what the letters look like. What cannot be decoded becomes U+FFFD.
///
/// Text that is valid UTF-8 and no plain ASCII is practically never anything else, whatever its header says: headers and
/// `meta` elements are wrong far more often.
pub(in crate::document) fn decode<'b>(bytes: &'b [u8], hint: Option<&str>) -> Cow<'b, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    let labelled = hint.and_then(label).or_else(|| declared(bytes));
    // Plain letters in UTF-16 are valid UTF-8, with a zero beside each.
    if !labelled.is_some_and(is_stateful)
        && utf16_without_mark(bytes).is_none()
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return Cow::Borrowed(text);
    }
    let encoding = labelled.filter(|e| *e != UTF_8 || mostly_utf8(bytes)).unwrap_or_else(|| detect(bytes));
    encoding.decode_without_bom_handling(bytes).0
}

/// The encoding of a stream of which `sample` is the start, by the same signs as [`decode`].
pub(in crate::document) fn of_stream(sample: &[u8], hint: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(sample) {
        return encoding;
    }
    if let Some(encoding) = utf16_without_mark(sample) {
        return encoding;
    }
    let labelled = hint.and_then(label).or_else(|| declared(sample));
    if sample.is_ascii() {
        return labelled.unwrap_or(UTF_8);
    }
    // The sample may end inside of a character.
    let is_utf8 = std::str::from_utf8(sample).map_or_else(|error| error.error_len().is_none(), |_| true);
    if is_utf8 && !labelled.is_some_and(is_stateful) {
        return UTF_8;
    }
    labelled.filter(|e| *e != UTF_8 || mostly_utf8(sample)).unwrap_or_else(|| detect(sample))
}

fn label(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.trim().trim_matches(['"', '\'']).as_bytes())
}

/// Encodings whose bytes are valid ASCII and yet mean something else.
fn is_stateful(encoding: &'static Encoding) -> bool {
    encoding == encoding_rs::ISO_2022_JP
}

/// Whether bytes that say they are UTF-8 are, but for some broken places.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| !b.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// The encoding that `<meta charset>`, `<meta http-equiv>` or an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let mut at = 0;
    while let Some(found) =
        find(&head[at..], b"charset").map(|f| (f, 7)).or_else(|| find(&head[at..], b"encoding").map(|f| (f, 8)))
    {
        let (start, length) = found;
        at += start + length;
        let rest = &head[at..];
        let skip = rest.iter().take_while(|b| matches!(b, b' ' | b'=' | b'"' | b'\'')).count();
        if rest[..skip].contains(&b'=') {
            let value = &rest[skip..];
            let end = value.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':')).count();
            // A page that can be read so far is no UTF-16, whatever it says.
            let encoding =
                Encoding::for_label(&value[..end]).map(|e| if e == UTF_16LE || e == UTF_16BE { UTF_8 } else { e });
            if encoding.is_some() {
                return encoding;
            }
        }
    }
    None
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    // Letters decide, and the first of them may stand far down in a page of markup.
    let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let end = bytes.len().min(first.saturating_add(SAMPLE));
    detector.feed(&bytes[first.saturating_sub(64)..end], true);
    let guess = detector.guess(None, Utf8Detection::Allow);
    if guess == UTF_8 && !mostly_utf8(bytes) { WINDOWS_1252 } else { guess }
}

/// UTF-16 of mostly Latin letters without a mark: every second byte is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let (pairs, _) = bytes[..bytes.len().min(1024)].as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count() * 10 > pairs.len() * 7;
    match (zeros(0), zeros(1)) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_hints_declarations_and_letters_decide_in_this_order() {
        let cases: &[(&[u8], Option<&str>, &str)] = &[
            (b"\xEF\xBB\xBFcaf\xC3\xA9", Some("iso-8859-1"), "café"),
            (b"\xFF\xFEh\0i\0", None, "hi"),
            (b"h\0i\0 \0t\0h\0e\0r\0e\0", None, "hi there"),
            (b"caf\xC3\xA9", Some("iso-8859-1"), "café"),
            (b"<meta charset=utf-8>caf\xE9", Some("latin1"), "<meta charset=utf-8>café"),
            (b"<meta charset=\"windows-1251\">\xcf\xf0\xe8", None, "<meta charset=\"windows-1251\">При"),
            (
                b"<?xml version='1.0' encoding='koi8-r'?>\xf0\xd2\xc9",
                None,
                "<?xml version='1.0' encoding='koi8-r'?>При",
            ),
            (
                b"<meta charset=utf-8>\x93Quoted\x94, he said \x96 twice",
                None,
                "<meta charset=utf-8>“Quoted”, he said – twice",
            ),
            (
                b"a caf\xe9 and a na\xefve r\xe9sum\xe9 of the d\xe9tente",
                None,
                "a café and a naïve résumé of the détente",
            ),
            (b"<meta charset=utf-16>plain", None, "<meta charset=utf-16>plain"),
            (b"", None, ""),
        ];
        for (bytes, hint, want) in cases {
            assert_eq!(&decode(bytes, *hint), want, "{hint:?}");
        }
    }
}
