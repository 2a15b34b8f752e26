use std::fs::File;
use std::io::{ErrorKind, Read, Seek};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use oxigraph::model::NamedNode;
use ureq::http::Response;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error};

use super::address::{Address, is_web, shown};
use crate::store::StoreError;

/// Waits before the second try and those after it; behind the last one the server counts as gone.
const WAITS: [Duration; 5] = [
    Duration::from_millis(250),
    Duration::from_secs(1),
    Duration::from_secs(3),
    Duration::from_secs(8),
    Duration::from_secs(20),
];

/// How often it is looked whether the run is to end.
const LOOK: Duration = Duration::from_millis(50);

/// How long one request may take.
const TIMEOUT: Duration = Duration::from_secs(300);

const N_TRIPLES: &str = "application/n-triples";
const SPARQL_UPDATE: &str = "application/sparql-update";

/// Bytes of an update's triples: servers and what stands before them limit requests, often to a megabyte.
pub(super) const UPDATE: usize = 512 << 10;

/// What to do where a server's certificate is not to be trusted.
const TRUST: &str = "if this is the right server, add the authority that signed its certificate to this system's, or name a PEM file with it in \
                     SSL_CERT_FILE";

/// What to do where a server does not answer as TLS has it.
const PLAIN: &str = "a server without https is reached by http://";

/// A server with named graphs. All that it is asked may be asked twice.
pub(super) struct Server {
    /// As it was given, without a password.
    shown: String,
    protocol: Protocol,
    agent: Agent,
    /// Nothing is tried again once this is set.
    pub interrupt: Option<&'static AtomicBool>,
}

/// How a server is spoken to.
enum Protocol {
    /// SPARQL 1.1 Graph Store HTTP Protocol: one address for everything.
    GraphStore(Address),
    /// SPARQL 1.1 Protocol: where it takes queries and where updates.
    Sparql { query: Address, update: Address },
}

