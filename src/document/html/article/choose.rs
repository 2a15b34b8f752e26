use super::super::attr::Key;
use super::super::dom::{Dom, NodeId};
use super::super::tag::Tag;
use super::super::words::any_word;
use super::{Mass, Pruned};

/// The element that holds the story.
///
/// An element that says so is believed if a good part of the page's prose is in it; else the one is taken down to which the prose does not
/// divide.
pub(super) fn story(dom: &Dom, body: NodeId, mass: &Mass, pruned: &Pruned) -> NodeId {
    let total = mass.inside(dom, body);
    if total == 0 {
        return body;
    }
    for (is_hint, share) in HINTS {
        let mut found: Vec<NodeId> = Vec::new();
        let mut at = body + 1;
        while at < dom.end(body) {
            if !dom.is_text(at) && !pruned.has(at) && mass.inside(dom, at) > 0 && is_hint(dom, at) {
                found.push(at);
                at = dom.end(at);
            } else {
                at += 1;
            }
        }
        let Some(&best) = found.iter().max_by_key(|n| (mass.inside(dom, **n), std::cmp::Reverse(**n))) else {
            continue;
        };
        // A story in several boxes of one kind: what is around them.
        let brothers: u32 =
            found.iter().filter(|n| dom.parent(**n) == dom.parent(best)).map(|n| mass.inside(dom, *n)).sum();
        let whole = if mass.inside(dom, best) * 10 < brothers * 8 && dom.tag(best) != Tag::Article {
            dom.parent(best).unwrap_or(best)
        } else {
            best
        };
        if u64::from(mass.inside(dom, whole)) * 100 >= u64::from(total) * share {
            return descend(dom, whole, mass, 95);
        }
    }
    descend(dom, body, mass, 80)
}

/// Goes down as long as one element inside holds nearly all.
fn descend(dom: &Dom, from: NodeId, mass: &Mass, share: u64) -> NodeId {
    let mut at = from;
    loop {
        let whole = u64::from(mass.inside(dom, at));
        let next = dom.children(at).find(|c| u64::from(mass.inside(dom, *c)) * 100 >= whole * share);
        match next {
            Some(next) if is_box(dom, next) => at = next,
            _ => return at,
        }
    }
}

/// Whether an element can hold paragraphs.
fn is_box(dom: &Dom, node: NodeId) -> bool {
    let tag = dom.tag(node);
    (tag.is_block() && tag != Tag::P && !tag.is_heading()) || tag == Tag::Other || tag == Tag::Span
}

type Hint = fn(&Dom, NodeId) -> bool;

/// What names itself the story, the surest first, with the part of the page's prose (in percent) that it must hold to be believed.
const HINTS: &[(Hint, u64)] = &[
    (|dom, node| dom.attribute(node, Key::Itemprop).is_some_and(|p| p.split(' ').any(|p| p == "articleBody")), 30),
    (is_body_name, 35),
    (|dom, node| dom.tag(node) == Tag::Article, 40),
    (|dom, node| dom.tag(node) == Tag::Main || dom.attribute(node, Key::Role) == Some("main"), 50),
];

/// Words that follow each other in the names of what holds a story: `entry-content`, `articleBody`, `post_text`.
fn is_body_name(dom: &Dom, node: NodeId) -> bool {
    if !is_box(dom, node) || dom.tag(node) == Tag::Body {
        return false;
    }
    [Key::Class, Key::Id].into_iter().filter_map(|key| dom.attribute(node, key)).any(|names| {
        names.split_ascii_whitespace().any(|name| {
            let mut last = 0;
            any_word(name, |word| {
                let is_thing = THINGS.contains(&word);
                let is_body = BODIES.contains(&word);
                let both = is_body && last == 1 && !name.ends_with("meta");
                last = if is_thing { 1 } else { 0 };
                both || matches!(
                    word,
                    "articlebody"
                        | "storybody"
                        | "storytext"
                        | "articletext"
                        | "entrycontent"
                        | "postcontent"
                        | "postbody"
                        | "articlecontent"
                )
            })
        })
    })
}

const THINGS: &[&str] =
    &["article", "story", "entry", "post", "posts", "blog", "news", "page", "single", "body", "main"];
const BODIES: &[&str] = &["body", "content", "text", "copy", "entry"];
