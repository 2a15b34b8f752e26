//! GAP (Webster et al. 2018): which of two names does a pronoun mean?
//!
//! Standard scoring: each example is two answers, one a name; F1 over all, over masculine and over feminine pronouns. A pronoun
//! means a name if the entity of its mention has a mention that touches the name.

use std::path::Path;

use super::data::{self, DataError};
use super::reading::{Program, Unit, context};
use super::score::{Counts, share};
use super::table::{Mistake, Report, Table};

const FILE: &str = "coref/gap-development.tsv";

struct Example<'a> {
    id: &'a str,
    text: &'a str,
    pronoun: (&'a str, usize),
    names: [(&'a str, usize, bool); 2],
}

impl<'a> Example<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, text, pronoun, at, a, a_at, a_is, b, b_at, b_is, ..] = fields[..] else { return None };
        let name = |name, at: &str, is: &str| Some((name, at.parse().ok()?, is.eq_ignore_ascii_case("true")));
        Some(Self {
            id,
            text,
            pronoun: (pronoun, at.parse().ok()?),
            names: [name(a, a_at, a_is)?, name(b, b_at, b_is)?],
        })
    }

    fn is_feminine(&self) -> bool {
        matches!(self.pronoun.0.to_lowercase().as_str(), "she" | "her" | "hers" | "herself")
    }
}

/// Measures the file.
pub fn run(program: &Program, data: &Path) -> Result<Report, DataError> {
    let path = data.join(FILE);
    let file = data::text(&path)?;
    let (mut feminine, mut masculine, mut resolved, mut examples) = (Counts::default(), Counts::default(), 0, 0);
    let mut mistakes = Vec::new();
    for (at, line) in file.lines().enumerate().skip(1) {
        let example = Example::of(line).ok_or_else(|| DataError::new(&path, Some(at + 1), "not a line of GAP"))?;
        let reading = program.text(example.id, example.text, None);
        let article = reading.article();
        let (pronoun, start) = example.pronoun;
        let entity = article.best(start, start + pronoun.chars().count()).map(|m| m.entity.as_str());
        examples += 1;
        resolved += usize::from(entity.is_some());
        let counts = if example.is_feminine() { &mut feminine } else { &mut masculine };
        for (name, at, is) in example.names {
            let end = at + name.chars().count();
            let says = entity.is_some_and(|entity| article.within(entity, at, end).next().is_some());
            *counts +=
                Counts { tp: usize::from(says && is), fp: usize::from(says && !is), fn_: usize::from(!says && is) };
            if says != is {
                mistakes.push(mistake(&example, article, name, says));
            }
        }
    }
    let mut all = feminine;
    all += masculine;
    let mut table = Table::new(format!("Pronouns: GAP development (`{FILE}`)"));
    table.counts("GAP all", all);
    table.counts("GAP masculine", masculine);
    table.counts("GAP feminine", feminine);
    table.share("GAP pronouns with an entity", resolved, examples);
    let bias = if masculine.f1() == 0.0 { share(0, 1) } else { feminine.f1() / masculine.f1() };
    table.title.push_str(&format!("; feminine to masculine F1 {bias:.2}"));
    Ok(Report { tables: vec![table], mistakes, ..Report::default() })
}

fn mistake(example: &Example<'_>, article: &Unit, name: &str, says: bool) -> Mistake {
    let text: Vec<char> = example.text.chars().collect();
    let (pronoun, start) = example.pronoun;
    let end = start + pronoun.chars().count();
    let ours = article.best(start, end).map_or("nothing", |m| m.entity.as_str());
    Mistake {
        place: format!("{}:{start}", example.id),
        kind: if says { "wrong" } else { "missed" },
        what: format!("{pronoun} {} {name}; read as {ours}", if says { "is not" } else { "is" }),
        context: context(&text, start, end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_line() {
        let line = "d-1\tAda met Eve. She left.\tShe\t13\tAda\t0\tTRUE\tEve\t8\tFALSE\thttp://x";
        let example = Example::of(line).expect("a line");
        assert_eq!(example.pronoun, ("She", 13));
        assert_eq!(example.names, [("Ada", 0, true), ("Eve", 8, false)]);
        assert!(example.is_feminine());
        assert!(Example::of("d-1\tAda").is_none());
    }
}
