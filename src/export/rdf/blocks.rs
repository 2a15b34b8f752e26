use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::LazyLock;

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNodeRef, NamedOrBlankNodeRef, QuadRef, TermRef};

use crate::schema::EntityType;
use crate::schema::names::{DCTERMS, OA, OWL, PG, PROV, RDF, RDFS, SCHEMA, SIOC, SKOS};

/// Everything said of one subject, in an order made for reading.
pub struct Block<'q> {
    /// The subject.
    pub subject: NamedOrBlankNodeRef<'q>,
    /// Each predicate once, with its objects.
    pub statements: Vec<(NamedNodeRef<'q>, Vec<TermRef<'q>>)>,
}

/// Groups `quads`, whatever their graphs, by subject: documents before comments, accounts, entities by class,
/// positions, claims and their targets; the same order for every order of the quads.
pub fn blocks<'q>(quads: impl Iterator<Item = QuadRef<'q>>) -> Vec<Block<'q>> {
    // Hashed only to look up; what is written is sorted below.
    let mut groups: Vec<(Key<'q>, Vec<QuadRef<'q>>)> = Vec::new();
    let mut group_of: HashMap<NamedOrBlankNodeRef<'q>, usize> = HashMap::new();
    for quad in quads {
        let at = *group_of.entry(quad.subject).or_insert_with(|| {
            groups.push((Key::new(quad.subject), Vec::new()));
            groups.len() - 1
        });
        groups[at].0.learn(quad);
        groups[at].1.push(quad);
    }
    groups.sort_by(|a, b| a.0.cmp(&b.0));
    let place: HashMap<NamedOrBlankNodeRef<'q>, usize> =
        groups.iter().enumerate().map(|(at, (key, _))| (key.subject, at)).collect();
    groups.into_iter().map(|(key, quads)| block(key.subject, quads, &place)).collect()
}

fn block<'q>(
    subject: NamedOrBlankNodeRef<'q>,
    quads: Vec<QuadRef<'q>>,
    place: &HashMap<NamedOrBlankNodeRef<'q>, usize>,
) -> Block<'q> {
    let mut keyed: Vec<_> = quads
        .into_iter()
        .map(|quad| {
            let place = match quad.object {
                TermRef::NamedNode(node) if quad.predicate == rdf::TYPE => type_rank(node.as_str()),
                // Things that the same file describes come in the order in which it describes them.
                TermRef::NamedNode(node) => place.get(&NamedOrBlankNodeRef::from(node)).copied().unwrap_or(usize::MAX),
                _ => usize::MAX,
            };
            (predicate_rank(quad.predicate.as_str()), quad.predicate.as_str(), place, quad.object, quad.predicate)
        })
        .collect();
    keyed.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)).then_with(|| compare_terms(a.3, b.3)));
    let mut statements: Vec<(NamedNodeRef<'q>, Vec<TermRef<'q>>)> = Vec::new();
    for (_, _, _, object, predicate) in keyed {
        match statements.last_mut() {
            Some((last, objects)) if *last == predicate => {
                if objects.last() != Some(&object) {
                    objects.push(object);
                }
            }
            _ => statements.push((predicate, vec![object])),
        }
    }
    Block { subject, statements }
}

/// Where a subject stands in the file.
struct Key<'q> {
    rank: usize,
    article: &'q str,
    ordinal: u64,
    subject: NamedOrBlankNodeRef<'q>,
}

impl<'q> Key<'q> {
    fn new(subject: NamedOrBlankNodeRef<'q>) -> Self {
        Self { rank: usize::MAX, article: "", ordinal: 0, subject }
    }

    fn learn(&mut self, quad: QuadRef<'q>) {
        match quad.object {
            TermRef::NamedNode(class) if quad.predicate == rdf::TYPE => {
                self.rank = self.rank.min(subject_rank(class.as_str()));
            }
            // The smallest of several, so that the order of the quads does not matter.
            TermRef::NamedNode(whole)
                if is(quad.predicate, DCTERMS, "isPartOf")
                    && (self.article.is_empty() || whole.as_str() < self.article) =>
            {
                self.article = whole.as_str();
            }
            TermRef::Literal(number) if is(quad.predicate, PG, "ordinal") => {
                let number = number.value().parse().unwrap_or(u64::MAX);
                self.ordinal = if self.ordinal == 0 { number } else { self.ordinal.min(number) };
            }
            _ => {}
        }
    }

    fn cmp(&self, other: &Self) -> Ordering {
        let place = |key: &Self| (key.rank, key.article, key.ordinal);
        place(self).cmp(&place(other)).then_with(|| match (self.subject, other.subject) {
            (NamedOrBlankNodeRef::NamedNode(a), NamedOrBlankNodeRef::NamedNode(b)) => natural(a.as_str(), b.as_str()),
            (NamedOrBlankNodeRef::BlankNode(a), NamedOrBlankNodeRef::BlankNode(b)) => natural(a.as_str(), b.as_str()),
            (NamedOrBlankNodeRef::NamedNode(_), _) => Ordering::Less,
            _ => Ordering::Greater,
        })
    }
}

fn is(node: NamedNodeRef<'_>, namespace: &str, local: &str) -> bool {
    node.as_str().strip_prefix(namespace) == Some(local)
}

