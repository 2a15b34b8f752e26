//! Which entities a token stands for.

use super::{Dep, Pos, Tag, Tree};
use crate::extract::claims::words::{is_fighter, is_government, is_military};
use crate::extract::{EntityRef, MentionKind};
use crate::schema::EntityType;

/// How a noun phrase stands for an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Via {
    /// Its head is the mention.
    Head,
    /// `the U.S. government` for the country.
    Government,
    /// `Russian troops` for the country.
    Military,
}

/// An entity in a grammatical role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Argument {
    pub(in super::super) entity: EntityRef,
    pub(in super::super) class: EntityType,
    pub(in super::super) via: Via,
    /// Index into `Facts::mentions`.
    pub(in super::super) mention: usize,
    /// The token that stands for it.
    pub(in super::super) token: usize,
    /// Whether its noun phrase denies it: `neither`, `not Peru but Chile`.
    pub(in super::super) negative: bool,
}

/// Words for a company's form, as they end its name.
const LEGAL: &[&str] = &[
    "ag",
    "co.",
    "corp",
    "corp.",
    "corporation",
    "gmbh",
    "inc",
    "inc.",
    "incorporated",
    "limited",
    "llc",
    "ltd",
    "ltd.",
    "plc",
    "s.a.",
];

/// How far from its beginning a sentence may have the noun that opens it.
const FRONT: usize = 6;

/// How far behind that noun its subject may begin.
const REACH: usize = 12;

