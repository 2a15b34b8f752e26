//! Random threads, rendered in random styles, read back to the same comments.

#![allow(clippy::unwrap_used, reason = "tests")]

use pressgraph::base::{Silent, Span};
use pressgraph::document::{Document, parse, parse_mapped};
use pressgraph::source::{MediaType, Record};
use proptest::prelude::*;

const AUTHORS: &[&str] = &[
    "Ada Quill",
    "harbour-cat-77",
    "j. von Elbe",
    "Dock Rats",
    "observer",
    "TIDE TABLE",
    "1984",
    "O'Malley",
    "Mr. Brine",
    "sam",
    "Łukasz Żak",
    "Ines, Oslo",
    "x_x_44",
    "12 Monkeys",
    "May Day",
    "Guest",
    "old salt (retired)",
    "Николай",
    "Team2012",
    "The Ferryman",
];

const SENTENCES: &[&str] = &[
    "The ferry has not run on Sundays since the spring and nobody at the council seems to care.",
    "I agree.",
    "You have this backwards, the pier was sold long before the mayor came in.",
    "Who pays for it?",
    "right, and the fish will applaud",
    "In 2010 they promised 300 berths; we got 12.",
    "My cousin works there & says the cranes are older than he is!",
    "Thanks for writing this, it was overdue.",
    "Nobody reads the treaty, everybody quotes it, and the gulls are the only ones who keep to it.",
    "On May 3, 2011 I stood on that pier for two hours, from 9:30 am on, and saw not a single boat come in.",
    "Comments like this one are why I stopped reading.",
    "See Article 5 of the port rules: no reply is due before 30 days.",
];

#[derive(Clone, Debug)]
struct Written {
    parent: Option<usize>,
    author: &'static str,
    text: Vec<Vec<String>>,
    /// Minutes after the first of March 2014.
    minute: u32,
}

fn text() -> impl Strategy<Value = Vec<Vec<String>>> {
    let paragraph = prop::collection::vec(prop::sample::select(SENTENCES), 1..3).prop_map(|s| vec![s.join(" ")]);
    let list = Just(vec![
        "Three points:".to_owned(),
        "1. Cost".to_owned(),
        "2. Time and tide".to_owned(),
        "3. Nobody asked".to_owned(),
    ]);
    let bullets = Just(vec!["- no berths".to_owned(), "- no boats at all".to_owned()]);
    let quote = Just(vec!["> Who pays for it?".to_owned(), "You do.".to_owned()]);
    let first = prop_oneof![8 => paragraph.clone(), 1 => list.clone(), 1 => quote.clone()];
    let more = prop::collection::vec(prop_oneof![6 => paragraph, 1 => list, 1 => bullets, 1 => quote], 0..3);
    (first, more).prop_map(|(first, more)| std::iter::once(first).chain(more).collect())
}

/// A thread in page order.
fn thread() -> impl Strategy<Value = Vec<Written>> {
    prop::collection::vec((0..4_usize, prop::sample::select(AUTHORS), text(), 1..3000_u32), 1..14).prop_map(|items| {
        let mut out: Vec<Written> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut minute = 0;
        for (depth, author, text, step) in items {
            open.truncate(depth);
            minute += step;
            out.push(Written { parent: open.last().copied(), author, text, minute });
            open.push(out.len() - 1);
        }
        out
    })
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    Above,
    First,
    Below,
    HeadLine,
    FootLine,
    /// No times at all.
    Untimed,
}

/// How a page shows what a comment replies to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Depth {
    /// By indent, with markers or without.
    Indent,
    /// By a sign of its own for each depth, all in one column.
    Signs,
    /// By numbers such as 2.1.3.
    Numbers,
    /// By a line "In reply to Ada".
    Words,
}

#[derive(Clone, Debug)]
struct Style {
    depth: Depth,
    /// Numbers are flush right.
    flush: bool,
    /// Columns at which the text is wrapped.
    wrap: Option<usize>,
    /// A line below each comment that belongs to the page.
    buttons: &'static str,
    place: Place,
    heading: &'static str,
    /// Marker of top-level comments: `1.`, `1)`, `#1`, a bullet or none.
    top: &'static str,
    /// Markers of replies by depth; the last is for all deeper ones.
    replies: &'static [&'static str],
    base: usize,
    step: usize,
    tabs: bool,
    /// How far the text stands right of the head.
    inset: usize,
    name: &'static str,
    clock: usize,
    trail: &'static str,
    /// Blank lines between head and text and between text and time.
    airy: bool,
    /// A blank line between comments.
    apart: bool,
    foot: &'static str,
}

