//! What a pronoun means: agreement and syntax rule candidates out, salience chooses among the rest.
//!
//! The weights are those of Lappin and Leass (1994) in kind: what a sentence is about counts most, the more recent the better, and
//! a pronoun likes an antecedent that does the same in its clause.

use super::discourse::{Discourse, Phrase};
use super::features::Features;
use super::tree::{Role, Tree};
use crate::extract::MentionKind;
use std::collections::BTreeMap;

/// What a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pronoun {
    pub features: Features,
    pub reflexive: bool,
    pub possessive: bool,
}

/// The third-person pronoun at a token.
pub(super) fn third_person(tree: &Tree<'_>, at: usize) -> Option<Pronoun> {
    if !matches!(tree.tag(at), "PRP" | "PRP$") {
        return None;
    }
    let pronoun = |features, reflexive, possessive| Some(Pronoun { features, reflexive, possessive });
    match tree.word(at).to_ascii_lowercase().as_str() {
        "he" | "him" => pronoun(Features::HE, false, false),
        "his" => pronoun(Features::HE, false, tree.dep(at) == "poss"),
        "himself" => pronoun(Features::HE, true, false),
        "she" | "hers" => pronoun(Features::SHE, false, false),
        "her" => pronoun(Features::SHE, false, tree.dep(at) == "poss"),
        "herself" => pronoun(Features::SHE, true, false),
        "it" if of_text(tree, at) => pronoun(Features::TEXT, false, false),
        "it" => pronoun(Features::IT, false, false),
        "its" if OF_ACTORS.binary_search(&tree.lemma(tree.head(at))).is_ok() => pronoun(Features::ACTOR, false, true),
        "its" => pronoun(Features::IT, false, true),
        "itself" => pronoun(Features::IT, true, false),
        "they" | "them" | "theirs" => pronoun(Features::THEY, false, false),
        "their" => pronoun(Features::THEY, false, true),
        "themselves" => pronoun(Features::THEY, true, false),
        _ => None,
    }
}

/// Whether a verb stands above `at` as its object, or below as its passive, that only texts suffer: "never signed it", "it was ratified".
fn of_text(tree: &Tree<'_>, at: usize) -> bool {
    matches!(tree.dep(at), "dobj" | "nsubjpass") && TEXT_VERBS.binary_search(&tree.lemma(tree.head(at))).is_ok()
}

/// What is done to treaties, laws and other texts, and not to countries or bodies; sorted.
#[rustfmt::skip]
const TEXT_VERBS: &[&str] = &[
    "abrogate", "adopt", "amend", "approve", "breach", "codify", "draft", "enact", "implement", "negotiate", "pass", "ratify", "reject",
    "renegotiate", "repeal", "sign", "veto", "violate",
];

/// What only a country or body has; sorted.
#[rustfmt::skip]
const OF_ACTORS: &[&str] = &[
    "ally", "ambassador", "army", "border", "capital", "chairman", "citizen", "congress", "constitution", "diplomat", "economy",
    "embassy", "envoy", "government", "headquarters", "leader", "leadership", "member", "military", "minister", "navy", "neighbor",
    "neighbour", "parliament", "people", "police", "president", "senate", "soldier", "spokesman", "spokeswoman", "troop",
];

/// Sentences that are looked back over.
const WINDOW: u32 = 5;
/// Phrases that are looked back over, against lists without end.
const MOST: usize = 150;

/// Below this nothing is taken: a distant phrase that did little in its sentence.
const FLOOR: f32 = 15.0;

/// The cluster that a pronoun at `at` means.
pub(super) fn antecedent(discourse: &Discourse<'_>, at: usize, pronoun: Pronoun) -> Option<usize> {
    let tree = &discourse.tree;
    if pronoun.reflexive
        && let Some(cluster) = tree.clause(at).and_then(|verb| tree.subject(verb)).and_then(|s| discourse.cluster_at(s))
        && discourse.clusters[cluster].features.with(pronoun.features).is_some()
    {
        return Some(cluster);
    }
    let fits = |cluster: usize| discourse.clusters[cluster].features.with(pronoun.features).is_some();
    let mut scores: BTreeMap<usize, f32> = BTreeMap::new();
    let sentence = tree.sentence(at);
    // Of the phrases of one cluster in one sentence only the weightiest counts.
    let mut best: BTreeMap<(usize, u32), f32> = BTreeMap::new();
    for phrase in discourse.phrases.iter().rev().take(MOST) {
        let distance = sentence.saturating_sub(tree.sentence(phrase.head));
        if distance > WINDOW {
            break;
        }
        let one_of_several = pronoun.features.several()
            && joined(tree, phrase.head)
            && discourse.clusters[phrase.cluster].proto.is_some()
            && !discourse.clusters[phrase.cluster].features.several();
        if phrase.head == at
            || one_of_several
            || !fits(phrase.cluster)
            || blocked(discourse, at, pronoun, phrase.cluster)
        {
            continue;
        }
        let weight = weight(discourse, phrase, at, pronoun, distance);
        let slot = best.entry((phrase.cluster, distance)).or_insert(0.0);
        *slot = slot.max(weight);
    }
    for ((cluster, _), weight) in best {
        *scores.entry(cluster).or_insert(0.0) += weight;
    }
    for (cluster, score) in &mut scores {
        let known = &discourse.clusters[*cluster];
        *score += 4.0 * known.phrases.len().min(5) as f32;
        if pronoun.features.person() && known.features.sexed() {
            *score += 8.0;
        }
    }
    if let Some((cluster, score)) = ahead(discourse, at, pronoun) {
        let slot = scores.entry(cluster).or_insert(0.0);
        *slot = slot.max(score);
    }
    // Of equals the one that was spoken of first.
    let (cluster, score) =
        scores.into_iter().fold(None, |best: Option<(usize, f32)>, (cluster, score)| match best {
            Some((_, most)) if most >= score => best,
            _ => Some((cluster, score)),
        })?;
    (score >= FLOOR).then_some(cluster)
}

