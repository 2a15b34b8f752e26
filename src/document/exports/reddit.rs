//! Reddit, as Pushshift and its successors dump it: submissions and comments, one object a line.

use serde_json::{Map, Value};

use super::lines::{integer, text};
use super::markup;
use super::threads::Row;

/// What Reddit writes in place of what was taken away.
const GONE: &[&str] = &["[deleted]", "[removed]"];

/// Reads a submission or a comment; false if the object is neither.
pub(super) fn rows(object: &Map<String, Value>, number: u64, rows: &mut Vec<Row>) -> bool {
    let Some(id) = text(object, "id") else { return false };
    let is_comment = object.contains_key("link_id") && object.contains_key("body");
    let is_submission = object.contains_key("title")
        && (object.contains_key("selftext") || (object.contains_key("subreddit") && object.contains_key("permalink")));
    if !is_comment && !is_submission {
        return false;
    }
    let author = text(object, "author").filter(|name| !GONE.contains(name));
    let shared = Row {
        is_forum: true,
        global_id: true,
        site: text(object, "subreddit").map(|name| format!("r/{name}")),
        author: author.and_then(markup::label),
        created: integer(object, "created_utc").and_then(markup::epoch),
        number,
        ..Row::default()
    };
    let full = |name: &str| text(object, name).map(str::to_owned).filter(|id| !id.is_empty());
    rows.push(if is_comment {
        Row {
            id: Some(full_name(id, "t1_")),
            thread: full("link_id").map(|id| full_name(&id, "t3_")),
            parent: full("parent_id"),
            is_comment: true,
            text: plain(text(object, "body").unwrap_or_default()),
            ..shared
        }
    } else {
        let body = text(object, "selftext").unwrap_or_default();
        Row {
            id: Some(full_name(id, "t3_")),
            url: text(object, "permalink").map(|path| match path.starts_with('/') {
                true => format!("https://www.reddit.com{path}"),
                false => path.to_owned(),
            }),
            title: text(object, "title").map(plain),
            text: plain(if GONE.contains(&body) { "" } else { body }),
            topics: text(object, "link_flair_text").and_then(markup::label).into_iter().collect(),
            declared: integer(object, "num_comments").and_then(|n| u32::try_from(n).ok()),
            ..shared
        }
    });
    true
}

/// Ids in dumps lack the prefix that references to them have.
fn full_name(id: &str, prefix: &str) -> String {
    if id.starts_with(prefix) { id.to_owned() } else { format!("{prefix}{id}") }
}

/// Markdown, in which older dumps escape three characters.
fn plain(text: &str) -> String {
    super::super::decode::replace_illegal(text.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&"))
}
