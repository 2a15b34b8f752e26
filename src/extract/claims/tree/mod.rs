//! One sentence as a dependency tree with the mentions that lie on it: what the rules of claims read.
//!
//! `arguments` finds the entities that a token stands for, `clause` undoes passives, control, coordination and relative
//! clauses, `context` tells how a clause stands to the facts and whose words it is in.

mod arguments;
mod clause;
mod context;
mod governed;
mod labels;

pub(super) use arguments::{Argument, Via};
pub(super) use clause::{Clause, Preposition};
pub(super) use context::{Context, Voice};
pub(super) use labels::{Dep, Pos, Tag};

use std::ops::Range;

use crate::base::Span;
use crate::extract::Facts;
use crate::nlp::Token;
use crate::nlp::engine::Parsed;
use crate::schema::EntityType;

/// How deep clauses may nest before a reading is given up.
const DEPTH: usize = 12;

/// One token.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    pub(super) span: Span,
    /// In lower case, apostrophes straight.
    pub(super) lower: String,
    pub(super) lemma: &'a str,
    pub(super) pos: Pos,
    pub(super) tag: Tag,
    pub(super) dep: Dep,
    /// The token that governs it; itself at the root.
    pub(super) head: usize,
    /// The longest mention that this token is the head of.
    pub(super) mention: Option<usize>,
    /// The longest mention that it lies in.
    pub(super) inside: Option<usize>,
}

impl Node<'_> {
    /// A token of which nothing is known but its words.
    fn plain(text: &str, span: Span, head: usize) -> Self {
        let lower = span.slice(text).to_lowercase().replace('’', "'");
        Self {
            span,
            lower,
            lemma: "",
            pos: Pos::Other,
            tag: Tag::Other,
            dep: Dep::Other,
            head,
            mention: None,
            inside: None,
        }
    }
}

/// A sentence's tokens, numbered from 0.
pub(super) struct Tree<'a> {
    pub(super) nodes: Vec<Node<'a>>,
    children: Vec<Vec<usize>>,
    pub(super) facts: &'a Facts,
    pub(super) text: &'a str,
    pub(super) span: Span,
    /// Mentions that lie in this sentence, by position.
    pub(super) mentions: Vec<usize>,
    /// Whether it ends with a question mark.
    pub(super) question: bool,
}

impl<'a> Tree<'a> {
    /// The tree of the sentence `tokens` of `parsed`. `mentions` are indices into `facts.mentions`, of this unit, in order.
    pub(super) fn new(
        text: &'a str,
        parsed: &'a Parsed,
        tokens: Range<u32>,
        facts: &'a Facts,
        mentions: Vec<usize>,
    ) -> Self {
        let range = tokens.start as usize..tokens.end as usize;
        // What is governed from another paragraph governs itself.
        let local =
            |token: u32, own: usize| if range.contains(&(token as usize)) { token as usize } else { own } - range.start;
        let mut nodes: Vec<Node<'a>> = Vec::with_capacity(range.len());
        for at in range.clone() {
            let token = &parsed.tokens[at];
            let dep = match parsed.dep(at) {
                _ if token.is_space => Dep::Punct,
                _ if !range.contains(&(token.head as usize)) => Dep::Root,
                dep => Dep::of(dep),
            };
            // `a series of airstrikes`: what a preposition governs is a noun, whatever the tagger says.
            let pos = match Pos::of(parsed.pos(at)) {
                Pos::Verb if dep == Dep::Pobj => Pos::Noun,
                pos => pos,
            };
            nodes.push(Node {
                lemma: lemma(parsed, at, text),
                pos,
                tag: Tag::of(parsed.tag(at)),
                dep,
                ..Node::plain(text, token.span, local(token.head, at))
            });
        }
        Self::of_nodes(text, nodes, parsed.span(tokens), facts, mentions)
    }

    /// Words without a tree over them, each its own head: enough for titles before names.
    pub(super) fn flat(text: &'a str, tokens: &[Token], span: Span, facts: &'a Facts, mentions: Vec<usize>) -> Self {
        let nodes = tokens.iter().enumerate().map(|(at, token)| Node::plain(text, token.span, at)).collect();
        Self::of_nodes(text, nodes, span, facts, mentions)
    }

    fn of_nodes(text: &'a str, nodes: Vec<Node<'a>>, span: Span, facts: &'a Facts, mentions: Vec<usize>) -> Self {
        let mut children = vec![Vec::new(); nodes.len()];
        for (at, node) in nodes.iter().enumerate() {
            if node.head != at {
                children[node.head].push(at);
            }
        }
        let question = nodes.iter().rev().take(3).any(|n| n.lower.starts_with('?'));
        let mut tree = Self { nodes, children, facts, text, span, mentions: Vec::new(), question };
        tree.join_prefixes();
        tree.place(&mentions);
        tree.mentions = mentions;
        tree.join_names();
        tree.raise_appositions();
        tree
    }

