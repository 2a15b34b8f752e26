//! Names of people and of outlets in the head of a page, told apart by their words.

/// Words of the names of outlets.
const OUTLET_WORDS: &[&str] = &[
    "press",
    "news",
    "post",
    "times",
    "journal",
    "tribune",
    "herald",
    "gazette",
    "magazine",
    "network",
    "agency",
    "daily",
    "weekly",
    "chronicle",
    "observer",
    "telegraph",
    "guardian",
    "independent",
    "today",
    "institute",
    "university",
    "radio",
    "tv",
    "television",
    "media",
    "online",
    "service",
    "wire",
    "bureau",
    "reuters",
    "bloomberg",
    "blog",
    "review",
    "standard",
    "mail",
    "express",
    "sun",
    "star",
    "mirror",
    "globe",
    "monitor",
    "examiner",
    "bulletin",
    "courier",
    "dispatch",
    "echo",
    "record",
    "register",
    "sentinel",
    "argus",
    "advertiser",
    "ledger",
    "inquirer",
    "broadcasting",
    "broadcast",
    "newspaper",
    "newsroom",
    "editorial",
    "board",
    "desk",
    "correspondents",
    "staff",
    "team",
    "politico",
    "quarterly",
    "report",
    "reporter's",
    "digest",
    "voice",
    "world",
    "channel",
    "publishing",
    "group",
    "center",
    "centre",
    "foundation",
    "council",
];

/// Words of roles, which are neither names nor outlets.
const ROLES: &[&str] = &[
    "correspondent",
    "editor",
    "writer",
    "reporter",
    "columnist",
    "contributor",
    "staff",
    "chief",
    "senior",
    "political",
    "foreign",
    "diplomatic",
    "special",
    "producer",
    "analyst",
    "author",
    "freelance",
    "freelancer",
    "journalist",
    "blogger",
    "bureau",
    "affairs",
    "defence",
    "defense",
    "business",
    "science",
    "environment",
    "guest",
    "opinion",
    "contributing",
];

/// Words inside personal names that have no capital.
const PARTICLES: &[&str] = &[
    "de", "da", "di", "del", "della", "der", "den", "van", "von", "zu", "la", "le", "du", "dos", "das", "al", "el",
    "bin", "ibn", "ben", "ter", "ten", "y", "e",
];

/// Whether a line is the name of an outlet and nothing else: `The Harbour Post`.
pub(super) fn is_site(line: &str) -> bool {
    let capitals = line.split_whitespace().all(|w| {
        w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || matches!(w, "of" | "and" | "&" | "the")
    });
    let words = line.split_whitespace().count();
    let last = line.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    // "Harbour News" and "The Lyr Gazette", but not "Voters Guide To The World".
    capitals && words <= 4 && !line.ends_with(['.', '?', '!', ':']) && OUTLET_WORDS.contains(&last.as_str())
}

/// Whether a line between a title and its date can be nothing but the site's name: `El Faro del Sur`.
pub(super) fn is_site_between(line: &str) -> bool {
    let words: Vec<_> = line.split_whitespace().collect();
    let mut ends = words.first().into_iter().chain(words.last());
    (1..=5).contains(&words.len())
        && line.len() <= 60
        && !line.ends_with(['.', '?', '!', ':', ','])
        && ends.all(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// Whether a line is two or three capitalised words, as a person's name alone.
pub(super) fn is_full_name(line: &str) -> bool {
    let words: Vec<_> = line.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && line.len() <= 40
        && is_person(line)
        && !has_outlet_word(line)
        && !words.iter().any(|w| is_role_word(w))
        && words.iter().all(|w| !is_small_word(w))
}

pub(super) fn is_role(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).rfind(|w| !w.is_empty()).is_some_and(is_role_word)
        || text.split(", ").next().is_some_and(|head| head.split_whitespace().next_back().is_some_and(is_role_word))
}

pub(super) fn is_role_word(word: &str) -> bool {
    ROLES.contains(&word.to_lowercase().as_str())
}

pub(super) fn has_outlet_word(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || c == '-').any(|w| OUTLET_WORDS.contains(&w.to_lowercase().as_str()))
}

