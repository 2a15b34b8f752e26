//! Finds the stretches of text that name something, one text at a time. What they refer to is decided by `entities`.

mod dated;
mod defined;
mod gazetteer;
mod laws;
pub(crate) mod lexicon;
mod names;
mod own;
pub(crate) mod people;
mod places;
mod prune;
mod spelling;
mod tagged;
pub(crate) mod view;

use crate::authority::index::Index;
use crate::authority::{EntryRef, Form, Reading};
use crate::document::{Document, Unit};
use crate::extract::rules::{holds, roles, words};
use crate::extract::{Facts, MentionKind, Reason};
use crate::nlp::NameKind;
use crate::schema::EntityType;
use std::collections::HashMap;
use std::collections::HashSet;
use std::ops::Range;
use view::View;

/// What a candidate stands for, as far as its own words tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// An entry of the authority.
    Entry(EntryRef),
    /// A person called by these name words, without title: `[Dmitry, Medvedev]`; perhaps a surname alone.
    Person(Vec<String>),
    /// A body of a state called without its country: `Congress`, `the Supreme Court`.
    Generic(&'static [Reading]),
    /// Something called by this name.
    Named(Name),
    /// No name at all: a language, a day, a form of address. Keeps other readings away from its words.
    Nothing,
}

/// A name that the authority does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Name {
    /// The name as an identity: the country's own name instead of its adjective, no article.
    pub key: String,
    /// Whether it names one thing everywhere, not only in its document.
    pub strong: bool,
    /// The year in it.
    pub year: Option<i16>,
    /// Tokens of the body that issued it.
    pub issuer: Option<(usize, usize)>,
}

/// A possible mention.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The class that its words have.
    pub class: EntityType,
    /// What kind of expression.
    pub kind: MentionKind,
    /// What it stands for.
    pub link: Link,
    /// For a person: the tokens of the title before the name.
    pub title: Option<Range<usize>>,
    /// Whether it may stand inside another mention.
    pub inner: bool,
    /// What found it.
    pub reason: Reason,
}

impl Candidate {
    pub(crate) fn new(tokens: Range<usize>, class: EntityType, link: Link) -> Self {
        Self { tokens, class, kind: MentionKind::Name, link, title: None, inner: false, reason: Reason::Pattern }
    }
}

/// What the whole document tells about its words.
#[derive(Debug, Default)]
pub(crate) struct Evidence<'d> {
    /// Words that the article also writes small. Comments write names small too, so they tell nothing.
    pub small: HashSet<&'d str>,
    /// Words that the document writes with a capital.
    named: HashSet<&'d str>,
    /// What the engine takes each name for, in most of the places where it stands.
    kinds: HashMap<&'d str, NameKind>,
    /// Names that the words around say to be organisations.
    bodies: HashSet<&'d str>,
    /// Whether the engine takes several cities for organisations: sports pages call teams by their cities.
    pub teams: bool,
}

