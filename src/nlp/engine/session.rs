//! One thread's way through the engine: working memory, and the order in which the layers run.

use std::cell::Cell;
use std::ops::Range;
use std::sync::Arc;
use std::thread;

use super::encoder::{Encoder, EncoderCache};
use super::hash::FastMap;
use super::linear::{Rounded, Spread};
use super::matrix::Rows;
use super::model::Attr;
use super::names::Label;
use super::ner::{NerCache, recognise};
use super::parsed::{Entity, Parsed, TokenInfo};
use super::parser::{ParserCache, parse};
use super::ruler::Seen;
use super::tokenizer::{Token, TokenCache};
use super::tree::Tree;
use super::words::Word;
use super::{Engine, LayerSet, Tagger, Transitions};
use crate::base::Span;

/// Tokens that go through the network together, if there are so many texts.
const GROUP: usize = 2048;
/// Tokens of one text that are parsed as one. More than a million characters of prose have.
const MOST_TOKENS: usize = 300_000;
/// Tokens of a group from which on it pays to run its encoders side by side.
const SIDE_BY_SIDE: usize = 256;
/// Words remembered before all are forgotten.
const MOST_LEXEMES: usize = 100_000;

/// What one thread keeps between calls. Never changes a result.
#[derive(Debug, Default)]
pub(super) struct Session {
    tokens: TokenCache,
    encoders: Vec<EncoderCache>,
    parser: ParserCache,
    ner: NerCache,
    strings: Strings,
    /// Lemma by lexeme, coarse tag and features.
    lemmas: FastMap<(u32, Label, Label), u32>,
    /// Number of its normal form, by lexeme; `u32::MAX` where it was not asked for.
    norms: Vec<u32>,
}

/// Strings by number.
#[derive(Debug, Default)]
struct Strings {
    texts: Vec<Box<str>>,
    ids: FastMap<Box<str>, u32>,
}

impl Strings {
    fn add(&mut self, text: &str) -> u32 {
        if let Some(id) = self.ids.get(text) {
            return *id;
        }
        let id = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(text.into());
        self.ids.insert(text.into(), id);
        id
    }
}

/// A part of a text, tokenized.
struct Part {
    /// The text that it belongs to.
    text: usize,
    tokens: Range<usize>,
}

/// Texts on their way through the network together.
#[derive(Default)]
struct Group {
    tokens: Vec<Token>,
    parts: Vec<Part>,
}

/// What the networks say of a group's tokens.
#[derive(Default)]
struct Vectors {
    tags: Vec<Label>,
    parser: Vec<f32>,
    ner: Vec<f32>,
    names: Vec<f32>,
}

impl Vectors {
    /// Takes what another encoder gave; no two give the same.
    fn add(&mut self, other: Self) {
        self.tags.extend(other.tags);
        for (own, other) in
            [(&mut self.parser, other.parser), (&mut self.ner, other.ner), (&mut self.names, other.names)]
        {
            if own.is_empty() {
                *own = other;
            }
        }
    }
}

/// The parts of an engine that are run for the layers that are wanted.
struct Running<'e> {
    tagger: Option<&'e Tagger>,
    parser: Option<&'e Transitions>,
    ner: Option<&'e Transitions>,
    names: Option<&'e Transitions>,
    wanted: LayerSet,
    /// Whether no other thread uses the engine, so that encoders may run side by side.
    alone: bool,
}

impl<'e> Running<'e> {
    fn new(engine: &'e Engine, wanted: LayerSet, alone: bool) -> Self {
        // Where rules change dependencies, trees are whole only with what the rules look at.
        let ruled = engine.ruler.gives_dependencies() && wanted.has(LayerSet::TREES);
        let wanted = if ruled { wanted | LayerSet::TAGS } else { wanted };
        let ner = engine.ner.as_ref().filter(|_| wanted.has(LayerSet::ENTS));
        let second = engine.names.as_ref().filter(|_| engine.transformer.is_none());
        let names = second.filter(|_| wanted.has(LayerSet::NAMES));
        let bound = [ner, names].into_iter().flatten().any(|part| part.knows_sentences);
        Self {
            tagger: engine.tagger.as_ref().filter(|_| wanted.has(LayerSet::TAGS)),
            parser: engine.parser.as_ref().filter(|_| wanted.has(LayerSet::TREES) || bound),
            ner,
            names,
            wanted,
            alone,
        }
    }

