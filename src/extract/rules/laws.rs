//! Head nouns of treaties and laws, and how their names are built.

use crate::schema::EntityType;
use crate::schema::EntityType::{Law, Treaty};

/// A head noun of a treaty or a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LawHead {
    /// The word, lower case.
    pub word: &'static str,
    /// Treaty or law.
    pub class: EntityType,
    /// Whether the name can follow: `Treaty of Tarvik`, `Convention on the Law of the Sea`.
    pub after: bool,
    /// Whether the head may be written small after a name: `the START treaty`, `the Magnitsky act`.
    pub small: bool,
    /// Whether a number names it: `Resolution 1973`.
    pub numbered: bool,
}

const fn head(word: &'static str, class: EntityType, after: bool, small: bool, numbered: bool) -> LawHead {
    LawHead { word, class, after, small, numbered }
}

/// Every head, sorted.
pub const HEADS: &[LawHead] = &[
    head("accord", Treaty, true, true, false),
    head("accords", Treaty, true, true, false),
    head("act", Law, false, true, false),
    head("acts", Law, false, false, false),
    head("agreement", Treaty, true, true, false),
    head("agreements", Treaty, false, true, false),
    head("amendment", Law, false, true, false),
    head("amendments", Law, false, false, false),
    head("armistice", Treaty, true, false, false),
    head("article", Law, false, false, true),
    head("bill", Law, false, true, false),
    head("charter", Law, true, false, false),
    head("clause", Law, false, false, false),
    head("code", Law, false, false, false),
    head("constitution", Law, true, false, false),
    head("convention", Treaty, true, true, false),
    head("conventions", Treaty, false, true, false),
    head("covenant", Treaty, true, false, false),
    head("declaration", Treaty, true, false, false),
    head("decree", Law, false, false, true),
    head("directive", Law, false, false, true),
    head("law", Law, false, true, true),
    head("laws", Law, false, false, false),
    head("memorandum", Treaty, true, false, false),
    head("ordinance", Law, false, false, false),
    head("pact", Treaty, true, true, false),
    head("peace", Treaty, true, false, false),
    head("proposition", Law, false, false, true),
    head("protocol", Treaty, true, true, false),
    head("regulation", Law, false, false, true),
    head("resolution", Law, false, false, true),
    head("statute", Law, true, false, false),
    head("treaties", Treaty, true, true, false),
    head("treaty", Treaty, true, true, false),
];

/// The head of this word, in any case.
#[must_use]
pub fn find(word: &str) -> Option<&'static LawHead> {
    HEADS.binary_search_by(|head| super::folded(head.word, word)).ok().map(|at| &HEADS[at])
}

/// What the patterns must find, as `class: words`, or nothing.
pub const EXAMPLES: &[super::heads::Example] = &[
    ("They signed the Treaty of Ostmark.", &["Treaty: Treaty of Ostmark"]),
    ("They signed the Treaty on the Protection of Rivers.", &["Treaty: Treaty on the Protection of Rivers"]),
    ("They kept the Peace of Ostmark.", &["Treaty: Peace of Ostmark"]),
    ("They broke the First Treaty of Ostmark.", &["Treaty: First Treaty of Ostmark"]),
    ("He hoped for Peace on Earth.", &[]),
    ("They signed the Ostmark Treaty.", &["Treaty: Ostmark Treaty"]),
    ("They left the Ostmark treaty.", &["Treaty: Ostmark treaty"]),
    ("The 2010 VARDA treaty held.", &["Treaty: 2010 VARDA treaty"]),
    ("It broke the Harl Convention.", &["Treaty: Harl Convention"]),
    ("It broke the Convention on the Rights of Rivers.", &["Treaty: Convention on the Rights of Rivers"]),
    ("After the Harl Accords they went home.", &["Treaty: Harl Accords"]),
    ("The Harl Protocol was signed.", &["Treaty: Harl Protocol"]),
    ("The Harl Memorandum was signed.", &["Treaty: Harl Memorandum"]),
    ("They signed the Ostmark Declaration.", &["Treaty: Ostmark Declaration"]),
    ("They signed the Armistice of Ostmark.", &["Treaty: Armistice of Ostmark"]),
    ("The Declaration was read. A Memorandum followed.", &[]),
    ("It cites Section 12 of the Ellery Act.", &["Law: Section 12 of the Ellery Act", "Law: Ellery Act"]),
    (
        "He invoked the Third Amendment to the Ostmark Constitution.",
        &["Law: Third Amendment to the Ostmark Constitution", "Law: Ostmark Constitution"],
    ),
    ("The Ellery Act passed.", &["Law: Ellery Act"]),
    ("The Clean Rivers Act of 1974 passed.", &["Law: Clean Rivers Act of 1974"]),
    ("It amends the Debtors (Harl) Act 1987.", &["Law: Debtors (Harl) Act 1987"]),
    (
        "It amends the Parties, Elections and Referendums Act 2000.",
        &["Law: Parties, Elections and Referendums Act 2000"],
    ),
    (
        "It amends the Ellery Act, Weights and Measures Act and others.",
        &["Law: Ellery Act", "Law: Weights and Measures Act"],
    ),
    ("It rests on the Supremacy Clause.", &["Law: Supremacy Clause"]),
    ("It cites Section 23 (1) of the Ellery Act.", &["Law: Section 23 (1) of the Ellery Act", "Law: Ellery Act"]),
    ("The Ellery Bill failed.", &["Law: Ellery Bill"]),
    ("They passed the “Mira Holt bill” in a day.", &["Law: Mira Holt bill"]),
    ("They passed the \"Mira Holt\" law in a day.", &["Law: Mira Holt\" law"]),
    ("It cites Resolution 1973 twice.", &["Law: Resolution 1973"]),
    ("It cites Executive Order 13660 twice.", &["Law: Executive Order 13660"]),
    ("It cites Public Law 112-208 twice.", &["Law: Public Law 112-208"]),
    ("It cites Directive 95/46/EC twice.", &["Law: Directive 95/46/EC"]),
    ("It cites Proposition 8 twice.", &["Law: Proposition 8"]),
    ("It cites Article 5 of the Ostmark Treaty.", &["Law: Article 5 of the Ostmark Treaty", "Treaty: Ostmark Treaty"]),
    ("The First Amendment protects them.", &["Law: First Amendment"]),
    ("It was a treaty, and the Act was done.", &[]),
    ("The class act of Acting Director was a bill.", &[]),
    ("Agreement was near. Treaty or not, it is law.", &[]),
    ("The new law and the old bill failed.", &[]),
    ("The Act passed.", &[]),
    ("Article writers met.", &[]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted() {
        assert!(HEADS.is_sorted_by(|a, b| a.word < b.word));
    }
}
