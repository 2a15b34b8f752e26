//! The rule lemmatizer: exceptions, suffix rules and the index of known lemmas, by coarse tag.

use super::chars::is_alpha;
use super::model::bytes::{Reader, Words};

/// The tables of one coarse tag.
#[derive(Debug)]
struct Table<'m> {
    pos: &'m str,
    rules: Vec<(&'m str, &'m str)>,
    exceptions: Words<'m>,
    index: Words<'m>,
}

/// The lemma tables of a model.
#[derive(Debug, Default)]
pub struct Lemmatizer<'m> {
    tables: Vec<Table<'m>>,
    english: bool,
}

impl<'m> Lemmatizer<'m> {
    /// Reads the model's section; `None` if it is broken. Only English has forms that need no analysis.
    #[must_use]
    pub fn read(section: &'m [u8], lang: &str) -> Option<Self> {
        let mut r = Reader::new(section);
        let mut tables = Vec::new();
        if !section.is_empty() {
            for _ in 0..r.number()? {
                let pos = r.text()?;
                let count = r.number()?;
                let rules = (0..count).map(|_| Some((r.text()?, r.text()?))).collect::<Option<Vec<_>>>()?;
                tables.push(Table { pos, rules, exceptions: Words::read(&mut r)?, index: Words::read(&mut r)? });
            }
        }
        Some(Self { tables, english: lang == "en" })
    }

    /// The lemma of a word with this coarse tag and these features (`Number=Sing|…`).
    #[must_use]
    pub fn lemma(&self, word: &str, pos: &str, morph: &str) -> String {
        let pos = pos.to_ascii_lowercase();
        if matches!(pos.as_str(), "" | "eol" | "space") || (self.english && is_base_form(&pos, morph)) {
            return word.to_lowercase();
        }
        match self.tables.iter().find(|t| t.pos == pos) {
            Some(table) => table.lemma(word),
            None if pos == "propn" => word.to_owned(),
            None => word.to_lowercase(),
        }
    }
}

impl Table<'_> {
    fn lemma(&self, word: &str) -> String {
        let lower = word.to_lowercase();
        let (mut forms, mut unknown): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for (old, new) in &self.rules {
            let Some(stem) = lower.strip_suffix(old) else { continue };
            let form = format!("{stem}{new}");
            if form.is_empty() {
                continue;
            }
            if self.index.contains(&form) {
                forms.insert(0, form);
            } else if form.chars().all(is_alpha) {
                unknown.push(form);
            } else {
                forms.push(form);
            }
        }
        let mut first_of = Vec::with_capacity(forms.len());
        for form in forms {
            if !first_of.contains(&form) {
                first_of.push(form);
            }
        }
        for form in self.exceptions.find(&lower).unwrap_or_default() {
            if !first_of.iter().any(|f| f == form) {
                first_of.insert(0, form.to_owned());
            }
        }
        first_of.into_iter().chain(unknown).next().unwrap_or_else(|| word.to_owned())
    }
}

/// Whether an English word with these features is its own lemma.
fn is_base_form(pos: &str, morph: &str) -> bool {
    let feature = |name: &str| morph.split('|').find_map(|f| f.strip_prefix(name)?.strip_prefix('='));
    let form = feature("VerbForm");
    pos == "noun" && feature("Number") == Some("Sing")
        || pos == "verb" && form == Some("Fin") && feature("Tense") == Some("Pres") && feature("Number").is_none()
        || matches!(form, Some("Inf" | "None"))
        || feature("Degree") == Some("Pos")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::super::model::bytes::Writer;
    use super::*;

    fn section() -> Vec<u8> {
        let mut w = Writer::default();
        w.number(1);
        w.text("verb");
        let rules = [("s", ""), ("ies", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")];
        w.number(rules.len() as u64);
        for (old, new) in rules {
            w.text(old);
            w.text(new);
        }
        Words::write(&[("bought", vec!["buy"]), ("is", vec!["be"])], &mut w);
        Words::write(&[("ratify", vec![]), ("sign", vec![]), ("singe", vec![]), ("vote", vec![])], &mut w);
        w.bytes
    }

    #[test]
    fn exceptions_then_known_forms_then_guesses() {
        let bytes = section();
        let l = Lemmatizer::read(&bytes, "en").unwrap();
        for (word, want) in [
            ("bought", "buy"),
            ("Ratifies", "ratify"),
            ("voted", "vote"),
            ("signed", "sign"),
            ("singing", "singe"),
            ("tweeted", "tweete"),
            ("NATO", "NATO"),
        ] {
            assert_eq!(
                l.lemma(word, "VERB", "VerbForm=Ger"),
                if word == "singing" { "singe".to_owned() } else { want.to_owned() }
            );
        }
        assert_eq!(l.lemma("Signing", "VERB", "VerbForm=Inf"), "signing");
        assert_eq!(l.lemma("Kyiv", "PROPN", ""), "Kyiv");
        assert_eq!(l.lemma("The", "DET", ""), "the");
    }

    #[test]
    fn broken_tables_are_refused() {
        let bytes = section();
        assert!(Lemmatizer::read(&bytes[..bytes.len() / 2], "en").is_none());
        assert!(Lemmatizer::read(&[], "en").is_some());
    }
}
