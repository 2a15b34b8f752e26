//! The vocabulary of offices: heads of titles, what goes with them, and how their holders stand to them.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::schema::{EntityType, Tenure};

/// Nouns that head a title.
const HEADS: &str = "administrator admiral adviser advisor aide ambassador analyst archbishop attorney ayatollah bishop captain \
cardinal ceo cfo chair chairman chairperson chairwoman chancellor chief coach colonel columnist commander \
commissioner commodore congressman congresswoman coo coordinator correspondent councillor councilor counsel dean delegate deputy \
dictator director economist editor emir emperor envoy executive fellow general governor head judge justice king \
lawmaker leader legislator lieutenant lobbyist major manager marshal mayor minister negotiator officer pope premier \
president prince princess principal professor prosecutor publisher queen rector representative researcher ruler scholar \
secretary senator sergeant sheriff speaker spokesman spokesperson spokeswoman sultan superintendent treasurer \
vice-president";

/// Words that go before a head and belong to the title.
const MODIFIERS: &str = "adjunct affairs agriculture air army assistant associate attorney brigadier budget cabinet campaign central \
chief city co commerce communications congressional constitutional county crown culture defence defense deputy \
development district economic economics economy education emeritus energy environment executive federal finance \
financial force foreign founding general government head health home honorary house immigration information \
intelligence interior joint justice labor labour law lead lieutenant major majority managing marketing military \
minority national naval navy news non-commissioned oil operating opposition parliamentary party permanent petty \
police policy political presidential press prime program programme provincial public rear rebel regional \
religious research science secretary security senate senior shadow special spiritual sports staff state supreme \
team technology tourism trade transport treasury union vice visiting warrant welfare white";

/// What may follow `of` inside a title without being a name.
const COMPLEMENTS: &str = "agriculture commerce communications defence defense economics education energy finance foreign health history \
homeland interior justice labor labour law mission national operations police politics research science security \
staff state trade transportation treasury";

static HEAD_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| HEADS.split_ascii_whitespace().collect());
static MODIFIER_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| MODIFIERS.split_ascii_whitespace().collect());
static COMPLEMENT_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| COMPLEMENTS.split_ascii_whitespace().collect());

/// Ranks and offices in short.
pub(super) const ABBREVIATIONS: &[(&str, &str)] = &[
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

/// Whether the word heads a title.
pub(super) fn is_head(word: &str) -> bool {
    HEAD_SET.contains(word) || ABBREVIATIONS.iter().any(|(short, _)| *short == word)
}

/// Whether the word goes before a head.
pub(super) fn is_modifier(word: &str) -> bool {
    MODIFIER_SET.contains(word) || ABBREVIATIONS.iter().any(|(short, _)| *short == word)
}

/// What the word says of tenure; `Some(None)` for words that belong to the tenure and say nothing of it.
pub(super) fn tenure_word(word: &str) -> Option<Option<Tenure>> {
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
pub(super) fn holds_offices(class: EntityType) -> bool {
    matches!(
        class,
        EntityType::Country | EntityType::Organization | EntityType::Place | EntityType::Group | EntityType::Facility
    )
}

/// Whether the word may follow `of` in a title: `state`, `defense`.
pub(super) fn is_complement(word: &str) -> bool {
    COMPLEMENT_SET.contains(word)
}
