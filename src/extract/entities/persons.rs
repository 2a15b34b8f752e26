//! Which personal names mean the same person.

use super::registry::Registry;
use crate::authority;
use crate::authority::Sex;
use crate::base::slug;
use crate::extract::Reason;
use crate::extract::mentions::lexicon;
use crate::extract::mentions::view::View;
use crate::extract::mentions::{Candidate, people};
use crate::extract::rules::roles;
use crate::extract::rules::{holds, words};
use crate::schema::EntityType;
use std::collections::{BTreeMap, BTreeSet};

/// One person of the document.
#[derive(Clone, Debug)]
struct Person {
    proto: usize,
    /// The name's words as slugs, fullest form.
    words: Vec<String>,
    /// Roles that stood before the name.
    roles: BTreeSet<&'static str>,
    /// Where the document names the person.
    places: BTreeSet<Place>,
    /// What the given name or the title tells.
    sex: Option<Sex>,
}

/// Number of a text of the document, and a token in it.
pub(super) type Place = (usize, usize);

/// The people whom the document calls by a full name.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    list: Vec<Person>,
    /// People by surname, as a slug.
    surnames: BTreeMap<String, BTreeSet<usize>>,
    /// People by given name, as a slug.
    given: BTreeMap<String, BTreeSet<usize>>,
}

impl People {
    /// Notes that `candidate` calls person `proto` by a full name, or by any name if the authority identifies it.
    pub fn full(&mut self, proto: usize, text: usize, view: &View<'_>, candidate: &Candidate) {
        let name: Vec<String> = name_words(view.slice(candidate.tokens.clone()));
        self.add(proto, &name, role(view, candidate));
        self.seen(proto, (text, candidate.tokens.start));
        let sex = courtesy(view, candidate).or_else(|| authority::sex(view.word(candidate.tokens.start)));
        if let Some(person) = self.list.iter_mut().find(|p| p.proto == proto) {
            person.sex = person.sex.or(sex);
        }
    }

    fn seen(&mut self, proto: usize, place: Place) {
        if let Some(person) = self.list.iter_mut().find(|p| p.proto == proto) {
            person.places.insert(place);
        }
    }

    /// Those whom a courtesy title does not rule out.
    fn of_sex(&self, among: &[usize], sex: Option<Sex>) -> Vec<usize> {
        let other = |p: &&Person| p.sex.zip(sex).is_some_and(|(own, told)| own != told);
        let ruled_out: Vec<usize> = self.list.iter().filter(other).map(|p| p.proto).collect();
        among.iter().copied().filter(|proto| !ruled_out.contains(proto)).collect()
    }

    /// Of several people the one whom the text up to this place named first: a text is about one of them, and the others come in beside.
    fn first_before(&self, among: &[usize], (text, token): Place) -> Option<usize> {
        let fitting = self.list.iter().filter(|p| among.contains(&p.proto));
        let first = fitting.filter_map(|p| Some((p.places.range((text, 0)..(text, token)).next()?, p.proto)));
        first.min().map(|(_, proto)| proto)
    }

    pub fn add(&mut self, proto: usize, name: &[String], role: Option<&'static str>) {
        let at = match self.list.iter().position(|p| p.proto == proto) {
            Some(at) => at,
            None => {
                self.list.push(Person {
                    proto,
                    words: Vec::new(),
                    roles: BTreeSet::new(),
                    places: BTreeSet::new(),
                    sex: None,
                });
                self.list.len() - 1
            }
        };
        let person = &mut self.list[at];
        person.roles.extend(role);
        if name.len() > person.words.len() {
            person.words = name.to_vec();
        }
        for surname in surnames(name) {
            self.surnames.entry(surname).or_default().insert(proto);
        }
        if let [first, _, ..] = name
            && !first.contains('-')
        {
            self.given.entry(first.clone()).or_default().insert(proto);
        }
    }

