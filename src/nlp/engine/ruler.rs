//! The attribute ruler: patterns over words, tags and dependencies that set coarse tags, features and lemmas.

use serde_json::{Map, Value};

use super::hash::FastMap;
use super::names::{Label, Names};
use super::pattern::{Pattern, Scratch};

/// What a pattern can see of a token. All of it is from before the ruler runs.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'t> {
    /// The text.
    pub text: &'t str,
    /// The text in lower case.
    pub lower: &'t str,
    /// Fine-grained tag.
    pub tag: Label,
    /// Dependency label.
    pub dep: Label,
    /// Whether it is white space.
    pub is_space: bool,
}

/// What a rule gives a token; later rules win, attribute by attribute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Fine-grained tag.
    pub tag: Option<Label>,
    /// Coarse tag.
    pub pos: Option<Label>,
    /// Morphological features.
    pub morph: Option<Label>,
    /// Dependency label.
    pub dep: Option<Label>,
    /// Lemma.
    pub lemma: Option<Box<str>>,
}

#[derive(Debug)]
struct Rule {
    tokens: Vec<Spec>,
    given: Given,
    target: usize,
    /// Rules are applied in this order; alternatives of one rule share it.
    order: u32,
}

#[derive(Debug, Default)]
struct Spec {
    text: Vec<TextTest>,
    lower: Vec<TextTest>,
    tag: Vec<(Vec<Label>, bool)>,
    dep: Vec<(Vec<Label>, bool)>,
    is_space: Option<bool>,
}

#[derive(Debug)]
enum TextTest {
    OneOf(Vec<String>, bool),
    Search(Pattern),
}

/// The compiled rules.
#[derive(Debug, Default)]
pub struct Ruler {
    rules: Vec<Rule>,
    by_lower: FastMap<String, Vec<u32>>,
    by_tag: FastMap<Label, Vec<u32>>,
    rest: Vec<u32>,
}

/// Whether rules of a pipeline can be run.
///
/// # Errors
///
/// What cannot, in words.
pub fn check(rules: &Value) -> Result<(), String> {
    Ruler::new(rules, &mut Names::default()).map(|_| ())
}

impl Ruler {
    /// Compiles rules in spaCy's JSON form.
    ///
    /// # Errors
    ///
    /// What is not supported, in words.
    pub fn new(rules: &Value, names: &mut Names) -> Result<Self, String> {
        let mut ruler = Self::default();
        for (order, rule) in rules.as_array().into_iter().flatten().enumerate() {
            let order = u32::try_from(order).unwrap_or(u32::MAX);
            let given = given(rule.get("attrs").and_then(Value::as_object), names)?;
            let index = rule.get("index").and_then(Value::as_i64).unwrap_or(0);
            for pattern in rule.get("patterns").and_then(Value::as_array).into_iter().flatten() {
                let tokens = pattern.as_array().into_iter().flatten();
                let tokens = tokens.map(|t| spec(t, names)).collect::<Result<Vec<_>, _>>()?;
                let length = i64::try_from(tokens.len()).unwrap_or(0);
                let target = usize::try_from(if index < 0 { index + length } else { index }).unwrap_or(usize::MAX);
                if target >= tokens.len() {
                    return Err("a rule for a token outside its pattern".to_owned());
                }
                ruler.add(Rule { tokens, given: given.clone(), target, order });
            }
        }
        Ok(ruler)
    }

    fn add(&mut self, rule: Rule) {
        let id = u32::try_from(self.rules.len()).unwrap_or(u32::MAX);
        let first = &rule.tokens[0];
        let words = first.lower.iter().find_map(|t| match t {
            TextTest::OneOf(words, false) => Some(words),
            _ => None,
        });
        let tags = first.tag.iter().find(|t| !t.1).map(|t| &t.0);
        match (words, tags) {
            (Some(words), _) => words.iter().for_each(|w| self.by_lower.entry(w.clone()).or_default().push(id)),
            (None, Some(tags)) => tags.iter().for_each(|t| self.by_tag.entry(*t).or_default().push(id)),
            (None, None) => self.rest.push(id),
        }
        self.rules.push(rule);
    }

    /// Whether a rule sets dependency labels.
    #[must_use]
    pub fn gives_dependencies(&self) -> bool {
        self.rules.iter().any(|rule| rule.given.dep.is_some())
    }

    /// Runs all rules over a text of `count` tokens and hands out what each token is given, in order of rules.
    pub fn run<'t>(&self, count: usize, seen: impl Fn(usize) -> Seen<'t>, mut give: impl FnMut(usize, &Given)) {
        let mut scratch = Scratch::default();
        // Hits on tokens from here on, as (token, order, rule).
        let mut ahead: Vec<(usize, u32, u32)> = Vec::new();
        for at in 0..count {
            let first = seen(at);
            let candidates = [self.by_lower.get(first.lower), self.by_tag.get(&first.tag), Some(&self.rest)];
            for &id in candidates.into_iter().flatten().flatten() {
                let rule = &self.rules[id as usize];
                let fits = at + rule.tokens.len() <= count
                    && rule.tokens.iter().enumerate().all(|(i, spec)| spec.holds(&seen(at + i), &mut scratch));
                if fits {
                    ahead.push((at + rule.target, rule.order, id));
                }
            }
            ahead.sort_unstable();
            let here = ahead.partition_point(|hit| hit.0 <= at);
            for (_, _, id) in ahead.drain(..here) {
                give(at, &self.rules[id as usize].given);
            }
        }
    }
}

