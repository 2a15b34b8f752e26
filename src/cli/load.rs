//! `pressgraph load`: documents and RDF files into a store on disk.

use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::input::{BaseArgs, InputArgs, RunArgs};
use super::interrupt;
use super::reporter::Reporter;
use super::status::{Failure, Status};
use crate::pipeline;
use crate::pipeline::Inputs;
use crate::store;
use crate::store::Durability;

/// How long a document of a batch waits at most.
const DELAY: Duration = Duration::from_secs(5);

/// Read documents and RDF files into a store
///
/// Each document replaces what the store had of it, and is on the disk before the next one is stored; what was stored stays, whatever ends
/// the run, and the same command again goes on. What has not changed is skipped. RDF files (.ttl .nt .nq .trig .rdf .jsonld, and .xml .owl .json that hold RDF) load as they are.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Args {
    /// The folder of the store, made if there is none; or the address of a server's SPARQL 1.1 Graph Store Protocol, as
    /// `http://localhost:7878/store`; or those of its queries and its updates, as `http://localhost:7878/query,http://localhost:7878/update`.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    store: PathBuf,

    /// Write so many documents to the disk at once: faster, but an interrupted run loses those that wait.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    batch: u64,

    /// Also store every mention of an entity with its offsets.
    #[arg(long)]
    mentions: bool,

    #[command(flatten)]
    base: BaseArgs,

    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    run: RunArgs,
}

impl Args {
    fn durability(&self) -> Durability {
        match self.batch {
            1 => Durability::Each,
            many => Durability::Batch { documents: usize::try_from(many).unwrap_or(usize::MAX), delay: DELAY },
        }
    }
}

pub(super) fn run(args: Args, reporter: &mut Reporter) -> Result<Status, Failure> {
    let options = args.base.options(args.mentions)?;
    let inputs = args.input.inputs(&args.run)?;
    let mut store = store::open(&args.store, args.durability()).map_err(|e| Failure::new(e.to_string()))?;
    // Until here ctrl-C ends the program at once.
    let interrupt = interrupt::flag();
    store.heed(interrupt);
    let inputs = Inputs { interrupt: Some(interrupt), ..inputs };
    let engine = args.input.model.engine()?;
    reporter.watch(&inputs, &args.run, false)?;
    let (summary, report) = pipeline::load(&inputs, engine, args.run.jobs.count(), store.as_mut(), &options, reporter)
        .map_err(|error| {
            if interrupt.load(Ordering::Relaxed) {
                Failure::interrupted(format!("interrupted ({error}); run the same command again to go on from here"))
            } else {
                Failure::new(error.to_string())
            }
        })?;
    reporter.finish(&summary, Some((&store::shown(&args.store), &report)))
}
