//! Quotations on the tree's tokens, and whose words they are.

use super::tree::Tree;
use crate::extract::rules::holds;
use crate::extract::rules::words;
use crate::extract::turns;
use std::ops::Range;

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    pub tokens: Range<usize>,
    /// Head of the phrase that names who speaks.
    pub speaker: Option<usize>,
}

/// How far the verb of `said in a statement on Monday:` may be from the colon, in tokens.
const ANNOUNCED: usize = 8;

/// Fewer words are a title or an odd word, not speech.
const SHORTEST: usize = 4;

/// The quotations of a text, and what is said in an article's interview; a quotation that is not closed ends with its paragraph.
pub(super) fn find(tree: &Tree<'_>, comment: bool) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut open = None;
    for at in 0..tree.len() {
        if opens_paragraph(tree, at) {
            quotes.extend(open.take().map(|from| from..at));
        }
        match (tree.word(at), open) {
            ("“" | "«" | "``", _) => open = Some(at + 1),
            ("”" | "»" | "''" | "\"", Some(from)) => {
                quotes.push(from..at);
                open = None;
            }
            ("\"", None) => open = Some(at + 1),
            _ => {}
        }
    }
    quotes.retain(|q| q.len() >= SHORTEST);
    let announced = announced(tree, &quotes);
    let mut found: Vec<Quote> = Vec::new();
    for tokens in quotes {
        let speaker = speaker(tree, &tokens).or_else(|| {
            let last = found.last()?;
            let follows = tree.sentence(tokens.start) <= tree.sentence(last.tokens.end.saturating_sub(1)) + 1;
            last.speaker.filter(|_| follows)
        });
        found.push(Quote { tokens, speaker });
    }
    found.extend(announced);
    found.sort_by_key(|quote| quote.tokens.start);
    if !comment {
        let turns = turns(tree, &found);
        found.extend(turns);
    }
    found.sort_by_key(|quote| quote.tokens.start);
    found
}

/// Whether a token is the first word behind a blank line.
fn opens_paragraph(tree: &Tree<'_>, at: usize) -> bool {
    let is_word = |at: &usize| !tree.word(*at).trim().is_empty();
    let Some(before) = (0..at).rev().find(is_word).filter(|_| is_word(&at)) else { return false };
    let gap = tree.span(before).end as usize..tree.span(at).start as usize;
    tree.text.get(gap).is_some_and(|space| space.matches('\n').count() > 1)
}

/// Statements without quotation marks: what follows a paragraph that ends in `the minister said:`, up to the next one or a quotation.
fn announced(tree: &Tree<'_>, quotes: &[Range<usize>]) -> Vec<Quote> {
    let ends = |colon: usize| {
        let next = (colon + 1..tree.len()).find(|at| !tree.word(*at).trim().is_empty());
        next.is_some_and(|at| opens_paragraph(tree, at))
    };
    let opens = |colon: usize| {
        let sentence = tree.parsed.sentences.get(tree.sentence(colon) as usize)?;
        let near = (sentence.start as usize).max(colon.saturating_sub(ANNOUNCED));
        let verb = (near..colon).rev().find(|at| tree.is_verb(*at))?;
        let quoted = quotes.get(quotes.partition_point(|q| q.end <= colon)).is_some_and(|q| q.contains(&colon));
        let says = holds(words::SAYING, tree.word(verb)) && !quoted;
        tree.child(verb, &["nsubj"]).filter(|_| says)
    };
    let colons = (0..tree.len()).filter(|at| tree.word(*at) == ":" && ends(*at));
    let opened: Vec<(usize, usize)> = colons.filter_map(|colon| Some((colon, opens(colon)?))).collect();
    let next = |at: usize| opened.get(at + 1).map_or(tree.len(), |(colon, _)| *colon);
    let statement = |(at, (colon, speaker)): (usize, &(usize, usize))| {
        let quoted = quotes.get(quotes.partition_point(|q| q.start <= *colon)).map_or(tree.len(), |q| q.start - 1);
        let end = next(at).min(quoted);
        (end > colon + SHORTEST).then(|| Quote { tokens: colon + 1..end, speaker: Some(*speaker) })
    };
    opened.iter().enumerate().filter_map(statement).collect()
}

