//! The accurate recogniser of names: PyTorch's names, the same bits with every kernel, and any text.
#![allow(clippy::unwrap_used, reason = "tests")]

use pressgraph::base::CodePoints;
use pressgraph::nlp::analyze_all;
use pressgraph::nlp::engine::kernels::Kernel;
use pressgraph::nlp::engine::model::{FileWriter, Model};
use pressgraph::nlp::engine::{Engine, LayerSet, Parsed};
use proptest::prelude::*;
use serde_json::Value;

const TEXT: &str = "Maria Oduya flew from Lisbon to Geneva on Monday. The Senate ratified the Baltic Fisheries Treaty in 2019.\n\
                    \"No!!\" wrote Jonas Petrauskas of Vilnius, whom the World Bank won't pay.";

/// Names as code points and labels.
fn names(text: &str, parsed: &Parsed) -> Vec<(u32, u32, String)> {
    let points = CodePoints::new(text);
    let name = |e: &pressgraph::nlp::engine::Entity| {
        let (start, end) = points.span(parsed.span(e.tokens.clone()));
        (start, end, parsed.text_of(e.label).to_owned())
    };
    parsed.names.iter().map(name).collect()
}

fn read(engine: &Engine, text: &str) -> Parsed {
    engine.parse_batch(&[text], LayerSet::NAMES | LayerSet::TREES).remove(0)
}

/// The transformer of the program in a file of its own, its description changed.
fn changed(change: impl FnOnce(&mut Value)) -> Model {
    let model = Engine::accurate().transformer().unwrap().model();
    let mut meta: Value = serde_json::from_slice(model.section("meta")).unwrap();
    change(&mut meta);
    let mut file = FileWriter::default();
    for (name, _) in model.sections() {
        let bytes = if name == "meta" { serde_json::to_vec(&meta).unwrap() } else { model.section(name).to_vec() };
        file.section(name, bytes);
    }
    Model::from_bytes(&file.finish()).unwrap()
}

fn built_in() -> Engine {
    let model = Engine::builtin().model();
    let mut file = FileWriter::default();
    model.sections().for_each(|(name, _)| file.section(name, model.section(name).to_vec()));
    Engine::new(Model::from_bytes(&file.finish()).unwrap()).unwrap()
}

#[test]
fn names_are_those_of_pytorch() {
    let fixture = include_str!("fixtures/engine/names.jsonl");
    let (mut same, mut found, mut wanted) = (0, 0, 0);
    for line in fixture.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let text = &std::fs::read_to_string(line["id"].as_str().unwrap()).unwrap();
        let want: Vec<(u32, u32, String)> = serde_json::from_value(line["names"].clone()).unwrap();
        let got = names(text, &read(Engine::accurate(), text));
        same += got.iter().filter(|name| want.contains(name)).count();
        (found, wanted) = (found + got.len(), wanted + want.len());
    }
    assert!(wanted > 100, "{wanted} names in the fixture");
    let f1 = 200.0 * same as f64 / (found + wanted) as f64;
    assert!(f1 >= 98.5, "{f1:.2}: {same} of {found} found and {wanted} of PyTorch");
}

#[test]
fn every_kernel_reads_the_same() {
    let want = names(TEXT, &read(Engine::accurate(), TEXT));
    assert!(want.len() >= 6, "{want:?}");
    for kernel in Kernel::available() {
        let engine = built_in().reading_names_with(changed(|_| {}), kernel).unwrap();
        assert_eq!(names(TEXT, &read(&engine, TEXT)), want, "{kernel}");
    }
}

#[test]
fn company_changes_nothing() {
    let engine = Engine::accurate();
    let alone = read(engine, TEXT);
    let batch = engine.parse_batch(&["Before it, in Peru.", TEXT, ""], LayerSet::NAMES | LayerSet::TREES);
    assert_eq!(batch[1].names, alone.names);
    assert!(batch[2].names.is_empty());
    let documents = analyze_all(&[TEXT, "", TEXT], Some(engine));
    assert_eq!(documents[0].names, documents[2].names);
    assert!(!documents[0].names.is_empty() && documents[1].names.is_empty());
}

#[test]
fn a_model_that_does_not_fit_is_refused() {
    type Change = fn(&mut Value);
    let changes: [Change; 5] = [
        |meta| meta["transformer"]["width"] = 380.into(),
        |meta| meta["transformer"]["inner"] = 1532.into(),
        |meta| meta["transformer"]["layers"] = 40.into(),
        |meta| meta["transformer"]["labels"] = ["PERSON"].as_slice().into(),
        |meta| meta["transformer"] = Value::Null,
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let refused = built_in().reading_names_with(changed(change), Kernel::best());
        let told = refused.err().map(|e| e.to_string()).unwrap_or_default();
        assert!(told.contains("transformer"), "{number}: {told}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_has_names_in_order(parts in prop::collection::vec(prop::sample::select(vec![
        " ", "\n", "\u{1f}", "\0", "\u{202e}", "...", "can't", "(", "\"", "'s", "U.S.", "Rīga", "́", "İstanbul", "שלום", "Москва", "🇺🇦",
        "The United Nations", "Peru", ",", "x".repeat(300).leak(), "-", "NATO", "1,000",
    ]), 0..60)) {
        let text = parts.concat();
        let parsed = read(Engine::accurate(), &text);
        let count = u32::try_from(parsed.tokens.len()).unwrap();
        prop_assert!(parsed.names.windows(2).all(|w| w[0].tokens.end <= w[1].tokens.start));
        prop_assert!(parsed.names.iter().all(|e| e.tokens.start < e.tokens.end && e.tokens.end <= count));
        prop_assert_eq!(parsed.names, read(Engine::accurate(), &text).names);
    }
}
