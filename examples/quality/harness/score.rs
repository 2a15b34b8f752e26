//! Counts, and the two measures of clusters of mentions. Mentions are numbers: one number, one mention, whoever found it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Right, wrong and missed answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Found and right.
    pub tp: usize,
    /// Found and wrong.
    pub fp: usize,
    /// Not found.
    pub fn_: usize,
}

impl Counts {
    /// How much of what was found is right.
    pub fn precision(self) -> f64 {
        share(self.tp, self.tp + self.fp)
    }

    /// How much of what is there was found.
    pub fn recall(self) -> f64 {
        share(self.tp, self.tp + self.fn_)
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        harmonic(self.precision(), self.recall())
    }

    /// Compares two sets.
    pub fn of<T: Ord>(gold: &BTreeSet<T>, found: &BTreeSet<T>) -> Self {
        let tp = gold.intersection(found).count();
        Self { tp, fp: found.len() - tp, fn_: gold.len() - tp }
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.tp += other.tp;
        self.fp += other.fp;
        self.fn_ += other.fn_;
    }
}

/// `part` of `whole`; nothing of nothing is 0.
#[expect(clippy::cast_precision_loss, reason = "counts of a corpus")]
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The harmonic mean, 0 if both are.
pub fn harmonic(a: f64, b: f64) -> f64 {
    if a + b == 0.0 { 0.0 } else { 2.0 * a * b / (a + b) }
}

/// The sums behind a precision and a recall, to be added over documents.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    /// What was right of the answer, at most `found`.
    pub right_found: f64,
    /// The size of the answer.
    pub found: f64,
    /// What was found of the gold, at most `gold`.
    pub right_gold: f64,
    /// The size of the gold.
    pub gold: f64,
}

impl Sums {
    /// Precision, recall, F1.
    pub fn prf(self) -> (f64, f64, f64) {
        let p = if self.found == 0.0 { 0.0 } else { self.right_found / self.found };
        let r = if self.gold == 0.0 { 0.0 } else { self.right_gold / self.gold };
        (p, r, harmonic(p, r))
    }
}

impl std::ops::AddAssign for Sums {
    fn add_assign(&mut self, other: Self) {
        self.right_found += other.right_found;
        self.found += other.found;
        self.right_gold += other.right_gold;
        self.gold += other.gold;
    }
}

/// A partition of mentions.
pub type Clusters = Vec<BTreeSet<usize>>;

/// The clusters of (mention, name of its cluster) pairs.
pub fn clusters<K: Ord>(pairs: impl IntoIterator<Item = (usize, K)>) -> Clusters {
    let mut by_name: BTreeMap<K, BTreeSet<usize>> = BTreeMap::new();
    for (mention, name) in pairs {
        by_name.entry(name).or_default().insert(mention);
    }
    by_name.into_values().collect()
}

