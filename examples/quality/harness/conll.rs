//! CoNLL files (token, tab, BIO tag a line) as plain texts with spans. Offsets count code points.

/// A text with the spans that the file marks in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Marked {
    /// Tokens joined as prose, a sentence a line.
    pub text: String,
    /// Start, end, label as in the file.
    pub spans: Vec<(usize, usize, String)>,
}

type Sentence<'a> = Vec<(&'a str, &'a str)>;

/// How many sentences make a document where the file does not say.
const CHUNK: usize = 20;

const TIGHT_BEFORE: &[&str] =
    &[",", ".", "!", "?", ";", ":", ")", "]", "'s", "n't", "'", "%", "'re", "'ve", "'ll", "'d", "'m", "''", "”", "’s"];
const TIGHT_AFTER: &[&str] = &["(", "[", "$", "``", "“"];

/// The documents of a file: one for each `-DOCSTART-` line, or twenty sentences each.
pub fn documents(file: &str) -> Vec<Marked> {
    let mut documents: Vec<Vec<Sentence<'_>>> = Vec::new();
    let (mut sentences, mut tokens): (Vec<Sentence<'_>>, Sentence<'_>) = (Vec::new(), Vec::new());
    for line in file.lines() {
        let start = line.starts_with("-DOCSTART-");
        if start || line.trim().is_empty() {
            if !tokens.is_empty() {
                sentences.push(std::mem::take(&mut tokens));
            }
            if start && !sentences.is_empty() {
                documents.push(std::mem::take(&mut sentences));
            }
        } else {
            let mut fields = line.split('\t');
            let word = fields.next().unwrap_or_default();
            tokens.push((word, fields.next_back().unwrap_or(word)));
        }
    }
    sentences.extend((!tokens.is_empty()).then_some(tokens));
    documents.extend((!sentences.is_empty()).then_some(sentences));
    if let [only] = &documents[..] {
        return only.chunks(CHUNK).map(render).collect();
    }
    documents.iter().map(|d| render(d)).collect()
}

fn render(sentences: &[Sentence<'_>]) -> Marked {
    let (mut text, mut length, mut spans) = (String::new(), 0, Vec::new());
    for sentence in sentences {
        let mut open: Option<(usize, usize, &str)> = None;
        let mut before = None;
        for &(word, tag) in sentence {
            if before.is_some_and(|b| !TIGHT_AFTER.contains(&b)) && !TIGHT_BEFORE.contains(&word) {
                text.push(' ');
                length += 1;
            }
            before = Some(word);
            let start = length;
            text.push_str(word);
            length += word.chars().count();
            let goes_on = tag.strip_prefix("I-").is_some_and(|label| open.is_some_and(|o| o.2 == label));
            match (tag.get(2..), &mut open) {
                (_, Some(span)) if goes_on => span.1 = length,
                (label, span) => {
                    spans.extend(span.take());
                    *span =
                        label.filter(|_| tag.starts_with("B-") || tag.starts_with("I-")).map(|l| (start, length, l));
                }
            }
        }
        spans.extend(open);
        text.push('\n');
        length += 1;
    }
    Marked { text, spans: spans.into_iter().map(|(a, b, label)| (a, b, label.to_owned())).collect() }
}

/// A span without a leading article, a possessive ending and white space around it.
pub fn bare(text: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    const ARTICLES: [&str; 7] = ["the", "The", "THE", "a", "A", "an", "An"];
    let space = |at: usize| text[at].is_whitespace();
    loop {
        let first = (start..end).find(|&at| space(at)).unwrap_or(end);
        let word: String = text[start..first].iter().collect();
        if first < end && (ARTICLES.contains(&word.as_str())) {
            start = (first..end).find(|&at| !space(at)).unwrap_or(end);
            continue;
        }
        if let Some(before) = without_possessive(&text[start..end]) {
            end = start + before;
            continue;
        }
        while start < end && space(start) {
            start += 1;
        }
        while end > start && space(end - 1) {
            end -= 1;
        }
        return (start, end);
    }
}

/// How much of `words` is left without a possessive ending and the space before it, if there is one.
fn without_possessive(words: &[char]) -> Option<usize> {
    let rest = match words {
        [rest @ .., '\'' | '’', 's'] | [rest @ .., '\'' | '’'] => rest,
        _ => return None,
    };
    Some(rest.iter().rposition(|c| !c.is_whitespace()).map_or(0, |at| at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_tokens_and_keeps_spans() {
        let file = "The\tO\nUnited\tB-ORG\nNations\tI-ORG\n's\tO\nRome\tB-LOC\noffice\tO\n(\tO\nFAO\tI-ORG\n)\tO\n.\tO\n\nIt\tO\nis\tO\n";
        let read = documents(file);
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].text, "The United Nations's Rome office (FAO).\nIt is\n");
        let spans: Vec<_> = read[0].spans.iter().map(|(a, b, l)| (*a, *b, l.as_str())).collect();
        assert_eq!(spans, [(4, 18, "ORG"), (21, 25, "LOC"), (34, 37, "ORG")]);
    }

    #[test]
    fn adjacent_names_stay_two() {
        let read = documents("-DOCSTART-\tO\n\nAda\tB-PER\nBob\tB-PER\n\n-DOCSTART-\tO\n\nx\tO\nyé\tB-PER\n");
        assert_eq!(read.iter().map(|d| d.spans.len()).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(read[1].spans[0], (2, 4, "PER".to_owned()));
    }

    #[test]
    fn twenty_sentences_make_a_document() {
        assert_eq!(documents(&"a\tO\n\n".repeat(45)).len(), 3);
    }

    #[test]
    fn bare_spans() {
        for (text, want) in [
            ("the Hague", "Hague"),
            ("The", "The"),
            ("an Afghan", "Afghan"),
            ("Russia's", "Russia"),
            ("the Netherlands ’s", "Netherlands"),
            ("workers'", "workers"),
            ("A the BBC 's", "BBC"),
            ("Theresa", "Theresa"),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let (a, b) = bare(&chars, 0, chars.len());
            assert_eq!(chars[a..b].iter().collect::<String>(), want, "{text}");
        }
    }
}
