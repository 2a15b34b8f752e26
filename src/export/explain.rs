//! Why a document is taken to speak of something: every mention with its words and its reason, what decided on the identity, and every
//! claim with its rule and its words.

use std::fmt::Write as _;

use crate::base::{CodePoints, Span};
use crate::document::{Document, Unit};
use crate::extract::{Claim, Entity, EntityRef, Facts, MentionKind, Speaker};
use crate::schema::EntityType;

/// How many bytes of a text are shown beside a mention.
const BESIDE: usize = 40;

/// Everything that a document says of what a user means by `what`, and why, in lines of text; none where it says nothing of it.
#[must_use]
pub fn explain(document: &Document, facts: &Facts, what: &str, base: &str) -> Option<String> {
    let mut text = String::new();
    for (at, entity) in facts.entities.iter().enumerate().filter(|(_, entity)| entity.is(what)) {
        let own = EntityRef(u32::try_from(at).unwrap_or(u32::MAX));
        if !text.is_empty() {
            text.push('\n');
        }
        let _ = writeln!(text, "{} ({}) in {}", entity.label, entity.class, document.source);
        about(&mut text, document, facts, entity, own, base);
        mentions(&mut text, document, facts, own);
        claims(&mut text, document, facts, own);
    }
    (!text.is_empty()).then_some(text)
}

fn about(text: &mut String, document: &Document, facts: &Facts, entity: &Entity, own: EntityRef, base: &str) {
    let _ = writeln!(text, "  iri        <{}>", entity.id.iri(base));
    let _ = writeln!(text, "  document   <{}>", document.id.iri(base));
    if !entity.aliases.is_empty() {
        let _ = writeln!(text, "  also       {}", entity.aliases.join(", "));
    }
    for same in &entity.same_as {
        let _ = writeln!(text, "  same as    <{same}>");
    }
    let _ = writeln!(text, "  identity   {}", identity(entity));
    for decision in facts.decisions.iter().filter(|d| d.entity == own) {
        let _ = writeln!(text, "  decided    {}", decision.text);
    }
    if facts.authors.contains(&own) {
        let _ = writeln!(text, "  role       an author of the article");
    }
    if facts.publisher == Some(own) {
        let _ = writeln!(text, "  role       published the article");
    }
}

/// Which rule of identity an id shows.
fn identity(entity: &Entity) -> &'static str {
    let id = entity.id.as_str();
    match (id.strip_prefix("entity/"), entity.class) {
        (_, EntityType::Position) => "a position, named by its words and by what it is in",
        (None, _) => "a name that means this thing only in this document",
        (Some(_), _) if !entity.same_as.is_empty() => "identified by an authority",
        (Some(key), _) if crate::authority::by_key(key).is_some() => "identified by the built-in authority",
        (Some(_), _) => "a full name, which is the same thing in every document",
    }
}

fn mentions(text: &mut String, document: &Document, facts: &Facts, own: EntityRef) {
    let found: Vec<_> = facts.mentions.iter().filter(|m| m.entity == own).collect();
    if found.is_empty() {
        return;
    }
    let _ = writeln!(text, "  mentions   {}", found.len());
    for mention in found {
        let kind = match mention.kind {
            MentionKind::Name => "name",
            MentionKind::Adjective => "adjective",
            MentionKind::Nominal => "description",
            MentionKind::Pronoun => "pronoun",
        };
        let words = document.text_of(mention.unit);
        let _ = writeln!(text, "    {}  {}", place(document, mention.unit, mention.span), beside(words, mention.span));
        let _ = writeln!(text, "      {kind}: {}", mention.reason.told());
    }
}

fn claims(text: &mut String, document: &Document, facts: &Facts, own: EntityRef) {
    let touches = |claim: &Claim| {
        claim.subject == own || claim.object == own || claim.attributed_to == Some(Speaker::Entity(own))
    };
    let found: Vec<_> = facts.claims.iter().filter(|claim| touches(claim)).collect();
    if found.is_empty() {
        return;
    }
    let _ = writeln!(text, "  claims     {}", found.len());
    let label = |entity: EntityRef| facts.entities.get(entity.0 as usize).map_or("", |e| e.label.as_str());
    for claim in found {
        let speaker = match &claim.attributed_to {
            None => String::new(),
            Some(Speaker::Entity(speaker)) => format!(", says {}", label(*speaker)),
            Some(Speaker::Account(account)) => format!(", says {account}"),
        };
        let when = claim.when.as_ref().map(|when| format!(", {when}")).unwrap_or_default();
        let _ = writeln!(
            text,
            "    {} {} {} ({}{speaker}{when})",
            label(claim.subject),
            claim.predicate,
            label(claim.object),
            claim.status
        );
        let _ = writeln!(text, "      rule {}, confidence {}", claim.rule, claim.confidence);
        for evidence in &claim.evidence {
            let words = document.text_of(evidence.unit);
            let said = one_line(evidence.span.slice(words));
            let trigger = one_line(evidence.trigger.slice(words));
            let _ = writeln!(text, "      {}  \"{trigger}\" in: {said}", place(document, evidence.unit, evidence.span));
        }
    }
}

/// Where a stretch stands, in code points as in every output.
fn place(document: &Document, unit: Unit, span: Span) -> String {
    let (start, end) = CodePoints::new(document.text_of(unit)).span(span);
    match unit {
        Unit::Article => format!("article {start}-{end}"),
        Unit::Comment(n) => {
            let author = document.comments.get(n as usize).and_then(|c| c.author.as_deref());
            let by = author.map(|a| format!(" by {a}")).unwrap_or_default();
            format!("comment {}{by} {start}-{end}", n + 1)
        }
    }
}

/// The words of a mention in brackets, with some of the text around them.
fn beside(text: &str, span: Span) -> String {
    let (start, end) = (span.start as usize, span.end as usize);
    let from = (start.saturating_sub(BESIDE)..=start).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    let to = (end..=(end + BESIDE).min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(end);
    // Whole words only.
    let before = &text[from..start];
    let before = if from == 0 { before } else { before.split_once(char::is_whitespace).map_or("", |(_, rest)| rest) };
    let after = &text[end..to];
    let after =
        if to == text.len() { after } else { after.rsplit_once(char::is_whitespace).map_or("", |(rest, _)| rest) };
    let gap = |text: &str, at_end: bool| {
        let blank = if at_end { text.ends_with(char::is_whitespace) } else { text.starts_with(char::is_whitespace) };
        if blank { " " } else { "" }
    };
    let (lead, trail) = (gap(before, true), gap(after, false));
    format!("{}{lead}[{}]{trail}{}", one_line(before), one_line(&text[start..end]), one_line(after))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
