//! Writes the records as sorted static tables in Rust.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use crate::authority::Record;

#[path = "../src/authority/canonical.rs"]
mod canonical;

/// A name and its readings: whether it is ambiguous, the index of its form, the index of its entry.
type Names = BTreeMap<String, BTreeSet<(bool, usize, usize)>>;

/// Variants of `Form`, in the order in which readings are given.
const FORMS: &[&str] = &["Name", "Acronym", "Adjective", "People", "Demonym", "Surname", "Generic"];

/// The word lists beside the Turtle files: one word a line, `#` begins a comment.
pub struct Words {
    given: BTreeMap<String, bool>,
    surnames: BTreeMap<String, bool>,
    women: BTreeSet<String>,
    men: BTreeSet<String>,
    /// Lower-cased names that are everyday English words.
    stop: BTreeSet<String>,
    /// English words one letter away from a name.
    near: BTreeSet<String>,
}

impl Words {
    /// Reads `given-names.txt`, `surnames.txt`, `genders.txt`, `stop.txt` and `near.txt`; a word after `?` is ambiguous.
    pub fn read(folder: &Path) -> Result<Self, Vec<String>> {
        let list = |file: &str| {
            let path = folder.join(file);
            let text = std::fs::read_to_string(&path).map_err(|e| vec![format!("{}: {e}", path.display())])?;
            let mut words = BTreeMap::new();
            for line in text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()) {
                let (word, ambiguous) = line.strip_prefix('?').map_or((line, false), |word| (word, true));
                if !word.is_empty() && words.insert(word.to_owned(), ambiguous).is_some() {
                    return Err(vec![format!("{}: {word} stands there twice", path.display())]);
                }
            }
            Ok(words)
        };
        let (mut women, mut men) = (BTreeSet::new(), BTreeSet::new());
        for (line, _) in list("genders.txt")? {
            match line.split_once(' ') {
                Some(("f", name)) => women.insert(name.to_owned()),
                Some(("m", name)) => men.insert(name.to_owned()),
                _ => return Err(vec![format!("genders.txt: {line:?} is no f or m with a name")]),
            };
        }
        Ok(Self {
            women,
            men,
            given: list("given-names.txt")?,
            surnames: list("surnames.txt")?,
            stop: list("stop.txt")?.into_keys().collect(),
            near: list("near.txt")?.into_keys().collect(),
        })
    }
}

/// Writes the tables to `path`.
pub fn write(records: &[Record], words: &Words, path: &Path) -> Result<(), Vec<String>> {
    if records.len() > usize::from(u16::MAX) {
        return Err(vec![format!("{} entries do not fit EntryRef", records.len())]);
    }
    let index: BTreeMap<&str, usize> = records.iter().enumerate().map(|(at, r)| (r.key.as_str(), at)).collect();
    let mut names = Names::new();
    let mut folded = Names::new();
    for (at, record) in records.iter().enumerate() {
        for (name, form) in &record.names {
            let form_at = FORMS.iter().position(|f| f == form).unwrap_or(FORMS.len());
            let ambiguous = record.ambiguous.contains(name);
            let reading = (ambiguous, form_at, at);
            let exact = canonical(name);
            if let Some(rest) = exact.strip_prefix("the ") {
                names.entry(format!("The {rest}")).or_default().insert(reading);
            }
            let lower = exact.to_lowercase();
            if !ambiguous && *form != "Generic" && !words.stop.contains(&lower) {
                folded.entry(lower).or_default().insert(reading);
            }
            names.entry(exact).or_default().insert(reading);
        }
    }
    let longest = names.keys().map(|name| name.split(' ').count()).max().unwrap_or(0);
    let mut out = String::new();
    let made = entries(&mut out, records, &index)
        .and_then(|()| codes(&mut out, records))
        .and_then(|()| table(&mut out, "NAMES", &names))
        .and_then(|()| table(&mut out, "FOLDED", &folded))
        .and_then(|()| list(&mut out, "GIVEN", &words.given))
        .and_then(|()| list(&mut out, "SURNAMES", &words.surnames))
        .and_then(|()| strings(&mut out, "WOMEN", words.women.iter().map(String::as_str)))
        .and_then(|()| strings(&mut out, "MEN", words.men.iter().map(String::as_str)))
        .and_then(|()| strings(&mut out, "NEAR", words.near.iter().map(String::as_str)))
        .and_then(|()| writeln!(out, "const MAX_WORDS: usize = {longest};"));
    made.map_err(|e| vec![e.to_string()])?;
    std::fs::write(path, out).map_err(|e| vec![format!("{}: {e}", path.display())])
}

