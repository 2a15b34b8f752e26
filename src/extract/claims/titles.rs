//! Offices and roles: the words of a title, its tenure and what it is in.

use super::chunks::{Form, Kind};
use super::clauses::{Sentence, Via};
use super::words::Closed;
use crate::extract::{EntityRef, MentionKind};
use crate::nlp::Shape;
use crate::schema::{EntityType, Status, Tenure};

/// A title as the text gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// In lower case, acronyms apart: `foreign minister`, `CEO`.
    pub(super) label: String,
    pub(super) tenure: Tenure,
    /// What the office is in.
    pub(super) inside: Option<EntityRef>,
    /// Its words, tenure and complement included.
    pub(super) words: std::ops::Range<usize>,
}

/// Somebody with a title.
#[derive(Clone, Debug)]
pub(super) struct Holder {
    pub(super) person: EntityRef,
    pub(super) title: Title,
    /// `Asserted` means actual.
    pub(super) status: Status,
    pub(super) percent: u8,
    pub(super) rule: &'static str,
    /// The verb group that says so, where one does.
    pub(super) chunk: Option<usize>,
}

/// Nouns that head a title.
const HEADS: &[&str] = &[
    "adviser",
    "advisor",
    "admiral",
    "administrator",
    "aide",
    "ambassador",
    "analyst",
    "archbishop",
    "attorney",
    "ayatollah",
    "bishop",
    "captain",
    "cardinal",
    "ceo",
    "cfo",
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "chancellor",
    "chief",
    "coach",
    "colonel",
    "columnist",
    "commander",
    "commissioner",
    "congressman",
    "congresswoman",
    "coo",
    "coordinator",
    "correspondent",
    "counsel",
    "dean",
    "delegate",
    "deputy",
    "dictator",
    "director",
    "economist",
    "editor",
    "emir",
    "emperor",
    "envoy",
    "executive",
    "fellow",
    "general",
    "governor",
    "head",
    "judge",
    "justice",
    "king",
    "lawmaker",
    "leader",
    "legislator",
    "lieutenant",
    "major",
    "manager",
    "marshal",
    "mayor",
    "minister",
    "negotiator",
    "officer",
    "pope",
    "premier",
    "president",
    "prime minister",
    "prince",
    "princess",
    "principal",
    "professor",
    "prosecutor",
    "queen",
    "rector",
    "representative",
    "researcher",
    "ruler",
    "scholar",
    "secretary",
    "senator",
    "sergeant",
    "sheriff",
    "speaker",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "sultan",
    "superintendent",
    "treasurer",
    "vice-president",
];

/// Words that go before a head and belong to the title.
const MODIFIERS: &[&str] = &[
    "adjunct",
    "agriculture",
    "air",
    "army",
    "assistant",
    "associate",
    "attorney",
    "brigadier",
    "budget",
    "cabinet",
    "campaign",
    "central",
    "chief",
    "city",
    "co",
    "commerce",
    "communications",
    "congressional",
    "constitutional",
    "county",
    "crown",
    "culture",
    "defence",
    "defense",
    "deputy",
    "development",
    "district",
    "economic",
    "economics",
    "economy",
    "education",
    "emeritus",
    "energy",
    "environment",
    "executive",
    "federal",
    "finance",
    "financial",
    "first",
    "force",
    "foreign",
    "founding",
    "general",
    "government",
    "head",
    "health",
    "honorary",
    "house",
    "immigration",
    "information",
    "intelligence",
    "interior",
    "joint",
    "justice",
    "labor",
    "labour",
    "law",
    "lead",
    "lieutenant",
    "major",
    "majority",
    "managing",
    "marketing",
    "military",
    "minority",
    "national",
    "naval",
    "navy",
    "news",
    "oil",
    "operating",
    "opposition",
    "parliamentary",
    "party",
    "permanent",
    "police",
    "policy",
    "political",
    "presidential",
    "press",
    "prime",
    "program",
    "programme",
    "provincial",
    "public",
    "rear",
    "rebel",
    "regional",
    "religious",
    "research",
    "research",
    "science",
    "second",
    "secretary",
    "security",
    "senate",
    "senior",
    "special",
    "spiritual",
    "sports",
    "staff",
    "state",
    "supreme",
    "team",
    "technology",
    "tourism",
    "trade",
    "transport",
    "treasury",
    "union",
    "vice",
    "visiting",
    "welfare",
    "white",
    "affairs",
];

