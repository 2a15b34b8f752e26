use super::super::decode::label;
use super::super::time::{DateOrder, expressions};
use super::super::{Byline, PartKind};
use super::body::Article;
use super::byline::{bare_byline, byline, outlet_line};
use super::dates::{DateLine, date_line, published};
use super::labels::{self, Field, field, is_promo, topics};
use super::lines::Line;
use super::names::{is_full_name, is_site, is_site_between};
use super::phrase::Words;
use super::rules::{COUNTED_HEADINGS, NAVIGATION, SECTIONS};

/// A title is no longer than this, in characters.
const LONGEST_TITLE: usize = 200;

/// What a line of the head is.
enum Head<'t> {
    Title,
    Byline(Byline, Option<u32>),
    Date(DateLine<'t>, Option<u32>),
    Field(Field, &'t str),
    Topics(Vec<String>),
    Count(u32),
    /// Leads elsewhere.
    Idle,
    /// A short line that may be a second title, a kicker, a subtitle or the name of the site.
    Short,
}

/// Reads the head of an article; gives the index of the line where the body starts.
pub(super) fn read<'t>(lines: &[Line<'t>], out: &mut Article<'t>) -> usize {
    let order = out.order;
    let filled: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].is_blank()).take(40).collect();
    let mut title = title_of(lines, &filled, out);
    let mut dates: Vec<DateLine<'t>> = Vec::new();
    let mut had_byline = false;
    let mut end = 0;
    for (nth, at) in filled.iter().enumerate() {
        let line = &lines[*at];
        let alone = filled.get(nth + 1).is_none_or(|next| *next > at + 1);
        let fresh = title.is_some() || nth > 0;
        let Some(head) = classify(lines, &filled, nth, title, fresh, had_byline, order, alone) else { break };
        match head {
            Head::Title => {
                let text = bare_title(line.text);
                out.title.get_or_insert_with(|| label(text));
                if title == Some(*at) {
                    out.part(PartKind::Title, line, text);
                }
            }
            Head::Byline(found, count) => {
                out.declared = count.or(out.declared);
                // The date may stand in the same line: "By Ada Byron | 14 May 2015".
                let found_dates = expressions(line.text, order);
                if found_dates.iter().any(|e| e.has_day) {
                    dates.push(DateLine { text: line.text, found: found_dates, update: false });
                }
                match &mut out.byline {
                    Some(byline) if had_byline => byline.outlet = byline.outlet.take().or(found.outlet),
                    byline => *byline = Some(found),
                }
                had_byline = true;
                out.part(PartKind::Byline, line, line.text);
            }
            Head::Date(found, count) => {
                out.declared = count.or(out.declared);
                dates.push(found);
            }
            Head::Field(Field::Title, value) => {
                out.title = Some(label(value));
                out.part(PartKind::Title, line, value);
                title = Some(*at);
            }
            Head::Field(Field::Site, value) => out.site = Some(label(value)),
            Head::Field(Field::Address, value) => out.url = Some(value.to_owned()),
            Head::Topics(found) => out.topics.extend(found),
            Head::Count(count) => out.declared = Some(count),
            Head::Idle => {}
            Head::Short => {
                if title.is_some_and(|t| *at < t) {
                    // What stands above a title that is known to be one: the site's name or the section's.
                    if out.site.is_none() && is_site(line.text) {
                        out.site = Some(label(line.text));
                    }
                } else {
                    out.part(
                        if line.text.ends_with(['.', '!', '?', '…', '”', '"']) {
                            PartKind::Body
                        } else {
                            PartKind::Heading
                        },
                        line,
                        line.text,
                    );
                }
            }
        }
        end = at + 1;
    }
    out.published = published(&dates, order).or_else(|| {
        let loose: Vec<DateLine<'t>> = filled
            .iter()
            .take(DATELINES)
            .filter(|at| title != Some(**at))
            .find_map(|at| loose_date(lines[*at].text, order))
            .into_iter()
            .collect();
        published(&loose, order)
    });
    out.dated = !dates.is_empty();
    end
}

