//! Takes the arrays of a thinc network out of its MessagePack form.

use super::import::ImportError;
use super::meta::{Attr, Encoder, Table, Tensor};
use super::msgpack::{Array, Value, decode};
use crate::nlp::engine::short::to_short;

/// Collects named arrays into one run of floats.
#[derive(Debug, Default)]
pub(super) struct Weights {
    pub(super) bytes: Vec<u8>,
    /// Arrays that are kept in 24 bits: their upper sixteen, and their lower eight.
    pub(super) upper: Vec<u8>,
    pub(super) lower: Vec<u8>,
    pub(super) tensors: Vec<Tensor>,
}

impl Weights {
    pub(super) fn push(&mut self, name: String, array: &Array<'_>) {
        // Each array begins at a cache line.
        self.bytes.resize(self.bytes.len().next_multiple_of(64), 0);
        self.tensors.push(Tensor { name, shape: array.shape.clone(), offset: self.bytes.len() / 4, short: false });
        self.bytes.extend_from_slice(array.data);
    }

    /// Adds an array in 24-bit floats: embedding tables, which are most of a model and are only ever summed.
    pub(super) fn push_short(&mut self, name: String, array: &Array<'_>) {
        let aligned = self.lower.len().next_multiple_of(64);
        self.lower.resize(aligned, 0);
        self.upper.resize(2 * aligned, 0);
        self.tensors.push(Tensor { name, shape: array.shape.clone(), offset: aligned, short: true });
        let (floats, _) = array.data.as_chunks::<4>();
        for float in floats {
            let (upper, lower) = to_short(f32::from_le_bytes(*float));
            self.upper.extend_from_slice(&upper.to_le_bytes());
            self.lower.push(lower);
        }
    }

    /// Adds an array whose two axes at `axis` and `axis + 1` change places: maxout pieces become the outer axis, so that
    /// the largest piece is taken over whole rows.
    pub(super) fn push_pieces_first(&mut self, name: String, array: &Array<'_>, axis: usize) {
        let (outputs, pieces) = (array.shape[axis], array.shape[axis + 1]);
        let row = 4 * array.shape[axis + 2..].iter().product::<usize>();
        let mut shape = array.shape.clone();
        shape.swap(axis, axis + 1);
        let mut data = Vec::with_capacity(array.data.len());
        for block in array.data.chunks_exact(outputs * pieces * row) {
            for piece in 0..pieces {
                for output in 0..outputs {
                    let at = (output * pieces + piece) * row;
                    data.extend_from_slice(&block[at..at + row]);
                }
            }
        }
        self.push(name, &Array { shape, data: &data });
    }
}

/// A network: its nodes with their parameters, in thinc's breadth-first order.
pub(super) struct Network<'b> {
    component: String,
    root: Value<'b>,
}

impl<'b> Network<'b> {
    pub(super) fn read(component: &str, bytes: &'b [u8]) -> Result<Self, ImportError> {
        let root = decode(bytes).map_err(|e| ImportError::broken(format!("{component}/model"), &e))?;
        Ok(Self { component: component.to_owned(), root })
    }

    fn fail(&self, what: &str) -> ImportError {
        ImportError::Unsupported { component: self.component.clone(), what: what.to_owned() }
    }

    /// Indices of the nodes of a kind, in order.
    pub(super) fn nodes(&self, kind: &str) -> Vec<usize> {
        let nodes = self.root.get("nodes").map(Value::items).unwrap_or_default();
        let named = |n: &Value<'_>| n.get("name").and_then(Value::str) == Some(kind);
        nodes.iter().enumerate().filter(|(_, n)| named(n)).map(|(i, _)| i).collect()
    }

    /// The node that the root calls by a name.
    pub(super) fn reference(&self, name: &str) -> Option<usize> {
        let index = self.root.get("nodes")?.items().first()?.get("refs")?.get(name)?.uint()?;
        usize::try_from(index).ok()
    }

