//! What descriptions and pronouns mean, read from the dependency tree: `the alliance`, `the Russian president`, `she`, `its`.
//!
//! A text is read once from left to right. Every noun phrase opens a cluster or joins one: names the cluster of their entity,
//! appositions and predicates that of what they describe, descriptions and pronouns that of their antecedent. Phrases without a
//! name have clusters too, so that a pronoun that means "the driver" is not given to the nearest name. Only what ends in a cluster
//! with a name becomes a mention.

mod descriptions;
mod discourse;
mod features;
mod pronouns;
mod quotes;
mod statement;
pub(super) mod tree;

use super::registry::{Found, Reference, Registry};
use crate::base::Span;
use crate::extract::MentionKind;
use crate::extract::Reason;
use crate::extract::mentions::view::View;
use crate::schema::EntityType;
use discourse::{Discourse, Name};
use features::Features;
use std::collections::BTreeMap;
use tree::{Role, Tree};

/// What the document tells of its entities before any pronoun is read.
struct Known<'r, 'd> {
    registry: &'r Registry<'d>,
    features: BTreeMap<usize, Features>,
}

/// The mentions of entities by descriptions and pronouns in texts that have a tree; none in others.
pub(super) fn find(views: &[View<'_>], registry: &Registry<'_>, found: &[Vec<Found>]) -> Vec<Vec<Reference>> {
    let mut known = Known { registry, features: features(views, registry, found) };
    let read = views.iter().zip(found).map(|(view, found)| match &view.analysis.parsed {
        Some(parsed) => {
            let tree = Tree::new(view.text, parsed);
            let names = names(view, &tree, found);
            read(tree, names, &mut known, view.comment())
        }
        None => Vec::new(),
    });
    read.collect()
}

/// Whether people are men or women, as far as any of their names tells.
fn features(views: &[View<'_>], registry: &Registry<'_>, found: &[Vec<Found>]) -> BTreeMap<usize, Features> {
    let mut features: BTreeMap<usize, Features> = BTreeMap::new();
    let mut learn = |proto: usize, name: &str| {
        let told = match registry.protos[proto].class {
            EntityType::Person => Features::of_person(name),
            class => Features::of_class(class),
        };
        let slot = features.entry(proto).or_insert(told);
        *slot = slot.with(told).unwrap_or(*slot);
    };
    for (view, found) in views.iter().zip(found) {
        for mention in found {
            learn(mention.proto, view.slice(mention.tokens.clone()));
            if let Some(label) = &registry.protos[mention.proto].label {
                learn(mention.proto, label);
            }
        }
    }
    features
}

/// The names of a text on the tree's tokens, by head.
fn names(view: &View<'_>, tree: &Tree<'_>, found: &[Found]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for mention in found {
        let span = view.span(mention.tokens.clone());
        let Some(head) = tree.head_of(span) else { continue };
        names.push(Name { tokens: tree.covered(span), head, proto: mention.proto });
    }
    names.sort_by_key(|name| (name.head, name.tokens.start, std::cmp::Reverse(name.tokens.end)));
    names
}

fn read(tree: Tree<'_>, names: Vec<Name>, known: &mut Known<'_, '_>, comment: bool) -> Vec<Reference> {
    let mut discourse = Discourse::new(tree, names, comment);
    // Every named entity has its cluster from the start: a pronoun may stand before the name.
    for at in 0..discourse.names.len() {
        let proto = discourse.names[at].proto;
        if discourse.cluster_of_proto(proto).is_none() {
            let features = known.features.get(&proto).copied().unwrap_or(Features::NAME);
            discourse.add_cluster(Some(proto), features);
        }
    }
    for at in 0..discourse.tree.len() {
        step(&mut discourse, known, at, comment);
    }
    quoted(&mut discourse);
    if !comment {
        for (at, issuer) in statement::voices(&discourse) {
            discourse.add_phrase(at, MentionKind::Pronoun, issuer);
        }
    }
    for cluster in &discourse.clusters {
        if let Some(proto) = cluster.proto {
            known.features.insert(proto, cluster.features);
        }
    }
    references(&discourse, known.registry)
}

/// Reads one token, if it heads a phrase.
fn step(discourse: &mut Discourse<'_>, known: &Known<'_, '_>, at: usize, comment: bool) {
    if let Some(name) = discourse.name(at).cloned() {
        if name.head == at {
            named(discourse, &name);
            together(discourse, at);
        }
        return;
    }
    let tree = &discourse.tree;
    if let Some(mut pronoun) = pronouns::third_person(tree, at) {
        let body = |name: &Name| known.registry.protos[name.proto].class == EntityType::Organization;
        if pronoun.possessive && discourse.name(tree.head(at)).is_some_and(body) {
            // "Its Senate": a country or body has one.
            pronoun.features = pronoun.features.with(Features::ACTOR).unwrap_or(pronoun.features);
        }
        if pronoun.features == Features::IT && !pronoun.possessive && pronouns::empty(tree, at) {
            return;
        }
        let cluster = match pronouns::antecedent(discourse, at, pronoun) {
            Some(cluster) => cluster,
            None => {
                let cluster = discourse.add_cluster(None, pronoun.features);
                if pronoun.features.sexed() && !comment {
                    discourse.float(cluster);
                }
                cluster
            }
        };
        discourse.narrow(cluster, pronoun.features);
        discourse.add_phrase(at, MentionKind::Pronoun, cluster);
        return;
    }
    if matches!(tree.tag(at), "WP" | "WP$" | "WDT") {
        relative(discourse, at);
        return;
    }
    let noun = matches!(tree.tag(at), "NN" | "NNS" | "NNP" | "NNPS");
    if noun && !matches!(tree.dep(at), "compound" | "amod" | "nmod" | "npadvmod" | "punct" | "") {
        common(discourse, known, at);
        together(discourse, at);
    }
}

/// What `and` joins is several, besides each for itself: "France and Britain" can be "they", and neither of them can.
fn together(discourse: &mut Discourse<'_>, at: usize) {
    let tree = &discourse.tree;
    let joins = tree.dep(at) != "conj" && tree.child(at, &["conj"]).is_some_and(|c| tree.tag(c).starts_with("NN"));
    if joins {
        let cluster = discourse.add_cluster(None, Features::THEY);
        discourse.add_group(at, cluster);
    }
}

/// A name joins the cluster of its entity, and tells it what stands around it.
fn named(discourse: &mut Discourse<'_>, name: &Name) {
    let Some(cluster) = discourse.cluster_of_proto(name.proto) else { return };
    let first = discourse.clusters[cluster].phrases.is_empty();
    discourse.add_phrase(name.head, MentionKind::Name, cluster);
    let tree = &discourse.tree;
    let left = tree.left(name.head).min(name.tokens.start);
    let before: Vec<&str> = (left..name.tokens.start).rev().take(3).map(|i| tree.lemma(i)).collect();
    if discourse.clusters[cluster].features.person() {
        let features = discourse.clusters[cluster].features;
        let hinted = before.iter().fold(features, |known, word| known.hinted(&word.to_lowercase()));
        discourse.narrow(cluster, hinted);
        let role = (left..name.tokens.start).find_map(|from| Some((from, discourse.role(from, name.tokens.start)?)));
        if let Some((from, role)) = role {
            let of = (left..from).rev().find_map(|i| discourse.inner_name(i)).map(|name| name.proto);
            discourse.add_office(cluster, discourse::Office { role, of });
        }
        if first && name.tokens.len() == 1 && discourse.tree.role(name.head) == Role::Subject {
            claim_floating(discourse, cluster, name.head);
        }
    }
    let tree = &discourse.tree;
    if tree.dep(name.head) == "appos"
        && let Some(described) = discourse.cluster_at(tree.head(name.head))
        && discourse.clusters[described].proto.is_none()
        && discourse.clusters[described].features.with(discourse.clusters[cluster].features).is_some()
    {
        discourse.merge(described, cluster);
    }
}

/// A person known so far as `he` alone, whom a bare surname now names: nobody is introduced so.
fn claim_floating(discourse: &mut Discourse<'_>, cluster: usize, head: usize) {
    let features = discourse.clusters[cluster].features;
    let sentence = discourse.tree.sentence(head);
    let recent = |at: usize| {
        let last = discourse.clusters[at].phrases.last().map(|p| discourse.phrases[*p].head);
        last.is_some_and(|last| (1..=2).contains(&(sentence.saturating_sub(discourse.tree.sentence(last)))))
    };
    let fits = |at: &usize| discourse.clusters[*at].features.with(features).is_some();
    let fitting: Vec<usize> = discourse.floating().filter(fits).take(2).collect();
    if let [only] = fitting[..]
        && recent(only)
    {
        discourse.merge(only, cluster);
    }
}

/// A common noun: an apposition, a predicate, a description of something named, or something new.
fn common(discourse: &mut Discourse<'_>, known: &Known<'_, '_>, at: usize) {
    let tree = &discourse.tree;
    let plural = tree.plural(at);
    let features =
        if tree.is_name(at) { Features::NAME } else { Features::of_noun(&tree.lemma(at).to_lowercase(), plural) };
    let described = match tree.dep(at) {
        "appos" => Some(tree.head(at)),
        "attr" => {
            let verb = tree.head(at);
            let plain = tree.lemma(verb) == "be" || tree.lemma(verb) == "become";
            let denied = tree.child(verb, &["neg"]).is_some();
            tree.child(verb, &["nsubj"]).filter(|_| plain && !denied)
        }
        _ => None,
    };
    let same = described
        .and_then(|head| discourse.cluster_at(head))
        .filter(|cluster| discourse.clusters[*cluster].features.with(features).is_some());
    let office = if features.person() { discourse.office(at) } else { None };
    let cluster = match same {
        Some(cluster) => {
            discourse.narrow(cluster, features);
            office.into_iter().for_each(|office| discourse.add_office(cluster, office));
            cluster
        }
        None => match descriptions::antecedent(discourse, known.registry, at, features, office.as_ref()) {
            Some(cluster) => {
                discourse.add_phrase(at, MentionKind::Nominal, cluster);
                return;
            }
            None => {
                let cluster = discourse.add_cluster(None, features);
                office.into_iter().for_each(|office| discourse.add_office(cluster, office));
                cluster
            }
        },
    };
    // A description of what it stands beside is no reference of its own.
    discourse.add_phrase(at, MentionKind::Adjective, cluster);
}

/// `who`, `whose`, `which`: the noun that their clause hangs on.
fn relative(discourse: &mut Discourse<'_>, at: usize) {
    let tree = &discourse.tree;
    let word = tree.word(at).to_ascii_lowercase();
    if !matches!(word.as_str(), "who" | "whom" | "whose" | "which") {
        return;
    }
    let Some(clause) = tree.upward(at).find(|up| tree.dep(*up) == "relcl") else { return };
    let noun = tree.head(clause);
    if tree.left(clause) > at || noun > at {
        return;
    }
    let Some(cluster) = discourse.cluster_at(noun) else { return };
    let person = discourse.clusters[cluster].features.person();
    if word == "whose" || person == (word != "which") {
        discourse.add_phrase(at, MentionKind::Pronoun, cluster);
    }
}

/// `I` and `my` in a quotation are who speaks it; `we` and `our` the country or body that speaks, or the one that the speaker holds an office in.
fn quoted(discourse: &mut Discourse<'_>) {
    let mut found = Vec::new();
    for quote in &discourse.quotes {
        let Some(cluster) = quote.speaker.and_then(|s| discourse.cluster_at(s)) else { continue };
        let person = discourse.clusters[cluster].features.person();
        let body = if person { body_of(discourse, cluster) } else { Some(cluster) };
        for at in quote.tokens.clone().filter(|at| matches!(discourse.tree.tag(*at), "PRP" | "PRP$")) {
            let means = match discourse.tree.word(at) {
                "I" | "me" | "my" | "My" | "myself" | "mine" => Some(cluster).filter(|_| person),
                "we" | "We" | "us" | "our" | "Our" => body,
                _ => None,
            };
            found.extend(means.map(|cluster| (at, cluster)));
        }
    }
    for (at, cluster) in found {
        discourse.add_phrase(at, MentionKind::Pronoun, cluster);
    }
}

/// The only country or body that a person is said to hold an office in.
fn body_of(discourse: &Discourse<'_>, person: usize) -> Option<usize> {
    let mut bodies = discourse.clusters[person].offices.iter().filter_map(|office| office.of);
    let body = bodies.next()?;
    let cluster = discourse.cluster_of_proto(body)?;
    (bodies.all(|other| other == body) && !discourse.clusters[cluster].features.person()).then_some(cluster)
}

/// What was resolved to something with a name.
fn references(discourse: &Discourse<'_>, registry: &Registry<'_>) -> Vec<Reference> {
    let tree = &discourse.tree;
    let resolved = discourse.phrases.iter().filter_map(|phrase| {
        let proto = discourse.clusters[phrase.cluster].proto?;
        let (span, reason) = match phrase.kind {
            MentionKind::Pronoun => (tree.span(phrase.head), Reason::Antecedent),
            MentionKind::Nominal => (descriptions::span(tree, phrase.head), Reason::Description),
            MentionKind::Name | MentionKind::Adjective => return None,
        };
        Some(Reference { span, kind: phrase.kind, proto, reason })
    });
    let mut found: Vec<Reference> = resolved.collect();
    found.extend(descriptions::several(discourse, registry));
    found.sort_by_key(|r| (r.span.start, Span::len(r.span), r.proto));
    found
}
