//! The phrases of one text in reading order, and which of them mean the same.

use super::features::Features;
use super::quotes::{self, Quote};
use super::tree::{Role, Tree};
use crate::extract::MentionKind;
use crate::extract::rules::roles;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// A name of the text, on the tree's tokens.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub tokens: Range<usize>,
    /// The token that governs the others.
    pub head: usize,
    /// Whose name it is: an index into the registry.
    pub proto: usize,
}

/// A phrase that stands for something.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub head: usize,
    pub role: Role,
    /// Name, description or pronoun.
    pub kind: MentionKind,
    pub cluster: usize,
}

/// Phrases that mean the same.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// The entity, where one of the phrases names it.
    pub proto: Option<usize>,
    pub features: Features,
    /// Indices of its phrases, in order.
    pub phrases: Vec<usize>,
    /// Offices, each with the country or body that it is of.
    pub offices: Vec<Office>,
    /// Whether it is so far known by pronouns alone.
    pub floating: bool,
}

/// `president` of Russia.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Office {
    pub role: &'static str,
    pub of: Option<usize>,
}

/// One text while it is read.
pub(super) struct Discourse<'t> {
    pub tree: Tree<'t>,
    pub names: Vec<Name>,
    /// For every token, the outermost name that it is in.
    name_at: PerToken,
    /// For every token, the innermost name that it is in.
    inner_at: PerToken,
    pub quotes: Vec<Quote>,
    pub phrases: Vec<Phrase>,
    /// For every token, the phrase that it heads.
    phrase_at: PerToken,
    pub clusters: Vec<Cluster>,
    by_proto: BTreeMap<usize, usize>,
    /// The phrases that are names of several words, by each of them in lower case.
    by_word: HashMap<String, Vec<usize>>,
    /// Clusters with an office, by the country or body that it is of.
    by_office: HashMap<usize, BTreeSet<usize>>,
    /// Clusters that were floating at some time.
    floating: Vec<usize>,
}

/// For every token, an index into a list, or none.
#[derive(Clone)]
struct PerToken(Vec<u32>);

impl PerToken {
    const NONE: u32 = u32::MAX;

    fn none(tokens: usize) -> Self {
        Self(vec![Self::NONE; tokens])
    }

    fn get(&self, token: usize) -> Option<usize> {
        self.0.get(token).filter(|at| **at != Self::NONE).map(|at| *at as usize)
    }

    fn set(&mut self, tokens: Range<usize>, at: usize) {
        if let Some(slots) = self.0.get_mut(tokens) {
            slots.fill(u32::try_from(at).unwrap_or(Self::NONE));
        }
    }
}

impl<'t> Discourse<'t> {
    pub fn new(tree: Tree<'t>, names: Vec<Name>, comment: bool) -> Self {
        let none = PerToken::none(tree.len());
        let (mut name_at, mut inner_at, phrase_at) = (none.clone(), none.clone(), none);
        let mut order: Vec<usize> = (0..names.len()).collect();
        order.sort_by_key(|i| (names[*i].tokens.len(), names[*i].tokens.start));
        for at in order.iter().rev() {
            inner_at.set(names[*at].tokens.clone(), *at);
        }
        for at in order {
            name_at.set(names[at].tokens.clone(), at);
        }
        let quotes = quotes::find(&tree, comment);
        Self {
            tree,
            names,
            name_at,
            inner_at,
            quotes,
            phrases: Vec::new(),
            phrase_at,
            clusters: Vec::new(),
            by_proto: BTreeMap::new(),
            by_word: HashMap::new(),
            by_office: HashMap::new(),
            floating: Vec::new(),
        }
    }

    /// The name that the token is in, the outermost of several.
    pub fn name(&self, token: usize) -> Option<&Name> {
        self.name_at.get(token).and_then(|at| self.names.get(at))
    }

    /// The name that the token is in, the innermost of several.
    pub fn inner_name(&self, token: usize) -> Option<&Name> {
        self.inner_at.get(token).and_then(|at| self.names.get(at))
    }

    /// The cluster of the phrase that a token heads, or of the name that it is in.
    pub fn cluster_at(&self, token: usize) -> Option<usize> {
        let headed = self.phrase_at.get(token).map(|p| self.phrases[p].cluster);
        headed.or_else(|| self.name(token).and_then(|name| self.by_proto.get(&name.proto).copied()))
    }

    pub fn cluster_of_proto(&self, proto: usize) -> Option<usize> {
        self.by_proto.get(&proto).copied()
    }

