//! Groups without a name that act as one: `rebels`, `the Syrian opposition`, `soldiers from Peru`. News speaks of them as of names.
//!
//! They are found after the names and belong to their document. One that no claim is about is dropped again: a graph of mere words
//! helps nobody.

use std::collections::BTreeMap;

use super::{Detail, Entity, EntityRef, Facts, Mention, MentionKind, Reason};
use crate::base::{Span, slug};
use crate::document::{Document, Unit};
use crate::extract::rules::holds;
use crate::nlp::Analysis;
use crate::nlp::engine::Parsed;
use crate::schema::EntityType;

/// Who acts together, in the plural; sorted.
#[rustfmt::skip]
const PLURAL: &[&str] = &[
    "activists", "allies", "attackers", "authorities", "backers", "bystanders", "citizens", "civilians", "clerics", "commandos", "demonstrators", "detainees", "diplomats", "dissidents", "doctors", "extremists", "farmers",
    "fighters", "forces", "guards", "guerrillas", "gunmen", "hackers", "hostages", "immigrants", "insurgents", "investigators", "islamists",
    "jihadis", "jihadists", "journalists", "kidnappers", "lawmakers", "legislators", "loyalists", "marines", "mercenaries", "migrants", "militants",
    "militiamen", "militias", "miners", "mourners", "mutineers", "negotiators", "nurses", "observers", "officials", "operatives", "paramilitaries", "partners", "peacekeepers",
    "pilgrims", "pirates", "prisoners", "prosecutors", "protesters", "protestors", "rebels", "refugees", "regulators", "reporters", "residents", "rioters", "senators",
    "separatists", "settlers", "smugglers", "soldiers", "strikers", "students", "supporters", "teachers", "terrorists", "tribesmen", "troops", "unions",
    "victims", "villagers", "voters", "workers", "worshippers",
];

/// Who acts together, where a word before it says who: `coalition nations`, `world leaders`; sorted.
const WITH_MORE: &[&str] =
    &["countries", "families", "groups", "leaders", "members", "ministers", "nations", "people", "states", "tribes"];

/// The same in the singular; sorted.
const SINGULAR: &[&str] = &[
    "army",
    "coalition",
    "crowd",
    "enemy",
    "government",
    "junta",
    "military",
    "militia",
    "navy",
    "opposition",
    "police",
    "regime",
];

/// Those that act in the noun after them, too: `the coalition campaign`, `regime shelling`; sorted.
const ACTING: &[&str] = &["coalition", "junta", "militia", "opposition", "regime"];

/// Those that are others than the one whose they are: `its allies`; sorted.
const OTHERS: &[&str] = &["allies", "backers", "partners", "supporters"];

/// Words before them that say how many or which, not who; sorted.
const COUNTING: &[&str] = &[
    "additional",
    "all",
    "another",
    "certain",
    "few",
    "fresh",
    "last",
    "many",
    "more",
    "most",
    "new",
    "next",
    "numerous",
    "other",
    "own",
    "same",
    "several",
    "some",
    "such",
    "various",
];

/// Prepositions before a place or body that says which group is meant; sorted.
const OF_WHERE: &[&str] = &["from", "in", "of"];

/// Adds the mentions of such groups to `facts`, and an entity for each; gives the first of these entities.
pub(super) fn find(document: &Document, analyses: &[Analysis], facts: &mut Facts) -> usize {
    let first = facts.entities.len();
    let mut added: Vec<Mention> = Vec::new();
    // By head, the groups that other words set apart.
    let mut known: BTreeMap<String, Vec<EntityRef>> = BTreeMap::new();
    for (unit, analysis) in document.units().zip(analyses) {
        let Some(parsed) = &analysis.parsed else { continue };
        let text = document.text_of(unit);
        let own = facts.mentions.partition_point(|m| m.unit < unit)..facts.mentions.partition_point(|m| m.unit <= unit);
        let phrases: Vec<Phrase> = {
            let reader = Reader { parsed, text, mentions: &facts.mentions[own] };
            (0..parsed.tokens.len()).filter_map(|at| reader.phrase(at)).collect()
        };
        for phrase in phrases {
            let same = known.entry(phrase.head.clone()).or_default();
            let entity = match same.as_slice() {
                [only] if phrase.label == phrase.head && phrase.definite && holds(PLURAL, &phrase.head) => *only,
                _ => entity(document, facts, &phrase.label),
            };
            if phrase.label != phrase.head && !same.contains(&entity) {
                same.push(entity);
            }
            added.push(mention(unit, phrase.span, entity));
        }
    }
    facts.mentions.append(&mut added);
    facts.mentions.sort_by_key(|m| (m.unit, m.span.start, std::cmp::Reverse(m.span.end)));
    first
}