/// How many lines of the head may hold a date among other things.
const DATELINES: usize = 5;

/// The only day in a short line that is no sentence: `NAIROBI, November 10, 2016 — By Ann Lee`, `2 May 2018 | Interview by Jo Roe`.
fn loose_date(text: &str, order: DateOrder) -> Option<DateLine<'_>> {
    if text.len() > 120 || text.ends_with(['.', '!', '?', ':', '…', '”', '"']) {
        return None;
    }
    let found = expressions(text, order);
    let days = found.iter().filter(|e| e.has_day).count();
    (days == 1).then_some(DateLine { text, found, update: false })
}

#[expect(clippy::too_many_arguments, reason = "one decision over all that is known of a line")]
fn classify<'t>(
    lines: &[Line<'t>],
    filled: &[usize],
    nth: usize,
    title: Option<usize>,
    fresh: bool,
    had_byline: bool,
    order: DateOrder,
    alone: bool,
) -> Option<Head<'t>> {
    let at = filled[nth];
    let line = &lines[at];
    let text = line.text;
    if is_rule(text) {
        return Some(Head::Idle);
    }
    if title.is_some_and(|t| {
        t == at || (bare_title(lines[t].text).len() > 3 && same_words(bare_title(text), bare_title(lines[t].text)))
    }) {
        return Some(Head::Title);
    }
    if text.len() > LONGEST_TITLE * 4 || (fresh && labels::note(text).is_some()) {
        return None;
    }
    if let Some((found, value)) = field(text) {
        return Some(Head::Field(found, value));
    }
    if let Some(date) = date_line(text, order) {
        return Some(Head::Date(date, None));
    }
    if let Some(found) = byline(text).filter(|_| fresh) {
        return Some(Head::Byline(found, None));
    }
    if let Some(head) = composite(text, order).filter(|_| fresh) {
        return Some(head);
    }
    if title.is_some() {
        if let Some(found) = bare_byline(text) {
            return Some(Head::Byline(found, None));
        }
        let next = filled.get(nth + 1).map(|n| lines[*n].text);
        let named = is_full_name(text) && !had_byline && title.is_some_and(|t| t < at);
        if named && next.is_some_and(|n| date_line(n, order).is_some() || outlet_line(n).is_some()) {
            return byline(&format!("By {text}")).map(|b| Head::Byline(Byline { text: label(text), ..b }, None));
        }
        let behind_byline = had_byline
            && nth > 0
            && byline(lines[filled[nth - 1]].text).is_some() | is_full_name(lines[filled[nth - 1]].text);
        if behind_byline && let Some(outlet) = outlet_line(text) {
            return Some(Head::Byline(Byline { text: label(text), authors: Vec::new(), outlet }, None));
        }
    }
    let words = Words::of(text);
    if let Some(count) = words.match_any(COUNTED_HEADINGS).and_then(|n| n.into_iter().max()) {
        return Some(Head::Count(count));
    }
    if words.is_empty() && text.len() < 40 || is_navigation(text) {
        return Some(Head::Idle);
    }
    if let Some(found) = topics(text).filter(|_| fresh) {
        return Some(Head::Topics(found));
    }
    // Between the first line and a title, or between the title and the date, short lines belong to the head.
    let above = title.is_some_and(|t| at < t);
    let later = filled[nth + 1..].iter().take(4).any(|n| {
        let t = lines[*n].text;
        date_line(t, order).is_some() || byline(t).is_some() || bare_byline(t).is_some()
    });
    let promo = fresh && is_promo(text);
    let after_title = nth > 0 && title == Some(filled[nth - 1]);
    if later && after_title && !alone && is_site_between(text) {
        return Some(Head::Field(Field::Site, text));
    }
    let short = text.chars().count() <= LONGEST_TITLE && (alone || above) && !promo;
    (short && (above || (later && title.is_some_and(|t| t < at)))).then_some(Head::Short)
}

