//! `pressgraph load`: documents and RDF files into a store on disk.

use std::path::PathBuf;
use std::time::Duration;

use crate::schema::DATA_BASE;
use crate::store::{Durability, Segments, StoreError};

use super::query::UsageError;

/// How long a document of a batch waits at most.
const DELAY: Duration = Duration::from_secs(5);

/// Read documents and RDF files into a store
///
/// Each document replaces what the store had of it, and is on the disk before the next one is read. What has not
/// changed is skipped. RDF files (.ttl .nt .nq .trig .rdf .jsonld, and .xml .owl .json that hold RDF) load as they are.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Folder of the store; made if there is none
    #[arg(long, value_name = "DIR")]
    pub store: PathBuf,
    /// Write so many documents to the disk at once: faster, but an interrupted run loses those that wait
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub batch: usize,
    /// What the IRIs of the data begin with
    #[arg(long, value_name = "IRI", default_value = DATA_BASE)]
    pub base: String,
    /// Files and folders; - is standard input
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
}

/// A load that makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Folder of the store.
    pub store: PathBuf,
    /// When documents are written to the disk.
    pub durability: Durability,
    /// What the IRIs of the data begin with.
    pub base: String,
    /// Files and folders.
    pub inputs: Vec<PathBuf>,
}

impl TryFrom<Args> for Plan {
    type Error = UsageError;

    fn try_from(args: Args) -> Result<Self, UsageError> {
        if !args.base.ends_with(['/', '#']) || oxiri::Iri::parse(args.base.as_str()).is_err() {
            return Err(UsageError(format!("--base {:?} is no absolute IRI that ends in / or #", args.base)));
        }
        let durability = match args.batch {
            0 => {
                return Err(UsageError("--batch 0 would never write anything; 1 writes every document at once".into()));
            }
            1 => Durability::Each,
            documents => Durability::Batch { documents, delay: DELAY },
        };
        Ok(Self { store: args.store, durability, base: args.base, inputs: args.inputs })
    }
}

impl Plan {
    /// Opens the store, before anything is read.
    ///
    /// # Errors
    ///
    /// As [`Segments::open`].
    pub fn open(&self) -> Result<Segments, StoreError> {
        Segments::open(&self.store, self.durability)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        load: Args,
    }

    fn plan(args: &[&str]) -> Result<Plan, UsageError> {
        Cli::try_parse_from([&["load"], args].concat()).unwrap().load.try_into()
    }

    #[test]
    fn every_document_is_written_at_once_unless_told_otherwise() {
        let one = plan(&["--store", "s", "a.txt", "b.ttl"]).unwrap();
        assert_eq!((one.durability, one.inputs.len()), (Durability::Each, 2));
        let many = plan(&["--store", "s", "--batch", "100", "a.txt"]).unwrap();
        assert_eq!(many.durability, Durability::Batch { documents: 100, delay: DELAY });
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(plan(&["--store", "s", "--batch", "0", "a"]).is_err());
        for base in ["x", "https://e.org", "https://e org/", ""] {
            assert!(plan(&["--store", "s", "--base", base, "a"]).is_err(), "{base}");
        }
        assert!(Cli::try_parse_from(["load", "a.txt"]).is_err(), "--store is needed");
        assert!(Cli::try_parse_from(["load", "--store", "s"]).is_err(), "inputs are needed");
    }
}
