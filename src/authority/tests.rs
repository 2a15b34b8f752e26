#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;

/// `name -> key/form`, unambiguous readings only.
fn sure(name: &str) -> Vec<(&'static str, Form)> {
    readings(name).filter(|r| !r.ambiguous).map(|r| (entry(r.entry).key, r.form)).collect()
}

#[test]
fn countries_have_their_names() {
    for (name, key, form) in [
        ("U.S.", "Q30", Form::Acronym),
        ("US", "Q30", Form::Acronym),
        ("United States", "Q30", Form::Name),
        ("the States", "Q30", Form::Name),
        ("The States", "Q30", Form::Name),
        ("American", "Q30", Form::Adjective),
        ("U.S.", "Q30", Form::Adjective),
        ("Americans", "americans", Form::People),
        ("Russian Federation", "Q159", Form::Name),
        ("Russian", "Q159", Form::Adjective),
        ("Russian", "russians", Form::Demonym),
        ("USSR", "Q15180", Form::Acronym),
        ("Soviet Union", "Q15180", Form::Name),
        ("Soviets", "soviets", Form::People),
        ("Great Britain", "Q145", Form::Name),
        ("Côte d’Ivoire", "Q1008", Form::Name),
        ("Cote d'Ivoire", "Q1008", Form::Name),
        ("Guinea - Bissau", "Q1007", Form::Name),
        ("Burma", "Q836", Form::Name),
        ("Czechia", "Q213", Form::Name),
        ("Holland", "Q55", Form::Name),
        ("Swaziland", "Q1050", Form::Name),
        ("Frenchman", "french-people", Form::Demonym),
        ("Frenchmen", "french-people", Form::People),
        ("Chinese people", "chinese-people", Form::People),
    ] {
        assert!(sure(name).contains(&(key, form)), "{name}: {:?}", sure(name));
    }
    assert_eq!(by_code("RU"), by_key("Q159"));
}

#[test]
fn the_longest_name_wins() {
    let found =
        |tokens: &[&str]| longest_at(tokens.iter().copied()).map(|m| (m.tokens, entry(m.readings[0].entry).key));
    assert_eq!(found(&["United", "States", "of", "America", "'s"]), Some((4, "Q30")));
    assert_eq!(found(&["South", "Korea", "said"]), Some((2, "Q884")));
    assert_eq!(found(&["Guinea", "-", "Bissau", "is"]), Some((3, "Q1007")));
    assert_eq!(found(&["Guinea-Bissau"]), Some((1, "Q1007")));
    assert_eq!(found(&["Guineas"]), None);
    assert_eq!(found(&[]), None);
}
