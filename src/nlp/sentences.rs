//! Sentence boundaries, by rule.

use std::ops::Range;

use super::{Shape, Token, lines};

/// Words that seldom go on a sentence after an abbreviation such as `U.S.`, so that the dot ends it; sorted.
const STARTERS: &[&str] = &[
    "A", "Also", "An", "And", "As", "At", "But", "By", "For", "From", "He", "Her", "His", "How", "However", "I", "If",
    "In", "Indeed", "Instead", "It", "Its", "Last", "Many", "More", "Most", "No", "Not", "On", "One", "Or", "Our",
    "She", "Since", "So", "Some", "Such", "That", "The", "Their", "Then", "There", "These", "They", "This", "Those",
    "To", "Today", "Under", "We", "What", "When", "While", "Who", "Why", "With", "Yet", "You",
];

pub(super) fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let headings = lines::headings(text);
    for at in 1..tokens.len() {
        let gap = tokens[at - 1].span.end as usize..tokens[at].span.start as usize;
        let heading = headings.get(headings.partition_point(|end| *end < gap.start)).is_some_and(|end| *end < gap.end);
        if heading || begins(text, tokens, at) {
            sentences.push(start..at);
            start = at;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

/// Whether a sentence begins with token `at`.
fn begins(text: &str, tokens: &[Token], at: usize) -> bool {
    let gap = &text[tokens[at - 1].span.end as usize..tokens[at].span.start as usize];
    if is_blank_line(gap) {
        return true;
    }
    if gap.is_empty() {
        return false;
    }
    // Closing quotes and brackets belong to the sentence that they close.
    let closers = tokens[..at].iter().rev().take(3).take_while(|t| is_closer(t.span.slice(text))).count();
    let Some(last) = (at - closers).checked_sub(1).map(|i| tokens[i].span.slice(text)) else { return false };
    let word = tokens[at].span.slice(text);
    let opens = tokens[at].shape == Shape::Mark && (word.starts_with(['“', '‘', '"', '\'', '(', '[', '«', '•']));
    let capital = !matches!(tokens[at].shape, Shape::Lower | Shape::Mark);
    if last.starts_with(['!', '?', '…', '。', '؟']) || last == "." {
        return capital
            || opens
            || gap.contains('\n')
            || (last == "." && tokens[at].shape == Shape::Lower && closers == 0);
    }
    if last.starts_with("..") {
        return capital;
    }
    if last.ends_with('.') && last.len() > 1 {
        return gap.contains('\n') || (may_end(last) && STARTERS.binary_search(&word).is_ok());
    }
    false
}

/// Whether an abbreviation can end a sentence: `U.S.`, `Inc.`, `p.m.`; titles and initials cannot.
fn may_end(abbreviation: &str) -> bool {
    abbreviation.matches('.').count() > 1
        || matches!(abbreviation, "Inc." | "Corp." | "Ltd." | "Co." | "etc." | "Jr." | "Sr.")
}

fn is_closer(token: &str) -> bool {
    matches!(token, "”" | "’" | "\"" | "'" | ")" | "]" | "»" | "''")
}

/// Whether white space holds an empty line.
fn is_blank_line(gap: &str) -> bool {
    gap.matches('\n').count() > 1
}

#[cfg(test)]
mod tests {
    use super::super::analyze;

    fn split(text: &str) -> Vec<&str> {
        let found = analyze(text);
        found.sentences.iter().map(|s| found.span(s.clone()).slice(text)).collect()
    }

    #[test]
    fn breaks_where_a_reader_would() {
        for want in [
            vec!["The U.S. Congress met.", "It voted."],
            vec!["He lives in the U.S.", "The rest left."],
            vec!["“We go.”", "He went."],
            vec!["Mr. J. von Hagen spoke at 6 p.m. on Monday.", "Why?", "Nobody knows!"],
            vec!["Prices rose 3.5 percent.", "2012 was worse."],
            vec!["i agree.", "you do not?", "lol"],
        ] {
            let text = want.join(" ");
            let text = if want[0].starts_with('i') { text.replace("? lol", "?\nlol") } else { text };
            assert_eq!(split(&text), want);
        }
        assert_eq!(
            split("A Title\n\nA body goes on\nin a second line"),
            ["A Title", "A body goes on\nin a second line"]
        );
        assert_eq!(split("wait... what"), ["wait... what"]);
        assert!(split("  \n").is_empty());
    }

    #[test]
    fn starters_are_sorted() {
        assert!(super::STARTERS.is_sorted());
    }
}