    /// `co-founded`, in three tokens of which the parser takes the first for the verb: the verb is the last.
    fn join_prefixes(&mut self) {
        for verb in 2..self.nodes.len() {
            let prefix = verb - 2;
            let split = self.nodes[prefix].lower == "co" && self.nodes[verb - 1].lower == "-";
            let (above, top) = (self.nodes[prefix].head, self.nodes[verb].head);
            if !split || self.nodes[verb].pos != Pos::Verb || !(top == prefix || top == above) || above == verb {
                continue;
            }
            let children = std::mem::take(&mut self.children[prefix]);
            self.children[prefix] = children.iter().copied().filter(|c| *c == verb).collect();
            let root = above == prefix;
            self.nodes[verb].dep = self.nodes[prefix].dep;
            if self.nodes[prefix].tag == Tag::Past {
                self.nodes[verb].tag = Tag::Past;
            }
            self.children[top].retain(|c| *c != verb);
            self.nodes[verb].head = if root { verb } else { above };
            if !root {
                self.children[above].retain(|c| *c != prefix);
                let to = self.children[above].partition_point(|c| *c < verb);
                self.children[above].insert(to, verb);
            }
            self.nodes[prefix].head = verb;
            self.nodes[prefix].dep = Dep::Compound;
            self.nodes[prefix].pos = Pos::Other;
            self.children[prefix].clear();
            for child in children.into_iter().filter(|c| *c != verb).chain([prefix]) {
                self.nodes[child].head = verb;
                let to = self.children[verb].partition_point(|c| *c < child);
                self.children[verb].insert(to, child);
            }
        }
    }

    /// Ties mentions to tokens; of several over one token the longest counts.
    fn place(&mut self, mentions: &[usize]) {
        let mut order = mentions.to_vec();
        order.sort_by_key(|m| (std::cmp::Reverse(self.facts.mentions[*m].span.len()), *m));
        for mention in order {
            let covered = self.covered(self.facts.mentions[mention].span);
            let Some(head) = self.top(covered.clone()) else { continue };
            // A mention that is but a part of a token, as in `U.S.-Russian`, does not head it.
            let whole = self.facts.mentions[mention].span.contains(self.nodes[head].span)
                || self.nodes[head].span.len() <= self.facts.mentions[mention].span.len() + 2;
            if whole && self.nodes[head].mention.is_none() {
                self.nodes[head].mention = Some(mention);
            }
            for at in covered {
                self.nodes[at].inside = self.nodes[at].inside.or(Some(mention));
            }
        }
    }

    /// `Vale Works, Inc., a subsidiary of Hale Bank`: what hangs on a part of a name hangs on the name, whose parts hang on its head.
    fn join_names(&mut self) {
        for at in 0..self.mentions.len() {
            let covered = self.covered(self.facts.mentions[self.mentions[at]].span);
            let Some(head) = covered.clone().find(|t| self.nodes[*t].mention == Some(self.mentions[at])) else {
                continue;
            };
            if covered.len() < 2 || self.nodes[head].pos == Pos::Verb {
                continue;
            }
            for part in covered.clone().filter(|t| *t != head) {
                let own = self.nodes[part].mention.is_some() || self.is_verb(part) && self.nodes[part].dep == Dep::Root;
                if own {
                    continue;
                }
                if !covered.contains(&self.nodes[part].head) || self.nodes[part].head == part {
                    // A second part of the name in the same place of the tree.
                    if self.nodes[part].head == self.nodes[head].head && self.nodes[part].head != part {
                        self.hang(part, head);
                        self.nodes[part].dep = Dep::Compound;
                    }
                }
                let outer: Vec<usize> =
                    self.children[part].iter().copied().filter(|c| !covered.contains(c) && *c > part).collect();
                for child in outer {
                    if self.nodes[child].dep == Dep::Appos
                        || self.nodes[child].dep == Dep::Acl
                        || self.nodes[child].dep == Dep::Relcl
                    {
                        self.hang(child, head);
                    }
                }
            }
        }
    }

    /// Hangs a token on another.
    fn hang(&mut self, at: usize, on: usize) {
        let from = self.nodes[at].head;
        self.children[from].retain(|c| *c != at);
        self.nodes[at].head = on;
        let to = self.children[on].partition_point(|c| *c < at);
        self.children[on].insert(to, at);
    }

    /// `The director of Vale Bank, Ann Hale,`: a person in apposition belongs to the description and not to the body in it.
    fn raise_appositions(&mut self) {
        let class = |tree: &Self, at: usize| tree.nodes[at].mention.map(|m| tree.facts.mentions[m].class);
        for at in 0..self.nodes.len() {
            let head = self.nodes[at].head;
            let misplaced = self.nodes[at].dep == Dep::Appos
                && class(self, at) == Some(EntityType::Person)
                && self.nodes[head].dep == Dep::Pobj
                && class(self, head).is_some_and(|c| c != EntityType::Person);
            if !misplaced {
                continue;
            }
            let noun = self.nodes[self.nodes[head].head].head;
            if self.is_noun(noun) && class(self, noun).is_none() {
                self.hang(at, noun);
            }
        }
    }

