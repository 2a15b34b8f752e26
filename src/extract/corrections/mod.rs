//! What the user has corrected: entities merged, split, given another class or name, or taken out. Replayed at every run.
//!
//! ```toml
//! [[merge]]
//! name = ["M. Oduya", "President Oduya"]
//! to = "Maria Oduya"
//! ```

mod apply;
mod file;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use crate::schema::EntityType;

pub use file::CorrectionError;

/// The corrections of one or several files, in their order.
#[derive(Clone, Debug, Default)]
pub struct Corrections {
    list: Vec<Correction>,
    /// A fingerprint of the files.
    digest: String,
}

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Correction {
    /// Where it stands, as `corrections.toml:12`.
    place: Arc<str>,
    which: Which,
    what: What,
}

/// Which entities a correction is for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Which {
    /// Names, ids, IRIs or Wikidata items; at least one.
    names: Vec<String>,
    /// Only of this class.
    class: Option<EntityType>,
    /// Only in documents of which the id, the caller's id, the address or the source is, or ends with, this.
    document: Option<String>,
}

/// What a correction does.
#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// No such thing: mentions and claims go with it.
    Reject,
    /// These mentions, or all of one document, are another thing.
    Split { mentions: Vec<String>, to: String },
    /// They are one thing.
    Merge { to: String },
    /// It is of this class.
    Retype { class: EntityType },
    /// It is called so.
    Rename { label: String },
}

impl What {
    /// In which order corrections are applied: what is taken out first, names last.
    const fn order(&self) -> u8 {
        match self {
            Self::Reject => 0,
            Self::Split { .. } => 1,
            Self::Merge { .. } => 2,
            Self::Retype { .. } => 3,
            Self::Rename { .. } => 4,
        }
    }
}

impl Corrections {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// [`CorrectionError`] with the line of the first thing that is wrong.
    pub fn open(path: &Path) -> Result<Self, CorrectionError> {
        file::open(path)
    }

    /// Reads the text of a file that errors call `name`.
    ///
    /// # Errors
    ///
    /// As [`Corrections::open`].
    pub fn parse(name: &str, text: &str) -> Result<Self, CorrectionError> {
        file::parse(name, text)
    }

    /// These and further ones, which come after them.
    #[must_use]
    pub fn and(mut self, more: Self) -> Self {
        self.list.extend(more.list);
        self.list.sort_by_key(|c| c.what.order());
        self.digest = crate::base::fingerprint(&[&self.digest, &more.digest]);
        self
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// A fingerprint of all of them.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }
}
