//! The engine's labels as plain values, to match on.

/// Gives an enum whose values are read from label texts; what is not listed is `Other`.
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident: $($variant:ident = $text:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in super::super) enum $name {
            $(
                #[doc = $text]
                $variant,
            )+
            /// Any other.
            Other,
        }

        impl $name {
            /// The value of a label.
            pub(in super::super) fn of(label: &str) -> Self {
                match label {
                    $($text => Self::$variant,)+
                    _ => Self::Other,
                }
            }
        }
    };
}

labels! {
    /// How a token hangs on its head (CLEAR style).
    Dep:
    Acl = "acl", Acomp = "acomp", Advcl = "advcl", Advmod = "advmod", Agent = "agent", Amod = "amod", Appos = "appos",
    Attr = "attr", Aux = "aux", AuxPass = "auxpass", Case = "case", Cc = "cc", Ccomp = "ccomp", Compound = "compound",
    Conj = "conj", Csubj = "csubj", CsubjPass = "csubjpass", Dative = "dative", Det = "det", Dobj = "dobj", Expl = "expl", Intj = "intj",
    Mark = "mark", Neg = "neg", Nmod = "nmod", NpAdvmod = "npadvmod", Nsubj = "nsubj", NsubjPass = "nsubjpass",
    NumMod = "nummod", Oprd = "oprd", Parataxis = "parataxis", Pcomp = "pcomp", Pobj = "pobj", Poss = "poss",
    Preconj = "preconj", Predet = "predet", Prep = "prep", Prt = "prt", Punct = "punct", Relcl = "relcl", Root = "ROOT",
    Xcomp = "xcomp",
}

labels! {
    /// What kind of word a token is.
    Pos:
    Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ", Noun = "NOUN", Num = "NUM",
    Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM", Verb = "VERB",
}

labels! {
    /// The form of a verb, and a few other fine tags.
    Tag:
    Base = "VB", Past = "VBD", Gerund = "VBG", Participle = "VBN", Present = "VBP", Third = "VBZ", Modal = "MD", To = "TO",
    WhDet = "WDT", WhPron = "WP", WhPoss = "WP$", WhAdv = "WRB", Adjective = "JJ", Possessive = "POS",
}
