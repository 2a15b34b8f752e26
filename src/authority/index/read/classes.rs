//! What data call the classes of things.

use crate::schema::EntityType;

/// Words and IRIs' last parts, in lower case, sorted, for each class; the classes' own names are left out.
const NAMES: &[(&str, EntityType)] = &[
    ("act", EntityType::Law),
    ("administrativearea", EntityType::Place),
    ("agreement", EntityType::Treaty),
    ("armed group", EntityType::Organization),
    ("bill", EntityType::Law),
    ("building", EntityType::Facility),
    ("city", EntityType::Place),
    ("committee", EntityType::Organization),
    ("company", EntityType::Organization),
    ("corporation", EntityType::Organization),
    ("creativework", EntityType::Work),
    ("election", EntityType::Event),
    ("formalorganization", EntityType::Organization),
    ("governmentorganization", EntityType::Organization),
    ("human", EntityType::Person),
    ("law", EntityType::Law),
    ("legislation", EntityType::Law),
    ("location", EntityType::Place),
    ("ministry", EntityType::Organization),
    ("newsmediaorganization", EntityType::Organization),
    ("ngo", EntityType::Organization),
    ("office", EntityType::Position),
    ("org", EntityType::Organization),
    ("organisation", EntityType::Organization),
    ("organizationalunit", EntityType::Organization),
    ("party", EntityType::Organization),
    ("people", EntityType::Group),
    ("per", EntityType::Person),
    ("politicalparty", EntityType::Organization),
    ("politician", EntityType::Person),
    ("post", EntityType::Position),
    ("q3624078", EntityType::Country),
    ("q43229", EntityType::Organization),
    ("q5", EntityType::Person),
    ("q6256", EntityType::Country),
    ("q7278", EntityType::Organization),
    ("region", EntityType::Place),
    ("role", EntityType::Position),
    ("state", EntityType::Country),
    ("town", EntityType::Place),
    ("war", EntityType::Event),
];

/// The class that a word or an IRI means: ours (`Person`, `pg:Person`), schema.org's, FOAF's, the Organization Ontology's, Wikidata's
/// most used.
#[must_use]
pub fn class_named(name: &str) -> Option<EntityType> {
    let name = name.trim().trim_matches(['<', '>']);
    let local = name.rsplit(['#', '/', ':']).next().unwrap_or(name).to_lowercase();
    let ours = EntityType::all().iter().copied().find(|class| class.local_name().to_lowercase() == local);
    ours.or_else(|| NAMES.binary_search_by(|(known, _)| (*known).cmp(local.as_str())).ok().map(|at| NAMES[at].1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_by_word_and_iri() {
        assert!(NAMES.windows(2).all(|w| w[0].0 < w[1].0), "sorted");
        for (name, want) in [
            ("Person", Some(EntityType::Person)),
            ("organization", Some(EntityType::Organization)),
            ("Organisation", Some(EntityType::Organization)),
            ("https://w3id.org/pressgraph/ontology#Treaty", Some(EntityType::Treaty)),
            ("http://schema.org/GovernmentOrganization", Some(EntityType::Organization)),
            ("http://www.w3.org/2004/02/skos/core#Concept", None),
            ("wd:Q5", Some(EntityType::Person)),
            ("", None),
        ] {
            assert_eq!(class_named(name), want, "{name}");
        }
    }
}
