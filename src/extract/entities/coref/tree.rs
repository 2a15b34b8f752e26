//! The dependency tree of one text, with what resolving references asks of it.

use std::ops::Range;

use crate::base::Span;
use crate::nlp::engine::Parsed;

/// How far up a tree is looked: deeper nesting is no English, and every look stays cheap on hostile text.
const DEEPEST: usize = 64;

/// What a noun phrase does in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Role {
    Subject,
    Object,
    Dative,
    /// Behind a preposition.
    Oblique,
    /// `Ada's` in `Ada's plan`.
    Possessor,
    /// `a lawyer` in `Ada is a lawyer`.
    Predicate,
    /// Alone, as in a heading.
    Root,
    /// Before a noun, or anything else.
    Modifier,
}

/// One parsed text.
pub(in super::super) struct Tree<'p> {
    pub text: &'p str,
    pub parsed: &'p Parsed,
    sentence: Vec<u32>,
    /// First and last token of the subtree of each token.
    edges: Vec<(u32, u32)>,
}

impl<'p> Tree<'p> {
    pub fn new(text: &'p str, parsed: &'p Parsed) -> Self {
        let count = parsed.tokens.len();
        let mut sentence = vec![0; count];
        for (at, range) in (0..).zip(&parsed.sentences) {
            if let Some(tokens) = sentence.get_mut(range.start as usize..range.end as usize) {
                tokens.fill(at);
            }
        }
        let mut edges: Vec<(u32, u32)> = (0..).take(count).map(|i| (i, i)).collect();
        for (token, at) in (0..count).zip(0u32..) {
            let mut up = token;
            for _ in 0..DEEPEST {
                let head = parsed.tokens[up].head as usize;
                if head == up || head >= count {
                    break;
                }
                edges[head] = (edges[head].0.min(at), edges[head].1.max(at));
                up = head;
            }
        }
        Self { text, parsed, sentence, edges }
    }

    pub fn len(&self) -> usize {
        self.parsed.tokens.len()
    }

    pub fn word(&self, at: usize) -> &'p str {
        self.parsed.tokens.get(at).map_or("", |t| t.span.slice(self.text))
    }

    pub fn span(&self, at: usize) -> Span {
        self.parsed.tokens.get(at).map_or(Span::new(0, 0), |t| t.span)
    }

    pub fn dep(&self, at: usize) -> &'p str {
        if at < self.len() { self.parsed.dep(at) } else { "" }
    }

    pub fn tag(&self, at: usize) -> &'p str {
        if at < self.len() { self.parsed.tag(at) } else { "" }
    }

    pub fn lemma(&self, at: usize) -> &'p str {
        if at < self.len() { self.parsed.lemma(at) } else { "" }
    }

    pub fn head(&self, at: usize) -> usize {
        self.parsed.tokens.get(at).map_or(at, |t| t.head as usize)
    }

    /// The tokens that a span touches.
    pub fn covered(&self, span: Span) -> Range<usize> {
        let tokens = &self.parsed.tokens;
        let from = tokens.partition_point(|t| t.span.end <= span.start);
        from..tokens.partition_point(|t| t.span.start < span.end).max(from)
    }

    /// The token of a span that the others in it hang on.
    pub fn head_of(&self, span: Span) -> Option<usize> {
        let tokens = self.covered(span);
        tokens.clone().rev().find(|i| !tokens.contains(&self.head(*i)) || self.head(*i) == *i)
    }

    /// Number of the sentence.
    pub fn sentence(&self, at: usize) -> u32 {
        self.sentence.get(at).copied().unwrap_or(0)
    }

    pub fn left(&self, at: usize) -> usize {
        self.edges.get(at).map_or(at, |e| e.0 as usize)
    }

    pub fn right(&self, at: usize) -> usize {
        self.edges.get(at).map_or(at, |e| e.1 as usize)
    }

    pub fn is_verb(&self, at: usize) -> bool {
        at < self.len() && matches!(self.parsed.pos(at), "VERB" | "AUX")
    }

    pub fn is_name(&self, at: usize) -> bool {
        self.tag(at).starts_with("NNP")
    }

    /// The token and everything above it, the root last.
    pub fn upward(&self, at: usize) -> impl Iterator<Item = usize> {
        let step = |from: &usize| Some(self.head(*from)).filter(|head| head != from);
        std::iter::successors(Some(at), step).take(DEEPEST)
    }

    /// Whether `at` is below `over`, or is it.
    pub fn under(&self, at: usize, over: usize) -> bool {
        self.left(over) <= at && at <= self.right(over) && self.upward(at).any(|up| up == over)
    }

    /// The tokens right below `at`, in order.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        (self.left(at)..=self.right(at)).filter(move |i| *i != at && self.head(*i) == at)
    }

    /// The first child with one of these labels.
    pub fn child(&self, at: usize, deps: &[&str]) -> Option<usize> {
        self.children(at).find(|i| deps.contains(&self.dep(*i)))
    }

    /// The first of the conjuncts, or of the appositions, that a noun belongs to.
    pub fn phrase_head(&self, at: usize) -> usize {
        let joined = |from: &usize| matches!(self.dep(*from), "conj" | "appos").then(|| self.head(*from));
        std::iter::successors(Some(at), joined).take(DEEPEST).last().unwrap_or(at)
    }

    /// What the phrase of this head does.
    pub fn role(&self, at: usize) -> Role {
        match self.dep(self.phrase_head(at)) {
            "nsubj" | "nsubjpass" | "csubj" | "expl" => Role::Subject,
            "dobj" => Role::Object,
            "dative" => Role::Dative,
            "pobj" | "pcomp" => Role::Oblique,
            "poss" => Role::Possessor,
            "attr" | "oprd" => Role::Predicate,
            "ROOT" => Role::Root,
            _ => Role::Modifier,
        }
    }

    /// The verb whose argument the phrase is, straight or behind a preposition.
    pub fn governor(&self, at: usize) -> Option<usize> {
        let top = self.phrase_head(at);
        match self.dep(top) {
            "nsubj" | "nsubjpass" | "dobj" | "dative" | "attr" | "oprd" => Some(self.head(top)),
            "pobj" => {
                let mut up = self.head(top);
                while self.dep(up) == "prep" && self.dep(self.head(up)) == "prep" && self.head(up) != up {
                    up = self.head(up);
                }
                Some(self.head(up)).filter(|verb| self.is_verb(*verb))
            }
            _ => None,
        }
    }

    /// The subject of a verb: its own, else that of the verb it is joined to or depends on without one.
    pub fn subject(&self, verb: usize) -> Option<usize> {
        for up in self.upward(verb) {
            if let Some(subject) = self.child(up, &["nsubj", "nsubjpass"]) {
                return Some(subject);
            }
            if !matches!(self.dep(up), "conj" | "xcomp" | "advcl" | "aux" | "pcomp" | "prep") {
                return None;
            }
        }
        None
    }

    /// The verb of the clause that holds the token.
    pub fn clause(&self, at: usize) -> Option<usize> {
        self.upward(at).skip(1).find(|up| self.is_verb(*up) && !matches!(self.dep(*up), "aux" | "auxpass" | "amod"))
    }

    /// Whether a noun is in the plural.
    pub fn plural(&self, at: usize) -> bool {
        matches!(self.tag(at), "NNS" | "NNPS")
    }
}
