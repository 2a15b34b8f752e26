//! What the threads make of documents, and how it waits on the disk.

use std::io;

use oxigraph::model::NamedNode;

use super::ordered::Waits;
use crate::document::{Document, Print};
use crate::extract::Facts;
use crate::graph::KnowledgeGraph;
use crate::rdf::Quads;
use crate::store::Origin;

/// What was found in a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub entities: u64,
    pub claims: u64,
    pub quads: u64,
}

impl Counts {
    pub fn of(facts: &Facts, quads: usize) -> Self {
        Self { entities: facts.entities.len() as u64, claims: facts.claims.len() as u64, quads: quads as u64 }
    }

    pub fn add(&mut self, other: Self) {
        self.entities += other.entities;
        self.claims += other.claims;
        self.quads += other.quads;
    }

    fn write(self, out: &mut Vec<u8>) {
        [self.entities, self.claims, self.quads].iter().for_each(|count| out.extend(count.to_le_bytes()));
    }

    fn read(from: &mut Bytes<'_>) -> io::Result<Self> {
        Ok(Self { entities: from.number()?, claims: from.number()?, quads: from.number()? })
    }
}

/// What is written of a document.
#[derive(Debug)]
pub(super) struct Piece {
    pub counts: Counts,
    /// The document's IRI, and what its copies are found by.
    pub print: Option<(String, Print)>,
    pub body: Body,
}

#[derive(Debug)]
pub(super) enum Body {
    Text(Vec<u8>),
    /// So many that their text is not made before it is written.
    Quads(Quads),
    Failed(io::Error),
}

impl Body {
    /// The text of what was made as text.
    pub fn text(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Text(text) => Ok(text),
            Self::Quads(_) => Err(other()),
            Self::Failed(error) => Err(error),
        }
    }
}

impl From<io::Result<Vec<u8>>> for Body {
    fn from(text: io::Result<Vec<u8>>) -> Self {
        text.map_or_else(Self::Failed, Self::Text)
    }
}

impl Waits for Piece {
    fn size(&self) -> usize {
        let body = match &self.body {
            Body::Text(text) => text.len(),
            Body::Quads(quads) => quads.size(),
            Body::Failed(_) => 0,
        };
        size_of::<Self>() + body
    }

    fn write(&self, out: &mut Vec<u8>) -> bool {
        if matches!(self.body, Body::Failed(_)) {
            return false;
        }
        self.counts.write(out);
        out.push(u8::from(self.print.is_some()));
        if let Some((iri, print)) = &self.print {
            part(out, iri.as_bytes());
            out.extend(print.to_bytes());
        }
        out.push(u8::from(matches!(self.body, Body::Quads(_))));
        match &self.body {
            Body::Text(text) => out.extend_from_slice(text),
            Body::Quads(quads) => quads.write(out),
            Body::Failed(_) => {}
        }
        true
    }

    fn read(bytes: &[u8]) -> io::Result<Self> {
        let mut from = Bytes(bytes);
        let counts = Counts::read(&mut from)?;
        let print = if from.flag()? { Some((from.string()?, from.print()?)) } else { None };
        let body = if from.flag()? { Body::Quads(quads(from.0)?) } else { Body::Text(from.0.to_vec()) };
        Ok(Self { counts, print, body })
    }
}

/// A document on its way into a store.
#[derive(Debug)]
pub(super) struct Task {
    pub origin: Origin,
    pub content: Content,
}

/// What is known of the document of a [`Task`].
#[derive(Debug)]
pub(super) enum Content {
    /// The store knew it when it was read.
    Known(Box<Document>),
    /// What was found in it.
    Found(Counts, Quads),
}

impl Waits for Task {
    fn size(&self) -> usize {
        match &self.content {
            Content::Known(document) => size_of::<Document>() + document.weight(),
            Content::Found(_, quads) => quads.size(),
        }
    }

    fn write(&self, out: &mut Vec<u8>) -> bool {
        let Content::Found(counts, quads) = &self.content else { return false };
        let Origin { graph, content, source, weak_identity, print } = &self.origin;
        [graph.as_str(), content, source].iter().for_each(|text| part(out, text.as_bytes()));
        out.extend([u8::from(*weak_identity), u8::from(print.is_some())]);
        out.extend(print.iter().flat_map(Print::to_bytes));
        counts.write(out);
        quads.write(out);
        true
    }

    fn read(bytes: &[u8]) -> io::Result<Self> {
        let mut from = Bytes(bytes);
        let (graph, content, source) = (NamedNode::new_unchecked(from.string()?), from.string()?, from.string()?);
        let (weak_identity, printed) = (from.flag()?, from.flag()?);
        let print = if printed { Some(from.print()?) } else { None };
        let counts = Counts::read(&mut from)?;
        let origin = Origin { graph, content, source, weak_identity, print };
        Ok(Self { origin, content: Content::Found(counts, quads(from.0)?) })
    }
}

