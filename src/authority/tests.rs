#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;

use super::*;
use crate::base::slug;
use Form::{Acronym, Adjective, Demonym, Generic, Name, People, Surname};

/// Key and form of every unambiguous reading.
fn sure(name: &str) -> Vec<(&'static str, Form)> {
    readings(name).filter(|r| !r.ambiguous).map(|r| (entry(r.entry).key, r.form)).collect()
}

#[test]
fn names_mean_what_the_press_means() {
    for (name, key, form) in [
        ("U.S.", "Q30", Acronym),
        ("US", "Q30", Acronym),
        ("USA", "Q30", Acronym),
        ("United States", "Q30", Name),
        ("the States", "Q30", Name),
        ("The States", "Q30", Name),
        ("American", "Q30", Adjective),
        ("U.S.", "Q30", Adjective),
        ("Americans", "americans", People),
        ("American people", "americans", People),
        ("Russian Federation", "Q159", Name),
        ("Russian", "Q159", Adjective),
        ("Russian", "russians", Demonym),
        ("Russians", "russians", People),
        ("USSR", "Q15180", Acronym),
        ("Soviet Union", "Q15180", Name),
        ("Soviet", "Q15180", Adjective),
        ("Soviets", "soviets", People),
        ("Great Britain", "Q145", Name),
        ("U.K.", "Q145", Acronym),
        ("British", "Q145", Adjective),
        ("Britons", "britons", People),
        ("English", "Q21", Adjective),
        ("Englishwoman", "english-people", Demonym),
        ("Scottish", "Q22", Adjective),
        ("Côte d’Ivoire", "Q1008", Name),
        ("Cote d'Ivoire", "Q1008", Name),
        ("Côte\u{a0}d’Ivoire", "Q1008", Name),
        ("Guinea - Bissau", "Q1007", Name),
        ("Burma", "Q836", Name),
        ("Czechia", "Q213", Name),
        ("Holland", "Q55", Name),
        ("Swaziland", "Q1050", Name),
        ("Macedonia", "Q221", Name),
        ("DPRK", "Q423", Acronym),
        ("French", "Q142", Adjective),
        ("French", "french-people", People),
        ("Frenchman", "french-people", Demonym),
        ("Frenchmen", "french-people", People),
        ("Kosovo", "Q1246", Name),
        ("Nagorno-Karabakh", "nagorno-karabakh", Name),
        ("Kurdish", "kurds", Adjective),
        ("Muslims", "muslims", People),
        ("Republicans", "republicans", People),
        ("GOP", "Q29468", Name),
        ("NATO", "Q7184", Name),
        ("U.N. Security Council", "Q37470", Name),
        ("WTO", "Q7825", Acronym),
        ("State Department", "Q789915", Name),
        ("Congress", "Q11268", Generic),
        ("Duma", "state-duma", Name),
        ("Kremlin", "kremlin", Name),
        ("Al Qaeda", "Q34490", Name),
        ("al-Qaida", "Q34490", Name),
        ("AT&T", "Q35476", Name),
        ("AT & T", "Q35476", Name),
        ("New START", "new-start", Name),
        ("INF Treaty", "intermediate-range-nuclear-forces-treaty", Name),
        ("Molotov–Ribbentrop Pact", "molotov-ribbentrop-pact", Name),
        ("Jackson-Vanik", "jackson-vanik-amendment", Name),
        ("Dima Yakovlev bill", "dima-yakovlev-law", Name),
        ("WWII", "world-war-ii", Acronym),
        ("Second World War", "world-war-ii", Name),
        ("Cold War", "Q8683", Name),
        ("Middle East", "Q7204", Name),
        ("European", "Q46", Adjective),
        ("Moscow", "moscow", Name),
        ("Kiev", "kyiv", Name),
        ("Washington , D.C.", "washington-dc", Name),
        ("Washington", "washington-dc", Name),
        ("The Hague", "the-hague", Name),
        ("Obama", "Q76", Surname),
        ("Qaddafi", "muammar-gaddafi", Surname),
        ("Erdogan", "recep-tayyip-erdogan", Surname),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan", Name),
    ] {
        assert!(sure(name).contains(&(key, form)), "{name}: {:?}", sure(name));
    }
}