    /// The person whose name is compatible with these words: same first and last word, nothing contradicting between.
    fn compatible(&self, name: &[String]) -> Option<usize> {
        let mut fitting = self.list.iter().filter(|p| same(&p.words, name));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first.proto)
    }

    /// Who bears which role before the name.
    pub fn holders(&self) -> BTreeMap<&'static str, BTreeSet<usize>> {
        let mut holders: BTreeMap<&'static str, BTreeSet<usize>> = BTreeMap::new();
        for person in &self.list {
            for role in &person.roles {
                holders.entry(role).or_default().insert(person.proto);
            }
        }
        holders
    }

    /// The people with this surname.
    pub fn by_surname(&self, surname: &str) -> Vec<usize> {
        self.surnames.get(surname).map(|s| s.iter().copied().collect()).unwrap_or_default()
    }

    /// The only person with this given name.
    pub fn by_given(&self, name: &str) -> Option<usize> {
        let found = self.given.get(name)?;
        (found.len() == 1).then(|| found.first().copied()).flatten()
    }

    /// Of several people the only one who bore this role.
    fn with_role(&self, among: &[usize], role: &str) -> Option<usize> {
        let mut fitting = self.list.iter().filter(|p| among.contains(&p.proto) && p.roles.contains(role));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first.proto)
    }
}