impl Server {
    /// The server at an address of the Graph Store Protocol, or at those of queries and of updates with a comma between them.
    pub fn new(address: &str) -> Result<Self, StoreError> {
        let shown = shown(Path::new(address.trim().trim_end_matches('/'))).to_string_lossy().into_owned();
        let fault = |fault: &str| StoreError::Server { address: shown.clone(), fault: fault.to_owned() };
        let parse = |address: &str| Address::parse(address).map_err(fault);
        let addresses: Vec<&str> = address.split(',').map(str::trim).collect();
        let protocol = match addresses[..] {
            [one] => Protocol::GraphStore(parse(one)?),
            [query, update] if is_web(query) && is_web(update) => {
                Protocol::Sparql { query: parse(query)?, update: parse(update)? }
            }
            _ => return Err(fault("behind the comma stands the address of updates, as http://HOST/update")),
        };
        // Whom this machine trusts: private authorities count, too.
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(TIMEOUT)).tls_config(tls);
        Ok(Self { shown, protocol, agent: config.build().into(), interrupt: None })
    }

    /// Bytes of triples that one request may have.
    pub fn most(&self) -> usize {
        match self.protocol {
            Protocol::GraphStore(_) => usize::MAX,
            Protocol::Sparql { .. } => UPDATE,
        }
    }

    /// Whether it is spoken to by updates.
    pub fn updates(&self) -> bool {
        matches!(self.protocol, Protocol::Sparql { .. })
    }

    /// The triples of a graph; none if there is no such graph.
    pub fn get(&self, graph: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(mut triples) = self.read(graph)? else { return Ok(None) };
        let mut bytes = Vec::new();
        triples.read_to_end(&mut bytes).map_err(|e| self.fault(format!("reading {graph}: {e}")))?;
        Ok(Some(bytes))
    }

    /// The triples of a graph as they come; none if there is no such graph.
    pub fn read(&self, graph: &str) -> Result<Option<impl Read>, StoreError> {
        let response = match &self.protocol {
            Protocol::GraphStore(at) => self.ask("read", |agent| {
                at.allow(agent.get(&at.place)).query("graph", graph).header("accept", N_TRIPLES).call()
            })?,
            Protocol::Sparql { query, .. } => {
                let construct =
                    format!("CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {} {{ ?s ?p ?o }} }}", self.iri(graph)?);
                // By GET, which every server knows; Virtuoso never answers a query that is posted as it is.
                self.ask("query", |agent| {
                    let request = query.allow(agent.get(&query.place)).query("query", &construct);
                    request.header("accept", N_TRIPLES).call()
                })?
            }
        };
        if response.status() == 404 {
            return Ok(None);
        }
        let kind = response.headers().get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or(N_TRIPLES);
        // The older name of N-Triples is that of plain text.
        if ![N_TRIPLES, "text/plain"].contains(&kind.split(';').next().unwrap_or_default().trim()) {
            return Err(self.fault(format!(
                "it answers with {} where N-Triples were asked for; give the address of its SPARQL 1.1 Graph Store Protocol, or those of \
                 its queries and its updates",
                one_line(kind)
            )));
        }
        Ok(Some(response.into_body().into_with_config().limit(u64::MAX).reader()))
    }

    /// Makes the triples all that the graph holds.
    pub fn put(&self, graph: &str, triples: &str) -> Result<(), StoreError> {
        match &self.protocol {
            Protocol::GraphStore(at) => {
                self.ask("replace", |agent| {
                    at.allow(agent.put(&at.place)).query("graph", graph).header("content-type", N_TRIPLES).send(triples)
                })?;
                Ok(())
            }
            // One request is one transaction.
            Protocol::Sparql { .. } => {
                let graph = self.iri(graph)?;
                self.update(&format!("DROP SILENT GRAPH {graph} ; {}", insert(&graph, triples)))
            }
        }
    }

    /// Makes the triples of a file all that the graph holds, where it is spoken to by the Graph Store Protocol.
    pub fn put_file(&self, graph: &str, file: &File) -> Result<(), StoreError> {
        let Protocol::GraphStore(at) = &self.protocol else { return Ok(()) };
        self.ask("replace", |agent| {
            let mut file = file;
            file.rewind()?;
            at.allow(agent.put(&at.place)).query("graph", graph).header("content-type", N_TRIPLES).send(file)
        })?;
        Ok(())
    }

    /// Adds triples to the graph.
    pub fn post(&self, graph: &str, triples: &str) -> Result<(), StoreError> {
        match &self.protocol {
            Protocol::GraphStore(at) => {
                self.ask("add", |agent| {
                    at.allow(agent.post(&at.place))
                        .query("graph", graph)
                        .header("content-type", N_TRIPLES)
                        .send(triples)
                })?;
                Ok(())
            }
            Protocol::Sparql { .. } => self.update(&insert(&self.iri(graph)?, triples)),
        }
    }

    /// Takes the graph out; it may be gone already.
    pub fn delete(&self, graph: &str) -> Result<(), StoreError> {
        match &self.protocol {
            Protocol::GraphStore(at) => {
                self.ask("delete", |agent| at.allow(agent.delete(&at.place)).query("graph", graph).call())?;
                Ok(())
            }
            Protocol::Sparql { .. } => self.update(&format!("DROP SILENT GRAPH {}", self.iri(graph)?)),
        }
    }

    /// Runs an update, where it is spoken to by updates.
    pub fn update(&self, sparql: &str) -> Result<(), StoreError> {
        let Protocol::Sparql { update, .. } = &self.protocol else { return Ok(()) };
        self.ask("update", |agent| {
            update.allow(agent.post(&update.place)).header("content-type", SPARQL_UPDATE).send(sparql)
        })?;
        Ok(())
    }

    /// A graph's name as SPARQL writes it; what the server says is not trusted to be one.
    fn iri(&self, graph: &str) -> Result<String, StoreError> {
        let name = NamedNode::new(graph).map_err(|_| StoreError::GraphName(graph.to_owned()))?;
        Ok(name.to_string())
    }

    pub fn fault(&self, fault: String) -> StoreError {
        StoreError::Server { address: self.shown.clone(), fault }
    }

    /// Asks until there is an answer: a server that restarts or is busy gets half a minute. No such graph is an answer.
    fn ask(
        &self,
        what: &str,
        ask: impl Fn(&Agent) -> Result<Response<Body>, Error>,
    ) -> Result<Response<Body>, StoreError> {
        let mut waits = WAITS.iter();
        loop {
            let (fault, again) = match ask(&self.agent) {
                Ok(response) if response.status().is_success() => return Ok(response),
                Ok(response) if response.status() == 404 && matches!(what, "read" | "delete") => return Ok(response),
                Ok(mut response) => {
                    let status = response.status();
                    let told = response.body_mut().with_config().limit(500).read_to_string().unwrap_or_default();
                    let again = status.is_server_error() || status == 429 || status == 408;
                    let remedy = match status.as_u16() {
                        401 | 403 => {
                            "; give a name and a password in the address, as http://NAME:PASSWORD@HOST/, or in PRESSGRAPH_USER and \
                             PRESSGRAPH_PASSWORD"
                        }
                        _ => "",
                    };
                    (format!("it answers {status} when asked to {what} a graph{remedy}. {}", one_line(&told)), again)
                }
                Err(error) if is_of_tls(&error) => {
                    let fault = error.to_string();
                    let remedy = if fault.contains("certificate") { TRUST } else { PLAIN };
                    (format!("{fault}; {remedy}"), false)
                }
                Err(error) => {
                    let again = !matches!(error, Error::BadUri(_) | Error::Http(_));
                    (error.to_string(), again)
                }
            };
            match waits.next().filter(|_| again) {
                Some(wait) if self.wait(*wait) => {}
                _ => return Err(self.fault(fault)),
            }
        }
    }

    /// Waits; false, and at once, if the run is to end.
    fn wait(&self, time: Duration) -> bool {
        let end = Instant::now() + time;
        loop {
            if self.interrupt.is_some_and(|interrupt| interrupt.load(Ordering::Relaxed)) {
                return false;
            }
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return true;
            }
            sleep(left.min(LOOK));
        }
    }
}

