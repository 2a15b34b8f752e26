use super::Comment;

/// Which comments of a thread stand above which, told at once however deep the thread is.
pub(crate) struct Ancestors {
    /// For every comment, its number where each is followed by all below it.
    number: Vec<u32>,
    /// How many there are from it on down.
    size: Vec<u32>,
}

impl Ancestors {
    /// Of comments whose parents come before them.
    pub(crate) fn of(comments: &[Comment]) -> Self {
        let parent = |at: usize| comments[at].parent.map(|parent| parent as usize).filter(|parent| *parent < at);
        let mut size = vec![1; comments.len()];
        for at in (0..comments.len()).rev() {
            if let Some(parent) = parent(at) {
                size[parent] += size[at];
            }
        }
        let (mut number, mut next, mut top) = (vec![0; comments.len()], vec![0; comments.len()], 0);
        for at in 0..comments.len() {
            let free = parent(at).map_or(&mut top, |parent| &mut next[parent]);
            number[at] = *free;
            *free += size[at];
            next[at] = number[at] + 1;
        }
        Self { number, size }
    }

    /// Whether a comment answers another one, directly or through others.
    pub(crate) fn is_above(&self, upper: u32, lower: u32) -> bool {
        let (upper, lower) = (upper as usize, lower as usize);
        let below = self.number[upper] + 1..self.number[upper] + self.size[upper];
        below.contains(&self.number[lower])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Id;
    use crate::document::CommentKind;

    #[test]
    fn ancestors_are_those_that_a_walk_meets() {
        // Chains, forks and comments on the article, in no order but that parents come first.
        for seed in 1..60_u32 {
            let parents: Vec<Option<u32>> = (0..40_u32)
                .map(|at| Some((at * seed * 31 + seed) % (at + 2)).filter(|parent| *parent < at && seed % 5 != at % 5))
                .collect();
            let comments: Vec<_> = parents.iter().map(|parent| comment(*parent)).collect();
            let ancestors = Ancestors::of(&comments);
            for lower in 0..40 {
                let walk: Vec<u32> =
                    std::iter::successors(parents[lower as usize], |up| parents[*up as usize]).collect();
                for upper in 0..40 {
                    assert_eq!(ancestors.is_above(upper, lower), walk.contains(&upper), "{seed}: {upper} {lower}");
                }
            }
        }
    }

    fn comment(parent: Option<u32>) -> Comment {
        Comment {
            id: Id::new(&["comment"]),
            kind: CommentKind::Comment,
            language: None,
            caller_id: None,
            parent,
            depth: 0,
            ordinal: 0,
            author: None,
            created: None,
            text: String::new(),
        }
    }
}
