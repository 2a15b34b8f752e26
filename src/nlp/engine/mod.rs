//! The statistical language engine: tokens, tags, lemmas, dependency trees, sentences and entities of a text.
//!
//! A runtime for spaCy v3's convolutional pipelines that computes what spaCy computes (`docs/engine.md` has the network
//! and the measured parity). Nothing is random and nothing depends on what was parsed before: caches only save work.
//!
//! ```
//! use pressgraph::nlp::engine::Engine;
//!
//! let parsed = Engine::builtin().parse("Latvia ratified the treaty.");
//! assert_eq!(parsed.tag(0), "NNP");
//! assert_eq!(parsed.lemma(1), "ratify");
//! assert_eq!(parsed.text_of(parsed.ents[0].label), "GPE");
//! ```

use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use thiserror::Error;

pub mod chars;
pub mod chunks;
pub mod encoder;
pub mod hash;
pub mod kernels;
mod layers;
pub mod lemma;
pub mod linear;
pub mod matrix;
pub mod maxout;
pub mod model;
pub mod names;
pub mod ner;
pub mod norms;
mod parsed;
pub mod parser;
pub mod pattern;
pub mod ruler;
mod session;
pub mod states;
pub mod symbols;
pub mod tables;
pub mod tokenizer;
pub mod transformer;
pub mod tree;
pub mod vocab;
pub mod words;

use chunks::ChunkRules;
use encoder::Encoder;
use kernels::Kernel;
pub use layers::LayerSet;
use lemma::Lemmatizer;
pub use linear::Arithmetic;
use linear::Linear;
use model::{FileError, Model, MoveKind};
use names::{Label, Names};
use norms::Norms;
pub use parsed::{Entity, Parsed, TokenInfo};
use ruler::Ruler;
use session::Session;
use states::Scorer;
use tokenizer::Tokenizer;
use transformer::Transformer;

/// A model that cannot be run.
#[derive(Debug, Error)]
pub enum EngineError {
    /// The file is no model, or damaged.
    #[error(transparent)]
    File(#[from] FileError),
    /// Its parts do not fit together.
    #[error("the model cannot be run: {0}; import the pipeline again")]
    Unfit(String),
}

/// A model ready to parse. Shared between threads: each call works with a session of its own.
#[derive(Debug)]
pub struct Engine {
    model: &'static Model,
    labels: Arc<Names>,
    tokenizer: Tokenizer,
    norms: Norms,
    encoders: Vec<Encoder>,
    tagger: Option<Tagger>,
    parser: Option<Transitions>,
    ner: Option<Transitions>,
    names: Option<Transitions>,
    /// What reads names in place of `names`.
    transformer: Option<Transformer>,
    ruler: Ruler,
    lemmatizer: Option<Lemmatizer<'static>>,
    chunk_rules: Option<ChunkRules>,
    sessions: Mutex<Vec<Session>>,
    /// Calls that are parsing now.
    busy: AtomicUsize,
    cores: usize,
}

#[derive(Debug)]
struct Tagger {
    encoder: usize,
    weights: Linear,
    bias: &'static [f32],
    labels: Vec<Label>,
    kernel: Kernel,
}

#[derive(Debug)]
struct Transitions {
    encoder: usize,
    scorer: Scorer,
    moves: &'static [model::Move],
    /// Of each move: the label that it gives, and for a lifted arc `X||Y` the label `Y` that its head has.
    labels: Vec<(Label, Option<Label>)>,
    root: Label,
    /// Whether entities are held to the parser's sentences.
    knows_sentences: bool,
}

/// Bytes aligned for floats.
#[repr(C, align(64))]
struct Aligned<B: ?Sized>(B);

static BUILTIN: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../models/en-small.pgm"));
static NAMES: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../models/names.pgm"));

impl Engine {
    /// The engine of the model in the program: English, made from spaCy's small pipeline.
    ///
    /// # Panics
    ///
    /// Never: the embedded model is tested with the program.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static ENGINE: OnceLock<Engine> = OnceLock::new();
        ENGINE.get_or_init(|| Self::embedded().expect("the embedded model loads: a test loads it"))
    }

