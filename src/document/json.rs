//! One JSON object as a document: the caller's own text, metadata and thread.

use serde_json::{Map, Value};

use super::decode::{label, replace_illegal};
use super::error::{DocumentError, Fault};
use super::exports::thread;
use super::flat::Given;
use super::ids::{self, Grounds};
use super::{Byline, CommentKind, Document, Timestamp, layout};
use crate::base::Events;

/// Reads one line of a JSON Lines file.
pub(super) fn read(json: &str, locator: String, events: &mut dyn Events) -> Result<Document, DocumentError> {
    let fail = |fault| DocumentError { locator: locator.clone(), fault };
    let value: Value = serde_json::from_str(json).map_err(|error| {
        let reason = error.to_string();
        let reason = reason.split(" at line").next().unwrap_or_default().to_owned();
        fail(Fault::Json { column: error.column(), reason })
    })?;
    let Value::Object(object) = value else {
        return Err(fail(Fault::NotAnObject { found: kind(&value) }));
    };
    let fields = Fields { object: &object, path: "" };
    let text = match object.get("text") {
        None | Some(Value::Null) => {
            return Err(fail(Fault::Field {
                field: "text".to_owned(),
                problem: "is missing; give the article's text there".to_owned(),
            }));
        }
        Some(Value::String(text)) => replace_illegal(text.clone()),
        Some(other) => return Err(fail(wrong_type("text", "a string", other))),
    };
    let title = fields.label("title").map_err(fail)?;
    let byline = fields.label("byline").map_err(fail)?.map(|line| layout::byline_of(&line));
    let published = fields.label("published").map_err(fail)?.and_then(|t| Timestamp::find(&t)).map(|(_, stamp)| stamp);
    let url = fields.label("url").map_err(fail)?;
    let site = fields.label("site").map_err(fail)?.or_else(|| byline.as_ref().and_then(|b| b.outlet.clone()));
    let caller_id = fields.id("id").map_err(fail)?;
    let topics = fields.labels("topics").map_err(fail)?;
    let (id, id_from_text) = ids::document(&Grounds {
        caller_id: caller_id.as_deref(),
        url: url.as_deref(),
        site: site.as_deref(),
        title: title.as_deref(),
        published: published.as_ref(),
        text: &text,
    });
    let given = match object.get("comments") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(list)) => given(list).map_err(fail)?,
        Some(other) => return Err(fail(wrong_type("comments", "a list of objects", other))),
    };
    let parts = layout::parts_of(&text, title.as_deref(), byline.as_ref().map(|b| b.text.as_str()));
    let declared_comments = match object.get("declaredComments") {
        Some(Value::Number(n)) => n.as_u64().and_then(|n| u32::try_from(n).ok()),
        _ => None,
    };
    let comments = thread(&id, given, &locator, events);
    Ok(Document {
        id,
        id_from_text,
        caller_id,
        source: locator.clone(),
        url,
        site,
        title,
        byline,
        language: None,
        published,
        text,
        parts,
        topics,
        related: Vec::new(),
        comments,
        declared_comments,
    })
}

/// The comments of `list` with those nested under `replies`, in the order in which they stand.
fn given(list: &[Value]) -> Result<Vec<Given>, Fault> {
    let mut out: Vec<Given> = Vec::new();
    // Siblings still to be read, the innermost last, with the index of the comment that they answer.
    let mut open: Vec<(std::slice::Iter<'_, Value>, Option<usize>)> = vec![(list.iter(), None)];
    while let Some((siblings, above)) = open.last_mut() {
        let above = *above;
        let Some(value) = siblings.next() else {
            open.pop();
            continue;
        };
        let path = format!("comments[{}].", out.len());
        let Value::Object(object) = value else {
            return Err(wrong_type(path.trim_end_matches('.'), "an object", value));
        };
        let fields = Fields { object, path: &path };
        out.push(Given {
            id: fields.id("id")?,
            kind: CommentKind::Comment,
            parent: fields.id("parent")?,
            above,
            author: fields.label("author")?,
            created: fields.label("created")?.and_then(|t| Timestamp::find(&t)).map(|(_, stamp)| stamp),
            text: fields.text("text")?,
        });
        match object.get("replies") {
            None | Some(Value::Null) => {}
            Some(Value::Array(replies)) => open.push((replies.iter(), Some(out.len() - 1))),
            Some(other) => return Err(wrong_type(&format!("{path}replies"), "a list of objects", other)),
        }
    }
    Ok(out)
}

struct Fields<'v> {
    object: &'v Map<String, Value>,
    path: &'v str,
}