fn style() -> impl Strategy<Value = Style> {
    use prop::sample::select;
    let place =
        select(vec![Place::Above, Place::First, Place::Below, Place::HeadLine, Place::FootLine, Place::Untimed]);
    let heading = select(vec![
        "Comments",
        "soundoff (N Responses)",
        "N thoughts on “The quiet pier”",
        "Comments (N)",
        "Responses",
        "N Comments",
        "Discussion",
        "## Reader comments",
        "What readers say",
        "Replies: N",
        "--- N replies ---",
    ]);
    let top = select(vec!["", "1.", "1)", "#1", "•", "*", "[1]", "(1)", "-"]);
    let replies = select(vec![
        &[""][..],
        &["•"],
        &["*", "o", "-"],
        &["•", "◦", "▪"],
        &["-"],
        &["1."],
        &["↳"],
        &["1)", "-"],
        &["a)"],
    ]);
    let name = select(vec!["X", "X", "X says:", "**X**", "X wrote:"]);
    let trail = select(vec!["", " | Reply", " · Like (2) · Report abuse", " #"]);
    let foot = select(vec![
        "",
        "\nPost a comment\n\nThe Harbour Post welcomes debate as long as you follow the rules. Comments are read before they appear.\n",
        "\nLeave a Reply\n\nYour email address will not be published.\n",
        "\nComments are closed.\n",
        "\n« Previous entry\n",
        "\nTerms of Service | Privacy Policy\n© 2014 The Harbour Post\n",
    ]);
    let depth = prop_oneof![6 => Just(Depth::Indent), 1 => Just(Depth::Signs), 1 => Just(Depth::Numbers), 1 => Just(Depth::Words)];
    let more = (
        depth,
        any::<bool>(),
        prop_oneof![2 => Just(None), 1 => (58..80_usize).prop_map(Some)],
        select(vec!["", "", "Reply", "Like (3)\nReply", "Report abuse"]),
    );
    (
        (place, heading, top, replies),
        (0..5_usize, 1..9_usize, any::<bool>(), 0..4_usize),
        (name, 0..9_usize, trail),
        (any::<bool>(), any::<bool>(), foot),
        more,
    )
        .prop_map(
            |(
                (place, heading, top, replies),
                (base, step, tabs, inset),
                (name, clock, trail),
                (airy, apart, foot),
                (depth, flush, wrap, buttons),
            )| Style {
                place,
                heading,
                top,
                replies,
                base,
                step,
                tabs,
                inset,
                name,
                clock,
                trail,
                airy,
                apart,
                foot,
                depth,
                flush,
                wrap,
                buttons,
            },
        )
        .prop_map(possible)
}

/// Leaves out what no reader could tell apart.
fn possible(mut style: Style) -> Style {
    if style.place == Place::Untimed {
        // Without times a name needs a marker, and a list needs to stand apart from the markers.
        style.top = if style.top.is_empty() { "1." } else { style.top };
        style.replies = if style.replies[0].is_empty() { &["•"] } else { style.replies };
        style.inset = style.inset.max(2);
        style.tabs = false;
        style.trail = "";
        style.depth = Depth::Indent;
    }
    // A step of one column is the same as the room that a flush number leaves.
    style.flush &= style.step > 1;
    match style.depth {
        Depth::Signs => {
            style.top = if matches!(style.top, "•" | "*" | "-") { "1." } else { style.top };
            style.replies = &["•", "◦", "▪"];
        }
        Depth::Numbers => style.top = "1.",
        Depth::Words => {
            style.top = "";
            style.replies = &[""];
            if matches!(style.place, Place::FootLine) {
                style.place = Place::HeadLine;
            }
        }
        Depth::Indent => {}
    }
    style
}

fn clock(minute: u32, form: usize) -> (String, &'static str) {
    let (day, hour, minute) = (1 + minute / 1440, minute / 60 % 24, minute % 60);
    let (half, twelve) = (if hour < 12 { "am" } else { "pm" }, if hour % 12 == 0 { 12 } else { hour % 12 });
    match form {
        0 => (format!("March {day}, 2014 at {twelve}:{minute:02} {half}"), ""),
        1 => (format!("{day} March 2014 {hour:02}:{minute:02}"), ""),
        2 => (format!("2014-03-{day:02} {hour:02}:{minute:02}"), ""),
        3 => (format!("2014-03-{day:02}T{hour:02}:{minute:02}:00Z"), "Z"),
        4 => (
            format!("Mar. {day}, 2014, {twelve}:{minute:02} {}", if hour < 12 { "a.m. EST" } else { "p.m. EST" }),
            "-05:00",
        ),
        5 => (format!("{day:02}.03.2014, {hour:02}:{minute:02}"), ""),
        6 => (format!("Posted on March {day}, 2014 at {hour:02}:{minute:02}"), ""),
        7 => (format!("{twelve}:{minute:02} {half} on {day} March 2014"), ""),
        _ => (format!("{} hours ago", 2 + day), "?"),
    }
}

