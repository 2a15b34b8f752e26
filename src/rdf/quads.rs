use std::cmp::Ordering;
use std::fmt;
use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{
    BlankNodeRef, GraphNameRef, LiteralRef, NamedNodeRef, NamedOrBlankNodeRef, Quad, QuadRef, TermRef,
};

/// Quads in little room: each term is kept once, and the words of all lie in one string.
#[derive(Clone, Default)]
pub struct Quads {
    words: String,
    terms: Vec<Entry>,
    rows: Vec<Row>,
    /// Places of terms, by what they are.
    places: HashTable<u32>,
    hasher: RandomState,
}

/// Places of a quad's terms.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// None for the default graph.
    graph: Option<u32>,
    subject: u32,
    predicate: u32,
    object: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    start: usize,
    length: u32,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Iri,
    Blank,
    /// A plain string.
    Text,
    /// A literal with the datatype that this term is.
    Typed(u32),
    /// A literal in the language that this term is.
    Tagged(u32),
}

impl Quads {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Bytes that they take in memory, about.
    #[must_use]
    pub fn size(&self) -> usize {
        self.words.len() + self.terms.len() * (size_of::<Entry>() + 8) + self.rows.len() * size_of::<Row>()
    }

    /// The quads in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = QuadRef<'_>> + Clone {
        self.rows.iter().map(|row| self.quad(*row))
    }

    /// Adds a quad at the end.
    pub fn push(&mut self, quad: QuadRef<'_>) {
        let graph = match quad.graph_name {
            GraphNameRef::DefaultGraph => None,
            GraphNameRef::NamedNode(node) => Some(self.place(node.into())),
            GraphNameRef::BlankNode(node) => Some(self.place(node.into())),
        };
        let subject = self.place(quad.subject.into());
        let row = Row { graph, subject, predicate: self.place(quad.predicate.into()), object: self.place(quad.object) };
        self.rows.push(row);
    }

    /// Adds the quads of `other` at the end.
    pub fn append(&mut self, other: Self) {
        if self.is_empty() {
            *self = other;
        } else {
            other.iter().for_each(|quad| self.push(quad));
        }
    }

    /// Puts them in the order of [`order`](super::order), each once.
    pub(super) fn sort(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.sort_unstable_by(|a, b| self.compare(*a, *b));
        rows.dedup_by(|a, b| self.compare(*a, *b) == Ordering::Equal);
        self.rows = rows;
    }

    /// Appends what they can be made from again.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        out.reserve(self.size());
        let mut put = |number: u32| out.extend(number.to_le_bytes());
        put(number(self.terms.len()));
        for Entry { length, kind, .. } in &self.terms {
            let (kind, other) = match kind {
                Kind::Iri => (0, 0),
                Kind::Blank => (1, 0),
                Kind::Text => (2, 0),
                Kind::Typed(datatype) => (3, *datatype),
                Kind::Tagged(language) => (4, *language),
            };
            [*length, kind, other].into_iter().for_each(&mut put);
        }
        put(number(self.rows.len()));
        for Row { graph, subject, predicate, object } in &self.rows {
            [graph.unwrap_or(u32::MAX), *subject, *predicate, *object].into_iter().for_each(&mut put);
        }
        out.extend_from_slice(self.words.as_bytes());
    }

    /// Makes them again from what was written; none if it is something else.
    pub(crate) fn read(mut bytes: &[u8]) -> Option<Self> {
        let mut take = || {
            let (first, rest) = bytes.split_first_chunk()?;
            bytes = rest;
            Some(u32::from_le_bytes(*first))
        };
        let mut all = Self::default();
        let count = take()?;
        let known = |at: u32| (at < count).then_some(at);
        let mut end = 0;
        for _ in 0..count {
            let (length, kind, other) = (take()?, take()?, take()?);
            let kind = match kind {
                0 => Kind::Iri,
                1 => Kind::Blank,
                2 => Kind::Text,
                3 => Kind::Typed(known(other)?),
                4 => Kind::Tagged(known(other)?),
                _ => return None,
            };
            all.terms.push(Entry { start: end, length, kind });
            end += length as usize;
        }
        for _ in 0..take()? {
            let graph = take()?;
            let graph = if graph == u32::MAX { None } else { Some(known(graph)?) };
            let [subject, predicate, object] = [known(take()?)?, known(take()?)?, known(take()?)?];
            all.rows.push(Row { graph, subject, predicate, object });
        }
        all.words = std::str::from_utf8(bytes).ok().filter(|words| words.len() == end)?.to_owned();
        let whole = |entry: &Entry| all.words.is_char_boundary(entry.start);
        all.terms.iter().all(whole).then_some(all)
    }

    fn compare(&self, a: Row, b: Row) -> Ordering {
        // Equal places are equal terms, without reading them.
        let terms = |a: u32, b: u32| if a == b { Ordering::Equal } else { super::compare(self.term(a), self.term(b)) };
        let graphs = match (a.graph, b.graph) {
            (Some(a), Some(b)) => terms(a, b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        };
        graphs
            .then_with(|| terms(a.subject, b.subject))
            .then_with(|| terms(a.predicate, b.predicate))
            .then_with(|| terms(a.object, b.object))
    }

    fn quad(&self, row: Row) -> QuadRef<'_> {
        let graph_name = match row.graph.map(|at| (self.terms[at as usize].kind, self.words(at))) {
            None => GraphNameRef::DefaultGraph,
            Some((Kind::Blank, label)) => BlankNodeRef::new_unchecked(label).into(),
            Some((_, iri)) => NamedNodeRef::new_unchecked(iri).into(),
        };
        let subject = match self.term(row.subject) {
            TermRef::BlankNode(node) => NamedOrBlankNodeRef::from(node),
            _ => NamedNodeRef::new_unchecked(self.words(row.subject)).into(),
        };
        let predicate = NamedNodeRef::new_unchecked(self.words(row.predicate));
        QuadRef { subject, predicate, object: self.term(row.object), graph_name }
    }

    fn term(&self, at: u32) -> TermRef<'_> {
        let words = self.words(at);
        match self.terms[at as usize].kind {
            Kind::Iri => NamedNodeRef::new_unchecked(words).into(),
            Kind::Blank => BlankNodeRef::new_unchecked(words).into(),
            Kind::Text => LiteralRef::new_simple_literal(words).into(),
            Kind::Typed(datatype) => {
                LiteralRef::new_typed_literal(words, NamedNodeRef::new_unchecked(self.words(datatype))).into()
            }
            Kind::Tagged(language) => {
                LiteralRef::new_language_tagged_literal_unchecked(words, self.words(language)).into()
            }
        }
    }

    fn words(&self, at: u32) -> &str {
        words_of(&self.words, self.terms[at as usize])
    }

    /// The place of a term, which is added where it is new.
    fn place(&mut self, term: TermRef<'_>) -> u32 {
        match term {
            TermRef::NamedNode(node) => self.add(node.as_str(), Kind::Iri),
            TermRef::BlankNode(node) => self.add(node.as_str(), Kind::Blank),
            TermRef::Literal(literal) => {
                let kind = match literal.language() {
                    Some(language) => Kind::Tagged(self.add(language, Kind::Text)),
                    None if literal.datatype() == xsd::STRING => Kind::Text,
                    None => Kind::Typed(self.add(literal.datatype().as_str(), Kind::Iri)),
                };
                self.add(literal.value(), kind)
            }
            #[allow(unreachable_patterns, reason = "a triple term, only with Oxigraph's feature for RDF 1.2")]
            other => self.add(&other.to_string(), Kind::Text),
        }
    }

    fn add(&mut self, words: &str, kind: Kind) -> u32 {
        let Self { words: all, terms, places, hasher, .. } = self;
        let hash = |words: &str, kind: Kind| hasher.hash_one((words, kind));
        let of = |at: u32| (words_of(all, terms[at as usize]), terms[at as usize].kind);
        let own = hash(words, kind);
        if let Some(at) = places.find(own, |at| of(*at) == (words, kind)) {
            return *at;
        }
        let at = number(terms.len());
        places.insert_unique(own, at, |at| {
            let (words, kind) = of(*at);
            hash(words, kind)
        });
        terms.push(Entry { start: all.len(), length: number(words.len()), kind });
        all.push_str(words);
        at
    }
}

