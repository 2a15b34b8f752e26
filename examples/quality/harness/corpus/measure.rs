//! Counts over the corpus. Everything is compared in code points of the page, through the reader's map back to it.

use std::collections::{BTreeMap, BTreeSet};

use pressgraph::base::{Silent, Span};
use pressgraph::document;
use pressgraph::document::OffsetMap;
use pressgraph::schema::EntityType;

use super::super::conll::bare;
use super::super::reading::{Program, Reading, Unit, context};
use super::super::score::{Counts, Sums, b_cubed, ceaf_e, clusters};
use super::super::table::{Mistake, Report, Table};
use super::super::{inverse_of, is_symmetric};
use super::format::{Claim, Document, Kind, Object, Speaker};
use super::{CorpusError, documents};

/// What was read from a page, in code points of the page.
struct Ours {
    reading: Reading,
    mentions: Vec<Mention>,
    claims: Vec<OurClaim>,
    /// For each gold comment, the number of ours.
    comments: Vec<Option<usize>>,
}

struct Mention {
    span: (usize, usize),
    class: String,
    kind: Kind,
    entity: String,
}

struct OurClaim {
    /// Of the gold.
    unit: usize,
    evidence: (usize, usize),
    claim: super::super::reading::Claim,
}

/// Measures the whole corpus.
pub fn run(program: &Program) -> Result<Report, CorpusError> {
    let mut tally = Tally::default();
    for document in documents()? {
        let ours = read(program, &document);
        tally.thread(&document, &ours);
        tally.mentions(&document, &ours);
        tally.identity(&document, &ours);
        tally.claims(&document, &ours);
    }
    Ok(tally.report())
}

fn read(program: &Program, document: &Document) -> Ours {
    let page: String = document.page.iter().collect();
    let points: Vec<usize> = code_points(&page);
    let mapped = match document::parse_mapped(page.as_bytes(), &document.name, &mut Silent) {
        Ok(mapped) => mapped,
        Err(_) => {
            let nothing = program.text(&document.name, "", None);
            let comments = vec![None; document.comments.len()];
            return Ours { reading: nothing, mentions: Vec::new(), claims: Vec::new(), comments };
        }
    };
    let reading = program.document(&mapped.document);
    let maps: Vec<&OffsetMap> = std::iter::once(&mapped.article).chain(&mapped.comments).collect();
    let (mut mentions, mut claims) = (Vec::new(), Vec::new());
    let mut starts = Vec::new();
    for (unit, map) in reading.units.iter().zip(maps) {
        let place = |start, end| in_page(unit, map, &points, start, end);
        starts.push(place(0, 1).0);
        mentions.extend(unit.mentions.iter().map(|m| Mention {
            span: place(m.start, m.end),
            class: m.class.clone(),
            kind: kind(&m.kind),
            entity: m.entity.clone(),
        }));
        let mut seen = BTreeSet::new();
        for claim in &unit.claims {
            let key = (&claim.subject, &claim.predicate, &claim.object, &claim.status);
            if seen.insert(key) {
                let evidence = place(claim.start, claim.end);
                claims.push(OurClaim { unit: document.unit_at(evidence.0), evidence, claim: claim.clone() });
            }
        }
    }
    let ours_in = |unit: usize| {
        let (from, to) = document.region(unit);
        (1..starts.len()).find(|n| (from..to).contains(&starts[*n]))
    };
    let comments = (1..=document.comments.len()).map(ours_in).collect();
    Ours { reading, mentions, claims, comments }
}

/// For each byte of `text`, the code points before it; one more for its end.
fn code_points(text: &str) -> Vec<usize> {
    let mut count = 0;
    let mut points: Vec<usize> = Vec::with_capacity(text.len() + 1);
    for (at, _) in text.char_indices().skip(1) {
        points.resize(at, count);
        count += 1;
    }
    points.resize(text.len(), count);
    points.push(count + usize::from(!text.is_empty()));
    points
}

fn in_page(unit: &Unit, map: &OffsetMap, points: &[usize], start: usize, end: usize) -> (usize, usize) {
    let byte = |n: usize| unit.text.char_indices().nth(n).map_or(unit.text.len(), |(at, _)| at);
    let source = map.source(Span::of(byte(start)..byte(end.max(start))));
    let point = |byte: u64| usize::try_from(byte).ok().and_then(|b| points.get(b)).copied().unwrap_or_default();
    (point(source.start), point(source.end))
}

