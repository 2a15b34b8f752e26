use std::io::{self, BufReader, Cursor, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::super::html;
use super::Node;
use super::input::{Counted, Place};

/// Elements that never stand in one of their own kind: a second one means that the end of the first is missing.
const NEVER_NESTED: &[&str] = &["item", "entry", "post", "wp:comment"];

/// Elements inside of each other that are kept apart; what is in deeper ones counts as text of the deepest.
const DEPTH: usize = 100;

/// Unclosed sections of one file that are mended. Each is looked for to the end of the file, so that many would take quadratic time.
const MENDED: u32 = 50;

/// A place where the XML is broken, with what was done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::document::exports) struct Fault {
    pub line: u64,
    pub column: u64,
    pub what: String,
}

/// What [`Items::next`] found.
#[derive(Debug)]
pub(in crate::document::exports) enum Step {
    /// A whole child of the container, or as much of it as there is.
    Item(Node),
    /// A broken place.
    Fault(Fault),
    /// An item with more than may be, which was passed over.
    TooLong(Fault),
    /// Reading itself failed.
    Io(io::Error),
}

/// The children of a document's root, or of the `channel` in it.
pub(in crate::document::exports) struct Items<'x> {
    reader: Reader<Counted<'x>>,
    place: Rc<Place>,
    buffer: Vec<u8>,
    /// Where the item begins that is being read.
    began: (u64, u64),
    /// The open elements of the item being read, outermost first.
    open: Vec<Node>,
    /// How many elements deeper than [`DEPTH`] are open.
    deeper: usize,
    mended: u32,
    /// How many elements around the items are open: the root, and for RSS its channel.
    around: usize,
    /// The root's name, once it is known.
    root: Option<String>,
    waiting: std::collections::VecDeque<Step>,
    ended: bool,
}

impl<'x> Items<'x> {
    /// Reads UTF-8.
    pub(in crate::document::exports) fn new(input: impl Read + 'x, limit: u64) -> Self {
        let place = Rc::new(Place::new(limit));
        let input = BufReader::with_capacity(1 << 16, input);
        Self {
            reader: lenient(Counted::new(input, &place)),
            place,
            buffer: Vec::new(),
            began: (1, 1),
            open: Vec::new(),
            deeper: 0,
            mended: 0,
            around: 0,
            root: None,
            waiting: std::collections::VecDeque::new(),
            ended: false,
        }
    }

    /// The name of the root element, once an item was read.
    pub(in crate::document::exports) fn root(&self) -> Option<&str> {
        self.root.as_deref()
    }

    /// The next item or fault; none at the end.
    pub(in crate::document::exports) fn next(&mut self) -> Option<Step> {
        loop {
            if let Some(step) = self.waiting.pop_front() {
                return Some(step);
            }
            if self.ended {
                return None;
            }
            self.event();
        }
    }

    fn fault(&mut self, at: (u64, u64), what: impl Into<String>) {
        self.waiting.push_back(Step::Fault(Fault { line: at.0, column: at.1, what: what.into() }));
    }

