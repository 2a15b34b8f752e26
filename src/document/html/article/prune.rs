use super::super::attr::Key;
use super::super::dom::{Dom, NodeId};
use super::super::regions::Regions;
use super::super::tag::Tag;
use super::super::words::named;
use super::Mass;

/// Which nodes are no part of an article, whatever they say.
pub(in crate::document::html) struct Pruned {
    gone: Vec<bool>,
}

impl Pruned {
    /// Marks navigation, forms, shares, adverts, related stories and the like, by element and by the words of their names.
    ///
    /// An element that holds a good part of the page's prose is never marked by its name: whole pages are called `no-sidebar` or
    /// `comments-open`.
    pub fn of(dom: &Dom, mass: &Mass, threads: &Regions) -> Self {
        let mut gone = vec![false; dom.nodes.len()];
        let total = mass.inside(dom, Dom::ROOT);
        let headline = (0..dom.nodes.len()).find(|n| dom.tag(*n) == Tag::H1);
        let mut at = 0;
        while at < dom.nodes.len() {
            let thread = threads.has(at);
            if thread || (!dom.is_text(at) && is_furniture(dom, at)) {
                let inside = mass.inside(dom, at);
                let most = match headline {
                    Some(headline) if dom.contains(at, headline) => total / 5,
                    // The story itself may be a short one.
                    Some(_) if total - inside > 400 => total - total / 8,
                    _ => total * 2 / 5,
                };
                if thread || inside <= most {
                    let end = dom.end(at);
                    gone[at..end].fill(true);
                    at = end;
                    continue;
                }
            }
            at += 1;
        }
        Self { gone }
    }

    pub fn has(&self, node: NodeId) -> bool {
        self.gone[node]
    }
}

fn is_furniture(dom: &Dom, node: NodeId) -> bool {
    let tag = dom.tag(node);
    match tag {
        Tag::Nav | Tag::Aside | Tag::Footer | Tag::Form | Tag::Menu | Tag::Dialog | Tag::Figcaption | Tag::Label => {
            return true;
        }
        Tag::Figure => {
            return !dom.descendants(node).any(|n| matches!(dom.tag(n), Tag::Table | Tag::Pre | Tag::Blockquote));
        }
        Tag::Html | Tag::Body | Tag::Main => return false,
        _ => {}
    }
    if is_hidden(dom, node) {
        return true;
    }
    if dom.attribute(node, Key::Role).is_some_and(|role| FURNITURE_ROLES.contains(&role)) {
        return true;
    }
    if tag == Tag::A || tag == Tag::Time || tag.is_heading() {
        return false;
    }
    if dom
        .attribute(node, Key::Itemprop)
        .is_some_and(|p| FURNITURE_PROPERTIES.iter().any(|f| p.split(' ').any(|p| p == *f)))
    {
        return true;
    }
    let mut pair = Pair::default();
    named(dom, node, |word| pair.see(word))
}

pub(in crate::document::html) fn is_hidden(dom: &Dom, node: NodeId) -> bool {
    if dom.attribute(node, Key::Hidden).is_some() {
        return true;
    }
    dom.attribute(node, Key::Style).is_some_and(|style| {
        let bare: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        bare.contains("display:none") || bare.contains("visibility:hidden")
    })
}

const FURNITURE_ROLES: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "search",
    "dialog",
    "menu",
    "toolbar",
    "menubar",
    "tablist",
];

const FURNITURE_PROPERTIES: &[&str] = &[
    "author",
    "publisher",
    "datePublished",
    "dateModified",
    "caption",
    "keywords",
    "breadcrumb",
    "comment",
    "headline",
];

