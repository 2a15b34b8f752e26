//! Names that only the statistical engine sees, where nothing that the rules found stands in the way.
//!
//! The engine errs more than the rules, most of all away from news prose, so it is believed only in articles, where capitals mark
//! names, and for names of a form that is hard to mistake.

use std::ops::Range;

use super::view::{Mode, View};
use super::{Candidate, Evidence, Link, Name};
use crate::document::Unit;
use crate::extract::rules::{laws, words};
use crate::nlp::{NameKind, Shape};
use crate::schema::EntityType;

pub(super) fn find(view: &View<'_>, evidence: &Evidence<'_>, kept: &mut Vec<Candidate>) {
    if view.unit != Unit::Article {
        return;
    }
    let last_word = |c: &Candidate| (c.class == EntityType::Person).then(|| view.word(c.tokens.end - 1));
    let surnames: Vec<_> = kept.iter().filter_map(last_word).collect();
    for name in &view.analysis.names {
        let tokens = trimmed(view, view.analysis.tokens_in(name.span));
        let free = !kept.iter().any(|c| c.tokens.start < tokens.end && tokens.start < c.tokens.end);
        // "According to Ozola, Russia": a known surname alone is the person's.
        let surname = tokens.len() == 1 && surnames.contains(&view.word(tokens.start));
        if free
            && !surname
            && well_formed(view, evidence, &tokens)
            && let Some(candidate) = candidate(view, name.kind, tokens)
        {
            kept.push(candidate);
        }
    }
}

/// Without article, possessive ending and closing marks.
fn trimmed(view: &View<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.start < tokens.end
        && matches!(view.word(tokens.start), "the" | "The" | "THE" | "a" | "A" | "an" | "An")
    {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && view.shape(tokens.end - 1) == Shape::Mark {
        tokens.end -= 1;
    }
    tokens
}

/// Capitals at both ends, nothing but words between, all in one sentence of prose, and no word that the text also writes small.
fn well_formed(view: &View<'_>, evidence: &Evidence<'_>, tokens: &Range<usize>) -> bool {
    let capital = |at: usize| matches!(view.shape(at), Shape::Title | Shape::Upper);
    !tokens.is_empty()
        && tokens.len() <= 8
        && view.mode(tokens.start) == Mode::Prose
        && view.together(tokens.start, tokens.end - 1)
        && capital(tokens.start)
        && capital(tokens.end - 1)
        && tokens.clone().all(|at| !matches!(view.shape(at), Shape::Mark | Shape::Number) || view.word(at) == "-")
        && !tokens.clone().all(|at| words::ordinary(view.word(at)) || evidence.small(view.word(at)))
}

fn candidate(view: &View<'_>, kind: NameKind, tokens: Range<usize>) -> Option<Candidate> {
    let several = tokens.len() > 1;
    let acronym =
        !several && view.shape(tokens.start) == Shape::Upper && (3..=6).contains(&view.word(tokens.start).len());
    let joined = tokens.clone().any(|at| matches!(view.word(at), "and" | "or" | "&"));
    // What its last word says outweighs the engine's label: "Gulf of Riga Treaty" is no facility.
    let head = laws::find(view.word(tokens.end - 1)).map(|head| head.class);
    let class = match kind {
        _ if several && head.is_some() => head?,
        NameKind::Person if several => {
            let parts = tokens.clone().map(|at| view.word(at));
            let plain = parts.clone().all(|w| w.chars().next().is_some_and(char::is_uppercase));
            let words = parts.map(str::to_owned).collect();
            return plain.then(|| Candidate::new(tokens, EntityType::Person, Link::Person(words)));
        }
        NameKind::Organization if several || acronym => EntityType::Organization,
        NameKind::Place if !joined => EntityType::Place,
        NameKind::Facility if several => EntityType::Facility,
        NameKind::Event if several => EntityType::Event,
        _ => return None,
    };
    let strong = several && class != EntityType::Place;
    let name = Name { key: view.slice(tokens.clone()).to_owned(), strong, ..Name::default() };
    Some(Candidate::new(tokens, class, Link::Named(name)))
}
