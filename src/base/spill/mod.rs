//! Collections that keep little in memory and the rest in a temporary file without a name, which goes when they go.

mod map;
mod records;
mod set;
mod sorter;
mod spool;

pub use map::HashMap64;
pub use records::Records;
pub use set::HashSet64;
pub use sorter::{Sorted, Sorter, StringSorter};
pub use spool::TemporaryFile;

/// Bytes that one collection keeps in memory before it goes to a file, unless another number is asked for.
pub const IN_MEMORY: usize = 256 << 10;