    /// The built-in engine with names read by the built-in transformer: slower, and surer of names.
    ///
    /// # Panics
    ///
    /// Never: the embedded models are tested with the program.
    #[must_use]
    pub fn accurate() -> &'static Self {
        static ENGINE: OnceLock<Engine> = OnceLock::new();
        ENGINE.get_or_init(|| {
            let names = Model::embedded(&NAMES.0).map_err(EngineError::File);
            let engine = Self::embedded().and_then(|engine| engine.reading_names_with(names?, Kernel::best()));
            engine.expect("the embedded models load: a test loads them")
        })
    }

    fn embedded() -> Result<Self, EngineError> {
        Self::new(Model::embedded(&BUILTIN.0)?)
    }

    /// The engine of a model file; of a file with a transformer alone, the built-in engine that reads names with it. The model
    /// stays in memory until the program ends.
    ///
    /// # Errors
    ///
    /// [`EngineError`] if the file cannot be read, is damaged, or does not fit together.
    pub fn open(path: &Path) -> Result<Self, EngineError> {
        let model = model::read(path)?;
        match &model.meta().transformer {
            Some(_) => Self::embedded()?.reading_names_with(model, Kernel::best()),
            None => Self::new(model),
        }
    }

    /// Reads names with the transformer of a model, which stays in memory until the program ends. All kernels give the same bits.
    ///
    /// # Errors
    ///
    /// [`EngineError::Unfit`] if the model has none, or its parts do not fit together.
    pub fn reading_names_with(mut self, model: Model, kernel: Kernel) -> Result<Self, EngineError> {
        let model: &'static Model = Box::leak(Box::new(model));
        let transformer = Transformer::new(model, Arc::make_mut(&mut self.labels), kernel);
        let unfit = || EngineError::Unfit("no transformer, or one whose weights do not fit".to_owned());
        self.transformer = Some(transformer.ok_or_else(unfit)?);
        Ok(self)
    }

    /// The engine of a model, which stays in memory until the program ends.
    ///
    /// # Errors
    ///
    /// [`EngineError::Unfit`] if its parts do not fit together.
    pub fn new(model: Model) -> Result<Self, EngineError> {
        Self::with(model, Arithmetic { kernel: Kernel::best(), floats: false })
    }

    /// The engine of a model, run with a kernel of the caller's choice, or in floats whatever the model holds. All kernels
    /// give the same bits.
    ///
    /// # Errors
    ///
    /// [`EngineError::Unfit`] if the model's parts do not fit together.
    pub fn with(model: Model, how: Arithmetic) -> Result<Self, EngineError> {
        let model: &'static Model = Box::leak(Box::new(model));
        let unfit = |what: &str| EngineError::Unfit(what.to_owned());
        let meta = model.meta();
        let mut names = Names::default();
        let rules = model::TokenRules::read(model.section("tokens")).ok_or_else(|| unfit("no tokenizer rules"))?;
        let tokenizer = Tokenizer::new(&rules).map_err(|e| EngineError::Unfit(e.to_string()))?;
        let encoders = (0..meta.encoders.len()).map(|i| Encoder::new(model, i, how)).collect::<Option<Vec<_>>>();
        let encoders = encoders.ok_or_else(|| unfit("an encoder's weights do not fit"))?;
        let width = |index: usize| encoders.get(index).map_or(0, Encoder::width);
        let tagger = match &meta.tagger {
            None => None,
            Some(t) => {
                let part = |name: &str, size: usize| model.tensor(name).map(|t| t.0).filter(|t| t.len() == size);
                let weights = Linear::new(model, "tagger.W", t.labels.len(), width(t.encoder), how);
                let Some((weights, bias)) = weights.zip(part("tagger.b", t.labels.len())) else {
                    return Err(unfit("the tagger's weights do not fit"));
                };
                let labels = t.labels.iter().map(|l| names.add(l)).collect();
                Some(Tagger { encoder: t.encoder, weights, bias, labels, kernel: how.kernel })
            }
        };
        let mut transitions =
            |name: &str, shape: &'static Option<model::Transitions>, knows_sentences: bool| match shape {
                None => Ok(None),
                Some(t) => {
                    let Some(scorer) =
                        Scorer::new(model, name, t, width(t.encoder), how).filter(|_| width(t.encoder) > 0)
                    else {
                        return Err(EngineError::Unfit(format!("the weights of {name} do not fit")));
                    };
                    let labels = t.moves.iter().map(|m| match m.label.split_once("||") {
                        Some((label, head)) if m.kind != MoveKind::Shift => (names.add(label), Some(names.add(head))),
                        _ => (names.add(&m.label), None),
                    });
                    let labels = labels.collect();
                    let (encoder, moves, root) = (t.encoder, &t.moves, names.add("ROOT"));
                    Ok(Some(Transitions { encoder, scorer, moves, labels, root, knows_sentences }))
                }
            };
        let parser = transitions("parser", &meta.parser, false)?;
        let ner = transitions("ner", &meta.ner, meta.ner_knows_sentences)?;
        let second = transitions("names", &meta.names, meta.names_knows_sentences)?;
        let rules = serde_json::from_slice(model.section("rules")).map_err(|e| EngineError::Unfit(e.to_string()))?;
        let ruler = Ruler::new(&rules, &mut names).map_err(EngineError::Unfit)?;
        let lemmatizer = match meta.lemmatizer {
            true => {
                Some(Lemmatizer::read(model.section("lemmas"), &meta.lang).ok_or_else(|| unfit("no lemma tables"))?)
            }
            false => None,
        };
        Ok(Self {
            norms: Norms::read(model.section("norms")).ok_or_else(|| unfit("no table of normal forms"))?,
            chunk_rules: ChunkRules::of(&meta.lang, &names),
            labels: Arc::new(names),
            model,
            tokenizer,
            encoders,
            tagger,
            parser,
            ner,
            names: second,
            transformer: None,
            ruler,
            lemmatizer,
            sessions: Mutex::default(),
            busy: AtomicUsize::new(0),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
        })
    }

    /// The model.
    #[must_use]
    pub const fn model(&self) -> &'static Model {
        self.model
    }

    /// What tells the models of this engine from others.
    #[must_use]
    pub fn digest(&self) -> String {
        let second = self.transformer.as_ref().map(|t| t.model().digest()).unwrap_or_default();
        self.model.digest() + &second
    }

    /// What reads names, where it is a transformer.
    #[must_use]
    pub const fn transformer(&self) -> Option<&Transformer> {
        self.transformer.as_ref()
    }

    /// All labels of the model.
    #[must_use]
    pub fn labels(&self) -> &Names {
        &self.labels
    }

    /// The layers that the model has.
    #[must_use]
    pub fn layers(&self) -> LayerSet {
        let parts = [
            (self.tagger.is_some() || self.parser.is_some(), LayerSet::TAGS),
            (self.parser.is_some(), LayerSet::TREES),
            (self.parser.is_some() && self.chunk_rules.is_some(), LayerSet::CHUNKS),
            (self.ner.is_some(), LayerSet::ENTS),
            (self.names.is_some() || self.transformer.is_some(), LayerSet::NAMES),
        ];
        parts.iter().filter(|p| p.0).fold(LayerSet::TOKENS, |all, p| all | p.1)
    }

    /// Parses one text. Offsets are bytes; texts are limited to 4 GiB.
    #[must_use]
    pub fn parse(&self, text: &str) -> Parsed {
        self.parse_batch(&[text], LayerSet::ALL).pop().unwrap_or_else(|| Parsed::empty(Arc::clone(&self.labels)))
    }

    /// Parses texts, each for itself; together is faster than one by one. Results are in the order of the texts. Only the
    /// networks that the wanted layers need are run, and a layer is the same whatever else is asked for.
    #[must_use]
    pub fn parse_batch(&self, texts: &[&str], wanted: LayerSet) -> Vec<Parsed> {
        let taken = self.sessions.lock().ok().and_then(|mut s| s.pop());
        let mut session = taken.unwrap_or_else(|| Session::new(self));
        // Two encoders run side by side as long as nobody else wants the processor for this engine; results are the same.
        let alone = self.busy.fetch_add(1, Ordering::Relaxed) == 0 && self.cores > 1;
        let mut parsed = session.parse(self, texts, wanted, alone);
        if let Some(transformer) = self.transformer.as_ref().filter(|_| wanted.has(LayerSet::NAMES)) {
            texts.iter().zip(&mut parsed).for_each(|(text, parsed)| transformer.read(text, parsed));
        }
        self.busy.fetch_sub(1, Ordering::Relaxed);
        if let Ok(mut sessions) = self.sessions.lock() {
            sessions.push(session);
        }
        parsed
    }

    /// The ranges that a text is parsed in: all of it up to a million characters (as much as spaCy takes), else parts
    /// that end at a line end or a space where there is one.
    fn segments(text: &str) -> Vec<Range<usize>> {
        let mut segments = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let rest = &text[start..];
            let limit = if rest.len() <= MOST_CHARS { None } else { rest.char_indices().nth(MOST_CHARS) };
            let length = limit.map_or(rest.len(), |(limit, _)| {
                let tail = &rest[..limit];
                let floor = tail.len() / 2;
                let after = |c: char| tail.rfind(c).filter(|at| *at > floor).map(|at| at + 1);
                after('\n').or_else(|| after(' ')).unwrap_or(limit)
            });
            segments.push(start..start + length);
            start += length;
        }
        segments
    }
}

/// Characters that are parsed as one text.
const MOST_CHARS: usize = 1_000_000;
