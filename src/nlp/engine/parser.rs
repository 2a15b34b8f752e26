//! The dependency parser: a non-monotonic arc-eager transition system that also splits sentences.

use super::model::{Move, MoveKind};
use super::states::{NO_TOKEN, Scorer, ScorerCache, best_move};

/// An arc as its dependant stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// The head, the token itself if it has none.
    pub head: u32,
    /// Index of the move that drew the arc; `None` for roots.
    pub drawn_by: Option<u16>,
}

/// The state of a parse.
///
/// A token's children are kept by side in a list through `arcs`; only the one drawn last is ever looked at, so a list
/// needs its last live arc alone. An arc that is replaced is marked, and dropped when it comes to the end of its list.
#[derive(Debug, Default)]
struct State {
    length: usize,
    stack: Vec<u32>,
    /// Tokens put back before the rest of the text, the next one last.
    rebuffer: Vec<u32>,
    next: usize,
    unshiftable: Vec<bool>,
    starts: Vec<bool>,
    /// Head of each token, or [`NO_TOKEN`].
    heads: Vec<u32>,
    drawn_by: Vec<u16>,
    /// The arc that each token hangs on.
    arc_of: Vec<u32>,
    arcs: Vec<Drawn>,
    last_left: Vec<u32>,
    last_right: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Drawn {
    /// [`NO_TOKEN`] once replaced.
    child: u32,
    before: u32,
}

impl State {
    fn reset(&mut self, length: usize) {
        self.length = length;
        self.next = 0;
        self.stack.clear();
        self.rebuffer.clear();
        self.arcs.clear();
        let none = |list: &mut Vec<u32>| {
            list.clear();
            list.resize(length, NO_TOKEN);
        };
        [&mut self.heads, &mut self.arc_of, &mut self.last_left, &mut self.last_right].into_iter().for_each(none);
        for flags in [&mut self.unshiftable, &mut self.starts] {
            flags.clear();
            flags.resize(length, false);
        }
        self.drawn_by.clear();
        self.drawn_by.resize(length, 0);
        if let Some(first) = self.starts.first_mut() {
            *first = true;
        }
    }

    fn on_stack(&self, depth: usize) -> u32 {
        self.stack.len().checked_sub(depth + 1).map_or(NO_TOKEN, |at| self.stack[at])
    }

    fn buffer_length(&self) -> usize {
        self.length - self.next + self.rebuffer.len()
    }

    fn in_buffer(&self, ahead: usize) -> u32 {
        if ahead < self.rebuffer.len() {
            return self.rebuffer[self.rebuffer.len() - 1 - ahead];
        }
        let at = self.next + ahead - self.rebuffer.len();
        if at < self.length { u32::try_from(at).unwrap_or(NO_TOKEN) } else { NO_TOKEN }
    }

    fn starts_sentence(&self, token: u32) -> bool {
        token != NO_TOKEN && self.starts[token as usize]
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_length() == 0
    }

    /// The eight tokens that scores are made of.
    fn slots(&self) -> [u32; 8] {
        let (s0, b0) = (self.on_stack(0), self.in_buffer(0));
        let last_child = |lists: &[u32], head: u32| {
            let arc = lists.get(head as usize).copied().unwrap_or(NO_TOKEN);
            self.arcs.get(arc as usize).map_or(NO_TOKEN, |a| a.child)
        };
        [
            b0,
            self.in_buffer(1),
            s0,
            self.on_stack(1),
            self.on_stack(2),
            last_child(&self.last_left, b0),
            last_child(&self.last_left, s0),
            last_child(&self.last_right, s0),
        ]
    }

    fn allows(&self, kind: MoveKind) -> bool {
        let (depth, ahead) = (self.stack.len(), self.buffer_length());
        let b0 = self.in_buffer(0);
        match kind {
            MoveKind::Shift if depth == 0 => true,
            MoveKind::Shift => ahead >= 2 && !self.starts_sentence(b0) && !self.unshiftable[b0 as usize],
            MoveKind::Reduce => depth > 0,
            MoveKind::Left | MoveKind::Right => depth > 0 && ahead > 0 && !self.starts_sentence(b0),
            MoveKind::Break => {
                let b1 = self.in_buffer(1);
                ahead >= 2 && b1 == b0 + 1 && !self.starts_sentence(b1)
            }
            _ => false,
        }
    }

    fn apply(&mut self, kind: MoveKind, by: u16) {
        match kind {
            MoveKind::Shift => self.push(),
            MoveKind::Reduce => {
                let Some(top) = self.stack.pop() else { return };
                // A token without head goes back to the buffer, unless it is the last of its sentence on the stack.
                if self.heads[top as usize] == NO_TOKEN && !self.stack.is_empty() {
                    self.unshiftable[top as usize] = true;
                    self.rebuffer.push(top);
                }
            }
            MoveKind::Left => {
                let b0 = self.in_buffer(0);
                if let Some(top) = self.stack.pop() {
                    self.draw(b0, top, by);
                    self.unshiftable[b0 as usize] = false;
                }
            }
            MoveKind::Right => {
                self.draw(self.on_stack(0), self.in_buffer(0), by);
                self.push();
            }
            MoveKind::Break => {
                let b1 = self.in_buffer(1);
                self.starts[b1 as usize] = true;
            }
            _ => {}
        }
    }

