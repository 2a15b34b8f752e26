//! Which line ends end a paragraph, and which were only put in to keep lines short.

use super::lines::Line;
use super::marker::{MarkerKind, marker};

/// Lines longer than this were not wrapped by hand or by a mail program.
const WIDEST: usize = 112;
/// Lines shorter than this at their longest are not running text.
const NARROWEST: usize = 40;
/// How much shorter than the longest a line may be and still count as full.
const SLACK: usize = 2;

/// How wide the lines of a page, or of a part of it, were wrapped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Width {
    /// Columns of the longest line, indent included.
    full: usize,
    /// Columns of the longest line, indent not included.
    inner: usize,
}

impl Width {
    /// The width of `lines`, if they look wrapped: none longer than [`WIDEST`], some longer than [`NARROWEST`].
    pub fn of<'l, 't: 'l>(lines: impl Iterator<Item = &'l Line<'t>>) -> Option<Self> {
        let mut width = Self::default();
        for line in lines.filter(|l| !l.is_blank()) {
            // Cheap bound first: characters are at most four bytes long.
            if line.text.len() > WIDEST * 4 {
                return None;
            }
            width.full = width.full.max(line.width());
            width.inner = width.inner.max(line.width() - line.indent);
        }
        (NARROWEST..=WIDEST).contains(&width.inner).then_some(width)
    }

    fn is_full(self, line: &Line<'_>, next: &Line<'_>) -> bool {
        let word = next.text.split(char::is_whitespace).next().unwrap_or_default().chars().count();
        let inner = line.width() - line.indent;
        inner + 1 + word + SLACK > self.inner || line.width() + 1 + word + SLACK > self.full.max(NARROWEST)
    }
}

/// How a line continues the one before it, with no blank line between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// The same sentence goes on.
    Space,
    /// A list item, a line of a quotation or of a poem.
    Line,
    /// A new paragraph.
    Paragraph,
}

/// How `next` follows `line`, in lines wrapped to `width`.
pub(super) fn join(line: &Line<'_>, next: &Line<'_>, width: Option<Width>) -> Join {
    if is_item(line.text) && !is_item(next.text) && next.indent > line.indent {
        return Join::Space;
    }
    if is_item(next.text) || line.text.starts_with('>') != next.text.starts_with('>') || next.text.starts_with('>') {
        return Join::Line;
    }
    let goes_on = next.text.starts_with(char::is_lowercase) && !line.text.ends_with(['.', '!', '?', ':', '”', '"']);
    if goes_on || width.is_some_and(|w| w.is_full(line, next)) {
        return Join::Space;
    }
    // Two short lines belong together, two long ones are paragraphs without a blank line between them.
    let ends = width.is_some() && line.text.ends_with(['.', '!', '?', '”', '"']);
    if !ends && line.text.len() < NARROWEST && next.text.len() < NARROWEST { Join::Line } else { Join::Paragraph }
}

/// Whether a line is an item of a list.
pub(super) fn is_item(text: &str) -> bool {
    match marker(text).map(|m| m.kind) {
        Some(MarkerKind::Number(n, _)) => n.len() == 1 && n[0] < 100,
        Some(MarkerKind::Bullet(sign, _)) => !matches!(sign, '>' | '|' | '=' | '~' | 'o'),
        Some(MarkerKind::Letter(_)) => true,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn joins(text: &str) -> Vec<Join> {
        let lines = split(text);
        let width = Width::of(lines.iter());
        lines.windows(2).map(|pair| join(&pair[0], &pair[1], width)).collect()
    }

    #[test]
    fn wrapped_lines_go_on() {
        let text = "The harbour board met on Tuesday to decide whether the old\nlighthouse should be kept, and Mayor Quill argued against\nDemolition Ltd and its plans.\nThe vote is due.";
        assert_eq!(joins(text), [Join::Space, Join::Space, Join::Paragraph]);
    }

    #[test]
    fn long_lines_are_paragraphs_and_items_are_lines() {
        let long = "x ".repeat(90) + ".";
        assert_eq!(joins(&format!("{long}\nSo {long}")), [Join::Paragraph]);
        assert_eq!(joins("My reasons:\n1. Cost\n2. Time\n   and money"), [Join::Line, Join::Line, Join::Space]);
        assert_eq!(joins("> quoted\n> more\nAnswer"), [Join::Line, Join::Line]);
    }
}
