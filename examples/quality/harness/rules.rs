//! How often each rule of claims is right, over all data on which claims are judged one by one: the own corpus, KnowledgeNet and the
//! verdicts on asserted triples.
//!
//! The counts stand in `src/extract/claims/rules/measured.tsv`, from which the program takes its confidence.

use std::collections::BTreeMap;
use std::path::Path;

use super::data::DataError;
use super::reading::Program;
use super::score::Counts;
use super::table::{Report, Table};
use super::{corpus, knowledgenet, triples};

/// Counts right and wrong claims by rule.
pub fn run(program: &Program, data: &Path) -> Result<Report, DataError> {
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    let own = corpus::run(program).map_err(|e| DataError::new(&corpus::folder(), None, e))?;
    for report in [own, knowledgenet::run(program, data)?, triples::run(program, data)?] {
        for (rule, right) in report.verdicts {
            *counts.entry(rule).or_default() += Counts { tp: usize::from(right), fp: usize::from(!right), fn_: 0 };
        }
    }
    let mut table = Table::new("Claims right and wrong, by rule");
    for (rule, counts) in counts {
        table.counts(rule, counts);
    }
    Ok(Report { tables: vec![table], ..Report::default() })
}
