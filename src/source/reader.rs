use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow::{self, Continue};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::container::{self, Budget, Metered};
use super::kind::{Kind, PEEK, has_extension};
use super::sniff::is_html;
use super::walk;
use super::warc::{self, Entry};
use super::{Found, Input, MediaType, Options, Record, SourceError, Stream, StreamType, Transport};

/// How deep compression and archives may be nested: `tar.gz` is two, a `zip` of `warc.gz` is three.
const DEPTH: u32 = 8;

type Flow = ControlFlow<()>;

/// Reads `inputs` in order and hands what is found to `sink`, one record in memory at a time, until it breaks.
///
/// What a file is, is told by its content: compressed files and archives are opened, however they are nested. A folder is searched,
/// sub-folders included, in the order of names, without hidden entries; what it holds beside documents is counted and left
/// out. A fault concerns one input or one part of it; reading goes on behind it.
pub fn read(inputs: &[Input], options: &Options, sink: &mut dyn FnMut(Found<'_>) -> Flow) {
    let mut reader = Reader { options, sink, read: 0 };
    for input in inputs {
        let flow = match input {
            Input::Stdin => {
                let budget = Budget::new(options.max_expansion, &options.meter);
                let stdin = BufReader::new(Metered::stored(io::stdin(), &budget));
                reader.open(Box::new(stdin), &Place::named("-", None), &budget, 0)
            }
            Input::Path(path) => reader.named(path),
        };
        if flow.is_break() {
            return;
        }
    }
}

struct Reader<'r> {
    options: &'r Options,
    sink: &'r mut dyn FnMut(Found<'_>) -> Flow,
    /// How many documents and streams were handed on.
    read: u64,
}

/// Where bytes come from.
struct Place {
    locator: String,
    /// The name of the file without the extensions of what it is compressed with.
    name: String,
    /// The file itself, where these are its bytes as stored.
    file: Option<PathBuf>,
    /// Whether the caller or its name asks for it, so that it is a fault if it cannot be read.
    asked: bool,
    /// Whether text counts as an article although no name says so.
    any_text: bool,
}

impl Place {
    fn named(locator: &str, file: Option<&Path>) -> Self {
        let name = locator.rsplit(['/', '\\']).next().unwrap_or(locator).to_owned();
        Self { locator: locator.to_owned(), name, file: file.map(Path::to_owned), asked: true, any_text: true }
    }

    fn found(locator: &str, file: Option<&Path>) -> Self {
        let place = Self::named(locator, file);
        let known = walk::is_known(&place.name);
        Self { asked: known, any_text: known, ..place }
    }

    /// The same place, a compression further in.
    fn inside(&self) -> Self {
        let stem = self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem);
        let unpacked = has_extension(&self.name, &["gz", "zst", "bz2", "xz", "zstd"]);
        let tar = has_extension(&self.name, &["tgz", "tzst", "tbz2", "txz"]);
        let name = if unpacked || tar { stem.to_owned() } else { self.name.clone() };
        let any_text = self.any_text || (unpacked && walk::is_known(&name));
        Self { locator: self.locator.clone(), name, file: None, asked: self.asked || any_text, any_text }
    }
}

