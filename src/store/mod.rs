//! Placeholder: `store`.
