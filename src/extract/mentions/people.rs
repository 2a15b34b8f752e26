//! Personal names: after titles, with given names, initials, particles and suffixes.

use super::lexicon;
use super::view::{Mode, View};
use super::{Candidate, Evidence, Link};
use crate::extract::rules::roles::{self, Role, RoleKind};
use crate::extract::rules::{heads, holds, laws, words};
use crate::nlp::Shape;
use crate::schema::EntityType;
use std::ops::Range;

/// Family names that come first in Chinese, Korean and Vietnamese names; sorted.
const FAMILY_FIRST: &[&str] = &[
    "Bae", "Bai", "Ban", "Bo", "Cai", "Cao", "Chang", "Chen", "Cheng", "Chiang", "Choi", "Cui", "Dai", "Deng", "Ding",
    "Dong", "Du", "Fan", "Fang", "Feng", "Fu", "Gao", "Geng", "Gong", "Gu", "Guo", "Han", "He", "Ho", "Hong", "Hou",
    "Hu", "Hua", "Huang", "Hwang", "Jang", "Jeong", "Jia", "Jiang", "Jin", "Jo", "Jung", "Kang", "Kim", "Kong", "Kwon",
    "Lai", "Lee", "Lei", "Li", "Liang", "Liao", "Lim", "Lin", "Ling", "Liu", "Lu", "Luo", "Ma", "Mao", "Meng", "Moon",
    "Ngo", "Nguyen", "Oh", "Pak", "Pan", "Park", "Peng", "Pham", "Qian", "Qin", "Rao", "Ri", "Roh", "Ryu", "Seo",
    "Shen", "Shi", "Shin", "Sim", "Son", "Song", "Su", "Sun", "Tan", "Tang", "Tao", "Tian", "Tran", "Tsai", "Vo",
    "Wang", "Wei", "Wen", "Woo", "Wu", "Xi", "Xia", "Xiao", "Xie", "Xu", "Xue", "Yan", "Yang", "Yao", "Ye", "Yin",
    "Yoo", "Yoon", "Yu", "Yuan", "Yun", "Zeng", "Zhang", "Zhao", "Zheng", "Zhong", "Zhou", "Zhu", "Zou",
];

/// Whether a slug is such a family name.
pub(crate) fn family_first(slug: &str) -> bool {
    FAMILY_FIRST.iter().any(|f| f.eq_ignore_ascii_case(slug))
}

/// Particles that only personal names have.
fn personal_particle(word: &str) -> bool {
    matches!(
        word,
        "von"
            | "van"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "ul"
            | "ter"
            | "zu"
            | "der"
            | "Van"
            | "Von"
            | "Bin"
            | "Ibn"
            | "abu"
    )
}

/// Whether the authority knows a given name.
pub(crate) fn given(word: &str) -> bool {
    lexicon::given_name(word)
}

pub(super) fn find(view: &View<'_>, evidence: &Evidence<'_>, out: &mut Vec<Candidate>) {
    let mut at = 0;
    while at < view.len() {
        at = match person_at(view, evidence, at) {
            Some(candidate) => {
                let next = candidate.tokens.end;
                out.push(candidate);
                next
            }
            None => at + 1,
        };
    }
}

/// One part of a name: a word, an initial, or a particle with its word.
struct Part {
    text: String,
    tokens: Range<usize>,
    initial: bool,
    particle: bool,
}

fn person_at(view: &View<'_>, evidence: &Evidence<'_>, at: usize) -> Option<Candidate> {
    if view.mode(at) == Mode::Heading || view.shape(at) == Shape::Mark || view.shape(at) == Shape::Number {
        return None;
    }
    if let Some((role, length)) = roles::longest_at(at, |i| view.together(at, i).then(|| view.word(i)))
        && let Some(found) = titled(view, evidence, at, role, length)
    {
        return Some(found);
    }
    if view.mode(at) == Mode::Capitals || !(view.capital(at) || matches!(view.word(at), "al" | "el" | "bin")) {
        return None;
    }
    let (parts, suffix) = parts(view, at);
    let epithet = parts.len() == 1 && suffix.is_some() && given(view.word(at));
    if !epithet && !plausible(view, evidence, &parts, suffix.is_some()) {
        return None;
    }
    Some(candidate(view, &parts, suffix, None, epithet))
}

