use super::super::chars::Ranges;
use super::parse::{Node, PatternError, Set, parse};

/// One step of the automaton. Numbers are program positions, or indices of sets and looks.
#[derive(Clone, Copy, Debug)]
enum Step {
    Set(u32),
    /// Go on at both; the first has priority.
    Split(u32, u32),
    Jump(u32),
    Look(u32),
    Start,
    End,
    Match,
}

#[derive(Clone, Copy, Debug)]
struct Look {
    behind: bool,
    negative: bool,
    start: u32,
}

/// A set with its ASCII part as a bit map: almost every test is one of ASCII.
#[derive(Clone, Debug)]
struct FastSet {
    ascii: u128,
    set: Set,
}

impl FastSet {
    fn new(set: Set) -> Self {
        let ascii = (0u8..128).filter(|b| set.contains(char::from(*b))).fold(0, |bits, b| bits | 1 << b);
        Self { ascii, set }
    }

    fn contains(&self, c: char) -> bool {
        if c.is_ascii() { self.ascii >> u32::from(c) & 1 == 1 } else { self.set.contains(c) }
    }
}

/// A compiled pattern.
#[derive(Clone, Debug)]
pub struct Pattern {
    steps: Vec<Step>,
    sets: Vec<FastSet>,
    looks: Vec<Look>,
    /// Characters that a match can begin with, in reading direction; `None` if it can be empty.
    first: Option<FastSet>,
    backward: bool,
}

/// Working memory of matching, to be used again and again.
#[derive(Debug, Default)]
pub struct Scratch {
    now: Threads,
    next: Threads,
    look_now: Threads,
    look_next: Threads,
    stack: Vec<u32>,
}

/// Live program positions in order of priority, each at most once.
#[derive(Debug, Default)]
struct Threads {
    list: Vec<u32>,
    seen: Vec<u64>,
}

impl Threads {
    fn clear(&mut self, steps: usize) {
        self.list.clear();
        self.seen.clear();
        self.seen.resize(steps.div_ceil(64), 0);
    }

    fn first_visit(&mut self, at: u32) -> bool {
        let (word, bit) = (at as usize / 64, 1 << (at % 64));
        let new = self.seen[word] & bit == 0;
        self.seen[word] |= bit;
        new
    }
}

/// Which of several matches from one place counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The one that a backtracking engine finds first, as Python's.
    First,
    Longest,
    Any,
}

impl Pattern {
    /// Compiles a Python pattern that is read from left to right.
    ///
    /// # Errors
    ///
    /// [`PatternError`] for syntax that is wrong or not supported.
    pub fn new(pattern: &str) -> Result<Self, PatternError> {
        Self::compile(pattern, false)
    }

    /// Compiles a Python pattern that is read from right to left, for finding what a text ends with.
    ///
    /// # Errors
    ///
    /// [`PatternError`] for syntax that is wrong or not supported.
    pub fn reversed(pattern: &str) -> Result<Self, PatternError> {
        Self::compile(pattern, true)
    }

    /// Whether every alternative of a pattern ends with `$`, so that all its matches end where the text does.
    ///
    /// # Errors
    ///
    /// [`PatternError`] for syntax that is wrong or not supported.
    pub fn every_branch_ends(pattern: &str) -> Result<bool, PatternError> {
        let ends = |node: &Node| match node {
            Node::Concat(parts) => matches!(parts.last(), Some(Node::End)),
            Node::End => true,
            _ => false,
        };
        Ok(match parse(pattern)? {
            Node::Either(branches) => branches.iter().all(ends),
            node => ends(&node),
        })
    }

    fn compile(pattern: &str, backward: bool) -> Result<Self, PatternError> {
        let node = parse(pattern)?;
        let mut p = Self { steps: Vec::new(), sets: Vec::new(), looks: Vec::new(), first: None, backward };
        p.emit(&node, backward);
        p.steps.push(Step::Match);
        p.first = p.first_set();
        Ok(p)
    }

