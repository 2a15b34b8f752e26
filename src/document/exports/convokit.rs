//! ConvoKit's utterances, one object a line, in the forms of both of its versions.

use serde_json::{Map, Value};

use super::fields::scalar;
use super::lines::{integer, text};
use super::markup;
use super::threads::Row;

/// Reads an utterance; false if the object is none.
pub(super) fn rows(object: &Map<String, Value>, number: u64, rows: &mut Vec<Row>) -> bool {
    let first = |names: &[&str]| names.iter().find_map(|name| object.get(*name));
    let conversation = first(&["conversation_id", "root"]);
    let speaker = first(&["speaker", "user"]);
    let (Some(conversation), Some(speaker), Some(said)) = (conversation, speaker, text(object, "text")) else {
        return false;
    };
    let id = object.get("id").and_then(scalar);
    let speaker = match speaker {
        Value::Object(speaker) => speaker.get("id").and_then(scalar),
        other => scalar(other),
    };
    let time = match object.get("timestamp") {
        Some(Value::String(words)) if words.parse::<f64>().is_err() => markup::time(words),
        _ => integer(object, "timestamp").filter(|seconds| *seconds > 0).and_then(markup::epoch),
    };
    let thread = scalar(conversation);
    let meta = object.get("meta").and_then(Value::as_object);
    let about = |name| meta.and_then(|meta| text(meta, name)).and_then(markup::label);
    rows.push(Row {
        is_forum: true,
        is_comment: thread != id,
        id,
        global_id: true,
        thread,
        parent: first(&["reply_to", "reply-to"]).and_then(scalar),
        title: about("title"),
        site: about("subreddit").map(|name| format!("r/{name}")),
        author: speaker.filter(|name| name != "[deleted]").and_then(|name| markup::label(&name)),
        created: time,
        text: super::super::decode::replace_illegal(said.to_owned()),
        number,
        ..Row::default()
    });
    true
}
