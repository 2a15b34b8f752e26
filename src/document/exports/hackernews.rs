//! Hacker News: items of its own interface, one object a line, and the nested ones of its search service.

use serde_json::{Map, Value};

use super::fields::scalar;
use super::lines::{integer, text};
use super::markup;
use super::threads::Row;

const SITE: &str = "news.ycombinator.com";

/// Reads an item, with those nested in it; false if the object is none.
pub(super) fn rows(object: &Map<String, Value>, number: u64, rows: &mut Vec<Row>) -> bool {
    let is_item = text(object, "type").is_some_and(|t| matches!(t, "story" | "comment" | "job" | "poll" | "pollopt"))
        && object.contains_key("id")
        && ["by", "kids", "time", "children", "created_at_i", "deleted"].iter().any(|name| object.contains_key(*name));
    if !is_item {
        return false;
    }
    // Items still to be read, with the story that they stand under.
    let mut open = vec![(object, None)];
    while let Some((item, story)) = open.pop() {
        let id = item.get("id").and_then(scalar);
        let parent = ["parent", "parent_id"].iter().find_map(|name| item.get(*name).and_then(scalar));
        let story = story.or_else(|| item.get("story_id").and_then(scalar));
        let is = |name: &str| item.get(name).and_then(Value::as_bool).unwrap_or(false);
        let is_comment = text(item, "type") == Some("comment");
        let gone = is("deleted") || is("dead");
        let seconds = integer(item, "time").or_else(|| integer(item, "created_at_i"));
        let title = text(item, "title").and_then(markup::label);
        // An option of a poll is a part of it and no comment.
        if text(item, "type") != Some("pollopt") {
            rows.push(Row {
                is_forum: true,
                id: id.clone(),
                global_id: false,
                thread: story.clone().filter(|story| is_comment || Some(story) == id.as_ref()),
                parent: parent.filter(|_| is_comment),
                is_comment,
                url: text(item, "url").filter(|_| !is_comment).map(str::to_owned),
                site: Some(SITE.to_owned()),
                title,
                author: ["by", "author"]
                    .iter()
                    .find_map(|name| text(item, name))
                    .filter(|_| !gone)
                    .and_then(markup::label),
                created: seconds.and_then(markup::epoch),
                text: markup::paragraphs(text(item, "text").filter(|_| !gone).unwrap_or_default()),
                declared: integer(item, "descendants").and_then(|n| u32::try_from(n).ok()),
                number,
                ..Row::default()
            });
        }
        let children = item.get("children").and_then(Value::as_array);
        let under = if is_comment { story } else { id };
        let children = children.into_iter().flatten().rev().filter_map(Value::as_object);
        open.extend(children.map(|child| (child, under.clone())));
    }
    true
}
