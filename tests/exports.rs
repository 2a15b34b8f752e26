//! Exports and dumps, one small one of each format, with the articles and trees that they must give.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::fmt::Write as _;
use std::ops::ControlFlow;

use pressgraph::base::{Events, Warning};
use pressgraph::document::{CommentKind, Options, parse_each, stream};
use pressgraph::source::{Found, Input, read};
use proptest::prelude::{any, prop, proptest};

/// Notes and what was left out, as lines.
#[derive(Default)]
struct Told(Vec<String>);

impl Events for Told {
    fn skipped(&mut self, warning: &Warning) {
        self.0.push(format!("! {warning}"));
    }
    fn noticed(&mut self, warning: &Warning) {
        self.0.push(format!("? {warning}"));
    }
    fn document(&mut self, _: &str) {}
    fn left_out(&mut self, what: &'static str, count: u64) {
        self.0.push(format!("- {count} {what}"));
    }
}

/// Every article with its thread, then every fault, in the order of reading.
fn shown(name: &str, bytes: &[u8], map: Option<&str>) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let options = Options { fields: map.map(|map| map.parse().unwrap()), ..Options::default() };
    let mut out = String::new();
    let mut told = Told::default();
    read(&[Input::Path(path)], &pressgraph::source::Options::default(), &mut |found| {
        let mut each = |read: Result<pressgraph::document::Document, pressgraph::document::DocumentError>,
                        _: &mut dyn Events| {
            match read {
                Ok(document) => {
                    let authors = document.byline.map(|b| b.authors.join(" + ")).unwrap_or_default();
                    let when = document.published.map(|t| t.xsd()).unwrap_or_default();
                    let site = document.site.unwrap_or_default();
                    writeln!(out, "{} | {authors} | {when} | {site}", document.text.replace('\n', "/")).unwrap();
                    for comment in document.comments {
                        let kind = match comment.kind {
                            CommentKind::Comment => "",
                            other => other.name(),
                        };
                        let author = comment.author.as_deref().unwrap_or("-");
                        let indent = "  ".repeat(comment.depth as usize + 1);
                        let text = comment.text.replace('\n', "/");
                        let when = comment.created.map(|t| t.xsd()).unwrap_or_default();
                        writeln!(out, "{indent}{author}: {text} | {when} {kind}").unwrap();
                    }
                }
                Err(error) => writeln!(out, "! {}", error.fault).unwrap(),
            }
            ControlFlow::Continue(())
        };
        match found {
            Found::Record(record) => parse_each(record, &options, &mut told, &mut each),
            Found::Stream(found) => stream(found, &options, &mut told, &mut each),
            _ => ControlFlow::Continue(()),
        }
    });
    let place = format!("{}/", folder.path().display());
    let told: Vec<String> = told.0.iter().map(|line| line.replace(&place, "")).collect();
    out + &told.join("\n")
}

/// Compares without the spaces at line ends, and without the indentation of the expectation.
#[track_caller]
fn check(found: &str, want: &[&str]) {
    let found: Vec<&str> = found.lines().map(str::trim_end).collect();
    assert_eq!(found, want);
}

