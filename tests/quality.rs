//! Holds the corpus to its format and the program to the floors of `tests/corpus/floors.tsv`.

#![allow(clippy::unwrap_used, reason = "a test")]

#[path = "../examples/quality/harness/mod.rs"]
#[allow(dead_code, reason = "the command uses the rest")]
mod harness;

use harness::corpus;

#[test]
fn the_corpus_is_well_formed() {
    let mut faults = Vec::new();
    let files = corpus::files().unwrap();
    assert!(!files.is_empty());
    for (name, text) in &files {
        faults.extend(corpus::Document::parse(name, text).err().map(|e| e.to_string()));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A floor: the least that a measure may be, the best that it has been, and why the floor is further below that than [`SLACK`].
struct Floor {
    measure: String,
    floor: f64,
    best: f64,
    reason: String,
}

/// How far a floor may lie below the best without a reason, in percent.
const SLACK: f64 = 2.0;

fn floors(text: &str) -> (String, Vec<Floor>) {
    let mut lines = text.lines();
    let digest = lines.next().unwrap().strip_prefix("corpus\t").unwrap().to_owned();
    let floor = |line: &str| {
        let [measure, floor, best, reason] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("floors.tsv: four columns a line, not {line:?}");
        };
        Floor {
            measure: measure.to_owned(),
            floor: floor.parse().unwrap(),
            best: best.parse().unwrap(),
            reason: reason.to_owned(),
        }
    };
    (digest, lines.skip(1).map(floor).collect())
}

/// What the corpus measures, in percent.
fn measured() -> Vec<(String, f64)> {
    let report = corpus::run(&harness::reading::Program::default()).unwrap();
    let rows = report.tables.into_iter().flat_map(|t| t.rows);
    rows.map(|(name, figure)| (name, 100.0 * figure.headline())).collect()
}

/// `UPDATE_FLOORS=1` writes the digest of a changed corpus and raises floors; it never lowers one. To lower one, edit it and say why.
#[test]
fn quality_keeps_its_floors() {
    let path = corpus::folder().join("floors.tsv");
    let (digest, floors) = floors(&std::fs::read_to_string(&path).unwrap());
    let mut hash = blake3::Hasher::new();
    for (name, text) in corpus::files().unwrap() {
        hash.update(name.as_bytes()).update(text.as_bytes());
    }
    let now = hash.finalize().to_hex().to_string();
    let measured = measured();
    let value = |measure: &str| measured.iter().find(|(name, _)| name == measure).unwrap().1;
    if std::env::var_os("UPDATE_FLOORS").is_some() {
        let mut out = format!("corpus\t{now}\nmeasure\tfloor\tbest\treason\n");
        for f in &floors {
            let best = f.best.max((value(&f.measure) * 10.0).floor() / 10.0);
            let floor = if f.reason.is_empty() { f.floor.max(best - SLACK) } else { f.floor };
            out += &format!("{}\t{floor:.1}\t{best:.1}\t{}\n", f.measure, f.reason);
        }
        std::fs::write(&path, out).unwrap();
        return;
    }
    assert_eq!(digest, now, "the corpus has changed: UPDATE_FLOORS=1 cargo test --test quality, then read the diff");
    for f in &floors {
        let excused = f.floor >= f.best - SLACK - 0.05 || !f.reason.is_empty();
        assert!(excused, "{}: the floor {} was lowered from {}; give the reason", f.measure, f.floor, f.best);
        let now = value(&f.measure);
        assert!(now >= f.floor, "{}: {now:.1} is under its floor {}", f.measure, f.floor);
    }
}
