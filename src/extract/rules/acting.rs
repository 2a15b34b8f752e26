//! What governments do and what is done to them, by which the name of a capital shows whether it means the city or its government.
//!
//! A word stands in a table only if a city seldom does it: cities grow, host, celebrate and are visited; governments deny, urge and sign.

/// What only somebody who decides can do, as lemmas; sorted.
#[rustfmt::skip]
pub const VERBS: &[&str] = &[
    "abrogate", "accede", "accept", "accuse", "acknowledge", "admit", "advise", "agree", "allege", "annex", "announce",
    "apologise", "apologize", "appeal", "appoint", "approve", "argue", "arm", "arrest", "ask", "assert", "assure", "authorise",
    "authorize", "back", "ban", "bargain", "blame", "blockade", "bomb", "boycott", "broker", "cancel", "caution", "cede", "claim",
    "collude", "comment", "complain", "concede", "condemn", "confirm", "consider", "consult", "contend", "contest", "counter",
    "criticise", "criticize", "decide", "declare", "decline", "decry", "defend", "defy", "demand", "denounce", "deny", "deploy",
    "deport", "deter", "disagree", "dismiss", "dispatch", "dispute", "elect", "enact", "encourage", "endorse", "engineer",
    "evacuate", "exchange", "expel", "extradite", "favor", "favour", "fear", "finance", "fine", "fund", "grant", "halt", "hint",
    "hope", "impose", "infuriate", "insist", "instruct", "intend", "intervene", "invade", "invite", "invoke", "jail", "join",
    "judge", "lend", "lift", "lobby", "maintain", "mediate", "mobilise", "mobilize", "negotiate", "nominate", "object", "offer",
    "oppose", "order", "pardon", "plan", "pledge", "plot", "postpone", "prefer", "prepare", "press", "promise", "propose",
    "protest", "provoke", "pull", "push", "question", "ratify", "react", "reaffirm", "recall", "recognise", "recognize", "refuse",
    "regard", "reiterate", "reject", "rename", "renounce", "repeal", "reply", "request", "resist", "respond", "restore", "resume",
    "retaliate", "revoke", "rule", "sanction", "say", "scrap", "seek", "send", "sever", "side", "sign", "signal", "slap",
    "sponsor", "state", "stress", "subsidise", "subsidize", "suggest", "summon", "supply", "support", "suspect", "suspend",
    "swap", "tell", "terminate", "threaten", "tolerate", "train", "try", "urge", "veto", "view", "violate", "vow", "want", "warn",
    "welcome", "withdraw", "withhold", "worry",
];

/// What is done to somebody who decides: `urged Moscow`, `accused by Beijing`; sorted.
#[rustfmt::skip]
pub const ADDRESSED: &[&str] = &[
    "accuse", "advise", "alarm", "anger", "antagonise", "antagonize", "appease", "ask", "assure", "beg", "blame", "caution",
    "challenge", "compel", "condemn", "consult", "convince", "criticise", "criticize", "dare", "defy", "denounce", "deter",
    "embarrass", "embolden", "encourage", "enrage", "expect", "force", "implore", "inform", "infuriate", "irk", "irritate",
    "isolate", "lobby", "mistrust", "notify", "obey", "oblige", "offend", "pay", "permit", "persuade", "placate", "pressure",
    "pressurise", "pressurize", "prevent", "prompt", "provoke", "punish", "reassure", "remind", "request", "sanction", "suspect",
    "tell", "thank", "threaten", "trust", "unsettle", "urge", "warn",
];

/// What somebody who decides is: `Moscow was right to`; sorted.
#[rustfmt::skip]
pub const STATES: &[&str] = &[
    "adamant", "afraid", "alarmed", "angry", "anxious", "complicit", "concerned", "confident", "convinced", "determined", "eager",
    "furious", "guilty", "hesitant", "hostile", "impatient", "indignant", "keen", "nervous", "open", "opposed", "prepared",
    "ready", "reluctant", "responsible", "right", "silent", "suspicious", "unable", "unhappy", "unwilling", "wary", "willing",
    "worried", "wrong",
];

/// What somebody who decides has: `Washington has no plans to`; sorted.
#[rustfmt::skip]
pub const HELD: &[&str] = &[
    "ambition", "choice", "comment", "concern", "doubt", "duty", "influence", "intention", "interest", "leverage", "objection",
    "obligation", "patience", "plan", "position", "problem", "qualm", "reason", "reservation", "right", "say", "suspicion",
];