/// The role that stands before a name.
fn role(view: &View<'_>, candidate: &Candidate) -> Option<&'static str> {
    let title = candidate.title.clone()?;
    roles::longest_at(title.start, |i| (i < title.end).then(|| view.word(i)))
        .map(|(r, _)| r.words)
        .filter(|r| sex_of_title(r).is_none())
}

/// What the title before a name tells of the person's sex.
fn courtesy(view: &View<'_>, candidate: &Candidate) -> Option<Sex> {
    sex_of_title(&view.slice(candidate.title.clone()?).to_lowercase())
}

fn sex_of_title(title: &str) -> Option<Sex> {
    match title.trim_end_matches('.') {
        "mr" => Some(Sex::Man),
        "mrs" | "ms" | "miss" | "madam" | "madame" => Some(Sex::Woman),
        _ => None,
    }
}

/// The words of a name as slugs, particles joined to what follows, suffixes left out.
fn name_words(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut particle = String::new();
    for word in name.split_whitespace() {
        let word = word.trim_matches(',');
        if holds(words::SUFFIXES, word) && !out.is_empty() {
            continue;
        }
        if holds(words::PARTICLES, word)
            && (word.starts_with(char::is_lowercase) || !out.is_empty())
            && !word.is_empty()
        {
            particle = format!("{particle}{} ", word.to_lowercase());
            continue;
        }
        out.push(slug(&format!("{particle}{word}")));
        particle.clear();
    }
    out
}

/// The surnames that a name may be called by: the last word, also without its particle; the first word of names that put it first.
fn surnames(name: &[String]) -> Vec<String> {
    let Some(last) = name.last() else { return Vec::new() };
    let asian = name.len() > 1 && name.len() < 4 && people::family_first(&name[0]);
    if asian {
        return vec![name[0].clone()];
    }
    let mut out = vec![last.clone()];
    if let Some((particle, bare)) = last.rsplit_once('-')
        && particle.split('-').all(|p| holds(words::PARTICLES, p))
    {
        out.push(bare.to_owned());
    }
    out
}

fn same(a: &[String], b: &[String]) -> bool {
    let ([a_first, a_middle @ .., a_last], [b_first, b_middle @ .., b_last]) = (a, b) else { return false };
    let initial = |x: &str, y: &str| x == y || (x.len() == 1 || y.len() == 1) && x.chars().next() == y.chars().next();
    let middle =
        a_middle.is_empty() || b_middle.is_empty() || a_middle.iter().zip(b_middle).all(|(x, y)| initial(x, y));
    a.len() > 1 && b.len() > 1 && a_last == b_last && initial(a_first, b_first) && middle
}

/// The entity of a full name.
pub(super) fn full(registry: &mut Registry<'_>, name: &[String]) -> usize {
    let joined = name.join(" ");
    let slugs = name_words(&joined);
    if let Some(proto) = registry.people.compatible(&slugs) {
        return proto;
    }
    // A middle name that the authority does not have: "Barack Hussein Obama".
    if let ([first, .., last], true) = (name, name.len() > 2)
        && let Some(reading) = lexicon::readings(&format!("{first} {last}"))
            .iter()
            .find(|r| lexicon::class(r.entry) == Some(EntityType::Person))
        && let Some(proto) = registry.entry(reading.entry)
    {
        return proto;
    }
    let initial = name.first().is_some_and(|f| f.trim_end_matches('.').chars().count() == 1) && name.len() < 3;
    registry.person(&joined, !initial)
}

/// The entity of a surname. Of people who share it, the title tells who is meant (`Mrs. Demir`, `President Bush`), and where it does
/// not, who was named first; none where neither does.
pub(super) fn short(
    registry: &mut Registry<'_>,
    text: usize,
    view: &View<'_>,
    candidate: &Candidate,
    name: &str,
) -> Option<usize> {
    let place = (text, candidate.tokens.start);
    let proto = bearer(registry, place, view, candidate, name)?;
    registry.people.seen(proto, place);
    Some(proto)
}

fn bearer(
    registry: &mut Registry<'_>,
    place: Place,
    view: &View<'_>,
    candidate: &Candidate,
    name: &str,
) -> Option<usize> {
    let key = name_words(name).pop().unwrap_or_else(|| slug(name));
    let known = registry.people.by_surname(&key);
    let role = role(view, candidate);
    match known.as_slice() {
        [only] => {
            let only = *only;
            if let Some(role) = role {
                registry.people.add(only, &[], Some(role));
            }
            Some(only)
        }
        [] if candidate.reason == Reason::Engine
            && people::given(name)
            && let Some(known) = registry.people.by_given(&slug(name)) =>
        {
            Some(known)
        }
        [] => {
            let reading =
                lexicon::readings(name).iter().find(|r| lexicon::class(r.entry) == Some(EntityType::Person)).copied();
            let proto = match reading.and_then(|r| registry.entry(r.entry)) {
                Some(proto) => proto,
                None => registry.person(name, false),
            };
            registry.people.add(proto, &[key], role);
            Some(proto)
        }
        several => {
            let several = registry.people.of_sex(several, courtesy(view, candidate));
            match role {
                Some(role) => registry.people.with_role(&several, role),
                None => registry.people.first_before(&several, place),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_comparable_words() {
        for (name, want) in [
            ("Ludwig von Ahrendt", vec!["ludwig", "von-ahrendt"]),
            ("James O’Rourke Jr.", vec!["james", "orourke"]),
            ("Bashar al-Assad", vec!["bashar", "al-assad"]),
            ("Jean-Pierre Vasseur", vec!["jean-pierre", "vasseur"]),
        ] {
            assert_eq!(name_words(name), want);
        }
        assert_eq!(surnames(&name_words("Ludwig von Ahrendt")), ["von-ahrendt", "ahrendt"]);
        assert_eq!(surnames(&name_words("Bashar al-Assad")), ["al-assad", "assad"]);
        assert_eq!(surnames(&name_words("Xi Jinping")), ["xi"]);
    }

    #[test]
    fn compatible_names_share_first_and_last_and_contradict_nowhere() {
        for (a, b, want) in [
            ("John Kennedy", "John F. Kennedy", true),
            ("J. Kennedy", "John Kennedy", true),
            ("George H. W. Bush", "George W. Bush", false),
            ("Robert Kennedy", "John Kennedy", false),
            ("John Kennedy", "John Kerry", false),
            ("Kennedy", "John Kennedy", false),
        ] {
            assert_eq!(same(&name_words(a), &name_words(b)), want, "{a} / {b}");
        }
    }
}
