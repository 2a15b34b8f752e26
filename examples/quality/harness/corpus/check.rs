//! Whether annotations fit together, the ontology and the text.

use jiff::civil::Date;
use pressgraph::schema::{EntityType, Relation, Status};

use super::format::{Claim, Document, Fault, Object, Speaker};

/// The first fault of a document; line 0 where it belongs to none.
pub fn check(document: &Document) -> Result<(), Fault> {
    for (at, comment) in document.comments.iter().enumerate() {
        if let Some(parent) = comment.parent.filter(|p| *p == 0 || *p > at) {
            return Err((0, format!("comment {} replies to {parent}, which does not come before it", at + 1)));
        }
    }
    for key in document.entities.keys() {
        if !document.mentions.iter().any(|m| m.entity == *key) {
            return Err((0, format!("{key} is declared and never mentioned")));
        }
    }
    for (at, claim) in document.claims.iter().enumerate() {
        check_claim(document, claim).map_err(|what| (claim.line, what))?;
        let same = |c: &&Claim| {
            (c.unit, &c.subject, &c.predicate, &c.object, c.status)
                == (claim.unit, &claim.subject, &claim.predicate, &claim.object, claim.status)
        };
        if let Some(earlier) = document.claims[..at].iter().find(same) {
            return Err((claim.line, format!("says the same as line {}", earlier.line)));
        }
    }
    Ok(())
}

fn check_claim(document: &Document, claim: &Claim) -> Result<(), String> {
    let class = |key: &str| {
        document.entities.get(key).copied().ok_or_else(|| format!("{key} is not declared under ==== entities"))
    };
    let relation = Relation::named(&claim.predicate);
    let relation = relation.ok_or_else(|| format!("{} is not a relation of the ontology", claim.predicate))?;
    let subject = class(&claim.subject)?;
    let object = match &claim.object {
        Object::Entity(key) => class(key)?,
        Object::Position(_) => EntityType::Position,
    };
    if !relation.admits(subject, object) {
        let (subject, object) = (subject.local_name(), object.local_name());
        return Err(format!("{} does not relate a {subject} to a {object}", claim.predicate));
    }
    if let Speaker::Entity(key) = &claim.speaker {
        class(key)?;
    }
    if claim.unit > 0 && claim.status == Status::Asserted {
        return Err("a comment's claim is never Asserted".to_owned());
    }
    if claim.unit == 0 && claim.status == Status::Asserted && claim.speaker != Speaker::Article {
        return Err("what somebody else says is never Asserted".to_owned());
    }
    if claim.unit == 0 && claim.status == Status::Reported && claim.speaker == Speaker::Article {
        return Err("who reports it? `by KEY`, or `by ?` where the text does not name them".to_owned());
    }
    match &claim.when {
        Some(when) if !when.split('/').all(is_time) || when.split('/').count() > 2 => {
            Err(format!("{when} is no date, month, year or interval of them"))
        }
        _ => Ok(()),
    }
}

/// `2013`, `2013-06` or `2013-06-03`.
fn is_time(text: &str) -> bool {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    whole.len() == 10 && whole.parse::<Date>().is_ok()
}
