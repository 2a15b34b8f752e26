//! Which layers a caller wants: only the networks that these need are run.

use std::ops::BitOr;

/// A set of layers of analysis. Tokens with their normal forms are always there.
///
/// ```
/// use pressgraph::nlp::engine::LayerSet;
///
/// let wanted = LayerSet::TREES | LayerSet::NAMES;
/// assert!(wanted.has(LayerSet::NAMES) && !wanted.has(LayerSet::ENTS));
/// assert!(LayerSet::ALL.has(wanted));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LayerSet(u8);

impl LayerSet {
    /// Tokens and their normal forms alone.
    pub const TOKENS: Self = Self(0);
    /// Tags, coarse tags, features and lemmas. The rules for coarse tags look at dependencies, so trees come with them.
    pub const TAGS: Self = Self(1 | Self::TREES.0);
    /// Dependency trees and sentences. Where a model's rules change dependencies, tags come with them.
    pub const TREES: Self = Self(2);
    /// Noun phrases, which are read from tags and trees.
    pub const CHUNKS: Self = Self(4 | Self::TAGS.0);
    /// The entities of the pipeline's recogniser.
    pub const ENTS: Self = Self(8);
    /// The entities of its second recogniser, the component called `names`.
    pub const NAMES: Self = Self(16);
    /// Everything that the model has.
    pub const ALL: Self = Self(31);

    /// Whether all layers of `other` are in this set.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl BitOr for LayerSet {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
