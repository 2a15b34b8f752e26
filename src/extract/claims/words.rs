//! Closed classes of English words, as news uses them. Tables, and look-ups in them; no context.

use jiff::civil::Weekday;

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

/// Nouns for the use of force, in which somebody is killed or caught: `in a raid by Peru`.
pub(super) fn is_assault(word: &str) -> bool {
    matches!(
        word,
        "raid"
            | "raids"
            | "airstrike"
            | "airstrikes"
            | "strike"
            | "strikes"
            | "attack"
            | "attacks"
            | "bombing"
            | "bombings"
            | "ambush"
            | "assault"
            | "shelling"
            | "offensive"
            | "operation"
            | "bombardment"
            | "clash"
            | "clashes"
            | "shootout"
    )
}

/// Nouns for what is done on purpose, before an infinitive: `the campaign to free Lima`.
pub(super) fn is_undertaking(word: &str) -> bool {
    matches!(
        word,
        "campaign"
            | "effort"
            | "efforts"
            | "operation"
            | "operations"
            | "fight"
            | "mission"
            | "offensive"
            | "battle"
            | "struggle"
            | "attempt"
            | "attempts"
            | "bid"
            | "drive"
            | "push"
            | "campaigns"
            | "move"
            | "moves"
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

/// The day of the week that a word names.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon." => Weekday::Monday,
        "tuesday" | "tues." => Weekday::Tuesday,
        "wednesday" | "wed." => Weekday::Wednesday,
        "thursday" | "thurs." => Weekday::Thursday,
        "friday" | "fri." => Weekday::Friday,
        "saturday" | "sat." => Weekday::Saturday,
        "sunday" | "sun." => Weekday::Sunday,
        _ => return None,
    })
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

/// The number that a word or its figures say.
pub(super) fn number(word: &str) -> Option<i32> {
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if let Some(at) = WORDS.iter().position(|w| *w == word) {
        return i32::try_from(at).ok();
    }
    word.bytes().all(|b| b.is_ascii_digit()).then(|| word.parse().ok()).flatten()
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
            | "airstrike"
            | "aircraft"
            | "warships"
            | "tanks"
            | "drones"
            | "bombers"
            | "helicopters"
            | "artillery"
            | "bombardment"
            | "shelling"
            | "servicemen"
            | "commandos"
            | "gunboats"
    )
}

/// Nouns for those who fight for a body, and stand for it where the relation is one of force: `Hamas gunmen`.
pub(super) fn is_fighter(word: &str) -> bool {
    matches!(
        word,
        "fighters"
            | "fighter"
            | "militants"
            | "gunmen"
            | "insurgents"
            | "rebels"
            | "terrorists"
            | "jihadists"
            | "guerrillas"
            | "operatives"
            | "militia"
            | "militias"
            | "extremists"
            | "militiamen"
            | "commandos"
            | "unit"
            | "units"
            | "targets"
            | "positions"
            | "convoys"
            | "convoy"
            | "members"
            | "commanders"
            | "strongholds"
    )
}

/// Nouns for those and that through which a body or a person speaks: `a spokesman for Peru`, `the ministry's report`.
pub(super) fn is_mouthpiece(word: &str) -> bool {
    matches!(
        word,
        "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "spokespeople"
            | "spokesmen"
            | "statement"
            | "statements"
            | "report"
            | "reports"
            | "official"
            | "officials"
            | "lawyer"
            | "lawyers"
            | "representative"
            | "representatives"
            | "aide"
            | "aides"
            | "letter"
            | "tweet"
            | "post"
            | "memo"
            | "lawmakers"
            | "diplomats"
            | "sources"
            | "source"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        assert!(is_hedge("reportedly") && is_approximator("nearly") && is_mouthpiece("spokesman"));
        assert_eq!(month("sept."), Some(9));
    }
}
