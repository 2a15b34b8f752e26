//! Windows: neighbouring sentences of one text in a limited number of pieces, which look at each other.

use std::ops::Range;

use super::super::parsed::Parsed;
use super::pieces::{END, START};

/// Pieces of a window at most.
pub const LONGEST: usize = 128;

/// A line of fewer characters is no line of prose that was broken to fit a page: what follows it is read as another sentence.
const SHORT_LINE: usize = 50;

/// A text as the network reads it.
#[derive(Debug, Default)]
pub struct Sequence {
    /// Of each row the number of its piece, its place in its window, and its row in the table of forms.
    pub pieces: Vec<u16>,
    pub places: Vec<u8>,
    pub forms: Vec<u8>,
    /// Rows of each window: gapless, in order.
    windows: Vec<Range<usize>>,
    /// The words, in order.
    pub words: Vec<Word>,
    /// Of each sentence, the number of words up to its end.
    ends: Vec<usize>,
}

/// A token that is no white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its number.
    pub token: u32,
    /// The row of its first piece.
    pub row: usize,
}

/// A sentence on its way into a window.
#[derive(Debug, Default)]
struct Sentence {
    pieces: Vec<u16>,
    /// Of each word its token, the number of pieces up to its end, and its row of forms.
    words: Vec<(u32, usize, u8)>,
}

impl Sentence {
    fn add(&mut self, token: u32, word: &str, cut: &mut impl FnMut(&str, &mut Vec<u16>) -> u8) {
        let form = cut(word, &mut self.pieces);
        self.words.push((token, self.pieces.len(), form));
    }
}

/// Windows that go through the network together.
#[derive(Debug, PartialEq, Eq)]
pub struct Group<'s> {
    pub rows: Range<usize>,
    pub windows: &'s [Range<usize>],
}

impl Sequence {
    /// Reads the sentences of a text. A line break inside of one ends it too, unless the line looks as if it was broken to fit a page.
    ///
    /// `cut` appends the pieces of a word and returns the row of forms of its first piece; the next row is of the others.
    pub fn fill(&mut self, text: &str, parsed: &Parsed, mut cut: impl FnMut(&str, &mut Vec<u16>) -> u8) {
        let Self { pieces, places, forms, windows, words, ends } = self;
        pieces.clear();
        places.clear();
        forms.clear();
        windows.clear();
        words.clear();
        ends.clear();
        let mut line = parsed.tokens.first().map_or(0, |t| t.span.start);
        let mut sentence = Sentence::default();
        for range in &parsed.sentences {
            for number in range.clone() {
                let token = parsed.tokens[number as usize];
                if !token.is_space {
                    sentence.add(number, token.span.slice(text), &mut cut);
                } else if token.span.slice(text).contains('\n') {
                    if (token.span.start - line) < SHORT_LINE as u32 {
                        self.sentence(&mut sentence);
                    }
                    line = token.span.end;
                }
            }
            self.sentence(&mut sentence);
        }
    }

    /// Adds a sentence and empties it. One that does not fit into the last window begins a new one; one that fits into none is cut.
    fn sentence(&mut self, sentence: &mut Sentence) {
        if sentence.words.is_empty() {
            return;
        }
        let room = |windows: &[Range<usize>]| windows.last().map_or(0, |w| LONGEST - w.len());
        if room(&self.windows) < sentence.pieces.len().min(LONGEST - 2) + 1 {
            self.open();
        }
        let mut at = 0;
        for (token, end, form) in sentence.words.drain(..) {
            let pieces = &sentence.pieces[at..end];
            at = end;
            if room(&self.windows) < pieces.len() + 1 {
                self.push(END, 0);
                self.open();
            }
            self.words.push(Word { token, row: self.pieces.len() });
            for (i, piece) in pieces.iter().enumerate() {
                self.push(*piece, form + u8::from(i > 0));
            }
        }
        self.push(END, 0);
        self.ends.push(self.words.len());
        sentence.pieces.clear();
    }

    fn open(&mut self) {
        let at = self.pieces.len();
        self.windows.push(at..at);
        self.push(START, 0);
    }

    fn push(&mut self, piece: u16, form: u8) {
        let Some(window) = self.windows.last_mut() else { return };
        self.places.push(window.len() as u8);
        window.end += 1;
        self.pieces.push(piece);
        self.forms.push(form);
    }

    /// The sentences, as ranges of words.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| start..*end)
    }

    /// The windows in groups of so many rows at most, but one window at least.
    pub fn groups(&self, rows: usize) -> impl Iterator<Item = Group<'_>> {
        let mut rest = &self.windows[..];
        std::iter::from_fn(move || {
            let start = rest.first()?.start;
            let count = rest.iter().take_while(|w| w.end - start <= rows).count().max(1);
            let (windows, others) = rest.split_at(count);
            rest = others;
            Some(Group { rows: start..windows[count - 1].end, windows })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Engine, LayerSet};
    use super::*;

    fn sequence(text: &str) -> Sequence {
        let parsed = Engine::builtin().parse_batch(&[text], LayerSet::TREES).remove(0);
        let mut sequence = Sequence::default();
        // A word is as many pieces as it has letters.
        sequence.fill(text, &parsed, |word, pieces| {
            pieces.extend(10..10 + word.len() as u16);
            3
        });
        sequence
    }

    #[test]
    fn sentences_share_a_window_while_they_fit() {
        let one = sequence("Peru left. Chile stayed on.");
        assert_eq!(one.windows, vec![0..1 + 9 + 1 + 14 + 1]);
        assert_eq!(one.sentences().collect::<Vec<_>>(), [0..3, 3..7]);
        assert_eq!((one.pieces[0], one.pieces[10], one.pieces[25]), (START, END, END));
        assert_eq!((one.forms[0], one.forms[1], one.forms[2]), (0, 3, 4));
        assert_eq!(one.words[3], Word { token: 3, row: 11 });
        let many = "Peru left the union. ".repeat(30);
        let many = sequence(&many);
        assert!(many.windows.len() > 2 && many.windows.iter().all(|w| w.len() <= LONGEST));
        assert!(many.windows.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert_eq!(many.windows.last().map(|w| w.end), Some(many.pieces.len()));
        let groups: Vec<_> = many.groups(2 * LONGEST).collect();
        assert!(groups.iter().all(|g| g.rows.len() <= 2 * LONGEST && !g.windows.is_empty()));
        assert_eq!(groups.iter().map(|g| g.windows.len()).sum::<usize>(), many.windows.len());
        assert!(sequence("").windows.is_empty());
    }

    #[test]
    fn a_sentence_longer_than_a_window_is_cut() {
        let long = sequence(&"Peru and ".repeat(60));
        assert!(long.windows.len() > 1 && long.windows.iter().all(|w| w.len() <= LONGEST));
        assert_eq!(long.sentences().map(|s| s.len()).sum::<usize>(), 120);
        assert!(long.windows.iter().all(|w| long.pieces[w.start] == START && long.pieces[w.end - 1] == END));
    }

    #[test]
    fn short_lines_are_sentences() {
        let lines = sequence("Lima Tigers\nCusco Eagles\n");
        assert_eq!(lines.sentences().collect::<Vec<_>>(), [0..2, 2..4]);
    }
}
