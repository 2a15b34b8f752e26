use super::super::Byline;
use super::super::decode::label;
use super::super::time::{DateOrder, expressions};

/// What a byline starts with, lower case. Those with a colon or two words need no capital after them.
const LEADS: &[&str] = &[
    "by",
    "by:",
    "posted by",
    "posted by:",
    "post by",
    "post by:",
    "written by",
    "written by:",
    "reported by",
    "story by",
    "words by",
    "text by",
    "analysis by",
    "opinion by",
    "review by",
    "commentary by",
    "column by",
    "report by",
    "compiled by",
    "author:",
    "authors:",
    "byline:",
    "from our correspondent",
];

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

/// Longer lines are sentences.
const LONGEST: usize = 160;

/// Reads a line that starts as a byline does: `By Ada Byron, Special to The Harbour Post`.
pub(super) fn byline(line: &str) -> Option<Byline> {
    let line = line.trim_matches(['*', '_', ' ']);
    if line.len() > LONGEST {
        return None;
    }
    let lower = line.to_lowercase();
    let lead = LEADS.iter().filter(|lead| starts_with_words(&lower, lead)).max_by_key(|lead| lead.len())?;
    // Lower-casing may change lengths, but not of these ASCII words.
    let rest = line.get(lead.len()..)?.trim();
    let in_capitals = !line.chars().any(char::is_lowercase);
    read(line, rest, in_capitals)
}

/// Reads a line without "By" that can only be a byline: `Ada Byron | The Harbour Post`, `Ada Byron, Special to The Harbour Post`,
/// `Ada Byron for The Harbour Post`.
pub(super) fn bare_byline(line: &str) -> Option<Byline> {
    let line = line.trim_matches(['*', '_', ' ']);
    if line.len() > LONGEST || line.ends_with(['.', '?', '!']) {
        return None;
    }
    let (name, outlet) = split_bar(line)
        .map(|(name, outlet)| (name, outlet, is_outlet(outlet)))
        .or_else(|| line.split_once(", ").map(|(name, outlet)| (name, outlet, is_known_outlet(outlet))))
        .or_else(|| line.split_once(" for ").map(|(name, outlet)| (name, outlet, is_known_outlet(outlet))))
        .filter(|(.., sure)| *sure)
        .map(|(name, outlet, _)| (name, outlet))?;
    let names: Vec<_> = split_names(name);
    let people = names.iter().all(|n| is_person(n) && n.contains(' ') && !has_outlet_word(n));
    let outlet = without_date(outlet);
    (people && !outlet.is_empty()).then(|| read(line, &format!("{name}, {outlet}"), false))?
}

/// Whether a line below a byline names the outlet or the role: `Special to The Harbour Post`, `Staff Writer`.
pub(super) fn outlet_line(line: &str) -> Option<Option<String>> {
    if line.len() > 60 || line.ends_with(['.', '?', '!', ':']) {
        return None;
    }
    if is_role(line) {
        return Some(outlet_in_role(line));
    }
    is_known_outlet(line).then(|| Some(label(special_to(line).unwrap_or_else(|| outlet_name(line)))))
}

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

fn read(line: &str, rest: &str, in_capitals: bool) -> Option<Byline> {
    let rest = without_date(rest);
    let rest = rest.trim_end_matches(['|', '-', '–', '—', '·', '•', ',', ';', ' ']);
    let (names, behind) = split_bar(rest).unwrap_or((rest, ""));
    let mut authors: Vec<String> = Vec::new();
    let mut outlet = None;
    let (first, others) = names.split_once(',').unwrap_or((names, ""));
    let (first, of) = split_outlet(first);
    if let Some(of) = of {
        outlet = Some(of);
    }
    for segment in std::iter::once(first).chain(others.split(',')).map(str::trim).filter(|s| !s.is_empty()) {
        if let Some(special) = special_to(segment) {
            outlet.get_or_insert(special);
        } else if authors.is_empty() && is_known_outlet(segment) && !is_full_name(segment) {
            outlet.get_or_insert(outlet_name(segment));
        } else if !authors.is_empty() && is_role(segment) {
            if outlet.is_none()
                && let Some(found) = outlet_in_role(segment)
            {
                return finish(line, authors, Some(found), behind, in_capitals);
            }
        } else if !authors.is_empty()
            && (is_known_outlet(segment) || !segment.contains(' '))
            && !segment.starts_with("and ")
        {
            if !matches!(segment, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "MD" | "PhD" | "Ph.D.") {
                outlet.get_or_insert(outlet_name(segment));
            }
        } else {
            for name in split_names(segment) {
                // "HBN's Ada Byron".
                let of =
                    name.split_once("’s ").or_else(|| name.split_once("'s ")).filter(|(of, _)| is_known_outlet(of));
                let name = of.map_or(name, |(of, name)| {
                    outlet.get_or_insert(of);
                    name
                });
                if !is_person(name) {
                    return None;
                }
                authors.push(name.to_owned());
            }
        }
    }
    if authors.is_empty() && outlet.is_none() {
        return None;
    }
    finish(line, authors, outlet.map(str::to_owned), behind, in_capitals)
}

