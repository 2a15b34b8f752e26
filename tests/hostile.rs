//! The properties of the fuzz targets, on damaged examples of every format. `PROPTEST_CASES=100000 cargo test --release --test hostile` runs them
//! for longer; `cargo +nightly fuzz run NAME` lets a fuzzer look for what breaks them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::io::Read as _;

use proptest::prelude::*;

#[path = "../fuzz/src/lib.rs"]
mod properties;

const PAGE: &str = "<!doctype html><html><head><title>Ferry stops</title><meta property='og:title' content='Ferry stops'>\
    <script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"Ada Quill\"}],\"datePublished\":\"2014-05-01T10:00Z\",\
    \"comment\":[{\"@type\":\"Comment\",\"author\":\"Bo\",\"text\":\"No.\"}]}</script></head><body><article><h1>Ferry stops</h1><p>Norway signed \
    the treaty on Monday.</p></article><ol class=commentlist><li id=comment-1 class=comment><cite class=fn>Zed</cite> <a href='#c'>May 1, 2014 at \
    1:00 pm</a><div class=comment-content><p>@Bo: &lt;no&gt; &#8217;</p></div><ul class=children><li id=comment-2 class=comment><cite class=fn>Bo</cite>\
    <p>Zed, you are right.</p></ul></ol></body></html>";
const TEXT: &str = "Ferry stops\n\nBy Ada Quill, Alm Post\nMay 1, 2014 10:00 am ET\n\nNorway signed the treaty on Monday. Sweden has not.\n\n\
    Comments (3)\n\n1. Zed\n   May 1, 2014 at 1:00 pm\n\n   No.\n\n   - Bo\n     May 1, 2014 at 2:00 pm\n\n     Yes, Zed.\n";
const OWN: &str = "{\"id\":\"1\",\"title\":\"Ferry\",\"byline\":\"By Ada Quill\",\"published\":\"2014-05-01\",\"url\":\"https://e.org/a b\\\"c\",\
    \"text\":\"Norway signed the treaty. \\u202eIt\\u0000 rained.\",\"comments\":[{\"id\":\"a\",\"author\":\"Zed \\u001b[31m\",\"text\":\"No.\",\
    \"replies\":[{\"author\":\"Bo\",\"text\":\"Yes\"}]},{\"id\":\"b\",\"parent\":\"c\",\"text\":\"x\"},{\"id\":\"c\",\"parent\":\"b\",\"text\":\"y\"}]}\n";
const FORUM: &str = "{\"id\":\"p\",\"title\":\"T\",\"selftext\":\"Norway joined.\",\"subreddit\":\"n\",\"permalink\":\"/r/n\",\"author\":\"Zed\"}\n\
    {\"id\":\"c\",\"link_id\":\"t3_p\",\"parent_id\":\"t1_d\",\"body\":\"No &gt; *x*\",\"author\":\"Bo\",\"created_utc\":1400000000}\n\
    {\"type\":\"comment\",\"id\":8,\"parent\":9,\"by\":\"Zed\",\"text\":\"<p>x\",\"time\":1400000000}\n\
    {\"i\":\"1\",\"t\":\"text\",\"a\":{\"n\":\"Zed\"},\"p\":\"2\",\"h\":\"1\"}\n";
const EXPORT: &str = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Alm</title><item>\
    <title>Ferry &amp; co</title><link>https://e.org/1</link><pubDate>Thu, 01 May 2014 10:00:00 +0000</pubDate><content:encoded><![CDATA[<p>Norway \
    signed.</p>]]></content:encoded><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:comment><wp:comment_id>1</wp:comment_id>\
    <wp:comment_author>Zed</wp:comment_author><wp:comment_content>No &nbsp; way</wp:comment_content><wp:comment_parent>1</wp:comment_parent>\
    </wp:comment></item></channel></rss>";
const FEED: &str = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Alm</title><entry><id>a</id><title type=\"html\">A &lt;b></title><author><name>\
    Zed</name></author><updated>2014-05-01T10:00:00Z</updated><content type=\"xhtml\"><div><p>Norway</p></div></content><thr:in-reply-to ref=\"a\"/>\
    </entry></feed>";
const TABLE: &str = "id,author,parent,text\n1,Zed,,\"Norway \"\"signed\"\",\nthe treaty\"\n2,Bo,1,No\n3,=cmd,3,x\n";
const ARCHIVE: &str = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.org/\r\nContent-Type: application/http; msgtype=response\r\n\
    Content-Length: 84\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><p>Norway signed the treaty.</p>\r\n\r\nWARC/1.0\r\n\
    WARC-Type: resource\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n";
