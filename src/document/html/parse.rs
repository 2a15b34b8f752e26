//! From characters to the tree: html5gum's tokens, and as much of HTML's tree construction as reading needs.
//!
//! What a browser moves around (tables' stray text, formatting that is closed late) stays where it stands: the order of
//! the words is the page's. Everything is linear: the depth is bounded as in browsers, and no list of attributes is searched.

use html5gum::emitters::naive_next_state;
use html5gum::{Emitter, State, Tokenizer};

use super::attr::Key;
use super::dom::{Dom, NodeId, offset};
use super::tag::Tag;

/// Elements inside elements, as in browsers; what is nested deeper stands side by side.
const DEEPEST: usize = 512;

/// Attributes that are kept of one element.
const MOST_ATTRIBUTES: u32 = 64;

/// Parses a page or a fragment of one.
pub(in crate::document::html) fn parse(html: &str) -> Dom {
    let builder = Builder::new(html.len());
    let mut tokenizer = Tokenizer::new_with_emitter(html, builder);
    // The emitter gives the tree as its one token, at the end.
    match tokenizer.next() {
        Some(Ok(dom)) => dom,
        _ => Dom::new(0),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Current {
    Nothing,
    Start,
    End,
}

struct Open {
    tag: Tag,
    id: NodeId,
    /// Its end tag came while blocks inside it were open.
    closed: bool,
}

struct Builder {
    dom: Dom,
    stack: Vec<Open>,
    /// Open elements of each tag, so that a stray end tag costs nothing.
    open: [u32; Tag::COUNT],
    /// Elements that were too deep to be opened.
    sunk: u32,
    text: Vec<u8>,
    current: Current,
    name: Vec<u8>,
    self_closing: bool,
    attribute_name: Vec<u8>,
    attribute_value: Vec<u8>,
    attributes_from: u32,
    /// Content of a script that is kept.
    last_start: Vec<u8>,
    keeps_script: bool,
    finished: bool,
}

impl Builder {
    fn new(length: usize) -> Self {
        Self {
            dom: Dom::new(length),
            stack: vec![Open { tag: Tag::Other, id: Dom::ROOT, closed: false }],
            open: [0; Tag::COUNT],
            sunk: 0,
            text: Vec::new(),
            current: Current::Nothing,
            name: Vec::new(),
            self_closing: false,
            attribute_name: Vec::new(),
            attribute_value: Vec::new(),
            attributes_from: 0,
            last_start: Vec::new(),
            keeps_script: false,
            finished: false,
        }
    }

    fn top(&self) -> &Open {
        // The root is never popped.
        &self.stack[self.stack.len() - 1]
    }

    fn flush_text(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let (tag, parent) = (self.top().tag, self.top().id);
        if !tag.is_raw() || self.keeps_script {
            let text = String::from_utf8_lossy(&self.text);
            let range = self.dom.keep(&text);
            self.dom.push(Tag::Text, parent, range, 0..0);
        }
        self.text.clear();
    }

    fn flush_attribute(&mut self) {
        if self.attribute_name.is_empty() {
            return;
        }
        if self.current == Current::Start
            && self.dom.attribute_count() - self.attributes_from < MOST_ATTRIBUTES
            && let Some(key) = Key::of(&self.attribute_name)
        {
            let value = String::from_utf8_lossy(&self.attribute_value);
            let range = self.dom.keep(&value);
            self.dom.push_attribute(key, range);
        }
        self.attribute_name.clear();
        self.attribute_value.clear();
    }

    fn pop(&mut self) {
        if self.stack.len() > 1
            && let Some(open) = self.stack.pop()
        {
            self.dom.nodes[open.id].end = offset(self.dom.nodes.len());
            if !open.closed {
                self.open[open.tag as usize] -= 1;
            }
        }
    }

    fn pop_to(&mut self, depth: usize) {
        while self.stack.len() > depth.max(1) {
            self.pop();
        }
    }

    /// The innermost open element for which `wanted` holds, not looking beyond one for which `stop` holds.
    fn find(&self, wanted: impl Fn(Tag) -> bool, stop: impl Fn(Tag) -> bool) -> Option<usize> {
        for at in (1..self.stack.len()).rev() {
            let open = &self.stack[at];
            if !open.closed && wanted(open.tag) {
                return Some(at);
            }
            if stop(open.tag) {
                return None;
            }
        }
        None
    }

    fn is_open(&self, tag: Tag) -> bool {
        self.open[tag as usize] > 0
    }

    /// Ends what the start of `tag` ends without an end tag.
    fn imply_ends(&mut self, tag: Tag) {
        if tag.ends_paragraph()
            && self.is_open(Tag::P)
            && let Some(at) = self.find(|t| t == Tag::P, |t| t.is_block() || t.is_scope())
        {
            self.pop_to(at);
        }
        let found = match tag {
            Tag::Li if self.is_open(tag) => {
                self.find(|t| t == tag, |t| matches!(t, Tag::Ul | Tag::Ol | Tag::Menu) || t.is_scope())
            }
            Tag::Dt | Tag::Dd => self.find(|t| matches!(t, Tag::Dt | Tag::Dd), |t| t == Tag::Dl || t.is_scope()),
            Tag::Option if self.is_open(tag) => self.find(|t| t == tag, |t| t == Tag::Select),
            Tag::Tr if self.is_open(tag) => self.find(|t| t == tag, |t| t == Tag::Table),
            Tag::Td | Tag::Th => self.find(|t| matches!(t, Tag::Td | Tag::Th), |t| matches!(t, Tag::Tr | Tag::Table)),
            Tag::Thead | Tag::Tbody | Tag::Tfoot => {
                self.find(|t| matches!(t, Tag::Thead | Tag::Tbody | Tag::Tfoot), |t| t == Tag::Table)
            }
            Tag::A if self.is_open(tag) => self.find(|t| t == tag, |t| t.is_block() || t.is_scope()),
            Tag::Body if self.is_open(Tag::Head) => self.find(|t| t == Tag::Head, |_| false),
            _ if tag.is_heading() => self.find(Tag::is_heading, |t| t.is_block()),
            _ if tag.is_block() && self.is_open(Tag::Head) => self.find(|t| t == Tag::Head, |_| false),
            _ => None,
        };
        if let Some(at) = found {
            self.pop_to(at);
        }
    }

    fn start(&mut self, tag: Tag) {
        let attributes = self.attributes_from..self.dom.attribute_count();
        // A second `html` or `body` inside the first is a page pasted into another; its element is not opened.
        if matches!(tag, Tag::Html | Tag::Body) && self.is_open(tag) {
            return;
        }
        self.imply_ends(tag);
        let name = if tag == Tag::Other { String::from_utf8_lossy(&self.name).into_owned() } else { String::new() };
        let text = self.dom.keep(&name);
        let parent = self.top().id;
        let id = self.dom.push(tag, parent, text, attributes);
        let empty = tag.is_void() || (self.self_closing && matches!(tag, Tag::Other | Tag::Svg));
        if empty {
            return;
        }
        if self.stack.len() >= DEEPEST && !tag.is_raw() {
            self.sunk += 1;
            return;
        }
        self.stack.push(Open { tag, id, closed: false });
        self.open[tag as usize] += 1;
        self.keeps_script = tag == Tag::Script
            && self.dom.attribute(id, Key::Type).is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json"));
    }

    fn end(&mut self, tag: Tag) {
        if self.sunk > 0 && !self.top().tag.is_raw() {
            self.sunk -= 1;
            return;
        }
        if tag == Tag::Br {
            let parent = self.top().id;
            self.dom.push(tag, parent, 0..0, 0..0);
            return;
        }
        // What comes after `</body>` still belongs to the page.
        if matches!(tag, Tag::Body | Tag::Html) || !self.is_open(tag) {
            return;
        }
        let table = matches!(tag, Tag::Table | Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot);
        let found = if tag == Tag::Other {
            let name = String::from_utf8_lossy(&self.name).into_owned();
            (1..self.stack.len())
                .rev()
                .take_while(|at| !self.stack[*at].tag.is_scope())
                .find(|at| self.stack[*at].tag == tag && self.dom.raw(self.stack[*at].id) == name)
        } else if tag.is_heading() {
            self.find(Tag::is_heading, Tag::is_scope)
        } else {
            self.find(|t| t == tag, |t| t.is_scope() && !(table && t != Tag::Table))
        };
        let Some(at) = found else { return };
        let blocks_inside = self.stack[at + 1..].iter().any(|open| open.tag.is_block());
        if tag.is_inline() && blocks_inside {
            self.stack[at].closed = true;
            self.open[tag as usize] -= 1;
        } else {
            self.pop_to(at);
        }
    }
}

impl Emitter for Builder {
    type Token = Dom;

    fn set_last_start_tag(&mut self, last: Option<&[u8]>) {
        self.last_start.clear();
        self.last_start.extend_from_slice(last.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        self.flush_text();
        self.pop_to(1);
        self.dom.nodes[Dom::ROOT].end = offset(self.dom.nodes.len());
        self.finished = true;
    }

    fn emit_error(&mut self, _: html5gum::Error) {}

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline]
    fn pop_token(&mut self) -> Option<Dom> {
        if !self.finished {
            return None;
        }
        self.finished = false;
        Some(std::mem::replace(&mut self.dom, Dom::new(0)))
    }

    #[inline]
    fn emit_string(&mut self, text: &[u8]) {
        self.text.extend_from_slice(text);
    }

    fn init_start_tag(&mut self) {
        self.flush_text();
        self.current = Current::Start;
        self.name.clear();
        self.self_closing = false;
        self.attributes_from = self.dom.attribute_count();
    }

    fn init_end_tag(&mut self) {
        self.current = Current::End;
        self.name.clear();
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.flush_attribute();
        let tag = Tag::of(&self.name);
        let current = std::mem::replace(&mut self.current, Current::Nothing);
        if current == Current::Start {
            self.last_start.clear();
            self.last_start.extend_from_slice(&self.name);
            self.start(tag);
            naive_next_state(&self.name)
        } else {
            self.flush_text();
            self.end(tag);
            None
        }
    }

    fn emit_current_comment(&mut self) {}

    fn emit_current_doctype(&mut self) {}

    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    fn set_force_quirks(&mut self) {}

    #[inline]
    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {}

    fn init_attribute(&mut self) {
        self.flush_attribute();
    }

    #[inline]
    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute_name.extend_from_slice(name);
    }

    #[inline]
    fn push_attribute_value(&mut self, value: &[u8]) {
        self.attribute_value.extend_from_slice(value);
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.current == Current::End && !self.name.is_empty() && self.name == self.last_start
    }
}
