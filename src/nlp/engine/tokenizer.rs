//! Rule tokenizer: white space, then affixes from outside in, then addresses and infixes, then exceptions that affixes broke.
//!
//! Non-destructive: tokens are ranges of the text, in order, and between two of them stands nothing or one space.

use std::collections::HashSet;

use super::chars::is_space;
use super::hash::{FastMap, string_id};
use super::model::TokenRules;
use super::norms::Norms;
use super::pattern::{Pattern, PatternError, Scratch};
use super::vocab::Vocab;

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its word in the session's [`Vocab`].
    pub lexeme: u32,
    /// Its normal form among [`Tokenizer::norm`], or [`NO_NORM`].
    pub norm: u16,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Whether a single space follows, which belongs to no token.
    pub space: bool,
}

/// The token has no normal form of its own.
pub const NO_NORM: u16 = u16::MAX;

/// A token before its place is known: word, own normal form, bytes.
type Piece = (u32, u16, u32);

/// Chunks longer than this are not remembered: they hardly come again.
const LONGEST_CACHED: usize = 64;
/// Chunks remembered before all are forgotten.
const MOST_CACHED: usize = 50_000;

/// What tokenizing needs to remember between texts. Never changes a result.
#[derive(Debug, Default)]
pub struct TokenCache {
    /// The words.
    pub vocab: Vocab,
    chunks: FastMap<Box<str>, (u32, u32)>,
    pieces: Vec<Piece>,
    scratch: Scratch,
    suffixes: Vec<(usize, usize)>,
}

impl TokenCache {
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.vocab.clear();
        self.chunks.clear();
        self.pieces.clear();
    }
}

/// The compiled rules of one model.
#[derive(Debug)]
pub struct Tokenizer {
    prefix: Option<Pattern>,
    suffix: Option<Pattern>,
    suffix_anchored: bool,
    infix: Option<Pattern>,
    token: Option<Pattern>,
    url: Option<Pattern>,
    exceptions: FastMap<Box<str>, Vec<(Box<str>, u16)>>,
    longest_exception: usize,
    own_norms: Vec<(Box<str>, u64)>,
    phrases: Phrases,
}

impl Tokenizer {
    /// Compiles rules.
    ///
    /// # Errors
    ///
    /// [`PatternError`] for a pattern that the pattern engine cannot run.
    pub fn new(rules: &TokenRules) -> Result<Self, PatternError> {
        let pattern = |text: &str| if text.is_empty() { Ok(None) } else { Pattern::new(text).map(Some) };
        let mut own_norms: Vec<(Box<str>, u64)> = Vec::new();
        let mut known: FastMap<&str, u16> = FastMap::default();
        let mut exceptions = FastMap::default();
        for exception in &rules.exceptions {
            let mut tokens = Vec::with_capacity(exception.tokens.len());
            for (text, norm) in &exception.tokens {
                let norm = norm.as_ref().map_or(NO_NORM, |norm| {
                    *known.entry(norm).or_insert_with(|| {
                        own_norms.push((norm.as_str().into(), string_id(norm)));
                        u16::try_from(own_norms.len() - 1).unwrap_or(NO_NORM)
                    })
                });
                tokens.push((text.as_str().into(), norm));
            }
            exceptions.insert(exception.text.as_str().into(), tokens);
        }
        // A suffix rule that is not bound to the end is searched from the left, as Python would.
        let suffix_anchored = Pattern::every_branch_ends(&rules.suffix)?;
        let suffix = match rules.suffix.as_str() {
            "" => None,
            text if suffix_anchored => Some(Pattern::reversed(text)?),
            text => Some(Pattern::new(text)?),
        };
        Ok(Self {
            prefix: pattern(&rules.prefix)?,
            suffix,
            suffix_anchored,
            infix: pattern(&rules.infix)?,
            token: pattern(&rules.token)?,
            url: pattern(&rules.url)?,
            longest_exception: rules.exceptions.iter().map(|e| e.text.len()).max().unwrap_or(0),
            exceptions,
            own_norms,
            phrases: Phrases::new(&rules.phrases),
        })
    }

    /// A normal form that an exception gives one of its tokens, with its string id.
    #[must_use]
    pub fn norm(&self, norm: u16) -> Option<(&str, u64)> {
        self.own_norms.get(usize::from(norm)).map(|(text, id)| (&**text, *id))
    }

    /// Appends the tokens of a text. Texts are limited to 4 GiB by their readers.
    pub fn tokenize(&self, text: &str, norms: &Norms, cache: &mut TokenCache, out: &mut Vec<Token>) {
        self.split(text, true, norms, cache, out);
        self.join_exceptions(text, norms, cache, out);
    }

