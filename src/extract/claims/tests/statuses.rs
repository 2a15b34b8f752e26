//! What negation, modals, plans, hedges, conditions and questions do to a claim.

use super::run;

const RELATIONS: &[&str] = &[
    "signed",
    "ratified",
    "joined",
    "withdrewFrom",
    "supports",
    "opposes",
    "attacks",
    "sanctions",
    "violates",
    "enacted",
    "rejects",
];

macro_rules! status {
    ($name:ident, $status:literal, $($text:literal => $claim:literal),+ $(,)?) => {
        #[test]
        fn $name() {
            run(&[$(($text, &[concat!($claim, "|", $status)])),+], RELATIONS);
        }
    };
}

status! { actual, "Asserted",
    "Peru signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru has signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru had already signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru finally signed the Lima Accord." => "Peru|signed|Lima Accord",
    "In 2010, Peru signed the Lima Accord." => "Peru|signed|Lima Accord",
    "In 2010 Peru signed the Lima Accord." => "Peru|signed|Lima Accord",
    "On Tuesday, Peru signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Last week Peru signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru managed to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru was able to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru began to support the Hale Act." => "Peru|supports|Hale Act",
    "Peru began supporting the Hale Act." => "Peru|supports|Hale Act",
    "Peru continues to support the Hale Act." => "Peru|supports|Hale Act",
    "Peru strongly supports the Hale Act." => "Peru|supports|Hale Act",
    "Peru still opposes the Hale Act." => "Peru|opposes|Hale Act",
    "Peru used to support the Hale Act." => "Peru|supports|Hale Act",
    "Peru was forced to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Chile forced Peru to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Because Peru signed the Lima Accord, prices fell." => "Peru|signed|Lima Accord",
    "Although Peru signed the Lima Accord, prices rose." => "Peru|signed|Lima Accord",
    "After Peru signed the Lima Accord, prices fell." => "Peru|signed|Lima Accord",
    "Prices fell when Peru signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Prices have fallen since Peru joined the WTO." => "Peru|joined|WTO",
    "The Lima Accord was signed by Peru." => "Peru|signed|Lima Accord",
    "The Lima Accord, signed by Peru in 2010, is short." => "Peru|signed|Lima Accord",
    "The Lima Accord was ratified last year by Congress." => "Congress|ratified|Lima Accord",
    "Peru, which signed the Lima Accord, is poor." => "Peru|signed|Lima Accord",
    "Peru, a poor country, signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru not only signed the Lima Accord but praised it." => "Peru|signed|Lima Accord",
    "Only Peru signed the Lima Accord." => "Peru|signed|Lima Accord",
    "It was late, and Peru signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru went home and signed the Lima Accord." => "Peru|signed|Lima Accord",
    "The fact that Peru signed the Lima Accord is known." => "Peru|signed|Lima Accord",
    "Many regret that Peru signed the Lima Accord." => "Peru|signed|Lima Accord",
    "The Peruvian government signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru was the first to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peruvian but not Chilean troops attacked Bolivia." => "Peru|attacks|Bolivia",
    "Peruvian but not Chilean officials signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peruvian and not Chilean troops attacked Bolivia." => "Peru|attacks|Bolivia",
}

status! { denied, "Denied",
    "Peru did not sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru didn't sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru has not signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru hasn't signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru never signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru has never signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru will not sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru won't sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru cannot sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru no longer supports the Hale Act." => "Peru|supports|Hale Act",
    "Peru refused to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru failed to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru declined to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru forgot to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru has yet to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru was unable to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru stopped supporting the Hale Act." => "Peru|supports|Hale Act",
    "Peru does not plan to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru hardly supports the Hale Act." => "Peru|supports|Hale Act",
    "The Lima Accord was not signed by Peru." => "Peru|signed|Lima Accord",
    "The Lima Accord was never ratified by Congress." => "Congress|ratified|Lima Accord",
    "Peru left without signing the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru supports neither the Hale Act." => "Peru|supports|Hale Act",
    "Peru didn't back the Hale Act." => "Peru|supports|Hale Act",
    "Peru is not opposed to the Hale Act." => "Peru|opposes|Hale Act",
    "Peru, which did not sign the Lima Accord, is poor." => "Peru|signed|Lima Accord",
}

#[test]
fn neither_denies_both() {
    run(
        &[
            (
                "Neither Peru nor Chile supports the Hale Act; Bolivia does.",
                &[
                    "Peru|supports|Hale Act|Denied",
                    "Chile|supports|Hale Act|Denied",
                    "Bolivia|supports|Hale Act|Asserted",
                ],
            ),
            (
                "Neither Peru nor Chile has signed the Lima Accord.",
                &["Peru|signed|Lima Accord|Denied", "Chile|signed|Lima Accord|Denied"],
            ),
            (
                "Peru and Chile have not signed the Lima Accord.",
                &["Peru|signed|Lima Accord|Denied", "Chile|signed|Lima Accord|Denied"],
            ),
            ("Peru signed the Lima Accord but did not ratify it.", &["Peru|signed|Lima Accord|Asserted"]),
            (
                "Peru signed the Lima Accord but Chile did not join the WTO.",
                &["Peru|signed|Lima Accord|Asserted", "Chile|joined|WTO|Denied"],
            ),
        ],
        RELATIONS,
    );
}

