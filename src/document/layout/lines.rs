/// Columns from one tab stop to the next. Only the order of indents matters, so any value does that keeps a tab deeper than a step.
const TAB: usize = 4;

/// One line of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// What it says, without the space around it; empty for a blank line.
    pub text: &'t str,
    /// Where that starts in the page.
    pub start: usize,
    /// The column where that starts.
    pub indent: usize,
}

impl Line<'_> {
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Columns up to the end of the line.
    pub fn width(&self) -> usize {
        self.indent + self.text.chars().count()
    }
}

/// Splits a page whose line ends are `\n`.
pub(super) fn split(page: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    page.split('\n')
        .map(|raw| {
            let text = raw.trim_matches(is_space);
            let lead = raw.len() - raw.trim_start_matches(is_space).len();
            let line = Line { text, start: start + lead, indent: columns(&raw[..lead]) };
            start += raw.len() + 1;
            line
        })
        .collect()
}

/// White space, and the characters that show as nothing.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

fn columns(space: &str) -> usize {
    space.chars().fold(0, |column, c| match c {
        '\t' => (column / TAB + 1) * TAB,
        '\u{200b}' | '\u{feff}' | '\u{2060}' => column,
        '\u{3000}' => column + 2,
        _ => column + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indents_are_columns() {
        let page = "a\n  b \n\t\u{a0}c\n \u{feff}\n   \td";
        let lines = split(page);
        let got: Vec<_> = lines.iter().map(|l| (l.indent, l.text)).collect();
        assert_eq!(got, [(0, "a"), (2, "b"), (5, "c"), (1, ""), (4, "d")]);
        for line in lines {
            assert!(page[line.start..].starts_with(line.text));
        }
    }
}
