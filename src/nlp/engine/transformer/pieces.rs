//! Word pieces (Wu and others, 2016) of small letters without accents, as BERT's uncased vocabulary has them, and the form of each word.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::super::hash::FastMap;

/// Numbers of the special pieces, which stand first in the vocabulary.
pub const UNKNOWN: u16 = 1;
pub const START: u16 = 2;
pub const END: u16 = 3;

/// Pieces of one word; a longer word is cut.
const MOST_PIECES: usize = 12;

/// Words whose pieces are remembered before all are forgotten.
const MOST_WORDS: usize = 100_000;

/// How a word is written; a row of a table for its first piece and one for the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Lower,
    Title,
    Upper,
    Capital,
    Mixed,
    Digits,
    Mark,
}

/// Rows of the table of forms; the first is of the special pieces.
pub const FORM_ROWS: usize = 1 + 2 * (Form::Mark as usize + 1);

impl Form {
    fn of(word: &str) -> Self {
        let (mut letters, mut capitals, mut digits, mut first) = (0, 0, false, false);
        for c in word.chars() {
            if c.is_alphabetic() {
                first |= letters == 0 && c.is_uppercase();
                letters += 1;
                capitals += usize::from(c.is_uppercase());
            } else {
                digits |= c.is_numeric();
            }
        }
        match (letters, capitals) {
            (0, _) if digits => Self::Digits,
            (0, _) => Self::Mark,
            (_, 0) => Self::Lower,
            (1, _) => Self::Capital,
            (letters, capitals) if letters == capitals => Self::Upper,
            (_, 1) if first => Self::Title,
            _ => Self::Mixed,
        }
    }

    /// The row of a word's first piece; the next one is of the others.
    const fn row(self) -> u8 {
        1 + 2 * self as u8
    }
}

/// The vocabulary.
#[derive(Debug)]
pub struct Pieces {
    numbers: FastMap<&'static str, u16>,
    /// Bytes of the longest piece.
    longest: usize,
}

/// Pieces of words that were seen before.
#[derive(Debug, Default)]
pub struct Cuts {
    known: FastMap<Box<str>, (Box<[u16]>, u8)>,
    folded: String,
    pieces: Vec<u16>,
}

impl Pieces {
    /// A vocabulary of one piece a line; `None` if it has too many.
    pub fn new(vocabulary: &'static str) -> Option<Self> {
        let numbers = vocabulary.lines().enumerate().map(|(number, piece)| Some((piece, u16::try_from(number).ok()?)));
        let numbers = numbers.collect::<Option<FastMap<_, _>>>()?;
        let longest = vocabulary.lines().map(str::len).max()?;
        (numbers.len() > usize::from(END)).then_some(Self { numbers, longest })
    }

    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Cuts a run of letters and digits into the longest pieces, from the left; a run with a gap is one unknown piece.
    fn cut(&self, run: &str, out: &mut Vec<u16>) {
        let first = out.len();
        let mut text = String::from("##");
        let mut at = 0;
        while at < run.len() {
            let mut end = run.len().min(at + self.longest);
            let found = loop {
                if run.is_char_boundary(end) {
                    text.truncate(2);
                    text.push_str(&run[at..end]);
                    let piece = if at == 0 { &text[2..] } else { &text };
                    if let Some(number) = self.numbers.get(piece) {
                        break Some(*number);
                    }
                }
                end -= 1;
                if end == at {
                    break None;
                }
            };
            let Some(number) = found else {
                out.truncate(first);
                out.push(UNKNOWN);
                return;
            };
            out.push(number);
            at = end;
        }
    }
}

impl Cuts {
    /// Appends the pieces of a word, one at least, and returns the row of forms of its first piece; the next row is of the others.
    pub fn add(&mut self, vocabulary: &Pieces, word: &str, out: &mut Vec<u16>) -> u8 {
        if let Some((pieces, form)) = self.known.get(word) {
            out.extend_from_slice(pieces);
            return *form;
        }
        if self.known.len() >= MOST_WORDS {
            self.known.clear();
        }
        let form = Form::of(word).row();
        let pieces = self.cut(vocabulary, word);
        out.extend_from_slice(&pieces);
        self.known.insert(word.into(), (pieces, form));
        form
    }

    fn cut(&mut self, vocabulary: &Pieces, word: &str) -> Box<[u16]> {
        let Self { folded, pieces, .. } = self;
        pieces.clear();
        folded.clear();
        // A word may be as long as a text; what is beyond gives no piece that is kept.
        let lower = word.chars().take(MOST_PIECES * vocabulary.longest).flat_map(char::to_lowercase);
        for c in lower.nfd().filter(|c| !is_combining_mark(*c)) {
            if c.is_alphanumeric() {
                folded.push(c);
                continue;
            }
            vocabulary.cut(folded, pieces);
            folded.clear();
            if !c.is_whitespace() {
                vocabulary.cut(c.encode_utf8(&mut [0; 4]), pieces);
            }
        }
        vocabulary.cut(folded, pieces);
        pieces.truncate(MOST_PIECES);
        if pieces.is_empty() {
            pieces.push(UNKNOWN);
        }
        pieces.as_slice().into()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn words_are_cut_at_marks_and_into_the_longest_pieces() {
        let vocabulary = Pieces::new("[PAD]\n[UNK]\n[CLS]\n[SEP]\nu\n.\ns\nriga\nrig\n##a\n##ans\n-").unwrap();
        let mut cuts = Cuts::default();
        for (word, want) in [
            ("U.S.", &[4u16, 5, 6, 5][..]),
            ("Rīga", &[7]),
            ("Rigaans", &[7, 10]),
            ("Rigans", &[UNKNOWN]),
            ("rigaa-riga", &[7, 9, 11, 7]),
            ("riga?", &[7, UNKNOWN]),
            ("rigax", &[UNKNOWN]),
            ("x", &[UNKNOWN]),
            ("\u{301}", &[UNKNOWN]),
            ("................", &[5; MOST_PIECES]),
        ] {
            for _ in 0..2 {
                let mut pieces = Vec::new();
                assert_eq!(cuts.add(&vocabulary, word, &mut pieces), Form::of(word).row());
                assert_eq!(pieces, want, "{word}");
            }
        }
        assert!(Pieces::new("").is_none() && Pieces::new("a\nb").is_none());
    }

    #[test]
    fn forms_of_words() {
        use Form::*;
        for (word, form) in [
            ("treaty", Lower),
            ("Treaty", Title),
            ("NATO", Upper),
            ("U.S.", Upper),
            ("J.", Capital),
            ("A", Capital),
            ("McCarthy", Mixed),
            ("iPhone", Mixed),
            ("1990s", Lower),
            ("2010", Digits),
            ("–", Mark),
            ("", Mark),
        ] {
            assert_eq!(Form::of(word), form, "{word}");
        }
        assert_eq!(FORM_ROWS, 15);
    }
}
