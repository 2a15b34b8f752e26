//! A store on a server: Oxigraph's own, behind a proxy that drops connections, with runs that are killed.

#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "../support/peers.rs"]
mod peers;

mod faults;
mod server;

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread::sleep;
use std::time::Instant;

use server::{Server, answer, command, everything, load, loaded, notes};

#[test]
fn a_server_holds_what_a_folder_holds() {
    let servers = [Server::start(), Server::start()];
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    fs::write(dir.join("a.jsonl"), notes(12, "leaves")).unwrap();
    fs::write(dir.join("b.jsonl"), notes(5, "visits")).unwrap();
    fs::write(dir.join("text.txt"), "A harbour\n\nNorway signed the \"treaty\" in C:\\users\\u0041\\U0001F600.\n")
        .unwrap();
    fs::write(dir.join("facts.nt"), "<https://e.org/a> <https://e.org/b> \"c\\\\u0041\" .\n").unwrap();
    let stores = ["folder".to_owned(), servers[0].store(), servers[1].sparql()];
    let all = |inputs: &[&str], want: &str| {
        stores.iter().for_each(|store| loaded(dir, store, inputs, want));
        let folder = everything(dir, &stores[0]);
        for store in &stores[1..] {
            assert_eq!(everything(dir, store), folder, "{store} {inputs:?}");
        }
    };
    all(&["a.jsonl", "text.txt", "facts.nt"], "14 added, 0 replaced, 0 unchanged");
    all(&["facts.nt", "a.jsonl", "text.txt"], "0 added, 0 replaced, 14 unchanged, 0 quads");
    all(&["b.jsonl"], "0 added, 5 replaced");
    fs::write(dir.join("text.txt"), "A harbour\n\nNorway signed no treaty.\n").unwrap();
    all(&["text.txt"], "1 added");
    all(&["a.jsonl", "--jobs", "3"], "0 added, 5 replaced, 7 unchanged");
    // More than are settled together.
    for (word, want) in [("a", "130 added"), ("b", "130 replaced")] {
        let many: String =
            (0..130).map(|n| format!("{{\"id\": \"m{n}\", \"text\": \"Peru {word} {n}.\"}}\n")).collect();
        fs::write(dir.join("many.jsonl"), many).unwrap();
        all(&["many.jsonl"], want);
    }
    for server in &servers {
        let mut stored = server.stored();
        assert_eq!(stored.len(), 14 + 130, "nothing is said to be stored but what is");
        stored.dedup();
        assert_eq!(stored.len(), 14 + 130, "and that once");
    }
    let dump = |store: &str| command(dir, &["dump", "--store", store]).output().unwrap().stdout;
    let dumps: Vec<_> = stores.iter().map(|store| dump(store)).collect();
    assert!(!dumps[0].is_empty() && dumps.iter().all(|dump| *dump == dumps[0]), "dumps are the same");
    let checked = command(dir, &["check", "--store", &stores[1]]).output().unwrap();
    let told = String::from_utf8_lossy(&checked.stderr).into_owned();
    assert!(checked.status.code() == Some(2) && told.contains("is a server"), "{told}");
    // What one protocol wrote, the other reads.
    assert_eq!(everything(dir, &servers[1].store()), everything(dir, &servers[1].sparql()));

    let at = servers[0].at;
    for (store, want) in [
        (format!("http://{at}/nothing/here"), "/nothing/here: it answers"),
        (format!("http://{at}/query,http://{at}/nothing"), "/nothing: it answers"),
        (format!("http://{at}/query,update"), "behind the comma stands the address of updates"),
        (format!("https://{at}/store"), "a server without https is reached by http://"),
    ] {
        let refused = load(dir, &store, &["b.jsonl"]);
        let told = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(2), "{told}");
        assert!(told.contains(want) && told.lines().count() == 1, "{told}");
    }
}

