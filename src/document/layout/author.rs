use super::super::decode;
use super::phrase::Words;
use super::rules::NOBODY;

/// Words before a commenter's name.
const LEADS: &[&str] = &[
    "posted by:",
    "posted by",
    "comment by:",
    "comment by",
    "comment from",
    "commented by",
    "submitted by",
    "written by",
    "left by",
    "reply by",
    "reply from",
    "response from",
    "response by",
    "author:",
    "name:",
    "from:",
    "user:",
    "by:",
    "by",
    "from",
];

/// Words behind a commenter's name.
const TRAILS: &[&str] = &[
    "says",
    "said",
    "wrote",
    "writes",
    "commented",
    "comments",
    "replied",
    "replies",
    "responded",
    "responds",
    "posted",
    "posted this",
    "posted a comment",
    "answered",
    "answers",
    "added",
    "adds",
    "asks",
    "asked",
];

/// A commenter's name without what the page puts around it, and whether the page marks it as one ("says", "posted by").
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The name as the page shows it; empty if nothing is left.
    pub text: String,
    /// "Posted by Ada", "Ada says:".
    pub marked: bool,
}

/// Reads a name from `text`: emphasis, links, leads and trails are taken off.
pub(super) fn name(text: &str) -> Name {
    let mut rest = bare(text);
    let mut marked = false;
    for lead in LEADS {
        if let Some(after) = strip_prefix_words(rest, lead) {
            rest = bare(after);
            marked = lead.contains(' ') || lead.contains(':');
            break;
        }
    }
    let before_colon = bare(rest.trim_end_matches(':'));
    for trail in TRAILS {
        if let Some(before) = strip_suffix_words(before_colon, trail) {
            rest = bare(before);
            marked = true;
            break;
        }
    }
    Name { text: decode::label(bare(rest.trim_end_matches([':', ',', '|', '·', '•', '—', '–']))), marked }
}

/// Whether `name` stands for somebody whose account or comment is gone.
pub(super) fn is_nobody(name: &str) -> bool {
    Words::of(name).are(NOBODY)
}

/// Whether a line can be nothing but a commenter's name: short, and no sentence.
pub(super) fn is_name_like(text: &str) -> bool {
    if text.len() > 400 {
        return false;
    }
    let found = name(text);
    let length = found.text.chars().count();
    if length == 0 || length > 60 {
        return false;
    }
    let words = found.text.split_whitespace().count();
    if words > if found.marked { 9 } else { 7 } {
        return false;
    }
    let sentence_inside = found.text.contains(". ") && !abbreviations_only(&found.text);
    let ends = found.text.ends_with(['.', '!', '?', '…', ';']) && !abbreviations_only(&found.text);
    !sentence_inside && (!ends || (words == 1 && length <= 24) || found.marked)
}

/// Whether every full stop follows an initial or a short abbreviation: `J. R. Smith`, `Dr. Who Jr.`.
fn abbreviations_only(text: &str) -> bool {
    !text.contains(['!', '?', '…', ';'])
        && text.split_whitespace().all(|word| {
            let Some(stem) = word.strip_suffix('.') else { return true };
            stem.contains('.')
                || stem.chars().count() == 1
                || (stem.chars().count() == 2 && stem.starts_with(char::is_uppercase))
                || matches!(stem, "Mrs" | "Prof" | "Rev" | "Gen" | "Sen" | "Gov" | "Esq" | "Capt" | "Col" | "Hon")
        })
}

/// Takes off space, emphasis and the brackets of links.
fn bare(text: &str) -> &str {
    let mut text = text.trim_matches(super::lines::is_space);
    for pair in ["**", "__", "*", "_", "`"] {
        if let Some(inner) = text.strip_prefix(pair).and_then(|t| t.strip_suffix(pair)).filter(|t| !t.is_empty()) {
            text = inner.trim();
        }
    }
    if let Some((label, address)) = text.strip_prefix('[').and_then(|t| t.split_once("]("))
        && address.ends_with(')')
        && !label.is_empty()
    {
        text = label;
    }
    text
}

fn strip_prefix_words<'t>(text: &'t str, lead: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(lead.len())?;
    let is_whole = lead.ends_with(':') || rest.starts_with(|c: char| c.is_whitespace());
    (head.eq_ignore_ascii_case(lead) && is_whole && !rest.trim().is_empty()).then_some(rest)
}

fn strip_suffix_words<'t>(text: &'t str, trail: &str) -> Option<&'t str> {
    let (rest, tail) = text.split_at_checked(text.len().checked_sub(trail.len())?)?;
    let is_whole = rest.ends_with(|c: char| c.is_whitespace());
    // Lower case only: "Simon Says" and "WHO SAID" are names.
    (tail == trail && is_whole && !rest.trim().is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_the_page_puts_around_them() {
        for (text, want, marked) in [
            ("Ada says:", "Ada", true),
            ("Posted by Ada Byron", "Ada Byron", true),
            ("**Ada**", "Ada", false),
            ("[Ada](http://x.org/a)", "Ada", false),
            ("Ada Byron:", "Ada Byron", false),
            ("Simon Says", "Simon Says", false),
            ("By", "By", false),
            ("BY-THE-SEA", "BY-THE-SEA", false),
            ("Bystander wrote", "Bystander", true),
            ("says", "says", false),
            ("Ada\u{202e} B", "Ada B", false),
        ] {
            assert_eq!(name(text), Name { text: want.to_owned(), marked }, "{text}");
        }
    }

    #[test]
    fn names_and_sentences() {
        for text in [
            "j. von Elbe",
            "Hate Loses",
            "harbour-cat-77",
            "1984",
            "Dr. Who Jr.",
            "Ada, London",
            "Mr. T.",
            "why?",
            "12 December",
        ] {
            assert!(is_name_like(text), "{text}");
        }
        for text in [
            "I agree with all of it.",
            "You are right. Thanks",
            "What a story this is!",
            "one two three four five six seven eight",
        ] {
            assert!(!is_name_like(text), "{text}");
        }
    }
}