    /// The tokens that overlap `span`.
    pub(super) fn covered(&self, span: Span) -> Range<usize> {
        let from = self.nodes.partition_point(|n| n.span.end <= span.start);
        let to = self.nodes.partition_point(|n| n.span.start < span.end);
        from..to.max(from)
    }

    /// The token of a range that governs the others: the last one whose head lies outside, marks and `'s` apart.
    pub(super) fn top(&self, range: Range<usize>) -> Option<usize> {
        let outside = |at: &usize| {
            let node = &self.nodes[*at];
            node.head == *at || !range.contains(&node.head)
        };
        let plain = |at: &usize| !matches!(self.nodes[*at].dep, Dep::Punct | Dep::Case | Dep::Det);
        let mut tops = range.clone().filter(|at| outside(at) && plain(at));
        let first = tops.next();
        // Where a name falls apart in the tree, its last noun leads it.
        tops.next_back().or(first).or_else(|| range.clone().rev().find(plain))
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn node(&self, at: usize) -> &Node<'a> {
        &self.nodes[at]
    }

    /// The token in lower case; empty beyond the ends.
    pub(super) fn word(&self, at: usize) -> &str {
        self.nodes.get(at).map_or("", |n| n.lower.as_str())
    }

    pub(super) fn head(&self, at: usize) -> usize {
        self.nodes[at].head
    }

    /// What hangs on `at`, from left to right.
    pub(super) fn children(&self, at: usize) -> &[usize] {
        &self.children[at]
    }

    /// What hangs on `at` by one of the labels.
    pub(super) fn with<'t>(&'t self, at: usize, deps: &'t [Dep]) -> impl DoubleEndedIterator<Item = usize> + 't {
        self.children[at].iter().copied().filter(move |c| deps.contains(&self.nodes[*c].dep))
    }

    /// The first that hangs on `at` by the label.
    pub(super) fn child(&self, at: usize, dep: Dep) -> Option<usize> {
        self.with(at, &[dep]).next()
    }

    pub(super) fn is_verb(&self, at: usize) -> bool {
        matches!(self.nodes[at].pos, Pos::Verb | Pos::Aux)
            && !matches!(
                self.nodes[at].dep,
                Dep::Aux | Dep::AuxPass | Dep::Amod | Dep::Compound | Dep::Prep | Dep::Case
            )
            && !self.ends_a_verb(at)
    }

    /// Whether `at` is the second verb of one word: `start` in `jump-start`, whose place in the tree the first has.
    fn ends_a_verb(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(2) else { return false };
        let [first, hyphen, second] = &self.nodes[before..=at] else { return false };
        let joined = first.span.end == hyphen.span.start && hyphen.span.end == second.span.start;
        joined && hyphen.lower == "-" && first.pos == Pos::Verb
    }

    /// Whether `at` is a participle or adjective that a form of *be* says of its subject: `is opposed to`, `is married to`.
    pub(super) fn is_predicate(&self, at: usize) -> bool {
        let node = &self.nodes[at];
        node.dep == Dep::Acomp
            && (node.tag == Tag::Participle || node.tag == Tag::Adjective && node.lower.ends_with("ed"))
    }

    pub(super) fn is_noun(&self, at: usize) -> bool {
        matches!(self.nodes[at].pos, Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num)
    }

    /// Whether `at` lies below `top`, or is it.
    pub(super) fn below(&self, mut at: usize, top: usize) -> bool {
        for _ in 0..self.nodes.len() {
            if at == top {
                return true;
            }
            let head = self.nodes[at].head;
            if head == at {
                return false;
            }
            at = head;
        }
        false
    }

    /// The nearest verb at or above `at`.
    pub(super) fn verb_above(&self, mut at: usize) -> Option<usize> {
        for _ in 0..self.nodes.len() {
            if self.is_verb(at) {
                return Some(at);
            }
            let head = self.nodes[at].head;
            if head == at {
                return None;
            }
            at = head;
        }
        None
    }

    /// From the first to the last of some tokens.
    pub(super) fn span_of(&self, tokens: &[usize]) -> Span {
        let spans = tokens.iter().map(|t| self.nodes[*t].span);
        spans.reduce(Span::cover).unwrap_or(self.span)
    }
}

/// The dictionary form of a token. The engine takes `hopes` and `hoped` for forms of *hop*, whose own would be `hops` and `hopped`.
fn lemma<'a>(parsed: &'a Parsed, at: usize, text: &str) -> &'a str {
    let lemma = parsed.lemma(at);
    if lemma == "hop" && !parsed.tokens[at].span.slice(text).to_lowercase().contains("hopp") { "hope" } else { lemma }
}
