//! Closed classes of English words, as news uses them. Tables, and look-ups in them; no context.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word is by itself, where it belongs to a closed class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closed {
    /// Begins a noun phrase: `the`, `its`, `many`, `no`.
    Determiner,
    /// Stands for a noun phrase: `he`, `nobody`, `there`.
    Pronoun,
    /// A preposition or particle, in its dictionary form.
    Preposition(&'static str),
    /// A form of *be*.
    Be,
    /// A form of *have*.
    Have,
    /// A form of *do*.
    Do,
    /// A modal verb.
    Modal,
    /// `not`, `never`.
    Not,
    /// An adverb.
    Adverb,
    /// `and`, `&`.
    And,
    /// `or`.
    Or,
    /// `nor`.
    Nor,
    /// `but`, `yet`.
    But,
    /// `that`: determiner, relative or conjunction.
    That,
    /// `who`, `which`, `whom`, `whose`.
    Relative,
    /// Opens a clause that does not stand by itself: `if`, `because`, `what`.
    Subordinator,
}

const DETERMINERS: &str = "a all an another any both each either every few her his its many most much my neither no our several some such \
the their these this those your";

const PRONOUNS: &str = "anybody anyone anything everybody everyone everything he he'd he'll he's hers herself him himself i i'd i'll i'm \
i've it it'd it'll itself me mine myself nobody none nothing ours ourselves she she'd she'll somebody someone \
something theirs them themselves there they they'd they'll they're they've us we we'd we'll we're we've you \
you'd you'll you're you've yours";

const PREPOSITIONS: &str = "about above across after against along alongside amid among around as at away before behind below beneath beside \
besides between beyond by concerning despite down during except for from in inside into like near of off on onto \
out outside over past per regarding since than through throughout to toward towards under unlike until up upon \
versus via with within without";

const ADVERBS: &str = "abroad again ago ahead almost alone already also altogether always anyway back barely even ever far first \
forever forward hence here home however indeed instead just lately later long maybe meanwhile moreover nearby \
nevertheless now often once only otherwise overseas perhaps quite rather really seldom so sometimes soon still \
then thereby therefore though thus today together tomorrow tonight too twice very well yesterday yet";

/// Words that end like adverbs and are none.
const NOT_ADVERBS: &str = "ally anomaly apply assembly bully comply costly daily deadly elderly family fly friendly imply italy july likely \
lovely monopoly monthly multiply orderly quarterly rally rely reply supply unlikely weekly yearly";

const SUBORDINATORS: &str =
    "although because how if lest unless what whatever when whenever where whereas whether while whoever why";

const MODALS: &str =
    "can can't cannot could couldn't may might must mustn't ought shall should shouldn't will won't would wouldn't";

/// Words spelled like adverbs apart, every closed class by word.
static CLASSES: LazyLock<HashMap<&str, Closed>> = LazyLock::new(|| {
    let lists = [
        ("be am is are was were been being isn't aren't wasn't weren't", Closed::Be),
        ("have has had having haven't hasn't hadn't", Closed::Have),
        ("do does did doesn't don't didn't", Closed::Do),
        ("not never", Closed::Not),
        ("and &", Closed::And),
        ("or", Closed::Or),
        ("nor", Closed::Nor),
        ("but", Closed::But),
        ("that", Closed::That),
        ("who whom which whose", Closed::Relative),
        (DETERMINERS, Closed::Determiner),
        (PRONOUNS, Closed::Pronoun),
        (MODALS, Closed::Modal),
        (SUBORDINATORS, Closed::Subordinator),
        (ADVERBS, Closed::Adverb),
    ];
    let prepositions = PREPOSITIONS.split_ascii_whitespace().map(|word| (word, Closed::Preposition(word)));
    let mut classes: HashMap<_, _> = prepositions.collect();
    for (words, class) in lists {
        for word in words.split_ascii_whitespace() {
            classes.entry(word).or_insert(class);
        }
    }
    classes
});

/// The closed class of a word in lower case with straight apostrophes, if it has one.
pub(super) fn closed(word: &str) -> Option<Closed> {
    let adverb = || word.len() > 4 && word.ends_with("ly") && !NOT_ADVERBS.split_ascii_whitespace().any(|w| w == word);
    CLASSES.get(word).copied().or_else(|| adverb().then_some(Closed::Adverb))
}

/// Whether the word makes its clause less than certain: `reportedly`, `perhaps`, `likely`.
pub(super) fn is_hedge(word: &str) -> bool {
    matches!(
        word,
        "allegedly"
            | "apparently"
            | "arguably"
            | "conceivably"
            | "hopefully"
            | "ideally"
            | "likely"
            | "maybe"
            | "ostensibly"
            | "perhaps"
            | "possibly"
            | "potentially"
            | "presumably"
            | "probably"
            | "purportedly"
            | "reportedly"
            | "seemingly"
            | "supposedly"
            | "theoretically"
            | "hypothetically"
            | "unlikely"
    )
}

/// Whether the word leaves open whether the thing happened at all: `almost signed`, `rarely supports`.
pub(super) fn is_approximator(word: &str) -> bool {
    matches!(
        word,
        "almost" | "nearly" | "rarely" | "seldom" | "practically" | "virtually" | "effectively" | "literally"
    )
}

/// The month that a word names, 1 to 12.
pub(super) fn month(word: &str) -> Option<i8> {
    const MONTHS: [&[&str]; 12] = [
        &["january", "jan."],
        &["february", "feb."],
        &["march"],
        &["april", "apr."],
        &["may"],
        &["june", "jun."],
        &["july", "jul."],
        &["august", "aug."],
        &["september", "sept.", "sep."],
        &["october", "oct."],
        &["november", "nov."],
        &["december", "dec."],
    ];
    MONTHS.iter().position(|names| names.contains(&word)).and_then(|at| i8::try_from(at + 1).ok())
}

/// Whether the word names a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    matches!(word, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

/// Whether the word names a stretch of time: `year`, `weeks`, `summer`.
pub(super) fn is_time_unit(word: &str) -> bool {
    matches!(
        word.strip_suffix('s').unwrap_or(word),
        "day"
            | "week"
            | "month"
            | "year"
            | "decade"
            | "century"
            | "hour"
            | "minute"
            | "night"
            | "weekend"
            | "morning"
            | "evening"
            | "afternoon"
            | "spring"
            | "summer"
            | "autumn"
            | "fall"
            | "winter"
            | "time"
            | "quarter"
    )
}

/// Whether the word is a number in words.
pub(super) fn is_number_word(word: &str) -> bool {
    matches!(
        word,
        "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "dozen"
            | "dozens"
            | "hundred"
            | "hundreds"
            | "thousand"
            | "thousands"
            | "million"
            | "billion"
    )
}

/// Nouns that stand for the country whose name or adjective comes before them: `the U.S. government`.
pub(super) fn is_government(word: &str) -> bool {
    matches!(word, "government" | "authorities" | "officials" | "official" | "regime" | "diplomats" | "leadership")
}

/// Nouns for a country's armed forces, which stand for it where the relation is one of force.
pub(super) fn is_military(word: &str) -> bool {
    matches!(
        word,
        "forces"
            | "troops"
            | "military"
            | "army"
            | "navy"
            | "soldiers"
            | "warplanes"
            | "jets"
            | "airstrikes"
            | "marines"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        assert_eq!(closed("quietly"), Some(Closed::Adverb));
        assert_eq!(closed("ally"), None);
        assert_eq!(closed("against"), Some(Closed::Preposition("against")));
        assert_eq!(month("sept."), Some(9));
    }
}
