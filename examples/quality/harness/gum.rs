//! Names and pronouns of GUM's news (Zeldes 2017) in the right cluster: B-cubed and CEAF-e.
//!
//! Gold: clusters that have a name, with their names and pronouns; a name is a phrase whose head is a proper noun, times and
//! quantities left out. Ours: mentions of kind name and pronoun. A mention of ours stands for the smallest gold phrase around it,
//! else for the largest whose name it covers. A pronoun of ours that stands for no such phrase is a wrong resolution and counts
//! against precision; a name of ours that does (a modifier, which GUM does not mark) is left out, for finding names is measured
//! elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use super::data::{self, DataError};
use super::reading::{Mention, Program, Unit, context};
use super::score::{Sums, b_cubed, ceaf_e, clusters};
use super::table::{Mistake, Report, Table};

const FILE: &str = "coref/gum-news-dev.jsonl";

/// A document of the file.
#[derive(Deserialize)]
pub struct Document {
    /// Name.
    pub doc: String,
    /// Its dateline.
    pub date: String,
    tokens: Vec<String>,
    space_after: Vec<u8>,
    xpos: Vec<String>,
    sentences: Vec<(usize, usize)>,
    mentions: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    cluster: i64,
    min: String,
    pron: bool,
    qid: Option<String>,
}

/// A gold phrase in code points.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The whole phrase.
    pub span: (usize, usize),
    /// The name in it, or the pronoun.
    pub core: (usize, usize),
    /// The cluster.
    pub cluster: i64,
    /// Whether it is a pronoun.
    pub pronoun: bool,
    /// Whether it is a name.
    pub name: bool,
    /// What Wikidata calls it.
    pub qid: Option<String>,
}

/// The documents of the file.
pub fn documents(data: &Path) -> Result<Vec<Document>, DataError> {
    data::json_lines(&data.join(FILE))
}

impl Document {
    /// The text, a sentence a line, and the gold phrases in it.
    pub fn text(&self) -> (String, Vec<Phrase>) {
        let ends: BTreeSet<usize> = self.sentences.iter().map(|s| s.1).collect();
        let (mut text, mut length, mut at) = (String::new(), 0, Vec::new());
        for (n, token) in self.tokens.iter().enumerate() {
            at.push((length, length + token.chars().count()));
            text.push_str(token);
            length += token.chars().count();
            let gap = if ends.contains(&(n + 1)) { "\n" } else { [" ", ""][usize::from(self.space_after[n] == 0)] };
            text.push_str(gap);
            length += gap.len();
        }
        let phrases = self.mentions.iter().map(|m| self.phrase(m, &at)).collect();
        (text, phrases)
    }

    fn phrase(&self, gold: &Gold, at: &[(usize, usize)]) -> Phrase {
        let first_head = gold.min.split(',').next().and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
        let head = (gold.start + first_head).saturating_sub(1).clamp(gold.start, gold.end - 1);
        let proper = |n: usize| self.xpos[n].starts_with("NNP");
        let (mut from, mut to) = (head, head + 1);
        while from > gold.start && proper(from - 1) {
            from -= 1;
        }
        while to < gold.end && proper(to) {
            to += 1;
        }
        Phrase {
            span: (at[gold.start].0, at[gold.end - 1].1),
            core: (at[from].0, at[to - 1].1),
            cluster: gold.cluster,
            pronoun: gold.pron,
            name: !gold.pron && proper(head) && !matches!(gold.kind.as_str(), "time" | "quantity"),
            qid: gold.qid.clone(),
        }
    }
}

/// For each of our mentions, the index of the phrase that it stands for; of several that stand for one phrase, the one that covers
/// its name, then the longest.
pub fn align(ours: &[&Mention], phrases: &[Phrase]) -> BTreeMap<usize, usize> {
    let mut by_phrase: BTreeMap<usize, usize> = BTreeMap::new();
    for (n, mention) in ours.iter().enumerate() {
        let Some(phrase) = phrase_of(mention, phrases) else { continue };
        let rank = |m: &Mention| (covers(m, phrases[phrase].core), m.end - m.start);
        by_phrase
            .entry(phrase)
            .and_modify(|held| {
                if rank(mention) > rank(ours[*held]) {
                    *held = n;
                }
            })
            .or_insert(n);
    }
    by_phrase.into_iter().map(|(phrase, mention)| (mention, phrase)).collect()
}