fn candidate(
    view: &View<'_>,
    parts: &[Part],
    suffix: Option<usize>,
    title: Option<Range<usize>>,
    epithet: bool,
) -> Candidate {
    let start = parts.first().map_or(0, |p| p.tokens.start);
    let end = suffix.unwrap_or_else(|| parts.last().map_or(start, |p| p.tokens.end));
    let mut names: Vec<String> = parts.iter().map(|p| p.text.clone()).collect();
    if let Some(end) = suffix.filter(|_| epithet)
        && let Some(only) = names.first_mut()
    {
        *only = format!("{only} the {}", view.word(end - 1));
    }
    let mut candidate = Candidate::new(start..end, EntityType::Person, Link::Person(names));
    candidate.title = title;
    candidate
}

/// A name after a title.
fn titled(
    view: &View<'_>,
    evidence: &Evidence<'_>,
    at: usize,
    role: &'static Role,
    length: usize,
) -> Option<Candidate> {
    let name = at + length;
    if !view.together(at, name) || view.word(name) == "of" {
        return None;
    }
    let capital = view.capital(at);
    let (mut parts, suffix) = parts(view, name);
    let first = parts.first()?;
    let word = view.word(first.tokens.start);
    if !capital
        && matches!(
            role.words,
            "prof"
                | "gen"
                | "col"
                | "capt"
                | "lt"
                | "sgt"
                | "maj"
                | "rev"
                | "fr"
                | "sen"
                | "gov"
                | "rep"
                | "hon"
                | "lt gen"
                | "maj gen"
                | "brig gen"
                | "lt col"
        )
    {
        return None;
    }
    if !capital && matches!(role.words, "mr" | "mrs" | "ms" | "miss" | "sister" | "mother" | "son") && parts.len() < 2 {
        return None;
    }
    let known = || {
        !lexicon::readings(&first.text).is_empty()
            && lexicon::readings(&first.text).iter().any(|r| lexicon::class(r.entry) == Some(EntityType::Person))
    };
    let thing = lexicon::names_a_thing(word) && !known();
    if words::topical(word) && !given(word) && !known() && (parts.len() == 1 || !lexicon::surname(word)) {
        return None;
    }
    if role.words == "miss" && parts.len() == 1 && !given(word) && !lexicon::surname(word) {
        return None;
    }
    if parts.len() == 1 {
        let address = matches!(
            role.kind,
            RoleKind::Honorific
                | RoleKind::Political
                | RoleKind::Military
                | RoleKind::Religious
                | RoleKind::Royal
                | RoleKind::Academic
        ) || matches!(role.kind, RoleKind::Legal | RoleKind::Police) && capital;
        let doubtful = matches!(
            role.words,
            "general"
                | "major"
                | "private"
                | "head"
                | "leader"
                | "chair"
                | "count"
                | "don"
                | "fellow"
                | "principal"
                | "speaker"
                | "candidate"
                | "deputy"
                | "peer"
                | "lady"
                | "lord"
                | "father"
                | "brother"
                | "sister"
                | "officer"
                | "commissioner"
                | "specialist"
                | "whip"
                | "minister"
                | "secretary"
                | "representative"
                | "delegate"
                | "miss"
                | "saint"
                | "st."
                | "scholar"
                | "agent"
                | "attorney"
                | "lawyer"
                | "justice"
                | "prince"
                | "shah"
                | "guru"
                | "incumbent"
                | "nominee"
        );
        let ordinary = words::ordinary(word)
            && !(role.kind == RoleKind::Honorific
                || role.kind == RoleKind::Political && capital && !evidence.small(word));
        if (!address && !known())
            || (doubtful && !capital && !known())
            || thing
            || ordinary
            || first.initial
            || view.shape(first.tokens.start) == Shape::Upper && !known() && word.len() < 5
        {
            return None;
        }
        if matches!(role.words, "saint" | "st." | "justice" | "general" | "attorney general" | "major" | "private")
            && !known()
            && role.words != "general"
        {
            return None;
        }
        // "General Motors", "Prince Albert Bridge": a head after the name makes it something else.
        if heads::find(word).is_some()
            || laws::find(word).is_some()
            || (view.capital(first.tokens.end) && heads::find(view.word(first.tokens.end)).is_some())
        {
            return None;
        }
    } else {
        let vague = !capital
            && matches!(
                role.words,
                "general"
                    | "major"
                    | "private"
                    | "head"
                    | "leader"
                    | "chair"
                    | "star"
                    | "model"
                    | "champion"
                    | "officer"
                    | "fellow"
                    | "principal"
                    | "count"
                    | "host"
                    | "anchor"
                    | "producer"
                    | "owner"
                    | "member"
                    | "chief"
                    | "boss"
                    | "driver"
                    | "captain"
                    | "coach"
                    | "publisher"
                    | "rival"
                    | "partner"
                    | "opponent"
                    | "ally"
                    | "successor"
                    | "predecessor"
                    | "friend"
                    | "counterpart"
                    | "candidate"
                    | "developer"
                    | "maker"
            );
        if vague && !given(word) && !lexicon::surname(&parts[parts.len() - 1].text) {
            return None;
        }
        if thing && !given(word) || words::ordinary(word) && !given(word) && !first.initial {
            return None;
        }
        if view.capital(parts.last().map_or(name, |p| p.tokens.end))
            && heads::find(view.word(parts.last().map_or(name, |p| p.tokens.end))).is_some()
            && !given(word)
        {
            return None;
        }
        if !capital && !first.initial && !given(word) && role.kind == RoleKind::Kin && parts.len() > 2 {
            return None;
        }
    }
    let throne = matches!(
        role.words,
        "pope"
            | "king"
            | "queen"
            | "prince"
            | "princess"
            | "emperor"
            | "empress"
            | "sultan"
            | "tsar"
            | "czar"
            | "crown prince"
            | "crown princess"
    );
    if throne && capital && parts.len() == 1 {
        let title = view.slice(at..name).split_whitespace().collect::<Vec<_>>().join(" ");
        let part = parts.first_mut()?;
        part.text = format!("{title} {}", part.text);
        if let Some(end) = suffix {
            part.text = format!("{} {}", part.text, view.word(end - 1));
        }
        part.tokens.start = at;
    }
    Some(candidate(view, &parts, suffix, Some(at..name), false))
}

