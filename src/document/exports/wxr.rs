//! WordPress's own export (WXR 1.0 to 1.2): RSS with posts, pages and their comments.

use super::super::CommentKind;
use super::super::flat::Given;
use super::Out;
use super::draft::Draft;
use super::markup;
use super::xml::Node;

/// Types of items that are no articles: menus, styles, revisions, the site's own machinery.
const MACHINERY: &[&str] = &[
    "nav_menu_item",
    "revision",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "user_request",
    "wp_block",
    "wp_template",
    "wp_template_part",
    "wp_global_styles",
    "wp_navigation",
    "wp_font_family",
    "wp_font_face",
];

/// States of items that were never published, or are no more.
const UNPUBLISHED: &[&str] = &["draft", "pending", "trash", "auto-draft", "future"];

/// Whether an item of a feed is one of WordPress's export.
pub(super) fn is_item(item: &Node) -> bool {
    ["wp:post_type", "wp:post_id", "wp:comment"].iter().any(|name| item.child(name).is_some())
}

/// The names that authors are shown by, by the names they log in with.
#[derive(Debug, Default)]
pub(super) struct Authors(Vec<(String, String)>);

impl Authors {
    /// Takes in a `wp:author`.
    pub(super) fn add(&mut self, node: &Node) {
        if let (Some(login), Some(name)) = (node.get("wp:author_login"), node.get("wp:author_display_name")) {
            self.0.push((login.to_owned(), name.to_owned()));
        }
    }

    fn name(&self, login: &str) -> String {
        self.0.iter().find(|(known, _)| known == login).map_or(login, |(_, name)| name).to_owned()
    }
}

/// A post or page with its comments; none if the item is no published article.
pub(super) fn draft(item: &Node, authors: &Authors, out: &mut Out<'_>) -> Option<Draft> {
    let kind = item.get("wp:post_type").unwrap_or("post");
    if MACHINERY.contains(&kind) {
        out.left_out("menus, revisions and other items that are no articles", 1);
        return None;
    }
    let comments = comments(item, out);
    if comments.is_empty() {
        if item.get("wp:status").is_some_and(|status| UNPUBLISHED.contains(&status)) {
            out.left_out("drafts and other items that were never published", 1);
            return None;
        }
        if kind == "attachment" {
            out.left_out("attachments without comments", 1);
            return None;
        }
    }
    let topics = item.all("category").filter(|c| c.attribute("domain") != Some("post_format"));
    let mut topics: Vec<String> = topics.map(|c| c.text.trim().to_owned()).collect();
    topics.dedup();
    let content = item.any(&["content:encoded", "description"]).unwrap_or_default();
    Some(Draft {
        id: item.get("wp:post_id").map(str::to_owned),
        url: item.get("link").map(str::to_owned),
        title: item.get("title").and_then(markup::label),
        authors: item.get("dc:creator").map(|login| authors.name(login)).into_iter().collect(),
        published: markup::local_time(item.get("wp:post_date"), item.get("wp:post_date_gmt"))
            .or_else(|| item.get("pubDate").and_then(markup::time)),
        body: markup::wordpress(content),
        topics,
        comments,
        ..Draft::default()
    })
}

/// All comments but spam. One that waits for approval is read like any other; a deleted one keeps its place, without author and text.
fn comments(item: &Node, out: &mut Out<'_>) -> Vec<Given> {
    let mut seen = Vec::new();
    for comment in item.all("wp:comment") {
        // The end of a file that was cut off may have taken its parent and its state with it.
        if !comment.closed {
            continue;
        }
        match comment.get("wp:comment_approved").unwrap_or("1") {
            "spam" => out.left_out("spam comments", 1),
            "trash" | "post-trashed" => {
                seen.push(Given { author: None, text: String::new(), ..given(comment) });
            }
            _ => seen.push(given(comment)),
        }
    }
    seen
}

fn given(comment: &Node) -> Given {
    let content = comment.get("wp:comment_content").unwrap_or_default();
    Given {
        id: comment.get("wp:comment_id").map(str::to_owned),
        kind: match comment.get("wp:comment_type") {
            Some("pingback") => CommentKind::Pingback,
            Some("trackback") => CommentKind::Trackback,
            _ => CommentKind::Comment,
        },
        parent: comment.get("wp:comment_parent").filter(|parent| *parent != "0").map(str::to_owned),
        author: comment.get("wp:comment_author").and_then(markup::label),
        created: markup::local_time(comment.get("wp:comment_date"), comment.get("wp:comment_date_gmt")),
        text: markup::wordpress(content),
        ..Given::default()
    }
}
