//! Labels as small numbers: tags, dependencies, entity types, coarse tags and morphological features of one model.

use std::collections::HashMap;

/// A label of a model, to be read with [`Names::text`]. The default is the empty label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label(pub u16);

impl Label {
    /// The empty label, which every model has.
    pub const NONE: Self = Self(0);

    /// Whether this is the empty label.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// All labels of a model.
#[derive(Clone, Debug)]
pub struct Names {
    texts: Vec<String>,
    ids: HashMap<String, Label>,
}

impl Default for Names {
    fn default() -> Self {
        Self { texts: vec![String::new()], ids: HashMap::from([(String::new(), Label::NONE)]) }
    }
}

impl Names {
    /// The number of a label, new if need be. Beyond 65,535 labels every new one is the empty label.
    pub fn add(&mut self, text: &str) -> Label {
        if let Some(label) = self.ids.get(text) {
            return *label;
        }
        let Ok(id) = u16::try_from(self.texts.len()) else { return Label::NONE };
        self.texts.push(text.to_owned());
        self.ids.insert(text.to_owned(), Label(id));
        Label(id)
    }

    /// The number of a label that the model knows.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<Label> {
        self.ids.get(text).copied()
    }

    /// The text of a label; empty for one of another model.
    #[must_use]
    pub fn text(&self, label: Label) -> &str {
        self.texts.get(usize::from(label.0)).map_or("", String::as_str)
    }

    /// How many there are, the empty one included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Never: there is always the empty label.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}
