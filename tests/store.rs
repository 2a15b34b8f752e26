//! The store on disk: what is committed stays, whatever happens.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use oxigraph::model::{GraphName, Literal, NamedNode, Quad, QuadRef};
use pressgraph::rdf::Quads;
use pressgraph::store::{
    Contents, Durability, Entry, Graphs, Loader, Memory, Origin, Outcome, Segments, Store, StoreError,
};

const BASE: &str = "https://e.org/";

fn node(local: &str) -> NamedNode {
    NamedNode::new(format!("{BASE}{local}")).unwrap()
}

/// Document `id` with `count` quads that say `version`.
fn quads(id: &str, version: u32, count: usize) -> Quads {
    let quad = |n| {
        let value = Literal::from(format!("version {version}\nline {n} “ü”"));
        Quad::new(node(&format!("{id}/{n}")), node("says"), value, GraphName::NamedNode(node(id)))
    };
    (0..count).map(quad).collect()
}

fn origin(id: &str, version: u32) -> Origin {
    Origin {
        graph: node(id),
        content: format!("v{version}"),
        source: format!("/in/{id}"),
        weak_identity: false,
        print: None,
    }
}

fn put(store: &mut dyn Store, id: &str, version: u32) -> Outcome {
    store.replace(&origin(id, version), &quads(id, version, 20)).unwrap()
}

fn open(dir: &Path) -> Segments {
    Segments::open(dir, Durability::Each).unwrap()
}

