//! How sure a rule may be: its own estimate, corrected by how often it was right on development data.
//!
//! `rules/measured.tsv` holds the counts, a line a rule: its id, how many of its claims were judged right and how many wrong on the own corpus,
//! KnowledgeNet and the asserted triples with a verdict. `docs/quality.md` has the command. A rule's own estimate counts as
//! [`WEIGHT`] judged claims, so that a rule of which little was seen keeps near it.

use std::collections::HashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("rules/measured.tsv");

/// How many judged claims a rule's own estimate is worth.
const WEIGHT: u32 = 10;

/// Rule to right and wrong claims.
static COUNTS: LazyLock<HashMap<&'static str, (u32, u32)>> = LazyLock::new(|| rows().collect());

fn rows() -> impl Iterator<Item = (&'static str, (u32, u32))> {
    TABLE.lines().filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?)))
    })
}

/// The confidence of `rule`, in hundredths, whose own estimate is `own`.
pub(super) fn percent(rule: &str, own: u8) -> u8 {
    COUNTS.get(rule).map_or(own, |counts| corrected(*counts, own))
}

fn corrected((right, wrong): (u32, u32), own: u8) -> u8 {
    let share = (100 * right + WEIGHT * u32::from(own)) / (right + wrong + WEIGHT);
    // Nothing that a rule reads is beyond doubt.
    u8::try_from(share.min(98)).unwrap_or(own)
}

#[cfg(test)]
mod tests {
    use super::super::rules::{noun_rules, verb_rules};
    use super::*;

    #[test]
    fn estimates_follow_what_was_measured() {
        assert_eq!(corrected((0, 0), 85), 85);
        assert_eq!(corrected((90, 0), 80), 98);
        assert_eq!(corrected((5, 5), 90), 70);
        assert_eq!(percent("no/such-rule", 77), 77);
    }

    #[test]
    fn the_table_is_well_formed() {
        let ids: Vec<&str> = rows().map(|r| r.0).collect();
        assert_eq!(ids.len(), TABLE.lines().count());
        assert!(ids.is_sorted(), "{ids:?}");
    }

    #[test]
    fn rules_of_the_families_are_there() {
        let known: Vec<&str> = verb_rules().map(|r| r.id).chain(noun_rules().map(|r| r.id)).collect();
        let families =
            ["activities/", "conflict/", "diplomacy/", "lives/", "nouns/", "stance/", "structure/", "treaties/"];
        for (id, _) in rows().filter(|(id, _)| families.iter().any(|f| id.starts_with(f))) {
            assert!(known.contains(&id), "no rule {id}");
        }
    }
}
