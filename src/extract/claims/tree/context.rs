//! How a clause stands to the facts, and whose words it is in.

use super::{DEPTH, Dep, Pos, Tag, Tree};
use crate::extract::claims::status::{combine, modal};
use crate::extract::claims::words::{is_approximator, is_hedge};
use crate::extract::{EntityRef, Reason};
use crate::schema::Status;

/// Whose words a clause is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Voice {
    /// The text's own.
    Own,
    /// Somebody's; empty where the text does not tell whose.
    Other(Vec<EntityRef>),
}

/// How a clause stands to the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Context {
    /// `Asserted` means actual, whoever says it.
    pub(in super::super) status: Status,
    pub(in super::super) voice: Voice,
}

impl Context {
    pub(super) const fn own(status: Status) -> Self {
        Self { status, voice: Voice::Own }
    }

    /// With one more effect; none where the two cancel out.
    pub(in super::super) fn under(self, effect: Status) -> Option<Self> {
        Some(Self { status: combine(self.status, effect)?, ..self })
    }
}

impl Tree<'_> {
    /// How the clause of the verb at `verb` stands to the facts, with everything above it; none where nothing can be said.
    pub(in super::super) fn context(&self, verb: usize) -> Option<Context> {
        self.context_within(verb, 0)
    }

    pub(super) fn context_within(&self, verb: usize, depth: usize) -> Option<Context> {
        if depth > DEPTH {
            return None;
        }
        let local = self.local(verb)?;
        let mut context = self.governed(verb, depth)?.under(local)?;
        if let Some(source) = self.according(verb) {
            context.voice = Voice::Other(source);
        }
        if let Some(source) = self.aside(verb) {
            context.voice = Voice::Other(source);
        }
        Some(context)
    }

    /// The context of the clause that a noun phrase stands in.
    pub(in super::super) fn context_of_noun(&self, noun: usize) -> Option<Context> {
        self.noun_context(noun, 0)
    }

    pub(super) fn noun_context(&self, noun: usize, depth: usize) -> Option<Context> {
        match self.verb_above(noun) {
            Some(verb) => self.context_within(verb, depth + 1),
            None => Some(Context::own(if self.question { Status::Asked } else { Status::Asserted })),
        }
    }

    /// What the words of the clause itself do: negation, modals, hedges, conditions, questions.
    fn local(&self, verb: usize) -> Option<Status> {
        let mut effect = Status::Asserted;
        let reported = self.is_reported(verb);
        let helpers = self.children(verb).iter().copied();
        let mut have = false;
        for child in helpers {
            let node = self.node(child);
            let word = node.lower.as_str();
            have |= node.dep == Dep::Aux && node.lemma == "have";
            let found = match node.dep {
                Dep::Neg => self.negates(child),
                // `said that it would sign`: what was to come.
                Dep::Aux if node.tag == Tag::Modal && modal(word) == Status::Conditional && reported => Status::Planned,
                Dep::Aux if node.tag == Tag::Modal => modal(word),
                Dep::Advmod | Dep::Prep | Dep::Mark | Dep::Cc | Dep::Preconj
                    if matches!(word, "not" | "n't" | "never") =>
                {
                    self.negates(child)
                }
                Dep::Advmod if matches!(word, "hardly" | "scarcely" | "barely" | "neither" | "nor") => Status::Denied,
                Dep::Advmod
                    if self
                        .with(child, &[Dep::Neg, Dep::Det, Dep::Advmod])
                        .any(|n| matches!(self.word(n), "no" | "not"))
                        && matches!(word, "longer" | "more" | "yet") =>
                {
                    Status::Denied
                }
                Dep::Advmod | Dep::NpAdvmod if is_approximator(word) => return None,
                Dep::Advmod if is_hedge(word) => Status::Possible,
                Dep::Preconj | Dep::Cc if word == "neither" => Status::Denied,
                _ => Status::Asserted,
            };
            effect = combine(effect, found)?;
        }
        if have && self.with(verb, &[Dep::Aux]).any(|a| matches!(self.word(a), "could" | "might" | "should")) {
            let counterfactual = self.with(verb, &[Dep::Aux]).any(|a| matches!(self.word(a), "could" | "should"));
            effect = combine(effect, if counterfactual { Status::Conditional } else { Status::Possible })?;
        }
        if self.conditioned(verb) {
            effect = combine(effect, Status::Conditional)?;
        }
        // `Nobody`, `neither of them`: a subject that denies the verb.
        let denied = self.with(verb, &[Dep::Nsubj, Dep::NsubjPass]).any(|s| {
            matches!(self.word(s), "nobody" | "none" | "neither" | "nothing" | "no-one")
                || self.with(s, &[Dep::Det, Dep::Neg]).any(|d| matches!(self.word(d), "no"))
        });
        if denied {
            effect = combine(effect, Status::Denied)?;
        }
        Some(effect)
    }

    /// Whether the clause is what a verb in the past reports, with no perfect that would make it counterfactual.
    fn is_reported(&self, verb: usize) -> bool {
        let mut at = verb;
        while self.node(at).dep == Dep::Conj && self.is_verb(self.head(at)) && self.head(at) != at {
            at = self.head(at);
        }
        let head = self.head(at);
        let perfect = self.with(verb, &[Dep::Aux]).any(|a| self.node(a).lemma == "have");
        self.node(at).dep == Dep::Ccomp
            && self.is_verb(head)
            && self.is_past(head)
            && crate::extract::claims::status::complement(self.node(head).lemma).is_some_and(|c| c.spoken)
            && !perfect
    }

    fn negates(&self, not: usize) -> Status {
        // `not only signed but praised`.
        let only = matches!(self.word(not + 1), "only" | "just" | "merely" | "simply" | "least");
        if only || self.leaves_out(not) { Status::Asserted } else { Status::Denied }
    }

    /// Whether a condition hangs on the clause: `if prices fall`, `had it rained`.
    fn conditioned(&self, verb: usize) -> bool {
        self.with(verb, &[Dep::Advcl]).any(|clause| self.is_condition(clause))
            || self.with(verb, &[Dep::Prep]).any(|p| {
                matches!(self.word(p), "without")
                    && self.with(verb, &[Dep::Aux]).any(|a| self.node(a).tag == Tag::Modal)
            })
    }

    /// Whether an adverbial clause sets a condition.
    pub(super) fn is_condition(&self, clause: usize) -> bool {
        let mark = self.with(clause, &[Dep::Mark, Dep::Advmod]).find(|m| {
            matches!(self.word(*m), "if" | "unless" | "provided" | "assuming" | "lest")
                || self.word(*m) == "case" && self.word(m.wrapping_sub(1)) == "in"
        });
        match mark {
            Some(mark) => {
                let before = mark.checked_sub(1).map_or("", |b| self.word(b));
                !matches!(before, "as" | "even") && !self.with(clause, &[Dep::Advmod]).any(|a| self.word(a) == "even")
            }
            None => {
                let inverted = self
                    .with(clause, &[Dep::Aux])
                    .next()
                    .filter(|a| matches!(self.word(*a), "had" | "were" | "should"));
                let subject = self.with(clause, &[Dep::Nsubj, Dep::NsubjPass]).next();
                let opens = matches!(self.word(clause), "provided" | "assuming");
                opens
                    || inverted.zip(subject).is_some_and(|(aux, subject)| {
                        aux < subject && self.with(clause, &[Dep::Mark, Dep::Advmod]).all(|m| m > aux)
                    })
            }
        }
    }

    /// The source after `according to`, where the clause has one; empty where it is no entity.
    fn according(&self, verb: usize) -> Option<Vec<EntityRef>> {
        for at in self.with(verb, &[Dep::Prep, Dep::Advcl, Dep::Advmod]) {
            let to = match self.word(at) {
                "according" => self.with(at, &[Dep::Prep]).find(|p| self.word(*p) == "to"),
                "per" => Some(at),
                _ => None,
            };
            let Some(source) = to.and_then(|to| self.child(to, Dep::Pobj)) else { continue };
            return Some(self.speakers(source));
        }
        None
    }

    /// The speaker in an aside: `Peru, Mora said, signed the pact`.
    fn aside(&self, verb: usize) -> Option<Vec<EntityRef>> {
        let saying = self.with(verb, &[Dep::Parataxis, Dep::Advcl, Dep::Ccomp]).find(|p| {
            let plain = self.node(*p).dep == Dep::Parataxis
                || self.with(*p, &[Dep::Mark, Dep::Advmod]).any(|m| self.word(m) == "as");
            plain
                && crate::extract::claims::status::is_saying(self.node(*p).lemma)
                && self.with(*p, &[Dep::Ccomp, Dep::Dobj, Dep::Xcomp]).next().is_none()
        })?;
        let subject = self.child(saying, Dep::Nsubj)?;
        Some(self.speakers(subject))
    }

    /// The entities that speak where `token` is the subject of a verb of saying.
    pub(in super::super) fn speakers(&self, token: usize) -> Vec<EntityRef> {
        // `police say` names nobody.
        let named = |a: &super::Argument| self.facts.mentions[a.mention].reason != Reason::Collective;
        let mut who: Vec<EntityRef> = self.entities(token).into_iter().filter(named).map(|a| a.entity).collect();
        if who.is_empty() {
            // `a Mora spokesman`, `the ministry's report`, `a report by the UN`: those who speak through others.
            let through = crate::extract::claims::words::is_mouthpiece(&self.node(token).lower);
            if through && let Some(owner) = self.owner(token).or_else(|| self.behind(token)) {
                who.push(owner.entity);
            }
        }
        who
    }

    /// Who stands behind a statement or a spokesperson: `a spokesman for Peru`, `a report by the UN`.
    fn behind(&self, noun: usize) -> Option<super::Argument> {
        self.with(noun, &[Dep::Prep])
            .filter(|p| matches!(self.word(*p), "for" | "from" | "by" | "of" | "at" | "with"))
            .find_map(|p| self.child(p, Dep::Pobj).and_then(|o| self.entity(o)))
    }

    /// Whether the verb has a form of the past.
    pub(in super::super) fn is_past(&self, verb: usize) -> bool {
        let node = self.node(verb);
        let helped = |words: &[&str]| self.with(verb, &[Dep::Aux, Dep::AuxPass]).any(|a| words.contains(&self.word(a)));
        node.tag == Tag::Past
            || helped(&["had", "did", "was", "were", "has", "have"])
            || node.tag == Tag::Participle && !helped(&["is", "are", "be", "being", "will"]) && node.pos == Pos::Verb
    }
}