impl Reader<'_> {
    fn give(&mut self, found: Found<'_>) -> Flow {
        self.read += u64::from(matches!(found, Found::Record(_) | Found::Stream(_)));
        (self.sink)(found)
    }

    fn fault(&mut self, locator: &str, error: io::Error) -> Flow {
        self.give(Found::Fault(SourceError::Io { locator: locator.to_owned(), error }))
    }

    /// What the caller names: a file, a folder or a pattern.
    fn named(&mut self, path: &Path) -> Flow {
        let locator = path.display().to_string();
        let paths = match std::fs::metadata(path) {
            Ok(_) => vec![path.to_owned()],
            Err(error) => match walk::pattern(path) {
                Some(found) if found.is_empty() => {
                    let what = "no file matches this pattern; check its spelling";
                    return self.give(Found::Fault(SourceError::NotText { locator, what }));
                }
                Some(found) => found,
                None => return self.fault(&locator, error),
            },
        };
        for path in paths {
            let before = self.read;
            if path.is_dir() {
                self.folder(&path)?;
                if self.read == before {
                    let what = "the folder holds nothing that is read (text, pages, JSON Lines, tables, feeds, exports, archives); name the files to read";
                    self.give(Found::Fault(SourceError::NotText { locator: path.display().to_string(), what }))?;
                }
            } else {
                self.file(&path, Place::named(&path.display().to_string(), Some(&path)))?;
            }
        }
        Continue(())
    }

    fn folder(&mut self, folder: &Path) -> Flow {
        let entries = match walk::entries(folder) {
            Ok(entries) => entries,
            Err(error) => return self.fault(&folder.display().to_string(), error),
        };
        for path in entries {
            if path.is_dir() {
                self.folder(&path)?;
            } else {
                self.file(&path, Place::found(&path.display().to_string(), Some(&path)))?;
            }
        }
        Continue(())
    }

    fn file(&mut self, path: &Path, place: Place) -> Flow {
        let budget = Budget::new(self.options.max_expansion, &self.options.meter);
        match File::open(path) {
            Ok(file) => {
                let input = BufReader::with_capacity(PEEK, Metered::stored(file, &budget));
                self.open(Box::new(input), &place, &budget, 0)
            }
            Err(error) => self.fault(&place.locator, error),
        }
    }

    /// Finds out what `input` is and reads it.
    fn open(&mut self, input: Box<dyn BufRead + '_>, place: &Place, budget: &Rc<Budget>, depth: u32) -> Flow {
        let (start, mut input) = peek(input);
        let kind = Kind::of(&start, &place.name);
        drop(start);
        if depth > DEPTH {
            let what = "archives in archives, too deep to be anything but a trap; unpack the outer ones first";
            return self.give(Found::Fault(SourceError::NotText { locator: place.locator.clone(), what }));
        }
        match kind {
            Kind::Compressed(compression) => {
                let inside = BufReader::with_capacity(PEEK, Metered::expanded(compression.open(input), budget));
                self.open(Box::new(inside), &place.inside(), budget, depth + 1)
            }
            Kind::Tar | Kind::Zip => self.archive(kind, input, place, budget, depth),
            Kind::WebArchive => self.web_archive(input, place, budget),
            Kind::Html => self.whole(&mut input, place, MediaType::Html),
            Kind::Json => self.whole(&mut input, place, MediaType::JsonLine),
            Kind::Text if place.any_text => self.whole(&mut input, place, MediaType::Text),
            Kind::JsonLines => self.stream(StreamType::JsonLines, &mut input, place),
            Kind::Xml => self.stream(StreamType::Xml, &mut input, place),
            Kind::Table => self.stream(StreamType::Table, &mut input, place),
            Kind::Other(what) if place.asked => {
                self.give(Found::Fault(SourceError::NotText { locator: place.locator.clone(), what }))
            }
            Kind::Text | Kind::Other(_) => self.give(Found::LeftOut("files of other kinds", 1)),
        }
    }

    fn whole(&mut self, input: &mut dyn BufRead, place: &Place, media_type: MediaType) -> Flow {
        let locator = place.locator.clone();
        let limit = self.options.max_document;
        match container::whole(input, limit) {
            Ok(Some(bytes)) => self.give(Found::Record(Record::new(media_type, locator, bytes))),
            Ok(None) => self.give(Found::Fault(SourceError::TooLong { locator, limit })),
            Err(error) => self.fault(&locator, error),
        }
    }

    fn stream(&mut self, stream_type: StreamType, input: &mut dyn BufRead, place: &Place) -> Flow {
        let locator = place.locator.clone();
        let (limit, transport) = (self.options.max_document, Transport::default());
        self.give(Found::Stream(Stream { stream_type, locator, input, limit, transport }))
    }

    fn archive(
        &mut self,
        kind: Kind,
        input: Box<dyn BufRead + '_>,
        place: &Place,
        budget: &Rc<Budget>,
        depth: u32,
    ) -> Flow {
        let mut each = |name: &str, entry: Box<dyn BufRead + '_>| {
            let inside = Place::found(&format!("{}!{name}", place.locator), None);
            let entry = BufReader::with_capacity(PEEK, Metered::expanded(entry, budget));
            self.open(Box::new(entry), &inside, budget, depth + 1)
        };
        let outcome = match kind {
            Kind::Zip => container::zip(place.file.as_deref(), input, &mut each),
            _ => container::tar(input, &mut each),
        };
        match outcome {
            Ok(flow) => flow,
            Err(error) if error.kind() == io::ErrorKind::Unsupported && !place.asked => {
                self.give(Found::LeftOut("files of other kinds", 1))
            }
            Err(error) => self.fault(&place.locator, error),
        }
    }

    fn web_archive(&mut self, input: Box<dyn BufRead + '_>, place: &Place, budget: &Rc<Budget>) -> Flow {
        let options = self.options;
        let mut reader = warc::Reader::bounded(input, budget.clone(), options.max_document);
        loop {
            let mut left_out = None;
            let found = reader.next(&mut |entry| {
                let verdict = verdict(entry, options);
                left_out = verdict.err().flatten();
                verdict.is_ok()
            });
            if let Some(reason) = left_out {
                self.give(Found::LeftOut(reason, 1))?;
            }
            match found {
                None => return Continue(()),
                Some(warc::Found::Entry(mut entry)) => {
                    if let Some(bytes) = entry.payload.take() {
                        self.page(&entry, bytes, &place.locator)?;
                    }
                }
                Some(warc::Found::Damage(damage)) => {
                    let done = if damage.salvaged { "it was read as far as it goes" } else { "it was skipped" };
                    let locator = format!("{}#{}", place.locator, damage.number);
                    self.give(Found::Fault(SourceError::Damaged {
                        locator,
                        what: format!("{}; {done}", damage.what),
                    }))?;
                }
            }
        }
    }

    /// A page of a web archive.
    fn page(&mut self, entry: &Entry, bytes: Vec<u8>, archive: &str) -> Flow {
        let locator = format!("{archive}#{}", entry.number);
        let transport = Transport { url: entry.url.clone(), charset: entry.charset.clone() };
        let is_page = PAGES.contains(&entry.media_type.as_str());
        let start = &bytes[..bytes.len().min(PEEK)];
        let media_type = match Kind::of(start, "") {
            Kind::Html => MediaType::Html,
            Kind::Xml => {
                let mut input: &[u8] = &bytes;
                let limit = self.options.max_document;
                let stream = Stream { stream_type: StreamType::Xml, locator, input: &mut input, limit, transport };
                return self.give(Found::Stream(stream));
            }
            Kind::Text | Kind::Table if is_page || is_html(start, is_page) => MediaType::Html,
            Kind::Text | Kind::Table if entry.media_type == "text/plain" => MediaType::Text,
            _ => return self.give(Found::LeftOut(OTHER_MEDIA, 1)),
        };
        if bytes.trim_ascii().is_empty() {
            return self.give(Found::LeftOut("empty pages", 1));
        }
        self.give(Found::Record(Record { media_type, locator, bytes, transport }))
    }
}

