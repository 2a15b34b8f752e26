use std::fmt;

/// Something that a person should know and that did not stop the run: what, where, and what to do about it.
///
/// Prints as one line, `news.jsonl#7: "id" is missing; the line was skipped`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where: a file, and a place in it where there is one.
    pub locator: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.locator, self.message)
    }
}

/// Receives what happens during a run. The library never prints; its caller decides what to show.
pub trait Events {
    /// An input, or a part of one, was skipped; the run goes on and ends as partial.
    fn skipped(&mut self, warning: &Warning);
    /// Something is worth knowing, but nothing was lost.
    fn noticed(&mut self, warning: &Warning);
    /// One more document went through.
    fn document(&mut self, locator: &str);
    /// So many things were rightly left out, such as spam of an export or pictures of a crawl; `what` names them in the plural. Told as
    /// sums at the end of a run.
    fn left_out(&mut self, what: &'static str, count: u64) {
        let _ = (what, count);
    }
}

/// Ignores everything.
pub struct Silent;

impl Events for Silent {
    fn skipped(&mut self, _: &Warning) {}
    fn noticed(&mut self, _: &Warning) {}
    fn document(&mut self, _: &str) {}
}
