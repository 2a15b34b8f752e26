use super::super::blocks::Block;
use super::super::dom::{Dom, NodeId};
use super::super::tag::Tag;

/// A paragraph or a heading of the story.
#[derive(Clone, Debug)]
pub(in crate::document::html) struct Kept {
    pub text: String,
    pub heading: bool,
    pub node: NodeId,
    linked: usize,
}

impl Kept {
    /// A paragraph that stands on no place of the page.
    pub fn told(text: String) -> Self {
        Self { text, heading: false, node: Dom::ROOT, linked: 0 }
    }
}

/// Leaves out what stands between and around the paragraphs of a story and is none: links to other stories, labels, credits, the title itself.
pub(super) fn trim(dom: &Dom, blocks: Vec<Block>, story: NodeId, title: Option<&str>) -> Vec<Kept> {
    let mut kept: Vec<Kept> = Vec::new();
    // What stands before the page's own heading is no story yet.
    let start = blocks
        .iter()
        .position(|b| {
            dom.tag(b.node) == Tag::H1 || (dom.tag(b.node).is_heading() && title.is_some_and(|t| same(&b.text, t)))
        })
        .filter(|at| blocks[..*at].iter().all(|b| !is_prose(dom, b)))
        .map_or(0, |at| at + 1);
    let blocks = &blocks[start..];
    let mut prose_left: Vec<usize> = blocks
        .iter()
        .rev()
        .scan(0, |sum, b| {
            *sum += super::prose(dom, b) as usize;
            Some(*sum)
        })
        .collect();
    prose_left.reverse();
    let whole = prose_left.first().copied().unwrap_or(0);
    let inside = |from: usize, end: NodeId| {
        let until = from + blocks[from..].partition_point(|b| b.first < end);
        prose_left[from] - prose_left.get(until).copied().unwrap_or(0)
    };
    let mut other_end = 0;
    // Under a heading of something else in the midst of the story, until the next paragraph.
    let mut aside = false;
    for (at, block) in blocks.iter().enumerate() {
        let tag = dom.tag(block.node);
        if block.first < other_end || (title.is_some_and(|t| same(&block.text, t)) && kept.len() < 3) {
            continue;
        }
        if (tag.is_heading() || is_label_only(block)) && is_closing(&block.text) {
            let end = box_end(dom, block, story);
            if inside(at, end) * 4 <= whole && (tag.is_heading() || end < dom.end(story)) {
                other_end = end;
            } else {
                aside = true;
            }
            continue;
        }
        if aside && !is_prose(dom, block) {
            continue;
        }
        aside = false;
        if !is_stray(dom, block) {
            kept.push(Kept {
                text: block.text.clone(),
                heading: tag.is_heading(),
                node: block.node,
                linked: block.linked,
            });
        }
    }
    // Invitations behind the last paragraph.
    while kept.len() > 1 && kept.last().is_some_and(|k| k.heading || is_invitation(k)) {
        kept.pop();
    }
    kept
}

fn is_closing(text: &str) -> bool {
    let words = label_words(text);
    CLOSING.iter().any(|c| starts(&words, c))
}

/// A short line with a link that wants something from the reader.
fn is_invitation(line: &Kept) -> bool {
    let words = label_words(super::super::super::decode::start(&line.text, 300));
    line.text.len() < 200 && line.linked > 0 && INVITATIONS.iter().any(|i| words.contains(i))
}

const INVITATIONS: &[&str] = &[
    "sign up",
    "subscribe",
    "newsletter",
    "follow us",
    "follow me",
    "join us",
    "click here",
    "donate",
    "support us",
    "read more",
    "find out more",
    "check out",
];

/// The end of what a heading heads: of the box around it if that is not the story itself, else of the story.
fn box_end(dom: &Dom, block: &Block, story: NodeId) -> NodeId {
    let mut at = block.node;
    loop {
        let Some(parent) = dom.parent(at).filter(|p| *p > story) else {
            return dom.end(story);
        };
        if dom.end(parent) > block.last + 1 && dom.tag(parent).is_block() && parent != block.node {
            return dom.end(parent);
        }
        at = parent;
    }
}

