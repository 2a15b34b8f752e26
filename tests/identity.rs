//! What pronouns and descriptions mean, on sentences written for it.
#![allow(clippy::unwrap_used, reason = "tests")]

use pressgraph::base::Silent;
use pressgraph::document::{self, Document, Unit};
use pressgraph::extract::{self, Facts, MentionKind, Speaker};
use pressgraph::nlp::engine::Engine;
use pressgraph::source::{MediaType, Record};

fn document(text: &str) -> Document {
    let bytes = serde_json::json!({"id": "test", "text": text}).to_string().into_bytes();
    document::parse(Record::new(MediaType::JsonLine, "test", bytes), &mut Silent).unwrap()
}

fn read(text: &str) -> (Document, Facts) {
    let doc = document(text);
    let facts = extract::extract(&doc, Some(Engine::builtin()));
    (doc, facts)
}

/// Every pronoun and description with the label of what it means: `she = Maria Oduya`.
fn references(text: &str) -> Vec<String> {
    let (doc, facts) = read(text);
    let own = facts.mentions.iter().filter(|m| matches!(m.kind, MentionKind::Pronoun | MentionKind::Nominal));
    own.map(|m| {
        let words = m.span.slice(doc.text_of(m.unit));
        format!("{} = {}", words, facts.entities[m.entity.0 as usize].label)
    })
    .collect()
}

#[test]
fn pronouns_mean_what_grammar_and_course_of_the_text_tell() {
    let cases: &[(&str, &[&str])] = &[
        ("Maria Oduya met Peter Lindholm in Oslo. She thanked him.", &["She = Maria Oduya", "him = Peter Lindholm"]),
        ("Peter Lindholm said that he would resign.", &["he = Peter Lindholm"]),
        ("In her speech, Maria Oduya praised Peter Lindholm.", &["her = Maria Oduya"]),
        // An object is not its own subject; a reflexive is.
        ("Peter Lindholm criticized him.", &[]),
        ("Peter Lindholm criticized himself.", &["himself = Peter Lindholm"]),
        ("Peter Lindholm let him speak.", &[]),
        // The owner of the thing, and not the aunt who is owned.
        (
            "Anna Brandt thanked Maria Oduya. Living with her aunt Clara Weiss, Maria Oduya studied.",
            &["her = Maria Oduya"],
        ),
        // Nothing that an `it` means.
        ("Russia joined the talks. It is clear that the talks will fail.", &[]),
        ("Russia held an election after its parliament resigned.", &["its = Russia"]),
        // The driver, who has no name.
        ("Maria Oduya was hit by a man. He fled.", &[]),
        // Several are meant, and so none of them.
        ("Britain and France went too far. They must be held in check.", &[]),
        // An act has no parliament.
        ("The Hale Act has infuriated Peru. Its parliament responded.", &["Its = Peru"]),
        // Only a text is signed.
        (
            "Sudan and Egypt negotiated the Nile Waters Agreement, and Ethiopia never signed it.",
            &["it = Nile Waters Agreement"],
        ),
        ("Peter Lindholm, who leads the party, resigned.", &["who = Peter Lindholm"]),
        ("\"I will never sign this law,\" said Maria Oduya.", &["I = Maria Oduya"]),
    ];
    for (text, want) in cases {
        assert_eq!(references(text), *want, "{text}");
    }
}

#[test]
fn descriptions_mean_the_one_thing_that_fits() {
    let cases: &[(&str, &[&str])] = &[
        ("NATO met on Monday. The alliance wants more troops.", &["alliance = NATO"]),
        (
            "France and Spain signed a pact. The two countries share a border.",
            &["two countries = France", "two countries = Spain"],
        ),
        // What "we" means is found last, and stands in nobody's way.
        (
            "\"We are glad,\" said Omar Solano, the foreign minister of Chile. Rain fell. Shops closed. Trains stopped. Buses ran late. \
             Schools opened again. France and Spain signed a pact. The two countries share a border.",
            &["We = Chile", "two countries = France", "two countries = Spain"],
        ),
        // The one that is called a treaty, not the nearer convention.
        (
            "The Gulf of Riga Treaty was signed. Latvia left the Helsinki Convention. Sweden criticized the treaty.",
            &["treaty = Gulf of Riga Treaty"],
        ),
        // What an adjective thinks of it does not make it another one; what tells it from others does.
        ("NATO met on Monday. The embattled alliance wants more troops.", &["embattled alliance = NATO"]),
        ("NATO met on Monday. The other alliance wants more troops.", &[]),
        // Two that fit, none is meant.
        ("The World Bank and the European Bank met. The treaty was signed.", &[]),
    ];
    for (text, want) in cases {
        assert_eq!(references(text), *want, "{text}");
    }
}

