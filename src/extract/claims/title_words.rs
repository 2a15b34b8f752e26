//! The words of one title: where they begin and end, their label, tenure and body.

use super::offices::{ABBREVIATIONS, holds_offices, is_complement, is_head, is_modifier, tenure_word};
use super::tree::{Dep, Pos, Tree};
use crate::base::Span;
use crate::extract::{EntityRef, MentionKind};
use crate::schema::{EntityType, Tenure};

/// A title as the text gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// In lower case, acronyms apart: `foreign minister`, `CEO`.
    pub(super) label: String,
    pub(super) tenure: Tenure,
    /// What the office is in.
    pub(super) inside: Option<EntityRef>,
    /// Its words, tenure and body included.
    pub(super) span: Span,
}

/// The name or adjective of something that offices are in, on the token; descriptions and the holder's own name apart.
fn body_on(tree: &Tree<'_>, token: usize, holder: Option<usize>) -> Option<(EntityRef, std::ops::Range<usize>)> {
    let span = tree.node(token).span;
    let names = tree.mentions.iter().copied().filter(|m| Some(*m) != holder).filter(|m| {
        let mention = &tree.facts.mentions[*m];
        matches!(mention.kind, MentionKind::Name | MentionKind::Adjective) && mention.span.overlaps(span)
    });
    let longest = names.max_by_key(|m| tree.facts.mentions[*m].span.len())?;
    let mention = &tree.facts.mentions[longest];
    let two = tree.mentions_on(token).len() > 1;
    (holds_offices(mention.class) && !two).then(|| (mention.entity, tree.covered(mention.span)))
}

/// The title right before a name that begins at token `name`.
pub(super) fn before(tree: &Tree<'_>, name: usize, holder: usize) -> Option<Title> {
    let mut end = name;
    let mut tenure = None;
    if end >= 1 && matches!(tree.word(end - 1), "elect" | "designate") {
        tenure = Some(Tenure::Elect);
        end -= if end >= 2 && tree.word(end - 2) == "-" { 2 } else { 1 };
    }
    // `Secretary of State X`, `Chief of Staff X`.
    let mut head = end.checked_sub(1)?;
    if !is_head(tree.word(head)) {
        let of = (1..=2).find(|n| end > n + 1 && tree.word(end - n - 1) == "of" && is_head(tree.word(end - n - 2)))?;
        (end - of..end).all(|i| is_complement(tree.word(i)) || is_modifier(tree.word(i))).then_some(())?;
        head = end - of - 2;
    }
    let start = extend_left(tree, head);
    let label = label(tree, start..end);
    let (context, inside, more) = left_context(tree, start, Some(holder));
    let lower = tree.node(end - 1).span.slice(tree.text).starts_with(char::is_lowercase);
    // `Gen. Smith`, `Captain Smith`: ranks are no offices without more; `Judge` and `King` begin many names.
    let bare_rank = matches!(
        label.as_str(),
        "major" | "head" | "chief" | "chair" | "fellow" | "deputy" | "executive" | "general" | "justice"
    ) && lower
        && inside.is_none();
    // `Dean Hale`: a given name more often than an office.
    let given = label == "dean" && !lower && inside.is_none();
    if bare_rank || given {
        return None;
    }
    let span = tree.node(context).span.cover(tree.node(name - 1).span);
    Some(Title { label, tenure: tenure.or(more).unwrap_or(Tenure::Current), inside, span })
}

/// Extends a title to the left over its modifiers.
fn extend_left(tree: &Tree<'_>, mut start: usize) -> usize {
    while start > 0 {
        let at = start - 1;
        let word = tree.word(at);
        let name = body_on(tree, at, None).is_some();
        let joined = word == "-"
            && start >= 2
            && is_modifier(tree.word(start - 2))
            && tenure_word(tree.word(start - 2)).is_none();
        if is_modifier(word) && !name && !matches!(tree.node(at).pos, Pos::Adp | Pos::Verb) {
            start -= 1;
        } else if joined && tree.node(at).span.end == tree.node(start).span.start {
            start -= 2;
        } else {
            break;
        }
    }
    start
}

/// Tenure and body to the left of a title: where they begin, and what they are.
fn left_context(tree: &Tree<'_>, title: usize, holder: Option<usize>) -> (usize, Option<EntityRef>, Option<Tenure>) {
    let mut start = title;
    let mut inside = None;
    let mut tenure = None;
    while let Some(at) = start.checked_sub(1) {
        let word = tree.word(at);
        if word == "'s" || word == "'" {
            if inside.is_some() || at == 0 || body_on(tree, at - 1, holder).is_none() {
                break;
            }
            start -= 1;
            continue;
        }
        if word == "-" && at > 0 && tenure_word(tree.word(at - 1)).is_some() {
            start -= 1;
            continue;
        }
        if let Some(found) = tenure_word(word) {
            tenure = tenure.or(found);
            start -= 1;
            continue;
        }
        if inside.is_none()
            && let Some((body, covered)) = body_on(tree, at, holder)
        {
            inside = Some(body);
            start = covered.start.min(at);
            continue;
        }
        break;
    }
    (start, inside, tenure)
}