fn kind(name: &str) -> Kind {
    match name {
        "adjective" => Kind::Adjective,
        "nominal" => Kind::Nominal,
        "pronoun" => Kind::Pronoun,
        _ => Kind::Name,
    }
}

/// Names and adjectives; their spans are judged exactly, those of other mentions by overlap.
fn is_exact(kind: Kind) -> bool {
    matches!(kind, Kind::Name | Kind::Adjective)
}

#[derive(Default)]
struct Tally {
    spans: Counts,
    typed: Counts,
    classes: BTreeMap<&'static str, Counts>,
    nominals: (usize, usize),
    pronouns: (usize, usize),
    b3: Sums,
    ceaf: Sums,
    marked: usize,
    entities: usize,
    verdicts: Vec<(String, bool)>,
    claims: Counts,
    pairs: Counts,
    status: (usize, usize),
    by_status: BTreeMap<&'static str, (usize, usize)>,
    speaker: (usize, usize),
    when: (usize, usize),
    when_of_all: usize,
    comments: (usize, usize),
    authors: usize,
    edges: usize,
    mistakes: Vec<Mistake>,
}

fn count(tally: &mut (usize, usize), right: bool) {
    tally.0 += usize::from(right);
    tally.1 += 1;
}

impl Tally {
    fn mistake(&mut self, document: &Document, (start, end): (usize, usize), kind: &'static str, what: String) {
        let line = 1 + document.page[..start].iter().filter(|c| **c == '\n').count();
        let place = format!("{} line {line} of the page", document.name);
        self.mistakes.push(Mistake { place, kind, what, context: context(&document.page, start, end) });
    }

    fn thread(&mut self, document: &Document, ours: &Ours) {
        for (at, gold) in document.comments.iter().enumerate() {
            let found = ours.comments[at].and_then(|n| ours.reading.units.get(n));
            count(&mut self.comments, found.is_some());
            let parent = gold.parent.map(|p| ours.comments[p - 1].map(|n| ours.reading.units[n].id.as_str()));
            let right_author = found.is_some_and(|u| u.author.as_deref() == Some(gold.author.as_str()));
            let right_parent = found.is_some_and(|u| match (parent, u.parent.as_deref()) {
                (None, None) => true,
                (Some(Some(want)), Some(is)) => want == is,
                _ => false,
            });
            self.authors += usize::from(right_author);
            self.edges += usize::from(right_parent);
            if !(right_author && right_parent) {
                let ours = found.map(|u| (u.author.as_deref().unwrap_or("nobody"), u.parent.is_some()));
                let what = format!("comment {} by {}, parent {:?}; ours: {ours:?}", at + 1, gold.author, gold.parent);
                self.mistake(document, (gold.start, gold.start + 1), "thread", what);
            }
        }
    }

