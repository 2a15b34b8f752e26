//! Invariants on any text with any mentions.

use proptest::prelude::*;

use super::super::testkit::{Setting, scripted};
use crate::base::Span;
use crate::document::Unit;
use crate::extract::{EntityRef, Facts, Mention, MentionKind, Reason};
use crate::nlp::analyze_all;
use crate::nlp::engine::Engine;
use crate::schema::{EntityType, Relation, Status};

const WORDS: &[&str] = &[
    "Peru",
    "Chile",
    "the",
    "a",
    "signed",
    "sign",
    "to",
    "not",
    "never",
    "said",
    "that",
    "and",
    ",",
    ".",
    "“",
    "”",
    "which",
    "who",
    "if",
    "will",
    "may",
    "have",
    "been",
    "is",
    "by",
    "of",
    "in",
    "2010",
    "March",
    "president",
    "-",
    "'s",
    "(",
    ")",
    "talks",
    "between",
    "accused",
    "of",
    "attacking",
    "or",
    "neither",
    "nor",
    "told",
    "former",
    "minister",
    "\n\n",
    "?",
    "according",
    "supports",
    "imposed",
    "sanctions",
    "on",
    "with",
    "together",
    "met",
    "é",
    "🇵🇪",
    "member",
    "wife",
];

fn check(facts: &Facts, text: &str, comment: bool) -> Result<(), TestCaseError> {
    for claim in &facts.claims {
        prop_assert!(claim.subject != claim.object);
        prop_assert!(!claim.evidence.is_empty());
        for evidence in &claim.evidence {
            prop_assert!(text.get(evidence.span.range()).is_some() && text.get(evidence.trigger.range()).is_some());
            prop_assert!(evidence.span.contains(evidence.trigger) && !evidence.trigger.is_empty());
        }
        if claim.status == Status::Asserted {
            prop_assert!(claim.attributed_to.is_none() && claim.predicate != "relatedTo" && !comment);
        }
        if comment {
            prop_assert!(claim.attributed_to.is_some());
        }
        let class = |e: EntityRef| facts.entities[e.0 as usize].class;
        prop_assert!(
            Relation::named(claim.predicate).is_some_and(|r| r.admits(class(claim.subject), class(claim.object)))
        );
    }
    Ok(())
}

fn facts_of(text: &str, marks: &[(usize, usize, usize, usize)], comment: bool) -> (Facts, String) {
    let mut scripted =
        scripted("{Peru|Country}{Chile|Country}{Accord|Treaty}{Ruiz|Person}{WTO|Organization}", Setting::Article);
    let mut document = scripted.document;
    let unit = if comment { Unit::Comment(0) } else { Unit::Article };
    if comment {
        document = super::super::testkit::scripted("x", Setting::Comment).document;
        document.comments[0].text = text.to_owned();
    } else {
        document.text = text.to_owned();
        document.parts.clear();
    }
    scripted.facts.mentions.clear();
    let bounds: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    for (from, len, entity, kind) in marks {
        let (from, to) = (from % bounds.len(), (from % bounds.len() + len % 12).min(bounds.len() - 1));
        let entity = entity % scripted.facts.entities.len();
        let class: EntityType = scripted.facts.entities[entity].class;
        let kind = [MentionKind::Name, MentionKind::Adjective, MentionKind::Nominal, MentionKind::Pronoun][kind % 4];
        let span = Span::of(bounds[from]..bounds[to]);
        let entity = EntityRef(u32::try_from(entity).unwrap_or(0));
        scripted.facts.mentions.push(Mention {
            unit,
            span,
            class,
            kind,
            entity,
            reason: Reason::Authority,
            place: None,
        });
    }
    let texts: Vec<&str> = document.units().map(|u| document.text_of(u)).collect();
    let analyses = analyze_all(&texts, Some(Engine::builtin()));
    super::super::claims(&document, &analyses, &mut scripted.facts);
    (scripted.facts, text.to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_words(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..60),
        marks in prop::collection::vec((0..400_usize, 1..12_usize, 0..5_usize, 0..4_usize), 0..10),
        comment in any::<bool>(),
    ) {
        let (facts, text) = facts_of(&words.join(" "), &marks, comment);
        check(&facts, &text, comment)?;
    }

    #[test]
    fn any_text(
        text in "\\PC{0,200}",
        marks in prop::collection::vec((0..400_usize, 1..12_usize, 0..5_usize, 0..4_usize), 0..10),
        comment in any::<bool>(),
    ) {
        let (facts, text) = facts_of(&text, &marks, comment);
        check(&facts, &text, comment)?;
    }

    #[test]
    fn named_words(words in prop::collection::vec(prop::sample::select(WORDS), 0..40)) {
        let text = words.join(" ").replace("Peru", "{Peru|Country}").replace("Chile", "{Chile|Country}");
        for setting in [Setting::Article, Setting::Comment] {
            let mut scripted = scripted(&text, setting);
            super::super::claims(&scripted.document, &scripted.analyses, &mut scripted.facts);
            let comment = setting == Setting::Comment;
            let unit = if comment { Unit::Comment(0) } else { Unit::Article };
            let plain = scripted.document.text_of(unit).to_owned();
            check(&scripted.facts, &plain, comment)?;
        }
    }
}
