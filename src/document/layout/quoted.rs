use super::super::time::DateOrder;
use super::lines::{Line, is_space};
use super::timeline::time_line;

/// Columns that one level of quotation is worth.
const STEP: usize = 4;

/// Reads `>` as indents on pages that nest their comments as quotations: there, lines that tell a comment's time start with it.
///
/// Elsewhere `>` stays what it is, the words of another commenter.
pub(super) fn unquote(lines: &mut [Line<'_>], order: DateOrder) {
    let (mut quoted, mut plain) = (0, 0);
    for line in lines.iter() {
        let (levels, text) = levels(line.text);
        let text = if levels > 0 { text } else { line.text };
        if time_line(text, order).is_some_and(|time| time.shape.day) {
            *(if levels > 0 { &mut quoted } else { &mut plain }) += 1;
        }
    }
    if quoted < 2 || quoted <= plain {
        return;
    }
    for line in lines {
        let (levels, text) = levels(line.text);
        if levels > 0 {
            let start = line.start + line.text.len() - text.len();
            *line = Line { text, start, indent: line.indent + levels * STEP };
        }
    }
}

/// How many `>` a line starts with, and what follows them.
fn levels(text: &str) -> (usize, &str) {
    let rest = text.trim_start_matches(|c: char| c == '>' || is_space(c));
    (text[..text.len() - rest.len()].matches('>').count(), rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::layout::lines::split;

    fn shown(page: &str) -> Vec<(usize, &str)> {
        let mut lines = split(page);
        unquote(&mut lines, DateOrder::Unknown);
        for line in &lines {
            assert!(page[line.start..].starts_with(line.text));
        }
        lines.iter().map(|line| (line.indent, line.text)).collect()
    }

    #[test]
    fn quotations_with_times_are_levels() {
        let page = "> Ada, 7 Sep 2021\n> Good.\n>\n> > Carl, 8 Sep 2021\n> > Why?";
        let want = [(4, "Ada, 7 Sep 2021"), (4, "Good."), (4, ""), (8, "Carl, 8 Sep 2021"), (8, "Why?")];
        assert_eq!(shown(page), want);
    }

    #[test]
    fn quotations_inside_comments_stay() {
        let page = "Ada, 7 Sep 2021\n> On 6 Sep 2021\n> bad\nGood.\nCarl, 8 Sep 2021\nNo.";
        assert_eq!(shown(page)[2], (0, "> bad"));
    }
}
