//! A store on a server: Oxigraph's own, behind a proxy that drops connections, with runs that are killed.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::{sleep, spawn};
use std::time::Duration;

#[path = "support/peers.rs"]
mod peers;

/// A port that was free a moment ago.
fn free() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// Oxigraph's server on an empty folder; ends with this.
struct Server {
    child: Child,
    at: SocketAddr,
    _data: tempfile::TempDir,
}

impl Server {
    fn start() -> Self {
        let (data, at) = (tempfile::tempdir().unwrap(), free());
        let mut command = peers::program("oxigraph");
        command.args(["serve", "--bind", &at.to_string(), "--location"]).arg(data.path());
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let server = Self { child, at, _data: data };
        let answers = (0..200).any(|_| {
            sleep(Duration::from_millis(50));
            TcpStream::connect(at).is_ok()
        });
        assert!(answers, "the server does not answer");
        server
    }

    fn store(&self) -> String {
        format!("http://{}/store", self.at)
    }

    /// An address that leads to this server, where every other connection is cut off at once and each carries one request.
    fn unreliably(&self) -> String {
        let (listener, server) = (TcpListener::bind("127.0.0.1:0").unwrap(), self.at);
        let at = listener.local_addr().unwrap();
        spawn(move || {
            for (number, client) in listener.incoming().enumerate() {
                let Ok(mut client) = client else { continue };
                if number % 2 == 0 {
                    let _ = client.shutdown(Shutdown::Both);
                    continue;
                }
                let (mut there, mut back) = (TcpStream::connect(server).unwrap(), client.try_clone().unwrap());
                let mut answer = there.try_clone().unwrap();
                spawn(move || {
                    let mut buffer = [0; 4096];
                    if let Ok(count) = answer.read(&mut buffer) {
                        let _ = back.write_all(&buffer[..count]);
                    }
                    let _ = std::io::copy(&mut answer, &mut back);
                });
                spawn(move || drop(std::io::copy(&mut client, &mut there)));
            }
        });
        format!("http://{at}/store")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn notes(count: usize, word: &str) -> String {
    (0..count)
        .map(|n| {
            let text: Vec<_> = (0..7)
                .map(|p| format!("Envoy {} of ward {n} {word} pier {p} and quay {}.", n * p, n * 31 + p))
                .collect();
            serde_json::json!({"id": format!("n{n:03}"), "text": text.join(" ")}).to_string() + "\n"
        })
        .collect()
}

fn command(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pressgraph"));
    command.args(args).current_dir(dir).stdin(Stdio::null());
    command
}

fn load(dir: &Path, store: &str, inputs: &[&str]) -> Output {
    command(dir, &[&["load", "--model=none", "--store", store], inputs].concat()).output().unwrap()
}

#[track_caller]
fn loaded(dir: &Path, store: &str, inputs: &[&str], want: &str) {
    let output = load(dir, store, inputs);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && told.contains(want), "{told}");
}

/// Everything in graphs, sorted.
fn everything(dir: &Path, store: &str) -> Vec<String> {
    let query = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }";
    let output = command(dir, &["query", "--store", store, query, "--format", "tsv"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut rows: Vec<_> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    rows.sort();
    rows
}

#[test]
fn a_server_holds_what_a_folder_holds() {
    let server = Server::start();
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    fs::write(dir.join("a.jsonl"), notes(12, "leaves")).unwrap();
    fs::write(dir.join("b.jsonl"), notes(5, "visits")).unwrap();
    fs::write(dir.join("text.txt"), "A harbour\n\nNorway signed the treaty.\n").unwrap();
    fs::write(dir.join("facts.nt"), "<https://e.org/a> <https://e.org/b> \"c\" .\n").unwrap();
    let stores = [server.store(), "folder".to_owned()];
    let both = |inputs: &[&str], want: &str| {
        stores.iter().for_each(|store| loaded(dir, store, inputs, want));
        assert_eq!(everything(dir, &stores[0]), everything(dir, &stores[1]), "{inputs:?}");
    };
    both(&["a.jsonl", "text.txt", "facts.nt"], "14 added, 0 replaced, 0 unchanged");
    both(&["facts.nt", "a.jsonl", "text.txt"], "0 added, 0 replaced, 14 unchanged, 0 quads");
    both(&["b.jsonl"], "0 added, 5 replaced");
    fs::write(dir.join("text.txt"), "A harbour\n\nNorway signed no treaty.\n").unwrap();
    both(&["text.txt"], "1 added");
    both(&["a.jsonl", "--jobs", "3"], "0 added, 5 replaced, 7 unchanged");

    let refused = load(dir, &format!("http://{}/nothing/here", server.at), &["a.jsonl"]);
    assert_eq!(refused.status.code(), Some(2));
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(told.contains("/nothing/here: it answers"), "{told}");
}

#[test]
fn a_bad_line_and_kills_lose_nothing() {
    let server = Server::start();
    let (dir, address) = (tempfile::tempdir().unwrap(), server.unreliably());
    let dir = dir.path();
    fs::write(dir.join("old.jsonl"), notes(40, "leaves")).unwrap();
    fs::write(dir.join("notes.jsonl"), notes(60, "visits")).unwrap();
    loaded(dir, &server.store(), &["old.jsonl"], "40 added");
    for round in 0..4_u64 {
        let args = ["load", "--quiet", "--model=none", "--store", &address, "notes.jsonl"];
        let mut child = command(dir, &args).spawn().unwrap();
        sleep(Duration::from_millis(300 + 70 * round));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    loaded(dir, &address, &["notes.jsonl"], "");
    loaded(dir, "folder", &["notes.jsonl"], "60 added");
    assert_eq!(everything(dir, &server.store()), everything(dir, "folder"));
}