#[test]
fn a_claim_may_have_a_pronoun_for_its_subject() {
    let (_, facts) = read("Chancellor Maria Oduya arrived in Paris on Monday. She criticized Russia.");
    let label = |at: extract::EntityRef| facts.entities[at.0 as usize].label.as_str();
    let read: Vec<_> = facts.claims.iter().map(|c| (label(c.subject), c.predicate, label(c.object))).collect();
    assert!(read.contains(&("Maria Oduya", "criticizes", "Russia")), "{read:?}");
}

/// Whom each comment of a thread addresses: `1 joseph`. A comment is its author, the number of the one it answers (0 for the article), and its words.
fn addressed(comments: &[(&str, usize, &str)]) -> (Vec<String>, Facts) {
    let list = comments.iter().enumerate().map(|(n, (author, parent, text))| {
        let mut comment = serde_json::json!({"id": (n + 1).to_string(), "author": author, "text": text});
        if *parent > 0 {
            comment["parent"] = parent.to_string().into();
        }
        comment
    });
    let article = "Barack Obama met Joseph Kabila in Paris on Monday.";
    let line = serde_json::json!({"id": "test", "text": article, "comments": list.collect::<Vec<_>>()});
    let doc =
        document::parse(Record::new(MediaType::JsonLine, "test", line.to_string().into_bytes()), &mut Silent).unwrap();
    let facts = extract::extract(&doc, Some(Engine::builtin()));
    let names = facts.addresses.iter().map(|(comment, account)| {
        let name = account.as_str().rsplit('/').next().unwrap_or_default();
        format!("{} {}", comment + 1, name.rsplit_once('-').map_or(name, |(name, _)| name))
    });
    (names.collect(), facts)
}

#[test]
fn replies_speak_to_other_commenters() {
    let joseph = ("Joseph", 0, "Russia will sign.");
    for (reply, want) in [
        ("Thank you, Joseph.", "2 joseph"),
        ("@Joseph you are wrong.", "2 joseph"),
        ("You forget what Russia did.", "2 joseph"),
        ("I agree with you.", "2 joseph"),
        ("Have you read the treaty?", "2 joseph"),
        ("You never know.", ""),
        ("If you ask them, they will sign.", ""),
        ("He said: \"You will pay.\"", ""),
        ("Your country will sign.", ""),
    ] {
        let (got, facts) = addressed(&[joseph, ("Ann", 1, reply)]);
        assert_eq!(got.join(", "), want, "{reply}");
        let called = facts.entities.iter().filter(|e| e.label == "Joseph" || e.aliases.contains(&"Joseph".to_owned()));
        assert_eq!(called.count(), 0, "{reply}: the commenter is nobody in the news");
    }
    // The one who is named is meant, and not the one who is answered; what answers the article speaks to no commenter.
    assert_eq!(addressed(&[joseph, ("Ann", 1, "No."), ("Ben", 2, "Joseph, you are right.")]).0, ["3 joseph"]);
    assert!(addressed(&[joseph, ("Ann", 0, "You will see.")]).0.is_empty());
}

#[test]
fn an_account_called_like_a_politician_is_not_he() {
    let (got, facts) =
        addressed(&[("Barack Obama", 0, "I will run again."), ("Ann", 1, "Barack Obama, you are funny.")]);
    assert_eq!(got, ["2 barack-obama"]);
    let obama = facts.entities.iter().position(|e| e.label == "Barack Obama").unwrap();
    assert!(facts.mentions.iter().filter(|m| m.entity.0 as usize == obama).all(|m| m.unit == Unit::Article));
    assert!(facts.entities[obama].same_as.iter().all(|same| !same.contains("account")));
}