    /// The exceptions that affix rules break up, as the pieces they are broken into: what has to be looked for across tokens.
    #[must_use]
    pub fn broken_exceptions(&self, rules: &TokenRules) -> Vec<Vec<String>> {
        let (norms, mut cache) = (Norms::default(), TokenCache::default());
        let mut phrases = Vec::new();
        for exception in &rules.exceptions {
            let text = exception.text.as_str();
            let s = &mut cache.scratch;
            let broken = self.prefix_len(text, s) > 0
                || self.suffix_len(text, s) > 0
                || self.infix.as_ref().is_some_and(|p| p.search(text, 0, s).is_some());
            if !rules.faster_heuristics || broken || text.contains(' ') {
                let mut tokens = Vec::new();
                self.split(text, false, &norms, &mut cache, &mut tokens);
                phrases.push(tokens.iter().map(|t| text[t.start as usize..t.end as usize].to_owned()).collect());
            }
        }
        phrases
    }

    fn split(&self, text: &str, exceptions: bool, norms: &Norms, cache: &mut TokenCache, out: &mut Vec<Token>) {
        let Some(first) = text.chars().next() else { return };
        let mut in_space = is_space(first);
        let mut start = 0;
        for (at, c) in text.char_indices() {
            if is_space(c) == in_space {
                continue;
            }
            self.chunk(text, start..at, exceptions, norms, cache, out);
            start = at;
            if c == ' ' {
                if let Some(last) = out.last_mut() {
                    last.space = true;
                }
                start += 1;
            }
            in_space = !in_space;
        }
        self.chunk(text, start..text.len(), exceptions, norms, cache, out);
    }

    /// Appends the tokens of a run of white space, or of anything else.
    fn chunk(
        &self,
        text: &str,
        range: std::ops::Range<usize>,
        exceptions: bool,
        norms: &Norms,
        cache: &mut TokenCache,
        out: &mut Vec<Token>,
    ) {
        let chunk = &text[range.clone()];
        if chunk.is_empty() {
            return;
        }
        let pieces = match cache.chunks.get(chunk).filter(|_| exceptions) {
            Some(&(from, to)) => from as usize..to as usize,
            None => {
                if cache.chunks.len() >= MOST_CACHED {
                    cache.chunks.clear();
                    cache.pieces.clear();
                }
                let from = cache.pieces.len();
                self.affixes(chunk, exceptions, norms, cache);
                let pieces = from..cache.pieces.len();
                if exceptions && chunk.len() <= LONGEST_CACHED {
                    let id = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                    cache.chunks.insert(chunk.into(), (id(pieces.start), id(pieces.end)));
                }
                pieces
            }
        };
        let mut start = u32::try_from(range.start).unwrap_or(u32::MAX);
        for &(lexeme, norm, length) in &cache.pieces[pieces.clone()] {
            out.push(Token { lexeme, norm, start, end: start + length, space: false });
            start += length;
        }
        if !exceptions || chunk.len() > LONGEST_CACHED {
            cache.pieces.truncate(pieces.start);
        }
    }

    fn affixes(&self, chunk: &str, exceptions: bool, norms: &Norms, cache: &mut TokenCache) {
        let (mut low, mut high) = (0, chunk.len());
        let mut suffixes = std::mem::take(&mut cache.suffixes);
        suffixes.clear();
        let mut last = usize::MAX;
        while low < high && high - low != last {
            let string = &chunk[low..high];
            let special = |s: &str| exceptions && self.exception(s).is_some();
            if self.token.as_ref().is_some_and(|p| p.matches_start(string, &mut cache.scratch)) || special(string) {
                break;
            }
            last = string.len();
            let prefix = self.prefix_len(string, &mut cache.scratch);
            if prefix > 0 && special(&string[prefix..]) {
                self.push(&string[..prefix], norms, cache);
                low += prefix;
                break;
            }
            let suffix = self.suffix_len(&string[prefix..], &mut cache.scratch);
            if suffix > 0 && special(&string[..string.len() - suffix]) {
                suffixes.push((high - suffix, high));
                high -= suffix;
                break;
            }
            if prefix > 0 {
                self.push(&string[..prefix], norms, cache);
                low += prefix;
            }
            if suffix > 0 {
                suffixes.push((high - suffix, high));
                high -= suffix;
            }
        }
        if low < high {
            self.middle(&chunk[low..high], exceptions, norms, cache);
        }
        for &(start, end) in suffixes.iter().rev() {
            self.push(&chunk[start..end], norms, cache);
        }
        cache.suffixes = suffixes;
    }

