//! The engine on hostile text: whatever comes in, tokens cover it, trees are trees, and results do not depend on company.
#![allow(clippy::unwrap_used, reason = "tests")]

use pressgraph::nlp::engine::{Engine, LayerSet, Parsed};
use proptest::prelude::*;

/// Everything that `Parsed` promises.
fn check(text: &str, parsed: &Parsed) {
    let mut at = 0;
    for token in &parsed.tokens {
        let range = token.span.range();
        assert!(!range.is_empty() && text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
        let gap = &text[at..range.start];
        assert!(gap.is_empty() || gap == " ", "{gap:?} before {:?}", &text[range]);
        at = range.end;
        assert_eq!(token.whitespace_after, text[at..].starts_with(' ') && next_starts_after(parsed, at), "at {at}");
    }
    assert!(text[at..].is_empty() || &text[at..] == " ", "{:?} at the end", &text[at..]);
    let count = u32::try_from(parsed.tokens.len()).unwrap();
    let mut end = 0;
    for sentence in &parsed.sentences {
        assert!(sentence.start == end && sentence.start < sentence.end);
        end = sentence.end;
    }
    assert_eq!(end, count);
    for ranges in [&parsed.noun_chunks, &parsed.ents.iter().map(|e| e.tokens.clone()).collect()] {
        assert!(ranges.windows(2).all(|w| w[0].end <= w[1].start));
        assert!(ranges.iter().all(|r| r.start < r.end && r.end <= count));
    }
    // Every token reaches a root, and roots head themselves.
    let mut reaches = vec![false; parsed.tokens.len()];
    for i in 0..parsed.tokens.len() {
        let mut path = vec![i];
        while let Some(&last) = path.last() {
            let head = parsed.tokens[last].head as usize;
            if head == last || reaches[head] {
                break;
            }
            assert!(path.len() <= parsed.tokens.len(), "a cycle");
            path.push(head);
        }
        path.into_iter().for_each(|t| reaches[t] = true);
    }
}

/// Whether the space at byte `at` stands between tokens, not at the begin of a token of white space.
fn next_starts_after(parsed: &Parsed, at: usize) -> bool {
    let next = parsed.tokens.partition_point(|t| t.span.range().start < at);
    parsed.tokens.get(next).is_none_or(|t| t.span.range().start > at)
}

fn parse(text: &str) -> Parsed {
    let parsed = Engine::builtin().parse(text);
    check(text, &parsed);
    parsed
}

fn layers(p: &Parsed) -> String {
    let words: Vec<_> = (0..p.tokens.len())
        .map(|i| format!("{:?} {} {} {}", p.tokens[i].span, p.tag(i), p.lemma(i), p.tokens[i].head))
        .collect();
    format!("{words:?} {:?} {:?} {:?}", p.sentences, p.ents, p.noun_chunks)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_is_covered(text in any::<String>()) {
        parse(&text);
    }

    #[test]
    fn any_mixture_of_awkward_parts_is_covered(parts in prop::collection::vec(prop::sample::select(vec![
        " ", "  ", "\n", "\u{1f}", "\0", "\u{a0}", "\u{202e}", "...", "can't", "C++", ":)", "(", ")", "\"", "'s", "U.S.", "a.m.", "-",
        "http://", "@", "x.com", "1,000", "km", "🇺🇦", "👩‍👩‍👧", "אב", "الـ", "́", "İ", "ß", "Ratified", "the", "treaty", ",",
    ]), 0..40)) {
        let text = parts.concat();
        let alone = parse(&text);
        let batch = Engine::builtin().parse_batch(&["Before it.", &text, ""], LayerSet::ALL);
        prop_assert_eq!(layers(&alone), layers(&batch[1]));
        prop_assert!(batch[2].tokens.is_empty());
    }
}

#[test]
fn long_runs_of_one_thing_are_covered() {
    for unit in ["a", "(", "...", "☃", "\u{202e}", "\0", "a ", "\n", " \n", "can't", "x@y.z:", ":)", "-", "'", "שלום "]
    {
        parse(&unit.repeat(3000 / unit.len()));
    }
}

#[test]
fn an_empty_text_has_nothing() {
    let parsed = parse("");
    assert!(parsed.tokens.is_empty() && parsed.sentences.is_empty() && parsed.ents.is_empty());
    assert_eq!(parse(" ").tokens.len(), 1);
}

#[test]
fn a_text_beyond_a_million_characters_is_parsed_in_parts() {
    // Mostly white space, which makes few tokens of many characters.
    let text = format!("One treaty.{}Two treaties.", "\n".repeat(1_200_000));
    let parsed = parse(&text);
    assert_eq!(parsed.tokens.iter().filter(|t| !t.is_space).count(), 6);
    assert_eq!(parsed.lemma(parsed.tokens.len() - 2), "treaty");
}

#[test]
fn many_threads_agree() {
    let text = "The parliament of Moldova ratified the protocol on Tuesday, the president's office said.";
    let want = layers(&parse(text));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(layers(&parse(text)), want));
        }
    });
}

#[test]
fn the_embedded_model_is_whole() {
    assert!(Engine::builtin().model().verify().is_ok());
}

/// Run by hand, in release: `cargo test --release --test engine_robust -- --ignored`.
#[test]
#[ignore = "takes minutes and a gigabyte"]
fn lines_of_many_megabytes() {
    for (unit, megabytes) in [
        ("a", 100),
        ("The committee rejected the amendment, 12-3, and U.S.-led talks can't resume. ", 20),
        ("!", 4),
        ("x ", 4),
    ] {
        let text = unit.repeat(megabytes * 1_000_000 / unit.len());
        let parsed = Engine::builtin().parse(&text);
        let covered: usize =
            parsed.tokens.iter().map(|t| t.span.len() as usize + usize::from(t.whitespace_after)).sum();
        assert_eq!(covered, text.len(), "{unit:?}");
    }
}