fn is_label_only(block: &Block) -> bool {
    block.text.len() < 60 && !block.text.ends_with(['.', '?', '!'])
}

fn is_prose(dom: &Dom, block: &Block) -> bool {
    super::prose(dom, block) > 0
}

fn label_words(text: &str) -> String {
    let mut out = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word.to_lowercase());
    }
    out
}

fn starts(words: &str, label: &str) -> bool {
    words.strip_prefix(label).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether two labels say the same, punctuation and case aside.
pub(in crate::document::html) fn same(a: &str, b: &str) -> bool {
    let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (a, b) = (letters(a), letters(b));
    !a.is_empty() && a == b
}

/// A line that is no paragraph of the story: links alone, a label, a credit.
fn is_stray(dom: &Dom, block: &Block) -> bool {
    let tag = dom.tag(block.node);
    let length = block.text.len();
    let linked = block.linked * 100 / length.max(1);
    if !block.text.contains(char::is_alphanumeric) {
        return true;
    }
    if tag.is_heading() {
        return linked > 90 && length < 40;
    }
    let words = label_words(super::super::super::decode::start(&block.text, 80));
    if length < 200 && PROMOTIONS.iter().any(|p| starts(&words, p)) {
        return true;
    }
    if linked > 80 {
        return true;
    }
    if linked > 50 && (length < 120 || tag == Tag::Li) {
        return true;
    }
    // A few words outside any paragraph are labels of the page.
    let loose = !matches!(
        tag,
        Tag::P | Tag::Li | Tag::Td | Tag::Th | Tag::Pre | Tag::Blockquote | Tag::Dd | Tag::Dt | Tag::Caption
    );
    loose && length < 30 && !block.text.ends_with(['.', '!', '?', ':', '”', '"', ','])
}

/// Headings after which no story follows.
const CLOSING: &[&str] = &[
    "related",
    "related articles",
    "related stories",
    "related posts",
    "related content",
    "read more",
    "read next",
    "more from",
    "more on",
    "more stories",
    "more news",
    "recommended",
    "you may also like",
    "you might also like",
    "you may like",
    "about the author",
    "about the authors",
    "about author",
    "share this",
    "share",
    "comments",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "join the conversation",
    "latest news",
    "latest stories",
    "most popular",
    "most read",
    "popular posts",
    "trending",
    "sign up",
    "subscribe",
    "newsletter",
    "follow us",
    "tags",
    "filed under",
    "posted in",
    "previous post",
    "next post",
    "recent posts",
    "also on",
    "see also",
    "further reading",
    "external links",
    "references",
    "footnotes",
    "sources",
    "like this",
    "navigation menu",
    "advertisement",
    "sponsored",
    "what to read next",
    "watch next",
    "watch this next",
    "up next",
    "don't miss",
];

/// What lines start with that advertise something else.
const PROMOTIONS: &[&str] = &[
    "advertisement",
    "read more",
    "read also",
    "also read",
    "see also",
    "related",
    "related story",
    "related stories",
    "recommended",
    "click here",
    "share this",
    "sign up",
    "subscribe",
    "follow us",
    "follow me on",
    "tags",
    "tagged",
    "filed under",
    "posted in",
    "photo by",
    "photo credit",
    "image credit",
    "photograph by",
    "image via",
    "photos by",
    "credit",
    "story continues below",
    "article continues below",
    "continue reading",
    "more from",
    "listen to",
    "watch",
    "skip advertisement",
    "this article was originally published",
    "originally published",
    "all rights reserved",
    "copyright",
    "leave a comment",
    "we use cookies",
    "by registering",
    "by signing up",
    "enter your email",
    "thank you for",
    "like this",
    "loading",
    "share on",
    "print this",
    "email this",
    "contact us at",
];
