use super::super::timeline::Shape;
use super::rows::Row;

/// Where the time of a comment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Head, time, text.
    Above,
    /// Time, head, text.
    First,
    /// Head, text, time.
    Below,
    /// Text, name, time.
    Signed,
    /// One line with name and time, then the text.
    HeadLine,
    /// The text, then one line with name and time.
    FootLine,
}

/// How the comments of one thread are laid out.
#[derive(Debug)]
pub(super) struct Grammar {
    pub place: Place,
    /// Indices of the rows that tell the times, one a comment.
    pub times: Vec<usize>,
    /// The first row that is no longer of the thread.
    pub end: usize,
    /// Markers, "says" or "Reply" besides times: no article looks like that.
    pub furnished: bool,
}

/// Finds the grammar of the thread in `rows`; none if no line tells a time.
pub(super) fn find(rows: &[Row<'_>]) -> Option<Grammar> {
    let shape = dominant(rows)?;
    let mut times: Vec<usize> = rows.iter().enumerate().filter(|(_, row)| fits(row, shape)).map(|(at, _)| at).collect();
    cut_foot(rows, &mut times);
    let (first, last) = (*times.first()?, *times.last()?);
    let end = (last + 1..rows.len()).find(|at| rows[*at].footer).unwrap_or(rows.len());
    let before = counted(rows, 0..first);
    let behind = counted(rows, last + 1..end);
    let place = if shape.authored {
        place_of_lines(rows, &times, before, behind)
    } else {
        place_of_times(rows, &times, before, behind)
    };
    let furnished = times.iter().any(|at| rows[*at].time.as_ref().is_some_and(|t| t.furnished))
        || times.iter().any(|at| {
            rows[*at].marker.is_some() || neighbours(rows, *at).into_iter().flatten().any(|r| r.headish() >= 2)
        });
    Some(Grammar { place, times, end, furnished })
}

/// What most time lines tell. In doubt, what tells more, and lines without a name before lines with one.
fn dominant(rows: &[Row<'_>]) -> Option<Shape> {
    let mut counts: Vec<(Shape, usize)> = Vec::new();
    for time in rows.iter().filter_map(|row| row.time.as_ref()) {
        let weight = if time.furnished { 3 } else { 2 };
        // A weak name before a date is as often a piece of a sentence.
        let weight = if time.author.as_ref().is_some_and(|a| !a.marked) { 1 } else { weight };
        match counts.iter_mut().find(|(shape, _)| *shape == time.shape) {
            Some((_, count)) => *count += weight,
            None => counts.push((time.shape, weight)),
        }
    }
    counts
        .into_iter()
        .max_by_key(|(shape, count)| (*count, !shape.authored, shape.day, shape.clock))
        .map(|(shape, _)| shape)
}

fn fits(row: &Row<'_>, shape: Shape) -> bool {
    row.time.as_ref().is_some_and(|time| {
        time.shape.authored == shape.authored
            && (time.shape == shape || (time.furnished && time.shape.day) || (time.shape.day && time.stamp.is_none()))
    })
}

/// Leaves out times that stand behind the page's foot, as in "Last updated".
fn cut_foot(rows: &[Row<'_>], times: &mut Vec<usize>) {
    let marked = times
        .iter()
        .filter(|at| {
            rows[**at].marker.is_some() || neighbours(rows, **at).into_iter().flatten().any(|r| r.marker.is_some())
        })
        .count();
    let mostly_marked = marked * 2 > times.len();
    for at in 1..times.len() {
        let between = &rows[times[at - 1] + 1..times[at]];
        let footed = between.iter().any(|row| row.footer);
        let headed = if mostly_marked {
            between.iter().any(|row| row.marker.is_some()) || rows[times[at]].marker.is_some()
        } else {
            between.iter().rev().take_while(|row| !row.footer).any(|row| row.headish() > 0)
                || rows[times[at]].time.as_ref().is_some_and(|t| t.furnished)
        };
        if footed && !headed {
            times.truncate(at);
            return;
        }
    }
}

/// The rows directly before and behind a row that are not furniture.
fn neighbours<'r, 't>(rows: &'r [Row<'t>], at: usize) -> [Option<&'r Row<'t>>; 2] {
    let before = rows[..at].iter().rev().take(4).find(|row| row.counts());
    let behind = rows[at + 1..].iter().take(6).find(|row| row.counts());
    [before, behind]
}

fn counted(rows: &[Row<'_>], range: std::ops::Range<usize>) -> usize {
    rows[range].iter().filter(|row| row.counts() && !row.footer).count()
}

fn place_of_lines(rows: &[Row<'_>], times: &[usize], before: usize, behind: usize) -> Place {
    let inline = times.iter().any(|at| rows[*at].time.as_ref().is_some_and(|t| t.text.is_some()));
    if inline || before == 0 {
        return Place::HeadLine;
    }
    if behind == 0 {
        return Place::FootLine;
    }
    // Something stands on both sides: a preamble or a foot without a known phrase. A head line opens a block, a foot line closes it.
    let opens = times.iter().filter(|at| rows[**at].gap || rows[**at].marker.is_some()).count();
    let closes = times.iter().filter(|at| rows.get(**at + 1).is_none_or(|next| next.gap)).count();
    let labelled = times.iter().filter(|at| is_labelled(rows[**at].line.text)).count() * 2 > times.len();
    if closes > opens || (closes == opens && labelled) { Place::FootLine } else { Place::HeadLine }
}

/// "Posted by Ada on …" more often stands below a comment than above it.
fn is_labelled(text: &str) -> bool {
    let start = text.get(..12).unwrap_or(text).to_lowercase();
    ["posted by", "comment by", "posted:", "submitted b", "— ", "– "].iter().any(|lead| start.starts_with(lead))
}

fn place_of_times(rows: &[Row<'_>], times: &[usize], before: usize, behind: usize) -> Place {
    if before == 0 {
        return Place::First;
    }
    let mut above = 0;
    let mut below = 0;
    let mut from = 0;
    for (nth, at) in times.iter().enumerate() {
        let [head, next] = neighbours(rows, *at);
        let room = counted(rows, from..*at);
        // A head directly above the time, with the text of the comment before above that.
        if nth == 0 || room >= 2 {
            above += head.map_or(0, Row::headish);
        }
        // A head directly below the time, with its text below that.
        if nth + 1 < times.len() && counted(rows, at + 1..times[nth + 1]) >= 2 {
            below += next.map_or(0, Row::headish);
        }
        from = at + 1;
    }
    let first_head = rows[..times[0]].iter().find(|row| row.counts() && !row.footer).map_or(0, Row::headish);
    let is_below = match (before, behind) {
        (1, 1..) => false,
        (2.., 0) => true,
        (1, 0) => above == 0,
        _ => below + first_head >= above,
    };
    if !is_below {
        return Place::Above;
    }
    if signed(rows, times) { Place::Signed } else { Place::Below }
}

/// Whether the names stand at the end of the comments: the last rows before the times look like names, the first rows do not.
fn signed(rows: &[Row<'_>], times: &[usize]) -> bool {
    let mut from = 0;
    let (mut first_heads, mut last_heads) = (0, 0);
    for at in times {
        let region: Vec<_> = rows[from..*at].iter().filter(|row| row.counts() && !row.footer).collect();
        if let [first, .., last] = region[..] {
            first_heads += usize::from(first.headish() > 0);
            last_heads += usize::from(last.headish() > 0);
        }
        from = at + 1;
    }
    last_heads * 4 > times.len() * 3 && first_heads * 2 < times.len()
}
