use oxigraph::model::Quad;

use super::names::Names;
use super::{RdfSyntax, WriteError, terse, write_based};

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

    /// A piece of it. The quads make room for its text as it grows.
    ///
    /// # Errors
    ///
    /// As [`write()`](super::write()).
    pub fn piece(&self, quads: Vec<Quad>) -> Result<Vec<u8>, WriteError> {
        let mut piece = Vec::new();
        match self.syntax {
            RdfSyntax::TriG => terse::graphs(&Names::all(self.base), &quads, &mut piece)?,
            syntax => {
                for quad in quads {
                    write_based(syntax, self.base, &[quad], &mut piece)?;
                }
            }
        }
        Ok(piece)
    }
}
