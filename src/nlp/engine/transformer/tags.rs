//! Tags of words, and the best row of them.

use super::super::names::{Label, Names};

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// No part of a name.
    Out,
    /// The first word of a name.
    Begin(Label),
    /// A further word of it.
    In(Label),
}

impl Tag {
    pub const fn label(self) -> Option<Label> {
        match self {
            Self::Out => None,
            Self::Begin(label) | Self::In(label) => Some(label),
        }
    }
}

/// The tags of labels, in the order of a model's outputs: `Out`, then `Begin` and `In` of each label.
pub fn tags(labels: &[String], names: &mut Names) -> Vec<Tag> {
    let of_label = labels.iter().map(|label| names.add(label)).flat_map(|label| [Tag::Begin(label), Tag::In(label)]);
    std::iter::once(Tag::Out).chain(of_label).collect()
}

/// The row of tags with the largest sum of scores in which a name goes on only with its own label (Viterbi). A row of scores begins with
/// those of the tags.
pub fn decode<'s>(tags: &[Tag], scores: impl Iterator<Item = &'s [f32]>) -> Vec<usize> {
    let count = tags.len();
    let mut best: Vec<f32> = Vec::new();
    let mut back: Vec<u16> = Vec::new();
    for row in scores {
        if best.is_empty() {
            let barred = |tag: &Tag| matches!(tag, Tag::In(_));
            best = tags.iter().zip(row).map(|(tag, x)| if barred(tag) { f32::NEG_INFINITY } else { *x }).collect();
            continue;
        }
        let top = largest(&best);
        let from = |tag: usize| match tags[tag] {
            // The tag before `In` is `Begin` of its label.
            Tag::In(_) if best[tag] > best[tag - 1] => tag,
            Tag::In(_) => tag - 1,
            _ => top,
        };
        let source: Vec<usize> = (0..count).map(from).collect();
        best = source.iter().zip(row).map(|(source, x)| best[*source] + x).collect();
        back.extend(source.into_iter().map(|source| source as u16));
    }
    if best.is_empty() {
        return Vec::new();
    }
    let mut path = vec![largest(&best)];
    for sources in back.chunks_exact(count).rev() {
        let last = path[path.len() - 1];
        path.push(usize::from(sources[last]));
    }
    path.reverse();
    path
}

/// The first of the largest.
fn largest(row: &[f32]) -> usize {
    (0..row.len()).fold(0, |best, i| if row[i] > row[best] { i } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(tags: &[Tag], scores: &[f32], path: &[usize]) -> Option<f32> {
        let fits = |at: usize| match tags[path[at]] {
            Tag::In(label) => at > 0 && tags[path[at - 1]].label() == Some(label),
            _ => true,
        };
        let sum = || path.iter().zip(scores.chunks_exact(tags.len())).map(|(tag, row)| row[*tag]).sum();
        (0..path.len()).all(fits).then(sum)
    }

    #[test]
    fn the_best_row_of_all() {
        let tags = tags(&["A".to_owned(), "B".to_owned()], &mut Names::default());
        let scores = super::super::super::matrix::tests::seeded(4 * 5, 9);
        let found = decode(&tags, scores.chunks_exact(5));
        let mut best: Option<(f32, Vec<usize>)> = None;
        for number in 0..5usize.pow(4) {
            let path: Vec<usize> = (0..4).map(|at| number / 5usize.pow(at) % 5).collect();
            if let Some(sum) = score(&tags, &scores, &path)
                && best.as_ref().is_none_or(|(most, _)| sum > *most)
            {
                best = Some((sum, path));
            }
        }
        assert_eq!(best.map(|b| b.1), Some(found));
        assert_eq!(decode(&tags, std::iter::empty()), Vec::<usize>::new());
    }
}
