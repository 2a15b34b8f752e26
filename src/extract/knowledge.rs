//! What the user knows and a run is told: authorities and corrections.

use std::sync::Arc;

use super::corrections::Corrections;
use crate::authority::index::Index;

/// What a run is told beyond its inputs. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// Authorities of the user's own, in the order in which they were given.
    pub authorities: Arc<[Index]>,
    /// What the user has corrected.
    pub corrections: Arc<Corrections>,
}

impl Knowledge {
    /// A fingerprint of all that output can depend on.
    #[must_use]
    pub fn digest(&self) -> String {
        let digests: Vec<String> = self.authorities.iter().map(Index::digest).collect();
        format!("authorities={} corrections={}", digests.join(","), self.corrections.digest())
    }
}
