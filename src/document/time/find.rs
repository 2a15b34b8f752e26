use std::ops::Range;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use super::Timestamp;
use super::calendar::{Day, day};
use super::clock::{Clock, clock};
use super::relative::relative;
use super::tokens::{Token, tokens};

/// In which order the slashed dates of a page stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::document) enum DateOrder {
    /// No date of the page tells.
    #[default]
    Unknown,
    /// `31/12/2012`.
    DayFirst,
    /// `12/31/2012`.
    MonthFirst,
}

/// A stretch of text that says when.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::document) struct Expression {
    /// The bytes that say it.
    pub range: Range<usize>,
    /// The date, where it is complete.
    pub date: Option<Date>,
    /// The time of day.
    pub time: Option<Time>,
    /// The offset from UTC, where zone and date tell it.
    pub offset: Option<Offset>,
    /// A day is named, perhaps without its year.
    pub has_day: bool,
    /// It counts from the day of reading: `2 hours ago`.
    pub relative: bool,
}

impl Expression {
    /// The point in time, if the date is complete.
    pub fn stamp(&self) -> Option<Timestamp> {
        Some(Timestamp { date: self.date?, time: self.time, offset: self.offset })
    }
}

/// All time expressions of `text`, in order. Linear.
pub(in crate::document) fn expressions(text: &str, order: DateOrder) -> Vec<Expression> {
    let tokens = tokens(text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // A number that hangs on a word or on another number is part of a name: "F16", "1,2012".
        match expression(&tokens[at..], order) {
            Some((mut expression, length)) if !hangs(&tokens, at) => {
                expression.range = tokens[at].range.start..tokens[at + length - 1].range.end;
                out.push(expression);
                at += length;
            }
            _ => at += 1,
        }
    }
    out
}

fn hangs(tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|b| &tokens[b]) else { return false };
    if !tokens[at].glued {
        return false;
    }
    let both_text = |t: &Token| t.word().is_some() || t.number().is_some();
    let decimal = before.is_mark(&['.', ',', '/', ':', '$', '€', '£', '\'', '’'])
        && at >= 2
        && before.glued
        && tokens[at - 2].number().is_some();
    (both_text(before) && both_text(&tokens[at])) || decimal || before.is_mark(&['$', '€', '£'])
}

fn expression(tokens: &[Token], order: DateOrder) -> Option<(Expression, usize)> {
    let mut found = Expression { range: 0..0, date: None, time: None, offset: None, has_day: false, relative: false };
    if let Some(length) = relative(tokens) {
        found.relative = true;
        let gap = separator(&tokens[length..]);
        if let Some(c) = clock(&tokens[length + gap..], false) {
            found.time = Some(c.time);
            return Some((found, length + gap + c.length));
        }
        return Some((found, length));
    }
    let (day, clock, length) = if let Some(d) = day(tokens, order) {
        let gap = separator(&tokens[d.length..]);
        let iso = tokens.get(d.length).is_some_and(|t| t.glued && t.word() == Some("t"));
        let gap = if iso { 1 } else { gap };
        match clock(&tokens[d.length + gap..], true) {
            Some(c) => (Some(d), Some(c), d.length + gap + c.length),
            None if d.date.is_none() && d.length == 1 => return None,
            None => (Some(d), None, d.length),
        }
    } else {
        let c = clock(tokens, false)?;
        let gap = separator(&tokens[c.length..]);
        match day(&tokens[c.length + gap..], order) {
            Some(d) => (Some(d), Some(c), c.length + gap + d.length),
            None => match relative(&tokens[c.length + gap..]) {
                Some(r) => {
                    found.relative = true;
                    (None, Some(c), c.length + gap + r)
                }
                None => (None, Some(c), c.length),
            },
        }
    };
    fill(&mut found, day, clock);
    Some((found, length))
}

fn fill(found: &mut Expression, day: Option<Day>, clock: Option<Clock>) {
    found.has_day = day.is_some();
    found.date = day.and_then(|d| d.date);
    found.time = clock.map(|c| c.time);
    if let (Some(date), Some(time), Some(zone)) = (found.date, found.time, clock.and_then(|c| c.zone)) {
        found.offset = zone.offset(DateTime::from_parts(date, time));
    }
}

/// How many tokens stand between a date and its time: `, at`, ` - `, ` | `.
fn separator(tokens: &[Token]) -> usize {
    let is_separator = |t: &Token| {
        t.is_mark(&[',', '-', '–', '—', '|', '/', '·', '•', '@', ';', '.', '('])
            || t.word().is_some_and(|w| matches!(w, "at" | "on" | "um" | "à" | "alle" | "kl"))
    };
    tokens.iter().take(3).take_while(|t| is_separator(t)).count()
}