/// `Posted on 14 May 2015 by Ada Byron`, `14 May 2015 | 3 Comments | By Ada Byron`, `World | 14 May 2015`.
fn composite<'t>(text: &'t str, order: DateOrder) -> Option<Head<'t>> {
    if text.len() > 200 {
        return None;
    }
    let mut author = None;
    let mut date = None;
    let mut count = None;
    for segment in text.split(['|', '•', '·']).map(str::trim).filter(|s| !s.is_empty()) {
        let by = segment.find(" by ").or_else(|| segment.find(" By "));
        let (segment, tail) = by.map_or((segment, None), |at| (&segment[..at], Some(segment[at..].trim())));
        if let Some(tail) = tail {
            author = Some(byline(tail)?);
        }
        if let Some(found) = byline(segment) {
            author = Some(found);
        } else if let Some(found) = date_line(segment, order) {
            date.get_or_insert(found);
        } else if let Some(found) = Words::of(segment).match_any(COUNTED_HEADINGS).and_then(|n| n.into_iter().max()) {
            count = Some(found);
        } else if !is_navigation(segment)
            && !Words::of(segment).are(SECTIONS)
            && !Words::of(segment).are(&["posted|published|written|filed on|in?"])
        {
            return None;
        }
    }
    match (author, date) {
        (Some(author), _) => {
            let text = label(text.trim_matches(['*', '_', ' ']));
            Some(Head::Byline(Byline { text, ..author }, count))
        }
        (None, Some(date)) => Some(Head::Date(date, count)),
        (None, None) => None,
    }
}

/// Index of the line that is the title.
fn title_of(lines: &[Line<'_>], filled: &[usize], out: &mut Article<'_>) -> Option<usize> {
    let order = out.order;
    let plain: Vec<usize> = filled
        .iter()
        .copied()
        .take(12)
        .filter(|at| {
            let text = lines[*at].text;
            !is_rule(text)
                && date_line(text, order).is_none()
                && byline(text).is_none()
                && composite(text, order).is_none()
                && field(text).is_none()
                && !is_navigation(text)
                && !Words::of(text).are(COUNTED_HEADINGS)
        })
        .collect();
    if filled.iter().take(12).any(|at| matches!(field(lines[*at].text), Some((Field::Title, _)))) {
        return None;
    }
    let can_be = |at: usize| {
        let text = lines[at].text;
        let length = text.chars().count();
        length <= LONGEST_TITLE
            && text.contains(char::is_alphabetic)
            && !text.ends_with([',', ';', ':'])
            && labels::note(text).is_none()
    };
    // A title in mark-up, or one that the page shows twice.
    let marked = plain.iter().take(6).find(|at| {
        lines[**at].text.starts_with("# ") || lines.get(**at + 1).is_some_and(|next| is_underline(next.text))
    });
    if let Some(at) = marked {
        return Some(*at);
    }
    let twice = plain.iter().enumerate().take(6).find(|(nth, at)| {
        can_be(**at) && plain[nth + 1..].iter().take(6).any(|other| same_words(lines[*other].text, lines[**at].text))
    });
    if let Some((_, at)) = twice {
        return Some(*at);
    }
    // "Title | The Harbour Post" as the window's title, then the title itself.
    let first = *plain.first()?;
    for other in plain.iter().skip(1).take(3) {
        let (long, short) = (lines[first].text, lines[*other].text);
        if short.len() > 8
            && can_be(*other)
            && let Some(rest) = long.strip_prefix(short)
            && let Some(site) = rest.trim_start().strip_prefix(['|', '-', '–', '—', '·', '•', '«', '»', ':'])
        {
            out.site = Some(label(site));
            return Some(*other);
        }
    }
    // The name of the site and of the section stand above the title.
    let above = |at: usize| {
        let text = lines[at].text;
        Words::of(text).are(SECTIONS) || is_site(text)
    };
    let first =
        plain.iter().copied().take(3).find(|at| !above(*at)).filter(|at| can_be(*at) && *at != first).unwrap_or(first);
    if !can_be(first) {
        return None;
    }
    let nth = filled.iter().position(|at| *at == first)?;
    let next = filled.get(nth + 1).copied()?;
    let text = lines[first].text;
    let headed = |n: usize| {
        date_line(lines[n].text, order).is_some()
            || byline(lines[n].text).is_some()
            || bare_byline(lines[n].text).is_some()
            || composite(lines[n].text, order).is_some()
    };
    let evidence = nth > 0 || filled[nth + 1..].iter().take(3).any(|n| headed(*n));
    let sentence = text.ends_with('.') && !text.ends_with("..") && !text.ends_with("U.S.");
    // The name of the site may stand between the title and its date.
    let site_then_head = is_site_between(lines[next].text) && filled.get(nth + 2).is_some_and(|n| headed(*n));
    let apart = next > first + 1 || headed(next) || site_then_head || Words::of(lines[next].text).are(COUNTED_HEADINGS);
    let short = text.chars().count() <= 150;
    (apart && (!sentence || evidence) && (short || evidence)).then_some(first)
}

/// A title without its mark-up.
pub(super) fn bare_title(text: &str) -> &str {
    let hashes = text.bytes().take_while(|b| *b == b'#').count();
    let bare = if (1..=6).contains(&hashes) && text[hashes..].starts_with(' ') {
        text.trim_start_matches('#').trim_end_matches('#').trim()
    } else {
        text
    };
    ["**", "__"].iter().find_map(|pair| bare.strip_prefix(pair)?.strip_suffix(pair)).unwrap_or(bare)
}

/// Whether two labels have the same letters and digits.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    a.len() <= b.len() * 3 && b.len() <= a.len() * 3 && letters(a) == letters(b)
}

