//! Quotations: where they begin and end in one text, and how they fall on its sentences.

use crate::base::Span;
use crate::nlp::Analysis;

/// The stretches between double quotation marks, marks left out. One that is not closed ends with its paragraph.
pub(super) fn quotes(text: &str, analysis: &Analysis) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<u32> = None;
    let mut last_end = 0;
    for token in &analysis.tokens {
        let gap = text.get(last_end as usize..token.span.start as usize).unwrap_or("");
        if gap.matches('\n').count() > 1 {
            found.extend(open.take().map(|start| Span::new(start, last_end)));
        }
        last_end = token.span.end;
        match token.span.slice(text) {
            "“" | "«" => open = Some(token.span.end),
            "”" | "»" => found.extend(open.take().map(|start| Span::new(start, token.span.start))),
            "\"" | "''" => match open.take() {
                Some(start) => found.push(Span::new(start, token.span.start)),
                None => open = Some(token.span.end),
            },
            _ => {}
        }
    }
    found.extend(open.map(|start| Span::new(start, last_end.max(start))));
    found
}

/// Whether a quotation is speech and not a word or a title set in quotation marks.
pub(super) fn is_speech(text: &str, quote: Span) -> bool {
    let words = quote.slice(text).split_whitespace().count();
    let ended = quote.slice(text).trim_end().ends_with([',', '.', '!', '?']);
    words > 5 || (words > 2 && ended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nlp::analyze;

    #[test]
    fn finds_quotations() {
        for (text, want) in [
            ("He said “we go” and “no.”", vec!["we go", "no."]),
            ("\"One,\" he said. \"Two.\"", vec!["One,", "Two."]),
            ("“Open end\n\nNext “x” y", vec!["Open end", "x"]),
            ("none", vec![]),
        ] {
            let found: Vec<_> = quotes(text, &analyze(text)).into_iter().map(|q| q.slice(text)).collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
