//! The entities of one document while they are collected.

use super::byline::Credits;
use super::kinds;
use super::persons::People;
use crate::authority::{EntryRef, Kind};
use crate::base::{Id, Span, slug};
use crate::document::Document;
use crate::extract::mentions::lexicon;
use crate::extract::mentions::view::View;
use crate::extract::mentions::{Candidate, Name};
use crate::extract::{Detail, Entity, EntityRef, Facts, Mention, MentionKind, Reason};
use crate::schema::EntityType;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// A mention with its entity, before the entities have their final order.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub tokens: Range<usize>,
    pub kind: MentionKind,
    /// Index into [`Registry::protos`].
    pub proto: usize,
    /// What found it.
    pub reason: Reason,
    /// The class of its words, where it is not that of the entity.
    pub class: Option<EntityType>,
    /// The place whose name stands for the entity, as an index into [`Registry::protos`].
    pub place: Option<usize>,
}

impl Found {
    pub fn new(candidate: &Candidate, proto: usize) -> Self {
        Self::of(candidate.tokens.clone(), candidate.kind, proto, candidate.reason)
    }

    pub fn of(tokens: Range<usize>, kind: MentionKind, proto: usize, reason: Reason) -> Self {
        Self { tokens, kind, proto, reason, class: None, place: None }
    }
}

/// A mention by a description or a pronoun, before the entities have their final order.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    pub span: Span,
    pub kind: MentionKind,
    /// Index into [`Registry::protos`].
    pub proto: usize,
    pub reason: Reason,
}

/// An entity that is being collected.
#[derive(Clone, Debug)]
pub(super) struct Proto {
    pub id: Id,
    pub class: EntityType,
    /// The authority's label, or the best name so far.
    pub label: Option<String>,
    pub entry: Option<EntryRef>,
    pub year: Option<i16>,
    pub issuer: Option<usize>,
    pub country: Option<usize>,
}

/// All entities of a document.
pub(super) struct Registry<'d> {
    doc: &'d Document,
    pub protos: Vec<Proto>,
    by_entry: HashMap<EntryRef, usize>,
    by_id: HashMap<Id, usize>,
    pub people: People,
    /// Acronyms that the document itself explains.
    pub acronyms: BTreeMap<String, usize>,
    /// First words of companies, `Norvik` for `Norvik Steel Corp.`; none where two companies share it.
    pub companies: BTreeMap<String, Option<usize>>,
}

impl<'d> Registry<'d> {
    pub fn new(doc: &'d Document) -> Self {
        Self {
            doc,
            protos: Vec::new(),
            by_entry: HashMap::new(),
            by_id: HashMap::new(),
            people: People::default(),
            acronyms: BTreeMap::new(),
            companies: BTreeMap::new(),
        }
    }

    /// The entity of an authority entry.
    pub fn entry(&mut self, entry: EntryRef) -> Option<usize> {
        if let Some(at) = self.by_entry.get(&entry) {
            return Some(*at);
        }
        let data = lexicon::entry(entry)?;
        let country = match data.class {
            EntityType::Group => data.country.and_then(|c| self.entry(c)),
            EntityType::Organization if data.kind == Some(Kind::Government) => data.country.and_then(|c| self.entry(c)),
            _ => None,
        };
        let at = self.add(Proto {
            id: Id::new(&["entity", data.key]),
            class: data.class,
            label: Some(data.label.to_owned()),
            entry: Some(entry),
            year: data.year,
            issuer: None,
            country,
        });
        self.by_entry.insert(entry, at);
        Some(at)
    }

    /// The entity of a name that is no person's.
    pub fn named(&mut self, class: EntityType, name: &Name) -> usize {
        let known = lexicon::readings(&name.key).iter().find(|r| {
            r.form == crate::authority::Form::Name
                && lexicon::class(r.entry)
                    .is_some_and(|c| c == class || !matches!(c, EntityType::Person | EntityType::Group))
        });
        if let Some(at) = known.map(|r| r.entry).or_else(|| treaty(class, name)).and_then(|e| self.entry(e)) {
            return at;
        }
        let id = self.id(&name.key, name.strong);
        if let Some(at) = self.by_id.get(&id) {
            return *at;
        }
        self.add(Proto { id, class, label: None, entry: None, year: name.year, issuer: None, country: None })
    }