const OTHER_MEDIA: &str = "records of other media types";

/// Media types of pages.
const PAGES: &[&str] = &["text/html", "application/xhtml+xml"];

/// Other media types that may hold articles; nothing told is not nothing.
const READ: &[&str] = &["text/plain", "text/xml", "application/xml", "", "application/octet-stream", "unk"];

/// Whether a record of a web archive is read, else for what reason it is counted as left out; what no reader would miss (requests, metadata of
/// the crawler) is not counted.
fn verdict(entry: &Entry, options: &Options) -> Result<(), Option<&'static str>> {
    let is_web = |url: &str| ["http:", "https:", "ftp:", "file:"].iter().any(|scheme| url.starts_with(scheme));
    match entry.kind.as_str() {
        "response" | "resource" | "conversion" => {}
        "revisit" => return Err(Some("revisit records")),
        "continuation" => return Err(Some("continued records")),
        _ => return Err(None),
    }
    let Some(url) = entry.url.as_deref().filter(|url| is_web(url)) else { return Err(None) };
    if options.url_filter.as_ref().is_some_and(|filter| !filter.is_match(url)) {
        return Err(Some("records that --url-filter leaves out"));
    }
    if entry.status.is_some_and(|status| status != 200) {
        return Err(Some("responses other than 200"));
    }
    let media = entry.media_type.as_str();
    let is_feed = media.ends_with("+xml") && !media.contains("svg");
    if !PAGES.contains(&media) && !READ.contains(&media) && !is_feed {
        return Err(Some(OTHER_MEDIA));
    }
    // Every crawl holds the sites' rules for robots, which are text and no articles.
    if url.split(['?', '#']).next().is_some_and(|path| path.ends_with("/robots.txt")) {
        return Err(Some("robots.txt files"));
    }
    Ok(())
}

/// The first bytes of `input`, which still gives them: [`PEEK`] of them, or all.
fn peek<'i>(mut input: Box<dyn BufRead + 'i>) -> (Vec<u8>, Box<dyn BufRead + 'i>) {
    let mut start = Vec::new();
    // What can be read before an error is read, and the error told when reading comes to it.
    match input.as_mut().take(PEEK as u64).read_to_end(&mut start) {
        Ok(_) => {
            let again = io::Cursor::new(start.clone()).chain(input);
            (start, Box::new(again))
        }
        Err(error) => {
            let again = io::Cursor::new(start.clone()).chain(BufReader::new(Failing(Some(error))));
            (start, Box::new(again))
        }
    }
}

/// Gives one error and is at its end.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
