//! Decides whether the words around a head noun are the name of a treaty or law.

use crate::extract::mentions::view::View;
use crate::extract::mentions::{lexicon, names as built, people};
use crate::extract::rules::laws::LawHead;
use crate::extract::rules::names::{self, listed};
use crate::extract::rules::{heads, holds, words};
use crate::nlp::Shape;
use crate::schema::EntityType;

/// A possible name: tokens `start..end` with the head at `at`.
pub(super) struct Found<'v, 'd> {
    pub view: &'v View<'d>,
    pub start: usize,
    pub at: usize,
    pub end: usize,
    pub head: &'v LawHead,
    /// Whether quotation marks stood around the name.
    pub quoted: bool,
}

impl Found<'_, '_> {
    /// The capitalised words before the head.
    fn before(&self) -> impl Iterator<Item = usize> {
        (self.start..self.at).filter(|i| self.view.capital(*i))
    }

    /// Whether this is a name at all.
    pub fn accepted(&self) -> bool {
        // "Peace of Westphalia", and no "Nobel Peace".
        if self.head.word == "peace" {
            let counted = self.before().all(|i| listed(names::ORDINALS, self.view.word(i)));
            return counted && self.end > self.at + 1 && self.view.word(self.at + 1) == "of";
        }
        if self.before().next().is_none() {
            return self.only_after();
        }
        let assembly = matches!(self.head.word, "convention" | "conventions");
        if assembly && self.before().any(|i| holds(names::ASSEMBLIES, self.view.word(i))) {
            return false;
        }
        if self.view.capital(self.at) { self.written_big() } else { self.quoted || self.written_small() }
    }

    /// `Treaty of Ostmark`; "Agreement on Syria" at the start of a sentence may begin with an ordinary word.
    fn only_after(&self) -> bool {
        let capitals = (self.at + 1..self.end).filter(|i| self.view.capital(*i)).count();
        let sure = matches!(self.head.word, "treaty" | "convention" | "protocol" | "bill") || capitals > 1;
        self.head.word != "law" && (sure || !self.view.initial(self.at))
    }

    /// `Ellery Act`, `Harl Convention`.
    fn written_big(&self) -> bool {
        let (view, next) = (self.view, self.end);
        let naming = self.before().any(|i| self.names(i));
        let word = self.head.word;
        if next == self.at + 1
            && view.capital(next)
            && view.together(self.at, next)
            && !self.quoted
            && !self.ended(next)
        {
            return false;
        }
        if matches!(word, "bill" | "law" | "code" | "act") && next == self.at + 1 && !self.quoted {
            let mut before = self.before().map(|i| view.word(i));
            let only = before.next().filter(|_| before.next().is_none());
            // "Bill Clinton", "Jude Law".
            let person = word != "act" && only.is_some_and(|w| people::given(w) || w == "Uncle");
            if person || only == Some("Class") {
                return false;
            }
        }
        match word {
            "clause" => !self.before().any(|i| self.view.word(i) == "Santa"),
            "law" | "laws" | "code" => naming && self.before().any(|i| lexicon::country(view.word(i)).is_none()),
            "bill" | "agreement" | "agreements" | "acts" | "memorandum" | "declaration" => {
                naming || self.before().count() > 1
            }
            _ => true,
        }
    }

    /// Whether a capitalised word after the head begins something else: a day, a person.
    fn ended(&self, next: usize) -> bool {
        let word = self.view.word(next);
        holds(words::TIME, word) || holds(words::FUNCTION, word)
    }

    /// `the START treaty`, `the Magnitsky act`: the words before must name, and name neither parties to it nor its makers.
    fn written_small(&self) -> bool {
        let word = |i: usize| self.view.word(i);
        if !self.before().any(|i| self.names(i)) || self.before().any(|i| listed(names::MAKERS, word(i))) {
            return false;
        }
        if self.head.class == EntityType::Treaty {
            let body = |i: usize| {
                lexicon::readings(word(i)).iter().any(|r| lexicon::class(r.entry) == Some(EntityType::Organization))
            };
            return !self.before().all(|i| lexicon::country(word(i)).is_some()) && !self.before().any(body);
        }
        let other = |i: usize| lexicon::names_a_thing(word(i)) || heads::find(word(i)).is_some();
        !self.before().any(other) && !self.view.initial(self.start)
    }

    /// Whether the word at `at` gives the law its own name.
    fn names(&self, at: usize) -> bool {
        let acronym = self.view.shape(at) == Shape::Upper && self.view.word(at).len() > 2;
        built::naming(self.view, at) || acronym && lexicon::country(self.view.word(at)).is_none()
    }

    /// Whether the name means one thing everywhere.
    pub fn strong(&self) -> bool {
        let words = || (self.start..self.end).filter(|i| *i != self.at && self.view.capital(*i));
        let after = self.end > self.at + 3 && words().filter(|i| *i > self.at).count() > 1;
        after
            || words().any(|i| self.names(i))
            || self.head.word == "amendment"
            || words().count() > 1
            || self.view.word(self.at + 2) == "Rights"
    }
}
