//! Containers, as this test packs them itself: every compression and archive, web archives, what is damaged, what is a trap.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::fs;
use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::path::Path;

use bzip2::write::BzEncoder;
use flate2::write::GzEncoder;
use lzma_rust2::{XzOptions, XzWriter};
use pressgraph::source::{Found, Input, MediaType, Options, read};
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use zip::write::SimpleFileOptions;

const TEXT: &str = "The harbour of Alm closes.\n\nNobody knows why the port authority did it.\n";

/// What reading gives, one line a thing: `locator kind first-words`, `! locator: fault`, `- count reason`.
fn seen_with(path: &Path, options: &Options) -> Vec<String> {
    let folder = path.parent().unwrap().display().to_string();
    let mut seen: Vec<String> = Vec::new();
    read(&[Input::Path(path.to_owned())], options, &mut |found| {
        let line = match found {
            Found::Record(record) => {
                let kind = match record.media_type {
                    MediaType::Text => "text",
                    MediaType::JsonLine => "json",
                    MediaType::Html => "html",
                };
                let text = String::from_utf8_lossy(&record.bytes);
                format!("{} {kind} {}", record.locator, text.chars().take(24).collect::<String>())
            }
            Found::Stream(stream) => {
                let mut bytes = Vec::new();
                let failed = stream.input.read_to_end(&mut bytes).err();
                let text = String::from_utf8_lossy(&bytes);
                let told = failed.map(|error| format!(" ! {error}")).unwrap_or_default();
                let start: String = text.chars().take(24).collect();
                format!("{} {:?} {start}{told}", stream.locator, stream.stream_type)
            }
            Found::Fault(error) => format!("! {error}"),
            Found::Note(warning) => format!("? {warning}"),
            Found::LeftOut(what, count) => format!("- {count} {what}"),
        };
        seen.push(line.replace(&format!("{folder}/"), ""));
        ControlFlow::Continue(())
    });
    seen
}

fn seen(path: &Path) -> Vec<String> {
    seen_with(path, &Options::default())
}