    /// Whether a part looks at an encoder's vectors.
    fn uses(&self, encoder: usize) -> bool {
        let parts = [self.parser, self.ner, self.names];
        parts.iter().flatten().any(|p| p.encoder == encoder) || self.tagger.is_some_and(|t| t.encoder == encoder)
    }
}

impl Session {
    pub(super) fn new(engine: &Engine) -> Self {
        Self { encoders: engine.encoders.iter().map(|_| EncoderCache::default()).collect(), ..Self::default() }
    }

    pub(super) fn parse(&mut self, engine: &Engine, texts: &[&str], wanted: LayerSet, alone: bool) -> Vec<Parsed> {
        let running = Running::new(engine, wanted, alone);
        let mut results: Vec<Parsed> = texts.iter().map(|_| Parsed::empty(Arc::clone(&engine.labels))).collect();
        let mut group = Group::default();
        let mut tokens = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            for segment in Engine::segments(text) {
                tokens.clear();
                engine.tokenizer.tokenize(&text[segment.clone()], &engine.norms, &mut self.tokens, &mut tokens);
                let offset = u32::try_from(segment.start).unwrap_or(u32::MAX);
                for part in tokens.chunks(MOST_TOKENS) {
                    let from = group.tokens.len();
                    let moved = |t: &Token| Token { start: t.start + offset, end: t.end + offset, ..*t };
                    group.tokens.extend(part.iter().map(moved));
                    group.parts.push(Part { text: index, tokens: from..group.tokens.len() });
                    if group.tokens.len() >= GROUP {
                        self.run(engine, &running, &mut group, &mut results);
                    }
                }
                // A segment's tokens are all annotated before their words are forgotten.
                if self.tokens.vocab.len() > MOST_LEXEMES {
                    self.run(engine, &running, &mut group, &mut results);
                    self.forget();
                }
            }
        }
        self.run(engine, &running, &mut group, &mut results);
        results
    }

    fn forget(&mut self) {
        self.tokens.clear();
        self.encoders.iter_mut().for_each(EncoderCache::clear);
        self.lemmas.clear();
        self.norms.clear();
        self.strings = Strings::default();
    }

    /// Annotates a group and empties it.
    fn run(&mut self, engine: &Engine, running: &Running<'_>, group: &mut Group, results: &mut [Parsed]) {
        let vectors = self.encode(engine, running, group);
        for part in group.parts.drain(..) {
            self.annotate(engine, running, &group.tokens, part.tokens, &vectors, &mut results[part.text]);
        }
        group.tokens.clear();
    }

    fn encode(&mut self, engine: &Engine, running: &Running<'_>, group: &Group) -> Vectors {
        let words: Vec<Word> =
            group.tokens.iter().map(|t| Word { lexeme: t.lexeme, norm: t.norm, space: t.space }).collect();
        let texts: Vec<Range<usize>> = group.parts.iter().map(|p| p.tokens.clone()).collect();
        let Self { tokens, encoders, .. } = self;
        let value = |word: Word, attr: Attr| {
            let lexeme = tokens.vocab.get(word.lexeme);
            match attr {
                Attr::Norm => engine.tokenizer.norm(word.norm).map_or(lexeme.norm_id, |n| n.1),
                Attr::Prefix => lexeme.prefix_id,
                Attr::Suffix => lexeme.suffix_id,
                Attr::Shape => lexeme.shape_id,
                Attr::Spacy => u64::from(word.space),
                Attr::IsSpace => u64::from(lexeme.is_space),
                Attr::Orth => lexeme.orth_id,
                Attr::Lower => lexeme.lower_id,
            }
        };
        let run = |(index, (encoder, cache)): (usize, (&Encoder, &mut EncoderCache))| {
            let mut vectors = Vectors::default();
            let (mut scores, mut rounded) = (Vec::new(), Rounded::default());
            encoder.encode(&words, &texts, cache, value, |_, rows| {
                if let Some(tagger) = running.tagger.filter(|t| t.encoder == index) {
                    tagger.tag(rows, encoder.spread(), &mut rounded, &mut scores, &mut vectors.tags);
                }
                let parts = [
                    (running.parser, &mut vectors.parser),
                    (running.ner, &mut vectors.ner),
                    (running.names, &mut vectors.names),
                ];
                for (part, out) in parts {
                    if let Some(part) = part.filter(|p| p.encoder == index) {
                        part.scorer.project(rows, encoder.spread(), &mut rounded, out);
                    }
                }
            });
            vectors
        };
        let mut jobs: Vec<_> =
            engine.encoders.iter().zip(encoders).enumerate().filter(|(index, _)| running.uses(*index)).collect();
        let mut vectors = Vectors::default();
        if running.alone && words.len() >= SIDE_BY_SIDE {
            let last = jobs.pop();
            thread::scope(|scope| {
                let others: Vec<_> = jobs.into_iter().map(|job| scope.spawn(|| run(job))).collect();
                last.into_iter().for_each(|job| vectors.add(run(job)));
                // A thread that panicked leaves nothing; its panic goes on when the scope ends.
                others.into_iter().for_each(|other| vectors.add(other.join().unwrap_or_default()));
            });
        } else {
            jobs.into_iter().for_each(|job| vectors.add(run(job)));
        }
        vectors
    }

    /// Everything after the encoders, for one part of a text.
    fn annotate(
        &mut self,
        engine: &Engine,
        running: &Running<'_>,
        tokens: &[Token],
        range: Range<usize>,
        vectors: &Vectors,
        out: &mut Parsed,
    ) {
        let tokens = &tokens[range.clone()];
        let count = tokens.len();
        let first = u32::try_from(out.tokens.len()).unwrap_or(u32::MAX);
        let space = |i: usize| self.tokens.vocab.get(tokens[i].lexeme).is_space;
        let mut deps = vec![Label::NONE; count];
        let mut tree = match running.parser {
            Some(parser) => {
                let inner = parser.scorer.inner();
                let rows = &vectors.parser[range.start * inner..range.end * inner];
                let arcs = parse(&parser.scorer, parser.moves, rows, &mut self.parser);
                let mut wanted = vec![None; count];
                let mut lifted = Vec::new();
                for (i, arc) in arcs.iter().enumerate() {
                    let label = arc.drawn_by.and_then(|by| parser.labels.get(usize::from(by)));
                    let (label, head) = label.copied().unwrap_or((parser.root, None));
                    deps[i] = label;
                    if head.is_some() {
                        wanted[i] = head;
                        lifted.push(i);
                    }
                }
                let mut tree = Tree::new(arcs.iter().map(|a| a.head).collect());
                // A lifted token has its plain label only once it is put back; before, no search may find it.
                let pending: Vec<Cell<bool>> = wanted.iter().map(|w| Cell::new(w.is_some())).collect();
                tree.unlift(
                    &lifted,
                    |i, j| !pending[j].get() && wanted[i] == Some(deps[j]),
                    space,
                    |i| pending[i].set(false),
                );
                tree
            }
            None => Tree::flat(count),
        };
        let starts = |i: usize| tree.starts.get(i) == Some(&true);
        let recognisers = [(running.ner, &vectors.ner, &mut out.ents), (running.names, &vectors.names, &mut out.names)];
        for (part, vectors, entities) in recognisers {
            let Some(part) = part else { continue };
            let inner = part.scorer.inner();
            let rows = &vectors[range.start * inner..range.end * inner];
            let known = |i: usize| part.knows_sentences && starts(i);
            for (tokens, by) in recognise(&part.scorer, part.moves, rows, known, space, &mut self.ner) {
                let label = part.labels[usize::from(by)].0;
                entities.push(Entity { tokens: tokens.start + first..tokens.end + first, label });
            }
        }
        let tags = vectors.tags.get(range).unwrap_or_default();
        let tag = |i: usize| tags.get(i).copied().unwrap_or_default();
        let from = out.tokens.len();
        if !running.wanted.has(LayerSet::TREES) {
            // The parser ran for the recogniser's sake alone.
            (tree, deps) = (Tree::flat(count), vec![Label::NONE; count]);
        }
        self.finish(engine, running, tokens, (&tree, &deps), tag, out);
        let done = &out.tokens[from..];
        let chunks = engine.chunk_rules.as_ref().filter(|_| running.wanted.has(LayerSet::CHUNKS));
        if let (Some(rules), Some(_)) = (chunks, running.parser) {
            let chunks = rules.find(&tree, |i| done[i].pos, |i| done[i].dep);
            out.noun_chunks.extend(chunks.into_iter().map(|c| c.start + first..c.end + first));
        }
        let mut start = 0;
        let starts = |i: usize| tree.starts.get(i) == Some(&true);
        for i in (1..=count).filter(|i| *i == count || starts(*i)) {
            let end = u32::try_from(i).unwrap_or(u32::MAX);
            out.sentences.push(start + first..end + first);
            start = end;
        }
    }

    /// Appends the tokens with what the ruler and the lemmatizer give them.
    fn finish(
        &mut self,
        engine: &Engine,
        running: &Running<'_>,
        tokens: &[Token],
        (tree, deps): (&Tree, &[Label]),
        tag: impl Fn(usize) -> Label,
        out: &mut Parsed,
    ) {
        let first = u32::try_from(out.tokens.len()).unwrap_or(u32::MAX);
        let from = out.tokens.len();
        let Self { tokens: cache, strings, lemmas, norms, .. } = self;
        norms.resize(cache.vocab.len(), u32::MAX);
        for (i, token) in tokens.iter().enumerate() {
            let lexeme = cache.vocab.get(token.lexeme);
            let norm = match engine.tokenizer.norm(token.norm) {
                Some((own, _)) => strings.add(own),
                None => {
                    let known = &mut norms[token.lexeme as usize];
                    if *known == u32::MAX {
                        *known = strings.add(&lexeme.norm);
                    }
                    *known
                }
            };
            out.tokens.push(TokenInfo {
                span: Span { start: token.start, end: token.end },
                head: tree.heads[i] + first,
                dep: deps[i],
                tag: tag(i),
                pos: Label::NONE,
                morph: Label::NONE,
                lemma: u32::MAX,
                norm,
                whitespace_after: token.space,
                is_space: lexeme.is_space,
            });
        }
        let infos = &mut out.tokens[from..];
        let tagged = running.wanted.has(LayerSet::TAGS);
        let seen = |i: usize| {
            let lexeme = cache.vocab.get(tokens[i].lexeme);
            Seen { text: &lexeme.text, lower: &lexeme.lower, tag: tag(i), dep: deps[i], is_space: lexeme.is_space }
        };
        engine.ruler.run(if tagged { tokens.len() } else { 0 }, seen, |i, given| {
            let info = &mut infos[i];
            info.tag = given.tag.unwrap_or(info.tag);
            info.pos = given.pos.unwrap_or(info.pos);
            info.morph = given.morph.unwrap_or(info.morph);
            info.dep = given.dep.unwrap_or(info.dep);
            if let Some(lemma) = &given.lemma {
                info.lemma = strings.add(lemma);
            }
        });
        for (token, info) in tokens.iter().zip(infos.iter_mut()).filter(|t| t.1.lemma == u32::MAX) {
            info.lemma = match engine.lemmatizer.as_ref().filter(|_| tagged) {
                Some(lemmatizer) => *lemmas.entry((token.lexeme, info.pos, info.morph)).or_insert_with(|| {
                    let (pos, morph) = (engine.labels.text(info.pos), engine.labels.text(info.morph));
                    strings.add(&lemmatizer.lemma(&cache.vocab.get(token.lexeme).text, pos, morph))
                }),
                None => strings.add(""),
            };
        }
        // From the session's numbers to the result's own.
        let mut own: FastMap<&str, u32> = out.strings.iter().zip(0..).map(|(s, i)| (&**s, i)).collect();
        let mut fresh: Vec<Box<str>> = Vec::new();
        let known = u32::try_from(out.strings.len()).unwrap_or(u32::MAX);
        let mut renumber: FastMap<u32, u32> = FastMap::default();
        let mut number = |id: u32| {
            *renumber.entry(id).or_insert_with(|| {
                let text = &strings.texts[id as usize];
                *own.entry(text).or_insert_with(|| {
                    fresh.push(text.clone());
                    known + u32::try_from(fresh.len() - 1).unwrap_or(u32::MAX)
                })
            })
        };
        for info in infos {
            (info.lemma, info.norm) = (number(info.lemma), number(info.norm));
        }
        drop(own);
        out.strings.extend(fresh);
    }
}

impl Tagger {
    /// Appends the best tag of each row; of equals the first.
    fn tag(&self, rows: &[f32], spread: Spread, rounded: &mut Rounded, scores: &mut Vec<f32>, out: &mut Vec<Label>) {
        let width = self.weights.inputs();
        let (count, labels) = (rows.len() / width, self.labels.len());
        scores.clear();
        scores.resize(count * labels, 0.0);
        self.weights.apply(Rows::packed(rows, count, width), spread, rounded, scores);
        for row in scores.chunks_exact_mut(labels) {
            self.kernel.add(row, self.bias);
            let best = super::states::best_move(row, |_| true).unwrap_or(0);
            out.push(self.labels[best]);
        }
    }
}
