//! What the names of an entity can mean in an authority.

use std::collections::BTreeMap;

use crate::authority::index::{Index, Item, ItemRef, NameForm};
use crate::base::slug;
use crate::extract::Entity;
use crate::schema::EntityType;
use crate::schema::names::WD;

/// A thing that an entity may be, and what speaks for it.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'i> {
    pub at: ItemRef,
    pub item: Item<'i>,
    /// The best form under which the authority has one of the entity's names.
    pub form: NameForm,
    /// The name that has it.
    pub name: String,
    pub score: i32,
    /// What speaks for it and against it, in words.
    pub reasons: Vec<String>,
}

impl Candidate<'_> {
    pub fn told(&self) -> String {
        self.reasons.join(", ")
    }
}

/// Everything that a name of the entity means and that its class and its identity allow.
pub(super) fn candidates<'i>(index: &'i Index, entity: &Entity) -> Vec<Candidate<'i>> {
    let known = entity.same_as.iter().find(|iri| iri.starts_with(WD));
    let mut best: BTreeMap<ItemRef, (NameForm, String)> = BTreeMap::new();
    for name in std::iter::once(&entity.label).chain(&entity.aliases) {
        for (form, at) in senses(index, name, entity.class) {
            let Some(item) = index.item(at) else { continue };
            let other = known.is_some_and(|known| item.wikidata().is_some() && item.iri != *known);
            if compatible(entity.class, item.class) && !other {
                let held = best.entry(at).or_insert_with(|| (form, name.clone()));
                if form < held.0 {
                    *held = (form, name.clone());
                }
            }
        }
    }
    // A full name leaves out who is only called so for short.
    if best.values().any(|(form, _)| *form != NameForm::Short) {
        best.retain(|_, (form, _)| *form != NameForm::Short);
    }
    let made = best.into_iter().filter_map(|(at, (form, name))| {
        Some(Candidate { at, item: index.item(at)?, form, name, score: 0, reasons: Vec::new() })
    });
    made.collect()
}

/// The senses of one name. A surname alone says too little, so of single words only those are taken that the authority has for the
/// whole name.
fn senses(index: &Index, name: &str, class: EntityType) -> Vec<(NameForm, ItemRef)> {
    let key = slug(name);
    let words = key.split('-').count();
    let single = class == EntityType::Person && words < 2;
    let shouted = !name.contains(char::is_lowercase);
    let fits = |form: NameForm| match form {
        NameForm::Name => true,
        NameForm::Alias | NameForm::Short => !single,
        NameForm::Capitals => shouted,
    };
    let mut out: Vec<_> = index.senses(name).filter(|s| fits(s.form)).map(|s| (s.form, s.item)).collect();
    if out.is_empty() && class == EntityType::Person && words > 2 {
        // "Barack Hussein Obama" where the authority has the first and the last name.
        let parts: Vec<&str> = name.split_whitespace().collect();
        if let [first, .., last] = parts.as_slice()
            && parts.len() > 2
        {
            let short = format!("{first} {last}");
            out.extend(index.senses(&short).filter(|s| s.form <= NameForm::Alias).map(|s| (NameForm::Short, s.item)));
        }
    }
    out
}

/// Whether an entity of one class may turn out to be of another: names of places mean their governments, and what kind of text a
/// treaty is texts tell badly. A person is never anything else.
fn compatible(ours: EntityType, theirs: EntityType) -> bool {
    use EntityType::{Country, Event, Facility, Group, Law, Organization, Place, Treaty, Work};
    let together: &[&[EntityType]] =
        &[&[Country, Place, Facility], &[Organization, Facility], &[Organization, Group], &[Treaty, Law, Work, Event]];
    ours == theirs || together.iter().any(|classes| classes.contains(&ours) && classes.contains(&theirs))
}
