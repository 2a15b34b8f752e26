//! A store on a server: Oxigraph's own, behind a proxy that drops connections, with runs that are killed.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

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

    /// The same store by the addresses of queries and updates.
    fn sparql(&self) -> String {
        format!("http://{at}/query,http://{at}/update", at = self.at)
    }

    /// A host that leads to this server, where every other connection is cut off at once and each carries one request.
    fn unreliable(&self) -> String {
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
        at.to_string()
    }

    /// A host that leads to this server, each request on a connection of its own, unless `judge` answers instead.
    fn behind(&self, judge: impl Fn(&[u8]) -> Option<String> + Send + 'static) -> String {
        let (listener, server) = (TcpListener::bind("127.0.0.1:0").unwrap(), self.at);
        let at = listener.local_addr().unwrap();
        spawn(move || {
            for client in listener.incoming() {
                let Ok(mut client) = client else { continue };
                let request = whole_request(&mut client);
                let answer = judge(&request).map(String::into_bytes).unwrap_or_else(|| {
                    let mut there = TcpStream::connect(server).unwrap();
                    let mut answer = Vec::new();
                    there.write_all(&request).unwrap();
                    there.read_to_end(&mut answer).unwrap();
                    answer
                });
                let _ = client.write_all(&answer);
            }
        });
        at.to_string()
    }

    /// A host that leads to this server and takes so many requests; then it answers that there is too much.
    fn with_room(&self, room: Arc<AtomicI64>) -> String {
        self.behind(move |_| {
            (room.fetch_sub(1, Ordering::Relaxed) <= 0)
                .then(|| answer("413 Content Too Large", "text/plain", "no room"))
        })
    }
}

fn answer(status: &str, kind: &str, text: &str) -> String {
    let length = text.len();
    format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{text}")
}

/// Reads a request to its end and says in it that no other will follow.
fn whole_request(client: &mut TcpStream) -> Vec<u8> {
    let (mut bytes, mut buffer) = (Vec::new(), [0; 1 << 16]);
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return text.replacen("\r\n", "\r\nConnection: close\r\n", 1).into_bytes();
            }
        }
        match client.read(&mut buffer) {
            Ok(count) if count > 0 => bytes.extend_from_slice(&buffer[..count]),
            _ => return bytes,
        }
    }
}

impl Server {
    /// The graphs that the server is said to store, one for each time that it is said.
    fn stored(&self) -> Vec<String> {
        let state = ureq::get(self.store()).query("graph", "https://w3id.org/pressgraph/ontology#Store");
        let mut state = state.header("accept", "application/n-triples").call().unwrap();
        let mut lines: Vec<String> = state.body_mut().read_to_string().unwrap().lines().map(str::to_owned).collect();
        lines.iter_mut().for_each(|line| line.truncate(line.find(' ').unwrap()));
        lines.sort_unstable();
        lines
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

/// A port of this machine that speaks TLS and leads to a server; ends with this.
struct Secure {
    child: Child,
    port: String,
    /// With `ca.pem`, the authority to trust, and `other.pem`, another one.
    authorities: tempfile::TempDir,
}

impl Secure {
    fn before(server: &Server) -> Self {
        let (script, authorities) = (peers::root().join("tests/peers/tls.py"), tempfile::tempdir().unwrap());
        let mut command = peers::program("python");
        command.arg("-B").arg(script).arg(server.at.to_string()).arg(authorities.path());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut port = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut port).unwrap();
        Self { child, port: port.trim().to_owned(), authorities }
    }

    /// How many connections were made.
    fn connections(&self) -> usize {
        fs::read_to_string(self.authorities.path().join("connections")).unwrap_or_default().lines().count()
    }

    /// Runs the command as a machine that trusts an authority.
    fn trusting(&self, authority: &str, mut command: Command) -> Output {
        let pem = self.authorities.path().join(authority);
        command.env("SSL_CERT_FILE", pem).env_remove("SSL_CERT_DIR").output().unwrap()
    }
}

impl Drop for Secure {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

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
