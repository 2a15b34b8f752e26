//! Which paragraphs of a page are the article.
//!
//! What names itself as something else is taken away ([`prune`]); of the rest the element is chosen that holds the prose ([`choose`]);
//! in it, lines that are no part of the story are left out ([`trim`]).

mod choose;
mod prune;
mod trim;

use super::blocks::{Block, blocks};
use super::dom::{Dom, NodeId};
use super::regions::Regions;
pub(super) use prune::{Pruned, is_hidden};
pub(super) use trim::{Kept, same};

/// The blocks of the article's body, in page order, without title and byline.
pub(super) fn read(dom: &Dom, threads: &Regions, title: Option<&str>) -> Vec<Kept> {
    let body = super::body(dom);
    let all = blocks(dom, body, |node| threads.has(node));
    let mass = Mass::of(dom, &all);
    let pruned = Pruned::of(dom, &mass, threads);
    let left: Vec<Block> = all.into_iter().filter(|block| !pruned.has(block.first)).collect();
    let mass = Mass::of(dom, &left);
    let story = choose::story(dom, body, &mass, &pruned);
    let inside: Vec<Block> = left.into_iter().filter(|block| dom.contains(story, block.first)).collect();
    trim::trim(dom, inside, story, title)
}

/// How much prose stands before each node: the prose inside an element is a difference.
pub(super) struct Mass {
    before: Vec<u32>,
}

impl Mass {
    pub fn of(dom: &Dom, blocks: &[Block]) -> Self {
        let mut before = vec![0; dom.nodes.len() + 1];
        for block in blocks {
            before[block.first + 1] += prose(dom, block);
        }
        let mut sum = 0;
        for value in &mut before {
            sum += *value;
            *value = sum;
        }
        Self { before }
    }

    /// Bytes of prose inside `node`.
    pub fn inside(&self, dom: &Dom, node: NodeId) -> u32 {
        self.before[dom.end(node)] - self.before[node]
    }
}

/// How many bytes of a block count as prose: sentences of some length that are no links.
fn prose(dom: &Dom, block: &Block) -> u32 {
    let length = block.text.len();
    let free = length.saturating_sub(block.linked);
    if length < 40 || block.linked * 2 > length || dom.tag(block.node).is_heading() {
        return 0;
    }
    let ends = block
        .text
        .trim_end_matches(['"', '”', '’', '\'', ')', '»', ']', '“'])
        .ends_with(['.', '!', '?', '…', ':', '。']);
    if length >= 100 || ends { u32::try_from(free).unwrap_or(u32::MAX) } else { 0 }
}