fn stamp(minute: u32, zone: &str) -> String {
    if zone == "?" {
        return zone.to_owned();
    }
    format!("2014-03-{:02}T{:02}:{:02}:00{zone}", 1 + minute / 1440, minute / 60 % 24, minute % 60)
}

fn depths(thread: &[Written]) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for comment in thread {
        out.push(comment.parent.map_or(0, |p| out[p] + 1));
    }
    out
}

fn wrapped(line: &str, width: Option<usize>) -> Vec<String> {
    let Some(width) = width else { return vec![line.to_owned()] };
    let mut out = vec![String::new()];
    for word in line.split(' ') {
        let last = out.last_mut().unwrap();
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > width {
            out.push(word.to_owned());
        } else {
            *last += if last.is_empty() { "" } else { " " };
            *last += word;
        }
    }
    out
}

fn render(thread: &[Written], style: &Style) -> String {
    let mut page = String::from(
        "The quiet pier\nMarch 1st, 2014\n06:54 PM ET\n\nBy Ada Quill, Special to The Harbour Post\n\nThe pier at Elmsund was sold on Friday, and the town heard of it on Saturday.\n\nMayor Brine said that 12 comments were received before the sale. The council will meet again in May.\n\n",
    );
    page += &style.heading.replace('N', &thread.len().to_string());
    page.push('\n');
    if style.apart {
        page.push('\n');
    }
    let depths = depths(thread);
    let mut counters: Vec<usize> = Vec::new();
    for (at, comment) in thread.iter().enumerate() {
        let depth = depths[at];
        counters.truncate(depth + 1);
        if counters.len() <= depth {
            counters.push(0);
        }
        counters[depth] += 1;
        let marker = if depth == 0 { style.top } else { style.replies[(depth - 1).min(style.replies.len() - 1)] };
        let number = counters[depth].to_string();
        let letter = char::from(b'a' + u8::try_from(counters[depth] - 1).unwrap()).to_string();
        let marker = match style.depth {
            Depth::Numbers => counters.iter().map(ToString::to_string).collect::<Vec<_>>().join(".") + ".",
            _ if marker == "a)" => letter + ")",
            _ => marker.replace('1', &number),
        };
        let marker = if marker.is_empty() { marker } else { format!("{marker} ") };
        let level = if style.depth == Depth::Indent { depth } else { 0 };
        let unit = |n: usize| if style.tabs { "\t".repeat(n) } else { " ".repeat(style.step * n) };
        let room = usize::from(
            style.flush
                && !style.tabs
                && style.depth == Depth::Indent
                && marker.contains(&number)
                && counters[depth] < 10,
        );
        let outer =
            format!("{}{}{}", " ".repeat(if style.tabs { 0 } else { style.base }), unit(level), " ".repeat(room));
        let inner = format!("{outer}{}", if style.tabs { String::new() } else { " ".repeat(style.inset) });
        let time = clock(comment.minute, style.clock).0 + style.trail;
        let name = style.name.replace('X', comment.author);
        let gap = if style.airy { "\n" } else { "" };
        let lines = |p: &Vec<String>| {
            p.iter().flat_map(|l| wrapped(l, style.wrap)).map(|l| format!("{inner}{l}\n")).collect::<String>()
        };
        let text = comment.text.iter().map(lines).collect::<Vec<_>>().join("\n");
        let buttons: String = style.buttons.lines().map(|l| format!("{inner}{l}\n")).collect();
        let reply = match comment.parent {
            Some(parent) if style.depth == Depth::Words => format!("{inner}In reply to {}\n", thread[parent].author),
            _ => String::new(),
        };
        let plain = comment.author;
        page += &match style.place {
            Place::Above => format!("{outer}{marker}{name}\n{gap}{inner}{time}\n{reply}{gap}{text}{buttons}"),
            Place::First => format!("{outer}{marker}{time}\n{inner}{name}\n{reply}{gap}{text}{buttons}"),
            Place::Below => format!("{outer}{marker}{name}\n{reply}{gap}{text}{gap}{inner}{time}\n{buttons}"),
            Place::HeadLine => format!("{outer}{marker}{plain} | {time}\n{reply}{gap}{text}{buttons}"),
            Place::FootLine => {
                format!("{outer}{marker}{}{gap}{inner}Posted by {plain} | {time}\n{buttons}", text.trim_start())
            }
            Place::Untimed => format!("{outer}{marker}{plain}\n{gap}{text}{buttons}"),
        };
        if style.apart || matches!(style.place, Place::Above | Place::First | Place::HeadLine | Place::Untimed) {
            page.push('\n');
        }
    }
    page + style.foot
}

