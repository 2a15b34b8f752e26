use super::engine::Entity;
use super::engine::Parsed;
use crate::base::Span;

/// What kind of thing a name names, as the engine's labels tell it (OntoNotes 5.0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// `PERSON`.
    Person,
    /// `NORP`: a nationality, a religious or political group.
    Group,
    /// `ORG`.
    Organization,
    /// `GPE` and `LOC`: countries, cities, regions, seas.
    Place,
    /// `FAC`: buildings, airports, roads.
    Facility,
    /// `EVENT`.
    Event,
    /// `WORK_OF_ART`.
    Work,
    /// `LAW`.
    Law,
    /// `PRODUCT`, `MISC`: something with a name that the ontology has no class for.
    Other,
}

impl NameKind {
    /// The kind of a label; none for dates, amounts and languages.
    #[must_use]
    pub fn of(label: &str) -> Option<Self> {
        Some(match label {
            "PERSON" => Self::Person,
            "NORP" => Self::Group,
            "ORG" => Self::Organization,
            "GPE" | "LOC" => Self::Place,
            "FAC" => Self::Facility,
            "EVENT" => Self::Event,
            "WORK_OF_ART" => Self::Work,
            "LAW" => Self::Law,
            "PRODUCT" | "MISC" => Self::Other,
            _ => return None,
        })
    }
}

/// A stretch of text that the engine takes for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaggedName {
    /// Where it is.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
}

pub(super) fn names(parsed: &Parsed, entities: &[Entity]) -> Vec<TaggedName> {
    let named = entities.iter().filter_map(|entity| {
        let kind = NameKind::of(parsed.text_of(entity.label))?;
        Some(TaggedName { span: parsed.span(entity.tokens.clone()), kind })
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::super::{analyze_all, engine::Engine};
    use super::*;

    #[test]
    fn the_engine_adds_its_names() {
        let text = "Maria Oduya flew from Lisbon to Geneva on Monday.";
        let analyses = analyze_all(&[text, ""], Some(Engine::builtin()));
        let names: Vec<_> = analyses[0].names.iter().map(|n| (n.span.slice(text), n.kind)).collect();
        assert_eq!(
            names,
            [("Maria Oduya", NameKind::Person), ("Lisbon", NameKind::Place), ("Geneva", NameKind::Place)]
        );
        assert!(analyses[1].names.is_empty());
        assert!(analyze_all(&[text], None)[0].names.is_empty());
    }
}
