use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde_json::Value as Json;
use thiserror::Error;

use super::bytes::{Words, Writer};
use super::config::Config;
use super::file::{FileError, FileWriter, Model, describe, section_of};
use super::meta::{Encoder, Form, Meta, Move, MoveKind, Tagger, Transitions};
use super::msgpack::{Value, decode};
use super::tokens::{Exception, TokenRules};
use super::weights::{Network, Precision, Weights};
use crate::nlp::engine::hash::string_id;
use crate::nlp::engine::ruler;
use crate::nlp::engine::tokenizer::Tokenizer;

/// A pipeline folder that cannot be imported.
#[derive(Debug, Error)]
pub enum ImportError {
    /// A file cannot be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: String,
        /// The system's reason.
        source: io::Error,
    },
    /// A file is not in spaCy's format.
    #[error("{file}: {what}")]
    Broken {
        /// The file within the folder.
        file: String,
        /// What is wrong.
        what: String,
    },
    /// The pipeline has something that the engine cannot compute.
    #[error("component {component:?} cannot be run here: it has {what}")]
    Unsupported {
        /// Name of the component.
        component: String,
        /// What is not supported.
        what: String,
    },
    /// The result does not read back.
    #[error("the imported model does not read back: {0}")]
    Check(#[from] FileError),
}

impl ImportError {
    pub(super) fn broken(file: impl Into<String>, what: &dyn std::fmt::Display) -> Self {
        Self::Broken { file: file.into(), what: what.to_string() }
    }
}

/// Turns a spaCy v3 pipeline folder (the one that holds `config.cfg`) into a model file, and describes the result.
///
/// # Errors
///
/// [`ImportError`]: a file that is missing or not in spaCy's format, or a component that the engine cannot compute
/// (transformers, static vectors, beam search, trainable lemmatizers, rules over entities and the like).
pub fn import(folder: &Path, out: &Path, precision: Precision) -> Result<String, ImportError> {
    let bytes = convert(&Folder(folder), precision)?;
    let model = Model::from_bytes(&bytes)?;
    fs::write(out, &bytes).map_err(|source| ImportError::Io { path: out.display().to_string(), source })?;
    Ok(describe(&model))
}

/// The form of an encoder that a parser or tagger reads: trees change with smaller errors than entities do.
const FINE: Form = Form::I10;
/// The form of an encoder that only a recogniser reads.
const COARSE: Form = Form::I8;

/// What a pipeline calls its second recogniser.
const NAMES: &str = "names";

struct Folder<'p>(&'p Path);

impl Folder<'_> {
    fn read(&self, file: &str) -> Result<Vec<u8>, ImportError> {
        let path = self.0.join(file);
        fs::read(&path).map_err(|source| ImportError::Io { path: path.display().to_string(), source })
    }

    fn json(&self, file: &str) -> Result<Json, ImportError> {
        serde_json::from_slice(&self.read(file)?).map_err(|e| ImportError::broken(file, &e))
    }
}

