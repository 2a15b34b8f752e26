use super::super::Byline;
use super::super::decode::label;
use super::super::time::{DateOrder, expressions};
use super::names::{
    has_outlet_word, is_full_name, is_known_outlet, is_outlet, is_person, is_role, is_role_word, outlet_name,
    special_to, title_case,
};

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

fn outlet_in_role(text: &str) -> Option<String> {
    let words: Vec<_> = text.split_whitespace().take_while(|w| !is_role_word(w)).collect();
    let name = words.join(" ");
    let tail = text.rsplit_once(", ").map(|(_, tail)| tail).filter(|t| is_known_outlet(t) && !is_role(t));
    tail.map(str::to_owned).or_else(|| (!name.is_empty() && is_known_outlet(&name)).then_some(name))
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
