use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::lines::{Line, read_line};
use super::sniff::is_html;
use super::walk::{entries, is_html_name, is_json_name};
use super::{Input, MediaType, RECORD_LIMIT, Record, SourceError};

/// Reads `inputs` in order, one record at a time.
///
/// Folders are searched for text and JSON files, sub-folders included, in the order of their names; hidden entries
/// are left out. A page of HTML is told by its start. A file is a JSON Lines file if its name says so or if its first line that is not blank is a JSON object; it gives one
/// record a line. Every other file is one record. An error concerns one input or one line; the iterator goes on behind it.
#[must_use]
pub fn read(inputs: &[Input]) -> Records {
    Records { folders: Vec::new(), inputs: inputs.iter().cloned().collect(), open: None }
}

/// The iterator behind [`read`]: at most one record is in memory.
pub struct Records {
    inputs: VecDeque<Input>,
    /// Folders being walked, the innermost last, with what is left of each.
    folders: Vec<VecDeque<PathBuf>>,
    /// The JSON Lines file being read.
    open: Option<JsonLines>,
}

struct JsonLines {
    locator: String,
    input: Box<dyn BufRead>,
    /// Number of the line last read, from 1.
    line: u64,
    /// A line read ahead to find out what the file is.
    ahead: Option<Vec<u8>>,
}

impl Iterator for Records {
    type Item = Result<Record, SourceError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(lines) = &mut self.open {
                match lines.next() {
                    Some(item) => return Some(item),
                    None => self.open = None,
                }
            }
            let (path, named) = if let Some(folder) = self.folders.last_mut() {
                match folder.pop_front() {
                    Some(path) => (path, false),
                    None => {
                        self.folders.pop();
                        continue;
                    }
                }
            } else {
                match self.inputs.pop_front()? {
                    Input::Stdin => {
                        let opened = open(Box::new(BufReader::new(io::stdin())), "-", Named::Otherwise);
                        if let Some(item) = self.accept(opened) {
                            return Some(item);
                        }
                        continue;
                    }
                    Input::Path(path) => (path, true),
                }
            };
            if let Some(item) = self.visit(&path, named) {
                return Some(item);
            }
        }
    }
}

/// What an opened input turned out to be.
enum Opened {
    Whole(Record),
    Lines(JsonLines),
}

impl Records {
    fn visit(&mut self, path: &Path, named: bool) -> Option<Result<Record, SourceError>> {
        let locator = path.display().to_string();
        let is_folder = match std::fs::metadata(path) {
            Ok(metadata) => metadata.is_dir(),
            Err(error) => return Some(Err(SourceError::Io { locator, error })),
        };
        if is_folder {
            match entries(path) {
                Ok(found) if found.is_empty() && named => {
                    let what = "the folder holds no .txt, .text, .md, .html, .htm, .xhtml, .jsonl, .ndjson or .json file; name the files to read";
                    return Some(Err(SourceError::NotText { locator, what }));
                }
                Ok(found) => self.folders.push(found),
                Err(error) => return Some(Err(SourceError::Io { locator, error })),
            }
            return None;
        }
        let opened = File::open(path)
            .map_err(|error| SourceError::Io { locator: locator.clone(), error })
            .and_then(|file| open(Box::new(BufReader::with_capacity(1 << 16, file)), &locator, Named::by(path)));
        self.accept(opened)
    }

    fn accept(&mut self, opened: Result<Opened, SourceError>) -> Option<Result<Record, SourceError>> {
        match opened {
            Ok(Opened::Whole(record)) => Some(Ok(record)),
            Ok(Opened::Lines(lines)) => {
                self.open = Some(lines);
                None
            }
            Err(error) => Some(Err(error)),
        }
    }
}

/// What a file's name says of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Json,
    Html,
    Otherwise,
}

impl Named {
    fn by(path: &Path) -> Self {
        match (is_json_name(path), is_html_name(path)) {
            (true, _) => Self::Json,
            (_, true) => Self::Html,
            _ => Self::Otherwise,
        }
    }
}

