//! Interviews and debates: lines that begin with who speaks, `Ana Ruiz: We signed it in May.`

use crate::base::Span;
use std::collections::BTreeMap;

/// What one side says at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    /// The name before the colon.
    pub label: Span,
    /// The words behind it, up to the next turn.
    pub speech: Span,
    /// Whether the speaker is one who asks: the article speaks through them.
    pub asks: bool,
}

/// The longest name before a colon, in bytes and in words.
const LONGEST: usize = 48;
const WORDS: usize = 5;

/// Fewer lines with a name before them are no conversation.
const FEWEST: usize = 4;

/// Small words that names have inside.
const PARTICLES: &[&str] = &["al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "of", "the", "van", "von"];

/// The turns of a text that is a conversation: two sides that speak twice and more, and hardly a line between that is nobody's.
pub(super) fn turns(text: &str) -> Vec<Turn> {
    let lines = lines(text);
    let labels: Vec<Option<Span>> = lines.iter().map(|line| label(text, *line)).collect();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (line, label) in lines.iter().zip(&labels) {
        let Some(label) = label else { continue };
        let (said, asked) = counts.entry(label.slice(text)).or_default();
        *said += 1;
        *asked += usize::from(line.slice(text).ends_with(['?', '”', '"']) && line.slice(text).contains('?'));
    }
    let sides = counts.values().filter(|(said, _)| *said > 1).count();
    let found: Vec<usize> = (0..lines.len()).filter(|at| labels[*at].is_some()).collect();
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return Vec::new() };
    if sides < 2 || found.len() < FEWEST || found.len() * 2 < last - first {
        return Vec::new();
    }
    let mut turns = Vec::with_capacity(found.len());
    for (nth, at) in found.iter().enumerate() {
        let Some(label) = labels[*at] else { continue };
        // What follows the last turn may be the article's again.
        let end = found.get(nth + 1).map_or(*at, |next| next - 1);
        let (said, asked) = counts.get(label.slice(text)).copied().unwrap_or_default();
        let start = label.end + 1;
        let asks = asked * 2 > said;
        turns.push(Turn { label, speech: Span::new(start, lines[end].end.max(start)), asks });
    }
    turns
}

/// The lines that hold something, without the white space around.
fn lines(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let inner = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        if let (Ok(a), Ok(b)) = (u32::try_from(from), u32::try_from(from + inner.len()))
            && !inner.is_empty()
        {
            found.push(Span::new(a, b));
        }
        start += line.len();
    }
    found
}

/// The name that a line begins with and a colon ends, more words behind it.
fn label(text: &str, line: Span) -> Option<Span> {
    let words = line.slice(text);
    let (name, rest) = words.split_once(':')?;
    let name_like = |word: &str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
            || PARTICLES.contains(&word)
    };
    let fits = name.len() <= LONGEST
        && rest.starts_with(' ')
        && !name.is_empty()
        && name.split(' ').count() <= WORDS
        && name.split(' ').all(name_like);
    let end = line.start + u32::try_from(name.len()).ok()?;
    fits.then(|| Span::new(line.start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who says what, and whether they ask.
    fn read(text: &str) -> Vec<(&str, &str, bool)> {
        turns(text).iter().map(|t| (t.label.slice(text), t.speech.slice(text).trim(), t.asks)).collect()
    }

    #[test]
    fn a_conversation_has_turns() {
        let text = "She met us in Lima.\n\nThe Herald: Will you sign?\n\nAna Ruiz: No. We left.\n\nIt was over.\n\nHerald: Why?\n\n\
                    Ana Ruiz: See above.\n\nHerald: Thanks?\n\nThe talk was shortened.";
        let want = [
            ("The Herald", "Will you sign?", true),
            ("Ana Ruiz", "No. We left.\n\nIt was over.", false),
            ("Herald", "Why?", true),
            ("Ana Ruiz", "See above.", false),
            ("Herald", "Thanks?", true),
        ];
        assert_eq!(read(text), want);
    }

    #[test]
    fn lists_have_none() {
        for text in [
            "Place: Lima\nDate: May 2\nPrice: free\nDoors: at six",
            "The minister said: yes.\n\nThe court said: no.\n\nThe minister said: yes.\n\nThe court said: no.",
            "Update: it rained.\n\nUpdate: it snowed.\n\nUpdate: it stopped.\n\nUpdate: it is over.",
            "Ruiz: yes.\n\nMora: no.\n\nRuiz: yes.",
            "",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
