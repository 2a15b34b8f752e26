//! A verb with its auxiliaries, negation and adverbs.

use super::chunker::Chunker;
use super::chunks::{Form, Kind, VerbGroup};
use super::words::Closed;

impl Chunker<'_> {
    pub(super) fn verb_group(&mut self, from: usize) -> usize {
        let mut at = from;
        let mut group = VerbGroup {
            main: from,
            lemma: "be",
            form: Form::Present,
            passive: false,
            perfect: false,
            progressive: false,
            modal: None,
            negative: false,
            auxiliary_only: true,
            auxiliary: false,
        };
        let mut last: Option<Closed> = None;
        if self.closed(at) == Some(Closed::Preposition("to")) {
            group.form = Form::Infinitive;
            at += 1;
        }
        let mut end = at;
        while at < self.words.len() {
            let word = &self.words[at];
            match word.closed {
                Some(kind @ (Closed::Be | Closed::Have | Closed::Do | Closed::Modal)) => {
                    let standalone = matches!(last, Some(Closed::Be)) && kind != Closed::Be
                        || matches!(last, Some(Closed::Do)) && kind == Closed::Do && word.lower != "do";
                    if standalone && word.lower != "having" {
                        break;
                    }
                    group.negative |= word.lower.ends_with("n't") || word.lower == "cannot";
                    if kind == Closed::Modal {
                        group.modal = Some(at);
                    }
                    group.auxiliary = true;
                    group.main = at;
                    group.lemma = match kind {
                        Closed::Be => "be",
                        Closed::Have => "have",
                        Closed::Do => "do",
                        _ => "will",
                    };
                    if last.is_none() && group.form != Form::Infinitive {
                        group.form = match word.lower.as_str() {
                            "was" | "were" | "had" | "did" | "wasn't" | "weren't" | "hadn't" | "didn't" => Form::Past,
                            "being" | "having" => Form::Gerund,
                            "be" => Form::Bare,
                            _ => Form::Present,
                        };
                    }
                    if matches!(last, Some(Closed::Have)) {
                        group.perfect = true;
                    }
                    last = Some(kind);
                    at += 1;
                    end = at;
                }
                Some(Closed::Not) => {
                    if self.lower(at + 1) != "only" {
                        group.negative = true;
                    }
                    at += 1;
                    end = at;
                }
                Some(Closed::Adverb) => {
                    // `no longer` and adverbs before the main verb belong to the group; a trailing adverb does not.
                    if !self.verb_goes_on(at + 1, last) {
                        break;
                    }
                    at += 1;
                }
                Some(Closed::Determiner) if word.lower == "no" && self.lower(at + 1) == "longer" => {
                    group.negative = true;
                    at += 2;
                    end = at;
                }
                None if word.lower == "likely" && last.is_some() && self.main_verb(at + 1, last, group.form) => at += 1,
                None if self.main_verb(at, last, group.form) => {
                    let Some(found) = self.verb(at) else { break };
                    group.lemma = found.lemma;
                    group.main = at;
                    group.auxiliary_only = false;
                    match last {
                        Some(Closed::Be) if found.ing => group.progressive = true,
                        Some(Closed::Be) => group.passive = true,
                        Some(Closed::Have) => group.perfect = true,
                        None if group.form != Form::Infinitive => {
                            group.form = if found.ing {
                                Form::Gerund
                            } else if found.past {
                                Form::Past
                            } else if found.participle {
                                Form::Participle
                            } else if found.third || self.plural_subject() {
                                Form::Present
                            } else {
                                Form::Bare
                            };
                        }
                        _ => {}
                    }
                    end = at + 1;
                    break;
                }
                _ => break,
            }
        }
        let end = end.max(from + 1);
        self.push(from..end, Kind::Verb(group))
    }

    pub(super) fn verb_goes_on(&self, at: usize, last: Option<Closed>) -> bool {
        match self.closed(at) {
            Some(Closed::Not | Closed::Adverb) => at + 1 < self.words.len() && self.verb_goes_on(at + 1, last),
            Some(Closed::Be | Closed::Have | Closed::Do) => !matches!(last, Some(Closed::Be) | None),
            None => self.main_verb(at, last, Form::Present),
            _ => false,
        }
    }

    /// Whether the word at `at` completes a group whose last auxiliary is `last`.
    pub(super) fn main_verb(&self, at: usize, last: Option<Closed>, form: Form) -> bool {
        let Some(found) = self.verb(at) else { return false };
        let hyphened = self.is_hyphen(at + 1);
        !hyphened
            && match last {
                Some(Closed::Be) => found.participle || found.ing,
                Some(Closed::Have) => found.participle,
                Some(Closed::Do | Closed::Modal) => found.base,
                None if form == Form::Infinitive => found.base,
                _ => found.base || found.third || found.past || found.participle || found.ing,
            }
    }
}
