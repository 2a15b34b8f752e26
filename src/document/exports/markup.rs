//! Text of exports: HTML fragments, half-marked-up text of WordPress, times in the forms of feeds.

use std::sync::LazyLock;

use jiff::tz::Offset;
use regex::Regex;

use super::super::{Timestamp, decode, html};

/// A pattern known to be right.
fn pattern(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

/// The paragraphs of an HTML fragment.
pub(super) fn paragraphs(fragment: &str) -> String {
    if !fragment.contains(['<', '&']) {
        return decode::replace_illegal(fragment.trim().to_owned());
    }
    decode::replace_illegal(html::paragraphs(fragment))
}

/// A name or a title that may hold references or tags; none if nothing is left.
pub(super) fn label(text: &str) -> Option<String> {
    let text = if text.contains(['<', '&']) { html::label(text) } else { text.to_owned() };
    Some(decode::label(&text)).filter(|l| !l.is_empty())
}

/// The paragraphs of what WordPress stores: HTML in which blank lines separate paragraphs and line ends break lines, with
/// shortcodes such as `[gallery ids="1"]`.
pub(super) fn wordpress(content: &str) -> String {
    static SHORTCODES: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r#"\[/?(?:caption|gallery|audio|video|embed|playlist|wp_caption|audioplayer|youtube|soundcloud|polldaddy)\b[^\]]*\]"#,
        )
    });
    static PRE: LazyLock<Option<Regex>> =
        LazyLock::new(|| pattern(r"(?is)<pre\b.*?</pre>|<(?:script|style)\b.*?</(?:script|style)>"));
    let Some(codes) = &*SHORTCODES else { return paragraphs(content) };
    let content = codes.replace_all(content, " ");
    // The block editor marks its paragraphs up itself.
    if content.contains("<!-- wp:") || !content.contains(['\n', '\r']) {
        return paragraphs(&content);
    }
    let mut marked = String::with_capacity(content.len() + 64);
    let mut at = 0;
    for kept in PRE.iter().flat_map(|pre| pre.find_iter(&content)) {
        mark_lines(&content[at..kept.start()], &mut marked);
        marked.push_str(kept.as_str());
        at = kept.end();
    }
    mark_lines(&content[at..], &mut marked);
    paragraphs(&marked)
}

fn mark_lines(text: &str, out: &mut String) {
    let mut blank = 0;
    for (at, line) in text.split('\n').enumerate() {
        let bare = line.trim();
        if at > 0 {
            if bare.is_empty() {
                blank += 1;
                continue;
            }
            let tag = |line: &str| line.starts_with('<') || line.is_empty();
            out.push_str(if blank > 0 {
                "\n<p>"
            } else if tag(bare) || out.ends_with('>') {
                "\n"
            } else {
                "<br>\n"
            });
        }
        blank = 0;
        out.push_str(line.trim_end_matches('\r'));
    }
    if blank > 0 {
        out.push('\n');
    }
}

/// A point in time as feeds write it.
pub(super) fn time(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.is_empty() || text.starts_with("0000") {
        return None;
    }
    Timestamp::find(text).map(|(_, stamp)| stamp)
}

/// A local time of which the time in UTC is told, too: their difference is its zone.
pub(super) fn local_time(local: Option<&str>, utc: Option<&str>) -> Option<Timestamp> {
    let (local, utc) = (local.and_then(time), utc.and_then(time));
    let at_zero = |stamp: Timestamp| Timestamp { offset: Some(Offset::UTC), ..stamp };
    let (Some(here), Some(there)) = (local, utc) else {
        return local.or(utc.map(at_zero));
    };
    let offset = (|| {
        let seconds = here.date.to_datetime(here.time?).duration_since(there.date.to_datetime(there.time?)).as_secs();
        // Zones are quarters of an hour apart; anything else is a mistake in the export.
        let plausible = seconds % 900 == 0 && seconds.abs() <= 15 * 3600;
        Offset::from_seconds(i32::try_from(seconds).ok().filter(|_| plausible)?).ok()
    })();
    Some(match offset {
        Some(offset) => Timestamp { offset: Some(offset), ..here },
        None => here,
    })
}

/// Seconds since 1970, UTC.
pub(super) fn epoch(seconds: i64) -> Option<Timestamp> {
    let at = Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).ok()?);
    Some(Timestamp { date: at.date(), time: Some(at.time()), offset: Some(Offset::UTC) })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn wordpress_separates_paragraphs_by_blank_lines() {
        for (content, want) in [
            ("The ferry\nis late.\n\nIt is <em>always</em> late.", "The ferry\nis late.\n\nIt is always late."),
            ("<!-- wp:paragraph --><p>One\ntwo</p>\n\n<!-- /wp:paragraph -->", "One two"),
            ("[gallery ids=\"1,2\"]\r\n\r\nAfter [the storm]", "After [the storm]"),
            ("No lines &amp; no tags", "No lines & no tags"),
        ] {
            assert_eq!(wordpress(content), want, "{content}");
        }
    }

    #[test]
    fn zones_come_from_the_time_in_utc() {
        let told = |local, utc| local_time(local, utc).map(|t| t.xsd());
        assert_eq!(
            told(Some("2014-01-14 17:32:12"), Some("2014-01-14 16:32:12")).unwrap(),
            "2014-01-14T17:32:12+01:00"
        );
        assert_eq!(told(Some("2014-01-14 17:32:12"), None).unwrap(), "2014-01-14T17:32:12");
        assert_eq!(told(Some("2014-01-14 17:32:12"), Some("0000-00-00 00:00:00")).unwrap(), "2014-01-14T17:32:12");
        assert_eq!(told(Some("2014-01-14 17:32:12"), Some("2014-01-14 16:30:12")).unwrap(), "2014-01-14T17:32:12");
        assert_eq!(told(None, Some("2014-01-14 16:32:12")).unwrap(), "2014-01-14T16:32:12Z");
        assert_eq!(time("Thu, 05 Jan 2012 14:30:46 +0000").unwrap().xsd(), "2012-01-05T14:30:46Z");
        assert_eq!(epoch(1_355_529_240).unwrap().xsd(), "2012-12-14T23:54:00Z");
    }
}
