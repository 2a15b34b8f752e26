//! What a task found: tables with counts, and the single mistakes behind them.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::score::{Counts, Sums, share};

/// One row's figure.
#[derive(Clone, Copy, Debug)]
pub enum Figure {
    /// Right, wrong, missed.
    Counts(Counts),
    /// Right answers among so many: recall or accuracy.
    Share(usize, usize),
    /// Precision and recall that are no counts, with the number of gold items.
    Sums(Sums, usize),
}

impl Figure {
    /// The one number that a floor is set on: F1, or the share.
    pub fn headline(self) -> f64 {
        match self {
            Self::Counts(counts) => counts.f1(),
            Self::Share(right, all) => share(right, all),
            Self::Sums(sums, _) => sums.prf().2,
        }
    }
}

/// One table.
#[derive(Debug, Default)]
pub struct Table {
    /// What is measured, in a line.
    pub title: String,
    /// Rows: a name, unique in the task, and its figure.
    pub rows: Vec<(String, Figure)>,
}

/// One error, for a developer to look at.
#[derive(Debug)]
pub struct Mistake {
    /// Document and place.
    pub place: String,
    /// What kind: `missed`, `wrong`, ...
    pub kind: &'static str,
    /// What exactly.
    pub what: String,
    /// The words around it.
    pub context: String,
}

/// All that a task found.
#[derive(Debug, Default)]
pub struct Report {
    /// The tables.
    pub tables: Vec<Table>,
    /// The mistakes, in the order of the data.
    pub mistakes: Vec<Mistake>,
    /// Of claims that were judged one by one: the rule that read it, and whether it is right.
    pub verdicts: Vec<(String, bool)>,
}

impl Table {
    /// An empty table.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), rows: Vec::new() }
    }

    /// Adds a row of counts.
    pub fn counts(&mut self, name: impl Into<String>, counts: Counts) {
        self.rows.push((name.into(), Figure::Counts(counts)));
    }

    /// Adds a row of right answers among all.
    pub fn share(&mut self, name: impl Into<String>, right: usize, all: usize) {
        self.rows.push((name.into(), Figure::Share(right, all)));
    }

    /// Adds a row of a measure that is no count.
    pub fn sums(&mut self, name: impl Into<String>, sums: Sums, support: usize) {
        self.rows.push((name.into(), Figure::Sums(sums, support)));
    }

    /// The table as Markdown, columns aligned.
    pub fn markdown(&self) -> String {
        let head = ["", "tp", "fp", "fn", "P", "R", "F1", "gold"].map(str::to_owned);
        let rows: Vec<[String; 8]> = self.rows.iter().map(|(name, figure)| cells(name, *figure)).collect();
        let all = || std::iter::once(&head).chain(&rows);
        let widths: Vec<usize> =
            (0..8).map(|c| all().map(|r| r[c].chars().count()).max().unwrap_or(0).max(2)).collect();
        let mut out = format!("{}\n\n", self.title);
        for (n, row) in all().enumerate() {
            out.push('|');
            for (c, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let padded = if c == 0 { format!(" {cell:<width$} |") } else { format!(" {cell:>width$} |") };
                out.push_str(&padded);
            }
            out.push('\n');
            if n == 0 {
                out.push('|');
                for (c, width) in widths.iter().enumerate() {
                    let _ = write!(out, " {}{} |", "-".repeat(width.saturating_sub(1)), if c == 0 { '-' } else { ':' });
                }
                out.push('\n');
            }
        }
        out
    }

    /// The table as JSON.
    pub fn json(&self) -> Value {
        let rows = self.rows.iter().map(|(name, figure)| {
            let mut row = match figure {
                Figure::Counts(c) => json!({
                    "tp": c.tp, "fp": c.fp, "fn": c.fn_, "gold": c.tp + c.fn_,
                    "precision": c.precision(), "recall": c.recall(), "f1": c.f1(),
                }),
                Figure::Share(right, all) => json!({"right": right, "gold": all, "share": share(*right, *all)}),
                Figure::Sums(sums, gold) => {
                    let (precision, recall, f1) = sums.prf();
                    json!({"gold": gold, "precision": precision, "recall": recall, "f1": f1})
                }
            };
            row["name"] = name.as_str().into();
            row
        });
        json!({"title": self.title, "rows": rows.collect::<Vec<_>>()})
    }
}

fn cells(name: &str, figure: Figure) -> [String; 8] {
    let percent = |x: f64| format!("{:.1}", 100.0 * x);
    let none = String::new;
    let name = name.to_owned();
    match figure {
        Figure::Counts(c) => [
            name,
            c.tp.to_string(),
            c.fp.to_string(),
            c.fn_.to_string(),
            percent(c.precision()),
            percent(c.recall()),
            percent(c.f1()),
            (c.tp + c.fn_).to_string(),
        ],
        Figure::Share(right, all) => [
            name,
            right.to_string(),
            none(),
            (all - right).to_string(),
            none(),
            percent(share(right, all)),
            none(),
            all.to_string(),
        ],
        Figure::Sums(sums, gold) => {
            let (p, r, f) = sums.prf();
            [name, none(), none(), none(), percent(p), percent(r), percent(f), gold.to_string()]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_lines_up() {
        let mut table = Table::new("Names, in `x`");
        table.counts("PER", Counts { tp: 3, fp: 1, fn_: 0 });
        table.share("law", 1, 4);
        let want = "Names, in `x`\n\n\
            |     | tp | fp | fn |    P |     R |   F1 | gold |\n\
            | --- | -: | -: | -: | ---: | ----: | ---: | ---: |\n\
            | PER |  3 |  1 |  0 | 75.0 | 100.0 | 85.7 |    3 |\n\
            | law |  1 |    |  3 |      |  25.0 |      |    4 |\n";
        assert_eq!(table.markdown(), want);
    }
}
