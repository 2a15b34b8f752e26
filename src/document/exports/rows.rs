//! Rows of a table, of which none has to fit into memory.

use std::io::{self, BufRead};

use csv::StringRecord;
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// What [`Rows::next`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A row.
    Read,
    /// One with more bytes than may be; it was passed over.
    TooLong,
    /// The end of the table.
    End,
}

/// Reads a table row by row.
pub(super) struct Rows<R> {
    input: R,
    core: Reader,
    /// The most bytes that a row may have.
    limit: u64,
}

impl<R: BufRead> Rows<R> {
    /// Reads UTF-8.
    pub fn new(input: R, separator: u8, limit: u64) -> Self {
        Self { input, core: ReaderBuilder::new().delimiter(separator).build(), limit }
    }

    /// The line that the next row begins in, from 1.
    pub fn line(&mut self) -> u64 {
        // An error comes again when the row is read.
        let ready = self.input.fill_buf().unwrap_or_default();
        let empty = ready.iter().take_while(|b| b"\r\n".contains(b)).filter(|b| **b == b'\n').count();
        self.core.line() + empty as u64
    }

    /// Reads the cells of the next row.
    ///
    /// # Errors
    ///
    /// Those of the input.
    pub fn next(&mut self, cells: &mut StringRecord) -> io::Result<Row> {
        cells.clear();
        let (mut cell, mut room, mut taken) = (Vec::new(), [0; 4096], 0);
        loop {
            let ready = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                ready => ready?,
            };
            let (result, read, written) = self.core.read_field(ready, &mut room);
            self.input.consume(read);
            taken += read as u64;
            let fits = taken <= self.limit;
            if fits {
                cell.extend_from_slice(&room[..written]);
            }
            match result {
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::Field { record_end } => {
                    if fits {
                        cells.push_field(&String::from_utf8_lossy(&cell));
                    }
                    cell.clear();
                    if record_end {
                        return Ok(if fits { Row::Read } else { Row::TooLong });
                    }
                }
                ReadFieldResult::End => return Ok(Row::End),
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn read(table: &str, limit: u64) -> Vec<(u64, Row, Vec<String>)> {
        // However the bytes come.
        let mut rows = Rows::new(io::BufReader::with_capacity(3, table.as_bytes()), b',', limit);
        let (mut all, mut cells) = (Vec::new(), StringRecord::new());
        loop {
            let line = rows.line();
            match rows.next(&mut cells).unwrap() {
                Row::End => return all,
                row => all.push((line, row, cells.iter().map(str::to_owned).collect())),
            }
        }
    }

    #[test]
    fn cells_may_have_lines_quotation_marks_and_separators() {
        let row = |line, cells: &[&str]| (line, Row::Read, cells.iter().map(|&c| c.to_owned()).collect());
        assert_eq!(
            read("a,b\r\n\"1,\n\"\"ü\"\"\",\n\n2,\"x\",y\n3", 100),
            [row(1, &["a", "b"]), row(2, &["1,\n\"ü\"", ""]), row(5, &["2", "x", "y"]), row(6, &["3"])]
        );
        assert_eq!(read("", 100), []);
    }

    #[test]
    fn a_row_that_is_too_long_is_passed_over() {
        let long = "x\n".repeat(10_000);
        let seen: Vec<_> = read(&format!("a,b\n\"{long}\",\"{long}\"\n1,2\n"), 100);
        let kinds: Vec<_> = seen.iter().map(|(_, row, cells)| (*row, cells.len())).collect();
        assert_eq!(kinds, [(Row::Read, 2), (Row::TooLong, 0), (Row::Read, 2)]);
        // One whose quotation mark is never closed goes to the end.
        let kinds: Vec<_> = read(&format!("a,b\n\"{long}"), 100).into_iter().map(|(_, row, _)| row).collect();
        assert_eq!(kinds, [Row::Read, Row::TooLong]);
    }
}
