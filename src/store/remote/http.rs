use std::thread::sleep;
use std::time::Duration;

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

/// A server that speaks the Graph Store Protocol. All that it is asked may be asked twice.
pub(super) struct Server {
    address: String,
    agent: Agent,
}

impl Server {
    pub fn new(address: &str) -> Result<Self, StoreError> {
        let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(TIMEOUT));
        let server = Self { address: address.trim_end_matches('/').to_owned(), agent: config.build().into() };
        if address.starts_with("https://") {
            return Err(server.fault("this program speaks http only; reach it through a tunnel or a proxy".to_owned()));
        }
        Ok(server)
    }

    /// The triples of a graph; none if there is no such graph.
    pub fn get(&self, graph: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let response = self
            .ask("read", |agent| agent.get(&self.address).query("graph", graph).header("accept", N_TRIPLES).call())?;
        if response.status() == 404 {
            return Ok(None);
        }
        let body = response.into_body().with_config().limit(u64::MAX).read_to_vec();
        body.map(Some).map_err(|e| self.fault(format!("reading {graph}: {e}")))
    }

    /// Makes the triples all that the graph holds.
    pub fn put(&self, graph: &str, triples: &[u8]) -> Result<(), StoreError> {
        self.ask("replace", |agent| {
            agent.put(&self.address).query("graph", graph).header("content-type", N_TRIPLES).send(triples)
        })?;
        Ok(())
    }

    /// Adds triples to the graph.
    pub fn post(&self, graph: &str, triples: &[u8]) -> Result<(), StoreError> {
        self.ask("add", |agent| {
            agent.post(&self.address).query("graph", graph).header("content-type", N_TRIPLES).send(triples)
        })?;
        Ok(())
    }

    /// Takes the graph out; it may be gone already.
    pub fn delete(&self, graph: &str) -> Result<(), StoreError> {
        self.ask("delete", |agent| agent.delete(&self.address).query("graph", graph).call())?;
        Ok(())
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
