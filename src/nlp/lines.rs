//! What only the layout of a text shows: headings, and marks of notes.

use std::borrow::Cow;

/// What a wrapped line may fall short of the longest one although the next word had room: a hyphen, or a space more.
const SLACK: usize = 5;

/// Where first lines of paragraphs end that are headings, though no blank line shows it: such a line has no mark at its end, the next one has,
/// begins with a capital letter, and its first word had room if lines are as long as the longest one of the paragraph. In order.
pub(super) fn headings(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let (mut first, mut at) = (0, 0);
    // An empty line behind the last one ends it, too.
    for line in text.split('\n').chain([""]) {
        if line.trim().is_empty() {
            if begins_with_heading(&paragraph) {
                found.push(first);
            }
            paragraph.clear();
        } else {
            if paragraph.is_empty() {
                first = at + line.len();
            }
            paragraph.push(line.trim());
        }
        at += line.len() + 1;
    }
    found
}

fn begins_with_heading(paragraph: &[&str]) -> bool {
    let [line, next, ..] = paragraph else { return false };
    let length = |line: &str| line.chars().count();
    let open = |line: &str| line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '%'));
    let word = next.split_whitespace().next().map_or(0, length);
    let longest = paragraph.iter().map(|line| length(line)).max().unwrap_or_default();
    open(line) && !open(next) && next.starts_with(char::is_uppercase) && length(line) + 1 + word + SLACK <= longest
}

/// The text with spaces in the place of marks that refer to notes: `He left.[2][14] She stayed[citation needed].` All else stays where it is.
pub(super) fn without_notes(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut at = 0;
    for (start, _) in text.match_indices('[') {
        let behind = text[..start].chars().next_back().is_some_and(|c| !c.is_whitespace() && c != '(' && c != '[');
        if let Some(length) = note(&text[start..]).filter(|_| behind) {
            out.push_str(&text[at..start]);
            out.extend(std::iter::repeat_n(' ', length));
            at = start + length;
        }
    }
    if at == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[at..]);
    Cow::Owned(out)
}

/// The bytes of the mark that the text begins with.
fn note(text: &str) -> Option<usize> {
    let end = text.bytes().take(LONGEST_NOTE).position(|b| b == b']')?;
    let inner = &text[1..end];
    let number = inner.strip_prefix("note ").or_else(|| inner.strip_prefix("nb ")).unwrap_or(inner);
    let digits = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let asks = matches!(inner, "citation needed" | "clarification needed" | "when?" | "who?");
    (digits || asks).then_some(end + 1)
}

/// Bytes of `[clarification needed]`.
const LONGEST_NOTE: usize = 22;

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let mut ends = headings(text);
        ends.push(text.len());
        let starts = [0].into_iter().chain(ends.clone());
        starts.zip(&ends).map(|(start, end)| text[start..*end].trim()).collect()
    }

    #[test]
    fn a_line_is_a_heading_where_the_next_word_had_room() {
        let body = "Envoys of Peru and Chile met in Lima on Monday to talk about the harbour, which both of them have claimed for years.";
        let (first, second) = ("Envoys Meet in Lima", "One left early");
        let text = format!("{first}\n{body}\n{body}\n \n{second}\n{body}");
        assert_eq!(split(&text), [first, &format!("{body}\n{body}\n \n{second}"), body]);
        for wrapped in [
            "Envoys of Peru and Chile met in Lima with Maria\nOduya, who had come from Oslo in the morning.",
            "Envoys of Peru,\nChile and a dozen other countries met in Lima on Monday.",
            "Envoys met.\nChile left the hall before the end of it.",
            "Talks in\nlima went on for a long time after that.",
            "Present\nAna Ruiz, minister\nOla Lund and the whole of the delegation that came from Oslo",
            "France\nGermany\nChile",
            "",
        ] {
            assert_eq!(split(wrapped), [wrapped]);
        }
    }

    #[test]
    fn marks_of_notes_are_no_words() {
        for (text, want) in [
            ("He left.[2][14] She stayed[citation needed].", "He left.        She stayed                 ."),
            ("Über Rome[note 3] and", "Über Rome         and"),
            (
                "the “[t]he” president[s] (see [3]) [4] x[1234] y[5",
                "the “[t]he” president[s] (see [3]) [4] x[1234] y[5",
            ),
        ] {
            assert_eq!(without_notes(text), want);
        }
    }
}