    /// What is left between the affixes: an exception, an address, or words around infixes.
    fn middle(&self, string: &str, exceptions: bool, norms: &Norms, cache: &mut TokenCache) {
        if let Some(tokens) = self.exception(string).filter(|_| exceptions) {
            for (text, norm) in tokens {
                let lexeme = cache.vocab.add(text, norms);
                cache.pieces.push((lexeme, *norm, length(text)));
            }
            return;
        }
        let whole = |p: &Option<Pattern>, s: &mut Scratch| p.as_ref().is_some_and(|p| p.matches_start(string, s));
        if whole(&self.token, &mut cache.scratch) || whole(&self.url, &mut cache.scratch) {
            return self.push(string, norms, cache);
        }
        let mut start = 0;
        let mut from = 0;
        while let Some(infix) = &self.infix {
            let Some((at, end)) = infix.search(string, from, &mut cache.scratch) else { break };
            // An empty match splits without a token of its own; the search goes on one character later.
            from = if end > at { end } else { end + string[end..].chars().next().map_or(1, char::len_utf8) };
            if at > 0 {
                if at > start {
                    self.push(&string[start..at], norms, cache);
                }
                if end > at {
                    self.push(&string[at..end], norms, cache);
                }
                start = end;
            }
            if from > string.len() {
                break;
            }
        }
        if start < string.len() {
            self.push(&string[start..], norms, cache);
        }
    }

    fn push(&self, text: &str, norms: &Norms, cache: &mut TokenCache) {
        let lexeme = cache.vocab.add(text, norms);
        cache.pieces.push((lexeme, NO_NORM, length(text)));
    }

    fn exception(&self, text: &str) -> Option<&[(Box<str>, u16)]> {
        // The length test keeps long strings from being hashed again and again.
        if text.len() > self.longest_exception { None } else { self.exceptions.get(text).map(Vec::as_slice) }
    }

    fn prefix_len(&self, string: &str, scratch: &mut Scratch) -> usize {
        self.prefix.as_ref().and_then(|p| p.match_at(string, 0, scratch)).unwrap_or(0)
    }

    fn suffix_len(&self, string: &str, scratch: &mut Scratch) -> usize {
        let Some(p) = &self.suffix else { return 0 };
        if self.suffix_anchored {
            return p.longest_suffix(string, scratch).map_or(0, |start| string.len() - start);
        }
        p.search(string, 0, scratch).map_or(0, |(start, end)| end - start)
    }

    /// Puts exceptions together again that affix rules broke up, the longest first.
    fn join_exceptions(&self, text: &str, norms: &Norms, cache: &mut TokenCache, out: &mut Vec<Token>) {
        let spans = self.phrases.spans(out, &cache.vocab);
        if spans.is_empty() {
            return;
        }
        let mut joined = Vec::with_capacity(out.len());
        let mut at = 0;
        for (start, end) in spans {
            let source = &text[out[start].start as usize..out[end - 1].end as usize];
            let Some(tokens) = self.exceptions.get(source) else { continue };
            joined.extend_from_slice(&out[at..start]);
            let mut offset = out[start].start;
            for (word, norm) in tokens {
                let lexeme = cache.vocab.add(word, norms);
                joined.push(Token { lexeme, norm: *norm, start: offset, end: offset + length(word), space: false });
                offset += length(word);
            }
            if let Some(last) = joined.last_mut() {
                last.space = out[end - 1].space;
            }
            at = end;
        }
        joined.extend_from_slice(&out[at..]);
        *out = joined;
    }
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// Sequences of token texts to look for, as a tree.
#[derive(Debug, Default)]
struct Phrases {
    /// Next node by node and text; node 0 is the root.
    next: FastMap<Box<str>, Vec<(u32, u32)>>,
    ends: Vec<bool>,
}

impl Phrases {
    fn new(phrases: &[Vec<String>]) -> Self {
        let mut tree = Self { next: FastMap::default(), ends: vec![false] };
        for phrase in phrases {
            let mut node = 0;
            for text in phrase {
                let new = u32::try_from(tree.ends.len()).unwrap_or(u32::MAX);
                let edges = tree.next.entry(text.as_str().into()).or_default();
                node = match edges.iter().find(|e| e.0 == node) {
                    Some(edge) => edge.1,
                    None => {
                        edges.push((node, new));
                        tree.ends.push(false);
                        new
                    }
                };
            }
            tree.ends[node as usize] = true;
        }
        tree
    }

    fn step(&self, node: u32, text: &str) -> Option<u32> {
        self.next.get(text)?.iter().find(|e| e.0 == node).map(|e| e.1)
    }

    /// Where phrases stand: longest first, then leftmost, none that touches a token which an earlier one touched or
    /// was refused for; in order of place.
    fn spans(&self, tokens: &[Token], vocab: &Vocab) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for start in 0..tokens.len() {
            let mut node = 0;
            for (end, token) in tokens.iter().enumerate().skip(start) {
                match self.step(node, &vocab.get(token.lexeme).text) {
                    Some(next) => node = next,
                    None => break,
                }
                if self.ends[node as usize] {
                    found.push((start, end + 1));
                }
            }
        }
        found.sort_unstable_by_key(|(start, end)| (std::cmp::Reverse(end - start), *start));
        let mut seen = HashSet::new();
        let mut kept = Vec::new();
        for (start, end) in found {
            if !seen.contains(&start) && !seen.contains(&(end - 1)) {
                kept.push((start, end));
            }
            seen.extend(start..end);
        }
        kept.sort_unstable();
        kept
    }
}
