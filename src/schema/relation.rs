use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::LazyLock;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term};

use super::EntityType;
use super::names::{OWL, PG, RDF, RDFS, SKOS};

/// A relation that a claim can have as its predicate: an instance of `pg:Relation` in the ontology.
///
/// Orders, as [`Relation::all`] does, by local name.
///
/// ```
/// use pressgraph::schema::{EntityType, Relation};
///
/// let signed = Relation::named("signed").unwrap();
/// assert!(signed.admits(EntityType::Country, EntityType::Treaty));
/// assert!(!signed.admits(EntityType::Treaty, EntityType::Country));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relation(u8);

impl Relation {
    /// The relation of that local name; case matters.
    #[must_use]
    pub fn named(local_name: &str) -> Option<Self> {
        let at = TABLE.binary_search_by(|entry| entry.local_name().cmp(local_name)).ok()?;
        u8::try_from(at).ok().map(Self)
    }

    /// The relation of that full IRI.
    #[must_use]
    pub fn from_iri(iri: &str) -> Option<Self> {
        iri.strip_prefix(PG).and_then(Self::named)
    }

    /// Every relation, by local name.
    pub fn all() -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator {
        let count = u8::try_from(TABLE.len()).unwrap_or(u8::MAX);
        (0..count).map(Self)
    }

    /// The local name: `signed`.
    #[must_use]
    pub fn local_name(self) -> &'static str {
        self.entry().local_name()
    }

    /// The full IRI.
    #[must_use]
    pub fn iri(self) -> &'static str {
        &self.entry().iri
    }

    /// The name for people: `holds position`.
    #[must_use]
    pub fn label(self) -> &'static str {
        &self.entry().label
    }

    /// What it means.
    #[must_use]
    pub fn definition(self) -> &'static str {
        &self.entry().definition
    }

    /// A sentence that states it.
    #[must_use]
    pub fn example(self) -> &'static str {
        &self.entry().example
    }

    /// Whether its domain holds things of class `subject` and its range things of class `object`.
    #[must_use]
    pub fn admits(self, subject: EntityType, object: EntityType) -> bool {
        self.entry().domain.has(subject) && self.entry().range.has(object)
    }

    /// Whether it holds both ways, so that a claim's subject and object say no more than that there are two sides.
    #[must_use]
    pub fn symmetric(self) -> bool {
        self.entry().symmetric
    }

    /// The relation that says the same with the sides exchanged, where the ontology has one.
    #[must_use]
    pub fn inverse(self) -> Option<Self> {
        self.entry().inverse.as_deref().and_then(Self::from_iri)
    }

    fn entry(self) -> &'static Entry {
        &TABLE[usize::from(self.0)]
    }
}

/// The local name.
impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.local_name())
    }
}

impl fmt::Debug for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "pg:{}", self.local_name())
    }
}

#[derive(Default)]
struct Entry {
    iri: String,
    label: String,
    definition: String,
    example: String,
    domain: ClassSet,
    range: ClassSet,
    symmetric: bool,
    inverse: Option<String>,
}

impl Entry {
    fn local_name(&self) -> &str {
        &self.iri[PG.len()..]
    }
}

/// A set of entity classes, one bit each.
#[derive(Clone, Copy, Default)]
struct ClassSet(u16);

impl ClassSet {
    fn has(self, class: EntityType) -> bool {
        self.0 & (1 << class as u16) != 0
    }

    fn of(is_in: impl Fn(EntityType) -> bool) -> Self {
        Self(EntityType::all().iter().filter(|class| is_in(**class)).map(|class| 1 << *class as u16).sum())
    }
}

/// The relations, by local name. Read once; an ontology that does not parse fails the tests, so what follows skips errors.
static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(|| Ontology::parse(super::ONTOLOGY).relations());

/// The ontology's triples by subject, then predicate. Blank nodes go by their labels.
struct Ontology(BTreeMap<String, BTreeMap<String, Vec<String>>>);

