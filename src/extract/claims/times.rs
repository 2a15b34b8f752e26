//! Expressions of time in a sentence, and which clause each belongs to.

use super::tree::{Dep, Pos, Tree};
use super::when::{When, time_at};

/// An expression of time.
#[derive(Clone, Debug)]
pub(super) struct Timed {
    /// The token that governs its words.
    top: usize,
    when: When,
}

/// Every expression of time of a sentence.
pub(super) fn times(tree: &Tree<'_>) -> Vec<Timed> {
    let words: Vec<&str> = (0..tree.len()).map(|at| tree.word(at)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // `may` and `march` are verbs as well.
        let verbal = matches!(tree.node(at).pos, Pos::Aux | Pos::Verb);
        let Some((len, when)) = time_at(&words[at..]).filter(|_| !verbal) else {
            at += 1;
            continue;
        };
        let range = at..(at + len).min(words.len());
        if let Some(top) = tree.top(range.clone()) {
            found.push(Timed { top, when });
        }
        at = range.end.max(at + 1);
    }
    found
}

/// Verbs that say of a noun only that what it names takes place: `held talks in May`.
const LIGHT: &[&str] = &[
    "hold", "have", "begin", "start", "end", "take", "make", "launch", "conduct", "carry", "file", "open", "resume",
    "occur", "happen", "sign", "reach", "announce", "impose", "give", "follow", "conclude", "deliver", "schedule",
    "plan", "mount", "stage",
];

/// When what `token` says happened, as far as its own clause tells.
///
/// A verb without a time of its own has that of the verb it is joined to, where the time comes first (`On Monday Peru signed and
/// ratified`), and that of the verb that governs it, where the time comes last (`plans to visit Chile in July`).
pub(super) fn time_of(tree: &Tree<'_>, times: &[Timed], token: usize) -> Option<When> {
    let mut at = token;
    for _ in 0..4 {
        let node = tree.node(at);
        let first = at == token;
        let own = times.iter().filter(|t| t.when != When::Vague && belongs(tree, t.top, at));
        let fits = |time: &&Timed| match node_of_step(tree, token, at) {
            Step::Own | Step::Noun => true,
            Step::Joined => time.top < at.min(token),
            Step::Governed => time.top > token,
        };
        if let Some(time) = own.clone().find(fits) {
            return Some(time.when);
        }
        if first && own.clone().next().is_some() {
            return None;
        }
        let up = match node.dep {
            Dep::Conj | Dep::Xcomp if tree.is_verb(at) => tree.is_verb(node.head),
            Dep::Dobj | Dep::Nsubj | Dep::NsubjPass | Dep::Attr if first && tree.is_noun(at) => {
                LIGHT.contains(&tree.node(node.head).lemma)
            }
            _ => false,
        };
        if !up || node.head == at {
            return None;
        }
        at = node.head;
    }
    None
}

/// How the verb whose times are tried stands to the one they are wanted for.
enum Step {
    Own,
    Noun,
    Joined,
    Governed,
}

fn node_of_step(tree: &Tree<'_>, token: usize, at: usize) -> Step {
    if at == token {
        Step::Own
    } else if tree.is_noun(token) {
        Step::Noun
    } else if tree.node(token).dep == Dep::Conj {
        Step::Joined
    } else {
        Step::Governed
    }
}

/// Whether a time hangs on `token`, with no verb between.
fn belongs(tree: &Tree<'_>, time: usize, token: usize) -> bool {
    let mut at = time;
    for _ in 0..5 {
        let head = tree.head(at);
        if head == token {
            return true;
        }
        if head == at || tree.is_verb(head) {
            return false;
        }
        at = head;
    }
    false
}