fn covers(mention: &Mention, (start, end): (usize, usize)) -> bool {
    mention.start <= start && end <= mention.end
}

fn phrase_of(mention: &Mention, phrases: &[Phrase]) -> Option<usize> {
    let length = |p: &Phrase| p.span.1 - p.span.0;
    let same_sort = |p: &Phrase| p.pronoun == (mention.kind == "pronoun");
    let around = phrases
        .iter()
        .enumerate()
        .filter(|(_, p)| same_sort(p) && p.span.0 <= mention.start && mention.end <= p.span.1);
    let smallest = around.min_by_key(|(_, p)| length(p)).map(|(n, _)| n);
    let covered = || phrases.iter().enumerate().filter(|(_, p)| same_sort(p) && p.name && covers(mention, p.core));
    smallest.or_else(|| covered().max_by_key(|(_, p)| length(p)).map(|(n, _)| n))
}

/// Measures the file.
pub fn run(program: &Program, data: &Path) -> Result<Report, DataError> {
    let (mut b3, mut ceaf) = (Sums::default(), Sums::default());
    let (mut mentions, mut entities) = (0, 0);
    let (mut names, mut pronouns) = ((0, 0), (0, 0));
    let mut mistakes = Vec::new();
    for document in documents(data)? {
        let (text, phrases) = document.text();
        let reading = program.text(&document.doc, &text, Some(&document.date));
        let article = reading.article();
        let named: BTreeSet<i64> = phrases.iter().filter(|p| p.name).map(|p| p.cluster).collect();
        let in_scope = |p: &Phrase| (p.name || p.pronoun) && named.contains(&p.cluster);
        let ours: Vec<&Mention> = article.mentions.iter().filter(|m| m.kind == "name" || m.kind == "pronoun").collect();
        let aligned = align(&ours, &phrases);
        let gold = clusters(phrases.iter().enumerate().filter(|(_, p)| in_scope(p)).map(|(n, p)| (n, p.cluster)));
        let scoped = |n: usize| aligned.get(&n).copied().filter(|p| in_scope(&phrases[*p]));
        let found = clusters(ours.iter().enumerate().filter_map(|(n, m)| match scoped(n) {
            Some(phrase) => Some((phrase, &m.entity)),
            None => (m.kind == "pronoun").then(|| (phrases.len() + n, &m.entity)),
        }));
        b3 += b_cubed(&gold, &found);
        ceaf += ceaf_e(&gold, &found);
        entities += gold.len();
        mentions += gold.iter().map(BTreeSet::len).sum::<usize>();
        let hit: BTreeSet<usize> = aligned.values().copied().collect();
        for (n, phrase) in phrases.iter().enumerate().filter(|(_, p)| in_scope(p)) {
            let tally = if phrase.pronoun { &mut pronouns } else { &mut names };
            tally.1 += 1;
            tally.0 += usize::from(hit.contains(&n));
        }
        misread(&document.doc, article, &ours, &aligned, &phrases, &named, &mut mistakes);
    }
    let mut table =
        Table::new(format!("Identity: names and pronouns of GUM news, clusters that have a name (`{FILE}`)"));
    table.sums("GUM B-cubed", b3, mentions);
    table.sums("GUM CEAF-e", ceaf, entities);
    table.share("GUM names found", names.0, names.1);
    table.share("GUM pronouns found", pronouns.0, pronouns.1);
    Ok(Report { tables: vec![table], mistakes, ..Report::default() })
}