#[test]
fn what_is_no_name_or_needs_context_is_not_sure() {
    for name in
        ["Bush", "Clinton", "Johnson", "Reading", "Nice", "Apple", "Congo-", "russia", "", " ", "RU", "IT", "President"]
    {
        assert!(sure(name).is_empty(), "{name}: {:?}", sure(name));
    }
    for name in ["Nice", "Apple", "Reading", "Chad", "Jersey"] {
        assert!(readings(name).len() > 0, "{name} is known, but ambiguous");
    }
    assert!(readings("Supreme Court").len() > 3);
    assert!(readings("Supreme Court").all(|r| r.form == Generic));
    assert_eq!(sure("Congo"), [("Q974", Name)], "the larger Congo, unless context says otherwise");
}

#[test]
fn the_longest_name_wins() {
    let found =
        |tokens: &[&str]| longest_at(tokens.iter().copied()).map(|m| (m.tokens, entry(m.readings[0].entry).key));
    for (tokens, want) in [
        (&["United", "States", "of", "America", "'s"][..], Some((4, "Q30"))),
        (&["South", "Korea", "said"], Some((2, "Q884"))),
        (&["Guinea", "-", "Bissau", "is"], Some((3, "Q1007"))),
        (&["Guinea-Bissau"], Some((1, "Q1007"))),
        (&["U.S", ".", "officials"], Some((2, "Q30"))),
        (&["Washington", ",", "D.C.", ","], Some((3, "washington-dc"))),
        (&["Washington", ",", "he", "said"], Some((1, "washington-dc"))),
        (&["Al", "Qaeda", "in", "Iraq"], Some((4, "al-qaeda-in-iraq"))),
        (&["Al", "Qaeda", "in", "Yemen"], Some((2, "Q34490"))),
        (&["Guineas"], None),
        (&["and"], None),
        (&[], None),
    ] {
        assert_eq!(found(tokens), want, "{tokens:?}");
    }
    let folded =
        |tokens: &[&str]| longest_folded_at(tokens.iter().copied()).map(|m| (m.tokens, entry(m.readings[0].entry).key));
    assert_eq!(folded(&["SOVIET", "union", "fell"]), Some((2, "Q15180")));
    assert_eq!(folded(&["us", "troops"]), None);
}

#[test]
fn comments_may_neglect_capitals() {
    let keys = |name: &str| readings_folded(name).map(|r| entry(r.entry).key).collect::<Vec<_>>();
    for (name, key) in [
        ("russia", "Q159"),
        ("OBAMA", "Q76"),
        ("usa", "Q30"),
        ("new york times", "Q9684"),
        ("Georgia", "Q230"),
        ("china", "Q148"),
    ] {
        assert!(keys(name).contains(&key), "{name}: {:?}", keys(name));
    }
    for word in
        ["us", "turkey", "who", "it", "may", "march", "chad", "polish", "congress", "nice", "sort", "era", "pole"]
    {
        assert!(keys(word).is_empty(), "{word}: {:?}", keys(word));
    }
}

#[test]
fn every_iso_code_has_its_country() {
    let two = CODES.iter().filter(|(code, _)| code.len() == 2 && *code != "XK");
    assert_eq!(two.count(), 249);
    for (code, country) in CODES {
        assert_eq!(entry(country).class, EntityType::Country, "{code}");
        assert!(entry(country).wikidata.is_some(), "{code}");
    }
    for (two, three, key) in [("RU", "RUS", "Q159"), ("GB", "GBR", "Q145"), ("DK", "DNK", "Q35"), ("NL", "NLD", "Q55")]
    {
        assert_eq!((by_code(two), by_code(three)), (by_key(key), by_key(key)));
    }
    assert_eq!(by_code("ZZ"), None);
}

