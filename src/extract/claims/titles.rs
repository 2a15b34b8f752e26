//! Offices: who holds which, by title, apposition or verb.

use super::measured::percent as sure;
use super::offices::{ABBREVIATIONS, is_head};
use super::title_words::{Title, before, titles};
use super::tree::{Context, Dep, Tree, Via, Voice};
use crate::extract::{EntityRef, MentionKind};
use crate::schema::{EntityType, Status, Tenure};

/// Somebody with a title.
#[derive(Clone, Debug)]
pub(super) struct Holder {
    pub(super) person: EntityRef,
    pub(super) title: Title,
    pub(super) context: Context,
    pub(super) percent: u8,
    pub(super) rule: &'static str,
    /// The verb or noun whose time is the claim's.
    pub(super) token: usize,
}

/// Everybody with a title in the sentence.
pub(super) fn holders(tree: &Tree<'_>) -> Vec<Holder> {
    let mut found: Vec<Holder> = tree.mentions.iter().filter_map(|m| before_name(tree, *m)).collect();
    for at in 0..tree.len() {
        if !is_head(tree.word(at)) && !is_head(tree.node(at).lemma) {
            continue;
        }
        // The titles joined to this one are read with it.
        if tree.node(at).dep == Dep::Conj && is_head(tree.word(tree.head(at))) {
            continue;
        }
        let said = (!matches!(tree.node(at).dep, Dep::Attr)).then(|| tree.attribute(at)).flatten();
        match tree.node(at).dep {
            // `is a trader, chairman of Minera Sol`; `is the founder and chairman of`.
            Dep::Appos | Dep::Conj if said.is_some() => {
                found.extend(said.and_then(|said| said_of(tree, at, said)).unwrap_or_default());
            }
            Dep::Appos => found.extend(after_name(tree, at, tree.head(at))),
            Dep::Conj => found.extend(joined_to(tree, at)),
            Dep::Nsubj => found.extend(is_whom(tree, at)),
            Dep::Attr | Dep::Oprd | Dep::Pobj | Dep::Dobj | Dep::Xcomp | Dep::Ccomp => found.extend(by_verb(tree, at)),
            _ => {}
        }
        found.extend(then_name(tree, at));
    }
    // `the leader of the Green Party` is no office but leads it, which the roles read.
    found.retain(|h| h.title.label != "leader" || h.rule == "positions/before-name");
    found
}

/// The writer's own word, whatever the sentence reports: how titles in apposition are taken.
const WRITER: Context = Context { status: Status::Asserted, voice: Voice::Own };

fn is_person(tree: &Tree<'_>, token: usize) -> Option<EntityRef> {
    let argument = tree.entity(token)?;
    let kind = tree.facts.mentions[argument.mention].kind;
    (argument.class == EntityType::Person && argument.via == Via::Head && kind != MentionKind::Adjective)
        .then_some(argument.entity)
}

/// `former Russian foreign minister X`, `then-President X`, `U.S. Secretary of State X`.
fn before_name(tree: &Tree<'_>, mention: usize) -> Option<Holder> {
    let found = &tree.facts.mentions[mention];
    if found.class != EntityType::Person || found.kind != MentionKind::Name {
        return None;
    }
    let covered = tree.covered(found.span);
    let mut name = covered.start;
    // A title inside the mention itself.
    while name + 1 < covered.end
        && (is_head(tree.word(name)) || super::offices::is_modifier(tree.word(name)))
        && title_in_name(tree.word(name))
    {
        name += 1;
    }
    let title = before(tree, name, mention)?;
    let token = tree.top(covered)?;
    Some(Holder {
        person: found.entity,
        title,
        context: WRITER,
        percent: sure("positions/before-name", 92),
        rule: "positions/before-name",
        token,
    })
}

fn title_in_name(word: &str) -> bool {
    matches!(
        word,
        "president"
            | "senator"
            | "minister"
            | "prime"
            | "secretary"
            | "chancellor"
            | "general"
            | "governor"
            | "ambassador"
            | "premier"
    ) || ABBREVIATIONS.iter().any(|(short, _)| *short == word)
}