    fn here(&self) -> u32 {
        u32::try_from(self.steps.len()).unwrap_or(u32::MAX)
    }

    fn emit(&mut self, node: &Node, backward: bool) {
        match node {
            Node::Empty => {}
            Node::Start => self.steps.push(Step::Start),
            Node::End => self.steps.push(Step::End),
            Node::Set(set) => {
                let known = self.sets.iter().position(|s| s.set == *set);
                let id = known.unwrap_or_else(|| {
                    self.sets.push(FastSet::new(set.clone()));
                    self.sets.len() - 1
                });
                self.steps.push(Step::Set(u32::try_from(id).unwrap_or(u32::MAX)));
            }
            Node::Concat(parts) if backward => parts.iter().rev().for_each(|n| self.emit(n, true)),
            Node::Concat(parts) => parts.iter().for_each(|n| self.emit(n, false)),
            Node::Either(branches) => {
                let mut ends = Vec::new();
                for (i, branch) in branches.iter().enumerate() {
                    let split = self.here();
                    let last = i + 1 == branches.len();
                    if !last {
                        self.steps.push(Step::Split(split + 1, 0));
                    }
                    self.emit(branch, backward);
                    if !last {
                        ends.push(self.here());
                        self.steps.push(Step::Jump(0));
                        self.steps[split as usize] = Step::Split(split + 1, self.here());
                    }
                }
                let end = self.here();
                for at in ends {
                    self.steps[at as usize] = Step::Jump(end);
                }
            }
            Node::Repeat { node, min, max, greedy } => self.emit_repeat(node, *min, *max, *greedy, backward),
            Node::Look { behind, negative, node } => {
                let over = self.here();
                self.steps.push(Step::Jump(0));
                let start = self.here();
                self.emit(node, *behind);
                self.steps.push(Step::Match);
                self.steps[over as usize] = Step::Jump(self.here());
                self.looks.push(Look { behind: *behind, negative: *negative, start });
                self.steps.push(Step::Look(u32::try_from(self.looks.len() - 1).unwrap_or(u32::MAX)));
            }
        }
    }

    fn emit_repeat(&mut self, node: &Node, min: u32, max: Option<u32>, greedy: bool, backward: bool) {
        let split = |body: u32, out: u32| if greedy { Step::Split(body, out) } else { Step::Split(out, body) };
        for _ in 0..min {
            self.emit(node, backward);
        }
        let Some(max) = max else {
            let at = self.here();
            self.steps.push(Step::Match);
            self.emit(node, backward);
            self.steps.push(Step::Jump(at));
            self.steps[at as usize] = split(at + 1, self.here());
            return;
        };
        let mut optional = Vec::new();
        for _ in min..max {
            optional.push(self.here());
            self.steps.push(Step::Match);
            self.emit(node, backward);
        }
        let out = self.here();
        for at in optional {
            self.steps[at as usize] = split(at + 1, out);
        }
    }

    /// Everything that can stand first, assertions taken to hold; `None` if nothing need stand there.
    fn first_set(&self) -> Option<FastSet> {
        let mut seen = vec![false; self.steps.len()];
        let mut stack = vec![0u32];
        let mut pairs = Vec::new();
        while let Some(at) = stack.pop() {
            if std::mem::replace(&mut seen[at as usize], true) {
                continue;
            }
            match self.steps[at as usize] {
                Step::Set(id) => {
                    let set = &self.sets[id as usize].set;
                    if set.negated {
                        return None;
                    }
                    pairs.extend_from_slice(set.ranges.pairs());
                }
                Step::Split(a, b) => stack.extend([a, b]),
                Step::Jump(a) => stack.push(a),
                Step::Look(_) | Step::Start | Step::End => stack.push(at + 1),
                Step::Match => return None,
            }
        }
        Some(FastSet::new(Set { ranges: Ranges::from_pairs(pairs), negated: false }))
    }