#[test]
fn every_state_has_an_adjective_a_people_and_a_capital() {
    let mut forms: BTreeMap<EntryRef, Vec<Form>> = BTreeMap::new();
    for reading in NAMES.readings {
        forms.entry(reading.entry).or_default().push(reading.form);
    }
    for (state, found) in entries().filter(|(_, e)| e.kind == Some(Kind::State)) {
        assert!(forms[&state].contains(&Adjective), "{}", found.label);
        let of = |class| entries().any(|(_, e)| e.class == class && e.country == Some(state));
        assert!(of(EntityType::Group) || found.label == "Vatican City", "{}: no people", found.label);
        let capital = entries().any(|(_, e)| e.kind == Some(Kind::Capital) && e.country == Some(state));
        let city_state = ["Monaco", "Singapore", "Vatican City"].contains(&found.label);
        assert!(capital || city_state, "{}: no capital", found.label);
    }
}

#[test]
fn every_entry_is_found_by_its_label() {
    for (at, found) in entries() {
        assert_eq!(by_key(found.key), Some(at));
        assert!(readings(found.label).any(|r| r.entry == at), "{}", found.label);
        match found.wikidata {
            Some(item) => assert_eq!(found.key, item),
            None => assert_eq!(found.key, slug(found.label), "the scripts' slug is the library's"),
        }
    }
}

#[test]
fn a_name_means_one_thing_of_a_class_unless_marked() {
    for at in 0..NAMES.words.len() {
        let name = NAMES.words.get(at);
        let sure: Vec<_> = readings(name).filter(|r| !r.ambiguous && r.form != Generic).collect();
        for (i, a) in sure.iter().enumerate() {
            for b in &sure[i + 1..] {
                let same = entry(a.entry).class == entry(b.entry).class && a.form == b.form;
                assert!(!same, "{name} names {} and {}", entry(a.entry).label, entry(b.entry).label);
            }
        }
    }
}

#[test]
fn tables_are_sorted_and_whole() {
    let tables =
        [NAMES.words, FOLDED.words, GIVEN_WORDS, GIVEN_AMBIGUOUS_WORDS, SURNAMES_WORDS, SURNAMES_AMBIGUOUS_WORDS];
    for table in tables {
        assert!(table.len() > 100);
        assert!((1..table.len()).all(|at| table.get(at - 1) < table.get(at)));
    }
    for names in [&NAMES, &FOLDED] {
        assert_eq!(names.from.len(), names.words.len() + 1);
        assert!(names.from.windows(2).all(|w| w[0] < w[1]), "every name has a reading");
        for at in 0..names.words.len() {
            let (name, folded) = (names.words.get(at), std::ptr::eq(names, &FOLDED));
            let found = if folded { readings_folded(name) } else { readings(name) };
            let forms: Vec<_> = found.map(|r| (r.ambiguous, r.form)).collect();
            assert!(!forms.is_empty() && forms.is_sorted(), "{name}");
            assert!(name.split(' ').count() <= max_words());
        }
    }
    let size = tables.iter().map(|t| t.text.len() + 4 * t.starts.len()).sum::<usize>()
        + size_of_val(NAMES.readings)
        + size_of_val(FOLDED.readings)
        + size_of_val(&ENTRIES);
    assert!(size < 1_000_000, "{size} bytes in the binary");
}

#[test]
fn parts_of_personal_names() {
    for name in ["Olga", "Barack", "Mark", "John", "Mohammed", "Jinping", "Vladimir", "Angela", "Giorgia", "Kofi"] {
        assert!(given_name(name) && sure_given_name(name), "{name}");
    }
    for name in ["May", "June", "Paris", "Chad", "Will", "Georgia"] {
        assert!(given_name(name) && !sure_given_name(name), "{name}");
    }
    for word in ["The", "Kremlin", "olga", "President", "Monday", ""] {
        assert!(!sure_given_name(word), "{word}");
    }
    assert!(surname("Smith") && sure_surname("Ivanov") && surname("Brown") && !sure_surname("Brown"));
}

#[test]
fn a_reference_from_nowhere_is_harmless() {
    assert_eq!(entry(EntryRef(u16::MAX)).label, "");
}
