//! Python's jsonschema holds the annotations to the schema that `annotate --schema` prints.

#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "support/peers.rs"]
mod peers;

use std::path::Path;
use std::process::Command;

fn pressgraph(args: &[&str]) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(env!("CARGO_BIN_EXE_pressgraph")).args(args).current_dir(root).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn annotations_conform_to_their_schema() {
    let dir = tempfile::tempdir().unwrap();
    let (schema, lines) = (dir.path().join("schema.json"), dir.path().join("lines.jsonl"));
    std::fs::write(&schema, pressgraph(&["annotate", "--schema"])).unwrap();
    let examples = ["annotate", "examples/gulf-treaty.txt", "examples/dam-dispute.txt", "examples/wire.jsonl"];
    std::fs::write(&lines, pressgraph(&examples)).unwrap();
    let told = peers::python("annotations.py", [&schema, &lines]);
    assert!(told.contains("5 lines, 0 faults"), "{told}");

    let broken =
        String::from_utf8(pressgraph(&examples)).unwrap().replacen("\"declaredComments\":", "\"declared\":", 1);
    std::fs::write(&lines, broken).unwrap();
    let refused = peers::try_python("annotations.py", [&schema, &lines]);
    assert!(refused.is_err_and(|told| told.contains("declaredComments")), "a missing field is found");
}