/// The same of a file that holds `bytes`.
fn seen_of(name: &str, bytes: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    seen(&path)
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zst(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn bz2(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = BzEncoder::new(Vec::new(), bzip2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn xz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = XzWriter::new(Vec::new(), XzOptions::default()).unwrap();
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn tar(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        builder.append_data(&mut header, name, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn compressions_are_opened_whatever_the_name_is() {
    let text = TEXT.as_bytes();
    for (what, bytes) in [("gz", gz(text)), ("zst", zst(text)), ("bz2", bz2(text)), ("xz", xz(text))] {
        assert_eq!(seen_of("a.bin", &bytes), ["a.bin text The harbour of Alm close"], "{what}");
        // Two streams one behind the other are one text.
        let twice = [bytes.clone(), bytes].concat();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, twice).unwrap();
        let mut length = 0;
        read(&[Input::Path(path)], &Options::default(), &mut |found| {
            if let Found::Record(record) = found {
                length = record.bytes.len();
            }
            ControlFlow::Continue(())
        });
        assert_eq!(length, TEXT.len() * 2, "{what}");
    }
    assert_eq!(seen_of("a.jsonl.gz", &gz(b"{\"text\": \"Alm\"}\n")), ["a.jsonl.gz JsonLines {\"text\": \"Alm\"}\n"]);
}

#[test]
fn archives_are_opened_however_they_are_nested() {
    let entries: &[(&str, &[u8])] = &[
        ("news/a.txt", TEXT.as_bytes()),
        ("news/b.html", b"<!doctype html><p>Alm</p>"),
        ("news/.hidden.txt", b"no"),
        ("news/c.bin", b"\0\x01\x02"),
        ("notes", b"neither named nor marked as a text"),
    ];
    let want = ["news/a.txt text The harbour of Alm close", "news/b.html html <!doctype html><p>Alm</p"];
    for (name, bytes) in [
        ("x.tar", tar(entries)),
        ("x.tgz", gz(&tar(entries))),
        ("x.tar.xz", xz(&tar(entries))),
        ("x.zip", zip(entries)),
    ] {
        let want: Vec<String> = want.iter().map(|w| format!("{name}!{w}")).collect();
        let found = seen_of(name, &bytes);
        assert_eq!(found[..2], want, "{name}");
        assert_eq!(found[2..], ["- 1 files of other kinds", "- 1 files of other kinds"], "{name}");
    }
    let inner = gz(&zip(&[("deep.txt.gz", &gz(TEXT.as_bytes()))]));
    assert_eq!(
        seen_of("outer.tar", &tar(&[("in.zip.gz", &inner)])),
        ["outer.tar!in.zip.gz!deep.txt.gz text The harbour of Alm close"]
    );
}

#[test]
fn damaged_containers_are_told_with_a_remedy() {
    let long = TEXT.repeat(2000);
    for (name, bytes, want) in [
        ("a.gz", gz(long.as_bytes()), "! a.gz: truncated gzip member at byte 0; "),
        ("a.bz2", bz2(long.as_bytes()), "! a.bz2: "),
        ("a.xz", xz(long.as_bytes()), "! a.xz: "),
        ("a.zst", zst(long.as_bytes()), "! a.zst: truncated zstd frame at byte 0; "),
        ("a.zip", zip(&[("a.txt", long.as_bytes())]), "! a.zip: damaged zip archive"),
        ("a.tar", tar(&[("a.txt", long.as_bytes())]), "! a.tar"),
    ] {
        let found = seen_of(name, &bytes[..bytes.len() / 2]);
        assert!(found.iter().any(|line| line.starts_with(want)), "{name}: {found:?}");
        assert!(found.iter().all(|line| !line.contains("text The")), "half a text is no article: {found:?}");
    }
}

#[test]
fn bombs_are_not_expanded() {
    // 300 MiB of spaces are some 300 KiB: a thousand times smaller, and more than anybody lets pass unasked.
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let block = vec![b' '; 1 << 20];
    for _ in 0..300 {
        encoder.write_all(&block).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bomb.txt.gz");
    fs::write(&path, bomb).unwrap();
    let found = seen_with(&path, &Options { max_expansion: 50, max_document: 1 << 30, ..Options::default() });
    let want =
        "! bomb.txt.gz: expands to more than 50 times its size, as a decompression bomb does; raise --max-expansion";
    assert!(found.len() == 1 && found[0].starts_with(want), "{found:?}");
    // One archive in the other, nine deep.
    let mut nested = TEXT.as_bytes().to_vec();
    for _ in 0..10 {
        nested = gz(&nested);
    }
    let found = seen_of("x.txt.gz", &nested);
    assert!(found.len() == 1 && found[0].contains("too deep to be anything but a trap"), "{found:?}");
}

/// A WARC record.
fn warc(kind: &str, url: &str, block: &str) -> String {
    let media = if kind == "resource" { "text/html" } else { "application/http; msgtype=response" };
    let length = block.len();
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {media}\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n"
    )
}

fn response(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n{body}")
}

fn page(n: u32) -> String {
    warc("response", &format!("http://alm.example/{n}"), &response("200 OK", "", &format!("<!doctype html><p>{n}</p>")))
}

fn crawl() -> Vec<String> {
    vec![
        "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n".to_owned(),
        page(2),
        warc("request", "http://alm.example/2", "GET /2 HTTP/1.1\r\n\r\n"),
        warc("revisit", "http://alm.example/4", &response("200 OK", "", "")),
        warc("response", "http://alm.example/5", &response("404 Not Found", "", "<html>No")),
        warc(
            "response",
            "http://alm.example/6",
            &response("200 OK", "Transfer-Encoding: chunked\r\n", "7\r\n<html>S\r\n3\r\nix.\r\n0\r\n\r\n"),
        ),
        warc("resource", "http://alm.example/7", "<html>Seven"),
        warc("response", "http://alm.example/robots.txt", &response("200 OK", "", "User-agent: *")),
        page(9),
    ]
}

const PAGES: [&str; 4] =
    ["#2 html <!doctype html><p>2</p>", "#6 html <html>Six.", "#7 html <html>Seven", "#9 html <!doctype html><p>9</p>"];

#[test]
fn crawls_are_read_and_what_is_left_out_is_counted() {
    let plain = crawl().concat().into_bytes();
    let members: Vec<u8> = crawl().iter().flat_map(|record| gz(record.as_bytes())).collect();
    let frames: Vec<u8> = crawl().iter().flat_map(|record| zst(record.as_bytes())).collect();
    for (name, bytes) in [("a.warc", &plain), ("a.warc.gz", &members), ("a.warc.zst", &frames), ("one.gz", &gz(&plain))]
    {
        let found = seen_of(name, bytes);
        let (left, pages): (Vec<_>, Vec<_>) = found.into_iter().partition(|line| line.starts_with("- "));
        assert_eq!(pages, PAGES.map(|page| format!("{name}{page}")), "{name}");
        assert_eq!(left, ["- 1 revisit records", "- 1 responses other than 200", "- 1 robots.txt files"], "{name}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.warc");
    fs::write(&path, &plain).unwrap();
    let url_filter = Some(regex::Regex::new("/[79]$").unwrap());
    let found = seen_with(&path, &Options { url_filter, ..Options::default() });
    assert_eq!(found.iter().filter(|line| line.starts_with("a.warc#")).count(), 2, "{found:?}");
}

#[test]
fn damaged_records_are_told_by_number_and_offset_and_the_next_one_is_found() {
    // A length that is too great, one that is too small, and none, in plain files.
    let records = [page(1), page(2), page(3)];
    let start = records[0].len();
    let length = records[1].len() - records[1].find("HTTP").unwrap() - 4;
    let told = format!("Content-Length: {length}");
    for (changed, want) in [
        ("Content-Length: 9", format!("no record starts at byte {}", start + records[1].find("HTTP").unwrap() + 8)),
        ("Content-Length: x", format!("the record at byte {start} does not tell its length")),
        ("Content-Len: 1", format!("the record at byte {start} does not tell its length")),
    ] {
        let file = [&records[0], &records[1].replace(&told, changed), &records[2]].map(String::as_str).concat();
        let found = seen_of("a.warc", file.as_bytes());
        assert!(found.iter().any(|line| line.contains(&want)), "{changed}: {found:?}");
        assert_eq!(found.first().map(String::as_str), Some("a.warc#1 html <!doctype html><p>1</p>"), "{changed}");
        assert!(found.last().unwrap().ends_with("html <!doctype html><p>3</p>"), "{changed}: {found:?}");
    }
    let greedy = [&records[0], &records[1].replace(&told, &format!("Content-Length: {}", length + 40)), &records[2]];
    let found = seen_of("a.warc", greedy.map(String::as_str).concat().as_bytes());
    assert!(found.last().unwrap().ends_with("html <!doctype html><p>3</p>"), "{found:?}");
    // A flipped bit in the second of three members, and a file that was cut off.
    for compress in [gz as fn(&[u8]) -> Vec<u8>, zst] {
        let members: Vec<Vec<u8>> = records.iter().map(|record| compress(record.as_bytes())).collect();
        let mut broken = members.concat();
        let middle = members[0].len() + members[1].len() / 2;
        broken[middle] ^= 0x55;
        broken[middle + 1] ^= 0xff;
        let found = seen_of("a.warc.gz", &broken);
        assert!(
            found
                .iter()
                .any(|l| l.starts_with("! a.warc.gz#2: ") && l.contains(&format!("at byte {}", members[0].len()))),
            "{found:?}"
        );
        assert_eq!(found.last().unwrap(), "a.warc.gz#3 html <!doctype html><p>3</p>");
        let whole = members.concat();
        let found = seen_of("a.warc.gz", &whole[..whole.len() - 20]);
        assert_eq!(
            found[..2],
            ["a.warc.gz#1 html <!doctype html><p>1</p>", "a.warc.gz#2 html <!doctype html><p>2</p>"]
        );
        assert!(found.iter().any(|line| line.starts_with("! a.warc.gz#3: truncated ")), "{found:?}");
    }
}

#[test]
fn arc_files_are_read() {
    let body = response("200 OK", "", "<html>Alm");
    let missing = response("404 Not Found", "", "<html>No");
    let info = "1 0 Alm\nURL IP-address Archive-date Content-type Archive-length\n";
    let head = format!("filedesc://a.arc 0.0.0.0 20140216050221 text/plain {}\n{info}\n", info.len());
    let record = |url: &str, body: &str| format!("{url} 1.2.3.4 20140216050221 text/html {}\n{body}\n", body.len());
    let file = [head, record("http://alm.example/a b", &body), record("http://alm.example/c", &missing)].concat();
    for (name, bytes) in [("a.arc", file.clone().into_bytes()), ("a.arc.gz", gz(file.as_bytes()))] {
        assert_eq!(
            seen_of(name, &bytes),
            [format!("{name}#2 html <html>Alm"), "- 1 responses other than 200".to_owned()]
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_damage_ends_a_run(at in any::<prop::sample::Index>(), with in any::<u8>(), which in 0..5_usize) {
        let plain = crawl().concat().into_bytes();
        let mut bytes = match which {
            0 => plain,
            1 => crawl().iter().flat_map(|record| gz(record.as_bytes())).collect(),
            2 => crawl().iter().flat_map(|record| zst(record.as_bytes())).collect(),
            3 => zip(&[("a.warc", &plain), ("b.txt", TEXT.as_bytes())]),
            _ => gz(&tar(&[("a.warc", &plain), ("b.txt", TEXT.as_bytes())])),
        };
        let at = at.index(bytes.len());
        bytes[at] = with;
        seen_of("x", &bytes);
    }
}
