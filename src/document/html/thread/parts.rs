//! Author, time and words of one comment.

use std::ops::Range;

use jiff::Timestamp as Instant;
use jiff::tz::{Offset, TimeZone};

use super::super::article::is_hidden;
use super::super::attr::Key;
use super::super::blocks::{Block, blocks, joined, line};
use super::super::dom::{Dom, NodeId};
use super::super::regions::Regions;
use super::super::tag::Tag;
use super::super::words::named;
use super::layout::{Layout, Sel, any};
use crate::document::{Timestamp, layout as lines};

#[derive(Debug, Default)]
pub(super) struct Parts {
    pub author: Option<String>,
    pub created: Option<Timestamp>,
    pub text: String,
    /// It was taken down.
    pub gone: bool,
}

/// Reads the parts of the comment that is `range`, without what is in other comments inside it.
pub(super) fn read(dom: &Dom, layout: &Layout, range: Range<NodeId>, starts: &Regions) -> Parts {
    let node = range.start;
    let own = own(dom, range, starts);
    let author_at = own_first(dom, &own, layout.author, |n| name(dom, n, starts));
    let told = layout.author_keys.iter().find_map(|key| dom.attribute(node, *key)).and_then(lines::commenter);
    let author = told.or_else(|| author_at.as_ref().map(|(_, name)| name.clone()));
    let time_at = own_first(dom, &own, layout.time, |n| stamp(dom, n, starts));
    let given = [Key::Created, Key::DataTimestamp, Key::DataTime]
        .iter()
        .find_map(|key| dom.attribute(node, *key))
        .and_then(machine);
    let mut created = given.or(time_at.map(|(_, stamp)| stamp)).or_else(|| line_of_time(dom, &own, starts));
    let mut text = String::new();
    for sel in layout.body {
        let mut end = 0;
        let bodies = own[1..].iter().filter(|n| {
            let outermost = **n >= end && sel.is(dom, **n);
            if outermost {
                end = dom.end(**n);
            }
            outermost
        });
        let found: Vec<Block> = bodies
            .flat_map(|body| blocks(dom, *body, |n| n != *body && (starts.has(n) || is_aside(dom, layout, n))))
            .collect();
        text = words(&found);
        if !text.is_empty() {
            break;
        }
    }
    if text.is_empty() {
        let is_other = |n: NodeId| {
            starts.has(n)
                || is_aside(dom, layout, n)
                || any(layout.time, dom, n)
                || dom.tag(n) == Tag::Time
                || author_at.as_ref().is_some_and(|(at, _)| *at == n)
        };
        let mut found: Vec<Block> = Vec::new();
        let mut at = node;
        while at < own.last().map_or(node, |n| n + 1) {
            found.extend(blocks(dom, at, |n| n != node && is_other(n)));
            at = dom.end(at);
        }
        if let Some(first) = found.first()
            && let Some(stamp) = Timestamp::parse_line(&first.text)
        {
            created = created.or(Some(stamp));
            found.remove(0);
        }
        text = words(&found);
    }
    let gone = lines::is_placeholder(&text);
    Parts { author: author.filter(|_| !gone), created, text, gone }
}

/// The elements of a comment that are in no other one, itself first.
fn own(dom: &Dom, range: Range<NodeId>, starts: &Regions) -> Vec<NodeId> {
    let mut out = vec![range.start];
    let mut at = range.start + 1;
    while at < range.end {
        if starts.has(at) {
            at = dom.end(at);
            continue;
        }
        if !dom.is_text(at) {
            out.push(at);
        }
        at += 1;
    }
    out
}

/// What the first own element of the first selector gives that gives anything.
fn own_first<T>(dom: &Dom, own: &[NodeId], sels: &[Sel], read: impl Fn(NodeId) -> Option<T>) -> Option<(NodeId, T)> {
    sels.iter().find_map(|sel| own.iter().filter(|n| sel.is(dom, **n)).find_map(|n| read(*n).map(|found| (*n, found))))
}

/// A small element that is a time and nothing else.
fn line_of_time(dom: &Dom, own: &[NodeId], starts: &Regions) -> Option<Timestamp> {
    let small = own[1..].iter().filter(|n| (2..6).contains(&(dom.end(**n) - **n)));
    small
        .map(|n| line(dom, *n, |inner| inner != *n && starts.has(inner)))
        .filter(|text| text.len() < 60)
        .find_map(|text| Timestamp::parse_line(&text))
}