impl Tree<'_> {
    /// The entity of a mention, as an argument at `token`.
    pub(in super::super) fn argument(&self, mention: usize, token: usize, via: Via) -> Option<Argument> {
        let found = self.facts.mentions.get(mention)?;
        let class = self.facts.entities.get(found.entity.0 as usize)?.class;
        Some(Argument { entity: found.entity, class, via, mention, token, negative: false })
    }

    /// The entity that `token` stands for.
    pub(in super::super) fn entity(&self, token: usize) -> Option<Argument> {
        let token = self.antecedent(token).unwrap_or(token);
        let node = self.node(token);
        if let Some(mention) = node.mention
            && self.facts.mentions[mention].kind != MentionKind::Adjective
        {
            return self.argument(mention, token, Via::Head);
        }
        if !matches!(node.pos, Pos::Noun | Pos::Propn | Pos::Adj) {
            return None;
        }
        if let Some(name) = self.shortened(token) {
            return Some(name);
        }
        // `the French and German governments`; `Arab governments` are not all Arabs.
        let shared = |a: Argument| !self.fellows(Argument { via: Via::Government, token, ..a }).is_empty();
        let several = node.lower == "governments" && self.owner(token).is_some_and(shared);
        if is_government(&node.lower) || several {
            return self.owner(token).map(|a| Argument { via: Via::Government, token, ..a });
        }
        if is_military(&node.lower) {
            return self.owner(token).map(|a| Argument { via: Via::Military, token, ..a });
        }
        if is_fighter(&node.lower) {
            let body = |a: &Argument| matches!(a.class, EntityType::Organization | EntityType::Group);
            return self.owner(token).filter(body).map(|a| Argument { via: Via::Military, token, ..a });
        }
        // `his wife, Michelle`: the apposition names what the noun describes.
        if node.dep == Dep::Appos && node.tag != Tag::Possessive {
            // `the Hale Act, a law that Ruiz signed`.
            let mention = self.node(node.head).mention?;
            let name = self.facts.mentions[mention].kind == MentionKind::Name && node.pos == Pos::Noun;
            return self.argument(mention, node.head, Via::Head).filter(|_| name);
        }
        if let Some(subject) = self.described(token) {
            return Some(subject);
        }
        if let Some(called) = self.called(token) {
            return Some(called);
        }
        let mut named = self.with(token, &[Dep::Appos]).filter_map(|a| self.node(a).mention.map(|m| (a, m)));
        match (named.next(), named.next()) {
            (Some((at, mention)), None) if self.facts.mentions[mention].kind == MentionKind::Name => {
                self.argument(mention, at, Via::Head)
            }
            _ => None,
        }
    }

    /// `Minera Sol plc`, of which only `Minera Sol` is known as a name.
    fn shortened(&self, token: usize) -> Option<Argument> {
        if self.node(token).pos != Pos::Propn || !LEGAL.contains(&self.word(token)) {
            return None;
        }
        // `Yahoo! Incorporated`: a mark may stand between.
        let last =
            token.checked_sub(1).filter(|at| self.node(*at).mention.is_some() || self.node(*at).inside.is_some());
        let last = last.or_else(|| token.checked_sub(2).filter(|at| self.node(*at).inside.is_some()))?;
        let mention = self.node(last).inside?;
        let found = &self.facts.mentions[mention];
        let fits = found.class == EntityType::Organization && found.kind == MentionKind::Name;
        self.argument(mention, token, Via::Head).filter(|_| fits)
    }

    /// `a company called Minera Sol`: the noun stands for what it is called.
    fn called(&self, noun: usize) -> Option<Argument> {
        let verb = self.with(noun, &[Dep::Acl]).find(|v| matches!(self.node(*v).lemma, "call" | "name" | "dub"))?;
        let name = self.with(verb, &[Dep::Oprd, Dep::Attr, Dep::Dobj]).find(|n| self.node(*n).mention.is_some())?;
        let mention = self.node(name).mention?;
        let fits = self.facts.mentions[mention].kind == MentionKind::Name && self.node(noun).pos == Pos::Noun;
        self.argument(mention, name, Via::Head).filter(|_| fits)
    }

    /// `Minera Sol is a company that owns …`: what is said of the noun is said of the subject.
    fn described(&self, noun: usize) -> Option<Argument> {
        if self.node(noun).pos != Pos::Noun || !matches!(self.node(noun).dep, Dep::Attr | Dep::Conj) {
            return None;
        }
        // `is a roaster and retailer based in Lima`.
        let attribute = self.attribute(noun)?;
        let verb = self.head(attribute);
        let one = self.with(attribute, &[Dep::Det]).any(|d| matches!(self.word(d), "a" | "an" | "the"));
        if self.node(verb).lemma != "be" || !one {
            return None;
        }
        let open = self.with(verb, &[Dep::Neg]).next().is_some()
            || self.with(verb, &[Dep::Aux]).any(|a| self.node(a).tag == Tag::Modal);
        let subject = self.child(verb, Dep::Nsubj).filter(|s| *s < noun && !open)?;
        let subject = self.antecedent(subject).unwrap_or(subject);
        let mention = self.node(subject).mention?;
        let fits = self.facts.mentions[mention].kind != MentionKind::Adjective;
        self.argument(mention, subject, Via::Head).filter(|_| fits)
    }

    /// What a verb says of its subject that `noun` is joined to or explains: `trader` for `chairman` in `is a trader, chairman of
    /// Minera Sol`.
    pub(in super::super) fn attribute(&self, noun: usize) -> Option<usize> {
        let mut at = noun;
        for _ in 0..super::DEPTH {
            let node = self.node(at);
            let plain = node.mention.is_none_or(|m| self.facts.mentions[m].kind != MentionKind::Name);
            match node.dep {
                Dep::Attr if plain => return Some(at),
                Dep::Appos | Dep::Conj if plain && self.is_noun(node.head) => at = node.head,
                _ => return None,
            }
        }
        None
    }

    /// `A native of Lima, Ana Ruiz left.`: the name right behind a description that opens the sentence.
    pub(in super::super) fn fronted(&self, noun: usize) -> Option<usize> {
        let opens = noun < FRONT && (0..noun).all(|t| self.head(t) == noun || self.below(t, noun));
        if !opens || self.node(noun).pos != Pos::Noun || self.node(noun).mention.is_some() {
            return None;
        }
        let comma = (noun + 1..self.len().min(noun + REACH)).find(|t| self.is_verb(*t) || self.word(*t) == ",")?;
        if self.word(comma) != "," {
            return None;
        }
        let start = self.nodes.get(comma + 1)?.span.start;
        let mention = self.mentions.iter().copied().find(|m| self.facts.mentions[*m].span.start == start)?;
        let name = self.top(self.covered(self.facts.mentions[mention].span))?;
        let subject = matches!(self.node(name).dep, Dep::Nsubj | Dep::NsubjPass);
        (subject && self.facts.mentions[mention].kind == MentionKind::Name).then_some(name)
    }

    /// Whose a noun is, where only one entity comes into question: `Russian` troops, `NATO's` deployment, the government `of Peru`.
    pub(in super::super) fn owner(&self, noun: usize) -> Option<Argument> {
        let mut owners: Vec<Argument> = Vec::new();
        for child in self.with(noun, &[Dep::Poss, Dep::Amod, Dep::Compound, Dep::Nmod]) {
            if self.is_excepted(child) {
                continue;
            }
            for mention in self.mentions_on(child) {
                let found = &self.facts.mentions[mention];
                let fits = found.kind == MentionKind::Adjective
                    || self.node(child).dep == Dep::Poss
                    || found.class != EntityType::Person;
                owners.extend(self.argument(mention, child, Via::Head).filter(|_| fits));
            }
        }
        if owners.is_empty() {
            let force = is_military(&self.node(noun).lower) || is_fighter(&self.node(noun).lower);
            let leads = |p: &usize| self.word(*p) == "of" || force && self.word(*p) == "from";
            // `the government and people of Peru`.
            let joined = || self.child(noun, Dep::Conj).and_then(|c| self.with(c, &[Dep::Prep]).find(leads));
            let of = self.with(noun, &[Dep::Prep]).find(leads).or_else(joined)?;
            return self.child(of, Dep::Pobj).and_then(|o| self.entity(o)).filter(|a| a.via == Via::Head);
        }
        let first = owners.first().copied()?;
        // Nobody knows whose: `Peruvian or Chilean troops`.
        let or = |o: &Argument| self.with(o.token, &[Dep::Cc]).any(|c| self.word(c) == "or");
        if owners.last().is_some_and(or) {
            return None;
        }
        let one = owners.iter().all(|o| o.entity == first.entity);
        // `French, German and Dutch troops`.
        let comma = |pair: &[Argument]| pair[0].token + 2 == pair[1].token && self.word(pair[0].token + 1) == ",";
        let listed =
            owners.windows(2).all(comma) && owners.last().is_some_and(|o| self.child(o.token, Dep::Conj).is_some());
        (one || listed).then_some(first)
    }

    /// Who shares the noun that stands for `first`: the Germans, where French and German officials stand for France.
    pub(in super::super) fn fellows(&self, first: Argument) -> Vec<Argument> {
        let mut found: Vec<Argument> = Vec::new();
        if first.via == Via::Head {
            return found;
        }
        let owner = self.facts.mentions.get(first.mention).and_then(|m| self.top(self.covered(m.span)));
        let Some(owner) = owner else { return found };
        let mut others: Vec<usize> = self.with(self.head(owner), &[Dep::Amod, Dep::Compound, Dep::Nmod]).collect();
        others.retain(|at| *at > owner);
        let mut at = others.last().copied().unwrap_or(owner);
        for _ in 0..super::DEPTH {
            let or = self.with(at, &[Dep::Cc]).any(|c| self.word(c) != "and");
            let Some(next) = self.with(at, &[Dep::Conj]).find(|_| !or) else { break };
            others.push(next);
            at = next;
        }
        // Alone, what else describes the noun does not share it: `Russian Arctic troops`.
        if others.iter().all(|at| self.node(*at).dep != Dep::Conj) {
            return found;
        }
        others.retain(|at| !self.is_excepted(*at));
        for mention in others.into_iter().filter_map(|at| self.node(at).mention) {
            let fellow = self.argument(mention, first.token, first.via).filter(|a| a.class != EntityType::Person);
            let other = |a: &Argument| a.entity != first.entity && found.iter().all(|f| f.entity != a.entity);
            let fellow = fellow.filter(other);
            found.extend(fellow);
        }
        found
    }

    /// Whether `not` takes one adjective out of several and denies nothing else: `Peruvian but not Chilean troops`.
    pub(super) fn leaves_out(&self, not: usize) -> bool {
        let joined = not.checked_sub(1).is_some_and(|before| matches!(self.word(before), "but" | "and" | ","));
        let adjective = |next: &super::Node<'_>| next.mention.is_some() && next.pos == Pos::Adj;
        joined && self.nodes.get(not + 1).is_some_and(adjective)
    }

    /// Whether a word is left out of what it stands beside: `Chilean` in `Peruvian but not Chilean troops`.
    fn is_excepted(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.word(before) == "not")
    }

    /// The mentions that a token heads or that are parts of it: both countries of `U.S.-Russian`.
    pub(in super::super) fn mentions_on(&self, token: usize) -> Vec<usize> {
        let span = self.node(token).span;
        match self.node(token).mention {
            Some(mention) => vec![mention],
            None => self.mentions.iter().copied().filter(|m| span.contains(self.facts.mentions[*m].span)).collect(),
        }
    }

    /// What `who`, `which` or `that` refers to: the noun that its clause hangs on.
    pub(in super::super) fn antecedent(&self, token: usize) -> Option<usize> {
        let node = self.node(token);
        if !matches!(node.tag, Tag::WhDet | Tag::WhPron) && node.lower != "that" {
            return None;
        }
        let mut at = token;
        for _ in 0..super::DEPTH {
            let head = self.head(at);
            if head == at {
                return None;
            }
            if self.node(at).dep == Dep::Relcl {
                // `members of the league that met`: what the clause hangs on.
                return Some(head);
            }
            at = head;
        }
        None
    }

    /// A token and those joined to it: `Peru`, `Chile` of `Peru and Chile`. None where they are alternatives.
    pub(in super::super) fn joined(&self, token: usize) -> Option<Vec<(usize, bool)>> {
        let mut members = Vec::new();
        let mut either = false;
        let neither = self.children(token).iter().any(|c| {
            matches!(self.word(*c), "neither" | "nor") && matches!(self.node(*c).dep, Dep::Preconj | Dep::Det | Dep::Cc)
        });
        let mut at = token;
        let mut negative = neither;
        for _ in 0..self.len() {
            // `the pact, not Chile` denies what comes behind it.
            let denied = self
                .with(at, &[Dep::Neg, Dep::Det])
                .any(|n| n < at && matches!(self.word(n), "not" | "no" | "neither") && !self.leaves_out(n));
            members.push((at, negative || denied));
            either |= self.with(at, &[Dep::Cc]).any(|c| self.word(c) == "or") && !neither;
            let contrast = self.with(at, &[Dep::Cc]).any(|c| matches!(self.word(c), "but"));
            // The items of a list hang one on the other, or all on the first; the parser takes the second for an apposition at times.
            let next = self
                .with(at, &[Dep::Conj])
                .find(|c| self.is_noun(*c) || self.node(*c).mention.is_some())
                .or_else(|| self.listed(at));
            let Some(next) = next else { break };
            for other in self.with(at, &[Dep::Conj]).filter(|c| *c != next) {
                if self.is_noun(other) {
                    members.push((other, neither));
                }
            }
            // `Peru but not Chile`, `not Peru but Chile`: each its own.
            negative = if contrast { false } else { neither };
            at = next;
        }
        (!either).then_some(members)
    }

    /// `Ruiz` of `Mora, Ruiz and Vega`, where the parser has it as what Mora is: a name of another thing of the same sort that goes on to a third.
    fn listed(&self, at: usize) -> Option<usize> {
        let sort = |class| match class {
            EntityType::Country | EntityType::Group => EntityType::Organization,
            class => class,
        };
        let name = |token: usize| {
            let mention = &self.facts.mentions[self.node(token).mention?];
            (mention.kind == MentionKind::Name).then_some((sort(mention.class), mention.entity))
        };
        let (class, entity) = name(at)?;
        self.with(at, &[Dep::Appos]).find(|other| {
            let another = name(*other).is_some_and(|(c, e)| c == class && e != entity);
            another && self.with(*other, &[Dep::Conj]).any(|third| name(third).is_some_and(|(c, _)| c == class))
        })
    }

    /// The entities that `token` and what is joined to it stand for.
    pub(in super::super) fn entities(&self, token: usize) -> Vec<Argument> {
        let token = self.antecedent(token).unwrap_or(token);
        let mut found: Vec<Argument> = Vec::new();
        for (member, negative) in self.joined(token).unwrap_or_default() {
            if let Some(argument) = self.entity(member)
                && !found.iter().any(|f| f.entity == argument.entity)
            {
                found.push(Argument { negative, ..argument });
                found.extend(self.fellows(argument).into_iter().map(|fellow| Argument { negative, ..fellow }));
                // `by the employees Ana Ruiz and Juan Mora`: all that explain the noun.
                if argument.token != member && self.node(argument.token).dep == Dep::Appos {
                    let more = self.joined(argument.token).unwrap_or_default().into_iter().skip(1);
                    for other in more.filter_map(|(other, _)| self.entity(other)) {
                        if other.class == argument.class && !found.iter().any(|f| f.entity == other.entity) {
                            found.push(Argument { negative, ..other });
                        }
                    }
                }
            }
        }
        found
    }
}
