//! What comments say of other posts and of claims: that they are right, or wrong. Only where their words say so.

mod cues;
#[cfg(test)]
mod tests;

use cues::{Cue, concedes, of_article, opening};

use crate::document::{Comment, Document, Unit};
use crate::extract::{Claim, Facts, Regard, Speaker, Stance};
use crate::nlp::Analysis;
use crate::schema::{Relation, Status};

/// How many sentences at its start tell a reply's stance.
const OPENING: usize = 2;

/// Reads the stances of every comment into `facts.stances`, in the order of the comments.
pub(super) fn stances(document: &Document, analyses: &[Analysis], facts: &mut Facts) {
    let mut found = Vec::new();
    for (n, (unit, analysis)) in document.units().zip(analyses).skip(1).enumerate() {
        let (Some(comment), Ok(n)) = (document.comments.get(n), u32::try_from(n)) else { continue };
        let text = document.text_of(unit);
        let sentences: Vec<&str> = analysis.sentences.iter().map(|s| analysis.span(s.clone()).slice(text)).collect();
        let reader = Reader { document, facts, comment, n };
        found.extend(reader.posts(&sentences).into_iter().flat_map(|stance| {
            let claim = reader.only_claim(stance.of).map(|claim| Stance { of: Regard::Claim(claim), ..stance });
            [Some(stance), claim].into_iter().flatten()
        }));
        found.extend(reader.claims(text));
    }
    found.sort_unstable();
    // Who says both of a thing says neither.
    let both = |s: &Stance| found.iter().any(|o| (o.comment, o.of, o.agrees) == (s.comment, s.of, !s.agrees));
    let mut kept: Vec<Stance> = found.iter().filter(|s| !both(s)).copied().collect();
    kept.dedup();
    facts.stances = kept;
}

/// One comment with what stands around it.
struct Reader<'a> {
    document: &'a Document,
    facts: &'a Facts,
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
        let mut own = self.facts.claims.iter().enumerate().filter(|(_, c)| is_said(c, unit));
        let (at, claim) = own.next()?;
        let text = self.document.text_of(unit).trim_end_matches(['.', '!', ' ', '\n']);
        let single = !text.contains(['.', '!', '?', '\n', ';']);
        (own.next().is_none() && single && polarity(claim).is_some()).then_some(at)
    }

    /// The stances on claims of the article and of the comments above: a claim that denies another disputes it, and one that
    /// says the same in words of agreement endorses it.
    fn claims(&self, text: &str) -> Vec<Stance> {
        let unit = Unit::Comment(self.n);
        let mut found = Vec::new();
        for own in self.facts.claims.iter().filter(|c| is_said(c, unit)) {
            let Some(says) = polarity(own) else { continue };
            let agrees = own.evidence.iter().filter(|e| e.unit == unit).any(|e| {
                let before = text.get(e.span.start as usize..e.trigger.start as usize).unwrap_or("");
                concedes(before)
            });
            let others = self.facts.claims.iter().enumerate().filter(|(_, o)| self.is_others(o) && is_same(own, o));
            for (at, other) in others {
                let Some(theirs) = polarity(other) else { continue };
                if says != theirs || agrees {
                    found.push(Stance { comment: self.n, of: Regard::Claim(at), agrees: says == theirs });
                }
            }
        }
        found
    }

    /// Whether a claim is the article's, or a comment's above this one by somebody else.
    fn is_others(&self, claim: &Claim) -> bool {
        let own = self.comment.author.as_deref().map(|a| self.document.account(a));
        let mine = matches!(&claim.attributed_to, Some(Speaker::Account(account)) if Some(account) == own.as_ref());
        let mut above = vec![Unit::Article];
        let mut at = self.comment.parent;
        while let Some(comment) = at.and_then(|n| self.document.comments.get(n as usize)) {
            above.extend(at.map(Unit::Comment));
            at = comment.parent;
        }
        !mine && claim.evidence.iter().any(|e| above.contains(&e.unit))
    }
}

fn is_said(claim: &Claim, unit: Unit) -> bool {
    claim.evidence.iter().any(|e| e.unit == unit)
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
    a.predicate == b.predicate && a.predicate != "relatedTo" && sides && times
}