/// How much one phrase speaks for its cluster.
fn weight(discourse: &Discourse<'_>, phrase: &Phrase, at: usize, pronoun: Pronoun, distance: u32) -> f32 {
    let tree = &discourse.tree;
    let role = phrase.role;
    let mut weight: f32 = match role {
        Role::Subject => 100.0,
        Role::Root => 70.0,
        Role::Object => 60.0,
        Role::Dative => 55.0,
        Role::Possessor => possessor(tree, phrase.head),
        Role::Oblique => 45.0,
        Role::Predicate => 40.0,
        Role::Modifier => 15.0,
    };
    if phrase.kind == MentionKind::Pronoun {
        weight *= 1.15;
    }
    // "Sudan and Egypt negotiated it": one of several is not what the sentence is about.
    if !pronoun.features.person() && joined(tree, phrase.head) {
        weight *= 0.5;
    }
    let wanted = if pronoun.possessive { Role::Possessor } else { tree.role(at) };
    if wanted == role && !pronoun.possessive {
        weight += 20.0;
    }
    if distance == 0 {
        weight += 20.0;
        let governs = |verb: usize| tree.subject(verb) == Some(tree.phrase_head(phrase.head));
        let clause = tree.clause(at);
        if pronoun.possessive && owner(tree, phrase.head, at) {
            weight += 80.0;
        } else if clause.is_some_and(governs) {
            weight += if pronoun.possessive { 70.0 } else { 40.0 };
        } else if tree.upward(at).skip(1).any(|up| tree.is_verb(up) && governs(up)) {
            weight += 40.0;
        }
    }
    weight * 0.55_f32.powi(i32::try_from(distance).unwrap_or(9))
}

/// Whether a phrase is one of several that `and` or a comma joins.
fn joined(tree: &Tree<'_>, at: usize) -> bool {
    tree.dep(at) == "conj" || tree.child(at, &["conj"]).is_some()
}

/// Whether `at` stands in what the phrase owns, with no clause between: `Brandt's support for his party`.
fn owner(tree: &Tree<'_>, phrase: usize, at: usize) -> bool {
    let top = tree.phrase_head(phrase);
    tree.role(phrase) == Role::Possessor
        && tree.upward(at).skip(1).take_while(|up| !tree.is_verb(*up)).any(|up| up == tree.head(top))
}

/// The owner of a subject is nearly what the sentence is about.
fn possessor(tree: &Tree<'_>, at: usize) -> f32 {
    match tree.role(tree.head(tree.phrase_head(at))) {
        Role::Subject => 75.0,
        _ => 55.0,
    }
}

/// Whether syntax forbids that the pronoun at `at` means this cluster.
fn blocked(discourse: &Discourse<'_>, at: usize, pronoun: Pronoun, cluster: usize) -> bool {
    let tree = &discourse.tree;
    let speaker = discourse.quote(at).and_then(|quote| quote.speaker).and_then(|s| discourse.cluster_at(s));
    if speaker == Some(cluster) {
        return true;
    }
    let sentence = tree.sentence(at);
    let here = |head: usize| tree.sentence(head) == sentence;
    let phrases = &discourse.clusters[cluster].phrases;
    let before = phrases.iter().rev().map(|p| &discourse.phrases[*p]).take_while(|p| here(p.head));
    if before.map(|p| p.head).any(|head| head != at && disjoint(tree, at, pronoun, head)) {
        return true;
    }
    let Some(proto) = discourse.clusters[cluster].proto else { return false };
    if pronoun.possessive && possessed(discourse, at).any(|owned| owned == proto) {
        return true;
    }
    // "He told Brandt's mother": a name in the clause of a pronoun that is its subject is somebody else's.
    let Some(verb) = tree.governor(at).filter(|_| tree.role(at) == Role::Subject) else { return false };
    let from = discourse.names.partition_point(|name| name.head <= at);
    let later = discourse.names[from..].iter().take_while(|name| here(name.head));
    later.filter(|name| name.proto == proto).any(|name| name.head > at && tree.under(name.head, verb))
}