/// `X, founder and CEO of Y`; `X is the editor of Y and chairman of Z`, where the parser joins the second office to Y; `X served as editor of Y
/// and chairman of Z`, where it joins it to the verb.
fn joined_to(tree: &Tree<'_>, title: usize) -> Vec<Holder> {
    let named =
        |token: usize| tree.node(token).mention.is_some_and(|m| tree.facts.mentions[m].kind == MentionKind::Name);
    let mut first = tree.head(title);
    if tree.is_verb(first) {
        let prepositions = tree.prepositions(first, None);
        let office = prepositions.iter().find(|p| p.name == "as").map(|p| p.object);
        let Some(office) = office.filter(|o| is_head(tree.word(*o))) else { return Vec::new() };
        first = office;
    } else if named(first) {
        let preposition = tree.head(first);
        first = tree.head(preposition);
        if !matches!(tree.word(preposition), "of" | "at" | "for") || !is_head(tree.word(first)) {
            return Vec::new();
        }
    }
    if first > title || named(first) {
        return Vec::new();
    }
    match tree.node(first).dep {
        Dep::Appos => after_name(tree, title, tree.head(first)),
        // The verb's time is the first office's.
        Dep::Attr | Dep::Oprd | Dep::Pobj => {
            let said = said_of(tree, title, first).unwrap_or_default();
            said.into_iter().map(|holder| Holder { token: title, ..holder }).collect()
        }
        _ => Vec::new(),
    }
}

/// `X, the acting director of Y,`.
fn after_name(tree: &Tree<'_>, title: usize, name: usize) -> Vec<Holder> {
    let Some(person) = is_person(tree, name) else { return Vec::new() };
    if tree.node(name).mention.is_none() || name > title {
        return Vec::new();
    }
    let holder = |title| Holder {
        person,
        title,
        context: WRITER,
        percent: sure("positions/after-name", 92),
        rule: "positions/after-name",
        token: name,
    };
    titles(tree, title).into_iter().map(holder).collect()
}

/// `The director of the Vale Institute, X,`.
fn then_name(tree: &Tree<'_>, title: usize) -> Option<Holder> {
    if tree.node(title).mention.is_some_and(|m| tree.facts.mentions[m].kind == MentionKind::Name) {
        return None;
    }
    let beside = tree.child(title, Dep::Appos).filter(|n| tree.node(*n).mention.is_some() && *n > title);
    let name = beside.or_else(|| tree.fronted(title))?;
    let person = is_person(tree, name)?;
    let title = titles(tree, title).into_iter().next()?;
    Some(Holder {
        person,
        title,
        context: WRITER,
        percent: sure("positions/then-name", 88),
        rule: "positions/then-name",
        token: name,
    })
}

/// `The director of the Vale Institute is X`.
fn is_whom(tree: &Tree<'_>, title: usize) -> Option<Holder> {
    let verb = tree.head(title);
    let plain = tree.node(verb).lemma == "be" && tree.node(title).mention.is_none();
    let name = tree.child(verb, Dep::Attr).filter(|n| plain && *n > verb && tree.node(*n).mention.is_some())?;
    let person = is_person(tree, name)?;
    let context = tree.context(verb)?;
    let found = titles(tree, title).into_iter().next()?;
    // A title of nothing, `the editor is Ana Ruiz`, is somebody's in the story.
    found.inside?;
    let percent = sure("positions/copula", 90);
    Some(Holder { person, title: found, context, percent, rule: "positions/copula", token: verb })
}