fn words_of(all: &str, Entry { start, length, .. }: Entry) -> &str {
    &all[start..start + length as usize]
}

/// Four billion terms would be hundreds of gigabytes.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl fmt::Debug for Quads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Extend<Quad> for Quads {
    fn extend<I: IntoIterator<Item = Quad>>(&mut self, quads: I) {
        quads.into_iter().for_each(|quad| self.push(quad.as_ref()));
    }
}

impl FromIterator<Quad> for Quads {
    fn from_iter<I: IntoIterator<Item = Quad>>(quads: I) -> Self {
        let mut all = Self::default();
        all.extend(quads);
        all
    }
}

impl IntoIterator for Quads {
    type Item = Quad;
    type IntoIter = IntoIter;

    fn into_iter(self) -> IntoIter {
        IntoIter { quads: self, at: 0 }
    }
}

/// The quads one by one.
#[derive(Clone, Debug)]
pub struct IntoIter {
    quads: Quads,
    at: usize,
}

impl Iterator for IntoIter {
    type Item = Quad;

    fn next(&mut self) -> Option<Quad> {
        let row = *self.quads.rows.get(self.at)?;
        self.at += 1;
        Some(self.quads.quad(row).into_owned())
    }
}

/// The same quads in the same order.
impl PartialEq for Quads {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Quads {}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use oxigraph::io::{RdfFormat, RdfParser};

