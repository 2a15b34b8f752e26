//! Servers that refuse, do not answer, answer with something else or cannot be trusted.

use std::fs;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread::sleep;
use std::time::Duration;

use super::server::{Secure, Server, answer, command, everything, load, loaded, notes};

#[test]
fn a_server_is_reached_by_https_if_it_can_be_trusted() {
    let (server, dir) = (Server::start(), tempfile::tempdir().unwrap());
    let (secure, dir) = (Secure::before(&server), dir.path());
    let address = |host: &str| format!("https://{host}:{}", secure.port);
    let args = |store: &str| command(dir, &["load", "--model=none", "--store", store, "notes.jsonl"]);
    let stores = |host: &str| {
        let at = address(host);
        [format!("{at}/store"), format!("{at}/query,{at}/update")]
    };
    for (store, word) in stores("localhost").iter().zip(["visits", "leaves"]) {
        fs::write(dir.join("notes.jsonl"), notes(20, word)).unwrap();
        loaded(dir, "folder", &["notes.jsonl"], "");
        let output = secure.trusting("ca.pem", args(store));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(everything(dir, &server.store()), everything(dir, "folder"));
    }
    // An authority that the machine does not know, and a name that the certificate does not have.
    for (authority, host) in [("other.pem", "localhost"), ("ca.pem", "127.0.0.1")] {
        for store in stores(host) {
            let before = secure.connections();
            let refused = secure.trusting(authority, args(&store));
            let told = String::from_utf8_lossy(&refused.stderr).into_owned();
            assert_eq!(refused.status.code(), Some(2), "{told}");
            assert!(told.contains("certificate") && told.contains("SSL_CERT_FILE"), "{told}");
            assert_eq!(told.lines().count(), 1, "{told}");
            assert_eq!(secure.connections(), before + 1, "it is not asked again");
        }
    }
}
/// A server whose disk is full answers so; once there is room, the same command goes on.
#[test]
fn a_server_that_refuses_is_told_and_the_load_goes_on_later() {
    let server = Server::start();
    let (dir, room) = (tempfile::tempdir().unwrap(), Arc::new(AtomicI64::new(9)));
    let dir = dir.path();
    fs::write(dir.join("notes.jsonl"), notes(20, "visits")).unwrap();
    loaded(dir, "folder", &["notes.jsonl"], "20 added");
    let store = format!("http://{}/store", server.with_room(Arc::clone(&room)));
    let refused = load(dir, &store, &["notes.jsonl"]);
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "{told}");
    assert!(told.contains("it answers 413") && told.contains("run the same command again"), "{told}");
    room.store(i64::MAX, Ordering::Relaxed);
    loaded(dir, &store, &["notes.jsonl"], "");
    assert_eq!(everything(dir, &server.store()), everything(dir, "folder"));
}

/// A server that is busy is asked again, but not once the user ends the run.
#[cfg(unix)]
#[test]
fn an_interrupted_load_does_not_wait_for_a_busy_server() {
    let (server, dir) = (Server::start(), tempfile::tempdir().unwrap());
    let dir = dir.path();
    fs::write(dir.join("notes.jsonl"), notes(3, "leaves")).unwrap();
    let asked = Arc::new(AtomicI64::new(0));
    let count = Arc::clone(&asked);
    // What is stored is told, all else has to wait.
    let host = server.behind(move |_| {
        (count.fetch_add(1, Ordering::Relaxed) > 0).then(|| answer("503 Service Unavailable", "text/plain", "busy"))
    });
    let store = format!("http://{host}/store");
    let child = command(dir, &["load", "--model=none", "--store", &store, "notes.jsonl"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    while asked.load(Ordering::Relaxed) < 3 {
        sleep(Duration::from_millis(5));
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let ended = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(130), "{told}");
    assert!(told.contains("503") && told.contains("run the same command again"), "{told}");
    // Six times is how often it would be asked.
    assert!(asked.load(Ordering::Relaxed) < 1 + 6, "{asked:?}");
    loaded(dir, &server.store(), &["notes.jsonl"], "3 added");
}

#[test]
fn a_page_where_triples_were_asked_for_is_told() {
    let (server, dir) = (Server::start(), tempfile::tempdir().unwrap());
    fs::write(dir.path().join("notes.jsonl"), notes(2, "visits")).unwrap();
    let page = "<html>\n<title>Welcome</title>\n<p>Please log in.\n</html>";
    for (status, want) in
        [("200 OK", "it answers with text/html; charset=utf-8 where N-Triples were asked for; give"), ("418 No", "418")]
    {
        let host = server.behind(move |_| Some(answer(status, "text/html; charset=utf-8", page)));
        for store in [format!("http://{host}/store"), format!("http://{host}/query,http://{host}/update")] {
            let refused = load(dir.path(), &store, &["notes.jsonl"]);
            let told = String::from_utf8_lossy(&refused.stderr).into_owned();
            assert_eq!(refused.status.code(), Some(2), "{told}");
            assert!(told.contains(want) && told.lines().count() == 1, "{told}");
        }
    }
}

#[test]
fn a_name_and_a_password_open_the_server_and_are_told_nowhere() {
    let (server, dir) = (Server::start(), tempfile::tempdir().unwrap());
    let dir = dir.path();
    fs::write(dir.join("notes.jsonl"), notes(3, "visits")).unwrap();
    // "Basic " and base64 of `ada:s3cret/@`.
    let host = server.behind(|request| {
        let head = String::from_utf8_lossy(request).to_ascii_lowercase();
        let allowed = head.contains("authorization: basic ywrhonmzy3jldc9a\r\n");
        (!allowed).then(|| answer("401 Unauthorized", "text/plain", "who are you?"))
    });
    let with = |credentials: &str| {
        [
            format!("http://{credentials}{host}/store"),
            format!("http://{credentials}{host}/query,http://{credentials}{host}/update"),
        ]
    };
    for store in with("ada:s3cret%2F%40@") {
        let output = load(dir, &store, &["notes.jsonl", "--report", "run.json", "-v"]);
        let told =
            String::from_utf8_lossy(&output.stderr).into_owned() + &fs::read_to_string(dir.join("run.json")).unwrap();
        assert!(output.status.success() && told.contains(&host), "{told}");
        assert!(!told.contains("s3cret"), "{told}");
    }
    for store in with("") {
        let args = ["load", "--model=none", "--store", &store, "notes.jsonl"];
        let output =
            command(dir, &args).env("PRESSGRAPH_USER", "ada").env("PRESSGRAPH_PASSWORD", "s3cret/@").output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    for store in with("ada:wr0ng@").iter().chain(&with("")).chain(&with("ada:wr0ng/@")) {
        let refused = load(dir, store, &["notes.jsonl"]);
        let told = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(2), "{told}");
        assert!(!told.contains("wr0ng") && told.lines().count() == 1, "{told}");
        assert!(told.contains("PRESSGRAPH_PASSWORD") || told.contains("%2F"), "{told}");
    }
}
