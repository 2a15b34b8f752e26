//! The corpus's format: a page with marks in it, its entities, its claims. See `tests/corpus/README.md`.

use std::collections::BTreeMap;

use pressgraph::schema::{EntityType, Status};

use super::check;

/// What is wrong in a file of the corpus, and in which line.
#[derive(Debug, thiserror::Error)]
#[error("{file}:{line}: {what}")]
pub struct CorpusError {
    file: String,
    line: usize,
    what: String,
}

impl CorpusError {
    /// An error in a line, from 1.
    pub fn new(file: &str, line: usize, what: impl ToString) -> Self {
        Self { file: file.to_owned(), line, what: what.to_string() }
    }
}

/// One annotated page. Offsets count code points of `page`.
#[derive(Debug)]
pub struct Document {
    /// File name.
    pub name: String,
    /// The page without its marks.
    pub page: Vec<char>,
    /// By key.
    pub entities: BTreeMap<String, EntityType>,
    /// In text order; a nested mention after the one around it.
    pub mentions: Vec<Mention>,
    /// In page order.
    pub comments: Vec<Comment>,
    /// In the order of the file.
    pub claims: Vec<Claim>,
}

/// A marked stretch of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The class of its words.
    pub class: EntityType,
    /// What kind of expression.
    pub kind: Kind,
    /// Key of what it refers to.
    pub entity: String,
}

/// What kind of expression a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A name.
    Name,
    /// An adjective of a name.
    Adjective,
    /// A description.
    Nominal,
    /// A pronoun.
    Pronoun,
}

/// A comment of the thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The number of the comment that it replies to, from 1.
    pub parent: Option<usize>,
    /// Who wrote it.
    pub author: String,
    /// Where its text begins.
    pub start: usize,
}

/// What stands at the end of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Object {
    /// Key of an entity.
    Entity(String),
    /// The title of a position.
    Position(String),
}

/// Who says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The article itself.
    Article,
    /// Somebody whom the text does not name.
    Unnamed,
    /// Key of an entity.
    Entity(String),
    /// The author of the comment.
    Commenter,
}

/// A claim.
#[derive(Clone, Debug)]
pub struct Claim {
    /// 0 is the article, else the comment's number.
    pub unit: usize,
    /// Key of an entity.
    pub subject: String,
    /// Local name.
    pub predicate: String,
    /// The other side.
    pub object: Object,
    /// Status.
    pub status: Status,
    /// Who says so.
    pub speaker: Speaker,
    /// When it happened, in lexical form.
    pub when: Option<String>,
    /// Where the words that carry it stand in the page.
    pub trigger: (usize, usize),
    /// Its line in the file.
    pub line: usize,
}

/// What the section of entities says: key, class, and each name's entity, class and kind.
#[derive(Default)]
struct Names {
    entities: BTreeMap<String, EntityType>,
    surfaces: BTreeMap<String, (String, EntityType, Kind)>,
}

const PRONOUNS: &[&str] = &[
    "he",
    "she",
    "it",
    "they",
    "him",
    "her",
    "them",
    "his",
    "hers",
    "its",
    "their",
    "theirs",
    "himself",
    "herself",
    "itself",
    "themselves",
    "who",
    "whose",
    "whom",
    "which",
    "that",
    "i",
    "me",
    "my",
    "we",
    "us",
    "our",
    "ours",
    "you",
    "your",
    "both",
    "neither",
];

const DETERMINERS: &[&str] =
    &["the", "this", "that", "these", "those", "both", "its", "his", "her", "their", "our", "my"];

impl Document {
    /// Reads a file of the corpus and checks it.
    pub fn parse(name: &str, text: &str) -> Result<Self, CorpusError> {
        let fail = |line, what: String| CorpusError::new(name, line, what);
        let sections = Sections::of(text).map_err(|(line, what)| fail(line, what))?;
        let names = entities(&sections).map_err(|(line, what)| fail(line, what))?;
        let mut document = Self {
            name: name.to_owned(),
            page: Vec::new(),
            entities: names.entities.clone(),
            mentions: Vec::new(),
            comments: Vec::new(),
            claims: Vec::new(),
        };
        document.read_page(&sections, &names).map_err(|(line, what)| fail(line, what))?;
        document.read_claims(&sections).map_err(|(line, what)| fail(line, what))?;
        check::check(&document).map_err(|(line, what)| fail(line, what))?;
        Ok(document)
    }

    /// The stretch of the page that belongs to a unit: the article, or a comment with the heading of the next one.
    pub fn region(&self, unit: usize) -> (usize, usize) {
        let start = if unit == 0 { 0 } else { self.comments[unit - 1].start };
        (start, self.comments.get(unit).map_or(self.page.len(), |next| next.start))
    }