impl Spec {
    fn holds(&self, token: &Seen<'_>, scratch: &mut Scratch) -> bool {
        let labels = |tests: &[(Vec<Label>, bool)], label| tests.iter().all(|(set, not)| set.contains(&label) != *not);
        labels(&self.tag, token.tag)
            && labels(&self.dep, token.dep)
            && self.is_space.is_none_or(|s| s == token.is_space)
            && self.lower.iter().all(|t| t.holds(token.lower, scratch))
            && self.text.iter().all(|t| t.holds(token.text, scratch))
    }
}

impl TextTest {
    fn holds(&self, text: &str, scratch: &mut Scratch) -> bool {
        match self {
            Self::OneOf(words, not) => words.iter().any(|w| w == text) != *not,
            Self::Search(pattern) => pattern.search(text, 0, scratch).is_some(),
        }
    }
}

fn spec(token: &Value, names: &mut Names) -> Result<Spec, String> {
    let mut spec = Spec::default();
    let entries = token.as_object().ok_or("a pattern that is not a list of objects")?;
    for (key, test) in entries {
        match key.as_str() {
            "TEXT" | "ORTH" => spec.text = text_tests(test)?,
            "LOWER" => spec.lower = text_tests(test)?,
            "TAG" | "DEP" => {
                let mut tests = Vec::new();
                for test in text_tests(test)? {
                    let TextTest::OneOf(labels, not) = test else {
                        return Err(format!("a regular expression on {key}"));
                    };
                    tests.push((labels.iter().map(|l| names.add(l)).collect(), not));
                }
                *(if key == "TAG" { &mut spec.tag } else { &mut spec.dep }) = tests;
            }
            "IS_SPACE" => spec.is_space = Some(test.as_bool().ok_or("a value of IS_SPACE that is not true or false")?),
            _ => return Err(format!("a pattern with {key:?}")),
        }
    }
    Ok(spec)
}

fn text_tests(test: &Value) -> Result<Vec<TextTest>, String> {
    if let Some(word) = test.as_str() {
        return Ok(vec![TextTest::OneOf(vec![word.to_owned()], false)]);
    }
    let mut tests = Vec::new();
    for (key, value) in test.as_object().ok_or("a test that is neither a string nor an object")? {
        let words = || value.as_array().into_iter().flatten().filter_map(|v| Some(v.as_str()?.to_owned())).collect();
        tests.push(match (key.as_str(), value.as_str()) {
            ("IN", _) => TextTest::OneOf(words(), false),
            ("NOT_IN", _) => TextTest::OneOf(words(), true),
            ("REGEX", Some(pattern)) => TextTest::Search(Pattern::new(pattern).map_err(|e| e.to_string())?),
            _ => return Err(format!("a pattern with the operator {key:?}")),
        });
    }
    Ok(tests)
}

fn given(attrs: Option<&Map<String, Value>>, names: &mut Names) -> Result<Given, String> {
    let mut given = Given::default();
    for (key, value) in attrs.into_iter().flatten() {
        let text = value.as_str().ok_or_else(|| format!("a value of {key} that is not a string"))?;
        match key.as_str() {
            "TAG" => given.tag = Some(names.add(text)),
            "POS" => given.pos = Some(names.add(text)),
            // "_" is the written form of no features.
            "MORPH" => given.morph = Some(names.add(if text == "_" { "" } else { text })),
            "DEP" => given.dep = Some(names.add(text)),
            "LEMMA" => given.lemma = Some(text.into()),
            _ => return Err(format!("a rule that sets {key:?}")),
        }
    }
    Ok(given)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use serde_json::json;

    #[test]
    fn later_rules_come_later_and_reach_their_target() {
        let rules = json!([
            {"patterns": [[{"TAG": "MD"}]], "attrs": {"POS": "AUX", "MORPH": "_"}, "index": 0},
            {"patterns": [[{"LOWER": "gon"}, {"LOWER": {"REGEX": "^na$"}}]], "attrs": {"LEMMA": "to"}, "index": -1},
            {"patterns": [[{"DEP": {"NOT_IN": ["det", ""]}, "IS_SPACE": false}]], "attrs": {"POS": "X"}, "index": 0},
        ]);
        let mut names = Names::default();
        let ruler = Ruler::new(&rules, &mut names).unwrap();
        let (md, nsubj) = (names.get("MD").unwrap(), names.add("nsubj"));
        let token = |lower, tag, dep| Seen { text: lower, lower, tag, dep, is_space: false };
        let tokens = [token("gon", md, Label::NONE), token("na", Label::NONE, nsubj), token("na", md, Label::NONE)];
        let mut got = Vec::new();
        ruler.run(3, |i| tokens[i], |i, g| got.push((i, g.pos.map(|p| names.text(p).to_owned()), g.lemma.clone())));
        let pos = |p: &str| Some(p.to_owned());
        assert_eq!(
            got,
            [(0, pos("AUX"), None), (1, None, Some("to".into())), (1, pos("X"), None), (2, pos("AUX"), None)]
        );
    }

    #[test]
    fn refuses_what_it_cannot_run() {
        for pattern in [json!({"OP": "+"}), json!({"LENGTH": {">": 3}}), json!({"LOWER": {"FUZZY": "x"}})] {
            assert!(check(&json!([{"patterns": [[pattern]], "attrs": {}}])).is_err());
        }
        assert!(check(&json!([{"patterns": [[{"TAG": "X"}]], "attrs": {"SENT_START": "1"}}])).is_err());
    }
}