status! { possible, "Possible",
    "Peru may sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru might sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru could sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru can sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru should sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru must sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru has to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru reportedly signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru reportedly pulled out of the Lima Accord." => "Peru|withdrewFrom|Lima Accord",
    "Peru allegedly violated the Lima Accord." => "Peru|violates|Lima Accord",
    "Perhaps Peru signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Apparently, Peru signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru probably supports the Hale Act." => "Peru|supports|Hale Act",
    "Peru appears to support the Hale Act." => "Peru|supports|Hale Act",
    "Peru seems to support the Hale Act." => "Peru|supports|Hale Act",
    "Peru is likely to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru is unlikely to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru will likely sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru tried to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Chile urged Peru to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Chile asked Peru to join the WTO." => "Peru|joined|WTO",
    "Peru was asked to join the WTO." => "Peru|joined|WTO",
    "Peru is believed to support the Hale Act." => "Peru|supports|Hale Act",
    "The deal will allow Peru to join the WTO." => "Peru|joined|WTO",
    "Peru considered joining the WTO." => "Peru|joined|WTO",
    "The claim that Peru signed the Lima Accord is old." => "Peru|signed|Lima Accord",
}

status! { planned, "Planned",
    "Peru will sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru plans to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru is planning to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru intends to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru hopes to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru expects to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru promised to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru has vowed to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru agreed to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru decided to quit the WTO." => "Peru|withdrewFrom|WTO",
    "Peru threatened to withdraw from the WTO." => "Peru|withdrewFrom|WTO",
    "Peru is going to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru is about to sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru is to sign the Lima Accord on Friday." => "Peru|signed|Lima Accord",
    "Peru is set to join the WTO." => "Peru|joined|WTO",
    "Peru is ready to join the WTO." => "Peru|joined|WTO",
    "Peru is expected to join the WTO." => "Peru|joined|WTO",
    "Peru's plan to join the WTO is old." => "Peru|joined|WTO",
    "Peru wants to join the WTO." => "Peru|joined|WTO",
    "Peru shall sign the Lima Accord." => "Peru|signed|Lima Accord",
    "The Lima Accord will be signed by Peru." => "Peru|signed|Lima Accord",
    "Peru will soon quit the WTO." => "Peru|withdrewFrom|WTO",
}

status! { conditional, "Conditional",
    "Peru would sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru would have signed the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru could have signed the Lima Accord." => "Peru|signed|Lima Accord",
    "If Peru signs the Lima Accord, prices will fall." => "Peru|signed|Lima Accord",
    "Unless Peru signs the Lima Accord, prices will rise." => "Peru|signed|Lima Accord",
    "Prices will fall if Peru signs the Lima Accord." => "Peru|signed|Lima Accord",
    "If prices fall, Peru will sign the Lima Accord." => "Peru|signed|Lima Accord",
    "Peru will sign the Lima Accord if prices fall." => "Peru|signed|Lima Accord",
    "If Peru does not sign the Lima Accord, prices will rise." => "Peru|signed|Lima Accord",
    "Had it rained, Peru would have quit the WTO." => "Peru|withdrewFrom|WTO",
}

status! { asked, "Asked",
    "Did Peru sign the Lima Accord?" => "Peru|signed|Lima Accord",
    "Will Peru sign the Lima Accord?" => "Peru|signed|Lima Accord",
    "Has Peru signed the Lima Accord?" => "Peru|signed|Lima Accord",
    "Why did Peru sign the Lima Accord?" => "Peru|signed|Lima Accord",
    "Does Peru not support the Hale Act?" => "Peru|supports|Hale Act",
    "Whether Peru signed the Lima Accord is unclear." => "Peru|signed|Lima Accord",
    "It is unclear whether Peru supports the Hale Act." => "Peru|supports|Hale Act",
    "Can Peru join the WTO?" => "Peru|joined|WTO",
}

#[test]
fn nothing_where_the_reading_is_open() {
    let open: &[(&str, &[&str])] = &[
        ("Peru almost signed the Lima Accord.", &[]),
        ("Peru nearly joined the WTO.", &[]),
        ("Peru rarely supports the Hale Act.", &[]),
        ("Peru did not fail to sign the Lima Accord.", &[]),
        ("Sign the Lima Accord, Peru.", &[]),
        ("Friends of Peru signed the Lima Accord.", &[]),
        ("Peru's friends signed the Lima Accord.", &[]),
        ("Peruvian workers signed the Lima Accord.", &[]),
        ("Peru or Chile signed the Lima Accord.", &[]),
        ("Peru signed a copy of the Lima Accord.", &[]),
        ("Peru signed the Lima Accord's annex.", &[]),
        ("The anti-Peru bloc signed the Lima Accord.", &[]),
        ("Peru “signed” the Lima Accord.", &[]),
        ("Peru so-called signed the Lima Accord.", &[]),
        ("The mayor of a town in Peru signed the Lima Accord.", &[]),
        ("What Peru sees as an affront joined the WTO.", &[]),
    ];
    run(open, RELATIONS);
}
