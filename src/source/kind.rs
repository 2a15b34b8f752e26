//! What bytes are, told by their start. A name helps only where content leaves it open.

use super::container::{Compression, is_tar};
use super::sniff::is_html;
use super::warc;

/// How many bytes of a file are looked at.
pub(super) const PEEK: usize = 1 << 16;

/// What a file, or what is inside one, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Something inside a compression.
    Compressed(Compression),
    Zip,
    Tar,
    /// WARC or ARC, perhaps compressed by member.
    WebArchive,
    Html,
    /// A feed or an export.
    Xml,
    /// One JSON value a line.
    JsonLines,
    /// One JSON value over several lines.
    Json,
    /// Comma- or tab-separated values with a header row.
    Table,
    Text,
    /// What is not read, with what to do about it.
    Other(&'static str),
}

/// First bytes of files that are not read, with what to do about each.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF-", "is a PDF; give its text"),
    (b"\xff\xfe\0\0", "is UTF-32; save it as UTF-8"),
    (b"\0\0\xfe\xff", "is UTF-32; save it as UTF-8"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive; unpack it first"),
    (b"Rar!", "is a RAR archive; unpack it first"),
];

/// How many stray characters may stand before an XML declaration.
const STRAY: usize = 16;

/// Root elements of the feeds and exports that are read.
const ROOTS: &[&str] = &["rss", "feed", "disqus", "rdf:RDF"];

/// Names of columns by which a table is known as one, lower case.
const COLUMNS: &[&str] = &["text", "body", "content", "comment", "comment_text", "message", "article", "selftext"];

impl Kind {
    /// What starts with `start`, which is all there is where it is shorter than [`PEEK`].
    pub(super) fn of(start: &[u8], name: &str) -> Self {
        if let Some(compression) = Compression::of(start) {
            return match compression {
                Compression::Gzip | Compression::Zstd if warc::is_archive(&compression.peek(start)) => Self::WebArchive,
                other => Self::Compressed(other),
            };
        }
        if warc::is_archive(start) {
            return Self::WebArchive;
        }
        if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
            return Self::Zip;
        }
        if let Some((_, what)) = OTHERS.iter().find(|(magic, _)| start.starts_with(magic)) {
            return Self::Other(what);
        }
        if is_tar(start) {
            return Self::Tar;
        }
        let json_name = has_extension(name, &["jsonl", "ndjson", "json"]);
        let wide = start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff");
        if json_name && wide {
            return Self::Other("is UTF-16; JSON is read as UTF-8 only, save it as that");
        }
        let root = xml_root(start);
        if root.as_deref().is_some_and(|root| ROOTS.contains(&root)) {
            return Self::Xml;
        }
        if !json_name && is_html(start, has_extension(name, &["html", "htm", "xhtml"])) {
            return Self::Html;
        }
        if !wide && start.contains(&0) && !is_wide_text(start) {
            return Self::Other("looks like binary data (NUL bytes); give it as UTF-8 text");
        }
        if let Some(kind) = json(start, json_name) {
            return kind;
        }
        if root.is_some() && start.trim_ascii_start().starts_with(b"<?xml") {
            return Self::Other(
                "is XML, but no feed or export that is read (RSS, Atom, RDF, WordPress, Blogger, Disqus)",
            );
        }
        if has_extension(name, &["csv", "tsv"]) || is_table(start) {
            return Self::Table;
        }
        Self::Text
    }
}

/// Whether a name, of which the case does not count, ends in one of these extensions.
pub(super) fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    extensions.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

/// UTF-16 of mostly Latin letters without a mark: every second byte is zero.
fn is_wide_text(start: &[u8]) -> bool {
    let (pairs, _) = start[..start.len().min(1024)].as_chunks::<2>();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count() * 10 > pairs.len() * 7;
    !pairs.is_empty() && zeros(0) != zeros(1)
}

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

fn json(start: &[u8], named: bool) -> Option<Kind> {
    use serde::de::IgnoredAny;
    let text = start.strip_prefix(UTF8_MARK).unwrap_or(start);
    let trimmed = text.trim_ascii_start();
    let is_list = trimmed.strip_prefix(b"[").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"{"));
    if !named && !trimmed.starts_with(b"{") && !is_list {
        return None;
    }
    let end = trimmed.iter().position(|b| *b == b'\n');
    let line = &trimmed[..end.unwrap_or(trimmed.len())];
    let whole = end.is_some() || start.len() < PEEK;
    match serde_json::from_slice::<IgnoredAny>(line) {
        Ok(_) if is_list => Some(Kind::Json),
        Ok(_) => Some(Kind::JsonLines),
        Err(error) if !error.is_eof() => named.then_some(Kind::JsonLines),
        Err(_) if !whole => Some(if is_list { Kind::Json } else { Kind::JsonLines }),
        Err(_) if trimmed.is_empty() || end.is_none() => named.then_some(Kind::JsonLines),
        // A first line that may go on: one value over several lines, or text that happens to start with a brace.
        Err(_) => match serde_json::Deserializer::from_slice(trimmed).into_iter::<IgnoredAny>().next() {
            Some(Ok(_)) => Some(Kind::Json),
            Some(Err(error)) if error.is_eof() && (start.len() >= PEEK || named) => Some(Kind::Json),
            _ => named.then_some(Kind::Json),
        },
    }
}