    /// End of the match that begins at byte `at`, as Python's `compile(pattern).match(text, at)` finds it
    /// (but `^` stands only for the beginning of the text).
    #[must_use]
    pub fn match_at(&self, text: &str, at: usize, scratch: &mut Scratch) -> Option<usize> {
        self.run(text, at, Kind::First, scratch)
    }

    /// Where the longest match that ends at the end of the text begins. For a [`Pattern::reversed`].
    #[must_use]
    pub fn longest_suffix(&self, text: &str, scratch: &mut Scratch) -> Option<usize> {
        self.run(text, text.len(), Kind::Longest, scratch)
    }

    /// Whether a match begins at the beginning of the text.
    #[must_use]
    pub fn matches_start(&self, text: &str, scratch: &mut Scratch) -> bool {
        self.run(text, 0, Kind::Any, scratch).is_some()
    }

    /// The leftmost match that begins at byte `from` or later, as `(start, end)`.
    #[must_use]
    pub fn search(&self, text: &str, from: usize, scratch: &mut Scratch) -> Option<(usize, usize)> {
        let mut at = from;
        loop {
            if let Some(end) = self.match_at(text, at, scratch) {
                return Some((at, end));
            }
            at += text[at..].chars().next()?.len_utf8();
        }
    }

    fn run(&self, text: &str, at: usize, kind: Kind, s: &mut Scratch) -> Option<usize> {
        let begins = |first: &FastSet| read(text, at, self.backward).is_some_and(|c| first.contains(c));
        if !self.first.as_ref().is_none_or(begins) {
            return None;
        }
        let mut now = std::mem::take(&mut s.now);
        let mut next = std::mem::take(&mut s.next);
        let found = self.simulate((text, at), (0, self.backward), kind, (&mut now, &mut next), s);
        (s.now, s.next) = (now, next);
        found
    }

    fn simulate(
        &self,
        (text, mut at): (&str, usize),
        (start, backward): (u32, bool),
        kind: Kind,
        (now, next): (&mut Threads, &mut Threads),
        s: &mut Scratch,
    ) -> Option<usize> {
        let mut found = None;
        now.clear(self.steps.len());
        self.follow(start, text, at, now, s);
        while !now.list.is_empty() {
            let c = read(text, at, backward);
            let after = c.map_or(at, |c| if backward { at - c.len_utf8() } else { at + c.len_utf8() });
            next.clear(self.steps.len());
            for &thread in &now.list {
                match self.steps[thread as usize] {
                    Step::Set(id) => {
                        if c.is_some_and(|c| self.sets[id as usize].contains(c)) {
                            self.follow(thread + 1, text, after, next, s);
                        }
                    }
                    _ => {
                        found = Some(at);
                        match kind {
                            Kind::First => break,
                            Kind::Any => return found,
                            Kind::Longest => {}
                        }
                    }
                }
            }
            std::mem::swap(now, next);
            at = after;
        }
        found
    }

    /// Adds the threads that `start` leads to without reading, in order of priority.
    fn follow(&self, start: u32, text: &str, at: usize, threads: &mut Threads, s: &mut Scratch) {
        let base = s.stack.len();
        s.stack.push(start);
        while s.stack.len() > base {
            let Some(step) = s.stack.pop() else { break };
            if !threads.first_visit(step) {
                continue;
            }
            match self.steps[step as usize] {
                Step::Set(_) | Step::Match => threads.list.push(step),
                Step::Jump(to) => s.stack.push(to),
                Step::Split(a, b) => s.stack.extend([b, a]),
                Step::Start if at == 0 => s.stack.push(step + 1),
                // Python's `$` also stands before a line feed that ends the text.
                Step::End if at == text.len() || &text[at..] == "\n" => s.stack.push(step + 1),
                Step::Start | Step::End => {}
                Step::Look(id) => {
                    if self.holds(self.looks[id as usize], text, at, s) {
                        s.stack.push(step + 1);
                    }
                }
            }
        }
    }