    fn event(&mut self) {
        let at = self.place.here();
        if self.open.is_empty() {
            self.place.begin();
            self.began = at;
        }
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        match self.reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => self.start(&tag, at),
            Ok(Event::Empty(tag)) => {
                self.start(&tag, at);
                self.end(tag.name().as_ref(), at);
            }
            Ok(Event::End(tag)) => {
                let name = tag.name().as_ref().to_owned();
                self.end(&name, at);
            }
            Ok(Event::Text(text)) => {
                let text = text.xml10_content();
                if self.open.is_empty() && self.around == 0 && self.root.is_none() && !text.trim().is_empty() {
                    self.fault(at, "text stands before the first element; it was passed over");
                }
                if text.contains("]]>") && !self.open.is_empty() {
                    self.fault(
                        at,
                        "\"]]>\" stands outside of a CDATA section, so one was closed too early; it was taken away",
                    );
                    self.push(&text.replace("]]>", ""));
                } else {
                    self.push(&text);
                }
            }
            Ok(Event::CData(text)) => self.push(&text.xml10_content()),
            Ok(Event::GeneralRef(name)) => {
                let resolved = match name.resolve_char_ref() {
                    Ok(Some(c)) => c.to_string(),
                    _ => reference(&name),
                };
                self.push(&resolved);
            }
            Ok(Event::Eof) => self.finish(at),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            Err(quick_xml::Error::Io(error)) if error.kind() == io::ErrorKind::FileTooLarge => self.too_long(),
            Err(quick_xml::Error::Io(error)) => {
                self.finish_open();
                let error = io::Error::new(error.kind(), error.to_string());
                self.waiting.push_back(Step::Io(error));
                self.ended = true;
            }
            Err(error) => {
                let what = error.to_string();
                self.broken(&buffer, at, &what);
            }
        }
        self.buffer = buffer;
    }

    fn start(&mut self, tag: &BytesStart<'_>, at: (u64, u64)) {
        let name = tag.name().as_ref().to_owned();
        if self.open.is_empty() {
            if self.around == 0 {
                self.root = Some(name);
                self.around = 1;
                return;
            }
            if self.around == 1 && self.root.as_deref() == Some("rss") && name == "channel" {
                self.around = 2;
                return;
            }
        }
        if NEVER_NESTED.contains(&name.as_str())
            && let Some(depth) = self.open.iter().position(|node| node.name == name)
        {
            self.fault(at, format!("<{name}> stands in another <{name}>, whose end is missing"));
            self.deeper = 0;
            self.close_to(depth);
        }
        if self.open.len() >= DEPTH {
            self.deeper += 1;
            return;
        }
        let attributes = tag
            .attributes()
            .with_checks(false)
            .filter_map(Result::ok)
            .map(|a| {
                let raw = a.value.as_ref();
                let value = a
                    .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                    .map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned);
                (a.key.as_ref().to_owned(), value)
            })
            .collect();
        self.open.push(Node { name, attributes, ..Node::default() });
    }

    fn end(&mut self, name: &str, at: (u64, u64)) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        match self.open.iter().rposition(|node| node.name == name) {
            Some(depth) => {
                if depth + 1 < self.open.len() {
                    let inner = self.open.last().map(|node| node.name.clone()).unwrap_or_default();
                    self.fault(at, format!("</{name}> closes <{inner}>, whose own end is missing"));
                }
                self.close_to(depth);
            }
            None if self.open.is_empty() && self.around > 0 => self.around -= 1,
            None => self.fault(at, format!("</{name}> closes nothing; it was passed over")),
        }
    }

    /// Closes the open elements down to the one at `depth`, which it closes, too.
    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(mut node) = self.open.pop() else { return };
            node.closed = true;
            match self.open.last_mut() {
                Some(parent) => parent.children.push(node),
                None => self.waiting.push_back(Step::Item(node)),
            }
        }
    }

    /// Hands on what is read of the open item, as not closed.
    fn finish_open(&mut self) {
        while let Some(node) = self.open.pop() {
            match self.open.last_mut() {
                Some(parent) => parent.children.push(node),
                None => self.waiting.push_back(Step::Item(node)),
            }
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(node) = self.open.last_mut() {
            node.text.push_str(text);
        }
    }

    fn finish(&mut self, at: (u64, u64)) {
        self.ended = true;
        if let Some(inner) = self.open.last().map(|node| node.name.clone()) {
            self.fault(at, format!("the file ends inside of <{inner}>"));
            self.finish_open();
        } else if self.around > 0 {
            let root = self.root.clone().unwrap_or_default();
            self.fault(at, format!("the file ends before the end of <{root}>"));
        }
    }

    /// The parser is lost, always because something is never closed: its text, up to the next item, is kept, and reading goes on there.
    fn broken(&mut self, read: &[u8], at: (u64, u64), what: &str) {
        self.fault(at, what);
        let next = NEVER_NESTED[..3].iter().filter_map(|name| find_tag(read, name)).min();
        let text = read.strip_prefix(b"<![CDATA[").map(|text| {
            &text[..next.map_or(text.len(), |next| next.saturating_sub(b"<![CDATA[".len())).min(text.len())]
        });
        if let Some(text) = text {
            self.push(&String::from_utf8_lossy(text));
        }
        self.finish_open();
        self.deeper = 0;
        self.mended += 1;
        if next.is_some() && self.mended > MENDED {
            self.fault(at, "this is one of too many such places; the rest of the file was not read");
        }
        match next.filter(|_| self.mended <= MENDED) {
            None => self.ended = true,
            Some(next) => {
                // All of the file has been read into the buffer in search of the end.
                self.place.back_to(at);
                self.place.pass(&read[..next]);
                self.reader = lenient(Counted::new(Cursor::new(read[next..].to_vec()), &self.place));
            }
        }
    }

    /// The item at hand has more than may be: what is read of it goes, and reading goes on behind it, or at the next item.
    fn too_long(&mut self) {
        let (line, column) = self.began;
        self.waiting.push_back(Step::TooLong(Fault { line, column, what: self.place.too_long() }));
        let end = self.open.first().map(|node| format!("/{}", node.name));
        self.open.clear();
        self.deeper = 0;
        let find = |bytes: &[u8]| {
            let behind = |start: usize| Some(start + bytes[start..].iter().position(|b| *b == b'>')? + 1);
            let end = end.as_ref().and_then(|end| find_tag(bytes, end)).and_then(behind);
            let next = NEVER_NESTED[..3].iter().filter_map(|name| find_tag(bytes, name)).min();
            end.into_iter().chain(next).min()
        };
        let reader = std::mem::replace(&mut self.reader, lenient(Counted::new(io::empty(), &self.place)));
        match reader.into_inner().skip_to(find) {
            Ok(Some(input)) => self.reader = lenient(input),
            Ok(None) => self.ended = true,
            Err(error) => {
                self.waiting.push_back(Step::Io(error));
                self.ended = true;
            }
        }
    }
}

