//! What speaks for a candidate: its name, the date of the document, and the words around its mentions.

use std::collections::BTreeSet;

use super::candidates::Candidate;
use crate::authority::index::{Day, Index, NameForm};
use crate::base::slug;
use crate::document::{Document, Unit};
use crate::extract::{Facts, Reason};
use crate::nlp::Analysis;
use crate::schema::EntityType;

/// For so many years after an office its holder is still likely to be in the news.
const RECENT: i32 = 10;
/// Nobody is in the news so many years before or after the offices that are known.
const FAR: i32 = 30;
/// How many words of the surroundings count.
const MOST_WORDS: i32 = 2;

/// What the document tells beyond its names.
pub(super) struct Surroundings<'d> {
    doc: &'d Document,
    analyses: &'d [Analysis],
    published: Option<Day>,
    /// Keys of the things that the document names, countries among them.
    keys: BTreeSet<String>,
}

/// The words beside the mentions of one entity.
#[derive(Debug, Default)]
pub(super) struct Near {
    words: BTreeSet<String>,
    /// Whether an office stands beside a mention.
    office: bool,
    /// Whether only the byline has it.
    credited: bool,
}

/// How many words before and after a name an office may stand: `the president of the Lombardy region, Roberto Maroni`.
const BESIDE: (usize, usize) = (7, 4);

/// Offices of politics, sorted: whom a text gives one is likelier to be the one of that name who bears one.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "ambassador", "chancellor", "commissioner", "congressman", "congresswoman", "councillor", "deputy", "governor", "king", "lawmaker",
    "leader", "mayor", "member", "minister", "mp", "politician", "premier", "president", "queen", "representative", "secretary",
    "senator", "speaker",
];

impl<'d> Surroundings<'d> {
    pub fn new(doc: &'d Document, analyses: &'d [Analysis], facts: &Facts) -> Self {
        let ids = facts.entities.iter().map(|e| e.id.as_str());
        let keys = ids.filter_map(|id| id.strip_prefix("entity/")).map(str::to_owned).collect();
        Self { doc, analyses, published: doc.published.map(|p| p.date.into()), keys }
    }

    /// The words of the sentences that mention the entity, without those that are mentions of it.
    pub fn near(&self, facts: &Facts, at: usize) -> Near {
        let mut near = Near { words: BTreeSet::new(), office: false, credited: true };
        for mention in facts.mentions.iter().filter(|m| m.entity.0 as usize == at) {
            near.credited &= mention.reason == Reason::Byline;
            let number = match mention.unit {
                Unit::Article => 0,
                Unit::Comment(n) => n as usize + 1,
            };
            let Some(analysis) = self.analyses.get(number) else { continue };
            let text = self.doc.text_of(mention.unit);
            let own = analysis.tokens_in(mention.span);
            let sentence = analysis.sentences.iter().find(|s| s.contains(&own.start)).cloned().unwrap_or_default();
            for at in sentence.filter(|t| !own.contains(t)) {
                let Some(token) = analysis.tokens.get(at) else { continue };
                let word = token.span.slice(text);
                let beside = at + BESIDE.0 >= own.start && at < own.end + BESIDE.1;
                near.office |= beside && OFFICES.contains(&slug(word).as_str());
                if word.chars().filter(|c| c.is_alphanumeric()).count() > 1 {
                    // "Sen." keeps its dot, which tells that it is short for something.
                    near.words.insert(slug(word) + if word.ends_with('.') { "." } else { "" });
                }
            }
        }
        near
    }
}

impl Near {
    /// Whether a word of a description stands there, perhaps in short, or in the plural.
    fn has(&self, word: &str) -> bool {
        self.words.contains(word)
            || self.words.contains(&format!("{word}s"))
            || (3..word.len().min(6))
                .any(|n| word.get(..n).is_some_and(|short| self.words.contains(&format!("{short}."))))
    }
}

