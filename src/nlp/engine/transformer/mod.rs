//! Names read by a pretrained transformer: the accurate recogniser.
//!
//! BERT's network (Devlin and others, *BERT*, 2019) of a few narrow layers, after MiniLM (Wang and others, 2020), with a table of word
//! forms, since its word pieces are of small letters; a linear layer gives each word a score for each label. Weights are whole numbers
//! of -63 to 63 with a unit for each output, inputs of products are rounded to bytes row by row, sums are exact, and floats are computed
//! in one order: the same bits on every machine. `models/encoder` has the training.

use std::sync::Mutex;

use super::kernels::Kernel;
use super::model::Model;
use super::names::{Label, Names};
use super::parsed::{Entity, Parsed};

mod layer;
mod pieces;
mod product;
mod tags;
mod windows;

use layer::{Layer, Work};
use pieces::{Cuts, Pieces};
use product::Product;
use tags::{Tag, decode, tags};
use windows::{LONGEST, Sequence};

/// Rows that go through the layers together: whole windows, so many pieces at most.
const GROUP: usize = 2 * LONGEST;

/// A recogniser of names, ready to read. Shared between threads.
#[derive(Debug)]
pub struct Transformer {
    model: &'static Model,
    pieces: Pieces,
    width: usize,
    words: Table,
    places: Table,
    forms: Table,
    norm: (&'static [f32], &'static [f32]),
    layers: Vec<Layer>,
    head: Product,
    tags: Vec<Tag>,
    kernel: Kernel,
    sessions: Mutex<Vec<Session>>,
}

/// What one thread keeps between calls. Never changes a result.
#[derive(Debug, Default)]
struct Session {
    cuts: Cuts,
    sequence: Sequence,
    work: Work,
    x: Vec<f32>,
    first: Vec<f32>,
    scores: Vec<f32>,
}

/// Vectors of whole numbers, each with its unit.
#[derive(Clone, Copy, Debug)]
struct Table {
    numbers: &'static [i8],
    units: &'static [f32],
}

impl Table {
    fn new(model: &'static Model, name: &str, rows: usize, width: usize) -> Option<Self> {
        let (numbers, units) = model.array(name, rows, width)?.bytes()?;
        Some(Self { numbers, units })
    }

    fn add(&self, kernel: Kernel, number: usize, row: &mut [f32]) {
        let width = row.len();
        kernel.add_bytes(row, &self.numbers[number * width..][..width], self.units[number]);
    }
}

impl Transformer {
    /// The recogniser of a model, whose labels join `names`; `None` if its parts do not fit together.
    #[must_use]
    pub fn new(model: &'static Model, names: &mut Names, kernel: Kernel) -> Option<Self> {
        let shape = model.meta().transformer.as_ref()?;
        let width = shape.width;
        let vocabulary = std::str::from_utf8(model.section("vocab")).ok()?;
        let pieces = Pieces::new(vocabulary)?;
        let part = |name: &str| model.tensor(name).map(|t| t.0).filter(|t| t.len() == width);
        let norm = |name: &str| part(&format!("{name}.gain")).zip(part(&format!("{name}.shift")));
        let tags = tags(&shape.labels, names);
        if shape.layers == 0 || width == 0 || !width.is_multiple_of(super::kernels::attention::HEAD) {
            return None;
        }
        Some(Self {
            model,
            width,
            words: Table::new(model, "words", pieces.len(), width)?,
            places: Table::new(model, "places", LONGEST, width)?,
            forms: Table::new(model, "forms", pieces::FORM_ROWS, width)?,
            norm: norm("norm")?,
            layers: (0..shape.layers).map(|i| Layer::new(model, i, width, shape.inner)).collect::<Option<_>>()?,
            head: Product::new(model, "head", tags.len(), width)?,
            pieces,
            tags,
            kernel,
            sessions: Mutex::default(),
        })
    }

    /// The model.
    #[must_use]
    pub const fn model(&self) -> &'static Model {
        self.model
    }

    /// Finds the names of a text and puts them in place of what `parsed` has. Each text is read by itself.
    pub fn read(&self, text: &str, parsed: &mut Parsed) {
        let taken = self.sessions.lock().ok().and_then(|mut s| s.pop());
        let mut session = taken.unwrap_or_default();
        let Session { sequence, cuts, .. } = &mut session;
        sequence.fill(text, parsed, |word, pieces| cuts.add(&self.pieces, word, pieces));
        self.score(&mut session);
        parsed.names = self.entities(&session.sequence, &session.scores);
        if let Ok(mut sessions) = self.sessions.lock() {
            sessions.push(session);
        }
    }

    /// A row of scores for each word.
    fn score(&self, session: &mut Session) {
        let Session { sequence, work, x, first, scores, .. } = session;
        scores.clear();
        let mut words = sequence.words.iter().peekable();
        for rows in sequence.groups(GROUP) {
            let (start, end) = (rows.rows.start, rows.rows.end);
            x.clear();
            x.resize((end - start) * self.width, 0.0);
            for (row, at) in x.chunks_exact_mut(self.width).zip(start..end) {
                self.words.add(self.kernel, usize::from(sequence.pieces[at]), row);
                self.places.add(self.kernel, usize::from(sequence.places[at]), row);
                self.forms.add(self.kernel, usize::from(sequence.forms[at]), row);
                self.kernel.norm(row, self.norm.0, self.norm.1, layer::EPSILON);
            }
            let windows: Vec<_> = rows.windows.iter().map(|w| w.start - start..w.end - start).collect();
            let [layers @ .., last] = &self.layers[..] else { return };
            for layer in layers {
                layer.apply(self.kernel, &windows, x, work);
            }
            // After the last layer only the first piece of each word is looked at.
            let wanted = std::iter::from_fn(|| words.next_if(|word| word.row < end)).map(|word| word.row - start);
            last.apply_to_some(self.kernel, &windows, x, wanted, first, work);
            let from = scores.len();
            scores.resize(from + first.len() / self.width * self.head.outputs(), 0.0);
            self.head.apply(self.kernel, first, &mut work.rounded, &mut scores[from..]);
        }
    }

    fn entities(&self, sequence: &Sequence, scores: &[f32]) -> Vec<Entity> {
        let mut entities = Vec::new();
        for sentence in sequence.sentences() {
            let columns = self.head.outputs();
            let rows = scores[sentence.start * columns..sentence.end * columns].chunks_exact(columns);
            let mut open: Option<(u32, u32, Label)> = None;
            for (word, tag) in sequence.words[sentence].iter().zip(decode(&self.tags, rows)) {
                let tag = self.tags[tag];
                open = match (open, tag) {
                    (Some((start, _, label)), Tag::In(inner)) if label == inner => Some((start, word.token + 1, label)),
                    (closed, tag) => {
                        entities.extend(closed.map(|(start, end, label)| Entity { tokens: start..end, label }));
                        tag.label().map(|label| (word.token, word.token + 1, label))
                    }
                };
            }
            entities.extend(open.map(|(start, end, label)| Entity { tokens: start..end, label }));
        }
        entities
    }
}