/// Mentions that were not found, that are in an entity whose most mentions mean another cluster, or that split a cluster.
fn misread(
    doc: &str,
    article: &Unit,
    ours: &[&Mention],
    aligned: &BTreeMap<usize, usize>,
    phrases: &[Phrase],
    named: &BTreeSet<i64>,
    out: &mut Vec<Mistake>,
) {
    let text: Vec<char> = article.text.chars().collect();
    let words = |(a, b): (usize, usize)| text[a..b].iter().collect::<String>();
    let mut votes: BTreeMap<i64, BTreeMap<&str, usize>> = BTreeMap::new();
    for (mention, phrase) in aligned {
        *votes.entry(phrases[*phrase].cluster).or_default().entry(&ours[*mention].entity).or_default() += 1;
    }
    let main = |cluster: i64| votes.get(&cluster)?.iter().max_by_key(|(id, n)| (**n, std::cmp::Reverse(**id)));
    let by_phrase: BTreeMap<usize, usize> = aligned.iter().map(|(m, p)| (*p, *m)).collect();
    for (n, phrase) in phrases.iter().enumerate() {
        if !(phrase.name || phrase.pronoun) || !named.contains(&phrase.cluster) {
            continue;
        }
        let (kind, what) = match by_phrase.get(&n) {
            None => ("missed", words(phrase.core)),
            Some(m) => match main(phrase.cluster) {
                Some((id, _)) if *id != ours[*m].entity => {
                    ("apart", format!("{} is in {}, the others in {id}", words(phrase.core), ours[*m].entity))
                }
                _ => continue,
            },
        };
        let place = format!("{doc}:{}", phrase.core.0);
        out.push(Mistake { place, kind, what, context: context(&text, phrase.core.0, phrase.core.1) });
    }
    for (n, mention) in ours.iter().enumerate().filter(|(_, m)| m.kind == "pronoun") {
        let right = aligned.get(&n).is_some_and(|p| named.contains(&phrases[*p].cluster));
        if !right {
            let place = format!("{doc}:{}", mention.start);
            let what = format!("{} is in {}", words((mention.start, mention.end)), mention.entity);
            out.push(Mistake { place, kind: "wrong", what, context: context(&text, mention.start, mention.end) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(start: usize, end: usize, kind: &str) -> Mention {
        Mention { start, end, class: "Person".into(), kind: kind.into(), entity: "e".into() }
    }

    /// "the envoy of France Ann Lee said she" with phrases around the whole, around "France", and "she".
    #[test]
    fn phrases_and_alignment() {
        let json = r#"{"doc": "d", "date": "2020-01-01",
            "tokens": ["the", "Envoy", "of", "France", "Ann", "Lee", "said", "she"],
            "space_after": [1, 1, 1, 1, 1, 1, 1, 0],
            "xpos": ["DT", "NNP", "IN", "NNP", "NNP", "NNP", "VBD", "PRP"], "sentences": [[0, 8]],
            "mentions": [
                {"start": 0, "end": 6, "type": "person", "cluster": 1, "min": "2", "pron": false, "qid": null},
                {"start": 3, "end": 4, "type": "place", "cluster": 2, "min": "1", "pron": false, "qid": "Q142"},
                {"start": 7, "end": 8, "type": "person", "cluster": 1, "min": "1", "pron": true, "qid": null}]}"#;
        let document: Document = serde_json::from_str(json).expect("a document");
        let (text, phrases) = document.text();
        assert_eq!(text, "the Envoy of France Ann Lee said she\n");
        assert_eq!((phrases[0].span, phrases[0].core), ((0, 27), (4, 9)));
        assert!(phrases[0].name && phrases[1].name && phrases[2].pronoun && !phrases[2].name);
        let ours =
            [mention(20, 27, "name"), mention(13, 19, "name"), mention(33, 36, "pronoun"), mention(0, 3, "pronoun")];
        let ours: Vec<&Mention> = ours.iter().collect();
        assert_eq!(align(&ours, &phrases), BTreeMap::from([(0, 0), (1, 1), (2, 2)]));
    }

    #[test]
    fn one_mention_a_phrase() {
        let phrase = |span, core| Phrase { span, core, cluster: 1, pronoun: false, name: true, qid: None };
        let ours = [mention(0, 4, "name"), mention(5, 14, "name")];
        let ours: Vec<&Mention> = ours.iter().collect();
        assert_eq!(align(&ours, &[phrase((0, 14), (5, 14))]), BTreeMap::from([(1, 0)]));
        // A longer mention than the phrase still covers its name.
        assert_eq!(align(&ours, &[phrase((6, 14), (6, 14))]), BTreeMap::from([(1, 0)]));
    }
}
