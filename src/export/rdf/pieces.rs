use std::io::Write;

use super::names::Names;
use super::{RdfSyntax, WriteError, terse, write_all};
use crate::rdf::Quads;

/// Writes one file in pieces, each from the quads of some documents: no two have to be in memory at once, and they may be made side by side.
///
/// For the syntaxes of which [`Format::streams`](crate::export::Format::streams) says so. A file is the head and then the pieces, in any
/// order. TriG begins with all prefixes then, whether they are used or not, and the graphs of one piece are sorted among themselves.
#[derive(Clone, Copy, Debug)]
pub struct Pieces<'b> {
    syntax: RdfSyntax,
    base: &'b str,
}

impl<'b> Pieces<'b> {
    /// For a file in `syntax`, with IRIs under `base` relative to it.
    #[must_use]
    pub const fn new(syntax: RdfSyntax, base: &'b str) -> Self {
        Self { syntax, base }
    }

    /// What the file begins with.
    #[must_use]
    pub fn head(&self) -> Vec<u8> {
        let mut head = Vec::new();
        if self.syntax == RdfSyntax::TriG {
            // Memory takes all that is written.
            let _ = terse::header(&Names::all(self.base), &mut head);
        }
        head
    }

    /// Writes a piece of it.
    ///
    /// # Errors
    ///
    /// As [`write()`](super::write()).
    pub fn write(&self, quads: &Quads, out: &mut dyn Write) -> Result<(), WriteError> {
        match self.syntax {
            RdfSyntax::TriG => Ok(terse::graphs(&Names::all(self.base), quads.iter(), out)?),
            syntax => quads.iter().try_for_each(|quad| write_all(syntax, self.base, &[quad], out)),
        }
    }
}