    /// The unit that a place in the page belongs to.
    pub fn unit_at(&self, place: usize) -> usize {
        self.comments.iter().take_while(|c| c.start <= place).count()
    }

    fn read_page(&mut self, sections: &Sections<'_>, names: &Names) -> Result<(), Fault> {
        let mut open: Vec<(usize, usize)> = Vec::new();
        for (number, line) in sections.lines("page") {
            let mut skip_to = 0;
            for (at, c) in line.char_indices() {
                if at < skip_to {
                    continue;
                }
                match c {
                    '{' if line[at..].starts_with("{#") => {
                        let end =
                            line[at..].find('}').ok_or_else(|| (number, "a comment's mark has no }".to_owned()))?;
                        self.comments.push(comment(&line[at + 2..at + end], self.page.len()).ok_or_else(|| {
                            (number, "a comment's mark is {#NUMBER Author} or {#NUMBER>PARENT Author}".to_owned())
                        })?);
                        if line[at + 2..].split(|c: char| !c.is_ascii_digit()).next()
                            != Some(&self.comments.len().to_string())
                        {
                            return Err((number, format!("this is comment {}", self.comments.len())));
                        }
                        skip_to = at + end + 1;
                    }
                    '{' => {
                        open.push((self.page.len(), self.mentions.len()));
                        // Holds the place, so that the outer mention comes first.
                        self.mentions.push(Mention {
                            start: self.page.len(),
                            end: self.page.len(),
                            class: EntityType::Person,
                            kind: Kind::Name,
                            entity: String::new(),
                        });
                    }
                    '}' | '=' if !open.is_empty() => {
                        let key = if c == '=' {
                            let end = line[at..].find('}').ok_or_else(|| (number, "a mark has no }".to_owned()))?;
                            skip_to = at + end + 1;
                            Some(&line[at + 1..at + end])
                        } else {
                            None
                        };
                        let (start, slot) = open.pop().unwrap_or_default();
                        let words: String = self.page[start..].iter().collect();
                        let (entity, class, kind) = meaning(&words, key, names).map_err(|what| (number, what))?;
                        self.mentions[slot] = Mention { start, end: self.page.len(), class, kind, entity };
                    }
                    '}' => return Err((number, "} without {".to_owned())),
                    _ => self.page.push(c),
                }
            }
            if !open.is_empty() {
                return Err((number, "{ without }; a mark may not go on in the next line".to_owned()));
            }
            self.page.push('\n');
        }
        Ok(())
    }

    fn read_claims(&mut self, sections: &Sections<'_>) -> Result<(), Fault> {
        let mut unit = None;
        for (number, line) in sections.lines("claims").filter(|(_, l)| !l.trim().is_empty()) {
            if let Some(heading) = line.trim().strip_prefix('[') {
                let inside = heading.trim_end_matches(']');
                let at = if inside == "article" { Some(0) } else { inside.parse().ok() };
                unit = at.filter(|n| *n <= self.comments.len());
                unit.ok_or_else(|| (number, format!("[{inside}] is neither [article] nor a comment's number")))?;
                continue;
            }
            let unit = unit.ok_or_else(|| (number, "a claim before [article] or [1]".to_owned()))?;
            let claim = self.claim(unit, number, line.trim()).map_err(|what| (number, what))?;
            self.claims.push(claim);
        }
        Ok(())
    }

    fn claim(&self, unit: usize, line: usize, text: &str) -> Result<Claim, String> {
        let mut fields = text.split(" | ");
        let head = fields.next().unwrap_or_default();
        let mut words = head.splitn(3, ' ');
        let (Some(subject), Some(predicate), Some(object)) = (words.next(), words.next(), words.next()) else {
            return Err("a claim is `SUBJECT PREDICATE OBJECT | STATUS | by KEY | when DATE | \"words\"`".to_owned());
        };
        let object = match object.strip_prefix('"').and_then(|o| o.strip_suffix('"')) {
            Some(title) => Object::Position(title.to_owned()),
            None => Object::Entity(object.to_owned()),
        };
        let (mut status, mut trigger, mut when) = (None, None, None);
        let mut speaker = if unit == 0 { Speaker::Article } else { Speaker::Commenter };
        for field in fields {
            if let Some(quoted) = field.strip_prefix('"').and_then(|f| f.strip_suffix('"')) {
                trigger = Some(self.find(unit, quoted)?);
            } else if let Some(key) = field.strip_prefix("by ") {
                speaker = if key == "?" { Speaker::Unnamed } else { Speaker::Entity(key.to_owned()) };
            } else if let Some(date) = field.strip_prefix("when ") {
                when = Some(date.to_owned());
            } else {
                status = Some(Status::from_local_name(field).ok_or_else(|| format!("{field} is not a status"))?);
            }
        }
        Ok(Claim {
            unit,
            subject: subject.to_owned(),
            predicate: predicate.to_owned(),
            object,
            status: status.ok_or("a claim without a status")?,
            speaker,
            when,
            trigger: trigger.ok_or("a claim without the \"words\" that carry it")?,
            line,
        })
    }