/// Whether a server could not show that it is the one meant, or does not speak TLS at all: asking again changes nothing.
fn is_of_tls(error: &Error) -> bool {
    match error {
        Error::Tls(_) | Error::Rustls(_) => true,
        // What the handshake finds comes as an error of the connection.
        Error::Io(error) => error.kind() == ErrorKind::InvalidData,
        _ => false,
    }
}

/// What a server says, which may be a page, in one line and not too much of it.
fn one_line(told: &str) -> String {
    let words: Vec<_> = told.split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control()).take(200).collect()
}

/// The update that adds N-Triples to a graph.
pub(super) fn insert(graph: &str, triples: &str) -> String {
    format!("INSERT DATA {{ GRAPH {graph} {{\n{}}} }}", guarded(triples))
}

/// N-Triples as SPARQL reads them: `\\u0041` is a backslash and five letters there, but servers that decode `\u0041` before anything else would
/// see an `A`. So the `u` is written as a code, too.
fn guarded(triples: &str) -> String {
    let mut out = String::with_capacity(triples.len());
    let mut chars = triples.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        if c != '\\' {
            continue;
        }
        let escaped = chars.next();
        out.extend(escaped);
        if escaped == Some('\\')
            && let Some(letter) = chars.next_if(|c| matches!(c, 'u' | 'U'))
        {
            out.push_str(if letter == 'u' { r"\u0075" } else { r"\u0055" });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_backslash_before_a_code_stays_one() {
        for (ntriples, want) in [
            (r#""a\nb \"q\"""#, r#""a\nb \"q\"""#),
            (r#""\\u0041""#, r#""\\\u00750041""#),
            (r#""\\Users""#, r#""\\\u0055sers""#),
            (r#""\\\u0001""#, r#""\\\u0001""#),
            (r#""\\\\u""#, r#""\\\\\u0075""#),
        ] {
            assert_eq!(guarded(ntriples), want);
        }
    }
}
