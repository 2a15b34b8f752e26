//! Who does what to whom in a clause: passives, control, coordination, relative and reduced clauses undone.

use super::{DEPTH, Dep, Pos, Tag, Tree};
use crate::extract::claims::words::{is_assault, is_time_unit, is_undertaking, month, number, weekday};

/// A preposition of a clause with what it governs.
#[derive(Clone, Debug)]
pub(in super::super) struct Preposition {
    /// `with`, `out of`, `up to`.
    pub(in super::super) name: String,
    /// The last token of the preposition.
    pub(in super::super) token: usize,
    pub(in super::super) object: usize,
}

/// A verb with its arguments, by what they do and not by where they stand.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Clause {
    pub(in super::super) verb: usize,
    pub(in super::super) passive: bool,
    /// Who acts; the first of several that are joined.
    pub(in super::super) subject: Option<usize>,
    /// Whom or what it is done to.
    pub(in super::super) object: Option<usize>,
    /// Who gets it: `gave Peru aid`.
    pub(in super::super) dative: Option<usize>,
    pub(in super::super) prepositions: Vec<Preposition>,
    /// `up` of `signed up`.
    pub(in super::super) particle: Option<usize>,
    /// Hundredths of confidence lost on the way to the subject.
    pub(in super::super) doubt: u8,
}