    /// Where `words` stand first in a unit.
    fn find(&self, unit: usize, words: &str) -> Result<(usize, usize), String> {
        let (from, to) = self.region(unit);
        let wanted: Vec<char> = words.chars().collect();
        let found = self.page[from..to].windows(wanted.len().max(1)).position(|w| w == wanted);
        let at = found.ok_or_else(|| format!("\"{words}\" does not stand in this text"))?;
        Ok((from + at, from + at + wanted.len()))
    }
}

/// A line and what is wrong in it.
pub type Fault = (usize, String);

struct Sections<'a> {
    by_name: BTreeMap<&'a str, Vec<(usize, &'a str)>>,
}

impl<'a> Sections<'a> {
    fn of(text: &'a str) -> Result<Self, Fault> {
        let mut by_name: BTreeMap<&str, Vec<(usize, &str)>> = BTreeMap::new();
        let mut current = None;
        for (at, line) in text.lines().enumerate() {
            if let Some(name) = line.strip_prefix("==== ") {
                if !matches!(name, "page" | "entities" | "claims") || by_name.contains_key(name) {
                    return Err((at + 1, format!("{name} is not one of page, entities, claims, each once")));
                }
                by_name.insert(name, Vec::new());
                current = Some(name);
            } else if let Some(lines) = current.and_then(|name| by_name.get_mut(name)) {
                lines.push((at + 1, line));
            } else {
                return Err((at + 1, "text before the first ==== section".to_owned()));
            }
        }
        Ok(Self { by_name })
    }

    fn lines(&self, name: &str) -> impl Iterator<Item = (usize, &'a str)> {
        self.by_name.get(name).into_iter().flatten().copied()
    }
}

/// `key Class = Name | Other Name | Adjective~adj | Capital:Place`.
fn entities(sections: &Sections<'_>) -> Result<Names, Fault> {
    let mut names = Names::default();
    for (number, line) in sections.lines("entities").filter(|(_, l)| !l.trim().is_empty()) {
        let (head, surfaces) = line.split_once('=').unwrap_or((line, ""));
        let mut words = head.split_whitespace();
        let key = words.next().unwrap_or_default().to_owned();
        let class = words.next().and_then(EntityType::from_local_name);
        let class = class.ok_or_else(|| (number, format!("{key} has no class; write `{key} Class = Name`")))?;
        if names.entities.insert(key.clone(), class).is_some() {
            return Err((number, format!("{key} is declared twice")));
        }
        for surface in surfaces.split('|').map(str::trim).filter(|s| !s.is_empty()) {
            let (words, class, kind) = flags(surface, class).map_err(|what| (number, what))?;
            if names.surfaces.insert(words.to_owned(), (key.clone(), class, kind)).is_some() {
                return Err((number, format!("{words} is a name of two entities; mark it {{{words}=KEY}}")));
            }
        }
    }
    Ok(names)
}

/// Takes `~adj`, `~nom` and `:Class` off the end of a name or key.
fn flags(text: &str, class: EntityType) -> Result<(&str, EntityType, Kind), String> {
    let (rest, kind) = match text.rsplit_once('~') {
        Some((rest, "adj")) => (rest, Kind::Adjective),
        Some((rest, "nom")) => (rest, Kind::Nominal),
        Some((rest, "name")) => (rest, Kind::Name),
        Some((rest, "pro")) => (rest, Kind::Pronoun),
        Some((_, other)) => return Err(format!("~{other} is none of ~adj, ~nom, ~pro, ~name")),
        None => (text, by_words(text)),
    };
    match rest.rsplit_once(':') {
        Some((rest, name)) => {
            let class = EntityType::from_local_name(name).ok_or_else(|| format!("{name} is not a class"))?;
            Ok((rest, class, kind))
        }
        None => Ok((rest, class, kind)),
    }
}

fn by_words(words: &str) -> Kind {
    let lower = words.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or_default();
    if PRONOUNS.contains(&lower.as_str()) {
        Kind::Pronoun
    } else if DETERMINERS.contains(&first) {
        Kind::Nominal
    } else {
        Kind::Name
    }
}

/// What the words of a mark mean, with what stands after its `=`.
fn meaning(words: &str, key: Option<&str>, names: &Names) -> Result<(String, EntityType, Kind), String> {
    let Some(key) = key else {
        let known = names.surfaces.get(words);
        return known.cloned().ok_or_else(|| format!("no entity is called {words}; write {{{words}=KEY}}"));
    };
    let bare = key.split(['~', ':']).next().unwrap_or(key);
    let class = *names.entities.get(bare).ok_or_else(|| format!("{bare} is not declared under ==== entities"))?;
    let (_, class, kind) = flags(key, class)?;
    let kind = if key.contains('~') { kind } else { by_words(words) };
    Ok((bare.to_owned(), class, kind))
}