fn lenient(input: Counted<'_>) -> Reader<Counted<'_>> {
    let mut reader = Reader::from_reader(input);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// Where an element of this name starts.
fn find_tag(bytes: &[u8], name: &str) -> Option<usize> {
    let tag = format!("<{name}");
    let mut from = 0;
    loop {
        let at = from + bytes[from..].windows(tag.len()).position(|window| window == tag.as_bytes())?;
        if bytes.get(at + tag.len()).is_some_and(|b| b.is_ascii_whitespace() || *b == b'>') {
            return Some(at);
        }
        from = at + 1;
    }
}

/// What a reference stands for: the five of XML, those of HTML, which exports use without declaring them, else itself.
fn reference(name: &str) -> String {
    match name {
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "amp" => "&".to_owned(),
        "apos" => "'".to_owned(),
        "quot" => "\"".to_owned(),
        "nbsp" => "\u{a0}".to_owned(),
        _ => html::label(&format!("&{name};")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Items as `name(children)=text`, faults as `!line:column`.
    fn read(xml: &str) -> Vec<String> {
        fn shown(node: &Node) -> String {
            let children: Vec<_> = node.children.iter().map(shown).collect();
            let open = if node.closed { "" } else { "…" };
            format!("{}({}){}{open}", node.name, children.join(" "), node.text.trim())
        }
        let mut items = Items::new(xml.as_bytes(), 1000);
        let mut seen = Vec::new();
        while let Some(step) = items.next() {
            seen.push(match step {
                Step::Item(node) => shown(&node),
                Step::Fault(fault) => format!("!{}:{}", fault.line, fault.column),
                Step::TooLong(fault) => format!("long {}:{}", fault.line, fault.column),
                Step::Io(error) => format!("io {error}"),
            });
        }
        seen
    }

    #[test]
    fn hostile_nesting_and_endless_items_are_bounded() {
        let deep = format!("<feed><entry>{}x{}</entry><entry/></feed>", "<a>".repeat(100_000), "</a>".repeat(100_000));
        let mut items = Items::new(deep.as_bytes(), 10 << 20);
        let Some(Step::Item(node)) = items.next() else { panic!("no item") };
        let depth = std::iter::successors(Some(&node), |node| node.children.first()).count();
        assert_eq!(depth, DEPTH);
        assert!(matches!(items.next(), Some(Step::Item(node)) if node.children.is_empty()));

        let endless = format!("<feed><entry>{}</entry><entry>{}", "<a/>".repeat(10), "<a>b</a>".repeat(200_000));
        let mut items = Items::new(endless.as_bytes(), 100_000);
        assert!(matches!(items.next(), Some(Step::Item(node)) if node.children.len() == 10));
        assert!(matches!(items.next(), Some(Step::TooLong(_))));
        assert!(items.next().is_none());

        let unclosed = "<feed>".to_owned() + &"<entry><a><![CDATA[x".repeat(20_000);
        let mut items = Items::new(unclosed.as_bytes(), 10 << 20);
        let steps = std::iter::from_fn(|| items.next()).count();
        assert!(steps < 500, "{steps}");
    }

    #[test]
    fn an_item_that_is_too_long_is_passed_over() {
        let (after, small) = ("<item>\n</item><item><a>2</a></item></channel></rss>", "<item><a>1</a></item>");
        let feed = |long: &str| read(&format!("<rss><channel>{small}{long}{after}"));
        let x = "x".repeat(200_000);
        let tags = "<b>\n</b>".repeat(300_000);
        for long in [
            format!("<item><a>{x}</a></item>"),
            format!("<item><a><![CDATA[{x}]]></a></item>"),
            format!("<item><a b=\"{x}\"/></item>"),
            format!("<item>{tags}</item >"),
            format!("<item><a>{x}"),
            format!("<!-- {x} -->"),
        ] {
            let seen = feed(&long);
            let long = seen.iter().position(|step| step.starts_with("long 1:")).unwrap_or_default();
            assert_eq!(seen[..long], ["item(a()1)"], "{seen:?}");
            assert_eq!(seen[long + 1..], ["item()", "item(a()2)"], "{seen:?}");
        }
        assert_eq!(read(&format!("<feed><entry>{x}")), ["long 1:7"]);
    }

    #[test]
    fn what_is_broken_is_told_and_the_rest_read() {
        for (xml, want) in [
            ("<rss><channel><title>T</title><item><a>1</a></item></channel></rss>", vec!["title()T", "item(a()1)"]),
            ("<feed>\n<entry><a>1</entry>\n<entry/></feed>", vec!["!2:12", "entry(a()1)", "entry()"]),
            ("<feed><entry><a>1</b></a></entry></feed>", vec!["!1:18", "entry(a()1)"]),
            ("<feed><entry><a>1</a><entry><a>2</a></entry></feed>", vec!["!1:22", "entry(a()1)", "entry(a()2)"]),
            ("`<feed><entry/></feed>", vec!["!1:1", "entry()"]),
            ("<feed><entry><a>1</a>", vec!["!1:22", "entry(a()1)…"]),
            ("<feed><entry><a>1<", vec!["!1:18", "entry(a()1…)…"]),
            (
                "<feed><entry><a><![CDATA[one</a></entry>\n<entry><a>2</a></entry></feed>",
                vec!["!1:17", "entry(a()one</a></entry>…)…", "entry(a()2)"],
            ),
            ("<feed><entry><a><![CDATA[x ]]> y]]></a></entry></feed>", vec!["!1:31", "entry(a()x  y)"]),
            ("<feed><entry>&lt;&#65;&eacute;&unknown; & b</entry></feed>", vec!["entry()<Aé&unknown; & b"]),
        ] {
            assert_eq!(read(xml), want, "{xml}");
        }
    }
}
