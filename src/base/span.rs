use std::ops::Range;

/// Half-open byte range into one text. Never character counts; both ends lie on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// The span of a `usize` range.
    ///
    /// Texts are limited to 4 GiB when they are read, so the conversion cannot fail for a range into one.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "readers refuse texts over 4 GiB")]
    pub const fn of(range: Range<usize>) -> Self {
        Self::new(range.start as u32, range.end as u32)
    }

    /// The span as a range of `usize`.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text it covers.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Bytes covered.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// Turns byte offsets of one text into Unicode code points, the unit of JSON output and of RDF selectors
/// (W3C Web Annotation Data Model, section 4.2.4).
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before every `STEP`th byte.
    marks: Vec<u32>,
}

impl<'t> CodePoints<'t> {
    const STEP: usize = 64;

    /// Counts `text` once, in linear time.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / Self::STEP + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % Self::STEP == 0 {
                marks.push(count);
            }
            count += u32::from(is_first_byte(byte));
        }
        Self { text, marks }
    }

    /// Code points before `byte`, which must lie on a character boundary.
    #[must_use]
    pub fn at(&self, byte: u32) -> u32 {
        let byte = byte as usize;
        let mark = (byte / Self::STEP).min(self.marks.len().saturating_sub(1));
        let from = mark * Self::STEP;
        let rest = self.text.as_bytes()[from..byte].iter().filter(|b| is_first_byte(**b)).count();
        self.marks.get(mark).copied().unwrap_or(0) + u32::try_from(rest).unwrap_or(u32::MAX)
    }

    /// Start and end of `span` in code points.
    #[must_use]
    pub fn span(&self, span: Span) -> (u32, u32) {
        (self.at(span.start), self.at(span.end))
    }
}

const fn is_first_byte(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_agree_with_counting_chars() {
        let text = "Erdoğan – “Қазақстан” 🇺🇦 ".repeat(40);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(Span::of(byte..byte).start) as usize, count);
        }
        assert_eq!(points.at(Span::of(text.len()..text.len()).end) as usize, text.chars().count());
        assert_eq!(CodePoints::new("").at(0), 0);
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).contains(Span::new(0, 4)));
    }
}