    /// The entity of a personal name.
    pub fn person(&mut self, name: &str, strong: bool) -> usize {
        let id = self.id(name, strong);
        match self.by_id.get(&id) {
            Some(at) => *at,
            None => self.add(Proto {
                id,
                class: EntityType::Person,
                label: None,
                entry: None,
                year: None,
                issuer: None,
                country: None,
            }),
        }
    }

    /// Global for a strong name, below the document for a weak one.
    fn id(&self, name: &str, strong: bool) -> Id {
        let slug = slug(name);
        if strong { Id::new(&["entity", &slug]) } else { self.doc.id.child(&["entity", &slug]) }
    }

    fn add(&mut self, proto: Proto) -> usize {
        let at = self.protos.len();
        self.by_id.entry(proto.id.clone()).or_insert(at);
        self.protos.push(proto);
        at
    }

    /// Adds the references whose words are no mention yet. One that means several things, `the two countries`, is several mentions.
    fn refer(&self, views: &[View<'_>], references: Vec<Vec<Reference>>, mentions: &mut Vec<(Mention, usize)>) {
        let taken: HashSet<_> = mentions.iter().map(|(m, _)| (m.unit, m.span)).collect();
        for (view, references) in views.iter().zip(references) {
            for Reference { span, kind, proto, reason } in references {
                let unit = view.unit;
                if !span.is_empty() && !taken.contains(&(unit, span)) {
                    let class = self.protos[proto].class;
                    mentions
                        .push((Mention { unit, span, class, kind, entity: EntityRef(0), reason, place: None }, proto));
                }
            }
        }
        mentions.sort_by_key(|(m, proto)| (m.unit, m.span.start, std::cmp::Reverse(m.span.end), *proto));
    }

    /// Orders the entities by first mention and makes the facts.
    pub fn finish(
        self,
        views: &[View<'_>],
        found: Vec<Vec<Found>>,
        references: Vec<Vec<Reference>>,
        credits: &Credits,
    ) -> Facts {
        let mut mentions: Vec<(Mention, usize)> = Vec::new();
        let mut surfaces: Vec<BTreeMap<String, u32>> = vec![BTreeMap::new(); self.protos.len()];
        for (view, found) in views.iter().zip(found) {
            for mention in found {
                let span = without_full_stop(view, &mention.tokens);
                if span.is_empty() {
                    continue;
                }
                // The name of a capital that acts is the city's.
                if mention.kind == MentionKind::Name {
                    *surfaces[mention.place.unwrap_or(mention.proto)]
                        .entry(surface(span.slice(view.text)))
                        .or_default() += 1;
                }
                let class = mention.class.unwrap_or(self.protos[mention.proto].class);
                mentions.push((
                    Mention {
                        unit: view.unit,
                        span,
                        class,
                        kind: mention.kind,
                        entity: EntityRef(0),
                        reason: mention.reason,
                        place: mention.place.and_then(|proto| u32::try_from(proto).ok()).map(EntityRef),
                    },
                    mention.proto,
                ));
            }
        }
        mentions.sort_by_key(|(m, proto)| (m.unit, m.span.start, std::cmp::Reverse(m.span.end), *proto));
        mentions.dedup_by_key(|(m, _)| (m.unit, m.span));
        self.refer(views, references, &mut mentions);
        let mut order: Vec<Option<EntityRef>> = vec![None; self.protos.len()];
        let mut listed = Vec::new();
        let place = |m: &Mention| m.place.map(|place| place.0 as usize);
        let named = mentions.iter().flat_map(|(m, proto)| std::iter::once(*proto).chain(place(m)));
        let used = named.chain(credits.authors.iter().copied()).chain(credits.publisher);
        for proto in used {
            list(proto, &self.protos, &mut order, &mut listed);
        }
        let reference = |proto: usize| order[proto].unwrap_or(EntityRef(0));
        let entities = listed
            .iter()
            .map(|proto| {
                let Proto { id, class, label, entry, year, issuer, country } = &self.protos[*proto];
                let label = label.clone().unwrap_or_else(|| best(*class, &surfaces[*proto], credits.names.get(proto)));
                let aliases: BTreeSet<String> = surfaces[*proto].keys().filter(|s| **s != label).cloned().collect();
                let wikidata = entry.and_then(lexicon::entry).and_then(|e| e.wikidata);
                let kind = (*class == EntityType::Organization).then(|| kinds::of(&label, *entry));
                Entity {
                    id: id.clone(),
                    class: *class,
                    label,
                    aliases: aliases.into_iter().collect(),
                    same_as: wikidata.map(|q| format!("http://www.wikidata.org/entity/{q}")).into_iter().collect(),
                    detail: Detail {
                        year: *year,
                        issued_by: issuer.map(reference),
                        country: country.map(reference),
                        kind,
                        ..Detail::default()
                    },
                }
            })
            .collect();
        Facts {
            entities,
            mentions: mentions
                .into_iter()
                .map(|(m, proto)| Mention { entity: reference(proto), place: place(&m).map(reference), ..m })
                .collect(),
            authors: credits.authors.iter().map(|p| reference(*p)).collect(),
            publisher: credits.publisher.map(reference),
            ..Facts::default()
        }
    }
}

/// The treaty of the authority that a name with year or head noun means: `2010 START treaty`.
///
/// Without a year in the name, or where the authority knows no year, the name alone decides; a year that contradicts forbids.
fn treaty(class: EntityType, name: &Name) -> Option<EntryRef> {
    if !matches!(class, EntityType::Treaty | EntityType::Law) {
        return None;
    }
    let words: Vec<&str> = name.key.split(' ').filter(|w| name.year.is_none_or(|y| w.parse() != Ok(y))).collect();
    let whole = words.join(" ");
    let headless = words.split_last().map(|(_, rest)| rest.join(" ")).unwrap_or_default();
    let renewed = format!("New {headless}");
    let fits = |entry: EntryRef| {
        lexicon::entry(entry)
            .is_some_and(|e| e.class == class && (name.year.is_none() || e.year.is_none() || e.year == name.year))
    };
    [whole, headless, renewed].iter().flat_map(|n| lexicon::readings(n).iter()).map(|r| r.entry).find(|e| fits(*e))
}

/// The span of the tokens; "World War I." ends before the full stop, which the tokens take for that of an initial.
fn without_full_stop(view: &View<'_>, tokens: &Range<usize>) -> crate::base::Span {
    let mut span = view.span(tokens.clone());
    if tokens.len() > 1 && view.word(tokens.end - 1) == "I." {
        span.end -= 1;
    }
    span
}

/// Lists an entity and those that it points to.
fn list(proto: usize, protos: &[Proto], order: &mut [Option<EntityRef>], listed: &mut Vec<usize>) {
    if order[proto].is_some() {
        return;
    }
    order[proto] = Some(EntityRef(u32::try_from(listed.len()).unwrap_or(u32::MAX)));
    listed.push(proto);
    for other in [protos[proto].issuer, protos[proto].country].into_iter().flatten() {
        list(other, protos, order, listed);
    }
}

/// A surface form with single spaces and without quotation marks around it or inside.
fn surface(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").replace(['“', '”', '"'], "")
}

/// The fullest name for a person, the most frequent and then longest for other things; forms in capitals come last.
fn best(class: EntityType, surfaces: &BTreeMap<String, u32>, credit: Option<&String>) -> String {
    let capitals = |s: &str| !s.contains(char::is_lowercase);
    let fullest = surfaces.iter().max_by_key(|(s, n)| {
        let small = s.starts_with(char::is_lowercase);
        let words = if class == EntityType::Person { s.split(' ').count() } else { 0 };
        (!capitals(s) && !small, words, if class == EntityType::Person { 0 } else { **n }, s.len())
    });
    match (fullest, credit) {
        (Some((name, _)), _) => name.clone(),
        (None, Some(credit)) => credit.clone(),
        (None, None) => String::new(),
    }
}
