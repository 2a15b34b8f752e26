//! What comments say of other posts and of claims: that they are right, or wrong. Only where their words say so.

mod cues;
#[cfg(test)]
mod tests;

use cues::{Cue, concedes, of_article, opening};

use std::collections::HashMap;

use crate::base::Id;
use crate::document::{Ancestors, Comment, Document, Unit};
use crate::extract::{Claim, EntityRef, Facts, Regard, Speaker, Stance};
use crate::nlp::Analysis;
use crate::schema::{Relation, Status};

/// How many sentences at its start tell a reply's stance.
const OPENING: usize = 2;

/// Reads the stances of every comment into `facts.stances`, in the order of the comments.
pub(super) fn stances(document: &Document, analyses: &[Analysis], facts: &mut Facts) {
    if document.comments.is_empty() {
        return;
    }
    let index = Index::new(document, facts);
    let mut found = Vec::new();
    for (n, (unit, analysis)) in document.units().zip(analyses).skip(1).enumerate() {
        let (Some(comment), Ok(n)) = (document.comments.get(n), u32::try_from(n)) else { continue };
        let text = document.text_of(unit);
        let sentences: Vec<&str> = analysis.sentences.iter().map(|s| analysis.span(s.clone()).slice(text)).collect();
        let reader = Reader { document, facts, index: &index, comment, n };
        found.extend(reader.posts(&sentences).into_iter().flat_map(|stance| {
            let claim = reader.only_claim(stance.of).map(|claim| Stance { of: Regard::Claim(claim), ..stance });
            [Some(stance), claim].into_iter().flatten()
        }));
        found.extend(reader.claims(text));
    }
    found.sort_unstable();
    // Who says both of a thing says neither.
    let both = |s: &Stance| found.binary_search(&Stance { agrees: !s.agrees, ..*s }).is_ok();
    let mut kept: Vec<Stance> = found.iter().filter(|s| !both(s)).copied().collect();
    kept.dedup();
    facts.stances = kept;
}

/// Where the claims of a document are found.
struct Index<'a> {
    /// Those that each text says, in order.
    said: HashMap<Unit, Vec<usize>>,
    /// Those of each relation between two entities, whichever is the subject; open relations are left out.
    between: HashMap<(&'a str, EntityRef, EntityRef), Vec<usize>>,
    ancestors: Ancestors,
}

impl<'a> Index<'a> {
    fn new(document: &Document, facts: &'a Facts) -> Self {
        let (mut said, mut between) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for (at, claim) in facts.claims.iter().enumerate() {
            for evidence in &claim.evidence {
                let of_text = said.entry(evidence.unit).or_default();
                if of_text.last() != Some(&at) {
                    of_text.push(at);
                }
            }
            if claim.predicate != "relatedTo" {
                between.entry(sides(claim)).or_default().push(at);
            }
        }
        Self { said, between, ancestors: Ancestors::of(&document.comments) }
    }

    fn said(&self, unit: Unit) -> &[usize] {
        self.said.get(&unit).map_or(&[], Vec::as_slice)
    }
}

fn sides(claim: &Claim) -> (&str, EntityRef, EntityRef) {
    (claim.predicate, claim.subject.min(claim.object), claim.subject.max(claim.object))
}

/// One comment with what stands around it.
struct Reader<'a> {
    document: &'a Document,
    facts: &'a Facts,
    index: &'a Index<'a>,
    comment: &'a Comment,
    n: u32,
}

impl Reader<'_> {
    /// The stances on the article, and of a reply on the comment that it answers.
    fn posts(&self, sentences: &[&str]) -> Vec<Stance> {
        let mut found: Vec<Stance> =
            sentences.iter().filter_map(|s| of_article(s)).map(|cue| self.stance(Unit::Article, cue)).collect();
        if let Some(parent) = self.comment.parent {
            let author = self.document.comments.get(parent as usize).and_then(|c| c.author.as_deref());
            let cues = sentences.iter().take(OPENING).filter_map(|s| opening(s, author));
            found.extend(cues.map(|cue| self.stance(Unit::Comment(parent), cue)));
        }
        found
    }

    fn stance(&self, of: Unit, cue: Cue) -> Stance {
        Stance { comment: self.n, of: Regard::Post(of), agrees: cue == Cue::Agrees }
    }

    /// The claim that a comment of one sentence makes, if it makes but one: who rejects the comment, rejects it.
    fn only_claim(&self, of: Regard) -> Option<usize> {
        let Regard::Post(unit @ Unit::Comment(_)) = of else { return None };
        let [at] = *self.index.said(unit) else { return None };
        let text = self.document.text_of(unit).trim_end_matches(['.', '!', ' ', '\n']);
        let single = !text.contains(['.', '!', '?', '\n', ';']);
        (single && polarity(&self.facts.claims[at]).is_some()).then_some(at)
    }

    /// The stances on claims of the article and of the comments above: a claim that denies another disputes it, and one that
    /// says the same in words of agreement endorses it.
    fn claims(&self, text: &str) -> Vec<Stance> {
        let mut found = Vec::new();
        let unit = Unit::Comment(self.n);
        let said = self.index.said(unit);
        if said.is_empty() {
            return found;
        }
        let author = self.comment.author.as_deref().map(|author| self.document.account(author));
        for own in said.iter().map(|at| &self.facts.claims[*at]) {
            let (Some(says), Some(others)) = (polarity(own), self.index.between.get(&sides(own))) else { continue };
            let agrees = own.evidence.iter().filter(|e| e.unit == unit).any(|e| {
                let before = text.get(e.span.start as usize..e.trigger.start as usize).unwrap_or("");
                concedes(before)
            });
            let others = others.iter().map(|at| (*at, &self.facts.claims[*at]));
            for (at, other) in others.filter(|(_, o)| is_same(own, o) && self.is_others(o, author.as_ref())) {
                let Some(theirs) = polarity(other) else { continue };
                if says != theirs || agrees {
                    found.push(Stance { comment: self.n, of: Regard::Claim(at), agrees: says == theirs });
                }
            }
        }
        found
    }

    /// Whether a claim is the article's, or a comment's above this one by somebody else than its author.
    fn is_others(&self, claim: &Claim, author: Option<&Id>) -> bool {
        let mine = matches!(&claim.attributed_to, Some(Speaker::Account(account)) if Some(account) == author);
        let above = |unit: Unit| match unit {
            Unit::Article => true,
            Unit::Comment(upper) => self.index.ancestors.is_above(upper, self.n),
        };
        !mine && claim.evidence.iter().any(|e| above(e.unit))
    }
}

/// Whether a claim says that it is so, or that it is not; none for what is left open.
fn polarity(claim: &Claim) -> Option<bool> {
    match claim.status {
        Status::Asserted | Status::Reported => Some(true),
        Status::Denied => Some(false),
        _ => None,
    }
}

/// Whether two claims speak of the same: relation, sides, and the time where both have one.
fn is_same(a: &Claim, b: &Claim) -> bool {
    let symmetric = Relation::named(a.predicate).is_some_and(Relation::symmetric);
    let sides =
        (a.subject, a.object) == (b.subject, b.object) || symmetric && (a.subject, a.object) == (b.object, b.subject);
    let times = a.when.is_none() || b.when.is_none() || a.when == b.when;
    a.predicate == b.predicate && sides && times
}
