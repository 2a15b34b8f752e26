//! What every stage shares: spans, identifiers, confidence, events. Imports nothing of ours.

mod confidence;
mod events;
mod id;
mod span;

pub use confidence::{Confidence, ConfidenceError};
pub use events::{Events, Silent, Warning};
pub use id::{Id, fingerprint, slug};
pub use span::{CodePoints, Span};