fn label(tree: &Tree<'_>, words: std::ops::Range<usize>) -> String {
    let mut label = String::new();
    let of = words.clone().find(|i| matches!(tree.word(*i), "of" | "for" | "to")).unwrap_or(words.end);
    let text = |at: usize| tree.node(at).span.slice(tree.text);
    for at in words.clone() {
        let word = tree.word(at);
        let glued = at > words.start && tree.node(at - 1).span.end == tree.node(at).span.start;
        if !label.is_empty() && !glued {
            label.push(' ');
        }
        let long = ABBREVIATIONS.iter().find(|(short, _)| *short == word).map(|(_, long)| *long);
        let acronym =
            text(at).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && word.len() <= 4 && word.len() > 1;
        let common = is_complement(word) || is_modifier(word) || tree.node(at).pos != Pos::Propn;
        match long {
            Some(long) if at < of => label.push_str(long),
            _ if acronym || at > of && !common => label.push_str(text(at)),
            _ => label.push_str(word),
        }
    }
    label
}

/// The title headed by the token, and those joined to it: `president and CEO of Acme`. What the last is in, all are in.
pub(super) fn titles(tree: &Tree<'_>, head: usize) -> Vec<Title> {
    let members: Vec<usize> = tree.joined(head).unwrap_or_default().into_iter().map(|(member, _)| member).collect();
    let joined: Vec<usize> = members.iter().copied().filter(|h| is_head(tree.word(*h))).collect();
    let mut titles: Vec<Title> = joined.iter().filter_map(|h| title(tree, *h)).collect();
    // `CEO and owner of Acme`: whose the last is that is no office.
    let last = members.last().filter(|last| !joined.contains(last));
    let inside = titles.iter().rev().find_map(|t| t.inside).or_else(|| of_body(tree, *last?));
    for title in &mut titles {
        title.inside = title.inside.or(inside);
    }
    // `chairman of Acme, Minera Sol and Cobre Norte`: one office in each.
    let others = joined.last().map(|last| other_bodies(tree, *last)).unwrap_or_default();
    for at in 0..titles.len() {
        let more: Vec<Title> = others
            .iter()
            .filter(|o| titles[at].inside != Some(**o))
            .map(|o| Title { inside: Some(*o), ..titles[at].clone() })
            .collect();
        titles.extend(more);
    }
    titles
}

/// The body that a noun is of: `owner of Acme`.
fn of_body(tree: &Tree<'_>, noun: usize) -> Option<EntityRef> {
    let of = tree.with(noun, &[Dep::Prep]).find(|p| tree.word(*p) == "of")?;
    let found = &tree.facts.mentions[tree.node(tree.child(of, Dep::Pobj)?).mention?];
    (found.kind == MentionKind::Name && found.class == EntityType::Organization).then_some(found.entity)
}

/// The bodies that are joined to the one that an office is in.
fn other_bodies(tree: &Tree<'_>, head: usize) -> Vec<EntityRef> {
    let body = |token: usize| {
        let mention = &tree.facts.mentions[tree.node(token).mention?];
        (mention.kind == MentionKind::Name && mention.class == EntityType::Organization).then_some(mention.entity)
    };
    let prepositions = tree.with(head, &[Dep::Prep]).filter(|p| matches!(tree.word(*p), "of" | "at" | "for"));
    let lists = prepositions.filter_map(|p| tree.child(p, Dep::Pobj)).filter_map(|o| {
        let members: Option<Vec<EntityRef>> = tree.joined(o)?.into_iter().map(|(m, _)| body(m)).collect();
        members.filter(|m| m.len() > 1)
    });
    lists.flatten().collect()
}

/// The name that begins right at `at`, an article apart, of something that offices are in.
fn body_from(tree: &Tree<'_>, at: usize) -> Option<(EntityRef, usize)> {
    let at = if tree.word(at) == "the" { at + 1 } else { at };
    let start = tree.nodes.get(at)?.span.start;
    let mention = tree.mentions.iter().map(|m| &tree.facts.mentions[*m]).find(|m| m.span.start == start)?;
    let fits = mention.kind == MentionKind::Name && holds_offices(mention.class);
    fits.then(|| (mention.entity, tree.covered(mention.span).end))
}