impl Tree<'_> {
    /// The clause of the verb at `verb`.
    pub(in super::super) fn clause(&self, verb: usize) -> Clause {
        let passive = self.is_passive(verb);
        let (surface, doubt) = self.subject(verb, 0).map_or((None, 0), |(s, d)| (Some(s), d));
        let agent = self.agent(verb).filter(|a| !is_assault(self.word(*a)));
        let (agent, doubt) = match agent {
            None if passive => (self.behind_force(verb), doubt + 6),
            agent => (agent, doubt),
        };
        let (subject, object) =
            if passive { (agent, surface) } else { (surface, self.object(verb).or_else(|| self.gap(verb))) };
        let dative = self.child(verb, Dep::Dative).filter(|d| self.is_noun(*d));
        let particle = self.child(verb, Dep::Prt);
        let mut prepositions = self.prepositions(verb, particle);
        // `lives and works in Lima`.
        if prepositions.is_empty() && object.is_none() {
            let next = self.with(verb, &[Dep::Conj]).find(|c| self.is_verb(*c) && *c - verb <= 2);
            prepositions = next.map(|next| self.prepositions(next, None)).unwrap_or_default();
        }
        // What is passive keeps its second object: `was given aid`.
        Clause { verb, passive, subject, object, dative, prepositions, particle, doubt }
    }

    /// The direct object; that of a joined verb is shared where it follows: `signed and ratified the treaty`.
    pub(in super::super) fn object(&self, verb: usize) -> Option<usize> {
        if let Some(own) = self.with(verb, &[Dep::Dobj]).next() {
            return Some(self.antecedent(own).unwrap_or(own));
        }
        let next = self.with(verb, &[Dep::Conj]).find(|c| self.is_verb(*c))?;
        let adjacent = !self
            .with(verb, &[Dep::Prep, Dep::Ccomp, Dep::Xcomp, Dep::Acomp, Dep::Attr, Dep::Punct, Dep::Prt])
            .any(|c| c > verb && c < next);
        let shares = adjacent && self.child(next, Dep::Nsubj).is_none() && !self.is_passive(next) && next - verb <= 3;
        shares.then(|| self.with(next, &[Dep::Dobj]).next()).flatten()
    }

    /// What a relative clause without an object of its own leaves open: `the law that Hale signed`, `the law Hale signed`.
    fn gap(&self, verb: usize) -> Option<usize> {
        let node = self.node(verb);
        let subject = self.child(verb, Dep::Nsubj)?;
        if node.dep != Dep::Relcl || self.antecedent(subject).is_some() || self.node(subject).tag == Tag::WhPron {
            return None;
        }
        let closed = self.with(verb, &[Dep::Ccomp, Dep::Xcomp, Dep::Acomp, Dep::Attr]).next().is_some();
        // `the year in which Peru joined`, `the day Peru joined`.
        let circumstance = self.with(verb, &[Dep::Prep, Dep::Advmod]).any(|c| {
            self.node(c).tag == Tag::WhAdv || self.child(c, Dep::Pobj).is_some_and(|o| self.antecedent(o).is_some())
        });
        (!closed && !circumstance).then_some(node.head)
    }

    pub(in super::super) fn is_passive(&self, verb: usize) -> bool {
        let mut at = verb;
        for _ in 0..DEPTH {
            match self.own_voice(at) {
                Some(passive) => return passive,
                None => at = self.head(at),
            }
        }
        false
    }

    /// Whether a verb is passive, as far as it shows that itself; none where it is what the verb is that it is joined to.
    fn own_voice(&self, verb: usize) -> Option<bool> {
        let node = self.node(verb);
        if self.is_predicate(verb) || self.with(verb, &[Dep::AuxPass, Dep::NsubjPass]).next().is_some() {
            return Some(true);
        }
        if node.tag != Tag::Participle {
            return Some(false);
        }
        let helped = self.with(verb, &[Dep::Aux]).next().is_some();
        match node.dep {
            Dep::Acl | Dep::Advcl | Dep::Relcl => Some(!helped),
            Dep::Conj => {
                let joined = node.head != verb && self.is_verb(node.head) && self.node(node.head).tag != Tag::Past;
                let shares = joined && !helped && self.child(verb, Dep::Nsubj).is_none();
                if shares { None } else { Some(false) }
            }
            _ => Some(self.child(verb, Dep::Agent).is_some() && !helped),
        }
    }

    fn agent(&self, verb: usize) -> Option<usize> {
        let agent = self.child(verb, Dep::Agent).or_else(|| {
            let passive = self.is_passive(verb);
            self.with(verb, &[Dep::Prep]).find(|p| passive && self.word(*p) == "by")
        })?;
        self.child(agent, Dep::Pobj)
    }

    /// Who stands behind the force in which somebody is killed: `killed in a raid by Peru`, `in a Peruvian raid`.
    fn behind_force(&self, verb: usize) -> Option<usize> {
        let prepositions =
            self.with(verb, &[Dep::Prep, Dep::Agent]).filter(|p| matches!(self.word(*p), "in" | "during" | "by"));
        let noun = prepositions.filter_map(|p| self.child(p, Dep::Pobj)).find(|o| is_assault(self.word(*o)))?;
        let by = self.with(noun, &[Dep::Prep]).find(|p| self.word(*p) == "by");
        let carried = self.with(noun, &[Dep::Acl]).find_map(|v| self.agent(v));
        by.and_then(|p| self.child(p, Dep::Pobj)).or(carried).or_else(|| self.owner(noun).map(|o| o.token))
    }

    /// The grammatical subject of a verb and the confidence lost on the way.
    pub(in super::super) fn subject(&self, verb: usize, depth: usize) -> Option<(usize, u8)> {
        if depth > DEPTH {
            return None;
        }
        if let Some(own) = self.with(verb, &[Dep::Nsubj, Dep::NsubjPass, Dep::Csubj, Dep::CsubjPass]).next() {
            // `It is Peru that signed`, and clauses as subjects, name nobody.
            return match self.antecedent(own) {
                Some(antecedent) => Some((antecedent, 0)),
                None => Some((own, 0)),
            };
        }
        // `Did Ostmark sign?`: what stands between the auxiliary and the verb, whatever the parser takes it for.
        if self.question
            && let Some(aux) = self.child(verb, Dep::Aux).filter(|a| *a < verb)
        {
            let between = self.with(verb, &[Dep::Amod, Dep::Compound, Dep::Nmod, Dep::NpAdvmod, Dep::Dobj, Dep::Intj]);
            if let Some(subject) = between.filter(|c| (aux..verb).contains(c)).find(|c| self.node(*c).mention.is_some())
            {
                return Some((subject, 5));
            }
        }
        // `Ruiz co-founded the bank`: the parser hangs the name on the prefix.
        if verb > 2 && self.word(verb - 1) == "-" && matches!(self.word(verb - 2), "co" | "re") {
            let named = |at: &usize| self.node(*at).mention.is_some();
            if let Some(subject) = self.children(verb - 2).iter().copied().find(named) {
                return Some((subject, 3));
            }
        }
        let node = self.node(verb);
        let head = node.head;
        let deeper = |found: Option<(usize, u8)>, more: u8| found.map(|(s, d)| (s, d + more));
        match node.dep {
            Dep::Conj if self.is_verb(head) => {
                // A passive and an active verb share the grammatical subject all the same.
                deeper(self.subject(head, depth + 1), 2)
            }
            Dep::Xcomp => {
                let governor = if self.is_verb(head) { head } else { self.verb_above(head)? };
                if governor == head && !self.promises(head) {
                    if let Some(object) = self.object(head) {
                        return Some((object, 3));
                    }
                    if let Some(dative) = self.child(head, Dep::Dative).filter(|d| self.is_noun(*d)) {
                        return Some((dative, 3));
                    }
                }
                // `called on Peru to sign`.
                let lemma = self.node(head).lemma;
                if governor == head && matches!(lemma, "call" | "appeal" | "rely" | "count") {
                    let side = self.with(head, &[Dep::Prep]).find_map(|p| self.child(p, Dep::Pobj));
                    if let Some(side) = side {
                        return Some((side, 3));
                    }
                }
                deeper(self.subject(governor, depth + 1), 2)
            }
            Dep::Acl if node.tag == Tag::Base || self.infinitive(verb) => {
                if matches!(self.word(head), "first" | "last" | "only" | "latest" | "one" | "second") {
                    return self.predicated(head, depth);
                }
                if let Some(owner) = self.owner(head) {
                    return Some((owner.token, 5));
                }
                // `Peru has no plans to join`, `made an effort to join`.
                let (object, above) = (self.node(head).dep == Dep::Dobj, self.head(head));
                if is_undertaking(self.word(head)) {
                    let above = self.verb_above(head)?;
                    return deeper(self.subject(above, depth + 1), 9);
                }
                // `confirmed its wish to join`: the subject's own, whether or not the pronoun is known.
                let its = self.child(head, Dep::Poss).is_some_and(|p| self.node(p).pos == Pos::Pron);
                let has = object
                    && (its
                        || matches!(
                            self.node(above).lemma,
                            "have"
                                | "make"
                                | "announce"
                                | "take"
                                | "reach"
                                | "lack"
                                | "get"
                                | "gain"
                                | "win"
                                | "receive"
                                | "obtain"
                                | "seek"
                                | "develop"
                        ));
                deeper(self.subject(above, depth + 1).filter(|_| has), 5)
            }
            Dep::Relcl if self.infinitive(verb) => self.predicated(head, depth),
            Dep::Acl | Dep::Relcl => Some((head, 3)),
            // `an attack that was carried out by Peru to free Lima`: whoever did it had the purpose.
            Dep::Advcl if self.is_verb(head) && self.infinitive(verb) && self.is_passive(head) => {
                let agent = self.agent(head).map(|a| (a, 5));
                agent.or_else(|| deeper(self.subject(head, depth + 1), 5))
            }
            Dep::Advcl if self.is_verb(head) => deeper(self.subject(head, depth + 1), 5),
            Dep::Acomp if self.is_verb(head) => deeper(self.subject(head, depth + 1), 0),
            Dep::Advcl => deeper(self.verb_above(head).and_then(|v| self.subject(v, depth + 1)), 8),
            Dep::Pcomp => {
                let governor = self.head(head);
                if self.is_verb(governor) {
                    let active_object = self.object(governor).filter(|_| !self.is_passive(governor));
                    if matches!(self.word(head), "of" | "from" | "for" | "into")
                        && let Some(object) = active_object
                    {
                        return Some((object, 3));
                    }
                    return deeper(self.subject(governor, depth + 1), 4);
                }
                // `Peru is committed to joining`.
                if self.node(governor).dep == Dep::Acomp && self.is_verb(self.head(governor)) {
                    return deeper(self.subject(self.head(governor), depth + 1), 5);
                }
                // `Peru's refusal of signing`, `hopes of joining`.
                self.owner(governor).map(|o| (o.token, 6))
            }
            _ => None,
        }
    }

    /// What `first` is said of in `Peru was the first to sign`; the noun itself elsewhere.
    fn predicated(&self, noun: usize, depth: usize) -> Option<(usize, u8)> {
        let node = self.node(noun);
        match node.dep {
            Dep::Attr if self.is_verb(node.head) => self.subject(node.head, depth + 1).map(|(s, d)| (s, d + 3)),
            Dep::Appos => Some((node.head, 3)),
            _ if node.mention.is_some() => Some((noun, 3)),
            _ => self.owner(noun).map(|o| (o.token, 6)),
        }
    }

    /// Verbs whose subject, not their object, is to act: `promised Chile to sign`.
    fn promises(&self, verb: usize) -> bool {
        matches!(self.node(verb).lemma, "promise" | "vow" | "threaten" | "pledge" | "use" | "have")
    }

    pub(in super::super) fn infinitive(&self, verb: usize) -> bool {
        self.with(verb, &[Dep::Aux]).any(|a| self.node(a).tag == Tag::To)
    }

    /// The prepositions of a verb or noun, those that hang on one another as one.
    pub(in super::super) fn prepositions(&self, at: usize, particle: Option<usize>) -> Vec<Preposition> {
        let mut found = Vec::new();
        for first in self.with(at, &[Dep::Prep, Dep::Dative, Dep::Agent]) {
            if self.node(first).pos != Pos::Adp && self.node(first).dep != Dep::Prep {
                continue;
            }
            self.preposition(first, String::new(), &mut found);
        }
        // `on` in `signed on to`, or a particle that the parser takes for an adverb.
        if let Some(particle) = particle {
            let alone = found.clone();
            found.extend(
                alone.into_iter().map(|p| Preposition { name: format!("{} {}", self.word(particle), p.name), ..p }),
            );
        }
        let adverbs = self
            .with(at, &[Dep::Advmod])
            .filter(|a| matches!(self.word(*a), "out" | "up" | "on" | "away" | "together"));
        for adverb in adverbs {
            for inner in self.with(adverb, &[Dep::Prep]) {
                self.preposition(inner, format!("{} ", self.word(adverb)), &mut found);
            }
        }
        found
    }

    /// Whether a token says when: a month, a day, a year.
    fn is_time(&self, at: usize) -> bool {
        let word = self.word(at);
        let time = month(word).is_some() || weekday(word).is_some() || is_time_unit(word) || number(word).is_some();
        time && self.node(at).mention.is_none()
    }

    fn preposition(&self, at: usize, before: String, found: &mut Vec<Preposition>) {
        if found.len() > 24 {
            return;
        }
        let name = format!("{before}{}", self.word(at));
        for object in self.with(at, &[Dep::Pobj]) {
            let object = self.antecedent(object).unwrap_or(object);
            found.push(Preposition { name: name.clone(), token: at, object });
            // `born on 4 May in Lima`: what hangs on a date belongs to what the date belongs to.
            if self.is_time(object) {
                for inner in self.with(object, &[Dep::Prep]).filter(|p| self.word(*p) != "of") {
                    self.preposition(inner, before.clone(), found);
                }
            }
        }
        for inner in self.with(at, &[Dep::Prep]) {
            if inner == at + 1 || self.child(at, Dep::Pobj).is_none() {
                self.preposition(inner, format!("{name} "), found);
            }
        }
        // `with Peru and with Chile`.
        for other in self.with(at, &[Dep::Conj]).filter(|c| self.node(*c).pos == Pos::Adp) {
            self.preposition(other, before.clone(), found);
        }
    }
}