/// The name of the root element, where `start` begins like XML.
fn xml_root(start: &[u8]) -> Option<String> {
    // UTF-16 of Latin letters is ASCII with zeros between; marks are no ASCII.
    let head = &start[..start.len().min(8192)];
    let text: String = head.iter().filter(|b| b.is_ascii() && **b != 0).map(|b| char::from(*b)).collect();
    let mut rest = text.trim_start();
    // Some exports have a stray character before everything.
    if let Some(start) = rest.find("<?xml").filter(|start| *start <= STRAY) {
        rest = &rest[start..];
    }
    loop {
        let end = match rest {
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<!") => ">",
            _ => break,
        };
        // A document type may declare entities, in brackets.
        if end == ">" && rest.find('[').is_some_and(|at| Some(at) < rest.find('>')) {
            rest = rest.split_once(']')?.1;
        }
        rest = rest.split_once(end)?.1.trim_start();
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(name.len());
    (end > 0).then(|| name[..end].to_owned())
}

/// Whether the first line is a header row with a column of texts.
fn is_table(start: &[u8]) -> bool {
    let text = start.strip_prefix(UTF8_MARK).unwrap_or(start);
    let Some(end) = text.iter().position(|b| *b == b'\n') else { return false };
    let Ok(line) = std::str::from_utf8(&text[..end]) else { return false };
    [',', '\t', ';'].iter().any(|separator| {
        let cells: Vec<_> = line.trim_end().split(*separator).collect();
        // A sentence that enumerates has spaces behind its commas.
        let named =
            |cell: &&str| !cell.is_empty() && cell.len() <= 40 && !cell.starts_with(' ') && !cell.contains(". ");
        let is_text = |cell: &&str| COLUMNS.iter().any(|known| known.eq_ignore_ascii_case(cell.trim_matches('"')));
        cells.len() > 1 && cells.iter().all(named) && cells.iter().any(is_text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_before_the_name() {
        let other = |start: &[u8]| matches!(Kind::of(start, "x"), Kind::Other(_));
        for (start, name, want) in [
            ("{\"text\": \"a\"}\n{broken", "x", Kind::JsonLines),
            ("\n  \n{\"text\": \"a\"}", "x.log", Kind::JsonLines),
            ("{\n \"text\": \"a\"\n}", "x", Kind::Json),
            ("[{\"text\": \"a\"}]", "x", Kind::Json),
            ("[{\"text\": \"a\"},\n{}]", "x.json", Kind::Json),
            ("{Staff} wrote this.\n\nMore.", "x.txt", Kind::Text),
            ("[Staff] wrote this", "x.txt", Kind::Text),
            ("{broken", "x.jsonl", Kind::JsonLines),
            ("", "x.jsonl", Kind::JsonLines),
            ("", "x.txt", Kind::Text),
            ("WARC/1.0\r\nWARC-Type: warcinfo\r\n", "x.html", Kind::WebArchive),
            ("filedesc://x.arc 0.0.0.0 20140216050221 text/plain 75\n", "x", Kind::WebArchive),
            ("<?xml version=\"1.0\"?>\n<!-- generator=\"WordPress\" -->\n<rss version=\"2.0\">", "x", Kind::Xml),
            ("`<?xml version=\"1.0\"?><disqus>", "x", Kind::Xml),
            ("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"b\">]><rss version=\"2.0\">", "x", Kind::Xml),
            ("\n<feed xmlns=\"http://www.w3.org/2005/Atom\">", "x", Kind::Xml),
            ("<!DOCTYPE rss [<!ENTITY a \"b\">]\n ><rss version=\"2.0\">", "x", Kind::Xml),
            ("<?xml version=\"1.0\"?><!DOCTYPE html><html>", "x", Kind::Html),
            ("id,author,text\n1,Ada,Yes\n", "x", Kind::Table),
            ("\"id\";\"Body\"\n1;Yes\n", "x", Kind::Table),
            ("a,b\n1,2\n", "x.csv", Kind::Table),
            ("Text, of course, comes first\nand more", "x", Kind::Text),
        ] {
            assert_eq!(Kind::of(start.as_bytes(), name), want, "{start}");
        }
        assert!(other(b"%PDF-1.7") && other(b"ab\0cd") && other(b"<?xml version=\"1.0\"?><svg>"));
        let wide: Vec<u8> = "Harbour news".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Kind::of(&wide, "x.txt"), Kind::Text);
    }
}