fn entries(out: &mut String, records: &[Record], index: &BTreeMap<&str, usize>) -> std::fmt::Result {
    writeln!(out, "static ENTRIES: [Entry; {}] = [", records.len())?;
    for r in records {
        let at = |key: &Option<String>| match key.as_ref().and_then(|k| index.get(k.as_str())) {
            Some(at) => format!("Some(EntryRef({at}))"),
            None => "None".to_owned(),
        };
        let kind = r.kind.map_or("None".to_owned(), |k| format!("Some(Kind::{k})"));
        writeln!(
            out,
            "Entry {{ key: {:?}, class: EntityType::{}, label: {:?}, wikidata: {:?}, kind: {kind}, country: {}, \
             party: {}, year: {:?} }},",
            r.key,
            r.class,
            r.label,
            r.wikidata.as_deref(),
            at(&r.country),
            at(&r.party),
            r.year,
        )?;
    }
    writeln!(out, "];")
}

fn codes(out: &mut String, records: &[Record]) -> std::fmt::Result {
    let codes: BTreeMap<&str, usize> =
        records.iter().enumerate().flat_map(|(at, r)| r.codes.iter().map(move |c| (c.as_str(), at))).collect();
    writeln!(out, "static CODES: [(&str, EntryRef); {}] = [", codes.len())?;
    for (code, at) in codes {
        writeln!(out, "({code:?}, EntryRef({at})),")?;
    }
    writeln!(out, "];")
}

/// One string of all names and where each begins: far smaller, and quicker to compile, than an array of strings.
fn table(out: &mut String, name: &str, names: &Names) -> std::fmt::Result {
    strings(out, name, names.keys().map(String::as_str))?;
    let mut from = 0;
    write!(out, "static {name}_FROM: [u32; {}] = [0", names.len() + 1)?;
    for readings in names.values() {
        from += readings.len();
        write!(out, ",{from}")?;
    }
    writeln!(out, "];\nstatic {name}_READINGS: [Reading; {from}] = [")?;
    for (ambiguous, form, at) in names.values().flatten() {
        let form = FORMS.get(*form).copied().unwrap_or("Name");
        writeln!(out, "Reading {{ entry: EntryRef({at}), form: Form::{form}, ambiguous: {ambiguous} }},")?;
    }
    writeln!(
        out,
        "];\nstatic {name}: Names = Names {{ words: {name}_WORDS, from: &{name}_FROM, readings: &{name}_READINGS }};"
    )
}

fn list(out: &mut String, name: &str, words: &BTreeMap<String, bool>) -> std::fmt::Result {
    for (tier, ambiguous) in [("", false), ("_AMBIGUOUS", true)] {
        strings(out, &format!("{name}{tier}"), words.iter().filter(|w| *w.1 == ambiguous).map(|w| w.0.as_str()))?;
    }
    Ok(())
}

fn strings<'w>(out: &mut String, name: &str, words: impl Iterator<Item = &'w str>) -> std::fmt::Result {
    let mut text = String::new();
    let mut starts = vec![0];
    for word in words {
        text.push_str(word);
        starts.push(text.len());
    }
    writeln!(out, "static {name}_STARTS: [u32; {}] = {starts:?};", starts.len())?;
    writeln!(out, "static {name}_WORDS: Sorted = Sorted {{ text: {text:?}, starts: &{name}_STARTS }};")
}

/// The spelling under which a name is stored: the one that look-ups join their tokens into.
fn canonical(name: &str) -> String {
    let mut joiner = canonical::Canonical::default();
    let mut out = String::new();
    for c in name.chars() {
        out.extend(joiner.push(c));
    }
    out
}