const WXR: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- generator="WordPress/6.1" -->
<rss version="2.0" xmlns:content="c" xmlns:dc="d" xmlns:wp="w"><channel><title>Alm Ferry News</title>
<wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name><![CDATA[Ada Holm]]></wp:author_display_name></wp:author>
<item><title>Ferry &amp; harbour</title><link>http://alm.example/ferry</link><dc:creator><![CDATA[ada]]></dc:creator>
<content:encoded><![CDATA[The ferry <em>stays</em> ashore.

Nobody knows why.]]></content:encoded>
<wp:post_id>7</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<wp:post_date>2014-01-14 17:32:12</wp:post_date><wp:post_date_gmt>2014-01-14 16:32:12</wp:post_date_gmt>
<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Bo</wp:comment_author><wp:comment_content>First.</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_author>Cleo</wp:comment_author><wp:comment_content>Second.</wp:comment_content><wp:comment_approved>0</wp:comment_approved><wp:comment_parent>1</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_author>Pills</wp:comment_author><wp:comment_content>Buy.</wp:comment_content><wp:comment_approved>spam</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>4</wp:comment_id><wp:comment_author>Dov</wp:comment_author><wp:comment_content>Gone.</wp:comment_content><wp:comment_approved>trash</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_author>Eve</wp:comment_author><wp:comment_content>Answers Dov.</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>4</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>6</wp:comment_id><wp:comment_author>Other blog</wp:comment_author><wp:comment_content>links here</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>pingback</wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>
</item>
<item><title>Menu</title><wp:post_type>nav_menu_item</wp:post_type></item>
<item><title>Not yet</title><content:encoded>Draft.</content:encoded><wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item>
<item><title>Second story</title><content:encoded>Short.</content:encoded><wp:post_type>page</wp:post_type><wp:status>publish</wp:status></item>
</channel></rss>
"#;

const WXR_SHOWN: &[&str] = &[
    "Ferry & harbour//The ferry stays ashore.//Nobody knows why. | Ada Holm | 2014-01-14T17:32:12+01:00 | Alm Ferry News",
    "  Bo: First. |",
    "    Cleo: Second. |",
    "  -:  |",
    "    Eve: Answers Dov. |",
    "  Other blog: links here |  pingback",
    "Second story//Short. |  |  | Alm Ferry News",
];

#[test]
fn wordpress() {
    let found = shown("x.xml", WXR.as_bytes(), None);
    let (documents, left) = found.split_at(found.find("\n- ").unwrap());
    check(documents, WXR_SHOWN);
    check(
        left.trim_start(),
        &[
            "- 1 spam comments",
            "- 1 menus, revisions and other items that are no articles",
            "- 1 drafts and other items that were never published",
        ],
    );
}

#[test]
fn broken_xml_is_told_with_line_and_column_and_salvaged() {
    // An element that is never closed, an end that closes nothing, a file that was cut off inside of the second article.
    let unclosed = shown("x.xml", WXR.replace("Short.</content:encoded>", "Short.").as_bytes(), None);
    assert!(unclosed.contains("Second story//Short."), "{unclosed}");
    assert!(unclosed.contains("! line 20, column "), "{unclosed}");
    let stray = shown("x.xml", WXR.replace("Second story</title>", "Second story</title></b>").as_bytes(), None);
    assert!(stray.contains("</b> closes nothing") && stray.contains("Second story//Short."), "{stray}");
    let cut = shown("x.xml", &WXR.as_bytes()[..WXR.find("<wp:comment><wp:comment_id>5").unwrap() + 80], None);
    for line in ["Ferry & harbour", "  Bo: First.", "    Cleo: Second.", "! line 15, column "] {
        assert!(cut.contains(line), "{line} in {cut}");
    }
    let tick = shown("x", format!("`{WXR}").as_bytes(), None);
    assert!(tick.contains("! line 1, column 1: text stands before the first element"), "{tick}");
    assert!(tick.contains("    Cleo: Second."), "{tick}");
}

#[test]
fn disqus() {
    let xml = r#"<?xml version="1.0"?><disqus xmlns:dsq="d">
<thread dsq:id="70"><forum>alm</forum><link>http://alm.example/ferry</link><title>Ferry ashore</title><createdAt>2014-01-14T16:32:12Z</createdAt><author><name>Ada Holm</name></author></thread>
<post dsq:id="1"><message><![CDATA[<p>First.</p><p>And more.</p>]]></message><createdAt>2014-01-14T17:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Bo</name></author><thread dsq:id="70"/></post>
<post dsq:id="3"><message>Third.</message><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Cleo</name></author><thread dsq:id="70"/><parent dsq:id="2"/></post>
<post dsq:id="2"><message>Gone.</message><isDeleted>true</isDeleted><isSpam>false</isSpam><author><name>Dov</name></author><thread dsq:id="70"/><parent dsq:id="1"/></post>
<post dsq:id="4"><message>Buy.</message><isDeleted>false</isDeleted><isSpam>true</isSpam><author><name>Pills</name></author><thread dsq:id="70"/></post>
</disqus>"#;
    check(
        &shown("x.xml", xml.as_bytes(), None),
        &[
            "Ferry ashore | Ada Holm | 2014-01-14T16:32:12Z | alm",
            "  Bo: First.//And more. | 2014-01-14T17:00:00Z",
            "    -:  |",
            "      Cleo: Third. |",
            "- 1 spam comments",
        ],
    );
}

