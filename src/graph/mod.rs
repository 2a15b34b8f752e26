//! Placeholder: `graph`.
