use super::bytes::{Reader, Writer};

/// The tokenizer's rules, as the model file holds them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenRules {
    /// Pattern of what is split off at the beginning; empty for none, as all of them.
    pub prefix: String,
    /// Pattern of what is split off at the end.
    pub suffix: String,
    /// Pattern of what splits in the middle.
    pub infix: String,
    /// Pattern of strings that are never split.
    pub token: String,
    /// Pattern of addresses, tested after affixes are gone.
    pub url: String,
    /// Whether only exceptions that affixes or spaces would break up are looked for across tokens.
    pub faster_heuristics: bool,
    /// Strings with a fixed analysis, sorted.
    pub exceptions: Vec<Exception>,
    /// Exceptions that affix rules break up, as the pieces that they are broken into.
    pub phrases: Vec<Vec<String>>,
}

/// A string with its tokens; a token has a text and maybe a normal form of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The whole string.
    pub text: String,
    /// Its tokens, which concatenate to it.
    pub tokens: Vec<(String, Option<String>)>,
}

impl TokenRules {
    /// The section of the model file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut w = Writer::default();
        for pattern in [&self.prefix, &self.suffix, &self.infix, &self.token, &self.url] {
            w.text(pattern);
        }
        w.number(u64::from(self.faster_heuristics));
        w.number(self.exceptions.len() as u64);
        for exception in &self.exceptions {
            w.text(&exception.text);
            w.number(exception.tokens.len() as u64);
            for (text, norm) in &exception.tokens {
                w.text(text);
                w.number(u64::from(norm.is_some()));
                norm.iter().for_each(|n| w.text(n));
            }
        }
        w.number(self.phrases.len() as u64);
        for phrase in &self.phrases {
            w.number(phrase.len() as u64);
            phrase.iter().for_each(|t| w.text(t));
        }
        w.bytes
    }

    /// Reads the section; `None` if it is broken.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut r = Reader::new(bytes);
        let mut pattern = || r.text().map(str::to_owned);
        let mut rules = Self {
            prefix: pattern()?,
            suffix: pattern()?,
            infix: pattern()?,
            token: pattern()?,
            url: pattern()?,
            ..Self::default()
        };
        rules.faster_heuristics = r.number()? == 1;
        for _ in 0..r.number()? {
            let text = r.text()?.to_owned();
            let mut tokens = Vec::new();
            for _ in 0..r.number()? {
                let part = r.text()?.to_owned();
                let norm = if r.number()? == 1 { Some(r.text()?.to_owned()) } else { None };
                tokens.push((part, norm));
            }
            rules.exceptions.push(Exception { text, tokens });
        }
        for _ in 0..r.number()? {
            let count = r.number()?;
            rules.phrases.push((0..count).map(|_| r.text().map(str::to_owned)).collect::<Option<_>>()?);
        }
        Some(rules)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_come_back_as_they_were() {
        let part = |t: &str, n: Option<&str>| (t.to_owned(), n.map(str::to_owned));
        let rules = TokenRules {
            prefix: r"^\(|^…".to_owned(),
            faster_heuristics: true,
            exceptions: vec![Exception {
                text: "can't".to_owned(),
                tokens: vec![part("ca", Some("can")), part("n't", None)],
            }],
            phrases: vec![vec!["a".to_owned(), ".".to_owned()]],
            ..TokenRules::default()
        };
        let bytes = rules.write();
        assert_eq!(TokenRules::read(&bytes), Some(rules));
        assert_eq!(TokenRules::read(&bytes[..bytes.len() - 1]), None);
    }
}