#[test]
fn blogger() {
    let kind = |name: &str| {
        format!(
            "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{name}'/>"
        )
    };
    let xml = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='t'><title>Alm Blog</title>
<entry><id>tag:blogger.com,1999:blog-1.settings</id>{}<content>x</content></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-10</id><published>2014-01-14T17:32:12.001+01:00</published>{}<title>Ferry</title><content type='html'>It &lt;b&gt;stays&lt;/b&gt;.&lt;br /&gt;Ashore.</content><author><name>Ada Holm</name></author></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-11</id>{c}<content type='html'>First.</content><author><name>Bo</name></author><thr:in-reply-to ref='tag:blogger.com,1999:blog-1.post-10'/></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-12</id>{c}<content type='html'>Second.</content><author><name>Cleo</name></author><thr:in-reply-to ref='tag:blogger.com,1999:blog-1.post-10'/><link rel='related' href='http://www.blogger.com/feeds/1/10/comments/default/11'/></entry>
</feed>",
        kind("settings"),
        kind("post"),
        c = kind("comment"),
    );
    check(
        &shown("x.xml", xml.as_bytes(), None),
        &[
            "Ferry//It stays./Ashore. | Ada Holm | 2014-01-14T17:32:12.001+01:00 | Alm Blog",
            "  Bo: First. |",
            "    Cleo: Second. |",
            "- 1 settings and templates",
        ],
    );
}

#[test]
fn feeds() {
    let rss = r#"<rss version="2.0" xmlns:content="c"><channel><title>Alm Wire</title>
<item><title>Ferry ashore</title><link>http://alm.example/f</link><author>a@alm.example (Ada Holm)</author><pubDate>Tue, 14 Jan 2014 16:32:12 +0000</pubDate><description>Short.</description><content:encoded>&lt;p&gt;The whole text.&lt;/p&gt;</content:encoded></item>
</channel></rss>"#;
    check(
        &shown("x", rss.as_bytes(), None),
        &["Ferry ashore//The whole text. | Ada Holm | 2014-01-14T16:32:12Z | Alm Wire"],
    );
    let comments = r#"<rss version="2.0" xmlns:dc="d"><channel><title>Comments on: Ferry ashore</title>
<item><title>By: Cleo</title><link>http://alm.example/f#comment-2</link><dc:creator>Cleo</dc:creator><pubDate>Tue, 14 Jan 2014 18:00:00 +0000</pubDate><description>Later.</description></item>
<item><title>By: Bo</title><link>http://alm.example/f#comment-1</link><dc:creator>Bo</dc:creator><pubDate>Tue, 14 Jan 2014 17:00:00 +0000</pubDate><description>Earlier.</description></item>
</channel></rss>"#;
    check(
        &shown("x", comments.as_bytes(), None),
        &["Ferry ashore |  |  |", "  Bo: Earlier. | 2014-01-14T17:00:00Z", "  Cleo: Later. | 2014-01-14T18:00:00Z"],
    );
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Alm Wire</title><entry><title>Ferry</title><id>urn:1</id><updated>2014-01-14T16:32:12Z</updated><author><name>Ada Holm</name></author><content type="xhtml"><div><p>One.</p><p>Two.</p></div></content></entry></feed>"#;
    check(&shown("x", atom.as_bytes(), None), &["Ferry//One.//Two. | Ada Holm | 2014-01-14T16:32:12Z | Alm Wire"]);
}

