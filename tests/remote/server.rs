//! Oxigraph's own server, and what goes wrong on the way to it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread::{sleep, spawn};
use std::time::Duration;

use super::peers;

/// A port that was free a moment ago.
pub fn free() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// Oxigraph's server on an empty folder; ends with this.
pub struct Server {
    child: Child,
    pub at: SocketAddr,
    _data: tempfile::TempDir,
}

impl Server {
    pub fn start() -> Self {
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

    pub fn store(&self) -> String {
        format!("http://{}/store", self.at)
    }

    /// The same store by the addresses of queries and updates.
    pub fn sparql(&self) -> String {
        format!("http://{at}/query,http://{at}/update", at = self.at)
    }

    /// A host that leads to this server, where every other connection is cut off at once and each carries one request.
    pub fn unreliable(&self) -> String {
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
    pub fn behind(&self, judge: impl Fn(&[u8]) -> Option<String> + Send + 'static) -> String {
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
    pub fn with_room(&self, room: Arc<AtomicI64>) -> String {
        self.behind(move |_| {
            (room.fetch_sub(1, Ordering::Relaxed) <= 0)
                .then(|| answer("413 Content Too Large", "text/plain", "no room"))
        })
    }
}

pub fn answer(status: &str, kind: &str, text: &str) -> String {
    let length = text.len();
    format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{text}")
}

/// Reads a request to its end and says in it that no other will follow.
pub fn whole_request(client: &mut TcpStream) -> Vec<u8> {
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
    pub fn stored(&self) -> Vec<String> {
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

pub fn notes(count: usize, word: &str) -> String {
    (0..count)
        .map(|n| {
            let text: Vec<_> = (0..7)
                .map(|p| format!("Envoy {} of ward {n} {word} pier {p} and quay {}.", n * p, n * 31 + p))
                .collect();
            serde_json::json!({"id": format!("n{n:03}"), "text": text.join(" ")}).to_string() + "\n"
        })
        .collect()
}

pub fn command(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pressgraph"));
    command.args(args).current_dir(dir).stdin(Stdio::null());
    command
}

pub fn load(dir: &Path, store: &str, inputs: &[&str]) -> Output {
    command(dir, &[&["load", "--model=none", "--store", store], inputs].concat()).output().unwrap()
}

#[track_caller]
pub fn loaded(dir: &Path, store: &str, inputs: &[&str], want: &str) {
    let output = load(dir, store, inputs);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && told.contains(want), "{told}");
}

/// Everything in graphs, sorted.
pub fn everything(dir: &Path, store: &str) -> Vec<String> {
    let query = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }";
    let output = command(dir, &["query", "--store", store, query, "--format", "tsv"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut rows: Vec<_> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    rows.sort();
    rows
}

/// A port of this machine that speaks TLS and leads to a server; ends with this.
pub struct Secure {
    child: Child,
    pub port: String,
    /// With `ca.pem`, the authority to trust, and `other.pem`, another one.
    authorities: tempfile::TempDir,
}

impl Secure {
    pub fn before(server: &Server) -> Self {
        let (script, authorities) = (peers::root().join("tests/peers/tls.py"), tempfile::tempdir().unwrap());
        let mut command = peers::program("python");
        command.arg("-B").arg(script).arg(server.at.to_string()).arg(authorities.path());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut port = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut port).unwrap();
        Self { child, port: port.trim().to_owned(), authorities }
    }

    /// How many connections were made.
    pub fn connections(&self) -> usize {
        fs::read_to_string(self.authorities.path().join("connections")).unwrap_or_default().lines().count()
    }

    /// Runs the command as a machine that trusts an authority.
    pub fn trusting(&self, authority: &str, mut command: Command) -> Output {
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