/// Whether `text` must be an outlet: it has a word that outlets have, is an acronym or an address.
pub(super) fn is_known_outlet(text: &str) -> bool {
    let text = text.trim();
    let words = text.split_whitespace().count();
    let acronym = words == 1
        && (2..=6).contains(&text.chars().count())
        && text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.' || c == '&')
        && !matches!(text, "II" | "III" | "MD");
    let address = words == 1
        && [".com", ".org", ".net", ".co.uk", ".news", ".info"].iter().any(|end| text.to_lowercase().ends_with(end));
    let special = special_to(text).is_some()
        && text.len() > 4
        && !text.starts_with("of ")
        && text.to_lowercase().contains(" to ");
    words <= 8
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || special || address)
        && (acronym
            || address
            || special
            || has_outlet_word(text)
            || (text.starts_with("The ") && (2..=6).contains(&words)))
}

pub(super) fn is_outlet(text: &str) -> bool {
    let words = text.split_whitespace().count();
    is_known_outlet(text)
        || ((1..=6).contains(&words)
            && text.split_whitespace().all(|w| {
                w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '&') || is_small_word(w)
            }))
}

pub(super) fn is_small_word(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "of" | "the" | "and" | "for" | "in" | "on" | "&" | "to" | "at" | "a" | "an" | "by" | "with" | "its" | "is"
    )
}

/// Whether `text` can be a person's name: one to six capitalised words, particles aside, and no digit.
pub(super) fn is_person(text: &str) -> bool {
    let words: Vec<_> = text.split_whitespace().collect();
    let first_ok =
        words.first().is_some_and(|w| w.chars().any(char::is_uppercase) || (words.len() > 1 && PARTICLES.contains(w)));
    (1..=6).contains(&words.len())
        && first_ok
        && !matches!(
            words[0],
            "The"
                | "A"
                | "An"
                | "This"
                | "That"
                | "Then"
                | "All"
                | "No"
                | "Any"
                | "Some"
                | "Its"
                | "His"
                | "Her"
                | "Their"
                | "Our"
                | "My"
                | "Your"
        )
        && !text
            .contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | ';' | '?' | '!' | '“' | '”' | '"' | '%' | '$'))
        && words.iter().all(|w| {
            let capital = w.trim_start_matches(['\'', '’', '(', 'd', 'l', 'a']).starts_with(char::is_uppercase)
                || w.starts_with(char::is_uppercase);
            let initial = w.ends_with('.') && w.chars().count() <= 5 && w.starts_with(char::is_uppercase);
            PARTICLES.contains(w)
                || initial
                || (capital && !w.trim_end_matches('.').contains(". "))
                || w.starts_with("al-")
                || w.starts_with("el-")
        })
}

pub(super) fn special_to(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    for lead in ["special to ", "exclusive to ", "special for ", "for ", "of ", "writing for "] {
        if lower.starts_with(lead) {
            return text.get(lead.len()..).map(outlet_name);
        }
    }
    None
}

/// An outlet's name without the article of the sentence: "the BBC" is "BBC", "The Harbour Post" keeps its own.
pub(super) fn outlet_name(text: &str) -> &str {
    let text = text.trim().trim_end_matches([',', ';', ':']);
    text.strip_prefix("the ").unwrap_or(text)
}

/// `ADA MCBYRON` as `Ada McByron`: lines in capitals say nothing of a name's own case.
pub(super) fn title_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut start = true;
    let mut word = 0;
    for c in name.chars() {
        if start {
            out.push(c)
        } else {
            out.extend(c.to_lowercase())
        }
        if !c.is_alphabetic() {
            word = out.len();
        }
        start = !c.is_alphabetic() || &out[word..] == "Mc";
    }
    out
}
