//! Definite descriptions: `the alliance`, `the Russian president`, `the two countries`.

use super::discourse::{Discourse, Office, Phrase};
use super::features::Features;
use super::tree::{Role, Tree};
use crate::authority::Kind;
use crate::base::Span;
use crate::extract::MentionKind;
use crate::extract::Reason;
use crate::extract::entities::kinds;
use crate::extract::entities::registry::{Reference, Registry};
use crate::extract::mentions::lexicon;
use crate::extract::rules::holds;
use crate::schema::EntityType;
use crate::schema::OrganizationKind as Org;
use std::cell::LazyCell;
use std::collections::BTreeSet;

/// What a noun may describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Class(EntityType),
    Org(Org),
    City,
    Region,
    Waters,
}

use EntityType as T;

/// Nouns that alone after `the` mean something that was named, and what that is; sorted.
#[rustfmt::skip]
const NOUNS: &[(&str, Sort)] = &[
    ("accord", Sort::Class(T::Treaty)), ("act", Sort::Class(T::Law)), ("agency", Sort::Org(Org::Government)),
    ("agreement", Sort::Class(T::Treaty)), ("airline", Sort::Org(Org::Company)), ("airport", Sort::Class(T::Facility)),
    ("alliance", Sort::Org(Org::Intergovernmental)), ("ballot", Sort::Class(T::Event)), ("bank", Sort::Org(Org::Company)),
    ("battle", Sort::Class(T::Event)), ("bill", Sort::Class(T::Law)), ("bloc", Sort::Org(Org::Intergovernmental)),
    ("book", Sort::Class(T::Work)), ("bridge", Sort::Class(T::Facility)), ("broadcaster", Sort::Org(Org::Media)),
    ("carmaker", Sort::Org(Org::Company)), ("championship", Sort::Class(T::Event)), ("charter", Sort::Class(T::Treaty)),
    ("city", Sort::City), ("college", Sort::Org(Org::Institute)), ("company", Sort::Org(Org::Company)),
    ("conference", Sort::Class(T::Event)), ("constitution", Sort::Class(T::Law)), ("convention", Sort::Class(T::Treaty)),
    ("country", Sort::Class(T::Country)), ("court", Sort::Org(Org::Government)), ("deal", Sort::Class(T::Treaty)),
    ("directive", Sort::Class(T::Law)), ("election", Sort::Class(T::Event)), ("film", Sort::Class(T::Work)),
    ("firm", Sort::Org(Org::Company)), ("foundation", Sort::Org(Org::Institute)), ("hospital", Sort::Class(T::Facility)),
    ("institute", Sort::Org(Org::Institute)), ("island", Sort::Region), ("kingdom", Sort::Class(T::Country)),
    ("lake", Sort::Waters), ("law", Sort::Class(T::Law)), ("legislation", Sort::Class(T::Law)),
    ("magazine", Sort::Org(Org::Media)), ("manufacturer", Sort::Org(Org::Company)), ("militants", Sort::Org(Org::Armed)),
    ("militia", Sort::Org(Org::Armed)), ("ministry", Sort::Org(Org::Government)), ("movie", Sort::Class(T::Work)),
    ("museum", Sort::Class(T::Facility)), ("nation", Sort::Class(T::Country)), ("network", Sort::Org(Org::Media)),
    ("newspaper", Sort::Org(Org::Media)), ("novel", Sort::Class(T::Work)), ("organisation", Sort::Class(T::Organization)),
    ("organization", Sort::Class(T::Organization)), ("pact", Sort::Class(T::Treaty)), ("paper", Sort::Org(Org::Media)),
    ("parliament", Sort::Org(Org::Government)), ("party", Sort::Org(Org::Party)), ("protocol", Sort::Class(T::Treaty)),
    ("province", Sort::Region), ("referendum", Sort::Class(T::Event)), ("region", Sort::Region), ("republic", Sort::Class(T::Country)),
    ("resolution", Sort::Class(T::Law)), ("river", Sort::Waters), ("statute", Sort::Class(T::Law)), ("strait", Sort::Waters),
    ("summit", Sort::Class(T::Event)), ("team", Sort::Class(T::Organization)), ("think tank", Sort::Org(Org::Institute)),
    ("town", Sort::City), ("treaty", Sort::Class(T::Treaty)), ("tribunal", Sort::Org(Org::Government)),
    ("university", Sort::Org(Org::Institute)), ("war", Sort::Class(T::Event)),
];

/// Sentences between a description and what it means, where the name does not hold the noun itself.
const NEAR: u32 = 3;

