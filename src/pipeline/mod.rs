//! Placeholder: `pipeline`.
