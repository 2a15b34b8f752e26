use serde::{Deserialize, Serialize};

/// What a model is and how its network is shaped: the JSON section of the model file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Name of the pipeline, as `core_web_sm`.
    pub name: String,
    /// Version of the pipeline.
    pub version: String,
    /// Language code.
    pub lang: String,
    /// One line about it.
    pub description: String,
    /// Licence identifier.
    pub license: String,
    /// Author.
    pub author: String,
    /// The data that it was trained on, one line each.
    pub sources: Vec<String>,
    /// Networks that give each token a vector.
    pub encoders: Vec<Encoder>,
    /// The tagger.
    pub tagger: Option<Tagger>,
    /// The dependency parser.
    pub parser: Option<Transitions>,
    /// The entity recogniser.
    pub ner: Option<Transitions>,
    /// Whether the recogniser runs after the parser and so knows where sentences start.
    pub ner_knows_sentences: bool,
    /// A second recogniser, the component called `names`.
    #[serde(default)]
    pub names: Option<Transitions>,
    /// Whether the second recogniser runs after the parser.
    #[serde(default)]
    pub names_knows_sentences: bool,
    /// Whether the rule lemmatizer runs.
    pub lemmatizer: bool,
    /// Arrays of the weights section by name, with shape and offset in floats.
    pub tensors: Vec<Tensor>,
}

/// A named array of floats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tensor {
    /// Its name, as `encoder0.window1.W`.
    pub name: String,
    /// Row-major shape.
    pub shape: Vec<usize>,
    /// Numbers before it in its section.
    pub offset: usize,
    /// Whether it holds 24-bit floats, in the sections `upper` and `lower`; else 32-bit ones, in `weights`.
    #[serde(default)]
    pub short: bool,
}

/// `MultiHashEmbed` and `MaxoutWindowEncoder`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encoder {
    /// Width of the token vectors.
    pub width: usize,
    /// The attributes that are embedded, one table each.
    pub tables: Vec<Table>,
    /// Maxout pieces of the layer that mixes the tables.
    pub mix_pieces: usize,
    /// Window layers.
    pub depth: usize,
    /// Maxout pieces of the window layers.
    pub pieces: usize,
}

/// One hash embedding table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The attribute that picks the rows.
    pub attr: Attr,
    /// Rows.
    pub rows: usize,
    /// Seed of the row hash.
    pub seed: u32,
}

/// Token attributes that can be embedded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Attr {
    /// Normal form.
    Norm,
    /// First character.
    Prefix,
    /// Last three characters.
    Suffix,
    /// Letters and digits replaced by classes.
    Shape,
    /// Whether a space follows.
    Spacy,
    /// Whether it is white space.
    #[serde(rename = "IS_SPACE")]
    IsSpace,
    /// The text itself.
    Orth,
    /// The text in lower case.
    Lower,
}

/// The tagger: one linear layer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tagger {
    /// Index of its encoder.
    pub encoder: usize,
    /// Its tags in output order.
    pub labels: Vec<String>,
}

/// A transition-based component.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transitions {
    /// Index of its encoder.
    pub encoder: usize,
    /// Width of the token vectors that states are made of.
    pub inner: usize,
    /// Tokens of a state.
    pub slots: usize,
    /// Width of a state.
    pub hidden: usize,
    /// Maxout pieces of the state layer.
    pub pieces: usize,
    /// Whether a linear layer stands between state and scores.
    pub upper: bool,
    /// Its moves in output order.
    pub moves: Vec<Move>,
}

/// One move with its label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// What it does.
    pub kind: MoveKind,
    /// The label it gives; may be empty.
    pub label: String,
}

/// Moves of the arc-eager parser (first five) and of the BILUO entity recogniser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MoveKind {
    /// Next token onto the stack.
    Shift,
    /// Stack top away.
    Reduce,
    /// Next token heads the stack top.
    Left,
    /// Stack top heads the next token.
    Right,
    /// A sentence starts after the next token.
    Break,
    /// An entity begins.
    Begin,
    /// It goes on.
    In,
    /// It ends.
    Last,
    /// An entity of one token.
    Unit,
    /// No entity.
    Out,
}
