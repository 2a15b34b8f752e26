//! What a page says of itself in JSON-LD.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::super::blocks::label;
use super::super::dom::Dom;
use super::super::tag::Tag;
use crate::document::Timestamp;

/// The article as JSON-LD describes it.
#[derive(Debug, Default)]
pub(in crate::document::html) struct Linked {
    pub title: Option<String>,
    /// Names of people.
    pub authors: Vec<String>,
    /// The organisation that is named as the author.
    pub outlet: Option<String>,
    pub published: Option<Timestamp>,
    pub site: Option<String>,
    pub section: Option<String>,
    pub url: Option<String>,
    pub keywords: Vec<String>,
    /// The article's whole text, perhaps with tags in it.
    pub body: Option<String>,
    pub comment_count: Option<u32>,
    pub comments: Vec<LinkedComment>,
}

/// A `schema:Comment` or `schema:Answer`.
#[derive(Debug, Default)]
pub(in crate::document::html) struct LinkedComment {
    pub id: Option<String>,
    /// Index of the comment in which it is nested.
    pub above: Option<usize>,
    /// The id of the comment that it names as its parent.
    pub parent: Option<String>,
    pub author: Option<String>,
    pub created: Option<Timestamp>,
    pub text: String,
}

/// Objects of a page that are looked at; a hostile page has more.
const MOST_OBJECTS: usize = 20_000;

pub(in crate::document::html) fn read(dom: &Dom) -> Linked {
    let scripts: Vec<Value> = (0..dom.nodes.len())
        .filter(|node| dom.tag(*node) == Tag::Script && dom.end(*node) > node + 1)
        .filter_map(|node| parse(dom.raw(node + 1)))
        .collect();
    let objects = objects(&scripts);
    let mut by_id: HashMap<&str, &Map<String, Value>> = HashMap::new();
    for object in &objects {
        // A bare reference is no description.
        if let Some(id) = object.get("@id").and_then(Value::as_str).filter(|_| object.len() > 1) {
            by_id.entry(id).or_insert(object);
        }
    }
    let graph = Graph { by_id };
    let rank = |object: &&Map<String, Value>| KINDS.iter().position(|kind| has_type(object, kind));
    let mut ranked: Vec<(usize, &Map<String, Value>)> =
        objects.iter().filter_map(|object| rank(object).map(|rank| (rank, *object))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut out = Linked::default();
    for (rank, object) in &ranked {
        graph.fill(object, &mut out, *rank < ARTICLES);
    }
    if let Some((_, main)) = ranked.iter().find(|(rank, object)| *rank < ARTICLES && has_comments(object)) {
        graph.comments(main, &mut out.comments);
    }
    out
}

/// Kinds of what a page is about, the surest first; the last ones describe the page around it.
const KINDS: &[&str] = &[
    "NewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "AskPublicNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "Article",
    "TechArticle",
    "ScholarlyArticle",
    "SatiricalArticle",
    "AdvertiserContentArticle",
    "Report",
    "SocialMediaPosting",
    "DiscussionForumPosting",
    "Question",
    "Review",
    "Recipe",
    "HowTo",
    "PodcastEpisode",
    "WebPage",
    "ItemPage",
    "WebSite",
];
const ARTICLES: usize = 22;

fn has_comments(object: &Map<String, Value>) -> bool {
    ["comment", "suggestedAnswer", "acceptedAnswer"].iter().any(|key| object.contains_key(*key))
}

fn has_type(object: &Map<String, Value>, kind: &str) -> bool {
    let is = |value: &Value| value.as_str().is_some_and(|t| t.rsplit(['/', ':', '#']).next() == Some(kind));
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(is),
        Some(value) => is(value),
        None => false,
    }
}

/// JSON as pages write it: in comments, with control characters in strings, with a semicolon behind it.
fn parse(text: &str) -> Option<Value> {
    let bare = text
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("-->")
        .trim_end_matches("]]>")
        .trim_end_matches("//")
        .trim_end_matches("//]]>")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(bare).ok().or_else(|| {
        let clean: String = bare.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&clean).ok()
    })
}

/// All objects, outer ones first, without recursion.
fn objects(values: &[Value]) -> Vec<&Map<String, Value>> {
    let mut out = Vec::new();
    let mut open: std::collections::VecDeque<&Value> = values.iter().collect();
    while let Some(value) = open.pop_front() {
        match value {
            Value::Object(object) => {
                out.push(object);
                open.extend(object.values());
            }
            Value::Array(list) => open.extend(list),
            _ => {}
        }
        if out.len() >= MOST_OBJECTS {
            break;
        }
    }
    out
}

struct Graph<'v> {
    by_id: HashMap<&'v str, &'v Map<String, Value>>,
}

