use crate::base::{Events, Warning};

use super::offsets::OffsetMap;

/// The text of a page, legal for XML 1.0, with the way back to the bytes.
pub(super) struct Decoded {
    /// Line ends are `\n`; control characters and bidirectional controls are gone.
    pub text: String,
    /// From `text` to the record's bytes.
    pub map: OffsetMap,
}

/// Decodes a page: UTF-8 with or without mark, UTF-16 with mark.
///
/// The text is not brought into a Unicode normal form: quotes and offsets have to match what was read. What cannot be
/// decoded becomes U+FFFD and is noticed once, with the offset of the first broken byte.
pub(super) fn page(bytes: &[u8], locator: &str, events: &mut dyn Events) -> Decoded {
    let mut sink = Sink { text: String::with_capacity(bytes.len()), map: OffsetMap::default(), after_return: false };
    let broken = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes, &mut sink),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes, &mut sink),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, 3, &mut sink),
        _ => utf8(bytes, 0, &mut sink),
    };
    notice_broken(broken, locator, events);
    Decoded { text: sink.text, map: sink.map }
}

/// Decodes a line of JSON: UTF-8, broken bytes replaced and noticed.
pub(super) fn json<'b>(bytes: &'b [u8], locator: &str, events: &mut dyn Events) -> std::borrow::Cow<'b, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Err(error) = std::str::from_utf8(bytes) {
        notice_broken(Some((error.valid_up_to(), 1)), locator, events);
    }
    String::from_utf8_lossy(bytes)
}