impl Fields<'_> {
    fn string(&self, name: &str) -> Result<Option<&str>, Fault> {
        match self.object.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(wrong_type(&format!("{}{name}", self.path), "a string", other)),
        }
    }

    /// A string on one line; none if nothing is left of it.
    fn label(&self, name: &str) -> Result<Option<String>, Fault> {
        Ok(self.string(name)?.map(label).filter(|l| !l.is_empty()))
    }

    /// A text as it is.
    fn text(&self, name: &str) -> Result<String, Fault> {
        Ok(replace_illegal(self.string(name)?.unwrap_or_default().to_owned()))
    }

    /// A string or a number.
    fn id(&self, name: &str) -> Result<Option<String>, Fault> {
        match self.object.get(name) {
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            Some(Value::String(_) | Value::Null) | None => self.label(name),
            Some(other) => Err(wrong_type(&format!("{}{name}", self.path), "a string or a number", other)),
        }
    }

    /// A list of strings, or one string.
    fn labels(&self, name: &str) -> Result<Vec<String>, Fault> {
        match self.object.get(name) {
            Some(Value::Array(list)) => list
                .iter()
                .map(|value| match value {
                    Value::String(text) => Ok(label(text)),
                    other => Err(wrong_type(&format!("{}{name}", self.path), "a list of strings", other)),
                })
                .collect(),
            _ => Ok(self.label(name)?.into_iter().collect()),
        }
    }
}

fn wrong_type(field: &str, wanted: &str, found: &Value) -> Fault {
    Fault::Field { field: field.to_owned(), problem: format!("is {}; it has to be {wanted}", kind(found)) }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

impl Byline {
    /// A byline of which only the words are known.
    pub(super) fn unread(text: String) -> Self {
        Self { text, authors: Vec::new(), outlet: None }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::base::Silent;
    use crate::document::PartKind;

    fn parse(json: &str) -> Result<Document, String> {
        read(json, "x.jsonl#7".to_owned(), &mut Silent).map_err(|error| error.to_string())
    }

    #[test]
    fn text_and_metadata_are_the_callers() {
        let document = parse(
            r#"{"id": 7, "text": "A quiet harbour\r\n\r\nIt\u0000 rains.\n", "title": "A quiet harbour", "byline": "By Ada Byron, Harbour News",
                "published": "2012-12-14T18:54:00-05:00", "topics": ["Sea"], "extra": 1}"#,
        )
        .unwrap();
        assert_eq!(document.text, "A quiet harbour\r\n\r\nIt\u{fffd} rains.\n");
        assert_eq!(document.caller_id.as_deref(), Some("7"));
        assert_eq!(document.byline.as_ref().unwrap().authors, ["Ada Byron"]);
        assert_eq!(document.site.as_deref(), Some("Harbour News"));
        assert_eq!(document.published.unwrap().xsd(), "2012-12-14T18:54:00-05:00");
        let parts: Vec<_> = document.parts.iter().map(|p| (p.kind, p.span.slice(&document.text))).collect();
        assert_eq!(parts, [(PartKind::Title, "A quiet harbour"), (PartKind::Body, "It\u{fffd} rains.")]);
    }

    #[test]
    fn errors_say_what_and_where() {
        for (json, want) in [
            (
                "{\"id\": 1",
                "x.jsonl#7: not valid JSON at column 8 (EOF while parsing an object); write one object a line",
            ),
            (
                "[1]",
                "x.jsonl#7: is a list, not a JSON object; write one object a line, such as {\"id\": \"a1\", \"text\": \"…\"}",
            ),
            ("{\"id\": 1}", "x.jsonl#7: \"text\" is missing; give the article's text there"),
            ("{\"text\": 5}", "x.jsonl#7: \"text\" is a number; it has to be a string"),
            (
                "{\"text\": \"a\", \"comments\": [{\"text\": \"b\"}, {\"author\": []}]}",
                "x.jsonl#7: \"comments[1].author\" is a list; it has to be a string",
            ),
        ] {
            assert_eq!(parse(json).unwrap_err(), want);
        }
    }
}
