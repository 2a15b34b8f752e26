use std::io::Write;

use oxigraph::model::Quad;

use super::names::Names;
use super::{RdfSyntax, WriteError, terse, write_based};

/// Writes one file from the quads of several documents, without having them all in memory.
///
/// For the syntaxes of which [`Format::streams`](crate::export::Format::streams) says so. TriG begins with all prefixes then, whether they are
/// used or not, and the graphs of one call are sorted among themselves.
pub struct Stream<'b> {
    syntax: RdfSyntax,
    base: &'b str,
    begun: bool,
}

impl<'b> Stream<'b> {
    /// A file to be written in `syntax`, with IRIs under `base` relative to it.
    #[must_use]
    pub const fn new(syntax: RdfSyntax, base: &'b str) -> Self {
        Self { syntax, base, begun: false }
    }

    /// Writes the quads of the next document.
    ///
    /// # Errors
    ///
    /// As [`write()`](super::write()).
    pub fn write(&mut self, quads: &[Quad], out: &mut dyn Write) -> Result<(), WriteError> {
        if self.syntax != RdfSyntax::TriG {
            return write_based(self.syntax, self.base, quads, out);
        }
        let names = Names::all(self.base);
        if !self.begun {
            terse::header(&names, out)?;
            self.begun = true;
        }
        Ok(terse::graphs(&names, quads, out)?)
    }
}