/// The cluster that a phrase with `head` describes, if it is definite and there is exactly one.
pub(super) fn antecedent(
    discourse: &Discourse<'_>,
    registry: &Registry<'_>,
    head: usize,
    features: Features,
    office: Option<&Office>,
) -> Option<usize> {
    let tree = &discourse.tree;
    let determiner = tree.child(head, &["det"])?;
    let definite = matches!(tree.word(determiner).to_ascii_lowercase().as_str(), "the" | "this" | "that");
    if !definite || features.several() || after(tree, head) {
        return None;
    }
    if let Some(office) = office {
        return holder(discourse, head, office);
    }
    // "the Geneva agreement", "the last summit": modified, so it may be another one.
    if (tree.left(head)..head).any(|i| i != determiner && !modest(tree, i)) || tree.is_name(head) {
        return None;
    }
    thing(discourse, registry, head)
}

/// Whether something after the head restricts it: `the treaty that …`, `the president of …`.
fn after(tree: &Tree<'_>, head: usize) -> bool {
    tree.children(head)
        .any(|c| c > head && matches!(tree.dep(c), "prep" | "relcl" | "acl" | "conj" | "appos" | "nummod"))
}

/// Words before the head that leave its meaning as it is.
fn modest(tree: &Tree<'_>, at: usize) -> bool {
    holds(MODEST, tree.word(at))
}

/// Adjectives that judge what is known and do not say which one of several is meant; sorted.
#[rustfmt::skip]
const MODEST: &[&str] = &[
    "ailing", "ambitious", "beleaguered", "bitter", "bloody", "brutal", "contentious", "controversial", "costly", "crucial", "deadly",
    "disputed", "embattled", "entire", "famous", "fragile", "fraught", "hated", "historic", "impoverished", "influential", "landmark",
    "much", "neighboring", "neighbouring", "new", "notorious", "oil-rich", "poor", "powerful", "prestigious", "proposed", "renowned", "rich",
    "same", "so-called", "struggling", "sweeping", "tiny", "troubled", "unpopular", "vast", "wealthy", "whole",
];

/// Who holds the office in this text.
fn holder(discourse: &Discourse<'_>, head: usize, wanted: &Office) -> Option<usize> {
    let country = wanted.of?;
    let holds = |office: &Office| office.of == Some(country) && same_role(office.role, wanted.role);
    let mut holders = discourse.officers(country).filter(|c| {
        let cluster = &discourse.clusters[*c];
        let named =
            cluster.proto.is_some() && cluster.phrases.first().is_some_and(|p| discourse.phrases[*p].head < head);
        named && cluster.offices.iter().any(holds)
    });
    let first = holders.next()?;
    holders.next().is_none().then_some(first)
}

/// `president` and `vice president` differ; `leader` is whoever leads.
fn same_role(held: &str, wanted: &str) -> bool {
    const LEADERS: &[&str] = &["chancellor", "king", "leader", "president", "prime minister", "queen"];
    held == wanted || wanted == "leader" && holds(LEADERS, held)
}

/// The only or the most salient thing of the noun's sort that was named not long before.
fn thing(discourse: &Discourse<'_>, registry: &Registry<'_>, head: usize) -> Option<usize> {
    let tree = &discourse.tree;
    let noun = tree.lemma(head).to_lowercase();
    let sort = sort(&noun);
    let sentence = tree.sentence(head);
    let distance = |phrase: &Phrase| sentence.saturating_sub(tree.sentence(phrase.head));
    let clause = tree.governor(head);
    let beside = |phrase: &Phrase| distance(phrase) == 0 && clause.is_some() && clause == tree.governor(phrase.head);
    // A text that has a `Gulf of Riga Treaty` means no convention by `the treaty`.
    let holders: BTreeSet<usize> = discourse.names_with(&noun).map(|phrase| phrase.cluster).collect();
    // From the last one back.
    let candidates: Vec<&Phrase> = if holders.is_empty() {
        let sort = sort?;
        let named = |phrase: &Phrase| {
            let proto = discourse.clusters[phrase.cluster].proto;
            proto.is_some_and(|proto| sort.fits(registry, proto, words(discourse, phrase)))
        };
        let near = discourse.phrases.iter().rev().take_while(|phrase| distance(phrase) <= NEAR);
        near.filter(|phrase| named(phrase) && !beside(phrase)).collect()
    } else {
        let mut last: Vec<usize> = Vec::new();
        for cluster in holders {
            let own = discourse.clusters[cluster].phrases.iter().rev().copied();
            let mut own = own.filter(|at| !beside(&discourse.phrases[*at])).peekable();
            let nearest = own.peek().map(|at| distance(&discourse.phrases[*at]));
            last.extend(own.take_while(|at| Some(distance(&discourse.phrases[*at])) == nearest));
        }
        last.sort_unstable();
        last.iter().rev().map(|at| &discourse.phrases[*at]).collect()
    };
    let near = distance(candidates.first()?);
    let mut best: Option<&Phrase> = None;
    let mut rivals = false;
    for phrase in candidates.into_iter().take_while(|phrase| distance(phrase) == near) {
        match best {
            None => best = Some(phrase),
            Some(other) if other.cluster == phrase.cluster => {}
            // Two in the nearest sentence: the subject is meant if only one is it.
            Some(other) => match (other.role == Role::Subject, phrase.role == Role::Subject) {
                (true, false) => {}
                (false, true) => best = Some(phrase),
                _ => rivals = true,
            },
        }
    }
    best.filter(|_| !rivals).map(|phrase| phrase.cluster)
}

