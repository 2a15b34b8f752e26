//! Names that the text itself says to be organisations: `X is a Danish shipping company`, `Headquartered in Lima, X`, `CEO of X`.
//!
//! A company's bare name often looks like a person's or a place's; such words tell the classes apart whatever the name looks like.

use std::ops::Range;

use super::view::View;
use crate::extract::rules::holds;
use crate::nlp::{NameKind, Shape};

/// What bodies are and people are not, as heads of descriptions; sorted.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "affiliate", "agency", "airline", "alliance", "association", "bakery", "band", "bank", "brand", "brewery", "broadcaster", "brokerage",
    "bureau", "business", "carmaker", "carrier", "chain", "charity", "choir", "club", "coalition", "college", "company", "conglomerate",
    "consortium", "consultancy", "cooperative", "corporation", "distributor", "division", "duo", "ensemble", "enterprise", "federation",
    "firm", "foundation", "group", "institution", "insurer", "label", "league", "magazine", "manufacturer", "militia", "ministry",
    "multinational", "network", "newspaper", "ngo", "nonprofit", "orchestra", "organisation", "organization", "outfit", "party", "provider",
    "quartet", "retailer", "school", "shipbuilder", "startup", "studio", "subsidiary", "supplier", "syndicate", "team", "trio", "troupe",
    "union", "university", "utility", "venture", "website", "wholesaler",
];

/// Words with which a description goes on behind its head; sorted.
#[rustfmt::skip]
const AFTER_HEAD: &[&str] = &[
    "active", "and", "at", "based", "by", "created", "dedicated", "established", "focused", "for", "formed", "founded", "from",
    "headquartered", "in", "incorporated", "led", "listed", "located", "offering", "on", "operating", "or", "owned", "producing",
    "providing", "run", "serving", "specialising", "specializing", "that", "which", "whose", "with",
];

/// Words with which something else begins; sorted.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "a", "an", "and", "as", "at", "be", "but", "by", "for", "from", "he", "her", "his", "in", "is", "it", "its", "my", "of", "on", "or",
    "our", "she", "that", "the", "their", "they", "to", "was", "we", "were", "when", "where", "which", "who", "whose", "with",
];

/// What only bodies have, before `of` and a name; sorted.
const OF_BODIES: &[&str] =
    &["ceo", "cfo", "coo", "cto", "shareholder", "shareholders", "shares", "subsidiaries", "subsidiary"];

/// What bodies have, behind their names; sorted.
const OWN: &[&str] = &["ceo", "cfo", "cto", "shareholders", "shares", "subsidiaries", "subsidiary"];

/// How long a description may be up to its head, in tokens.
const DESCRIPTION: usize = 14;
/// How long a remark in brackets may be, in tokens.
const BRACKETS: usize = 12;

/// How much the words around a name speak for an organisation, as votes; none if they say nothing.
pub(super) fn organization(view: &View<'_>, kind: NameKind, tokens: &Range<usize>) -> Option<u32> {
    let behind = past_brackets(view, tokens);
    if seated(view, tokens, behind) || described(view, tokens, behind) {
        return Some(5);
    }
    let the = usize::from(matches!(view.before(tokens.start, 1), "the" | "The"));
    let owner = |back: usize| view.before(tokens.start, back + the);
    let of = owner(1) == "of"
        && (holds(OF_BODIES, owner(2))
            || owner(2) == "officer" && owner(3) == "executive"
            || kind == NameKind::Person && matches!(owner(2), "founder" | "co-founder"));
    let next = view.after(tokens.start, tokens.end);
    let own = matches!(next, "'s" | "’s") && holds(OWN, view.after(tokens.start, tokens.end + 1));
    (of || own || next == "CEO" && view.capital(tokens.end + 1)).then_some(3)
}

/// The token behind a name and a remark in brackets: `X (NYSE: X) is`.
fn past_brackets(view: &View<'_>, tokens: &Range<usize>) -> usize {
    if view.after(tokens.start, tokens.end) != "(" {
        return tokens.end;
    }
    let close = (tokens.end..tokens.end + BRACKETS).find(|at| view.after(tokens.start, *at) == ")");
    close.map_or(tokens.end, |at| at + 1)
}

/// `X is headquartered in`, `X, headquartered in`, `Headquartered in Lima, X`.
fn seated(view: &View<'_>, tokens: &Range<usize>, behind: usize) -> bool {
    let word = |at: usize| view.after(tokens.start, at);
    let linked = matches!(word(behind), "," | "is" | "was" | "are");
    let adverb = linked && matches!(word(behind + 1), "also" | "currently" | "now" | "originally" | "still");
    if word(behind + usize::from(linked) + usize::from(adverb)) == "headquartered" {
        return true;
    }
    let sentence = view.sentence(tokens.start);
    let opens = |at: usize| view.word(at).eq_ignore_ascii_case("headquartered");
    let Some(opener) = (sentence.start..sentence.start + 2).find(|at| opens(*at)) else { return false };
    let place = |at: usize| {
        view.capital(at) || view.shape(at) == Shape::Mark || matches!(view.word(at), "in" | "and" | "of" | "near")
    };
    let the = usize::from(view.before(tokens.start, 1) == "the");
    view.before(tokens.start, 1 + the) == "," && (opener + 1..tokens.start - the).all(place)
}

/// `X is a … company`, `X, a … company based in`.
fn described(view: &View<'_>, tokens: &Range<usize>, behind: usize) -> bool {
    let word = |at: usize| view.after(tokens.start, at);
    let apposed = word(behind) == ",";
    // "According to X, a company in Lima": no apposition.
    if !apposed && !matches!(word(behind), "is" | "was" | "are" | "were" | "became" | "remains")
        || apposed && matches!(view.before(tokens.start, 1), "at" | "for" | "from" | "in" | "near" | "on" | "to")
    {
        return false;
    }
    let adverb = usize::from(matches!(word(behind + 1), "also" | "currently" | "now" | "originally" | "still"));
    let article = behind + 1 + adverb;
    if !matches!(word(article), "a" | "an") && (apposed || word(article) != "the") {
        return false;
    }
    for at in article + 1..article + DESCRIPTION {
        let (here, next) = (word(at), word(at + 1));
        let ends = next.is_empty() || view.shape(at + 1) == Shape::Mark && !view.hyphen(at + 1);
        if view.shape(at) == Shape::Lower && holds(BODIES, here) {
            let goes_on = holds(AFTER_HEAD, next) || next == "of" && !apposed;
            if ends && !matches!(next, "'s" | "’s")
                || goes_on && !(apposed && matches!(next, "in" | "at" | "and" | "or"))
            {
                return true;
            }
        }
        let mark = view.shape(at) == Shape::Mark && !matches!(here, "," | "&") && !view.glued(at);
        let other = (apposed || here != "and") && holds(ENDS, here) || here == "," && (apposed || holds(ENDS, next));
        if here.is_empty() || mark || other {
            return false;
        }
    }
    false
}