fn convert(folder: &Folder<'_>, precision: Precision) -> Result<Vec<u8>, ImportError> {
    let text = folder.read("config.cfg")?;
    let config = Config::parse(&String::from_utf8_lossy(&text));
    let about = folder.json("meta.json")?;
    let field = |name: &str| about.get(name).and_then(Json::as_str).unwrap_or_default().to_owned();
    let sources = about.get("sources").and_then(Json::as_array).into_iter().flatten().map(|s| {
        let part = |name: &str| s.get(name).and_then(Json::as_str).unwrap_or_default();
        format!("{} ({}), {}", part("name"), part("author"), part("license"))
    });
    let mut meta = Meta {
        name: field("name"),
        version: field("version"),
        lang: config.text("nlp", "lang").to_owned(),
        description: field("description"),
        license: field("license"),
        author: field("author"),
        sources: sources.collect(),
        encoders: Vec::new(),
        tagger: None,
        parser: None,
        ner: None,
        ner_knows_sentences: false,
        names: None,
        names_knows_sentences: false,
        lemmatizer: false,
        transformer: None,
        tensors: Vec::new(),
    };
    let mut weights = Weights::new(precision);
    let mut file = FileWriter::default();
    let mut shared = None;
    let disabled = config.list("nlp", "disabled");
    let mut rules = Json::Array(Vec::new());
    let mut lemmas = Vec::new();
    let tokenizer = config.get("nlp", "tokenizer").and_then(|t| t.get("@tokenizers")).and_then(Json::as_str);
    let tokenizer = tokenizer.unwrap_or_else(|| config.text("nlp.tokenizer", "@tokenizers"));
    if !matches!(tokenizer, "" | "spacy.Tokenizer.v1") {
        let what = format!("the tokenizer {tokenizer:?}; only rule tokenizers can be run");
        return Err(ImportError::Unsupported { component: "tokenizer".into(), what });
    }
    for name in config.list("nlp", "pipeline").into_iter().filter(|n| !disabled.contains(n)) {
        let factory = config.text(&format!("components.{name}"), "factory");
        let early = match factory {
            "tagger" | "parser" => rules.as_array().is_some_and(|r| !r.is_empty()) || meta.lemmatizer,
            "attribute_ruler" => meta.lemmatizer,
            _ => false,
        };
        if early {
            let what = "its place after the attribute ruler or the lemmatizer; move it before them".into();
            return Err(ImportError::Unsupported { component: name, what });
        }
        match factory {
            "tok2vec" => {
                let bytes = folder.read(&format!("{name}/model"))?;
                let network = Network::read(&name, &bytes)?;
                shared = Some(add_encoder(&network, &name, FINE, &mut meta.encoders, &mut weights)?);
            }
            "tagger" => meta.tagger = Some(tagger(folder, &name, shared, &mut meta.encoders, &mut weights)?),
            "parser" | "ner" => {
                // A second recogniser is told from the first by its name.
                let (role, place) = match factory {
                    "parser" => ("parser", &meta.parser),
                    _ if name == NAMES => (NAMES, &meta.names),
                    _ => ("ner", &meta.ner),
                };
                if place.is_some() {
                    let what =
                        format!("a place beside another {factory}; one may be called {NAMES:?}, if it is a \"ner\"");
                    return Err(ImportError::Unsupported { component: name, what });
                }
                let part = Some(transitions(folder, &name, role, shared, &mut meta.encoders, &mut weights)?);
                let parsed = meta.parser.is_some();
                match role {
                    NAMES => (meta.names, meta.names_knows_sentences) = (part, parsed),
                    "ner" => (meta.ner, meta.ner_knows_sentences) = (part, parsed),
                    _ => meta.parser = part,
                }
            }
            "attribute_ruler" => rules = ruler_rules(folder, &name)?,
            "lemmatizer" => {
                let mode = config.text(&format!("components.{name}"), "mode");
                if mode != "rule" {
                    let what = format!("the mode {mode:?}; only rule lemmatizers can be run");
                    return Err(ImportError::Unsupported { component: name, what });
                }
                meta.lemmatizer = true;
                lemmas = lemma_tables(folder, &name)?;
            }
            other => {
                let what = format!("the factory {other:?}; disable it in config.cfg to import the rest");
                return Err(ImportError::Unsupported { component: name, what });
            }
        }
    }
    meta.tensors = weights.tensors;
    let json = |v: &dyn erased::Json| v.bytes();
    file.section("meta", json(&meta));
    file.section("tokens", token_rules(folder)?.write());
    file.section("norms", norms(folder)?);
    file.section("rules", json(&rules));
    file.section("lemmas", lemmas);
    for (form, numbers) in [(Form::I8, weights.bytes), (Form::I16, weights.words), (Form::F32, weights.floats)] {
        file.section(section_of(form), numbers);
    }
    file.section("pairs", weights.pairs);
    Ok(file.finish())
}

/// Serialisation that cannot fail: these values have string keys only.
mod erased {
    pub(super) trait Json {
        fn bytes(&self) -> Vec<u8>;
    }

    impl<T: serde::Serialize> Json for T {
        fn bytes(&self) -> Vec<u8> {
            serde_json::to_vec(self).unwrap_or_default()
        }
    }
}

fn add_encoder(
    network: &Network<'_>,
    name: &str,
    form: Form,
    encoders: &mut Vec<Encoder>,
    weights: &mut Weights,
) -> Result<usize, ImportError> {
    match network.encoder(encoders.len(), form, weights)? {
        Some(encoder) => {
            encoders.push(encoder);
            Ok(encoders.len() - 1)
        }
        None => Err(ImportError::Unsupported { component: name.to_owned(), what: "no MultiHashEmbed encoder".into() }),
    }
}

/// The encoder of a component: its own, or the shared one that it listens to.
fn encoder_of(
    network: &Network<'_>,
    name: &str,
    shared: Option<usize>,
    form: Form,
    encoders: &mut Vec<Encoder>,
    weights: &mut Weights,
) -> Result<usize, ImportError> {
    let listens = !network.nodes("tok2vec-listener").is_empty();
    match (listens, shared) {
        (true, Some(index)) => Ok(index),
        (true, None) => Err(ImportError::Unsupported {
            component: name.to_owned(),
            what: "a listener without a tok2vec component before it (a transformer pipeline?)".into(),
        }),
        (false, _) => add_encoder(network, name, form, encoders, weights),
    }
}

