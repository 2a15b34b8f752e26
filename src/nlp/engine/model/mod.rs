//! The model file: what it holds, reading and checking it, and making it from a spaCy pipeline folder.

pub mod bytes;
mod config;
mod file;
mod import;
mod meta;
mod msgpack;
mod tokens;
mod weights;

pub use file::{FileError, FileWriter, Model, describe, info, read};
pub use import::{ImportError, import};
pub use meta::{Attr, Encoder, Meta, Move, MoveKind, Tagger, Transitions};
pub use tokens::{Exception, TokenRules};
