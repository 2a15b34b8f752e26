//! Placeholder: `export`.
