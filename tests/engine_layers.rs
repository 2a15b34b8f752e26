//! The engine's layers one by one, and a model with a second recogniser.
#![allow(clippy::unwrap_used, reason = "tests")]

use pressgraph::nlp::engine::model::{FileWriter, Model};
use pressgraph::nlp::engine::{Engine, LayerSet, Parsed};
use serde_json::Value;

const TEXTS: [&str; 2] = [
    "Maria Oduya flew from Lisbon to Geneva on Monday. The Senate ratified the Baltic Fisheries Treaty in 2019.",
    "No!! The World Bank won't pay, wrote Jonas Petrauskas of Vilnius.",
];

/// The built-in model with its first recogniser once more, in the place of the second one.
fn with_second_recogniser() -> Engine {
    let model = Engine::builtin().model();
    let mut meta: Value = serde_json::from_slice(model.section("meta")).unwrap();
    meta["names"] = meta["ner"].clone();
    meta["names_knows_sentences"] = false.into();
    let arrays = meta["tensors"].as_array_mut().unwrap();
    arrays.retain(|array| !array["name"].as_str().unwrap().starts_with("names."));
    for mut array in arrays.clone() {
        let name = array["name"].as_str().unwrap().to_owned();
        if let Some(part) = name.strip_prefix("ner.") {
            array["name"] = format!("names.{part}").into();
            meta["tensors"].as_array_mut().unwrap().push(array);
        }
    }
    let mut file = FileWriter::default();
    for (name, _) in model.sections() {
        let bytes = if name == "meta" { serde_json::to_vec(&meta).unwrap() } else { model.section(name).to_vec() };
        file.section(name, bytes);
    }
    Engine::new(Model::from_bytes(&file.finish()).unwrap()).unwrap()
}

fn entities(parsed: &Parsed, entities: &[pressgraph::nlp::engine::Entity]) -> Vec<(std::ops::Range<u32>, String)> {
    entities.iter().map(|e| (e.tokens.clone(), parsed.text_of(e.label).to_owned())).collect()
}

#[test]
fn a_layer_is_the_same_whatever_else_is_asked_for() {
    let engine = Engine::builtin();
    let whole = engine.parse_batch(&TEXTS, LayerSet::ALL);
    for wanted in [
        LayerSet::TOKENS,
        LayerSet::TREES,
        LayerSet::TAGS,
        LayerSet::ENTS,
        LayerSet::CHUNKS,
        LayerSet::NAMES,
        LayerSet::TREES | LayerSet::ENTS,
    ] {
        for (some, whole) in engine.parse_batch(&TEXTS, wanted).iter().zip(&whole) {
            assert_eq!(some.tokens.len(), whole.tokens.len());
            for (i, (a, b)) in some.tokens.iter().zip(&whole.tokens).enumerate() {
                assert_eq!((a.span, some.norm(i)), (b.span, whole.norm(i)));
                // This model's rules change dependencies, so that tags come with the trees.
                let (trees, tags) = (wanted.has(LayerSet::TREES), wanted.has(LayerSet::TREES));
                let own = u32::try_from(i).unwrap();
                assert_eq!((a.head, some.dep(i)), if trees { (b.head, whole.dep(i)) } else { (own, "") });
                let analysis = [some.tag(i), some.pos(i), some.lemma(i)];
                assert_eq!(analysis, if tags { [whole.tag(i), whole.pos(i), whole.lemma(i)] } else { [""; 3] });
            }
            assert_eq!(some.ents, if wanted.has(LayerSet::ENTS) { whole.ents.clone() } else { Vec::new() });
            assert_eq!(some.names, if wanted.has(LayerSet::NAMES) { whole.names.clone() } else { Vec::new() });
            let sentences = if wanted.has(LayerSet::TREES) { whole.sentences.len() } else { 1 };
            assert_eq!(some.sentences.len(), sentences, "{wanted:?}");
            assert_eq!(some.noun_chunks.is_empty(), !wanted.has(LayerSet::CHUNKS));
        }
    }
    assert!(whole.iter().all(|p| !p.names.is_empty()) && engine.layers() == LayerSet::ALL);
}

#[test]
fn a_second_recogniser_has_a_layer_of_its_own() {
    let engine = with_second_recogniser();
    assert!(engine.layers().has(LayerSet::ENTS | LayerSet::NAMES));
    let both = engine.parse_batch(&TEXTS, LayerSet::ALL);
    let alone = engine.parse_batch(&TEXTS, LayerSet::NAMES);
    let stock = Engine::builtin().parse_batch(&TEXTS, LayerSet::ALL);
    for ((both, alone), stock) in both.iter().zip(&alone).zip(&stock) {
        assert!(!stock.ents.is_empty());
        assert_eq!(entities(both, &both.ents), entities(stock, &stock.ents));
        // Here no entity would go across a sentence, so that knowing them makes no difference.
        assert_eq!(entities(both, &both.names), entities(stock, &stock.ents));
        assert_eq!(entities(alone, &alone.names), entities(both, &both.names));
        assert!(alone.ents.is_empty() && alone.tokens.iter().all(|t| t.dep.is_none() && t.tag.is_none()));
    }
}
