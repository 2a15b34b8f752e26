//! Comma-, semicolon- or tab-separated tables with a header row.

use super::columns::{Columns, Meaning};
use super::{Fault, Note, Options, class_named, period};
use crate::authority::index::{Builder, Period, Record};

/// What stands between aliases in one cell.
const BETWEEN: char = '|';

pub(super) fn read(bytes: &[u8], options: &Options, builder: &mut Builder, note: Note<'_>) -> Result<(), Fault> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}'),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = before.iter().filter(|b| **b == b'\n').count() as u64 + 1;
            return Err(Fault::Line(line, "not UTF-8; save the table as UTF-8".to_owned()));
        }
    };
    let mut rows = csv::ReaderBuilder::new().delimiter(separator(text)).flexible(true).from_reader(text.as_bytes());
    let header: Vec<String> = rows.headers().map_err(|e| broken(&e))?.iter().map(|n| n.trim().to_owned()).collect();
    let columns = Columns::of(&header, options.columns.as_ref()).map_err(|told| Fault::Line(1, told))?;
    let mut row = csv::StringRecord::new();
    while rows.read_record(&mut row).map_err(|e| broken(&e))? {
        let line = row.position().map_or(0, csv::Position::line);
        let record = record(&row, &columns, options, &mut |message| note(format!(":{line}"), message))
            .map_err(|told| Fault::Line(line, told))?;
        builder.add(&record).map_err(|e| Fault::record(line, &e))?;
    }
    Ok(())
}

fn record(
    row: &csv::StringRecord,
    columns: &Columns,
    options: &Options,
    note: &mut dyn FnMut(&str),
) -> Result<Record, String> {
    let class = match columns.first(Meaning::Type, row) {
        Some(name) => class_named(name).ok_or_else(|| unknown_class(name))?,
        None => {
            options.class.ok_or("no type; name a column with --column type=COLUMN, or give --type CLASS for all")?
        }
    };
    let day = |meaning: Meaning| -> Result<Option<Period>, String> {
        let Some(cell) = columns.first(meaning, row) else { return Ok(None) };
        let told = || format!("\"{cell}\" is no date; write 2004-06-02, 2004-06 or 2004");
        Period::parse(cell).map(Some).ok_or_else(told)
    };
    let (from, until) = (day(Meaning::From)?, day(Meaning::Until)?);
    let text = |meaning: Meaning| columns.all(meaning, row).collect::<Vec<_>>().join("; ");
    Ok(Record {
        id: columns.first(Meaning::Id, row).unwrap_or_default().to_owned(),
        name: columns.first(Meaning::Name, row).unwrap_or_default().to_owned(),
        class,
        aliases: columns.all(Meaning::Aliases, row).flat_map(|c| c.split(BETWEEN)).map(str::to_owned).collect(),
        period: period(from, until, note),
        description: text(Meaning::Description),
        country: text(Meaning::Country),
    })
}

pub(super) fn unknown_class(name: &str) -> String {
    let classes: Vec<_> = crate::schema::EntityType::all().iter().map(|c| c.local_name()).collect();
    format!("\"{name}\" is no class; write one of {}", classes.join(", "))
}

/// The separator that the header row has most of.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |separator: u8| header.bytes().filter(|b| *b == separator).count();
    let mut best = b',';
    for other in [b'\t', b';'] {
        if count(other) > count(best) {
            best = other;
        }
    }
    best
}

fn broken(error: &csv::Error) -> Fault {
    match error.position() {
        Some(at) => Fault::Line(at.line(), error.to_string()),
        None => Fault::Whole(error.to_string()),
    }
}