impl<'v> Graph<'v> {
    /// Takes what is still missing; a title, authors and dates only from an article.
    fn fill(&self, object: &'v Map<String, Value>, out: &mut Linked, article: bool) {
        let text = |key: &str| object.get(key).and_then(string).filter(|t| !t.is_empty());
        if article {
            let named_before = !out.authors.is_empty() || out.outlet.is_some();
            if out.title.is_none() {
                out.title = text("headline").or_else(|| text("name"));
            }
            if !named_before {
                for author in ["author", "creator"].iter().filter_map(|key| object.get(*key)) {
                    self.people(author, out);
                    if !out.authors.is_empty() {
                        break;
                    }
                }
            }
            if out.body.is_none() {
                out.body =
                    object.get("articleBody").and_then(Value::as_str).filter(|b| !b.is_empty()).map(str::to_owned);
            }
            if out.section.is_none() {
                out.section = object.get("articleSection").and_then(first_string).filter(|s| !s.is_empty());
            }
            if out.comment_count.is_none() {
                out.comment_count =
                    ["commentCount", "answerCount"].iter().find_map(|key| object.get(*key)).and_then(count);
            }
        }
        if out.published.is_none() {
            out.published = ["datePublished", "dateCreated", "uploadDate"]
                .iter()
                .find_map(|key| object.get(*key).and_then(Value::as_str))
                .and_then(Timestamp::find)
                .map(|(_, stamp)| stamp);
        }
        if out.site.is_none() {
            out.site = ["publisher", "isPartOf"].iter().find_map(|key| self.name(object.get(*key)?));
        }
        if out.site.is_none() && has_type(object, "WebSite") {
            out.site = text("name");
        }
        if out.url.is_none() && article {
            out.url = text("url").filter(|u| u.starts_with("http")).or_else(|| match object.get("mainEntityOfPage") {
                Some(Value::String(url)) => Some(url.clone()),
                Some(Value::Object(page)) => page.get("@id").and_then(string),
                _ => None,
            });
        }
        if out.keywords.is_empty() {
            out.keywords = keywords(object.get("keywords"));
        }
    }

    fn resolve(&self, value: &'v Value) -> &'v Value {
        value
    }

    /// Names of people and of an organisation.
    fn people(&self, value: &'v Value, out: &mut Linked) {
        let list: Vec<&Value> = match value {
            Value::Array(list) => list.iter().collect(),
            one => vec![one],
        };
        for value in list {
            match self.resolve(value) {
                Value::String(name) => {
                    out.authors.extend(Some(label(name)).filter(|n| !n.is_empty() && !n.starts_with("http")))
                }
                Value::Object(object) => {
                    let object = self.described(object);
                    let Some(name) = object.get("name").and_then(first_string) else { continue };
                    if has_type(object, "Organization") || has_type(object, "NewsMediaOrganization") {
                        out.outlet.get_or_insert(name);
                    } else {
                        out.authors.push(name);
                    }
                }
                _ => {}
            }
        }
    }

    /// The object that a reference means.
    fn described(&self, object: &'v Map<String, Value>) -> &'v Map<String, Value> {
        let id = object.get("@id").and_then(Value::as_str).filter(|_| !object.contains_key("name"));
        id.and_then(|id| self.by_id.get(id).copied()).unwrap_or(object)
    }

    fn name(&self, value: &'v Value) -> Option<String> {
        match value {
            Value::String(name) if !name.starts_with("http") => Some(label(name)),
            Value::Object(object) => {
                let object = self.described(object);
                object.get("name").and_then(first_string)
            }
            Value::Array(list) => list.iter().find_map(|v| self.name_of_one(v)),
            _ => None,
        }
        .filter(|name| !name.is_empty())
    }

    fn name_of_one(&self, value: &'v Value) -> Option<String> {
        match value {
            Value::Object(object) => self.described(object).get("name").and_then(first_string),
            Value::String(name) => Some(label(name)),
            _ => None,
        }
    }

    fn comments(&self, article: &'v Map<String, Value>, out: &mut Vec<LinkedComment>) {
        // Lists still to be read, the innermost last, each with the index of the comment in which it stands.
        let mut open: Vec<(&Value, Option<usize>)> = children(article, None);
        while let Some((value, above)) = open.pop() {
            if out.len() >= MOST_OBJECTS {
                return;
            }
            match value {
                Value::Array(list) => open.extend(list.iter().rev().map(|v| (v, above))),
                Value::Object(object) => {
                    let object = self.described(object);
                    let text = ["text", "articleBody", "description"]
                        .iter()
                        .find_map(|key| object.get(*key).and_then(Value::as_str));
                    let at = out.len();
                    out.push(LinkedComment {
                        id: ["@id", "identifier", "url"]
                            .iter()
                            .find_map(|key| object.get(*key).and_then(Value::as_str))
                            .map(str::to_owned),
                        above,
                        parent: object
                            .get("parentItem")
                            .and_then(|p| p.get("@id"))
                            .and_then(Value::as_str)
                            .map(str::to_owned),
                        author: object.get("author").or_else(|| object.get("creator")).and_then(|a| self.name(a)),
                        created: ["dateCreated", "datePublished"]
                            .iter()
                            .find_map(|key| object.get(*key).and_then(Value::as_str))
                            .and_then(Timestamp::find)
                            .map(|(_, stamp)| stamp),
                        text: super::super::paragraphs(text.unwrap_or_default()),
                    });
                    open.extend(children(object, Some(at)));
                }
                _ => {}
            }
        }
    }
}

/// What answers an object, last first.
fn children(object: &Map<String, Value>, above: Option<usize>) -> Vec<(&Value, Option<usize>)> {
    ["comment", "suggestedAnswer", "acceptedAnswer"]
        .iter()
        .filter_map(|key| object.get(*key))
        .map(|v| (v, above))
        .collect()
}

fn string(value: &Value) -> Option<String> {
    value.as_str().map(label)
}

fn first_string(value: &Value) -> Option<String> {
    match value {
        Value::Array(list) => list.first().and_then(string),
        one => string(one),
    }
}

fn count(value: &Value) -> Option<u32> {
    value.as_u64().or_else(|| value.as_str()?.trim().parse().ok()).and_then(|n| u32::try_from(n).ok())
}

fn keywords(value: Option<&Value>) -> Vec<String> {
    let list: Vec<String> = match value {
        Some(Value::String(line)) => line.split([',', ';']).map(label).collect(),
        Some(Value::Array(list)) => list.iter().filter_map(string).collect(),
        _ => Vec::new(),
    };
    list.into_iter().filter(|k| !k.is_empty() && !k.contains(':')).collect()
}