/// `3>1 Author` or `3 Author`.
fn comment(mark: &str, start: usize) -> Option<Comment> {
    let (numbers, author) = mark.split_once(' ')?;
    let parent = match numbers.split_once('>') {
        Some((_, parent)) => Some(parent.parse().ok()?),
        None => None,
    };
    Some(Comment { parent, author: author.to_owned(), start })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "==== page\n{Cairo} accused {Ethiopia} of {its} work.\n\n1. Nadia\n{#1 Nadia}{{Egyptian} Navy=navy} ships\n\
        2. Kofi\n{#2>1 Kofi}Was {Hirut} the energy minister in 2013?\n==== entities\negypt Country = Egypt | Egyptian~adj | Cairo:Place\n\
        ethiopia Country = Ethiopia | its\nnavy Organization\nhirut Person = Hirut\n==== claims\n[article]\n\
        egypt accuses ethiopia | Asserted | \"accused\"\n[2]\nhirut holdsPosition \"energy minister\" | Asked | when 2013 | \"energy minister\"\n";

    fn error(from: &str, to: &str) -> String {
        assert!(GOOD.contains(from), "{from}");
        Document::parse("x.txt", &GOOD.replace(from, to)).expect_err("a fault").to_string()
    }

    #[test]
    fn reads_pages_marks_and_claims() {
        let read = Document::parse("x.txt", GOOD).expect("well-formed");
        let page: String = read.page.iter().collect();
        assert_eq!(
            page,
            "Cairo accused Ethiopia of its work.\n\n1. Nadia\nEgyptian Navy ships\n2. Kofi\nWas Hirut the energy minister in 2013?\n"
        );
        let marks: Vec<_> = read.mentions.iter().map(|m| (&page[m.start..m.end], m.entity.as_str(), m.kind)).collect();
        assert_eq!(
            marks,
            [
                ("Cairo", "egypt", Kind::Name),
                ("Ethiopia", "ethiopia", Kind::Name),
                ("its", "ethiopia", Kind::Pronoun),
                ("Egyptian Navy", "navy", Kind::Name),
                ("Egyptian", "egypt", Kind::Adjective),
                ("Hirut", "hirut", Kind::Name),
            ]
        );
        assert_eq!(read.mentions[0].class, EntityType::Place);
        assert_eq!((read.comments[1].parent, read.comments[1].author.as_str()), (Some(1), "Kofi"));
        let claim = &read.claims[1];
        assert_eq!((claim.unit, &claim.speaker, claim.when.as_deref()), (2, &Speaker::Commenter, Some("2013")));
        assert_eq!(claim.object, Object::Position("energy minister".to_owned()));
        assert_eq!(read.unit_at(claim.trigger.0), 2);
    }

    #[test]
    fn faults_have_their_line() {
        for (from, to, want) in [
            ("{Ethiopia}", "{Ethiopia", "x.txt:2: { without }; a mark may not go on in the next line"),
            ("{Ethiopia}", "{Sudan}", "x.txt:2: no entity is called Sudan; write {Sudan=KEY}"),
            ("=navy", "=fleet", "x.txt:5: fleet is not declared under ==== entities"),
            ("{#2>1", "{#3>1", "x.txt:7: this is comment 2"),
            ("{#2>1", "{#2>2", "x.txt:0: comment 2 replies to 2, which does not come before it"),
            ("\"accused\"", "\"blamed\"", "x.txt:15: \"blamed\" does not stand in this text"),
            ("accuses", "acuses", "x.txt:15: acuses is not a relation of the ontology"),
            (
                "egypt accuses ethiopia",
                "egypt signed ethiopia",
                "x.txt:15: signed does not relate a Country to a Country",
            ),
            ("egypt accuses ethiopia", "egypt accuses sudan", "x.txt:15: sudan is not declared under ==== entities"),
            ("Asserted", "Sure", "x.txt:15: Sure is not a status"),
            ("Asked", "Asserted", "x.txt:17: a comment's claim is never Asserted"),
            ("Asserted |", "Asserted | by hirut |", "x.txt:15: what somebody else says is never Asserted"),
            ("when 2013", "when 2013-13", "x.txt:17: 2013-13 is no date, month, year or interval of them"),
            ("[2]", "[3]", "x.txt:16: [3] is neither [article] nor a comment's number"),
            ("navy Organization", "navy Fleet", "x.txt:11: navy has no class; write `navy Class = Name`"),
            (
                "navy Organization",
                "navy Organization\nunused Person",
                "x.txt:0: unused is declared and never mentioned",
            ),
        ] {
            assert_eq!(error(from, to), want);
        }
    }
}