impl<'d> Evidence<'d> {
    /// Reads the article among the texts of a document.
    pub(crate) fn read(views: &[View<'d>]) -> Self {
        let mut small = HashSet::new();
        for view in views.iter().filter(|v| !v.comment()) {
            for token in view.analysis.tokens.iter().filter(|t| t.shape == crate::nlp::Shape::Lower) {
                small.insert(token.span.slice(view.text));
            }
        }
        let titled = |view: &View<'d>| -> Vec<&'d str> {
            let tokens = view.analysis.tokens.iter().filter(|t| t.shape == crate::nlp::Shape::Title);
            tokens.map(|t| t.span.slice(view.text)).collect()
        };
        // Only comments are asked of.
        let comments = views.len() > 1;
        let named = views.iter().filter(|_| comments).flat_map(titled).collect();
        let (kinds, bodies) = tagged::kinds(views);
        Self { small, named, kinds, bodies, teams: tagged::teams(views) }
    }

    /// What the engine takes a name for in most of its places.
    pub(crate) fn kind(&self, name: &str) -> Option<NameKind> {
        self.kinds.get(name).copied()
    }

    /// Whether the document has this word with a capital and small letters.
    pub(crate) fn named(&self, word: &str) -> bool {
        self.named.contains(word)
    }

    /// Whether the article writes this word small somewhere.
    pub(crate) fn small(&self, word: &str) -> bool {
        self.small.contains(word.to_lowercase().as_str())
    }
}

/// Everything in one text that its own words show to be a name, in order; only nested ones overlap.
pub(crate) fn find(view: &View<'_>, evidence: &Evidence<'_>, authorities: &[Index]) -> Vec<Candidate> {
    let mut found = Vec::new();
    gazetteer::find(view, evidence, &mut found);
    names::find(view, evidence, &mut found);
    laws::find(view, evidence, &mut found);
    dated::find(view, evidence, &mut found);
    let patterns = found.len();
    people::find(view, evidence, &mut found);
    mark(&mut found[patterns..], Reason::Person);
    let mut kept = select(found);
    for person in kept.iter_mut().filter(|c| c.class == EntityType::Person && c.title.is_none()) {
        let words = view.slice(person.tokens.clone());
        if evidence.bodies.contains(words) {
            let name = Name { key: words.to_owned(), strong: person.tokens.len() > 1, ..Name::default() };
            *person = Candidate::new(person.tokens.clone(), EntityType::Organization, Link::Named(name));
        }
    }
    prune::prune(view, evidence, &mut kept);
    let rules = kept.len();
    places::find(view, evidence, &mut kept);
    mark(&mut kept[rules..], Reason::Place);
    tagged::find(view, evidence, &mut kept);
    own::find(view, authorities, &mut kept);
    kept.retain(|c| c.link != Link::Nothing);
    kept.sort_by_key(|c| (c.tokens.start, std::cmp::Reverse(c.tokens.end)));
    kept
}

fn mark(found: &mut [Candidate], reason: Reason) {
    found.iter_mut().for_each(|candidate| candidate.reason = reason);
}

/// A name before a noun is a name: `U.S. troops`. The claims read it as they read `American troops`, so this comes after them.
pub(crate) fn settle(doc: &Document, facts: &mut Facts) {
    let mut open: Option<(Unit, u32)> = None;
    for mention in &mut facts.mentions {
        let span = mention.span;
        let nested = open.is_some_and(|(unit, end)| unit == mention.unit && span.start < end);
        if !nested {
            open = Some((mention.unit, span.end));
        }
        let text = doc.text_of(mention.unit);
        let joined = |at: Option<char>| at.is_some_and(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '–'));
        let beside =
            joined(text[..span.start as usize].chars().next_back()) || joined(text[span.end as usize..].chars().next());
        let named = || {
            let readings = lexicon::readings(span.slice(text));
            let name = |r: &Reading| matches!(r.form, Form::Name | Form::Acronym);
            readings.iter().any(name)
        };
        if mention.kind == MentionKind::Adjective && !nested && !beside && named() {
            mention.kind = MentionKind::Name;
        }
    }
}

/// Keeps the longest of what overlaps; among equals the authority's reading, then what came first.
fn select(mut found: Vec<Candidate>) -> Vec<Candidate> {
    let rank = |c: &Candidate| match c.link {
        Link::Entry(_) => 0,
        Link::Person(_) => 2,
        _ => 1,
    };
    found.sort_by_key(|c| (std::cmp::Reverse(c.tokens.len()), rank(c), c.tokens.start));
    let mut nested = HashSet::new();
    let mut taken: Vec<Candidate> = Vec::with_capacity(found.len());
    let last = found.iter().map(|c| c.tokens.end).max().unwrap_or(0);
    let mut owner: Vec<Option<usize>> = vec![None; last];
    for candidate in found {
        let holders = &owner[candidate.tokens.clone()];
        if holders.iter().all(Option::is_none) {
            owner[candidate.tokens.clone()].fill(Some(taken.len()));
            taken.push(candidate);
        } else if candidate.inner
            && let Some(Some(holder)) = holders.first()
            && holders.iter().all(|h| *h == Some(*holder))
            && taken[*holder].tokens != candidate.tokens
            && may_hold(&taken[*holder], &candidate)
            && nested.insert((candidate.tokens.start, candidate.tokens.end))
        {
            taken.push(candidate);
        }
    }

    taken.sort_by_key(|c| (c.tokens.start, std::cmp::Reverse(c.tokens.end)));
    taken
}

/// Whether a name inside another is a mention of its own: the country of a body or law, the issuer of a law, the treaty of an article.
fn may_hold(outer: &Candidate, inner: &Candidate) -> bool {
    match outer.class {
        EntityType::Organization | EntityType::Event => inner.kind == MentionKind::Adjective,
        EntityType::Law | EntityType::Treaty => true,
        _ => false,
    }
}

/// Whether a word is the head of names of treaties or laws.
pub(crate) fn laws_find(word: &str) -> bool {
    crate::extract::rules::laws::find(word).is_some()
}