/// Finds out what `input` is from its first bytes and its first line.
fn open(mut input: Box<dyn BufRead>, locator: &str, named: Named) -> Result<Opened, SourceError> {
    let io = |error| SourceError::Io { locator: locator.to_owned(), error };
    let json_name = named == Named::Json;
    let start = peek(input.as_mut()).map_err(io)?;
    if !json_name && is_html(&start, named == Named::Html) {
        return Ok(Opened::Whole(whole(Vec::new(), input, locator, MediaType::Html)?));
    }
    if let Some(what) = container(&start, json_name) {
        return Err(SourceError::NotText { locator: locator.to_owned(), what });
    }
    let first = start.iter().find(|b| !b.is_ascii_whitespace() && !UTF8_MARK.contains(b));
    if !json_name && first != Some(&b'{') {
        return Ok(Opened::Whole(whole(Vec::new(), input, locator, MediaType::Text)?));
    }
    let mut lines = JsonLines { locator: locator.to_owned(), input, line: 0, ahead: None };
    let Some(line) = lines.line() else {
        return Ok(if json_name {
            Opened::Lines(lines)
        } else {
            Opened::Whole(Record { media_type: MediaType::Text, locator: locator.to_owned(), bytes: Vec::new() })
        });
    };
    let line = line?;
    if serde_json::from_slice::<serde::de::IgnoredAny>(strip_mark(&line)).is_ok() || (json_name && !may_go_on(&line)) {
        lines.ahead = Some(line);
        return Ok(Opened::Lines(lines));
    }
    // A single object written over several lines, or text that happens to start with a brace.
    let bytes = [vec![b'\n'; usize::try_from(lines.line - 1).unwrap_or(0)], line, vec![b'\n']].concat();
    let record = whole(bytes, lines.input, locator, MediaType::JsonLine)?;
    let is_object = serde_json::from_slice::<serde::de::IgnoredAny>(strip_mark(&record.bytes)).is_ok();
    Ok(Opened::Whole(if is_object || json_name { record } else { Record { media_type: MediaType::Text, ..record } }))
}

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

fn strip_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes)
}

/// Whether a line that is no whole JSON value can be the first of one: `{`, `{"id": "a",`, `[`.
fn may_go_on(line: &[u8]) -> bool {
    let error = serde_json::from_slice::<serde::de::IgnoredAny>(strip_mark(line)).err();
    error.is_some_and(|error| error.is_eof())
}

fn whole(
    mut bytes: Vec<u8>,
    input: Box<dyn BufRead>,
    locator: &str,
    media_type: MediaType,
) -> Result<Record, SourceError> {
    let locator = locator.to_owned();
    let room = RECORD_LIMIT.saturating_sub(bytes.len() as u64);
    match input.take(room + 1).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() as u64 > RECORD_LIMIT => Err(SourceError::TooLong { locator }),
        Ok(_) => Ok(Record { media_type, locator, bytes }),
        Err(error) => Err(SourceError::Io { locator, error }),
    }
}

/// The first bytes of `input`, without consuming them: what one read gives.
fn peek(input: &mut dyn BufRead) -> io::Result<Vec<u8>> {
    loop {
        match input.fill_buf() {
            Ok(bytes) => return Ok(bytes[..bytes.len().min(8192)].to_vec()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// First bytes of files that are not text, with what to do about each.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x1f\x8b", "is gzip-compressed; decompress it first"),
    (b"BZh", "is bzip2-compressed; decompress it first"),
    (b"\xfd7zXZ\0", "is xz-compressed; decompress it first"),
    (b"\x28\xb5\x2f\xfd", "is zstd-compressed; decompress it first"),
    (b"PK\x03\x04", "is a zip archive or an office document; give the texts in it"),
    (b"%PDF-", "is a PDF; give its text"),
    (b"WARC/", "is a web archive, which this version does not read; give the pages in it as text"),
    (b"\xff\xfe\0\0", "is UTF-32; save it as UTF-8"),
    (b"\0\0\xfe\xff", "is UTF-32; save it as UTF-8"),
];

fn container(start: &[u8], json_name: bool) -> Option<&'static str> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| start.starts_with(magic)) {
        return Some(what);
    }
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        return json_name.then_some("is UTF-16; JSON is read as UTF-8 only, save it as that");
    }
    start.contains(&0).then_some("looks like binary data (NUL bytes); give it as UTF-8 text")
}

