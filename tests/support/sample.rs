//! An invented article with a thread, and the facts that a careful reader finds in it: built by hand, so that tests of
//! the graph, RDF and the exporters depend on no rule of reading or extraction.

use jiff::civil::{date, time};
use jiff::tz::Offset;
use pressgraph::base::{Confidence, Id, Span};
use pressgraph::document::{Byline, Comment, CommentKind, Document, Part, PartKind, Timestamp, Unit};
use pressgraph::extract::{Claim, Detail, Entity, EntityRef, Evidence, Facts, Mention, MentionKind, Reason, Speaker};
use pressgraph::schema::{EntityType, Status, Tenure};

const TEXT: &str = "Norway and Finland agree on reindeer\n\n\
    By Signe Aas, Fjord & Fell\n\n\
    Norway and Finland signed the Tana Grazing Treaty on Monday – the first in 30 years. \
    Norway plans to ratify it by spring, said Erkki Väänänen, Finland's foreign minister. \
    The Storting passed the Border Fence Act in 2009. 🦌\n\n\
    The \"Herders <First>\" Union, according to Väänänen, opposes the treaty. \
    Finland has not withdrawn from the treaty. Finns crossed at Utsjoki. \
    Norway signed the Tana Grazing Treaty in Oslo's old customs house.";

const COMMENTS: [(Option<u32>, Option<&str>, &str); 5] = [
    (None, Some("ptarmigan & co"), "Sweden will never accept this treaty. Who asked them?"),
    (Some(0), Some("Ólafur"), "@ptarmigan & co: Norway did."),
    (Some(1), None, "Citation needed <b>please</b>."),
    (None, Some("Ólafur"), "Finland wins again, \"as usual\".\n\nOr\tdoes it? \\N &lt;3"),
    (Some(3), Some("ptarmigan & co"), "Väänänen is the foreign minister of nothing; he threatens Norway."),
];

/// The article, its thread and its facts.
#[must_use]
pub fn sample() -> (Document, Facts) {
    let document = document();
    let mut facts = Facts { entities: entities(&document), ..Facts::default() };
    facts.authors = vec![entity(&facts, "Signe Aas")];
    facts.publisher = Some(entity(&facts, "Fjord & Fell"));
    mentions(&document, &mut facts);
    claims(&document, &mut facts);
    facts.addresses = vec![(1, document.account("ptarmigan & co"))];
    (document, facts)
}

fn document() -> Document {
    let id = Id::new(&["doc", "fell-1"]);
    let depth = [0, 1, 2, 0, 1];
    let comments = (0_u32..).zip(COMMENTS).map(|(n, (parent, author, text))| Comment {
        id: id.child(&["comment", &format!("c{n}")]),
        caller_id: (n == 0).then(|| "17".to_owned()),
        kind: if n == 3 { CommentKind::Pingback } else { CommentKind::Comment },
        parent,
        depth: depth[n as usize],
        ordinal: n + 1,
        author: author.map(str::to_owned),
        created: (n != 2).then(|| Timestamp {
            date: date(2015, 3, 10),
            time: Some(time(8, 5 + i8::try_from(n).unwrap_or_default(), 0, 0)),
            offset: (n == 4).then(|| Offset::constant(1)),
        }),
        language: (n == 4).then_some("nb"),
        text: text.to_owned(),
    });
    let comments = comments.collect();
    let mut parts = Vec::new();
    for (words, kind) in [("Norway and Finland agree on reindeer", PartKind::Title), ("By Signe", PartKind::Byline)] {
        let start = TEXT.find(words).unwrap_or_default();
        let end = start + TEXT[start..].find("\n\n").unwrap_or_default();
        parts.push(Part { kind, span: Span::of(start..end) });
    }
    parts
        .push(Part { kind: PartKind::Body, span: at(TEXT, "Norway and Finland signed", 0).cover(at(TEXT, "🦌", 0)) });
    parts.push(Part { kind: PartKind::Body, span: at(TEXT, "The \"Herders", 0).cover(at(TEXT, "customs house.", 0)) });
    Document {
        id,
        id_from_text: false,
        caller_id: Some("fell-1".to_owned()),
        source: "fell.jsonl#1".to_owned(),
        url: Some("https://fell.example/2015/03/09/reindeer?a=1&b=2".to_owned()),
        site: Some("Fjord & Fell".to_owned()),
        title: Some("Norway and Finland agree on reindeer".to_owned()),
        byline: Some(Byline {
            text: "By Signe Aas, Fjord & Fell".to_owned(),
            authors: vec!["Signe Aas".to_owned()],
            outlet: Some("Fjord & Fell".to_owned()),
        }),
        language: None,
        published: Some(Timestamp {
            date: date(2015, 3, 9),
            time: Some(time(17, 30, 0, 0)),
            offset: Some(Offset::UTC),
        }),
        text: TEXT.to_owned(),
        parts,
        topics: vec!["Borders".to_owned(), "Reindeer".to_owned()],
        related: Vec::new(),
        comments,
        declared_comments: Some(7),
    }
}