/// The parts of a name from token `at` on, and where a suffix after them ends.
fn parts(view: &View<'_>, at: usize) -> (Vec<Part>, Option<usize>) {
    let mut parts: Vec<Part> = Vec::new();
    let mut i = at;
    let limit = view.sentence(at).end;
    while i < limit && parts.len() < 5 {
        let Some(part) = part_at(view, i, limit, &parts) else { break };
        i = part.tokens.end;
        parts.push(part);
    }
    let comma = usize::from(view.word(i) == ",");
    let suffix = view.after(at, i + comma);
    let regnal = |w: &str| {
        matches!(
            w,
            "II" | "III"
                | "IV"
                | "VI"
                | "VII"
                | "VIII"
                | "IX"
                | "X"
                | "XI"
                | "XII"
                | "XIII"
                | "XIV"
                | "XVI"
                | "XXIII"
                | "V"
        )
    };
    if parts.len() == 1
        && suffix == "the"
        && matches!(
            view.after(at, i + 1),
            "Great"
                | "Terrible"
                | "Elder"
                | "Younger"
                | "Conqueror"
                | "Magnificent"
                | "Bold"
                | "Pious"
                | "Wise"
                | "Lionheart"
        )
    {
        return (parts, Some(i + 2));
    }
    if !parts.is_empty() && (matches!(suffix, "Jr." | "Sr." | "Jr" | "Sr") || comma == 0 && regnal(suffix)) {
        return (parts, Some(i + comma + 1));
    }
    (parts, None)
}

