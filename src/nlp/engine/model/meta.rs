use serde::{Deserialize, Serialize};

/// What a model is and how its network is shaped: the JSON section of the model file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// A transformer that reads names; a model of one has nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transformer: Option<Transformer>,
    /// Arrays by name, with shape and place.
    pub tensors: Vec<Tensor>,
}

/// A named array of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tensor {
    /// Its name, as `encoder0.window1.W`.
    pub name: String,
    /// Row-major shape.
    pub shape: Vec<usize>,
    /// Numbers before it in its section.
    pub offset: usize,
    /// What its numbers are.
    #[serde(default)]
    pub form: Form,
    /// Bytes before its remainders in `pairs`.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub remainders: usize,
}

fn is_zero(n: &usize) -> bool {
    *n == 0
}

/// What the numbers of an array are; each form has a section of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// 32-bit floats, in the section `weights`.
    #[default]
    F32,
    /// Whole numbers up to 127, in `bytes`; an array of the same name and `.scale` has the unit of each row.
    I8,
    /// Whole numbers up to 511: a quarter, rounded down, in `bytes`, and the remainders in `pairs`, four to a byte; with units.
    I10,
    /// Whole numbers up to 2047, in `words`; with units.
    I16,
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

/// A transformer that gives each word a label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transformer {
    /// Width of the vectors.
    pub width: usize,
    /// Width between the two products of a layer.
    pub inner: usize,
    /// Layers.
    pub layers: usize,
    /// Labels of names in output order: after the score of no name come, for each, those of its first word and of its further ones.
    pub labels: Vec<String>,
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
