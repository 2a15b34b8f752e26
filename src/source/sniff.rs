/// What a page of HTML can start with, lower case: the table of the MIME sniffing standard.
const STARTS: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<script",
    "<iframe",
    "<h1",
    "<div",
    "<font",
    "<table",
    "<a",
    "<style",
    "<title",
    "<meta",
    "<link",
    "<base",
    "<article",
    "<section",
    "<main",
    "<header",
    "<b",
    "<body",
    "<br",
    "<p",
];

/// Whether bytes look like a page of HTML: by their start, as browsers tell; XHTML behind an XML declaration counts.
///
/// For a file that is `named` a page it is enough that a tag comes up.
pub(super) fn is_html(start: &[u8], named: bool) -> bool {
    // UTF-16 of Latin letters is ASCII with zeros between; marks are no ASCII.
    let text: String =
        start.iter().filter(|b| b.is_ascii() && **b != 0).map(|b| char::from(b.to_ascii_lowercase())).collect();
    let mut rest = text.trim_start();
    loop {
        if let Some(behind) = rest.strip_prefix("<?xml").or_else(|| rest.strip_prefix("<?")) {
            let Some((_, after)) = behind.split_once('>') else { return false };
            rest = after.trim_start();
        } else if let Some(behind) = rest.strip_prefix("<!--") {
            match behind.split_once("-->") {
                Some((_, after)) => rest = after.trim_start(),
                None => return true,
            }
        } else {
            break;
        }
    }
    let ends_name = |behind: &str| behind.starts_with([' ', '>', '/', '\t', '\n', '\r', '\x0c']);
    let starts = STARTS.iter().any(|tag| rest.strip_prefix(tag).is_some_and(ends_name));
    starts || (named && text.as_bytes().windows(2).any(|pair| pair[0] == b'<' && pair[1].is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_by_their_start() {
        for (start, named, want) in [
            ("<!DOCTYPE html><html>", false, true),
            ("\n <!-- saved from url=(0014)about:internet -->\n<HTML lang=en>", false, true),
            ("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\">", false, true),
            ("<?xml version=\"1.0\"?><rss version=\"2.0\">", false, false),
            ("<p>Only a paragraph", false, true),
            ("<pre-history of the harbour>", false, false),
            ("<harbour> is a tag of my own", false, false),
            ("A < b and b > c", true, false),
            ("Saved page\n<center>x", true, true),
            ("Saved page\n<center>x", false, false),
            ("", true, false),
        ] {
            assert_eq!(is_html(start.as_bytes(), named), want, "{start}");
        }
        let utf16: Vec<u8> = "\u{feff}<!doctype html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(is_html(&utf16, false));
    }
}