/// Replaces control characters and what XML 1.0 forbids by U+FFFD and bidirectional controls by spaces, one for one, so that code point offsets
/// into the text stay true.
pub(super) fn replace_illegal(text: String) -> String {
    let replaced = |c: char| match c {
        '\t' | '\n' | '\r' => c,
        _ if is_bidi_control(c) => ' ',
        _ if c.is_control() || !is_xml_char(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    if text.chars().all(|c| replaced(c) == c) {
        return text;
    }
    text.chars().map(replaced).collect()
}

/// A name, a title or a label on one line: what XML forbids, bidirectional controls and outer space removed, inner space single.
pub(super) fn label(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let gap = out.len();
        out.extend(word.chars().filter(|c| is_xml_char(*c) && !c.is_control() && !is_bidi_control(*c)));
        if gap > 0 && out.len() > gap {
            out.insert(gap, ' ');
        }
    }
    out
}

/// The first `bytes` bytes of `text`, or fewer if they would end inside a character.
pub(super) fn start(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn notice_broken(broken: Option<(usize, usize)>, locator: &str, events: &mut dyn Events) {
    let Some((offset, count)) = broken else { return };
    let more = if count > 1 { format!(" and at {} more places", count - 1) } else { String::new() };
    let message = format!(
        "invalid encoding at byte {offset}{more}, replaced by U+FFFD; save the file as UTF-8 if letters are missing"
    );
    events.noticed(&Warning { locator: locator.to_owned(), message });
}

/// XML 1.0, production 2 (`Char`).
fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Marks, embeddings, overrides and isolates, which can make a name look like another.
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

struct Sink {
    text: String,
    map: OffsetMap,
    /// The last character was a carriage return, so a line feed after it ends no second line.
    after_return: bool,
}

impl Sink {
    fn push(&mut self, c: char, source: usize, width: usize) {
        let doubled = self.after_return && c == '\n';
        self.after_return = c == '\r';
        let dropped = is_bidi_control(c) || !is_xml_char(c) || (c.is_control() && c != '\t');
        if doubled || (dropped && !is_line_end(c)) {
            return;
        }
        let kept = if is_line_end(c) { '\n' } else { c };
        self.run(kept.len_utf8(), source, width, 1);
        self.text.push(kept);
    }

    /// Copies text without any special character.
    fn copy(&mut self, text: &str, source: usize) {
        if !text.is_empty() {
            self.after_return = false;
            self.run(1, source, 1, text.len());
            self.text.push_str(text);
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "records are far below 4 GiB")]
    fn run(&mut self, unit_text: usize, source: usize, unit_source: usize, count: usize) {
        // Copied characters of any length are runs of single bytes, so that they merge.
        let (unit_text, unit_source, count) =
            if unit_text == unit_source { (1, 1, count * unit_text) } else { (unit_text, unit_source, count) };
        self.map.push(self.text.len() as u32, source as u64, unit_text as u32, unit_source as u32, count as u32);
    }
}

/// Gives the offset of the first broken byte and how many places were broken.
fn utf8(bytes: &[u8], base: usize, sink: &mut Sink) -> Option<(usize, usize)> {
    let mut broken = None;
    let mut at = base;
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        let mut copied = 0;
        for (offset, c) in valid.char_indices().filter(|(_, c)| is_special(*c)) {
            sink.copy(&valid[copied..offset], at + copied);
            sink.push(c, at + offset, c.len_utf8());
            copied = offset + c.len_utf8();
        }
        sink.copy(&valid[copied..], at + copied);
        at += valid.len();
        if !chunk.invalid().is_empty() {
            let (first, count) = broken.unwrap_or((at, 0));
            broken = Some((first, count + 1));
            sink.push(char::REPLACEMENT_CHARACTER, at, chunk.invalid().len());
            at += chunk.invalid().len();
        }
    }
    broken
}

/// What [`Sink::push`] would not copy as it is.
fn is_special(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || is_bidi_control(c) || is_line_end(c) || !is_xml_char(c)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, sink: &mut Sink) -> Option<(usize, usize)> {
    let mut broken = None;
    let mut at = 2;
    let mut note = |at: usize| {
        let (first, count) = broken.unwrap_or((at, 0));
        broken = Some((first, count + 1));
    };
    let (pairs, odd) = bytes.as_chunks::<2>();
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let (c, width) = match decoded {
            Ok(c) => (c, c.len_utf16() * 2),
            Err(_) => {
                note(at);
                (char::REPLACEMENT_CHARACTER, 2)
            }
        };
        sink.push(c, at, width);
        at += width;
    }
    if !odd.is_empty() {
        note(at);
        sink.push(char::REPLACEMENT_CHARACTER, at, 1);
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Silent, Span};

    struct Noted(Vec<String>);

    impl Events for Noted {
        fn skipped(&mut self, _: &Warning) {}
        fn noticed(&mut self, warning: &Warning) {
            self.0.push(warning.to_string());
        }
        fn document(&mut self, _: &str) {}
    }

    #[test]
    fn line_ends_and_controls() {
        let decoded = page(b"\xEF\xBB\xBFa\r\nb\rc\x0cd\0\x07e\xE2\x80\xAEf\xE2\x80\xA8g\n\r\n", "-", &mut Silent);
        assert_eq!(decoded.text, "a\nb\nc\ndef\ng\n\n");
        let f = u32::try_from(decoded.text.find('f').unwrap_or_default()).unwrap_or_default();
        assert_eq!(decoded.map.source(Span::new(f, f + 1)), 17..18);
    }

    #[test]
    fn broken_bytes_are_replaced_and_noticed() {
        let mut noted = Noted(Vec::new());
        let decoded = page(b"caf\xe9 \xe2\x80 end", "x.txt", &mut noted);
        assert_eq!(decoded.text, "caf\u{fffd} \u{fffd} end");
        assert_eq!(
            noted.0,
            [
                "x.txt: invalid encoding at byte 3 and at 1 more places, replaced by U+FFFD; save the file as UTF-8 if letters are missing"
            ]
        );
        assert_eq!(decoded.map.source(Span::new(0, 6)), 0..4);
    }

    #[test]
    fn utf16_in_both_orders() {
        let text = "Łódź – 🇺🇦!\r\nok";
        for little in [true, false] {
            let mut bytes = if little { vec![0xFF, 0xFE] } else { vec![0xFE, 0xFF] };
            bytes.extend(text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }));
            let decoded = page(&bytes, "-", &mut Silent);
            assert_eq!(decoded.text, text.replace('\r', ""));
            let end = decoded.text.len();
            let ok = decoded.map.source(Span::of(end - 2..end));
            assert_eq!(ok, (bytes.len() - 4) as u64..bytes.len() as u64);
        }
    }

    #[test]
    fn labels_lose_what_could_deceive() {
        assert_eq!(label("  Ada\u{202e}\u{0} \u{7} Byron\u{a0}\n"), "Ada Byron");
        assert_eq!(replace_illegal("a\u{1}b\u{ffff}".to_owned()), "a\u{fffd}b\u{fffd}");
    }
}
