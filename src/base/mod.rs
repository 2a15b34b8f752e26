//! What every stage shares: spans, identifiers, confidence, events, collections larger than memory. Imports nothing of ours.

mod confidence;
mod events;
mod id;
mod span;
pub(crate) mod spill;

pub use confidence::{Confidence, ConfidenceError};
pub use events::{Events, Silent, Warning};
pub use id::{Id, fingerprint, slug};
pub use span::{CodePoints, Span};