    fn holds(&self, look: Look, text: &str, at: usize, s: &mut Scratch) -> bool {
        // One character is the common case and needs no automaton.
        if let (Step::Set(id), Step::Match) = (self.steps[look.start as usize], self.steps[look.start as usize + 1]) {
            let set = &self.sets[id as usize];
            return read(text, at, look.behind).is_some_and(|c| set.contains(c)) != look.negative;
        }
        let mut now = std::mem::take(&mut s.look_now);
        let mut next = std::mem::take(&mut s.look_next);
        let found = self.simulate((text, at), (look.start, look.behind), Kind::Any, (&mut now, &mut next), s);
        (s.look_now, s.look_next) = (now, next);
        found.is_some() != look.negative
    }
}

fn read(text: &str, at: usize, backward: bool) -> Option<char> {
    if backward { text[..at].chars().next_back() } else { text[at..].chars().next() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn first(pattern: &str, text: &str) -> Option<usize> {
        Pattern::new(pattern).unwrap().match_at(text, 0, &mut Scratch::default())
    }

    #[test]
    fn finds_what_a_backtracking_engine_finds_first() {
        for (pattern, text, want) in [
            (r"^\.\.+|^…", "...x", Some(3)),
            (r"a|ab", "ab", Some(1)),
            (r"(?:a|ab)(?:c|bcd)?$", "abcd", Some(4)),
            (r"^\+(?![0-9])|^%", "+5", None),
            (r"^\+(?![0-9])|^%", "+x", Some(1)),
            (r"a{2,3}?b?", "aaab", Some(2)),
            (r"[^a-c\-]+", "xyz-", Some(3)),
            (r"\d+\S", "12 3", Some(2)),
            (r"(?!(?:10|127)(?:\.\d{1,3}){3})\d+", "10.0.0.1", None),
            (r"(?!(?:10|127)(?:\.\d{1,3}){3})\d+", "11.0.0.1", Some(2)),
            ("x$", "x\n", Some(1)),
            (r"(a*)*b", "aaaa", None),
            (r"\u00e9\U0001F600?", "é😀", Some(6)),
        ] {
            assert_eq!(first(pattern, text), want, "{pattern} on {text:?}");
        }
    }

    #[test]
    fn suffixes_are_the_longest_and_see_what_stands_before() {
        let p = Pattern::reversed(r"\.\.+$|'s$|(?<=[0-9])(?:km|km²|m)$|(?<=°[FC])\.$|m$").unwrap();
        let s = &mut Scratch::default();
        for (text, want) in [
            ("wait...", Some(4)),
            ("5km", Some(1)),
            ("5km²", Some(1)),
            ("akm", Some(2)),
            ("20°C.", Some(5)),
            ("C.", None),
        ] {
            assert_eq!(p.longest_suffix(text, s), want.map(|n: usize| n), "{text}");
        }
    }

    #[test]
    fn search_goes_on_after_a_match() {
        let p = Pattern::new(r"(?<=[a-z])(?:-|--)(?=[a-z])|\.\.+").unwrap();
        let s = &mut Scratch::default();
        assert_eq!(p.search("a-b...c--d", 0, s), Some((1, 2)));
        assert_eq!(p.search("a-b...c--d", 2, s), Some((3, 6)));
        assert_eq!(p.search("a-b...c--d", 6, s), Some((7, 9)));
        assert_eq!(p.search("a-b...c--d", 9, s), None);
    }

    #[test]
    fn refuses_what_it_cannot_run() {
        for pattern in [r"(a)\1", r"\bword", "(?i)a", "a)", "(a", "[a", "*a", "a{3,1}", "a{9999}"] {
            assert!(Pattern::new(pattern).is_err(), "{pattern}");
        }
    }

    #[test]
    fn hostile_text_takes_linear_time() {
        let p = Pattern::new(r"^(?:\S+(?::\S*)?@)?(?:(?:[a-z0-9]{0,62}[a-z0-9])?\.)+[a-z]{2,63}$").unwrap();
        let text = ":a".repeat(50_000);
        assert!(!p.matches_start(&text, &mut Scratch::default()));
    }
}