/// What may follow `of` inside a title without being a name.
const COMPLEMENTS: &[&str] = &[
    "state",
    "defense",
    "defence",
    "staff",
    "justice",
    "energy",
    "education",
    "commerce",
    "agriculture",
    "labor",
    "labour",
    "finance",
    "treasury",
    "interior",
    "transportation",
    "health",
    "police",
    "operations",
    "research",
    "communications",
    "foreign",
    "homeland",
    "national",
    "economics",
    "history",
    "law",
    "politics",
    "science",
    "mission",
    "trade",
    "security",
];

const ABBREVIATIONS: &[(&str, &str)] = &[
    ("adm.", "admiral"),
    ("amb.", "ambassador"),
    ("capt.", "captain"),
    ("col.", "colonel"),
    ("gen.", "general"),
    ("gov.", "governor"),
    ("lt.", "lieutenant"),
    ("maj.", "major"),
    ("pres.", "president"),
    ("prof.", "professor"),
    ("rep.", "representative"),
    ("sen.", "senator"),
    ("sgt.", "sergeant"),
];

fn is_head(word: &str) -> bool {
    HEADS.contains(&word) || ABBREVIATIONS.iter().any(|(short, _)| *short == word)
}

fn is_modifier(word: &str) -> bool {
    MODIFIERS.contains(&word) || ABBREVIATIONS.iter().any(|(short, _)| *short == word)
}

fn tenure_word(word: &str) -> Option<Option<Tenure>> {
    Some(Some(match word {
        "former" | "ex" | "late" | "retired" | "ousted" | "deposed" | "onetime" => Tenure::Former,
        "acting" | "interim" | "caretaker" => Tenure::Acting,
        "then" => Tenure::Then,
        "incoming" | "designate" => Tenure::Elect,
        "current" | "new" | "longtime" | "outgoing" | "newly" | "elected" | "appointed" | "veteran" | "long"
        | "time" | "incumbent" => return Some(None),
        _ => return None,
    }))
}

/// Classes that an office can be in.
fn holds_offices(class: EntityType) -> bool {
    matches!(
        class,
        EntityType::Country | EntityType::Organization | EntityType::Place | EntityType::Group | EntityType::Facility
    )
}

/// Everybody with a title in the sentence.
pub(super) fn holders(sentence: &Sentence<'_>) -> Vec<Holder> {
    let mut found = Vec::new();
    for (at, chunk) in sentence.chunks.iter().enumerate() {
        match &chunk.kind {
            Kind::Noun(_) => {
                found.extend(before_name(sentence, at));
                found.extend(after_name(sentence, at));
                found.extend(phrase_then_name(sentence, at));
            }
            Kind::Verb(_) => found.extend(by_verb(sentence, at)),
            _ => {}
        }
    }
    found
}

/// The person that the noun phrase at chunk `at` names by its head, with the first word of the name.
fn person(sentence: &Sentence<'_>, at: usize) -> Option<(EntityRef, usize)> {
    let noun = sentence.noun(Some(at))?;
    let mention = noun.mention?;
    let found = sentence.facts.mentions.get(mention)?;
    if found.class != EntityType::Person || matches!(found.kind, MentionKind::Nominal | MentionKind::Adjective) {
        return None;
    }
    let mut first = noun.head;
    while first > 0 && sentence.words[first - 1].mention == Some(mention) {
        first -= 1;
    }
    // A title inside the mention itself.
    while first < noun.head && sentence.words[first].mention.is_some() && title_in_name(sentence.word(first)) {
        first += 1;
    }
    Some((found.entity, first))
}

