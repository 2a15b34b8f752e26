//! What pressgraph reads from a text, in the terms of `pressgraph annotate`.

use std::collections::BTreeMap;

use pressgraph::base::Silent;
use pressgraph::document::{self, Document};
use pressgraph::export::annotate::Annotation;
use pressgraph::extract::{self, Knowledge};
use pressgraph::nlp::engine::Engine;
use pressgraph::schema::DATA_BASE;
use pressgraph::source::{MediaType, Record};
use serde::Deserialize;
use serde_json::{Value, json};

/// The program as it is measured.
pub struct Program {
    engine: Option<&'static Engine>,
    knowledge: Knowledge,
}

/// One document as `annotate` prints it: the article first, then its comments.
#[derive(Debug)]
pub struct Reading {
    /// The article's text, then each comment.
    pub units: Vec<Unit>,
    /// By id.
    pub entities: BTreeMap<String, Entity>,
}

/// The article or a comment. Offsets count code points.
#[derive(Debug, Deserialize)]
pub struct Unit {
    /// Id.
    pub id: String,
    /// The comment replied to.
    #[serde(default)]
    pub parent: Option<String>,
    /// Commenter.
    #[serde(default)]
    pub author: Option<String>,
    /// The commenter's account.
    #[serde(default)]
    pub account: Option<String>,
    /// What it says.
    pub text: String,
    /// In text order.
    pub mentions: Vec<Mention>,
    /// In text order.
    pub claims: Vec<Claim>,
}

/// A mention.
#[derive(Clone, Debug, Deserialize)]
pub struct Mention {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Class by its own words.
    #[serde(rename = "type")]
    pub class: String,
    /// Name, adjective, nominal or pronoun.
    pub kind: String,
    /// What it refers to.
    pub entity: String,
}

/// An entity.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entity {
    /// Id.
    pub id: String,
    /// Class.
    #[serde(rename = "type")]
    pub class: String,
    /// Best name.
    pub label: String,
    /// IRIs elsewhere.
    pub same_as: Vec<String>,
    /// For a position: what it is in.
    #[serde(skip)]
    pub position_in: Option<String>,
}

/// One piece of evidence of a claim.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    /// Entity.
    pub subject: String,
    /// Relation.
    pub predicate: String,
    /// Entity.
    pub object: String,
    /// Status.
    pub status: String,
    /// Entity or account.
    pub attributed_to: Option<String>,
    /// Evidence: first code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words that carry it.
    pub trigger: String,
    /// The rule.
    pub rule: String,
    /// When it happened.
    pub when: Option<String>,
}

impl Default for Program {
    /// The program with its default model.
    fn default() -> Self {
        Self::new(Some(Engine::builtin()))
    }
}

impl Program {
    /// The program with a model, or with rules alone.
    pub fn new(engine: Option<&'static Engine>) -> Self {
        Self { engine, knowledge: Knowledge::default() }
    }

    /// The same program, told of authorities.
    pub fn knowing(&self, knowledge: Knowledge) -> Self {
        Self { engine: self.engine, knowledge }
    }

    /// Reads a plain text, verbatim; `published` is its dateline.
    pub fn text(&self, id: &str, text: &str, published: Option<&str>) -> Reading {
        let mut line = json!({"id": id, "text": text});
        if let Some(day) = published {
            line["published"] = day.into();
        }
        let record = Record::new(MediaType::JsonLine, id.to_owned(), line.to_string().into_bytes());
        match document::parse(record, &mut Silent) {
            Ok(document) => self.document(&document),
            // A text without a letter is no document; nothing is found in it.
            Err(_) => Reading { units: vec![Unit::empty(text)], entities: BTreeMap::new() },
        }
    }

    /// Reads a document.
    pub fn document(&self, document: &Document) -> Reading {
        let facts = extract::extract_with(document, self.engine, &self.knowledge, false);
        let printed = serde_json::to_value(Annotation::new(document, &facts, DATA_BASE, false)).unwrap_or_default();
        let mut reading = Reading::of(printed);
        for entity in &facts.entities {
            if let Some(body) = entity.detail.position_in
                && let Some(own) = reading.entities.get_mut(entity.id.as_str())
            {
                own.position_in = facts.entities.get(body.0 as usize).map(|e| e.id.as_str().to_owned());
            }
        }
        reading
    }
}

impl Reading {
    fn of(mut printed: Value) -> Self {
        fn part<T: serde::de::DeserializeOwned + Default>(value: &mut Value, key: &str) -> T {
            serde_json::from_value(value[key].take()).unwrap_or_default()
        }
        let comments: Vec<Unit> = part(&mut printed, "comments");
        let entities: Vec<Entity> = part(&mut printed, "entities");
        let entities = entities.into_iter().map(|e| (e.id.clone(), e)).collect();
        let article: Option<Unit> = serde_json::from_value(printed).ok();
        Self { units: article.into_iter().chain(comments).collect(), entities }
    }

    /// The only text of a plain document.
    pub fn article(&self) -> &Unit {
        &self.units[0]
    }
}

impl Unit {
    fn empty(text: &str) -> Self {
        Self {
            id: String::new(),
            parent: None,
            author: None,
            account: None,
            text: text.to_owned(),
            mentions: Vec::new(),
            claims: Vec::new(),
        }
    }

    /// The mentions of `entity` that share a code point with `start..end`.
    pub fn within<'a>(&'a self, entity: &'a str, start: usize, end: usize) -> impl Iterator<Item = &'a Mention> {
        self.mentions.iter().filter(move |m| m.entity == entity && m.start < end && start < m.end)
    }

    /// The mention that shares most code points with `start..end`; of two, the shorter one, then the first.
    pub fn best(&self, start: usize, end: usize) -> Option<&Mention> {
        let shared = |m: &Mention| m.end.min(end).saturating_sub(m.start.max(start));
        let touching = self.mentions.iter().filter(|m| shared(m) > 0);
        touching.min_by_key(|m| (usize::MAX - shared(m), m.end - m.start, m.start))
    }
}

/// The words of `text` around `start..end`, with the stretch itself in brackets.
pub fn context(text: &[char], start: usize, end: usize) -> String {
    let (from, to) = (start.saturating_sub(60), (end + 60).min(text.len()));
    let words = |range: std::ops::Range<usize>| -> String {
        let piece = text.get(range).unwrap_or_default().iter();
        piece.map(|c| if c.is_whitespace() { ' ' } else { *c }).collect()
    };
    format!("{}[{}]{}", words(from..start), words(start..end), words(end..to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_annotate_prints() {
        let reading = Program::default().text("a", "Égypte aside, Egypt accused Ethiopia.", None);
        let article = reading.article();
        let egypt = article.best(14, 19).expect("Egypt is known");
        assert_eq!((egypt.start, egypt.end, egypt.class.as_str()), (14, 19, "Country"));
        assert_eq!(article.claims[0].predicate, "accuses");
        assert_eq!(article.within(&article.claims[0].subject, 0, 37).count(), 1);
        assert!(reading.entities.contains_key(&egypt.entity));
    }

    #[test]
    fn nothing_in_nothing() {
        assert!(Program::new(None).text("a", "...", None).article().mentions.is_empty());
    }

    #[test]
    fn context_marks_the_place() {
        let text: Vec<char> = "one two\nthree".chars().collect();
        assert_eq!(context(&text, 4, 7), "one [two] three");
    }
}
