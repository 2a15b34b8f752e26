use std::collections::BTreeSet;

/// A set that mostly holds one thing: nine nodes in ten are spoken of in one document, nine edges in ten rest on one support.
///
/// Holds a lone element in place and turns into a tree with the second, so a set has one representation and `==` is
/// equality of sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Few<T> {
    None,
    One(T),
    Many(BTreeSet<T>),
}

impl<T: Ord> Few<T> {
    pub(super) fn insert(&mut self, item: T) {
        *self = match std::mem::replace(self, Self::None) {
            Self::None => Self::One(item),
            Self::One(held) if held == item => Self::One(held),
            Self::One(held) => Self::Many(BTreeSet::from([held, item])),
            Self::Many(mut set) => {
                set.insert(item);
                Self::Many(set)
            }
        };
    }

    /// Every element, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        let (one, many) = match self {
            Self::None => (None, None),
            Self::One(item) => (Some(item), None),
            Self::Many(set) => (None, Some(set.iter())),
        };
        one.into_iter().chain(many.into_iter().flatten())
    }

    pub(super) fn first(&self) -> Option<&T> {
        self.iter().next()
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::None => 0,
            Self::One(_) => 1,
            Self::Many(set) => set.len(),
        }
    }
}

impl<T: Ord> IntoIterator for Few<T> {
    type Item = T;
    type IntoIter = std::iter::Chain<std::option::IntoIter<T>, std::collections::btree_set::IntoIter<T>>;

    fn into_iter(self) -> Self::IntoIter {
        let (one, many) = match self {
            Self::None => (None, BTreeSet::new()),
            Self::One(item) => (Some(item), BTreeSet::new()),
            Self::Many(set) => (None, set),
        };
        one.into_iter().chain(many)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_one_representation_a_set() {
        let of = |items: &[u8]| {
            let mut few = Few::None;
            items.iter().for_each(|n| few.insert(*n));
            few
        };
        assert_eq!(of(&[7, 7]), of(&[7]));
        assert_eq!(of(&[3, 1, 2, 1]), of(&[1, 2, 3]));
        assert_eq!(of(&[3, 1, 2]).iter().copied().collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(of(&[3, 1]).into_iter().collect::<Vec<_>>(), [1, 3]);
        assert_eq!((of(&[]).len(), of(&[5]).len(), of(&[5, 6]).len()), (0, 1, 2));
    }
}
