//! What verbs, adjectives and modals do to the status of what they govern: tables, and how two effects add up.
//!
//! In this layer [`Status::Asserted`] means "actual"; who says it is decided later.

use crate::schema::Status;

/// The status of content under two effects, or none where they cancel out and nothing is sure.
///
/// A question or a condition wins, for it says nothing of the facts, even with a negation in it; then negation; then
/// possibility; then plan.
pub(super) fn combine(a: Status, b: Status) -> Option<Status> {
    use Status::{Asked, Asserted, Conditional, Denied, Planned, Possible};
    if a == Denied && b == Denied {
        return None;
    }
    [Asked, Conditional, Denied, Possible, Planned].into_iter().find(|s| a == *s || b == *s).or(Some(Asserted))
}

/// What a modal makes of its clause.
pub(super) fn modal(word: &str) -> Status {
    match word {
        "will" | "won't" | "shall" => Status::Planned,
        "would" | "wouldn't" => Status::Conditional,
        _ => Status::Possible,
    }
}

/// What a verb makes of an infinitive that its own subject is the subject of: `plans to`, `failed to`.
pub(super) fn subject_control(lemma: &str) -> Option<Status> {
    Some(match lemma {
        "fail" | "refuse" | "decline" | "forget" | "neglect" | "omit" => Status::Denied,
        "manage" | "begin" | "start" | "continue" | "proceed" | "come" | "use" | "resume" => Status::Asserted,
        "plan" | "intend" | "hope" | "expect" | "promise" | "vow" | "pledge" | "agree" | "decide" | "threaten"
        | "prepare" | "want" | "aim" | "aspire" | "propose" | "commit" | "swear" | "undertake" | "seek" | "resolve"
        | "choose" | "opt" | "offer" | "volunteer" | "wish" | "plot" | "conspire" | "go" => Status::Planned,
        "try" | "attempt" | "seem" | "appear" | "tend" | "need" | "struggle" | "endeavor" | "claim" | "pretend"
        | "have" | "stand" | "dare" | "move" | "work" | "fight" | "push" | "help" | "be" | "hesitate" | "press"
        | "ask" => Status::Possible,
        _ => return None,
    })
}

/// What a verb makes of an infinitive whose subject is its object: `urged Russia to sign`.
pub(super) fn object_control(lemma: &str) -> Option<Status> {
    Some(match lemma {
        "force" | "compel" | "oblige" => Status::Asserted,
        "expect" => Status::Planned,
        "ask" | "urge" | "tell" | "order" | "want" | "allow" | "permit" | "encourage" | "invite" | "persuade"
        | "press" | "push" | "require" | "request" | "warn" | "advise" | "enable" | "help" | "authorize"
        | "convince" | "believe" | "cause" | "lead" | "beg" | "call" | "challenge" | "instruct" | "direct"
        | "pressure" | "prompt" | "lobby" => Status::Possible,
        "forbid" => Status::Denied,
        _ => return None,
    })
}

/// What a passive verb makes of an infinitive: `is expected to sign`.
pub(super) fn passive_control(lemma: &str) -> Option<Status> {
    Some(match lemma {
        "expect" | "set" | "schedule" | "slate" | "prepare" | "commit" | "determine" | "poise" => Status::Planned,
        "force" | "compel" | "oblige" => Status::Asserted,
        "say" | "report" | "believe" | "think" | "allege" | "rumor" | "know" | "suppose" => Status::Possible,
        _ => return object_control(lemma),
    })
}

/// What an adjective after *be* makes of an infinitive: `is unlikely to sign`.
pub(super) fn adjective_control(adjective: &str, past: bool) -> Option<Status> {
    Some(match adjective {
        "able" if past => Status::Asserted,
        "first" | "last" | "latest" => Status::Asserted,
        "able" | "likely" | "unlikely" | "certain" | "sure" | "free" | "reluctant" | "unwilling" | "supposed"
        | "bound" | "quick" | "slow" | "happy" => Status::Possible,
        "unable" | "powerless" => Status::Denied,
        "ready" | "willing" | "eager" | "due" | "about" | "determined" | "keen" | "poised" | "anxious" | "set"
        | "prepared" => Status::Planned,
        _ => return None,
    })
}

/// What a noun makes of an infinitive after it: `Russia's plan to join`.
pub(super) fn noun_control(noun: &str) -> Option<Status> {
    Some(match noun {
        "plan" | "plans" | "decision" | "pledge" | "promise" | "vow" | "intention" | "commitment" | "agreement"
        | "threat" | "proposal" => Status::Planned,
        "refusal" | "failure" | "inability" => Status::Denied,
        "attempt" | "attempts" | "effort" | "efforts" | "bid" | "desire" | "willingness" | "ability" | "right"
        | "offer" | "readiness" | "chance" => Status::Possible,
        _ => return None,
    })
}

/// What a verb makes of a gerund after it: `stopped supporting`.
pub(super) fn gerund_control(lemma: &str) -> Option<Status> {
    Some(match lemma {
        "begin" | "start" | "continue" | "keep" | "resume" | "finish" => Status::Asserted,
        "stop" | "cease" | "quit" | "avoid" | "deny" => Status::Denied,
        "consider" | "contemplate" | "propose" | "suggest" | "recommend" | "discuss" | "delay" | "postpone"
        | "risk" | "favor" | "oppose" | "reject" | "support" | "weigh" | "envisage" | "advocate" => Status::Possible,
        _ => return None,
    })
}

