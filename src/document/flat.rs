//! A thread given as a list: finds each comment's parent and puts parents before their replies, without losing any.

use std::collections::HashMap;

use super::CommentKind;
use super::Timestamp;
use crate::base::{Events, Warning};

/// A comment as the caller gives it.
#[derive(Debug, Default)]
pub(super) struct Given {
    pub id: Option<String>,
    pub kind: CommentKind,
    /// The caller's id of the comment that it answers.
    pub parent: Option<String>,
    /// Index of the comment under whose `replies` it stands.
    pub above: Option<usize>,
    pub author: Option<String>,
    pub created: Option<Timestamp>,
    pub text: String,
}

/// The comments with the new index of each parent and the depth, parents first.
///
/// The given order stays where every parent stands before its replies already; otherwise each comment is followed by its replies, in
/// the given order. Of comments that answer each other in a circle the first one becomes a comment on the article. Of comments with
/// the same id the first one is what others answer.
pub(super) fn order(given: Vec<Given>, locator: &str, events: &mut dyn Events) -> Vec<(Given, Option<u32>, u32)> {
    let mut notice = |message: String| events.noticed(&Warning { locator: locator.to_owned(), message });
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    for (at, comment) in given.iter().enumerate() {
        if let Some(id) = &comment.id
            && *by_id.entry(id).or_insert(at) != at
        {
            notice(format!("two comments have the id {id:?}; replies to it go to the first, give each its own id"));
        }
    }
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(given.len());
    for comment in &given {
        let named = comment.parent.as_deref().map(|id| by_id.get(id).copied().ok_or(id));
        parents.push(match named {
            Some(Ok(parent)) => Some(parent),
            Some(Err(id)) if comment.above.is_none() => {
                notice(format!("no comment has the id {id:?} that a reply names as its parent; the reply is kept as a comment on the article"));
                None
            }
            _ => comment.above,
        });
    }
    for at in circles(&parents) {
        notice(format!(
            "comment {} answers itself, directly or in a circle; it is kept as a comment on the article",
            at + 1
        ));
        parents[at] = None;
    }
    let sequence = if parents.iter().enumerate().all(|(at, parent)| parent.is_none_or(|p| p < at)) {
        (0..given.len()).collect()
    } else {
        by_thread(&parents)
    };
    let mut place = vec![0; given.len()];
    for (new, old) in sequence.iter().enumerate() {
        place[*old] = new;
    }
    let mut depths = vec![0_u32; given.len()];
    let mut given: Vec<Option<Given>> = given.into_iter().map(Some).collect();
    sequence
        .into_iter()
        .filter_map(|old| {
            let parent = parents[old].map(|p| place[p]);
            let depth = parent.map_or(0, |p| depths[p] + 1);
            depths[place[old]] = depth;
            Some((given[old].take()?, parent.and_then(|p| u32::try_from(p).ok()), depth))
        })
        .collect()
}

/// The first comment of every circle.
fn circles(parents: &[Option<usize>]) -> Vec<usize> {
    // 0: not seen; otherwise the number of the walk that saw it.
    let mut seen = vec![0_usize; parents.len()];
    let mut found = Vec::new();
    for start in 0..parents.len() {
        let mut at = start;
        while seen[at] == 0 {
            seen[at] = start + 1;
            match parents[at] {
                Some(parent) => at = parent,
                None => break,
            }
        }
        let closed = seen[at] == start + 1 && parents[at].is_some();
        if closed {
            let mut smallest = at;
            let mut around = parents[at];
            while let Some(next) = around.filter(|next| *next != at) {
                smallest = smallest.min(next);
                around = parents[next];
            }
            found.push(smallest);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn by_thread(parents: &[Option<usize>]) -> Vec<usize> {
    let mut replies: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, parent) in parents.iter().enumerate().rev() {
        match parent {
            Some(parent) => replies[*parent].push(at),
            None => open.push(at),
        }
    }
    let mut out = Vec::with_capacity(parents.len());
    while let Some(at) = open.pop() {
        out.push(at);
        // Already in reverse, so the first reply is taken first.
        open.append(&mut replies[at]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Count(usize);

    impl Events for Count {
        fn skipped(&mut self, _: &Warning) {}
        fn noticed(&mut self, _: &Warning) {
            self.0 += 1;
        }
        fn document(&mut self, _: &str) {}
    }

    /// `id<parent` in the given order, against `id:depth` in the found order, and the number of warnings.
    #[test]
    fn parents_come_first_and_nobody_is_lost() {
        for (given, want, warnings) in [
            ("a b<a c d<b", "a:0 b:1 c:0 d:2", 0),
            ("b<a a c<b", "a:0 b:1 c:2", 0),
            ("a<c b<a c<b d<c", "a:0 b:1 c:2 d:3", 1),
            ("a<a b<a", "a:0 b:1", 1),
            ("a<x b<a", "a:0 b:1", 1),
            ("a a b<a", "a:0 a:0 b:1", 1),
            ("x<y a<b b<a y", "a:0 b:1 y:0 x:1", 1),
            ("", "", 0),
        ] {
            let list = given
                .split_whitespace()
                .map(|item| {
                    let (id, parent) = item.split_once('<').map_or((item, None), |(id, parent)| (id, Some(parent)));
                    Given { id: Some(id.to_owned()), parent: parent.map(str::to_owned), ..Given::default() }
                })
                .collect();
            let mut count = Count(0);
            let ordered = order(list, "-", &mut count);
            let shown: Vec<_> = ordered
                .iter()
                .map(|(g, _, depth)| format!("{}:{depth}", g.id.as_deref().unwrap_or_default()))
                .collect();
            assert_eq!((shown.join(" ").as_str(), count.0), (want, warnings), "{given}");
            assert!(ordered.iter().enumerate().all(|(at, (_, parent, _))| parent.is_none_or(|p| (p as usize) < at)));
        }
    }
}
