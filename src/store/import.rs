//! RDF files that others made.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::{BlankNode, GraphName, NamedNode, NamedOrBlankNode, Quad, Term};

use super::entry::{Origin, source_key};
use super::error::StoreError;

const JSON_LD: RdfFormat = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };

/// Extension, format, and for extensions that others use too the words that tell.
const FORMATS: &[(&str, RdfFormat, Option<&str>)] = &[
    ("ttl", RdfFormat::Turtle, None),
    ("nt", RdfFormat::NTriples, None),
    ("nq", RdfFormat::NQuads, None),
    ("trig", RdfFormat::TriG, None),
    ("rdf", RdfFormat::RdfXml, None),
    ("owl", RdfFormat::RdfXml, Some("http://www.w3.org/1999/02/22-rdf-syntax-ns#")),
    ("xml", RdfFormat::RdfXml, Some("http://www.w3.org/1999/02/22-rdf-syntax-ns#")),
    ("jsonld", JSON_LD, None),
    ("json", JSON_LD, Some("\"@context\"")),
];

/// How much of a file is looked at to tell what it is.
const HEAD: u64 = 8192;

const BATCH: usize = 65536;

/// The RDF format of a file: by its extension, and for `.xml`, `.owl` and `.json` only if its first bytes agree.
#[must_use]
pub fn rdf_format(path: &Path, head: &[u8]) -> Option<RdfFormat> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    let (_, format, telling) = FORMATS.iter().find(|(e, ..)| *e == extension)?;
    let agrees = telling.is_none_or(|words| head.windows(words.len()).any(|w| w == words.as_bytes()));
    agrees.then_some(*format)
}

/// As [`rdf_format`], looking into the file itself; none for what cannot be read or is a folder.
#[must_use]
pub fn sniff_rdf(path: &Path) -> Option<RdfFormat> {
    let mut head = Vec::new();
    if rdf_format(path, &head).is_some() && path.is_file() {
        return rdf_format(path, &head);
    }
    File::open(path).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    rdf_format(path, &head)
}

/// The extensions of the formats that [`rdf_format`] knows, for messages: `.ttl, .nt, ...`.
#[must_use]
pub fn known_extensions() -> String {
    FORMATS.iter().map(|(extension, ..)| format!(".{extension}")).collect::<Vec<_>>().join(", ")
}

/// An RDF file that is about to be read.
pub(super) struct RdfFile {
    pub origin: Origin,
    format: RdfFormat,
    path: PathBuf,
    /// The content of what can be read only once, as a pipe.
    bytes: Option<Vec<u8>>,
    tag: String,
}

impl RdfFile {
    /// Finds out the file's format and hash.
    pub fn open(path: &Path, format: Option<RdfFormat>, base: &str) -> Result<Self, StoreError> {
        let io = |source| StoreError::Io { action: "read", path: path.to_owned(), source };
        let mut file = File::open(path).map_err(io)?;
        let bytes = if file.metadata().map_err(io)?.is_file() {
            None
        } else {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).map_err(io)?;
            Some(bytes)
        };
        let mut input = reader(path, bytes.as_deref()).map_err(io)?;
        let mut head = Vec::new();
        input.by_ref().take(HEAD).read_to_end(&mut head).map_err(io)?;
        let format = format
            .or_else(|| rdf_format(path, &head))
            .ok_or_else(|| StoreError::UnknownFormat { path: path.to_owned() })?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&head);
        std::io::copy(&mut input, &mut hasher).map_err(io)?;
        drop(input);
        let content = hasher.finalize().to_hex().to_string();
        let tag = content[..16].to_owned();
        let graph = format!("{base}import/{tag}");
        let graph = NamedNode::new(&graph).map_err(|_| StoreError::GraphName(graph))?;
        let source = source_key(&path.to_string_lossy());
        let origin = Origin { graph, content, source, weak_identity: true, print: None };
        Ok(Self { origin, format, path: path.to_owned(), bytes, tag })
    }

    /// Hands the file's quads to `take`, a batch at a time.
    pub fn read(&self, mut take: impl FnMut(Vec<Quad>) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let io = |source| StoreError::Io { action: "read", path: self.path.clone(), source };
        let parser = RdfParser::from_format(self.format)
            .with_base_iri(self.origin.graph.as_str())
            .map_err(|_| StoreError::GraphName(self.origin.graph.as_str().to_owned()))?
            .with_default_graph(self.origin.graph.clone());
        let mut labels = Labels { tag: &self.tag, known: HashMap::new() };
        let mut batch = Vec::new();
        for quad in parser.for_reader(reader(&self.path, self.bytes.as_deref()).map_err(io)?) {
            batch.push(labels.relabel(quad.map_err(|e| self.fault(e))?));
            if batch.len() == BATCH {
                take(std::mem::take(&mut batch))?;
            }
        }
        take(batch)
    }

    fn fault(&self, error: RdfParseError) -> StoreError {
        let error = match error {
            RdfParseError::Io(source) => {
                return StoreError::Io { action: "read", path: self.path.clone(), source };
            }
            RdfParseError::Syntax(error) => error,
        };
        let position =
            error.location().map(|at| format!(":{}:{}", at.start.line + 1, at.start.column + 1)).unwrap_or_default();
        let mut message = error.to_string();
        if message.contains("LoadDocument") || message.contains("loading remote") {
            message.push_str("; pressgraph reads no network, write the context into the file");
        }
        StoreError::Syntax { path: self.path.clone(), position, message }
    }
}

fn reader<'b>(path: &Path, bytes: Option<&'b [u8]>) -> std::io::Result<Box<dyn Read + 'b>> {
    Ok(match bytes {
        Some(bytes) => Box::new(Cursor::new(bytes)),
        None => Box::new(BufReader::with_capacity(1 << 16, File::open(path)?)),
    })
}

/// Blank nodes of two files are never the same, whatever their labels; those of one file get the same labels in every
/// run, by the order in which they come (parsers invent random ones for `[]`).
struct Labels<'f> {
    tag: &'f str,
    known: HashMap<BlankNode, BlankNode>,
}

impl Labels<'_> {
    fn relabel(&mut self, mut quad: Quad) -> Quad {
        if let NamedOrBlankNode::BlankNode(node) = &mut quad.subject {
            *node = self.label(node);
        }
        if let Term::BlankNode(node) = &mut quad.object {
            *node = self.label(node);
        }
        if let GraphName::BlankNode(node) = &mut quad.graph_name {
            *node = self.label(node);
        }
        quad
    }

    fn label(&mut self, node: &BlankNode) -> BlankNode {
        let next = self.known.len();
        let new = || BlankNode::new_unchecked(format!("f{}n{next}", self.tag));
        self.known.entry(node.clone()).or_insert_with(new).clone()
    }
}
