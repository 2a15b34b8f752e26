//! Python regular expressions of the kind tokenizers use, exactly and in linear time.
//!
//! The `regex` crate has no lookaround and different character classes, and backtracking engines are quadratic on
//! hostile text. This one simulates the automaton: time is at most text length times program size, whatever the pattern.
//! Lookaheads and lookbehinds run as small automata of their own at the place where they stand.

mod parse;
mod program;

pub use parse::PatternError;
pub use program::{Pattern, Scratch};