fn finish(line: &str, authors: Vec<String>, outlet: Option<String>, behind: &str, in_capitals: bool) -> Option<Byline> {
    let from_behind = || {
        behind
            .split(['|', '·', '•'])
            .map(str::trim)
            .find(|s| is_outlet(s) && !is_role(s) && !s.contains('@'))
            .map(|s| special_to(s).unwrap_or_else(|| outlet_name(s)).to_owned())
    };
    let cased = |name: String| {
        let shouted = in_capitals || (name.contains(' ') && !name.chars().any(char::is_lowercase));
        label(&if shouted { title_case(&name) } else { name })
    };
    Some(Byline {
        text: label(line),
        authors: authors.into_iter().map(cased).collect(),
        outlet: outlet.or_else(from_behind).map(|o| label(&o)).filter(|o| !o.is_empty()),
    })
}

/// Cuts off a date and what follows it.
fn without_date(text: &str) -> &str {
    let Some(first) =
        expressions(text, DateOrder::Unknown).into_iter().find(|e| e.has_day || e.relative || e.time.is_some())
    else {
        return text;
    };
    let mut before = text[..first.range.start].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
    for word in [
        "Published",
        "Updated",
        "published",
        "updated",
        "Posted",
        "posted",
        "Last updated",
        " on",
        " at",
        "PUBLISHED",
        "UPDATED",
    ] {
        before =
            before.strip_suffix(word).unwrap_or(before).trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
    }
    before
}

/// `Ada Byron | The Harbour Post`, `Ada Byron – The Harbour Post`.
fn split_bar(text: &str) -> Option<(&str, &str)> {
    let at = [" | ", " • ", " · ", " – ", " — ", " - ", " / ", "|"]
        .iter()
        .filter_map(|bar| text.find(bar).map(|at| (at, bar.len())))
        .min()?;
    Some((text[..at.0].trim(), text[at.0 + at.1..].trim()))
}

/// `Ada Byron for The Harbour Post`, `Ada Byron of The Harbour Post`, `Ada Byron in Oslo`.
fn split_outlet(names: &str) -> (&str, Option<&str>) {
    for word in [" special to ", " Special to ", " SPECIAL TO ", " for ", " FOR ", " of ", " OF "] {
        if let Some((before, after)) = names.split_once(word)
            && after.starts_with(char::is_uppercase)
        {
            return (before.trim_end_matches(','), Some(outlet_name(after)));
        }
    }
    for word in [" in ", " at ", " IN ", " from "] {
        if let Some((before, after)) = names.split_once(word)
            && after.starts_with(char::is_uppercase)
        {
            return (before, None);
        }
    }
    (names, None)
}

fn split_names(text: &str) -> Vec<&str> {
    [" and ", " AND ", " & ", " with ", " WITH ", " und "]
        .iter()
        .fold(vec![text.trim().trim_start_matches("and ").trim_start_matches("AND ")], |parts, word| {
            parts.into_iter().flat_map(|p| p.split(word)).collect()
        })
        .into_iter()
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect()
}

fn special_to(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    for lead in ["special to ", "exclusive to ", "special for ", "for ", "of ", "writing for "] {
        if lower.starts_with(lead) {
            return text.get(lead.len()..).map(outlet_name);
        }
    }
    None
}

/// An outlet's name without the article of the sentence: "the BBC" is "BBC", "The Harbour Post" keeps its own.
fn outlet_name(text: &str) -> &str {
    let text = text.trim().trim_end_matches([',', ';', ':']);
    text.strip_prefix("the ").unwrap_or(text)
}

fn outlet_in_role(text: &str) -> Option<String> {
    let words: Vec<_> = text.split_whitespace().take_while(|w| !is_role_word(w)).collect();
    let name = words.join(" ");
    let tail = text.rsplit_once(", ").map(|(_, tail)| tail).filter(|t| is_known_outlet(t) && !is_role(t));
    tail.map(str::to_owned).or_else(|| (!name.is_empty() && is_known_outlet(&name)).then_some(name))
}