/// What is said in an interview or a debate, apart from the quotations in it.
fn turns(tree: &Tree<'_>, quotes: &[Quote]) -> Vec<Quote> {
    let mut found = Vec::new();
    for turn in turns::turns(tree.text) {
        let (label, speech) = (tree.covered(turn.label), tree.covered(turn.speech));
        let speaker = Some(label.end.saturating_sub(1));
        let mut from = speech.start;
        let first = quotes.partition_point(|q| q.tokens.end <= speech.start);
        for quote in quotes[first..].iter().take_while(|q| q.tokens.start < speech.end) {
            found.push(Quote { tokens: from..quote.tokens.start.max(from), speaker });
            from = quote.tokens.end.max(from);
        }
        found.push(Quote { tokens: from..speech.end.max(from), speaker });
    }
    found.retain(|quote| !quote.tokens.is_empty());
    found
}

/// The subject of the verb of saying that the quotation hangs on, else of one that stands in the same sentence or begins the next.
fn speaker(tree: &Tree<'_>, quote: &Range<usize>) -> Option<usize> {
    let outside = |i: usize| !quote.contains(&i);
    let says = |i: usize| tree.is_verb(i) && holds(words::SAYING, tree.word(i)) && outside(i);
    let subject = |verb: usize| tree.child(verb, &["nsubj"]).filter(|s| outside(*s));
    let above = quote.clone().find_map(|i| {
        let head = tree.head(i);
        (says(head)).then(|| subject(head)).flatten()
    });
    let sentence = |number: u32| {
        let range = tree.parsed.sentences.get(number as usize)?;
        (range.start as usize..range.end as usize).filter(|i| says(*i)).find_map(subject)
    };
    let first = tree.sentence(quote.start);
    let last = tree.sentence(quote.end.saturating_sub(1));
    above.or_else(|| sentence(first)).or_else(|| (last > first).then(|| sentence(last)).flatten())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::nlp::analyze_all;
    use crate::nlp::engine::Engine;

    /// Each quotation with the token that heads who speaks.
    fn found(text: &str) -> Vec<(String, String)> {
        let analyses = analyze_all(&[text], Some(Engine::builtin()));
        let parsed = analyses[0].parsed.clone().unwrap();
        let tree = Tree::new(text, &parsed);
        let words =
            |tokens: Range<usize>| tokens.map(|at| tree.word(at)).collect::<Vec<_>>().join(" ").trim().to_owned();
        let speaker = |quote: &Quote| quote.speaker.map_or("", |at| tree.word(at)).to_owned();
        find(&tree, false).iter().map(|quote| (words(quote.tokens.clone()), speaker(quote))).collect()
    }

    #[test]
    fn turns_of_an_interview_are_speech() {
        let text = "Herald: Will you sign?\n\nAna Ruiz: We did, and “not a day too soon at all” for us.\n\nHerald: Why?\n\nAna Ruiz: See above.";
        let want = [
            ("Will you sign ?", "Herald"),
            ("We did , and “", "Ruiz"),
            ("not a day too soon at all", ""),
            ("” for us .", "Ruiz"),
            ("Why ?", "Herald"),
            ("See above .", "Ruiz"),
        ];
        let found: Vec<_> = found(text).into_iter().map(|(words, who)| (words.trim().to_owned(), who)).collect();
        assert_eq!(found, want.map(|(words, who)| (words.to_owned(), who.to_owned())));
    }

    #[test]
    fn statements_go_on_to_the_next_speaker() {
        let text =
            "Minister Ana Ruiz said:\n\nWe signed it in May.\n\n“It is not so at all,” Juan Mora answered.\n\nHe left.";
        let want = [("We signed it in May .", "Ruiz"), ("It is not so at all ,", "Mora")];
        let want: Vec<_> = want.map(|(words, who)| (words.trim().to_owned(), who.to_owned())).into();
        assert_eq!(found(text), want);
        assert_eq!(found("Ana Ruiz said: yes.\n\nThe talks went on for weeks."), []);
        assert_eq!(found("The minister made two promises:\n\nBread for all. Peace for all."), []);
    }
}