fn tagger(
    folder: &Folder<'_>,
    name: &str,
    shared: Option<usize>,
    encoders: &mut Vec<Encoder>,
    weights: &mut Weights,
) -> Result<Tagger, ImportError> {
    let cfg = folder.json(&format!("{name}/cfg"))?;
    let labels = cfg.get("labels").and_then(Json::as_array).into_iter().flatten();
    let labels: Vec<String> = labels.filter_map(|l| Some(l.as_str()?.to_owned())).collect();
    let bytes = folder.read(&format!("{name}/model"))?;
    let network = Network::read(name, &bytes)?;
    let encoder = encoder_of(&network, name, shared, FINE, encoders, weights)?;
    let unsupported = |what: &str| ImportError::Unsupported { component: name.to_owned(), what: what.into() };
    let Some(&node) = network.nodes("softmax").first() else { return Err(unsupported("no softmax layer")) };
    let (w, b) = (network.param(node, "W")?, network.param(node, "b")?);
    if w.shape != [labels.len(), encoders[encoder].width] || b.shape != [labels.len()] || labels.is_empty() {
        return Err(unsupported("an output layer of another size than its labels or its encoder"));
    }
    weights.push_rows("tagger.W".into(), &w, Form::I16);
    weights.push("tagger.b".into(), &b);
    Ok(Tagger { encoder, labels })
}

/// `role` is what its arrays are called by: `parser`, `ner` or `names`.
fn transitions(
    folder: &Folder<'_>,
    name: &str,
    role: &str,
    shared: Option<usize>,
    encoders: &mut Vec<Encoder>,
    weights: &mut Weights,
) -> Result<Transitions, ImportError> {
    let unsupported = |what: &str| ImportError::Unsupported { component: name.to_owned(), what: what.into() };
    let cfg = folder.json(&format!("{name}/cfg"))?;
    if cfg.get("beam_width").and_then(Json::as_u64).unwrap_or(1) > 1 {
        return Err(unsupported("a beam; only greedy search can be run"));
    }
    let moves = moves(folder, name, if role == "parser" { "parser" } else { "ner" })?;
    if moves.iter().any(|m| m.label == "subtok") {
        return Err(unsupported("moves that merge tokens (learn_tokens)"));
    }
    let bytes = folder.read(&format!("{name}/model"))?;
    let network = Network::read(name, &bytes)?;
    let form = if role == "parser" { FINE } else { COARSE };
    let encoder = encoder_of(&network, name, shared, form, encoders, weights)?;
    let upper = network.attr(0, "has_upper") == Some(Value::Bool(true));
    let (Some(lower), upper_node) = (network.reference("lower"), network.reference("upper")) else {
        return Err(unsupported("no lower layer"));
    };
    let inner = network.nodes("linear").into_iter().find(|n| Some(*n) != upper_node);
    let Some(inner) = inner else { return Err(unsupported("no linear layer over its encoder")) };
    let (w, b, pad) = (network.param(lower, "W")?, network.param(lower, "b")?, network.param(lower, "pad")?);
    let (inner_w, inner_b) = (network.param(inner, "W")?, network.param(inner, "b")?);
    let &[slots, hidden, pieces, width] = &w.shape[..] else {
        return Err(unsupported("a lower layer of unknown shape"));
    };
    let wanted = if role == "parser" { 8 } else { 3 };
    let fits = b.shape == [hidden, pieces]
        && pad.shape == [1, slots, hidden, pieces]
        && inner_w.shape == [width, encoders[encoder].width]
        && inner_b.shape == [width];
    if slots != wanted || pieces < 2 || !fits {
        return Err(unsupported("a state layer with extra state tokens, one maxout piece, or layers that do not fit"));
    }
    if network.attr(0, "unseen_classes").is_some_and(|v| !v.items().is_empty()) {
        return Err(unsupported("labels that it was never trained on"));
    }
    weights.push_rows(format!("{role}.inner.W"), &inner_w, Form::I16);
    weights.push(format!("{role}.inner.b"), &inner_b);
    weights.push_pieces_first(format!("{role}.lower.W"), &w, 1, Form::I16);
    weights.push_pieces_first(format!("{role}.lower.b"), &b, 0, Form::F32);
    weights.push_pieces_first(format!("{role}.lower.pad"), &pad, 2, Form::F32);
    let outputs = if upper {
        let Some(node) = upper_node else { return Err(unsupported("no upper layer")) };
        let (w, b) = (network.param(node, "W")?, network.param(node, "b")?);
        if w.shape != [b.shape[0], hidden] {
            return Err(unsupported("an upper layer of another width"));
        }
        weights.push_rows(format!("{role}.upper.W"), &w, Form::I16);
        weights.push(format!("{role}.upper.b"), &b);
        b.shape[0]
    } else {
        hidden
    };
    if outputs != moves.len() {
        return Err(unsupported("a number of moves that is not the number of its outputs"));
    }
    Ok(Transitions { encoder, inner: width, slots, hidden, pieces, upper, moves })
}

