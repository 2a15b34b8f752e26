//! Holds the modules to their one direction: a stage imports only from stages to its left.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The stages from left to right; stages in one row may not import each other.
const ORDER: &[&[&str]] = &[
    &["base"],
    &["schema"],
    &["source"],
    &["document"],
    &["nlp"],
    &["authority"],
    &["extract"],
    &["graph"],
    &["rdf"],
    &["store", "export"],
    &["pipeline"],
    &["cli"],
];

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|row| row.contains(&module))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found
}

/// The modules that a file names by `crate::…`, in imports and in paths, outside comments.
fn used_modules(text: &str) -> BTreeSet<&str> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(""))
        .collect()
}

#[test]
fn imports_go_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut checked = 0;
    let mut faults = Vec::new();
    for file in rust_files(&src) {
        let inside = file.strip_prefix(&src).unwrap();
        let owner = inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs");
        let Some(own_rank) = rank(owner) else { continue };
        let text = fs::read_to_string(&file).unwrap();
        for used in used_modules(&text) {
            if used.is_empty() {
                faults.push(format!("{}: name one module an import, not `crate::{{…}}`", inside.display()));
            }
            if let Some(used_rank) = rank(used) {
                checked += 1;
                if used_rank > own_rank || (used_rank == own_rank && used != owner) {
                    faults.push(format!("{}: `{owner}` reaches up to `{used}`", inside.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(checked > 50, "only {checked} imports were found: the test reads the wrong folder");
}

#[test]
fn every_module_has_its_place() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for module in lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';')) {
        assert!(rank(module).is_some(), "`{module}` has no place in the order");
    }
}
