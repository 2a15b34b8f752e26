//! Dependency trees: edges of subtrees, sentence starts, and non-projective arcs put back where their labels say.

/// The heads of a text's tokens and what follows from them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// Head of each token; roots head themselves.
    pub heads: Vec<u32>,
    /// Leftmost token below each.
    pub left_edge: Vec<u32>,
    /// Rightmost token below each.
    pub right_edge: Vec<u32>,
    /// Whether a sentence starts at each.
    pub starts: Vec<bool>,
}

/// Passes that a non-projective tree is given to settle. More are never needed in practice; the bound keeps time linear.
const MOST_PASSES: usize = 12;
/// Tokens looked at to find the head of one lifted arc. Larger than any real sentence.
const MOST_SEARCHED: usize = 4096;

impl Tree {
    /// No tree: each token heads itself, and no sentences are known.
    #[must_use]
    pub fn flat(count: usize) -> Self {
        let own: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
        Self { left_edge: own.clone(), right_edge: own.clone(), heads: own, starts: Vec::new() }
    }

    /// Works out edges and sentence starts.
    #[must_use]
    pub fn new(heads: Vec<u32>) -> Self {
        let mut tree = Self { heads, ..Self::default() };
        tree.settle();
        tree
    }

    /// Works out edges and sentence starts again after heads changed.
    pub fn settle(&mut self) {
        let count = self.heads.len();
        self.left_edge.clear();
        self.left_edge.extend(0..u32::try_from(count).unwrap_or(u32::MAX));
        self.right_edge.clone_from(&self.left_edge);
        self.starts.clear();
        self.starts.resize(count, false);
        for _ in 0..MOST_PASSES {
            (0..count).for_each(|i| self.widen(i));
            (0..count).rev().for_each(|i| self.widen(i));
            if self.heads_stay_within() {
                break;
            }
        }
        for i in 0..count {
            if self.heads[i] as usize == i {
                self.starts[self.left_edge[i] as usize] = true;
            }
        }
    }

    fn widen(&mut self, child: usize) {
        let head = self.heads[child] as usize;
        self.left_edge[head] = self.left_edge[head].min(self.left_edge[child]);
        self.right_edge[head] = self.right_edge[head].max(self.right_edge[child]);
    }

    /// Whether no head lies outside the sentence of its token, as sentences stand now.
    fn heads_stay_within(&self) -> bool {
        let count = self.heads.len();
        let mut starts = vec![false; count];
        for (i, head) in self.heads.iter().enumerate() {
            if *head as usize == i {
                starts[self.left_edge[i] as usize] = true;
            }
        }
        let mut start = 0;
        for (end, starts) in starts.iter().enumerate() {
            if (end > 0 && *starts) || end + 1 == count {
                // The token that starts the next sentence counts as within: so the reference does it.
                if self.heads[start..end].iter().any(|h| !(start..=end).contains(&(*h as usize))) {
                    return false;
                }
                start = end;
            }
        }
        true
    }

    /// Undoes the lifting of non-projective arcs: a token labelled `X||Y` belongs below the first `Y` that a
    /// breadth-first search from its head meets.
    ///
    /// `lifted(i)` says whether token `i` is such, `wanted(i, j)` whether `j` has the label that `i` looks for,
    /// `space(j)` whether `j` is white space. Labels are changed by the caller through `relabel`, token by token, as
    /// later searches see them.
    pub fn unlift(
        &mut self,
        lifted: &[usize],
        mut wanted: impl FnMut(usize, usize) -> bool,
        space: impl Fn(usize) -> bool,
        mut relabel: impl FnMut(usize),
    ) {
        if lifted.is_empty() {
            return;
        }
        let mut children = Children::new(self);
        for &token in lifted {
            let head = self.heads[token] as usize;
            let mut queue = vec![head];
            let mut at = 0;
            let mut found = head;
            'search: while at < queue.len() && queue.len() < MOST_SEARCHED {
                for child in children.of(queue[at]) {
                    if space(child) || child == token {
                        continue;
                    }
                    if wanted(token, child) {
                        found = child;
                        break 'search;
                    }
                    queue.push(child);
                }
                at += 1;
            }
            // A new child beyond the edges that its head had before is not seen by later searches.
            let seen =
                (self.left_edge[found]..=self.right_edge[found]).contains(&u32::try_from(token).unwrap_or(u32::MAX));
            children.give(token, head, found, seen);
            self.heads[token] = u32::try_from(found).unwrap_or(u32::MAX);
            relabel(token);
        }
        self.settle();
    }
}