/// `the acting director of the Vale Institute`, `Russia's foreign minister`, `a senior fellow at X`.
fn title(tree: &Tree<'_>, head: usize) -> Option<Title> {
    let start = extend_left(tree, head);
    let (from, mut inside, mut tenure) = left_context(tree, start, None);
    let mut end = head + 1;
    let mut label_end = end;
    // `president-elect`.
    if tree.word(end) == "-" && tree.word(end + 1) == "elect" || tree.word(end) == "elect" {
        tenure = Some(Tenure::Elect);
        end += if tree.word(end) == "-" { 2 } else { 1 };
    }
    let prepositions: Vec<usize> = tree.with(head, &[Dep::Prep]).filter(|p| *p >= end).collect();
    for at in prepositions {
        let Some(object) = tree.child(at, Dep::Pobj) else { continue };
        let named =
            |token: usize| tree.node(token).mention.filter(|m| tree.facts.mentions[*m].kind == MentionKind::Name);
        // `of the mining company Minera Sol`: the name right behind its noun.
        let behind = |mention: &usize| tree.covered(tree.facts.mentions[*mention].span).start == object + 1;
        let of_noun = || tree.child(object, Dep::Appos).and_then(named).filter(behind);
        match (tree.word(at), named(object).or_else(of_noun)) {
            ("of" | "at" | "for", Some(mention)) => {
                let found = &tree.facts.mentions[mention];
                if inside.is_none() && holds_offices(found.class) {
                    inside = Some(found.entity);
                    end = end.max(tree.covered(found.span).end);
                } else if inside.is_none()
                    && let Some((body, covered)) = body_from(tree, at + 1).filter(|_| at == label_end)
                {
                    // `of Joint Force – Operation Sol`: the body is named first.
                    inside = Some(body);
                    end = end.max(covered);
                }
            }
            ("with", Some(mention)) if inside.is_none() && at == label_end => {
                let found = &tree.facts.mentions[mention];
                if found.class == EntityType::Organization {
                    inside = Some(found.entity);
                    end = end.max(tree.covered(found.span).end);
                }
            }
            // `of Minera Sol S.A.`, where the name that is known is not the whole phrase.
            ("of" | "at", None)
                if inside.is_none()
                    && at == label_end
                    && tree.node(object).pos == Pos::Propn
                    && body_from(tree, at + 1).is_some() =>
            {
                if let Some((body, covered)) = body_from(tree, at + 1) {
                    inside = Some(body);
                    end = end.max(covered);
                }
            }
            ("to", Some(mention)) if at == label_end => {
                label_end = tree.covered(tree.facts.mentions[mention].span).end;
                end = end.max(label_end);
            }
            // `of foreign affairs`, `of the armed services committee`: a few plain words.
            ("of" | "for", None) if at == label_end => {
                let plain = (at + 1..=object).all(|i| {
                    tree.node(i).mention.is_none_or(|m| tree.facts.mentions[m].kind != MentionKind::Name)
                        && body_on(tree, i, None).is_none()
                });
                if plain && object - at <= 4 && object > at {
                    label_end = object + 1;
                    end = end.max(label_end);
                    // `minister of defence of Peru`.
                    let further =
                        tree.with(object, &[Dep::Prep]).find(|p| matches!(tree.word(*p), "of" | "in" | "for" | "at"));
                    let body = further.and_then(|p| tree.child(p, Dep::Pobj)).and_then(|o| tree.node(o).mention);
                    if let Some(found) =
                        body.map(|m| &tree.facts.mentions[m]).filter(|m| inside.is_none() && holds_offices(m.class))
                    {
                        inside = Some(found.entity);
                    }
                }
            }
            _ => {}
        }
    }
    // `founder and CEO of Minera Sol`, where the parser hangs the company elsewhere.
    if inside.is_none()
        && tree.word(label_end) == "of"
        && let Some((body, covered)) = body_from(tree, label_end + 1)
    {
        inside = Some(body);
        end = end.max(covered);
    }
    // `commander, Second Division`.
    if inside.is_none() && tree.word(label_end) == "," {
        let beside = tree.with(head, &[Dep::Appos]).any(|a| a > label_end);
        let body = body_from(tree, label_end + 1).filter(|_| beside);
        let organization = body.filter(|(b, _)| tree.facts.entities[b.0 as usize].class == EntityType::Organization);
        if let Some((body, covered)) = organization {
            inside = Some(body);
            end = end.max(covered);
        }
    }
    // `dictator of Italy from 1922 to 1943`.
    let number = |at: usize| at < tree.len() && tree.node(at).pos == Pos::Num;
    if tree.word(end) == "from"
        && number(end + 1)
        && matches!(tree.word(end + 2), "to" | "until" | "-")
        && number(end + 3)
    {
        tenure = tenure.or(Some(Tenure::Former));
    }
    let label = label(tree, start..label_end);
    let span = tree.node(from).span.cover(tree.node(end.max(label_end) - 1).span);
    Some(Title { label, tenure: tenure.unwrap_or(Tenure::Current), inside, span })
}