const QUERY: &str = "PREFIX e: <http://e.org/> SELECT ?a (COUNT(*) AS ?n) { ?a pg:signed/e:b+ \"x\"@en . OPTIONAL { GRAPH ?g { ?a ?b 'y' } } FILTER(?n > 1.5e3) }";

/// What stands in none of the examples, and breaks readers.
const PIECES: &[&[u8]] = &[
    b"<",
    b">",
    b"\"",
    b"&",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"</p>",
    b"<script>",
    b"{",
    b"[",
    b"]",
    b"}",
    b"\0",
    b"\r\n\r\n",
    b"\n\n",
    b"\xff\xfe",
    b"\xc3",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"\xef\xbf\xbe",
    b"\x1b[2J",
    b"99999999999999999999",
    b"-1",
    b"1. ",
    b"Content-Length: 999999999\r\n",
    b"<div><div><div><div>",
    b"=cmd|' /C calc'!A0",
    b"\\u0000",
    b"\\ud800",
    b"&#x0;",
    b"&#xd800;",
    b"\xf0\x9f\xa6\x8c",
];

/// One change of some bytes: what, where, and how much.
type Change = (u8, u16, u16);

fn damaged(seed: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for (what, place, amount) in changes {
        let at = usize::from(*place) % (bytes.len() + 1);
        let end = (at + usize::from(*amount) % 40).min(bytes.len());
        match what % 6 {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let again = bytes[at..end].to_vec();
                drop(bytes.splice(at..at, again));
            }
            2 => {
                let piece = PIECES[usize::from(*amount) % PIECES.len()];
                drop(bytes.splice(at..at, piece.iter().copied()));
            }
            3 => bytes[at..end].iter_mut().for_each(|b| *b ^= 1 << (amount % 8)),
            4 => bytes.truncate(at.max(bytes.len() / 3)),
            _ => {
                let moved: Vec<u8> = bytes.drain(at..end).collect();
                let to = usize::from(amount.rotate_left(5)) % (bytes.len() + 1);
                drop(bytes.splice(to..to, moved));
            }
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec(any::<Change>(), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(ProptestConfig::default().cases.min(60).max(cases())) })]

    #[test]
    fn pages(changes in changes()) {
        properties::page(&damaged(PAGE.as_bytes(), &changes));
        properties::pseudonyms(&damaged(PAGE.as_bytes(), &changes));
    }

    #[test]
    fn texts(changes in changes()) {
        properties::text(&damaged(TEXT.as_bytes(), &changes));
    }

    #[test]
    fn json(changes in changes()) {
        properties::json_line(&damaged(OWN.as_bytes(), &changes));
        properties::json_lines(&damaged(OWN.repeat(2).as_bytes(), &changes));
        properties::json_lines(&damaged(FORUM.as_bytes(), &changes));
    }

    #[test]
    fn exports_and_feeds(changes in changes()) {
        properties::xml(&damaged(EXPORT.as_bytes(), &changes));
        properties::xml(&damaged(FEED.as_bytes(), &changes));
    }

    #[test]
    fn tables(changes in changes()) {
        properties::table(&damaged(TABLE.as_bytes(), &changes));
    }

    #[test]
    fn archives(changes in changes()) {
        properties::archive(&damaged(ARCHIVE.as_bytes(), &changes));
    }

    #[test]
    fn queries(changes in changes()) {
        properties::query(&damaged(QUERY.as_bytes(), &changes));
    }

    #[test]
    fn mere_noise(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for property in [properties::page, properties::text, properties::json_line, properties::json_lines, properties::xml, properties::table,
            properties::archive, properties::pseudonyms, properties::query]
        {
            property(&bytes);
        }
    }
}

/// Everything that the fuzzer kept of a target, the same again.
fn replay(target: &str, holds: fn(&[u8])) {
    let path = format!("{}/fuzz/kept/{target}.tar.gz", env!("CARGO_MANIFEST_DIR"));
    let packed = std::fs::File::open(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut count = 0;
    for entry in tar::Archive::new(flate2::read::GzDecoder::new(packed)).entries().unwrap() {
        let mut bytes = Vec::new();
        entry.unwrap().read_to_end(&mut bytes).unwrap();
        holds(&bytes);
        count += 1;
    }
    assert!(count > 50, "{path} holds {count}");
}

macro_rules! kept {
    ($($name:ident = $target:ident;)*) => {
        $(
            #[test]
            fn $name() {
                replay(stringify!($target), properties::$target);
            }
        )*
    };
}

kept! {
    kept_pages = page;
    kept_texts = text;
    kept_lines = json_line;
    kept_streams_of_lines = json_lines;
    kept_feeds = xml;
    kept_tables = table;
    kept_archives = archive;
    kept_pseudonyms = pseudonyms;
    kept_queries = query;
}

/// As many as the environment asks for.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(0)
}