    fn push(&mut self) {
        let b0 = self.in_buffer(0);
        if self.rebuffer.pop().is_none() {
            self.next += 1;
        }
        self.stack.push(b0);
    }

    fn list(&mut self, head: u32, child: u32) -> &mut u32 {
        let lists = if head > child { &mut self.last_left } else { &mut self.last_right };
        &mut lists[head as usize]
    }

    fn draw(&mut self, head: u32, child: u32, by: u16) {
        let old = self.heads[child as usize];
        if old != NO_TOKEN {
            self.arcs[self.arc_of[child as usize] as usize].child = NO_TOKEN;
            let mut last = *self.list(old, child);
            while last != NO_TOKEN && self.arcs[last as usize].child == NO_TOKEN {
                last = self.arcs[last as usize].before;
            }
            *self.list(old, child) = last;
        }
        let arc = u32::try_from(self.arcs.len()).unwrap_or(NO_TOKEN);
        let before = std::mem::replace(self.list(head, child), arc);
        self.arcs.push(Drawn { child, before });
        self.arc_of[child as usize] = arc;
        self.heads[child as usize] = head;
        self.drawn_by[child as usize] = by;
    }
}

/// Working memory of a parse.
#[derive(Debug, Default)]
pub struct ParserCache {
    state: State,
    /// Rows of the text being parsed.
    pub rows: ScorerCache,
    scores: Vec<f32>,
}

/// Parses one text. `projected` holds its tokens' vectors; the result is one arc a token.
#[must_use]
pub fn parse(scorer: &Scorer, moves: &[Move], projected: &[f32], cache: &mut ParserCache) -> Vec<Arc> {
    let ParserCache { state, rows, scores } = cache;
    let length = projected.len() / scorer.inner();
    state.reset(length);
    Scorer::reset(rows);
    // A parse takes about two moves a token. The bound ends one that goes round in circles, which no known one does.
    for _ in 0..16 * length + 16 {
        if state.is_final() {
            break;
        }
        scorer.score(&state.slots(), projected, rows, scores);
        let allowed = [MoveKind::Shift, MoveKind::Reduce, MoveKind::Left, MoveKind::Right, MoveKind::Break]
            .map(|kind| state.allows(kind));
        let Some(best) = best_move(scores, |i| allowed.get(moves[i].kind as usize) == Some(&true)) else { break };
        state.apply(moves[best].kind, u16::try_from(best).unwrap_or(u16::MAX));
    }
    let arc = |(i, (&head, &by)): (usize, (&u32, &u16))| match head {
        NO_TOKEN => Arc { head: u32::try_from(i).unwrap_or(NO_TOKEN), drawn_by: None },
        head => Arc { head, drawn_by: Some(by) },
    };
    state.heads.iter().zip(&state.drawn_by).enumerate().map(arc).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_build_the_tree_they_say() {
        // "She saw it": left arc, right arc, then the stack empties.
        let mut s = State::default();
        s.reset(3);
        assert!(s.allows(MoveKind::Shift) && !s.allows(MoveKind::Reduce) && !s.allows(MoveKind::Left));
        for kind in
            [MoveKind::Shift, MoveKind::Left, MoveKind::Shift, MoveKind::Right, MoveKind::Reduce, MoveKind::Reduce]
        {
            assert!(s.allows(kind), "{kind:?}");
            s.apply(kind, 7);
        }
        assert!(s.is_final());
        assert_eq!(s.heads, [1, NO_TOKEN, 1]);
    }

    #[test]
    fn a_broken_sentence_takes_no_arcs_from_the_next() {
        let mut s = State::default();
        s.reset(3);
        assert!(s.allows(MoveKind::Break));
        s.apply(MoveKind::Break, 0);
        assert!(!s.allows(MoveKind::Break), "it starts already");
        s.apply(MoveKind::Shift, 0);
        assert!(!s.allows(MoveKind::Left) && !s.allows(MoveKind::Right) && !s.allows(MoveKind::Shift));
        assert!(s.allows(MoveKind::Reduce));
    }

    #[test]
    fn a_headless_token_goes_back_once() {
        let mut s = State::default();
        s.reset(4);
        s.apply(MoveKind::Shift, 0);
        s.apply(MoveKind::Shift, 0);
        s.apply(MoveKind::Reduce, 0);
        assert_eq!((s.in_buffer(0), s.in_buffer(1), s.on_stack(0)), (1, 2, 0));
        assert!(!s.allows(MoveKind::Shift) && s.allows(MoveKind::Right));
    }

    #[test]
    fn replaced_arcs_vanish_from_their_list() {
        let mut s = State::default();
        s.reset(6);
        s.draw(0, 1, 0);
        s.draw(0, 2, 0);
        s.draw(0, 3, 0);
        s.draw(5, 2, 1);
        s.draw(5, 3, 1);
        s.stack.push(0);
        assert_eq!(s.slots()[7], 1);
        s.stack.push(5);
        assert_eq!(s.slots()[6], 3);
        assert_eq!(s.heads[1..4], [0, 5, 5]);
    }
}
