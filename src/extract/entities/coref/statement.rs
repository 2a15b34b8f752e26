//! Whose `we` the words of a statement are: `The United States condemns the attack. We offer our condolences.`

use super::discourse::Discourse;
use super::tree::Tree;
use crate::extract::rules::holds;

/// What bodies do in statements of their own, by saying so; sorted.
#[rustfmt::skip]
const STATING: &[&str] = &[
    "affirm", "applaud", "commend", "condemn", "congratulate", "denounce", "deplore", "express", "extend", "honor", "honour", "mourn",
    "reaffirm", "regret", "reiterate", "salute", "thank", "underline", "underscore", "urge", "welcome",
];

/// The pronouns of the first person plural outside quotations, and the cluster of the body that they stand for: the only one that is named
/// as doing what statements do, from there on. Reporters who say `we` write of several bodies, or of what they did: `We visited its plant.`
pub(super) fn voices(discourse: &Discourse<'_>) -> Vec<(usize, usize)> {
    let tree = &discourse.tree;
    let mut issuers = (0..tree.len()).filter_map(|verb| Some((verb, issuer(discourse, verb)?)));
    let Some((from, issuer)) = issuers.next() else { return Vec::new() };
    if issuers.any(|(_, other)| other != issuer) {
        return Vec::new();
    }
    let first = |at: &usize| matches!(tree.word(*at), "we" | "We" | "us" | "our" | "Our");
    let own: Vec<usize> = (0..tree.len()).filter(first).filter(|at| discourse.quote(*at).is_none()).collect();
    let reports = |at: &usize| tree.dep(*at) == "nsubj" && tree.tag(tree.head(*at)) == "VBD";
    if own.iter().any(reports) {
        return Vec::new();
    }
    own.into_iter().filter(|at| *at > from).map(|at| (at, issuer)).collect()
}

/// The body that states something by a main verb, in words of the text's own.
fn issuer(discourse: &Discourse<'_>, verb: usize) -> Option<usize> {
    let tree = &discourse.tree;
    if !tree.is_verb(verb) || !holds(STATING, tree.lemma(verb)) || !present(tree, verb) {
        return None;
    }
    let main = tree.upward(verb).find(|up| tree.dep(*up) != "conj")?;
    if tree.dep(main) != "ROOT" {
        return None;
    }
    let subject = tree.child(verb, &["nsubj"]).filter(|_| discourse.quote(verb).is_none())?;
    let cluster =
        discourse.name(subject).filter(|name| name.head == subject).and_then(|_| discourse.cluster_at(subject))?;
    discourse.clusters[cluster].features.body().then_some(cluster)
}

/// `condemns`, `is continuing`, `will support`.
fn present(tree: &Tree<'_>, verb: usize) -> bool {
    let aux = || tree.children(verb).filter(|c| tree.dep(*c) == "aux");
    match tree.tag(verb) {
        "VBZ" | "VBP" => true,
        "VBG" => aux().any(|a| matches!(tree.tag(a), "VBZ" | "VBP")),
        "VB" => aux().any(|a| tree.lemma(a) == "will"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_verbs_are_sorted() {
        assert!(super::STATING.is_sorted());
    }
}