fn part_at(view: &View<'_>, at: usize, limit: usize, before: &[Part]) -> Option<Part> {
    let word = view.word(at);
    // Particles, joined or not, and the name they belong to.
    if holds(words::PARTICLES, word)
        && (view.shape(at) == Shape::Lower
            || matches!(
                word,
                "Al" | "El"
                    | "Van"
                    | "Von"
                    | "De"
                    | "Bin"
                    | "Ibn"
                    | "Abu"
                    | "Abd"
                    | "Abdul"
                    | "Abdel"
                    | "Da"
                    | "Di"
                    | "Del"
                    | "La"
                    | "Le"
                    | "Du"
                    | "Ben"
                    | "Mac"
                    | "San"
                    | "Dos"
                    | "St."
            ))
        && !(before.is_empty() && !personal_particle(word) && view.shape(at) == Shape::Lower)
        && !(before.is_empty() && matches!(word, "der" | "ul" | "ter" | "zu"))
    {
        let mut i = at + 1;
        let mut hops = 0;
        while i < limit && hops < 3 {
            if view.hyphen(i) {
                i += 1;
            } else if holds(words::PARTICLES, view.word(i))
                && view.shape(i) == Shape::Lower
                && view.word(i) != "e"
                && view.word(i) != "y"
            {
                i += 1;
                hops += 1;
            } else {
                break;
            }
        }
        let e_or_y = matches!(word, "e" | "y" | "do" | "san" | "st" | "af" | "v");
        if i < limit
            && view.capital(i)
            && !e_or_y
            && name_like(view, i, before)
            && !(matches!(word, "Ben" | "Abdul" | "Abdel" | "Abu" | "Abd") && i > at + 3)
        {
            let tokens = at..joined(view, i, limit);
            return Some(Part { text: view.slice(tokens.clone()).to_owned(), tokens, initial: false, particle: true });
        }
        if view.shape(at) == Shape::Lower {
            return None;
        }
    }
    if view.shape(at) == Shape::Initial {
        if word == "I" || (word == "A" && before.is_empty()) || (word.len() == 1 && before.is_empty()) {
            return None;
        }
        return Some(Part { text: word.to_owned(), tokens: at..at + 1, initial: true, particle: false });
    }
    // "J.K." is one token.
    if view.shape(at) == Shape::Upper
        && word.ends_with('.')
        && word.matches('.').count() == 2
        && lexicon::readings(word).is_empty()
        && view.capital(at + 1)
    {
        return Some(Part { text: word.to_owned(), tokens: at..at + 1, initial: true, particle: false });
    }
    if !view.capital(at) || !name_like(view, at, before) {
        return None;
    }
    let tokens = at..joined(view, at, limit);
    if tokens.len() > 1 && lexicon::names_a_thing(word) {
        return None;
    }
    Some(Part { text: view.slice(tokens.clone()).replace(['\n', '\r'], " "), tokens, initial: false, particle: false })
}

/// The end of a hyphenated word that begins at `at`: `Jean-Pierre`, `Jong-un`.
fn joined(view: &View<'_>, at: usize, limit: usize) -> usize {
    let mut end = at + 1;
    while end + 1 < limit && view.hyphen(end) && view.word(end) == "-" {
        let next = view.word(end + 1);
        let fits = view.capital(end + 1) && !lexicon::names_a_thing(next)
            || view.shape(end + 1) == Shape::Lower && next.chars().count() <= 5 && asian(view.word(at), next);
        if !fits {
            break;
        }
        end += 2;
    }
    end
}

/// `Jong-un`, `Ki-moon`: the second syllable is written small.
fn asian(first: &str, second: &str) -> bool {
    first.chars().count() <= 6
        && !holds(words::FUNCTION, second)
        && !matches!(
            second,
            "led" | "born" | "era" | "based" | "style" | "like" | "elect" | "run" | "made" | "owned" | "held"
        )
}

