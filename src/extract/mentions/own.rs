//! Names that an authority of the user's own knows, where rules and engine see nothing, or only a part of them.

use std::ops::Range;

use super::names::clean;
use super::view::{Mode, View};
use super::{Candidate, Link, Name};
use crate::authority::index::{Index, NameForm};
use crate::extract::rules::words;
use crate::extract::{MentionKind, Reason};
use crate::nlp::Shape;
use crate::schema::EntityType;

/// The longest name, in tokens.
const LONGEST: usize = 12;

pub(super) fn find(view: &View<'_>, authorities: &[Index], kept: &mut Vec<Candidate>) {
    if authorities.is_empty() {
        return;
    }
    let mut at = 0;
    while at < view.len() {
        let Some((end, class)) = longest(view, authorities, at) else {
            at += 1;
            continue;
        };
        if let Some(tokens) = free(kept, at..end, class) {
            let mut candidate = Candidate::new(tokens.clone(), class, link(view, &tokens, class));
            candidate.reason = Reason::Authority;
            kept.push(candidate);
        }
        at = end;
    }
}

/// The end of the longest name that begins at a token, and the class of what it names; none where the authorities have several classes
/// for it.
fn longest(view: &View<'_>, authorities: &[Index], at: usize) -> Option<(usize, EntityType)> {
    if !view.capital(at) && view.shape(at) != Shape::Number {
        return None;
    }
    let last = view.sentence(at).end.min(at + LONGEST);
    let mut found = None;
    for end in at + 1..=last {
        let words = view.slice(at..end);
        if !view.word(end - 1).contains(char::is_alphanumeric) {
            continue;
        }
        if let Some(class) = class(view, authorities, at..end, words) {
            found = Some((end, class));
        }
        if !authorities.iter().any(|index| index.continues(words)) {
            break;
        }
    }
    found
}

fn class(view: &View<'_>, authorities: &[Index], tokens: Range<usize>, words: &str) -> Option<EntityType> {
    let single = tokens.len() == 1;
    let at = tokens.start;
    if single
        && (view.mode(at) != Mode::Prose
            || words::ordinary(words)
            || view.initial(at) && view.shape(at) != Shape::Upper)
    {
        return None;
    }
    // Small words inside a name are its own; a name that ends in one is no name.
    if !view.capital(tokens.end - 1) && view.shape(tokens.end - 1) != Shape::Number {
        return None;
    }
    let shouted = !words.contains(char::is_lowercase);
    let mut class = None;
    for index in authorities {
        for sense in index.senses(words) {
            let item = index.item(sense.item)?;
            let fits = match sense.form {
                NameForm::Name | NameForm::Alias => true,
                NameForm::Capitals => shouted,
                NameForm::Short => false,
            };
            if !fits || single && item.class == EntityType::Person {
                continue;
            }
            if class.is_some_and(|held| held != item.class) {
                return None;
            }
            class = Some(item.class);
        }
    }
    class
}

/// The tokens, where they may be a mention: what is there already lies inside and is shorter, or is the engine's guess at the same
/// words with another class. Takes away what is there.
fn free(kept: &mut Vec<Candidate>, tokens: Range<usize>, class: EntityType) -> Option<Range<usize>> {
    let over = |c: &Candidate| c.tokens.start < tokens.end && tokens.start < c.tokens.end;
    let yields = |c: &Candidate| {
        let inside = tokens.start <= c.tokens.start && c.tokens.end <= tokens.end;
        let same = c.tokens == tokens;
        inside && (!same || c.class != class && c.reason == Reason::Engine)
    };
    if !kept.iter().filter(|c| over(c)).all(yields) {
        return None;
    }
    let nested = |c: &Candidate| {
        class == EntityType::Organization && c.kind == MentionKind::Adjective && c.tokens.start == tokens.start
    };
    kept.retain_mut(|c| {
        if !over(c) {
            return true;
        }
        c.inner |= nested(c);
        nested(c)
    });
    Some(tokens)
}

fn link(view: &View<'_>, tokens: &Range<usize>, class: EntityType) -> Link {
    let key = clean(view, tokens.clone());
    if class == EntityType::Person {
        Link::Person(key.split(' ').map(str::to_owned).collect())
    } else {
        Link::Named(Name { key, strong: true, ..Name::default() })
    }
}