    use super::*;

    #[test]
    fn every_kind_of_term_comes_back_sorted_and_once() {
        let lines = [
            "<http://a/1> <http://a/p> <http://a/2> .",
            "<http://a/1> <http://a/p> <http://a/10> <http://a/g> .",
            "<http://a/1> <http://a/p> _:b <http://a/g> .",
            "<http://a/1> <http://a/p> \"\" <http://a/g> .",
            "<http://a/1> <http://a/p> \"1\" <http://a/g> .",
            "<http://a/1> <http://a/p> \"1\"@en <http://a/g> .",
            "<http://a/1> <http://a/p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> <http://a/g> .",
            "<http://a/1> <http://a/q> \"ü\\n\\\"\" <http://a/g> .",
            "<http://a/p> <http://a/p> <http://a/p> <http://a/g> .",
            "_:b <http://a/p> \"en\" <http://a/g> .",
            "_:b <http://a/p> \"en\"@en _:g .",
        ];
        let mixed: Vec<_> = (0..2 * lines.len()).map(|n| lines[n * 5 % lines.len()]).collect();
        let text = mixed.join("\n");
        let parser = RdfParser::from_format(RdfFormat::NQuads).for_slice(text.as_bytes());
        // Labels of blank nodes stay as they are.
        let mut quads: Quads = parser.map(Result::unwrap).collect();
        assert_eq!(quads.iter().map(|quad| format!("{quad} .")).collect::<Vec<_>>(), mixed);
        let size = quads.size();
        quads.sort();
        let pairs: Vec<_> = quads.iter().zip(quads.iter().skip(1)).collect();
        assert!(pairs.iter().all(|(a, b)| super::super::order(*a, *b) == Ordering::Less));
        assert!(quads.size() < size);
        let mut sorted: Vec<_> = quads.iter().map(|quad| format!("{quad} .")).collect();
        sorted.sort_unstable();
        let mut all = lines.map(str::to_owned);
        all.sort_unstable();
        assert_eq!(sorted, all);

        let mut bytes = Vec::new();
        quads.write(&mut bytes);
        assert_eq!(Quads::read(&bytes).unwrap(), quads);
        assert!((0..bytes.len()).all(|end| Quads::read(&bytes[..end]).is_none()));

        let mut twice = Quads::default();
        twice.append(quads.clone());
        twice.append(quads.clone());
        assert_eq!(twice.len(), 2 * quads.len());
        assert!(twice.iter().eq(quads.iter().chain(quads.iter())));
    }
}