fn read(page: &str) -> Document {
    parse(Record::new(MediaType::Text, "page.txt".to_owned(), page.as_bytes().to_vec()), &mut Silent).unwrap()
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// What differs between a thread and what was read from its page.
fn difference(thread: &[Written], style: &Style) -> Option<String> {
    // One name over one text, and nothing that says that there are comments: that can be a section of the article.
    if style.place == Place::Untimed && thread.len() == 1 && !style.heading.contains('N') {
        return None;
    }
    let page = render(thread, style);
    let document = read(&page);
    let zone = clock(0, style.clock).1;
    let untimed = style.place == Place::Untimed;
    let want = thread.iter().enumerate().map(|(at, c)| {
        // "In reply to Ada" means her latest comment.
        let named = |p: usize| (0..at).rev().find(|o| thread[*o].author == thread[p].author);
        let parent = if style.depth == Depth::Words { c.parent.and_then(named) } else { c.parent };
        let created = if untimed { "?".to_owned() } else { stamp(c.minute, zone) };
        (parent, c.author.to_owned(), created, words(&c.text.concat().join(" ")).join(" "))
    });
    let got = document.comments.iter().map(|c| {
        let created = c.created.map_or("?".to_owned(), |t| t.xsd());
        (c.parent.map(|p| p as usize), c.author.clone().unwrap_or("?".to_owned()), created, words(&c.text).join(" "))
    });
    let (want, got): (Vec<_>, Vec<_>) = (want.collect(), got.collect());
    if let Some(at) = (0..want.len().max(got.len())).find(|at| want.get(*at) != got.get(*at)) {
        return Some(format!("{page}\n--- comment {at}\nwant {:?}\ngot  {:?}", want.get(at), got.get(at)));
    }
    if !document.text.ends_with("meet again in May.") || document.parts.len() != 4 {
        return Some(format!("{page}\n--- article\n{}", document.text));
    }
    let declared = style.heading.contains('N').then_some(u32::try_from(thread.len()).unwrap());
    (document.declared_comments != declared).then(|| format!("{page}\n--- declared {:?}", document.declared_comments))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_rendered_thread_reads_back(thread in thread(), style in style()) {
        let difference = difference(&thread, &style);
        prop_assert!(difference.is_none(), "{}", difference.unwrap_or_default());
    }

    #[test]
    fn any_text_reads_without_panic_and_in_order(page in prop_oneof![
        any::<String>(),
        prop::collection::vec(prop::sample::select(vec![
            "1. Ada", "• Bob", "  * x", "Comments (2)", "soundoff (3 Responses)", "December 14, 2012 at 7:45 pm | Reply", "2 hours ago", "Reply", "", "", "\t", "text here", "A long sentence that says something.",
            "[deleted]", "Leave a Reply", "Editor's note: x", "By Ada Quill", "More from X: y", "> q", "Posted by Ada on May 3, 2012", "---", "# T", "In reply to Ada", "1.", "•", "\u{feff}", "İ: ﬁ", "Topics: a, b",
        ]), 0..40).prop_map(|lines| lines.join("\n")),
    ]) {
        let Ok(mapped) = parse_mapped(page.as_bytes(), "page.txt", &mut Silent) else { return Ok(()) };
        let document = &mapped.document;
        let mut end = 0;
        for part in &document.parts {
            let range = part.span.range();
            prop_assert!(range.start >= end && document.text.is_char_boundary(range.start) && document.text.is_char_boundary(range.end));
            prop_assert!(document.text[end..range.start].trim().is_empty());
            end = range.end;
        }
        prop_assert_eq!(end, document.text.len());
        for (at, comment) in document.comments.iter().enumerate() {
            prop_assert!(comment.parent.is_none_or(|p| (p as usize) < at));
            prop_assert_eq!(comment.ordinal as usize, at + 1);
        }
        let seen = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let read = |range: std::ops::Range<u64>| String::from_utf8_lossy(&page.as_bytes()[range.start as usize..range.end as usize]).into_owned();
        for part in &document.parts {
            prop_assert_eq!(seen(&read(mapped.article.source(part.span))), seen(part.span.slice(&document.text)));
        }
        for (comment, map) in document.comments.iter().zip(&mapped.comments) {
            // What stands there came from there, in this order, though a line that only numbers a comment may be left out;
            // "[deleted]" in the author's place came from the head.
            let range = map.source(Span::of(0..comment.text.len()));
            if !range.is_empty() {
                let page = seen(&read(range));
                let mut page = page.chars();
                prop_assert!(seen(&comment.text).chars().all(|c| page.any(|p| p == c)), "{:?}", comment.text);
            }
        }
    }

    #[test]
    fn any_bytes_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse_mapped(&bytes, "page.txt", &mut Silent);
        let _ = parse(Record::new(MediaType::JsonLine, "x", bytes), &mut Silent);
    }
}
