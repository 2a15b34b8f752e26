//! The names that spaCy's string store gives small fixed numbers instead of hashes.
//!
//! A word that happens to be spelled like one of them ("mark", "DATE", "X") has that number as its attribute value, so
//! the embedding rows of such words depend on this table. Part of spaCy 3's file format since 3.0, read off its
//! public `spacy.symbols.IDS`.

use std::sync::OnceLock;

use super::hash::FastMap;

/// Runs of consecutive symbols: the number of the first, and the names in order.
const RUNS: &[(u64, &str)] = &[
    (
        1,
        "IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_PUNCT IS_SPACE IS_TITLE IS_UPPER LIKE_URL LIKE_NUM LIKE_EMAIL \
         IS_STOP IS_OOV_DEPRECATED IS_BRACKET IS_QUOTE IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_CURRENCY",
    ),
    (
        64,
        "ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH CLUSTER LEMMA POS TAG DEP ENT_IOB ENT_TYPE HEAD \
         SENT_START SPACY PROB LANG ADJ ADP ADV AUX CONJ CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ \
         SYM VERB X EOL SPACE",
    ),
    (
        380,
        "PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME PERCENT MONEY \
         QUANTITY ORDINAL CARDINAL acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj \
         cop csubj csubjpass dep det dobj expl hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod \
         nsubj nsubjpass num number oprd obj obl parataxis partmod pcomp pobj poss possessive preconj prep \
         prt punct quantmod relcl rcmod root xcomp acl ENT_KB_ID MORPH ENT_ID IDX _",
    ),
];

/// The number of a symbol name; `None` for every other string.
#[must_use]
pub fn symbol(name: &str) -> Option<u64> {
    static NAMES: OnceLock<FastMap<&'static str, u64>> = OnceLock::new();
    let names = NAMES
        .get_or_init(|| RUNS.iter().flat_map(|(first, names)| names.split_ascii_whitespace().zip(*first..)).collect());
    let numbered = |prefix: &str, digits: usize| -> Option<u64> {
        let rest = name.strip_prefix(prefix)?;
        (rest.len() == digits && rest.bytes().all(|b| b.is_ascii_digit())).then(|| rest.parse().ok())?
    };
    // Unused numbers of the format are names too: 19 is FLAG19, 104 is DEPRECATED001.
    let flag = || numbered("FLAG", 2).filter(|n| (19..=63).contains(n));
    let deprecated = || Some(numbered("DEPRECATED", 3).filter(|n| (1..=276).contains(n))? + 103);
    names.get(name).copied().or_else(flag).or_else(deprecated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_format() {
        for (name, id) in [
            ("IS_ALPHA", 1),
            ("FLAG19", 19),
            ("ID", 64),
            ("NOUN", 92),
            ("DEPRECATED276", 379),
            ("DATE", 391),
            ("mark", 423),
            ("_", 456),
        ] {
            assert_eq!(symbol(name), Some(id), "{name}");
        }
        for name in ["", "FLAG64", "FLAG7", "DEPRECATED277", "Noun", "the"] {
            assert_eq!(symbol(name), None, "{name}");
        }
    }
}
