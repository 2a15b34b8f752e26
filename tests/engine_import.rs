//! What the importer of spaCy pipelines says when it cannot help.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;

use pressgraph::nlp::engine::model::{ImportError, Precision, import};

/// Imports a folder with these files.
fn import_files(files: &[(&str, &[u8])]) -> ImportError {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let out = folder.path().join("out.pgm");
    let error = import(folder.path(), &out, Precision::Int8).unwrap_err();
    assert!(!out.exists(), "nothing is written when the import fails");
    error
}

const ABOUT: (&str, &[u8]) = ("meta.json", br#"{"name":"x","version":"1","license":"MIT"}"#);

#[test]
fn a_folder_without_configuration_is_no_pipeline() {
    let error = import_files(&[]);
    assert!(error.to_string().contains("config.cfg"), "{error}");
}

#[test]
fn components_that_cannot_be_run_are_named_with_the_reason() {
    for (factory, extra, reason) in [
        ("curated_transformer", "", "disable it in config.cfg"),
        ("morphologizer", "", "\"morphologizer\""),
        ("tok2vec", "\n[nlp.tokenizer]\n@tokenizers = \"spacy.ja.JapaneseTokenizer\"\n", "only rule tokenizers"),
        ("lemmatizer", "mode = \"lookup\"\n", "only rule lemmatizers"),
    ] {
        let config = format!(
            "[nlp]\nlang = \"en\"\npipeline = [\"part\"]\ndisabled = []\n\n[components.part]\nfactory = \"{factory}\"\n{extra}"
        );
        let error = import_files(&[("config.cfg", config.as_bytes()), ABOUT]);
        let text = error.to_string();
        assert!(
            text.starts_with("component ") && text.contains(" cannot be run here") && text.contains(reason),
            "{text}"
        );
    }
}

#[test]
fn rules_that_cannot_be_run_and_broken_files_are_reported() {
    let config = b"[nlp]\nlang = \"en\"\npipeline = [\"r\"]\n[components.r]\nfactory = \"attribute_ruler\"\n";
    // One rule whose pattern has the operator OP.
    let rule = b"\x91\x82\xa8patterns\x91\x91\x81\xa2OP\xa1+\xa5attrs\x80";
    let error = import_files(&[("config.cfg", config), ABOUT, ("r/patterns", rule)]);
    assert!(error.to_string().contains("\"OP\""), "{error}");
    let error = import_files(&[("config.cfg", config), ABOUT, ("r/patterns", b"\xc1")]);
    assert!(matches!(error, ImportError::Broken { .. }) && error.to_string().contains("r/patterns"), "{error}");
    let error =
        import_files(&[("config.cfg", b"[nlp]\npipeline = []\n"), ABOUT, ("tokenizer", b"\x81\xadprefix_search\xa1(")]);
    assert!(error.to_string().contains("parenthesis"), "{error}");
}
