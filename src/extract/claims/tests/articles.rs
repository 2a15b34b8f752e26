//! Three invented articles, every claim of each.

use std::collections::BTreeSet;

use super::{Setting, read};

/// Compares all claims of an article, whatever their relation.
fn check(article: &str, want: &[&str]) {
    let found = read(article, Setting::Article);
    let want: BTreeSet<String> = want.iter().map(|w| (*w).to_owned()).collect();
    let missing: Vec<_> = want.difference(&found).collect();
    let extra: Vec<_> = found.difference(&want).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing {missing:#?}\nextra {extra:#?}");
}

#[test]
fn a_treaty_in_doubt() {
    check(
        "{Norlandic|Country|adjective|Norland} President {Elin Sandvik|Person} told then-Prime Minister {Tomas Orban|Person} in March \
         that {Norland|Country} would leave {the Straits Treaty|Treaty}. {Orban|Person|name|Tomas Orban}, a member of \
         {the Harbor Party|Organization}, rejected {the Straits Treaty|Treaty} in 2009.\n\n\
         {Norland|Country} has never ratified {the Straits Treaty|Treaty}, but {Sudria|Country} did not withdraw from \
         {the Baltic League|Organization}. {Norland|Country} and {Sudria|Country} managed to work together on two islands. \
         If {Sudria|Country} joins {the Baltic League|Organization}, {Norland|Country} may sign {the Straits Treaty|Treaty}.\n\n\
         The editor of a newspaper in {Sudria|Country} said that {Sandvik|Person|name|Elin Sandvik} opposes {the Straits Treaty|Treaty}.",
        &[
            "Elin Sandvik|holdsPosition|president@Norland|Asserted",
            "Elin Sandvik|statesTo|Tomas Orban|Asserted",
            "Tomas Orban|holdsPosition|prime minister#then|Asserted",
            "Norland|withdrewFrom|the Straits Treaty|Planned|Elin Sandvik",
            "Tomas Orban|memberOf|the Harbor Party|Asserted",
            "Tomas Orban|rejects|the Straits Treaty|Asserted",
            "Norland|ratified|the Straits Treaty|Denied",
            "Sudria|withdrewFrom|the Baltic League|Denied",
            "Norland|cooperatesWith|Sudria|Asserted",
            "Sudria|joined|the Baltic League|Conditional",
            "Norland|signed|the Straits Treaty|Conditional",
            "Elin Sandvik|opposes|the Straits Treaty|Reported",
        ],
    );
}

#[test]
fn a_quarrel_over_ports() {
    check(
        "Editor's note: {Vera Lind|Person} is a senior fellow at {the Orsay Center|Organization} in {Port Vale|Place}.\n\n\
         {Sudria|Country} accused {Norland|Country} of attacking {the Harbor Party|Organization} and imposed sanctions on \
         {Minister Steel|Organization} last week. “{Norland|Country} has violated {the Straits Treaty|Treaty},” \
         {Sudrian|Country|adjective|Sudria} Foreign Minister {Petra Holm|Person} said. “{Norland|Country} does not support \
         {the Baltic League|Organization}.”\n\n\
         {Norland|Country}'s deployment of missiles in {Ostmark|Country} alarmed many. {Holm|Person|name|Petra Holm}, who met with \
         {Elin Sandvik|Person} on 4 May 2011, plans to visit {Ostmark|Country}. Did {Ostmark|Country} sign {the Straits Treaty|Treaty}?",
        &[
            "Vera Lind|holdsPosition|senior fellow@the Orsay Center|Asserted",
            "Vera Lind|employedBy|the Orsay Center|Asserted",
            "the Orsay Center|locatedIn|Port Vale|Asserted",
            "Sudria|accuses|Norland|Asserted",
            "Norland|attacks|the Harbor Party|Reported|Sudria",
            "Sudria|sanctions|Minister Steel|Asserted",
            "Norland|violates|the Straits Treaty|Reported|Petra Holm",
            "Petra Holm|holdsPosition|foreign minister@Sudria|Asserted",
            "Norland|supports|the Baltic League|Denied|Petra Holm",
            "Norland|deploysIn|Ostmark|Asserted",
            "Petra Holm|consultsWith|Elin Sandvik|Asserted",
            "Petra Holm|visits|Ostmark|Planned",
            "Ostmark|signed|the Straits Treaty|Asked",
        ],
    );
}

#[test]
fn a_life_in_steel() {
    check(
        "{Ivo Brandt|Person} was born in {Port Vale|Place}, {Norland|Country}, in 1931. The {Norlandic|Country|adjective|Norland} \
         engineer {Brandt|Person|name|Ivo Brandt} founded {Vale Steel|Organization} in 1958 and married {Clara Voss|Person}, the daughter \
         of {Jan Voss|Person}. {Vale Steel|Organization}, based in {Port Vale|Place}, was acquired by \
         {Ostmark Industries|Organization} in 1990.\n\n\
         {Brandt|Person|name|Ivo Brandt} studied at {Vale University|Organization} and was elected mayor of {Port Vale|Place}. He died. \
         According to {Clara Voss|Person}, {Ostmark Industries|Organization} refused to fund {the Vale Museum|Organization}.",
        &[
            "Ivo Brandt|bornIn|Port Vale|Asserted",
            "Ivo Brandt|bornIn|Norland|Asserted",
            "Port Vale|locatedIn|Norland|Asserted",
            "Ivo Brandt|nationality|Norland|Asserted",
            "Ivo Brandt|founded|Vale Steel|Asserted",
            "Ivo Brandt|spouse|Clara Voss|Asserted",
            "Clara Voss|childOf|Jan Voss|Asserted",
            "Vale Steel|headquarteredIn|Port Vale|Asserted",
            "Ostmark Industries|owns|Vale Steel|Asserted",
            "Ivo Brandt|educatedAt|Vale University|Asserted",
            "Ivo Brandt|holdsPosition|mayor@Port Vale|Asserted",
            "Ostmark Industries|aids|the Vale Museum|Denied|Clara Voss",
        ],
    );
}

#[test]
fn who_is_where() {
    check(
        "Floods hit {Port Vale|Place}, {Orrin|Place} and other towns in {Norland|Country}. {Ivo Brandt|Person} praised {Orsk|Place} and other \
         cities. {The Third Brigade|Organization}, {Fort Harl|Facility}, {Sudria|Country}, sent boats. Air strikes in {Ostmark|Country} killed \
         20 {rebels|Group|nominal}.",
        &[
            "Port Vale|locatedIn|Norland|Asserted",
            "Orrin|locatedIn|Norland|Asserted",
            "The Third Brigade|locatedIn|Fort Harl|Asserted",
            "Ivo Brandt|relatedTo|Orsk|Possible",
            "Ostmark|relatedTo|rebels|Possible",
        ],
    );
}