/// A name of some words, before a time that stands in the same line.
fn name(dom: &Dom, node: NodeId, starts: &Regions) -> Option<String> {
    let content = dom.attribute(node, Key::Content).map(str::to_owned);
    let text = content.unwrap_or_else(|| {
        // A name of its own in a box with other things.
        let inner = dom.descendants(node).take(12).find(|n| {
            matches!(dom.tag(*n), Tag::Cite | Tag::Strong | Tag::B)
                || dom.has_class(*n, "fn")
                || (dom.attribute(*n, Key::Itemprop) == Some("name"))
        });
        let inner = inner
            .map(|n| dom.attribute(n, Key::Content).map_or_else(|| line(dom, n, |_| false), str::to_owned))
            .filter(|t| !t.is_empty());
        inner.unwrap_or_else(|| line(dom, node, |n| n != node && (starts.has(n) || dom.tag(n) == Tag::Time)))
    });
    if text.len() > 200 {
        return None;
    }
    let text = text.trim_end_matches("...");
    let until = Timestamp::find(text).map_or(text.len(), |(range, _)| range.start);
    let bare = text[..until].trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '|' | '·' | '•' | ',' | '-' | '–' | '—' | '(' | '/')
    });
    let bare = if until < text.len() {
        ["on", "at", "am", "le"].iter().find_map(|w| bare.strip_suffix(w).filter(|b| b.ends_with(' '))).unwrap_or(bare)
    } else {
        bare
    };
    let bare = TRAILS
        .iter()
        .find_map(|w| bare.trim_end_matches([':', ' ', '…']).strip_suffix(w).filter(|b| b.ends_with(' ')))
        .unwrap_or(bare);
    lines::commenter(bare.trim()).filter(|name| name.chars().count() <= 80)
}

/// "says" in the languages of blogs; English is with the text layouts.
const TRAILS: &[&str] = &[
    "sagt", "sagte", "schreibt", "schrieb", "meint", "dit", "a dit", "a écrit", "dice", "dijo", "disse", "ha detto",
    "zegt", "schreef", "sier", "säger", "siger", "diz",
];

/// The point in time that an element names: for machines, in the address of its link, else for readers.
pub(super) fn stamp(dom: &Dom, node: NodeId, starts: &Regions) -> Option<Timestamp> {
    let told = std::iter::once(node).chain(dom.descendants(node).take(8)).find_map(|n| {
        let keys = [Key::Datetime, Key::Content, Key::Title, Key::DataTime, Key::DataTimestamp];
        keys.iter().filter_map(|key| dom.attribute(n, *key)).find_map(machine).or_else(|| {
            let (_, query) = dom.attribute(n, Key::Href)?.split_once("showComment=")?;
            machine(query.split(['&', '#']).next()?)
        })
    });
    told.or_else(|| {
        let text = line(dom, node, |n| n != node && starts.has(n));
        Timestamp::find(super::super::super::decode::start(&text, 300)).map(|(_, stamp)| stamp)
    })
}

/// ISO 8601, or seconds or milliseconds since 1970.
fn machine(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if (9..=13).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) {
        let number: i64 = text.parse().ok()?;
        let seconds = if text.len() > 10 { number / 1000 } else { number };
        let moment = TimeZone::UTC.to_datetime(Instant::from_second(seconds).ok()?);
        return Some(Timestamp { date: moment.date(), time: Some(moment.time()), offset: Some(Offset::UTC) });
    }
    Timestamp::find(text).map(|(_, stamp)| stamp)
}

/// Whether an element is no part of what the commenter says.
fn is_aside(dom: &Dom, layout: &Layout, node: NodeId) -> bool {
    if matches!(dom.tag(node), Tag::Form | Tag::Nav | Tag::Dialog | Tag::Label)
        || any(layout.skip, dom, node)
        || is_hidden(dom, node)
    {
        return true;
    }
    named(dom, node, |word| ASIDE.contains(&word))
}

/// Words in the names of what pages put around comments: buttons, counters, pictures, notes of moderators.
const ASIDE: &[&str] = &[
    "reply",
    "replies",
    "replylink",
    "actions",
    "action",
    "vote",
    "votes",
    "voting",
    "votecount",
    "score",
    "report",
    "flag",
    "share",
    "avatar",
    "gravatar",
    "buttons",
    "toolbar",
    "menu",
    "edit",
    "awaiting",
    "permalink",
    "rating",
    "ratings",
    "likes",
    "like",
    "karma",
    "badge",
    "badges",
    "respond",
    "pagination",
    "pager",
    "sr",
    "controls",
    "tools",
    "reactions",
    "signature",
];

/// The words of some blocks, without lines that are buttons.
fn words(found: &[Block]) -> String {
    let is_idle = |block: &&Block| lines::is_furniture(&block.text);
    let first = found.iter().take_while(is_idle).count();
    let last = found[first..].iter().rev().take_while(is_idle).count();
    joined(&found[first..found.len() - last], "\n\n")
}
