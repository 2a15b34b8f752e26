//! Lines of an article that start with a label: topics, promotional links, notes, fields.

use super::phrase::Words;
use super::rules::{NOTE_LABELS, PROMO_HEADINGS, PROMO_LABELS, TOPIC_LABELS, TOPIC_STARTS};

/// Longer lines are text.
const LONGEST: usize = 240;

/// The topics that a line such as `Filed under: Arms, Trade • Europe` lists.
pub(super) fn topics(line: &str) -> Option<Vec<String>> {
    if line.len() > LONGEST * 2 {
        return None;
    }
    let listed = match line.split_once(':') {
        Some((label, listed)) if Words::of(label).are(TOPIC_LABELS) => listed,
        _ => {
            let lower = line.to_lowercase();
            let start = TOPIC_STARTS
                .iter()
                .find(|start| lower.starts_with(**start) && lower[start.len()..].starts_with(' '))?;
            let rest = line.get(start.len()..)?;
            // A sentence: "Posted in the window was a note."
            if rest.ends_with('.') || rest.split_whitespace().count() > 12 {
                return None;
            }
            rest
        }
    };
    let topics = listed
        .split([',', '•', '|', ';', '·', '/', '#'])
        .map(super::super::decode::label)
        .filter(|t| t.chars().any(char::is_alphanumeric));
    let topics: Vec<_> = topics.collect();
    // "Subject: …" before a sentence is no list.
    (!topics.is_empty() && topics.iter().all(|t| t.split_whitespace().count() <= 6)).then_some(topics)
}

/// Whether a paragraph of one line leads to other pages: `More from HBN: What the mayor owes the harbour`.
pub(super) fn is_promo(line: &str) -> bool {
    let line = line.trim_start_matches(['>', '»', '•', '*', '-', '[', '(', ' ', '▶', '►', '→', '_']);
    if line.len() > LONGEST {
        return false;
    }
    if Words::of(line).are(&[
        "click|tap here to|for *",
        "read|see|view the? full story|article|report|text *?",
        "continue reading *?",
        "sign up for|to|here *",
        "subscribe to|now|here|today *",
        "download the|our *",
    ]) {
        return line.split_whitespace().count() <= 16;
    }
    let Some((label, link)) =
        [':', '»', '→', '►'].iter().filter_map(|sign| line.split_once(*sign)).min_by_key(|(label, _)| label.len())
    else {
        return false;
    };
    let link = link.trim_end_matches([']', ')', '*', '_', ' ']);
    let words = link.split_whitespace().count();
    let is_sentence = link.ends_with('.') && words > 14;
    let sentences = link.split_inclusive(". ").filter(|s| s.split_whitespace().count() > 2).count() > 1;
    !link.trim().is_empty() && !is_sentence && !sentences && Words::of(label).are(PROMO_LABELS)
}

/// Whether a line heads a list of links to other pages.
pub(super) fn is_promo_heading(line: &str) -> bool {
    line.len() < 80 && !line.ends_with(['.', '?']) && Words::of(line).are(PROMO_HEADINGS)
}

/// How a paragraph starts a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// The note follows the label.
    Here,
    /// The label stands alone; the note is the next paragraph.
    Next,
}

/// Whether `paragraph` is a note about the article or its author.
pub(super) fn note(paragraph: &str) -> Option<Note> {
    let paragraph = paragraph.trim_start_matches(['[', '(', '*', '_', '#', ' ']);
    let head = super::super::decode::start(paragraph, 60);
    let (label, rest) = [":", " – ", " — ", " - ", "—", "–", "|"]
        .iter()
        .filter_map(|sign| head.find(sign).map(|at| (&paragraph[..at], &paragraph[at + sign.len()..])))
        .min_by_key(|(label, _)| label.len())
        .unwrap_or((paragraph, ""));
    if label.len() > 60 || !Words::of(label).are(NOTE_LABELS) {
        return None;
    }
    let alone = !rest.chars().any(char::is_alphanumeric);
    // "Note" and "The author" alone are headings like any other.
    let short = Words::of(label).are(&["note", "the author|writer", "contributor"]);
    match (alone, short) {
        (true, true) => None,
        (true, false) => Some(Note::Next),
        (false, _) => Some(Note::Here),
    }
}

/// A field at the head of a page: `Title: …`, `Source: …`, `URL: …`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Site,
    Address,
}

/// The field and its value.
pub(super) fn field(line: &str) -> Option<(Field, &str)> {
    let (label, value) = line.split_once(':')?;
    let value = value.trim();
    let field = match label.trim().to_ascii_lowercase().as_str() {
        "title" | "headline" => Field::Title,
        "source" | "publication" | "site" | "outlet" | "publisher" | "newspaper" => Field::Site,
        "url" | "link" | "address" | "permalink" => Field::Address,
        "http" | "https" if value.starts_with("//") && !line.contains(' ') => return Some((Field::Address, line)),
        _ => return None,
    };
    (!value.is_empty() && value.len() < LONGEST).then_some((field, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topic_lines() {
        for (line, want) in [
            ("Topics: Norway", "Norway"),
            ("Filed under: Arms, Trade • Europe", "Arms+Trade+Europe"),
            ("Tags: #fishing #trade", "fishing+trade"),
            ("Posted in World | 12 Comments", "World+12 Comments"),
            ("Filed under Arms, Trade", "Arms+Trade"),
            ("Posted in the window of the shop was a note.", "-"),
            ("The topic: nobody knew", "-"),
        ] {
            assert_eq!(topics(line).map_or("-".to_owned(), |t| t.join("+")), want, "{line}");
        }
    }

    #[test]
    fn promotional_lines() {
        for line in [
            "More from HBN: What the mayor owes the harbour",
            "Read more: Harbour closes",
            "READ: Why the harbour closed",
            "Related: The fishing wars",
            "See also: The fishing wars",
            "Watch: The mayor speaks",
            "[Read more: Harbour closes]",
            "Click here to read the report",
            "ALSO READ: Harbour closes",
            "Read more »  Harbour closes",
        ] {
            assert!(is_promo(line), "{line}");
        }
        for line in [
            "More: there were many. They came at night. Nobody knew.",
            "Related is not the word for it.",
            "The mayor said: Read more books",
            "Read the treaty and you will see that it says nothing of the kind.",
        ] {
            assert!(!is_promo(line), "{line}");
        }
    }

    #[test]
    fn notes() {
        for (paragraph, want) in [
            ("Editor's note: Ada Byron is a fellow at the Institute.", Some(Note::Here)),
            ("Editor’s Note – Ada Byron is a fellow at the Institute.", Some(Note::Here)),
            ("*Editor’s note: Ada Byron is a fellow.*", Some(Note::Here)),
            ("About the author: Ada Byron is a fellow.", Some(Note::Here)),
            ("EDITOR'S NOTE", Some(Note::Next)),
            ("About the author", Some(Note::Next)),
            ("Note", None),
            ("The editor noted: nothing.", None),
        ] {
            assert_eq!(note(paragraph), want, "{paragraph}");
        }
    }
}
