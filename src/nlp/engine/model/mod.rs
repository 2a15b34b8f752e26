//! The model file: what it holds, reading and checking it, and making it from a spaCy pipeline folder.

pub mod bytes;
mod config;
mod file;
mod import;
mod meta;
mod msgpack;
mod tokens;
mod weights;

pub use file::{Array, FileError, FileWriter, Model, describe, from_quarters, info, read, section_of};
pub use import::{ImportError, import};
pub use meta::{Attr, Encoder, Form, Meta, Move, MoveKind, Tagger, Tensor, Transformer, Transitions};
pub use tokens::{Exception, TokenRules};
pub use weights::Precision;
