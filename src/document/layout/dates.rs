use super::super::time::{DateOrder, Expression, Timestamp, expressions};
use super::phrase::Words;
use super::rules::{COUNTED_HEADINGS, FURNITURE, NAVIGATION};

/// Words around the date of an article.
const LABELS: &[&str] = &[
    "published",
    "first published",
    "published on|at",
    "updated",
    "last updated",
    "updated on|at",
    "last updated on|at",
    "last modified on|at?",
    "modified on|at?",
    "posted",
    "posted on|at",
    "on",
    "at",
    "date",
    "created",
    "released",
    "release date",
    "issued",
    "filed",
    "added",
    "first posted",
    "originally published on?",
    "original",
    "edited",
    "published and updated",
    "print edition",
    "time",
    "uhr",
    "issue date",
    "publication date",
    "date published",
    "date of publication",
    "dated",
    "pubdate",
    "published online",
    "web posted",
    "posted at",
    "story published|updated",
];

/// A line of the page's head that tells when the article was published or changed.
#[derive(Clone, Debug)]
pub(super) struct DateLine<'t> {
    /// The line.
    pub text: &'t str,
    /// What it says, in order.
    pub found: Vec<Expression>,
    /// It tells of a later change.
    pub update: bool,
}

/// Reads a line that has nothing but dates, times and words about them.
pub(super) fn date_line<'t>(text: &'t str, order: DateOrder) -> Option<DateLine<'t>> {
    if text.len() > 200 {
        return None;
    }
    let found = expressions(text, order);
    let first = found.first()?;
    let mut at = 0;
    let mut rests = Vec::new();
    for expression in &found {
        rests.push(&text[at..expression.range.start]);
        at = expression.range.end;
    }
    rests.push(&text[at..]);
    let update = rests[0].to_lowercase().contains("updated") && !rests[0].to_lowercase().contains("published");
    let idle = rests.iter().flat_map(|rest| rest.split(['|', '•', '·', '(', ')', ',', '/', '–', '—'])).all(|segment| {
        let words = Words::of(segment);
        words.is_empty()
            || words.are(LABELS)
            || words.are(FURNITURE)
            || words.are(NAVIGATION)
            || words.are(COUNTED_HEADINGS)
    });
    // A bare number that happens to read as a time is no date line.
    (idle && (first.has_day || first.time.is_some() || first.relative)).then_some(DateLine { text, found, update })
}

/// When the article was published, by the date lines of the page's head in order.
///
/// A line with a date only is completed by the line behind it that has a time only. Changes count only if nothing else is told.
pub(super) fn published(lines: &[DateLine<'_>], order: DateOrder) -> Option<Timestamp> {
    let stamp = |update: bool| {
        let at = lines.iter().position(|line| line.update == update && line.found.iter().any(|e| e.date.is_some()))?;
        let first = lines[at].found.iter().find(|e| e.date.is_some())?;
        if first.time.is_none() {
            // "14 December 2012 Last updated at 18:54", or the time in the next line.
            let own = lines[at]
                .found
                .iter()
                .find(|e| !e.has_day && e.time.is_some() && e.range.start > first.range.start)
                .map(|e| (lines[at].text, e));
            let next = || {
                lines
                    .get(at + 1)
                    .and_then(|l| l.found.iter().find(|e| !e.has_day && e.time.is_some()).map(|e| (l.text, e)))
            };
            let before = || {
                at.checked_sub(1).and_then(|b| {
                    lines[b].found.iter().find(|e| !e.has_day && e.time.is_some()).map(|e| (lines[b].text, e))
                })
            };
            if let Some((text, time)) = own.or_else(next).or_else(before) {
                let joined = format!("{} {}", &lines[at].text[first.range.clone()], &text[time.range.clone()]);
                if let Some(stamp) = expressions(&joined, order).first().and_then(Expression::stamp) {
                    return Some(stamp);
                }
            }
        }
        first.stamp()
    };
    stamp(false).or_else(|| stamp(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> String {
        let lines: Vec<_> = lines.iter().filter_map(|l| date_line(l, DateOrder::Unknown)).collect();
        published(&lines, DateOrder::Unknown).map_or("-".to_owned(), |t| t.xsd())
    }

    #[test]
    fn date_lines() {
        assert_eq!(read(&["December 14th, 2012", "06:54 PM ET"]), "2012-12-14T18:54:00-05:00");
        assert_eq!(
            read(&["Updated 9:15 a.m. ET, December 15, 2012", "Published: 14 December 2012 18:54 GMT"]),
            "2012-12-14T18:54:00Z"
        );
        assert_eq!(read(&["14 December 2012 Last updated at 18:54 GMT"]), "2012-12-14T18:54:00Z");
        assert_eq!(read(&["Friday, December 14, 2012 | 12 Comments"]), "2012-12-14");
        assert_eq!(read(&["Updated 15 December 2012"]), "2012-12-15");
        assert_eq!(read(&["On December 14, 2012 the harbour was closed"]), "-");
        assert_eq!(read(&["Posted: 2 hours ago"]), "-");
    }
}
