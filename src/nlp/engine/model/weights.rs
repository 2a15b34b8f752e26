//! Takes the arrays of a thinc network out of its MessagePack form.

use super::import::ImportError;
use super::meta::{Attr, Encoder, Form, Table, Tensor};
use super::msgpack::{Array, Value, decode};

/// Collects named arrays, by the form of their numbers.
#[derive(Debug)]
pub(super) struct Weights {
    precision: Precision,
    pub(super) floats: Vec<u8>,
    pub(super) bytes: Vec<u8>,
    /// Remainders of the 10-bit numbers.
    pub(super) pairs: Vec<u8>,
    pub(super) words: Vec<u8>,
    pub(super) tensors: Vec<Tensor>,
}

/// In what numbers a model file keeps its weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precision {
    /// Whole numbers with a unit for each row: of 8 bits, 10 in the encoder of the parser, 12 in the small layers.
    #[default]
    Int8,
    /// The floats that were imported.
    F32,
}

impl Weights {
    pub(super) const fn new(precision: Precision) -> Self {
        Self {
            precision,
            floats: Vec::new(),
            bytes: Vec::new(),
            pairs: Vec::new(),
            words: Vec::new(),
            tensors: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, name: String, array: &Array<'_>) {
        let offset = aligned(&mut self.floats) / 4;
        self.tensors.push(Tensor { name, shape: array.shape.clone(), offset, form: Form::F32, remainders: 0 });
        self.floats.extend_from_slice(array.data);
    }

    /// Adds a matrix, or several, whose rows are as long as its last axis: in whole numbers if these are wanted.
    pub(super) fn push_rows(&mut self, name: String, array: &Array<'_>, form: Form) {
        let columns = array.shape.last().copied().unwrap_or_default();
        // Products in whole numbers take inputs by pairs.
        if self.precision == Precision::F32 || columns == 0 || !columns.is_multiple_of(2) {
            return self.push(name, array);
        }
        // Four remainders share a byte, and no byte belongs to two rows.
        let form = if form == Form::I10 && !columns.is_multiple_of(4) { Form::I16 } else { form };
        let (numbers, size, largest) = match form {
            Form::F32 => return self.push(name, array),
            Form::I8 => (&mut self.bytes, 1, 127.0f32),
            Form::I10 => (&mut self.bytes, 1, 511.0),
            Form::I16 => (&mut self.words, 2, 2047.0),
        };
        let offset = aligned(numbers) / size;
        let remainders = if form == Form::I10 { self.pairs.len() } else { 0 };
        let mut scales = Vec::new();
        let (floats, _) = array.data.as_chunks::<4>();
        for row in floats.chunks_exact(columns) {
            let row = row.iter().map(|x| f32::from_le_bytes(*x));
            let unit = row.clone().fold(0.0f32, |most, x| most.max(x.abs())) / largest;
            scales.extend_from_slice(&unit.to_le_bytes());
            let whole = |x: f32| if unit > 0.0 { (x / unit).round().clamp(-largest, largest) as i16 } else { 0 };
            for (i, whole) in row.map(whole).enumerate() {
                let number = if form == Form::I10 { whole.div_euclid(4) } else { whole };
                numbers.extend_from_slice(&number.to_le_bytes()[..size]);
                if form == Form::I10 {
                    let remainder = whole.rem_euclid(4) as u8;
                    match self.pairs.last_mut().filter(|_| i % 4 > 0) {
                        Some(byte) => *byte |= remainder << (2 * (i % 4)),
                        None => self.pairs.push(remainder),
                    }
                }
            }
        }
        let rows = scales.len() / 4;
        self.tensors.push(Tensor { name: name.clone(), shape: array.shape.clone(), offset, form, remainders });
        self.push(format!("{name}.scale"), &Array { shape: vec![rows], data: &scales });
    }

    /// Adds an array whose two axes at `axis` and `axis + 1` change places: maxout pieces become the outer axis, so that
    /// the largest piece is taken over whole rows.
    pub(super) fn push_pieces_first(&mut self, name: String, array: &Array<'_>, axis: usize, form: Form) {
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
        self.push_rows(name, &Array { shape, data: &data }, form);
    }
}

/// Fills up to where an array may begin, a cache line, and tells where that is.
fn aligned(bytes: &mut Vec<u8>) -> usize {
    bytes.resize(bytes.len().next_multiple_of(64), 0);
    bytes.len()
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
    pub(super) fn encoder(&self, index: usize, form: Form, out: &mut Weights) -> Result<Option<Encoder>, ImportError> {
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
            out.push_rows(format!("encoder{index}.embed{i}"), &table, form);
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
            out.push_pieces_first(format!("encoder{index}.layer{layer}.W"), &w, 0, form);
            out.push_pieces_first(format!("encoder{index}.layer{layer}.b"), &b, 0, Form::F32);
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