/// Drops the groups from entity `first` on that no claim is about.
pub(super) fn settle(facts: &mut Facts, first: usize) {
    let mut kept = facts.claimed();
    for (at, kept) in kept.iter_mut().enumerate() {
        *kept |= at < first || facts.entities[at].class != EntityType::Group;
    }
    facts.retain_entities(&kept);
}

const fn mention(unit: Unit, span: Span, entity: EntityRef) -> Mention {
    Mention {
        unit,
        span,
        class: EntityType::Group,
        kind: MentionKind::Nominal,
        entity,
        reason: Reason::Collective,
        place: None,
    }
}

fn entity(document: &Document, facts: &mut Facts, label: &str) -> EntityRef {
    let id = document.id.child(&["entity", &slug(label)]);
    let count = facts.entities.len();
    let at = facts.entities.iter().position(|e| e.id == id).unwrap_or(count);
    if at == count {
        let (aliases, same_as) = (Vec::new(), Vec::new());
        let detail = Detail::default();
        facts.entities.push(Entity { id, class: EntityType::Group, label: label.to_owned(), aliases, same_as, detail });
    }
    EntityRef(u32::try_from(at).unwrap_or(u32::MAX))
}

/// One such expression.
struct Phrase {
    span: Span,
    /// `rebels`.
    head: String,
    /// `Syrian rebels`.
    label: String,
    /// Whether `the` stands before it.
    definite: bool,
}