    pub fn add_cluster(&mut self, proto: Option<usize>, features: Features) -> usize {
        let at = self.clusters.len();
        self.clusters.push(Cluster { proto, features, phrases: Vec::new(), offices: Vec::new(), floating: false });
        if let Some(proto) = proto {
            self.by_proto.entry(proto).or_insert(at);
        }
        at
    }

    pub fn add_phrase(&mut self, head: usize, kind: MentionKind, cluster: usize) -> usize {
        let role = match self.name(head) {
            // A name inside a phrase whose head it is not: "Brandt aides".
            Some(name) if kind == MentionKind::Name && name.head != head => Role::Modifier,
            _ => self.tree.role(head),
        };
        let at = self.phrases.len();
        self.phrases.push(Phrase { head, role, kind, cluster });
        self.clusters[cluster].phrases.push(at);
        self.phrase_at.set(head..head + 1, at);
        if kind == MentionKind::Name {
            let words = self.name(head).map(|name| name.tokens.clone()).filter(|words| words.len() > 1);
            for word in words.into_iter().flatten() {
                let word = self.tree.word(word).to_ascii_lowercase();
                self.by_word.entry(word).or_default().push(at);
            }
        }
        at
    }

    /// Adds all that `and` joins to the phrase at `head`, as one phrase.
    pub fn add_group(&mut self, head: usize, cluster: usize) {
        self.clusters[cluster].phrases.push(self.phrases.len());
        self.phrases.push(Phrase { head, role: self.tree.role(head), kind: MentionKind::Adjective, cluster });
    }

    /// Narrows what a cluster may be, where that leaves something.
    pub fn narrow(&mut self, cluster: usize, features: Features) {
        let known = &mut self.clusters[cluster].features;
        *known = known.with(features).unwrap_or(*known);
    }

    /// Moves everything of one cluster into another.
    pub fn merge(&mut self, from: usize, into: usize) {
        if from == into {
            return;
        }
        let phrases = std::mem::take(&mut self.clusters[from].phrases);
        for phrase in &phrases {
            self.phrases[*phrase].cluster = into;
        }
        let features = self.clusters[from].features;
        let offices = std::mem::take(&mut self.clusters[from].offices);
        self.narrow(into, features);
        let target = &mut self.clusters[into];
        target.phrases.extend(phrases);
        target.phrases.sort_unstable();
        self.clusters[from].floating = false;
        offices.into_iter().for_each(|office| self.add_office(into, office));
    }

    pub fn add_office(&mut self, cluster: usize, office: Office) {
        if let Some(of) = office.of {
            self.by_office.entry(of).or_default().insert(cluster);
        }
        self.clusters[cluster].offices.push(office);
    }

    /// The clusters with an office of a country or body, and perhaps some that were merged into others.
    pub fn officers(&self, of: usize) -> impl Iterator<Item = usize> {
        self.by_office.get(&of).into_iter().flatten().copied()
    }

    /// Marks a cluster as known by pronouns alone.
    pub fn float(&mut self, cluster: usize) {
        self.clusters[cluster].floating = true;
        self.floating.push(cluster);
    }

    /// The clusters that are known by pronouns alone, in order.
    pub fn floating(&self) -> impl Iterator<Item = usize> {
        self.floating.iter().copied().filter(|at| self.clusters[*at].floating)
    }

    /// The names of several words, one of them this one in lower case.
    pub fn names_with(&self, word: &str) -> impl Iterator<Item = &Phrase> {
        self.by_word.get(word).into_iter().flatten().map(|at| &self.phrases[*at])
    }

    /// The quotation that a token stands in.
    pub fn quote(&self, token: usize) -> Option<&Quote> {
        let next = self.quotes.partition_point(|q| q.tokens.end <= token);
        self.quotes.get(next).filter(|q| q.tokens.contains(&token))
    }

    /// The office that a common noun at `head` names, with the country or body beside it: `the Russian president`.
    pub fn office(&self, head: usize) -> Option<Office> {
        let left = self.tree.left(head);
        let role = (left..=head).find_map(|from| self.role(from, head + 1))?;
        let before = (left..head).find_map(|i| self.inner_name(i));
        let of = before.or_else(|| {
            let preposition = self.tree.children(head).find(|c| self.tree.word(*c).eq_ignore_ascii_case("of"))?;
            self.name(self.tree.child(preposition, &["pobj"])?)
        });
        Some(Office { role, of: of.map(|name| name.proto) })
    }

    /// The role that exactly these tokens name.
    pub fn role(&self, from: usize, to: usize) -> Option<&'static str> {
        let word = |i: usize| (i < to).then(|| self.tree.word(i));
        roles::longest_at(from, word).filter(|(_, length)| from + length == to).map(|(role, _)| role.words)
    }
}