/// Words of class names that tell of something else than the story.
const FURNITURE: &[&str] = &[
    "ad",
    "addtoany",
    "ads",
    "adsense",
    "advert",
    "advertisement",
    "advertising",
    "adverts",
    "alert",
    "alsoread",
    "attribution",
    "authorbox",
    "banner",
    "bio",
    "biography",
    "bookmarks",
    "bottombar",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "bylines",
    "caption",
    "captions",
    "carousel",
    "categories",
    "comment",
    "commentlist",
    "comments",
    "commercial",
    "consent",
    "contactinfo",
    "cookie",
    "cookies",
    "copyright",
    "credit",
    "credits",
    "cta",
    "dateline",
    "datestamp",
    "disqus",
    "donate",
    "donation",
    "dropdown",
    "embed",
    "feedback",
    "flyout",
    "follow",
    "footer",
    "footnav",
    "gdpr",
    "hatnote",
    "infobox",
    "kicker",
    "latest",
    "legal",
    "livefyre",
    "login",
    "logo",
    "masthead",
    "menu",
    "menus",
    "meta",
    "metabar",
    "metadata",
    "mobilenav",
    "modal",
    "more",
    "nav",
    "navbar",
    "navbox",
    "navigation",
    "newsletter",
    "newsletters",
    "nextprev",
    "nocontent",
    "noprint",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "paginator",
    "partners",
    "paywall",
    "permalink",
    "pinterest",
    "playlist",
    "popular",
    "popup",
    "postmeta",
    "postmetadata",
    "poweredby",
    "prevnext",
    "printfriendly",
    "prnt",
    "profile",
    "promo",
    "promos",
    "promoted",
    "promotion",
    "pullquote",
    "rating",
    "ratings",
    "readmore",
    "readnext",
    "recirc",
    "recirculation",
    "recommend",
    "recommendations",
    "recommended",
    "register",
    "related",
    "relatedposts",
    "relatives",
    "replies",
    "respond",
    "rss",
    "search",
    "share",
    "sharebar",
    "sharedaddy",
    "sharethis",
    "sharing",
    "shop",
    "shopping",
    "shoutbox",
    "sidebar",
    "sidemenu",
    "sidenav",
    "signin",
    "signup",
    "sitemap",
    "skip",
    "slideshow",
    "social",
    "socials",
    "sponsor",
    "sponsored",
    "sponsors",
    "storylink",
    "subfoot",
    "subnav",
    "subscribe",
    "subscription",
    "syndication",
    "taboola",
    "tagcloud",
    "taglist",
    "tags",
    "teaser",
    "teasers",
    "timestamp",
    "toc",
    "toolbar",
    "toolbox",
    "tooltip",
    "topbar",
    "topics",
    "trackback",
    "trackbacks",
    "trending",
    "tweet",
    "upsell",
    "userbox",
    "utility",
    "viewed",
    "webring",
    "whatsapp",
    "wpdiscuz",
    "yarpp",
    "youmaylike",
    "zergnet",
];

/// Two words that follow each other and tell it together.
const PAIRS: &[(&str, &str)] = &[
    ("about", "author"),
    ("about", "the"),
    ("also", "like"),
    ("article", "info"),
    ("article", "sources"),
    ("author", "about"),
    ("author", "bio"),
    ("author", "box"),
    ("author", "card"),
    ("author", "description"),
    ("author", "details"),
    ("author", "info"),
    ("author", "name"),
    ("author", "profile"),
    ("author", "wrap"),
    ("call", "to"),
    ("cat", "links"),
    ("edit", "link"),
    ("email", "form"),
    ("entry", "info"),
    ("entry", "utility"),
    ("image", "description"),
    ("in", "case"),
    ("link", "list"),
    ("media", "credit"),
    ("next", "post"),
    ("next", "prev"),
    ("on", "this"),
    ("page", "links"),
    ("page", "nav"),
    ("post", "author"),
    ("post", "date"),
    ("post", "footer"),
    ("post", "info"),
    ("post", "navigation"),
    ("post", "ratings"),
    ("post", "tag"),
    ("posted", "in"),
    ("posted", "on"),
    ("prev", "post"),
    ("previous", "post"),
    ("print", "link"),
    ("print", "only"),
    ("read", "more"),
    ("read", "next"),
    ("reading", "time"),
    ("screen", "reader"),
    ("see", "also"),
    ("side", "bar"),
    ("sign", "up"),
    ("sr", "only"),
    ("story", "footer"),
    ("tag", "links"),
    ("tag", "list"),
    ("tags", "links"),
    ("vcard", "author"),
    ("visually", "hidden"),
    ("wp", "caption"),
    ("you", "may"),
    ("you", "might"),
];

/// Words after or before which a word of [`FURNITURE`] tells nothing: names that builders of pages give to every box.
const NEUTRAL: &[&str] = &[
    "has",
    "no",
    "with",
    "without",
    "elementor",
    "et",
    "wp",
    "js",
    "is",
    "non",
    "hide",
    "show",
    "enable",
    "enabled",
    "open",
    "category",
    "tag",
    "type",
    "read",
    "load",
];

#[derive(Default)]
struct Pair {
    last: [u8; 16],
    length: usize,
}

impl Pair {
    fn see(&mut self, word: &str) -> bool {
        let last = std::str::from_utf8(&self.last[..self.length]).unwrap_or("");
        let neutral = NEUTRAL.contains(&last);
        let hit = (!neutral && FURNITURE.binary_search(&word).is_ok())
            || (!last.is_empty() && PAIRS.binary_search(&(last, word)).is_ok());
        self.length = word.len().min(16);
        self.last[..self.length].copy_from_slice(&word.as_bytes()[..self.length]);
        hit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(FURNITURE.is_sorted() && PAIRS.is_sorted());
    }
}
