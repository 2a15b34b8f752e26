//! Which fields of objects and which columns of tables mean what.

use serde_json::{Map, Value};

use super::super::Timestamp;
use super::markup;
use super::threads::Row;

/// What a field can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    Id,
    Text,
    Title,
    Author,
    Created,
    Parent,
    Thread,
    Url,
    Site,
}

/// Every meaning, its name, and the names, lower case, by which a field is taken to have it where the caller says nothing.
const MEANINGS: &[(Meaning, &str, &[&str])] = &[
    (Meaning::Id, "id", &["id", "comment_id", "commentid", "post_id", "article_id"]),
    (Meaning::Text, "text", &["text", "body", "content", "comment", "comment_text", "message", "article", "selftext"]),
    (Meaning::Title, "title", &["title", "headline"]),
    (Meaning::Author, "author", &["author", "user", "username", "user_name", "commenter", "by", "name", "byline"]),
    (
        Meaning::Created,
        "created",
        &["created", "created_at", "date", "time", "timestamp", "created_utc", "published", "published_at", "pubdate"],
    ),
    (
        Meaning::Parent,
        "parent",
        &["parent", "parent_id", "parentid", "reply_to", "reply-to", "replyto", "in_reply_to", "inreplyto"],
    ),
    (Meaning::Thread, "thread", &["thread", "thread_id", "conversation_id", "link_id", "story_id", "discussion_id"]),
    (Meaning::Url, "url", &["url", "link", "permalink"]),
    (Meaning::Site, "site", &["site", "source", "outlet", "publisher"]),
];

/// Which fields mean what: `text=body,author=user.name,parent=reply_to`. A dot leads into an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMap {
    fields: Vec<(Meaning, String)>,
}

/// A mapping that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0}; write MEANING=FIELD[,MEANING=FIELD …], where MEANING is one of id, text, title, author, created, parent, thread, url, site"
)]
pub struct FieldMapError(String);

impl std::str::FromStr for FieldMap {
    type Err = FieldMapError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut fields: Vec<(Meaning, String)> = Vec::new();
        for pair in text.split(',') {
            let (name, field) =
                pair.split_once('=').ok_or_else(|| FieldMapError(format!("\"{pair}\" has no \"=\"")))?;
            let (name, field) = (name.trim(), field.trim());
            let meaning = MEANINGS.iter().find(|(_, known, _)| *known == name).map(|(meaning, ..)| *meaning);
            let meaning = meaning.ok_or_else(|| FieldMapError(format!("\"{name}\" is no meaning")))?;
            if field.is_empty() {
                return Err(FieldMapError(format!("\"{name}\" has no field")));
            }
            if fields.iter().any(|(known, _)| *known == meaning) {
                return Err(FieldMapError(format!("\"{name}\" stands there twice")));
            }
            fields.push((meaning, field.to_owned()));
        }
        if !fields.iter().any(|(meaning, _)| *meaning == Meaning::Text) {
            return Err(FieldMapError("nothing is said of \"text\"".to_owned()));
        }
        Ok(Self { fields })
    }
}