fn title_in_name(word: &str) -> bool {
    matches!(
        word,
        "president"
            | "senator"
            | "minister"
            | "prime"
            | "secretary"
            | "chancellor"
            | "general"
            | "governor"
            | "ambassador"
            | "premier"
    ) || ABBREVIATIONS.iter().any(|(short, _)| *short == word)
}

/// `former Russian foreign minister X`, `then-President X`, `U.S. Secretary of State X`.
fn before_name(sentence: &Sentence<'_>, at: usize) -> Option<Holder> {
    let (person, name) = person(sentence, at)?;
    if sentence.noun(Some(at))?.mention.is_some_and(|m| sentence.facts.mentions[m].kind == MentionKind::Pronoun) {
        return None;
    }
    let mut end = name;
    let mut tenure = None;
    if end >= 2 && sentence.word(end - 1) == "elect" && sentence.word(end - 2) == "-" {
        tenure = Some(Tenure::Elect);
        end -= 2;
    } else if end >= 1 && sentence.word(end - 1) == "elect" {
        tenure = Some(Tenure::Elect);
        end -= 1;
    }
    // `Secretary of State X`, `Chief of Staff X`.
    let mut start = end.checked_sub(1)?;
    if !is_head(sentence.word(start)) {
        let of = (1..=2)
            .find(|n| end > n + 1 && sentence.word(end - n - 1) == "of" && is_head(sentence.word(end - n - 2)))?;
        (end - of..end)
            .all(|i| COMPLEMENTS.contains(&sentence.word(i)) || is_modifier(sentence.word(i)))
            .then_some(())?;
        start = end - of - 2;
    }
    if sentence.words[start].mention.is_some_and(|m| sentence.noun(Some(at)).and_then(|n| n.mention) != Some(m)) {
        return None;
    }
    start = extend_left(sentence, start);
    let label = label(sentence, start..end);
    let (context, inside, more) = left_context(sentence, start);
    // `Gen. Smith`, `Captain Smith`: ranks are no offices without more; `Judge` and `King` begin many names.
    let shape = sentence.words[end - 1].shape;
    let bare_rank = matches!(
        label.as_str(),
        "major" | "head" | "chief" | "chair" | "fellow" | "deputy" | "executive" | "general" | "justice"
    ) && shape == Shape::Lower
        && inside.is_none();
    if bare_rank {
        return None;
    }
    let words = context..name;
    let title = Title { label, tenure: tenure.or(more).unwrap_or(Tenure::Current), inside, words };
    Some(Holder { person, title, status: Status::Asserted, percent: 92, rule: "positions/before-name", chunk: None })
}

/// Extends a title to the left over its modifiers.
fn extend_left(sentence: &Sentence<'_>, mut start: usize) -> usize {
    let own = sentence.words.get(start).and_then(|w| w.mention);
    while start > 0 {
        let before = &sentence.words[start - 1];
        let hyphen = before.lower == "-" && start >= 2 && is_modifier(sentence.word(start - 2)) && before.glued;
        if (before.mention.is_none() || before.mention == own)
            && (is_modifier(&before.lower) || is_head(&before.lower))
            && before.closed.is_none()
        {
            start -= 1;
        } else if hyphen
            && sentence.words[start - 2].mention.is_none()
            && tenure_word(sentence.word(start - 2)).is_none()
        {
            start -= 2;
        } else {
            break;
        }
    }
    start
}

