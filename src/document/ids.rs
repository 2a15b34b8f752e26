use std::collections::HashMap;

use super::Timestamp;
use crate::base::{Id, fingerprint, slug};

/// Characters of a document's slug: enough to recognise it, short enough for an address.
const SLUG: usize = 40;

/// What a document's id can rest on.
pub(super) struct Grounds<'d> {
    pub caller_id: Option<&'d str>,
    pub url: Option<&'d str>,
    pub site: Option<&'d str>,
    pub title: Option<&'d str>,
    pub published: Option<&'d Timestamp>,
    pub text: &'d str,
}

/// The id of a document and whether it rests on the text alone.
///
/// The first of these that is there decides: the caller's id, the address, the title with the date and the site, the text.
pub(super) fn document(grounds: &Grounds<'_>) -> (Id, bool) {
    let (name, print, from_text) = if let Some(id) = grounds.caller_id {
        (id, fingerprint(&["id", id]), false)
    } else if let Some(url) = grounds.url {
        let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
        (bare, fingerprint(&["url", url]), false)
    } else if let (Some(title), Some(published)) = (grounds.title, grounds.published) {
        let site = grounds.site.unwrap_or_default();
        (title, fingerprint(&["page", site, title, &published.xsd()]), false)
    } else {
        let first = grounds.title.unwrap_or_else(|| grounds.text.trim_start().lines().next().unwrap_or_default());
        (first, fingerprint(&["text", grounds.text]), true)
    };
    let name = super::decode::start(name, SLUG * 8);
    let slug: String = slug(name).chars().take(SLUG).collect();
    (Id::new(&["doc", &format!("{}-{print}", slug.trim_end_matches('-'))]), from_text)
}

/// Mints the ids of a document's comments; exact repetitions are numbered.
pub(super) struct Comments<'d> {
    document: &'d Id,
    seen: HashMap<String, u32>,
}

impl<'d> Comments<'d> {
    pub fn of(document: &'d Id) -> Self {
        Self { document, seen: HashMap::new() }
    }

    /// The next comment's id, from the caller's id or from author, time and text.
    pub fn mint(
        &mut self,
        caller_id: Option<&str>,
        author: Option<&str>,
        created: Option<&Timestamp>,
        text: &str,
    ) -> Id {
        let created = created.map(Timestamp::xsd).unwrap_or_default();
        let print = match caller_id {
            Some(id) => fingerprint(&["id", id]),
            None => fingerprint(&["comment", author.unwrap_or_default(), &created, text]),
        };
        let count = self.seen.entry(print.clone()).or_insert(0);
        *count += 1;
        let print = if *count == 1 { print } else { fingerprint(&["again", &print, &count.to_string()]) };
        self.document.child(&["comment", &print])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grounds(text: &str) -> Grounds<'_> {
        Grounds { caller_id: None, url: None, site: None, title: None, published: None, text }
    }

    #[test]
    fn the_strongest_ground_decides() {
        let published = Timestamp::parse_line("14 December 2012");
        let (a, from_text) =
            document(&Grounds { title: Some("A quiet harbour"), published: published.as_ref(), ..grounds("one") });
        let (b, _) =
            document(&Grounds { title: Some("A quiet harbour"), published: published.as_ref(), ..grounds("two") });
        assert!(a == b && !from_text && a.as_str().starts_with("doc/a-quiet-harbour-"), "{a}");
        let (c, from_text) = document(&Grounds { title: Some("A quiet harbour"), ..grounds("two") });
        assert!(from_text && c != a);
        let (d, _) = document(&Grounds { caller_id: Some("7"), ..grounds("x") });
        assert!(d.as_str().starts_with("doc/7-"));
        let (e, _) = document(&Grounds { url: Some("https://e.org/harbour/quiet?x=1"), ..grounds("x") });
        assert!(e.as_str().starts_with("doc/eorg-harbour-quiet-x-1-"), "{e}");
    }

    #[test]
    fn repeated_comments_have_their_own_ids() {
        let id = Id::new(&["doc", "x"]);
        let mut ids = Comments::of(&id);
        let first = ids.mint(None, Some("Ada"), None, "Yes");
        assert_ne!(first, ids.mint(None, Some("Ada"), None, "Yes"));
        assert_eq!(first, Comments::of(&id).mint(None, Some("Ada"), None, "Yes"));
        assert!(first.as_str().starts_with("doc/x/comment/"));
    }
}
