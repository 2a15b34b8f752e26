//! What a name built around a head is called, whatever form it has in the text.

use crate::authority::{EntryRef, Form};
use crate::extract::MentionKind;
use crate::extract::mentions::view::View;
use crate::extract::mentions::{Candidate, Link, lexicon};
use crate::extract::rules::{heads, laws};
use crate::schema::EntityType;
use std::ops::Range;

/// The year that a token is: four digits from 1000 to 2199.
pub(in crate::extract::mentions) fn year(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|y| (1000..2200).contains(y))
}

/// The name as an identity: for bodies of states and laws the country's own name first, `Russian Defense Ministry` and
/// `Ministry of Defence of Russia` as `Russia …`; otherwise the words.
pub(in crate::extract::mentions) fn key(view: &View<'_>, tokens: Range<usize>) -> String {
    let owned = |i: usize| heads::find(view.word(i)).is_some_and(|h| h.state) || laws::find(view.word(i)).is_some();
    if let Some((length, country)) = leading_country(view, tokens.clone())
        && let Some(entry) = lexicon::entry(country)
        && (tokens.clone().any(owned) || view.hyphen(tokens.start + length))
    {
        return format!("{} {}", entry.label, clean(view, tokens.start + length..tokens.end));
    }
    if let Some((of, country)) = trailing_country(view, tokens.clone())
        && heads::find(view.word(of - 1)).is_some_and(|h| h.state)
    {
        return format!("{country} {}", clean(view, tokens.start..of));
    }
    clean(view, tokens)
}

/// Where `of COUNTRY` at the end of a name begins, and the country's name.
fn trailing_country(view: &View<'_>, tokens: Range<usize>) -> Option<(usize, &'static str)> {
    let of = tokens.clone().rfind(|i| view.word(*i) == "of").filter(|of| *of > tokens.start)?;
    let name = if view.word(of + 1).eq_ignore_ascii_case("the") { of + 2 } else { of + 1 };
    if name >= tokens.end {
        return None;
    }
    let country = lexicon::with(lexicon::of(view, name..tokens.end), &[Form::Name, Form::Acronym])?;
    let entry = lexicon::entry(country.entry).filter(|e| e.class == EntityType::Country)?;
    Some((of, entry.label))
}

/// The words of a range with single spaces, plain apostrophes and no curly quotation marks.
pub(in crate::extract::mentions) fn clean(view: &View<'_>, tokens: Range<usize>) -> String {
    let words = view.slice(tokens).replace('’', "'").replace(['“', '”'], "");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The country whose adjective or name begins the tokens without being all of them, and how many tokens it takes.
pub(in crate::extract::mentions) fn leading_country(
    view: &View<'_>,
    tokens: Range<usize>,
) -> Option<(usize, EntryRef)> {
    (1..=tokens.len().saturating_sub(1).min(3)).rev().find_map(|length| {
        let found = lexicon::of(view, tokens.start..tokens.start + length);
        let named = |form| matches!(form, Form::Adjective | Form::Acronym | Form::Name);
        let reading = found.iter().find(|r| named(r.form) && lexicon::class(r.entry) == Some(EntityType::Country))?;
        Some((length, reading.entry))
    })
}

/// The country at the beginning of the name of a state's body or law, and both of a pair, are mentions of their own.
pub(in crate::extract::mentions) fn nested(view: &View<'_>, outer: &Candidate, out: &mut Vec<Candidate>) {
    let law = outer.class == EntityType::Law;
    if !law && outer.class != EntityType::Organization {
        return;
    }
    let Some((length, country)) = leading_country(view, outer.tokens.clone()) else { return };
    let start = outer.tokens.start;
    let pair = view.hyphen(start + length);
    let state = outer.tokens.clone().any(|i| heads::find(view.word(i)).is_some_and(|h| h.state));
    if law || state || pair {
        out.push(adjective(start..start + length, country));
    }
    let second = start + length + 1;
    if pair
        && second < outer.tokens.end
        && let Some((length, country)) = leading_country(view, second..outer.tokens.end)
    {
        out.push(adjective(second..second + length, country));
    }
}

/// A country's adjective inside a longer name.
pub(in crate::extract::mentions) fn adjective(tokens: Range<usize>, country: EntryRef) -> Candidate {
    let mut inner = Candidate::new(tokens, EntityType::Country, Link::Entry(country));
    inner.kind = MentionKind::Adjective;
    inner.inner = true;
    inner
}
