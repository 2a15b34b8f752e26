#![allow(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;

use super::layout::LayoutFault;
use super::*;

fn record(id: &str, name: &str) -> Record {
    Record {
        id: id.to_owned(),
        name: name.to_owned(),
        class: EntityType::Person,
        aliases: Vec::new(),
        period: Period::ALWAYS,
        description: String::new(),
        country: String::new(),
    }
}

fn index(records: &[Record]) -> Index {
    let mut builder = Builder::default();
    records.iter().for_each(|r| builder.add(r).unwrap());
    Index::from_bytes("test", builder.bytes().unwrap()).unwrap()
}

fn found(index: &Index, name: &str) -> Vec<(String, NameForm)> {
    index.senses(name).map(|s| (index.item(s.item).unwrap().iri.replace(WD, ""), s.form)).collect()
}

#[test]
fn what_was_put_in_is_found() {
    let minister = Record {
        aliases: vec!["Madam Harbour".into(), " ".into()],
        period: Period::parse("2004").unwrap(),
        description: "Minister of Ports of Norway".into(),
        country: "DK; https://example.org/x".into(),
        ..record("Q700", "Maria  Elena Oduya")
    };
    let index = index(&[minister, record("wd:Q12", "María Oduya"), record("https://e.org/p/7", "Tobias Ferry")]);
    assert_eq!((index.len(), index.is_empty()), (3, false));
    assert_eq!(found(&index, "MARIA ELENA ODUYA"), [("Q700".into(), NameForm::Name)]);
    assert_eq!(found(&index, "Maria Oduya"), [("Q12".into(), NameForm::Name), ("Q700".into(), NameForm::Short)]);
    assert_eq!(found(&index, "Madam Harbour"), [("Q700".into(), NameForm::Alias)]);
    assert_eq!(found(&index, "Oduya"), []);
    assert_eq!(found(&index, ""), []);
    let at = index.senses("Madam Harbour").next().unwrap().item;
    let item = index.item(at).unwrap();
    assert_eq!((item.label, item.wikidata(), item.id().as_str()), ("Maria Elena Oduya", Some("Q700"), "entity/Q700"));
    let words: Vec<&str> = index.context(at).collect();
    assert!(["minister", "ports", "Q20", "Q35"].iter().all(|w| words.contains(w)), "{words:?}");
    let terms: Vec<_> = index.terms(at).map(|t| (t.period.from.to_string(), t.description)).collect();
    assert_eq!(terms, [("2004-01-01".to_owned(), "Minister of Ports of Norway")]);
    let other = index.item(index.senses("Tobias Ferry").next().unwrap().item).unwrap();
    assert_eq!((other.wikidata(), other.iri), (None, "https://e.org/p/7"));
    assert!(other.id().as_str().starts_with("entity/tobias-ferry-"));
    assert!(
        index.continues("Maria")
            && index.continues("Madam")
            && !index.continues("Mar")
            && !index.continues("Tobias Ferry")
    );
}

#[test]
fn records_of_one_id_add_up() {
    let term = |year: &str, what: &str| Record {
        period: Period::parse(year).unwrap(),
        description: what.into(),
        ..record("Q7", "Maria Oduya")
    };
    let index = index(&[term("2010", "mayor"), term("2004", "councillor"), record("Q7", "M. Oduya")]);
    let at = index.senses("m oduya").next().unwrap().item;
    let terms: Vec<_> = index.terms(at).map(|t| t.description).collect();
    assert_eq!((index.len(), terms), (1, vec!["councillor", "mayor"]));
    assert_eq!(index.item(at).unwrap().label, "Maria Oduya");
}

#[test]
fn what_cannot_be_taken_is_told() {
    let mut builder = Builder::default();
    builder.add(&record("Q7", "Maria Oduya")).unwrap();
    let backwards = Period { from: Period::parse("2010").unwrap().from, until: Period::parse("2004").unwrap().until };
    for (record, want) in [
        (record("", "x"), "no id"),
        (record("Q8", " "), "Q8 has no name"),
        (
            record("mp-17", "x"),
            "the id \"mp-17\" is neither a Wikidata item (Q159) nor an IRI; --id-base IRI makes IRIs of such ids",
        ),
        (Record { class: EntityType::Place, ..record("Q7", "x") }, "Q7 is a Place here and a Person before"),
        (Record { period: backwards, ..record("Q9", "x") }, "Q9 ends before it begins"),
    ] {
        assert_eq!(builder.add(&record).unwrap_err().to_string(), want);
    }
    let mut based = Builder::new(Some("https://e.org/".into()));
    based.add(&record("mp-17", "x y")).unwrap();
    let index = Index::from_bytes("test", based.bytes().unwrap()).unwrap();
    assert_eq!(index.item(ItemRef(0)).unwrap().iri, "https://e.org/mp-17");
    assert_eq!(index.item(ItemRef(1)), None);
}

#[test]
fn files_that_are_damaged_or_foreign_are_told_apart() {
    let mut builder = Builder::default();
    builder.add(&record("Q7", "Maria Oduya")).unwrap();
    let bytes = builder.bytes().unwrap();
    let fault = |bytes: &[u8]| match Index::from_bytes("x", bytes.to_vec()) {
        Err(IndexError::Fault { fault, .. }) => Some(fault),
        _ => None,
    };
    assert_eq!(fault(b""), Some(LayoutFault::Foreign));
    assert_eq!(fault(b"name,id\n"), Some(LayoutFault::Foreign));
    let mut newer = bytes.clone();
    newer[8] = 9;
    assert_eq!(fault(&newer), Some(LayoutFault::Version(9)));
    for cut in 0..bytes.len() {
        let want = if cut < 8 { LayoutFault::Foreign } else { LayoutFault::Damaged };
        assert_eq!(fault(&bytes[..cut]), Some(want), "cut at {cut}");
    }
    for at in (16..bytes.len()).step_by(7) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1;
        assert_eq!(fault(&flipped), Some(LayoutFault::Damaged), "flipped at {at}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever names are put in, each is found by itself, and the order of the records changes nothing.
    #[test]
    fn every_name_is_found(names in prop::collection::vec("[A-ZÀ-Ž][a-zß-ž]{1,6}( [A-Z][a-z.'-]{1,6}){0,3}", 1..12)) {
        let records: Vec<Record> = names.iter().enumerate().map(|(n, name)| record(&format!("Q{}", n + 1), name)).collect();
        let forward = index(&records);
        for record in &records {
            let iri = format!("{WD}{}", record.id);
            prop_assert!(forward.senses(&record.name).any(|s| forward.item(s.item).unwrap().iri == iri), "{}", record.name);
        }
        let turned: Vec<Record> = records.iter().rev().cloned().collect();
        prop_assert_eq!(forward.digest(), index(&turned).digest());
    }
}