impl Ontology {
    fn parse(turtle: &str) -> Self {
        let mut triples: BTreeMap<_, BTreeMap<_, Vec<_>>> = BTreeMap::new();
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle).flatten() {
            let subject = match quad.subject {
                NamedOrBlankNode::NamedNode(node) => node.into_string(),
                NamedOrBlankNode::BlankNode(node) => node.into_string(),
            };
            let object = match quad.object {
                Term::NamedNode(node) => node.into_string(),
                Term::BlankNode(node) => node.into_string(),
                Term::Literal(literal) => literal.destruct().0,
                #[allow(unreachable_patterns, reason = "a triple term, only with Oxigraph's feature for RDF 1.2")]
                _ => continue,
            };
            triples.entry(subject).or_default().entry(quad.predicate.into_string()).or_default().push(object);
        }
        Self(triples)
    }

    fn relations(&self) -> Vec<Entry> {
        let relation = format!("{PG}Relation");
        let is_relation = |node: &String| self.objects(node, RDF, "type").contains(&relation);
        // A BTreeMap's keys are sorted, and all of these share the namespace, so they are sorted by local name.
        self.0.keys().filter(|node| node.starts_with(PG) && is_relation(node)).map(|node| self.entry(node)).collect()
    }

    fn entry(&self, node: &str) -> Entry {
        let text = |namespace, name| self.objects(node, namespace, name).first().cloned().unwrap_or_default();
        let classes = |name| {
            let expressions = self.objects(node, RDFS, name).iter();
            expressions.fold(ClassSet::default(), |all, it| ClassSet(all.0 | self.classes(it, &mut BTreeSet::new()).0))
        };
        Entry {
            iri: node.to_owned(),
            label: text(RDFS, "label"),
            definition: text(RDFS, "comment"),
            example: text(SKOS, "example"),
            domain: classes("domain"),
            range: classes("range"),
            symmetric: self.objects(node, RDF, "type").contains(&format!("{OWL}SymmetricProperty")),
            inverse: self.objects(node, OWL, "inverseOf").first().cloned(),
        }
    }

    /// The classes that the class expression at `node` holds: a class with those below it, or a union of such.
    fn classes(&self, node: &str, seen: &mut BTreeSet<String>) -> ClassSet {
        if !seen.insert(node.to_owned()) {
            return ClassSet::default();
        }
        let mut classes = match node.strip_prefix(PG).map(|name| (name, EntityType::from_local_name(name))) {
            Some(("Entity", _)) => ClassSet::of(|_| true),
            Some((_, Some(above))) => ClassSet::of(|class| class.is_a(above)),
            _ => ClassSet::default(),
        };
        for same in self.objects(node, OWL, "equivalentClass") {
            classes.0 |= self.classes(same, seen).0;
        }
        for list in self.objects(node, OWL, "unionOf") {
            let mut list = list.as_str();
            while let ([first, ..], [rest, ..]) = (self.objects(list, RDF, "first"), self.objects(list, RDF, "rest")) {
                classes.0 |= self.classes(first, seen).0;
                list = rest;
            }
        }
        classes
    }

    fn objects(&self, node: &str, namespace: &str, name: &str) -> &[String] {
        self.0.get(node).and_then(|about| about.get(&format!("{namespace}{name}"))).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::schema::{ONTOLOGY, Status, Tenure};

    fn ontology() -> Ontology {
        Ontology::parse(ONTOLOGY)
    }

    /// The local names of what has `object` as its `namespace:name`.
    fn having(namespace: &str, name: &str, object: &str) -> BTreeSet<String> {
        let ontology = ontology();
        let has = |node: &&String| ontology.objects(node, namespace, name).iter().any(|it| it == object);
        ontology.0.keys().filter(has).filter_map(|node| node.strip_prefix(PG)).map(str::to_owned).collect()
    }

    fn names(all: impl IntoIterator<Item = &'static str>) -> BTreeSet<String> {
        all.into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn the_ontology_parses() {
        let faults: Vec<_> =
            RdfParser::from_format(RdfFormat::Turtle).for_slice(ONTOLOGY).filter_map(Result::err).collect();
        assert!(faults.is_empty(), "{faults:?}");
    }

    #[test]
    fn entity_classes_are_those_of_the_ontology() {
        let mut classes = having(RDFS, "subClassOf", &format!("{PG}Entity"));
        assert_eq!(classes, names(EntityType::all().iter().map(|class| class.local_name())));
        classes.retain(|name| EntityType::from_local_name(name).unwrap().is_a(EntityType::Place));
        let mut places = having(RDFS, "subClassOf", EntityType::Place.iri());
        places.insert("Place".to_owned());
        assert_eq!(classes, places);
    }

    #[test]
    fn schema_org_classes_are_those_of_the_ontology() {
        let ontology = ontology();
        for class in EntityType::all() {
            let above = ontology.objects(class.iri(), RDFS, "subClassOf");
            let theirs: Vec<_> = above.iter().filter(|iri| iri.starts_with("https://schema.org/")).collect();
            assert_eq!(theirs, [class.schema_org()], "{class}");
        }
    }

    #[test]
    fn statuses_and_tenures_are_those_of_the_ontology() {
        assert_eq!(having(RDF, "type", &format!("{PG}Status")), names(Status::all().iter().map(|it| it.local_name())));
        let ontology = ontology();
        let range = ontology.objects(&format!("{PG}tenure"), RDFS, "range")[0].clone();
        let mut list = ontology.objects(&range, OWL, "oneOf")[0].clone();
        for tenure in Tenure::all() {
            assert_eq!(ontology.objects(&list, RDF, "first"), [tenure.local_name()]);
            list = ontology.objects(&list, RDF, "rest")[0].clone();
        }
        assert_eq!(list, format!("{RDF}nil"));
    }

    #[test]
    fn names_go_there_and_back() {
        for class in EntityType::all() {
            assert_eq!(EntityType::from_local_name(class.local_name()), Some(*class));
            assert_eq!(class.iri(), format!("{PG}{class}"));
        }
        for status in Status::all() {
            assert_eq!(Status::from_local_name(status.local_name()), Some(*status));
        }
        for tenure in Tenure::all() {
            assert_eq!(Tenure::from_local_name(tenure.local_name()), Some(*tenure));
        }
        for relation in Relation::all() {
            assert_eq!(Relation::named(relation.local_name()), Some(relation));
            assert_eq!(Relation::from_iri(relation.iri()), Some(relation));
        }
        assert!(Relation::named("Signed").is_none() && Relation::from_iri("http://e.org/signed").is_none());
        assert_eq!(format!("{:>7}|{:?}", Status::Asked, Relation::named("signed").unwrap()), "  Asked|pg:signed");
    }

    #[test]
    fn relations_are_all_there_and_complete() {
        let all: Vec<_> = Relation::all().collect();
        assert!(all.is_sorted_by_key(|relation| relation.local_name()));
        for fixed in
            "holdsPosition memberOf partOf locatedIn nationality partyTo signed ratified enacted negotiated joined \
                      withdrewFrom supports opposes criticizes accuses threatens sanctions attacks aids cooperatesWith \
                      consultsWith deploysIn respondsTo statesTo relatedTo"
                .split_whitespace()
        {
            assert!(Relation::named(fixed).is_some(), "{fixed}");
        }
        let mut examples = BTreeSet::new();
        for relation in all {
            assert!(!relation.label().is_empty() && !relation.definition().is_empty(), "{relation}");
            // In OWL several would mean all of them at once.
            for side in ["domain", "range"] {
                assert_eq!(ontology().objects(relation.iri(), RDFS, side).len(), 1, "{relation} {side}");
            }
            assert!(relation.example().ends_with(['.', '?']) && examples.insert(relation.example()), "{relation}");
            let admits_something =
                EntityType::all().iter().any(|s| EntityType::all().iter().any(|o| relation.admits(*s, *o)));
            assert!(admits_something, "{relation}");
        }
    }

    #[test]
    fn symmetric_relations_admit_both_ways_and_inverses_exchange_the_sides() {
        for relation in Relation::all() {
            for (a, b) in EntityType::all().iter().flat_map(|a| EntityType::all().iter().map(move |b| (*a, *b))) {
                if relation.symmetric() {
                    assert_eq!(relation.admits(a, b), relation.admits(b, a), "{relation} {a} {b}");
                }
                if let Some(inverse) = relation.inverse() {
                    assert_eq!(inverse.inverse(), Some(relation));
                    assert_eq!(relation.admits(a, b), inverse.admits(b, a), "{relation} {a} {b}");
                }
            }
        }
    }

    #[test]
    fn domains_and_ranges_follow_unions_and_superclasses() {
        use EntityType::*;
        for (name, subject, object, admitted) in [
            ("signed", Country, Treaty, true),
            ("signed", Position, Law, true),
            ("signed", Treaty, Country, false),
            ("locatedIn", Organization, Country, true),
            ("locatedIn", Event, Facility, true),
            ("locatedIn", Event, Person, false),
            ("criticizes", Work, Law, true),
            ("spouse", Person, Country, false),
            ("relatedTo", Law, Event, true),
            ("attacks", Event, Person, false),
        ] {
            assert_eq!(Relation::named(name).unwrap().admits(subject, object), admitted, "{subject} {name} {object}");
        }
    }

    #[test]
    fn every_term_is_documented() {
        let ontology = ontology();
        for (node, about) in ontology.0.iter().filter(|(node, _)| node.starts_with(PG) && node.len() > PG.len()) {
            for (namespace, name) in [(RDF, "type"), (RDFS, "label"), (RDFS, "comment"), (RDFS, "isDefinedBy")] {
                assert_eq!(about.get(&format!("{namespace}{name}")).map_or(0, Vec::len).min(1), 1, "{node} {name}");
            }
        }
        let used = ontology
            .0
            .values()
            .flat_map(BTreeMap::values)
            .flatten()
            .chain(ontology.0.values().flat_map(BTreeMap::keys));
        for term in used.filter(|term| term.starts_with(PG) && term.len() > PG.len()) {
            assert!(ontology.0.contains_key(term), "{term} is used and not defined");
        }
    }

    #[test]
    fn the_sixteen_plover_event_types_are_covered() {
        let types = having(RDF, "type", &format!("{PG}PloverEvent"));
        assert_eq!(types.len(), 16);
        for event in types {
            let relations = having(PG, "ploverEvent", &format!("{PG}{event}"));
            assert!(relations.iter().any(|name| Relation::named(name).is_some()), "{event}");
        }
    }
}