#[test]
fn we_is_the_country_or_body_that_speaks_or_that_the_speaker_holds_an_office_in() {
    for (text, want) in [
        ("“We will never accept the plan,” Peruvian Foreign Minister Ana Ruiz said.", &["We = Peru"][..]),
        (
            "“We keep the mine, and I said so,” said Norvik Steel Corp. chairman Ana Ruiz.",
            &["We = Norvik Steel Corp.", "I = Ana Ruiz"],
        ),
        ("“We will never accept the plan,” Ana Ruiz said.", &[]),
    ] {
        assert_eq!(references(text), want, "{text}");
    }
}

/// A statement that a colon announces is its speaker's as far as it goes, without quotation marks.
#[test]
fn a_statement_without_quotation_marks_is_its_speakers() {
    let text = "Peruvian Foreign Minister Ana Ruiz said:\n\nChile signed the Lima Accord in May. We thank Norway for its help.\n\n\
                “That is not so, and Peru knows it well,” a Chilean spokesman answered.\n\nBolivia signed the Lima Accord in June.";
    let (doc, facts) = read(text);
    assert!(references(text).contains(&"We = Peru".to_owned()), "{:?}", references(text));
    let said: Vec<(String, Option<String>)> = facts
        .claims
        .iter()
        .filter(|c| c.predicate == "signed")
        .map(|c| {
            let speaker = c.attributed_to.as_ref().map(|who| match who {
                Speaker::Entity(entity) => facts.entities[entity.0 as usize].label.clone(),
                Speaker::Account(id) => id.as_str().to_owned(),
            });
            (facts.entities[c.subject.0 as usize].label.clone(), speaker)
        })
        .collect();
    let want = [("Chile".to_owned(), Some("Ana Ruiz".to_owned())), ("Bolivia".to_owned(), None)];
    assert_eq!(said, want, "{}", doc.text_of(Unit::Article));
}

/// `We` is the body whose statement the text is, and not whom a reporter writes of.
#[test]
fn the_we_of_a_statement_is_whose_it_is() {
    let we = |text: &str| references(text).into_iter().filter(|r| r.starts_with("We ")).collect::<Vec<_>>();
    assert_eq!(we("Norway strongly condemns the attack on Lima. We will help Peru."), ["We = Norway"]);
    for text in [
        "Norway condemns the attack on Lima. Sweden welcomes the talks. We will help Peru.",
        "Norway condemns the attack on Lima. We visited its embassy in Peru.",
        "Norway condemned the attack on Lima. We will help Peru.",
        "“Norway condemns the attack on Lima,” Maria Oduya said. We will help Peru.",
        "Maria Oduya condemns the attack on Lima. We will help Peru.",
    ] {
        assert!(we(text).is_empty(), "{text}: {:?}", references(text));
    }
}

/// What is said in an interview is its speaker's, and no fact of the article's.
#[test]
fn answers_of_an_interview_are_no_facts() {
    let text = "Harbour Post: Did Peru sign the Lima Accord?\n\nMaria Oduya: Yes. Peru signed the Lima Accord in 2010.\n\n\
                Harbour Post: And Chile?\n\nMaria Oduya: Chile attacked Bolivia. I met Peter Lindholm.";
    let (_, facts) = read(text);
    let label = |e: extract::EntityRef| facts.entities[e.0 as usize].label.clone();
    let said = |relation: &str| {
        let found = facts.claims.iter().filter(|c| c.predicate == relation);
        found.map(|c| (c.status.to_string(), c.attributed_to.clone())).collect::<Vec<_>>()
    };
    for relation in ["attacks", "consultsWith"] {
        let found = said(relation);
        assert_eq!(found.len(), 1, "{relation}: {found:?}");
        let (status, speaker) = &found[0];
        assert_eq!(status, "Reported", "{relation}");
        assert!(matches!(speaker, Some(Speaker::Entity(e)) if label(*e) == "Maria Oduya"), "{relation}: {speaker:?}");
    }
    assert!(said("signed").iter().all(|(status, _)| status != "Asserted"), "{:?}", said("signed"));
}