/// What a verb says of the title after it: the tenure, its effect, the rule.
fn verb_of(tree: &Tree<'_>, verb: usize, as_title: bool, passive: bool) -> Option<(Tenure, Status, &'static str)> {
    let node = tree.node(verb);
    let simple_past =
        node.tag == super::tree::Tag::Past && !tree.with(verb, &[Dep::Aux]).any(|a| tree.node(a).lemma == "have");
    let lasting = if simple_past { Tenure::Former } else { Tenure::Current };
    Some(match node.lemma {
        "be" if !as_title => (lasting, Status::Asserted, "positions/copula"),
        "become" if !as_title && !passive => (Tenure::Current, Status::Asserted, "positions/became"),
        "remain" if !as_title => (Tenure::Current, Status::Asserted, "positions/remains"),
        "serve" | "work" | "act" if as_title && !passive => (lasting, Status::Asserted, "positions/served"),
        "resign" | "retire" | "step" | "quit" if as_title && !passive => {
            (Tenure::Former, Status::Asserted, "positions/resigned")
        }
        "appoint" | "elect" | "name" | "choose" | "select" | "reelect" | "re-elect" | "reappoint" | "install"
        | "inaugurate" | "swear" | "hire" | "promote"
            if passive =>
        {
            (Tenure::Current, Status::Asserted, "positions/appointed")
        }
        "appoint" | "elect" | "name" | "choose" | "hire" | "reappoint" => {
            (Tenure::Current, Status::Asserted, "positions/appointed-by")
        }
        "join" if as_title && !passive => (Tenure::Current, Status::Asserted, "positions/joined"),
        "replace" | "succeed" if as_title && !passive => (Tenure::Current, Status::Asserted, "positions/succeeded"),
        "nominate" if passive => (Tenure::Current, Status::Planned, "positions/nominated"),
        "oust" | "replace" | "remove" | "fire" | "sack" | "depose" | "dismiss" if passive && as_title => {
            (Tenure::Former, Status::Asserted, "positions/removed")
        }
        _ => return None,
    })
}

/// `X is the director of Y`, `X was appointed Z`, `X served as Z`, `X resigned as Z`.
fn by_verb(tree: &Tree<'_>, title: usize) -> Vec<Holder> {
    by_verb_titles(tree, title).unwrap_or_default()
}

fn by_verb_titles(tree: &Tree<'_>, title: usize) -> Option<Vec<Holder>> {
    said_of(tree, title, title)
}

/// The titles of `title` as the verb has them that `said` is a complement of.
fn said_of(tree: &Tree<'_>, title: usize, said: usize) -> Option<Vec<Holder>> {
    let mut verb = tree.head(said);
    let as_title = tree.node(said).dep == Dep::Pobj;
    if as_title {
        let preposition = tree.word(verb);
        verb = tree.head(verb);
        if preposition != "as" && !(preposition == "to" && tree.node(verb).lemma == "promote") {
            return None;
        }
    }
    if !tree.is_verb(verb) {
        return None;
    }
    let passive = tree.is_passive(verb);
    let (tenure, effect, rule) = verb_of(tree, verb, as_title, passive)?;
    if tree.with(verb, &[Dep::Aux]).any(|a| tree.word(a) == "being") {
        return None;
    }
    let clause = tree.clause(verb);
    // Whoever is put into the office is the object; an object that is itself the title has nobody before it.
    let object = if matches!(rule, "positions/appointed-by") || passive { clause.object } else { clause.subject };
    let person = object.filter(|o| *o != title).map(|o| tree.entities(o)).unwrap_or_default();
    let [argument] = person.as_slice() else { return None };
    if argument.class != EntityType::Person || argument.via != Via::Head || argument.negative {
        return None;
    }
    let context = tree.context(verb)?.under(effect)?;
    // `joined Minera Sol as CEO`.
    let joined = clause.object.filter(|_| rule == "positions/joined").and_then(|o| tree.entity(o));
    let joined = joined.filter(|a| a.class == EntityType::Organization && a.via == Via::Head).map(|a| a.entity);
    if rule == "positions/joined" && joined.is_none() {
        return None;
    }
    let holder = |title: Title| {
        let title = Title { inside: title.inside.or(joined), ..title };
        let tenure = if title.tenure == Tenure::Current { tenure } else { title.tenure };
        let percent = sure(rule, 90).saturating_sub(clause.doubt);
        Holder {
            person: argument.entity,
            title: Title { tenure, ..title },
            context: context.clone(),
            percent,
            rule,
            token: verb,
        }
    };
    Some(titles(tree, title).into_iter().map(holder).collect())
}