    pub(super) fn param(&self, node: usize, name: &str) -> Result<Array<'b>, ImportError> {
        let found = self.root.get("params").and_then(|p| p.items().get(node)?.get(name)?.array());
        found.ok_or_else(|| self.fail(&format!("no 32-bit float array {name:?} in node {node} of its network")))
    }

    /// An attribute of a node, itself MessagePack.
    pub(super) fn attr(&self, node: usize, name: &str) -> Option<Value<'b>> {
        match self.root.get("attrs")?.items().get(node)?.get(name)? {
            Value::Bin(bytes) => decode(bytes).ok(),
            _ => None,
        }
    }

    fn attr_number(&self, node: usize, name: &str) -> Option<usize> {
        usize::try_from(self.attr(node, name)?.uint()?).ok()
    }

    /// The encoder in this network, if it has one of its own; its arrays are added under `encoder{index}`.
    pub(super) fn encoder(&self, index: usize, out: &mut Weights) -> Result<Option<Encoder>, ImportError> {
        let Some(&features) = self.nodes("extract_features").first() else { return Ok(None) };
        if !self.nodes("static_vectors").is_empty() {
            return Err(self.fail("static word vectors; only pipelines without vectors can be run"));
        }
        let columns = self.attr(features, "columns").unwrap_or(Value::Nil);
        let attrs = columns.items().iter().map(|c| self.attr_of(c)).collect::<Result<Vec<_>, _>>()?;
        let embeds = self.nodes("hashembed");
        let (maxouts, norms) = (self.nodes("maxout"), self.nodes("layernorm"));
        let windows = self.nodes("expand_window");
        if embeds.len() != attrs.len() || maxouts.len() != windows.len() + 1 || norms.len() != maxouts.len() {
            return Err(self.fail("an encoder that is not MultiHashEmbed with MaxoutWindowEncoder"));
        }
        if windows.iter().any(|w| self.attr_number(*w, "window_size") != Some(1)) {
            return Err(self.fail("a window size other than 1"));
        }
        let mut tables = Vec::new();
        let mut width = 0;
        for (i, (node, attr)) in embeds.iter().zip(attrs).enumerate() {
            let table = self.param(*node, "E")?;
            let seed = self.attr_number(*node, "seed").and_then(|s| u32::try_from(s).ok());
            let (&[rows, columns], Some(seed), Some(i2)) = (&table.shape[..], seed, self.attr_number(*node, "column"))
            else {
                return Err(self.fail("a hash embedding without seed or column"));
            };
            if i2 != i || (i > 0 && columns != width) || rows == 0 {
                return Err(self.fail("hash embeddings of different widths, or not in the order of their attributes"));
            }
            width = columns;
            out.push_short(format!("encoder{index}.embed{i}"), &table);
            tables.push(Table { attr, rows, seed });
        }
        let mut pieces = Vec::new();
        for (layer, (maxout, norm)) in maxouts.iter().zip(&norms).enumerate() {
            let (w, b) = (self.param(*maxout, "W")?, self.param(*maxout, "b")?);
            let inputs = if layer == 0 { width * tables.len() } else { 3 * width };
            let &[outputs, p, i] = &w.shape[..] else { return Err(self.fail("a maxout layer of unknown shape")) };
            if outputs != width || i != inputs || b.shape != [width, p] || p == 0 {
                return Err(self.fail("layers of different widths"));
            }
            let (g, shift) = (self.param(*norm, "G")?, self.param(*norm, "b")?);
            if g.shape != [width] || shift.shape != [width] {
                return Err(self.fail("a layer norm of another width"));
            }
            out.push_pieces_first(format!("encoder{index}.layer{layer}.W"), &w, 0);
            out.push_pieces_first(format!("encoder{index}.layer{layer}.b"), &b, 0);
            out.push(format!("encoder{index}.layer{layer}.gain"), &g);
            out.push(format!("encoder{index}.layer{layer}.shift"), &shift);
            pieces.push(p);
        }
        let window_pieces = pieces.get(1).copied().unwrap_or(1);
        if pieces.iter().skip(1).any(|p| *p != window_pieces) {
            return Err(self.fail("window layers with different numbers of maxout pieces"));
        }
        Ok(Some(Encoder { width, tables, mix_pieces: pieces[0], depth: windows.len(), pieces: window_pieces }))
    }

    fn attr_of(&self, column: &Value<'_>) -> Result<Attr, ImportError> {
        let name = column.str().unwrap_or("a number");
        serde_json::from_value(serde_json::Value::from(name))
            .map_err(|_| self.fail(&format!("the embedded attribute {name}")))
    }
}