/// Sums up what speaks for a candidate, and keeps the reasons.
pub(super) fn weigh(index: &Index, candidate: &mut Candidate<'_>, around: &Surroundings<'_>, near: &Near) {
    let person = candidate.item.class == EntityType::Person;
    let (name, how) = match candidate.form {
        NameForm::Name | NameForm::Capitals => (1, "name"),
        NameForm::Alias => (1, "other name"),
        NameForm::Short => (-1, "short name"),
    };
    add(candidate, name, format!("{how} \"{}\"", candidate.name));
    let known = dates(index, candidate, around.published, person);
    let words = words(index, candidate, around, near);
    // Where the authority says nothing that could speak against it, or the name is of the kind that is given once, the name suffices.
    if !known && !words.any && candidate.form != NameForm::Short || !person && !known_contradicts(candidate) {
        add(candidate, 1, String::new());
    }
    // Of people there are many with one name: being in office somewhere at that time is not enough.
    if person && words.any && words.score == 0 && !(near.office && words.office) {
        add(candidate, -2, "nothing around speaks for it".to_owned());
    }
    let single = !candidate.name.contains(' ') && person;
    if (single || near.credited && person) && words.score == 0 {
        add(candidate, -2, if single { "one word alone" } else { "only the byline has it" }.to_owned());
    }
}

fn add(candidate: &mut Candidate<'_>, score: i32, reason: String) {
    candidate.score += score;
    if !reason.is_empty() {
        candidate.reasons.push(reason);
    }
}

/// Whether something spoke against the candidate.
fn known_contradicts(candidate: &Candidate<'_>) -> bool {
    candidate.score < 1
}

/// Weighs the date of the document; whether the authority knows dates that it could be compared with.
fn dates(index: &Index, candidate: &mut Candidate<'_>, published: Option<Day>, person: bool) -> bool {
    let Some(day) = published else { return false };
    let nearest = index
        .terms(candidate.at)
        .filter(|t| t.period.from > Day::START || t.period.until < Day::END)
        .min_by_key(|t| t.period.years_from(day).unsigned_abs() * 2 + u32::from(!t.period.holds(day)));
    let Some(term) = nearest else { return false };
    let what = if term.description.is_empty() { "valid" } else { term.description };
    let years = term.period.years_from(day);
    let (score, when) = match (term.period.holds(day), years) {
        (true, _) => (2, format!("{what} then")),
        (false, ..=0) if -years <= RECENT || !person => (1, format!("{what} until {}", term.period.until)),
        (false, ..=0) if -years <= FAR => (0, format!("{what} until {}", term.period.until)),
        (false, ..=0) => (-2, format!("{what} until {} only", term.period.until)),
        (false, _) if years <= 1 && person => (1, format!("{what} soon, from {}", term.period.from)),
        (false, _) if years <= RECENT && person => (0, format!("{what} only from {}", term.period.from)),
        (false, _) => (-2, format!("{what} only from {}", term.period.from)),
    };
    add(candidate, score, when);
    true
}

/// What the words around came to.
struct Words {
    score: i32,
    /// Whether the authority has words that could have stood there.
    any: bool,
    /// Whether an office is among them.
    office: bool,
}

fn words(index: &Index, candidate: &mut Candidate<'_>, around: &Surroundings<'_>, near: &Near) -> Words {
    let name = slug(&candidate.name);
    let own: BTreeSet<&str> = name.split('-').collect();
    let mut found = Words { score: 0, any: false, office: false };
    let mut told = Vec::new();
    let mut country = false;
    for word in index.context(candidate.at).filter(|w| !own.contains(w)) {
        found.any = true;
        found.office |= OFFICES.contains(&word);
        if around.keys.contains(word) {
            country = true;
        } else if near.has(word) {
            told.push(word.to_owned());
        }
    }
    // A name without some of its words is shared by many more.
    if !country && candidate.form == NameForm::Short {
        add(candidate, -1, "its country is not named".to_owned());
    }
    if country {
        found.score += 1;
        add(candidate, 1, "its country is named".to_owned());
    }
    if !told.is_empty() {
        let score = i32::try_from(told.len()).unwrap_or(MOST_WORDS).min(MOST_WORDS);
        found.score += score;
        told.truncate(4);
        add(candidate, score, format!("beside \"{}\"", told.join("\", \"")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::OFFICES;

    #[test]
    fn offices_are_sorted() {
        assert!(OFFICES.is_sorted());
    }
}
