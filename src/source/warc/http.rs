use std::io::{self, Read};

/// An HTTP response as crawlers keep it: header and body as they came.
#[derive(Debug)]
pub(super) struct Response {
    pub status: u16,
    headers: Vec<(String, String)>,
    /// Where the body starts.
    body: usize,
}

impl Response {
    /// The response at the start of `block`, as far as it goes.
    pub(super) fn of(block: &[u8]) -> Option<Self> {
        let rest = block.strip_prefix(b"HTTP/")?;
        let line_end = rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
        let first = String::from_utf8_lossy(&rest[..line_end]);
        let status = first.split_whitespace().nth(1)?.parse().ok()?;
        let mut headers = Vec::new();
        let mut at = b"HTTP/".len() + line_end + 1;
        while at < block.len() {
            let end = block[at..].iter().position(|b| *b == b'\n').map_or(block.len(), |n| at + n);
            let line = String::from_utf8_lossy(&block[at..end]);
            at = end + 1;
            if line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':') {
                headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        Some(Self { status, headers, body: at.min(block.len()) })
    }

    /// Where the body starts.
    pub(super) const fn start(&self) -> usize {
        self.body
    }

    /// The last header of a name, which is lower case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body without chunks and content encoding. What says to be encoded and is not, as after a careless crawler, stays as it is.
    pub(super) fn body(&self, block: &[u8], limit: u64) -> Vec<u8> {
        let mut body = block.get(self.body..).unwrap_or_default().to_vec();
        if self.header("transfer-encoding").is_some_and(|v| v.to_ascii_lowercase().contains("chunked"))
            && let Some(joined) = unchunk(&body)
        {
            body = joined;
        }
        let encodings = self.header("content-encoding").unwrap_or_default().to_ascii_lowercase();
        for encoding in encodings.rsplit(',') {
            if let Some(plain) = decode(encoding.trim(), &body, limit) {
                body = plain;
            }
        }
        body
    }
}

/// The chunks joined; none if the body has none. From a damaged chunk on everything stays as it is.
fn unchunk(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    loop {
        let line_end = body[at..].iter().take(64).position(|b| *b == b'\n');
        let size = line_end.and_then(|end| {
            let line = std::str::from_utf8(&body[at..at + end]).ok()?;
            usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()
        });
        let (Some(end), Some(size)) = (line_end, size) else {
            if at == 0 {
                return None;
            }
            out.extend_from_slice(&body[at..]);
            return Some(out);
        };
        let start = at + end + 1;
        let stop = start.saturating_add(size).min(body.len());
        out.extend_from_slice(&body[start..stop]);
        if size == 0 || stop == body.len() {
            return Some(out);
        }
        at = stop + body[stop..].iter().take(2).take_while(|b| matches!(b, b'\r' | b'\n')).count();
        if at >= body.len() {
            return Some(out);
        }
    }
}

/// A body without one content encoding; none if it does not have it, or if it is one that no browser asks for. What can be
/// decoded of a damaged one is kept.
fn decode(encoding: &str, body: &[u8], limit: u64) -> Option<Vec<u8>> {
    let reader: Box<dyn Read + '_> = match encoding {
        "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => Box::new(flate2::bufread::MultiGzDecoder::new(body)),
        "deflate" if body.first().is_some_and(|b| b & 0x0f == 8) => Box::new(flate2::bufread::ZlibDecoder::new(body)),
        "deflate" => Box::new(flate2::bufread::DeflateDecoder::new(body)),
        "br" => Box::new(brotli_decompressor::Decompressor::new(body, 1 << 12)),
        "zstd" if body.starts_with(b"\x28\xb5\x2f\xfd") => {
            Box::new(ruzstd::decoding::StreamingDecoder::new(body).map_err(io::Error::other).ok()?)
        }
        _ => return None,
    };
    let mut out = Vec::new();
    // An error ends the body where it stands.
    let _ = reader.take(limit).read_to_end(&mut out);
    (!out.is_empty()).then_some(out)
}

/// The media type, lower case, and the charset of a `Content-Type` header.
pub(super) fn media_type(value: &str) -> (String, Option<String>) {
    let mut parts = value.split(';');
    let media_type = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    });
    (media_type, charset)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined_and_what_has_none_is_left() {
        for (body, want) in [
            ("4\r\nHarb\r\n3;x=y\r\nour\r\n0\r\n\r\n", Some("Harbour")),
            ("4\nHarb\n3\nour\n0\n\n", Some("Harbour")),
            ("4\r\nHarb\r\n9\r\nour", Some("Harbour")),
            ("4\r\nHarb\r\nour", Some("Harbour")),
            ("<p>Harbour</p>", None),
            ("", None),
        ] {
            let found = unchunk(body.as_bytes());
            assert_eq!(found.as_deref().map(|f| std::str::from_utf8(f).unwrap()), want, "{body:?}");
        }
    }

    #[test]
    fn responses_are_read_with_any_line_end() {
        for end in ["\r\n", "\n"] {
            let block =
                ["HTTP/1.1 200 OK", "Content-Type: Text/HTML; Charset=\"latin1\"", "X: y", "", "<p>a"].join(end);
            let response = Response::of(block.as_bytes()).unwrap();
            assert_eq!(response.status, 200);
            assert_eq!(
                media_type(response.header("content-type").unwrap()),
                ("text/html".to_owned(), Some("latin1".to_owned()))
            );
            assert_eq!(response.body(block.as_bytes(), 1000), b"<p>a");
        }
        assert!(Response::of(b"GET / HTTP/1.1\r\n").is_none());
        assert!(Response::of(b"HTTP/").is_none());
    }

    #[test]
    fn encodings_that_are_not_there_change_nothing() {
        for encoding in ["gzip", "br", "zstd", "deflate", "identity", "rot13"] {
            let block = format!("HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\n\r\n<!doctype html><p>Plain");
            let response = Response::of(block.as_bytes()).unwrap();
            assert_eq!(response.body(block.as_bytes(), 1000), b"<!doctype html><p>Plain", "{encoding}");
        }
    }
}