/// What only a government has: `Moscow's policy`; sorted.
#[rustfmt::skip]
pub const OWNED: &[&str] = &[
    "accusation", "aggression", "agreement", "aid", "allegation", "alliance", "ally", "ambassador", "ambition", "annexation",
    "approach", "approval", "army", "assistance", "backing", "ban", "behavior", "behaviour", "blockade", "claim", "commitment",
    "concern", "condemnation", "conduct", "consent", "control", "cooperation", "decision", "declaration", "decree", "defiance",
    "demand", "denial", "diplomacy", "diplomat", "embargo", "enemy", "envoy", "failure", "fear", "force", "goal", "grip",
    "hostility", "influence", "insistence", "intention", "interest", "interference", "intervention", "invasion", "involvement",
    "leadership", "leverage", "loyalty", "meddling", "military", "missile", "motive", "negotiator", "objection", "objective",
    "offer", "opposition", "plan", "pledge", "policy", "position", "presence", "pressure", "promise", "propaganda", "proposal",
    "proxy", "reaction", "recognition", "refusal", "rejection", "relation", "relations", "relationship", "reluctance", "reply",
    "representative", "response", "retaliation", "rhetoric", "rival", "role", "sanction", "sanctions", "satellite", "silence",
    "sovereignty", "spokesman", "spokesperson", "spokeswoman", "stance", "statement", "strategy", "suggestion", "support",
    "suspicion", "threat", "tie", "ties", "treatment", "troops", "veto", "view", "violation", "warning", "willingness",
    "withdrawal",
];

/// What there is between governments: `ties between Moscow and Ankara`, `a deal with Washington`; sorted.
#[rustfmt::skip]
pub const SHARED: &[&str] = &[
    "accord", "agreement", "alignment", "alliance", "arrangement", "breach", "break", "brinkmanship", "clash", "compromise",
    "conflict", "confrontation", "consultation", "contact", "cooperation", "crisis", "deal", "dealing", "detente",
    "deterioration", "dialog", "dialogue", "disagreement", "discussion", "dispute", "enmity", "entente", "exchange", "feud",
    "friction", "friendship", "hostility", "impasse", "negotiation", "normalization", "pact", "partnership", "peace", "quarrel",
    "rapprochement", "relation", "relations", "relationship", "rift", "rivalry", "row", "showdown", "spat", "split", "stalemate",
    "standoff", "struggle", "summit", "talk", "talks", "tension", "tie", "ties", "treaty", "truce", "trust", "understanding",
    "war",
];

/// What is directed at a government, or comes from one: `sanctions against Moscow`, `support from Washington`; sorted.
#[rustfmt::skip]
pub const DIRECTED: &[&str] = &[
    "accusation", "aid", "allegation", "ambassador", "answer", "appeal", "approval", "assistance", "assurance", "backing", "call",
    "claim", "concession", "condemnation", "criticism", "defiance", "demand", "denial", "dependence", "envoy", "funding",
    "guarantee", "hostility", "independence", "instruction", "loyalty", "message", "objection", "offer", "opposition", "order",
    "permission", "pledge", "pressure", "promise", "protest", "reaction", "recognition", "reply", "request", "resistance",
    "response", "retaliation", "sanction", "sanctions", "signal", "statement", "support", "threat", "ultimatum", "warning",
];

/// Prepositions with which a verb is done to, with or for a government, as `verb preposition`; sorted.
#[rustfmt::skip]
pub const TOWARDS: &[&str] = &[
    "agree with", "align with", "ally with", "apologise to", "apologize to", "appeal to", "argue with", "bow to", "break with",
    "broker between", "call on", "call upon", "clash with", "collude with", "complain to", "conspire with", "cooperate with",
    "deal with", "depend on", "dictate to", "impose on", "listen to", "lobby in", "mediate between", "meet with",
    "negotiate with", "protest to", "quarrel with", "rely on", "retaliate against", "side with", "speak for", "speak with",
    "submit to", "sympathise with", "sympathize with", "talk to", "talk with", "work for", "work with", "yield to",
];

/// Nouns before which a capital names its state: `the Beijing regime`; sorted.
pub const RULERS: &[&str] = &["administration", "government", "junta", "leadership", "regime"];

/// Words beside which a city acts as a city; sorted.
#[rustfmt::skip]
pub const MUNICIPAL: &[&str] = &[
    "airport", "alderman", "aldermen", "borough", "boroughs", "cabbies", "city", "council", "councillor", "councillors",
    "marathon", "mayor", "mayoral", "metro", "metropolitan", "municipal", "municipality", "neighborhood", "neighbourhood",
    "restaurants", "sewer", "stadium", "suburb", "suburbs", "subway", "tram", "underground", "zoo",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [VERBS, ADDRESSED, STATES, HELD, OWNED, SHARED, DIRECTED, TOWARDS, RULERS, MUNICIPAL] {
            for pair in table.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }
}