/// The words of the name at a phrase; none for a description or a pronoun.
fn words<'t>(discourse: &Discourse<'t>, phrase: &Phrase) -> &'t str {
    let name = discourse.name(phrase.head).filter(|_| phrase.kind == MentionKind::Name);
    name.map_or("", |name| {
        let tree = &discourse.tree;
        tree.span(name.tokens.start).cover(tree.span(name.tokens.end - 1)).slice(tree.text)
    })
}

fn sort(noun: &str) -> Option<Sort> {
    NOUNS.binary_search_by(|(known, _)| (*known).cmp(noun)).ok().map(|at| NOUNS[at].1)
}

impl Sort {
    /// Whether an entity that is called by `words` here is of the sort.
    fn fits(self, registry: &Registry<'_>, proto: usize, words: &str) -> bool {
        let thing = &registry.protos[proto];
        let kind = thing.entry.and_then(lexicon::entry).and_then(|e| e.kind);
        match self {
            Self::Class(class) => thing.class == class,
            Self::Org(org) => {
                thing.class == T::Organization && kinds::of(thing.label.as_deref().unwrap_or(words), thing.entry) == org
            }
            Self::City => {
                thing.class == T::Place && kind.is_none_or(|k| matches!(k, Kind::City | Kind::Capital | Kind::Seat))
            }
            Self::Region => thing.class == T::Place && kind.is_some_and(|k| matches!(k, Kind::Region | Kind::Province)),
            Self::Waters => thing.class == T::Place && kind == Some(Kind::Waters),
        }
    }
}

/// `the two countries`, `both leaders`: as many named things of that sort as the number says, if no more stand near.
pub(super) fn several(discourse: &Discourse<'_>, registry: &Registry<'_>) -> Vec<Reference> {
    let tree = &discourse.tree;
    let mut found = Vec::new();
    // Those that were resolved last stand last.
    let phrases = LazyCell::new(|| {
        let mut phrases: Vec<&Phrase> = discourse.phrases.iter().collect();
        phrases.sort_by_key(|phrase| phrase.head);
        phrases
    });
    for at in 0..tree.len() {
        if tree.tag(at) != "NNS" || after(tree, at) {
            continue;
        }
        let noun = tree.lemma(at).to_lowercase();
        let people = matches!(noun.as_str(), "leader" | "man" | "woman" | "president" | "minister");
        let Some(sort) = sort(&noun).or(people.then_some(Sort::Class(T::Person))) else { continue };
        let before: Vec<String> = (tree.left(at)..at).map(|i| tree.word(i).to_ascii_lowercase()).collect();
        let before: Vec<&str> = before.iter().map(String::as_str).collect();
        let count = match before.as_slice() {
            ["the" | "these" | "those", "two"] | ["both"] | ["both", "the"] => 2,
            ["the" | "these" | "those", "three"] => 3,
            _ => continue,
        };
        let sentence = tree.sentence(at);
        let mut meant: Vec<usize> = Vec::new();
        let mut last = None;
        let end = phrases.partition_point(|phrase| phrase.head < at);
        for phrase in phrases[..end].iter().rev() {
            let distance = sentence.saturating_sub(tree.sentence(phrase.head));
            // Looks back sentence by sentence until there are enough.
            if distance > NEAR || meant.len() >= count && last != Some(distance) {
                break;
            }
            let Some(proto) = discourse.clusters[phrase.cluster].proto else { continue };
            if sort.fits(registry, proto, words(discourse, phrase)) && !meant.contains(&proto) {
                meant.push(proto);
            }
            last = Some(distance);
        }
        if meant.len() == count {
            let span = span(tree, at);
            let reference = |proto| Reference { span, kind: MentionKind::Nominal, proto, reason: Reason::Description };
            found.extend(meant.into_iter().map(reference));
        }
    }
    found
}

/// The words of a description without its article.
pub(super) fn span(tree: &Tree<'_>, head: usize) -> Span {
    let from = (tree.left(head)..=head).find(|i| !matches!(tree.tag(*i), "DT" | "PDT" | "_SP")).unwrap_or(head);
    tree.span(from).cover(tree.span(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_sorted() {
        assert!(NOUNS.is_sorted_by(|a, b| a.0 < b.0) && MODEST.is_sorted());
        assert_eq!(sort("alliance"), Some(Sort::Org(Org::Intergovernmental)));
        assert_eq!(sort("spoon"), None);
    }
}
