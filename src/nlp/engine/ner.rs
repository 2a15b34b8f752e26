//! The entity recogniser: BILUO moves from left to right.

use std::ops::Range;

use super::model::{Move, MoveKind};
use super::states::{NO_TOKEN, Scorer, ScorerCache, best_move};

/// An entity: its tokens, and the index of the move that opened it.
pub type Found = (Range<u32>, u16);

/// Working memory of the recogniser.
#[derive(Debug, Default)]
pub struct NerCache {
    /// Rows of the text being read.
    pub rows: ScorerCache,
    scores: Vec<f32>,
}

/// Where the recogniser stands.
#[derive(Clone, Copy, Debug)]
struct Place<'m> {
    /// Label of the entity that is open.
    open: Option<&'m str>,
    last: bool,
    /// The next token starts a sentence: entities do not go across.
    boundary: bool,
    space: bool,
}

impl Place<'_> {
    fn allows(&self, step: &Move) -> bool {
        let same = self.open == Some(step.label.as_str()) && !step.label.is_empty();
        match step.kind {
            MoveKind::Begin => {
                self.open.is_none() && !self.last && !step.label.is_empty() && !self.boundary && !self.space
            }
            MoveKind::In => same && !self.last && !self.boundary,
            MoveKind::Last => same,
            MoveKind::Unit => self.open.is_none() && !step.label.is_empty() && !self.space,
            MoveKind::Out => self.open.is_none(),
            _ => false,
        }
    }
}

/// Finds the entities of one text. `starts(i)` says whether token `i` starts a sentence, `space(i)` whether it is white space.
#[must_use]
pub fn recognise(
    scorer: &Scorer,
    moves: &[Move],
    projected: &[f32],
    starts: impl Fn(usize) -> bool,
    space: impl Fn(usize) -> bool,
    cache: &mut NerCache,
) -> Vec<Found> {
    let NerCache { rows, scores } = cache;
    Scorer::reset(rows);
    let length = projected.len() / scorer.inner();
    let mut found = Vec::new();
    let mut open: Option<(u32, u16)> = None;
    for at in 0..length {
        let token = u32::try_from(at).unwrap_or(NO_TOKEN);
        let slots = match open {
            Some((start, _)) => [token, start, token - 1],
            None => [token, NO_TOKEN, NO_TOKEN],
        };
        scorer.score(&slots, projected, rows, scores);
        let place = Place {
            open: open.map(|o| moves[usize::from(o.1)].label.as_str()),
            last: at + 1 == length,
            boundary: at + 1 < length && starts(at + 1),
            space: space(at),
        };
        let Some(best) = best_move(scores, |i| place.allows(&moves[i])) else { break };
        let by = u16::try_from(best).unwrap_or(u16::MAX);
        match moves[best].kind {
            MoveKind::Begin => open = Some((token, by)),
            MoveKind::Unit => found.push((token..token + 1, by)),
            MoveKind::Last => found.extend(open.take().map(|(start, by)| (start..token + 1, by))),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_keep_their_label_and_their_sentence() {
        let step = |kind, label: &str| Move { kind, label: label.to_owned() };
        let free = Place { open: None, last: false, boundary: false, space: false };
        let inside = Place { open: Some("ORG"), ..free };
        for (place, kind, label, allowed) in [
            (free, MoveKind::Begin, "ORG", true),
            (free, MoveKind::In, "ORG", false),
            (free, MoveKind::Unit, "", false),
            (free, MoveKind::Out, "", true),
            (Place { space: true, ..free }, MoveKind::Begin, "ORG", false),
            (Place { boundary: true, ..free }, MoveKind::Begin, "ORG", false),
            (Place { boundary: true, ..free }, MoveKind::Unit, "ORG", true),
            (Place { last: true, ..free }, MoveKind::Begin, "ORG", false),
            (inside, MoveKind::In, "ORG", true),
            (inside, MoveKind::In, "GPE", false),
            (inside, MoveKind::Last, "GPE", false),
            (inside, MoveKind::Out, "", false),
            (Place { boundary: true, ..inside }, MoveKind::In, "ORG", false),
            (Place { boundary: true, ..inside }, MoveKind::Last, "ORG", true),
        ] {
            assert_eq!(place.allows(&step(kind, label)), allowed, "{place:?} {kind:?} {label}");
        }
    }
}
