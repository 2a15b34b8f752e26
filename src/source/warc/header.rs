/// What a record's header says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub kind: String,
    pub url: Option<String>,
    /// Lower case.
    pub media_type: String,
    /// None where it is missing or no number.
    pub length: Option<u64>,
}

/// Whether a file's first bytes, decompressed, are those of an archive.
pub(in crate::source) fn is_archive(start: &[u8]) -> bool {
    start.starts_with(b"WARC/") || start.starts_with(b"filedesc:")
}

impl Head {
    /// The header of a WARC record, without its first line. Lines that go on are joined.
    pub(super) fn warc(lines: &[Vec<u8>]) -> Self {
        let mut head = Self::default();
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in lines {
            let line = String::from_utf8_lossy(line);
            match (line.starts_with([' ', '\t']), line.split_once(':'), fields.last_mut()) {
                (true, _, Some((_, value))) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (false, Some((name, value)), _) => {
                    fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
                _ => {}
            }
        }
        for (name, value) in fields {
            match name.as_str() {
                "warc-type" => head.kind = value.to_ascii_lowercase(),
                "warc-target-uri" => {
                    // Some versions of wget put the brackets of the grammar around it.
                    let bare = value.strip_prefix('<').and_then(|v| v.strip_suffix('>')).unwrap_or(&value);
                    head.url = Some(bare.replace(' ', "%20"));
                }
                "content-type" => head.media_type = value.to_ascii_lowercase(),
                "content-length" => head.length = value.parse().ok(),
                _ => {}
            }
        }
        head
    }

    /// The header of an ARC record: address, IP, date, media type, in version 2 five more fields, and the length. An address may
    /// hold spaces, so fields are counted from the end.
    pub(super) fn arc(line: &[u8], in_arc: bool) -> Option<Self> {
        let line = std::str::from_utf8(line).ok()?.trim_end();
        let is_first = line.starts_with("filedesc:");
        if !is_first && !in_arc {
            return None;
        }
        let fields: Vec<&str> = line.split(' ').collect();
        let is_date = |field: &str| field.len() >= 12 && field.len() <= 18 && field.bytes().all(|b| b.is_ascii_digit());
        let date = fields
            .len()
            .checked_sub(3)
            .filter(|at| is_date(fields[*at]))
            .or_else(|| fields.len().checked_sub(8).filter(|at| is_date(fields[*at])))?;
        let url = fields.get(..date.checked_sub(1)?)?.join("%20");
        let has_scheme = url.split_once(':').is_some_and(|(scheme, _)| {
            !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        });
        let length = fields.last()?.parse().ok();
        has_scheme.then(|| Self {
            kind: if is_first { "arc_header" } else { "response" }.to_owned(),
            url: Some(url),
            media_type: fields[date + 1].to_ascii_lowercase(),
            length,
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn headers_in_both_formats() {
        let lines: Vec<Vec<u8>> = [
            "WARC-Type: Response",
            "warc-target-uri: <http://e.org/a b>",
            "Content-Type: text/html;",
            "  charset=x",
            "Content-Length: 12",
        ]
        .map(|line| line.as_bytes().to_vec())
        .to_vec();
        let head = Head::warc(&lines);
        assert_eq!(
            (head.kind.as_str(), head.url.as_deref(), head.length),
            ("response", Some("http://e.org/a%20b"), Some(12))
        );
        assert_eq!(head.media_type, "text/html; charset=x");
        for (line, in_arc, want) in [
            (
                "filedesc://x.arc 0.0.0.0 20140216050221 text/plain 75",
                false,
                Some(("arc_header", "filedesc://x.arc", Some(75))),
            ),
            (
                "filedesc://x.arc 0.0.0.0 20140216050221 text/plain -1",
                false,
                Some(("arc_header", "filedesc://x.arc", None)),
            ),
            (
                "http://e.org/a b 1.2.3.4 20140216050221 text/html 9",
                true,
                Some(("response", "http://e.org/a%20b", Some(9))),
            ),
            (
                "http://e.org/ 1.2.3.4 20140216050221 text/html 200 sum - 7 x.arc 9",
                true,
                Some(("response", "http://e.org/", Some(9))),
            ),
            ("http://e.org/ 1.2.3.4 20140216050221 text/html -1", true, Some(("response", "http://e.org/", None))),
            ("http://e.org/ 1.2.3.4 20140216050221 text/html 9", false, None),
            ("It rained on 3 May and 9", true, None),
            ("", true, None),
        ] {
            let head = Head::arc(line.as_bytes(), in_arc);
            let found = head.as_ref().map(|h| (h.kind.as_str(), h.url.as_deref().unwrap(), h.length));
            assert_eq!(found, want, "{line}");
        }
    }
}