impl JsonLines {
    /// The next line that is not blank.
    fn line(&mut self) -> Option<Result<Vec<u8>, SourceError>> {
        let mut buffer = Vec::new();
        loop {
            let locator = |line: u64, locator: &str| format!("{locator}#{line}");
            match read_line(self.input.as_mut(), &mut buffer, RECORD_LIMIT) {
                Ok(Line::End) => return None,
                Ok(Line::TooLong) => {
                    self.line += 1;
                    return Some(Err(SourceError::TooLong { locator: locator(self.line, &self.locator) }));
                }
                Ok(Line::Read) => {
                    self.line += 1;
                    if !buffer.iter().all(|b| b.is_ascii_whitespace()) {
                        return Some(Ok(buffer));
                    }
                }
                Err(error) => {
                    // The reader is not asked again: a failing disk would give the same error for ever.
                    self.input = Box::new(io::empty());
                    return Some(Err(SourceError::Io { locator: self.locator.clone(), error }));
                }
            }
        }
    }

    fn next(&mut self) -> Option<Result<Record, SourceError>> {
        let line = match self.ahead.take() {
            Some(line) => Ok(line),
            None => self.line()?,
        };
        let locator = format!("{}#{}", self.locator, self.line);
        Some(line.map(|bytes| Record { media_type: MediaType::JsonLine, locator, bytes }))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use std::fs;

    fn all(inputs: &[PathBuf]) -> Vec<String> {
        let inputs: Vec<_> = inputs.iter().cloned().map(Input::Path).collect();
        read(&inputs)
            .map(|item| match item {
                Ok(r) => {
                    format!("{:?} {} {}", r.media_type, tail(&r.locator), String::from_utf8_lossy(&r.bytes).trim())
                }
                Err(error) => format!("error {}", tail(&error.to_string())),
            })
            .collect()
    }

    fn tail(path: &str) -> String {
        path.rsplit('/').next().unwrap_or_default().to_owned()
    }

    #[test]
    fn folders_are_read_in_order_without_hidden_and_unknown_files() {
        let dir = tempfile::tempdir().unwrap();
        for (name, bytes) in [
            ("b.txt", "text"),
            ("a/z.md", "# z"),
            ("a/.hidden.txt", "no"),
            (".git/x.txt", "no"),
            ("a/picture.png", "no"),
            ("a/page.htm", "Saved <i>page</i>"),
            ("page", "<!DOCTYPE html>no"),
            ("c.JSONL", "{\"id\":1}\r\n\n{\"id\":2}"),
            ("d.json", "{\n \"id\": 3\n}"),
        ] {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        assert_eq!(
            all(&[dir.path().to_owned()]),
            [
                "Html page.htm Saved <i>page</i>",
                "Text z.md # z",
                "Text b.txt text",
                "JsonLine c.JSONL#1 {\"id\":1}",
                "JsonLine c.JSONL#3 {\"id\":2}",
                "JsonLine d.json {\n \"id\": 3\n}",
            ]
        );
    }

    #[test]
    fn content_tells_json_lines_from_text() {
        let dir = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = dir.path().join(name);
            fs::write(&path, bytes).unwrap();
            path
        };
        let inputs = [
            file("lines.log", b"\n  \n{\"text\":\"a\"}\n{broken\n"),
            file("brace.txt", b"{Staff} wrote this.\n\nMore."),
            file("empty.txt", b""),
            file("empty.jsonl", b"\n\n"),
            file("mark.txt", b"\xEF\xBB\xBF{\"text\":\"b\"}"),
            file("page.txt", b"\n<!doctype HTML>\n<p>c"),
        ];
        assert_eq!(
            all(&inputs),
            [
                "JsonLine lines.log#3 {\"text\":\"a\"}",
                "JsonLine lines.log#4 {broken",
                "Text brace.txt {Staff} wrote this.\n\nMore.",
                "Text empty.txt ",
                "JsonLine mark.txt#1 \u{feff}{\"text\":\"b\"}",
                "Html page.txt <!doctype HTML>\n<p>c",
            ]
        );
    }

    #[test]
    fn errors_name_the_file_and_the_remedy() {
        let dir = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = dir.path().join(name);
            fs::write(&path, bytes).unwrap();
            path
        };
        let inputs = [
            file("x.bin", b"ab\0cd"),
            file("x.txt.gz", b"\x1f\x8b\x08"),
            dir.path().join("none.txt"),
            file("utf16.jsonl", b"\xff\xfe{\0"),
            file("good.txt", b"good"),
        ];
        assert_eq!(
            all(&inputs),
            [
                "error x.bin: looks like binary data (NUL bytes); give it as UTF-8 text",
                "error x.txt.gz: is gzip-compressed; decompress it first",
                "error none.txt: no such file or folder; check the spelling of the path",
                "error utf16.jsonl: is UTF-16; JSON is read as UTF-8 only, save it as that",
                "Text good.txt good",
            ]
        );
    }
}
