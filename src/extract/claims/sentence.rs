//! What the rules find in one sentence, kept without the sentence's tree: whose words it is in shows only when the text is read to its end.

use super::found::Found;
use super::speech::Quoted;
use super::titles::Holder;
use super::tree::Tree;
use super::when::When;
use super::{callings, nominal, open, phrases, speech, times, titles, verbs};
use crate::base::Span;
use crate::extract::EntityRef;

/// One sentence that was read.
pub(super) struct Sentence {
    pub(super) span: Span,
    pub(super) quoted: Vec<Quoted>,
    /// The speaker beside a quotation in this sentence, if one is named.
    pub(super) speaker: Option<Vec<EntityRef>>,
    /// Who is said to say what follows.
    pub(super) announces: Option<Vec<EntityRef>>,
    /// The speaker of a statement without quotation marks that this sentence belongs to.
    pub(super) announced: Option<Vec<EntityRef>>,
    pub(super) relations: Vec<Dated<Found>>,
    pub(super) holders: Vec<Dated<Holder>>,
}

/// What was found, and when it was so.
pub(super) struct Dated<T> {
    pub(super) what: T,
    pub(super) when: Option<When>,
    /// Whether a time without a year lies behind: not after a verb in the present.
    pub(super) past: bool,
}

impl Sentence {
    /// Reads the sentence of `tree`; `quotes` are the quotations of the whole text.
    pub(super) fn read(tree: &Tree<'_>, quotes: &[Span]) -> Self {
        let quoted = speech::quoted(tree.text, quotes, tree.span);
        let mut read = Self {
            span: tree.span,
            speaker: speech::speaker(tree, &quoted),
            announces: speech::announces(tree),
            announced: None,
            relations: Vec::new(),
            holders: Vec::new(),
            quoted,
        };
        if !tree.mentions.is_empty() {
            read.find(tree);
        }
        read
    }

    /// Whether somebody is quoted in it.
    pub(super) fn has_speech(&self) -> bool {
        self.quoted.iter().any(|q| q.speech)
    }

    fn find(&mut self, tree: &Tree<'_>) {
        let found = relations(tree);
        let holders = titles::holders(tree);
        if found.is_empty() && holders.is_empty() {
            return;
        }
        let times = times::times(tree);
        self.relations = found
            .into_iter()
            .filter(|found| !self.distances(tree, found.trigger))
            .map(|what| {
                let past = !tree.is_verb(what.token) || tree.is_past(what.token);
                Dated { when: times::time_of(tree, &times, what.token), past, what }
            })
            .collect();
        self.holders = holders
            .into_iter()
            .filter(|holder| !self.distances(tree, holder.title.span))
            .map(|what| {
                let when = tree.is_verb(what.token).then(|| times::time_of(tree, &times, what.token)).flatten();
                Dated { when, past: true, what }
            })
            .collect();
    }

    /// Whether the text keeps `words` at a distance; such words carry no claim.
    fn distances(&self, tree: &Tree<'_>, words: Span) -> bool {
        let start = tree.covered(words).start;
        self.quoted.iter().any(|q| !q.speech && q.span.overlaps(words))
            || start > 1 && tree.word(start - 1) == "called" && tree.word(start - 2) == "so"
            || start > 2 && tree.word(start - 1) == "called" && tree.word(start - 3) == "so"
    }
}

/// Every relation that the rules read, open ones last.
fn relations(tree: &Tree<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for token in 0..tree.len() {
        if tree.is_verb(token) || tree.is_predicate(token) {
            found.extend(verbs::verb_claims(tree, token));
        } else if tree.is_noun(token) {
            found.extend(nominal::noun_claims(tree, token));
            found.extend(phrases::phrase_claims(tree, token));
        }
    }
    let around = callings::around(&found);
    found.extend(around);
    for token in (0..tree.len()).filter(|t| tree.is_verb(*t)) {
        let elliptic = verbs::elliptic_claims(tree, token, &found);
        found.extend(elliptic);
        let open = open::open_claims(tree, token, &found);
        found.extend(open);
    }
    for token in (0..tree.len()).filter(|t| tree.is_noun(*t)) {
        let open = open::noun_claims(tree, token, &found);
        found.extend(open);
    }
    found
}
