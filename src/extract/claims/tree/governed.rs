//! What a clause inherits from what it hangs on: complements, control, conditions, relative clauses, coordination.

use super::context::{Context, Voice};
use super::{Dep, Tag, Tree};
use crate::extract::claims::status::{
    adjective_control, combine, complement, gerund_control, is_saying, noun_complement, noun_control, object_control,
    passive_control, subject_control,
};
use crate::schema::Status;

impl Tree<'_> {
    /// The context that the clause of `verb` stands in, without its own words.
    pub(super) fn governed(&self, verb: usize, depth: usize) -> Option<Context> {
        let node = self.node(verb);
        let head = node.head;
        let depth = depth + 1;
        if head == verb {
            return Some(self.top_context());
        }
        match node.dep {
            Dep::Conj => self.joined_context(verb, head, depth),
            Dep::Ccomp => self.complement_context(verb, head, depth),
            Dep::Xcomp => self.controlled_context(verb, head, depth),
            Dep::Advcl => self.adverbial_context(verb, head, depth),
            Dep::Relcl | Dep::Acl => self.relative_context(verb, head, depth),
            Dep::Pcomp => self.prepositional_context(verb, head, depth),
            Dep::Csubj | Dep::CsubjPass => {
                let asked = self.with(verb, &[Dep::Mark]).any(|m| matches!(self.word(m), "whether" | "if"));
                self.context_within(head, depth)?.under(if asked { Status::Asked } else { Status::Possible })
            }
            Dep::Acomp if self.is_verb(head) => self.context_within(head, depth),
            Dep::Parataxis if self.is_verb(head) => {
                let outer = self.context_within(head, depth)?;
                // `Peru, Mora said, signed`: the aside itself is the text's own.
                if is_saying(node.lemma) {
                    Some(self.top_context())
                } else {
                    Some(Context { status: Status::Asserted, ..outer })
                }
            }
            _ => self.noun_context(head, depth)?.under(Status::Possible),
        }
    }

    const fn top_context(&self) -> Context {
        Context::own(if self.question { Status::Asked } else { Status::Asserted })
    }

    /// `signed and ratified`: what the first verb inherits, and its modal or negation where the form shares it.
    fn joined_context(&self, verb: usize, head: usize, depth: usize) -> Option<Context> {
        if !self.is_verb(head) {
            return self.noun_context(head, depth)?.under(Status::Possible);
        }
        let own_subject = self.with(verb, &[Dep::Nsubj, Dep::NsubjPass]).next().is_some();
        let context = self.governed(head, depth)?;
        if own_subject {
            return Some(self.continued(verb, head).unwrap_or(context));
        }
        let mut shared = Status::Asserted;
        let bare = !self.with(verb, &[Dep::Aux, Dep::AuxPass]).any(|a| self.node(a).tag != Tag::To);
        let either = self.with(head, &[Dep::Cc]).any(|c| matches!(self.word(c), "or" | "nor"));
        for child in self.with(head, &[Dep::Aux, Dep::Neg, Dep::Advmod, Dep::Advcl]) {
            let child_node = self.node(child);
            let before = child < head;
            match child_node.dep {
                Dep::Aux
                    if child_node.tag == Tag::Modal && bare && before && self.node(verb).tag == self.node(head).tag =>
                {
                    shared = combine(shared, crate::extract::claims::status::modal(&child_node.lower))?;
                }
                Dep::Neg if bare && before && (either || self.node(verb).tag == Tag::Base) => {
                    shared = combine(shared, Status::Denied)?;
                }
                Dep::Advmod if before && crate::extract::claims::words::is_hedge(&child_node.lower) => {
                    shared = combine(shared, Status::Possible)?;
                }
                Dep::Advcl if before && self.is_condition(child) => shared = combine(shared, Status::Conditional)?,
                _ => {}
            }
        }
        if either && shared == Status::Asserted {
            shared = Status::Possible;
        }
        let mut context = context.under(shared)?;
        if let Some(source) = self.according_of(head) {
            context.voice = source;
        }
        Some(context)
    }

    /// `Mora said that it rained, and Peru signed`: the second clause may go on with what was said, and is taken so.
    fn continued(&self, verb: usize, head: usize) -> Option<Context> {
        let and = self.with(head, &[Dep::Cc]).find(|c| *c < verb && self.word(*c) == "and")?;
        let said = self.with(head, &[Dep::Ccomp]).find(|c| (head..and).contains(c))?;
        let speaks = is_saying(self.node(head).lemma) && said > head;
        let who = self.clause(head).subject.map(|s| self.speakers(s)).unwrap_or_default();
        speaks.then_some(Context { status: Status::Asserted, voice: Voice::Other(who) })
    }

    fn according_of(&self, head: usize) -> Option<Voice> {
        let before = self.with(head, &[Dep::Prep]).find(|p| self.word(*p) == "according" && *p < head)?;
        let to = self.child(before, Dep::Prep)?;
        Some(Voice::Other(self.speakers(self.child(to, Dep::Pobj)?)))
    }

    /// `said that …`, `…, said Mora`, `it is unclear whether …`, `the claim that …`.
    fn complement_context(&self, verb: usize, head: usize, depth: usize) -> Option<Context> {
        let asked = self.with(verb, &[Dep::Mark]).any(|m| matches!(self.word(m), "whether" | "if"));
        if !self.is_verb(head) {
            let outer = self.noun_context(head, depth)?;
            let effect = match self.node(head).lemma {
                _ if asked => Status::Asked,
                "true" | "clear" | "aware" | "glad" | "sad" | "ironic" | "sorry" | "proud" | "happy" | "angry"
                | "upset" => Status::Asserted,
                "false" | "untrue" => Status::Denied,
                // `Many regret that`: a verb taken for a noun.
                other => {
                    noun_complement(other).or_else(|| complement(other).map(|c| c.effect)).unwrap_or(Status::Possible)
                }
            };
            return outer.under(effect);
        }
        let lemma = self.node(head).lemma;
        let copular = matches!(lemma, "be" | "become" | "remain");
        if copular {
            let outer = self.context_within(head, depth)?;
            let predicate = self.with(head, &[Dep::Acomp, Dep::Attr]).next();
            let effect = match predicate.map(|p| self.node(p).lemma) {
                _ if asked => Status::Asked,
                Some("true" | "clear" | "obvious" | "good" | "ironic" | "sad" | "fact" | "truth" | "evident") => {
                    Status::Asserted
                }
                Some("false" | "untrue" | "lie" | "myth" | "impossible") => Status::Denied,
                _ if verb < head && self.separated(verb, head) => return Some(outer),
                _ => Status::Possible,
            };
            return outer.under(effect);
        }
        let infinitive = self.infinitive(verb);
        if infinitive && let Some(effect) = object_control(lemma) {
            let outer = self.context_within(head, depth)?;
            let effect = if outer.status == Status::Denied { Status::Possible } else { combine(outer.status, effect)? };
            return Some(Context { status: effect, ..outer });
        }
        let Some(takes) = complement(lemma) else {
            let outer = self.context_within(head, depth)?;
            // Two clauses side by side: `Neither signs; Bolivia does.`
            return if verb < head && self.separated(verb, head) {
                Some(Context { status: if self.question { Status::Asked } else { Status::Asserted }, ..outer })
            } else {
                outer.under(Status::Possible)
            };
        };
        let outer = self.context_within(head, depth)?;
        let effect = if asked { Status::Asked } else { takes.effect };
        let parenthetical = verb < head && is_saying(lemma);
        let status = match outer.status {
            Status::Asserted => effect,
            _ if parenthetical => effect,
            // What somebody did not say, nobody said; what is not believed is denied; what is not known still is.
            Status::Denied if !takes.spoken && effect == Status::Asserted => Status::Asserted,
            Status::Denied if matches!(lemma, "believe" | "think" | "expect" | "feel" | "suggest") => Status::Denied,
            Status::Denied if matches!(lemma, "rule" | "doubt" | "deny" | "dispute") => Status::Possible,
            Status::Denied => return None,
            Status::Asked if takes.spoken => Status::Asked,
            other => combine(effect, combine(other, Status::Possible)?)?,
        };
        let voice = if takes.spoken {
            let passive = self.is_passive(head);
            let clause = self.clause(head);
            let who = clause.subject.map(|s| self.speakers(s)).unwrap_or_default();
            match (who.is_empty(), outer.voice) {
                (true, Voice::Other(outer)) if passive || !outer.is_empty() && clause.subject.is_none() => {
                    Voice::Other(outer)
                }
                _ => Voice::Other(who),
            }
        } else {
            outer.voice
        };
        Some(Context { status, voice })
    }

    /// Whether a semicolon or colon stands between two clauses.
    fn separated(&self, a: usize, b: usize) -> bool {
        (a.min(b)..a.max(b)).any(|i| matches!(self.word(i), ";" | ":" | "–" | "—" | "--" | ","))
    }

    /// `plans to …`, `stopped …ing`, `is unlikely to …`, `was urged to …`.
    fn controlled_context(&self, verb: usize, head: usize, depth: usize) -> Option<Context> {
        let gerund = self.node(verb).tag == Tag::Gerund;
        if !self.is_verb(head) {
            let governor = self.verb_above(head)?;
            let outer = self.context_within(governor, depth)?;
            let word = self.node(head).lemma;
            let past = self.is_past(governor);
            let effect = adjective_control(word, past)
                .or_else(|| noun_control(&self.node(head).lower))
                .unwrap_or(Status::Possible);
            // `is not likely to`: no more than unlikely.
            if outer.status == Status::Denied
                && effect == Status::Possible
                && !matches!(word, "able" | "free" | "willing")
            {
                return Some(Context { status: Status::Possible, ..outer });
            }
            return outer.under(effect);
        }
        let governor = self.node(head);
        let lemma = governor.lemma;
        let outer = self.context_within(head, depth)?;
        if lemma == "have"
            && self.with(head, &[Dep::Advmod]).chain(self.with(verb, &[Dep::Advmod])).any(|a| self.word(a) == "yet")
        {
            return outer.under(Status::Denied);
        }
        let effect = if self.is_passive(head) {
            passive_control(lemma)
        } else if self.object(head).is_some() && !matches!(lemma, "have" | "use") {
            object_control(lemma)
        } else if gerund {
            gerund_control(lemma)
        } else if lemma == "be" {
            Some(if self.with(head, &[Dep::Acomp, Dep::Attr]).next().is_some() {
                Status::Possible
            } else {
                Status::Planned
            })
        } else if lemma == "go" && governor.tag != Tag::Gerund {
            None
        } else if lemma == "call" || lemma == "appeal" {
            Some(Status::Possible)
        } else {
            subject_control(lemma)
        };
        let short = self.with(head, &[Dep::Advmod]).any(|a| self.word(a) == "short");
        let effect = if short { Status::Denied } else { effect.unwrap_or(Status::Possible) };
        // Whoever is not urged to act has not acted yet either way.
        if outer.status == Status::Denied && effect == Status::Possible && self.object(head).is_some() {
            return Some(Context { status: Status::Possible, ..outer });
        }
        outer.under(effect)
    }

    /// `if …`, `because …`, `after …`, `to …` as a purpose, participles.
    fn adverbial_context(&self, verb: usize, head: usize, depth: usize) -> Option<Context> {
        let governor = self.verb_above(head);
        let outer = match governor {
            Some(governor) => self.context_within(governor, depth)?,
            None => self.top_context(),
        };
        if self.is_condition(verb) {
            return Some(Context { status: Status::Conditional, ..outer });
        }
        let mark = self.with(verb, &[Dep::Mark, Dep::Advmod]).find(|m| *m < verb && self.is_mark(*m));
        let actual = |status| Some(Context { status, ..outer.clone() });
        match mark.map(|m| self.word(m)) {
            Some("whether") => actual(Status::Asked),
            Some("so" | "lest") => actual(Status::Possible),
            Some("as") if mark.is_some_and(|m| self.word(m + 1) == "if") => actual(Status::Conditional),
            Some("before" | "until" | "till") if !self.is_past(verb) => actual(Status::Planned),
            Some("once" | "when" | "after") if outer.status == Status::Planned => actual(Status::Planned),
            Some(_) if outer.status == Status::Asked => actual(Status::Asserted),
            Some(_) => actual(Status::Asserted),
            None if self.infinitive(verb) => outer.under(Status::Possible),
            None => Some(outer),
        }
    }

    fn is_mark(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "because"
                | "although"
                | "though"
                | "after"
                | "when"
                | "since"
                | "while"
                | "as"
                | "before"
                | "until"
                | "till"
                | "whether"
                | "so"
                | "lest"
                | "once"
                | "whereas"
                | "where"
                | "even"
                | "if"
                | "that"
                | "like"
                | "now"
                | "whenever"
        )
    }

    /// `which signed …`, `signed by …`, `the plan to sign …`, `the claim that …`.
    fn relative_context(&self, verb: usize, noun: usize, depth: usize) -> Option<Context> {
        let outer = self.noun_context(noun, depth)?;
        let word = self.node(noun).lower.as_str();
        let that = self.with(verb, &[Dep::Mark]).any(|m| matches!(self.word(m), "that" | "whether" | "if"));
        if that {
            let effect =
                noun_complement(word).or_else(|| noun_complement(self.node(noun).lemma)).unwrap_or(Status::Possible);
            let who = self.with(noun, &[Dep::Poss]).next().map(|p| self.speakers(p)).unwrap_or_default();
            let spoken = effect != Status::Asserted && !who.is_empty();
            let voice = if spoken { Voice::Other(who) } else { outer.voice };
            // Somebody's claim is their word; a claim of nobody's is only possible.
            let told = matches!(
                self.node(noun).lemma,
                "claim"
                    | "statement"
                    | "report"
                    | "assertion"
                    | "allegation"
                    | "accusation"
                    | "argument"
                    | "view"
                    | "conclusion"
            );
            let status = if spoken && told { Status::Asserted } else { effect };
            return Some(Context { status, voice });
        }
        if self.infinitive(verb) {
            if matches!(word, "first" | "last" | "latest" | "only" | "second" | "one") {
                return Some(outer);
            }
            if self.with(noun, &[Dep::Det, Dep::Neg]).any(|d| self.word(d) == "no") {
                return outer.under(Status::Denied);
            }
            return outer
                .under(noun_control(word).or_else(|| noun_control(self.node(noun).lemma)).unwrap_or(Status::Possible));
        }
        // What a relative clause says of a thing is taken for granted, unless the thing itself is only thought of.
        let vague = self.with(noun, &[Dep::Det]).any(|d| matches!(self.word(d), "a" | "an" | "any" | "no"))
            || self.with(noun, &[Dep::Neg]).next().is_some();
        let none = self.with(noun, &[Dep::Det]).any(|d| matches!(self.word(d), "no"));
        let apart = self.node(noun).mention.is_some() || self.node(noun).dep == Dep::Appos;
        let imagined = vague && !apart && outer.status != Status::Asserted;
        let status = if none || imagined || self.question && !apart { Status::Possible } else { Status::Asserted };
        Some(Context { status, ..outer })
    }

    /// `without signing`, `accused of signing`, `after signing`, `prevented from signing`.
    fn prepositional_context(&self, _verb: usize, preposition: usize, depth: usize) -> Option<Context> {
        let governor = self.head(preposition);
        let word = self.word(preposition);
        if !self.is_verb(governor) {
            let outer = self.noun_context(governor, depth)?;
            let noun = self.node(governor).lower.as_str();
            let effect = match word {
                "of" | "for" | "about" | "to" | "against" | "from" => noun_control(noun).unwrap_or(Status::Possible),
                "without" => Status::Denied,
                _ => Status::Possible,
            };
            return outer.under(effect);
        }
        let outer = self.context_within(governor, depth)?;
        let lemma = self.node(governor).lemma;
        match word {
            "without" => {
                if outer.status == Status::Asserted {
                    outer.under(Status::Denied)
                } else {
                    outer.under(Status::Possible)
                }
            }
            "of" | "for" | "with"
                if matches!(
                    lemma,
                    "accuse" | "suspect" | "blame" | "criticize" | "condemn" | "denounce" | "charge" | "fault"
                ) =>
            {
                if outer.status == Status::Denied {
                    return None;
                }
                let who = self.clause(governor).subject.map(|s| self.speakers(s)).unwrap_or_default();
                let status = if lemma == "suspect" { combine(outer.status, Status::Possible)? } else { outer.status };
                Some(Context { status, voice: Voice::Other(who) })
            }
            "of" if lemma == "stop" || self.with(governor, &[Dep::Advmod]).any(|a| self.word(a) == "short") => {
                outer.under(Status::Denied)
            }
            "from"
                if matches!(
                    lemma,
                    "prevent"
                        | "stop"
                        | "keep"
                        | "bar"
                        | "ban"
                        | "block"
                        | "prohibit"
                        | "refrain"
                        | "abstain"
                        | "discourage"
                        | "deter"
                        | "shy"
                ) =>
            {
                outer.under(Status::Denied)
            }
            "instead" | "than" => outer.under(Status::Denied),
            "after" | "since" | "despite" | "by" | "in" | "while" | "on" | "upon" | "through" | "besides" | "when"
            | "following" => {
                let past = outer.status == Status::Asserted;
                if past { Some(outer) } else { outer.under(Status::Possible) }
            }
            "before" => {
                if outer.status == Status::Asserted {
                    Some(outer)
                } else {
                    outer.under(Status::Possible)
                }
            }
            "to" if matches!(lemma, "commit" | "agree" | "pledge") => outer.under(Status::Planned),
            "into" => Some(outer),
            _ => outer.under(Status::Possible),
        }
    }
}
