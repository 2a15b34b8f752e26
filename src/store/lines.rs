//! Where the changes of a store stand, so that they need not be in memory.

use std::sync::{Mutex, PoisonError};

use super::entry::Change;
use super::error::StoreError;
use crate::base::spill::Records;

/// Changes, each of which is read again by the place where it stands. Zero is no place.
pub(super) trait Lines: Send + Sync {
    /// The change at `place`.
    fn read(&self, place: u64) -> Result<Change, StoreError>;
}

/// Changes that are kept here: in memory, or in a temporary file.
pub(super) struct Kept(Mutex<Records>);

/// Bytes of the length that a change has before it.
const LENGTH: usize = 8;

impl Kept {
    /// None; up to `in_memory` bytes stay in memory, so that with [`usize::MAX`] nothing can fail.
    pub fn new(in_memory: usize) -> Self {
        let mut records = Records::new(in_memory);
        // So that nothing stands at zero. One byte waits in memory.
        let _ = records.push(&[0]);
        Self(Mutex::new(records))
    }

    /// Keeps a change and tells where.
    pub fn push(&mut self, change: &Change) -> Result<u64, StoreError> {
        // Strings, numbers and lists of them always serialise.
        let json = serde_json::to_vec(change).unwrap_or_default();
        let records = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        let place = records.push(&(json.len() as u64).to_le_bytes())?;
        records.push(&json)?;
        Ok(place)
    }
}

impl Lines for Kept {
    fn read(&self, place: u64) -> Result<Change, StoreError> {
        let mut records = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut length = [0; LENGTH];
        records.read(place, &mut length)?;
        let mut json = vec![0; usize::try_from(u64::from_le_bytes(length)).unwrap_or_default()];
        records.read(place + LENGTH as u64, &mut json)?;
        serde_json::from_slice(&json).map_err(|error| StoreError::Temporary(error.into()))
    }
}