/// Tenure and body to the left of a title: where they begin, and what they are.
fn left_context(sentence: &Sentence<'_>, title: usize) -> (usize, Option<EntityRef>, Option<Tenure>) {
    let mut start = title;
    let mut inside = None;
    let mut tenure = None;
    loop {
        let Some(before) = start.checked_sub(1).and_then(|i| sentence.words.get(i)) else { break };
        if let Some(mention) = before.mention.filter(|_| inside.is_none()) {
            let Some(found) = sentence.facts.mentions.get(mention).filter(|m| holds_offices(m.class)) else { break };
            inside = Some(found.entity);
            while start > 0 && sentence.words[start - 1].mention == Some(mention) {
                start -= 1;
            }
            // `U.S.-Russian`: two countries are one too many.
            if start > 0 && sentence.word(start - 1) == "-" && start > 1 && sentence.words[start - 2].mention.is_some()
            {
                inside = None;
                break;
            }
            continue;
        }
        if before.lower == "'s" && inside.is_none() && start > 1 && sentence.words[start - 2].mention.is_some() {
            start -= 1;
            continue;
        }
        if before.lower == "-" && start > 1 && tenure_word(sentence.word(start - 2)).is_some() {
            start -= 1;
            continue;
        }
        let Some(found) = tenure_word(&before.lower).filter(|_| before.mention.is_none()) else { break };
        tenure = tenure.or(found);
        start -= 1;
    }
    // A possessive without an office-holding owner is none of the title's.
    if start < title && sentence.word(start) == "'s" {
        start += 1;
    }
    (start, inside, tenure)
}

fn label(sentence: &Sentence<'_>, words: std::ops::Range<usize>) -> String {
    let mut label = String::new();
    for word in &sentence.words[words] {
        if !label.is_empty() && !word.glued {
            label.push(' ');
        }
        let long = ABBREVIATIONS.iter().find(|(short, _)| *short == word.lower).map(|(_, long)| *long);
        match long {
            Some(long) => label.push_str(long),
            None if word.shape == Shape::Upper && word.lower.len() <= 4 => label.push_str(&word.lower.to_uppercase()),
            None => label.push_str(&word.lower),
        }
    }
    label
}