/// Children of each token from left to right: those of the tree as it was, and a list of changes.
struct Children {
    first: Vec<u32>,
    all: Vec<u32>,
    /// Children given later, by head.
    given: std::collections::HashMap<usize, Vec<usize>>,
    /// Tokens that left their first head.
    gone: std::collections::HashSet<usize>,
}

impl Children {
    fn new(tree: &Tree) -> Self {
        let count = tree.heads.len();
        let mut first = vec![0u32; count + 1];
        let is_child = |i: usize| tree.heads[i] as usize != i;
        for i in (0..count).filter(|i| is_child(*i)) {
            first[tree.heads[i] as usize + 1] += 1;
        }
        for i in 0..count {
            first[i + 1] += first[i];
        }
        let mut next = first.clone();
        let mut all = vec![0u32; first[count] as usize];
        for i in (0..count).filter(|i| is_child(*i)) {
            let slot = &mut next[tree.heads[i] as usize];
            all[*slot as usize] = u32::try_from(i).unwrap_or(u32::MAX);
            *slot += 1;
        }
        Self { first, all, given: std::collections::HashMap::new(), gone: std::collections::HashSet::new() }
    }

    fn of(&self, head: usize) -> Vec<usize> {
        let range = self.first[head] as usize..self.first[head + 1] as usize;
        let mut children: Vec<usize> =
            self.all[range].iter().map(|c| *c as usize).filter(|c| !self.gone.contains(c)).collect();
        if let Some(given) = self.given.get(&head) {
            children.extend(given);
            children.sort_unstable();
        }
        children
    }

    fn give(&mut self, token: usize, from: usize, to: usize, seen: bool) {
        if from == to {
            return;
        }
        self.gone.insert(token);
        if let Some(given) = self.given.get_mut(&from) {
            given.retain(|c| *c != token);
        }
        if seen && token != to {
            self.given.entry(to).or_default().push(token);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_and_starts_of_two_sentences() {
        // "She saw it . They left"
        let tree = Tree::new(vec![1, 1, 1, 1, 5, 5]);
        assert_eq!(tree.left_edge, [0, 0, 2, 3, 4, 4]);
        assert_eq!(tree.right_edge, [0, 3, 2, 3, 4, 5]);
        assert_eq!(tree.starts, [true, false, false, false, true, false]);
        assert_eq!(Tree::new(Vec::new()), Tree::default());
    }

    #[test]
    fn crossing_arcs_do_not_split_a_sentence() {
        let tree = Tree::new(vec![2, 3, 2, 2, 1]);
        assert_eq!(tree.starts.iter().filter(|s| **s).count(), 1);
        // Edges are settled only as far as sentences need it, as in the reference: 4 hangs below 2 by way of 1 and 3.
        assert_eq!((tree.right_edge[3], tree.right_edge[2]), (4, 3));
    }

    #[test]
    fn lifted_arcs_go_below_the_label_they_name() {
        // Token 3 was lifted to the root 1 and belongs below token 2.
        let mut tree = Tree::new(vec![1, 1, 1, 1]);
        let mut relabelled = Vec::new();
        tree.unlift(&[3], |i, j| i == 3 && j == 2, |_| false, |i| relabelled.push(i));
        assert_eq!(tree.heads, [1, 1, 1, 2]);
        assert_eq!((tree.right_edge[2], relabelled), (3, vec![3]));
        tree.unlift(&[0], |_, _| false, |_| false, |_| {});
        assert_eq!(tree.heads, [1, 1, 1, 2]);
    }
}