/// One text.
struct Reader<'a> {
    parsed: &'a Parsed,
    text: &'a str,
    mentions: &'a [Mention],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> String {
        self.parsed.tokens[at].span.slice(self.text).to_lowercase()
    }

    fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        // The tokens of a noun phrase stand near its head.
        let near = at.saturating_sub(12)..(at + 12).min(self.parsed.tokens.len());
        near.filter(move |i| *i != at && self.parsed.tokens[*i].head as usize == at)
    }

    /// The mention that covers a token.
    fn mention(&self, at: usize) -> Option<&Mention> {
        let span = self.parsed.tokens[at].span;
        let next = self.mentions.partition_point(|m| m.span.start <= span.start);
        self.mentions[..next].iter().rev().take(4).find(|m| m.span.overlaps(span))
    }

    fn phrase(&self, at: usize) -> Option<Phrase> {
        let head = self.word(at);
        let plural = holds(PLURAL, &head) || holds(WITH_MORE, &head);
        let listed = plural && self.parsed.tag(at) == "NNS" || holds(SINGULAR, &head);
        if !listed || !matches!(self.parsed.pos(at), "NOUN" | "PROPN") || self.mention(at).is_some() {
            return None;
        }
        let dep = self.parsed.dep(at);
        if matches!(dep, "compound" | "amod" | "nmod") {
            // Of `the coalition troops` the troops are the group.
            let noun = self.word(self.parsed.tokens[at].head as usize);
            let group = [PLURAL, WITH_MORE, SINGULAR].iter().any(|list| holds(list, &noun));
            if !holds(ACTING, &head) || group || super::claims::is_office(&noun) {
                return None;
            }
        }
        let before: Vec<usize> = self
            .children(at)
            .filter(|c| {
                *c < at && matches!(self.parsed.dep(*c), "amod" | "compound" | "nmod" | "nummod" | "det" | "poss")
            })
            .collect();
        // `Peru's army`, `the Peruvian army`: the country, as the claims read it. `its army` means somebody's.
        let owned = |c: &usize| {
            let possessive = self.parsed.dep(*c) == "poss";
            let stands = self.mention(*c).is_some_and(|m| {
                let body = matches!(m.class, EntityType::Organization | EntityType::Country | EntityType::Group);
                body && super::claims::stands_for(&head, m.class)
            });
            possessive || stands
        };
        if !holds(OTHERS, &head) && before.iter().any(owned) || self.belongs(at) {
            return None;
        }
        let definite = before.iter().any(|c| matches!(self.word(*c).as_str(), "the" | "these" | "those"));
        let plain = |c: &&usize| {
            !matches!(self.parsed.dep(**c), "det" | "nummod")
                && self.parsed.pos(**c) != "PRON"
                && !holds(COUNTING, &self.word(**c))
                && !self.word(**c).starts_with(|l: char| l.is_ascii_digit())
        };
        let from = before.iter().find(plain).copied().unwrap_or(at);
        // `more than 20 militants`, `two to three soldiers`: numbers deeper in the tree end the phrase, too.
        let from = (from..at)
            .rev()
            .take_while(|i| !matches!(self.parsed.dep(*i), "nummod" | "det" | "quantmod" | "punct" | "cc"))
            .take_while(|i| self.parsed.pos(*i) != "PRON")
            .last()
            .unwrap_or(at);
        let last = self.restricted(at).unwrap_or(at);
        let span = self.parsed.tokens[from].span.cover(self.parsed.tokens[last].span);
        let mut label = span.slice(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        if self.mention(from).is_none() && !label.chars().nth(1).is_some_and(char::is_uppercase) {
            label = label.chars().take(1).flat_map(char::to_lowercase).chain(label.chars().skip(1)).collect();
        }
        let bare = label == head && holds(WITH_MORE, &head);
        (!bare).then_some(Phrase { span, head, label, definite })
    }

    /// `the government of Peru`, `the government and people of Peru`: Peru, as the claims read it. Some members of a body are not the body.
    fn belongs(&self, at: usize) -> bool {
        if !holds(SINGULAR, &self.word(at)) {
            return false;
        }
        let joined = self.children(at).find(|c| self.parsed.dep(*c) == "conj" && *c > at);
        let mut of = std::iter::once(at).chain(joined).flat_map(|noun| self.children(noun).filter(move |c| *c > noun));
        let of = of.find(|c| self.parsed.dep(*c) == "prep" && self.word(*c) == "of");
        let object = of.and_then(|of| self.children(of).find(|c| *c > of && self.parsed.dep(*c) == "pobj"));
        let whole = object.and_then(|object| self.mention(object)).filter(|m| m.kind == MentionKind::Name);
        let country = whole.filter(|m| matches!(m.class, EntityType::Country | EntityType::Organization));
        country.is_some_and(|m| super::claims::stands_for(&self.word(at), m.class))
    }

    /// The last token of `from Peru` in `soldiers from Peru`.
    fn restricted(&self, at: usize) -> Option<usize> {
        let preposition = (at + 1 < self.parsed.tokens.len()).then_some(at + 1)?;
        let joined = self.parsed.tokens[preposition].head as usize == at && self.parsed.dep(preposition) == "prep";
        // `the people of Peru` are Peru's, and no group in it.
        let people = self.word(at) == "people" && self.word(preposition) == "of";
        if !joined || people || !holds(OF_WHERE, &self.word(preposition)) {
            return None;
        }
        let object = self.children(preposition).find(|c| *c > preposition && self.parsed.dep(*c) == "pobj")?;
        let mention = self.mention(object).filter(|m| {
            m.kind == MentionKind::Name
                && matches!(
                    m.class,
                    EntityType::Country | EntityType::Place | EntityType::Organization | EntityType::Facility
                )
        })?;
        // `government of Peru` is Peru's.
        let owned = self.word(preposition) != "in" && super::claims::stands_for(&self.word(at), mention.class);
        (!owned && object - preposition <= 5).then_some(object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [PLURAL, SINGULAR, WITH_MORE, ACTING, OTHERS, COUNTING, OF_WHERE] {
            assert!(table.is_sorted(), "{table:?}");
        }
    }
}