fn is_role(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).rfind(|w| !w.is_empty()).is_some_and(is_role_word)
        || text.split(", ").next().is_some_and(|head| head.split_whitespace().next_back().is_some_and(is_role_word))
}

fn is_role_word(word: &str) -> bool {
    ROLES.contains(&word.to_lowercase().as_str())
}

fn has_outlet_word(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || c == '-').any(|w| OUTLET_WORDS.contains(&w.to_lowercase().as_str()))
}

/// Whether `text` must be an outlet: it has a word that outlets have, is an acronym or an address.
fn is_known_outlet(text: &str) -> bool {
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

fn is_outlet(text: &str) -> bool {
    let words = text.split_whitespace().count();
    is_known_outlet(text)
        || ((1..=6).contains(&words)
            && text.split_whitespace().all(|w| {
                w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '&') || is_small_word(w)
            }))
}

fn is_small_word(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "of" | "the" | "and" | "for" | "in" | "on" | "&" | "to" | "at" | "a" | "an" | "by" | "with" | "its" | "is"
    )
}

/// Whether `text` can be a person's name: one to six capitalised words, particles aside, and no digit.
fn is_person(text: &str) -> bool {
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

/// `ADA MCBYRON` as `Ada McByron`: lines in capitals say nothing of a name's own case.
fn title_case(name: &str) -> String {
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

fn starts_with_words(text: &str, lead: &str) -> bool {
    text.strip_prefix(lead).is_some_and(|rest| lead.ends_with(':') || rest.starts_with(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(found: Option<Byline>) -> String {
        found.map_or("-".to_owned(), |b| {
            format!("{} @ {}", b.authors.join(" + "), b.outlet.unwrap_or_default()).trim_end().to_owned()
        })
    }

    #[test]
    fn bylines() {
        for (line, want) in [
            ("By Ada Byron, Special to HBN", "Ada Byron @ HBN"),
            ("By Ada Byron", "Ada Byron @"),
            ("BY ADA MCBYRON", "Ada McByron @"),
            ("By Ada Byron and Carl D. Elm", "Ada Byron + Carl D. Elm @"),
            (
                "By Ada Byron, Carl Elm and J. R. Fox, The Harbour Post",
                "Ada Byron + Carl Elm + J. R. Fox @ The Harbour Post",
            ),
            ("By Ada Byron for Reuters", "Ada Byron @ Reuters"),
            ("By Ada Byron | The Harbour Post", "Ada Byron @ The Harbour Post"),
            ("By Ada Byron | December 14, 2012 | 6:54 PM ET", "Ada Byron @"),
            ("By Ada Byron, Associated Press Writer", "Ada Byron @ Associated Press"),
            ("By Ada Byron, Staff Writer", "Ada Byron @"),
            ("By ADA BYRON Published: 14 May 2012", "Ada Byron @"),
            ("By Ada Byron in Oslo", "Ada Byron @"),
            ("By Ada Byron in Oslo, HBN News", "Ada Byron @ HBN News"),
            ("By Ada Byron, University of Alm", "Ada Byron @ University of Alm"),
            ("By Ada Byron, for HBN", "Ada Byron @ HBN"),
            ("Posted by: HBN’s Ada Byron", "Ada Byron @ HBN"),
            ("By Ludwig van der Berg, HBN", "Ludwig van der Berg @ HBN"),
            ("By Reuters", " @ Reuters"),
            ("By The Associated Press", " @ The Associated Press"),
            ("Posted by Ada Byron", "Ada Byron @"),
            ("By Ada Byron - HBN News", "Ada Byron @ HBN News"),
            ("By 2015, the harbour will be closed", "-"),
            ("By the sea", "-"),
            ("By all accounts the harbour is lost.", "-"),
            ("Byron speaks", "-"),
        ] {
            assert_eq!(shown(byline(line)), want.trim_end(), "{line}");
        }
    }

    #[test]
    fn bylines_without_by() {
        for (line, want) in [
            ("Ada Byron | The Harbour Post", "Ada Byron @ The Harbour Post"),
            ("Ada Byron, Special to HBN", "Ada Byron @ HBN"),
            ("Ada Byron for The Harbour Post", "Ada Byron @ The Harbour Post"),
            ("Ada Byron and Carl Elm, Harbour News", "Ada Byron + Carl Elm @ Harbour News"),
            ("Home | News", "-"),
            ("Oslo, Norway", "-"),
            ("A quiet harbour | The Harbour Post", "-"),
        ] {
            assert_eq!(shown(bare_byline(line)), want, "{line}");
        }
    }
}