/// How many moments a run is killed at; `PRESSGRAPH_KILLS=100 cargo test --test remote` takes more.
fn kills() -> u32 {
    std::env::var("PRESSGRAPH_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(4)
}

/// Kills loads of two files in turn, one of which has the other's documents changed, at moments spread over the time that one takes.
#[test]
fn a_bad_line_and_kills_lose_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let files = ["old.jsonl", "new.jsonl"];
    fs::write(dir.join(files[0]), notes(40, "leaves")).unwrap();
    fs::write(dir.join(files[1]), notes(60, "visits")).unwrap();
    // What is there once a file was read last, and the other one before it.
    let want = files.map(|last| {
        let folder = format!("{last}-folder");
        loaded(dir, &folder, &["new.jsonl"], "60 added");
        loaded(dir, &folder, &[last], "");
        everything(dir, &folder)
    });
    for sparql in [false, true] {
        let server = Server::start();
        let bad = server.unreliable();
        let address =
            if sparql { format!("http://{bad}/query,http://{bad}/update") } else { format!("http://{bad}/store") };
        loaded(dir, &server.store(), &["new.jsonl"], "60 added");
        let began = Instant::now();
        loaded(dir, &address, &["old.jsonl"], "40 replaced");
        let whole = began.elapsed();
        for round in 0..kills() {
            let which = usize::from(round % 2 == 0);
            let args = ["load", "--quiet", "--model=none", "--store", &address, files[which]];
            let mut child = command(dir, &args).spawn().unwrap();
            // Multiples of the golden ratio leave no part of the run out.
            sleep(whole.mul_f64((f64::from(round) * 0.618_034).fract()));
            child.kill().unwrap();
            child.wait().unwrap();
            if round % 10 == 9 || round + 1 == kills() {
                loaded(dir, &address, &[files[which]], "");
                assert_eq!(everything(dir, &server.store()), want[which], "{address}, round {round}");
            }
        }
    }
}
/// A graph of more than a megabyte goes in several updates; until the last one is in, it counts as not stored.
#[test]
fn a_large_graph_is_updated_in_parts() {
    let (server, dir) = (Server::start(), tempfile::tempdir().unwrap());
    let dir = dir.path();
    let line =
        |n: usize, word: &str| format!("<https://e.org/{n}> <https://e.org/says> \"{word} {}\" .\n", "x".repeat(200));
    let facts = |word: &str| (0..6000).map(|n| line(n, word)).collect::<String>();
    let (room, largest) = (Arc::new(AtomicI64::new(4)), Arc::new(AtomicI64::new(0)));
    let (left, seen) = (Arc::clone(&room), Arc::clone(&largest));
    let host = server.behind(move |request| {
        seen.fetch_max(i64::try_from(request.len()).unwrap(), Ordering::Relaxed);
        (left.fetch_sub(1, Ordering::Relaxed) <= 0).then(|| answer("413 Content Too Large", "text/plain", "no room"))
    });
    let store = format!("http://{host}/query,http://{host}/update");
    for (word, want) in [("old", "1 added"), ("new", "1 added")] {
        fs::write(dir.join("facts.nt"), facts(word)).unwrap();
        // The state, its first line, and two parts.
        room.store(4, Ordering::Relaxed);
        let refused = load(dir, &store, &["facts.nt"]);
        assert_eq!(refused.status.code(), Some(2), "{}", String::from_utf8_lossy(&refused.stderr));
        assert!(everything(dir, &server.sparql()).iter().all(|line| !line.contains(word)), "{word} is not stored yet");
        room.store(i64::MAX, Ordering::Relaxed);
        loaded(dir, &store, &["facts.nt"], want);
        loaded(dir, "folder", &["facts.nt"], want);
        assert_eq!(everything(dir, &server.sparql()), everything(dir, "folder"));
        loaded(dir, &store, &["facts.nt"], "1 unchanged");
    }
    let largest = largest.load(Ordering::Relaxed);
    assert!((100_000..600_000).contains(&largest), "{largest}");
}