/// B-cubed (Bagga and Baldwin 1998): for each mention, how much of its cluster belongs there. A mention that only one side has
/// counts nothing for that side and in full below the line.
pub fn b_cubed(gold: &Clusters, found: &Clusters) -> Sums {
    let (right_gold, all_gold) = one_way(gold, found);
    let (right_found, all_found) = one_way(found, gold);
    Sums { right_found, found: all_found, right_gold, gold: all_gold }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a document")]
fn one_way(from: &Clusters, to: &Clusters) -> (f64, f64) {
    let home: BTreeMap<usize, &BTreeSet<usize>> = to.iter().flat_map(|c| c.iter().map(move |m| (*m, c))).collect();
    let mut right = 0.0;
    for cluster in from {
        for mention in cluster {
            let shared = home.get(mention).map_or(0, |other| cluster.intersection(other).count());
            right += shared as f64 / cluster.len() as f64;
        }
    }
    (right, from.iter().map(BTreeSet::len).sum::<usize>() as f64)
}

/// CEAF-e (Luo 2005): clusters of both sides paired one to one so that their likeness, `2|a∩b| / (|a|+|b|)`, sums up highest.
#[expect(clippy::cast_precision_loss, reason = "counts of a document")]
pub fn ceaf_e(gold: &Clusters, found: &Clusters) -> Sums {
    let likeness =
        |a: &BTreeSet<usize>, b: &BTreeSet<usize>| 2.0 * a.intersection(b).count() as f64 / (a.len() + b.len()) as f64;
    let table: Vec<Vec<f64>> = gold.iter().map(|g| found.iter().map(|f| likeness(g, f)).collect()).collect();
    let best: f64 = assignment(&table).into_iter().map(|(g, f)| table[g][f]).sum();
    Sums { right_found: best, found: found.len() as f64, right_gold: best, gold: gold.len() as f64 }
}

/// Pairs rows with columns one to one so that the sum of their `worth` is highest (the Hungarian method, with potentials).
pub fn assignment(worth: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let (rows, columns) = (worth.len(), worth.first().map_or(0, Vec::len));
    let size = rows.max(columns);
    // Row and column 0 stand for "not paired yet"; rows and columns that only one side has are worth nothing.
    let cost = |row: usize, column: usize| -worth.get(row - 1).and_then(|r| r.get(column - 1)).copied().unwrap_or(0.0);
    let (mut row_potential, mut column_potential) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let mut row_of = vec![0; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        let mut column = 0;
        let (mut slack, mut from) = (vec![f64::INFINITY; size + 1], vec![0; size + 1]);
        let mut seen = vec![false; size + 1];
        while row_of[column] != 0 {
            seen[column] = true;
            let at = row_of[column];
            let (mut step, mut next) = (f64::INFINITY, 0);
            for other in 1..=size {
                if seen[other] {
                    continue;
                }
                let reduced = cost(at, other) - row_potential[at] - column_potential[other];
                if reduced < slack[other] {
                    (slack[other], from[other]) = (reduced, column);
                }
                if slack[other] < step {
                    (step, next) = (slack[other], other);
                }
            }
            for other in 0..=size {
                if seen[other] {
                    row_potential[row_of[other]] += step;
                    column_potential[other] -= step;
                } else {
                    slack[other] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[from[column]];
            column = from[column];
        }
    }
    let pairs = (1..=size).map(|column| (row_of[column], column)).filter(|(r, c)| *r <= rows && *c <= columns);
    pairs.map(|(row, column)| (row - 1, column - 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(clusters: &[&[usize]]) -> Clusters {
        clusters.iter().map(|c| c.iter().copied().collect()).collect()
    }

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-9, "{a} is not {b}");
    }

    #[test]
    fn counts_of_sets() {
        let counts = Counts::of(&BTreeSet::from([1, 2, 3]), &BTreeSet::from([2, 3, 4, 5]));
        assert_eq!(counts, Counts { tp: 2, fp: 2, fn_: 1 });
        close(counts.precision(), 0.5);
        close(counts.recall(), 2.0 / 3.0);
        close(counts.f1(), 4.0 / 7.0);
        close(Counts::default().f1(), 0.0);
    }

    /// The worked example of Luo (2005): gold {1..5} {6,7} {8..12}, answer {1..5} {6..12}.
    #[test]
    fn published_example() {
        let gold = sets(&[&[1, 2, 3, 4, 5], &[6, 7], &[8, 9, 10, 11, 12]]);
        let found = sets(&[&[1, 2, 3, 4, 5], &[6, 7, 8, 9, 10, 11, 12]]);
        let (p, r, _) = b_cubed(&gold, &found).prf();
        close(p, (5.0 + 2.0 * 2.0 / 7.0 + 5.0 * 5.0 / 7.0) / 12.0);
        close(r, 1.0);
        let (p, r, _) = ceaf_e(&gold, &found).prf();
        let likeness = 1.0 + 10.0 / 12.0;
        close(p, likeness / 2.0);
        close(r, likeness / 3.0);
    }

    #[test]
    fn mentions_of_one_side_only() {
        let (gold, found) = (sets(&[&[1, 2], &[3]]), sets(&[&[1, 9], &[8]]));
        let (p, r, _) = b_cubed(&gold, &found).prf();
        close(p, 0.5 / 3.0);
        close(r, 0.5 / 3.0);
        let (p, r, _) = ceaf_e(&gold, &found).prf();
        close(p, 0.25);
        close(r, 0.25);
        close(ceaf_e(&gold, &sets(&[])).prf().2, 0.0);
    }

    #[test]
    fn assignment_beats_greed() {
        // Taking 9 first leaves 1: 10 in all, against 8 + 7.
        assert_eq!(assignment(&[vec![9.0, 8.0], vec![7.0, 1.0]]), [(1, 0), (0, 1)]);
    }

    /// Against every permutation, on tables of odd shapes filled by a small generator.
    #[test]
    fn assignment_is_the_best_there_is() {
        fn best(worth: &[Vec<f64>], row: usize, used: &mut Vec<bool>) -> f64 {
            let Some(values) = worth.get(row) else { return 0.0 };
            let mut top = best(worth, row + 1, used);
            for (column, value) in values.iter().enumerate() {
                if !used[column] {
                    used[column] = true;
                    top = top.max(value + best(worth, row + 1, used));
                    used[column] = false;
                }
            }
            top
        }
        let mut state = 7u32;
        for (rows, columns) in [(1, 1), (2, 5), (5, 2), (4, 4), (6, 5), (5, 7)] {
            let mut next = || {
                state = state.wrapping_mul(1_103_515_245).wrapping_add(12345);
                f64::from(state >> 16 & 15) / 16.0
            };
            let worth: Vec<Vec<f64>> = (0..rows).map(|_| (0..columns).map(|_| next()).collect()).collect();
            let pairs = assignment(&worth);
            assert_eq!(pairs.len(), rows.min(columns));
            close(pairs.iter().map(|(r, c)| worth[*r][*c]).sum(), best(&worth, 0, &mut vec![false; columns]));
        }
    }
}