/// `===`, `---`, `***`, `* * *`.
pub(super) fn is_rule(text: &str) -> bool {
    text.len() >= 3
        && text.len() < 400
        && text.chars().filter(|c| !c.is_whitespace()).count() >= 3
        && ['=', '-', '*', '_', '~', '#', '—', '–', '·', '•']
            .iter()
            .any(|sign| text.chars().all(|c| c == *sign || c == ' '))
}

/// The line under a heading in mark-up.
pub(super) fn is_underline(text: &str) -> bool {
    text.len() >= 3 && (text.bytes().all(|b| b == b'=') || text.bytes().all(|b| b == b'-'))
}

/// Whether a line only leads elsewhere: `« Previous entry`, `Share this`, `Print | Email`.
pub(super) fn is_navigation(text: &str) -> bool {
    if text.len() > 160 {
        return false;
    }
    let is = |segment: &str| {
        let words = Words::of(segment);
        words.are(NAVIGATION) || words.match_any(COUNTED_HEADINGS).is_some()
    };
    if Words::of(text).are(NAVIGATION) {
        return true;
    }
    // Buttons side by side: "Share this:  Facebook  Twitter".
    let mut buttons = text.split("  ").flat_map(|s| s.split('\t')).filter(|s| !s.trim().is_empty()).peekable();
    if (text.contains("  ") || text.contains('\t')) && buttons.peek().is_some() && buttons.all(is) {
        return true;
    }
    let is = |segment: &str| is(segment) || Words::of(segment).are(SECTIONS);
    let mut segments = text.split(['|', '·', '•', '«', '»']).filter(|s| !s.trim().is_empty()).peekable();
    segments.peek().is_some() && segments.all(is) && text.contains(['|', '·', '•', '«', '»'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_among_other_words_of_the_head() {
        for (line, want) in [
            ("LIMA, November 10, 2016 — By Ann Lee and Jo Roe", true),
            ("The Ostmark Daily, 20 July 2015, updated 23:59", true),
            ("2 February 2018 | Interview by Jo Roe", true),
            ("Peru signed the accord on 4 May 2015.", false),
            ("From 2 May 2015 to 4 May 2015", false),
            ("The class of 2015", false),
        ] {
            assert_eq!(loose_date(line, DateOrder::Unknown).is_some(), want, "{line}");
        }
    }
}