/// A title from word `from` on: `the acting director of the Kennan Institute`, `Russia's foreign minister`, `a senior fellow at X`.
fn phrase(sentence: &Sentence<'_>, from: usize, limit: usize) -> Option<Title> {
    let mut at = from;
    let mut tenure = None;
    let mut inside = None;
    let mut start = None;
    let mut end = None;
    while at < limit {
        let word = &sentence.words[at];
        if let Some(mention) = word.mention {
            let found = sentence.facts.mentions.get(mention).filter(|m| holds_offices(m.class))?;
            if start.is_some() || inside.is_some() {
                break;
            }
            inside = Some(found.entity);
            while sentence.words.get(at).is_some_and(|w| w.mention == Some(mention)) {
                at += 1;
            }
            if sentence.word(at) == "'s" {
                at += 1;
            }
            continue;
        }
        let begins = start.is_none();
        if begins
            && matches!(word.closed, Some(Closed::Determiner))
            && matches!(word.lower.as_str(), "the" | "a" | "an" | "its" | "their")
        {
            at += 1;
            continue;
        }
        if begins && let Some(found) = tenure_word(&word.lower) {
            tenure = tenure.or(found);
            at += 1;
            if sentence.word(at) == "-" {
                at += 1;
            }
            continue;
        }
        if is_head(&word.lower) {
            start = start.or(Some(at));
            at += 1;
            end = Some(at);
            continue;
        }
        if is_modifier(&word.lower) && word.closed.is_none_or(|_| true) {
            start = start.or(Some(at));
            at += 1;
            continue;
        }
        if word.lower == "-" && word.glued && !begins {
            if sentence.word(at + 1) == "elect" {
                tenure = Some(Tenure::Elect);
                at += 2;
                break;
            }
            at += 1;
            continue;
        }
        break;
    }
    let (start, mut end) = (start?, end?);
    let mut last = end.max(if tenure == Some(Tenure::Elect) { at } else { end });
    // The complements: `of State`, `of the Kennan Institute`, `at X`, `to X`, `for X`.
    let mut text_end = end;
    for _ in 0..3 {
        let preposition = sentence.word(last);
        if !matches!(preposition, "of" | "at" | "for" | "to" | "in" | "with") {
            break;
        }
        let mut next = last + 1;
        if matches!(sentence.word(next), "the" | "its") {
            next += 1;
        }
        let word = sentence.words.get(next)?;
        if let Some(mention) = word.mention {
            let found = sentence.facts.mentions.get(mention)?;
            let mut after = next;
            while sentence.words.get(after).is_some_and(|w| w.mention == Some(mention)) {
                after += 1;
            }
            // `director of Acme's research`, `president of Russian Railways`: the name is no head here.
            let goes_on = sentence.words.get(after).is_some_and(|w| {
                w.lower == "'s"
                    || (w.glued && w.lower == "-")
                    || (w.mention.is_some() && found.kind == MentionKind::Adjective)
                    || (found.kind == MentionKind::Adjective)
            });
            if goes_on {
                break;
            }
            if preposition == "to" {
                text_end = after;
                last = after;
                continue;
            }
            if inside.is_none() && holds_offices(found.class) && (preposition != "in" && preposition != "with") {
                inside = Some(found.entity);
                last = after;
                continue;
            }
            break;
        }
        if preposition != "of" && !(preposition == "for" && word.shape == Shape::Lower) {
            break;
        }
        // `of foreign affairs`, `of the armed services committee`: up to four plain words, ended by a preposition or a mark.
        let plain = (next..sentence.words.len().min(next + 5))
            .take_while(|i| {
                let w = &sentence.words[*i];
                w.mention.is_none() && w.closed.is_none() && w.shape != Shape::Mark
            })
            .count();
        let after = next + plain;
        let known = plain > 0 && COMPLEMENTS.contains(&sentence.word(next));
        let closed = sentence.words.get(after).is_none_or(|w| {
            w.shape == Shape::Mark && w.lower != "'s" && w.lower != "-"
                || matches!(w.closed, Some(Closed::Preposition(_) | Closed::And))
        });
        if plain == 0 || plain > 4 || !(closed || known) {
            break;
        }
        let after = if closed { after } else { next + 1 };
        text_end = after;
        last = after;
    }
    end = end.max(text_end);
    let mut label = label(sentence, start..end);
    if let Some((before, _)) = label.split_once(" at ") {
        label = before.to_owned();
    }
    // The words between that name the body are no part of the label.
    if let Some(body) =
        inside.map(|e| sentence.facts.entities.get(e.0 as usize).map(|e| e.label.to_lowercase())).flatten()
    {
        if let Some(cut) = label.find(&format!(" of {body}")).or_else(|| label.find(&format!(" of the {body}"))) {
            label.truncate(cut);
        }
    }
    Some(Title { label, tenure: tenure.unwrap_or(Tenure::Current), inside, words: from..last })
}

/// `X, the acting director of Y,`.
fn after_name(sentence: &Sentence<'_>, at: usize) -> Option<Holder> {
    let (person, _) = person(sentence, at)?;
    let comma = sentence.chunks.get(at + 1).filter(|c| matches!(c.kind, Kind::Comma))?;
    let title = phrase(sentence, comma.words.end, sentence.words.len())?;
    let next = sentence.words.get(title.words.end);
    let closed = next.is_none_or(|w| {
        matches!(w.lower.as_str(), "," | "." | "”" | "\"" | ")" | "(" | ";" | ":" | "–" | "—" | "?" | "!")
            || matches!(w.closed, Some(Closed::Relative | Closed::Preposition(_) | Closed::And | Closed::That))
            || (w.closed.is_some_and(|c| matches!(c, Closed::Be | Closed::Have | Closed::Modal | Closed::Do)))
            || super::lexicon::verb(&w.lower).is_some_and(|v| v.past || v.third) && w.mention.is_none()
    });
    // `Obama, President Putin and others`: a list, not an apposition.
    let list = next.is_some_and(|w| w.mention.is_some() || w.shape == Shape::Title);
    // `Obama, ministers`: a title that stands in apposition has an article, a body or a tenure, or ends at a comma.
    (closed && !list).then_some(Holder {
        person,
        title,
        status: Status::Asserted,
        percent: 92,
        rule: "positions/after-name",
        chunk: None,
    })
}