fn dump(store: &dyn Contents) -> String {
    let mut out = Vec::new();
    store.dump(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn versions(store: &dyn Contents) -> BTreeMap<String, String> {
    let named = |e: Entry| (e.graph.trim_start_matches(BASE).to_owned(), e.content);
    store.entries().map(|entry| named(entry.unwrap())).collect()
}

fn segment_files(dir: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(dir.join("segments")).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn documents_replace_their_earlier_selves_in_every_store() {
    let dir = tempfile::tempdir().unwrap();
    let mut memory = Memory::new();
    let mut disk = open(dir.path());
    let stores: [&mut dyn Store; 2] = [&mut memory, &mut disk];
    let mut dumps = Vec::new();
    for store in stores {
        assert_eq!(put(store, "a", 1), Outcome::Added);
        assert_eq!(put(store, "b", 1), Outcome::Added);
        assert_eq!(put(store, "a", 2), Outcome::Replaced);
        assert_eq!(put(store, "a", 2), Outcome::Unchanged);
        assert!(store.confirm(&origin("a", 2)).unwrap() && !store.confirm(&origin("a", 3)).unwrap());
        let dataset = store.dataset(Graphs::All).unwrap();
        assert_eq!(dataset.len().unwrap(), 80, "20 quads of each document, in its graph and in the union");
        assert!(quads("a", 2, 20).iter().all(|quad| dataset.contains(quad).unwrap()));
        assert!(!quads("a", 1, 20).iter().any(|quad| dataset.contains(quad).unwrap()));
        assert_eq!(store.dataset(Graphs::Union).unwrap().len().unwrap(), 40);
        assert!(store.remove(node("b").as_str()).unwrap() && !store.remove(node("b").as_str()).unwrap());
        assert_eq!(versions(store), BTreeMap::from([("a".to_owned(), "v2".to_owned())]));
        dumps.push(dump(store));
    }
    assert_eq!(dumps[0], dumps[1]);
    assert_eq!(segment_files(dir.path()).len(), 1, "segments that nothing uses are deleted");
    drop(disk);
    assert_eq!(dump(&open(dir.path())), dumps[0]);
    assert_eq!(dump(&Segments::read(dir.path()).unwrap()), dumps[0]);
}

#[test]
fn the_order_of_quads_and_repetitions_do_not_matter() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    put(&mut store, "a", 1);
    let before = segment_files(dir.path());
    let lines = quads("a", 1, 20);
    let mut again: Quads = lines.iter().collect::<Vec<_>>().into_iter().rev().map(QuadRef::into_owned).collect();
    again.append(quads("a", 1, 3));
    let changed = Origin { content: "other options".into(), ..origin("a", 1) };
    assert_eq!(store.replace(&changed, &again).unwrap(), Outcome::Replaced);
    assert_eq!(segment_files(dir.path()), before);
}

#[test]
fn the_loader_counts_what_it_did() {
    let mut store = Memory::new();
    put(&mut store, "a", 1);
    put(&mut store, "b", 1);
    let mut loader = Loader::new(&mut store);
    for (id, version) in [("a", 1), ("b", 2), ("c", 1)] {
        if !loader.skips(&origin(id, version)).unwrap() {
            loader.put(&origin(id, version), &quads(id, version, 5)).unwrap();
        }
    }
    let report = loader.finish().unwrap();
    assert_eq!((report.added, report.replaced, report.unchanged, report.quads), (1, 1, 1, 10));
}

#[test]
fn one_writer_at_a_time_and_readers_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut writer = open(dir.path());
    put(&mut writer, "a", 1);
    let error = Segments::open(dir.path(), Durability::Each).err().unwrap();
    assert!(matches!(error, StoreError::Busy { .. }));
    assert!(error.to_string().contains(&format!("process {}", std::process::id())), "{error}");

    let reader = Segments::read(dir.path()).unwrap();
    put(&mut writer, "a", 2);
    put(&mut writer, "b", 1);
    assert_eq!(reader.dataset(Graphs::Union).unwrap().len().unwrap(), 20, "the state of the moment it was opened");
    assert!(dump(&reader).contains("version 1"));
    drop(reader);
    put(&mut writer, "c", 1);
    assert_eq!(segment_files(dir.path()).len(), 3, "with no reader left, what nothing uses is deleted");
    drop(writer);
    put(&mut open(dir.path()), "d", 1);
}

#[test]
fn a_batch_is_committed_as_a_whole() {
    let dir = tempfile::tempdir().unwrap();
    let batch = Durability::Batch { documents: 3, delay: Duration::from_secs(3600) };
    let mut store = Segments::open(dir.path(), batch).unwrap();
    let committed = || versions(&Segments::read(dir.path()).unwrap()).len();
    put(&mut store, "a", 1);
    put(&mut store, "b", 1);
    assert_eq!((committed(), versions(&store).len()), (0, 2), "waiting documents are seen by their own store only");
    put(&mut store, "c", 1);
    assert_eq!(committed(), 3);
    put(&mut store, "d", 1);
    store.commit().unwrap();
    assert_eq!(committed(), 4);
    put(&mut store, "e", 1);
    drop(store);
    assert_eq!(committed(), 5);
}

#[test]
fn the_manifest_grows_by_appending_and_is_rewritten_when_most_of_it_is_dead() {
    let dir = tempfile::tempdir().unwrap();
    let manifest = dir.path().join("manifest");
    let batch = Durability::Batch { documents: 100, delay: Duration::from_secs(3600) };
    let mut store = Segments::open(dir.path(), batch).unwrap();
    for version in 0..1100 {
        put(&mut store, "a", version);
    }
    store.commit().unwrap();
    drop(store);
    let before = fs::metadata(&manifest).unwrap().len();
    let store = open(dir.path());
    assert!(before > 100 * fs::metadata(&manifest).unwrap().len());
    assert_eq!(versions(&store), BTreeMap::from([("a".to_owned(), "v1099".to_owned())]));
}

/// Not a test of its own: the process that the next test kills. Tells of each commit on standard output.
#[test]
#[ignore = "run by the next test"]
fn writer_that_gets_killed() {
    let Ok(dir) = std::env::var("STORE_TO_WRITE") else { return };
    let mut store = open(Path::new(&dir));
    for version in 0.. {
        let id = format!("d{}", version % 7);
        store.replace(&origin(&id, version), &quads(&id, version, 300)).unwrap();
        use std::io::Write;
        writeln!(std::io::stderr(), "committed {id} v{version}").unwrap();
    }
}

#[test]
fn every_acknowledged_commit_survives_a_kill_at_any_moment() {
    let dir = tempfile::tempdir().unwrap();
    for round in 0..18_u64 {
        fs::remove_dir_all(dir.path().join("s")).ok();
        let store = dir.path().join("s");
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer_that_gets_killed", "--ignored", "--nocapture"])
            .env("STORE_TO_WRITE", &store)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut acknowledged = BTreeMap::new();
        let mut note = |line: &str| {
            if let Some((id, version)) = line.strip_prefix("committed ").and_then(|l| l.split_once(' ')) {
                acknowledged.insert(id.to_owned(), version.to_owned());
            }
        };
        if round % 3 == 0 {
            // While it starts, makes the store, and writes for the first time.
            std::thread::sleep(Duration::from_micros(1_500 + 700 * round));
        } else {
            // Spread over the milliseconds of a commit, differently in each round.
            note(&lines.next().unwrap().unwrap());
            std::thread::sleep(Duration::from_micros(1_370 * round + (round * 7919) % 1000));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        lines.map_while(Result::ok).for_each(|line| note(&line));

        let reopened = open(&store);
        let found = versions(&reopened);
        for (id, version) in &acknowledged {
            let number = |v: &str| v[1..].parse::<u32>().unwrap();
            let kept = found.get(id).unwrap_or_else(|| panic!("round {round}: {id} is lost"));
            assert!(number(kept) >= number(version), "round {round}: {id} is {kept}, {version} was acknowledged");
        }
        let dataset = reopened.dataset(Graphs::Union).unwrap();
        assert_eq!(dataset.len().unwrap(), 300 * found.len(), "round {round}: whole documents and nothing else");
        assert_eq!(segment_files(&store).len(), found.len(), "round {round}: no leftovers");
    }
}

#[test]
fn an_interrupted_write_at_the_end_of_the_manifest_is_cut_off() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(dir.path());
    put(&mut store, "a", 1);
    let whole = fs::read(dir.path().join("manifest")).unwrap();
    put(&mut store, "b", 1);
    drop(store);
    let longer = fs::read(dir.path().join("manifest")).unwrap();
    for cut in whole.len()..longer.len() {
        fs::write(dir.path().join("manifest"), &longer[..cut]).unwrap();
        assert_eq!(versions(&Segments::read(dir.path()).unwrap()).len(), 1, "cut at byte {cut}");
    }
    let mut store = open(dir.path());
    put(&mut store, "c", 1);
    assert_eq!(versions(&Segments::read(dir.path()).unwrap()).into_keys().collect::<Vec<_>>(), ["a", "c"]);
}

#[test]
fn damage_is_found_and_named() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path();
    let mut store = open(path);
    put(&mut store, "a", 1);
    put(&mut store, "b", 1);
    drop(store);
    let manifest = fs::read(path.join("manifest")).unwrap();
    let message = |result: Result<String, StoreError>| result.err().unwrap().to_string();
    let read = || Segments::read(path).map(|s| dump(&s));

    // Every single changed byte of the manifest is noticed, except that the last line end makes the last line unfinished.
    for at in (0..manifest.len() - 1).step_by(7) {
        let mut bytes = manifest.clone();
        bytes[at] ^= 1;
        fs::write(path.join("manifest"), bytes).unwrap();
        assert!(read().is_err(), "byte {at}");
    }
    let lines: Vec<_> = manifest.split_inclusive(|b| *b == b'\n').collect();
    fs::write(path.join("manifest"), [lines[0], lines[2]].concat()).unwrap();
    assert!(message(read()).contains("manifest is damaged: line 2"), "a missing line");
    fs::remove_file(path.join("manifest")).unwrap();
    assert!(message(Segments::open(path, Durability::Each).map(|s| dump(&s))).contains("it is missing"));
    assert_eq!(segment_files(path).len(), 2, "nothing was cleared away");
    fs::write(path.join("manifest"), &manifest).unwrap();

    let file = &segment_files(path)[0];
    let mut bytes = fs::read(file).unwrap();
    bytes[100] ^= 1;
    fs::write(file, bytes).unwrap();
    let error = Segments::read(path).unwrap().dataset(Graphs::Union).err().unwrap().to_string();
    let name = file.file_name().unwrap().to_str().unwrap();
    assert!(error.contains(name) && error.contains(BASE) && error.contains("delete the file"), "{error}");

    // The remedy that the message names.
    fs::remove_file(file).unwrap();
    let mut store = open(path);
    put(&mut store, "a", 1);
    put(&mut store, "b", 1);
    assert_eq!(store.dataset(Graphs::Union).unwrap().len().unwrap(), 40);
}