/// How a verb takes a clause: what it makes of it, and whether its subject is the clause's speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Complement {
    pub(super) effect: Status,
    pub(super) spoken: bool,
}

/// What a verb makes of a clause after it: `said that`, `hopes`, `denied that`, `knows that`.
pub(super) fn complement(lemma: &str) -> Option<Complement> {
    let spoken = |effect| Some(Complement { effect, spoken: true });
    let own = |effect| Some(Complement { effect, spoken: false });
    match lemma {
        "say" | "state" | "claim" | "argue" | "announce" | "declare" | "report" | "add" | "note" | "insist"
        | "maintain" | "contend" | "assert" | "tell" | "inform" | "explain" | "write" | "acknowledge" | "admit"
        | "confirm" | "reveal" | "reiterate" | "stress" | "emphasize" | "believe" | "think" | "feel" | "comment"
        | "observe" | "remark" | "allege" | "conclude" | "testify" | "boast" | "complain" | "concede" | "assure"
        | "agree" | "recall" | "quip" | "disclose" | "caution" | "proclaim" | "point" | "counter" | "reply"
        | "respond" | "answer" | "repeat" | "affirm" | "protest" | "object" | "lament" | "mention" | "remind"
        | "notify" | "tweet" | "shout" | "muse" => spoken(Status::Asserted),
        "warn" | "predict" | "suggest" | "hint" | "imply" | "indicate" | "hope" | "fear" | "worry" | "wish"
        | "expect" | "suspect" | "demand" | "urge" | "propose" | "recommend" | "request" | "doubt" | "speculate"
        | "anticipate" | "threaten" | "consider" | "pray" | "want" | "ask" | "dispute" | "question" | "convince"
        | "estimate" | "persuade" | "signal" => spoken(Status::Possible),
        "deny" | "refute" => spoken(Status::Denied),
        "promise" | "vow" | "pledge" | "swear" | "guarantee" | "decide" | "plan" => spoken(Status::Planned),
        "wonder" => spoken(Status::Asked),
        "know" | "realize" | "learn" | "discover" | "recognize" | "regret" | "forget" | "remember" | "notice" => {
            own(Status::Asserted)
        }
        "show" | "demonstrate" | "prove" | "mean" | "ensure" | "suppose" | "assume" | "imagine" | "pretend"
        | "seem" | "appear" | "find" | "see" | "hear" | "dream" | "judge" | "decree" | "require" | "rule"
        | "understand" | "determine" | "let" | "make" | "guess" | "presume" => own(Status::Possible),
        _ => None,
    }
}

/// Whether a verb can introduce or close words spoken, as in `“…,” he said`.
pub(super) fn is_saying(lemma: &str) -> bool {
    complement(lemma).is_some_and(|c| c.spoken)
        && !matches!(
            lemma,
            "hope"
                | "wish"
                | "plan"
                | "decide"
                | "expect"
                | "want"
                | "consider"
                | "doubt"
                | "dispute"
                | "demand"
                | "urge"
                | "request"
                | "propose"
                | "recommend"
                | "threaten"
                | "deny"
                | "refute"
                | "question"
                | "convince"
                | "persuade"
                | "maintain"
                | "agree"
                | "point"
                | "feel"
                | "promise"
                | "pledge"
                | "signal"
                | "recall"
                | "counter"
                | "pray"
                | "swear"
                | "guarantee"
                | "vow"
                | "indicate"
        )
}

/// What a noun makes of a `that` clause after it: `the claim that`, `the fact that`; none for nouns that take no such clause,
/// so that `that` after them is a relative.
pub(super) fn noun_complement(noun: &str) -> Option<Status> {
    match noun {
        "fact" | "realization" | "news" | "truth" => Some(Status::Asserted),
        "claim" | "claims" | "allegation" | "allegations" | "report" | "reports" | "rumor" | "rumors" | "rumour"
        | "rumours" | "belief" | "idea" | "hope" | "hopes" | "fear" | "fears" | "suggestion" | "suggestions"
        | "possibility" | "chance" | "chances" | "speculation" | "assumption" | "accusation" | "accusations"
        | "theory" | "view" | "argument" | "notion" | "concern" | "concerns" | "suspicion" | "suspicions" | "doubt"
        | "doubts" | "warning" | "warnings" | "threat" | "threats" | "condition" | "sign" | "signs" | "evidence"
        | "impression" | "assertion" | "statement" | "likelihood" | "risk" | "danger" | "demand" | "demands"
        | "proposal" | "expectation" | "expectations" | "promise" | "pledge" | "assurance" | "assurances" | "myth"
        | "lie" | "charge" | "charges" | "conclusion" | "conviction" | "guarantee" | "complaint" | "complaints" => {
            Some(Status::Possible)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn effects_add_up() {
        use Status::{Asked, Asserted, Conditional, Denied, Planned, Possible};
        for (a, b, want) in [
            (Asserted, Asserted, Some(Asserted)),
            (Possible, Denied, Some(Denied)),
            (Denied, Denied, None),
            (Conditional, Denied, Some(Conditional)),
            (Planned, Possible, Some(Possible)),
            (Asked, Conditional, Some(Asked)),
        ] {
            assert_eq!(combine(a, b), want);
            assert_eq!(combine(b, a), want);
        }
    }
}
