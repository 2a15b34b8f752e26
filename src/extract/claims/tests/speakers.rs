//! Who says it: verbs of saying, `according to`, quotations.

use super::run;

const RELATIONS: &[&str] =
    &["signed", "joined", "withdrewFrom", "supports", "violates", "attacks", "ratified", "opposes"];

#[test]
fn speakers() {
    let table: &[(&str, &[&str])] = &[
        ("Mora said that Peru signed the Lima Accord.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("Mora said Peru signed the Lima Accord.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("Mora says Peru has signed the Lima Accord.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("Mora told Ruiz that Peru signed the Lima Accord.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("Mora told reporters that Peru signed the Lima Accord.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("Peru signed the Lima Accord, Mora said.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("Peru signed the Lima Accord, said Mora.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("Peru signed the Lima Accord, Mora said on Monday.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("Peru, Mora said, signed the Lima Accord.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("According to Mora, Peru signed the Lima Accord.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("Peru signed the Lima Accord, according to Mora.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("“Peru signed the Lima Accord,” Mora said.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("“Peru signed the Lima Accord,” said Mora.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("\"Peru signed the Lima Accord,\" Mora said.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("Mora said, “Peru has signed the Lima Accord.”", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("Mora said: “Peru has signed the Lima Accord.”", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        (
            "“It is late,” Mora said. “Peru has signed the Lima Accord.”",
            &["Peru|signed|Lima Accord|Reported|Juan Mora"],
        ),
        ("“Peru has signed the Lima Accord. It is late,” Mora said.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("Mora claimed that Peru violated the Lima Accord.", &["Peru|violates|Lima Accord|Reported|Juan Mora"]),
        ("Mora believes that Peru supports the Hale Act.", &["Peru|supports|Hale Act|Reported|Juan Mora"]),
        ("Mora thinks Peru supports the Hale Act.", &["Peru|supports|Hale Act|Reported|Juan Mora"]),
        ("Mora denied that Peru signed the Lima Accord.", &["Peru|signed|Lima Accord|Denied|Juan Mora"]),
        ("Mora hopes that Peru will sign the Lima Accord.", &["Peru|signed|Lima Accord|Possible|Juan Mora"]),
        ("Mora warned that Peru could quit the WTO.", &["Peru|withdrewFrom|WTO|Possible|Juan Mora"]),
        ("Mora promised that Peru would sign the Lima Accord.", &["Peru|signed|Lima Accord|Planned|Juan Mora"]),
        ("Mora said that Peru had not signed the Lima Accord.", &["Peru|signed|Lima Accord|Denied|Juan Mora"]),
        ("Mora said that Peru would sign the Lima Accord.", &["Peru|signed|Lima Accord|Planned|Juan Mora"]),
        ("Mora asked whether Peru signed the Lima Accord.", &["Peru|signed|Lima Accord|Asked|Juan Mora"]),
        ("Chile accused Peru of violating the Lima Accord.", &["Peru|violates|Lima Accord|Reported|Chile"]),
        ("The Chilean government said Peru violated the Lima Accord.", &["Peru|violates|Lima Accord|Reported|Chile"]),
        ("Officials said that Peru signed the Lima Accord.", &["Peru|signed|Lima Accord|Reported"]),
        ("It is said that Peru signed the Lima Accord.", &["Peru|signed|Lima Accord|Reported"]),
        ("He said that Peru signed the Lima Accord.", &["Peru|signed|Lima Accord|Reported"]),
        ("Mora did not say that Peru signed the Lima Accord.", &[]),
        (
            "Mora said Chile had been told that Peru signed the Lima Accord.",
            &["Peru|signed|Lima Accord|Reported|Juan Mora"],
        ),
        ("Mora said it rained, but Peru signed the Lima Accord.", &["Peru|signed|Lima Accord|Asserted"]),
        ("Mora said it rained, and Peru signed the Lima Accord.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("Mora, who signed the Lima Accord, said it rained.", &["Juan Mora|signed|Lima Accord|Asserted"]),
        ("Peru signed the Lima Accord. It rained, Mora said.", &["Peru|signed|Lima Accord|Asserted"]),
        ("Mora said in Chile that Peru signed the Lima Accord.", &["Peru|signed|Lima Accord|Reported|Juan Mora"]),
        ("Mora realized that Peru signed the Lima Accord.", &["Peru|signed|Lima Accord|Asserted"]),
        ("Peru signed the “final” Lima Accord, it said.", &["Peru|signed|Lima Accord|Reported"]),
        (
            "“We like it,” said Mora, whose country signed it. Peru signed the Lima Accord.",
            &["Peru|signed|Lima Accord|Asserted"],
        ),
        (
            "Ruiz and Mora said Peru signed the Lima Accord.",
            &["Peru|signed|Lima Accord|Reported|Ana Ruiz", "Peru|signed|Lima Accord|Reported|Juan Mora"],
        ),
    ];
    run(table, RELATIONS);
}
