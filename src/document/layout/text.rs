use super::super::offsets::OffsetMap;
use super::lines::Line;
use super::wrap::{Join, Width, join};

/// A text being put together from pieces of a page, with the way back to it.
#[derive(Default)]
pub(super) struct Builder {
    pub text: String,
    pub map: OffsetMap,
}

impl Builder {
    /// Adds `piece`, which starts at byte `start` of the page.
    pub fn read(&mut self, piece: &str, start: usize) {
        let (at, length) = (u32::try_from(self.text.len()), u32::try_from(piece.len()));
        if let (Ok(at), Ok(length)) = (at, length) {
            self.map.push(at, start as u64, 1, 1, length);
            self.text.push_str(piece);
        }
    }

    /// Adds what the page does not have.
    pub fn put(&mut self, piece: &str) {
        self.text.push_str(piece);
    }
}

/// One line of a text with whether a blank line stands before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextLine<'t> {
    pub line: Line<'t>,
    pub gap: bool,
}

/// Puts lines together: wrapped lines by a space, list items and quotations by a line end, paragraphs by a blank line.
pub(super) fn assemble(lines: &[TextLine<'_>], width: Option<Width>) -> Builder {
    let mut out = Builder::default();
    let mut before: Option<&TextLine<'_>> = None;
    for current in lines.iter().filter(|l| !l.line.is_blank()) {
        if let Some(before) = before {
            let how = if current.gap { Join::Paragraph } else { join(&before.line, &current.line, width) };
            out.put(match how {
                Join::Space => " ",
                Join::Line => "\n",
                Join::Paragraph => "\n\n",
            });
        }
        out.read(current.line.text, current.line.start);
        before = Some(current);
    }
    out
}

impl Builder {
    /// Adds another text behind this one.
    pub fn append(&mut self, other: Self) {
        if let Ok(at) = u32::try_from(self.text.len()) {
            self.map.append(&other.map, at);
            self.text.push_str(&other.text);
        }
    }
}
