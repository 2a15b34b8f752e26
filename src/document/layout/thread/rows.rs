use super::super::super::time::DateOrder;
use super::super::author::{Name, is_name_like, name};
use super::super::lines::Line;
use super::super::marker::{Marker, MarkerKind, marker};
use super::super::phrase::Words;
use super::super::rules::{FOOTERS, NAVIGATION};
use super::super::timeline::{BUTTONS, TimeLine, time_line};
use super::{Target, is_furniture};

/// A line of a thread that is not blank, with what it can be.
#[derive(Clone, Debug)]
pub(in crate::document::layout) struct Row<'t> {
    /// The line, marker included.
    pub line: Line<'t>,
    /// The line without its marker.
    pub body: Line<'t>,
    /// The marker before it, perhaps in a line of its own.
    pub marker: Option<MarkerKind>,
    /// A blank line stands before it.
    pub gap: bool,
    /// When a comment was written.
    pub time: Option<TimeLine>,
    /// Belongs to the page, not to a comment.
    pub furniture: bool,
    /// Opens the page's foot, or leads elsewhere.
    pub footer: bool,
    /// Names the comment that it answers.
    pub target: Option<Target>,
}

impl Row<'_> {
    /// How much the row looks like the head of a comment, from 0 to 3.
    pub fn headish(&self) -> u32 {
        if self.furniture || self.footer || !is_name_like(self.body.text) {
            return 0;
        }
        if name(self.body.text).marked {
            3
        } else if self.marker.is_some() {
            2
        } else {
            1
        }
    }

    pub fn name(&self) -> Name {
        name(self.body.text)
    }

    /// Neither furniture nor a mere pointer to another comment.
    pub fn counts(&self) -> bool {
        !self.furniture && self.target.is_none()
    }
}

/// The lines that are not blank as rows.
pub(in crate::document::layout) fn rows<'t>(lines: &[Line<'t>], order: DateOrder) -> Vec<Row<'t>> {
    let mut out: Vec<Row<'t>> = Vec::new();
    let mut gap = false;
    let mut pending: Option<(Line<'t>, MarkerKind, bool)> = None;
    for line in lines {
        if line.is_blank() {
            gap = true;
            continue;
        }
        let found = marker(line.text);
        // "1." in a line of its own: the name comes in the next one.
        if let Some(Marker { kind, length }) = &found
            && *length == line.text.len()
            && pending.is_none()
            // "…; we got\n12." is wrapped text.
            && (gap || out.last().is_none_or(|before| before.time.is_some() || before.furniture))
            && !matches!(kind, MarkerKind::Bullet('*' | '-' | '+' | '–' | '—' | '>' | '|' | '~' | '=', _))
        {
            pending = Some((*line, kind.clone(), gap));
            gap = false;
            continue;
        }
        let mut row = row(line, found, order, gap);
        if let Some((own, kind, before)) = pending.take() {
            row.gap = before;
            if row.marker.is_none() && row.time.as_ref().is_none_or(|t| t.author.is_some()) {
                row.line = Line { indent: own.indent, ..row.line };
                row.marker = Some(kind);
            }
        }
        gap = false;
        out.push(row);
    }
    out
}

fn row<'t>(line: &Line<'t>, found: Option<Marker>, order: DateOrder, gap: bool) -> Row<'t> {
    let full = time_line(line.text, order);
    // "14. December 2012" is a date, not the fourteenth comment.
    let found = found.filter(|m| m.kind != MarkerKind::Bullet('>', 1)).filter(|m| {
        !(matches!(m.kind, MarkerKind::Number(..))
            && full.as_ref().is_some_and(|t| t.author.is_none() && t.stamp.is_some()))
    });
    let (body, kind, time) = match found {
        None => (*line, None, full),
        Some(Marker { kind, length }) => {
            let text = &line.text[length..];
            let lead = line.text[..length].chars().count();
            let body = Line { text, start: line.start + length, indent: line.indent + lead };
            (body, Some(kind), time_line(text, order))
        }
    };
    let short = line.text.len() <= 160;
    let edited = time.is_some() && is_edit_note(line.text);
    let words = short.then(|| Words::of(body.text));
    let footer = words.as_ref().is_some_and(|w| w.are(FOOTERS) || w.are(NAVIGATION) && !is_furniture(body.text));
    // "3. Link" and "• Print" are names, "• Reply" is a button.
    let numbered = matches!(kind, Some(MarkerKind::Number(..)));
    let listed = numbered || (kind.is_some() && !Words::of(body.text).are(BUTTONS));
    Row {
        line: *line,
        body,
        gap,
        furniture: edited || (short && !listed && time.is_none() && is_furniture(body.text)),
        footer: (footer && kind.is_none()) || line.text.starts_with('©') || is_copyright(line.text),
        target: short.then(|| target(body.text)).flatten(),
        time: time.filter(|_| !edited),
        marker: kind,
    }
}

fn is_edit_note(text: &str) -> bool {
    let words = Words::of(text);
    words.are(&["edited|updated|modified *", "last|this edited|updated|modified|comment *"])
}

fn is_copyright(text: &str) -> bool {
    text.len() < 160
        && Words::of(text).are(&["copyright # *?", "copyright c # *?", "copyright 19|20 *", "c # *"])
        && text.contains(['©', 'C', '('])
}

/// `In reply to Ada`, `Replying to #3`, `↳ in reply to Ada Byron:`.
fn target(text: &str) -> Option<Target> {
    let lower = text.to_ascii_lowercase();
    let lead = ["in reply to ", "in response to ", "replying to ", "reply to "]
        .into_iter()
        .find(|lead| lower.starts_with(lead))?;
    let rest = text[lead.len()..].trim().trim_end_matches([':', '.']).trim_start_matches('@');
    let number =
        rest.strip_prefix('#').or_else(|| rest.strip_prefix("comment #")).or_else(|| rest.strip_prefix("comment "));
    if let Some(Ok(number)) = number.map(|n| n.trim().parse()) {
        return Some(Target::Number(number));
    }
    let words = rest.split_whitespace().count();
    // "Reply to this comment" is a button.
    let button = rest.split_whitespace().next().is_none_or(|w| matches!(w, "this" | "comment" | "post" | "thread"));
    (!button && words <= 6 && is_name_like(rest)).then(|| Target::Name(name(rest).text))
}
