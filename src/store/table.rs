//! Answers as a table for a person at a terminal.

use comfy_table::{Cell, ContentArrangement, Table};
use oxigraph::model::{Term, Variable};

use super::query::Row;
use super::results::Layout;

/// The table of `rows`: the variables, a line, the rows. Without rows the heading stands alone.
#[must_use]
pub fn render(variables: &[Variable], rows: &[Row], layout: &Layout<'_>) -> String {
    let mut table = Table::new();
    table.load_style(comfy_table::presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    if let Some(width) = layout.width {
        table.set_width(width);
    }
    table.set_header(variables.iter().map(|v| Cell::new(v.as_str())));
    for row in rows {
        table.add_row(row.iter().map(|term| Cell::new(term.as_ref().map_or_else(String::new, |t| cell(t, layout)))));
    }
    let mut text = table.trim_fmt();
    text.push('\n');
    text
}

/// One term as a person reads it.
fn cell(term: &Term, layout: &Layout<'_>) -> String {
    match term {
        Term::NamedNode(node) => printable(&shortened(node.as_str(), layout.prefixes)),
        Term::BlankNode(node) => format!("_:{}", node.as_str()),
        Term::Literal(literal) => printable(literal.value()),
    }
}

/// The IRI with the longest namespace that fits replaced by its prefix.
fn shortened(iri: &str, prefixes: &[(&str, &str)]) -> String {
    let fits = prefixes.iter().filter_map(|(prefix, namespace)| Some((prefix, iri.strip_prefix(namespace)?)));
    let best = fits.filter(|(_, local)| !local.is_empty()).min_by_key(|(_, local)| local.len());
    best.map_or_else(|| iri.to_owned(), |(prefix, local)| format!("{prefix}:{local}"))
}

/// Escapes what moves the cursor, colours the terminal or turns the direction of writing. Line ends stay: a cell may
/// have several lines.
fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push(c),
            '\t' => out.push(' '),
            '\r' => {}
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                out.extend(c.escape_unicode());
            }
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}
