use std::thread::sleep;
use std::time::Duration;

use oxigraph::model::NamedNode;
use ureq::http::Response;
use ureq::{Agent, Body};

use crate::store::StoreError;

/// Waits before the second try and those after it; behind the last one the server counts as gone.
const WAITS: [Duration; 5] = [
    Duration::from_millis(250),
    Duration::from_secs(1),
    Duration::from_secs(3),
    Duration::from_secs(8),
    Duration::from_secs(20),
];

/// How long one request may take.
const TIMEOUT: Duration = Duration::from_secs(300);

const N_TRIPLES: &str = "application/n-triples";
const SPARQL_QUERY: &str = "application/sparql-query";
const SPARQL_UPDATE: &str = "application/sparql-update";

/// A server with named graphs. All that it is asked may be asked twice.
pub(super) struct Server {
    /// As it was given.
    address: String,
    protocol: Protocol,
    agent: Agent,
}

/// How a server is spoken to.
enum Protocol {
    /// SPARQL 1.1 Graph Store HTTP Protocol: one address for everything.
    GraphStore(String),
    /// SPARQL 1.1 Protocol: where it takes queries and where updates.
    Sparql { query: String, update: String },
}

impl Server {
    /// The server at an address of the Graph Store Protocol, or at those of queries and of updates with a comma between them.
    pub fn new(address: &str) -> Result<Self, StoreError> {
        let bare = |address: &str| address.trim().trim_end_matches('/').to_owned();
        let protocol = match address.split_once(',') {
            Some((query, update)) => Protocol::Sparql { query: bare(query), update: bare(update) },
            None => Protocol::GraphStore(bare(address)),
        };
        let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(TIMEOUT));
        let server = Self { address: bare(address), protocol, agent: config.build().into() };
        let addresses = match &server.protocol {
            Protocol::GraphStore(at) => vec![at],
            Protocol::Sparql { query, update } => vec![query, update],
        };
        if addresses.iter().any(|address| address.starts_with("https://")) {
            return Err(server.fault("this program speaks http only; reach it through a tunnel or a proxy".to_owned()));
        }
        if !addresses.iter().all(|address| address.starts_with("http://")) {
            return Err(
                server.fault("behind the comma stands the address of updates, as http://HOST/update".to_owned())
            );
        }
        Ok(server)
    }

    /// The triples of a graph; none if there is no such graph.
    pub fn get(&self, graph: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let response = match &self.protocol {
            Protocol::GraphStore(at) => {
                self.ask("read", |agent| agent.get(at).query("graph", graph).header("accept", N_TRIPLES).call())?
            }
            Protocol::Sparql { query, .. } => {
                let construct =
                    format!("CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {} {{ ?s ?p ?o }} }}", self.iri(graph)?);
                self.ask("query", |agent| {
                    let request = agent.post(query).header("content-type", SPARQL_QUERY).header("accept", N_TRIPLES);
                    request.send(&construct)
                })?
            }
        };
        if response.status() == 404 {
            return Ok(None);
        }
        let body = response.into_body().with_config().limit(u64::MAX).read_to_vec();
        body.map(Some).map_err(|e| self.fault(format!("reading {graph}: {e}")))
    }

    /// Makes the triples all that the graph holds.
    pub fn put(&self, graph: &str, triples: &str) -> Result<(), StoreError> {
        match &self.protocol {
            Protocol::GraphStore(at) => {
                self.ask("replace", |agent| {
                    agent.put(at).query("graph", graph).header("content-type", N_TRIPLES).send(triples)
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

    /// Adds triples to the graph.
    pub fn post(&self, graph: &str, triples: &str) -> Result<(), StoreError> {
        match &self.protocol {
            Protocol::GraphStore(at) => {
                self.ask("add", |agent| {
                    agent.post(at).query("graph", graph).header("content-type", N_TRIPLES).send(triples)
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
                self.ask("delete", |agent| agent.delete(at).query("graph", graph).call())?;
                Ok(())
            }
            Protocol::Sparql { .. } => self.update(&format!("DROP SILENT GRAPH {}", self.iri(graph)?)),
        }
    }

    fn update(&self, sparql: &str) -> Result<(), StoreError> {
        let Protocol::Sparql { update, .. } = &self.protocol else { return Ok(()) };
        self.ask("update", |agent| agent.post(update).header("content-type", SPARQL_UPDATE).send(sparql))?;
        Ok(())
    }

    /// A graph's name as SPARQL writes it; what the server says is not trusted to be one.
    fn iri(&self, graph: &str) -> Result<String, StoreError> {
        let name = NamedNode::new(graph).map_err(|_| StoreError::GraphName(graph.to_owned()))?;
        Ok(name.to_string())
    }

    pub fn fault(&self, fault: String) -> StoreError {
        StoreError::Server { address: self.address.clone(), fault }
    }

    /// Asks until there is an answer: a server that restarts or is busy gets half a minute. No such graph is an answer.
    fn ask(
        &self,
        what: &str,
        ask: impl Fn(&Agent) -> Result<Response<Body>, ureq::Error>,
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
                    (format!("it answers {status} when asked to {what} a graph. {}", told.trim()), again)
                }
                Err(error) => {
                    let again = !matches!(error, ureq::Error::BadUri(_) | ureq::Error::Http(_));
                    (error.to_string(), again)
                }
            };
            match waits.next().filter(|_| again) {
                Some(wait) => sleep(*wait),
                None => return Err(self.fault(fault)),
            }
        }
    }
}

/// The update that adds N-Triples to a graph.
fn insert(graph: &str, triples: &str) -> String {
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