fn name_like(view: &View<'_>, at: usize, before: &[Part]) -> bool {
    let word = view.word(at);
    let first = before.is_empty();
    let after_given = before.len() == 1 && given(&before[0].text) && !before[0].initial;
    if view.shape(at) == Shape::Upper {
        let shouted = view.mode(at) == Mode::Capitals || (!first && word.chars().count() > 3);
        if !shouted || lexicon::names_a_thing(word) || word.contains(|c: char| !c.is_alphabetic()) {
            return false;
        }
    }
    if word.contains(|c: char| c.is_numeric() || c == '_' || c == '&') {
        return false;
    }
    if holds(words::FUNCTION, word) {
        return first && given(word) && view.capital(at + 1);
    }
    if holds(words::TIME, word) {
        return after_given && matches!(word, "May" | "March")
            || first && given(word) && view.capital(at + 1) && !view.initial(at);
    }
    let next_capital = view.capital(at + 1) && view.together(at, at + 1);
    if roles::find(word).is_some() && !given(word) {
        return after_given
            && !next_capital
            && matches!(
                word,
                "King"
                    | "Prince"
                    | "Pope"
                    | "Dean"
                    | "Judge"
                    | "Bishop"
                    | "Marshal"
                    | "Cook"
                    | "Abbot"
                    | "Major"
                    | "Duke"
                    | "Earl"
                    | "Baron"
                    | "Shah"
                    | "Sharif"
                    | "Driver"
                    | "Singer"
                    | "Farmer"
                    | "Painter"
            );
    }
    if let Some(head) = heads::find(word) {
        return after_given
            && !next_capital
            && !matches!(head.class, EntityType::Facility | EntityType::Event)
            && matches!(
                head.word,
                "church"
                    | "post"
                    | "bay"
                    | "lake"
                    | "rivers"
                    | "hills"
                    | "forest"
                    | "mount"
                    | "young"
                    | "guard"
                    | "league"
                    | "fort"
                    | "ford"
            )
            && !lexicon::names_a_thing(&before[0].text);
    }
    if laws::find(word).is_some() {
        return matches!(word, "Bill" | "Law" | "Charter") && (first && given(word) || after_given && !next_capital);
    }
    if lexicon::names_a_thing(word) {
        let place = lexicon::readings(word).iter().all(|r| {
            !matches!(
                r.form,
                crate::authority::Form::Adjective | crate::authority::Form::People | crate::authority::Form::Acronym
            ) && matches!(lexicon::class(r.entry), Some(EntityType::Country | EntityType::Place))
        });
        return first && given(word)
            || place && after_given && !next_capital && !lexicon::names_a_thing(&before[0].text);
    }
    true
}