#[test]
fn forums() {
    let reddit = r#"{"id":"s1","title":"Ferry ashore","selftext":"Why?","author":"ada","subreddit":"alm","permalink":"/r/alm/s1/","created_utc":1389717132,"num_comments":3}
{"id":"c2","link_id":"t3_s1","parent_id":"t1_c1","body":"No idea &amp; no ferry","author":"cleo","created_utc":1389717200,"subreddit":"alm"}
{"id":"c1","link_id":"t3_s1","parent_id":"t3_s1","body":"[deleted]","author":"[deleted]","created_utc":"1389717150","subreddit":"alm"}
"#;
    check(
        &shown("x", reddit.as_bytes(), None),
        &[
            "Ferry ashore//Why? | ada | 2014-01-14T16:32:12Z | r/alm",
            "  -: [deleted] | 2014-01-14T16:32:30Z",
            "    cleo: No idea & no ferry | 2014-01-14T16:33:20Z",
        ],
    );
    let hn = r#"{"id":1,"type":"story","by":"ada","title":"Ferry ashore","url":"http://alm.example/f","time":1389717132,"kids":[2]}
{"id":2,"type":"comment","by":"bo","parent":1,"text":"It&#x27;s stuck.<p>Really.","time":1389717150,"kids":[3]}
{"id":3,"type":"comment","parent":2,"deleted":true,"time":1389717160}
"#;
    check(
        &shown("x", hn.as_bytes(), None),
        &[
            "Ferry ashore | ada | 2014-01-14T16:32:12Z | news.ycombinator.com",
            "  bo: It's stuck.//Really. | 2014-01-14T16:32:30Z",
            "    -:  | 2014-01-14T16:32:40Z",
        ],
    );
    let convokit = r#"{"id":"u1","conversation_id":"u1","speaker":"ada","text":"Why is the ferry ashore?","reply-to":null,"timestamp":null,"meta":{}}
{"id":"u2","conversation_id":"u1","speaker":"bo","text":"Nobody knows.","reply-to":"u1","timestamp":null,"meta":{}}
"#;
    check(&shown("x", convokit.as_bytes(), None), &["Why is the ferry ashore? | ada |  |", "  bo: Nobody knows. |"]);
}

#[test]
fn mapped_objects_and_tables() {
    let lines = r#"{"no":1,"body":"The ferry stays ashore.","user":{"name":"Ada Holm"}}
{"no":2,"body":"Why?","user":{"name":"Bo"},"re":1}
{"no":3,"user":{"name":"Cleo"},"re":1}
"#;
    check(
        &shown("x", lines.as_bytes(), Some("id=no,text=body,author=user.name,parent=re")),
        &[
            "! \"body\" is missing, which --map says holds the text",
            "The ferry stays ashore. | Ada Holm |  |",
            "  Bo: Why? |",
        ],
    );
    let csv = "id;author;body;parent\n1;Ada Holm;\"The ferry;\nashore.\";\n2;Bo;Why?;1\n";
    let latin: Vec<u8> = encoding_rs::WINDOWS_1252.encode(&csv.replace("Bo", "Bö")).0.into_owned();
    for (bytes, name) in [(csv.as_bytes(), "Bo"), (&latin, "Bö")] {
        let want = format!("  {name}: Why? |");
        check(&shown("x", bytes, None), &["The ferry;/ashore. | Ada Holm |  |", &want]);
    }
    let tsv = "headline\tstory\nFerry\tIt stays ashore.\n";
    check(&shown("x.tsv", tsv.as_bytes(), Some("title=headline,text=story")), &["Ferry//It stays ashore. |  |  |"]);
    let found = shown("x.tsv", tsv.as_bytes(), None);
    assert!(
        found.contains("no column holds texts by its name (columns: headline, story); say which with --map"),
        "{found}"
    );
}

proptest! {
    #[test]
    fn no_damage_to_an_export_ends_a_run(at in any::<prop::sample::Index>(), with in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = WXR.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] = with;
        shown("x", &bytes, None);
        bytes.truncate(cut.index(bytes.len()));
        shown("x", &bytes, None);
    }
}