/// A document's graph and what is in it.
impl Waits for (KnowledgeGraph, Counts) {
    /// All graphs become one in memory, so that it takes none for itself.
    fn size(&self) -> usize {
        0
    }

    fn write(&self, _: &mut Vec<u8>) -> bool {
        false
    }

    fn read(_: &[u8]) -> io::Result<Self> {
        Err(other())
    }
}

/// What a few documents gave that were worked on together.
impl<W: Waits> Waits for Vec<W> {
    fn size(&self) -> usize {
        self.iter().map(W::size).sum()
    }

    fn write(&self, out: &mut Vec<u8>) -> bool {
        let mut one = Vec::new();
        for waits in self {
            one.clear();
            if !waits.write(&mut one) {
                return false;
            }
            part(out, &one);
        }
        true
    }

    fn read(bytes: &[u8]) -> io::Result<Self> {
        let (mut from, mut out) = (Bytes(bytes), Self::new());
        while !from.0.is_empty() {
            out.push(W::read(from.part()?)?);
        }
        Ok(out)
    }
}

fn quads(bytes: &[u8]) -> io::Result<Quads> {
    Quads::read(bytes).ok_or_else(other)
}

/// Bytes behind their length.
fn part(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend((bytes.len() as u64).to_le_bytes());
    out.extend_from_slice(bytes);
}

/// What is left to be read.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn array<const N: usize>(&mut self) -> io::Result<&'b [u8; N]> {
        let (first, rest) = self.0.split_first_chunk().ok_or_else(other)?;
        self.0 = rest;
        Ok(first)
    }

    fn number(&mut self) -> io::Result<u64> {
        self.array().map(|bytes| u64::from_le_bytes(*bytes))
    }

    fn flag(&mut self) -> io::Result<bool> {
        self.array::<1>().map(|[flag]| *flag != 0)
    }

    fn print(&mut self) -> io::Result<Print> {
        self.array().map(Print::from_bytes)
    }

    fn part(&mut self) -> io::Result<&'b [u8]> {
        let length = usize::try_from(self.number()?).map_err(|_| other())?;
        let (first, rest) = self.0.split_at_checked(length).ok_or_else(other)?;
        self.0 = rest;
        Ok(first)
    }

    fn string(&mut self) -> io::Result<String> {
        String::from_utf8(self.part()?.to_vec()).map_err(|_| other())
    }
}

fn other() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "what waited on the disk is not what was written")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use oxigraph::model::{GraphName, Literal, Quad};

    use super::*;

    fn print() -> Print {
        Print::of(&"one two three four five six seven ".repeat(20), None).unwrap()
    }

    #[test]
    fn what_waits_on_the_disk_comes_back_as_it_was() {
        let counts = Counts { entities: 3, claims: 2, quads: 1 };
        let graph = NamedNode::new_unchecked("http://a/doc");
        let literal = Literal::new_language_tagged_literal("a \"b\"\n\u{202e}ü", "en").unwrap();
        let quad = Quad::new(graph.clone(), graph.clone(), literal, GraphName::NamedNode(graph.clone()));
        let quads: Quads = [quad].into_iter().collect();

        let piece = |print, body| Piece { counts, print, body };
        let text = |text: &str| Body::Text(text.as_bytes().to_vec());
        let named = Some(("http://a/ü".to_owned(), print()));
        let pieces = vec![
            piece(named.clone(), text("<a> \0\n")),
            piece(None, text("")),
            piece(named, Body::Quads(quads.clone())),
        ];
        let mut bytes = Vec::new();
        assert!(pieces.write(&mut bytes));
        assert_eq!(format!("{:?}", Vec::<Piece>::read(&bytes).unwrap()), format!("{pieces:?}"));

        for print in [None, Some(print())] {
            let (content, source) = ("0a".to_owned(), "a b.html#7".to_owned());
            let origin = Origin { graph: graph.clone(), content, source, weak_identity: true, print };
            let task = Task { origin, content: Content::Found(counts, quads.clone()) };
            let mut bytes = Vec::new();
            assert!(task.write(&mut bytes));
            assert_eq!(format!("{:?}", Task::read(&bytes).unwrap()), format!("{task:?}"));
            for end in 0..bytes.len() {
                assert!(Task::read(&bytes[..end]).is_err(), "{end}");
            }
        }
    }

    #[test]
    fn what_failed_waits_in_memory() {
        let body = Body::Failed(io::Error::other("no room"));
        let failed = Piece { counts: Counts::default(), print: None, body };
        assert!(!vec![failed].write(&mut Vec::new()));
    }
}