#[test]
fn other_folders_and_other_formats_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let error = |dir: &Path| Segments::open(dir, Durability::Each).err().unwrap();
    fs::write(dir.path().join("notes.txt"), "x").unwrap();
    assert!(matches!(error(dir.path()), StoreError::NotAStore { found, .. } if found == "notes.txt"));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "it was left as it was");
    assert!(matches!(Segments::read(dir.path()).err().unwrap(), StoreError::Missing { .. }));
    assert!(matches!(error(&dir.path().join("notes.txt")), StoreError::Io { .. }));

    let newer = r#"{"format":"pressgraph-store","version":2}"#;
    let sum = blake3::hash(newer.as_bytes()).to_hex();
    let store = dir.path().join("newer");
    fs::create_dir(&store).unwrap();
    fs::write(store.join("manifest"), format!("{} {newer}\n", &sum[..16])).unwrap();
    assert!(matches!(error(&store), StoreError::Version { found: 2, known: 1, .. }));
}

/// A small disk of its own. Only root may make one.
#[cfg(target_os = "linux")]
struct SmallDisk(tempfile::TempDir);

#[cfg(target_os = "linux")]
impl SmallDisk {
    fn new() -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"]).arg(dir.path()).output();
        mount.is_ok_and(|o| o.status.success()).then(|| Self(dir))
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_loses_nothing_that_was_committed() {
    let Some(disk) = SmallDisk::new() else { return };
    let path = disk.0.path().join("s");
    let mut store = open(&path);
    let mut kept = 0;
    let error = loop {
        let id = format!("d{kept}");
        match store.replace(&origin(&id, 1), &quads(&id, 1, 100)) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
    };
    assert!(error.to_string().contains("every committed document is kept"), "{error}");
    assert!(kept > 1 && versions(&store).len() == kept);
    let whole = |store: &Segments| store.dataset(Graphs::Union).unwrap().len().unwrap();
    assert_eq!(whole(&store), 100 * kept);
    // With room again, the same store goes on, and so does one that is opened anew.
    store.remove(node("d0").as_str()).unwrap();
    put(&mut store, "small", 1);
    drop(store);
    let store = open(&path);
    assert_eq!(whole(&store), 100 * (kept - 1) + 20);
}

/// Not a test of its own: runs with a limit on the size of files, so that writing more fails as on a full disk.
#[test]
#[ignore = "run by the next test"]
fn writer_with_little_room() {
    let Ok(dir) = std::env::var("STORE_WITH_LITTLE_ROOM") else { return };
    let mut store = open(Path::new(&dir));
    put(&mut store, "small", 1);
    let big = store.replace(&origin("big", 1), &quads("big", 1, 5000)).err().unwrap().to_string();
    assert!(big.contains("every committed document is kept"), "{big}");
    put(&mut store, "after", 1);
}

#[test]
#[cfg(unix)]
fn a_write_that_fails_leaves_the_store_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let child = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 128; exec \"$0\" --exact writer_with_little_room --ignored"])
        .arg(std::env::current_exe().unwrap())
        .env("STORE_WITH_LITTLE_ROOM", dir.path())
        .output()
        .unwrap();
    assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stdout));
    assert_eq!(versions(&open(dir.path())).into_keys().collect::<Vec<_>>(), ["after", "small"]);
    assert_eq!(segment_files(dir.path()).len(), 2);
}
