//! `the president`, `the minister`: a role that exactly one person of the document bears, after that person was named.

use super::registry::{Found, Registry};
use crate::extract::mentions::view::{Mode, View};
use crate::extract::rules::roles::{self, RoleKind, Seat};
use crate::extract::rules::{holds, words};
use crate::extract::{MentionKind, Reason};
use crate::nlp::Shape;
use crate::schema::EntityType;
use std::collections::{BTreeMap, BTreeSet};

/// Roles that a text also gives to people whom it does not name; sorted.
const VAGUE: &[&str] = &[
    "candidate",
    "chief",
    "commander",
    "delegate",
    "deputy",
    "diplomat",
    "dictator",
    "envoy",
    "first lady",
    "head",
    "incumbent",
    "king",
    "lawmaker",
    "leader",
    "legislator",
    "member",
    "mp",
    "nominee",
    "officer",
    "official",
    "peer",
    "private",
    "prince",
    "prosecutor",
    "representative",
    "speaker",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "strongman",
    "whip",
];

/// Adds the nominal mentions of the article; comments speak of presidents whom the article does not name.
pub(super) fn find(views: &[View<'_>], registry: &Registry<'_>, found: &mut [Vec<Found>]) {
    let (Some(view), Some(found)) = (views.first(), found.first_mut()) else { return };
    let mut taken = vec![false; view.len()];
    let mut first = BTreeMap::new();
    for mention in found.iter().filter(|m| registry.protos[m.proto].class == EntityType::Person) {
        let start = first.entry(mention.proto).or_insert(mention.tokens.start);
        *start = mention.tokens.start.min(*start);
    }
    for mention in found.iter() {
        taken[mention.tokens.clone()].fill(true);
    }
    let mut holders = registry.people.holders();
    appositions(view, registry, found, &mut holders);
    for at in 1..view.len() {
        if !view.word(at - 1).eq_ignore_ascii_case("the")
            || view.shape(at) != Shape::Lower
            || view.mode(at) != Mode::Prose
            || !view.together(at - 1, at)
        {
            continue;
        }
        let Some((role, length)) = roles::longest_at(at, |i| view.together(at, i).then(|| view.word(i))) else {
            continue;
        };
        let end = at + length;
        if !usable(role) || taken[at..end].contains(&true) || !ends(view, at, end) {
            continue;
        }
        let among: BTreeSet<usize> = holders
            .iter()
            .filter(|(words, _)| {
                **words == role.words || words.strip_suffix(role.words).is_some_and(|before| before.ends_with(' '))
            })
            .flat_map(|(_, people)| people.iter().copied())
            .collect();
        let (Some(only), 1) = (among.first(), among.len()) else { continue };
        if first.get(only).is_some_and(|start| *start < at) {
            found.push(Found::of(at..end, MentionKind::Nominal, *only, Reason::Role));
        }
    }
}

/// Whether a role, alone after `the`, means the one who bears it.
fn usable(role: &roles::Role) -> bool {
    matches!(
        role.kind,
        RoleKind::Political | RoleKind::Royal | RoleKind::Religious | RoleKind::Military | RoleKind::Legal
    ) && !matches!(role.seat, Seat::Nowhere)
        && !VAGUE.contains(&role.words)
}

/// Whether the noun phrase ends here: no `of`, no name, no noun that the role only modifies.
fn ends(view: &View<'_>, at: usize, end: usize) -> bool {
    let next = view.after(at, end);
    match view.shape(end) {
        Shape::Mark => !view.hyphen(end) && !matches!(next, "&" | "/"),
        Shape::Lower => {
            !matches!(next, "of" | "for" | "in" | "at" | "who" | "or" | "and")
                && (holds(words::FUNCTION, next) || holds(words::VERBS, next) || holds(words::SAYING, next))
        }
        _ => next.is_empty(),
    }
}

/// Adds roles that follow a name: `Kaarel Tamm, the forum's director`, `Anna Holt was president`.
fn appositions(
    view: &View<'_>,
    registry: &Registry<'_>,
    found: &[Found],
    holders: &mut BTreeMap<&'static str, BTreeSet<usize>>,
) {
    for mention in found.iter().filter(|m| registry.protos[m.proto].class == EntityType::Person) {
        let end = mention.tokens.end;
        if !matches!(view.after(mention.tokens.start, end), "," | "is" | "was" | "became" | "as" | "(") {
            continue;
        }
        for at in end + 1..end + 8 {
            if !view.together(end, at) || matches!(view.word(at), "," | "." | "said" | "who" | "that") {
                break;
            }
            if let Some((role, _)) = roles::longest_at(at, |i| view.together(at, i).then(|| view.word(i))) {
                holders.entry(role.words).or_default().insert(mention.proto);
                break;
            }
        }
    }
}