/// The moves in the order of the outputs: by kind, then by falling frequency, then by falling label;
/// labels added after training (negative frequency) come last, in the order they were added.
fn moves(folder: &Folder<'_>, name: &str, factory: &str) -> Result<Vec<Move>, ImportError> {
    let file = format!("{name}/moves");
    let bytes = folder.read(&file)?;
    let root = decode(&bytes).map_err(|e| ImportError::broken(&*file, &e))?;
    let text = root.get("moves").and_then(Value::str).unwrap_or("{}");
    let labels: BTreeMap<String, BTreeMap<String, i64>> =
        serde_json::from_str(text).map_err(|e| ImportError::broken(&*file, &e))?;
    let mut out: Vec<Move> = Vec::new();
    let mut added: Vec<(i64, String, MoveKind)> = Vec::new();
    for (kind, labels) in &labels {
        let kind = match (factory, kind.as_str()) {
            ("parser", "0") => MoveKind::Shift,
            ("parser", "1") => MoveKind::Reduce,
            ("parser", "2") => MoveKind::Left,
            ("parser", "3") => MoveKind::Right,
            ("parser", "4") => MoveKind::Break,
            ("ner", "0") if labels.is_empty() => continue,
            ("ner", "1") => MoveKind::Begin,
            ("ner", "2") => MoveKind::In,
            ("ner", "3") => MoveKind::Last,
            ("ner", "4") => MoveKind::Unit,
            ("ner", "5") => MoveKind::Out,
            _ => return Err(ImportError::broken(file, &format!("an unknown move {kind:?}"))),
        };
        let mut sorted: Vec<(i64, &String)> = labels.iter().map(|(label, n)| (*n, label)).collect();
        sorted.sort_unstable_by(|a, b| b.cmp(a));
        for (n, label) in sorted {
            if n < 0 {
                added.push((n, label.clone(), kind));
            } else {
                out.push(Move { kind, label: label.clone() });
            }
        }
    }
    added.sort_by(|a, b| (b.0, &b.1).cmp(&(a.0, &a.1)));
    out.extend(added.into_iter().map(|(_, label, kind)| Move { kind, label }));
    Ok(out)
}

fn token_rules(folder: &Folder<'_>) -> Result<TokenRules, ImportError> {
    let bytes = folder.read("tokenizer")?;
    let root = decode(&bytes).map_err(|e| ImportError::broken("tokenizer", &e))?;
    let pattern = |name: &str| root.get(name).and_then(Value::str).unwrap_or_default().to_owned();
    let mut rules = TokenRules {
        prefix: pattern("prefix_search"),
        suffix: pattern("suffix_search"),
        infix: pattern("infix_finditer"),
        token: pattern("token_match"),
        url: pattern("url_match"),
        faster_heuristics: root.get("faster_heuristics") != Some(&Value::Bool(false)),
        exceptions: Vec::new(),
        phrases: Vec::new(),
    };
    // Attribute numbers of spaCy's symbols.
    const ORTH: u64 = 65;
    const NORM: u64 = 67;
    for (text, tokens) in root.get("exceptions").map(Value::entries).unwrap_or_default() {
        let of = |token: &Value<'_>, attr: u64, name: &str| {
            let found = token.entries().iter().find(|(k, _)| k.uint() == Some(attr) || k.str() == Some(name));
            found.and_then(|(_, v)| Some(v.str()?.to_owned()))
        };
        let tokens = tokens.items().iter().map(|t| Some((of(t, ORTH, "ORTH")?, of(t, NORM, "NORM"))));
        match (text.str(), tokens.collect::<Option<Vec<_>>>()) {
            (Some(text), Some(tokens)) => rules.exceptions.push(Exception { text: text.to_owned(), tokens }),
            _ => return Err(ImportError::broken("tokenizer", &"an exception whose tokens are not strings")),
        }
    }
    rules.exceptions.sort_by(|a, b| a.text.cmp(&b.text));
    let tokenizer = Tokenizer::new(&rules).map_err(|e| ImportError::broken("tokenizer", &e))?;
    rules.phrases = tokenizer.broken_exceptions(&rules);
    Ok(rules)
}

