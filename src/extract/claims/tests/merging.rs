//! The same fact twice, dates, positions.

use super::super::testkit::{Setting, read, scripted};
use super::marked;
use crate::document::Timestamp;

#[test]
fn the_same_fact_twice_is_one_claim() {
    let text = marked("Peru signed the Lima Accord in 2010. It rained. The Lima Accord was signed by Peru.");
    let mut script = scripted(&text, Setting::Article);
    super::super::claims(&script.document, &script.analyses, &mut script.facts);
    assert_eq!(script.facts.claims.len(), 1);
    assert_eq!(script.facts.claims[0].evidence.len(), 2);
    assert_eq!(script.facts.claims[0].when.as_deref(), Some("2010"));
}

#[test]
fn claims_carry_the_date_of_their_clause() {
    let published = jiff::civil::Date::new(2012, 12, 14).ok();
    for (text, want) in [
        ("Peru signed the Lima Accord in 2010.", Some("2010")),
        ("In 2010, Peru signed the Lima Accord.", Some("2010")),
        ("Peru signed the Lima Accord on 14 June 2010.", Some("2010-06-14")),
        ("Peru signed the Lima Accord in March.", Some("2012-03")),
        ("Peru will sign the Lima Accord in March.", Some("2013-03")),
        ("Peru plans to sign the Lima Accord in July.", Some("2013-07")),
        ("On Tuesday, Peru signed the Lima Accord.", Some("2012-12-11")),
        ("Peru signed the Lima Accord last week.", Some("2012-12-03/2012-12-09")),
        ("Peru has supported the Lima Accord since 2010.", None),
        ("Peru signed the Lima Accord, which began in 2010.", None),
        ("Peru grew in 2004 and signed the Lima Accord.", None),
        ("Peru signed the Lima Accord of 2010.", None),
    ] {
        let mut script = scripted(&marked(text), Setting::Article);
        script.document.published = published.map(|date| Timestamp { date, time: None, offset: None });
        super::super::claims(&script.document, &script.analyses, &mut script.facts);
        assert_eq!(script.facts.claims.len(), 1, "{text}");
        assert_eq!(script.facts.claims[0].when.as_deref(), want, "{text}");
    }
}

#[test]
fn a_later_short_title_is_the_same_position() {
    let text =
        "{U.S.|Country|adjective} President {Ann Hale|Person} spoke. President {Hale|Person|name|Ann Hale} left.";
    let found = read(text, Setting::Article);
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["Ann Hale|holdsPosition|president@U.S.|Asserted"]);
}

#[test]
fn titles() {
    for (text, want) in [
        ("Then-President {Ann Hale|Person} left.", "president#then"),
        ("President-elect {Ann Hale|Person} left.", "president#elect"),
        (
            "Former {Peruvian|Country|adjective|Peru} foreign minister {Ann Hale|Person} left.",
            "foreign minister@Peru#former",
        ),
        ("{Peru|Country}'s foreign minister, {Ann Hale|Person}, left.", "foreign minister@Peru"),
        ("{Ann Hale|Person}, {Peru|Country}'s foreign minister, left.", "foreign minister@Peru"),
        ("{Ann Hale|Person}, the acting director of {Vale Bank|Organization}, left.", "director@Vale Bank#acting"),
        ("{Ann Hale|Person} was the director of {Vale Bank|Organization}.", "director@Vale Bank#former"),
        ("{Ann Hale|Person} was named chairwoman of {Vale Bank|Organization}.", "chairwoman@Vale Bank"),
        ("{Ann Hale|Person} served as ambassador to {Peru|Country}.", "ambassador to Peru#former"),
        ("{Vale Bank|Organization} CEO {Ann Hale|Person} left.", "CEO@Vale Bank"),
        ("{U.S.|Country|adjective} Secretary of State {Ann Hale|Person} left.", "secretary of state@U.S."),
        ("Sen. {Ann Hale|Person} left.", "senator"),
        ("The director of {Vale Bank|Organization}, {Ann Hale|Person}, left.", "director@Vale Bank"),
        ("{Ann Hale|Person} became prime minister of {Peru|Country} in 2004.", "prime minister@Peru"),
        ("{Ann Hale|Person} is president and CEO of {Vale Bank|Organization}.", "president@Vale Bank"),
        ("{Ann Hale|Person} is president and CEO of {Vale Bank|Organization}.", "CEO@Vale Bank"),
        ("{Ann Hale|Person}, dictator of {Peru|Country} from 1922 to 1943, left.", "dictator@Peru#former"),
        ("Then Home Secretary {Ann Hale|Person} left.", "home secretary#then"),
        ("{Ann Hale|Person} resigned as mayor of {Lima|Place}.", "mayor@Lima#former"),
    ] {
        let found = read(text, Setting::Article);
        let want = format!("Ann Hale|holdsPosition|{want}|Asserted");
        assert!(found.contains(&want), "{text}\n   want {want}\n  found {found:?}");
    }
    for text in [
        "{Ann Hale|Person}, President {Juan Mora|Person} and others left.",
        "{Ann Hale|Person} is a general nuisance.",
        "The president's aide saw {Ann Hale|Person}.",
        "{Ann Hale|Person} is not the president's friend.",
    ] {
        let found = read(text, Setting::Article);
        assert!(!found.iter().any(|f| f.starts_with("Ann Hale|holdsPosition")), "{text}: {found:?}");
    }
}
