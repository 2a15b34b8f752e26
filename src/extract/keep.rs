//! Leaves out claims, and the entities that are there for them alone.

use super::{EntityRef, Facts, Speaker};
use crate::base::Confidence;
use crate::schema::EntityType;

impl Facts {
    /// Leaves out the claims below `floor`, the positions that no other claim is about, and what comments say of these claims.
    pub fn retain_confident(&mut self, floor: Confidence) {
        if floor == Confidence::NONE {
            return;
        }
        let mut places = Vec::with_capacity(self.claims.len());
        let mut next = 0;
        for claim in &self.claims {
            let kept = claim.confidence >= floor;
            places.push(kept.then_some(next));
            next += usize::from(kept);
        }
        self.claims.retain(|c| c.confidence >= floor);
        self.retain_stances(|claim| places.get(claim).copied().flatten());
        let claimed = self.claimed();
        let positions = self.entities.iter().map(|e| e.class == EntityType::Position);
        let kept: Vec<bool> = positions.zip(claimed).map(|(position, claimed)| claimed || !position).collect();
        self.retain_entities(&kept);
    }

    /// Which entities some claim is about.
    pub(crate) fn claimed(&self) -> Vec<bool> {
        let mut claimed = vec![false; self.entities.len()];
        for claim in &self.claims {
            let speaker = match &claim.attributed_to {
                Some(Speaker::Entity(entity)) => Some(*entity),
                _ => None,
            };
            for entity in [Some(claim.subject), Some(claim.object), speaker].into_iter().flatten() {
                if let Some(it) = claimed.get_mut(entity.0 as usize) {
                    *it = true;
                }
            }
        }
        claimed
    }

    /// Leaves out the entities that are not `kept`, which no claim is about, with their mentions.
    pub(crate) fn retain_entities(&mut self, kept: &[bool]) {
        let mut next = 0;
        let places: Vec<Option<EntityRef>> = kept
            .iter()
            .map(|kept| {
                let place = EntityRef(next);
                next += u32::from(*kept);
                kept.then_some(place)
            })
            .collect();
        let moved = |entity: EntityRef| places.get(entity.0 as usize).copied().flatten();
        let mut at = 0;
        self.entities.retain(|_| {
            at += 1;
            kept.get(at - 1).copied().unwrap_or(true)
        });
        for detail in self.entities.iter_mut().map(|e| &mut e.detail) {
            for part in [&mut detail.issued_by, &mut detail.position_in, &mut detail.country] {
                *part = part.and_then(moved);
            }
        }
        self.mentions.retain_mut(|m| {
            m.place = m.place.and_then(moved);
            moved(m.entity).map(|to| m.entity = to).is_some()
        });
        self.claims.retain_mut(|claim| {
            let speaker = match &mut claim.attributed_to {
                Some(Speaker::Entity(entity)) => moved(*entity).map(|to| *entity = to).is_some(),
                _ => true,
            };
            let sides = moved(claim.subject).zip(moved(claim.object));
            sides.map(|(subject, object)| (claim.subject, claim.object) = (subject, object)).is_some() && speaker
        });
        for author in &mut self.authors {
            *author = moved(*author).unwrap_or(*author);
        }
        self.publisher = self.publisher.and_then(moved);
    }

    /// Moves what comments say of claims to the claims' new places; none for a claim that is gone.
    fn retain_stances(&mut self, place: impl Fn(usize) -> Option<usize>) {
        use super::Regard::Claim;
        self.stances.retain_mut(|stance| match &mut stance.of {
            Claim(claim) => place(*claim).map(|to| *claim = to).is_some(),
            super::Regard::Post(_) => true,
        });
    }
}