/// Normal forms by string id, sorted by id.
fn norms(folder: &Folder<'_>) -> Result<Vec<u8>, ImportError> {
    // The tables are optional; the byte stands for an empty map.
    let bytes = folder.read("vocab/lookups.bin").unwrap_or_else(|_| vec![0x80]);
    let root = decode(&bytes).map_err(|e| ImportError::broken("vocab/lookups.bin", &e))?;
    let entries = root.get("lexeme_norm").map(Value::entries).unwrap_or_default();
    let table: BTreeMap<u64, &str> = entries.iter().filter_map(|(k, v)| Some((k.uint()?, v.str()?))).collect();
    let mut w = Writer::default();
    w.number(table.len() as u64);
    for key in table.keys() {
        w.bytes.extend_from_slice(&key.to_le_bytes());
    }
    for norm in table.values() {
        w.text(norm);
    }
    Ok(w.bytes)
}

fn ruler_rules(folder: &Folder<'_>, name: &str) -> Result<Json, ImportError> {
    let file = format!("{name}/patterns");
    let bytes = folder.read(&file)?;
    let root = decode(&bytes).map_err(|e| ImportError::broken(&*file, &e))?;
    let rules = json_of(&root);
    ruler::check(&rules).map_err(|what| ImportError::Unsupported { component: name.to_owned(), what })?;
    Ok(rules)
}

fn json_of(value: &Value<'_>) -> Json {
    match value {
        Value::Bool(b) => Json::from(*b),
        Value::Uint(n) => Json::from(*n),
        Value::Int(n) => Json::from(*n),
        Value::Float(n) => Json::from(*n),
        Value::Str(s) => Json::from(*s),
        Value::List(items) => items.iter().map(json_of).collect(),
        Value::Map(entries) => entries.iter().filter_map(|(k, v)| Some((k.str()?.to_owned(), json_of(v)))).collect(),
        Value::Nil | Value::Bin(_) => Json::Null,
    }
}

/// Coarse tags, whose lower-case names are the keys of the lemma tables.
const COARSE_TAGS: [&str; 18] = [
    "adj", "adp", "adv", "aux", "cconj", "conj", "det", "intj", "noun", "num", "part", "pron", "propn", "punct",
    "sconj", "sym", "verb", "x",
];

/// For each coarse tag with tables: its name, its rules, its exceptions, its index.
fn lemma_tables(folder: &Folder<'_>, name: &str) -> Result<Vec<u8>, ImportError> {
    let file = format!("{name}/lookups/lookups.bin");
    let bytes = folder.read(&file)?;
    let root = decode(&bytes).map_err(|e| ImportError::broken(&*file, &e))?;
    let table = |kind: &str, pos: &str| {
        let key = string_id(pos);
        root.get(kind)?.entries().iter().find(|(k, _)| k.uint() == Some(key) || k.str() == Some(pos)).map(|(_, v)| v)
    };
    let mut w = Writer::default();
    let tabled: Vec<&str> = COARSE_TAGS
        .into_iter()
        .filter(|pos| ["lemma_rules", "lemma_exc", "lemma_index"].iter().any(|kind| table(kind, pos).is_some()))
        .collect();
    w.number(tabled.len() as u64);
    for pos in tabled {
        w.text(pos);
        let rules = table("lemma_rules", pos).map(Value::items).unwrap_or_default();
        w.number(rules.len() as u64);
        for rule in rules {
            for side in 0..2 {
                w.text(rule.items().get(side).and_then(Value::str).unwrap_or_default());
            }
        }
        let exceptions = table("lemma_exc", pos).map(Value::entries).unwrap_or_default();
        let exceptions: BTreeMap<&str, Vec<&str>> = exceptions
            .iter()
            .filter_map(|(form, lemmas)| Some((form.str()?, lemmas.items().iter().filter_map(Value::str).collect())))
            .collect();
        Words::write(&exceptions.into_iter().collect::<Vec<_>>(), &mut w);
        let mut index: Vec<&str> =
            table("lemma_index", pos).map(Value::items).unwrap_or_default().iter().filter_map(Value::str).collect();
        index.sort_unstable();
        index.dedup();
        Words::write(&index.into_iter().map(|word| (word, Vec::new())).collect::<Vec<_>>(), &mut w);
    }
    Ok(w.bytes)
}
