//! Words of agreement and disagreement, as commenters write them. Tables first; what is not in them says nothing.

/// What a sentence says of what it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Agrees,
    Disagrees,
}

use Cue::{Agrees, Disagrees};

/// How a sentence begins that is all about what it answers, whatever follows.
#[rustfmt::skip]
const BEGINNINGS: &[(&str, Cue)] = &[
    ("i agree with you", Agrees), ("i agree with this", Agrees), ("i fully agree", Agrees), ("i totally agree", Agrees),
    ("i completely agree", Agrees), ("i wholeheartedly agree", Agrees), ("i strongly agree", Agrees), ("i couldn't agree more", Agrees),
    ("couldn't agree more", Agrees), ("i could not agree more", Agrees), ("could not agree more", Agrees), ("you are right", Agrees),
    ("you're right", Agrees), ("you are absolutely right", Agrees), ("you're absolutely right", Agrees), ("you are correct", Agrees),
    ("you're correct", Agrees), ("well said", Agrees), ("spot on", Agrees), ("that's right", Agrees), ("that is right", Agrees),
    ("that's true", Agrees), ("that is true", Agrees), ("so true", Agrees), ("very true", Agrees),
    ("i disagree", Disagrees), ("i strongly disagree", Disagrees), ("i totally disagree", Disagrees), ("i completely disagree", Disagrees),
    ("i don't agree", Disagrees), ("i do not agree", Disagrees), ("i can't agree", Disagrees), ("i cannot agree", Disagrees),
    ("you are wrong", Disagrees), ("you're wrong", Disagrees), ("you are mistaken", Disagrees), ("you're mistaken", Disagrees),
    ("you are dead wrong", Disagrees), ("you're dead wrong", Disagrees), ("you are simply wrong", Disagrees),
    ("that's not true", Disagrees), ("that is not true", Disagrees), ("that isn't true", Disagrees), ("that's simply not true", Disagrees),
    ("that is simply not true", Disagrees), ("that's just not true", Disagrees), ("this is not true", Disagrees), ("this isn't true", Disagrees),
    ("it's not true", Disagrees), ("that's false", Disagrees), ("that is false", Disagrees), ("this is false", Disagrees),
    ("that's wrong", Disagrees), ("that is wrong", Disagrees), ("that's incorrect", Disagrees), ("that is incorrect", Disagrees),
    ("that's a lie", Disagrees), ("that is a lie", Disagrees), ("that's nonsense", Disagrees), ("that is nonsense", Disagrees),
    ("that's untrue", Disagrees), ("that is untrue", Disagrees), ("that's not correct", Disagrees), ("that is not correct", Disagrees),
    ("that's not how it", Disagrees), ("that is not what happened", Disagrees), ("that's not what happened", Disagrees),
];

/// Words that say it alone, before a mark or the end.
#[rustfmt::skip]
const ALONE: &[(&str, Cue)] = &[
    ("i agree", Agrees), ("agreed", Agrees), ("exactly", Agrees), ("absolutely", Agrees), ("precisely", Agrees), ("true", Agrees),
    ("indeed", Agrees), ("good point", Agrees), ("great point", Agrees), ("hear, hear", Agrees), ("+1", Agrees), ("amen", Agrees),
    ("nonsense", Disagrees), ("rubbish", Disagrees), ("wrong", Disagrees), ("false", Disagrees), ("not true", Disagrees), ("untrue", Disagrees),
    ("baloney", Disagrees), ("bullshit", Disagrees), ("incorrect", Disagrees), ("totally false", Disagrees), ("simply not true", Disagrees),
];

/// What may stand before the words that count.
const LEADS: &[&str] =
    &["no", "yes", "well", "sorry", "sorry but", "oh", "yeah", "nope", "yep", "uh", "actually", "sir", "and"];

/// Words that take back or leave open what was granted.
const LIMITS: &[&str] = &[
    "but", "however", "although", "though", "except", "partly", "if", "unless", "until", "might", "may", "would",
    "in part", "somewhat",
];