    fn mentions(&mut self, document: &Document, ours: &Ours) {
        let text = &document.page;
        type Marked = BTreeSet<((usize, usize), &'static str)>;
        let class = |name: &str| EntityType::from_local_name(name).map_or("", EntityType::local_name);
        let gold: Marked = document
            .mentions
            .iter()
            .filter(|m| is_exact(m.kind))
            .map(|m| (bare(text, m.start, m.end), m.class.local_name()))
            .collect();
        let found: Marked = ours
            .mentions
            .iter()
            .filter(|m| is_exact(m.kind))
            .map(|m| (bare(text, m.span.0, m.span.1), class(&m.class)))
            .collect();
        self.typed += Counts::of(&gold, &found);
        let spans = |marked: &Marked| marked.iter().map(|m| m.0).collect::<BTreeSet<_>>();
        self.spans += Counts::of(&spans(&gold), &spans(&found));
        for name in EntityType::all().iter().map(|c| c.local_name()) {
            let of = |marked: &Marked| marked.iter().filter(|m| m.1 == name).copied().collect::<BTreeSet<_>>();
            *self.classes.entry(name).or_default() += Counts::of(&of(&gold), &of(&found));
        }
        for (span, class) in gold.symmetric_difference(&found) {
            let words: String = text[span.0..span.1].iter().collect();
            let kind = if gold.contains(&(*span, class)) { "mention missed" } else { "mention wrong" };
            self.mistake(document, *span, kind, format!("{words} {class}"));
        }
        for mention in document.mentions.iter().filter(|m| !is_exact(m.kind)) {
            let hit =
                ours.mentions.iter().any(|o| o.kind == mention.kind && overlaps(o.span, (mention.start, mention.end)));
            count(if mention.kind == Kind::Nominal { &mut self.nominals } else { &mut self.pronouns }, hit);
        }
    }

    /// Every marked mention, whatever its kind: ours stands for the gold one with the same bare span, else (for descriptions and
    /// pronouns) for the first of its kind that it touches.
    fn identity(&mut self, document: &Document, ours: &Ours) {
        let aligned = align(document, ours);
        let gold = clusters(document.mentions.iter().enumerate().map(|(n, m)| (n, &m.entity)));
        let beyond = document.mentions.len();
        let found =
            clusters(ours.mentions.iter().enumerate().map(|(n, m)| (aligned[n].unwrap_or(beyond + n), &m.entity)));
        self.b3 += b_cubed(&gold, &found);
        self.ceaf += ceaf_e(&gold, &found);
        self.marked += beyond;
        self.entities += gold.len();
        let keys = keys(document, ours);
        for (n, mention) in ours.mentions.iter().enumerate() {
            let (Some(at), Some(key)) = (aligned[n], keys.get(mention.entity.as_str())) else { continue };
            let wanted = &document.mentions[at];
            if wanted.entity != *key {
                let what = format!(
                    "{} is {}, read as {key} ({})",
                    words(document, mention.span),
                    wanted.entity,
                    mention.entity
                );
                self.mistake(document, mention.span, "identity", what);
            }
        }
    }

    fn claims(&mut self, document: &Document, ours: &Ours) {
        let keys = keys(document, ours);
        let mut used = BTreeSet::new();
        for gold in &document.claims {
            let fits = |o: &OurClaim| is_same(gold, o, ours, &keys);
            let free = ours.claims.iter().enumerate().filter(|(n, o)| !used.contains(n) && fits(o));
            let best = free.min_by_key(|(_, o)| {
                let near = overlaps(o.evidence, gold.trigger);
                (o.claim.status != gold.status.local_name(), !near)
            });
            let matched = best.map(|(n, o)| {
                used.insert(n);
                o
            });
            self.claim(document, gold, matched, ours, &keys);
        }
        for (_, extra) in
            ours.claims.iter().enumerate().filter(|(n, o)| !used.contains(n) && o.claim.predicate != "relatedTo")
        {
            self.claims.fp += 1;
            let claim = &extra.claim;
            self.verdicts.push((claim.rule.clone(), false));
            let what =
                format!("{} {} {} {} by {}", claim.subject, claim.predicate, claim.object, claim.status, claim.rule);
            self.mistake(document, extra.evidence, "claim wrong", what);
        }
        self.pairs(document, ours, &keys);
    }

    fn claim(&mut self, document: &Document, gold: &Claim, ours: Option<&OurClaim>, all: &Ours, keys: &Keys<'_>) {
        let typed = gold.predicate != "relatedTo";
        let name = format!("{} {} {:?} {}", gold.subject, gold.predicate, gold.object, gold.status.local_name());
        let Some(found) = ours else {
            self.claims.fn_ += usize::from(typed);
            self.when_of_all += usize::from(gold.when.is_some());
            self.mistake(document, gold.trigger, "claim missed", name);
            return;
        };
        self.claims.tp += usize::from(typed);
        let claim = &found.claim;
        let right = claim.status == gold.status.local_name();
        if claim.predicate != "relatedTo" {
            self.verdicts.push((claim.rule.clone(), true));
        }
        count(&mut self.status, right);
        count(self.by_status.entry(gold.status.local_name()).or_default(), right);
        if !right {
            self.mistake(document, gold.trigger, "status", format!("{name}; ours {} by {}", claim.status, claim.rule));
        }
        let by = claim.attributed_to.as_deref();
        let right = match &gold.speaker {
            Speaker::Article | Speaker::Unnamed => by.is_none(),
            Speaker::Entity(key) => by.and_then(|id| keys.get(id)).is_some_and(|k| k == key),
            Speaker::Commenter => {
                let account = all.comments[gold.unit - 1].and_then(|n| all.reading.units[n].account.as_deref());
                by.is_some() && by == account
            }
        };
        count(&mut self.speaker, right);
        if !right {
            self.mistake(document, gold.trigger, "speaker", format!("{name} by {:?}; ours {by:?}", gold.speaker));
        }
        if let Some(when) = &gold.when {
            let right = claim.when.as_ref() == Some(when);
            count(&mut self.when, right);
            self.when_of_all += 1;
            if !right {
                self.mistake(document, gold.trigger, "time", format!("{name} when {when}; ours {:?}", claim.when));
            }
        }
    }

    /// Who is related to whom in a unit, whatever the relation; positions left out.
    fn pairs(&mut self, document: &Document, ours: &Ours, keys: &Keys<'_>) {
        let pair = |unit: usize, a: &str, b: &str| (unit, a.min(b).to_owned(), a.max(b).to_owned());
        let gold: BTreeSet<_> = document
            .claims
            .iter()
            .filter_map(|c| match &c.object {
                Object::Entity(object) => Some(pair(c.unit, &c.subject, object)),
                Object::Position(_) => None,
            })
            .collect();
        let is_position = |id: &str| ours.reading.entities.get(id).is_some_and(|e| e.class == "Position");
        let key = |id: &str| keys.get(id).map_or_else(|| format!("?{id}"), |k| (*k).to_owned());
        let found: BTreeSet<_> = ours
            .claims
            .iter()
            .filter(|o| !is_position(&o.claim.object))
            .map(|o| pair(o.unit, &key(&o.claim.subject), &key(&o.claim.object)))
            .collect();
        self.pairs += Counts::of(&gold, &found);
    }

    fn report(self) -> Report {
        let mut names = Table::new("Mentions: names and adjectives, exact span");
        names.counts("corpus spans", self.spans);
        names.counts("corpus spans and types", self.typed);
        for (class, counts) in self.classes.iter().filter(|(_, c)| **c != Counts::default()) {
            names.counts(format!("corpus {class}"), *counts);
        }
        let mut laws = self.classes.get("Law").copied().unwrap_or_default();
        laws += self.classes.get("Treaty").copied().unwrap_or_default();
        names.counts("corpus laws and treaties", laws);
        names.share("corpus descriptions found", self.nominals.0, self.nominals.1);
        names.share("corpus pronouns found", self.pronouns.0, self.pronouns.1);
        let mut identity = Table::new("Identity: every marked mention");
        identity.sums("corpus B-cubed", self.b3, self.marked);
        identity.sums("corpus CEAF-e", self.ceaf, self.entities);
        let mut claims = Table::new("Claims: subject, predicate, object; status, speaker and time of those found");
        claims.counts("corpus claims", self.claims);
        claims.counts("corpus related pairs", self.pairs);
        claims.share("corpus status", self.status.0, self.status.1);
        for (status, (right, all)) in &self.by_status {
            claims.share(format!("corpus status {status}"), *right, *all);
        }
        claims.share("corpus speaker", self.speaker.0, self.speaker.1);
        claims.share("corpus times of claims found", self.when.0, self.when.1);
        claims.share("corpus times of all claims", self.when.0, self.when_of_all);
        let mut thread = Table::new("Threads");
        thread.share("corpus comments", self.comments.0, self.comments.1);
        thread.share("corpus authors", self.authors, self.comments.1);
        thread.share("corpus reply edges", self.edges, self.comments.1);
        Report { tables: vec![names, identity, claims, thread], mistakes: self.mistakes, verdicts: self.verdicts }
    }
}

fn overlaps(a: (usize, usize), b: (usize, usize)) -> bool {
    a.0 < b.1 && b.0 < a.1
}

fn words(document: &Document, (start, end): (usize, usize)) -> String {
    document.page[start..end].iter().collect()
}

/// For each of our mentions, the gold mention that it stands for; one to one.
fn align(document: &Document, ours: &Ours) -> Vec<Option<usize>> {
    let text = &document.page;
    let exact: BTreeMap<(usize, usize), usize> =
        document.mentions.iter().enumerate().map(|(n, m)| (bare(text, m.start, m.end), n)).collect();
    let mut taken = BTreeSet::new();
    let mut aligned: Vec<Option<usize>> = ours
        .mentions
        .iter()
        .map(|m| exact.get(&bare(text, m.span.0, m.span.1)).copied().filter(|n| taken.insert(*n)))
        .collect();
    for (n, mention) in ours.mentions.iter().enumerate() {
        if aligned[n].is_none() && !is_exact(mention.kind) {
            let touched = document.mentions.iter().enumerate().position(|(g, m)| {
                m.kind == mention.kind && overlaps((m.start, m.end), mention.span) && !taken.contains(&g)
            });
            aligned[n] = touched.filter(|g| taken.insert(*g));
        }
    }
    aligned
}

type Keys<'a> = BTreeMap<&'a str, &'a str>;

/// For each of our entities, the gold one that most of its mentions touch; of two, the first by name.
fn keys<'a>(document: &'a Document, ours: &'a Ours) -> Keys<'a> {
    let mut votes: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for mention in &ours.mentions {
        let length = |m: &&super::format::Mention| m.end - m.start;
        // A nested name is not the whole one: only marks of the nearest length count.
        let near = |m: &&super::format::Mention| length(m).abs_diff(mention.span.1 - mention.span.0);
        let touched = document.mentions.iter().filter(|m| overlaps((m.start, m.end), mention.span));
        if let Some(best) = touched.min_by_key(near) {
            *votes.entry(&mention.entity).or_default().entry(&best.entity).or_default() += 1;
        }
    }
    let winner =
        |counts: BTreeMap<&'a str, usize>| counts.into_iter().max_by_key(|(key, n)| (*n, std::cmp::Reverse(*key)));
    votes.into_iter().filter_map(|(id, counts)| Some((id, winner(counts)?.0))).collect()
}

fn is_same(gold: &Claim, ours: &OurClaim, all: &Ours, keys: &Keys<'_>) -> bool {
    let claim = &ours.claim;
    if ours.unit != gold.unit {
        return false;
    }
    let is = |id: &str, key: &str| keys.get(id).is_some_and(|k| *k == key);
    match &gold.object {
        Object::Position(title) => {
            let label = all.reading.entities.get(&claim.object).filter(|e| e.class == "Position").map(|e| &e.label);
            claim.predicate == gold.predicate
                && is(&claim.subject, &gold.subject)
                && label.is_some_and(|l| same_title(l, title))
        }
        Object::Entity(object) => {
            let straight = is(&claim.subject, &gold.subject) && is(&claim.object, object);
            let turned = is(&claim.object, &gold.subject) && is(&claim.subject, object);
            let same = claim.predicate == gold.predicate;
            same && (straight || turned && is_symmetric(&gold.predicate))
                || turned && inverse_of(&gold.predicate).is_some_and(|inverse| inverse == claim.predicate)
        }
    }
}

/// Titles are the same if one has all the words of the other; which words beside the title belong to it is a matter of taste.
fn same_title(a: &str, b: &str) -> bool {
    let words =
        |t: &str| t.to_lowercase().split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<BTreeSet<_>>();
    let (a, b) = (words(a), words(b));
    a.is_subset(&b) || b.is_subset(&a)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "==== page\nThe Lima Accord\n\nBy Ana Ruiz\nMay 3, 2019\n\n{Peru} signed the {Lima Accord} in 2010. {Chile} has not signed {it=accord}.\n\n\
        2 Comments\n\nNadia says:\nMay 4, 2019 at 6:01 pm\n{#1 Nadia}{Peru} supports {Chile}.\n\n    Kofi says:\n    May 5, 2019 at 6:01 pm\n    {#2>1 Kofi}{Chile} is late.\n\
        ==== entities\nperu Country = Peru\nchile Country = Chile\naccord Treaty = Lima Accord\n==== claims\n[article]\n\
        peru signed accord | Asserted | when 2010 | \"signed\"\nchile signed accord | Denied | \"not signed\"\n[1]\nperu supports chile | Reported | \"supports\"\n";

    fn tally(program: &Program) -> Tally {
        let document = Document::parse("x.txt", FILE).expect("well-formed");
        let ours = read(program, &document);
        let mut tally = Tally::default();
        tally.thread(&document, &ours);
        tally.mentions(&document, &ours);
        tally.identity(&document, &ours);
        tally.claims(&document, &ours);
        tally
    }

    #[test]
    fn counts_a_page() {
        let tally = tally(&Program::default());
        assert_eq!((tally.comments, tally.authors, tally.edges), ((2, 2), 2, 2), "{:?}", tally.mistakes);
        assert_eq!(tally.classes["Country"].tp, 5);
        assert_eq!(tally.pronouns.1, 1);
        assert!(tally.claims.tp >= 2, "{:?}", tally.mistakes);
        assert_eq!(tally.status.0, tally.status.1);
        assert_eq!(tally.speaker.0, tally.speaker.1);
        assert_eq!(tally.when, (1, 1));
    }

    #[test]
    fn points_of_bytes() {
        assert_eq!(code_points("aé!"), [0, 1, 1, 2, 3]);
        assert_eq!(code_points(""), [0]);
    }

    #[test]
    fn titles() {
        assert!(same_title("energy minister", "Energy Minister"));
        assert!(same_title("minister", "foreign minister"));
        assert!(!same_title("prime minister", "foreign minister"));
    }
}