/// Whether a run of capitalised words without a title is a personal name.
fn plausible(view: &View<'_>, evidence: &Evidence<'_>, parts: &[Part], suffix: bool) -> bool {
    let [first, .., last] = parts else { return false };
    if last.initial || parts.iter().all(|p| p.initial) {
        return false;
    }
    let start = first.tokens.start;
    let end = last.tokens.end;
    let opener = view.word(start);
    let next = view.after(start, end);
    if view.capital(end)
        && !next.is_empty()
        && heads::find(next).is_some_and(|h| h.shape != heads::Shape::Prefix)
        && !given(opener)
    {
        return false;
    }
    let doubtful_first = words::ordinary(opener)
        || words::topical(opener)
        || given(opener) && !lexicon::sure_given_name(opener)
        || lexicon::names_a_thing(opener)
        || (view.initial(start) && evidence.small(opener));
    let surname = !last.particle && lexicon::surname(&last.text) && !words::ordinary(&last.text);
    if first.initial {
        return parts.len() > 2 || !words::ordinary(&last.text) && !evidence.small(&last.text) || surname;
    }
    if words::topical(opener) && !given(opener) {
        return false;
    }
    if parts.len() > 2 && !given(opener) && !lexicon::surname(opener) && given(&parts[1].text) && !parts[1].particle {
        return false;
    }
    let known = lexicon::readings(&last.text).iter().any(|r| r.form == crate::authority::Form::Surname);
    if view.initial(start) && holds(words::FUNCTION, opener) && (!surname || parts.len() > 2)
        || view.initial(start) && words::ordinary(opener) && known
    {
        return false;
    }
    if given(opener) && !first.particle {
        if parts.len() > 2 && given(&parts[1].text) && !words::ordinary(&parts[1].text) {
            return true;
        }
        return if doubtful_first {
            surname
                || parts[1].initial
                || (!words::ordinary(&last.text)
                    && !words::topical(&last.text)
                    && !lexicon::names_a_thing(&last.text)
                    && !lexicon::names_a_thing(opener))
        } else {
            !(words::ordinary(&last.text)
                && evidence.small(&last.text)
                && view.initial(start)
                && !holds(words::COMMON, &last.text))
        };
    }
    if doubtful_first && !FAMILY_FIRST.contains(&opener) {
        return false;
    }
    let middle = parts.len() > 2 && parts[1..parts.len() - 1].iter().any(|p| p.initial);
    let particle =
        parts[1..].iter().any(|p| p.particle && p.text.split([' ', '-']).next().is_some_and(personal_particle));
    let arabic_thing = matches!(
        opener,
        "Hizb"
            | "Jabhat"
            | "Ansar"
            | "Dar"
            | "Deir"
            | "Tal"
            | "Tell"
            | "Ras"
            | "Umm"
            | "Bab"
            | "Wadi"
            | "Jabal"
            | "Beit"
            | "Bayt"
            | "Kafr"
            | "Khan"
            | "Jaish"
            | "Jaysh"
            | "Ahrar"
            | "Harakat"
            | "Liwa"
            | "Fatah"
            | "Ain"
            | "Ayn"
            | "Qasr"
            | "Saraya"
            | "Asaib"
            | "Kataib"
            | "Majlis"
            | "Masjid"
            | "Sharm"
            | "Mersa"
    );
    if middle || suffix || particle && !words::ordinary(opener) && !arabic_thing {
        return true;
    }
    if matches!(view.before(start, 1), "in" | "In" | "at" | "near" | "from" | "to" | "of" | "-" | "–")
        && FAMILY_FIRST.contains(&opener)
    {
        return false;
    }
    if FAMILY_FIRST.contains(&opener) && parts.len() <= 3 && parts[1..].iter().all(|p| syllables(&p.text)) {
        return !view.initial(start) || !words::ordinary(opener);
    }
    if matches!(opener, "Abu" | "Abdul" | "Abdel" | "Abd") {
        return true;
    }
    if words::topical(&last.text) && !surname || parts.iter().any(|p| words::ordinary(&p.text) && !surname) {
        return false;
    }
    if surname && parts.len() <= 3 && !words::topical(opener) && !evidence.small(opener) {
        return true;
    }
    parts.len() <= 3 && !parts.iter().any(|p| words::topical(&p.text)) && described(view, start, end)
}

/// A short word that could be a Chinese, Korean or Vietnamese given name.
fn syllables(word: &str) -> bool {
    word.split('-')
        .all(|w| w.chars().count() <= 9 && !words::ordinary(w) && !lexicon::names_a_thing(w) && !words::topical(w))
}

/// Whether what follows a name shows that it is a person: an age, `who`, a role in apposition, a verb of saying.
fn described(view: &View<'_>, start: usize, end: usize) -> bool {
    let next = view.after(start, end);
    if next == "," {
        let second = view.after(start, end + 1);
        if view.shape(end + 1) == Shape::Number && second.len() == 2 && view.after(start, end + 2) == ","
            || second == "who"
        {
            return true;
        }
        let from =
            if matches!(second, "a" | "an" | "the" | "its" | "their" | "his" | "her") { end + 2 } else { end + 1 };
        return (from..from + 5)
            .take_while(|i| view.together(start, *i) && !matches!(view.word(*i), "," | "and" | "of" | "who"))
            .any(|i| {
                view.shape(i) == Shape::Lower
                    && roles::find(view.word(i)).is_some_and(|r| r.kind != RoleKind::Honorific)
            });
    }
    matches!(
        next,
        "said"
            | "says"
            | "told"
            | "added"
            | "recalled"
            | "testified"
            | "argued"
            | "quipped"
            | "joked"
            | "explained"
            | "wrote"
    )
}
