use std::collections::BTreeSet;

use oxigraph::model::{GraphNameRef, NamedOrBlankNodeRef, QuadRef, TermRef};

use crate::schema::PREFIXES;

/// A short way to write an IRI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Short<'i> {
    /// Prefix and local name.
    Prefixed(&'static str, &'i str),
    /// Relative to the base.
    Relative(&'i str),
    /// As it is.
    Full(&'i str),
}

/// The prefixes and the base that one file uses.
pub struct Names<'b> {
    base: Option<&'b str>,
    /// Prefix and namespace, in the order of the table.
    pub prefixes: Vec<(&'static str, &'static str)>,
}

impl<'b> Names<'b> {
    /// What shortens the IRIs of `quads`: no prefix and no base that none of them needs.
    ///
    /// A prefix that is also the scheme of an IRI is left out: JSON-LD could not tell `pg:x` from `pg:x`.
    pub fn of(base: &'b str, quads: &[QuadRef<'_>]) -> Self {
        let all = Self::all(base);
        let (mut used, mut schemes, mut relative) = (BTreeSet::new(), BTreeSet::new(), false);
        for iri in quads.iter().copied().flat_map(iris) {
            match all.short(iri) {
                Short::Prefixed(prefix, _) => _ = used.insert(prefix),
                Short::Relative(_) => relative = true,
                Short::Full(_) => _ = schemes.insert(iri.split(':').next().unwrap_or_default()),
            }
        }
        let prefixes =
            all.prefixes.into_iter().filter(|(prefix, _)| used.contains(prefix) && !schemes.contains(prefix));
        Names { base: all.base.filter(|_| relative), prefixes: prefixes.collect() }
    }

    /// Every prefix and the base, for a file of which not all is known yet.
    pub fn all(base: &'b str) -> Self {
        Names { base: is_directory(base).then_some(base), prefixes: PREFIXES.to_vec() }
    }

    /// The base, where anything is written relative to it.
    pub fn base(&self) -> Option<&'b str> {
        self.base
    }

    /// The shortest way to write `iri`.
    pub fn short<'i>(&self, iri: &'i str) -> Short<'i> {
        if let Some(rest) = self.base.and_then(|base| iri.strip_prefix(base))
            && is_safe_relative(rest)
        {
            return Short::Relative(rest);
        }
        for (prefix, namespace) in &self.prefixes {
            if let Some(local) = iri.strip_prefix(namespace)
                && is_local_name(local)
            {
                return Short::Prefixed(prefix, local);
            }
        }
        Short::Full(iri)
    }

    /// The prefixed name of `iri`, else the whole of it: for places where a relative IRI means something else.
    pub fn prefixed(&self, iri: &str) -> String {
        match self.short(iri) {
            Short::Prefixed(prefix, local) => format!("{prefix}:{local}"),
            Short::Relative(_) | Short::Full(_) => iri.to_owned(),
        }
    }
}

fn iris(quad: QuadRef<'_>) -> impl Iterator<Item = &str> {
    let subject = match quad.subject {
        NamedOrBlankNodeRef::NamedNode(node) => Some(node.as_str()),
        NamedOrBlankNodeRef::BlankNode(_) => None,
    };
    let object = match quad.object {
        TermRef::NamedNode(node) => Some(node.as_str()),
        TermRef::Literal(literal) => Some(literal.datatype().as_str()).filter(|_| literal.language().is_none()),
        _ => None,
    };
    let graph = match quad.graph_name {
        GraphNameRef::NamedNode(node) => Some(node.as_str()),
        GraphNameRef::BlankNode(_) | GraphNameRef::DefaultGraph => None,
    };
    subject.into_iter().chain([quad.predicate.as_str()]).chain(object).chain(graph)
}

/// Whether joining `base` and a path gives what resolving the path against it gives.
fn is_directory(base: &str) -> bool {
    base.split_once("://").is_some_and(|(_, rest)| {
        rest.ends_with('/')
            && !rest.contains(['?', '#'])
            && !rest.split('/').any(|segment| matches!(segment, "." | ".."))
    })
}

fn is_safe_relative(rest: &str) -> bool {
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    rest.starts_with(char::is_alphanumeric)
        && !path.split('/').next().is_some_and(|first| first.contains(':'))
        && !path.split('/').any(|segment| matches!(segment, "" | "." | ".."))
}

/// A part of what Turtle and JSON-LD allow after the colon: no escapes, no dots.
fn is_local_name(local: &str) -> bool {
    local.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && local.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortens_only_what_reads_back_the_same() {
        let names = Names { base: Some("https://e.org/id/"), prefixes: PREFIXES.to_vec() };
        for (iri, want) in [
            ("https://w3id.org/pressgraph/ontology#signed", Short::Prefixed("pg", "signed")),
            ("http://www.wikidata.org/entity/Q159", Short::Prefixed("wd", "Q159")),
            ("https://schema.org/", Short::Full("https://schema.org/")),
            ("https://schema.org/a.b", Short::Full("https://schema.org/a.b")),
            ("https://e.org/id/doc/k/at/3-5", Short::Relative("doc/k/at/3-5")),
            ("https://e.org/id/a?b=c:d#e", Short::Relative("a?b=c:d#e")),
            ("https://e.org/id/a:b", Short::Full("https://e.org/id/a:b")),
            ("https://e.org/id/a/../b", Short::Full("https://e.org/id/a/../b")),
            ("https://e.org/id/a//b", Short::Full("https://e.org/id/a//b")),
            ("https://e.org/id/a/", Short::Full("https://e.org/id/a/")),
            ("https://e.org/id/?q", Short::Full("https://e.org/id/?q")),
            ("https://e.org/id/", Short::Full("https://e.org/id/")),
        ] {
            assert_eq!(names.short(iri), want);
        }
    }

    #[test]
    fn only_directories_are_bases() {
        for (base, is) in
            [("https://e.org/id/", true), ("https://e.org/id#", false), ("https://e.org/../", false), ("urn:x/", false)]
        {
            assert_eq!(is_directory(base), is, "{base}");
        }
    }
}