impl FieldMap {
    /// What the names of columns tell; none without a column of texts.
    pub(super) fn guess<'n>(names: impl Iterator<Item = &'n str> + Clone) -> Option<Self> {
        let mut fields: Vec<(Meaning, String)> = Vec::new();
        for (meaning, _, aliases) in MEANINGS {
            let found = aliases.iter().find_map(|alias| {
                let mut names = names.clone();
                names.find(|name| name.trim().eq_ignore_ascii_case(alias))
            });
            if let Some(name) = found
                && !fields.iter().any(|(_, taken)| taken == name)
            {
                fields.push((*meaning, name.to_owned()));
            }
        }
        fields.iter().any(|(meaning, _)| *meaning == Meaning::Text).then_some(Self { fields })
    }

    /// Whether rows answer each other, so that they are to be gathered.
    pub(super) fn has_threads(&self) -> bool {
        self.fields.iter().any(|(meaning, _)| matches!(meaning, Meaning::Parent | Meaning::Thread))
    }

    /// The field that holds the text.
    pub(super) fn text_field(&self) -> &str {
        self.field(Meaning::Text).unwrap_or_default()
    }

    fn field(&self, meaning: Meaning) -> Option<&str> {
        self.fields.iter().find(|(known, _)| *known == meaning).map(|(_, field)| field.as_str())
    }

    /// The row that an object's fields make; none if it has no field of text.
    pub(super) fn row_of_object(&self, object: &Map<String, Value>, number: u64) -> Option<Row> {
        at_path(object, self.text_field())?;
        Some(self.row(number, |field| scalar(at_path(object, field)?)))
    }

    /// A row of which `value` gives the fields. One that answers something is a comment, and so is one that is not its own thread.
    pub(super) fn row(&self, number: u64, value: impl Fn(&str) -> Option<String>) -> Row {
        let get = |meaning| value(self.field(meaning)?).filter(|v| !v.trim().is_empty());
        let name = |meaning| get(meaning).and_then(|v| markup::label(&v));
        let reference = |meaning| get(meaning).map(|v| v.trim().to_owned()).filter(|v| v != "0" && v != "null");
        let id = get(Meaning::Id).map(|v| v.trim().to_owned());
        let parent = reference(Meaning::Parent);
        let thread = reference(Meaning::Thread);
        Row {
            is_forum: self.has_threads(),
            is_comment: parent.is_some() || thread.as_ref().is_some_and(|t| Some(t) != id.as_ref()),
            id,
            global_id: true,
            thread,
            parent,
            url: name(Meaning::Url),
            site: name(Meaning::Site),
            title: name(Meaning::Title),
            author: name(Meaning::Author),
            created: get(Meaning::Created).and_then(|v| time(&v)),
            text: get(Meaning::Text).unwrap_or_default(),
            number,
            ..Row::default()
        }
    }
}

/// A time in words or as seconds (or, where that would be a far future, milliseconds) since 1970.
fn time(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    match text.parse::<f64>() {
        #[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 are far below")]
        Ok(number) if number.abs() > 1e8 => {
            markup::epoch(if number.abs() > 1e11 { number / 1000.0 } else { number } as i64)
        }
        _ => markup::time(text),
    }
}

/// The value that a dotted name leads to. A name with a dot that is there as it is comes first.
fn at_path<'v>(object: &'v Map<String, Value>, path: &str) -> Option<&'v Value> {
    if let Some(value) = object.get(path) {
        return Some(value);
    }
    let (first, rest) = path.split_once('.')?;
    match object.get(first)? {
        Value::Object(inner) => at_path(inner, rest),
        _ => None,
    }
}

/// A string or a number as text.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn mappings_are_checked() {
        for (text, want) in [
            ("text=body,author=user.name,parent=reply_to", None),
            ("author=user", Some("nothing is said of \"text\"")),
            ("text", Some("\"text\" has no \"=\"")),
            ("text=a,colour=b", Some("\"colour\" is no meaning")),
            ("text=a,text=b", Some("\"text\" stands there twice")),
            ("text=", Some("\"text\" has no field")),
        ] {
            let told = text.parse::<FieldMap>().err().map(|e| e.0);
            assert_eq!(told.as_deref(), want, "{text}");
        }
    }

    #[test]
    fn dots_lead_into_objects() {
        let map: FieldMap = "text=body,author=user.name,created=at,parent=re".parse().unwrap();
        let Value::Object(object) =
            serde_json::json!({"body": "Yes", "user": {"name": "Ada"}, "at": 1_355_529_240_000_u64, "re": 0})
        else {
            panic!("an object")
        };
        let row = map.row_of_object(&object, 1).unwrap();
        assert_eq!((row.text.as_str(), row.author.as_deref(), row.parent), ("Yes", Some("Ada"), None));
        assert_eq!(row.created.unwrap().xsd(), "2012-12-14T23:54:00Z");
    }
}
