//! `pressgraph load`, `check` and `dump` as a user meets them: killed, interrupted, on a full disk, beside another, on a damaged store.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use pressgraph::store::{Durability, Segments};

fn command(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pressgraph"));
    command.args(args).current_dir(dir).stdin(Stdio::null());
    command
}

fn run(dir: &Path, args: &[&str]) -> Output {
    command(dir, args).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[track_caller]
fn load(dir: &Path, store: &str, args: &[&str]) -> String {
    let output = run(dir, &[&["load", "--model=none", "--store", store], args].concat());
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    told(&output)
}

fn dump(dir: &Path, store: &str) -> String {
    let output = run(dir, &["dump", "--store", store]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// Invented notes with a thread each, a line a note; every fifth one is a copy of an earlier one.
fn notes(count: usize) -> String {
    (0..count)
        .map(|n| {
            let story = if n % 5 == 4 { n - 3 } else { n };
            let text: Vec<_> = (0..6)
                .map(|p| {
                    format!(
                        "Minister Ida Brandt of ward {story} met {} envoys on pier {p} of harbour {}.",
                        story * p,
                        story * 31
                    )
                })
                .collect();
            let comments =
                [serde_json::json!({"author": format!("Reader {n}"), "text": "Russia criticized NATO again."})];
            serde_json::json!({"id": format!("n{n:04}"), "text": text.join(" "), "comments": comments}).to_string()
                + "\n"
        })
        .collect()
}

fn folder(count: usize) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("notes.jsonl"), notes(count)).unwrap();
    dir
}

fn segments(store: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(store.join("segments")).unwrap().map(|f| f.unwrap().path()).collect();
    found.sort();
    found
}

#[test]
fn any_number_of_jobs_makes_the_same_store() {
    let dir = folder(40);
    fs::write(dir.path().join("facts.nt"), "<https://e.org/a> <https://e.org/b> \"c\" .\n").unwrap();
    // The same names again with other texts, and back to the first ones: the last one stands.
    let again = notes(12).replace("envoys", "delegates");
    fs::write(dir.path().join("again.jsonl"), again).unwrap();
    fs::write(dir.path().join("back.jsonl"), notes(6)).unwrap();
    let inputs = ["notes.jsonl", "facts.nt", "again.jsonl", "back.jsonl"];
    let mut seen = Vec::new();
    for jobs in ["1", "2", "7"] {
        let store = format!("s{jobs}");
        let summary = load(dir.path(), &store, &[&["--jobs", jobs], &inputs[..]].concat());
        assert!(summary.contains("41 added, 18 replaced, 0 unchanged"), "{summary}");
        seen.push(dump(dir.path(), &store));
        let unchanged = load(dir.path(), &store, &["--jobs", jobs, "facts.nt", "back.jsonl"]);
        assert!(unchanged.contains("0 added, 0 replaced, 7 unchanged, 0 quads"), "{unchanged}");
    }
    assert!(seen[0] == seen[1] && seen[0] == seen[2]);
    assert!(seen[0].contains("delegates"));
    assert!(seen[0].contains("graph/copies"));
    let query = |jobs: &str| {
        let count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
        let args = [&["query", "--model=none", "--jobs", jobs, "-q", count], &inputs[..]].concat();
        String::from_utf8(run(dir.path(), &args).stdout).unwrap()
    };
    assert_eq!(query("1"), query("4"));
}

/// Its quads are written without their text being made first, wait on the disk where other documents are read beside it, and are sorted on the disk
/// on their way into a store.
#[test]
fn a_document_of_many_facts_is_the_same_on_every_way() {
    let dir = tempfile::tempdir().unwrap();
    let fact = |n: usize| format!("President Ida Brandt of Peru met envoys of Chile, Russia and NATO on pier {n}.");
    let facts: Vec<_> = (0..2_000).map(fact).collect();
    let large = |id: &str| serde_json::json!({"id": id, "text": facts.join(" ")}).to_string() + "\n";
    let text = [notes(40), large("large"), large("larger"), notes(80)].concat();
    fs::write(dir.path().join("notes.jsonl"), text).unwrap();
    let extract = |jobs: &str| {
        let args = ["extract", "--model=none", "--mentions", "--format=nq", "--jobs", jobs, "notes.jsonl"];
        let output = run(dir.path(), &args);
        // The first forty notes come twice.
        assert_eq!(output.status.code(), Some(3), "{}", told(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    let lines = extract("1");
    assert!(lines.lines().filter(|line| line.contains("/doc/large-")).count() > 1 << 16);
    assert!(extract("4") == lines, "the same for any number of jobs");
    load(dir.path(), "store", &["--mentions", "notes.jsonl"]);
    let sorted = |lines: &str| lines.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    assert!(sorted(&dump(dir.path(), "store")) == sorted(&lines), "stored as it is written");
}

fn start(dir: &Path, args: &[&str]) -> Child {
    let args = [&["load", "--quiet", "--model=none", "--store", "s"], args, &["notes.jsonl"]].concat();
    command(dir, &args).stderr(Stdio::piped()).spawn().unwrap()
}

/// How many moments a run is killed at; `PRESSGRAPH_KILLS=100 cargo test --test load` takes more.
fn kills() -> u64 {
    std::env::var("PRESSGRAPH_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(8)
}

#[test]
fn a_killed_load_goes_on_and_ends_with_the_same_store() {
    let dir = folder(120);
    load(dir.path(), "whole", &["notes.jsonl"]);
    let want = dump(dir.path(), "whole");
    // How long a run takes that nobody kills.
    let lasts = [&[][..], &["--batch", "16"]].map(|args| {
        let started = Instant::now();
        assert!(start(dir.path(), args).wait().unwrap().success());
        fs::remove_dir_all(dir.path().join("s")).unwrap();
        (args, started.elapsed())
    });
    let mut survived = 0;
    for round in 0..kills() {
        let (args, lasts) = lasts[round as usize % 2];
        let mut child = start(dir.path(), args);
        // Moments that are spread evenly over the run, whatever their number (steps of the golden ratio).
        let moment = (round as f64 * 0.618_033_988_749_895).fract();
        sleep(lasts.mul_f64(moment));
        child.kill().unwrap();
        child.wait().unwrap();
        let left = run(dir.path(), &["check", "--store", "s"]);
        assert!(matches!(left.status.code(), Some(0 | 2)), "round {round}: {}", told(&left));
        survived += u64::from(left.status.success());
        if round % 4 == 3 {
            load(dir.path(), "s", &["notes.jsonl"]);
            assert!(dump(dir.path(), "s") == want, "round {round}");
            fs::remove_dir_all(dir.path().join("s")).unwrap();
        }
    }
    assert!(survived > kills() / 4, "only {survived} of the killed runs had begun a store");
}

#[cfg(unix)]
#[test]
fn an_interrupted_load_ends_in_good_order() {
    let dir = folder(2000);
    let child = start(dir.path(), &["--batch", "100000"]);
    sleep(Duration::from_millis(600));
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(130), "{}", told(&ended));
    assert!(told(&ended).contains("run the same command again"), "{}", told(&ended));
    let kept = String::from_utf8(run(dir.path(), &["check", "--store", "s"]).stdout).unwrap();
    assert!(kept.contains(" 0 faults") && !kept.starts_with("0 "), "what was read is kept: {kept}");
}

#[test]
fn two_writers_are_one_too_many() {
    let dir = folder(1);
    let _other = Segments::open(&dir.path().join("s"), Durability::Each).unwrap();
    let output = run(dir.path(), &["load", "--store", "s", "notes.jsonl"]);
    assert_eq!(output.status.code(), Some(2));
    let who = format!("s is being written by another pressgraph (process {})", std::process::id());
    assert!(told(&output).contains(&who), "{}", told(&output));
}

/// Runs the load with little room: on a file system of its own where this user may mount one, else with a limit on the size of files.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_the_load_and_room_lets_it_go_on() {
    let dir = folder(60);
    load(dir.path(), "whole", &["notes.jsonl"]);
    let store = dir.path().join("s");
    fs::create_dir(&store).unwrap();
    let mount = |size: &str, how: &str| {
        let options = format!("{how}size={size}");
        Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(&store).output()
    };
    let mounted = mount("160k", "").is_ok_and(|o| o.status.success());
    let full = if mounted {
        run(dir.path(), &["load", "--model=none", "--store", "s", "notes.jsonl"])
    } else {
        let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"";
        let program = env!("CARGO_BIN_EXE_pressgraph");
        let args = ["-c", script, program, "load", "--model=none", "--store", "s", "notes.jsonl"];
        Command::new("sh").args(args).current_dir(dir.path()).output().unwrap()
    };
    assert_eq!(full.status.code(), Some(2), "{}", told(&full));
    assert!(told(&full).contains("every committed document is kept"), "{}", told(&full));
    let left = run(dir.path(), &["check", "--store", "s"]);
    assert_eq!(left.status.code(), Some(0), "{}", told(&left));
    if mounted {
        assert!(mount("64m", "remount,").unwrap().status.success());
    }
    load(dir.path(), "s", &["notes.jsonl"]);
    let same = dump(dir.path(), "s") == dump(dir.path(), "whole");
    if mounted {
        Command::new("umount").arg(&store).status().unwrap();
    }
    assert!(same);
}

/// What need not be in memory is in temporary files; where there is no room for them, the store keeps what it has.
#[test]
fn temporary_files_that_fail_are_told_and_the_load_goes_on_later() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let notes: String =
        (0..6000).map(|n| format!("{{\"id\": \"n{n}\", \"text\": \"Peru signed pact {n}.\"}}\n")).collect();
    fs::write(dir.join("notes.jsonl"), notes).unwrap();
    load(dir, "whole", &["--batch", "1000", "notes.jsonl"]);
    // Quiet: a slow machine would tell of its progress, too.
    let args = ["load", "--quiet", "--model=none", "--jobs=1", "--store", "s", "--batch", "1000", "notes.jsonl"];
    let failed = command(dir, &args).env("TMPDIR", dir.join("nowhere")).output().unwrap();
    assert_eq!(failed.status.code(), Some(2), "{}", told(&failed));
    assert!(
        told(&failed).contains("name another folder in TMPDIR") && told(&failed).lines().count() == 1,
        "{}",
        told(&failed)
    );
    let left = String::from_utf8(run(dir, &["check", "--store", "s"]).stdout).unwrap();
    assert!(left.ends_with(" 0 faults\n") && left.starts_with("4000 documents"), "{left}");
    let rest = load(dir, "s", &["--batch", "1000", "notes.jsonl"]);
    assert!(rest.contains("2000 added, 0 replaced, 4000 unchanged"), "{rest}");
    assert!(dump(dir, "s") == dump(dir, "whole"));
}

#[test]
fn damage_is_named_and_the_rest_saved() {
    let dir = folder(9);
    load(dir.path(), "s", &["notes.jsonl"]);
    let store = dir.path().join("s");
    let whole = dump(dir.path(), "s");
    let check = || run(dir.path(), &["check", "--store", "s"]);
    let saved = || {
        let output = run(dir.path(), &["dump", "--store", "s", "-o", "saved.nq"]);
        assert_eq!(output.status.code(), Some(3), "{}", told(&output));
        fs::read_to_string(dir.path().join("saved.nq")).unwrap()
    };
    let healthy = String::from_utf8(check().stdout).unwrap();
    assert!(healthy.starts_with("10 documents and files, ") && healthy.ends_with(" 0 faults\n"), "{healthy}");

    // One segment is not what was written.
    let victim = segments(&store).remove(3);
    let text = fs::read(&victim).unwrap();
    let mut broken = text.clone();
    broken[40] ^= 1;
    fs::write(&victim, &broken).unwrap();
    let found = check();
    assert_eq!(found.status.code(), Some(3));
    let name = victim.file_name().unwrap().to_str().unwrap();
    assert!(
        told(&found).contains(name) && told(&found).contains("load that document's input again"),
        "{}",
        told(&found)
    );
    let lost = std::str::from_utf8(&text).unwrap();
    assert!(saved() == whole.replace(lost, ""), "everything else is saved");

    // What was saved loads elsewhere; what was lost comes back with its input.
    load(dir.path(), "elsewhere", &["saved.nq"]);
    fs::remove_file(&victim).unwrap();
    load(dir.path(), "s", &["notes.jsonl"]);
    assert!(dump(dir.path(), "s") == whole);

    // A line of the manifest is damaged, then all of it is gone.
    let manifest = fs::read(store.join("manifest")).unwrap();
    let mut lines: Vec<_> = manifest.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
    let middle = lines[4].len() / 2;
    lines[4][middle] ^= 1;
    fs::write(store.join("manifest"), lines.concat()).unwrap();
    assert!(told(&check()).contains("manifest: is damaged: line 5 does not agree"), "{}", told(&check()));
    let sorted = |text: &str| {
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines.dedup();
        lines
    };
    assert_eq!(sorted(&saved()), sorted(&whole));
    fs::remove_file(store.join("manifest")).unwrap();
    assert_eq!(sorted(&saved()), sorted(&whole));
    assert!(told(&check()).contains("documents that the manifest has lost") || check().status.code() == Some(3));
    assert_eq!(run(dir.path(), &["check", "--store", "nowhere"]).status.code(), Some(2));
}

#[test]
fn skips_end_the_run_where_that_is_asked_for() {
    let dir = folder(3);
    let broken = "{\"id\": \"x\"}\n".repeat(4);
    fs::write(dir.path().join("some.jsonl"), broken + &notes(3)).unwrap();
    let args = |more: &[&'static str]| {
        let all =
            [&["extract", "--model=none", "-f", "nq", "-o", "out.nq", "--report", "run.json"], more, &["some.jsonl"]];
        run(dir.path(), &all.concat())
    };
    let report =
        || -> serde_json::Value { serde_json::from_slice(&fs::read(dir.path().join("run.json")).unwrap()).unwrap() };
    let ended = args(&["--fail-fast"]);
    assert_eq!(ended.status.code(), Some(2), "{}", told(&ended));
    assert!(told(&ended).contains("ended after 1 skipped"), "{}", told(&ended));
    assert!(!dir.path().join("out.nq").exists());
    assert_eq!((report()["documents"].as_u64(), report()["skipped"].as_u64()), (Some(0), Some(1)));
    assert_eq!(report()["stopped"], "too much was skipped");

    assert_eq!(args(&["--max-errors", "3"]).status.code(), Some(2));
    let partial = args(&["--max-errors", "4"]);
    assert_eq!(partial.status.code(), Some(3));
    let quads = fs::read_to_string(dir.path().join("out.nq")).unwrap().lines().count() as u64;
    let report = report();
    assert_eq!((report["documents"].as_u64(), report["skipped"].as_u64()), (Some(3), Some(4)));
    assert_eq!(report["quads"].as_u64(), Some(quads));
    assert_eq!(report["skips"][1]["place"], "some.jsonl#2");
    assert!(report["skips"][1]["reason"].as_str().unwrap().contains("\"text\""), "{report}");
    assert!(report["seconds"]["total"].as_f64().unwrap() > 0.0 && report["bytes"].as_u64().unwrap() > 500);

    // A store keeps what it got before the end.
    fs::write(dir.path().join("late.jsonl"), notes(3) + "{\"id\": \"x\"}\n" + &notes(30)).unwrap();
    let ended =
        run(dir.path(), &["load", "--model=none", "--fail-fast", "--report", "run.json", "--store", "s", "late.jsonl"]);
    assert_eq!(ended.status.code(), Some(2), "{}", told(&ended));
    let report: serde_json::Value = serde_json::from_slice(&fs::read(dir.path().join("run.json")).unwrap()).unwrap();
    assert_eq!(report["store"]["added"].as_u64(), Some(3), "{report}");
    let verbose = run(dir.path(), &["stats", "--model=none", "-v", "notes.jsonl"]);
    let verbose = told(&verbose);
    assert!(verbose.contains("read: notes.jsonl#2\n") && verbose.contains("s analysing, "), "{verbose}");
}

#[test]
fn no_format_tells_a_commenter_who_asked_for_a_pseudonym() {
    let dir = tempfile::tempdir().unwrap();
    let thread = r#"{"id": "1", "site": "Hill Post", "text": "Latvia signed the pact with Estonia on Monday.", "comments": [
        {"id": "a", "author": "Quentin Zabriskie", "text": "Russia threatens Latvia. Ask anybody."},
        {"parent": "a", "author": "Xanthippe77", "text": "@Quentin Zabriskie: no. Quentin, NATO supports Latvia."},
        {"author": "Quentin Zabriskie", "text": "Thanks, Xanthippe77. Russia attacked Georgia."}]}"#;
    fs::write(dir.path().join("thread.jsonl"), thread.replace('\n', " ")).unwrap();
    let reddit = concat!(
        r#"{"id": "p1", "author": "Zabriskie_Q", "title": "Latvia joins", "selftext": "Latvia joined NATO in 2004.", "subreddit": "news", "permalink": "/r/news/p1"}"#,
        "\n",
        r#"{"id": "c1", "author": "Xanthippe77", "link_id": "t3_p1", "parent_id": "t3_p1", "body": "u/Zabriskie_Q is right."}"#,
        "\n"
    );
    fs::write(dir.path().join("dump.jsonl"), reddit).unwrap();
    fs::write(dir.path().join("key"), [9; 32]).unwrap();
    fs::write(dir.path().join("other"), [8; 32]).unwrap();
    let written = |args: &[&str], key: &str| {
        let output = run(dir.path(), &[args, &["--pseudonymize", key, "thread.jsonl", "dump.jsonl"]].concat());
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", told(&output));
        String::from_utf8(output.stdout.clone()).unwrap() + &told(&output)
    };
    let mut commands: Vec<Vec<&str>> = ["ttl", "nt", "nq", "trig", "rdf", "jsonld", "graphml", "gexf", "dot"]
        .map(|format| vec!["extract", "--mentions", "-f", format])
        .into();
    commands.push(vec!["annotate"]);
    commands.push(vec!["annotate", "--layers", "ents"]);
    commands.push(vec!["load", "--store", "s"]);
    for command in &commands {
        let text = written(command, "key").to_lowercase();
        for name in ["quentin", "zabriskie", "xanthippe"] {
            assert!(!text.contains(name), "{command:?} tells {name}");
        }
    }
    let stored = dump(dir.path(), "s");
    assert!(!stored.to_lowercase().contains("quentin") && stored.contains("ontology#addresses>"), "{stored}");
    let nquads = &commands[2];
    assert_eq!(written(nquads, "key"), written(nquads, "key"));
    assert_ne!(written(nquads, "key"), written(nquads, "other"));
    fs::write(dir.path().join("short"), "secret").unwrap();
    let refused = run(dir.path(), &["extract", "--pseudonymize", "short", "thread.jsonl"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(told(&refused).contains("6 bytes"), "{}", told(&refused));
}