/// The stance of a sentence at the start of a reply on the comment that it answers; `author` wrote that comment.
pub(super) fn opening(sentence: &str, author: Option<&str>) -> Option<Cue> {
    let text = normal(sentence);
    let mut rest = text.as_str();
    if rest.ends_with('?') {
        return None;
    }
    let name = author.map(|a| a.to_lowercase());
    // `@Nadia: no, that is …`, `Sorry, Tiit, but …`.
    for _ in 0..3 {
        let named = name.as_deref().and_then(|name| {
            let after = rest.strip_prefix('@').unwrap_or(rest);
            let first = name.split(' ').next().unwrap_or(name);
            after.strip_prefix(name).or_else(|| after.strip_prefix(first))
        });
        let lead =
            LEADS.iter().filter_map(|lead| rest.strip_prefix(lead)).find(|rest| rest.starts_with([',', ' ', '.', '!']));
        match named.filter(|rest| rest.starts_with([',', ':', ' '])).or(lead) {
            Some(after) => rest = after.trim_start_matches([',', ':', '.', '!', ' ', '-', '–', '—']),
            None => break,
        }
    }
    let limited = |rest: &str| words(rest).any(|w| LIMITS.contains(&w));
    let begun = BEGINNINGS.iter().find(|(words, _)| rest.strip_prefix(words).is_some_and(ends_word));
    if let Some((words, cue)) = begun {
        // `That's true of most, but …` grants little; `I disagree, but …` still disagrees.
        let after = &rest[words.len()..];
        let other = after
            .trim_start()
            .strip_prefix("with ")
            .filter(|with| !with.starts_with("you") && !with.starts_with("this"));
        let fits = *cue == Disagrees && !after.trim_start().starts_with("if") || !limited(after);
        return Some(*cue).filter(|_| fits && other.is_none());
    }
    let (words, cue) = ALONE.iter().find(|(words, _)| rest.strip_prefix(words).is_some_and(ends_phrase))?;
    let after = &rest[words.len()..];
    (*cue == Disagrees || !limited(after)).then_some(*cue)
}

/// The stance of a sentence on the article, which it names: `The author is wrong`, `I agree with this article`.
pub(super) fn of_article(sentence: &str) -> Option<Cue> {
    let text = normal(sentence);
    if text.ends_with('?') {
        return None;
    }
    let all: Vec<&str> = words(&text).collect();
    if all.iter().any(|w| LIMITS.contains(w)) {
        return None;
    }
    let is_article = |at: usize| {
        matches!(all.get(at), Some(&("the" | "this")))
            && matches!(
                all.get(at + 1),
                Some(
                    &("article"
                        | "author"
                        | "writer"
                        | "columnist"
                        | "piece"
                        | "op-ed"
                        | "editorial"
                        | "journalist"
                        | "reporter")
                )
            )
    };
    for at in (0..all.len()).filter(|at| is_article(*at)) {
        let verdict = all.get(at + 2..).unwrap_or_default();
        if at == 0
            && let ["is" | "was" | "got", rest @ ..] = verdict
        {
            let rest: Vec<&str> = rest
                .iter()
                .copied()
                .filter(|w| {
                    !matches!(
                        *w,
                        "absolutely"
                            | "completely"
                            | "simply"
                            | "just"
                            | "so"
                            | "totally"
                            | "it"
                            | "entirely"
                            | "exactly"
                            | "quite"
                    )
                })
                .collect();
            match rest.as_slice() {
                ["right" | "correct", ..] | ["spot", "on", ..] => return Some(Agrees),
                ["wrong" | "mistaken" | "nonsense" | "false" | "incorrect" | "rubbish", ..] => return Some(Disagrees),
                _ => {}
            }
        }
        let before = &all[..at];
        let before: Vec<&str> =
            before.iter().copied().filter(|w| !matches!(*w, "fully" | "totally" | "completely" | "strongly")).collect();
        match before.as_slice() {
            ["i", "agree", "with"] => return Some(Agrees),
            ["i", "disagree", "with"] | ["i", "don't", "agree", "with"] | ["i", "do", "not", "agree", "with"] => {
                return Some(Disagrees);
            }
            _ => {}
        }
    }
    None
}

/// Whether the words before what is said agree with it: `I agree that …`, `It is true that …`, `Yes, …`.
pub(super) fn concedes(before: &str) -> bool {
    const WORDS: &[&str] = &[
        "i agree",
        "i also agree",
        "i do agree",
        "agreed",
        "it is true that",
        "it's true that",
        "you are right that",
        "you're right that",
        "he is right that",
        "she is right that",
        "the author is right that",
        "the article is right that",
        "yes,",
        "true,",
        "exactly,",
        "right,",
        "correct,",
        "indeed,",
        "i too think that",
        "it is correct that",
    ];
    let text = normal(before);
    WORDS.iter().any(|words| text.strip_prefix(words).is_some_and(|rest| ends_word(rest) || words.ends_with(',')))
}

/// In small letters, with straight apostrophes and single blanks.
fn normal(text: &str) -> String {
    let straight = text.replace(['’', '‘'], "'").to_lowercase();
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-').filter(|w| !w.is_empty())
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '-')
}

fn ends_phrase(rest: &str) -> bool {
    rest.trim_start().is_empty()
        || rest.starts_with(['.', ',', '!', ';', ':'])
        || rest.starts_with(" –")
        || rest.starts_with(" —")
}
