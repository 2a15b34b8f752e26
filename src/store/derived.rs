use std::io;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::QuadRef;

use super::bulk::unreadable;
use super::error::StoreError;
use crate::base::spill::{IN_MEMORY, Records, StringSorter};
use crate::rdf::Quads;

/// Bytes of quads that are handed on together.
const PART: u64 = 64 << 10;

/// Quads that follow from all documents together, gathered in any order and in bounded memory.
pub struct Derived {
    lines: StringSorter,
}

/// They as sorted lines of N-Quads, each once.
pub(super) struct Lines {
    lines: Records,
    /// Where each part ends.
    ends: Vec<u64>,
    /// A hash of all lines; none if there are none.
    pub content: Option<String>,
}

impl Default for Derived {
    fn default() -> Self {
        Self { lines: StringSorter::new(IN_MEMORY) }
    }
}

impl Derived {
    /// Takes in a quad.
    ///
    /// # Errors
    ///
    /// Those of the temporary file.
    pub fn push(&mut self, quad: QuadRef<'_>) -> io::Result<()> {
        self.lines.push(format!("{quad} .\n").into_bytes().into_boxed_slice())
    }

    pub(super) fn sorted(self) -> io::Result<Lines> {
        let (mut lines, mut ends) = (Records::new(IN_MEMORY), vec![0]);
        let (mut hasher, mut last) = (blake3::Hasher::new(), Box::default());
        for line in self.lines.sorted()? {
            let line = line?;
            if line == last {
                continue;
            }
            hasher.update(&line);
            lines.push(&line)?;
            match &mut ends[..] {
                [.., start, end] if *end - *start < PART => *end = lines.end(),
                _ => ends.push(lines.end()),
            }
            last = line;
        }
        let content = (lines.end() > 0).then(|| hasher.finalize().to_hex().to_string());
        Ok(Lines { lines, ends, content })
    }
}

impl Lines {
    /// The quads, a part at a time.
    pub fn parts(&mut self) -> impl Iterator<Item = Result<Quads, StoreError>> {
        self.ends.windows(2).map(|ends| {
            let mut lines = vec![0; usize::try_from(ends[1] - ends[0]).unwrap_or_default()];
            self.lines.read(ends[0], &mut lines)?;
            let quads = RdfParser::from_format(RdfFormat::NQuads).lenient().for_slice(&lines);
            quads.map(|quad| quad.map_err(|error| unreadable(&error))).collect()
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use oxigraph::model::{GraphName, NamedNode, Quad};

    use super::*;
    use crate::store::segment;

    #[test]
    fn the_parts_are_the_lines_of_a_segment() {
        let node = |n: u32| NamedNode::new(format!("https://e.org/{n}")).unwrap();
        let quad = |n: u32| Quad::new(node(n), node(n % 3), node(n * 7), GraphName::NamedNode(node(0)));
        for count in [0, 1, 10, 5000] {
            let quads: Quads = (0..count).chain(0..count / 2).map(|n| quad(n * 7919 % 5003)).collect();
            let mut derived = Derived::default();
            quads.iter().for_each(|quad| derived.push(quad).unwrap());
            let mut lines = derived.sorted().unwrap();
            let parts: Vec<_> = lines.parts().map(|part| segment::canonical(part.unwrap().iter()).0).collect();
            assert_eq!(parts.len() > 5, count == 5000, "{}", parts.len());
            assert_eq!(parts.concat(), segment::canonical(quads.iter()).0);
            assert_eq!(lines.content.is_some(), count > 0);
        }
    }
}
