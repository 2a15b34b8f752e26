//! Base noun phrases of English, read off the dependency tree.

use std::ops::Range;

use super::names::{Label, Names};
use super::tree::Tree;

/// The labels that the rules of noun phrases know.
#[derive(Clone, Debug)]
pub struct ChunkRules {
    heads: Vec<Label>,
    conj: Option<Label>,
    nominal: Vec<Label>,
}

impl ChunkRules {
    /// The rules for a language; `None` for languages without.
    #[must_use]
    pub fn of(lang: &str, names: &Names) -> Option<Self> {
        let known = |texts: &[&str]| texts.iter().filter_map(|t| names.get(t)).collect();
        (lang == "en").then(|| Self {
            heads: known(&["oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT"]),
            conj: names.get("conj"),
            nominal: known(&["NOUN", "PROPN", "PRON"]),
        })
    }

    /// The phrases in order, as token ranges that do not nest; each runs from the left edge of its head to its head.
    #[must_use]
    pub fn find(&self, tree: &Tree, pos: impl Fn(usize) -> Label, dep: impl Fn(usize) -> Label) -> Vec<Range<u32>> {
        let mut chunks: Vec<Range<u32>> = Vec::new();
        for i in 0..tree.heads.len() {
            let left = tree.left_edge[i];
            if !self.nominal.contains(&pos(i)) || chunks.last().is_some_and(|c| left < c.end) {
                continue;
            }
            if self.heads.contains(&dep(i)) || (self.conj == Some(dep(i)) && self.joined_to_phrase(tree, &dep, i)) {
                chunks.push(left..u32::try_from(i).unwrap_or(u32::MAX) + 1);
            }
        }
        chunks
    }

    /// Whether the first of the conjuncts that a token belongs to is itself in the place of a noun phrase.
    fn joined_to_phrase(&self, tree: &Tree, dep: impl Fn(usize) -> Label, token: usize) -> bool {
        let mut head = tree.heads[token] as usize;
        // Each step goes left, so the walk ends; its length is bounded to keep long lists linear.
        for _ in 0..1000 {
            let above = tree.heads[head] as usize;
            if self.conj != Some(dep(head)) || above >= head {
                break;
            }
            head = above;
        }
        self.heads.contains(&dep(head))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn conjuncts_of_phrases_are_phrases() {
        // "The old treaty and a law expired"
        let mut names = Names::default();
        let deps = ["det", "amod", "nsubj", "cc", "det", "conj", "ROOT"].map(|d| names.add(d));
        let pos = ["DET", "ADJ", "NOUN", "CCONJ", "DET", "NOUN", "VERB"].map(|p| names.add(p));
        let tree = Tree::new(vec![2, 2, 6, 2, 5, 2, 6]);
        let rules = ChunkRules::of("en", &names).unwrap();
        assert_eq!(rules.find(&tree, |i| pos[i], |i| deps[i]), [0..3, 4..6]);
        assert!(ChunkRules::of("de", &names).is_none());
    }
}