/// `The director of the Kennan Institute, X,`.
fn phrase_then_name(sentence: &Sentence<'_>, at: usize) -> Option<Holder> {
    let chunk = &sentence.chunks[at];
    let first = chunk.words.start;
    let noun = chunk.noun()?;
    if noun.mention.is_some()
        || !(sentence.word(first) == "the" || noun.possessor.is_some() || !noun.modifiers.is_empty())
    {
        return None;
    }
    let title = phrase(sentence, first, sentence.words.len())?;
    let comma =
        sentence.chunks.iter().position(|c| c.words.start == title.words.end && matches!(c.kind, Kind::Comma))?;
    let (person, _) = person(sentence, comma + 1)?;
    let closed = matches!(sentence.kind(Some(comma + 2)), None | Some(Kind::Comma | Kind::Stop));
    // After a preposition or a verb the person may be the next item of a list; a comma on each side still marks an apposition.
    closed.then_some(Holder {
        person,
        title,
        status: Status::Asserted,
        percent: 86,
        rule: "positions/then-name",
        chunk: None,
    })
}

/// `X is the director of Y`, `X was appointed Z`, `X served as Z`, `X resigned as Z`.
fn by_verb(sentence: &Sentence<'_>, at: usize) -> Option<Holder> {
    let group = sentence.verb(Some(at))?;
    let next = sentence.chunks.get(at + 1)?;
    let as_next = next.preposition() == Some("as");
    let from = if as_next { next.words.end } else { next.words.start };
    let past = group.form == Form::Past && !group.perfect;
    let copula = group.auxiliary_only && group.lemma == "be" && !as_next;
    let (tenure, effect, rule) = match group.lemma {
        "be" if copula => (if past { Tenure::Former } else { Tenure::Current }, Status::Asserted, "positions/copula"),
        "become" if !group.passive && !as_next => (Tenure::Current, Status::Asserted, "positions/became"),
        "remain" if !as_next => (Tenure::Current, Status::Asserted, "positions/remains"),
        "serve" | "work" | "act" if as_next && !group.passive => {
            (if past { Tenure::Former } else { Tenure::Current }, Status::Asserted, "positions/served")
        }
        "resign" | "retire" if as_next => (Tenure::Former, Status::Asserted, "positions/resigned"),
        "appoint" | "elect" | "name" | "choose" | "select" | "reelect" | "re-elect" | "reappoint" | "install"
        | "inaugurate"
            if group.passive =>
        {
            (Tenure::Current, Status::Asserted, "positions/appointed")
        }
        "nominate" if group.passive => (Tenure::Current, Status::Planned, "positions/nominated"),
        "oust" | "replace" | "remove" | "fire" | "sack" | "depose" if group.passive && as_next => {
            (Tenure::Former, Status::Asserted, "positions/removed")
        }
        _ => return None,
    };
    let title = phrase(sentence, from, sentence.words.len())?;
    let next = sentence.words.get(title.words.end);
    // `is the president's friend`, `was a general strike`.
    let goes_on = next.is_some_and(|w| {
        w.lower == "'s"
            || (w.glued && w.lower == "-")
            || w.mention.is_some()
            || (w.closed.is_none()
                && w.shape != Shape::Mark
                && w.shape != Shape::Number
                && super::lexicon::verb(&w.lower).is_none())
    });
    if goes_on {
        return None;
    }
    let clause = sentence.clause(at)?;
    let [subject] = clause.subject.arguments.as_slice() else { return None };
    if subject.class != EntityType::Person || subject.via != Via::Head || group.progressive {
        return None;
    }
    let status = super::status::combine(effect, clause.status)?;
    let said = title.tenure;
    let tenure = if said == Tenure::Current { tenure } else { said };
    let title = Title { tenure, ..title };
    let percent = 90_u8.saturating_sub(clause.subject.penalty);
    Some(Holder { person: subject.entity, title, status, percent, rule, chunk: Some(at) })
}
