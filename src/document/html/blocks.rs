//! The words of a page as readers see them: paragraphs with white space folded, lines broken where the page breaks them.

use super::dom::{Dom, NodeId};
use super::tag::Tag;

/// A paragraph, heading, list item, table cell or caption.
#[derive(Clone, Debug)]
pub(in crate::document::html) struct Block {
    /// The innermost block element around it.
    pub node: NodeId,
    /// Its first text.
    pub first: NodeId,
    /// One past its last text.
    pub last: NodeId,
    /// Its words. A line end is a `<br>` or, in `pre`, a line end.
    pub text: String,
    /// How many of its bytes are inside links.
    pub linked: usize,
}

/// The paragraphs inside `root`, in page order. Where `skip` holds, an element is left out with all that is in it.
pub(in crate::document::html) fn blocks(dom: &Dom, root: NodeId, mut skip: impl FnMut(NodeId) -> bool) -> Vec<Block> {
    let mut out = Vec::new();
    let mut run = Run::default();
    // Open block elements: node and end; whether text in it is laid out as typed.
    let mut open: Vec<(NodeId, NodeId, bool)> = vec![(root, dom.end(root), inside_pre(dom, root))];
    let mut link_end = 0;
    let mut at = root;
    while at < dom.end(root) {
        while open.len() > 1 && open[open.len() - 1].1 <= at {
            run.flush(open[open.len() - 1].0, &mut out);
            open.pop();
        }
        let (node, _, typed) = open[open.len() - 1];
        let tag = dom.tag(at);
        if tag == Tag::Text {
            run.push(dom.raw(at), typed, at < link_end, at);
        } else if (tag.is_unread() && at != root) || skip(at) {
            at = dom.end(at);
            continue;
        } else if tag == Tag::Br {
            run.line(at);
        } else if tag.is_block() {
            run.flush(node, &mut out);
            open.push((at, dom.end(at), typed || tag == Tag::Pre));
        } else if tag == Tag::A {
            link_end = link_end.max(dom.end(at));
        }
        at += 1;
    }
    run.flush(open[open.len() - 1].0, &mut out);
    out
}

fn inside_pre(dom: &Dom, node: NodeId) -> bool {
    dom.tag(node) == Tag::Pre || dom.ancestors(node).any(|a| dom.tag(a) == Tag::Pre)
}

/// The paragraph that is being read.
#[derive(Default)]
struct Run {
    text: String,
    linked: usize,
    /// White space was read since the last word.
    space: bool,
    /// Line breaks were read since the last word.
    lines: usize,
    first: Option<NodeId>,
    last: NodeId,
    /// Finished paragraphs of the same element, which breaks separate.
    done: Vec<(String, usize, NodeId, NodeId)>,
}

impl Run {
    fn push(&mut self, text: &str, typed: bool, linked: bool, at: NodeId) {
        let mut rest = text;
        while !rest.is_empty() {
            let start = rest.find(|c: char| !is_space(c)).unwrap_or(rest.len());
            if start > 0 {
                self.space = true;
                if typed {
                    self.lines += rest[..start].matches('\n').count();
                }
                rest = &rest[start..];
                continue;
            }
            let end = rest.find(is_space).unwrap_or(rest.len());
            self.word(&rest[..end], linked, at);
            rest = &rest[end..];
        }
    }

    fn word(&mut self, word: &str, linked: bool, at: NodeId) {
        if word.chars().all(is_dropped) {
            return;
        }
        if self.lines > 1 && !self.text.is_empty() {
            self.part();
        }
        if !self.text.is_empty() && (self.lines > 0 || self.space) {
            self.text.push(if self.lines > 0 { '\n' } else { ' ' });
        }
        (self.lines, self.space) = (0, false);
        let before = self.text.len();
        if word.chars().any(is_dropped) {
            self.text.extend(word.chars().filter(|c| !is_dropped(*c)));
        } else {
            self.text.push_str(word);
        }
        if linked {
            self.linked += self.text.len() - before;
        }
        self.first.get_or_insert(at);
        self.last = at + 1;
    }

    fn line(&mut self, _at: NodeId) {
        self.lines += 1;
    }

    fn part(&mut self) {
        let first = self.first.take().unwrap_or_default();
        self.done.push((std::mem::take(&mut self.text), std::mem::take(&mut self.linked), first, self.last));
    }

    fn flush(&mut self, node: NodeId, out: &mut Vec<Block>) {
        if !self.text.is_empty() {
            self.part();
        }
        (self.lines, self.space) = (0, false);
        out.extend(self.done.drain(..).map(|(text, linked, first, last)| Block { node, first, last, text, linked }));
    }
}

/// White space of every kind; no-break space is a typesetter's word, not a reader's.
fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// Characters that are not seen: controls, marks of direction, soft hyphens, joints of no width, what XML forbids.
fn is_dropped(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{61c}' | '\u{200e}' | '\u{200f}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => c.is_control(),
    }
}

/// The words inside `root` on one line.
pub(in crate::document::html) fn line(dom: &Dom, root: NodeId, skip: impl FnMut(NodeId) -> bool) -> String {
    joined(&blocks(dom, root, skip), " ").replace('\n', " ")
}

/// Paragraphs as one text.
pub(in crate::document::html) fn joined(blocks: &[Block], gap: &str) -> String {
    blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join(gap)
}

/// A label from an attribute or from JSON, on one line, with HTML references in it read (they are often escaped twice).
pub(in crate::document::html) fn label(text: &str) -> String {
    if text.contains(['&', '<']) {
        let dom = super::parse::parse(text);
        return line(&dom, Dom::ROOT, |_| false);
    }
    let mut run = Run::default();
    run.push(text, false, false, 0);
    run.text
}