/// The entities whose names are in what a possessive pronoun owns: `her aunt Mary Paine`, `his deputy, Jan Brandt`.
fn possessed<'d>(discourse: &'d Discourse<'_>, at: usize) -> impl Iterator<Item = usize> + 'd {
    let tree = &discourse.tree;
    let owned = tree.head(at);
    let apposed = tree.children(owned).filter(move |c| *c > at && tree.dep(*c) == "appos");
    std::iter::once(owned).chain(apposed).filter_map(|head| discourse.name(head)).map(|name| name.proto)
}

/// Whether a pronoun and another phrase of its sentence cannot mean the same.
fn disjoint(tree: &Tree<'_>, at: usize, pronoun: Pronoun, other: usize) -> bool {
    // "his wife", "a picture of him": inside the phrase, with no clause between.
    let inside = tree.upward(at).take_while(|up| *up == at || !tree.is_verb(*up)).any(|up| up == other);
    if inside && tree.dep(at) != "appos" {
        return true;
    }
    let (own, others) = (tree.phrase_head(at), tree.phrase_head(other));
    // "Brandt and his wife" is no bar for `his`, "Brandt and he" is.
    if own == others && !pronoun.possessive {
        return true;
    }
    if pronoun.reflexive || pronoun.possessive {
        // "Brandt's wife and his brother": fine; "Brandt's his": no English.
        return false;
    }
    // "allowed him to sit": an object in form, and no more the subject of `allowed` than one.
    let raised = matches!(tree.word(at), "him" | "her" | "them") && tree.dep(at) == "nsubj";
    if raised && tree.subject(tree.head(tree.head(at))) == Some(others) {
        return true;
    }
    match (tree.governor(at), tree.governor(other)) {
        (Some(a), Some(b)) if a == b => true,
        // The subject that a verb shares with the one before it.
        (Some(verb), _) if tree.role(at) != Role::Subject => tree.subject(verb) == Some(others),
        _ => {
            // "Brandt's account of him".
            let noun = |i: usize| tree.head(tree.head(tree.phrase_head(i)));
            tree.role(at) == Role::Oblique
                && tree.role(other) == Role::Possessor
                && noun(at) == tree.head(others)
                && noun(at) != at
        }
    }
}

/// "In his speech, Brandt said …": the subject of a clause that opens with a phrase that holds the pronoun.
fn ahead(discourse: &Discourse<'_>, at: usize, pronoun: Pronoun) -> Option<(usize, f32)> {
    let tree = &discourse.tree;
    let cluster =
        tree.upward(at).filter(|up| matches!(tree.dep(*up), "advcl" | "prep" | "npadvmod")).find_map(|opener| {
            let subject = tree.child(tree.head(opener), &["nsubj", "nsubjpass"])?;
            let name =
                discourse.name(subject).filter(|name| name.head > at && tree.right(opener) < name.tokens.start)?;
            discourse.cluster_of_proto(name.proto)
        })?;
    let fits = discourse.clusters[cluster].features.with(pronoun.features).is_some();
    (fits && !blocked(discourse, at, pronoun, cluster)).then_some((cluster, AHEAD))
}

/// What the subject that follows weighs: as much as a subject of the sentence before, and more.
const AHEAD: f32 = 115.0;

/// Whether an `it` stands for nothing: `it is clear that`, `it seems`, `it rained`.
pub(super) fn empty(tree: &Tree<'_>, at: usize) -> bool {
    if tree.dep(at) == "expl" {
        return true;
    }
    let verb = tree.head(at);
    let clausal = |deps: &[&str]| tree.children(verb).any(|c| c > at && deps.contains(&tree.dep(c)));
    match tree.dep(at) {
        "nsubj" | "nsubjpass" => {
            let copula = tree.lemma(verb) == "be";
            let predicate = tree.child(verb, &["acomp", "attr", "advmod", "prep"]);
            let below = predicate.is_some_and(|p| {
                tree.children(p).any(|c| c > p && matches!(tree.dep(c), "ccomp" | "xcomp" | "acl" | "relcl" | "advcl"))
            });
            copula && (clausal(&["ccomp", "xcomp", "csubj", "advcl"]) || below)
                || tree.dep(at) == "nsubjpass" && clausal(&["ccomp", "xcomp"])
                || matches!(tree.lemma(verb), "seem" | "appear" | "happen" | "rain" | "snow" | "matter" | "turn")
                || tree.lemma(verb) == "take" && clausal(&["xcomp", "advcl", "ccomp"])
                || copula && predicate.is_some_and(|p| tree.tag(p) == "CD" || TIMES.contains(&tree.lemma(p)))
        }
        // "makes it clear that", "find it hard to".
        "dobj" => clausal(&["ccomp", "xcomp"]) && clausal(&["oprd", "acomp", "ccomp"]),
        _ => false,
    }
}

const TIMES: &[&str] = &["time", "day", "night", "morning", "evening", "late", "early", "year"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(OF_ACTORS.is_sorted() && TEXT_VERBS.is_sorted());
    }
}