/// Entities come between accounts and claims, by class; targets stand beside their selectors.
fn subject_rank(class: &str) -> usize {
    let entity = |name| EntityType::from_local_name(name).map(|class| 3 + class as usize);
    match (class.strip_prefix(PG), class.strip_prefix(OA)) {
        (Some("Article"), _) => 0,
        (Some("Comment"), _) => 1,
        (Some("Account"), _) => 2,
        (Some("Claim"), _) => 100,
        (Some("Mention" | "Interval"), _) => 101,
        (Some(name), _) => entity(name).unwrap_or(50),
        (_, Some("SpecificResource" | "TextQuoteSelector" | "TextPositionSelector")) => 102,
        _ => 200,
    }
}

/// Ours before theirs, and the most general of ours first: `pg:Entity, pg:Person, schema:Person`.
fn type_rank(class: &str) -> usize {
    match class.strip_prefix(PG) {
        Some("Entity") => 0,
        Some(_) => 1,
        None => 2,
    }
}

fn predicate_rank(predicate: &str) -> usize {
    static RANKS: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
        let all = PREDICATES.iter().flat_map(|(namespace, locals)| locals.split(' ').map(move |it| (namespace, it)));
        all.enumerate().map(|(rank, (namespace, local))| (format!("{namespace}{local}"), rank)).collect()
    });
    RANKS.get(predicate).copied().unwrap_or(usize::MAX)
}

/// The order of predicates: what a thing is and is called, then where it belongs, what it says, and last where that is from.
/// Predicates that are not listed, the relations among them, follow by IRI.
const PREDICATES: &[(&str, &str)] = &[
    (RDF, "type"),
    (RDFS, "label"),
    (DCTERMS, "title"),
    (SKOS, "prefLabel altLabel hiddenLabel"),
    (OWL, "sameAs"),
    (DCTERMS, "identifier"),
    (SCHEMA, "url"),
    (DCTERMS, "creator publisher issued"),
    (PG, "exactCopyOf copyOf"),
    (SIOC, "has_creator"),
    (DCTERMS, "created language isPartOf"),
    (SIOC, "reply_of has_reply"),
    (PG, "commentKind ordinal depth addresses disputes endorses declaredComments parsedComments"),
    (SCHEMA, "keywords"),
    (SIOC, "content"),
    (SCHEMA, "mentions"),
    (PG, "positionIn tenure peopleOf bodyOf year issuedBy"),
    (RDF, "subject predicate object"),
    (PG, "from until"),
    (PG, "status attributedTo when evidenceText trigger confidence rule"),
    (PROV, "wasDerivedFrom"),
    (OA, "hasSource hasSelector exact start end hasBody"),
    (PG, "mentionKind namesPlace"),
    (OA, "hasTarget"),
];

fn compare_terms(a: TermRef<'_>, b: TermRef<'_>) -> Ordering {
    match (a, b) {
        (TermRef::NamedNode(a), TermRef::NamedNode(b)) => natural(a.as_str(), b.as_str()),
        (TermRef::NamedNode(_), _) => Ordering::Less,
        (_, TermRef::NamedNode(_)) => Ordering::Greater,
        (TermRef::Literal(a), TermRef::Literal(b)) => natural(a.value(), b.value())
            .then_with(|| a.datatype().as_str().cmp(b.datatype().as_str()))
            .then_with(|| a.language().cmp(&b.language())),
        (TermRef::Literal(_), _) => Ordering::Less,
        (_, TermRef::Literal(_)) => Ordering::Greater,
        _ => natural(&a.to_string(), &b.to_string()),
    }
}

/// As people order names with numbers in them: `at/9-20` before `at/10-12`. Equal only for equal strings.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut x, mut y) = (a.as_bytes(), b.as_bytes());
    while let (Some(&p), Some(&q)) = (x.first(), y.first()) {
        if p.is_ascii_digit() && q.is_ascii_digit() {
            let (m, n) = (number(&mut x), number(&mut y));
            match m.len().cmp(&n.len()).then_with(|| m.cmp(n)) {
                Ordering::Equal => {}
                unequal => return unequal,
            }
        } else if p == q {
            (x, y) = (&x[1..], &y[1..]);
        } else {
            return p.cmp(&q);
        }
    }
    x.len().cmp(&y.len()).then_with(|| a.cmp(b))
}

/// Takes the digits that `text` starts with, and gives them without leading zeros.
fn number<'t>(text: &mut &'t [u8]) -> &'t [u8] {
    let end = text.iter().position(|b| !b.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    *text = rest;
    let zeros = digits.iter().take_while(|b| **b == b'0').count();
    &digits[zeros..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn natural_order_is_total_and_reads_numbers() {
        let mut names = ["at/10-12", "at/9-20", "at/9-3", "at/09-3", "b", "at/", "at/9-20/quote", "", "at/100-1"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["", "at/", "at/09-3", "at/9-3", "at/9-20", "at/9-20/quote", "at/10-12", "at/100-1", "b"]);
        for (a, b) in names.iter().flat_map(|a| names.iter().map(move |b| (a, b))) {
            assert_eq!(natural(a, b), natural(b, a).reverse());
            assert_eq!(natural(a, b) == Ordering::Equal, a == b);
        }
    }
}
