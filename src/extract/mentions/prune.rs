//! Drops readings that are only a part of a longer name which nothing reads.

use super::view::{Mode, View};
use super::{Candidate, Evidence, Link, people};
use crate::extract::MentionKind;
use crate::extract::rules::{holds, roles, words};
use crate::nlp::Shape;
use crate::schema::EntityType;

/// Drops `Georgia` of `Georgia Tech`, `Israel` of `One Israel`, `House` of `Opera House`, `Fox` of `Samantha Fox`.
pub(super) fn prune(view: &View<'_>, evidence: &Evidence<'_>, kept: &mut Vec<Candidate>) {
    let mut taken = vec![false; view.len()];
    for candidate in kept.iter() {
        taken[candidate.tokens.clone()].fill(true);
    }
    kept.retain(|c| {
        let (start, end) = (c.tokens.start, c.tokens.end);
        let before =
            || start > 0 && view.together(start - 1, start) && !view.glued(start) && loose(view, &taken, start - 1);
        let after = || view.together(start, end) && !view.glued(end) && loose(view, &taken, end);
        let meant = |at: usize| !view.initial(at) && !evidence.small(view.word(at)) && !people::given(view.word(at));
        match (&c.link, c.class) {
            _ if c.kind != MentionKind::Name => true,
            (Link::Generic(_), _) => {
                let whole = view.after(start, end) != "of" || !view.capital(end + 1);
                whole && !(after() || before() && meant(start - 1))
            }
            (Link::Entry(_) | Link::Named(_), EntityType::Place | EntityType::Country) => {
                let renewed = start > 0
                    && view.word(start - 1) == "New"
                    && view.together(start - 1, start)
                    && !view.initial(start - 1);
                // "Toronto Blue Jays": in an article's prose even an ordinary word has its capital for a reason.
                let ordinary = c.class == EntityType::Place
                    && !view.comment()
                    && view.together(start, end)
                    && !view.glued(end)
                    && view.shape(end) == Shape::Title
                    && view.mode(end) == Mode::Prose
                    && taken.get(end) == Some(&false)
                    && holds(words::COMMON, view.word(end))
                    && roles::find(view.word(end)).is_none();
                let part = c.class == EntityType::Place || c.tokens.len() == 1;
                !(renewed
                    || ordinary
                    || before() && meant(start - 1)
                    || part && after() && !people::given(view.word(end)))
            }
            (Link::Entry(_), EntityType::Organization) if c.tokens.len() == 1 => {
                let first = start > 0 && people::given(view.word(start - 1)) && view.shape(start) == Shape::Title;
                !(before() && (meant(start - 1) || first))
            }
            // "Abe Lyman" is not the Abe that the authority knows.
            (Link::Entry(_), EntityType::Person) if c.tokens.len() == 1 => {
                !(after() || before() && meant(start - 1) || hyphened(view, &taken, start))
            }
            _ => true,
        }
    });
}

/// Whether a capitalised word that nothing has read could belong to the name beside it.
fn loose(view: &View<'_>, taken: &[bool], at: usize) -> bool {
    let word = view.word(at);
    view.mode(at) == Mode::Prose
        && matches!(view.shape(at), Shape::Title | Shape::Upper)
        && view.capital(at)
        && taken.get(at) == Some(&false)
        && !words::ordinary(word)
        && !holds(words::DIRECTIONS, word)
        && roles::find(word).is_none()
        && roles::find_plural(word).is_none()
}

/// Whether a hyphen joins the name at `at` to another capitalised word that nothing has read: `Bose-Einstein`.
fn hyphened(view: &View<'_>, taken: &[bool], at: usize) -> bool {
    let unknown = |i: usize| view.capital(i) && taken.get(i) == Some(&false);
    let prefix = |w: &str| matches!(w, "Pro" | "Anti" | "Post" | "Pre" | "Ex" | "Non" | "Neo" | "Mid");
    at > 1 && view.hyphen(at - 1) && unknown(at - 2) && !prefix(view.word(at - 2))
        || view.hyphen(at + 1) && unknown(at + 2)
}
