//! The words of the open relation.

use super::super::testkit::{Setting, scripted};
use super::marked;

/// The open claims of an article's only paragraph, as `subject | trigger | object`.
fn open(text: &str) -> Vec<String> {
    let mut script = scripted(&marked(text), Setting::Article);
    super::super::claims(&script.document, &script.analyses, &mut script.facts);
    let facts = &script.facts;
    let label = |entity: crate::extract::EntityRef| &facts.entities[entity.0 as usize].label;
    let open = facts.claims.iter().filter(|c| c.predicate == "relatedTo");
    open.map(|c| {
        let trigger = c.evidence[0].trigger.slice(&script.document.text);
        format!("{} | {trigger} | {}", label(c.subject), label(c.object))
    })
    .collect()
}

#[test]
fn side_trigger_and_side_read_as_the_text_does() {
    for (text, want) in [
        ("The Lima Accord infuriated Chile.", &["Lima Accord | infuriated | Chile"] as &[&str]),
        (
            "Congress delayed approving the accession of Chile.",
            &["Congress | delayed approving the accession of | Chile"],
        ),
        ("The Lima Accord did not serve trust, and it is unlikely that talks will jump-start Peru.", &[]),
        ("Peru grew and Chile shrank.", &[]),
    ] {
        assert_eq!(open(text), want, "{text}");
    }
}

#[test]
fn what_somebody_owns_helps_or_lists_leads_to_them() {
    for (text, want) in [
        ("The raid destroyed Chilean trucks near Peru.", "Chile | destroyed Chilean trucks near | Peru"),
        ("Congress helped Chile to study Peru.", "Congress | helped Chile to study | Peru"),
        ("Juan Mora dined on 4 May 2011 in Peru.", "Juan Mora | dined on 4 May 2011 in | Peru"),
    ] {
        let found = open(text);
        assert!(found.iter().any(|f| f == want), "{text}: {found:?}");
    }
}
