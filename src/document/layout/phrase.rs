//! A tiny pattern language for the fixed phrases of pages, so that the rules about them are tables.
//!
//! A pattern is a list of items: a word, or words with `|` between them, one of which must stand there; `#`, a number in digits or
//! words; `%`, a number in digits; `@n`, a word for comments; `*`, one word or more. A `?` behind an item makes it optional. Case and punctuation do not count.

/// Words for what readers write.
const NOUNS: &[&str] = &[
    "comment",
    "comments",
    "response",
    "responses",
    "reply",
    "replies",
    "reaction",
    "reactions",
    "thought",
    "thoughts",
    "remark",
    "remarks",
    "talkback",
    "talkbacks",
    "kommentar",
    "kommentare",
    "commentaire",
    "commentaires",
    "comentario",
    "comentarios",
    "commento",
    "commenti",
    "reacties",
];

const NUMBERS: &[&str] = &[
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// Longer lines are no fixed phrases.
const LONGEST: usize = 240;

/// The words of a line as patterns see them.
#[derive(Debug)]
pub(super) struct Words(Vec<String>);

impl Words {
    /// The words of `line`; none if it is too long to be a phrase.
    pub fn of(line: &str) -> Self {
        let mut words = Vec::new();
        if line.len() <= LONGEST {
            let mut word = String::new();
            for c in line.chars() {
                match c {
                    '\'' | '’' | '‘' => {}
                    // Separates the thousands of a number.
                    ',' if word.ends_with(|c: char| c.is_ascii_digit()) && word.len() <= 3 => word.push(','),
                    _ if c.is_alphanumeric() => {
                        if word.ends_with(',') && !c.is_ascii_digit() {
                            word.pop();
                            words.push(std::mem::take(&mut word));
                        }
                        word.extend(c.to_lowercase());
                    }
                    _ => flush(&mut word, &mut words),
                }
            }
            flush(&mut word, &mut words);
        }
        Self(words)
    }

    /// Whether there is no word at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The numbers in the words, if the whole line has the form of one of `patterns`.
    pub fn match_any(&self, patterns: &[&str]) -> Option<Vec<u32>> {
        if self.0.is_empty() {
            return None;
        }
        let mut numbers = Vec::new();
        patterns.iter().any(|pattern| matches(pattern, &self.0, &mut numbers)).then_some(numbers)
    }

    /// Whether the whole line has the form of one of `patterns`.
    pub fn are(&self, patterns: &[&str]) -> bool {
        self.match_any(patterns).is_some()
    }
}

fn flush(word: &mut String, words: &mut Vec<String>) {
    if word.ends_with(',') {
        word.pop();
    }
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// Leaves `numbers` as it was unless the whole pattern fits.
fn matches(pattern: &str, words: &[String], numbers: &mut Vec<u32>) -> bool {
    if pattern.is_empty() {
        return words.is_empty();
    }
    let (item, rest) = pattern.split_once(' ').unwrap_or((pattern, ""));
    let (item, optional) = item.strip_suffix('?').map_or((item, false), |item| (item, true));
    let kept = numbers.len();
    if item == "*" {
        if rest.is_empty() && !words.is_empty()
            || (1..=words.len()).any(|taken| matches(rest, &words[taken..], numbers))
        {
            return true;
        }
    } else if let Some((word, others)) = words.split_first() {
        let fits = match item {
            "#" => number(word).map(|n| numbers.push(n)).is_some(),
            "%" => word.starts_with(|c: char| c.is_ascii_digit()) && number(word).is_some(),
            _ => item.split('|').any(|choice| choice == word || (choice == "@n" && NOUNS.contains(&word.as_str()))),
        };
        if fits && matches(rest, others, numbers) {
            return true;
        }
    }
    numbers.truncate(kept);
    optional && matches(rest, words, numbers)
}

fn number(word: &str) -> Option<u32> {
    if let Some(at) = NUMBERS.iter().position(|n| *n == word) {
        return u32::try_from(at).ok();
    }
    let digits: String = word.chars().filter(|c| *c != ',').collect();
    let grouped = word.split(',').skip(1).all(|group| group.len() == 3);
    (grouped && digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_whole_lines() {
        let table = &["# @n", "@n #?", "# thoughts on *", "be the? first to comment"];
        for (line, want) in [
            ("14 Comments", Some(vec![14])),
            ("Comments (1,204)", Some(vec![1204])),
            ("COMMENTS:", Some(vec![])),
            ("Three thoughts on “The Harbour”", Some(vec![3])),
            ("No comments", Some(vec![0])),
            ("Be first to comment!", Some(vec![])),
            ("Comments (1,2)", None),
            ("14 Comments were deleted", None),
            ("Thoughts on", None),
            ("", None),
        ] {
            assert_eq!(Words::of(line).match_any(table), want, "{line}");
        }
    }
}