fn entities(document: &Document) -> Vec<Entity> {
    use EntityType::{Country, Group, Law, Organization, Person, Place, Position, Treaty};
    let mut entities = Vec::new();
    let mut add = |id: &str, class, label: &str, aliases: &[&str], wikidata: Option<&str>, detail: Detail| {
        let segments: Vec<_> = id.split('/').collect();
        let id = if segments[0] == "local" { document.id.child(&segments[1..]) } else { Id::new(&segments) };
        entities.push(Entity {
            id,
            class,
            label: label.to_owned(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            same_as: wikidata.map(|q| format!("http://www.wikidata.org/entity/{q}")).into_iter().collect(),
            detail,
        });
        EntityRef(u32::try_from(entities.len() - 1).unwrap_or_default())
    };
    let plain = Detail::default;
    add("entity/Q20", Country, "Norway", &["Norwegian"], Some("Q20"), plain());
    let finland = add("entity/Q33", Country, "Finland", &[], Some("Q33"), plain());
    add(
        "entity/tana-grazing-treaty",
        Treaty,
        "Tana Grazing Treaty",
        &["the treaty"],
        None,
        Detail { year: Some(2015), ..plain() },
    );
    add("entity/erkki-vaananen", Person, "Erkki Väänänen", &["Väänänen"], None, plain());
    add(
        "position/foreign-minister-finland",
        Position,
        "foreign minister",
        &[],
        None,
        Detail { position_in: Some(finland), tenure: Some(Tenure::Current), ..plain() },
    );
    let storting = add("entity/Q1330168", Organization, "Storting", &[], Some("Q1330168"), plain());
    add(
        "entity/border-fence-act",
        Law,
        "Border Fence Act",
        &[],
        None,
        Detail { year: Some(2009), issued_by: Some(storting), ..plain() },
    );
    add("local/entity/herders-first-union", Organization, "\"Herders <First>\" Union", &[], None, plain());
    add("entity/finns", Group, "Finns", &[], None, Detail { country: Some(finland), ..plain() });
    add("entity/Q34", Country, "Sweden", &[], Some("Q34"), plain());
    add("local/entity/utsjoki", Place, "Utsjoki", &[], None, plain());
    add("entity/signe-aas", Person, "Signe Aas", &[], None, plain());
    add("entity/fjord-fell", Organization, "Fjord & Fell", &[], None, plain());
    entities
}

fn mentions(document: &Document, facts: &mut Facts) {
    use MentionKind::{Name, Nominal};
    let wanted = [
        ("Signe Aas", "Signe Aas", Name),
        ("Fjord & Fell", "Fjord & Fell", Name),
        ("Norway", "Norway", Name),
        ("Finland", "Finland", Name),
        ("Tana Grazing Treaty", "Tana Grazing Treaty", Name),
        ("the treaty", "Tana Grazing Treaty", Nominal),
        ("this treaty", "Tana Grazing Treaty", Nominal),
        ("Väänänen", "Erkki Väänänen", Name),
        ("foreign minister", "foreign minister", Nominal),
        ("Storting", "Storting", Name),
        ("Border Fence Act", "Border Fence Act", Name),
        ("\"Herders <First>\" Union", "\"Herders <First>\" Union", Name),
        ("Finns", "Finns", Name),
        ("Sweden", "Sweden", Name),
        ("Utsjoki", "Utsjoki", Name),
    ];
    for unit in document.units() {
        for (words, label, kind) in wanted {
            let entity = entity(facts, label);
            let class = facts.entities[entity.0 as usize].class;
            for (start, _) in document.text_of(unit).match_indices(words) {
                let span = Span::of(start..start + words.len());
                facts.mentions.push(Mention {
                    unit,
                    span,
                    class,
                    kind,
                    entity,
                    reason: Reason::Authority,
                    place: None,
                });
            }
        }
    }
    facts.mentions.sort_unstable_by_key(|mention| (mention.unit, mention.span));
}

fn claims(document: &Document, facts: &mut Facts) {
    let signed = "Norway and Finland signed the Tana Grazing Treaty on Monday – the first in 30 years.";
    let again = "Norway signed the Tana Grazing Treaty in Oslo's old customs house.";
    let plans = "Norway plans to ratify it by spring, said Erkki Väänänen, Finland's foreign minister.";
    let passed = "The Storting passed the Border Fence Act in 2009.";
    let opposes = "The \"Herders <First>\" Union, according to Väänänen, opposes the treaty.";
    let stays = "Finland has not withdrawn from the treaty.";
    let accept = "Sweden will never accept this treaty.";
    let threat = "Väänänen is the foreign minister of nothing; he threatens Norway.";
    let article = Unit::Article;
    let union = "\"Herders <First>\" Union";
    let speaker = Speaker::Entity(entity(facts, "Erkki Väänänen"));
    let account = Speaker::Account(document.account("ptarmigan & co"));
    let treaty = "Tana Grazing Treaty";
    type Row<'r> = (&'r str, &'static str, &'r str, Status, Option<&'r Speaker>, &'r [(Unit, &'r str, &'r str)]);
    use Status::{Asserted, Denied, Planned, Reported};
    let rows: [Row<'_>; 10] = [
        ("Norway", "signed", treaty, Asserted, None, &[(article, signed, "signed"), (article, again, "signed")]),
        ("Finland", "signed", treaty, Asserted, None, &[(article, signed, "signed")]),
        ("Norway", "ratified", treaty, Planned, Some(&speaker), &[(article, plans, "ratify")]),
        (
            "Erkki Väänänen",
            "holdsPosition",
            "foreign minister",
            Asserted,
            None,
            &[(article, plans, "foreign minister")],
        ),
        ("Storting", "enacted", "Border Fence Act", Asserted, None, &[(article, passed, "passed")]),
        (union, "opposes", treaty, Reported, Some(&speaker), &[(article, opposes, "opposes")]),
        ("Finland", "withdrewFrom", treaty, Denied, None, &[(article, stays, "withdrawn from")]),
        ("Norway", "relatedTo", "Finland", Asserted, None, &[(article, signed, "signed the")]),
        ("Sweden", "supports", treaty, Denied, Some(&account), &[(Unit::Comment(0), accept, "accept")]),
        ("Erkki Väänänen", "threatens", "Norway", Reported, Some(&account), &[(Unit::Comment(4), threat, "threatens")]),
    ];
    for (subject, predicate, object, status, attributed_to, evidence) in rows {
        let evidence = evidence.iter().map(|(unit, words, trigger)| {
            let text = document.text_of(*unit);
            let span = at(text, words, 0);
            Evidence { unit: *unit, span, trigger: at(text, trigger, span.range().start) }
        });
        facts.claims.push(Claim {
            subject: entity(facts, subject),
            predicate,
            object: entity(facts, object),
            status,
            attributed_to: attributed_to.cloned(),
            evidence: evidence.collect(),
            confidence: Confidence::percent(90),
            rule: "sample/by-hand",
            when: (predicate == "enacted").then(|| "2009".to_owned()),
        });
    }
}

fn entity(facts: &Facts, label: &str) -> EntityRef {
    let place = facts.entities.iter().position(|entity| entity.label == label);
    EntityRef(u32::try_from(place.unwrap_or(usize::MAX)).unwrap_or(u32::MAX))
}

/// The first stretch of `text` from byte `from` on that reads `words`.
fn at(text: &str, words: &str, from: usize) -> Span {
    let start = from + text[from..].find(words).unwrap_or_default();
    Span::of(start..start + words.len())
}
